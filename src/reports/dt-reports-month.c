/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calendar of a month: a row for each week. A spreadsheet gets the same as a list of days. */

#include "dt-reports-private.h"

#include <glib/gi18n-lib.h>

#include "dt-calendar-jobs.h"

#define WEEK_DAYS 7
/* More of one day are told by their number. */
#define MAX_TOLD 8
#define ROW_HEIGHT 62.0
#define SIZE 9.0

enum { LIST_DAY, LIST_TASK, LIST_LEAD, LIST_DIRECTIVE, LIST_STATE, N_LIST };

typedef struct
{
  const DtQuery  *query;
  DtMonth        *month;
  DtWorkCalendar *calendar;
  DtDay           first, last;
  DtListing        *table, *list;
  int             n_tasks;
} Making;

static DtListing *
create_table (const DtQuery *query,
              DtDay          first)
{
  DtListingColumn columns[WEEK_DAYS];
  g_autofree char *title = NULL;
  DtListing *table;
  int year, month;

  for (int i = 0; i < WEEK_DAYS; i++)
    columns[i] = (DtListingColumn) { "day", dt_weekday_name (i + 1), 0, i < 5 ? 3 : 2, 20, DT_COLUMN_TOP | DT_COLUMN_FIXED };

  dt_day_get (first, &year, &month, NULL);
  title = dt_month_title (year, month);
  table = dt_listing_new (query->today, _("Calendar of a month"), C_("heading in capitals", "CALENDAR OF DEADLINES"), title);
  dt_listing_add_columns (table, columns, WEEK_DAYS);
  table->landscape = TRUE;
  table->numbered = FALSE;
  table->plain = TRUE;
  table->row_height = ROW_HEIGHT;
  table->size = SIZE;
  return table;
}

static DtListing *
create_list (const DtQuery   *query,
             const DtListing *table)
{
  const DtListingColumn columns[N_LIST] = {
    [LIST_DAY] = { "last-day", C_("printed column", "Last day"), 60, 0, 12, 0 },
    [LIST_TASK] = { "task", C_("printed column", "Task"), 0, 3, 60, 0 },
    [LIST_LEAD] = { "lead", C_("printed column", "Lead"), 0, 2, 34, 0 },
    [LIST_DIRECTIVE] = { "directive", C_("printed column", "Directive"), 66, 0, 16, 0 },
    [LIST_STATE] = { "state", C_("printed column", "State"), 80, 0, 22, 0 },
  };
  DtListing *list = dt_listing_new (query->today, table->name, table->heading, table->subject);

  dt_listing_add_columns (list, columns, N_LIST);
  list->count = DT_COUNT_TASKS;
  return list;
}

/* "– Report (P. Minh Tân), 3 days late" */
static void
append_task (GString         *text,
             const DtTaskRow *task,
             const DtQuery   *query)
{
  DtState state = dt_task_row_get_state (task, query->today, query->soon_days);

  g_string_append_printf (text, "%s– %s", text->len > 0 ? "\n" : "", task->short_title);
  if (dt_task_row_is_collection (task))
    g_string_append_printf (text, " (%d/%d)", task->handed_in, task->owed);
  else if (*task->lead != '\0')
    g_string_append_printf (text, " (%s)", task->lead);
  if (state == DT_STATE_OVERDUE || state == DT_STATE_DONE || state == DT_STATE_DONE_LATE || state == DT_STATE_HANDED)
    {
      g_autofree char *words = dt_state_print_word (state, task->percent, task->last_day, task->handed_day, query->today);

      g_string_append_printf (text, ": %s", words);
    }
}

static void
list_task (Making          *self,
           DtDay            day,
           const DtTaskRow *task)
{
  dt_listing_add_day (self->list, day);
  dt_listing_add_text (self->list, task->title);
  dt_listing_add_text (self->list, dt_task_row_is_collection (task) ? _("Several units") : task->lead_name);
  dt_listing_add_text (self->list, task->directive);
  dt_listing_add_text (self->list, dt_state_label (dt_task_row_get_state (task, self->query->today, self->query->soon_days)));
}

static void
add_day (Making *self,
         DtDay   day)
{
  const DtMonthDay *of_day = &self->month->days[day - self->month->first_day];
  gboolean within = day >= self->first && day <= self->last;
  const char *holiday = dt_work_calendar_holiday_name (self->calendar, day);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *number = NULL;
  DtListingCell *cell;
  int dom;

  dt_day_get (day, NULL, NULL, &dom);
  if (!within)
    {
      cell = dt_listing_take_text (self->table, dt_day_format (day, DT_DAY_STYLE_SHORT, day));
      cell->style = DT_VALUE_ITALIC | DT_VALUE_SHADED;
      return;
    }

  for (guint i = 0; i < of_day->tasks->len; i++)
    {
      if (i < MAX_TOLD)
        append_task (text, g_ptr_array_index (of_day->tasks, i), self->query);
      list_task (self, day, g_ptr_array_index (of_day->tasks, i));
    }
  if (of_day->n_tasks > MAX_TOLD)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", (gulong) (of_day->n_tasks - MAX_TOLD)),
                                               (guint) (of_day->n_tasks - MAX_TOLD));

      g_string_append_printf (text, "\n%s", more);
    }
  self->n_tasks += of_day->n_tasks;

  number = holiday != NULL ? g_strdup_printf ("%d · %s", dom, holiday) : g_strdup_printf ("%d", dom);
  cell = dt_listing_take_text (self->table, g_steal_pointer (&number));
  cell->style = DT_VALUE_BOLD | (dt_work_calendar_is_working (self->calendar, day) ? 0 : DT_VALUE_SHADED);
  if (text->len > 0)
    cell->under = g_strdup (text->str);
}

static void
make (Making *self)
{
  g_autofree char *count = NULL;

  self->table = create_table (self->query, self->first);
  self->list = create_list (self->query, self->table);
  dt_report_take_as_of (self->table, self->query);
  dt_report_take_as_of (self->list, self->query);
  for (DtDay day = self->month->first_day; day <= self->last || (day - self->month->first_day) % WEEK_DAYS != 0; day++)
    add_day (self, day);

  self->table->count = DT_COUNT_TASKS;
  count = dt_listing_count_words (self->table, (guint) self->n_tasks);
  dt_listing_take_note (self->table, g_strdup_printf (_("%s due in this month. Grey: days off. A number after a task: how many units of how many have handed in."),
                                                    count));
  dt_listing_take_total (self->list, g_strdup_printf (_("Total: %s"), count));
  self->table->list = self->list;
}

/**
 * dt_report_month:
 *
 * The month in which the first day lies, else this month.
 */
gboolean
dt_report_month (DtDb           *db,
                 const DtQuery  *query,
                 DtListing     **result,
                 GError        **error)
{
  DtDay first = dt_day_month_start (query->from != DT_DAY_NONE ? query->from : query->today);
  Making making = { .query = query, .first = first, .last = dt_day_month_end (first) };
  DtMonthFetch fetch = { first + 1 - dt_day_get_weekday (first), (DtQuery *) query };
  g_autoptr(DtMonth) month = NULL;
  g_autoptr(DtWorkCalendar) calendar = NULL;
  gpointer loaded = NULL;

  if (!dt_job_load_month (db, &fetch, &loaded, error))
    return FALSE;
  month = loaded;
  if (!dt_job_load_calendar (db, NULL, &loaded, error))
    return FALSE;
  calendar = loaded;

  making.month = month;
  making.calendar = calendar;
  make (&making);
  *result = making.table;

  return TRUE;
}
