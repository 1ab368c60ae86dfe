/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-week-grid.h"

#include <glib/gi18n-lib.h>

#include "dt-lunar.h"
#include "dt-task-card.h"
#include "dt-task-drag.h"
#include "dt-week-layout.h"

#define N_DAYS 7
#define MAX_CARDS 20          /* of a day; the rest stands in its list */

typedef struct
{
  GtkWidget *head;
  GtkWidget *number;
  GtkWidget *note;            /* holiday, lunar date */
  GtkWidget *cards;           /* a box; its key "day" is the day */
} Day;

struct _DtWeekGrid
{
  GtkWidget  parent_instance;

  /* Children */
  GtkWidget *strip;
  GtkWidget *carried;
  GtkWidget *carried_titles;
  GtkWidget *heads;
  GtkWidget *scroller;
  Day        days[N_DAYS];

  DtDay      monday;
  DtDay      today;
  int        soon_days;
  DtDay      selected_day;
  gint64     selected_task;
  double     scrolled;        /* of a notch of the wheel */
};

G_DEFINE_FINAL_TYPE (DtWeekGrid, dt_week_grid, GTK_TYPE_WIDGET)

static DtDay
get_day (GtkWidget *cards)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cards), "day"));
}

static void
toggle_class (GtkWidget  *widget,
              const char *css_class,
              gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* ---- Which week ---- */

/* "Quốc khánh", "9/7" by the lunar calendar, or both. */
static char *
describe_day (DtDay                day,
              const DtMonthLayers *layers)
{
  const char *holiday = layers->holidays != NULL ? dt_work_calendar_holiday_name (layers->holidays, day) : NULL;
  DtLunar lunar;
  g_autofree char *moon = layers->lunar && dt_lunar_from_day (day, &lunar) ? dt_lunar_format (&lunar) : NULL;

  return g_strjoin (" · ", holiday != NULL ? holiday : moon, holiday != NULL ? moon : NULL, NULL);
}

static void
show_head (DtWeekGrid          *self,
           int                  i,
           const DtMonthLayers *layers)
{
  Day *day = &self->days[i];
  DtDay date = self->monday + i;
  g_autofree char *number = dt_day_format (date, DT_DAY_STYLE_SHORT, self->today);
  g_autofree char *note = describe_day (date, layers);
  g_autofree char *long_day = dt_day_format (date, DT_DAY_STYLE_LONG, self->today);
  gboolean holiday = layers->holidays != NULL && dt_work_calendar_holiday_name (layers->holidays, date) != NULL;

  gtk_label_set_label (GTK_LABEL (day->number), number);
  gtk_label_set_label (GTK_LABEL (day->note), note != NULL ? note : "");
  gtk_widget_set_visible (day->note, note != NULL && note[0] != '\0');
  gtk_widget_set_tooltip_text (day->head, note != NULL && note[0] != '\0' ? note : NULL);
  toggle_class (day->head, "today", date == self->today);
  toggle_class (day->head, "holiday", holiday);
  toggle_class (day->cards, "holiday", holiday);
  toggle_class (day->cards, "selected", date == self->selected_day);
  g_object_set_data (G_OBJECT (day->cards), "day", GINT_TO_POINTER (date));
  gtk_accessible_update_property (GTK_ACCESSIBLE (day->head), GTK_ACCESSIBLE_PROPERTY_LABEL, long_day, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (day->cards), GTK_ACCESSIBLE_PROPERTY_LABEL, long_day, -1);
}

void
dt_week_grid_set_week (DtWeekGrid          *self,
                       DtDay                monday,
                       DtDay                today,
                       int                  soon_days,
                       const DtMonthLayers *layers)
{
  gboolean turned;

  g_return_if_fail (DT_IS_WEEK_GRID (self));
  g_return_if_fail (dt_day_get_weekday (monday) == 1);

  turned = self->monday != monday;
  self->monday = monday;
  self->today = today;
  self->soon_days = soon_days;
  for (int i = 0; i < N_DAYS; i++)
    show_head (self, i, layers);
  if (turned)
    dt_week_grid_set_content (self, NULL, FALSE);
}

DtDay
dt_week_grid_get_monday (DtWeekGrid *self)
{
  g_return_val_if_fail (DT_IS_WEEK_GRID (self), DT_DAY_NONE);

  return self->monday;
}

/* ---- The cards ---- */

static GtkWidget *
find_focus (DtWeekGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->scroller) ? focus : NULL;
}

static void
on_more (GtkWidget *button)
{
  gtk_widget_activate_action (button, "calendar.show-day", "i", get_day (gtk_widget_get_parent (button)));
}

static void
add_more (GtkWidget *cards,
          int        n_more)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%d more task", "%d more tasks", (gulong) n_more), n_more);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "more");
  g_signal_connect (button, "clicked", G_CALLBACK (on_more), NULL);
  gtk_box_append (GTK_BOX (cards), button);
}

static void
add_cards (DtWeekGrid *self,
           GtkWidget  *cards,
           GPtrArray  *rows,
           gboolean    ghosts,
           int        *room)
{
  for (guint i = 0; rows != NULL && i < rows->len && *room > 0; i++, (*room)--)
    {
      DtTaskRow *row = g_ptr_array_index (rows, i);
      DtTaskCard *card = dt_task_card_new (row, get_day (cards), ghosts, self->today, self->soon_days);

      dt_task_card_set_selected (card, !ghosts && row->id == self->selected_task);
      gtk_box_append (GTK_BOX (cards), GTK_WIDGET (card));
    }
}

static void
fill_day (DtWeekGrid       *self,
          Day              *day,
          const DtMonthDay *content,
          gboolean          ghosts)
{
  GtkWidget *child;
  int n_ghosts = content != NULL && ghosts && content->ghosts != NULL ? (int) content->ghosts->len : 0;
  int room = MAX_CARDS;

  while ((child = gtk_widget_get_first_child (day->cards)) != NULL)
    gtk_box_remove (GTK_BOX (day->cards), child);
  if (content == NULL)
    return;

  add_cards (self, day->cards, content->tasks, FALSE, &room);
  if (n_ghosts > 0)
    add_cards (self, day->cards, content->ghosts, TRUE, &room);
  if (content->n_tasks + n_ghosts > MAX_CARDS)
    add_more (day->cards, content->n_tasks + n_ghosts - MAX_CARDS);
  if (content->n_tasks + n_ghosts == 0)
    gtk_box_append (GTK_BOX (day->cards), g_object_new (GTK_TYPE_LABEL, "label", _("Nothing due"), "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER,
                                                        "css-classes", (const char *[]) { "none", NULL }, NULL));
}

void
dt_week_grid_set_content (DtWeekGrid    *self,
                          const DtMonth *content,
                          gboolean       ghosts)
{
  GtkWidget *focus;
  gboolean had_focus;
  gint64 focused_task;

  g_return_if_fail (DT_IS_WEEK_GRID (self));
  g_return_if_fail (content == NULL || (self->monday >= content->first_day && self->monday + N_DAYS <= content->first_day + DT_MONTH_DAYS));

  focus = find_focus (self);
  had_focus = focus != NULL;
  focused_task = DT_IS_TASK_CARD (focus) ? dt_task_card_get_task (DT_TASK_CARD (focus))->id : 0;
  for (int i = 0; i < N_DAYS; i++)
    fill_day (self, &self->days[i], content != NULL ? &content->days[self->monday - content->first_day + i] : NULL, ghosts);

  /* The cards are other ones now. */
  if (had_focus)
    {
      focus = dt_week_grid_find_card (self, focused_task);
      if (focus == NULL || !gtk_widget_grab_focus (focus))
        dt_week_grid_focus_day (self);
    }
}

GtkWidget *
dt_week_grid_get_column (DtWeekGrid *self,
                         DtDay       day)
{
  g_return_val_if_fail (DT_IS_WEEK_GRID (self), NULL);

  if (self->monday == DT_DAY_NONE || day < self->monday || day >= self->monday + N_DAYS)
    return NULL;
  return self->days[day - self->monday].cards;
}

GtkWidget *
dt_week_grid_find_card (DtWeekGrid *self,
                        gint64      task_id)
{
  g_return_val_if_fail (DT_IS_WEEK_GRID (self), NULL);

  for (int i = 0; i < N_DAYS && task_id != 0; i++)
    for (GtkWidget *child = gtk_widget_get_first_child (self->days[i].cards); child != NULL; child = gtk_widget_get_next_sibling (child))
      if (DT_IS_TASK_CARD (child) && !dt_task_card_is_ghost (DT_TASK_CARD (child))
          && dt_task_card_get_task (DT_TASK_CARD (child))->id == task_id)
        return child;
  return NULL;
}

void
dt_week_grid_select_task (DtWeekGrid *self,
                          gint64      task_id)
{
  GtkWidget *card;

  g_return_if_fail (DT_IS_WEEK_GRID (self));

  card = dt_week_grid_find_card (self, self->selected_task);
  if (card != NULL)
    dt_task_card_set_selected (DT_TASK_CARD (card), FALSE);
  self->selected_task = task_id;
  card = dt_week_grid_find_card (self, task_id);
  if (card != NULL)
    dt_task_card_set_selected (DT_TASK_CARD (card), TRUE);
}

void
dt_week_grid_select_day (DtWeekGrid *self,
                         DtDay       day)
{
  g_return_if_fail (DT_IS_WEEK_GRID (self));

  self->selected_day = day;
  for (int i = 0; i < N_DAYS; i++)
    toggle_class (self->days[i].cards, "selected", self->monday + i == day);
}

gboolean
dt_week_grid_focus_day (DtWeekGrid *self)
{
  GtkWidget *column;

  g_return_val_if_fail (DT_IS_WEEK_GRID (self), FALSE);

  column = dt_week_grid_get_column (self, self->selected_day);
  return column != NULL && gtk_widget_grab_focus (column);
}

/**
 * dt_week_grid_set_carried:
 * @n_carried: how many tasks are overdue from before the week; 0 hides the strip
 * @rows: (nullable) (element-type DtTaskRow): some of them, read now
 */
void
dt_week_grid_set_carried (DtWeekGrid *self,
                          int         n_carried,
                          GPtrArray  *rows)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%d overdue task carried over", "%d overdue tasks carried over", (gulong) n_carried), n_carried);
  g_autoptr(GString) titles = g_string_new (NULL);

  g_return_if_fail (DT_IS_WEEK_GRID (self));

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DtTaskRow *row = g_ptr_array_index (rows, i);
      g_autofree char *day = dt_day_format (row->last_day, DT_DAY_STYLE_SHORT, self->today);

      g_string_append_printf (titles, "%s%s (%s)", i > 0 ? " · " : "", row->short_title[0] != '\0' ? row->short_title : row->title, day);
    }
  gtk_label_set_label (GTK_LABEL (self->carried), text);
  gtk_label_set_label (GTK_LABEL (self->carried_titles), titles->str);
  gtk_widget_set_visible (self->strip, n_carried > 0);
}

/* ---- Keys and wheel ---- */

/* The day of the focus: a column, or a card in it. */
static gboolean
on_move_key (GtkWidget *widget,
             GVariant  *parameter,
             gpointer   user_data)
{
  DtWeekGrid *self = DT_WEEK_GRID (widget);
  DtDay day = self->selected_day;
  const char *unit;
  int amount;

  g_variant_get (parameter, "(&si)", &unit, &amount);
  if (unit[0] == 'p')
    gtk_widget_activate_action (widget, "calendar.page", "i", amount);
  else
    {
      day += unit[0] == 'd' ? amount : amount < 0 ? 1 - dt_day_get_weekday (day) : N_DAYS - dt_day_get_weekday (day);
      gtk_widget_activate_action (widget, "calendar.select-day", "i", day);
    }
  dt_week_grid_focus_day (self);
  return GDK_EVENT_STOP;
}

/* From the day to its first card. */
static gboolean
on_enter_key (GtkWidget *widget,
              GVariant  *parameter,
              gpointer   user_data)
{
  GtkWidget *focus = find_focus (DT_WEEK_GRID (widget));
  GtkWidget *first = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (first == NULL || !GTK_IS_BOX (focus) || !gtk_widget_get_focusable (first))
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_grab_focus (first);
}

/* The wheel scrolls the week; with Ctrl it goes back to the month. */
static gboolean
on_scroll (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           DtWeekGrid               *self)
{
  GdkModifierType held = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((held & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  self->scrolled += dy;
  if (self->scrolled < 1)
    return GDK_EVENT_STOP;
  self->scrolled = 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "calendar.mode", "s", "month");
  return GDK_EVENT_STOP;
}

static void
on_column_pressed (GtkGestureClick *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   GtkWidget       *cards)
{
  gtk_widget_activate_action (cards, "calendar.select-day", "i", get_day (cards));
  gtk_widget_grab_focus (cards);
  if (n_press == 2)
    gtk_widget_activate_action (cards, "calendar.show-day", "i", get_day (cards));
}

/* ---- The object ---- */

static void
dt_week_grid_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dt_week_grid_parent_class)->dispose (object);
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
dt_week_grid_class_init (DtWeekGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_week_grid_dispose;

  add_move (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, "d", -1);
  add_move (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, "d", 1);
  add_move (widget_class, GDK_KEY_Home, GDK_KEY_KP_Home, "w", -1);
  add_move (widget_class, GDK_KEY_End, GDK_KEY_KP_End, "w", 1);
  add_move (widget_class, GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, "p", -1);
  add_move (widget_class, GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, "p", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_enter_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_enter_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, on_enter_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Down, 0, on_enter_key, NULL);

  gtk_widget_class_set_css_name (widget_class, "week-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
build_strip (DtWeekGrid *self)
{
  GtkWidget *mark = gtk_image_new_from_icon_name ("dt-state-overdue-symbolic");
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Show"));

  self->strip = g_object_new (GTK_TYPE_BOX, "spacing", 12, "visible", FALSE, "css-classes", (const char *[]) { "carried", NULL }, NULL);
  self->carried = g_object_new (GTK_TYPE_LABEL, "css-classes", (const char *[]) { "count", NULL }, NULL);
  self->carried_titles = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (mark, "count");
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-overdue");
  gtk_widget_set_tooltip_text (button, _("Show what is overdue in the tasks"));
  gtk_box_append (GTK_BOX (self->strip), mark);
  gtk_box_append (GTK_BOX (self->strip), self->carried);
  gtk_box_append (GTK_BOX (self->strip), self->carried_titles);
  gtk_box_append (GTK_BOX (self->strip), button);
  gtk_widget_set_parent (self->strip, GTK_WIDGET (self));
}

static GtkWidget *
new_row (const char *css_class)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "css-classes", (const char *[]) { css_class, NULL }, NULL);

  gtk_widget_set_layout_manager (row, g_object_new (DT_TYPE_WEEK_LAYOUT, NULL));
  return row;
}

static void
build_day (DtWeekGrid *self,
           GtkWidget  *columns,
           int         i)
{
  Day *day = &self->days[i];
  const char *kind = i >= 5 ? "weekend" : "working";
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "label", dt_weekday_name (i + 1), "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkGesture *click = gtk_gesture_click_new ();

  day->head = g_object_new (GTK_TYPE_BOX, "spacing", 6, "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
                            "css-classes", (const char *[]) { "week-head", kind, NULL }, NULL);
  day->note = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, "visible", FALSE,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "css-classes", (const char *[]) { "note", NULL }, NULL);
  day->number = g_object_new (GTK_TYPE_LABEL, "hexpand", TRUE, "halign", GTK_ALIGN_END, "valign", GTK_ALIGN_CENTER,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "css-classes", (const char *[]) { "number", "numeric", NULL }, NULL);
  gtk_box_append (GTK_BOX (day->head), name);
  gtk_box_append (GTK_BOX (day->head), day->note);
  gtk_box_append (GTK_BOX (day->head), day->number);
  gtk_box_append (GTK_BOX (self->heads), day->head);

  day->cards = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "focusable", TRUE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "css-classes", (const char *[]) { "week-day", kind, NULL }, NULL);
  g_signal_connect (click, "pressed", G_CALLBACK (on_column_pressed), day->cards);
  gtk_widget_add_controller (day->cards, GTK_EVENT_CONTROLLER (click));
  dt_task_drag_add_target (day->cards, get_day);
  gtk_box_append (GTK_BOX (columns), day->cards);
}

static void
dt_week_grid_init (DtWeekGrid *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkWidget *columns = new_row ("week-columns");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  build_strip (self);
  self->heads = new_row ("week-heads");
  for (int i = 0; i < N_DAYS; i++)
    build_day (self, columns, i);
  gtk_widget_set_parent (self->heads, GTK_WIDGET (self));
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", columns, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Days of the week"), -1);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

/**
 * dt_week_grid_new:
 *
 * Returns: (transfer floating): a grid without a week
 */
DtWeekGrid *
dt_week_grid_new (void)
{
  return g_object_new (DT_TYPE_WEEK_GRID, NULL);
}
