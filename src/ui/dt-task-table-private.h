/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of the list. */

#include "dt-task-line.h"
#include "dt-task-table.h"

G_BEGIN_DECLS

struct _DtTaskTable
{
  GtkWidget          parent_instance;

  /* Children */
  GtkWidget         *overlay;
  GtkWidget         *scroller;
  GtkWidget         *list;             /* GtkListView */
  GtkWidget         *top;              /* DtTaskLine: the head kept on top */
  GtkWidget         *menu;             /* GtkPopoverMenu; made when first asked for */

  /* Owned */
  DtContext         *context;
  DtColumns         *columns;
  DtTaskFeed        *feed;
  GtkMultiSelection *selection;
  char              *search;
  GArray            *tasks;            /* gint64: selected */
  GArray            *parts;            /* gint64: parts of units selected; empty where a task is */
  gint64             task_of_parts;    /* of the first of them */

  /* Borrowed: the line with the buttons */
  DtTaskLine        *hot;
  guint              top_position;     /* of the head kept on top */
  guint              top_idle;
  gboolean           quiet;            /* the program selects, not the person */
};

/* Rows */
DtTaskLine *dt_task_table_line_of         (GtkWidget *widget);                        /* NULL: none */
DtTaskLine *dt_task_table_line_at         (DtTaskTable *self, double x, double y);
DtTaskLine *dt_task_table_get_focused     (DtTaskTable *self);
guint       dt_task_table_position_of     (DtTaskLine *line);
gint64      dt_task_table_task_above      (DtTaskTable *self, guint position);        /* 0 none */
void        dt_task_table_scroll_to       (DtTaskTable *self, guint position);

/* Selection */
gboolean    dt_task_table_is_head_alone   (DtTaskTable *self);
void        dt_task_table_collect         (DtTaskTable *self);                        /* what the person selects */
void        dt_task_table_select_again    (DtTaskTable *self);                        /* what stands elsewhere now */

/* Input */
void        dt_task_table_add_controllers (DtTaskTable *self);
void        dt_task_table_sync_focus      (DtTaskTable *self);                        /* the focus is on another widget */
void        dt_task_table_popup_for_focus (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
