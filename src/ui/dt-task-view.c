/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-task-view-private.h"

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

#define N_GHOSTS 12
#define GHOSTS_AFTER_MS 200

enum { PROP_N_OVERDUE = 1, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE_WITH_CODE (DtTaskView, dt_task_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DT_TYPE_VIEW, dt_task_view_view_init))

GSettings *
dt_task_view_get_settings (DtTaskView *self)
{
  return dt_context_get_settings (self->context);
}

/* --- What is shown --- */

void
dt_task_view_show_summary (DtTaskView *self)
{
  int n_overdue = dt_task_feed_get_n_overdue (self->feed);
  int n_others = dt_task_feed_get_n_tasks (self->feed) - n_overdue;
  g_autofree char *day = dt_day_format (self->query->today, DT_DAY_STYLE_LONG, self->query->today);
  g_autofree char *others = g_strdup_printf (ngettext ("<b>%'d</b> task", "<b>%'d</b> tasks", (unsigned long) MAX (n_others, 0)), n_others);
  g_autofree char *numbers = NULL;
  g_autofree char *text = NULL;

  if (n_others < 0)
    numbers = g_strdup ("…");
  else if (n_overdue > 0)
    /* Translators: how many are overdue, then "20 tasks" with its own markup */
    numbers = g_strdup_printf (_("<b>%'d</b> overdue + %s"), n_overdue, others);
  else
    numbers = g_strdup (others);

  text = self->narrow ? g_strdup (numbers) : g_strjoin (" · ", day, numbers, NULL);
  dt_filter_bar_set_summary (self->filters, text, numbers);
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
  else if (dt_task_view_may_widen (self))
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
void
dt_task_view_select_wanted (DtTaskView *self)
{
  gint64 task = self->wanted_task;

  self->wanted_task = 0;
  if (task != 0 && !dt_task_table_select_task (self->table, task))
    dt_detail_panel_show (self->panel, &task, 1);
}

static gboolean
on_counts_idle (gpointer user_data)
{
  DtTaskView *self = DT_TASK_VIEW (user_data);

  self->counts_idle = 0;
  dt_task_view_load_counts (self);
  return G_SOURCE_REMOVE;
}

/* The numbers of the left list wait until the first rows are there; of an empty list they say why at once. */
static void
begin_counting (DtTaskView *self)
{
  if (self->counting)
    return;

  self->counting = TRUE;
  dt_task_view_load_filters (self);
  if (dt_task_feed_get_n_tasks (self->feed) == 0)
    dt_task_view_load_counts (self);
  else
    self->counts_idle = g_idle_add_full (G_PRIORITY_LOW, on_counts_idle, self, NULL);
}

static void
on_reloaded (DtTaskView *self)
{
  begin_counting (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->table), TRUE);
  dt_banner_hide (self->banner);
  dt_task_view_show_summary (self);
  if (dt_task_feed_get_n_tasks (self->feed) == 0)
    {
      show_empty (self);
      return;
    }

  gtk_stack_set_visible_child_name (self->list_pages, "list");
  /* It may be among the rows that are still to come. */
  if (!dt_task_feed_get_partial (self->feed))
    dt_task_view_select_wanted (self);
}

void
dt_task_view_on_failed (DtTaskView   *self,
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
  gtk_stack_set_visible_child_name (self->pages, counts->any_directive ? "tasks" : "welcome");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_OVERDUE]);
}

static gpointer
copy_query (gpointer query)
{
  return dt_query_copy (query);
}

void
dt_task_view_load_counts (DtTaskView *self)
{
  dt_result_load (self->counts, dt_task_view_new_query (self), copy_query, (GDestroyNotify) dt_query_free);
}

/* Another day, other days counted as soon, other days off. The same question, asked of the new day. */
static void
on_day_changed (DtTaskView *self)
{
  DtQuery *query = dt_query_copy (self->query);

  dt_page_set_today (query, dt_context_get_today (self->context));
  query->soon_days = dt_context_get_soon_days (self->context);
  dt_task_view_load_counts (self);
  dt_task_view_load_filters (self);
  dt_task_view_apply (self, query);
  dt_task_table_refresh (self->table);
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
  gint64 task = dt_task_table_get_task_of_parts (self->table);

  if (task != 0)
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

/* --- Object --- */

static void
dt_task_view_unmap (GtkWidget *widget)
{
  dt_task_view_keep_panel_width (DT_TASK_VIEW (widget));

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
  gpointer sources[] = { self->feed, self->counts, self->saved };
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
  g_clear_object (&self->saved);
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
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, options);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, hints);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, filters);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, header_place);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, list_pages);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, table_place);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, empty);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, empty_button);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, ghosts);
  gtk_widget_class_bind_template_child (widget_class, DtTaskView, welcome);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_page", G_CALLBACK (dt_task_view_on_page));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_filter", G_CALLBACK (dt_task_view_on_filter));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_directive", G_CALLBACK (dt_task_view_on_directive));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_unit", G_CALLBACK (dt_task_view_on_unit));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_stop_search", G_CALLBACK (dt_task_view_on_stop_search));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_search_activate", G_CALLBACK (dt_task_view_on_search_activate));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_group_selected", G_CALLBACK (dt_task_view_on_group_selected));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_filters_edited", G_CALLBACK (dt_task_view_on_filters_edited));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_hint", G_CALLBACK (dt_task_view_on_hint));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_clear_filters", G_CALLBACK (dt_task_view_on_clear_filters));
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
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (dt_task_view_on_search_changed), self);
  for (int i = 0; i < N_GHOSTS; i++)
    gtk_box_append (self->ghosts, g_object_new (ADW_TYPE_BIN, "css-classes", (const char *[]) { "ghost-row", NULL }, NULL));
}

static void
make_parts (DtTaskView *self)
{
  self->feed = dt_task_feed_new (dt_context_get_store (self->context));
  self->header = DT_TASK_HEADER (dt_task_header_new (self->columns));
  adw_bin_set_child (self->header_place, GTK_WIDGET (self->header));
  g_signal_connect_swapped (self->header, "sort", G_CALLBACK (dt_task_view_on_sort), self);
  g_signal_connect_swapped (self->header, "menu", G_CALLBACK (gtk_menu_button_popup), self->options);
  self->table = DT_TASK_TABLE (dt_task_table_new (self->context, self->columns, self->feed));
  adw_bin_set_child (self->table_place, GTK_WIDGET (self->table));
  g_signal_connect_swapped (self->table, "selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->table, "open-detail", G_CALLBACK (on_open_detail), self);
  dt_filter_bar_set_context (self->filters, self->context);
  dt_welcome_set_context (self->welcome, self->context);
  dt_search_hints_set_context (self->hints, self->context);
  self->panel = DT_DETAIL_PANEL (dt_detail_panel_new (self->context));
  gtk_paned_set_end_child (self->paned, GTK_WIDGET (self->panel));

  self->counts = dt_result_new (dt_context_get_store (self->context), dt_job_count, (GDestroyNotify) dt_counts_free);
}

static void
connect_parts (DtTaskView *self)
{
  static const char * const order[] = { "changed::task-group", "changed::task-sort", "changed::task-descending" };
  GSettings *settings = dt_task_view_get_settings (self);

  g_signal_connect_swapped (self->feed, "reloaded", G_CALLBACK (on_reloaded), self);
  g_signal_connect_swapped (self->feed, "failed", G_CALLBACK (dt_task_view_on_failed), self);
  g_signal_connect_swapped (self->feed, "notify::loading", G_CALLBACK (on_loading), self);
  g_signal_connect_swapped (self->counts, "updated", G_CALLBACK (on_counts), self);
  g_signal_connect_swapped (self->counts, "failed", G_CALLBACK (dt_task_view_on_failed), self);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_signal_connect_object (settings, order[i], G_CALLBACK (dt_task_view_on_order_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::today", G_CALLBACK (on_day_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::soon-days", G_CALLBACK (on_day_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::calendar", G_CALLBACK (on_calendar), self, G_CONNECT_SWAPPED);
}

/* --- New --- */

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
  if (dt_store_get_read_only (dt_context_get_store (context)))
    dt_saved_foot_set_read_only (dt_task_sidebar_get_foot (self->sidebar));
  options = dt_list_options_new (dt_task_view_get_settings (self), self->columns);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "tasks", G_ACTION_GROUP (options));
  dt_task_view_on_order_changed (self);
  /* What is read first is shown first. */
  page = g_settings_get_string (dt_task_view_get_settings (self), "task-page");
  dt_task_view_apply (self, dt_task_view_make_page_query (self, dt_page_from_nick (page)));
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

