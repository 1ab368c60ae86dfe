/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What benchmarks share: how often a thing is done, which of the times counts, and how it is told, so that tests/bench/table
 * can put it into a table:
 *
 *   WHAT: FIGURE UNIT, RATIO times FLOOR (FIGURE UNIT); goal GOAL
 */

#include "dt-db.h"

G_BEGIN_DECLS

typedef void (*DtBenchFunc) (gpointer data);

/* Of the processor, by all threads of the program: what a machine takes that does nothing else. Waiting for a disk is not in it. */
gint64 dt_bench_now     (void);                                /* µs */
double dt_bench_since   (gint64 start);                        /* ms since dt_bench_now () was @start */
double dt_bench_least   (GArray *times);                       /* double, ms */
double dt_bench_median  (GArray *times);
double dt_bench_longest (GArray *times);
double dt_bench_time    (int n_runs, DtBenchFunc func, gpointer data);     /* the least */
double dt_bench_sql     (DtDb *db, const char *sql, gint64 id, const char *words);   /* all rows read, nothing done with them; ?1 id or words */
int    dt_bench_size    (const char *variable, int otherwise);             /* of the environment */

/* @floor_name NULL: nothing to compare with; @goal NULL: none */
void   dt_bench_tell    (const char *what, double figure, const char *unit, const char *floor_name, double floor, const char *goal);

G_END_DECLS
