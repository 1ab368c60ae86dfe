/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window asks of the calendar as one of its views. */

#include "dt-calendar-view-private.h"

/* For print: the days under the eyes, or the day that is printed from its list. */
static DtQuery *
dt_calendar_view_dup_query (DtView *view)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (view);
  DtQuery *query = dt_calendar_view_new_query (self);

  if (self->print_day != DT_DAY_NONE)
    query->from = query->to = self->print_day;
  else
    dt_calendar_view_get_span (self, &query->from, &query->to);
  return query;
}

static void
dt_calendar_view_focus_search (DtView *view)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (view);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->search_button), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
dt_calendar_view_go_today (DtView *view)
{
  gtk_widget_activate_action (GTK_WIDGET (view), "calendar.today", NULL);
}

/* One thing a time: what is open, the search, what is chosen. */
static gboolean
dt_calendar_view_escape (DtView *view)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (view);

  if (dt_calendar_view_close_popovers (self))
    return TRUE;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->search_button)))
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->search_button), FALSE);
      return TRUE;
    }
  if (self->selected_task != 0)
    {
      self->selected_task = 0;
      dt_month_grid_select_task (self->grid, 0);
      dt_week_grid_select_task (self->week, 0);
      return TRUE;
    }
  return self->mode == DT_CALENDAR_AGENDA && dt_agenda_unselect (self->agenda);
}

static void
dt_calendar_view_focus_pane (DtView   *view,
                             gboolean  forward)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (view);
  GtkWidget *panes[] = { self->sidebar, self->toolbar, GTK_WIDGET (self->pages) };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int n = G_N_ELEMENTS (panes);
  int at = forward ? -1 : n;

  for (int i = 0; i < n && focus != NULL; i++)
    if (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i]))
      at = i;

  for (int step = 1; step <= n; step++)
    {
      int next = ((at + (forward ? step : -step)) % n + n) % n;

      if (gtk_widget_get_visible (panes[next]) && gtk_widget_child_focus (panes[next], GTK_DIR_TAB_FORWARD))
        return;
    }
}

static void
dt_calendar_view_set_sidebar (DtView   *view,
                              gboolean  shown)
{
  gtk_widget_set_visible (DT_CALENDAR_VIEW (view)->sidebar, shown);
}

/* Narrow: the search takes the room of the chips while it is open. */
static void
dt_calendar_view_set_narrow (DtView   *view,
                             gboolean  narrow)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (view);

  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), narrow ? 12 : 22);
  dt_agenda_set_narrow (self->agenda, narrow);
}

static GArray *
dt_calendar_view_dup_assignments (DtView *view)
{
  DtCalendarView *self = DT_CALENDAR_VIEW (view);

  if (self->selected_task == 0 || self->task_popover == NULL
      || dt_task_popover_get_task_id (self->task_popover) != self->selected_task)
    return NULL;
  return dt_task_popover_dup_assignments (self->task_popover);
}

void
dt_calendar_view_init_interface (DtViewInterface *iface)
{
  iface->dup_query = dt_calendar_view_dup_query;
  iface->focus_search = dt_calendar_view_focus_search;
  iface->go_today = dt_calendar_view_go_today;
  iface->escape = dt_calendar_view_escape;
  iface->focus_pane = dt_calendar_view_focus_pane;
  iface->set_sidebar = dt_calendar_view_set_sidebar;
  iface->set_narrow = dt_calendar_view_set_narrow;
  iface->dup_assignments = dt_calendar_view_dup_assignments;
}
