/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-move-axis.h"

#include <glib/gi18n-lib.h>

#include "dt-block.h"

#define NATURAL_WIDTH 250
#define MARK 10                 /* ring, disc and diamond */
#define ARROW 10
#define MIN_DAYS 30             /* a shorter span would make a move of one day look large */
#define MAX_SHADED_DAYS 800     /* beyond that a holiday is thinner than a pixel */
#define MONTH_WIDTH 44          /* room for the name of a month */

typedef struct { DtDay first, last; } Run;

struct _DtMoveScale
{
  gatomicrefcount ref_count;

  DtDay           first, last;
  DtDay           today;        /* none: too far away to be drawn */
  GArray         *holidays;     /* Run */
  GArray         *months;       /* DtDay, the first of each that is named */
};

/* ---- The scale ---- */

/* What stays where it is may lie beyond the ends: the moves get the room. */
static void
find_span (DtMoveScale *self,
           GPtrArray   *moves,
           gboolean     moved_only)
{
  for (guint i = 0; i < moves->len; i++)
    {
      const DtMovePreview *move = g_ptr_array_index (moves, i);

      if (move->old_day == DT_DAY_NONE || (moved_only && (move->effects & DT_EFFECT_MOVED) == 0))
        continue;
      if (self->first == DT_DAY_NONE)
        self->first = self->last = move->old_day;
      self->first = MIN (self->first, MIN (move->old_day, move->new_day));
      self->last = MAX (self->last, MAX (move->old_day, move->new_day));
    }
}

static void
find_holidays (DtMoveScale    *self,
               DtWorkCalendar *calendar)
{
  Run run = { DT_DAY_NONE, DT_DAY_NONE };

  for (DtDay day = self->first; day <= self->last + 1; day++)
    {
      gboolean off = day <= self->last && dt_work_calendar_holiday_name (calendar, day) != NULL
                     && !dt_work_calendar_is_working (calendar, day);

      if (off && run.first == DT_DAY_NONE)
        run.first = day;
      if (off)
        run.last = day;
      if (!off && run.first != DT_DAY_NONE)
        {
          g_array_append_val (self->holidays, run);
          run.first = DT_DAY_NONE;
        }
    }
}

static void
find_months (DtMoveScale *self)
{
  int n_days = self->last - self->first + 1;
  int step = MAX (1, (n_days * MONTH_WIDTH / NATURAL_WIDTH + 29) / 30);
  DtDay day = dt_day_month_start (self->first);

  if (day < self->first)
    day = dt_day_add_months (day, 1);
  for (; day <= self->last; day = dt_day_add_months (day, step))
    g_array_append_val (self->months, day);
}

/**
 * dt_move_scale_new:
 * @moves: (element-type DtMovePreview): what the axes will show
 * @today: the day it is
 * @calendar: (nullable): the working days
 *
 * Returns: (transfer full): a scale on which all of @moves that move have room
 */
DtMoveScale *
dt_move_scale_new (GPtrArray      *moves,
                   DtDay           today,
                   DtWorkCalendar *calendar)
{
  DtMoveScale *self = g_new0 (DtMoveScale, 1);
  int pad;

  g_atomic_ref_count_init (&self->ref_count);
  self->holidays = g_array_new (FALSE, FALSE, sizeof (Run));
  self->months = g_array_new (FALSE, FALSE, sizeof (DtDay));

  find_span (self, moves, TRUE);
  if (self->first == DT_DAY_NONE)
    find_span (self, moves, FALSE);
  if (self->first == DT_DAY_NONE)
    self->first = self->last = today;
  /* A today just outside is worth showing; one far outside would squeeze everything. */
  if (today < self->first && self->first - today <= MIN_DAYS)
    self->first = today;
  if (today > self->last && today - self->last <= MIN_DAYS)
    self->last = today;
  if (today >= self->first && today <= self->last)
    self->today = today;

  pad = MAX ((self->last - self->first) / 16, (MIN_DAYS - (self->last - self->first)) / 2);
  pad = MAX (pad, 2);
  self->first = MAX (self->first - pad, 1);
  self->last += pad;

  if (self->last - self->first <= MAX_SHADED_DAYS)
    find_holidays (self, calendar);
  find_months (self);
  return self;
}

DtMoveScale *
dt_move_scale_ref (DtMoveScale *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dt_move_scale_unref (DtMoveScale *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->holidays);
  g_array_unref (self->months);
  g_free (self);
}

/* ---- The axis ---- */

struct _DtMoveAxis
{
  GtkWidget    parent_instance;

  /* Children, in the order they are painted */
  GPtrArray   *shades;      /* one for each holiday; borrowed from the tree */
  GPtrArray   *lines;       /* one for each month; of a head, labels */
  GtkWidget   *today;
  GtkWidget   *way;
  GtkWidget   *arrow;
  GtkWidget   *old_mark;
  GtkWidget   *new_mark;

  DtMoveScale *scale;       /* owned */
  DtDay        old_day;
  DtDay        new_day;
  gboolean     head;
};

G_DEFINE_FINAL_TYPE (DtMoveAxis, dt_move_axis, GTK_TYPE_WIDGET)

static double
position (DtMoveAxis *self,
          DtDay       day,
          int         width)
{
  return (day - self->scale->first + .5) * width / (self->scale->last - self->scale->first + 1);
}

static void
dt_move_axis_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;

      gtk_widget_measure (child, orientation, -1, &child_minimum, NULL, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
    }
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (*minimum, NATURAL_WIDTH) : *minimum;
}

static void
place (GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height)
{
  int minimum;

  if (!gtk_widget_should_layout (child))
    return;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  width = MAX (width, minimum);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, width, MAX (height, minimum) }, -1);
}

static void
place_grid (DtMoveAxis *self,
            int         width,
            int         height)
{
  for (guint i = 0; i < self->shades->len; i++)
    {
      const Run *run = &g_array_index (self->scale->holidays, Run, i);
      int from = (int) (position (self, run->first, width) - .5 * width / (self->scale->last - self->scale->first + 1));
      int to = (int) (position (self, run->last, width) + .5 * width / (self->scale->last - self->scale->first + 1));

      place (g_ptr_array_index (self->shades, i), from, 0, MAX (to - from, 2), height);
    }

  for (guint i = 0; i < self->lines->len; i++)
    {
      GtkWidget *line = g_ptr_array_index (self->lines, i);
      int x = (int) position (self, g_array_index (self->scale->months, DtDay, i), width);
      int natural = 1;

      if (self->head)
        gtk_widget_measure (line, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      place (line, MIN (x, width - natural), 0, natural, height);
    }

  if (self->scale->today != DT_DAY_NONE)
    place (self->today, (int) position (self, self->scale->today, width), 0, 2, height);
}

static void
place_move (DtMoveAxis *self,
            int         width,
            int         height)
{
  int old_x = (int) position (self, self->old_day, width);
  int new_x = (int) position (self, self->new_day, width);
  int left = MIN (old_x, new_x) + MARK / 2;
  int right = MAX (old_x, new_x) - MARK / 2;
  int middle = height / 2;

  place (self->old_mark, old_x - MARK / 2, middle - MARK / 2, MARK, MARK);
  place (self->new_mark, new_x - MARK / 2, middle - MARK / 2, MARK, MARK);
  place (self->way, left, middle, MAX (right - left, 0), 1);
  place (self->arrow, new_x < old_x ? left : right - ARROW, middle - ARROW / 2, ARROW, ARROW);
  /* Half a ring at the edge would be read as something else. */
  gtk_widget_set_child_visible (self->old_mark, old_x >= MARK / 2 && old_x <= width - MARK / 2);
  gtk_widget_set_child_visible (self->way, right - left > 1);
  gtk_widget_set_child_visible (self->arrow, right - left >= ARROW);
}

static void
dt_move_axis_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  DtMoveAxis *self = DT_MOVE_AXIS (widget);

  if (self->scale == NULL)
    return;

  place_grid (self, width, height);
  if (self->old_day != DT_DAY_NONE)
    place_move (self, width, height);
}

static void
dt_move_axis_dispose (GObject *object)
{
  DtMoveAxis *self = DT_MOVE_AXIS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->shades, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->scale, dt_move_scale_unref);

  G_OBJECT_CLASS (dt_move_axis_parent_class)->dispose (object);
}

static void
dt_move_axis_class_init (DtMoveAxisClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_move_axis_dispose;
  widget_class->measure = dt_move_axis_measure;
  widget_class->size_allocate = dt_move_axis_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "move-axis");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static GtkWidget *
add (DtMoveAxis *self,
     GtkWidget  *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));

  return child;
}

static void
dt_move_axis_init (DtMoveAxis *self)
{
  self->shades = g_ptr_array_new ();
  self->lines = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->today = add (self, dt_block_new ("today"));
  self->way = add (self, dt_block_new ("course"));
  self->arrow = add (self, gtk_image_new_from_icon_name ("pan-start-symbolic"));
  gtk_image_set_pixel_size (GTK_IMAGE (self->arrow), ARROW);
  self->old_mark = add (self, dt_block_new ("old"));
  self->new_mark = add (self, dt_block_new ("new"));
  gtk_widget_set_visible (self->today, FALSE);
  dt_move_axis_set_move (self, DT_DAY_NONE, DT_DAY_NONE, 0);
}

/**
 * dt_move_axis_new:
 *
 * Returns: (transfer floating): an axis that shows nothing yet
 */
GtkWidget *
dt_move_axis_new (void)
{
  return g_object_new (DT_TYPE_MOVE_AXIS, NULL);
}

/**
 * dt_move_axis_new_head:
 *
 * Returns: (transfer floating): what stands over a column of axes
 */
GtkWidget *
dt_move_axis_new_head (void)
{
  DtMoveAxis *self = g_object_new (DT_TYPE_MOVE_AXIS, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->head = TRUE;
  return GTK_WIDGET (self);
}

static GtkWidget *
new_line (DtMoveAxis *self,
          DtDay       day)
{
  g_autofree char *name = NULL;
  int year, month, dom;

  if (!self->head)
    return dt_block_new ("month");

  dt_day_get (day, &year, &month, &dom);
  /* Translators: a month in a chart, as short as can be: "T8" for August */
  name = g_strdup_printf (C_("short month", "M%d"), month);
  return g_object_new (GTK_TYPE_LABEL, "label", name, "xalign", 0.f, "yalign", .5f,
                       "css-classes", (const char *[]) { "month", NULL }, NULL);
}

static void
drop (gpointer child)
{
  gtk_widget_unparent (child);
}

/* What is below the marks is made anew; first in the tree, so that the marks are painted over it. */
static void
build_grid (DtMoveAxis *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < self->shades->len; i++)
    drop (g_ptr_array_index (self->shades, i));
  for (guint i = 0; i < self->lines->len; i++)
    drop (g_ptr_array_index (self->lines, i));
  g_ptr_array_set_size (self->shades, 0);
  g_ptr_array_set_size (self->lines, 0);

  for (guint i = 0; i < self->scale->holidays->len; i++)
    {
      GtkWidget *shade = dt_block_new ("holiday");

      gtk_widget_insert_before (shade, widget, self->today);
      g_ptr_array_add (self->shades, shade);
    }
  for (guint i = 0; i < self->scale->months->len; i++)
    {
      GtkWidget *line = new_line (self, g_array_index (self->scale->months, DtDay, i));

      gtk_widget_insert_before (line, widget, self->today);
      g_ptr_array_add (self->lines, line);
    }
}

/**
 * dt_move_axis_set_scale:
 * @self: an axis
 * @scale: the days it spans; kept
 */
void
dt_move_axis_set_scale (DtMoveAxis  *self,
                        DtMoveScale *scale)
{
  g_return_if_fail (DT_IS_MOVE_AXIS (self));

  if (self->scale == scale)
    return;

  g_clear_pointer (&self->scale, dt_move_scale_unref);
  self->scale = dt_move_scale_ref (scale);
  build_grid (self);
  gtk_widget_set_visible (self->today, scale->today != DT_DAY_NONE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dt_move_axis_set_move:
 * @self: an axis
 * @old_day: the day in force, or %DT_DAY_NONE
 * @new_day: the day under the change
 * @effects: #DtEffect, which tell the look of the mark
 */
void
dt_move_axis_set_move (DtMoveAxis *self,
                       DtDay       old_day,
                       DtDay       new_day,
                       unsigned    effects)
{
  gboolean moved = (effects & DT_EFFECT_MOVED) != 0 && new_day != old_day;
  g_autofree char *label = NULL;

  g_return_if_fail (DT_IS_MOVE_AXIS (self));

  self->old_day = old_day;
  self->new_day = moved ? new_day : old_day;
  gtk_widget_set_visible (self->old_mark, old_day != DT_DAY_NONE);
  gtk_widget_set_visible (self->new_mark, moved);
  gtk_widget_set_visible (self->way, moved);
  gtk_widget_set_visible (self->arrow, moved);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), new_day < old_day ? "pan-start-symbolic" : "pan-end-symbolic");
  dt_block_set_class (self->new_mark, (effects & DT_EFFECT_DAY_OFF) != 0 ? "off"
                                      : (effects & DT_EFFECT_PAST) != 0 ? "past" : "new");

  label = dt_move_axis_dup_label (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), old_day != DT_DAY_NONE ? label : NULL);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * dt_move_axis_dup_label:
 * @self: an axis
 *
 * Returns: (transfer full): the picture in words: "from 30/8 to 15/8, 15 days earlier"
 */
char *
dt_move_axis_dup_label (DtMoveAxis *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  int n = ABS (self->new_day - self->old_day);

  if (self->old_day == DT_DAY_NONE)
    return g_strdup (_("no day"));

  from = dt_day_format (self->old_day, DT_DAY_STYLE_PARTY, DT_DAY_NONE);
  to = dt_day_format (self->new_day, DT_DAY_STYLE_PARTY, DT_DAY_NONE);
  if (self->new_day < self->old_day)
    return g_strdup_printf (ngettext ("from %s to %s, %d day earlier", "from %s to %s, %d days earlier", (gulong) n), from, to, n);
  if (self->new_day > self->old_day)
    return g_strdup_printf (ngettext ("from %s to %s, %d day later", "from %s to %s, %d days later", (gulong) n), from, to, n);
  return g_strdup_printf (_("stays on %s"), from);
}
