/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-preferences.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-banner.h"
#include "dt-error.h"
#include "dt-holiday-page.h"
#include "dt-notice-page.h"
#include "dt-office-page.h"
#include "dt-toast.h"

struct _DtPreferences
{
  AdwWindow           parent_instance;

  /* Template */
  AdwToastOverlay    *toasts;
  DtBanner           *banner;
  AdwViewStack       *stack;
  AdwPreferencesPage *look;
  GtkSpinButton      *soon_days;
  GtkSwitch          *backup_daily;

  DtStore            *store;      /* owned */
};

G_DEFINE_FINAL_TYPE (DtPreferences, dt_preferences, ADW_TYPE_WINDOW)

/* --- Writing, for the pages --- */

/**
 * dt_preferences_tell:
 * @page: a widget in the window
 * @text: a sentence, translated
 *
 * Shows it for a moment.
 */
void
dt_preferences_tell (GtkWidget  *page,
                     const char *text)
{
  GtkWidget *window = gtk_widget_get_ancestor (page, DT_TYPE_PREFERENCES);

  if (window != NULL && DT_PREFERENCES (window)->toasts != NULL)
    dt_toast_show (DT_PREFERENCES (window)->toasts, text, NULL, NULL);
}

static void
tell_error (GtkWidget    *page,
            const GError *error)
{
  g_autofree char *reason = dt_error_user_text (error);

  dt_preferences_tell (page, reason);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GtkWidget) page = user_data;
  g_autoptr(GError) error = NULL;

  dt_store_write_finish (DT_STORE (source), result, &error);
  if (error != NULL)
    tell_error (page, error);
}

/**
 * dt_preferences_write:
 * @page: a widget in the window
 * @store: the register
 * @action: stable nick for the journal
 * @job: the write; its result is not looked at and must be %NULL
 * @data: (transfer full): for @job
 * @data_free: frees @data
 *
 * One step of undo. What @job refuses is told in the window.
 */
void
dt_preferences_write (GtkWidget      *page,
                      DtStore        *store,
                      const char     *action,
                      DtJobFunc       job,
                      gpointer        data,
                      GDestroyNotify  data_free)
{
  DtWrite write = { .action = action };

  dt_store_write_async (store, &write, job, data, data_free, NULL, NULL, on_written, g_object_ref (page));
}

/* --- Undo --- */

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWidget) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = dt_store_undo_finish (DT_STORE (source), result, &error);

  if (label != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("Undone: %s"), label);

      dt_preferences_tell (self, text);
    }
  else if (!g_error_matches (error, DT_ERROR, DT_ERROR_NOT_FOUND))
    {
      tell_error (self, error);
    }
}

static void
undo (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  dt_store_undo_async (DT_PREFERENCES (widget)->store, on_undone, g_object_ref (widget));
}

/* --- Object --- */

static void
dt_preferences_dispose (GObject *object)
{
  DtPreferences *self = DT_PREFERENCES (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), DT_TYPE_PREFERENCES);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dt_preferences_parent_class)->dispose (object);
}

static void
dt_preferences_class_init (DtPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_preferences_dispose;

  gtk_widget_class_install_action (widget_class, "preferences.undo", NULL, undo);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "preferences.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  g_type_ensure (DT_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, DtPreferences, toasts);
  gtk_widget_class_bind_template_child (widget_class, DtPreferences, banner);
  gtk_widget_class_bind_template_child (widget_class, DtPreferences, stack);
  gtk_widget_class_bind_template_child (widget_class, DtPreferences, look);
  gtk_widget_class_bind_template_child (widget_class, DtPreferences, soon_days);
  gtk_widget_class_bind_template_child (widget_class, DtPreferences, backup_daily);
}

static void
dt_preferences_init (DtPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));
}

static void
add_page (DtPreferences *self,
          GtkWidget     *page,
          const char    *name,
          const char    *title,
          const char    *icon)
{
  adw_view_stack_page_set_icon_name (adw_view_stack_add_titled (self->stack, page, name, title), icon);
}

/**
 * dt_preferences_new:
 * @parent: (nullable): the window it belongs to
 * @context: what the views share
 *
 * Returns: (transfer none): a window to be presented; it belongs to the toolkit until it is closed
 */
GtkWidget *
dt_preferences_new (GtkWindow *parent,
                    DtContext *context)
{
  DtPreferences *self = g_object_new (DT_TYPE_PREFERENCES, "transient-for", parent, NULL);

  self->store = g_object_ref (dt_context_get_store (context));
  g_settings_bind (dt_context_get_settings (context), "soon-days", self->soon_days, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (dt_context_get_settings (context), "backup-daily", self->backup_daily, "active", G_SETTINGS_BIND_DEFAULT);

  add_page (self, dt_office_page_new (context), "office", _("Office"), "folder-documents-symbolic");
  add_page (self, dt_holiday_page_new (context), "holidays", _("Days Off"), "x-office-calendar-symbolic");
  add_page (self, dt_notice_page_new (dt_context_get_settings (context)), "notices", _("Notices"), "preferences-system-notifications-symbolic");
  add_page (self, GTK_WIDGET (self->look), "look", _("Appearance"), "view-list-symbolic");

  if (dt_store_get_read_only (self->store))
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "preferences.undo", FALSE);
      dt_banner_show (self->banner, FALSE,
                      dt_context_is_as_of (context) ? _("What stood on an earlier day cannot be changed.")
                                                    : _("This register can only be read: nothing can be changed here."),
                      NULL, NULL);
    }

  return GTK_WIDGET (self);
}

/**
 * dt_preferences_show_page:
 * @self: the window
 * @page: "office", "holidays", "notices" or "look"
 */
void
dt_preferences_show_page (DtPreferences *self,
                          const char    *page)
{
  g_return_if_fail (DT_IS_PREFERENCES (self));

  if (adw_view_stack_get_child_by_name (self->stack, page) != NULL)
    adw_view_stack_set_visible_child_name (self->stack, page);
}
