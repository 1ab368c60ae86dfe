/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-task.h"

G_BEGIN_DECLS

/* A task that is dragged onto a day asks for a schedule change to that day; the drag itself moves nothing. */

typedef DtTaskRow *(*DtTaskDragRow) (GtkWidget *widget);    /* borrowed; NULL: it cannot be dragged */
typedef DtDay      (*DtTaskDragDay) (GtkWidget *widget);    /* the day that @widget stands for */

void dt_task_drag_add_source (GtkWidget *widget, GtkGesture *click, DtTaskDragRow get_row);
void dt_task_drag_add_target (GtkWidget *widget, DtTaskDragDay get_day);

G_END_DECLS
