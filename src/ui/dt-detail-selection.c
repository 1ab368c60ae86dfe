/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several tasks in sum: the job that adds them up, made of the jobs that read one. */

#include "dt-detail-selection.h"

#include "dt-detail-units.h"
#include "dt-error.h"

static void
unit_count_free (gpointer data)
{
  DtUnitCount *count = data;

  g_free (count->short_name);
  g_free (count);
}

void
dt_selection_free (DtSelection *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->units);
  g_array_unref (self->assignments);
  g_free (self);
}

DtSelectionFetch *
dt_selection_fetch_new (const gint64 *ids,
                        guint         n,
                        DtDay         today,
                        int           soon_days)
{
  DtSelectionFetch *self = g_new0 (DtSelectionFetch, 1);

  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_array_append_vals (self->ids, ids, n);
  self->today = today;
  self->soon_days = soon_days;
  return self;
}

gpointer
dt_selection_fetch_copy (gpointer fetch)
{
  DtSelectionFetch *self = fetch;

  return dt_selection_fetch_new ((const gint64 *) (gpointer) self->ids->data, self->ids->len, self->today, self->soon_days);
}

void
dt_selection_fetch_free (gpointer fetch)
{
  DtSelectionFetch *self = fetch;

  g_array_unref (self->ids);
  g_free (self);
}

static gboolean
count_tasks (DtDb                    *db,
             const DtSelectionFetch  *fetch,
             DtSelection             *sum,
             GError                 **error)
{
  DtRowFetch *rows_fetch = dt_row_fetch_new ((const gint64 *) (gpointer) fetch->ids->data, fetch->ids->len, fetch->today);
  g_autoptr(GPtrArray) rows = NULL;
  gpointer result = NULL;
  gboolean read = dt_job_fetch_tasks (db, rows_fetch, &result, error);

  dt_row_fetch_free (rows_fetch);
  if (!read)
    return FALSE;

  rows = result;
  sum->n_tasks = (int) rows->len;
  for (guint i = 0; i < rows->len; i++)
    {
      const DtTaskRow *row = g_ptr_array_index (rows, i);
      DtDay day = dt_task_row_get_counted_day (row);

      sum->by_state[dt_task_row_get_state (row, fetch->today, fetch->soon_days)]++;
      if (dt_phase_is_open (row->phase) && day != DT_DAY_NONE && (sum->first_day == DT_DAY_NONE || day < sum->first_day))
        sum->first_day = day;
    }

  return TRUE;
}

static void
add_debt (DtSelection           *sum,
          GHashTable            *by_unit,
          const DtAssignmentRow *row,
          const DtSelectionFetch *fetch)
{
  DtUnitCount *count = g_hash_table_lookup (by_unit, &row->unit_id);

  if (count == NULL)
    {
      count = g_new0 (DtUnitCount, 1);
      count->id = row->unit_id;
      count->short_name = g_strdup (row->unit);
      g_ptr_array_add (sum->units, count);
      g_hash_table_insert (by_unit, &count->id, count);
    }
  count->n_owed++;
  if (dt_assignment_row_get_state (row, fetch->today, fetch->soon_days) == DT_STATE_OVERDUE)
    count->n_overdue++;
  g_array_append_val (sum->assignments, row->id);
}

static gboolean
collect_debts (DtDb                    *db,
               const DtSelectionFetch  *fetch,
               DtSelection             *sum,
               GError                 **error)
{
  g_autoptr(GHashTable) by_unit = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < fetch->ids->len; i++)
    {
      g_autoptr(DtTaskDetail) detail = NULL;
      g_autoptr(GError) local = NULL;
      gpointer result = NULL;

      if (!dt_job_load_task (db, &g_array_index (fetch->ids, gint64, i), &result, &local))
        {
          /* A task that is gone since it was chosen is none. */
          if (g_error_matches (local, DT_ERROR, DT_ERROR_NOT_FOUND))
            continue;
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }

      detail = result;
      for (guint j = 0; j < detail->assignments->len; j++)
        {
          const DtAssignmentRow *row = g_ptr_array_index (detail->assignments, j);

          if (dt_detail_is_owed (row))
            add_debt (sum, by_unit, row, fetch);
        }
    }

  return TRUE;
}

static int
compare_debts (gconstpointer a,
               gconstpointer b)
{
  const DtUnitCount *one = *(const DtUnitCount *const *) a;
  const DtUnitCount *two = *(const DtUnitCount *const *) b;

  if (one->n_owed != two->n_owed)
    return two->n_owed - one->n_owed;
  if (one->n_overdue != two->n_overdue)
    return two->n_overdue - one->n_overdue;
  return one->id < two->id ? -1 : one->id > two->id;
}

gboolean
dt_job_sum_selection (DtDb      *db,
                      gpointer   data,
                      gpointer  *result,
                      GError   **error)
{
  const DtSelectionFetch *fetch = data;
  g_autoptr(DtSelection) sum = g_new0 (DtSelection, 1);

  sum->units = g_ptr_array_new_with_free_func (unit_count_free);
  sum->assignments = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!count_tasks (db, fetch, sum, error))
    return FALSE;
  if (fetch->ids->len <= DT_SELECTION_MAX && !collect_debts (db, fetch, sum, error))
    return FALSE;

  g_ptr_array_sort (sum->units, compare_debts);
  *result = g_steal_pointer (&sum);
  return TRUE;
}
