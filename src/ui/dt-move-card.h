/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-context.h"
#include "dt-register-jobs.h"

G_BEGIN_DECLS

/**
 * DtMoveCard:
 *
 * What a directive that is being entered says of the days of another: the effect in one line, day by day on request, and
 * whether it is applied when the directive is entered. Signal `changed`.
 */
#define DT_TYPE_MOVE_CARD (dt_move_card_get_type ())
G_DECLARE_FINAL_TYPE (DtMoveCard, dt_move_card, DT, MOVE_CARD, GtkWidget)

GtkWidget            *dt_move_card_new         (DtContext *context, const char *target, const char *words, const DtScheduleRule *rule);
void                  dt_move_card_set_decided (DtMoveCard *self, DtDay day);     /* the date of the directive */
void                  dt_move_card_set_active  (DtMoveCard *self, gboolean active);
gboolean              dt_move_card_get_active  (DtMoveCard *self);
const char           *dt_move_card_get_target  (DtMoveCard *self);
const char           *dt_move_card_get_words   (DtMoveCard *self);
const DtScheduleRule *dt_move_card_get_rule    (DtMoveCard *self);
/* How many tasks it moves if it is applied; 0 as long as that is not known */
int                   dt_move_card_count       (DtMoveCard *self, int *n_unchanged);
DtRegisterMove       *dt_move_card_dup_move    (DtMoveCard *self);                /* NULL: it is not to be applied */

G_END_DECLS
