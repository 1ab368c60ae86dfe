/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-task.h"

G_BEGIN_DECLS

/**
 * DtDetailExtensions:
 *
 * Who asked for a later day, and what was decided; hidden while nobody did.
 */
#define DT_TYPE_DETAIL_EXTENSIONS (dt_detail_extensions_get_type ())
G_DECLARE_FINAL_TYPE (DtDetailExtensions, dt_detail_extensions, DT, DETAIL_EXTENSIONS, GtkWidget)

void dt_detail_extensions_set (DtDetailExtensions *self, const DtTaskDetail *detail, DtDay today);

G_END_DECLS
