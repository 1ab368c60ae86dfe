/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells and lines that several reports have. */

#include "dt-reports-private.h"

#include <glib/gi18n-lib.h>

/**
 * dt_report_take_as_of:
 *
 * Says as of which day the table is.
 */
void
dt_report_take_as_of (DtListing     *table,
                      const DtQuery *query)
{
  g_autofree char *day = dt_day_format (query->today, DT_DAY_STYLE_PARTY, DT_DAY_NONE);
  g_autofree char *words = g_strdup_printf (_("As of %s"), day);

  dt_listing_take_fact (table, g_strdup_printf ("(%s)", words));
}

/**
 * dt_report_take_period:
 * @whole: what is said without days
 *
 * Says of which days the table is, and as of which day.
 */
void
dt_report_take_period (DtListing     *table,
                       const DtQuery *query,
                       const char    *whole)
{
  g_autofree char *from = dt_day_format (query->from, DT_DAY_STYLE_PARTY, DT_DAY_NONE);
  g_autofree char *to = dt_day_format (query->to, DT_DAY_STYLE_PARTY, DT_DAY_NONE);
  g_autofree char *today = dt_day_format (query->today, DT_DAY_STYLE_PARTY, DT_DAY_NONE);
  g_autofree char *days = NULL;

  if (query->from != DT_DAY_NONE && query->to != DT_DAY_NONE)
    days = g_strdup_printf (_("From %s to %s"), from, to);
  else if (query->from != DT_DAY_NONE)
    days = g_strdup_printf (_("From %s on"), from);
  else if (query->to != DT_DAY_NONE)
    days = g_strdup_printf (_("Up to %s"), to);
  else
    days = g_strdup (whole);

  /* Translators: of which days a report is; as of which day */
  dt_listing_take_fact (table, g_strdup_printf (_("(%1$s; as of %2$s)"), days, today));
}

static void
take_filter (DtListing  *table,
             const char *format,
             const char *value)
{
  if (value != NULL && *value != '\0')
    dt_listing_take_fact (table, g_strdup_printf (format, value));
}

/**
 * dt_report_take_filters:
 *
 * Says which unit, directive and words were asked for, so that the sheet says it without the screen it came from.
 */
void
dt_report_take_filters (DtListing           *table,
                        const DtSummaryData *data,
                        const DtQuery       *query)
{
  take_filter (table, _("Unit: %s"), data->unit);
  take_filter (table, _("Directive: %s"), data->directive);
  take_filter (table, _("Words searched for: “%s”"), query->search);
}

/**
 * dt_report_take_day_note:
 *
 * What must be known to read the days: what a struck day is and who moved it, what a last day is.
 */
void
dt_report_take_day_note (DtListing           *table,
                         const DtSummaryData *data)
{
  gboolean moved = FALSE;

  for (guint i = 0; i < data->tasks->len && !moved; i++)
    moved = ((const DtTaskRow *) g_ptr_array_index (data->tasks, i))->original_day != DT_DAY_NONE;
  dt_listing_take_note (table, dt_directive_moves_note (moved, data->causes));
}

/**
 * dt_report_add_directive:
 *
 * Two cells: symbol with the part of the directive, and for a spreadsheet that part alone.
 */
void
dt_report_add_directive (DtListing       *table,
                         const DtTaskRow *task)
{
  DtListingCell *cell = dt_listing_add_text (table, task->directive);

  cell->style = DT_VALUE_TOLD;
  if (*task->clause != '\0')
    cell->under = g_strdup (task->clause);
  else if (*task->ordinal != '\0')
    cell->under = g_strdup_printf (_("item %s"), task->ordinal);
  dt_listing_add_text (table, *task->clause != '\0' ? task->clause : task->ordinal);
}

/**
 * dt_report_add_last_day:
 * @original: none where it never moved
 * @time: of day, or none
 *
 * Returns: (transfer none): the cell
 */
DtListingCell *
dt_report_add_last_day (DtListing *table,
                        DtDay      day,
                        DtDay      original,
                        int        time)
{
  DtListingCell *cell = dt_listing_add_day (table, day);

  cell->style = DT_VALUE_BOLD;
  cell->original = original;
  if (day != DT_DAY_NONE && time != DT_TIME_NONE)
    cell->text = dt_time_format (time);
  return cell;
}

/**
 * dt_report_unit_rank:
 *
 * Returns: the place of a unit among all, from 1; 0: it has none
 */
int
dt_report_unit_rank (const DtSummaryData *data,
                     gint64               unit_id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (data->unit_ranks, &unit_id));
}

/**
 * dt_report_add_lead:
 *
 * Returns: (transfer none): the cell: who leads; of a request to many, how many
 */
DtListingCell *
dt_report_add_lead (DtListing           *table,
                    const DtTaskRow     *task,
                    const DtSummaryData *data)
{
  DtListingCell *cell;

  if (dt_task_row_is_collection (task))
    {
      cell = dt_listing_add_text (table, _("Several units"));
      cell->number = G_MAXINT;
    }
  else
    {
      cell = dt_listing_add_text (table, *task->lead_name != '\0' ? task->lead_name : task->lead);
      cell->number = dt_report_unit_rank (data, task->lead_id);
    }
  return cell;
}

/**
 * dt_report_progress_words:
 *
 * Returns: (transfer full): how far it is, without the time; of a request to many, how many handed in and how many are late
 */
char *
dt_report_progress_words (const DtTaskRow *task,
                          const DtQuery   *query)
{
  DtState state = dt_state_derive (task->phase, DT_DAY_NONE, query->today, query->soon_days);
  g_autofree char *handed_in = NULL;
  g_autofree char *late = NULL;

  if (!dt_task_row_is_collection (task) || !dt_phase_is_open (task->phase))
    return dt_state_print_word (state, task->percent, task->last_day, task->handed_day, query->today);

  handed_in = g_strdup_printf (ngettext ("%d of %d unit", "%d of %d units", (gulong) task->owed), task->handed_in, task->owed);
  if (task->n_late == 0)
    return g_steal_pointer (&handed_in);

  late = g_strdup_printf (ngettext ("%d unit late", "%d units late", (gulong) task->n_late), task->n_late);
  return g_strdup_printf ("%s, %s", handed_in, late);
}
