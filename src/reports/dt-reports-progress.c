/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How far a directive is carried out: each task with its result, and what stands in its way. */

#include "dt-reports-private.h"

#include <glib/gi18n-lib.h>

#include "dt-directive-jobs.h"
#include "dt-report-jobs.h"

/* More are told by their number. */
#define MAX_TOLD 5

enum { ITEM, TASK, LEAD, LAST_DAY, ORIGINAL_DAY, STATE, RESULT, REMARKS, N_COLUMNS };

static DtListing *
create_table (const DtQuery         *query,
              const DtDirectivePage *page)
{
  const DtListingColumn columns[N_COLUMNS] = {
    [ITEM] = { "item", C_("printed column", "Item"), 58, 0, 12, DT_COLUMN_CENTER },
    [TASK] = { "task", C_("printed column", "Task"), 0, 4, 60, DT_COLUMN_FIXED },
    [LEAD] = { "lead", C_("printed column", "Lead"), 0, 2, 34, DT_COLUMN_GROUPS },
    [LAST_DAY] = { "last-day", C_("printed column", "Last day"), 56, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_GROUPS },
    [ORIGINAL_DAY] = { "original-day", C_("printed column", "Original day"), 54, 0, 12, DT_COLUMN_SHEET },
    [STATE] = { "state", C_("printed column", "State"), 82, 0, 20, DT_COLUMN_GROUPS },
    [RESULT] = { "result", C_("printed column", "Product, result"), 0, 3, 40, 0 },
    [REMARKS] = { "remarks", C_("printed column", "Difficulties, notes"), 0, 3, 40, 0 },
  };
  DtDirectiveRow cited = { .symbol = page->symbol, .type = page->type, .issued_day = page->issued_day };
  g_autofree char *name = dt_directive_row_cite (&cited);
  /* Translators: of a report; %s is a directive: type, symbol, day */
  g_autofree char *subject = g_strdup_printf (_("on the progress of %s"), name);
  DtListing *table = dt_listing_new (query->today, _("Progress"), C_("heading in capitals", "REPORT"), subject);

  dt_listing_add_columns (table, columns, N_COLUMNS);
  table->count = DT_COUNT_TASKS;
  table->landscape = TRUE;
  dt_listing_set_empty (table, _("This directive sets no tasks."));
  if (*page->subject != '\0')
    dt_listing_take_fact (table, g_strdup (page->subject));
  return table;
}

static char *
remark_words (const DtRemark *remark,
              const DtQuery  *query,
              gboolean        name_unit)
{
  g_autofree char *day = remark->day != DT_DAY_NONE ? dt_day_format (remark->day, DT_DAY_STYLE_PARTY, query->today) : NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  const char *what = NULL;

  if (name_unit && *remark->unit != '\0')
    g_string_append_printf (text, "%s: ", remark->unit);
  if (remark->kind == DT_REMARK_RETURNED)
    what = C_("remark on a task", "returned");
  else if (remark->kind == DT_REMARK_EXTENSION)
    what = _("asks for a later day");
  else if (remark->kind == DT_REMARK_ANSWER)
    what = _("answered when urged");
  else if (*remark->symbol == '\0' && remark->kind == DT_REMARK_HANDED_IN)
    what = C_("remark on a task", "handed in");

  if (what != NULL)
    g_string_append (text, what);
  if (*remark->symbol != '\0')
    g_string_append_printf (text, "%s%s", what != NULL ? " " : "", remark->symbol);
  if (day != NULL)
    g_string_append_printf (text, " (%s)", day);
  if (*remark->words != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? ": " : "", remark->words);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* One line each; beyond some only how many more. */
static char *
join_remarks (GPtrArray     *remarks,
              gboolean       results,
              const char    *first,
              const DtQuery *query,
              gboolean       name_units)
{
  g_autoptr(GString) text = g_string_new (first);
  guint told = 0, left = 0;

  for (guint i = 0; i < remarks->len; i++)
    {
      const DtRemark *remark = g_ptr_array_index (remarks, i);
      g_autofree char *words = NULL;

      if ((remark->kind == DT_REMARK_HANDED_IN) != results)
        continue;
      if (told == MAX_TOLD)
        {
          left++;
          continue;
        }
      words = remark_words (remark, query, name_units);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
      told++;
    }
  if (left > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", left), left);

      g_string_append_printf (text, "\n%s", more);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
state_words (const DtTaskRow *task,
             const DtQuery   *query)
{
  g_autofree char *progress = dt_report_progress_words (task, query);
  DtState state = dt_task_row_get_state (task, query->today, query->soon_days);
  g_autofree char *late = NULL;

  if (state != DT_STATE_OVERDUE)
    return g_steal_pointer (&progress);

  late = dt_state_print_word (state, task->percent, task->next_day, task->handed_day, query->today);
  return g_strdup_printf ("%s\n%s", late, progress);
}

static gboolean
add_row (DtDb                 *db,
         DtListing            *table,
         const DtTaskRow      *task,
         const DtSummaryData  *data,
         const DtQuery        *query,
         GError              **error)
{
  g_autoptr(GPtrArray) remarks = NULL;
  gpointer loaded = NULL;
  gboolean several = task->owed > 1;
  DtState state = dt_task_row_get_state (task, query->today, query->soon_days);
  DtListingCell *cell;

  if (!dt_job_list_remarks (db, (gpointer) &task->id, &loaded, error))
    return FALSE;
  remarks = loaded;

  dt_listing_add_text (table, *task->clause != '\0' ? task->clause : task->ordinal);
  dt_listing_add_text (table, task->title);
  dt_report_add_lead (table, task, data);
  dt_report_add_last_day (table, task->last_day, task->original_day, task->time);
  dt_listing_add_day (table, task->original_day != DT_DAY_NONE ? task->original_day : task->last_day);
  cell = dt_listing_take_text (table, state_words (task, query));
  cell->number = (gint64) state + 1;
  if (state == DT_STATE_OVERDUE || state == DT_STATE_TODAY)
    cell->style = DT_VALUE_BOLD;
  dt_listing_take_text (table, join_remarks (remarks, TRUE, task->product, query, several));
  dt_listing_take_text (table, join_remarks (remarks, FALSE, "", query, several));

  return TRUE;
}

static void
add_total (DtListing           *table,
           const DtSummaryData *data,
           const DtQuery       *query)
{
  int counts[DT_N_STATES] = { 0 };
  g_autofree char *tasks = dt_listing_count_words (table, data->tasks->len);

  for (guint i = 0; i < data->tasks->len; i++)
    counts[dt_task_row_get_state (g_ptr_array_index (data->tasks, i), query->today, query->soon_days)]++;

  dt_listing_take_total (table, g_strdup_printf (_("Total: %1$s; completed %2$d, waiting for acceptance %3$d, overdue %4$d"), tasks,
                                  counts[DT_STATE_DONE] + counts[DT_STATE_DONE_LATE], counts[DT_STATE_HANDED], counts[DT_STATE_OVERDUE]));
}

static gboolean
make (DtDb                   *db,
      const DtQuery          *query,
      const DtDirectivePage  *page,
      DtListing             **result,
      GError                **error)
{
  g_autoptr(DtListing) table = create_table (query, page);
  g_autoptr(DtQuery) ordered = dt_query_copy (query);
  g_autoptr(DtSummaryData) data = NULL;
  gpointer loaded = NULL;

  ordered->sort = DT_SORT_DIRECTIVE;
  if (!dt_job_load_summary (db, ordered, &loaded, error))
    return FALSE;
  data = loaded;

  dt_report_take_as_of (table, query);
  for (guint i = 0; i < data->tasks->len; i++)
    if (!add_row (db, table, g_ptr_array_index (data->tasks, i), data, query, error))
      return FALSE;
  add_total (table, data, query);
  dt_report_take_day_note (table, data);

  *result = g_steal_pointer (&table);
  return TRUE;
}

/**
 * dt_report_progress:
 *
 * The tasks of one directive in its order: who, until when, how far, with which result.
 */
gboolean
dt_report_progress (DtDb           *db,
                    const DtQuery  *query,
                    DtListing     **result,
                    GError        **error)
{
  g_autoptr(DtDirectivePage) page = NULL;
  gpointer loaded = NULL;

  if (!dt_job_load_directive_page (db, (gpointer) query, &loaded, error))
    return FALSE;
  page = loaded;

  return make (db, query, page, result, error);
}
