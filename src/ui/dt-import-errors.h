/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-import-report.h"

G_BEGIN_DECLS

/**
 * DtImportErrors:
 *
 * Why a file was not taken in: every fault with line, column, reason and hint, and the lines around the chosen one.
 * Signal `reread`: the person has mended the file and wants it read again; the window closes after it.
 */
#define DT_TYPE_IMPORT_ERRORS (dt_import_errors_get_type ())
G_DECLARE_FINAL_TYPE (DtImportErrors, dt_import_errors, DT, IMPORT_ERRORS, AdwWindow)

GtkWidget *dt_import_errors_new        (GtkWindow *parent, GFile *file, DtImportReport *report);   /* takes report */
char      *dt_import_errors_dup_report (DtImportErrors *self);      /* what "Copy Error Report" copies */
void       dt_import_errors_select     (DtImportErrors *self, int index);
int        dt_import_errors_get_selected (DtImportErrors *self);    /* −1 none */

G_END_DECLS
