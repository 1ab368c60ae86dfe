/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Month, week, agenda: three ways to look at the same question. The month is always read, for its counts and because a
 * week lies in it; the chosen day says which week, and where the agenda begins. */

#include "dt-calendar-view-private.h"

#include <glib/gi18n-lib.h>

#include "dt-list-jobs.h"

#define MAX_CARRIED 6            /* titles in the strip over the week */

typedef struct
{
  const char *nick;              /* of the setting, the action and the page */
  const char *previous;
  const char *next;
} Mode;

/* In the order of DtCalendarMode. */
static const Mode modes[] = {
  { "month", N_("Previous Month"), N_("Next Month") },
  { "week", N_("Previous Week"), N_("Next Week") },
  { "agenda", N_("Earlier Days"), N_("Later Days") },
};

/* ---- What each shows ---- */

static DtDay
get_monday (DtCalendarView *self)
{
  DtDay day = dt_month_grid_get_selected_day (self->grid);

  return day + 1 - dt_day_get_weekday (day);
}

void
dt_calendar_view_get_span (DtCalendarView *self,
                           DtDay          *from,
                           DtDay          *to)
{
  switch (self->mode)
    {
    case DT_CALENDAR_WEEK:
      *from = get_monday (self);
      *to = *from + 6;
      break;
    case DT_CALENDAR_AGENDA:
      *from = dt_month_grid_get_selected_day (self->grid);
      *to = *from + DT_AGENDA_DAYS - 1;
      break;
    case DT_CALENDAR_MONTH:
    default:
      *from = self->month;
      *to = dt_day_month_end (self->month);
      break;
    }
}

static void
show_title (DtCalendarView *self)
{
  DtDay today = dt_context_get_today (self->context);
  g_autofree char *title = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  DtDay from, to;
  int year, month;

  dt_calendar_view_get_span (self, &from, &to);
  first = dt_day_format (from, DT_DAY_STYLE_SHORT, today);
  last = dt_day_format (to, DT_DAY_STYLE_PARTY, today);
  dt_day_get (self->month, &year, &month, NULL);
  if (self->mode == DT_CALENDAR_MONTH)
    title = dt_month_title (year, month);
  else if (self->mode == DT_CALENDAR_WEEK)
    /* Translators: number, first and last day of a week: "Tuần 33 · 12/8 – 18/8/2024" */
    title = g_strdup_printf (_("Week %d · %s – %s"), dt_day_get_iso_week (from, NULL), first, last);
  else
    title = g_strdup_printf (C_("span of days", "%s – %s"), first, last);
  gtk_label_set_label (GTK_LABEL (self->title), title);
}

static void
name_button (GtkWidget  *button,
             const char *name,
             const char *key)
{
  g_autofree char *tip = g_strdup_printf (C_("name and key of a button", "%s (%s)"), name, key);

  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_week (DtCalendarView *self)
{
  const DtMonth *content = dt_calendar_view_get_content (self);
  DtMonthLayers layers;

  dt_calendar_view_get_layers (self, &layers);
  dt_week_grid_set_week (self->week, get_monday (self), dt_context_get_today (self->context),
                         dt_context_get_soon_days (self->context), &layers);
  dt_week_grid_select_day (self->week, dt_month_grid_get_selected_day (self->grid));
  dt_week_grid_select_task (self->week, self->selected_task);
  if (content != NULL)
    dt_week_grid_set_content (self->week, content, layers.moved);
}

/* What is overdue is shown over this week alone, and only what lies before it: the rest stands on its day. */
static void
ask_carried (DtCalendarView *self)
{
  DtDay today = dt_context_get_today (self->context);
  DtDay monday = get_monday (self);
  DtQuery *query;

  if (today < monday || today > monday + 6)
    {
      dt_result_clear (self->n_carried);
      dt_result_clear (self->carried);
      dt_week_grid_set_carried (self->week, 0, NULL);
      return;
    }

  query = dt_calendar_view_new_query (self);
  if (query->states != 0 && (query->states & DT_STATE_BIT (DT_STATE_OVERDUE)) == 0)
    query->to = DT_DAY_NONE + 1;      /* filtered out: nothing is so old */
  else
    query->to = monday - 1;
  query->states = DT_STATE_BIT (DT_STATE_OVERDUE);
  query->group = DT_GROUP_NONE;
  dt_result_load (self->n_carried, dt_query_copy (query), (GBoxedCopyFunc) dt_query_copy, (GDestroyNotify) dt_query_free);
  query->limit = MAX_CARRIED;
  dt_result_load (self->carried, query, (GBoxedCopyFunc) dt_query_copy, (GDestroyNotify) dt_query_free);
}

static void
on_carried (DtCalendarView *self)
{
  const DtTaskList *list = dt_result_get (self->n_carried);
  GPtrArray *rows = dt_result_get (self->carried);

  if (list != NULL && rows != NULL)
    dt_week_grid_set_carried (self->week, list->n_tasks, rows);
}

static void
on_carried_failed (DtCalendarView *self,
                   const GError   *error)
{
  g_message ("What is overdue could not be read: %s", error->message);
}

static void
on_agenda_reloaded (DtCalendarView *self)
{
  if (self->mode == DT_CALENDAR_AGENDA)
    dt_calendar_view_set_caption (self, dt_agenda_is_empty (self->agenda) ? _("Nothing falls due in these days") : NULL, FALSE);
}

/* Asks for what the mode needs besides the month. */
void
dt_calendar_view_ask_mode (DtCalendarView *self)
{
  g_autoptr(DtQuery) query = NULL;

  if (self->mode == DT_CALENDAR_WEEK)
    ask_carried (self);
  if (self->mode != DT_CALENDAR_AGENDA)
    return;

  query = dt_calendar_view_new_query (self);
  dt_calendar_view_get_span (self, &query->from, &query->to);
  query->group = DT_GROUP_DAY;
  query->pin_overdue = query->from == dt_context_get_today (self->context);
  dt_agenda_set_query (DT_AGENDA (self->agenda), query);
}

/* Shows the chosen day in the mode; of the month only the title, since the grid was told already. */
void
dt_calendar_view_show_mode (DtCalendarView *self)
{
  const Mode *mode = &modes[self->mode];

  name_button (self->previous_button, _(mode->previous), C_("key", "Page Up"));
  name_button (self->next_button, _(mode->next), C_("key", "Page Down"));
  show_title (self);
  if (self->mode == DT_CALENDAR_WEEK)
    show_week (self);
  gtk_stack_set_visible_child_name (self->pages, mode->nick);
}

/* ---- Turning ---- */

/* The other modes turn by the chosen day. */
void
dt_calendar_view_turn (DtCalendarView *self,
                       int             pages)
{
  DtDay day = dt_month_grid_get_selected_day (self->grid);

  day += pages * (self->mode == DT_CALENDAR_WEEK ? 7 : DT_AGENDA_DAYS);
  gtk_widget_activate_action (GTK_WIDGET (self), "calendar.select-day", "i", day);
}

gboolean
dt_calendar_view_focus_content (DtCalendarView *self)
{
  if (self->mode == DT_CALENDAR_WEEK)
    return dt_week_grid_focus_day (self->week);
  if (self->mode == DT_CALENDAR_AGENDA)
    return gtk_widget_grab_focus (GTK_WIDGET (self->agenda));
  return dt_month_grid_focus_day (self->grid);
}

static void
set_mode (DtCalendarView *self,
          const char     *nick)
{
  GtkWidget *page = GTK_WIDGET (self->pages);
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, page);
  DtCalendarMode mode = DT_CALENDAR_MONTH;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_strcmp0 (modes[i].nick, nick) == 0)
      mode = (DtCalendarMode) i;
  if (mode == self->mode)
    return;

  self->mode = mode;
  dt_calendar_view_close_popovers (self);
  dt_calendar_view_set_caption (self, NULL, FALSE);
  /* The month shown is that of the day that the week was about. */
  dt_calendar_view_set_month (self, dt_month_grid_get_selected_day (self->grid));
  dt_calendar_view_show_mode (self);
  dt_calendar_view_reload (self);
  if (had_focus)
    dt_calendar_view_focus_content (self);
  g_object_notify (G_OBJECT (self), "mode");
}

static void
dt_calendar_view_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  set_mode (DT_CALENDAR_VIEW (object), g_value_get_string (value));
}

static void
dt_calendar_view_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  g_value_set_static_string (value, modes[DT_CALENDAR_VIEW (object)->mode].nick);
}

/* A week of the rail. */
static void
open_week_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (widget);

  dt_calendar_view_select_day (self, g_variant_get_int32 (parameter));
  gtk_widget_activate_action (widget, "calendar.mode", "s", modes[DT_CALENDAR_WEEK].nick);
  dt_calendar_view_focus_content (self);
}

void
dt_calendar_view_install_modes (GtkWidgetClass *widget_class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (widget_class);

  object_class->set_property = dt_calendar_view_set_property;
  object_class->get_property = dt_calendar_view_get_property;
  g_object_class_install_property (object_class, 1,
                                   g_param_spec_string ("mode", NULL, NULL, modes[0].nick,
                                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_install_property_action (widget_class, "calendar.mode", "mode");
  gtk_widget_class_install_action (widget_class, "calendar.open-week", "i", open_week_action);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK, "calendar.mode", "s", modes[i].nick);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + i, GDK_CONTROL_MASK, "calendar.mode", "s", modes[i].nick);
    }
}

void
dt_calendar_view_build_modes (DtCalendarView *self)
{
  DtStore *store = dt_context_get_store (self->context);

  self->agenda = DT_AGENDA (dt_agenda_new (self->context));
  gtk_stack_add_named (self->pages, GTK_WIDGET (self->agenda), modes[DT_CALENDAR_AGENDA].nick);
  g_signal_connect_object (self->agenda, "reloaded", G_CALLBACK (on_agenda_reloaded), self, G_CONNECT_SWAPPED);
  self->n_carried = dt_result_new (store, dt_job_list_tasks, (GDestroyNotify) dt_task_list_free);
  self->carried = dt_result_new (store, dt_job_select_tasks, (GDestroyNotify) g_ptr_array_unref);
  for (int i = 0; i < 2; i++)
    {
      DtResult *result = i == 0 ? self->n_carried : self->carried;

      g_signal_connect_swapped (result, "updated", G_CALLBACK (on_carried), self);
      g_signal_connect_swapped (result, "failed", G_CALLBACK (on_carried_failed), self);
    }
}
