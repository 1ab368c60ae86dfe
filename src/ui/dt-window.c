/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-banner.h"
#include "dt-calendar-view.h"
#include "dt-compat.h"
#include "dt-error.h"
#include "dt-keys.h"
#include "dt-toast.h"
#include "dt-unit-view.h"

/* interface.md §3: narrower than this, the left list folds and rows take two lines. */
#define WIDE_PX 1180
#define MAX_PLACES 50

/* Where one was: for Alt+←. */
typedef struct
{
  char    *view;
  DtQuery *query;
  gint64   task;
} Place;

struct _DtWindow
{
  AdwApplicationWindow  parent_instance;

  /* Template */
  AdwToastOverlay      *toasts;
  GtkWidget            *body;
  AdwSplitButton       *register_button;
  GtkWidget            *register_content;
  AdwViewSwitcher      *switcher;
  GtkMenuButton        *menu_button;
  GtkWidget            *print_button;
  GtkWidget            *undo_button;
  DtBanner             *banner;
  AdwViewStack         *stack;

  /* Owned */
  DtContext            *context;
  GtkWidget            *popover;          /* over the focus; NULL */
  GQueue               *back;             /* Place, newest first */
  GQueue               *forward;
  guint                 narrow_idle;

  /* Borrowed: belongs to the stack */
  DtTaskView           *task_view;

  gboolean              narrow;
  gboolean              sidebar_wide;     /* what the person wants when there is room … */
  gboolean              sidebar_narrow;   /* … and when there is not */
  gboolean              detail;
  DtDay                 told_day;         /* the day last spoken of */
  gboolean              day_turned;       /* it is to be spoken of */
  guint                 overdue_before;
};

enum
{
  PROP_SIDEBAR_SHOWN = 1,
  PROP_DETAIL_SHOWN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DtWindow, dt_window, ADW_TYPE_APPLICATION_WINDOW)

static void
place_free (Place *place)
{
  g_free (place->view);
  g_clear_pointer (&place->query, dt_query_free);
  g_free (place);
}

static void take_down_popover (DtWindow *self);
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
  { "units", N_("Units"), "system-users-symbolic", dt_unit_view_new },
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
static DtView *
ensure_view (DtWindow   *self,
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
  self->task_view = DT_TASK_VIEW (ensure_view (self, "tasks"));
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

  ensure_view (self, name);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (views[i].name, name))
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

static void
on_undo_changed (DtWindow *self)
{
  DtStore *store = dt_context_get_store (self->context);
  const char *label = dt_store_get_undo_label (store);
  g_autofree char *tip = NULL;

  if (label != NULL)
    tip = g_strdup_printf (_("Undo: %s (Ctrl+Z)"), label);
  else
    tip = g_strdup (_("Nothing to undo"));
  gtk_widget_set_tooltip_text (self->undo_button, tip);
  dt_window_sync_edit_actions (self);
}

static void
on_read_only_changed (DtWindow *self)
{
  if (dt_store_get_read_only (dt_context_get_store (self->context)))
    dt_banner_show (self->banner, FALSE, _("This register can only be read: nothing can be changed here."), NULL, NULL);
  dt_window_sync_edit_actions (self);
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

static void
show_register_name (DtWindow *self)
{
  g_autofree char *usual = dt_store_default_path ();
  const char *path = dt_store_get_path (dt_context_get_store (self->context));
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (g_strcmp0 (usual, path) == 0)
    return;

  name = g_path_get_basename (path);
  /* Translators: name of a register's file, then of the program */
  title = g_strdup_printf (_("%s · %s"), name, _("Directive Tracker"));
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* --- Files dropped anywhere --- */

static gboolean
on_drop (DtWindow     *self,
         const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || dt_store_get_read_only (dt_context_get_store (self->context)))
    return FALSE;

  dt_window_import_file (self, files->data);
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
  take_down_popover (self);
  g_clear_object (&self->register_content);

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

  g_queue_free_full (self->back, (GDestroyNotify) place_free);
  g_queue_free_full (self->forward, (GDestroyNotify) place_free);

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
  show_register_name (self);

  g_signal_connect_object (store, "notify::undo-label", G_CALLBACK (on_undo_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::redo-label", G_CALLBACK (on_undo_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::read-only", G_CALLBACK (on_read_only_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->context, "notify::today", G_CALLBACK (on_today_changed), self);
  on_undo_changed (self);
  on_read_only_changed (self);
  dt_window_sync_actions (self);

  return self;
}

/* --- For the other files of the window --- */

/**
 * dt_window_get_context:
 * @self: a window
 *
 * Returns: (transfer none): what its views share
 */
DtContext *
dt_window_get_context (DtWindow *self)
{
  g_return_val_if_fail (DT_IS_WINDOW (self), NULL);

  return self->context;
}

/**
 * dt_window_get_view:
 * @self: a window
 *
 * Returns: (transfer none): the view that is shown
 */
DtView *
dt_window_get_view (DtWindow *self)
{
  g_return_val_if_fail (DT_IS_WINDOW (self), NULL);

  return ensure_view (self, adw_view_stack_get_visible_child_name (self->stack));
}

/**
 * dt_window_get_view_name:
 * @self: a window
 *
 * Returns: name of the view that is shown
 */
const char *
dt_window_get_view_name (DtWindow *self)
{
  g_return_val_if_fail (DT_IS_WINDOW (self), NULL);

  return adw_view_stack_get_visible_child_name (self->stack);
}

DtTaskView *
dt_window_get_task_view (DtWindow *self)
{
  return self->task_view;
}

GtkWidget *
dt_window_find_view (DtWindow   *self,
                     const char *name)
{
  return GTK_WIDGET (ensure_view (self, name));
}

gboolean
dt_window_show_view (DtWindow   *self,
                     const char *name)
{
  if (adw_view_stack_get_child_by_name (self->stack, name) == NULL)
    return FALSE;

  adw_view_stack_set_visible_child_name (self->stack, name);
  return TRUE;
}

void
dt_window_step_view (DtWindow *self,
                     int       step)
{
  g_autoptr(GtkSelectionModel) pages = adw_view_stack_get_pages (self->stack);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (pages));

  for (guint i = 0; i < n; i++)
    if (gtk_selection_model_is_selected (pages, i))
      {
        gtk_selection_model_select_item (pages, (i + n + step) % n, TRUE);
        return;
      }
}

void
dt_window_popup_menu (DtWindow *self)
{
  gtk_menu_button_popup (self->menu_button);
}

static Place *
make_place (DtWindow *self)
{
  Place *place = g_new0 (Place, 1);

  place->view = g_strdup (dt_window_get_view_name (self));
  place->query = dt_view_dup_query (DT_VIEW (self->task_view));
  place->task = dt_task_view_get_task (self->task_view);

  return place;
}

void
dt_window_remember_place (DtWindow *self)
{
  g_queue_push_head (self->back, make_place (self));
  while (g_queue_get_length (self->back) > MAX_PLACES)
    place_free (g_queue_pop_tail (self->back));
  g_queue_clear_full (self->forward, (GDestroyNotify) place_free);
  dt_window_sync_actions (self);
}

void
dt_window_step_place (DtWindow *self,
                      gboolean  back)
{
  Place *place = g_queue_pop_head (back ? self->back : self->forward);

  if (place == NULL)
    return;

  g_queue_push_head (back ? self->forward : self->back, make_place (self));
  dt_window_show_view (self, place->view);
  if (place->query != NULL)
    dt_task_view_set_query (self->task_view, place->query, place->task);
  place_free (place);
  dt_window_sync_actions (self);
}

static void
sync_place_actions (DtWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", !g_queue_is_empty (self->back));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.forward", !g_queue_is_empty (self->forward));
}

void
dt_window_sync_actions (DtWindow *self)
{
  sync_place_actions (self);
}

void
dt_window_toast (DtWindow   *self,
                 const char *text,
                 gboolean    undoable)
{
  if (self->toasts != NULL)
    dt_toast_show (self->toasts, text, undoable ? _("Undo") : NULL, undoable ? "win.undo" : NULL);
}

void
dt_window_tell_error (DtWindow     *self,
                      const char   *heading,
                      const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->toasts == NULL)
    return;

  text = dt_error_user_text (error);
  g_message ("%s", error->message);
  dt_compat_tell (GTK_WINDOW (self), heading != NULL ? heading : _("That did not work"), text);
}

static void
take_down_popover (DtWindow *self)
{
  if (self->popover != NULL)
    gtk_widget_set_visible (self->popover, FALSE);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
on_popover_closed (DtWindow  *self,
                   GtkWidget *popover)
{
  /* A file chooser over it closes it for a while; it comes back, so only the next one takes it away. */
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || gtk_widget_is_ancestor (focus, popover))
    gtk_widget_grab_focus (GTK_WIDGET (dt_window_get_view (self)));
}

void
dt_window_popup_over_focus (DtWindow  *self,
                            GtkWidget *popover)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  graphene_rect_t bounds;
  GdkRectangle at;

  take_down_popover (self);

  if (focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_compute_bounds (focus, self->body, &bounds))
    at = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };
  else
    at = (GdkRectangle) { gtk_widget_get_width (self->body) / 2, gtk_widget_get_height (self->body) / 3, 1, 1 };

  self->popover = popover;
  gtk_widget_set_parent (popover, self->body);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &at);
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_popover_closed), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
dt_window_set_saved (DtWindow     *self,
                     const GError *error)
{
  /* The window may have been closed since the change was asked for. */
  if (self->task_view == NULL)
    return;

  dt_task_view_set_saved (self->task_view, error == NULL);
  dt_calendar_view_set_saved (DT_CALENDAR_VIEW (dt_window_find_view (self, "calendar")), error == NULL);
  if (error == NULL)
    {
      if (!dt_store_get_read_only (dt_context_get_store (self->context)))
        dt_banner_hide (self->banner);
    }
  else if (g_error_matches (error, DT_ERROR, DT_ERROR_FULL) || g_error_matches (error, DT_ERROR, DT_ERROR_READ_ONLY))
    {
      g_autofree char *text = dt_error_user_text (error);
      dt_banner_show (self->banner, TRUE, text, NULL, NULL);
    }
}
