/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The effect of a schedule change on paper. */

#include "dt-change-print.h"

#include <glib/gi18n-lib.h>

#include "dt-compat.h"
#include "dt-edit-jobs.h"
#include "dt-error.h"
#include "dt-listing-file.h"
#include "dt-print-preview.h"
#include "dt-weak.h"

static void
write_sheet_async (gpointer             data,
                   const char          *path,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  g_autoptr(DtListingView) view = dt_listing_view_new (dt_change_sheet_get_listing (data), NULL, NULL);

  dt_listing_file_write_async (view, path, NULL, callback, user_data);
}

static gboolean
write_sheet_finish (GAsyncResult  *result,
                    GError       **error)
{
  return dt_listing_file_write_finish (result, NULL, error);
}

static DtListing *
make_listing (gpointer data)
{
  return dt_listing_ref (dt_change_sheet_get_listing (data));
}

static const DtPreviewOffer offer = { NULL, write_sheet_async, write_sheet_finish, make_listing };

typedef struct { DtWeak *parent; DtContext *context; DtChangeSheet *sheet; } Printing;

static void
on_office (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Printing *printing = user_data;
  g_autoptr(GtkWindow) parent = dt_weak_take (printing->parent);
  g_autoptr(DtContext) context = printing->context;
  g_autoptr(DtChangeSheet) sheet = printing->sheet;
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) settings = dt_store_read_finish (DT_STORE (source), result, &error);
  GtkWidget *preview;

  if (parent == NULL)
    return;
  if (settings == NULL)
    {
      g_autofree char *text = dt_error_user_text (error);

      dt_compat_tell (parent, _("The register could not be read"), text);
      return;
    }

  dt_change_sheet_take_office (sheet, dt_office_new (settings));
  preview = GTK_WIDGET (dt_print_preview_new_for (context, (DtReportMaker) dt_change_sheet_report_new,
                                                  dt_change_sheet_ref (sheet), (GDestroyNotify) dt_change_sheet_unref));
  dt_print_preview_offer (DT_PRINT_PREVIEW (preview), &offer);
  gtk_window_set_transient_for (GTK_WINDOW (preview), parent);
  gtk_window_set_modal (GTK_WINDOW (preview), TRUE);
  gtk_window_present (GTK_WINDOW (preview));
}

/**
 * dt_change_print:
 * @parent: the window the preview stands before
 * @context: of that window
 * @table: the tasks, as they stand there now
 * @headline: what the change does, and to what
 * @cause: the directive that orders it
 * @stage: whether it is planned, in force or lifted
 *
 * Shows the sheets; they are printed or written from there.
 */
void
dt_change_print (GtkWindow     *parent,
                 DtContext     *context,
                 DtChangeTable *table,
                 const char    *headline,
                 const char    *cause,
                 const char    *stage)
{
  Printing *printing = g_new0 (Printing, 1);

  printing->parent = dt_weak_new (parent);
  printing->context = g_object_ref (context);
  printing->sheet = dt_change_sheet_new (dt_context_get_today (context), headline, cause, stage);
  dt_change_table_fill_sheet (table, printing->sheet);
  dt_store_read_async (dt_context_get_store (context), dt_job_load_settings, NULL, NULL, (GDestroyNotify) g_hash_table_unref, NULL,
                       on_office, printing);
}
