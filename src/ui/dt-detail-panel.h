/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtDetailPanel:
 *
 * All there is to know of one task, kept current, with what can be done about it; of several tasks their sum. At least 320
 * wide, meant for 384.
 */
#define DT_TYPE_DETAIL_PANEL (dt_detail_panel_get_type ())
G_DECLARE_FINAL_TYPE (DtDetailPanel, dt_detail_panel, DT, DETAIL_PANEL, GtkWidget)

GtkWidget *dt_detail_panel_new             (DtContext *context);
void       dt_detail_panel_show            (DtDetailPanel *self, const gint64 *task_ids, guint n_ids);
GArray    *dt_detail_panel_dup_assignments (DtDetailPanel *self);

G_END_DECLS
