/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-schedule-change.h"

G_BEGIN_DECLS

/**
 * DtMoveScale:
 *
 * The days that all axes of a table span, with the months and the holidays within. Immutable, counted.
 */
typedef struct _DtMoveScale DtMoveScale;

DtMoveScale *dt_move_scale_new   (GPtrArray *moves, DtDay today, DtWorkCalendar *calendar);   /* moves: DtMovePreview */
DtMoveScale *dt_move_scale_ref   (DtMoveScale *self);
void         dt_move_scale_unref (DtMoveScale *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtMoveScale, dt_move_scale_unref)

/**
 * DtMoveAxis:
 *
 * One move as a picture: a dashed ring where the day was, a disc where it will be, a diamond if that is a day off, a
 * dashed line for today, holidays shaded. Its accessible label says the same in words.
 */
#define DT_TYPE_MOVE_AXIS (dt_move_axis_get_type ())
G_DECLARE_FINAL_TYPE (DtMoveAxis, dt_move_axis, DT, MOVE_AXIS, GtkWidget)

GtkWidget *dt_move_axis_new       (void);
GtkWidget *dt_move_axis_new_head  (void);      /* names the months over a column of axes */
void       dt_move_axis_set_scale (DtMoveAxis *self, DtMoveScale *scale);
/* effects: DtEffect; without DT_EFFECT_MOVED only the old day is drawn. old_day may be none: nothing is. */
void       dt_move_axis_set_move  (DtMoveAxis *self, DtDay old_day, DtDay new_day, unsigned effects);
char      *dt_move_axis_dup_label (DtMoveAxis *self);   /* what is read aloud; for tests too */

G_END_DECLS
