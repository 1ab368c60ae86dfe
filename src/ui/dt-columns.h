/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  DT_COLUMN_TITLE,
  DT_COLUMN_DIRECTIVE,
  DT_COLUMN_LEAD,
  DT_COLUMN_LAST_DAY,
  DT_COLUMN_TIME_LEFT,
  DT_COLUMN_PROGRESS,
} DtColumn;
#define DT_N_COLUMNS 6

/* However wide the others were made, so much is left of a title, at scale 1. */
#define DT_COLUMNS_LEAST_TITLE 96

/* Where a column stands; width 0: it is not shown. */
typedef struct { int x, width; } DtColumnPlace;

/**
 * DtColumns:
 *
 * Where the columns of the task list stand: one for the list, asked by its head and by every row. Widths grow with
 * the desktop's text scaling. Signals `changed`, and `resized` when the person has set a width.
 */
#define DT_TYPE_COLUMNS (dt_columns_get_type ())
G_DECLARE_FINAL_TYPE (DtColumns, dt_columns, DT, COLUMNS, GObject)

DtColumns *dt_columns_new          (void);
void       dt_columns_set_narrow   (DtColumns *self, gboolean narrow);     /* directive and lead go under the title */
gboolean   dt_columns_get_narrow   (DtColumns *self);
void       dt_columns_set_compact  (DtColumns *self, gboolean compact);    /* one line a row */
gboolean   dt_columns_get_compact  (DtColumns *self);
void       dt_columns_set_visible  (DtColumns *self, DtColumn column, gboolean visible);
gboolean   dt_columns_get_visible  (DtColumns *self, DtColumn column);
void       dt_columns_set_width    (DtColumns *self, DtColumn column, int width);
int        dt_columns_get_width    (DtColumns *self, DtColumn column);
void       dt_columns_finish_resize (DtColumns *self);
double     dt_columns_get_scale    (DtColumns *self);
void       dt_columns_place        (DtColumns *self, int width, DtColumnPlace places[DT_N_COLUMNS]);
int        dt_columns_get_row_height   (DtColumns *self);    /* of a task */
int        dt_columns_get_small_height (DtColumns *self);    /* of an assignment */
int        dt_columns_get_head_height  (DtColumns *self);    /* of a group */
int        dt_columns_px           (DtColumns *self, int pixels);          /* scaled */

G_END_DECLS
