/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of the preview. */

#include "dt-print-preview.h"
#include "dt-report.h"
#include "dt-summary-jobs.h"

G_BEGIN_DECLS

struct _DtPrintPreview
{
  AdwWindow         parent_instance;

  /* Template */
  AdwWindowTitle   *heading;
  GtkDropDown      *grouping;
  AdwToastOverlay  *toasts;
  GtkStack         *stack;
  GtkSpinner       *spinner;
  GtkScrolledWindow *scroller;
  GtkDrawingArea   *page;
  AdwStatusPage    *failure;
  GtkLabel         *position;
  GtkButton        *zoom_label;

  /* Owned */
  DtContext        *context;
  DtQuery          *query;        /* of a deadline summary */
  DtSummaryData    *data;         /* of that; NULL until it is read */
  DtReportMaker     make;         /* of any other report */
  gpointer          make_data;
  GDestroyNotify    make_data_free;
  DtReport         *report;       /* the one on the screen; NULL until it is cut into pages */
  GCancellable     *cancellable;  /* of what is under way */
  GFile            *written;      /* the last PDF */

  guint             shown;        /* page, from 0 */
  guint             zoom;         /* index into zooms */
};

/* dt-print-preview.c */
DtReport *dt_print_preview_create_report (DtPrintPreview *self);

/* dt-print-preview-output.c; of gtk_widget_class_install_action() */
void      dt_print_preview_ask_place     (GtkWidget *widget, const char *action, GVariant *parameter);
void      dt_print_preview_open_written  (GtkWidget *widget, const char *action, GVariant *parameter);
void      dt_print_preview_print         (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
