/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"
#include "dt-import-report.h"

G_BEGIN_DECLS

/**
 * DtImportDialog:
 *
 * What an XML file would do to the register, before it does: new, changed and unchanged things, deadlines moved,
 * warnings. Only "Enter in Register" stores, in one step that can be undone.
 */
#define DT_TYPE_IMPORT_DIALOG (dt_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DtImportDialog, dt_import_dialog, DT, IMPORT_DIALOG, AdwWindow)

/* Reads @file and shows the preview, or what is wrong with it, before @parent. */
void        dt_import_dialog_present    (GtkWindow *parent, DtContext *context, GFile *file);

/* For tests: what was read, NULL while it is being read. */
const DtImportReport *dt_import_dialog_get_report (DtImportDialog *self);

G_END_DECLS
