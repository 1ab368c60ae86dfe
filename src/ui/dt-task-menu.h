/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-task.h"

G_BEGIN_DECLS

GMenuModel *dt_task_menu_new                (const DtTaskRow *task, GArray *tasks);   /* task NULL: only what fits several */
GMenuModel *dt_task_menu_new_for_assignment (const DtAssignmentRow *row, GArray *parts);

G_END_DECLS
