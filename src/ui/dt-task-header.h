/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-columns.h"
#include "dt-query.h"

G_BEGIN_DECLS

/**
 * DtTaskHeader:
 *
 * The heads of the columns, each a button: sorts by it, and again the other way round. Signal `sort` (DtSort, gboolean).
 */
#define DT_TYPE_TASK_HEADER (dt_task_header_get_type ())
G_DECLARE_FINAL_TYPE (DtTaskHeader, dt_task_header, DT, TASK_HEADER, GtkWidget)

GtkWidget *dt_task_header_new      (DtColumns *columns);
void       dt_task_header_set_sort (DtTaskHeader *self, DtSort sort, gboolean descending);

G_END_DECLS
