/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"

G_BEGIN_DECLS

/**
 * DtAgenda:
 *
 * The task list by day, inside the calendar: the rows, keys and menus of the tasks, without their panel.
 */
#define DT_TYPE_AGENDA (dt_agenda_get_type ())
G_DECLARE_FINAL_TYPE (DtAgenda, dt_agenda, DT, AGENDA, GtkWidget)

GtkWidget *dt_agenda_new        (DtContext *context);
void       dt_agenda_set_query  (DtAgenda *self, const DtQuery *query);
void       dt_agenda_set_narrow (DtAgenda *self, gboolean narrow);
gboolean   dt_agenda_is_empty   (DtAgenda *self);    /* asked, and nothing answers */
GArray    *dt_agenda_get_tasks  (DtAgenda *self);    /* gint64 ids selected; borrowed until the next selection */
gboolean   dt_agenda_unselect   (DtAgenda *self);    /* TRUE if something was selected */

G_END_DECLS
