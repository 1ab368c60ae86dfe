/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is overdue: a row for each unit's part, for what is owed is counted by unit. */

#include "dt-reports-private.h"

#include <glib/gi18n-lib.h>

#include "dt-report-jobs.h"

enum { TASK, UNIT, DIRECTIVE, CLAUSE, LAST_DAY, ORIGINAL_DAY, LATE, REMINDERS, REMINDED, STATE, PHONE, N_COLUMNS };

static DtListing *
create_table (const DtQuery *query)
{
  const DtListingColumn columns[N_COLUMNS] = {
    [TASK] = { "task", C_("printed column", "Task"), 0, 3, 60, DT_COLUMN_FIXED },
    [UNIT] = { "unit", C_("printed column", "Unit"), 0, 2, 34, DT_COLUMN_GROUPS },
    [DIRECTIVE] = { "directive", C_("printed column", "Directive"), 66, 0, 16, DT_COLUMN_CENTER | DT_COLUMN_GROUPS },
    [CLAUSE] = { "clause", C_("printed column", "Item"), 46, 0, 12, DT_COLUMN_SHEET },
    [LAST_DAY] = { "last-day", C_("printed column", "Last day"), 54, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_GROUPS },
    [ORIGINAL_DAY] = { "original-day", C_("printed column", "Original day"), 54, 0, 12, DT_COLUMN_SHEET },
    [LATE] = { "days-late", C_("printed column", "Days late"), 42, 0, 10, DT_COLUMN_CENTER },
    [REMINDERS] = { "reminders", C_("printed column", "Urged, times"), 50, 0, 10, DT_COLUMN_CENTER },
    [REMINDED] = { "reminded", C_("printed column", "Last urged on"), 50, 0, 12, DT_COLUMN_SHEET },
    [STATE] = { "state", C_("printed column", "State"), 66, 0, 18, 0 },
    [PHONE] = { "phone", C_("printed column", "Telephone"), 70, 0, 16, DT_COLUMN_SHEET },
  };
  DtListing *table = dt_listing_new (query->today, _("Overdue"), C_("heading in capitals", "LIST"), _("of overdue tasks"));

  dt_listing_add_columns (table, columns, N_COLUMNS);
  dt_listing_set_group (table, "unit");
  table->count = DT_COUNT_TASKS;
  dt_listing_set_empty (table, _("Nothing is overdue."));
  return table;
}

static char *
state_words (const DtAssignmentRow *part)
{
  if (part->phase == DT_PHASE_RETURNED)
    return g_strdup (dt_state_label (DT_STATE_RETURNED));
  if (part->percent > 0)
    return g_strdup_printf (_("In progress, %d%%"), part->percent);

  return g_strdup (_("Not handed in"));
}

static void
add_row (DtListing           *table,
         const DtObligation  *late,
         const DtSummaryData *data,
         const DtQuery       *query)
{
  const DtAssignmentRow *part = late->assignment;
  const DtTaskRow *task = late->task;
  DtDay original = task->original_day != DT_DAY_NONE ? task->original_day : task->last_day;
  DtListingCell *cell;

  dt_listing_add_text (table, task->title);
  cell = dt_listing_add_text (table, part->unit_name);
  cell->number = dt_report_unit_rank (data, part->unit_id);
  dt_report_add_directive (table, task);
  dt_report_add_last_day (table, part->last_day, original != part->last_day ? original : DT_DAY_NONE, task->time);
  dt_listing_add_day (table, original);
  dt_listing_add_number (table, query->today - part->last_day)->style = DT_VALUE_BOLD;
  cell = dt_listing_add_number (table, part->n_reminders);
  if (part->reminded_day != DT_DAY_NONE)
    cell->under = dt_day_format (part->reminded_day, DT_DAY_STYLE_SHORT, query->today);
  dt_listing_add_day (table, part->reminded_day);
  dt_listing_take_text (table, state_words (part));
  dt_listing_add_text (table, part->phone);
}

static void
add_total (DtListing     *table,
           GPtrArray     *rows,
           const DtQuery *query)
{
  g_autoptr(GHashTable) units = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree char *tasks = NULL;
  g_autofree char *of = NULL;
  g_autofree char *most = NULL;
  int longest = 0;
  gint64 reminders = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const DtObligation *late = g_ptr_array_index (rows, i);

      g_hash_table_add (units, &late->assignment->unit_id);
      longest = MAX (longest, query->today - late->assignment->last_day);
      reminders += late->assignment->n_reminders;
    }

  tasks = dt_listing_count_words (table, rows->len);
  of = g_strdup_printf (ngettext ("%u unit", "%u units", g_hash_table_size (units)), g_hash_table_size (units));
  most = g_strdup_printf (ngettext ("at most %d day late", "at most %d days late", (gulong) longest), longest);
  /* Translators: how many tasks, of how many units, how late at most */
  dt_listing_take_total (table, g_strdup_printf (_("Total: %1$s of %2$s, %3$s"), tasks, of, most));
  dt_listing_set_sum (table, REMINDERS, reminders, NULL);
}

static GPtrArray *
list_late (DtDb                 *db,
           const DtSummaryData  *data,
           const DtQuery        *query,
           GError              **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DtLateQuery late = { ids, query->today, query->unit_id };
  gpointer rows = NULL;

  for (guint i = 0; i < data->tasks->len; i++)
    g_array_append_val (ids, ((const DtTaskRow *) g_ptr_array_index (data->tasks, i))->id);

  return dt_job_list_late (db, &late, &rows, error) ? rows : NULL;
}

/**
 * dt_report_overdue:
 *
 * The parts of tasks that are late today, with the days of lateness and of urging.
 */
gboolean
dt_report_overdue (DtDb           *db,
                   const DtQuery  *query,
                   DtListing     **result,
                   GError        **error)
{
  g_autoptr(DtQuery) late = dt_query_copy (query);
  g_autoptr(DtListing) table = create_table (query);
  g_autoptr(DtSummaryData) data = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  gpointer loaded = NULL;

  late->states = DT_STATE_BIT (DT_STATE_OVERDUE);
  if (!dt_job_load_summary (db, late, &loaded, error))
    return FALSE;
  data = loaded;
  rows = list_late (db, data, query, error);
  if (rows == NULL)
    return FALSE;

  if (query->from != DT_DAY_NONE || query->to != DT_DAY_NONE)
    dt_report_take_period (table, query, "");
  else
    dt_report_take_as_of (table, query);
  dt_report_take_filters (table, data, query);
  for (guint i = 0; i < rows->len; i++)
    add_row (table, g_ptr_array_index (rows, i), data, query);
  add_total (table, rows, query);
  dt_report_take_day_note (table, data);
  dt_listing_take_note (table, g_strdup (_("Days late are counted from the last day; what was handed in and waits for acceptance is not late.")));

  *result = g_steal_pointer (&table);
  return TRUE;
}
