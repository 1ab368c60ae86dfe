/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dt-month-grid.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "dt-lunar.h"
#include "dt-month-layout.h"

/* The labels of a week in the rail. */
typedef struct
{
  GtkWidget *box;
  GtkWidget *number;
  GtkWidget *count;
  GtkWidget *late;
} WeekRail;

struct _DtMonthGrid
{
  GtkWidget  parent_instance;

  /* Children */
  DtDayCell *cells[DT_MONTH_DAYS];
  WeekRail   rails[DT_MONTH_WEEKS];

  DtDay      month;           /* its first day */
  DtDay      first_day;       /* of the page, a Monday */
  DtDay      today;
  DtDay      selected_day;
  gint64     selected_task;
  double     scrolled;        /* of a wheel that turns by less than a notch */
  gboolean   waiting;         /* for the tasks of another month than was shown */
};

G_DEFINE_FINAL_TYPE (DtMonthGrid, dt_month_grid, GTK_TYPE_WIDGET)

/**
 * dt_month_grid_first_day:
 * @month: any day of the month
 *
 * Returns: the Monday on or before the first of the month
 */
DtDay
dt_month_grid_first_day (DtDay month)
{
  DtDay first = dt_day_month_start (month);

  return first - (dt_day_get_weekday (first) - 1);
}

DtDayCell *
dt_month_grid_get_cell (DtMonthGrid *self,
                        DtDay        day)
{
  g_return_val_if_fail (DT_IS_MONTH_GRID (self), NULL);

  if (self->first_day == DT_DAY_NONE || day < self->first_day || day >= self->first_day + DT_MONTH_DAYS)
    return NULL;
  return self->cells[day - self->first_day];
}

/* "9/7" by the lunar calendar. */
static char *
format_lunar (DtDay day)
{
  DtLunar lunar;

  return dt_lunar_from_day (day, &lunar) ? dt_lunar_format (&lunar) : NULL;
}

static void
update_cell (DtMonthGrid         *self,
             int                  index,
             int                  soon_days,
             const DtMonthLayers *layers)
{
  DtDay day = self->first_day + index;
  g_autofree char *lunar = layers->lunar ? format_lunar (day) : NULL;
  int dom;
  DtDayLook look = { .day = day, .today = self->today, .soon_days = soon_days, .lunar = lunar };

  dt_day_get (day, NULL, NULL, &dom);
  look.in_month = dt_day_month_start (day) == self->month;
  look.name_month = index == 0 || dom == 1;
  if (layers->holidays != NULL)
    look.holiday = dt_work_calendar_holiday_name (layers->holidays, day);

  dt_day_cell_set_look (self->cells[index], &look);
}

/* Tasks of a week; NULL while they are not known. */
static void
update_rail (DtMonthGrid   *self,
             int            week,
             const DtMonth *content)
{
  WeekRail *rail = &self->rails[week];
  DtDay monday = self->first_day + week * 7;
  int number = dt_day_get_iso_week (monday, NULL);
  int n_tasks = 0, n_late = 0;
  g_autofree char *number_text = g_strdup_printf ("%d", number);
  g_autofree char *count = NULL;
  g_autofree char *late = NULL;
  g_autofree char *from = dt_day_format (monday, DT_DAY_STYLE_SHORT, self->today);
  g_autofree char *to = dt_day_format (monday + 6, DT_DAY_STYLE_SHORT, self->today);
  g_autofree char *tip = g_strdup_printf (_("Open week %d (%s – %s)"), number, from, to);
  g_autofree char *spoken = NULL;

  for (int i = 0; content != NULL && i < 7; i++)
    {
      n_tasks += content->days[week * 7 + i].n_tasks;
      n_late += content->days[week * 7 + i].n_late;
    }

  count = g_strdup_printf (ngettext ("%d task", "%d tasks", n_tasks), n_tasks);
  late = g_strdup_printf (C_("tasks of a week", "%d late"), n_late);
  gtk_label_set_label (GTK_LABEL (rail->number), number_text);
  gtk_label_set_label (GTK_LABEL (rail->count), n_tasks > 0 ? count : "");
  gtk_label_set_label (GTK_LABEL (rail->late), n_late > 0 ? late : "");
  gtk_widget_set_tooltip_text (rail->box, tip);

  spoken = g_strjoin (", ", tip, count, n_late > 0 ? late : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (rail->box), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  if (self->today >= monday && self->today < monday + 7)
    gtk_widget_add_css_class (rail->box, "current");
  else
    gtk_widget_remove_css_class (rail->box, "current");
}

/**
 * dt_month_grid_set_month:
 * @month: any day of the month to show
 * @layers: what else is shown; read now, not kept
 *
 * Turns to a month, or draws its layers anew. The tasks shown stay if the month is the same, else the days are empty
 * until dt_month_grid_set_content().
 */
void
dt_month_grid_set_month (DtMonthGrid         *self,
                         DtDay                month,
                         DtDay                today,
                         int                  soon_days,
                         const DtMonthLayers *layers)
{
  DtDay first_day;

  g_return_if_fail (DT_IS_MONTH_GRID (self));
  g_return_if_fail (month != DT_DAY_NONE && layers != NULL);

  first_day = dt_month_grid_first_day (month);
  if (self->first_day != first_day)
    {
      for (int i = 0; i < DT_MONTH_DAYS; i++)
        dt_day_cell_set_selected (self->cells[i], first_day + i == self->selected_day);
      self->waiting = TRUE;
    }

  self->month = dt_day_month_start (month);
  self->today = today;
  self->first_day = first_day;
  for (int i = 0; i < DT_MONTH_DAYS; i++)
    update_cell (self, i, soon_days, layers);

  if (self->waiting)
    dt_month_grid_set_content (self, NULL, FALSE, FALSE);
}

/**
 * dt_month_grid_set_content:
 * @content: (nullable): the tasks of the page's six weeks; not kept, only its rows are
 * @ghosts: whether original days of moved tasks are shown
 * @turns: whether turns of recurring tasks are shown that are not made yet
 */
void
dt_month_grid_set_content (DtMonthGrid   *self,
                           const DtMonth *content,
                           gboolean       ghosts,
                           gboolean       turns)
{
  g_return_if_fail (DT_IS_MONTH_GRID (self));
  g_return_if_fail (content == NULL || content->first_day == self->first_day);

  /* The chips of a month that has just come fade in; those of one that is drawn anew do not. */
  if (content != NULL && self->waiting)
    gtk_widget_add_css_class (GTK_WIDGET (self), "fresh");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "fresh");
  if (content != NULL)
    self->waiting = FALSE;

  for (int i = 0; i < DT_MONTH_DAYS; i++)
    {
      dt_day_cell_set_content (self->cells[i], content != NULL ? &content->days[i] : NULL, ghosts, turns);
      dt_day_cell_select_task (self->cells[i], self->selected_task);
    }
  for (int week = 0; week < DT_MONTH_WEEKS; week++)
    update_rail (self, week, content);
}

DtDay
dt_month_grid_get_selected_day (DtMonthGrid *self)
{
  g_return_val_if_fail (DT_IS_MONTH_GRID (self), DT_DAY_NONE);

  return self->selected_day;
}

/**
 * dt_month_grid_select_day:
 * @day: need not be on the page that is shown
 */
void
dt_month_grid_select_day (DtMonthGrid *self,
                          DtDay        day)
{
  DtDayCell *cell;

  g_return_if_fail (DT_IS_MONTH_GRID (self));

  if (self->selected_day == day)
    return;

  cell = dt_month_grid_get_cell (self, self->selected_day);
  if (cell != NULL)
    dt_day_cell_set_selected (cell, FALSE);
  self->selected_day = day;
  cell = dt_month_grid_get_cell (self, day);
  if (cell != NULL)
    dt_day_cell_set_selected (cell, TRUE);
}

void
dt_month_grid_select_task (DtMonthGrid *self,
                           gint64       task_id)
{
  g_return_if_fail (DT_IS_MONTH_GRID (self));

  self->selected_task = task_id;
  for (int i = 0; i < DT_MONTH_DAYS; i++)
    dt_day_cell_select_task (self->cells[i], task_id);
}

gboolean
dt_month_grid_focus_day (DtMonthGrid *self)
{
  DtDayCell *cell;

  g_return_val_if_fail (DT_IS_MONTH_GRID (self), FALSE);

  cell = dt_month_grid_get_cell (self, self->selected_day);
  if (cell == NULL)
    cell = dt_month_grid_get_cell (self, self->month);
  return cell != NULL && gtk_widget_grab_focus (GTK_WIDGET (cell));
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* The grid is one stop of the tab order: its selected day, then that day's chips. */
static gboolean
dt_month_grid_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  DtMonthGrid *self = DT_MONTH_GRID (widget);

  if (!has_focus_within (widget))
    return dt_month_grid_focus_day (self);

  for (int i = 0; i < DT_MONTH_DAYS; i++)
    if (has_focus_within (GTK_WIDGET (self->cells[i])))
      return gtk_widget_child_focus (GTK_WIDGET (self->cells[i]), direction);
  return FALSE;
}

/* Keys and wheel of a popover over the grid come up to here; they are not meant for it. */
static gboolean
is_focus_in_popover (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_get_native (focus) != gtk_widget_get_native (widget);
}

/* "w": first or last day of the week (±1); "m": months; "d": days. */
static gboolean
on_move_key (GtkWidget *widget,
             GVariant  *parameter,
             gpointer   user_data)
{
  DtMonthGrid *self = DT_MONTH_GRID (widget);
  DtDay day = self->selected_day != DT_DAY_NONE ? self->selected_day : self->month;
  const char *unit;
  int amount;

  if (is_focus_in_popover (widget))
    return GDK_EVENT_PROPAGATE;

  g_variant_get (parameter, "(&si)", &unit, &amount);
  if (unit[0] == 'd')
    day += amount;
  else if (unit[0] == 'w')
    day += amount < 0 ? 1 - dt_day_get_weekday (day) : 7 - dt_day_get_weekday (day);

  if (unit[0] == 'm')
    gtk_widget_activate_action (widget, "calendar.page", "i", amount);
  else
    gtk_widget_activate_action (widget, "calendar.select-day", "i", day);
  dt_month_grid_focus_day (self);
  return GDK_EVENT_STOP;
}

static gboolean
on_enter_key (GtkWidget *widget,
              GVariant  *parameter,
              gpointer   user_data)
{
  DtMonthGrid *self = DT_MONTH_GRID (widget);

  if (is_focus_in_popover (widget))
    return GDK_EVENT_PROPAGATE;

  if (self->selected_day != DT_DAY_NONE)
    gtk_widget_activate_action (widget, "calendar.show-day", "i", self->selected_day);
  return GDK_EVENT_STOP;
}

/* A notch of the wheel turns a month; a touch pad gathers as much first. */
static gboolean
on_scroll (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           DtMonthGrid              *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  if (event == NULL || native == NULL || gdk_event_get_surface (event) != gtk_native_get_surface (native))
    return GDK_EVENT_PROPAGATE;

  self->scrolled += dy;
  if (fabs (self->scrolled) < 1.0)
    return GDK_EVENT_STOP;

  /* With Ctrl it goes nearer: to the week. */
  if ((gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller)) & GDK_CONTROL_MASK) != 0)
    {
      if (self->scrolled < 0)
        gtk_widget_activate_action (GTK_WIDGET (self), "calendar.mode", "s", "week");
      self->scrolled = 0;
      return GDK_EVENT_STOP;
    }

  gtk_widget_activate_action (GTK_WIDGET (self), "calendar.page", "i", self->scrolled > 0 ? 1 : -1);
  self->scrolled = 0;
  return GDK_EVENT_STOP;
}

static void
dt_month_grid_dispose (GObject *object)
{
  DtMonthGrid *self = DT_MONTH_GRID (object);
  GtkWidget *child;

  self->first_day = DT_DAY_NONE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dt_month_grid_parent_class)->dispose (object);
}

static void
add_move (GtkWidgetClass *widget_class,
          guint           key,
          guint           keypad,
          const char     *unit,
          int             amount)
{
  gtk_widget_class_add_binding (widget_class, key, 0, on_move_key, "(si)", unit, amount);
  gtk_widget_class_add_binding (widget_class, keypad, 0, on_move_key, "(si)", unit, amount);
}

static void
dt_month_grid_class_init (DtMonthGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dt_month_grid_dispose;
  widget_class->focus = dt_month_grid_focus;

  add_move (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, "d", -1);
  add_move (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, "d", 1);
  add_move (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, "d", -7);
  add_move (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, "d", 7);
  add_move (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, "m", -1);
  add_move (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, "m", 1);
  add_move (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, "w", -1);
  add_move (widget_class, GDK_KEY_End, GDK_KEY_KP_End, "w", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_enter_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_enter_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_ISO_Enter, 0, on_enter_key, NULL);

  gtk_widget_class_set_css_name (widget_class, "month-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_layout_manager_type (widget_class, DT_TYPE_MONTH_LAYOUT);
}

static void
add_head (DtMonthGrid *self,
          const char  *text,
          const char  *css_class,
          double       xalign)
{
  GtkWidget *head = g_object_new (GTK_TYPE_INSCRIPTION,
                                  "text", text,
                                  "xalign", xalign,
                                  "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
                                  NULL);

  gtk_widget_add_css_class (head, "column-head");
  if (css_class != NULL)
    gtk_widget_add_css_class (head, css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
}

static GtkWidget *
add_rail_label (GtkWidget  *box,
                const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
on_rail_released (GtkGestureClick *gesture,
                  int              n_press,
                  double           x,
                  double           y,
                  DtMonthGrid     *self)
{
  GtkWidget *box = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  for (int week = 0; week < DT_MONTH_WEEKS && n_press == 1; week++)
    if (self->rails[week].box == box)
      gtk_widget_activate_action (box, "calendar.open-week", "i", self->first_day + week * 7);
}

static void
add_rail (DtMonthGrid *self,
          WeekRail    *rail)
{
  GtkGesture *click = gtk_gesture_click_new ();

  rail->box = g_object_new (GTK_TYPE_BOX,
                            "orientation", GTK_ORIENTATION_VERTICAL,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_ROW_HEADER,
                            NULL);
  gtk_widget_add_css_class (rail->box, "week-rail");
  gtk_widget_set_overflow (rail->box, GTK_OVERFLOW_HIDDEN);
  rail->number = add_rail_label (rail->box, "week-number");
  rail->count = add_rail_label (rail->box, "week-count");
  rail->late = add_rail_label (rail->box, "week-late");
  g_signal_connect (click, "released", G_CALLBACK (on_rail_released), self);
  gtk_widget_add_controller (rail->box, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_cursor_from_name (rail->box, "pointer");
  gtk_widget_set_parent (rail->box, GTK_WIDGET (self));
}

static void
dt_month_grid_init (DtMonthGrid *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  add_head (self, _("Week"), "rail-head", 0.5);
  for (int weekday = 1; weekday <= 7; weekday++)
    add_head (self, dt_weekday_name (weekday), weekday > 5 ? "weekend" : NULL, 1.0);

  for (int week = 0; week < DT_MONTH_WEEKS; week++)
    {
      add_rail (self, &self->rails[week]);
      for (int i = 0; i < 7; i++)
        {
          self->cells[week * 7 + i] = dt_day_cell_new ();
          gtk_widget_set_parent (GTK_WIDGET (self->cells[week * 7 + i]), GTK_WIDGET (self));
        }
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Days of the month"), -1);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

/**
 * dt_month_grid_new:
 *
 * Returns: (transfer floating): a grid without a month
 */
DtMonthGrid *
dt_month_grid_new (void)
{
  return g_object_new (DT_TYPE_MONTH_GRID, NULL);
}
