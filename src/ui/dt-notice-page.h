/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The page of the preferences about the notice of the morning. */
GtkWidget *dt_notice_page_new (GSettings *settings);

G_END_DECLS
