/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of the view and the focus in them: what the window asks of every view. */

#include "dt-task-view-private.h"

/* Narrower than this, the middle column has no room for a column of its own for source and lead. */
#define WIDE_TABLE_PX 660

/* --- Width --- */

static void
sync_narrow (DtTaskView *self)
{
  gboolean narrow = self->narrow || self->narrow_table;

  dt_columns_set_narrow (self->columns, narrow);
  dt_filter_bar_set_narrow (self->filters, narrow);
  gtk_widget_set_visible (self->group_label, !narrow);
  gtk_widget_set_size_request (self->middle, self->narrow ? 380 : 420, -1);
}

static gboolean
on_width_idle (gpointer user_data)
{
  g_autoptr(DtTaskView) self = user_data;
  int width;
  gboolean narrow;

  if (self->context == NULL)
    return G_SOURCE_REMOVE;

  width = gtk_widget_get_width (self->middle);
  narrow = width > 0 && width < dt_columns_px (self->columns, WIDE_TABLE_PX);
  if (narrow != self->narrow_table)
    {
      self->narrow_table = narrow;
      sync_narrow (self);
    }

  return G_SOURCE_REMOVE;
}

void
dt_task_view_keep_panel_width (DtTaskView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->panel));

  if (self->placed && self->detail_shown && width >= 320)
    g_settings_set_int (dt_task_view_get_settings (self), "detail-width", width);
}

/* The panel gets its width once there is a width to divide. */
static void
place_panel (DtTaskView *self,
             int         width)
{
  int sidebar = gtk_widget_get_visible (GTK_WIDGET (self->sidebar)) ? 233 : 0;
  int panel = g_settings_get_int (dt_task_view_get_settings (self), "detail-width");

  if (self->placed || !self->detail_shown || width < 500)
    return;

  self->placed = TRUE;
  gtk_paned_set_position (self->paned, MAX (380, width - sidebar - panel - 1));
}

void
dt_task_view_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  DtTaskView *self = DT_TASK_VIEW (widget);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  gboolean narrow;

  if (self->context != NULL)
    place_panel (self, width);
  gtk_widget_size_allocate (child, &(GtkAllocation) { 0, 0, width, height }, -1);

  narrow = gtk_widget_get_width (self->middle) > 0
           && gtk_widget_get_width (self->middle) < dt_columns_px (self->columns, WIDE_TABLE_PX);
  if (narrow != self->narrow_table)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_width_idle, g_object_ref (self), NULL);
}

void
dt_task_view_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural, NULL, NULL);
}

/* --- View --- */

static DtQuery *
dt_task_view_dup_query (DtView *view)
{
  return dt_query_copy (DT_TASK_VIEW (view)->query);
}

static void
dt_task_view_focus_search (DtView *view)
{
  DtTaskView *self = DT_TASK_VIEW (view);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static void
dt_task_view_go_today (DtView *view)
{
  dt_task_view_on_page (DT_TASK_VIEW (view), DT_PAGE_MORNING);
}

static gboolean
dt_task_view_escape (DtView *view)
{
  DtTaskView *self = DT_TASK_VIEW (view);

  if (*dt_task_view_get_search (self) != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->search), "");
      return TRUE;
    }
  if (dt_task_table_has_selection (self->table))
    {
      dt_task_table_unselect (self->table);
      return TRUE;
    }

  return FALSE;
}

static void
dt_task_view_focus_pane (DtView   *view,
                         gboolean  forward)
{
  DtTaskView *self = DT_TASK_VIEW (view);
  GtkWidget *panes[] = { GTK_WIDGET (self->sidebar), GTK_WIDGET (self->search), GTK_WIDGET (self->table),
                         GTK_WIDGET (self->panel) };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int n = (int) G_N_ELEMENTS (panes);
  int now = forward ? -1 : n;

  for (int i = 0; focus != NULL && i < n; i++)
    if (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i]))
      now = i;
  for (int step = 1; step <= n; step++)
    {
      int i = ((forward ? now + step : now - step) + 2 * n) % n;

      if (gtk_widget_get_mapped (panes[i]) && gtk_widget_grab_focus (panes[i]))
        return;
    }
}

/* In a narrow window there is room for two columns: the left list takes the place of the detail while it is open. */
static void
sync_detail (DtTaskView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->panel),
                          self->detail_shown && !(self->narrow && gtk_widget_get_visible (GTK_WIDGET (self->sidebar))));
}

static void
dt_task_view_set_sidebar (DtView   *view,
                          gboolean  shown)
{
  DtTaskView *self = DT_TASK_VIEW (view);

  gtk_widget_set_visible (GTK_WIDGET (self->sidebar), shown);
  sync_detail (self);
}

static void
dt_task_view_set_detail (DtView   *view,
                         gboolean  shown)
{
  DtTaskView *self = DT_TASK_VIEW (view);

  dt_task_view_keep_panel_width (self);
  self->detail_shown = shown;
  sync_detail (self);
}

static void
dt_task_view_set_narrow (DtView   *view,
                         gboolean  narrow)
{
  DtTaskView *self = DT_TASK_VIEW (view);

  self->narrow = narrow;
  sync_detail (self);
  sync_narrow (self);
  if (dt_task_feed_get_query (self->feed) != NULL)
    dt_task_view_show_summary (self);
}

static GArray *
dt_task_view_dup_assignments (DtView *view)
{
  DtTaskView *self = DT_TASK_VIEW (view);
  GArray *parts = dt_task_table_get_parts (self->table);

  return parts->len > 0 ? g_array_copy (parts) : dt_detail_panel_dup_assignments (self->panel);
}

void
dt_task_view_view_init (DtViewInterface *iface)
{
  iface->dup_query = dt_task_view_dup_query;
  iface->focus_search = dt_task_view_focus_search;
  iface->go_today = dt_task_view_go_today;
  iface->escape = dt_task_view_escape;
  iface->focus_pane = dt_task_view_focus_pane;
  iface->set_sidebar = dt_task_view_set_sidebar;
  iface->set_detail = dt_task_view_set_detail;
  iface->set_narrow = dt_task_view_set_narrow;
  iface->dup_assignments = dt_task_view_dup_assignments;
}
