/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-move-axis.h"

G_BEGIN_DECLS

/* What all rows of the table are read by. */
typedef struct
{
  DtScheduleRule  rule;
  DtDay           today;
  DtWorkCalendar *calendar;    /* borrowed */
  DtMoveScale    *scale;       /* borrowed */
  gboolean        fixed;       /* what is shown is not to be chosen from */
} DtChangeTerms;

/**
 * DtChangeEntry:
 *
 * A task in the table of a schedule change. It stays the same while the person types; what the change would do to it
 * is put into it anew. Signal `changed`.
 */
#define DT_TYPE_CHANGE_ENTRY (dt_change_entry_get_type ())
G_DECLARE_FINAL_TYPE (DtChangeEntry, dt_change_entry, DT, CHANGE_ENTRY, GObject)

DtChangeEntry       *dt_change_entry_new           (DtMovePreview *move, gboolean left_out);       /* takes the move */
void                 dt_change_entry_set_move      (DtChangeEntry *self, DtMovePreview *move, gboolean left_out);   /* takes the move */
const DtMovePreview *dt_change_entry_get_move      (DtChangeEntry *self);
gboolean             dt_change_entry_get_left_out  (DtChangeEntry *self);
gboolean             dt_change_entry_can_move      (DtChangeEntry *self);      /* the box can be checked */

/**
 * DtChangeLine:
 *
 * check, item, task, lead, old day, new day, axis, effect; or the head over them. Signal `toggled`.
 */
#define DT_TYPE_CHANGE_LINE (dt_change_line_get_type ())
G_DECLARE_FINAL_TYPE (DtChangeLine, dt_change_line, DT, CHANGE_LINE, GtkWidget)

GtkWidget     *dt_change_line_new        (void);
GtkWidget     *dt_change_line_new_head   (void);
void           dt_change_line_set_entry  (DtChangeLine *self, DtChangeEntry *entry, const DtChangeTerms *terms);
DtChangeEntry *dt_change_line_get_entry  (DtChangeLine *self);
/* Of a head: how many of the tasks that can move are checked */
void           dt_change_line_set_head   (DtChangeLine *self, guint n_checked, guint n_movable, DtMoveScale *scale);
gboolean       dt_change_line_get_active (DtChangeLine *self);

G_END_DECLS
