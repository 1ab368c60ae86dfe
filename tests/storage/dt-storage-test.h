/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-db.h"
#include "dt-error.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-writer.h"

G_BEGIN_DECLS

/* A register in memory with its writer, for cases that need no thread. */
typedef struct
{
  DtDb     *db;
  DtWriter *writer;
} DtStorageFixture;

void     dt_storage_fixture_set_up      (DtStorageFixture *fixture, gconstpointer seed);   /* with the seed if not NULL */
void     dt_storage_fixture_tear_down   (DtStorageFixture *fixture, gconstpointer seed);

/* Everything in the register but the journal, as text; with the derived rows or without. */
char    *dt_storage_dump                (DtDb *db, gboolean derived);
char    *dt_storage_sum                 (DtDb *db);                       /* a checksum of it, without the derived rows */
gint64   dt_storage_number              (DtDb *db, const char *sql);
char    *dt_storage_text                (DtDb *db, const char *sql);      /* rows by newline, columns by | */
void     dt_storage_run                 (DtStorageFixture *fixture, const char *sql);  /* as a write; must succeed */
gboolean dt_storage_job_sql             (DtDb *db, gpointer sql, gpointer *result, GError **error);

/* One to eight edits drawn from the random numbers; as a write: FALSE if the register refused them. */
char    *dt_storage_random_sql          (GRand *random);
gboolean dt_storage_random_write        (DtStorageFixture *fixture, GRand *random, gboolean bulk);

/* A register that is too long to be read whole at once. Titles are "Task" and a number, names of units "Unit" and one. */
#define DT_STORAGE_N_LONG 12000
extern const char dt_storage_long_register[];

G_END_DECLS
