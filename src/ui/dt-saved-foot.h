/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtSavedFoot:
 *
 * The foot of a left list: whether the last change is stored, and what there is to say of the backup of today.
 */
#define DT_TYPE_SAVED_FOOT (dt_saved_foot_get_type ())
G_DECLARE_FINAL_TYPE (DtSavedFoot, dt_saved_foot, DT, SAVED_FOOT, GtkWidget)

void dt_saved_foot_set_saved     (DtSavedFoot *self, gboolean saved);
void dt_saved_foot_set_backup    (DtSavedFoot *self, const char *text, const char *problem);     /* NULL: nothing to say; no problem */
void dt_saved_foot_set_read_only (DtSavedFoot *self);                                            /* there is nothing to be saved */

G_END_DECLS
