/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"
#include "dt-listing.h"
#include "dt-report.h"

G_BEGIN_DECLS

/**
 * DtPrintPreview:
 *
 * A window with the sheets of a report as they will be printed, to a printer or a PDF file. A deadline summary has the
 * tasks of a query, read once: what is on the sheets does not change while they are looked at.
 */
#define DT_TYPE_PRINT_PREVIEW (dt_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (DtPrintPreview, dt_print_preview, DT, PRINT_PREVIEW, AdwWindow)

DtPrintPreview *dt_print_preview_new       (DtContext *context, const DtQuery *query);
/* A report that is a table, by its name (dt_report_kinds); another may be chosen in the window. query: what was before the eyes */
DtPrintPreview *dt_print_preview_new_report (DtContext *context, const char *name, const DtQuery *query);
/* Any other report: make is called whenever one is needed, on the main thread, and shares what data holds. */
typedef DtReport *(*DtReportMaker) (gpointer data);
DtPrintPreview *dt_print_preview_new_for   (DtContext *context, DtReportMaker make, gpointer data, GDestroyNotify data_free);

/**
 * DtPreviewOffer:
 * @set_paper: lays later reports out for another sheet; %NULL: there is one
 * @write_sheet_async: writes the same as a spreadsheet, .xlsx or .csv
 * @write_sheet_finish: whether that was done
 * @make_listing: the same as a table for a word processor; %NULL: none
 *
 * What else can be done with a report of dt_print_preview_new_for(); the first argument is its data.
 */
typedef struct
{
  void     (*set_paper)          (gpointer data, DtPaper paper);
  void     (*write_sheet_async)  (gpointer data, const char *path, GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*write_sheet_finish) (GAsyncResult *result, GError **error);
  DtListing *(*make_listing)     (gpointer data);
} DtPreviewOffer;
void            dt_print_preview_offer     (DtPrintPreview *self, const DtPreviewOffer *offer);     /* static */
/* Writes the sheets without asking for a place. */
void            dt_print_preview_write_pdf (DtPrintPreview *self, GFile *file);
/* Writes the table as a spreadsheet, .xlsx or .csv, or as a document, .odt; only of a report that is one, a deadline summary, or one
 * that offers it. */
void            dt_print_preview_write_sheet (DtPrintPreview *self, GFile *file);

G_END_DECLS
