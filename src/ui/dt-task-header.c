/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-task-header.h"

#include <glib/gi18n-lib.h>

static const struct { DtSort sort; const char *title; } heads[DT_N_COLUMNS] = {
  [DT_COLUMN_TITLE] = { DT_SORT_TITLE, N_("Task") },
  [DT_COLUMN_DIRECTIVE] = { DT_SORT_DIRECTIVE, N_("Directive") },
  [DT_COLUMN_LEAD] = { DT_SORT_LEAD, N_("Lead") },
  [DT_COLUMN_LAST_DAY] = { DT_SORT_LAST_DAY, N_("Last Day") },
  [DT_COLUMN_TIME_LEFT] = { DT_SORT_TIME_LEFT, N_("Time Left") },
  [DT_COLUMN_PROGRESS] = { DT_SORT_PROGRESS, N_("Progress") },
};

#define GRIP 5                 /* on each side of a border */
#define TEXT_INSET 6           /* the words of a button begin where those of the column do */
#define DOUBLE_CLICK 400       /* ms */
#define KEY_STEP 8

struct _DtTaskHeader
{
  GtkWidget  parent_instance;

  GtkWidget *buttons[DT_N_COLUMNS];    /* children */
  GtkWidget *arrows[DT_N_COLUMNS];     /* in them */
  DtColumns *columns;                  /* owned */

  DtSort     sort;
  gboolean   descending;

  /* A border that is dragged: the left one of a column, whose right ones stand still */
  int        grip;                     /* DtColumn; 0: none */
  int        grip_width;               /* at the beginning, at scale 1 */
  int        grip_most;                /* that leaves the title room */
  int        last_grip;
  guint32    last_time;                /* of the last press on a border */
};

enum { SIGNAL_SORT, SIGNAL_MENU, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtTaskHeader, dt_task_header, GTK_TYPE_WIDGET)

static void
on_clicked (DtTaskHeader *self,
            GtkButton    *button)
{
  for (int i = 0; i < DT_N_COLUMNS; i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      {
        gboolean descending = heads[i].sort == self->sort && !self->descending;

        g_signal_emit (self, signals[SIGNAL_SORT], 0, (int) heads[i].sort, descending);
      }
}

/* --- Widths --- */

/* The column whose left border is at @x; 0: none. */
static int
find_border (DtTaskHeader *self,
             double        x)
{
  DtColumnPlace places[DT_N_COLUMNS];

  dt_columns_place (self->columns, gtk_widget_get_width (GTK_WIDGET (self)), places);
  for (int i = DT_N_COLUMNS - 1; i > DT_COLUMN_TITLE; i--)
    if (places[i].width > 0 && ABS (x - (places[i].x - TEXT_INSET)) <= GRIP)
      return i;

  return 0;
}

/* What is seen is where a change begins: in a small window that may not be what was set in a large one. */
static void
begin_resize (DtTaskHeader *self,
              int           column)
{
  DtColumnPlace places[DT_N_COLUMNS];
  double scale = dt_columns_get_scale (self->columns);
  int title = 0;

  dt_columns_place (self->columns, gtk_widget_get_width (GTK_WIDGET (self)), places);
  for (int i = DT_COLUMN_TITLE + 1; i < DT_N_COLUMNS; i++)
    if (places[i].width > 0 && dt_columns_get_width (self->columns, (DtColumn) i) > 0)
      dt_columns_set_width (self->columns, (DtColumn) i, (int) (places[i].width / scale + .5));
  self->grip = column;
  self->grip_width = (int) (places[column].width / scale + .5);
  title = (int) (places[DT_COLUMN_TITLE].width / scale) - DT_COLUMNS_LEAST_TITLE;
  self->grip_most = self->grip_width + MAX (title, 0);
}

static void
resize_by (DtTaskHeader *self,
           double        pixels)
{
  int width = self->grip_width - (int) (pixels / dt_columns_get_scale (self->columns));

  dt_columns_set_width (self->columns, (DtColumn) self->grip, CLAMP (width, 1, self->grip_most));
}

static void
on_drag_begin (DtTaskHeader   *self,
               double          x,
               double          y,
               GtkGestureDrag *drag)
{
  guint32 time = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (drag));
  int column = find_border (self, x);

  if (column == 0)
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  begin_resize (self, column);
  if (column == self->last_grip && time - self->last_time < DOUBLE_CLICK)
    {
      dt_columns_set_width (self->columns, (DtColumn) column, 0);
      dt_columns_finish_resize (self->columns);
      self->grip = 0;
    }
  self->last_grip = column;
  self->last_time = time;
}

static void
on_drag_update (DtTaskHeader   *self,
                double          x,
                double          y,
                GtkGestureDrag *drag)
{
  if (self->grip != 0 && (x != 0 || dt_columns_get_width (self->columns, (DtColumn) self->grip) != 0))
    resize_by (self, x);
}

static void
on_drag_end (DtTaskHeader   *self,
             double          x,
             double          y,
             GtkGestureDrag *drag)
{
  if (self->grip != 0 && (x != 0 || dt_columns_get_width (self->columns, (DtColumn) self->grip) != 0))
    dt_columns_finish_resize (self->columns);
  self->grip = 0;
}

static void
on_motion (DtTaskHeader *self,
           double        x,
           double        y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->grip != 0 || find_border (self, x) != 0 ? "col-resize" : NULL);
}

static void
on_secondary (DtTaskHeader    *self,
              int              n_press,
              double           x,
              double           y,
              GtkGestureClick *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[SIGNAL_MENU], 0);
}

/* args: i: how much wider. Of the head with the focus; the title takes what the others leave. */
static gboolean
on_resize_key (GtkWidget *widget,
               GVariant  *args,
               gpointer   user_data)
{
  DtTaskHeader *self = DT_TASK_HEADER (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  for (int i = DT_COLUMN_TITLE + 1; i < DT_N_COLUMNS; i++)
    if (self->buttons[i] == focus)
      {
        begin_resize (self, i);
        resize_by (self, -g_variant_get_int32 (args) * dt_columns_get_scale (self->columns));
        self->grip = 0;
        dt_columns_finish_resize (self->columns);
        return TRUE;
      }

  return FALSE;
}

static void
add_controllers (DtTaskHeader *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  /* Before the buttons, which would sort. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (on_secondary), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
}

static GtkWidget *
make_button (DtTaskHeader *self,
             int           i)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", _(heads[i].title),
                                               "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.f, NULL));
  self->arrows[i] = gtk_image_new ();
  gtk_box_append (GTK_BOX (box), self->arrows[i]);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, i == DT_COLUMN_TITLE ? _("Sort by this column; again: the other way round")
                               : _("Sort by this column; again: the other way round\nWider or narrower: drag its left border, or Ctrl+← and Ctrl+→"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  return button;
}

static void
sync_arrows (DtTaskHeader *self)
{
  for (int i = 0; i < DT_N_COLUMNS; i++)
    {
      gboolean sorted = heads[i].sort == self->sort;
      g_autofree char *name = NULL;

      gtk_widget_set_visible (self->arrows[i], sorted);
      gtk_image_set_from_icon_name (GTK_IMAGE (self->arrows[i]), self->descending ? "pan-down-symbolic" : "pan-up-symbolic");
      if (sorted)
        gtk_widget_add_css_class (self->buttons[i], "sorted");
      else
        gtk_widget_remove_css_class (self->buttons[i], "sorted");

      if (!sorted)
        name = g_strdup (_(heads[i].title));
      else if (self->descending)
        name = g_strdup_printf (_("%s, sorted downwards"), _(heads[i].title));
      else
        name = g_strdup_printf (_("%s, sorted upwards"), _(heads[i].title));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
dt_task_header_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  DtTaskHeader *self = DT_TASK_HEADER (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : dt_columns_px (self->columns, 28);
  *natural = *minimum;
}

static void
dt_task_header_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  DtTaskHeader *self = DT_TASK_HEADER (widget);
  DtColumnPlace places[DT_N_COLUMNS];

  dt_columns_place (self->columns, width, places);
  for (int i = 0; i < DT_N_COLUMNS; i++)
    {
      int minimum = 0;

      gtk_widget_set_child_visible (self->buttons[i], places[i].width > 0);
      if (places[i].width <= 0)
        continue;
      gtk_widget_measure (self->buttons[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->buttons[i],
                                &(GtkAllocation) { places[i].x - TEXT_INSET, 0, MAX (places[i].width + 4, minimum), height }, -1);
    }
}

static void
dt_task_header_dispose (GObject *object)
{
  DtTaskHeader *self = DT_TASK_HEADER (object);

  for (int i = 0; i < DT_N_COLUMNS; i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);
  if (self->columns != NULL)
    g_signal_handlers_disconnect_by_data (self->columns, self);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (dt_task_header_parent_class)->dispose (object);
}

static void
dt_task_header_class_init (DtTaskHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_task_header_dispose;
  widget_class->measure = dt_task_header_measure;
  widget_class->size_allocate = dt_task_header_size_allocate;

  signals[SIGNAL_SORT] = g_signal_new ("sort", DT_TYPE_TASK_HEADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
  signals[SIGNAL_MENU] = g_signal_new ("menu", DT_TYPE_TASK_HEADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_CONTROL_MASK, on_resize_key, "i", KEY_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Left, GDK_CONTROL_MASK, on_resize_key, "i", KEY_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_CONTROL_MASK, on_resize_key, "i", -KEY_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Right, GDK_CONTROL_MASK, on_resize_key, "i", -KEY_STEP);
  gtk_widget_class_set_css_name (widget_class, "task-header");
}

static void
dt_task_header_init (DtTaskHeader *self)
{
  for (int i = 0; i < DT_N_COLUMNS; i++)
    self->buttons[i] = make_button (self, i);
  add_controllers (self);
  sync_arrows (self);
}

/**
 * dt_task_header_new:
 * @columns: where the columns stand
 *
 * Returns: (transfer floating): the heads of the columns
 */
GtkWidget *
dt_task_header_new (DtColumns *columns)
{
  DtTaskHeader *self = g_object_new (DT_TYPE_TASK_HEADER, NULL);

  self->columns = g_object_ref (columns);
  g_signal_connect_swapped (columns, "changed", G_CALLBACK (gtk_widget_queue_resize), self);

  return GTK_WIDGET (self);
}

/**
 * dt_task_header_set_sort:
 * @self: the heads
 * @sort: what the list is sorted by
 * @descending: which way round
 */
void
dt_task_header_set_sort (DtTaskHeader *self,
                         DtSort        sort,
                         gboolean      descending)
{
  g_return_if_fail (DT_IS_TASK_HEADER (self));

  self->sort = sort;
  self->descending = descending;
  sync_arrows (self);
}
