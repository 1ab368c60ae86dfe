/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-directive-page.h"

G_BEGIN_DECLS

/* A row of the list: a directive, or the head of a month. */
#define DT_TYPE_DIRECTIVE_ITEM (dt_directive_item_get_type ())
G_DECLARE_FINAL_TYPE (DtDirectiveItem, dt_directive_item, DT, DIRECTIVE_ITEM, GObject)

DtDirectiveItem       *dt_directive_item_new_line (GPtrArray *lines, guint index);   /* keeps the array */
DtDirectiveItem       *dt_directive_item_new_head (const char *title);
const DtDirectiveLine *dt_directive_item_get_line (DtDirectiveItem *self);           /* NULL of a head */

/**
 * DtDirectiveListRow:
 *
 * Symbol, subject, date, how much is open or late, and how much is done.
 */
#define DT_TYPE_DIRECTIVE_LIST_ROW (dt_directive_list_row_get_type ())
G_DECLARE_FINAL_TYPE (DtDirectiveListRow, dt_directive_list_row, DT, DIRECTIVE_LIST_ROW, GtkWidget)

GtkWidget *dt_directive_list_row_new      (void);
DtDirectiveItem *dt_directive_list_row_get_item (DtDirectiveListRow *self);
void       dt_directive_list_row_set_item (DtDirectiveListRow *self, DtDirectiveItem *item, DtDay today);

G_END_DECLS
