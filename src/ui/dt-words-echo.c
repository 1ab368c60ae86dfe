/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-words-echo.h"

#include <glib/gi18n-lib.h>

GtkLabel *
dt_words_echo_new (float xalign)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", xalign, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "visible", FALSE,
                       "css-classes", (const char *[]) { "second-line", NULL }, NULL);
}

/**
 * dt_words_echo_show:
 * @words: as they were written
 * @deadline: (nullable): what was understood of them
 * @last_day: the last day by it, or %DT_DAY_NONE
 * @today: today
 */
void
dt_words_echo_show (GtkLabel         *echo,
                    const char       *words,
                    const DtDeadline *deadline,
                    DtDay             last_day,
                    DtDay             today)
{
  gboolean failed = deadline == NULL && *words != '\0';
  g_autofree char *text = NULL;

  if (failed)
    text = g_strdup (_("Not understood. Write for instance “before 25/8/2024” or “in September”, in Vietnamese, as in letters."));
  else if (last_day != DT_DAY_NONE)
    {
      g_autofree char *day = dt_day_format (last_day, DT_DAY_STYLE_LONG, today);

      text = g_strdup_printf (_("Last day: %s"), day);
    }
  else if (deadline != NULL)
    text = g_strdup (dt_nick_label (dt_bound_nicks, (int) deadline->bound));

  gtk_label_set_label (echo, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (echo), text != NULL);
  if (failed)
    gtk_widget_add_css_class (GTK_WIDGET (echo), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (echo), "error");
}
