/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-form-fields.h"

GtkEditable *
dt_form_add_entry (DtFormDialog *form,
                   const char   *label,
                   const char   *placeholder,
                   GCallback     edited,
                   gpointer      user_data)
{
  GtkWidget *entry = dt_form_dialog_add_entry (form, label, NULL, placeholder);

  g_signal_connect_swapped (entry, "changed", edited, user_data);
  return GTK_EDITABLE (entry);
}

/* Text of several lines; Tab leaves it. */
GtkTextView *
dt_form_add_text (DtFormDialog *form,
                  const char   *label,
                  int           height,
                  GCallback     edited,
                  gpointer      user_data)
{
  GtkWidget *view = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin", 6, "bottom-margin", 6,
                                  "left-margin", 8, "right-margin", 8, NULL);
  GtkWidget *frame = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", view, "hscrollbar-policy", GTK_POLICY_NEVER, "min-content-height", height,
                                   "max-content-height", 3 * height, "propagate-natural-height", TRUE, NULL);

  gtk_widget_add_css_class (frame, "text-field");
  dt_form_dialog_add (form, label, frame, view);
  g_signal_connect_swapped (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "changed", edited, user_data);
  return GTK_TEXT_VIEW (view);
}

GtkWidget *
dt_form_get_frame (GtkTextView *view)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_SCROLLED_WINDOW);
}

GtkDropDown *
dt_form_add_nicks (DtFormDialog *form,
                   const char   *label,
                   const DtNick *nicks,
                   GCallback     edited,
                   gpointer      user_data)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);
  GtkWidget *field;

  for (guint i = 0; nicks[i].nick != NULL; i++)
    gtk_string_list_append (model, dt_nick_label (nicks, nicks[i].value));
  field = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&model)), NULL);
  dt_form_dialog_add (form, label, field, field);
  g_signal_connect_swapped (field, "notify::selected", edited, user_data);
  return GTK_DROP_DOWN (field);
}

void
dt_form_select_nick (GtkDropDown  *field,
                     const DtNick *nicks,
                     int           value)
{
  for (guint i = 0; nicks[i].nick != NULL; i++)
    if (nicks[i].value == value)
      gtk_drop_down_set_selected (field, i);
}

char *
dt_form_dup_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

char *
dt_form_dup_buffer (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}
