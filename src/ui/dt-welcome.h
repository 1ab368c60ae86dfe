/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DtWelcome:
 *
 * What a register without directives shows: the ways to begin.
 */
#define DT_TYPE_WELCOME (dt_welcome_get_type ())
G_DECLARE_FINAL_TYPE (DtWelcome, dt_welcome, DT, WELCOME, GtkWidget)

GtkWidget *dt_welcome_new (void);

G_END_DECLS
