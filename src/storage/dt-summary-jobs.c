/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What leaves the register by paper or by the command line, beside the rows of the list. */

#include "dt-summary-jobs.h"

#include "dt-db.h"
#include "dt-edit-jobs.h"
#include "dt-error.h"
#include "dt-list-jobs.h"

#include <glib/gi18n-lib.h>

void
dt_summary_data_free (DtSummaryData *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->causes, g_ptr_array_unref);
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_clear_pointer (&self->unit_ranks, g_hash_table_unref);
  g_free (self->unit);
  g_free (self->directive);
  g_free (self);
}

void
dt_task_units_free (DtTaskUnits *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->leads);
  g_ptr_array_unref (self->coordinators);
  g_free (self);
}

/* The one text that the statement gives for an id; NULL if the id is 0 or gone. */
static gboolean
load_name (DtDb        *db,
           const char  *sql,
           gint64       id,
           char       **name,
           GError     **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (id == 0)
    return TRUE;
  if (!dt_db_prepare (db, &st, sql, error))
    return FALSE;

  dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (has_row)
    *name = dt_column_dup (&st, 0);

  return TRUE;
}

/* Adds the causes of the moves of one task to the set of ids. */
static gboolean
collect_causes (DtDb        *db,
                gint64       task_id,
                GHashTable  *causes,
                GError     **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT c.cause_id FROM deadline_move m JOIN schedule_change c ON c.id = m.change_id"
                      " WHERE m.task_id = ?1 AND m.assignment_id IS NULL AND m.outcome = 'moved'"
                      "   AND c.lifted_day IS NULL",
                      error))
    return FALSE;

  dt_bind_int64 (&st, 1, task_id);
  while (TRUE)
    {
      gint64 id;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      id = dt_column_int64 (&st, 0);
      g_hash_table_add (causes, g_memdup2 (&id, sizeof id));
    }
}

static gboolean
load_cause (DtDb       *db,
            gint64      id,
            GPtrArray  *rows,
            GError    **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;
  DtDirectiveRow *row;

  if (!dt_db_prepare (db, &st,
                      "SELECT id, uid, symbol, type, issuer, issued_day, subject, stub FROM directive WHERE id = ?1", error))
    return FALSE;

  dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  row = dt_directive_row_new ();
  row->id = dt_column_int64 (&st, 0);
  row->uid = dt_column_dup (&st, 1);
  row->symbol = dt_column_dup (&st, 2);
  row->type = (DtDocumentType) dt_column_nick (&st, 3, dt_document_type_nicks);
  row->issuer = dt_column_dup (&st, 4);
  row->issued_day = dt_column_day (&st, 5);
  row->subject = dt_column_dup (&st, 6);
  row->stub = dt_column_int (&st, 7) != 0;
  g_ptr_array_add (rows, row);

  return TRUE;
}

static int
compare_causes (gconstpointer a,
                gconstpointer b)
{
  const DtDirectiveRow *left = *(DtDirectiveRow *const *) a;
  const DtDirectiveRow *right = *(DtDirectiveRow *const *) b;

  if (left->issued_day != right->issued_day)
    return left->issued_day < right->issued_day ? -1 : 1;
  return g_strcmp0 (left->symbol, right->symbol);
}

static gboolean
load_causes (DtDb           *db,
             DtSummaryData  *data,
             GError        **error)
{
  g_autoptr(GHashTable) causes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  data->causes = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_directive_row_unref);
  for (guint i = 0; i < data->tasks->len; i++)
    {
      const DtTaskRow *row = g_ptr_array_index (data->tasks, i);

      if (row->original_day != DT_DAY_NONE && !collect_causes (db, row->id, causes, error))
        return FALSE;
    }

  g_hash_table_iter_init (&iter, causes);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!load_cause (db, *(const gint64 *) id, data->causes, error))
      return FALSE;
  g_ptr_array_sort (data->causes, compare_causes);

  return TRUE;
}

typedef struct { gint64 id; int kind; } RankedUnit;

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  return ((const RankedUnit *) a)->kind - ((const RankedUnit *) b)->kind;
}

/* The order in which an office names its units: by kind, then by place and name. */
static gboolean
load_unit_ranks (DtDb           *db,
                 DtSummaryData  *data,
                 GError        **error)
{
  g_autoptr(GArray) units = g_array_new (FALSE, FALSE, sizeof (RankedUnit));
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT id, kind FROM unit ORDER BY position = 0, position, sort_key, id", error))
    return FALSE;

  while (TRUE)
    {
      RankedUnit unit;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      unit.id = dt_column_int64 (&st, 0);
      unit.kind = dt_column_nick (&st, 1, dt_unit_kind_nicks);
      g_array_append_val (units, unit);
    }
  /* Stable: within a kind the order of the statement stays. */
  g_array_sort (units, compare_kinds);

  data->unit_ranks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < units->len; i++)
    {
      const RankedUnit *unit = &g_array_index (units, RankedUnit, i);

      g_hash_table_insert (data->unit_ranks, g_memdup2 (&unit->id, sizeof unit->id), GUINT_TO_POINTER (i + 1));
    }

  return TRUE;
}

gboolean
dt_job_load_summary (DtDb      *db,
                     gpointer   data,
                     gpointer  *result,
                     GError   **error)
{
  g_autoptr(DtQuery) query = dt_query_copy (data);
  g_autoptr(DtSummaryData) summary = g_new0 (DtSummaryData, 1);
  gpointer settings = NULL;
  gpointer tasks = NULL;

  query->limit = DT_SUMMARY_MAX_TASKS + 1;
  if (!dt_job_select_tasks (db, query, &tasks, error))
    return FALSE;
  summary->tasks = tasks;
  if (summary->tasks->len > DT_SUMMARY_MAX_TASKS)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_TOO_LARGE,
                   _("There are more than %d tasks, too many to print. Choose fewer: a unit, a directive or a span of days."),
                   DT_SUMMARY_MAX_TASKS);
      return FALSE;
    }

  if (!dt_job_load_settings (db, NULL, &settings, error))
    return FALSE;
  summary->settings = settings;

  if (!load_causes (db, summary, error) || !load_unit_ranks (db, summary, error)
      || !load_name (db, "SELECT name FROM unit WHERE id = ?1", query->unit_id, &summary->unit, error)
      || !load_name (db, "SELECT symbol FROM directive WHERE id = ?1", query->directive_id, &summary->directive, error))
    return FALSE;

  *result = g_steal_pointer (&summary);
  return TRUE;
}

/* @st: gives whether a unit leads, and its name; it is ready for the next task afterwards */
static gboolean
load_task_units (DtStmt       *st,
                 gint64        task_id,
                 DtTaskUnits **result,
                 GError      **error)
{
  DtTaskUnits *units;
  gboolean has_row;

  dt_bind_int64 (st, 1, task_id);
  units = g_new0 (DtTaskUnits, 1);
  units->leads = g_ptr_array_new_with_free_func (g_free);
  units->coordinators = g_ptr_array_new_with_free_func (g_free);
  while (TRUE)
    {
      if (!dt_stmt_next (st, &has_row, error))
        {
          dt_task_units_free (units);
          return FALSE;
        }
      if (!has_row)
        break;
      g_ptr_array_add (dt_column_int (st, 0) ? units->leads : units->coordinators, dt_column_dup (st, 1));
    }

  dt_stmt_reset (st);
  *result = units;
  return TRUE;
}

gboolean
dt_job_fetch_task_units (DtDb      *db,
                         gpointer   data,
                         gpointer  *result,
                         GError   **error)
{
  const GArray *ids = data;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_full (ids->len, (GDestroyNotify) dt_task_units_free);
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st,
                      "SELECT a.role = 'lead', u.name FROM assignment a JOIN unit u ON u.id = a.unit_id"
                      " WHERE a.task_id = ?1 AND a.role IN ('lead', 'coordinator') ORDER BY a.position, a.id",
                      error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      DtTaskUnits *units = NULL;

      if (!load_task_units (&st, g_array_index (ids, gint64, i), &units, error))
        return FALSE;
      g_ptr_array_add (rows, units);
    }

  *result = g_steal_pointer (&rows);
  return TRUE;
}
