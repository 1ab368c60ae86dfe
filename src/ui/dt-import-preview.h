/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-import-report.h"

G_BEGIN_DECLS

/**
 * DtImportPreview:
 *
 * What a file would do: a strip of figures that lead to their parts, the list of what is new, changed and moved, with the
 * warnings, and what was read.
 */
#define DT_TYPE_IMPORT_PREVIEW (dt_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (DtImportPreview, dt_import_preview, DT, IMPORT_PREVIEW, GtkWidget)

void dt_import_preview_show  (DtImportPreview *self, const DtImportReport *report, const char *file_name, DtDay today);
int  dt_import_preview_count (const DtImportReport *report, DtOutcome outcome);

G_END_DECLS
