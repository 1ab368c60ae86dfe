/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtBanner:
 *
 * A line under the header bar for what stays true until something is done about it: a register that may only be
 * read, a disk that is full. Role ALERT, so that it is read aloud when it appears.
 */
#define DT_TYPE_BANNER (dt_banner_get_type ())
G_DECLARE_FINAL_TYPE (DtBanner, dt_banner, DT, BANNER, GtkWidget)

GtkWidget *dt_banner_new  (void);
/* button and action may be NULL. error: red, else a warning. */
void       dt_banner_show (DtBanner *self, gboolean error, const char *text, const char *button, const char *action);
/* More to do about what is shown, and more to say of it: in a tooltip, and to who listens. */
void       dt_banner_add_button (DtBanner *self, const char *button, const char *action);
void       dt_banner_explain    (DtBanner *self, const char *text);
void       dt_banner_hide (DtBanner *self);

G_END_DECLS
