/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions of the calendar: which day and which task is looked at, and the two popovers that tell about them. */

#include "dt-calendar-view-private.h"

/* Where @widget is in the page, for a popover that points at it. */
static void
point_at (DtCalendarView *self,
          GtkPopover     *popover,
          GtkWidget      *widget)
{
  graphene_rect_t bounds;
  GdkRectangle place;

  if (!gtk_widget_compute_bounds (widget, self->page, &bounds))
    return;

  place = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };
  gtk_popover_set_pointing_to (popover, &place);
}

/* A popover that closes takes the focus with it: back to the day it was about. */
static void
on_closed (DtCalendarView *self,
           GtkWidget      *popover)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  /* One that follows another has taken the focus already. */
  if (self->task_popover != NULL && gtk_widget_get_visible (GTK_WIDGET (self->task_popover)))
    return;
  if (focus == NULL || gtk_widget_is_ancestor (focus, popover))
    dt_calendar_view_focus_content (self);
}

static gpointer
adopt_popover (DtCalendarView *self,
               GtkWidget      *popover)
{
  gtk_widget_set_parent (popover, self->page);
  g_signal_connect_swapped (popover, "closed", G_CALLBACK (on_closed), self);
  return popover;
}

/* Pops down @popover if it is up. */
static gboolean
close_one (gpointer popover)
{
  if (popover == NULL || !gtk_widget_get_visible (popover))
    return FALSE;

  gtk_popover_popdown (popover);
  return TRUE;
}

gboolean
dt_calendar_view_close_popovers (DtCalendarView *self)
{
  gboolean day = close_one (self->day_popover);
  gboolean task = close_one (self->task_popover);

  return day || task;
}

/* The popover of a task does not grab, so that a second click still reaches the chip: a press elsewhere closes it. */
static void
on_pressed_anywhere (GtkGestureClick *gesture,
                     int              n_press,
                     double           x,
                     double           y,
                     DtCalendarView  *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  if (n_press == 1 && event != NULL && native != NULL && gdk_event_get_surface (event) == gtk_native_get_surface (native))
    close_one (self->task_popover);
}

void
dt_calendar_view_watch_clicks (DtCalendarView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed_anywhere), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* Chooses a day; turns the page only if the day is not on it. */
static void
select_day (DtCalendarView *self,
            DtDay           day)
{
  if (dt_month_grid_get_cell (self->grid, day) == NULL)
    dt_calendar_view_set_month (self, day);
  dt_calendar_view_select_day (self, day);
}

static void
select_task (DtCalendarView *self,
             gint64          task_id)
{
  self->selected_task = task_id;
  dt_month_grid_select_task (self->grid, task_id);
  dt_week_grid_select_task (self->week, task_id);
}

static void
select_day_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (widget);

  dt_calendar_view_close_popovers (self);
  select_day (self, g_variant_get_int32 (parameter));
  select_task (self, 0);
}

/* Chooses a day and turns to its month. */
static void
open_day_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (widget);
  DtDay day = g_variant_get_int32 (parameter);

  dt_calendar_view_set_month (self, day);
  dt_calendar_view_select_day (self, day);
  dt_calendar_view_focus_content (self);
}

static void
today_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (widget);

  gtk_widget_activate_action (widget, "calendar.open-day", "i", dt_context_get_today (self->context));
}

/* The chosen day goes along: the same number of the other month; one outside the month gives way to today or the first. */
static void
page_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (widget);
  int months = g_variant_get_int32 (parameter);
  DtDay old_month = self->month;
  DtDay day = dt_month_grid_get_selected_day (self->grid);
  DtDay today = dt_context_get_today (self->context);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean in_grid = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->grid));

  if (self->mode != DT_CALENDAR_MONTH)
    {
      dt_calendar_view_turn (self, months);
      return;
    }

  dt_calendar_view_set_month (self, dt_day_add_months (self->month, months));
  if (day != DT_DAY_NONE && dt_day_month_start (day) == old_month)
    day = dt_day_add_months (day, months);
  else
    day = dt_day_month_start (today) == self->month ? today : self->month;
  dt_calendar_view_select_day (self, day);
  select_task (self, 0);
  if (in_grid)
    dt_month_grid_focus_day (self->grid);
}

/* What stands for a day, or for a task on it, on the page that is shown. */
static GtkWidget *
find_place (DtCalendarView *self,
            DtDay           day,
            gint64          task_id)
{
  DtDayCell *cell = dt_month_grid_get_cell (self->grid, day);
  GtkWidget *place = NULL;

  if (self->mode == DT_CALENDAR_WEEK)
    {
      place = dt_week_grid_find_card (self->week, task_id);
      return place != NULL ? place : dt_week_grid_get_column (self->week, day);
    }
  if (cell != NULL && task_id != 0)
    place = (GtkWidget *) dt_day_cell_find_chip (cell, task_id);
  return place != NULL ? place : (GtkWidget *) cell;
}

static void
show_day_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (widget);
  DtDay day = g_variant_get_int32 (parameter);
  DtDayCell *cell;

  dt_calendar_view_close_popovers (self);
  select_day (self, day);
  cell = dt_month_grid_get_cell (self->grid, day);
  if (cell == NULL)
    return;

  if (self->day_popover == NULL)
    self->day_popover = adopt_popover (self, dt_day_popover_new (self->context));
  dt_day_popover_set_day (self->day_popover, day, dt_day_cell_get_tasks (cell), dt_day_cell_get_n_tasks (cell),
                          dt_day_cell_get_ghosts (cell));
  point_at (self, GTK_POPOVER (self->day_popover), find_place (self, day, 0));
  gtk_popover_popup (GTK_POPOVER (self->day_popover));
  gtk_widget_grab_focus (GTK_WIDGET (self->day_popover));
}

static DtTaskRow *
find_row (DtDayCell *cell,
          gint64     task_id)
{
  GPtrArray *tasks = dt_day_cell_get_tasks (cell);

  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      DtTaskRow *row = g_ptr_array_index (tasks, i);

      if (row->id == task_id)
        return row;
    }
  return NULL;
}

/* (task, day it stands on): beside its chip, or beside the day if there was no room for the chip. */
static void
show_task_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (widget);
  gint64 task_id;
  DtDay day;
  DtDayCell *cell;
  DtTaskRow *row;

  g_variant_get (parameter, "(xi)", &task_id, &day);
  dt_calendar_view_close_popovers (self);
  select_day (self, day);
  select_task (self, task_id);

  cell = dt_month_grid_get_cell (self->grid, day);
  row = cell != NULL ? find_row (cell, task_id) : NULL;
  if (row == NULL)
    return;

  if (self->task_popover == NULL)
    self->task_popover = adopt_popover (self, dt_task_popover_new (self->context));
  dt_task_popover_set_task (self->task_popover, row);
  point_at (self, GTK_POPOVER (self->task_popover), find_place (self, day, task_id));
  gtk_popover_popup (GTK_POPOVER (self->task_popover));
  gtk_widget_child_focus (GTK_WIDGET (self->task_popover), GTK_DIR_TAB_FORWARD);
}

static void
focus_task_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (widget);
  GtkWidget *place = find_place (self, dt_month_grid_get_selected_day (self->grid), g_variant_get_int64 (parameter));

  if (place == NULL || !gtk_widget_grab_focus (place))
    dt_calendar_view_focus_content (self);
}

/* (task, its day in force): from the day it was moved away from to the one that counts. */
static void
go_to_task_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (widget);
  gint64 task_id;
  DtDay day;

  g_variant_get (parameter, "(xi)", &task_id, &day);
  if (day == DT_DAY_NONE)
    {
      gtk_widget_activate_action (widget, "win.open-task", "x", task_id);
      return;
    }

  dt_calendar_view_close_popovers (self);
  select_day (self, day);
  select_task (self, task_id);
  gtk_widget_activate_action (widget, "calendar.focus-task", "x", task_id);
}

/* Printing asks the view what it shows: for that moment it is the one day. */
static void
print_day_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (widget);

  self->print_day = g_variant_get_int32 (parameter);
  gtk_widget_activate_action (widget, "win.print-summary", NULL);
  self->print_day = DT_DAY_NONE;
}

static void
retry_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  dt_calendar_view_reload (DT_CALENDAR_VIEW (widget));
}

void
dt_calendar_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "calendar.select-day", "i", select_day_action);
  gtk_widget_class_install_action (widget_class, "calendar.open-day", "i", open_day_action);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, today_action);
  gtk_widget_class_install_action (widget_class, "calendar.page", "i", page_action);
  gtk_widget_class_install_action (widget_class, "calendar.show-day", "i", show_day_action);
  gtk_widget_class_install_action (widget_class, "calendar.show-task", "(xi)", show_task_action);
  gtk_widget_class_install_action (widget_class, "calendar.focus-task", "x", focus_task_action);
  gtk_widget_class_install_action (widget_class, "calendar.go-to-task", "(xi)", go_to_task_action);
  gtk_widget_class_install_action (widget_class, "calendar.print-day", "i", print_day_action);
  gtk_widget_class_install_action (widget_class, "calendar.retry", NULL, retry_action);
}
