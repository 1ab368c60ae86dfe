/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One cell of the deadline summary. Late and due today are bold, original days struck: nothing depends on colour. */

#include "dt-summary-private.h"

#include <glib/gi18n-lib.h>

#define NOTHING "–"

static char *
directive_cell (const DtTaskRow *row)
{
  g_autofree char *clause = NULL;

  if (*row->clause != '\0')
    clause = g_strdup (row->clause);
  else if (*row->ordinal != '\0')
    /* Translators: the part of a directive a task comes from */
    clause = g_strdup_printf (_("item %s"), row->ordinal);

  if (clause == NULL)
    return g_markup_escape_text (row->directive, -1);
  return g_markup_printf_escaped ("%s\n%s", row->directive, clause);
}

static char *
task_cell (const DtSummary *self,
           const DtTaskRow *row)
{
  if (self->group != DT_GROUP_DIRECTIVE || *row->clause == '\0')
    return g_markup_escape_text (row->title, -1);

  /* The directive stands in the head: here only its part. */
  return g_markup_printf_escaped ("%s <i>(%s)</i>", row->title, row->clause);
}

static char *
lead_cell (const DtTaskRow *row)
{
  if (dt_task_row_is_collection (row))
    return g_markup_escape_text (_("Several units"), -1);
  if (*row->lead == '\0')
    return g_strdup (NOTHING);

  return g_markup_escape_text (row->lead, -1);
}

/* A day in a table, without the weekday: "27/8", with its year if that is another than today's. */
static char *
short_day (DtDay day,
           DtDay today)
{
  int year, this_year;

  dt_day_get (day, &year, NULL, NULL);
  dt_day_get (today, &this_year, NULL, NULL);

  return dt_day_format (day, year == this_year ? DT_DAY_STYLE_SHORT : DT_DAY_STYLE_PARTY, today);
}

static char *
last_day_cell (const DtSummary *self,
               const DtTaskRow *row)
{
  DtDay today = self->query->today;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *day = dt_day_format (row->last_day, DT_DAY_STYLE_TABLE, today);

  if (row->last_day == DT_DAY_NONE)
    return g_strdup (NOTHING);

  g_string_append_printf (text, "<b>%s</b>", day);
  if (row->time != DT_TIME_NONE)
    {
      g_autofree char *time = dt_time_format (row->time);

      g_string_append_printf (text, "\n%s", time);
    }
  if (row->original_day != DT_DAY_NONE)
    {
      g_autofree char *original = short_day (row->original_day, today);

      g_string_append_printf (text, "\n<span size=\"88%%\"><s>%s</s></span>", original);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
original_day_cell (const DtSummary *self,
                   const DtTaskRow *row)
{
  g_autofree char *day = NULL;

  if (row->original_day == DT_DAY_NONE)
    return g_strdup (NOTHING);

  day = short_day (row->original_day, self->query->today);
  return g_strdup_printf ("<s>%s</s>", day);
}

static char *
time_left_cell (const DtSummary *self,
                const DtTaskRow *row)
{
  gboolean urgent;
  g_autofree char *words = dt_deadline_summary_time_left (row, self->query->today, &urgent);

  if (words == NULL)
    return g_strdup (NOTHING);
  return urgent ? g_markup_printf_escaped ("<b>%s</b>", words) : g_markup_escape_text (words, -1);
}

/* What was done so far, without the time. Of a collection how many handed in and how many are late. */
static char *
progress_words (const DtSummary *self,
                const DtTaskRow *row)
{
  DtState state = dt_state_derive (row->phase, DT_DAY_NONE, self->query->today, self->query->soon_days);
  g_autofree char *handed_in = NULL;
  g_autofree char *late = NULL;

  if (!dt_task_row_is_collection (row) || !dt_phase_is_open (row->phase))
    return dt_state_print_word (state, row->percent, row->last_day, row->handed_day, self->query->today);

  handed_in = g_strdup_printf (ngettext ("%d of %d unit", "%d of %d units", (gulong) row->owed), row->handed_in,
                               row->owed);
  if (row->n_late == 0)
    return g_steal_pointer (&handed_in);

  late = g_strdup_printf (ngettext ("%d unit late", "%d units late", (gulong) row->n_late), row->n_late);
  return g_strdup_printf ("%s\n%s", handed_in, late);
}

static char *
state_cell (const DtSummary *self,
            const DtTaskRow *row)
{
  g_autofree char *progress = progress_words (self, row);
  gboolean urgent = FALSE;
  g_autofree char *time = NULL;

  /* Where no column tells how late it is. */
  if (self->group == DT_GROUP_DAY || self->group == DT_GROUP_NONE)
    time = dt_deadline_summary_time_left (row, self->query->today, &urgent);

  if (time == NULL || (self->group == DT_GROUP_DAY && !urgent))
    return g_markup_escape_text (progress, -1);
  if (urgent)
    return g_markup_printf_escaped ("<b>%s</b>\n%s", time, progress);

  return g_markup_printf_escaped ("%s\n%s", time, progress);
}

/**
 * dt_summary_cell:
 * @self: the snapshot
 * @column: which column, any but the number
 * @row: a task
 *
 * Returns: (transfer full) (nullable): markup
 */
char *
dt_summary_cell (const DtSummary *self,
                 DtSummaryColumn  column,
                 const DtTaskRow *row)
{
  switch (column)
    {
    case DT_COLUMN_NUMBER:
      return NULL;
    case DT_COLUMN_TASK:
      return task_cell (self, row);
    case DT_COLUMN_LEAD:
      return lead_cell (row);
    case DT_COLUMN_DIRECTIVE:
      return directive_cell (row);
    case DT_COLUMN_LAST_DAY:
      return last_day_cell (self, row);
    case DT_COLUMN_ORIGINAL_DAY:
      return original_day_cell (self, row);
    case DT_COLUMN_TIME_LEFT:
      return time_left_cell (self, row);
    case DT_COLUMN_STATE:
      return state_cell (self, row);
    }

  return NULL;
}
