/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bar of two parts: what is accepted, and behind it what waits for that. Silent: its numbers stand beside it in words. */
#define DT_TYPE_SHARE_BAR (dt_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (DtShareBar, dt_share_bar, DT, SHARE_BAR, GtkWidget)

void dt_share_bar_set (DtShareBar *self, int done, int waiting, int all);

G_END_DECLS
