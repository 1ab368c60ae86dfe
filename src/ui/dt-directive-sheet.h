/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"
#include "dt-directive-paper.h"

G_BEGIN_DECLS

/**
 * DtDirectiveSheet:
 *
 * A directive as a sheet of paper: its text with what was recognised in it, each kind to be shown or not. Signal
 * `task-chosen` (gint64) when the passage of a task is clicked.
 */
#define DT_TYPE_DIRECTIVE_SHEET (dt_directive_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DtDirectiveSheet, dt_directive_sheet, DT, DIRECTIVE_SHEET, GtkWidget)

GtkWidget *dt_directive_sheet_new       (DtContext *context);
void       dt_directive_sheet_set       (DtDirectiveSheet *self, const DtDirectivePage *page);   /* lives as long as it is shown; NULL: nothing */
void       dt_directive_sheet_tell      (DtDirectiveSheet *self, const char *problem);           /* instead of the text */
void       dt_directive_sheet_show_task (DtDirectiveSheet *self, gint64 task);                   /* its passage in bold, and in sight; 0 none */
const DtDirectivePaper *dt_directive_sheet_get_paper (DtDirectiveSheet *self);                   /* NULL none */
GtkTextView *dt_directive_sheet_get_text (DtDirectiveSheet *self);

G_END_DECLS
