/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtWelcome:
 *
 * The page of a register without directives: the ways to register the first one, and what else to see to before,
 * each with whether it is done. While it is seen it follows the register.
 */
#define DT_TYPE_WELCOME (dt_welcome_get_type ())
G_DECLARE_FINAL_TYPE (DtWelcome, dt_welcome, DT, WELCOME, GtkWidget)

void dt_welcome_set_context (DtWelcome *self, DtContext *context);

G_END_DECLS
