/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"
#include "dt-list-import.h"

G_BEGIN_DECLS

/**
 * DtSheetWindow:
 *
 * A list of units or tasks from a spreadsheet: what its columns say, and what each row would do to the register, before it does. Only
 * "Import" stores, in one step that can be undone.
 */
#define DT_TYPE_SHEET_WINDOW (dt_sheet_window_get_type ())
G_DECLARE_FINAL_TYPE (DtSheetWindow, dt_sheet_window, DT, SHEET_WINDOW, AdwWindow)

/* Reads @file in the background and shows its rows before @parent. */
void dt_sheet_window_present (GtkWindow *parent, DtContext *context, GFile *file);

/* For tests: what becomes of the rows, NULL while that is looked at. */
const DtListReport *dt_sheet_window_get_report (DtSheetWindow *self);

G_END_DECLS
