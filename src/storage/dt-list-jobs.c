/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The task list: numbers are picked in one scan, ordered here, and laid out under their heads. */

#include "dt-list-jobs.h"

#include "dt-db.h"
#include "dt-list-layout.h"
#include "dt-list-rows.h"

/**
 * dt_job_list_tasks:
 * @data: a #DtQuery
 * @result: (out): a #DtTaskList
 *
 * The heads and row ids of the whole answer. A late task stands under "Overdue" where the query looks forward, a
 * task with several leads once under its first. With a unit asked for, phase and day are those of its part.
 */
gboolean
dt_job_list_tasks (DtDb     *db,
                   gpointer  data,
                   gpointer *result,
                   GError  **error)
{
  const DtQuery *query = data;
  g_auto(DtListLayout) self = { .db = db, .query = query };

  self.pick = dt_pick_tasks (db, query, dt_list_layout_text (query), FALSE, error);
  if (self.pick == NULL || !dt_list_layout_load_ranks (&self, error) || !dt_list_layout_run (&self, error))
    return FALSE;

  *result = g_steal_pointer (&self.list);

  return TRUE;
}

/**
 * dt_job_select_tasks:
 * @data: a #DtQuery; what is expanded or collapsed does not matter
 * @result: (out): the #DtTaskRow in list order
 *
 * For print and the command line.
 */
gboolean
dt_job_select_tasks (DtDb     *db,
                     gpointer  data,
                     gpointer *result,
                     GError  **error)
{
  const DtQuery *given = data;
  g_autoptr(DtQuery) query = dt_query_copy (given);
  g_autoptr(DtTaskList) list = NULL;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DtRowFetch fetch = { ids, query->today };
  gpointer answer = NULL;

  g_clear_pointer (&query->expanded, g_hash_table_unref);
  g_clear_pointer (&query->collapsed, g_hash_table_unref);
  if (!dt_job_list_tasks (db, query, &answer, error))
    return FALSE;
  list = answer;

  for (guint i = 0; i < list->rows->len; i++)
    {
      const DtRowKey *key = &g_array_index (list->rows, DtRowKey, i);

      if (key->kind == DT_ROW_TASK)
        g_array_append_val (ids, key->id);
    }

  return dt_job_fetch_tasks (db, &fetch, result, error);
}
