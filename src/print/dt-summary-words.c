/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the deadline summary says: its title, the line on which tasks these are, heads, cells, notes. */

#include "dt-summary-private.h"

#include <glib/gi18n-lib.h>

/* The size of the original day under the last one, relative to it; for a format. */
#define SMALL "<span size=\"88%%\">"

static char *
state_words (unsigned states)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (int state = 0; state < DT_N_STATES; state++)
    if (states & DT_STATE_BIT (state))
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", dt_state_label ((DtState) state));

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
append_condition (GString    *text,
                  const char *format,
                  const char *value)
{
  g_autofree char *line = NULL;

  if (value == NULL || *value == '\0')
    return;

  line = g_strdup_printf (format, value);
  g_string_append_printf (text, "\n%s", line);
}

/**
 * dt_summary_period:
 * @self: the snapshot
 *
 * Which tasks these are, so that the sheet says it without the screen it came from.
 *
 * Returns: (transfer full): markup, one line for each condition
 */
char *
dt_summary_period (const DtSummary *self)
{
  const DtQuery *query = self->query;
  g_autofree char *period = dt_deadline_summary_period (query);
  g_autofree char *states = state_words (query->states);
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, "(%s)", period);
  if (query->open_only && (query->from != DT_DAY_NONE || query->to != DT_DAY_NONE))
    append_condition (text, "%s", _("Open tasks only"));
  if (query->owed_only && (query->from != DT_DAY_NONE || query->to != DT_DAY_NONE))
    append_condition (text, "%s", _("Only what must still be handed in"));
  append_condition (text, _("Unit: %s"), self->unit);
  append_condition (text, _("Directive: %s"), self->directive);
  append_condition (text, _("State: %s"), states);
  append_condition (text, _("Words searched for: “%s”"), query->search);

  return g_markup_escape_text (text->str, -1);
}

static gboolean
has_moved (const DtSummary *self)
{
  for (guint i = 0; i < self->tasks->len; i++)
    if (((const DtTaskRow *) g_ptr_array_index (self->tasks, i))->original_day != DT_DAY_NONE)
      return TRUE;

  return FALSE;
}

/**
 * dt_summary_note:
 * @self: the snapshot
 *
 * What must be known to read the table: what a struck day is and who moved it, what a last day is.
 *
 * Returns: (transfer full): markup
 */
char *
dt_summary_note (const DtSummary *self)
{
  g_autofree char *text = dt_directive_moves_note (has_moved (self), self->causes);

  return g_markup_escape_text (text, -1);
}

/**
 * dt_summary_total:
 * @self: the snapshot
 *
 * Returns: (transfer full): markup of the last line of the table
 */
char *
dt_summary_total (const DtSummary *self)
{
  g_autofree char *text = dt_deadline_summary_total (self->tasks, self->query);

  return g_markup_printf_escaped ("<b>%s</b>", text);
}

/**
 * dt_summary_count:
 * @n_tasks: how many
 *
 * Returns: (transfer full): "4 việc"
 */
char *
dt_summary_count (guint n_tasks)
{
  return g_strdup_printf (ngettext ("%u task", "%u tasks", n_tasks), n_tasks);
}

/* "Thứ Tư, 07/8/2024 (đã qua 5 ngày)" */
static char *
day_name (DtDay day,
          DtDay today)
{
  g_autofree char *name = dt_day_format (day, DT_DAY_STYLE_LONG, today);
  int days = ABS (day - today);

  if (day == today)
    /* Translators: head of a group: a day */
    return g_strdup_printf (_("%s (today)"), name);
  if (day < today)
    return g_strdup_printf (ngettext ("%s (%d day ago)", "%s (%d days ago)", (gulong) days), name, days);

  return g_strdup_printf (ngettext ("%s (%d day left)", "%s (%d days left)", (gulong) days), name, days);
}

/**
 * dt_summary_group_name:
 * @self: the snapshot
 * @group: one of its groups
 * @first: a task of the group
 *
 * Returns: (transfer full): plain text
 */
char *
dt_summary_group_name (const DtSummary      *self,
                       const DtSummaryGroup *group,
                       const DtTaskRow      *first)
{
  switch (self->group)
    {
    case DT_GROUP_UNIT:
      if (group->key == DT_SUMMARY_SEVERAL_UNITS)
        return g_strdup (_("Several units"));
      if (group->key == DT_SUMMARY_NO_UNIT)
        return g_strdup (_("No unit named"));
      return g_strdup (*first->lead_name != '\0' ? first->lead_name : first->lead);

    case DT_GROUP_DAY:
      if (group->key == DT_SUMMARY_NO_DAY)
        return g_strdup (_("Standing or without a deadline"));
      return day_name ((DtDay) group->key, self->query->today);

    case DT_GROUP_DIRECTIVE:
      return g_strdup (first->directive);

    case DT_GROUP_STATE:
      return g_strdup (dt_state_label ((DtState) group->key));

    case DT_GROUP_NONE:
      break;
    }

  return g_strdup ("");
}

/**
 * dt_summary_column_title:
 * @column: a column
 *
 * Returns: (transfer full): markup
 */
char *
dt_summary_column_title (DtSummaryColumn column)
{
  switch (column)
    {
    case DT_COLUMN_NUMBER:
      return g_markup_printf_escaped ("<b>%s</b>", C_("printed column", "No."));
    case DT_COLUMN_TASK:
      return g_markup_printf_escaped ("<b>%s</b>", C_("printed column", "Task"));
    case DT_COLUMN_LEAD:
      return g_markup_printf_escaped ("<b>%s</b>", C_("printed column", "Lead"));
    case DT_COLUMN_DIRECTIVE:
      return g_markup_printf_escaped ("<b>%s</b>", C_("printed column", "Directive"));
    case DT_COLUMN_LAST_DAY:
      return g_markup_printf_escaped ("<b>%s</b>\n" SMALL "<s>%s</s></span>", C_("printed column", "Last day"),
                                      C_("printed column", "original"));
    case DT_COLUMN_ORIGINAL_DAY:
      return g_markup_printf_escaped ("<b>%s</b>", C_("printed column", "Original day"));
    case DT_COLUMN_TIME_LEFT:
      return g_markup_printf_escaped ("<b>%s</b>", C_("printed column", "Time left"));
    case DT_COLUMN_STATE:
      return g_markup_printf_escaped ("<b>%s</b>", C_("printed column", "State"));
    }

  return NULL;
}
