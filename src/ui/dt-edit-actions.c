/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The actions that change the register. Each asks what it needs, sends one job to the writer and is told
 * how it ended; nothing on the screen is changed here, the views hear of it from the store.
 */

#include "dt-edit-actions-private.h"

#include <glib/gi18n-lib.h>

#include "dt-edit-find.h"
#include "dt-edit-jobs.h"
#include "dt-progress-popover.h"
#include "dt-reason-dialog.h"
#include "dt-record-popover.h"
#include "dt-reminder-dialog.h"

static GArray *
ids_of (GVariant *parameter)
{
  gsize n;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));
  GArray *array = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n);

  g_array_append_vals (array, ids, (guint) n);
  return array;
}

static GArray *
ids_of_rows (GPtrArray *rows)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);

  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, ((DtAssignmentRow *) g_ptr_array_index (rows, i))->id);
  return ids;
}

#define IDS(array) ((const gint64 *) (gpointer) (array)->data)

/* --- Recording --- */

typedef struct { DtWindow *window; GPtrArray *rows; } Asking;

static void
asking_free (gpointer  data,
             GClosure *closure)
{
  Asking *asking = data;

  g_ptr_array_unref (asking->rows);
  g_free (asking);
}

/* The window outlives its own popovers and dialogs, so it is not held. */
static Asking *
asking_new (DtWindow  *window,
            GPtrArray *rows)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->window = window;
  asking->rows = g_ptr_array_ref (rows);
  return asking;
}

static DtAssignmentRow *
find_row (GPtrArray *rows,
          gint64     id)
{
  for (guint i = 0; i < rows->len; i++)
    if (((DtAssignmentRow *) g_ptr_array_index (rows, i))->id == id)
      return g_ptr_array_index (rows, i);

  return NULL;
}

/* The rows of ids (gint64); they belong to rows. */
static GPtrArray *
find_rows (GPtrArray *rows,
           GArray    *ids)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      DtAssignmentRow *row = find_row (rows, g_array_index (ids, gint64, i));

      if (row != NULL)
        g_ptr_array_add (found, row);
    }

  return found;
}

static void
on_record_apply (GtkWidget    *popover,
                 DtRecordEdit *edit,
                 Asking       *asking)
{
  g_autoptr(GPtrArray) chosen = find_rows (asking->rows, edit->assignments);

  dt_edit_write (asking->window, DT_EDIT_RECORD, chosen, edit->assignments->len,
                 dt_job_record_submission, edit, (GDestroyNotify) dt_record_edit_free);
}

static GtkWidget *
popup_record (DtWindow  *window,
              GPtrArray *rows,
              GFile     *file)
{
  GtkWidget *popover = dt_record_popover_new (dt_window_get_context (window), rows);

  g_signal_connect_data (popover, "apply", G_CALLBACK (on_record_apply), asking_new (window, rows), asking_free, 0);
  if (file != NULL)
    dt_record_popover_attach (DT_RECORD_POPOVER (popover), file);
  dt_window_popup_over_focus (window, popover);
  return popover;
}

void
dt_edit_ask_record (DtWindow  *window,
                    GPtrArray *rows,
                    GFile     *file)
{
  popup_record (window, rows, file);
}

static void
ask_record (DtWindow  *window,
            GPtrArray *rows,
            gpointer   user_data)
{
  popup_record (window, rows, NULL);
}

/* Of parts that were selected one by one. */
static void
ask_record_all (DtWindow  *window,
                GPtrArray *rows,
                gpointer   user_data)
{
  dt_record_popover_choose_all (DT_RECORD_POPOVER (popup_record (window, rows, NULL)));
}

static void
record (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_GIVEN, ids_of (parameter), ask_record, NULL, NULL);
}

static void
record_parts (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_GIVEN, ids_of (parameter), ask_record_all, NULL, NULL);
}

static void
record_tasks (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_OPEN, ids_of (parameter), ask_record, NULL, NULL);
}

static void
do_record_today (DtWindow  *window,
                 GPtrArray *rows,
                 gpointer   user_data)
{
  g_autoptr(GArray) ids = ids_of_rows (rows);
  DtRecordEdit *edit = dt_record_edit_new (IDS (ids), ids->len, dt_context_get_today (dt_window_get_context (window)));

  edit->time = dt_now_minutes ();
  dt_edit_write (window, DT_EDIT_RECORD, rows, ids->len, dt_job_record_submission, edit, (GDestroyNotify) dt_record_edit_free);
}

static void
record_today (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_GIVEN, ids_of (parameter), do_record_today, NULL, NULL);
}

/* --- Verdicts --- */

static void
give_verdict (DtWindow   *window,
              GPtrArray  *rows,
              DtVerdict   verdict,
              const char *reason)
{
  g_autoptr(GArray) ids = ids_of_rows (rows);
  DtVerdictEdit *edit = dt_verdict_edit_new (IDS (ids), ids->len, verdict,
                                             dt_context_get_today (dt_window_get_context (window)), reason);

  dt_edit_write (window, verdict == DT_VERDICT_ACCEPTED ? DT_EDIT_ACCEPT : DT_EDIT_RETURN, rows, ids->len,
                 dt_job_give_verdict, edit, (GDestroyNotify) dt_verdict_edit_free);
}

static void
do_accept (DtWindow  *window,
           GPtrArray *rows,
           gpointer   user_data)
{
  give_verdict (window, rows, DT_VERDICT_ACCEPTED, NULL);
}

static void
accept (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_GIVEN, ids_of (parameter), do_accept, NULL, NULL);
}

static void
accept_tasks (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_WAITING, ids_of (parameter), do_accept, NULL, NULL);
}

static void
on_return_apply (DtReasonDialog *dialog,
                 const char     *reason,
                 Asking         *asking)
{
  give_verdict (asking->window, asking->rows, DT_VERDICT_RETURNED, reason);
}

static void
ask_return (DtWindow  *window,
            GPtrArray *rows,
            gpointer   user_data)
{
  DtAssignmentRow *first = g_ptr_array_index (rows, 0);
  g_autofree char *about = NULL;
  DtReasonDialog *dialog;

  if (rows->len == 1)
    about = g_strdup_printf (_("The submission of %s goes back; it owes again."), first->unit_name);
  else
    about = g_strdup_printf (ngettext ("%u submission goes back; its unit owes again.",
                                       "%u submissions go back; their units owe again.", rows->len), rows->len);
  dialog = dt_reason_dialog_new (GTK_WINDOW (window), _("Return the Submission"), about, _("_Return"), TRUE);
  g_signal_connect_data (dialog, "apply", G_CALLBACK (on_return_apply), asking_new (window, rows), asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
return_given (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_GIVEN, ids_of (parameter), ask_return, NULL, NULL);
}

static void
return_tasks (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_WAITING, ids_of (parameter), ask_return, NULL, NULL);
}

static void
do_remove_submission (DtWindow  *window,
                      GPtrArray *rows,
                      gpointer   user_data)
{
  GArray *ids = ids_of_rows (rows);

  dt_edit_write (window, DT_EDIT_REMOVE, rows, ids->len, dt_job_remove_submission, ids, (GDestroyNotify) g_array_unref);
}

static void
remove_submission (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_GIVEN, ids_of (parameter), do_remove_submission, NULL, NULL);
}

/* --- Progress --- */

static void
write_progress (DtWindow  *window,
                GPtrArray *rows,
                int        percent)
{
  g_autoptr(GArray) ids = ids_of_rows (rows);
  DtProgressEdit *edit = dt_progress_edit_new (IDS (ids), ids->len, percent);

  dt_edit_write (window, DT_EDIT_PROGRESS, rows, ids->len, dt_job_set_progress, edit, (GDestroyNotify) dt_progress_edit_free);
}

static void
do_set_progress (DtWindow  *window,
                 GPtrArray *rows,
                 gpointer   user_data)
{
  write_progress (window, rows, GPOINTER_TO_INT (user_data));
}

/* parameter: (axi): ids and a percentage */
static void
find_and_set_progress (GtkWidget *widget,
                       DtFind     find_what,
                       GVariant  *parameter)
{
  g_autoptr(GVariant) ids = g_variant_get_child_value (parameter, 0);
  int percent = 0;

  g_variant_get_child (parameter, 1, "i", &percent);
  dt_edit_find (DT_WINDOW (widget), find_what, ids_of (ids), do_set_progress, GINT_TO_POINTER (CLAMP (percent, 0, 100)), NULL);
}

static void
set_progress (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  find_and_set_progress (widget, DT_FIND_GIVEN, parameter);
}

static void
set_task_progress (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  find_and_set_progress (widget, DT_FIND_OPEN, parameter);
}

static void
on_progress_apply (DtProgressPopover *popover,
                   int                percent,
                   Asking            *asking)
{
  write_progress (asking->window, asking->rows, percent);
}

static void
ask_progress (DtWindow  *window,
              GPtrArray *rows,
              gpointer   user_data)
{
  DtContext *context = dt_window_get_context (window);
  GtkWidget *popover = dt_progress_popover_new (g_ptr_array_index (rows, 0), dt_context_get_today (context),
                                                dt_context_get_soon_days (context));

  g_signal_connect_data (popover, "apply", G_CALLBACK (on_progress_apply), asking_new (window, rows), asking_free, 0);
  dt_window_popup_over_focus (window, popover);
}

static void
choose_progress (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_GIVEN, ids_of (parameter), ask_progress, NULL, NULL);
}

static void
choose_task_progress (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_OPEN, ids_of (parameter), ask_progress, NULL, NULL);
}

/* --- Reminders --- */

static void
on_reminder_apply (DtReminderDialog *dialog,
                   DtReminderEdit   *edit,
                   Asking           *asking)
{
  g_autoptr(GPtrArray) chosen = find_rows (asking->rows, edit->assignments);

  dt_edit_write (asking->window, DT_EDIT_REMIND, chosen, edit->assignments->len,
                 dt_job_log_reminder, edit, (GDestroyNotify) dt_reminder_edit_free);
}

static void
ask_reminder (DtWindow  *window,
              GPtrArray *rows,
              gpointer   user_data)
{
  DtReminderDialog *dialog = dt_reminder_dialog_new (GTK_WINDOW (window), dt_window_get_context (window), rows);

  g_signal_connect_data (dialog, "apply", G_CALLBACK (on_reminder_apply), asking_new (window, rows), asking_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
log_call (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_GIVEN, ids_of (parameter), ask_reminder, NULL, NULL);
}

static void
remind_tasks (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_OPEN, ids_of (parameter), ask_reminder, NULL, NULL);
}

/* --- The same for what is selected --- */

static void
on_selected (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  DtView *view = dt_window_get_view (self);
  g_autoptr(GArray) ids = dt_view_dup_assignments (view);
  gboolean waiting = g_str_equal (action, "win.accept-selected") || g_str_equal (action, "win.return-selected");
  DtFoundFunc found = g_str_equal (action, "win.record-selected") ? ask_record
                    : g_str_equal (action, "win.accept-selected") ? do_accept
                    : g_str_equal (action, "win.return-selected") ? ask_return : ask_reminder;

  if (DT_IS_TASK_VIEW (view))
    {
      g_autoptr(GVariant) tasks = g_variant_ref_sink (dt_task_view_get_selected_tasks (DT_TASK_VIEW (view)));

      if (g_variant_n_children (tasks) > 0)
        {
          dt_edit_find (self, waiting ? DT_FIND_WAITING : DT_FIND_OPEN, ids_of (tasks), found, NULL, NULL);
          return;
        }
      if (found == ask_record)
        found = ask_record_all;
    }

  if (ids != NULL && ids->len > 0)
    dt_edit_find (self, DT_FIND_GIVEN, g_array_ref (ids), found, NULL, NULL);
}

/* --- Installing --- */

static const struct
{
  const char                  *name;
  const char                  *type;
  GtkWidgetActionActivateFunc  activate;
} edit_actions[] = {
  { "win.record", "ax", record },
  { "win.record-parts", "ax", record_parts },
  { "win.record-tasks", "ax", record_tasks },
  { "win.record-today", "ax", record_today },
  { "win.record-file", "(xs)", dt_edit_record_file },
  { "win.record-selected", NULL, on_selected },
  { "win.accept", "ax", accept },
  { "win.accept-tasks", "ax", accept_tasks },
  { "win.accept-selected", NULL, on_selected },
  { "win.return", "ax", return_given },
  { "win.return-tasks", "ax", return_tasks },
  { "win.return-selected", NULL, on_selected },
  { "win.remove-submission", "ax", remove_submission },
  { "win.set-progress", "(axi)", set_progress },
  { "win.set-task-progress", "(axi)", set_task_progress },
  { "win.choose-progress", "ax", choose_progress },
  { "win.choose-task-progress", "ax", choose_task_progress },
  { "win.log-call", "ax", log_call },
  { "win.remind-tasks", "ax", remind_tasks },
  { "win.log-call-selected", NULL, on_selected },
  { "win.write-reminder", "ax", dt_edit_write_reminder },
  { "win.write-reminder-tasks", "ax", dt_edit_write_reminder },
  { "win.write-reminder-unit", "x", dt_edit_write_reminder },
  { "win.write-reminder-selected", NULL, dt_edit_write_reminder },
  { "win.set-hold", "(xs)", dt_edit_set_hold },
  { "win.ask-extension", "(xx)", dt_edit_ask_extension },
  { "win.decide-extension", "(xx)", dt_edit_decide_extension },
  { "win.link", "(xx)", dt_edit_link },
  { "win.unlink", "(xx)", dt_edit_unlink },
  { "win.add-unit", "x", dt_edit_add_unit },
  { "win.new-unit", NULL, dt_edit_unit },
  { "win.edit-unit", "x", dt_edit_unit },
  { "win.edit-selected", NULL, dt_edit_selected },
  { "win.save-filter", NULL, dt_edit_save_filter },
  { "win.rename-filter", "(xs)", dt_edit_rename_filter },
  { "win.move-filter", "(xi)", dt_edit_move_filter },
  { "win.remove-filter", "x", dt_edit_remove_filter },
  { "win.merge-unit", "x", dt_edit_merge_unit },
  { "win.show-groups", NULL, dt_edit_show_groups },
  { "win.new-group", NULL, dt_edit_group },
  { "win.edit-group", "x", dt_edit_group },
  { "win.join-group", "x", dt_edit_join_group },
  { "win.remove-group", "x", dt_edit_remove_group },
  { "win.edit-directive", "x", dt_edit_directive },
  { "win.remove-directive", "x", dt_edit_remove_directive },
  { "win.send-directive", "x", dt_edit_send },
  { "win.new-task", "x", dt_edit_new_task },
  { "win.edit-task", "x", dt_edit_task },
  { "win.edit-tasks", "x", dt_edit_tasks },
  { "win.remove-task", "x", dt_edit_remove_task },
  { "win.excuse", "ax", dt_edit_excuse },
  { "win.ask-again", "ax", dt_edit_excuse },
  { "win.set-lead", "x", dt_edit_obligation },
  { "win.remove-part", "x", dt_edit_obligation },
  { "win.pass-to-successor", "x", dt_edit_obligation },
  { "win.change-schedule-part", "x", dt_edit_change_part },
};

/* Of other files: they open what writes. */
static const char *const other_writers[] = {
  "win.import", "win.import-sheet", "win.change-schedule", "win.change-schedule-tasks", "win.change-schedule-to-day",
  "win.change-schedule-selected", "win.register-form", "win.register-letter", "win.register-text", "win.open-draft",
};

void
dt_window_install_edit_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (edit_actions); i++)
    gtk_widget_class_install_action (widget_class, edit_actions[i].name, edit_actions[i].type, edit_actions[i].activate);
  /* They only show; what they show knows whether the register can be written to. */
  gtk_widget_class_install_action (widget_class, "win.show-submission", "x", dt_edit_show_submission);
  gtk_widget_class_install_action (widget_class, "win.show-submissions", "x", dt_edit_show_submissions);
  gtk_widget_class_install_action (widget_class, "win.show-change", "x", dt_edit_show_change);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, dt_edit_undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, dt_edit_redo);
}

void
dt_window_sync_edit_actions (DtWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  DtStore *store = dt_context_get_store (dt_window_get_context (self));
  gboolean can_write = !dt_store_get_read_only (store);

  for (guint i = 0; i < G_N_ELEMENTS (edit_actions); i++)
    gtk_widget_action_set_enabled (widget, edit_actions[i].name, can_write);
  for (guint i = 0; i < G_N_ELEMENTS (other_writers); i++)
    gtk_widget_action_set_enabled (widget, other_writers[i], can_write);
  gtk_widget_action_set_enabled (widget, "win.undo", can_write && dt_store_get_undo_label (store) != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", can_write && dt_store_get_redo_label (store) != NULL);
}
