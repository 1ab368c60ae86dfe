/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A small register, always the same, for tests: it has a task in each of the twelve states on 12/8/2024.
 * Its ids are the numbers below. */

#include "dt-db.h"

G_BEGIN_DECLS

#define DT_SEED_TODAY (dt_day_new (2024, 8, 12))

enum
{
  DT_SEED_OFFICE = 1,        /* units */
  DT_SEED_ORGANISATION,
  DT_SEED_PROPAGANDA,
  DT_SEED_GOVERNMENT,
  DT_SEED_WARD,
  DT_SEED_COMMUNE,
  DT_SEED_COMMITTEE,         /* the issuer */
  DT_SEED_N_UNITS = DT_SEED_COMMITTEE,
};

enum
{
  DT_SEED_PLAN = 1,          /* directives: 150-KH/TU of 8/7/2024 */
  DT_SEED_LETTER,            /* 1438-CV/TU of 22/7/2024, accelerates it by 15 days */
};

enum
{
  DT_SEED_OVERDUE = 1,       /* tasks, by their state; each has an assignment of the same id for its lead */
  DT_SEED_TODAY_TASK,
  DT_SEED_SOON,
  DT_SEED_RETURNED,
  DT_SEED_PROGRESS,
  DT_SEED_IDLE,              /* moved from 30/9 to 15/9 */
  DT_SEED_HANDED,
  DT_SEED_DONE,
  DT_SEED_DONE_LATE,
  DT_SEED_SUSPENDED,
  DT_SEED_CANCELLED,
  DT_SEED_STANDING,
  DT_SEED_COLLECTION,        /* of the letter: four leads, two handed in, one of these accepted */
  DT_SEED_UNDATED,           /* of the letter: nobody leads it */
  DT_SEED_N_TASKS = DT_SEED_UNDATED,
};

extern const char dt_seed_sql[];

/* A DtJobFunc for an empty register; needs no data. */
gboolean dt_seed_job   (DtDb *db, gpointer data, gpointer *result, GError **error);

/* An open register with the seed in a new folder, gone again with dt_seed_close(). */
DtStore *dt_seed_open  (void);
void     dt_seed_close (DtStore *store);
void     dt_seed_write (DtStore *store, const char *sql);     /* changes it as a user's write */
gint64   dt_seed_ask   (DtStore *store, const char *sql);     /* a number from the register */

G_END_DECLS
