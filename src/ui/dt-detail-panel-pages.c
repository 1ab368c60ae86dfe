/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands on the two pages of the panel: of one task, and of several. */

#include "dt-detail-panel-private.h"

#include <glib/gi18n-lib.h>

#include "dt-detail-cards.h"
#include "dt-detail-words.h"

#define MAX_UNITS 12           /* of several tasks */
#define MAX_REMINDERS 30

/* --- One task --- */

static void
show_head (DtDetailPanel      *self,
           const DtTaskDetail *detail)
{
  const DtTaskRow *row = detail->row;
  DtDay today = dt_context_get_today (self->context);
  int soon_days = dt_context_get_soon_days (self->context);
  DtState state = dt_task_row_get_state (row, today, soon_days);
  g_autofree char *words = dt_detail_pill (row, today, soon_days);
  g_autofree char *source = dt_detail_source (row);
  g_autofree char *source_line = source[0] != '\0' ? g_strdup_printf ("· %s", source) : NULL;

  dt_state_mark_set (self->pill_mark, state, row->percent);
  gtk_label_set_text (self->pill_words, words);
  dt_state_style (GTK_WIDGET (self->pill), (int) state);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pill), dt_state_label (state));
  gtk_button_set_label (self->directive, row->directive);
  dt_detail_aim (GTK_WIDGET (self->directive), "win.show-directive", g_variant_new_int64 (row->directive_id));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->directive), _("Show the tasks of this directive"));
  gtk_label_set_text (self->source, source_line != NULL ? source_line : "");

  gtk_label_set_text (self->title, row->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), row->title);
  if (row->phase == DT_PHASE_CANCELLED)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "struck");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "struck");
}

/* A text that did not change keeps what is selected in it. */
static void
show_text (DtDetailPanel      *self,
           const DtTaskDetail *detail)
{
  g_autofree char *quoted = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->instruction), detail->text != NULL && detail->text[0] != '\0');
  if (detail->text == NULL)
    return;

  /* Translators: the words of a directive, in quotation marks */
  quoted = g_strdup_printf (_("“%s”"), detail->text);
  if (g_strcmp0 (quoted, gtk_label_get_text (self->text)) != 0)
    gtk_label_set_text (self->text, quoted);
}

static void
show_links (DtDetailPanel      *self,
            const DtTaskDetail *detail)
{
  DtDay today = dt_context_get_today (self->context);
  int soon_days = dt_context_get_soon_days (self->context);
  guint n_needed = detail->waits_for->len;
  guint n = n_needed + detail->waited_by->len;

  dt_detail_fit_rows (self->links, n, dt_detail_link_row_new);
  for (guint i = 0; i < n; i++)
    {
      gboolean needed = i < n_needed;
      const DtLinkRow *link = needed ? g_ptr_array_index (detail->waits_for, i)
                                     : g_ptr_array_index (detail->waited_by, i - n_needed);

      dt_detail_link_row_set (gtk_list_box_get_row_at_index (self->links, (int) i), detail->row, link, needed,
                              today, soon_days);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->links_section), n > 0);
  dt_detail_aim (GTK_WIDGET (self->add_link), "win.link", g_variant_new ("(xx)", detail->row->id, (gint64) 0));
}

static void
show_reminders (DtDetailPanel      *self,
                const DtTaskDetail *detail)
{
  DtDay today = dt_context_get_today (self->context);
  guint n_all = detail->reminders->len;
  guint n = MIN (n_all, MAX_REMINDERS);
  g_autofree char *count = g_strdup_printf (ngettext ("%u time", "%u times", n_all), n_all);

  gtk_label_set_text (self->reminders_count, count);
  dt_detail_fit_rows (self->reminders, n, dt_detail_reminder_row_new);
  for (guint i = 0; i < n; i++)
    dt_detail_reminder_row_set (gtk_list_box_get_row_at_index (self->reminders, (int) i),
                                g_ptr_array_index (detail->reminders, i), today);
  gtk_widget_set_visible (GTK_WIDGET (self->reminders_section), n > 0);
}

static void
show_journal (DtDetailPanel      *self,
              const DtTaskDetail *detail)
{
  DtDay today = dt_context_get_today (self->context);

  dt_detail_fit_rows (self->journal, detail->journal->len, dt_detail_journal_row_new);
  for (guint i = 0; i < detail->journal->len; i++)
    dt_detail_journal_row_set (gtk_list_box_get_row_at_index (self->journal, (int) i),
                               g_ptr_array_index (detail->journal, i), today);
  gtk_widget_set_visible (GTK_WIDGET (self->journal_expander), detail->journal->len > 0);
}

/**
 * dt_detail_panel_fill_one:
 * @self: a panel
 * @detail: the task
 *
 * Writes it on its page, which is not turned to here.
 */
void
dt_detail_panel_fill_one (DtDetailPanel      *self,
                          const DtTaskDetail *detail)
{
  DtDay today = dt_context_get_today (self->context);
  int soon_days = dt_context_get_soon_days (self->context);

  show_head (self, detail);
  dt_detail_deadline_set (self->deadline, detail, dt_context_get_calendar (self->context), today, soon_days);
  show_text (self, detail);
  dt_detail_units_set (self->units, detail, today, soon_days);
  dt_detail_extensions_set (self->extensions, detail, today);
  show_links (self, detail);
  show_reminders (self, detail);
  show_journal (self, detail);
}

/* --- Several tasks --- */

static void
show_states (DtDetailPanel     *self,
             const DtSelection *sum)
{
  guint n = 0;
  int line = 0;

  for (int state = 0; state < DT_N_STATES; state++)
    n += sum->by_state[state] > 0;
  dt_detail_fit_rows (self->many_states, n, dt_detail_count_row_new);
  for (int state = 0; state < DT_N_STATES; state++)
    if (sum->by_state[state] > 0)
      dt_detail_count_row_set (gtk_list_box_get_row_at_index (self->many_states, line++), state,
                               dt_state_label ((DtState) state), sum->by_state[state], 0);
}

static void
show_debtors (DtDetailPanel     *self,
              const DtSelection *sum)
{
  guint n = MIN (sum->units->len, MAX_UNITS);
  g_autofree char *head = g_strdup_printf (ngettext ("Owed by %u unit", "Owed by %u units", sum->units->len),
                                           sum->units->len);

  gtk_label_set_text (self->many_units_head, head);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->many_units), GTK_ACCESSIBLE_PROPERTY_LABEL, head, -1);
  dt_detail_fit_rows (self->many_units, n, dt_detail_count_row_new);
  for (guint i = 0; i < n; i++)
    {
      const DtUnitCount *unit = g_ptr_array_index (sum->units, i);

      dt_detail_count_row_set (gtk_list_box_get_row_at_index (self->many_units, (int) i),
                               unit->n_overdue > 0 ? (int) DT_STATE_OVERDUE : -1, unit->short_name, unit->n_owed, unit->id);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->many_units_head), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->many_units), n > 0);
}

/**
 * dt_detail_panel_fill_many:
 * @self: a panel
 * @sum: several tasks taken together
 *
 * Writes it on its page, which is not turned to here.
 */
void
dt_detail_panel_fill_many (DtDetailPanel     *self,
                           const DtSelection *sum)
{
  DtDay today = dt_context_get_today (self->context);
  g_autofree char *title = NULL;
  g_autofree char *first = NULL;
  g_autofree char *day = NULL;

  title = g_strdup_printf (ngettext ("%d task selected", "%d tasks selected", (gulong) sum->n_tasks), sum->n_tasks);
  gtk_label_set_text (self->many_title, title);
  if (sum->first_day != DT_DAY_NONE)
    {
      first = dt_day_format (sum->first_day, DT_DAY_STYLE_LONG, today);
      day = g_strdup_printf (_("First last day: %s"), first);
    }
  gtk_label_set_text (self->many_day, day != NULL ? day : "");
  gtk_widget_set_visible (GTK_WIDGET (self->many_day), day != NULL);
  show_states (self, sum);
  show_debtors (self, sum);
}
