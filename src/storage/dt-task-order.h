/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to storage/: puts picked tasks in order. */

#include "dt-task-pick.h"

G_BEGIN_DECLS

/* By `order`, then `value` (both within 32 bits), then the text if @texts (the numbers carry their direction, the texts
 * are turned round by @descending), then directive, position and id. */
void dt_task_order_sort (GArray *tasks, const char *texts, gboolean descending);

/* The first bytes of a text as a number that compares as they do. */
gint64 dt_task_order_prefix (const char *text);

G_END_DECLS
