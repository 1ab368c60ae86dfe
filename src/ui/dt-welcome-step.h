/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtWelcomeStep:
 *
 * A line of what to see to in a new register: its number, or a check once it is done, what it is, how it stands, and
 * the button that leads there.
 */
#define DT_TYPE_WELCOME_STEP (dt_welcome_step_get_type ())
G_DECLARE_FINAL_TYPE (DtWelcomeStep, dt_welcome_step, DT, WELCOME_STEP, GtkListBoxRow)

GtkWidget *dt_welcome_step_new       (int number, const char *title);
void       dt_welcome_step_set_title (DtWelcomeStep *self, const char *title);
void       dt_welcome_step_set       (DtWelcomeStep *self, gboolean done, const char *text);
void       dt_welcome_step_set_act   (DtWelcomeStep *self, const char *label, const char *action, const char *target);
void       dt_welcome_step_set_next  (DtWelcomeStep *self, gboolean next);

G_END_DECLS
