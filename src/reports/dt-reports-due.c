/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What falls due in a span of days that is ahead, or whatever tasks a list shows: a row for each task, a request to many units
 * being one. */

#include "dt-reports-private.h"

#include "dt-deadline-summary.h"

#include <glib/gi18n-lib.h>

enum { TASK, LEAD, DIRECTIVE, CLAUSE, LAST_DAY, ORIGINAL_DAY, LEFT, STATE, PRODUCT, N_COLUMNS };

static DtListing *
create_table (const DtQuery *query,
              const char    *name,
              const char    *subject)
{
  const DtListingColumn columns[N_COLUMNS] = {
    [TASK] = { "task", C_("printed column", "Task"), 0, 3, 60, DT_COLUMN_FIXED },
    [LEAD] = { "lead", C_("printed column", "Lead"), 0, 2, 34, DT_COLUMN_GROUPS },
    [DIRECTIVE] = { "directive", C_("printed column", "Directive"), 66, 0, 16, DT_COLUMN_CENTER | DT_COLUMN_GROUPS },
    [CLAUSE] = { "clause", C_("printed column", "Item"), 46, 0, 12, DT_COLUMN_SHEET },
    [LAST_DAY] = { "last-day", C_("printed column", "Last day"), 54, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_GROUPS },
    [ORIGINAL_DAY] = { "original-day", C_("printed column", "Original day"), 48, 0, 12, DT_COLUMN_CENTER },
    [LEFT] = { "days-left", C_("printed column", "Days left"), 44, 0, 10, DT_COLUMN_CENTER },
    [STATE] = { "state", C_("printed column", "State"), 72, 0, 22, 0 },
    [PRODUCT] = { "product", C_("printed column", "Product"), 70, 0, 24, DT_COLUMN_SHEET },
  };
  DtListing *table = dt_listing_new (query->today, name, C_("heading in capitals", "LIST"), subject);

  dt_listing_add_columns (table, columns, N_COLUMNS);
  dt_listing_set_group (table, "last-day");
  table->count = DT_COUNT_TASKS;
  dt_listing_set_empty (table, _("Nothing falls due in these days."));
  return table;
}

static void
add_row (DtListing           *table,
         const DtTaskRow     *task,
         const DtSummaryData *data,
         const DtQuery       *query)
{
  DtListingCell *cell;

  dt_listing_add_text (table, task->title);
  dt_report_add_lead (table, task, data);
  dt_report_add_directive (table, task);
  dt_report_add_last_day (table, task->last_day, DT_DAY_NONE, task->time);
  cell = dt_listing_add_day (table, task->original_day);
  cell->style = DT_VALUE_STRUCK;
  /* What is without a deadline has no days left. */
  if (task->last_day == DT_DAY_NONE)
    dt_listing_add_empty (table);
  else
    dt_listing_add_number (table, task->last_day - query->today);
  dt_listing_take_text (table, dt_report_progress_words (task, query));
  dt_listing_add_text (table, task->product);
}

static gboolean
make (DtDb           *db,
      const DtQuery  *query,
      DtListing      *table,
      DtDay           from,
      DtDay           to,
      GError        **error)
{
  g_autoptr(DtQuery) ahead = dt_query_copy (query);
  g_autoptr(DtSummaryData) data = NULL;
  g_autofree char *count = NULL;
  gpointer loaded = NULL;

  ahead->from = from;
  ahead->to = to;
  ahead->open_only = TRUE;
  if (!dt_job_load_summary (db, ahead, &loaded, error))
    return FALSE;
  data = loaded;

  dt_report_take_period (table, ahead, "");
  dt_report_take_filters (table, data, query);
  for (guint i = 0; i < data->tasks->len; i++)
    add_row (table, g_ptr_array_index (data->tasks, i), data, query);
  count = dt_listing_count_words (table, data->tasks->len);
  dt_listing_take_total (table, g_strdup_printf (_("Total: %s"), count));
  dt_report_take_day_note (table, data);

  return TRUE;
}

/**
 * dt_report_next_week:
 *
 * What falls due from the next Monday to the Sunday after it, and is still open.
 */
gboolean
dt_report_next_week (DtDb           *db,
                     const DtQuery  *query,
                     DtListing     **result,
                     GError        **error)
{
  g_autoptr(DtListing) table = create_table (query, _("Due next week"), _("of tasks due next week"));
  DtDay monday = query->today + 8 - dt_day_get_weekday (query->today);

  if (!make (db, query, table, monday, monday + 6, error))
    return FALSE;
  *result = g_steal_pointer (&table);

  return TRUE;
}

/**
 * dt_report_next_month:
 *
 * What falls due in the month after this one, and is still open.
 */
gboolean
dt_report_next_month (DtDb           *db,
                      const DtQuery  *query,
                      DtListing     **result,
                      GError        **error)
{
  g_autoptr(DtListing) table = create_table (query, _("Due next month"), _("of tasks due next month"));
  DtDay first = dt_day_month_end (query->today) + 1;

  if (!make (db, query, table, first, dt_day_month_end (first), error))
    return FALSE;
  *result = g_steal_pointer (&table);

  return TRUE;
}

/* As the printed summary is grouped. */
static const char *
group_key (DtGroupBy group)
{
  switch (group)
    {
    case DT_GROUP_UNIT:
      return "lead";
    case DT_GROUP_DAY:
      return "last-day";
    case DT_GROUP_DIRECTIVE:
      return "directive";
    case DT_GROUP_STATE:
      return "state";
    case DT_GROUP_NONE:
      break;
    }

  return "";
}

/* As on paper: the day a task had stands under the one it has, and the time left is told in words. */
static DtListing *
create_summary (const DtQuery *query)
{
  enum { NAME, UNIT, SYMBOL, ITEM, DAY, TIME, HOW_FAR, N };
  const DtListingColumn columns[N] = {
    [NAME] = { "task", C_("printed column", "Task"), 0, 3, 60, DT_COLUMN_FIXED },
    [UNIT] = { "lead", C_("printed column", "Lead"), 0, 2, 34, DT_COLUMN_GROUPS },
    [SYMBOL] = { "directive", C_("printed column", "Directive"), 66, 0, 16, DT_COLUMN_CENTER | DT_COLUMN_GROUPS },
    [ITEM] = { "clause", C_("printed column", "Item"), 46, 0, 12, DT_COLUMN_SHEET },
    [DAY] = { "last-day", C_("printed column", "Last day"), 54, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_GROUPS },
    [TIME] = { "time-left", C_("printed column", "Time left"), 70, 0, 16, DT_COLUMN_CENTER },
    [HOW_FAR] = { "state", C_("printed column", "State"), 76, 0, 22, DT_COLUMN_GROUPS },
  };
  g_autofree char *title = dt_deadline_summary_title (query->group, TRUE);
  g_autofree char *subject = dt_deadline_summary_title (query->group, FALSE);
  g_autofree char *period = dt_deadline_summary_period (query);
  DtListing *table = dt_listing_new (query->today, _("Deadlines"), C_("heading in capitals", "SUMMARY"), subject);

  table->title = g_steal_pointer (&title);
  dt_listing_add_columns (table, columns, N);
  dt_listing_set_group (table, group_key (query->group));
  table->count = DT_COUNT_TASKS;
  dt_listing_set_empty (table, _("There is no such task."));
  dt_listing_take_fact (table, g_strdup_printf ("(%s)", period));

  return table;
}

static void
add_time_left (DtListing       *table,
               const DtTaskRow *task,
               const DtQuery   *query)
{
  gboolean urgent;
  g_autofree char *words = dt_deadline_summary_time_left (task, query->today, &urgent);
  DtListingCell *cell = dt_listing_add_text (table, words != NULL ? words : "–");

  cell->style = urgent ? DT_VALUE_BOLD : 0;
}

/* As a group a state is its own word, whatever else the cell would say. */
static void
add_state (DtListing       *table,
           const DtTaskRow *task,
           const DtQuery   *query)
{
  DtState state = dt_task_row_get_state (task, query->today, query->soon_days);

  if (query->group == DT_GROUP_STATE)
    dt_listing_add_text (table, dt_state_label (state))->number = state + 1;
  else
    dt_listing_take_text (table, dt_report_progress_words (task, query));
}

static void
add_summary_row (DtListing           *table,
                 const DtTaskRow     *task,
                 const DtSummaryData *data,
                 const DtQuery       *query)
{
  dt_listing_add_text (table, task->title);
  dt_report_add_lead (table, task, data);
  dt_report_add_directive (table, task);
  dt_report_add_last_day (table, task->last_day, task->original_day, task->time);
  add_time_left (table, task, query);
  add_state (table, task, query);
}

/**
 * dt_job_make_deadlines:
 * @data: a #DtQuery: which tasks, and what they are grouped by
 * @result: (out): a #DtListing with its office
 *
 * The deadline summary as a table like the other reports, for a word processor.
 */
gboolean
dt_job_make_deadlines (DtDb      *db,
                       gpointer   data,
                       gpointer  *result,
                       GError   **error)
{
  const DtQuery *query = data;
  g_autoptr(DtListing) table = create_summary (query);
  g_autoptr(DtSummaryData) tasks = NULL;
  gpointer loaded = NULL;

  if (!dt_job_load_summary (db, (gpointer) query, &loaded, error))
    return FALSE;
  tasks = loaded;

  dt_report_take_filters (table, tasks, query);
  for (guint i = 0; i < tasks->tasks->len; i++)
    add_summary_row (table, g_ptr_array_index (tasks->tasks, i), tasks, query);
  dt_listing_take_total (table, dt_deadline_summary_total (tasks->tasks, query));
  dt_report_take_day_note (table, tasks);
  table->office = dt_office_new (tasks->settings);

  *result = g_steal_pointer (&table);
  return TRUE;
}
