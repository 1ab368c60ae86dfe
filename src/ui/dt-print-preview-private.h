/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of the preview. */

#include "dt-print-preview.h"
#include "dt-report-bar.h"
#include "dt-report.h"
#include "dt-summary-jobs.h"

G_BEGIN_DECLS

struct _DtPrintPreview
{
  AdwWindow         parent_instance;

  /* Template */
  AdwHeaderBar     *header;
  AdwWindowTitle   *heading;
  GtkDropDown      *grouping;
  AdwToastOverlay  *toasts;
  GtkStack         *stack;
  GtkSpinner       *spinner;
  GtkScrolledWindow *scroller;
  GtkDrawingArea   *page;
  AdwStatusPage    *failure;
  GtkLabel         *position;
  GtkBox           *options;
  GtkButton        *write_sheet;
  GtkButton        *write_document;
  GtkDropDown      *paper;
  GtkButton        *zoom_label;

  /* Owned */
  DtContext        *context;
  DtQuery          *query;        /* of a deadline summary */
  DtSummaryData    *data;         /* of that; NULL until it is read */
  DtReportMaker     make;         /* of any other report */
  gpointer          make_data;
  GDestroyNotify    make_data_free;
  const DtPreviewOffer *offer;    /* with make; NULL */
  DtListing        *listing;      /* of a report that is a table; NULL until it is read */
  DtReport         *report;       /* the one on the screen; NULL until it is cut into pages */
  GCancellable     *cancellable;  /* of what is under way */
  GFile            *written;      /* the last file */

  DtReportBar      *bar;          /* of a report that is a table; in the window */

  guint             shown;        /* page, from 0 */
  guint             zoom;         /* index into zooms */
  gboolean          writing;      /* a spreadsheet or a document */
};

/* dt-print-preview.c */
DtGroupBy dt_print_preview_get_group     (DtPrintPreview *self);     /* of a deadline summary */
DtReport *dt_print_preview_create_report (DtPrintPreview *self);
void      dt_print_preview_begin_work    (DtPrintPreview *self);
void      dt_print_preview_lay_out       (DtPrintPreview *self);
void      dt_print_preview_sync_actions  (DtPrintPreview *self);
void      dt_print_preview_show_failure  (DtPrintPreview *self, const GError *error);

/* dt-print-preview-report.c */
void      dt_print_preview_on_paper      (DtPrintPreview *self);
DtReport *dt_print_preview_create_listing_report (DtPrintPreview *self);
void      dt_print_preview_ask_sheet_place (GtkWidget *widget, const char *action, GVariant *parameter);
void      dt_print_preview_ask_document_place (GtkWidget *widget, const char *action, GVariant *parameter);

/* dt-print-preview-output.c; of gtk_widget_class_install_action() */
void      dt_print_preview_ask_place     (GtkWidget *widget, const char *action, GVariant *parameter);
void      dt_print_preview_open_written  (GtkWidget *widget, const char *action, GVariant *parameter);
void      dt_print_preview_print         (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
