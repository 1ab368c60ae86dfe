/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-storage-test.h"

G_BEGIN_DECLS

/* A register on a file, with its seed written on 1/8/2024. */
typedef struct
{
  char             *folder;
  char             *path;
  DtStorageFixture  storage;
} DtAsofFixture;

void  dt_asof_fixture_set_up      (DtAsofFixture *self, gconstpointer data);
void  dt_asof_fixture_tear_down   (DtAsofFixture *self, gconstpointer data);

/* Of the register as it stood, which must be whole. */
char *dt_asof_dump                (DtAsofFixture *self, DtDay day);
char *dt_asof_ask                 (DtAsofFixture *self, const char *day, const char *sql);   /* as dt_storage_text() */
void  dt_asof_assert_nothing_left (void);

/* SQL: a day number */
#define DT_ASOF_DAY(iso) "CAST (julianday ('" iso "') - 1721424.5 AS INTEGER)"

#define DT_ASOF_CASE(path, func, data) \
  g_test_add ("/storage/as-of/" path, DtAsofFixture, data, dt_asof_fixture_set_up, func, dt_asof_fixture_tear_down)

G_END_DECLS
