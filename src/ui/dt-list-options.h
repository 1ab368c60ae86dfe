/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-columns.h"

G_BEGIN_DECLS

/* The actions of the list's menu ("task-sort", "task-descending", "density", "column-1" …), and the columns kept as the
 * settings say for as long as both live. */
GSimpleActionGroup *dt_list_options_new (GSettings *settings, DtColumns *columns);

G_END_DECLS
