/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-paper-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
name_unit (const DtDirectivePage *page,
           gint64                 id)
{
  const char *longest = "";

  for (guint i = 0; i < page->units->len; i++)
    {
      const DtNamedUnit *unit = g_ptr_array_index (page->units, i);

      if (unit->id == id && strlen (unit->name) > strlen (longest))
        longest = unit->name;
    }
  return longest;
}

static const DtTaskRow *
find_task (const DtDirectivePage *page,
           gint64                 id)
{
  for (guint i = 0; i < page->tasks->len; i++)
    {
      const DtTaskRow *row = ((const DtDirectiveTask *) g_ptr_array_index (page->tasks, i))->row;

      if (row->id == id)
        return row;
    }
  return NULL;
}

static const char *
name_directive (const DtDirectivePage *page,
                gint64                 id)
{
  for (guint i = 0; i < page->nodes->len; i++)
    {
      const DtChainNode *node = g_ptr_array_index (page->nodes, i);

      if (node->id == id)
        return node->symbol;
    }
  return page->symbol;
}

static char *
explain_change (const DtDirectivePage *page,
                gint64                 id)
{
  for (guint i = 0; i < page->changes->len; i++)
    {
      const DtChangeCard *card = g_ptr_array_index (page->changes, i);
      g_autofree char *rule = card->id == id ? dt_schedule_rule_label (&card->rule) : NULL;

      if (card->id == id)
        return g_strdup_printf (ngettext ("Schedule change: %s, %d task", "Schedule change: %s, %d tasks", (gulong) card->n_moves), rule, card->n_moves);
    }
  return g_strdup (_("Schedule change"));
}

/* What the passage was read as, and the action that opens it; NULL: it leads nowhere. */
static char *
explain (const DtDirectivePage  *page,
         const DtPaperMark      *mark,
         DtDay                   today,
         const char            **action)
{
  const DtTaskRow *row = find_task (page, mark->id);
  g_autofree char *day = NULL;

  switch (mark->kind)
    {
    case DT_PAPER_UNIT:
      *action = "win.open-unit";
      return g_strdup_printf (_("Unit: %s"), name_unit (page, mark->id));
    case DT_PAPER_DIRECTIVE:
      *action = mark->id != page->id ? "win.show-directive" : NULL;
      return g_strdup_printf (_("Directive: %s"), name_directive (page, mark->id));
    case DT_PAPER_DATE:
      if (mark->change)
        {
          *action = "win.show-change";
          return explain_change (page, mark->id);
        }
      *action = "win.open-task";
      if (row == NULL || row->last_day == DT_DAY_NONE)
        return g_strdup (_("Deadline without a day"));
      day = dt_day_format (row->last_day, DT_DAY_STYLE_LONG, today);
      return g_strdup_printf (_("Deadline: last day %s"), day);
    case DT_PAPER_TASK:
    default:
      *action = "win.open-task";
      return g_strdup_printf (_("Task: %s"), row != NULL ? row->title : "");
    }
}

/**
 * dt_paper_popover_show:
 * @view: the text
 * @page: the directive
 * @mark: a passage of it
 * @today: the day it is
 *
 * Tells what the passage was read as, and leads there. The popover belongs to the text and goes with its own closing.
 */
void
dt_paper_popover_show (GtkTextView           *view,
                       const DtDirectivePage *page,
                       const DtPaperMark     *mark,
                       DtDay                  today)
{
  const char *action = NULL;
  g_autofree char *text = explain (page, mark, today, &action);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkTextIter iter;
  GdkRectangle place;

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "max-width-chars", 44, "xalign", 0.f, NULL));
  if (action != NULL)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_("_Open"));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", mark->id);
      gtk_widget_set_halign (button, GTK_ALIGN_END);
      g_signal_connect_object (button, "clicked", G_CALLBACK (gtk_popover_popdown), popover, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter, mark->start);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x, &place.y);
  gtk_widget_set_parent (popover, GTK_WIDGET (view));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  g_signal_connect (popover, "closed", G_CALLBACK (gtk_widget_unparent), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
