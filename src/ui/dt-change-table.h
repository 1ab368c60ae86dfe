/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-change-line.h"
#include "dt-change-sheet.h"

G_BEGIN_DECLS

/**
 * DtChangeTable:
 *
 * What a schedule change would do: six counts that filter, and a line for each task, which can be unchecked. Signal
 * `edited`: the person has checked or unchecked some; the effect is to be worked out again.
 */
#define DT_TYPE_CHANGE_TABLE (dt_change_table_get_type ())
G_DECLARE_FINAL_TYPE (DtChangeTable, dt_change_table, DT, CHANGE_TABLE, GtkBox)

void        dt_change_table_show           (DtChangeTable *self, DtChangePreview *preview, const DtScheduleRule *rule,
                                            DtDay today, DtWorkCalendar *calendar);
const DtChangePreview *dt_change_table_get_preview (DtChangeTable *self, guint *n_checked, guint *n_tasks);
GHashTable *dt_change_table_dup_excepted   (DtChangeTable *self);
void        dt_change_table_clear_excepted (DtChangeTable *self);
void        dt_change_table_set_fixed      (DtChangeTable *self);    /* nothing can be left out */

void        dt_change_table_fill_sheet     (DtChangeTable *self, DtChangeSheet *sheet);      /* as it stands */

G_END_DECLS
