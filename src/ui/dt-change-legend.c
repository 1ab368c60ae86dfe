/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-change-legend.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dt-block.h"

static void
add_mark (GtkBox     *box,
          const char *css_class,
          const char *words)
{
  GtkWidget *mark = dt_block_new (css_class);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_set_valign (mark, g_str_equal (css_class, "today") ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (label, 12);
  gtk_box_append (box, mark);
  gtk_box_append (box, label);
}

static GtkWidget *
new_print_button (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "document-print-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Print the Effect…"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "change.print");
  gtk_widget_set_tooltip_text (button, _("Print the Effect… (Ctrl+P)"));

  return button;
}

void
dt_change_legend_add_marks (GtkBox     *box,
                            gboolean    off,
                            const char *today)
{
  add_mark (box, "old", _("old day"));
  add_mark (box, "new", _("new day"));
  if (off)
    add_mark (box, "off", _("falls on a day off"));
  add_mark (box, "today", today);
}

/**
 * dt_change_legend_fill:
 * @box: an empty box below the table
 * @today: the day it is
 *
 * What the marks of the axis mean, and the button that prints the table (action "change.print").
 */
void
dt_change_legend_fill (GtkBox *box,
                       DtDay   today)
{
  g_autofree char *day = dt_day_format (today, DT_DAY_STYLE_SHORT, today);
  g_autofree char *words = g_strdup_printf (_("today %s"), day);
  GtkWidget *note = gtk_label_new (_("The first day is always kept; undo with Ctrl+Z"));

  dt_change_legend_add_marks (box, TRUE, words);
  g_object_set (note, "hexpand", TRUE, "xalign", 1.f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_box_append (box, note);
  gtk_box_append (box, new_print_button ());
}
