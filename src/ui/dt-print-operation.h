/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-report.h"

G_BEGIN_DECLS

/**
 * DtPrintOperation:
 *
 * A report on its way to a printer: the pages come from the report, the printer and its paper from GTK.
 */
#define DT_TYPE_PRINT_OPERATION (dt_print_operation_get_type ())
G_DECLARE_FINAL_TYPE (DtPrintOperation, dt_print_operation, DT, PRINT_OPERATION, GtkPrintOperation)

DtPrintOperation *dt_print_operation_new (DtReport *report);

G_END_DECLS
