/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-window-parts.h"

#include <glib/gi18n-lib.h>

#include "dt-banner.h"
#include "dt-calendar-view.h"
#include "dt-collection-view.h"
#include "dt-compat.h"
#include "dt-directive-view.h"
#include "dt-error.h"
#include "dt-keys.h"
#include "dt-samples.h"
#include "dt-toast.h"
#include "dt-unit-view.h"

/* interface.md §3: narrower than this, the left list folds and rows take two lines. */
#define WIDE_PX 1180

enum
{
  PROP_SIDEBAR_SHOWN = 1,
  PROP_DETAIL_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DtWindow, dt_window, ADW_TYPE_APPLICATION_WINDOW)

void
dt_window_place_free (DtWindowPlace *place)
{
  g_free (place->view);
  g_clear_pointer (&place->query, dt_query_free);
  g_free (place);
}

static void tell_day (DtWindow *self);

/* --- Views --- */

/* The views by the order of their pages; each is made when it is first looked at, so that the register is read for what
 * is before the eyes first. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GtkWidget  *(*make) (DtContext *context);
} views[] = {
  { "tasks", N_("Tasks"), "view-list-bullet-symbolic", dt_task_view_new },
  { "calendar", N_("Calendar"), "x-office-calendar-symbolic", dt_calendar_view_new },
  { "collections", N_("Collections"), "dt-collection-symbolic", dt_collection_view_new },
  { "units", N_("Units"), "system-users-symbolic", dt_unit_view_new },
  { "directives", N_("Directives"), "folder-documents-symbolic", dt_directive_view_new },
};

static gboolean
is_sidebar_shown (DtWindow *self)
{
  return self->narrow ? self->sidebar_narrow : self->sidebar_wide;
}

static void
sync_view (DtWindow *self,
           DtView   *view)
{
  dt_view_set_narrow (view, self->narrow);
  dt_view_set_sidebar (view, is_sidebar_shown (self));
  dt_view_set_detail (view, self->detail);
}

/* NULL: no such view */
DtView *
dt_window_ensure_view (DtWindow   *self,
                       const char *name)
{
  AdwBin *place = ADW_BIN (adw_view_stack_get_child_by_name (self->stack, name));

  if (place == NULL)
    return NULL;

  for (guint i = 0; adw_bin_get_child (place) == NULL && i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (views[i].name, name))
      {
        adw_bin_set_child (place, views[i].make (self->context));
        sync_view (self, DT_VIEW (adw_bin_get_child (place)));
      }

  return DT_VIEW (adw_bin_get_child (place));
}

static void
on_overdue_changed (DtWindow *self)
{
  AdwViewStackPage *page = adw_view_stack_get_page (self->stack, gtk_widget_get_parent (GTK_WIDGET (self->task_view)));
  guint n = dt_task_view_get_n_overdue (self->task_view);

  adw_view_stack_page_set_badge_number (page, n);
  adw_view_stack_page_set_needs_attention (page, n > 0);
  if (self->day_turned)
    tell_day (self);
}

static void
add_views (DtWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *place = adw_bin_new ();

      adw_view_stack_add_titled (self->stack, place, views[i].name, _(views[i].title));
      adw_view_stack_page_set_icon_name (adw_view_stack_get_page (self->stack, place), views[i].icon);
    }

  /* The tasks are always there: they count what is late. */
  self->task_view = DT_TASK_VIEW (dt_window_ensure_view (self, "tasks"));
  g_signal_connect_object (self->task_view, "notify::n-overdue", G_CALLBACK (on_overdue_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
sync_views (DtWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      AdwBin *place = ADW_BIN (adw_view_stack_get_child_by_name (self->stack, views[i].name));

      if (adw_bin_get_child (place) != NULL)
        sync_view (self, DT_VIEW (adw_bin_get_child (place)));
    }
}

static void
on_view_changed (DtWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->stack);

  if (self->context == NULL || name == NULL)
    return;

  dt_window_ensure_view (self, name);
  /* What is looked at of another day is not where the person left off. */
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (views[i].name, name) && !dt_context_is_as_of (self->context))
      g_settings_set_enum (dt_context_get_settings (self->context), "view", (int) i);
  dt_window_sync_actions (self);
}

/* --- Width --- */

static double
get_text_scale (void)
{
  int dpi = -1;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024. / 96. : 1;
}

static void
set_narrow (DtWindow *self,
            gboolean  narrow)
{
  self->narrow = narrow;
  self->sidebar_narrow = FALSE;

  adw_view_switcher_set_policy (self->switcher, narrow ? ADW_VIEW_SWITCHER_POLICY_NARROW : ADW_VIEW_SWITCHER_POLICY_WIDE);
  if (narrow)
    adw_split_button_set_icon_name (self->register_button, "list-add-symbolic");
  else
    adw_split_button_set_child (self->register_button, self->register_content);

  sync_views (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_SHOWN]);
}

static gboolean
is_width_narrow (int width)
{
  return width < WIDE_PX * MAX (1, get_text_scale ());
}

static void
on_narrow_idle (gpointer user_data)
{
  DtWindow *self = DT_WINDOW (user_data);
  gboolean narrow = is_width_narrow (gtk_widget_get_width (GTK_WIDGET (self->toasts)));

  self->narrow_idle = 0;
  if (narrow != self->narrow)
    set_narrow (self, narrow);
}

static void
dt_window_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  DtWindow *self = DT_WINDOW (widget);

  GTK_WIDGET_CLASS (dt_window_parent_class)->size_allocate (widget, width, height, baseline);

  /* Changing what is shown while sizes are handed out would ask for sizes again: done right after. */
  if (self->context != NULL && self->narrow_idle == 0
      && is_width_narrow (gtk_widget_get_width (GTK_WIDGET (self->toasts))) != self->narrow)
    self->narrow_idle = g_idle_add_once (on_narrow_idle, self);
}

/* --- The register --- */

/* What a thing that would change something has to say where nothing can be. */
static const char *
why_read_only (DtWindow *self)
{
  return dt_context_is_as_of (self->context) ? _("What stood on an earlier day cannot be changed.")
                                             : _("This register can only be read: nothing can be changed here.");
}

static void
on_undo_changed (DtWindow *self)
{
  DtStore *store = dt_context_get_store (self->context);
  const char *label = dt_store_get_undo_label (store);
  g_autofree char *tip = NULL;

  if (dt_store_get_read_only (store))
    tip = g_strdup (why_read_only (self));
  else if (label != NULL)
    tip = g_strdup_printf (_("Undo: %s (Ctrl+Z)"), label);
  else
    tip = g_strdup (_("Nothing to undo"));
  gtk_widget_set_tooltip_text (self->undo_button, tip);
  dt_window_sync_edit_actions (self);
}

static void
on_read_only_changed (DtWindow *self)
{
  gboolean read_only = dt_store_get_read_only (dt_context_get_store (self->context));

  if (read_only && !dt_context_is_as_of (self->context))
    dt_banner_show (self->banner, FALSE, why_read_only (self), NULL, NULL);
  if (read_only)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->register_button), why_read_only (self));
  on_undo_changed (self);
}

/* Told when the new day has been counted. */
static void
on_today_changed (DtWindow *self)
{
  if (dt_context_get_today (self->context) == self->told_day)
    return;

  self->overdue_before = dt_task_view_get_n_overdue (self->task_view);
  self->day_turned = TRUE;
}

static void
tell_day (DtWindow *self)
{
  DtDay today = dt_context_get_today (self->context);
  int n = (int) dt_task_view_get_n_overdue (self->task_view) - (int) self->overdue_before;
  g_autofree char *day = dt_day_format (today, DT_DAY_STYLE_LONG, today);
  g_autofree char *text = NULL;

  self->day_turned = FALSE;
  self->told_day = today;
  if (n > 0)
    /* Translators: a date, and how many tasks fell due the day before and were not handed in */
    text = g_strdup_printf (ngettext ("It is now %s: %d task has just become overdue",
                                      "It is now %s: %d tasks have just become overdue", (gulong) n), day, n);
  else
    text = g_strdup_printf (_("It is now %s"), day);
  dt_window_toast (self, text, FALSE);
}

/* --- Files dropped anywhere --- */

static gboolean
on_drop (DtWindow     *self,
         const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  g_autoptr(GListStore) list = g_list_store_new (G_TYPE_FILE);

  if (files == NULL || dt_store_get_read_only (dt_context_get_store (self->context)))
    return FALSE;

  for (GSList *l = files; l != NULL; l = l->next)
    g_list_store_append (list, l->data);
  dt_window_register_files (self, G_LIST_MODEL (list));
  return TRUE;
}

static void
add_drop_target (DtWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (self->body, GTK_EVENT_CONTROLLER (target));
}

/* --- Object --- */

static void
dt_window_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  DtWindow *self = DT_WINDOW (object);

  switch (id)
    {
    case PROP_SIDEBAR_SHOWN:
      g_value_set_boolean (value, is_sidebar_shown (self));
      break;
    case PROP_DETAIL_SHOWN:
      g_value_set_boolean (value, self->detail);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dt_window_set_property (GObject      *object,
                        guint         id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  DtWindow *self = DT_WINDOW (object);
  GSettings *settings = self->context != NULL ? dt_context_get_settings (self->context) : NULL;
  gboolean shown = g_value_get_boolean (value);

  switch (id)
    {
    case PROP_SIDEBAR_SHOWN:
      if (shown == is_sidebar_shown (self))
        return;
      if (self->narrow)
        self->sidebar_narrow = shown;
      else
        self->sidebar_wide = shown;
      if (settings != NULL && !self->narrow)
        g_settings_set_boolean (settings, "sidebar-visible", shown);
      break;
    case PROP_DETAIL_SHOWN:
      if (shown == self->detail)
        return;
      self->detail = shown;
      if (settings != NULL)
        g_settings_set_boolean (settings, "detail-visible", shown);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }

  g_object_notify_by_pspec (object, pspec);
  sync_views (self);
}

static void
dt_window_dispose (GObject *object)
{
  DtWindow *self = DT_WINDOW (object);
  DtStore *store = self->context != NULL ? dt_context_get_store (self->context) : NULL;

  g_clear_handle_id (&self->narrow_idle, g_source_remove);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  dt_window_take_down_popover (self);
  g_clear_weak_pointer (&self->before_popover);
  g_clear_object (&self->register_content);
  if (self->keeper != NULL)
    g_object_run_dispose (G_OBJECT (self->keeper));
  g_clear_object (&self->keeper);

  if (store != NULL)
    g_object_ref (store);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_WINDOW);
  self->task_view = NULL;
  if (store != NULL)
    {
      dt_store_close (store);
      g_object_unref (store);
    }

  G_OBJECT_CLASS (dt_window_parent_class)->dispose (object);
}

static void
dt_window_finalize (GObject *object)
{
  DtWindow *self = DT_WINDOW (object);

  g_queue_free_full (self->back, (GDestroyNotify) dt_window_place_free);
  g_queue_free_full (self->forward, (GDestroyNotify) dt_window_place_free);

  G_OBJECT_CLASS (dt_window_parent_class)->finalize (object);
}

static void
dt_window_class_init (DtWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dt_window_get_property;
  object_class->set_property = dt_window_set_property;
  object_class->dispose = dt_window_dispose;
  object_class->finalize = dt_window_finalize;
  widget_class->size_allocate = dt_window_size_allocate;

  properties[PROP_SIDEBAR_SHOWN] = g_param_spec_boolean ("sidebar-shown", NULL, NULL, TRUE, flags);
  properties[PROP_DETAIL_SHOWN] = g_param_spec_boolean ("detail-shown", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_property_action (widget_class, "win.sidebar", "sidebar-shown");
  gtk_widget_class_install_property_action (widget_class, "win.detail", "detail-shown");
  gtk_widget_class_install_property_action (widget_class, "win.fullscreen", "fullscreened");
  dt_window_install_actions (widget_class);
  dt_window_install_edit_actions (widget_class);
  dt_keys_bind (widget_class);

  g_type_ensure (DT_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DtWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DtWindow, body);
  gtk_widget_class_bind_template_child (widget_class, DtWindow, register_button);
  gtk_widget_class_bind_template_child (widget_class, DtWindow, register_content);
  gtk_widget_class_bind_template_child (widget_class, DtWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, DtWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DtWindow, print_button);
  gtk_widget_class_bind_template_child (widget_class, DtWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, DtWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, DtWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DtWindow, draft_section);
  gtk_widget_class_bind_template_child (widget_class, DtWindow, recent_section);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed);
}

/* The arrow of the split button is a child of its own, and has no name by itself. */
static void
name_arrow (AdwSplitButton *button)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (button)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      adw_split_button_get_dropdown_tooltip (button), -1);
}

static void
dt_window_init (DtWindow *self)
{
  self->back = g_queue_new ();
  self->forward = g_queue_new ();
  self->sidebar_wide = TRUE;
  self->detail = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  name_arrow (self->register_button);
  add_drop_target (self);
  /* It leaves the split button for an icon when there is little room, and comes back. */
  g_object_ref (self->register_content);
}

/* What the person left behind the last time. */
static void
restore (DtWindow *self)
{
  GSettings *settings = dt_context_get_settings (self->context);
  int view = g_settings_get_enum (settings, "view");

  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  self->sidebar_wide = g_settings_get_boolean (settings, "sidebar-visible");
  self->detail = g_settings_get_boolean (settings, "detail-visible");
  dt_window_show_view (self, views[CLAMP (view, 0, (int) G_N_ELEMENTS (views) - 1)].name);
  set_narrow (self, is_width_narrow (g_settings_get_int (settings, "window-width")));
}

/**
 * dt_window_new:
 * @application: the program
 * @store: an open register; the window closes it
 * @settings: the person's settings
 *
 * Returns: (transfer none): a window to be presented
 */
DtWindow *
dt_window_new (GtkApplication *application,
               DtStore        *store,
               GSettings      *settings)
{
  DtWindow *self = g_object_new (DT_TYPE_WINDOW, "application", application, NULL);

  self->context = dt_context_new (store, settings);
  self->told_day = dt_context_get_today (self->context);
  add_views (self);
  restore (self);
  if (dt_context_is_as_of (self->context))
    dt_window_tell_as_of (self);
  else
    {
      dt_window_tell_register (self);
      dt_window_sync_drafts (self);
      if (!dt_samples_is_register (dt_store_get_path (store)))
        dt_window_keep_backups (self);
    }

  g_signal_connect_object (store, "notify::undo-label", G_CALLBACK (on_undo_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::redo-label", G_CALLBACK (on_undo_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::read-only", G_CALLBACK (on_read_only_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->context, "notify::today", G_CALLBACK (on_today_changed), self);
  on_read_only_changed (self);
  dt_window_sync_actions (self);

  return self;
}

