/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-task-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-banner.h"
#include "dt-columns.h"
#include "dt-detail-panel.h"
#include "dt-error.h"
#include "dt-filter-bar.h"
#include "dt-list-options.h"
#include "dt-result.h"
#include "dt-search-hints.h"
#include "dt-task-feed.h"
#include "dt-task-header.h"
#include "dt-task-sidebar.h"
#include "dt-task-table.h"
#include "dt-welcome.h"

#define N_GHOSTS 12
#define GHOSTS_AFTER_MS 200
/* Narrower than this, the middle column has no room for a column of its own for source and lead. */
#define WIDE_TABLE_PX 660

struct _DtTaskView
{
  GtkWidget       parent_instance;

  /* Template */
  DtTaskSidebar  *sidebar;
  GtkStack       *pages;
  GtkPaned       *paned;
  GtkWidget      *middle;
  DtBanner       *banner;
  GtkSearchEntry *search;
  GtkWidget      *search_key;
  GtkWidget      *group_label;
  GtkDropDown    *group;
  DtSearchHints  *hints;
  DtFilterBar    *filters;
  AdwBin         *header_place;
  GtkStack       *list_pages;
  AdwBin         *table_place;
  AdwStatusPage  *empty;
  GtkWidget      *empty_button;
  GtkBox         *ghosts;

  /* Belong to the template */
  DtDetailPanel  *panel;
  DtTaskHeader   *header;
  DtTaskTable    *table;

  /* Owned */
  DtContext      *context;
  DtColumns      *columns;
  DtTaskFeed     *feed;
  DtQuery        *query;
  DtResult       *counts;           /* DtCounts */
  guint           ghosts_timeout;
  guint           counts_idle;

  gint64          wanted_task;      /* to be selected when the list has come; 0 none */
  gboolean        narrow;           /* the window is */
  gboolean        narrow_table;     /* the middle column is */
  gboolean        detail_shown;
  gboolean        counting;         /* the numbers have been asked for */
  gboolean        placed;           /* the panel has its width */
  gboolean        quiet;            /* the program sets controls, not the person */
};

enum { PROP_N_OVERDUE = 1, N_PROPS };

static GParamSpec *properties[N_PROPS];

static void dt_task_view_view_init (DtViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DtTaskView, dt_task_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DT_TYPE_VIEW, dt_task_view_view_init))

static GSettings *
get_settings (DtTaskView *self)
{
  return dt_context_get_settings (self->context);
}

/* --- Questions --- */

static DtQuery *
new_query (DtTaskView *self)
{
  DtQuery *query = dt_query_new (dt_context_get_today (self->context));

  query->soon_days = dt_context_get_soon_days (self->context);
  query->group = (DtGroupBy) g_settings_get_enum (get_settings (self), "task-group");
  query->sort = (DtSort) g_settings_get_enum (get_settings (self), "task-sort");
  query->descending = g_settings_get_boolean (get_settings (self), "task-descending");
  return query;
}

static DtQuery *
make_page_query (DtTaskView *self,
                 DtPage      page)
{
  DtQuery *query = new_query (self);

  dt_page_ask (page, query);
  return query;
}

static const char *
get_search (DtTaskView *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

/* Takes query. Everything that changes what is listed comes through here. */
static void
apply (DtTaskView *self,
       DtQuery    *query)
{
  int page;

  g_free (query->search);
  query->search = *get_search (self) != '\0' ? g_strdup (get_search (self)) : NULL;
  if (query != self->query)
    g_clear_pointer (&self->query, dt_query_free);
  self->query = query;

  page = dt_page_find (self->query);
  dt_task_sidebar_select (self->sidebar, page, page < 0 ? query->directive_id : 0, page < 0 ? query->unit_id : 0);
  dt_filter_bar_set_query (self->filters, query);
  dt_task_header_set_sort (self->header, query->sort, query->descending);
  dt_task_table_set_search (self->table, query->search);
  dt_task_feed_set_query (self->feed, query);
}

static void
apply_new (DtTaskView *self,
           DtQuery    *query)
{
  dt_task_table_unselect (self->table);
  apply (self, query);
  dt_task_table_scroll_to_top (self->table);
}

static void
on_page (DtTaskView *self,
         int         page)
{
  g_settings_set_string (get_settings (self), "task-page", dt_page_get_nick ((DtPage) page));
  apply_new (self, make_page_query (self, (DtPage) page));
}

static void
on_directive (DtTaskView *self,
              gint64      id)
{
  DtQuery *query = new_query (self);

  query->directive_id = id;
  query->open_only = TRUE;
  apply_new (self, query);
}

static void
on_unit (DtTaskView *self,
         gint64      id)
{
  DtQuery *query;

  if (id == 0)
    {
      dt_filter_bar_pick_unit (self->filters);
      return;
    }

  query = new_query (self);
  query->unit_id = id;
  query->open_only = TRUE;
  apply_new (self, query);
}

static void
on_filters_edited (DtTaskView    *self,
                   const DtQuery *query)
{
  apply (self, dt_query_copy (query));
}

/* --- Search --- */

static void
on_search_changed (DtTaskView *self)
{
  gtk_widget_set_visible (self->search_key, *get_search (self) == '\0');
  if (self->quiet)
    return;

  apply (self, self->query);
  dt_search_hints_set_text (self->hints, get_search (self));
}

static void
on_stop_search (DtTaskView *self)
{
  if (*get_search (self) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
on_search_activate (DtTaskView *self)
{
  DtRowKey key;

  /* Enter in the search goes to the first thing found, not to the head above it. */
  for (guint i = 0; dt_task_feed_peek (self->feed, i, &key); i++)
    if (key.kind == DT_ROW_TASK)
      {
        dt_task_table_select_task (self->table, key.id);
        break;
      }
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* Without asking: the caller does. */
static void
set_search (DtTaskView *self,
            const char *text)
{
  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), text != NULL ? text : "");
  self->quiet = FALSE;
  dt_search_hints_set_text (self->hints, get_search (self));
}

/* The words become a condition. */
static void
on_hint (DtTaskView *self,
         int         kind,
         gint64      id)
{
  DtQuery *query = dt_query_copy (self->query);

  query->morning = FALSE;
  if (kind == DT_SUGGEST_STATE)
    query->states = DT_STATE_BIT (id);
  else if (kind == DT_SUGGEST_UNIT)
    query->unit_id = id;
  else
    query->directive_id = id;

  set_search (self, NULL);
  apply_new (self, query);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Words that found nothing under a filter are looked for everywhere before they are given up. */
static gboolean
may_widen (DtTaskView *self)
{
  g_autoptr(DtQuery) widest = new_query (self);

  widest->search = g_strdup (self->query->search);
  return self->query->search != NULL && !dt_query_equal (widest, self->query);
}

static void
on_clear_filters (DtTaskView *self)
{
  if (may_widen (self))
    {
      apply_new (self, new_query (self));
      return;
    }

  set_search (self, NULL);
  apply_new (self, make_page_query (self, DT_PAGE_OPEN));
}

/* --- Group and order --- */

static void
on_group_selected (DtTaskView *self)
{
  if (self->quiet || self->context == NULL)
    return;

  g_settings_set_enum (get_settings (self), "task-group", (int) gtk_drop_down_get_selected (self->group));
}

static void
on_sort (DtTaskView *self,
         int         sort,
         gboolean    descending)
{
  g_settings_set_boolean (get_settings (self), "task-descending", descending);
  g_settings_set_enum (get_settings (self), "task-sort", sort);
}

static void
on_order_changed (DtTaskView *self)
{
  GSettings *settings = get_settings (self);

  self->quiet = TRUE;
  gtk_drop_down_set_selected (self->group, (guint) g_settings_get_enum (settings, "task-group"));
  self->quiet = FALSE;

  if (self->query == NULL)
    return;
  self->query->group = (DtGroupBy) g_settings_get_enum (settings, "task-group");
  self->query->sort = (DtSort) g_settings_get_enum (settings, "task-sort");
  self->query->descending = g_settings_get_boolean (settings, "task-descending");
  apply (self, self->query);
}

/* --- What is shown --- */

static void
show_summary (DtTaskView *self)
{
  int n_overdue = dt_task_feed_get_n_overdue (self->feed);
  int n_others = dt_task_feed_get_n_tasks (self->feed) - n_overdue;
  g_autofree char *day = dt_day_format (self->query->today, DT_DAY_STYLE_LONG, self->query->today);
  g_autofree char *others = g_strdup_printf (ngettext ("<b>%d</b> task", "<b>%d</b> tasks", (unsigned long) n_others), n_others);
  g_autofree char *numbers = NULL;
  g_autofree char *text = NULL;

  if (n_overdue > 0)
    /* Translators: how many are overdue, then "20 tasks" with its own markup */
    numbers = g_strdup_printf (_("<b>%d</b> overdue + %s"), n_overdue, others);
  else
    numbers = g_strdup (others);

  text = self->narrow ? g_strdup (numbers) : g_strjoin (" · ", day, numbers, NULL);
  dt_filter_bar_set_summary (self->filters, text);
}

static void
show_empty (DtTaskView *self)
{
  int page = dt_page_find (self->query);
  gboolean searching = self->query->search != NULL;
  gboolean glad = !searching && (page == DT_PAGE_OVERDUE || page == DT_PAGE_TODAY || page == DT_PAGE_HANDED
                                 || page == DT_PAGE_MORNING);

  adw_status_page_set_icon_name (self->empty, glad ? "object-select-symbolic" : "edit-find-symbolic");
  if (!searching && page == DT_PAGE_OVERDUE)
    adw_status_page_set_title (self->empty, _("No overdue tasks"));
  else if (!searching && page == DT_PAGE_TODAY)
    adw_status_page_set_title (self->empty, _("Nothing is due today"));
  else if (!searching && page == DT_PAGE_HANDED)
    adw_status_page_set_title (self->empty, _("Nothing waits for acceptance"));
  else if (!searching && page == DT_PAGE_MORNING)
    adw_status_page_set_title (self->empty, _("Nothing to do this morning"));
  else
    adw_status_page_set_title (self->empty, _("No task matches"));

  if (glad)
    gtk_button_set_label (GTK_BUTTON (self->empty_button), _("All Open Tasks"));
  else if (may_widen (self))
    gtk_button_set_label (GTK_BUTTON (self->empty_button), _("Search All Tasks"));
  else
    gtk_button_set_label (GTK_BUTTON (self->empty_button), _("Remove the Filters"));
  gtk_stack_set_visible_child_name (self->list_pages, "empty");
}

static gboolean
on_ghosts_timeout (gpointer user_data)
{
  DtTaskView *self = DT_TASK_VIEW (user_data);

  self->ghosts_timeout = 0;
  if (dt_task_feed_get_loading (self->feed) && g_list_model_get_n_items (G_LIST_MODEL (self->feed)) == 0)
    gtk_stack_set_visible_child_name (self->list_pages, "loading");
  return G_SOURCE_REMOVE;
}

static void
on_loading (DtTaskView *self)
{
  if (!dt_task_feed_get_loading (self->feed))
    g_clear_handle_id (&self->ghosts_timeout, g_source_remove);
  else if (self->ghosts_timeout == 0 && g_list_model_get_n_items (G_LIST_MODEL (self->feed)) == 0)
    self->ghosts_timeout = g_timeout_add (GHOSTS_AFTER_MS, on_ghosts_timeout, self);
}

/* What is not in the list is still shown beside it. */
static void
select_wanted (DtTaskView *self)
{
  gint64 task = self->wanted_task;

  self->wanted_task = 0;
  if (task != 0 && !dt_task_table_select_task (self->table, task))
    dt_detail_panel_show (self->panel, &task, 1);
}

static void load_counts (DtTaskView *self);

static gboolean
on_counts_idle (gpointer user_data)
{
  DtTaskView *self = DT_TASK_VIEW (user_data);

  self->counts_idle = 0;
  load_counts (self);
  return G_SOURCE_REMOVE;
}

/* The numbers of the left list wait until the first rows are there; of an empty list they say why at once. */
static void
begin_counting (DtTaskView *self)
{
  if (self->counting)
    return;

  self->counting = TRUE;
  if (dt_task_feed_get_n_tasks (self->feed) == 0)
    load_counts (self);
  else
    self->counts_idle = g_idle_add_full (G_PRIORITY_LOW, on_counts_idle, self, NULL);
}

static void
on_reloaded (DtTaskView *self)
{
  begin_counting (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->table), TRUE);
  dt_banner_hide (self->banner);
  show_summary (self);
  if (dt_task_feed_get_n_tasks (self->feed) == 0)
    {
      show_empty (self);
      return;
    }

  gtk_stack_set_visible_child_name (self->list_pages, "list");
  select_wanted (self);
}

static void
on_failed (DtTaskView   *self,
           const GError *error)
{
  g_autofree char *text = dt_error_user_text (error);

  g_message ("The list could not be read: %s", error->message);
  dt_banner_show (self->banner, TRUE, text, _("Reread"), "win.reread");
  gtk_widget_set_sensitive (GTK_WIDGET (self->table), FALSE);
}

static void
on_counts (DtTaskView *self)
{
  DtCounts *counts = dt_result_get (self->counts);

  if (counts == NULL)
    return;

  dt_task_sidebar_set_counts (self->sidebar, counts);
  gtk_stack_set_visible_child_name (self->pages, counts->n_directives > 0 ? "tasks" : "welcome");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_OVERDUE]);
}

static gpointer
copy_query (gpointer query)
{
  return dt_query_copy (query);
}

static void
load_counts (DtTaskView *self)
{
  dt_result_load (self->counts, new_query (self), copy_query, (GDestroyNotify) dt_query_free);
}

/* Another day, other days counted as soon, other days off. The same question, asked of the new day. */
static void
on_day_changed (DtTaskView *self)
{
  int page = dt_page_find (self->query);
  DtQuery *query = page >= 0 ? make_page_query (self, (DtPage) page) : dt_query_copy (self->query);

  query->today = dt_context_get_today (self->context);
  query->soon_days = dt_context_get_soon_days (self->context);
  load_counts (self);
  apply (self, query);
  dt_task_table_refresh (self->table);
}

/* The page must be known by the old day before the new one is asked. */
static void
on_today (DtTaskView *self)
{
  int days = dt_context_get_today (self->context) - self->query->today;

  if (self->query->from == self->query->today && self->query->to != DT_DAY_NONE)
    {
      self->query->from += days;
      self->query->to += days;
    }
  on_day_changed (self);
}

static void
on_calendar (DtTaskView *self)
{
  dt_task_table_refresh (self->table);
}

/* --- Selection --- */

static void
on_selected (DtTaskView *self)
{
  GArray *tasks = dt_task_table_get_tasks (self->table);
  gint64 assignment = dt_task_table_get_assignment (self->table);
  gint64 task = dt_task_table_get_assignment_task (self->table);

  if (assignment != 0)
    dt_detail_panel_show (self->panel, &task, 1);
  else
    dt_detail_panel_show (self->panel, (const gint64 *) (gpointer) tasks->data, tasks->len);
}

static void
on_open_detail (DtTaskView *self)
{
  if (!self->detail_shown)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.detail", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->panel));
}

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

static void
keep_panel_width (DtTaskView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->panel));

  if (self->placed && self->detail_shown && width >= 320)
    g_settings_set_int (get_settings (self), "detail-width", width);
}

/* The panel gets its width once there is a width to divide. */
static void
place_panel (DtTaskView *self,
             int         width)
{
  int sidebar = gtk_widget_get_visible (GTK_WIDGET (self->sidebar)) ? 233 : 0;
  int panel = g_settings_get_int (get_settings (self), "detail-width");

  if (self->placed || !self->detail_shown || width < 500)
    return;

  self->placed = TRUE;
  gtk_paned_set_position (self->paned, MAX (380, width - sidebar - panel - 1));
}

static void
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

static void
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
  on_page (DT_TASK_VIEW (view), DT_PAGE_MORNING);
}

static gboolean
dt_task_view_escape (DtView *view)
{
  DtTaskView *self = DT_TASK_VIEW (view);

  if (*get_search (self) != '\0')
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

  keep_panel_width (self);
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
    show_summary (self);
}

static GArray *
dt_task_view_dup_assignments (DtView *view)
{
  DtTaskView *self = DT_TASK_VIEW (view);
  gint64 assignment = dt_task_table_get_assignment (self->table);
  GArray *ids;

  if (assignment == 0)
    return dt_detail_panel_dup_assignments (self->panel);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, assignment);
  return ids;
}

static void
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

/* --- Object --- */

static void
dt_task_view_unmap (GtkWidget *widget)
{
  keep_panel_width (DT_TASK_VIEW (widget));

  GTK_WIDGET_CLASS (dt_task_view_parent_class)->unmap (widget);
}

static void
dt_task_view_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (id == PROP_N_OVERDUE)
    g_value_set_uint (value, dt_task_view_get_n_overdue (DT_TASK_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dt_task_view_dispose (GObject *object)
{
  DtTaskView *self = DT_TASK_VIEW (object);
  gpointer sources[] = { self->feed, self->counts };
  GtkWidget *child;

  self->quiet = TRUE;
  g_clear_handle_id (&self->ghosts_timeout, g_source_remove);
  g_clear_handle_id (&self->counts_idle, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (sources[i] != NULL)
      g_signal_handlers_disconnect_by_data (sources[i], self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_TASK_VIEW);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->feed);
  g_clear_object (&self->counts);
  g_clear_object (&self->columns);
  g_clear_object (&self->context);
  g_clear_pointer (&self->query, dt_query_free);

  G_OBJECT_CLASS (dt_task_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, pages);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, paned);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, middle);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, banner);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, search);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, search_key);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, group_label);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, group);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, hints);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, filters);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, header_place);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, list_pages);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, table_place);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, empty);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, empty_button);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, ghosts);
  gtk_widget_class_bind_template_callback (widget_class, on_page);
  gtk_widget_class_bind_template_callback (widget_class, on_directive);
  gtk_widget_class_bind_template_callback (widget_class, on_unit);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_group_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_filters_edited);
  gtk_widget_class_bind_template_callback (widget_class, on_hint);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_filters);
}

static void
dt_task_view_class_init (DtTaskViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dt_task_view_get_property;
  object_class->dispose = dt_task_view_dispose;
  widget_class->measure = dt_task_view_measure;
  widget_class->size_allocate = dt_task_view_size_allocate;
  widget_class->unmap = dt_task_view_unmap;

  properties[PROP_N_OVERDUE] = g_param_spec_uint ("n-overdue", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DT_TYPE_TASK_SIDEBAR);
  g_type_ensure (DT_TYPE_FILTER_BAR);
  g_type_ensure (DT_TYPE_SEARCH_HINTS);
  g_type_ensure (DT_TYPE_BANNER);
  g_type_ensure (DT_TYPE_WELCOME);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-task-view.ui");
  bind_children (widget_class);
}

static void
dt_task_view_init (DtTaskView *self)
{
  const char *groups[] = { _("Last day"), _("Directive"), _("Unit"), _("State"), _("No groups"), NULL };
  g_autoptr(GtkStringList) model = gtk_string_list_new (groups);

  self->quiet = TRUE;
  self->detail_shown = TRUE;
  self->columns = dt_columns_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->group, G_LIST_MODEL (model));
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (on_search_changed), self);
  for (int i = 0; i < N_GHOSTS; i++)
    gtk_box_append (self->ghosts, g_object_new (ADW_TYPE_BIN, "css-classes", (const char *[]) { "ghost-row", NULL }, NULL));
}

static void
make_parts (DtTaskView *self)
{
  self->feed = dt_task_feed_new (dt_context_get_store (self->context));
  self->header = DT_TASK_HEADER (dt_task_header_new (self->columns));
  adw_bin_set_child (self->header_place, GTK_WIDGET (self->header));
  g_signal_connect_swapped (self->header, "sort", G_CALLBACK (on_sort), self);
  self->table = DT_TASK_TABLE (dt_task_table_new (self->context, self->columns, self->feed));
  adw_bin_set_child (self->table_place, GTK_WIDGET (self->table));
  g_signal_connect_swapped (self->table, "selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->table, "open-detail", G_CALLBACK (on_open_detail), self);
  dt_filter_bar_set_context (self->filters, self->context);
  dt_search_hints_set_context (self->hints, self->context);
  self->panel = DT_DETAIL_PANEL (dt_detail_panel_new (self->context));
  gtk_paned_set_end_child (self->paned, GTK_WIDGET (self->panel));

  self->counts = dt_result_new (dt_context_get_store (self->context), dt_job_count, (GDestroyNotify) dt_counts_free);
}

static void
connect_parts (DtTaskView *self)
{
  static const char * const order[] = { "changed::task-group", "changed::task-sort", "changed::task-descending" };
  GSettings *settings = get_settings (self);

  g_signal_connect_swapped (self->feed, "reloaded", G_CALLBACK (on_reloaded), self);
  g_signal_connect_swapped (self->feed, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_swapped (self->feed, "notify::loading", G_CALLBACK (on_loading), self);
  g_signal_connect_swapped (self->counts, "updated", G_CALLBACK (on_counts), self);
  g_signal_connect_swapped (self->counts, "failed", G_CALLBACK (on_failed), self);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_signal_connect_object (settings, order[i], G_CALLBACK (on_order_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::today", G_CALLBACK (on_today), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::soon-days", G_CALLBACK (on_day_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::calendar", G_CALLBACK (on_calendar), self, G_CONNECT_SWAPPED);
}

/**
 * dt_task_view_new:
 * @context: what the window shares
 *
 * Returns: (transfer floating): the tasks
 */
GtkWidget *
dt_task_view_new (DtContext *context)
{
  DtTaskView *self = g_object_new (DT_TYPE_TASK_VIEW, NULL);
  g_autoptr(GSimpleActionGroup) options = NULL;
  g_autofree char *page = NULL;

  self->context = g_object_ref (context);
  make_parts (self);
  connect_parts (self);
  options = dt_list_options_new (get_settings (self), self->columns);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "tasks", G_ACTION_GROUP (options));
  on_order_changed (self);
  /* What is read first is shown first. */
  page = g_settings_get_string (get_settings (self), "task-page");
  apply (self, make_page_query (self, dt_page_from_nick (page)));
  self->quiet = FALSE;

  return GTK_WIDGET (self);
}

/**
 * dt_task_view_get_n_overdue:
 * @self: the tasks
 *
 * Returns: how many tasks of the register are overdue
 */
guint
dt_task_view_get_n_overdue (DtTaskView *self)
{
  DtCounts *counts;

  g_return_val_if_fail (DT_IS_TASK_VIEW (self), 0);

  counts = dt_result_get (self->counts);
  return counts != NULL ? (guint) counts->overdue : 0;
}

/**
 * dt_task_view_set_query:
 * @self: the tasks
 * @query: which ones
 * @task: the one to select, or 0
 *
 * Shows other tasks; group and order stay as they are.
 */
void
dt_task_view_set_query (DtTaskView    *self,
                        const DtQuery *query,
                        gint64         task)
{
  DtQuery *own;

  g_return_if_fail (DT_IS_TASK_VIEW (self));

  set_search (self, query->search);
  own = dt_query_copy (query);
  own->soon_days = dt_context_get_soon_days (self->context);
  own->group = self->query->group;
  own->sort = self->query->sort;
  own->descending = self->query->descending;
  self->wanted_task = task;
  apply_new (self, own);
  /* The same question as before is not asked again. */
  if (!dt_task_feed_get_loading (self->feed))
    select_wanted (self);
}

/**
 * dt_task_view_open_task:
 * @self: the tasks
 * @task: id
 *
 * Selects a task, with all tasks listed if it is not among those that are.
 */
void
dt_task_view_open_task (DtTaskView *self,
                        gint64      task)
{
  g_return_if_fail (DT_IS_TASK_VIEW (self));

  if (!dt_task_table_select_task (self->table, task))
    {
      set_search (self, NULL);
      apply_new (self, new_query (self));
      self->wanted_task = task;
      dt_detail_panel_show (self->panel, &task, 1);
      if (!dt_task_feed_get_loading (self->feed))
        select_wanted (self);
    }
}

gint64
dt_task_view_get_task (DtTaskView *self)
{
  GArray *tasks = dt_task_table_get_tasks (self->table);

  return tasks->len == 1 ? g_array_index (tasks, gint64, 0) : 0;
}

/**
 * dt_task_view_get_selected_tasks:
 * @self: the tasks
 *
 * Returns: (transfer floating): ids of the tasks selected (ax)
 */
GVariant *
dt_task_view_get_selected_tasks (DtTaskView *self)
{
  GArray *tasks = dt_task_table_get_tasks (self->table);

  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, tasks->data, tasks->len, sizeof (gint64));
}

static void
append_row (GString         *text,
            const DtTaskRow *row,
            DtTaskView      *self)
{
  DtDay today = dt_context_get_today (self->context);
  DtState state = dt_task_row_get_state (row, today, dt_context_get_soon_days (self->context));
  g_autofree char *day = row->last_day != DT_DAY_NONE ? dt_day_format (row->last_day, DT_DAY_STYLE_PARTY, today) : g_strdup ("");
  g_autofree char *title = g_strdelimit (g_strdup (row->title), "\t\n", ' ');

  g_string_append_printf (text, "%s\t%s\t%s\t%s\t%s\t%s\n", row->directive,
                          row->clause[0] != '\0' ? row->clause : row->ordinal, title, row->lead, day, dt_state_label (state));
}

/**
 * dt_task_view_dup_text:
 * @self: the tasks
 * @n_rows: (out): how many rows
 *
 * Returns: (transfer full) (nullable): the selected tasks, one a line, cells parted by tabs
 */
char *
dt_task_view_dup_text (DtTaskView *self,
                       guint      *n_rows)
{
  GArray *tasks = dt_task_table_get_tasks (self->table);
  DtRowFetch fetch = { tasks, dt_context_get_today (self->context) };
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  GString *text;

  g_return_val_if_fail (DT_IS_TASK_VIEW (self), NULL);

  if (tasks->len == 0)
    return NULL;
  rows = dt_store_read (dt_context_get_store (self->context), dt_job_fetch_tasks, &fetch, NULL, &error);
  if (rows == NULL)
    {
      on_failed (self, error);
      return NULL;
    }

  text = g_string_new (NULL);
  for (guint i = 0; i < rows->len; i++)
    append_row (text, g_ptr_array_index (rows, i), self);
  *n_rows = rows->len;
  return g_string_free (text, FALSE);
}

/**
 * dt_task_view_reread:
 * @self: the tasks
 *
 * Reads everything again.
 */
void
dt_task_view_reread (DtTaskView *self)
{
  g_autoptr(DtQuery) none = NULL;

  g_return_if_fail (DT_IS_TASK_VIEW (self));

  /* A question that is equal is not asked twice: ask another in between. */
  none = dt_query_copy (self->query);
  none->limit = 1;
  dt_task_feed_set_query (self->feed, none);
  dt_task_feed_set_query (self->feed, self->query);
  load_counts (self);
}

/**
 * dt_task_view_set_saved:
 * @self: the tasks
 * @saved: whether the last change was stored
 */
void
dt_task_view_set_saved (DtTaskView *self,
                        gboolean    saved)
{
  g_return_if_fail (DT_IS_TASK_VIEW (self));

  dt_task_sidebar_set_saved (self->sidebar, saved);
}
