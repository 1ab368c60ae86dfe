/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-date.h"

G_BEGIN_DECLS

/**
 * DtDayEntry:
 *
 * An entry for a day, written as one likes ("25/8", "mai", "+3"); the long form is echoed under it. Properties
 * `valid` and `day` (notify); signal `activate` on Enter while it is valid.
 */
#define DT_TYPE_DAY_ENTRY (dt_day_entry_get_type ())
G_DECLARE_FINAL_TYPE (DtDayEntry, dt_day_entry, DT, DAY_ENTRY, GtkWidget)

GtkWidget *dt_day_entry_new          (void);
void       dt_day_entry_set_today    (DtDayEntry *self, DtDay today);
void       dt_day_entry_set_optional (DtDayEntry *self, gboolean optional);  /* empty is valid: DT_DAY_NONE */
void       dt_day_entry_set_day      (DtDayEntry *self, DtDay day);
DtDay      dt_day_entry_get_day      (DtDayEntry *self);        /* DT_DAY_NONE where empty or not valid */
gboolean   dt_day_entry_is_valid     (DtDayEntry *self);
GtkWidget *dt_day_entry_get_entry    (DtDayEntry *self);        /* for a label's mnemonic */

G_END_DECLS
