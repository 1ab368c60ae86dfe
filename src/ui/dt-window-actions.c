/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions that change what is seen; those that change the register are in dt-edit-actions.c. */

#include "dt-task-table.h"
#include "dt-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-change-dialog.h"
#include "dt-collection-view.h"
#include "dt-compat.h"
#include "dt-directive-view.h"
#include "dt-edit-find.h"
#include "dt-journal-window.h"
#include "dt-keys.h"
#include "dt-preferences.h"
#include "dt-task.h"
#include "dt-unit-view.h"
#include "dt-task-pages.h"

/* --- Views and panes --- */

static void
show_view (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  dt_window_show_view (DT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
step_view (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  dt_window_step_view (DT_WINDOW (widget), g_str_equal (action, "win.next-view") ? 1 : -1);
}

/* Of the collections view, also while the focus is elsewhere. */
static void
only_owing (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (dt_window_get_view (DT_WINDOW (widget))), "collections.only-owing", NULL);
}

static void
find (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  dt_view_focus_search (dt_window_get_view (DT_WINDOW (widget)));
}

static void
go_today (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  dt_view_go_today (dt_window_get_view (DT_WINDOW (widget)));
}

static void
escape (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  dt_view_escape (dt_window_get_view (DT_WINDOW (widget)));
}

static void
step_pane (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  dt_view_focus_pane (dt_window_get_view (DT_WINDOW (widget)), g_str_equal (action, "win.next-pane"));
}

static void
step_place (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  dt_window_step_place (DT_WINDOW (widget), g_str_equal (action, "win.back"));
}

static void
show_main_menu (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  dt_window_popup_menu (DT_WINDOW (widget));
}

/* --- Going to a thing --- */

static void
open_task (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);

  dt_window_remember_place (self);
  dt_window_show_view (self, "tasks");
  dt_task_view_open_task (dt_window_get_task_view (self), g_variant_get_int64 (parameter));
}

static void
open_directive (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  DtQuery *query = dt_query_new (dt_context_get_today (dt_window_get_context (self)));

  query->directive_id = g_variant_get_int64 (parameter);
  dt_window_remember_place (self);
  dt_window_show_view (self, "tasks");
  dt_task_view_set_query (dt_window_get_task_view (self), query, 0);
  dt_query_free (query);
}

static void
open_day (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  DtQuery *query = dt_query_new (dt_context_get_today (dt_window_get_context (self)));

  query->from = query->to = g_variant_get_int32 (parameter);
  dt_window_remember_place (self);
  dt_window_show_view (self, "tasks");
  dt_task_view_set_query (dt_window_get_task_view (self), query, 0);
  dt_query_free (query);
}

static void
show_overdue (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  g_autoptr(DtQuery) query = dt_query_new (dt_context_get_today (dt_window_get_context (self)));

  query->states = DT_STATE_BIT (DT_STATE_OVERDUE);
  dt_window_remember_place (self);
  dt_window_show_view (self, "tasks");
  dt_task_view_set_query (dt_window_get_task_view (self), query, 0);
}

static void
show_morning (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  g_autoptr(DtQuery) query = dt_query_new (dt_context_get_today (dt_window_get_context (self)));

  dt_page_ask (DT_PAGE_MORNING, query);
  dt_window_remember_place (self);
  dt_window_show_view (self, "tasks");
  dt_task_view_set_query (dt_window_get_task_view (self), query, 0);
}

static void
open_unit (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);

  dt_window_remember_place (self);
  dt_window_show_view (self, "units");
  dt_unit_view_open (DT_UNIT_VIEW (dt_window_find_view (self, "units")), id);
}

static void
show_directive (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);

  dt_window_remember_place (self);
  dt_window_show_view (self, "directives");
  dt_directive_view_open (DT_DIRECTIVE_VIEW (dt_window_find_view (self, "directives")), id);
}

static void
open_collection (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);

  dt_window_remember_place (self);
  dt_window_show_view (self, "collections");
  dt_collection_view_open (DT_COLLECTION_VIEW (dt_window_find_view (self, "collections")), 0, g_variant_get_int64 (parameter));
}

/* --- Changing deadlines --- */

static void
change_schedule (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  dt_change_dialog_present (GTK_WINDOW (widget), dt_window_get_context (DT_WINDOW (widget)), g_variant_get_int64 (parameter));
}

static void
change_tasks (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  gsize n;
  const gint64 *tasks = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));

  if (n >= DT_TASK_TABLE_MAX_SELECTED)
    dt_window_toast (DT_WINDOW (widget), _("Too many tasks are selected to act on them together"), FALSE);
  else if (n > 0)
    dt_change_dialog_present_for_tasks (GTK_WINDOW (widget), dt_window_get_context (DT_WINDOW (widget)), tasks, (guint) n);
}

/* (task, day) */
static void
change_to_day (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  gint64 task;
  DtDay day;

  g_variant_get (parameter, "(xi)", &task, &day);
  dt_change_dialog_present_to_day (GTK_WINDOW (widget), dt_window_get_context (DT_WINDOW (widget)), task, day);
}

/* rows: DtAssignmentRow */
static void
change_tasks_of (DtWindow  *self,
                 GPtrArray *rows,
                 gpointer   user_data)
{
  g_autoptr(GArray) tasks = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = ((const DtAssignmentRow *) g_ptr_array_index (rows, i))->task_id;
      gboolean known = FALSE;

      for (guint j = 0; j < tasks->len && !known; j++)
        known = g_array_index (tasks, gint64, j) == id;
      if (!known)
        g_array_append_val (tasks, id);
    }
  dt_change_dialog_present_for_tasks (GTK_WINDOW (self), dt_window_get_context (self),
                                      (const gint64 *) (gpointer) tasks->data, tasks->len);
}

/* The one whose page is open, or to which the list is narrowed. 0: none */
static gint64
find_shown_directive (DtView *view)
{
  g_autoptr(DtQuery) query = DT_IS_DIRECTIVE_VIEW (view) ? NULL : dt_view_dup_query (view);

  if (DT_IS_DIRECTIVE_VIEW (view))
    return dt_directive_view_get_selected (DT_DIRECTIVE_VIEW (view));
  return query != NULL ? query->directive_id : 0;
}

static void
change_selected (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  DtView *view = dt_window_get_view (self);
  g_autoptr(GVariant) tasks = DT_IS_TASK_VIEW (view)
                              ? g_variant_ref_sink (dt_task_view_get_selected_tasks (DT_TASK_VIEW (view))) : NULL;
  g_autoptr(GArray) assignments = dt_view_dup_assignments (view);
  gint64 directive = find_shown_directive (view);

  if (tasks != NULL && g_variant_n_children (tasks) > 0)
    change_tasks (widget, action, tasks);
  else if (assignments != NULL && assignments->len > 0)
    dt_edit_find (self, DT_FIND_GIVEN, g_array_ref (assignments), change_tasks_of, NULL, NULL);
  else if (directive != 0)
    dt_change_dialog_present (GTK_WINDOW (self), dt_window_get_context (self), directive);
  else
    dt_window_toast (self, _("Select the tasks whose deadlines change"), FALSE);
}

/* --- Files --- */

GFile *
dt_window_dup_last_folder (DtWindow *self)
{
  g_autofree char *path = g_settings_get_string (dt_context_get_settings (dt_window_get_context (self)), "last-folder");

  return *path != '\0' ? g_file_new_for_path (path) : NULL;
}

void
dt_window_keep_folder (DtWindow *self,
                       GFile    *file)
{
  g_autoptr(GFile) folder = g_file_get_parent (file);

  if (folder != NULL && g_file_peek_path (folder) != NULL)
    g_settings_set_string (dt_context_get_settings (dt_window_get_context (self)), "last-folder",
                           g_file_peek_path (folder));
}

/* --- Text --- */

static void
copy_text (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  const char *text = g_variant_get_string (parameter, NULL);
  g_autofree char *told = g_strdup_printf (_("Copied %s"), text);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  dt_window_toast (DT_WINDOW (widget), told, FALSE);
}

static void
copy_rows (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  DtView *view = dt_window_get_view (self);
  guint n = 0;
  g_autofree char *text = NULL;
  g_autofree char *told = NULL;

  if (DT_IS_TASK_VIEW (view))
    text = dt_task_view_dup_text (dt_window_get_task_view (self), &n);
  else if (DT_IS_COLLECTION_VIEW (view))
    text = dt_collection_view_dup_text (DT_COLLECTION_VIEW (view), &n);
  if (text == NULL)
    return;
  if (DT_IS_TASK_VIEW (view) && n >= DT_TASK_TABLE_MAX_SELECTED)
    {
      dt_window_toast (self, _("Too many tasks are selected to copy them; export the list instead"), FALSE);
      return;
    }

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  told = g_strdup_printf (ngettext ("Copied %u row", "Copied %u rows", n), n);
  dt_window_toast (self, told, FALSE);
}

static void
toast (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  dt_window_toast (DT_WINDOW (widget), g_variant_get_string (parameter, NULL), FALSE);
}

static void
reread (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  dt_task_view_reread (dt_window_get_task_view (DT_WINDOW (widget)));
}

static void
show_shortcuts (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  dt_keys_present (GTK_WINDOW (widget));
}

static void
show_preferences (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  GtkWidget *preferences = dt_preferences_new (GTK_WINDOW (widget), dt_window_get_context (DT_WINDOW (widget)));

  if (parameter != NULL)
    dt_preferences_show_page (DT_PREFERENCES (preferences), g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (preferences));
}

/* All of it, or that of a task or a unit. */
static void
show_journal (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DtJournalQuery *query = dt_journal_query_new ();

  if (g_str_equal (action, "win.journal-of-task"))
    query->task_id = g_variant_get_int64 (parameter);
  else if (g_str_equal (action, "win.journal-of-unit"))
    query->unit_id = g_variant_get_int64 (parameter);
  gtk_window_present (GTK_WINDOW (dt_journal_window_new (GTK_WINDOW (widget), dt_window_get_context (DT_WINDOW (widget)), query)));
}

static void
show_about (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  dt_compat_show_about (GTK_WINDOW (widget));
}

void
dt_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                    *name;
    const char                    *type;
    GtkWidgetActionActivateFunc    activate;
  } actions[] = {
    { "win.show-view", "s", show_view },
    { "win.next-view", NULL, step_view },
    { "win.previous-view", NULL, step_view },
    { "win.find", NULL, find },
    { "win.only-owing", NULL, only_owing },
    { "win.go-today", NULL, go_today },
    { "win.escape", NULL, escape },
    { "win.next-pane", NULL, step_pane },
    { "win.previous-pane", NULL, step_pane },
    { "win.back", NULL, step_place },
    { "win.forward", NULL, step_place },
    { "win.main-menu", NULL, show_main_menu },
    { "win.open-task", "x", open_task },
    { "win.open-directive", "x", open_directive },
    { "win.open-day", "i", open_day },
    { "win.show-overdue", NULL, show_overdue },
    { "win.show-morning", NULL, show_morning },
    { "win.open-unit", "x", open_unit },
    { "win.open-collection", "x", open_collection },
    { "win.show-directive", "x", show_directive },
    { "win.change-schedule", "x", change_schedule },
    { "win.change-schedule-tasks", "ax", change_tasks },
    { "win.change-schedule-to-day", "(xi)", change_to_day },
    { "win.change-schedule-selected", NULL, change_selected },
    { "win.import", NULL, dt_window_import },
    { "win.import-sheet", NULL, dt_window_import },
    { "win.register-form", NULL, dt_window_register_form },
    { "win.register-letter", NULL, dt_window_register_letter },
    { "win.register-text", NULL, dt_window_register_text },
    { "win.open-draft", "s", dt_window_open_draft },
    { "win.open-register", NULL, dt_window_open_register },
    { "win.new-register", NULL, dt_window_new_register },
    { "win.print", NULL, dt_window_print_shown },
    { "win.print-summary", NULL, dt_window_print_summary },
    { "win.print-tasks", "ax", dt_window_print_tasks },
    { "win.print-matrix", NULL, dt_window_print_matrix },
    { "win.report", "s", dt_window_print_report },
    { "win.export", NULL, dt_window_export_shown },
    { "win.export-list", NULL, dt_window_export_list },
    { "win.export-calendar", NULL, dt_window_export_calendar },
    { "win.export-matrix", NULL, dt_window_export_matrix },
    { "win.export-register", NULL, dt_window_export_register },
    { "win.pack", NULL, dt_window_pack },
    { "win.backup", NULL, dt_window_back_up },
    { "win.restore-backup", NULL, dt_window_restore_backup },
    { "win.copy-text", "s", copy_text },
    { "win.copy-rows", NULL, copy_rows },
    { "win.toast", "s", toast },
    { "win.reread", NULL, reread },
    { "win.journal", NULL, show_journal },
    { "win.journal-of-task", "x", show_journal },
    { "win.journal-of-unit", "x", show_journal },
    { "win.as-of", NULL, dt_window_show_as_of },
    { "win.preferences", NULL, show_preferences },
    { "win.preferences-page", "s", show_preferences },
    { "win.show-shortcuts", NULL, show_shortcuts },
    { "win.about", NULL, show_about },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].activate);
}
