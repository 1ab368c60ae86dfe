/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The preview of a report that is a table: which one, of what, with which columns; and its table as a spreadsheet. */

#include "dt-print-preview-private.h"

#include <glib/gi18n-lib.h>

#include "dt-compat.h"
#include "dt-error.h"
#include "dt-listing-file.h"
#include "dt-listing-report.h"
#include "dt-reports.h"
#include "dt-sheet.h"
#include "dt-toast.h"
#include "dt-weak.h"

DtReport *
dt_print_preview_create_listing_report (DtPrintPreview *self)
{
  g_autoptr(DtListingView) view = dt_report_bar_make_view (self->bar, self->listing);

  return dt_listing_report_new (view);
}

/* ---- Reading ---- */

static void
on_listing_read (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(DtPrintPreview) self = dt_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtListing) listing = dt_store_read_finish (DT_STORE (source), result, &error);

  /* Another report was asked for meanwhile, or the window is gone. */
  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->stack == NULL)
    return;
  if (listing == NULL)
    {
      gboolean unasked = g_error_matches (error, DT_ERROR, DT_ERROR_INVALID);

      adw_status_page_set_title (self->failure, unasked ? adw_window_title_get_title (self->heading) : _("The Report Cannot Be Shown"));
      adw_status_page_set_icon_name (self->failure, unasked ? "document-print-symbolic" : "dialog-error-symbolic");
      dt_print_preview_show_failure (self, error);
      if (unasked)
        dt_report_bar_focus_needed (self->bar);
      return;
    }

  g_clear_pointer (&self->listing, dt_listing_unref);
  self->listing = g_steal_pointer (&listing);
  dt_report_bar_set_listing (self->bar, self->listing);
  dt_print_preview_lay_out (self);
}

static void
read_listing (DtPrintPreview *self)
{
  dt_print_preview_begin_work (self);
  g_clear_object (&self->report);
  adw_window_title_set_title (self->heading, dt_report_bar_get_title (self->bar));
  adw_window_title_set_subtitle (self->heading, "");
  dt_print_preview_sync_actions (self);
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "wait");
  dt_store_read_async (dt_context_get_store (self->context), dt_job_make_report, dt_report_bar_dup_ask (self->bar),
                       (GDestroyNotify) dt_report_ask_free, (GDestroyNotify) dt_listing_unref, self->cancellable, on_listing_read,
                       dt_weak_new (self));
}

static void
on_looked (DtPrintPreview *self)
{
  if (self->listing != NULL)
    dt_print_preview_lay_out (self);
}

/**
 * dt_print_preview_new_report:
 * @context: of the window it is opened from
 * @name: of the report
 * @query: what was before the eyes: unit, directive and days count as far as the report takes them; copied
 *
 * Returns: (transfer floating): a window that reads the report and shows its sheets
 */
DtPrintPreview *
dt_print_preview_new_report (DtContext     *context,
                             const char    *name,
                             const DtQuery *query)
{
  const DtReportKind *kind = dt_report_find (name);
  DtPrintPreview *self;
  GtkWidget *bar;

  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (DT_TYPE_PRINT_PREVIEW, NULL);
  self->context = g_object_ref (context);
  bar = dt_report_bar_new (context, kind, query);
  self->bar = DT_REPORT_BAR (bar);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_box_append (self->options, bar);
  gtk_widget_set_visible (GTK_WIDGET (self->options), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->grouping), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->write_document), TRUE);
  adw_header_bar_pack_start (self->header, dt_report_bar_get_kinds (self->bar));
  gtk_window_set_title (GTK_WINDOW (self), _("Reports"));
  g_signal_connect_object (bar, "asked", G_CALLBACK (read_listing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bar, "looked", G_CALLBACK (on_looked), self, G_CONNECT_SWAPPED);
  read_listing (self);

  return self;
}

/* ---- What any other report offers ---- */

void
dt_print_preview_on_paper (DtPrintPreview *self)
{
  if (self->offer == NULL || self->offer->set_paper == NULL)
    return;

  self->offer->set_paper (self->make_data, (DtPaper) gtk_drop_down_get_selected (self->paper));
  dt_print_preview_lay_out (self);
}

/**
 * dt_print_preview_offer:
 * @self: of dt_print_preview_new_for()
 * @offer: what can be done beside printing; lives as long as the program
 */
void
dt_print_preview_offer (DtPrintPreview       *self,
                        const DtPreviewOffer *offer)
{
  g_return_if_fail (self->make != NULL);

  self->offer = offer;
  gtk_widget_set_visible (GTK_WIDGET (self->write_sheet), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->write_document), offer->make_listing != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->paper), offer->set_paper != NULL);
}

/* ---- A spreadsheet, a document ---- */

static gboolean
is_document (const char *name)
{
  g_autofree char *small = g_ascii_strdown (name, -1);

  return g_str_has_suffix (small, ".odt");
}

static void
tell_failure (DtPrintPreview *self,
              GFile          *file,
              const char     *reason)
{
  g_autofree char *name = g_file_get_basename (file);

  dt_compat_tell (GTK_WINDOW (self), is_document (name) ? _("The Document Was Not Written") : _("The Spreadsheet Was Not Written"), reason);
}

static void
tell_written (DtPrintPreview *self,
              GFile          *file,
              const GError   *error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *text = NULL;

  if (self->stack == NULL)
    return;
  self->writing = FALSE;
  dt_print_preview_sync_actions (self);
  if (error != NULL)
    {
      g_autofree char *reason = dt_error_user_text (error);

      tell_failure (self, file, reason);
      return;
    }

  g_set_object (&self->written, file);
  text = g_strdup_printf (_("“%s” written"), shown);
  dt_toast_show (self->toasts, text, _("_Open"), "preview.open-written");
}

typedef struct { DtWeak *preview; GFile *file; const DtPreviewOffer *offer; } Sheet;

/* The window may be gone meanwhile; the file is written all the same. */
static void
sheet_done (Sheet        *sheet,
            const GError *error)
{
  g_autoptr(DtPrintPreview) self = dt_weak_take (sheet->preview);

  if (self != NULL)
    tell_written (self, sheet->file, error);
  g_object_unref (sheet->file);
  g_free (sheet);
}

static void
on_listing_written (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  dt_listing_file_write_finish (result, NULL, &error);
  sheet_done (user_data, error);
}

static void
on_offer_written (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  Sheet *sheet = user_data;
  g_autoptr(GError) error = NULL;

  sheet->offer->write_sheet_finish (result, &error);
  sheet_done (sheet, error);
}

static void
on_tasks_written (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  dt_sheet_write_finish (DT_STORE (source), result, NULL, &error);
  sheet_done (user_data, error);
}

/* What stands on the pages of a summary, as a table. */
static void
on_deadlines_read (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Sheet *sheet = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtListing) listing = dt_store_read_finish (DT_STORE (source), result, &error);
  g_autofree char *path = g_file_get_path (sheet->file);

  if (listing == NULL)
    sheet_done (sheet, error);
  else
    {
      g_autoptr(DtListingView) view = dt_listing_view_new (listing, NULL, NULL);

      dt_listing_file_write_async (view, path, NULL, on_listing_written, sheet);
    }
}

static void
write_summary (DtPrintPreview *self,
               const char     *path,
               Sheet          *sheet)
{
  DtStore *store = dt_context_get_store (self->context);

  if (is_document (path))
    {
      DtQuery *query = dt_query_copy (self->query);

      query->group = dt_print_preview_get_group (self);
      dt_store_read_async (store, dt_job_make_deadlines, query, (GDestroyNotify) dt_query_free, (GDestroyNotify) dt_listing_unref, NULL,
                           on_deadlines_read, sheet);
    }
  else
    dt_sheet_write_async (store, self->query, path, NULL, NULL, NULL, on_tasks_written, sheet);
}

static void
write_offered (DtPrintPreview *self,
               const char     *path,
               Sheet          *sheet)
{
  if (is_document (path) && self->offer->make_listing != NULL)
    {
      g_autoptr(DtListing) listing = self->offer->make_listing (self->make_data);
      g_autoptr(DtListingView) view = dt_listing_view_new (listing, NULL, NULL);

      dt_listing_file_write_async (view, path, NULL, on_listing_written, sheet);
    }
  else
    self->offer->write_sheet_async (self->make_data, path, on_offer_written, sheet);
}

/**
 * dt_print_preview_write_sheet:
 * @self: a preview that shows its pages, of a report that is a table or of a deadline summary
 * @file: where to, .xlsx, .csv or .odt
 *
 * Writes the table in the background; a toast tells when it is done.
 */
void
dt_print_preview_write_sheet (DtPrintPreview *self,
                              GFile          *file)
{
  g_autofree char *path = g_file_get_path (file);
  Sheet *sheet;

  g_return_if_fail (DT_IS_PRINT_PREVIEW (self) && (self->data != NULL || self->listing != NULL || self->offer != NULL));

  if (path == NULL)
    {
      tell_failure (self, file, _("That place is not on this machine. Choose a folder on it."));
      return;
    }

  sheet = g_new0 (Sheet, 1);
  sheet->preview = dt_weak_new (self);
  sheet->offer = self->offer;
  sheet->file = g_object_ref (file);
  self->writing = TRUE;
  dt_print_preview_sync_actions (self);
  if (self->offer != NULL)
    write_offered (self, path, sheet);
  else if (self->listing != NULL)
    {
      g_autoptr(DtListingView) view = dt_report_bar_make_view (self->bar, self->listing);

      dt_listing_file_write_async (view, path, NULL, on_listing_written, sheet);
    }
  else
    write_summary (self, path, sheet);
}

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(DtPrintPreview) self = dt_weak_take (user_data);
  g_autoptr(GFile) file = dt_compat_save_file_finish (result, NULL);

  if (file != NULL && self != NULL && self->stack != NULL)
    dt_print_preview_write_sheet (self, file);
}

static void
ask_place (DtPrintPreview *self,
           const char     *window_title,
           const char     *filter_name,
           const char     *const *endings)
{
  g_autofree char *last = g_settings_get_string (dt_context_get_settings (self->context), "last-folder");
  g_autoptr(GFile) folder = *last != '\0' ? g_file_new_for_path (last) : NULL;
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *title = g_strdelimit (g_strdup (dt_report_get_title (self->report)), "/\\:*?\"<>|", '-');
  g_autofree char *name = g_strconcat (title, endings[0], NULL);

  gtk_file_filter_set_name (filter, filter_name);
  for (; *endings != NULL; endings++)
    {
      g_autofree char *pattern = g_strconcat ("*", *endings, NULL);

      gtk_file_filter_add_pattern (filter, pattern);
    }
  dt_compat_save_file_async (GTK_WINDOW (self), window_title, name, filter, folder, NULL, on_place_chosen, dt_weak_new (self));
}

/**
 * dt_print_preview_ask_sheet_place:
 * @widget: a preview
 * @action: "preview.write-sheet"
 * @parameter: (nullable): none
 *
 * Asks where to, and writes the table there.
 */
void
dt_print_preview_ask_sheet_place (GtkWidget  *widget,
                                  const char *action,
                                  GVariant   *parameter)
{
  static const char *const endings[] = { ".xlsx", ".csv", NULL };

  ask_place (DT_PRINT_PREVIEW (widget), _("Write a Spreadsheet"), _("Spreadsheets"), endings);
}

/**
 * dt_print_preview_ask_document_place:
 * @widget: a preview
 * @action: "preview.write-document"
 * @parameter: (nullable): none
 *
 * Asks where to, and writes the report there for a word processor.
 */
void
dt_print_preview_ask_document_place (GtkWidget  *widget,
                                     const char *action,
                                     GVariant   *parameter)
{
  static const char *const endings[] = { ".odt", NULL };

  ask_place (DT_PRINT_PREVIEW (widget), _("Write a Document"), _("OpenDocument text"), endings);
}
