/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_SQL_RUNS 5

gint64
dt_bench_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

double
dt_bench_since (gint64 start)
{
  return (double) (dt_bench_now () - start) / 1000;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
nth (GArray *times,
     guint   n)
{
  g_array_sort (times, compare_doubles);
  return times->len > 0 ? g_array_index (times, double, MIN (n, times->len - 1)) : 0;
}

double
dt_bench_least (GArray *times)
{
  return nth (times, 0);
}

double
dt_bench_median (GArray *times)
{
  return nth (times, times->len / 2);
}

double
dt_bench_longest (GArray *times)
{
  return nth (times, times->len);
}

double
dt_bench_time (int         n_runs,
               DtBenchFunc func,
               gpointer    data)
{
  double least = G_MAXDOUBLE;

  for (int i = 0; i < n_runs; i++)
    {
      gint64 start = dt_bench_now ();

      func (data);
      least = MIN (least, dt_bench_since (start));
    }

  return least;
}

double
dt_bench_sql (DtDb       *db,
              const char *sql,
              gint64      id,
              const char *words)
{
  double least = G_MAXDOUBLE;

  for (int i = 0; i < N_SQL_RUNS; i++)
    {
      g_autoptr(GError) error = NULL;
      g_auto(DtStmt) st = { 0 };
      gint64 start = dt_bench_now ();
      gboolean has_row = TRUE;

      dt_db_prepare (db, &st, sql, &error);
      g_assert_no_error (error);
      if (words != NULL)
        dt_bind_text (&st, 1, words);
      else if (id != 0)
        dt_bind_int64 (&st, 1, id);
      while (has_row && dt_stmt_next (&st, &has_row, &error))
        ;
      g_assert_no_error (error);
      least = MIN (least, dt_bench_since (start));
    }

  return least;
}

int
dt_bench_size (const char *variable,
               int         otherwise)
{
  const char *value = g_getenv (variable);
  int size = value != NULL ? atoi (value) : 0;

  return size > 0 ? size : otherwise;
}

void
dt_bench_tell (const char *what,
               double      figure,
               const char *unit,
               const char *floor_name,
               double      floor,
               const char *goal)
{
  printf ("%s: %.1f %s", what, figure, unit);
  if (floor_name != NULL)
    printf (", %.2f times %s (%.1f %s)", floor > 0 ? figure / floor : 0, floor_name, floor, unit);
  if (goal != NULL)
    printf ("; goal %s", goal);
  putchar ('\n');
  fflush (stdout);
}
