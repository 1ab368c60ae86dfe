/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-debtor.h"
#include "dt-edit-jobs.h"

G_BEGIN_DECLS

/* One unit to be called: whom, under which number, about what; and what came of it. */
#define DT_TYPE_CALL_CARD (dt_call_card_get_type ())
G_DECLARE_FINAL_TYPE (DtCallCard, dt_call_card, DT, CALL_CARD, GtkBox)

/* Signal "changed" when it is ticked or what is typed becomes valid or not. */
GtkWidget      *dt_call_card_new      (const DtDebtor *debtor, DtDay today);
gint64          dt_call_card_get_unit (DtCallCard *self);
gboolean        dt_call_card_is_called (DtCallCard *self);
gboolean        dt_call_card_is_valid (DtCallCard *self);
gboolean        dt_call_card_is_touched (DtCallCard *self);
void            dt_call_card_fill     (DtCallCard *self, DtReminderEdit *edit);

G_END_DECLS
