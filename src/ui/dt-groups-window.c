/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-groups-window.h"

#include <glib/gi18n-lib.h>

#include "dt-group-jobs.h"
#include "dt-result.h"
#include "dt-window-private.h"

struct _DtGroupsWindow
{
  AdwWindow   parent_instance;

  /* Children */
  GtkWidget  *stack;
  GtkListBox *list;

  DtResult   *groups;       /* owned: GPtrArray of DtUnitGroupRow */
};

G_DEFINE_FINAL_TYPE (DtGroupsWindow, dt_groups_window, ADW_TYPE_WINDOW)

/* What is done is done by the window, which tells it; this one only stands before it. */
static void
activate (DtGroupsWindow *self,
          const char     *action,
          gint64          id)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (parent == NULL)
    return;
  if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (parent), action, "x", id);
  else
    gtk_widget_activate_action (GTK_WIDGET (parent), action, NULL);
}

static gint64
get_id (gpointer widget)
{
  const gint64 *id = g_object_get_data (G_OBJECT (widget), "dt-id");

  return *id;
}

static void
set_id (gpointer widget,
        gint64   id)
{
  g_object_set_data_full (G_OBJECT (widget), "dt-id", g_memdup2 (&id, sizeof id), g_free);
}

static void
on_activated (DtGroupsWindow *self,
              GtkListBoxRow  *row)
{
  activate (self, "win.edit-group", get_id (row));
}

static void
on_remove (GtkButton      *button,
           DtGroupsWindow *self)
{
  activate (self, "win.remove-group", get_id (button));
}

static void
on_new (DtGroupsWindow *self)
{
  activate (self, "win.new-group", 0);
}

static GtkWidget *
make_row (DtGroupsWindow       *self,
          const DtUnitGroupRow *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *members = g_strdup_printf (ngettext ("%d member today", "%d members today", (guint) group->n_members), group->n_members);
  g_autofree char *tasks = g_strdup_printf (ngettext ("%d task asks it", "%d tasks ask it", (guint) group->n_tasks), group->n_tasks);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s · %s", group->code, members, tasks);
  g_autofree char *words = g_strdup_printf (_("Remove the group %s"), group->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), group->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (remove, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_sensitive (remove, group->n_tasks == 0);
  set_id (remove, group->id);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  set_id (row, group->id);

  return row;
}

static void
fill (DtGroupsWindow *self)
{
  GPtrArray *rows = dt_result_get (self->groups);
  GtkListBoxRow *row;

  if (rows == NULL)
    return;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (rows, i)));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), rows->len > 0 ? "list" : "empty");
}

static gpointer
copy_day (gpointer day)
{
  return g_memdup2 (day, sizeof (DtDay));
}

static void
dt_groups_window_dispose (GObject *object)
{
  DtGroupsWindow *self = DT_GROUPS_WINDOW (object);

  if (self->groups != NULL)
    g_signal_handlers_disconnect_by_data (self->groups, self);
  g_clear_object (&self->groups);

  G_OBJECT_CLASS (dt_groups_window_parent_class)->dispose (object);
}

static void
dt_groups_window_class_init (DtGroupsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dt_groups_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dt_groups_window_init (DtGroupsWindow *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_New Group…"));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "margin-top", 18, "margin-bottom", 18,
                                 "margin-start", 18, "margin-end", 18, NULL);

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Groups of Units"), -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (on_activated), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_new), self);
  gtk_box_append (GTK_BOX (box), list);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, NULL), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "system-users-symbolic", "title", _("No Groups Yet"),
                                                              "description", _("A group lets a task be asked of many units at once."), NULL), "empty");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  gtk_box_append (GTK_BOX (outer), header);
  gtk_box_append (GTK_BOX (outer), self->stack);
  adw_window_set_content (ADW_WINDOW (self), outer);
}

/**
 * dt_groups_window_new:
 * @parent: the window it stands before, which does what is asked
 *
 * Returns: a window to be presented; it belongs to the toolkit
 */
DtGroupsWindow *
dt_groups_window_new (DtWindow *parent)
{
  DtContext *context = dt_window_get_context (parent);
  DtGroupsWindow *self = g_object_new (DT_TYPE_GROUPS_WINDOW, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE,
                                       "title", _("Groups of Units"), "default-width", 560, "default-height", 480, NULL);
  DtDay today = dt_context_get_today (context);

  self->groups = dt_result_new (dt_context_get_store (context), dt_job_list_unit_groups, (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_swapped (self->groups, "updated", G_CALLBACK (fill), self);
  dt_result_load (self->groups, copy_day (&today), copy_day, g_free);

  return self;
}

GtkWindow *
dt_groups_window_find (DtWindow *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (DT_IS_GROUPS_WINDOW (window) && gtk_widget_get_visible (GTK_WIDGET (window)) && gtk_window_get_transient_for (window) == GTK_WINDOW (parent))
        return window;
    }

  return NULL;
}
