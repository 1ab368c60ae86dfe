/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The letters of the reminder window on a printer, as a PDF and as a text to go on with. */

#include "dt-reminder-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-compat.h"
#include "dt-error.h"
#include "dt-letter-report.h"
#include "dt-odt.h"
#include "dt-pdf.h"
#include "dt-print-operation.h"
#include "dt-toast.h"

typedef struct
{
  GPtrArray *letters;
  DtDay      today;
  char      *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->letters, g_ptr_array_unref);
  g_free (job->path);
  g_free (job);
}

static gboolean
is_text (const char *path)
{
  return g_str_has_suffix (path, ".odt");
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr(DtReport) report = NULL;
  GError *error = NULL;
  gboolean ok;

  if (is_text (job->path))
    {
      ok = dt_odt_write_letters (job->letters, job->today, job->path, cancellable, &error);
    }
  else
    {
      report = dt_letter_report_new (g_steal_pointer (&job->letters), job->today);
      ok = dt_pdf_write (report, job->path, NULL, NULL, cancellable, &error);
    }
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  DtReminderWindow *self = DT_REMINDER_WINDOW (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (job->path);
  g_autofree char *text = NULL;

  if (self->pages == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *reason = dt_error_user_text (error);

      dt_compat_tell (GTK_WINDOW (self), _("The Letter Was Not Written"), reason);
      return;
    }

  g_clear_object (&self->written);
  self->written = g_file_new_for_path (job->path);
  text = g_strdup_printf (_("“%s” written"), name);
  dt_toast_show (self->toasts, text, _("_Open"), "reminder.open-written");
}

/**
 * dt_reminder_window_write_pdf:
 * @file: where to; a text to go on with if its name ends in ".odt"
 *
 * Writes the letters in the background; a toast tells when it is done.
 */
void
dt_reminder_window_write_pdf (DtReminderWindow *self,
                              GFile            *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr(GTask) task = NULL;
  Job *job;

  if (path == NULL)
    {
      dt_compat_tell (GTK_WINDOW (self), _("The Letter Was Not Written"), _("That place is not on this machine. Choose a folder on it."));
      return;
    }

  job = g_new0 (Job, 1);
  job->letters = dt_reminder_window_letters (self);
  job->today = dt_context_get_today (self->context);
  job->path = g_steal_pointer (&path);
  if (job->letters == NULL)
    {
      job_free (job);
      return;
    }
  task = g_task_new (self, NULL, on_written, NULL);
  g_task_set_source_tag (task, dt_reminder_window_write_pdf);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_thread);
}

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(DtReminderWindow) self = user_data;
  g_autoptr(GFile) file = dt_compat_save_file_finish (result, NULL);
  g_autoptr(GFile) folder = NULL;
  g_autofree char *path = NULL;

  if (file == NULL || self->pages == NULL)
    return;

  folder = g_file_get_parent (file);
  path = folder != NULL ? g_file_get_path (folder) : NULL;
  if (path != NULL)
    g_settings_set_string (dt_context_get_settings (self->context), "last-folder", path);
  dt_reminder_window_write_pdf (self, file);
}

void
dt_reminder_window_save (GtkWidget  *widget,
                         const char *action,
                         GVariant   *parameter)
{
  DtReminderWindow *self = DT_REMINDER_WINDOW (widget);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *path = g_settings_get_string (dt_context_get_settings (self->context), "last-folder");
  g_autoptr(GFile) folder = *path != '\0' ? g_file_new_for_path (path) : NULL;

  gtk_file_filter_set_name (filter, _("Letters (PDF, OpenDocument)"));
  gtk_file_filter_add_pattern (filter, "*.odt");
  gtk_file_filter_add_pattern (filter, "*.pdf");
  dt_compat_save_file_async (GTK_WINDOW (self), _("Save the Letter"), _("reminder.odt"), filter, folder, NULL, on_place_chosen,
                             g_object_ref (self));
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtReminderWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && self->pages != NULL)
    dt_compat_tell (GTK_WINDOW (self), _("The File Cannot Be Opened"), error->message);
}

void
dt_reminder_window_open_written (GtkWidget  *widget,
                                 const char *action,
                                 GVariant   *parameter)
{
  DtReminderWindow *self = DT_REMINDER_WINDOW (widget);
  g_autofree char *uri = self->written != NULL ? g_file_get_uri (self->written) : NULL;

  if (uri != NULL)
    g_app_info_launch_default_for_uri_async (uri, NULL, NULL, on_opened, g_object_ref (self));
}

static void
on_print_done (GtkPrintOperation       *operation,
               GtkPrintOperationResult  result,
               DtReminderWindow        *self)
{
  g_autoptr(GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || self->pages == NULL)
    return;

  gtk_print_operation_get_error (operation, &error);
  dt_compat_tell (GTK_WINDOW (self), _("Printing Failed"), error->message);
}

void
dt_reminder_window_print (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  DtReminderWindow *self = DT_REMINDER_WINDOW (widget);
  GPtrArray *letters = dt_reminder_window_letters (self);
  g_autoptr(DtReport) report = NULL;
  g_autoptr(DtPrintOperation) operation = NULL;

  if (letters == NULL)
    return;
  report = dt_letter_report_new (letters, dt_context_get_today (self->context));
  operation = dt_print_operation_new (report);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_print_done), self, 0);
  /* What goes wrong is told by "done", also when it happens at once. */
  gtk_print_operation_run (GTK_PRINT_OPERATION (operation), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), NULL);
}
