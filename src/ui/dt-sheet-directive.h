/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-list-import.h"

G_BEGIN_DECLS

/**
 * DtSheetDirective:
 *
 * Which directive sets the tasks of a list: one of the register, a new one by symbol, issuer and date, or the one that a column names.
 * Signal `changed`.
 */
#define DT_TYPE_SHEET_DIRECTIVE (dt_sheet_directive_get_type ())
G_DECLARE_FINAL_TYPE (DtSheetDirective, dt_sheet_directive, DT, SHEET_DIRECTIVE, GtkWidget)

void       dt_sheet_directive_set_today  (DtSheetDirective *self, DtDay today);
void       dt_sheet_directive_fill       (DtSheetDirective *self, GPtrArray *rows);              /* DtDirectiveRow */
void       dt_sheet_directive_set_column (DtSheetDirective *self, gboolean has_column);          /* a column names it */
/* What the lines over the list say; a person who has chosen knows better. */
void       dt_sheet_directive_suggest    (DtSheetDirective *self, const char *symbol, DtDay day);
/* Strings are borrowed until the next change. */
void       dt_sheet_directive_get        (DtSheetDirective *self, DtListOptions *options);

G_END_DECLS
