/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of the line. */

#include "dt-task-line.h"

G_BEGIN_DECLS

struct _DtTaskLine
{
  GtkWidget   parent_instance;

  /* Children; NULL until needed */
  GtkWidget  *arrow;          /* GtkImage */
  GtkWidget  *mark;           /* DtStateMark */
  GtkWidget  *title;          /* GtkInscription */
  GtkWidget  *under;          /* GtkInscription: second line in a narrow list */
  GtkWidget  *source;
  GtkWidget  *many;           /* GtkImage: several units */
  GtkWidget  *lead;
  GtkWidget  *day;
  GtkWidget  *left;
  GtkWidget  *progress;
  GtkWidget  *bar;            /* DtFillBar */
  GtkWidget  *head;           /* GtkLabel */
  GtkWidget  *count;          /* GtkLabel */
  GtkWidget  *side;           /* GtkLabel */
  GtkWidget  *buttons;        /* GtkBox, while hot */

  /* Owned */
  DtContext  *context;
  DtColumns  *columns;
  DtTaskItem *item;
  char       *search;

  DtRowKind   kind;
  gboolean    has_bar;
  gboolean    hot;
};

void dt_task_line_measure       (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                                 int *minimum_baseline, int *natural_baseline);
void dt_task_line_size_allocate (GtkWidget *widget, int width, int height, int baseline);

G_END_DECLS
