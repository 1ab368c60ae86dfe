/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a file lies on another machine: the memory that SQLite's log is shared by does not reach there. */
gboolean dt_network_holds        (const char *path);
gboolean dt_network_is_type      (guint64 type);
void     dt_network_set_fixed    (gint64 type);      /* for tests: of all files; -1: as it is */

G_END_DECLS
