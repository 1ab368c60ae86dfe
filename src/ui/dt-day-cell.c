/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dt-day-cell.h"

#include <glib/gi18n-lib.h>

#include "dt-task-drag.h"
#include "dt-work-calendar.h"

#define MARGIN 3
#define GAP 2
#define MIN_WIDTH 64
#define NAT_WIDTH 120
#define MIN_CHIPS 1
#define NAT_CHIPS 3
#define FIRST_GUESS 4               /* chips made before the first allocation is known */

struct _DtDayCell
{
  GtkWidget  parent_instance;

  /* Children: NULL after dispose */
  DtDayHead *head;
  GtkWidget *more;
  GtkWidget *more_text;
  GPtrArray *chips;                 /* DtTaskChip, children; filled from the front */

  /* Owned */
  GPtrArray *tasks;                 /* DtTaskRow; NULL none */
  GPtrArray *ghosts;
  GPtrArray *turns;
  char      *holiday;

  DtDay      day;
  DtDay      today;
  int        soon_days;
  int        n_tasks;               /* may be more than tasks->len */
  int        n_filled;              /* chips that show something */
  int        n_shown;               /* of these, how many have room */
  int        capacity;              /* chips that the height holds when nothing is left over */
  gint64     selected_task;
  guint      idle;
  gboolean   selected;
};

G_DEFINE_FINAL_TYPE (DtDayCell, dt_day_cell, GTK_TYPE_WIDGET)

static int
count (const GPtrArray *rows)
{
  return rows != NULL ? (int) rows->len : 0;
}

static int
count_items (DtDayCell *self)
{
  return self->n_tasks + count (self->ghosts) + count (self->turns);
}

/* Rows at hand: of a very full day only the first are kept, and ghosts come after them, and turns after these. */
static int
count_rows (DtDayCell *self)
{
  int n_tasks = self->tasks != NULL ? (int) self->tasks->len : 0;

  return n_tasks < self->n_tasks ? n_tasks : count_items (self);
}

static DtTaskChip *
nth_chip (DtDayCell *self,
          int        index)
{
  return g_ptr_array_index (self->chips, index);
}

static void
fill_chip (DtDayCell  *self,
           DtTaskChip *chip,
           int         index)
{
  int n_tasks = count (self->tasks), n_ghosts = count (self->ghosts);
  gboolean turn = index >= n_tasks + n_ghosts;
  gboolean ghost = index >= n_tasks;
  DtTaskRow *row = turn ? g_ptr_array_index (self->turns, index - n_tasks - n_ghosts)
                   : ghost ? g_ptr_array_index (self->ghosts, index - n_tasks) : g_ptr_array_index (self->tasks, index);

  if (turn)
    dt_task_chip_set_turn (chip, row, self->day, self->today);
  else
    dt_task_chip_set_task (chip, row, self->day, ghost, self->today, self->soon_days);
  dt_task_chip_set_selected (chip, !ghost && row->id == self->selected_task);
  gtk_widget_set_visible (GTK_WIDGET (chip), TRUE);
}

/* Makes and fills as many chips as there may be room for; hides the others for later. */
static void
fill_chips (DtDayCell *self)
{
  int n_wanted = MIN (count_rows (self), MAX (self->capacity, MIN_CHIPS));

  while ((int) self->chips->len < n_wanted)
    {
      GtkWidget *chip = GTK_WIDGET (dt_task_chip_new ());

      gtk_widget_insert_before (chip, GTK_WIDGET (self), self->more);
      g_ptr_array_add (self->chips, chip);
    }

  for (int i = 0; i < n_wanted; i++)
    fill_chip (self, nth_chip (self, i), i);
  for (int i = n_wanted; i < (int) self->chips->len; i++)
    gtk_widget_set_visible (GTK_WIDGET (nth_chip (self, i)), FALSE);

  self->n_filled = n_wanted;
  self->n_shown = MIN (self->n_shown, n_wanted);
  gtk_widget_set_visible (self->more, count_items (self) > 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
on_idle (gpointer user_data)
{
  DtDayCell *self = user_data;

  self->idle = 0;
  fill_chips (self);
  return G_SOURCE_REMOVE;
}

/* Called while sizes are given out, when no widget may be added: the missing chips follow at once after. */
static void
set_capacity (DtDayCell *self,
              int        capacity)
{
  if (self->capacity == capacity)
    return;

  self->capacity = capacity;
  if (self->idle == 0 && self->n_filled < MIN (count_rows (self), capacity))
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static void
update_more (DtDayCell *self,
             int        n_left)
{
  g_autofree char *text = g_strdup_printf (ngettext ("••• %d more", "••• %d more", n_left), n_left);
  g_autofree char *spoken = g_strdup_printf (ngettext ("%d more task", "%d more tasks", n_left), n_left);

  gtk_inscription_set_text (GTK_INSCRIPTION (self->more_text), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
update_label (DtDayCell *self)
{
  g_autofree char *day = dt_day_format (self->day, DT_DAY_STYLE_LONG, self->today);
  g_autofree char *count = g_strdup_printf (ngettext ("%d task", "%d tasks", self->n_tasks), self->n_tasks);
  g_autofree char *text = NULL;

  if (self->holiday != NULL)
    text = g_strdup_printf (C_("day, holiday, tasks", "%s, %s, %s"), day, self->holiday, count);
  else
    text = g_strdup_printf (C_("day, tasks", "%s, %s"), day, count);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
toggle_class (gpointer    widget,
              const char *name,
              gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * dt_day_cell_set_look:
 *
 * Makes the cell stand for a day. What falls due on it comes apart, by dt_day_cell_set_content().
 */
void
dt_day_cell_set_look (DtDayCell       *self,
                      const DtDayLook *look)
{
  g_return_if_fail (DT_IS_DAY_CELL (self));
  g_return_if_fail (look != NULL && look->day != DT_DAY_NONE);

  self->day = look->day;
  self->today = look->today;
  self->soon_days = look->soon_days;
  g_free (self->holiday);
  self->holiday = g_strdup (look->holiday);

  dt_day_head_set_look (self->head, look);
  toggle_class (self, "outside", !look->in_month);
  toggle_class (self, "today", look->day == look->today);
  toggle_class (self, "weekend", dt_work_calendar_is_weekend (look->day));
  toggle_class (self, "holiday", look->holiday != NULL);

  dt_day_head_set_state (self->head, self->selected, self->n_tasks);
  update_label (self);
}

static void
replace_rows (GPtrArray **rows,
              GPtrArray  *new_rows)
{
  if (new_rows != NULL)
    g_ptr_array_ref (new_rows);
  g_clear_pointer (rows, g_ptr_array_unref);
  *rows = new_rows;
}

void
dt_day_cell_set_content (DtDayCell        *self,
                         const DtMonthDay *content,
                         gboolean          ghosts,
                         gboolean          turns)
{
  g_return_if_fail (DT_IS_DAY_CELL (self));

  replace_rows (&self->tasks, content != NULL ? content->tasks : NULL);
  replace_rows (&self->ghosts, content != NULL && ghosts ? content->ghosts : NULL);
  replace_rows (&self->turns, content != NULL && turns ? content->turns : NULL);
  self->n_tasks = content != NULL ? content->n_tasks : 0;

  fill_chips (self);
  dt_day_head_set_state (self->head, self->selected, self->n_tasks);
  update_label (self);
}

void
dt_day_cell_set_selected (DtDayCell *self,
                          gboolean   selected)
{
  g_return_if_fail (DT_IS_DAY_CELL (self));

  if (self->selected == selected)
    return;

  self->selected = selected;
  toggle_class (self, "selected", selected);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
  dt_day_head_set_state (self->head, self->selected, self->n_tasks);
}

void
dt_day_cell_select_task (DtDayCell *self,
                         gint64     task_id)
{
  g_return_if_fail (DT_IS_DAY_CELL (self));

  self->selected_task = task_id;
  for (int i = 0; i < self->n_filled; i++)
    {
      DtTaskChip *chip = nth_chip (self, i);

      dt_task_chip_set_selected (chip, !dt_task_chip_is_ghost (chip) && dt_task_chip_get_task (chip)->id == task_id);
    }
}

DtDay
dt_day_cell_get_day (DtDayCell *self)
{
  g_return_val_if_fail (DT_IS_DAY_CELL (self), DT_DAY_NONE);

  return self->day;
}

int
dt_day_cell_get_n_tasks (DtDayCell *self)
{
  g_return_val_if_fail (DT_IS_DAY_CELL (self), 0);

  return self->n_tasks;
}

GPtrArray *
dt_day_cell_get_tasks (DtDayCell *self)
{
  g_return_val_if_fail (DT_IS_DAY_CELL (self), NULL);

  return self->tasks;
}

GPtrArray *
dt_day_cell_get_ghosts (DtDayCell *self)
{
  g_return_val_if_fail (DT_IS_DAY_CELL (self), NULL);

  return self->ghosts;
}

int
dt_day_cell_get_n_shown (DtDayCell *self)
{
  g_return_val_if_fail (DT_IS_DAY_CELL (self), 0);

  return self->n_shown;
}

DtTaskChip *
dt_day_cell_find_chip (DtDayCell *self,
                       gint64     task_id)
{
  g_return_val_if_fail (DT_IS_DAY_CELL (self), NULL);

  for (int i = 0; i < self->n_shown; i++)
    {
      DtTaskChip *chip = nth_chip (self, i);

      if (!dt_task_chip_is_ghost (chip) && dt_task_chip_get_task (chip)->id == task_id)
        return chip;
    }
  return NULL;
}

static int
measure_height (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

/* All chips are equally high; the button for the rest is no higher. */
static int
measure_chip (DtDayCell *self)
{
  int height = self->chips->len > 0 ? measure_height (GTK_WIDGET (nth_chip (self, 0))) : 0;

  return MAX (height, 20);
}

static void
dt_day_cell_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  DtDayCell *self = DT_DAY_CELL (widget);
  int size;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NAT_WIDTH;
      return;
    }

  size = measure_chip (self) + GAP;
  *minimum = measure_height (GTK_WIDGET (self->head)) + (MIN_CHIPS + 1) * size + MARGIN;
  *natural = measure_height (GTK_WIDGET (self->head)) + (NAT_CHIPS + 1) * size + MARGIN;
}

/* A widget may not be given less than it needs, nor be left unmeasured. */
static void
place (GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, y, MAX (width, minimum), height }, -1);
}

static void
dt_day_cell_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  DtDayCell *self = DT_DAY_CELL (widget);
  int head = measure_height (GTK_WIDGET (self->head));
  int chip = measure_chip (self);
  int room = MAX (0, (height - head - MARGIN + GAP) / (chip + GAP));
  int n_items = count_items (self);
  gboolean all = n_items <= room && n_items <= self->n_filled;
  int y = head;

  set_capacity (self, room);
  self->n_shown = all ? n_items : MIN (self->n_filled, MAX (0, room - 1));

  place (GTK_WIDGET (self->head), 0, 0, width, head);
  for (int i = 0; i < (int) self->chips->len; i++)
    {
      GtkWidget *child = GTK_WIDGET (nth_chip (self, i));

      if (!gtk_widget_get_visible (child))
        continue;
      gtk_widget_set_child_visible (child, i < self->n_shown);
      if (i >= self->n_shown)
        continue;
      place (child, MARGIN, y, width - 2 * MARGIN, chip);
      y += chip + GAP;
    }

  if (!gtk_widget_get_visible (self->more))
    return;
  gtk_widget_set_child_visible (self->more, !all);
  if (!all)
    {
      update_more (self, n_items - self->n_shown);
      place (self->more, MARGIN, y, width - 2 * MARGIN, chip);
    }
}

/* Tab goes from the day to its chips and on; the arrows belong to the grid. */
static gboolean
dt_day_cell_focus (GtkWidget        *widget,
                   GtkDirectionType  direction)
{
  DtDayCell *self = DT_DAY_CELL (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (widget)));
  int at = -1;             /* −1: the cell; n_shown: the button for the rest */
  int n_stops = self->n_shown;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;

  if (gtk_widget_get_visible (self->more) && gtk_widget_get_child_visible (self->more))
    n_stops++;
  if (focus == NULL || !(focus == widget || gtk_widget_is_ancestor (focus, widget)))
    return gtk_widget_grab_focus (widget);

  if (focus != widget)
    for (at = 0; at < self->n_shown; at++)
      if (GTK_WIDGET (nth_chip (self, at)) == focus)
        break;

  at += direction == GTK_DIR_TAB_FORWARD ? 1 : -1;
  if (at < -1 || at >= n_stops)
    return FALSE;
  if (at == -1)
    return gtk_widget_grab_focus (widget);
  return gtk_widget_grab_focus (at < self->n_shown ? GTK_WIDGET (nth_chip (self, at)) : self->more);
}

static void
on_pressed (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            DtDayCell       *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "calendar.select-day", "i", self->day);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 2)
    gtk_widget_activate_action (GTK_WIDGET (self), "calendar.show-day", "i", self->day);
}

static DtDay
get_dropped_on (GtkWidget *widget)
{
  return DT_DAY_CELL (widget)->day;
}

static void
on_more_clicked (DtDayCell *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "calendar.show-day", "i", self->day);
}

static void
dt_day_cell_dispose (GObject *object)
{
  DtDayCell *self = DT_DAY_CELL (object);
  GtkWidget *child;

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  replace_rows (&self->tasks, NULL);
  replace_rows (&self->ghosts, NULL);
  replace_rows (&self->turns, NULL);
  g_clear_pointer (&self->holiday, g_free);

  G_OBJECT_CLASS (dt_day_cell_parent_class)->dispose (object);
}

static void
dt_day_cell_class_init (DtDayCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dt_day_cell_dispose;
  widget_class->measure = dt_day_cell_measure;
  widget_class->size_allocate = dt_day_cell_size_allocate;
  widget_class->focus = dt_day_cell_focus;

  gtk_widget_class_set_css_name (widget_class, "day-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
dt_day_cell_init (DtDayCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->chips = g_ptr_array_new ();
  self->capacity = FIRST_GUESS;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->head = dt_day_head_new ();
  gtk_widget_set_parent (GTK_WIDGET (self->head), GTK_WIDGET (self));

  self->more_text = g_object_new (GTK_TYPE_INSCRIPTION,
                                  "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL);
  self->more = g_object_new (GTK_TYPE_BUTTON, "child", self->more_text, "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->more, "more");
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (on_more_clicked), self);

  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  dt_task_drag_add_target (GTK_WIDGET (self), get_dropped_on);
}

/**
 * dt_day_cell_new:
 *
 * Returns: (transfer floating): a cell without a day
 */
DtDayCell *
dt_day_cell_new (void)
{
  return g_object_new (DT_TYPE_DAY_CELL, NULL);
}
