/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words to choose from in the reminder window: those of the steps of urging, and those the office keeps. */

#include "dt-reminder-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-reason-dialog.h"

static void
on_templates (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(DtReminderWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *templates = dt_store_read_finish (DT_STORE (source), result, &error);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = gtk_drop_down_get_selected (self->template);

  if (templates == NULL || self->pages == NULL)
    {
      g_clear_pointer (&templates, g_ptr_array_unref);
      return;
    }

  for (int rung = DT_REMINDER_FIRST_RUNG; rung <= DT_REMINDER_LAST_RUNG; rung++)
    {
      g_autofree char *name = dt_reminder_rung_name (rung);

      gtk_string_list_append (names, name);
    }
  for (guint i = 0; i < templates->len; i++)
    gtk_string_list_append (names, ((DtLetterTemplate *) g_ptr_array_index (templates, i))->name);

  self->filling = TRUE;
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  self->templates = templates;
  gtk_drop_down_set_model (self->template, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->template, chosen < g_list_model_get_n_items (G_LIST_MODEL (names)) ? chosen : 0);
  self->filling = FALSE;
  dt_reminder_window_sync (self);
}

void
dt_reminder_window_read_templates (DtReminderWindow *self)
{
  dt_store_read_async (dt_context_get_store (self->context), dt_job_list_templates, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                       self->cancellable, on_templates, g_object_ref (self));
}

static void
on_template_written (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(DtReminderWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  dt_store_write_finish (DT_STORE (source), result, &error);
  if (self->pages == NULL)
    return;
  dt_reminder_window_tell (self, error);
  if (error == NULL)
    dt_reminder_window_read_templates (self);
}

static void
on_template_named (DtReasonDialog   *dialog,
                   const char       *name,
                   DtReminderWindow *self)
{
  DtWrite write = { .action = "save-template" };
  DtLetterTemplate *template = g_new0 (DtLetterTemplate, 1);

  template->name = g_strdup (name);
  template->channel = dt_reminder_window_get_channel (self);
  template->rung = dt_reminder_window_get_rung (self);
  template->subject = dt_letter_view_dup_subject (self->letter);
  template->body = dt_letter_view_dup_template (self->letter);
  dt_store_write_async (dt_context_get_store (self->context), &write, dt_job_save_template, template,
                        (GDestroyNotify) dt_letter_template_free, NULL, NULL, on_template_written, g_object_ref (self));
}

void
dt_reminder_window_save_template (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  DtReasonDialog *dialog = dt_reason_dialog_new (GTK_WINDOW (widget), _("Save as Template"),
                                                 _("The words are kept under this name, with their blanks. A template of the same name is replaced."),
                                                 _("_Save"), TRUE);

  g_signal_connect_object (dialog, "apply", G_CALLBACK (on_template_named), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
dt_reminder_window_remove_template (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  DtReminderWindow *self = DT_REMINDER_WINDOW (widget);
  const DtLetterTemplate *template = dt_reminder_window_get_template (self);
  DtWrite write = { .action = "remove-template" };

  if (template != NULL)
    dt_store_write_async (dt_context_get_store (self->context), &write, dt_job_remove_template,
                          g_memdup2 (&template->id, sizeof template->id), g_free, NULL, NULL, on_template_written, g_object_ref (self));
}
