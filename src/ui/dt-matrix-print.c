/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The matrix on paper, exactly as it is filtered. */

#include "dt-matrix-print.h"

#include <glib/gi18n-lib.h>

#include "dt-compat.h"
#include "dt-edit-jobs.h"
#include "dt-error.h"
#include "dt-matrix-file.h"
#include "dt-matrix-sheet.h"
#include "dt-print-preview.h"
#include "dt-reports-matrix.h"
#include "dt-weak.h"

typedef struct { DtWeak *parent; DtContext *context; DtMatrixSheet *sheet; } Printing;

static void
write_sheet_async (gpointer             data,
                   const char          *path,
                   GAsyncReadyCallback  callback,
                   gpointer             user_data)
{
  DtMatrixSheet *sheet = data;

  dt_matrix_file_write_async (dt_matrix_sheet_get_matrix (sheet), dt_matrix_sheet_get_units (sheet), path, dt_matrix_sheet_get_today (sheet),
                              dt_matrix_sheet_get_soon_days (sheet), NULL, callback, user_data);
}

static gboolean
write_sheet_finish (GAsyncResult  *result,
                    GError       **error)
{
  return dt_matrix_file_write_finish (result, NULL, error);
}

static void
set_paper (gpointer data,
           DtPaper  paper)
{
  dt_matrix_sheet_set_paper (data, paper);
}

static DtListing *
make_listing (gpointer data)
{
  DtMatrixSheet *sheet = data;

  return dt_report_matrix_listing (dt_matrix_sheet_get_matrix (sheet), dt_matrix_sheet_get_units (sheet), dt_office_copy (dt_matrix_sheet_get_office (sheet)),
                                   dt_matrix_sheet_get_today (sheet), dt_matrix_sheet_get_soon_days (sheet));
}

static const DtPreviewOffer offer = { set_paper, write_sheet_async, write_sheet_finish, make_listing };

static void
on_office (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Printing *printing = user_data;
  g_autoptr(GtkWindow) parent = dt_weak_take (printing->parent);
  g_autoptr(DtContext) context = printing->context;
  g_autoptr(DtMatrixSheet) sheet = printing->sheet;
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

  dt_matrix_sheet_take_office (sheet, dt_office_new (settings));
  preview = GTK_WIDGET (dt_print_preview_new_for (context, (DtReportMaker) dt_matrix_sheet_report_new,
                                                  dt_matrix_sheet_ref (sheet), (GDestroyNotify) dt_matrix_sheet_unref));
  dt_print_preview_offer (DT_PRINT_PREVIEW (preview), &offer);
  gtk_window_set_transient_for (GTK_WINDOW (preview), parent);
  gtk_window_present (GTK_WINDOW (preview));
}

/**
 * dt_matrix_print:
 * @parent: the window the preview stands before
 * @context: of that window
 * @matrix: what is printed
 * @units: (element-type DtMatrixUnit): which of its units
 *
 * Shows the sheets; they are printed or written from there.
 */
void
dt_matrix_print (GtkWindow *parent,
                 DtContext *context,
                 DtMatrix  *matrix,
                 GPtrArray *units)
{
  Printing *printing = g_new0 (Printing, 1);

  printing->parent = dt_weak_new (parent);
  printing->context = g_object_ref (context);
  printing->sheet = dt_matrix_sheet_new (matrix, units, dt_context_get_today (context), dt_context_get_soon_days (context));
  dt_store_read_async (dt_context_get_store (context), dt_job_load_settings, NULL, NULL, (GDestroyNotify) g_hash_table_unref, NULL,
                       on_office, printing);
}
