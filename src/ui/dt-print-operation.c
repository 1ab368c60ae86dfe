/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-print-operation.h"

struct _DtPrintOperation
{
  GtkPrintOperation  parent_instance;

  /* Owned */
  DtReport          *report;
};

G_DEFINE_FINAL_TYPE (DtPrintOperation, dt_print_operation, GTK_TYPE_PRINT_OPERATION)

/* Called again and again until the pages are known; the dialog stays alive in between. */
static gboolean
dt_print_operation_paginate (GtkPrintOperation *operation,
                             GtkPrintContext   *context)
{
  DtPrintOperation *self = DT_PRINT_OPERATION (operation);

  if (!dt_report_paginate_step (self->report))
    return FALSE;

  gtk_print_operation_set_n_pages (operation, (int) dt_report_get_n_pages (self->report));
  return TRUE;
}

/* The sheet is laid out for its paper. On a smaller one it is drawn smaller rather than cut. */
static void
dt_print_operation_draw_page (GtkPrintOperation *operation,
                              GtkPrintContext   *context,
                              int                page)
{
  DtPrintOperation *self = DT_PRINT_OPERATION (operation);
  const DtPageLayout *layout = dt_report_get_layout (self->report);
  double scale = MIN (gtk_print_context_get_width (context) / layout->paper_width,
                      gtk_print_context_get_height (context) / layout->paper_height);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  cairo_save (cr);
  if (scale < 0.999)
    cairo_scale (cr, scale, scale);
  dt_report_draw_page (self->report, (guint) page, cr);
  cairo_restore (cr);
}

static void
dt_print_operation_finalize (GObject *object)
{
  g_clear_object (&DT_PRINT_OPERATION (object)->report);

  G_OBJECT_CLASS (dt_print_operation_parent_class)->finalize (object);
}

static void
dt_print_operation_class_init (DtPrintOperationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_print_operation_finalize;
  GTK_PRINT_OPERATION_CLASS (klass)->paginate = dt_print_operation_paginate;
  GTK_PRINT_OPERATION_CLASS (klass)->draw_page = dt_print_operation_draw_page;
}

static void
dt_print_operation_init (DtPrintOperation *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);
  /* The margins are the report's own, counted from the edge of the sheet in points. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
}

/* The sheet that the report is laid out for, on the side it lies on. */
static GtkPageSetup *
create_setup (const DtPageLayout *layout)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  double wide = MAX (layout->paper_width, layout->paper_height);
  g_autoptr(GtkPaperSize) paper = gtk_paper_size_new (wide > DT_MM (400) ? GTK_PAPER_NAME_A3 : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  if (layout->paper_width > layout->paper_height)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  return setup;
}

/**
 * dt_print_operation_new:
 * @report: what to print; used by nobody else until the operation is done
 *
 * Returns: (transfer full): an operation to run
 */
DtPrintOperation *
dt_print_operation_new (DtReport *report)
{
  DtPrintOperation *self = g_object_new (DT_TYPE_PRINT_OPERATION, NULL);

  g_autoptr(GtkPageSetup) setup = create_setup (dt_report_get_layout (report));

  self->report = g_object_ref (report);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), setup);
  gtk_print_operation_set_job_name (GTK_PRINT_OPERATION (self), dt_report_get_title (report));

  return self;
}
