/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheets of the preview as a PDF and on a printer, each from a report of its own. */

#include "dt-print-preview-private.h"

#include <glib/gi18n-lib.h>

#include "dt-compat.h"
#include "dt-error.h"
#include "dt-pdf.h"
#include "dt-print-operation.h"
#include "dt-toast.h"
#include "dt-weak.h"

/* PDF */

typedef struct
{
  DtReport *report;
  GFile    *file;
} PdfJob;

static void
pdf_job_free (gpointer data)
{
  PdfJob *job = data;

  g_object_unref (job->report);
  g_object_unref (job->file);
  g_free (job);
}

static void
write_pdf_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  PdfJob *job = data;
  g_autofree char *path = g_file_get_path (job->file);
  GError *error = NULL;

  if (path == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                             _("That place is not on this machine. Choose a folder on it."));
  else if (dt_pdf_write (job->report, path, NULL, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_pdf_written (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(DtPrintPreview) self = dt_weak_take (user_data);
  PdfJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_file_get_basename (job->file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = NULL;

  if (self == NULL || self->stack == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.write-pdf", self->report != NULL);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *reason = dt_error_user_text (error);

      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        dt_compat_tell (GTK_WINDOW (self), _("The PDF Was Not Written"), reason);
      return;
    }

  g_set_object (&self->written, job->file);
  text = g_strdup_printf (_("“%s” written"), shown);
  dt_toast_show (self->toasts, text, _("_Open"), "preview.open-written");
}

/**
 * dt_print_preview_write_pdf:
 * @self: a preview that shows its pages
 * @file: where to
 *
 * Writes the pages in the background; a toast tells when it is done.
 */
void
dt_print_preview_write_pdf (DtPrintPreview *self,
                            GFile          *file)
{
  g_autoptr(GTask) task = NULL;
  PdfJob *job;

  g_return_if_fail (DT_IS_PRINT_PREVIEW (self) && (self->data != NULL || self->make != NULL || self->listing != NULL));

  job = g_new0 (PdfJob, 1);
  job->report = dt_print_preview_create_report (self);
  job->file = g_object_ref (file);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.write-pdf", FALSE);

  task = g_task_new (NULL, NULL, on_pdf_written, dt_weak_new (self));
  g_task_set_source_tag (task, dt_print_preview_write_pdf);
  g_task_set_task_data (task, job, pdf_job_free);
  g_task_run_in_thread (task, write_pdf_thread);
}

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(DtPrintPreview) self = user_data;
  g_autoptr(GFile) file = dt_compat_save_file_finish (result, NULL);
  g_autoptr(GFile) folder = NULL;
  g_autofree char *path = NULL;

  /* None was chosen. */
  if (file == NULL || self->stack == NULL)
    return;

  folder = g_file_get_parent (file);
  path = folder != NULL ? g_file_get_path (folder) : NULL;
  if (path != NULL)
    g_settings_set_string (dt_context_get_settings (self->context), "last-folder", path);
  dt_print_preview_write_pdf (self, file);
}

/* A deadline summary by its day; any other report by its title, without what a file's name cannot have. */
static char *
name_file (DtPrintPreview *self)
{
  g_autofree char *name = NULL;

  if (self->query != NULL)
    {
      g_autofree char *day = dt_day_to_iso (self->query->today);

      return g_strdup_printf (_("Deadline summary %s.pdf"), day);
    }

  name = g_strdelimit (g_strdup (dt_report_get_title (self->report)), "/\\:*?\"<>|", '-');
  return g_strconcat (name, ".pdf", NULL);
}

/**
 * dt_print_preview_ask_place:
 * @widget: a preview
 * @action: "preview.write-pdf"
 * @parameter: (nullable): none
 *
 * Asks where to, and writes the pages there.
 */
void
dt_print_preview_ask_place (GtkWidget  *widget,
                            const char *action,
                            GVariant   *parameter)
{
  DtPrintPreview *self = DT_PRINT_PREVIEW (widget);
  g_autofree char *name = name_file (self);
  g_autofree char *last = g_settings_get_string (dt_context_get_settings (self->context), "last-folder");
  g_autoptr(GFile) folder = *last != '\0' ? g_file_new_for_path (last) : NULL;
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("PDF files"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  dt_compat_save_file_async (GTK_WINDOW (self), _("Write PDF"), name, filter, folder, NULL, on_place_chosen,
                             g_object_ref (self));
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtPrintPreview) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error) && self->stack != NULL)
    dt_compat_tell (GTK_WINDOW (self), _("The File Cannot Be Opened"), error->message);
}

/**
 * dt_print_preview_open_written:
 * @widget: a preview
 * @action: "preview.open-written"
 * @parameter: (nullable): none
 *
 * Opens the last PDF written in the program that shows such files.
 */
void
dt_print_preview_open_written (GtkWidget  *widget,
                               const char *action,
                               GVariant   *parameter)
{
  DtPrintPreview *self = DT_PRINT_PREVIEW (widget);
  g_autofree char *uri = NULL;

  if (self->written == NULL)
    return;

  uri = g_file_get_uri (self->written);
  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, on_opened, g_object_ref (self));
}

/* Printer */

static void
on_print_done (GtkPrintOperation       *operation,
               GtkPrintOperationResult  result,
               DtPrintPreview          *self)
{
  g_autoptr(GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || self->stack == NULL)
    return;

  gtk_print_operation_get_error (operation, &error);
  dt_compat_tell (GTK_WINDOW (self), _("Printing Failed"), error->message);
}

/**
 * dt_print_preview_print:
 * @widget: a preview
 * @action: "preview.print"
 * @parameter: (nullable): none
 *
 * Asks for a printer, and prints the pages.
 */
void
dt_print_preview_print (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  DtPrintPreview *self = DT_PRINT_PREVIEW (widget);
  g_autoptr(DtReport) report = dt_print_preview_create_report (self);
  g_autoptr(DtPrintOperation) operation = dt_print_operation_new (report);

  gtk_print_operation_set_current_page (GTK_PRINT_OPERATION (operation), (int) self->shown);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_print_done), self, 0);
  /* What goes wrong is told by "done", also when it happens at once. */
  gtk_print_operation_run (GTK_PRINT_OPERATION (operation), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self), NULL);
}
