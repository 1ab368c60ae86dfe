/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-task.h"

G_BEGIN_DECLS

/**
 * DtTaskCard:
 *
 * A task in the week: state in words, whole title, lead, source, how far. As a ghost it stands on the day the task was
 * first due. A leaf: one button to a screen reader, with the actions of a chip.
 */
#define DT_TYPE_TASK_CARD (dt_task_card_get_type ())
G_DECLARE_FINAL_TYPE (DtTaskCard, dt_task_card, DT, TASK_CARD, GtkWidget)

DtTaskCard *dt_task_card_new          (DtTaskRow *row, DtDay day, gboolean ghost, DtDay today, int soon_days);
DtTaskRow  *dt_task_card_get_task     (DtTaskCard *self);   /* borrowed */
gboolean    dt_task_card_is_ghost     (DtTaskCard *self);
void        dt_task_card_set_selected (DtTaskCard *self, gboolean selected);

G_END_DECLS
