/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-columns.h"

/* Before the title: the arrow, the mark. After the last column: the scroll bar's room. */
#define TITLE_X 48
#define TAIL 12
#define TITLE_GAP 12
#define LEAST_WIDTH 40
#define MOST_WIDTH 480

static const int wide_widths[DT_N_COLUMNS] = { 0, 104, 124, 92, 92, 84 };
static const int narrow_widths[DT_N_COLUMNS] = { 0, 0, 0, 84, 82, 76 };

struct _DtColumns
{
  GObject  parent_instance;

  gboolean narrow;
  gboolean compact;
  gboolean visible[DT_N_COLUMNS];
  int      widths[DT_N_COLUMNS];       /* at scale 1, as the person set them; 0: the usual one */
  double   scale;
};

enum { SIGNAL_CHANGED, SIGNAL_RESIZED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtColumns, dt_columns, G_TYPE_OBJECT)

static void
read_scale (DtColumns *self)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = -1;

  if (settings != NULL)
    g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  self->scale = dpi > 0 ? CLAMP (dpi / 1024. / 96., .8, 3) : 1;
}

static void
on_scale_changed (DtColumns *self)
{
  read_scale (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
dt_columns_class_init (DtColumnsClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DT_TYPE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
  signals[SIGNAL_RESIZED] = g_signal_new ("resized", DT_TYPE_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
dt_columns_init (DtColumns *self)
{
  for (int i = 0; i < DT_N_COLUMNS; i++)
    self->visible[i] = TRUE;
  read_scale (self);
  if (gtk_settings_get_default () != NULL)
    g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (on_scale_changed), self,
                             G_CONNECT_SWAPPED);
}

/**
 * dt_columns_new:
 *
 * Returns: (transfer full): all columns, wide
 */
DtColumns *
dt_columns_new (void)
{
  return g_object_new (DT_TYPE_COLUMNS, NULL);
}

static void
set_flag (DtColumns *self,
          gboolean  *flag,
          gboolean   value)
{
  value = value != FALSE;
  if (*flag == value)
    return;

  *flag = value;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * dt_columns_set_narrow:
 * @self: columns
 * @narrow: whether there is little room
 */
void
dt_columns_set_narrow (DtColumns *self,
                       gboolean   narrow)
{
  g_return_if_fail (DT_IS_COLUMNS (self));

  set_flag (self, &self->narrow, narrow);
}

/**
 * dt_columns_get_narrow:
 * @self: columns
 *
 * Returns: whether there is little room
 */
gboolean
dt_columns_get_narrow (DtColumns *self)
{
  return self->narrow;
}

/**
 * dt_columns_set_compact:
 * @self: columns
 * @compact: whether each row has one line
 */
void
dt_columns_set_compact (DtColumns *self,
                        gboolean   compact)
{
  g_return_if_fail (DT_IS_COLUMNS (self));

  set_flag (self, &self->compact, compact);
}

/**
 * dt_columns_get_compact:
 * @self: columns
 *
 * Returns: whether each row has one line
 */
gboolean
dt_columns_get_compact (DtColumns *self)
{
  return self->compact;
}

/**
 * dt_columns_set_visible:
 * @self: columns
 * @column: one of them
 * @visible: whether to show it; the title always is
 */
void
dt_columns_set_visible (DtColumns *self,
                        DtColumn   column,
                        gboolean   visible)
{
  g_return_if_fail (DT_IS_COLUMNS (self));

  if (column != DT_COLUMN_TITLE)
    set_flag (self, &self->visible[column], visible);
}

/**
 * dt_columns_get_visible:
 * @self: columns
 * @column: one of them
 *
 * Returns: whether the person wants it shown; there may still be no room for it
 */
gboolean
dt_columns_get_visible (DtColumns *self,
                        DtColumn   column)
{
  return self->visible[column];
}

/* What there is room for beside the title, in which mode. 0: not shown. */
static int
width_of (DtColumns *self,
          int        column,
          gboolean   usual)
{
  int width = (self->narrow ? narrow_widths : wide_widths)[column];

  if (!self->visible[column] || width == 0)
    return 0;
  return dt_columns_px (self, self->widths[column] > 0 && !usual ? self->widths[column] : width);
}

/**
 * dt_columns_set_width:
 * @self: columns
 * @column: one of them, not the title: that takes what is left
 * @width: at scale 1; 0: the usual one. What is too little or too much is brought within bounds
 */
void
dt_columns_set_width (DtColumns *self,
                      DtColumn   column,
                      int        width)
{
  g_return_if_fail (DT_IS_COLUMNS (self));
  g_return_if_fail (column > DT_COLUMN_TITLE && column < DT_N_COLUMNS);

  if (width != 0)
    width = CLAMP (width, LEAST_WIDTH, MOST_WIDTH);
  if (self->widths[column] == width)
    return;

  self->widths[column] = width;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * dt_columns_get_width:
 * @self: columns
 * @column: one of them
 *
 * Returns: the width the person gave it, at scale 1; 0: the usual one
 */
int
dt_columns_get_width (DtColumns *self,
                      DtColumn   column)
{
  return self->widths[column];
}

/**
 * dt_columns_finish_resize:
 * @self: columns
 *
 * The person has let go of a border: what the widths are now is to be kept.
 */
void
dt_columns_finish_resize (DtColumns *self)
{
  g_return_if_fail (DT_IS_COLUMNS (self));

  g_signal_emit (self, signals[SIGNAL_RESIZED], 0);
}

/**
 * dt_columns_get_scale:
 * @self: columns
 *
 * Returns: the desktop's text scaling, 1 being none
 */
double
dt_columns_get_scale (DtColumns *self)
{
  return self->scale;
}

/**
 * dt_columns_px:
 * @self: columns
 * @pixels: a length at scale 1
 *
 * Returns: that length at the desktop's text scaling
 */
int
dt_columns_px (DtColumns *self,
               int        pixels)
{
  return (int) (pixels * self->scale + .5);
}

/**
 * dt_columns_place:
 * @self: columns
 * @width: of the list
 * @places: (out caller-allocates): where each column stands, left to right
 */
void
dt_columns_place (DtColumns     *self,
                  int            width,
                  DtColumnPlace  places[DT_N_COLUMNS])
{
  int title_x = dt_columns_px (self, TITLE_X);
  int x = width - dt_columns_px (self, TAIL);
  int sum = 0, usual_sum = 0;
  gboolean usual;

  for (int i = DT_COLUMN_TITLE + 1; i < DT_N_COLUMNS; i++)
    {
      sum += width_of (self, i, FALSE);
      usual_sum += width_of (self, i, TRUE);
    }
  /* Widths that were set in a large window may leave nothing of the title in a small one. */
  usual = sum > usual_sum && x - sum - title_x - TITLE_GAP < dt_columns_px (self, DT_COLUMNS_LEAST_TITLE);
  for (int i = DT_N_COLUMNS - 1; i > DT_COLUMN_TITLE; i--)
    {
      places[i].width = width_of (self, i, usual);
      x -= places[i].width;
      places[i].x = x;
    }

  places[DT_COLUMN_TITLE].x = title_x;
  places[DT_COLUMN_TITLE].width = MAX (0, x - places[DT_COLUMN_TITLE].x - TITLE_GAP);
}

/**
 * dt_columns_get_row_height:
 * @self: columns
 *
 * Returns: height of a task's row
 */
int
dt_columns_get_row_height (DtColumns *self)
{
  return dt_columns_px (self, self->compact ? 32 : 40);
}

/**
 * dt_columns_get_small_height:
 * @self: columns
 *
 * Returns: height of an assignment's row
 */
int
dt_columns_get_small_height (DtColumns *self)
{
  return dt_columns_px (self, 32);
}

/**
 * dt_columns_get_head_height:
 * @self: columns
 *
 * Returns: height of a group's head
 */
int
dt_columns_get_head_height (DtColumns *self)
{
  return dt_columns_px (self, 31);
}
