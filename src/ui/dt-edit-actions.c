/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The actions that change the register. Each asks what it needs, sends one job to the writer and is told
 * how it ended; nothing on the screen is changed here, the views hear of it from the store.
 */

#include "dt-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-edit-find.h"
#include "dt-edit-jobs.h"
#include "dt-edit-words.h"
#include "dt-progress-popover.h"
#include "dt-reason-dialog.h"
#include "dt-record-popover.h"
#include "dt-reminder-dialog.h"

/* --- Writing --- */

typedef struct
{
  DtWindow   *window;
  DtEditKind  kind;
  char       *unit;      /* where it is one unit's */
  guint       n;
} Edit;

static void
edit_free (Edit *edit)
{
  g_clear_object (&edit->window);
  g_free (edit->unit);
  g_free (edit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edit, edit_free)

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Edit) edit = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  dt_store_write_finish (DT_STORE (source), result, &error);
  dt_window_set_saved (edit->window, error);
  if (error != NULL)
    {
      dt_window_tell_error (edit->window, _("Nothing was changed"), error);
      return;
    }

  text = edit->unit != NULL && edit->n == 1 ? dt_edit_tell_one (edit->kind, edit->unit) : dt_edit_tell_many (edit->kind, edit->n);
  dt_window_toast (edit->window, text, TRUE);
}

/* rows: (nullable): the DtAssignmentRow it is about, to name the unit. Takes data. */
static void
write_edit (DtWindow       *window,
            DtEditKind      kind,
            GPtrArray      *rows,
            guint           n,
            DtJobFunc       job,
            gpointer        data,
            GDestroyNotify  data_free)
{
  DtWrite write = dt_edit_get_write (kind);
  Edit *edit = g_new0 (Edit, 1);

  edit->window = g_object_ref (window);
  edit->kind = kind;
  edit->n = n;
  if (rows != NULL && rows->len == 1)
    edit->unit = g_strdup (((DtAssignmentRow *) g_ptr_array_index (rows, 0))->unit);

  dt_store_write_async (dt_context_get_store (dt_window_get_context (window)), &write, job, data, data_free, NULL, NULL,
                        on_written, edit);
}

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

static void
on_record_apply (GtkWidget    *popover,
                 DtRecordEdit *edit,
                 Asking       *asking)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < edit->assignments->len; i++)
    {
      DtAssignmentRow *row = find_row (asking->rows, g_array_index (edit->assignments, gint64, i));

      if (row != NULL)
        g_ptr_array_add (chosen, row);
    }

  write_edit (asking->window, DT_EDIT_RECORD, chosen, edit->assignments->len,
              dt_job_record_submission, edit, (GDestroyNotify) dt_record_edit_free);
}

static void
ask_record (DtWindow  *window,
            GPtrArray *rows,
            gpointer   user_data)
{
  GtkWidget *popover = dt_record_popover_new (dt_window_get_context (window), rows);

  g_signal_connect_data (popover, "apply", G_CALLBACK (on_record_apply), asking_new (window, rows), asking_free, 0);
  dt_window_popup_over_focus (window, popover);
}

static void
record (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  dt_edit_find (DT_WINDOW (widget), DT_FIND_GIVEN, ids_of (parameter), ask_record, NULL, NULL);
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
  write_edit (window, DT_EDIT_RECORD, rows, ids->len, dt_job_record_submission, edit, (GDestroyNotify) dt_record_edit_free);
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

  write_edit (window, verdict == DT_VERDICT_ACCEPTED ? DT_EDIT_ACCEPT : DT_EDIT_RETURN, rows, ids->len,
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

  write_edit (window, DT_EDIT_REMOVE, rows, ids->len, dt_job_remove_submission, ids, (GDestroyNotify) g_array_unref);
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

  write_edit (window, DT_EDIT_PROGRESS, rows, ids->len, dt_job_set_progress, edit, (GDestroyNotify) dt_progress_edit_free);
}

static void
do_set_progress (DtWindow  *window,
                 GPtrArray *rows,
                 gpointer   user_data)
{
  write_progress (window, rows, GPOINTER_TO_INT (user_data));
}

static void
set_progress (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  g_autoptr(GVariant) ids = g_variant_get_child_value (parameter, 0);
  int percent = 0;

  g_variant_get_child (parameter, 1, "i", &percent);
  dt_edit_find (DT_WINDOW (widget), DT_FIND_GIVEN, ids_of (ids), do_set_progress, GINT_TO_POINTER (CLAMP (percent, 0, 100)), NULL);
}

static void
set_task_progress (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  g_autoptr(GVariant) ids = g_variant_get_child_value (parameter, 0);
  int percent = 0;

  g_variant_get_child (parameter, 1, "i", &percent);
  dt_edit_find (DT_WINDOW (widget), DT_FIND_OPEN, ids_of (ids), do_set_progress, GINT_TO_POINTER (CLAMP (percent, 0, 100)), NULL);
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
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < edit->assignments->len; i++)
    {
      DtAssignmentRow *row = find_row (asking->rows, g_array_index (edit->assignments, gint64, i));

      if (row != NULL)
        g_ptr_array_add (chosen, row);
    }

  write_edit (asking->window, DT_EDIT_REMIND, chosen, edit->assignments->len,
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

/* --- Hold --- */

typedef struct { DtWindow *window; gint64 task; DtHold hold; } Holding;

static void
holding_free (gpointer  data,
              GClosure *closure)
{
  g_free (data);
}

static void
write_hold (DtWindow   *window,
            gint64      task,
            DtHold      hold,
            const char *reason)
{
  static const DtEditKind kinds[] = {
    [DT_HOLD_ACTIVE] = DT_EDIT_RESUME, [DT_HOLD_SUSPENDED] = DT_EDIT_SUSPEND, [DT_HOLD_CANCELLED] = DT_EDIT_CANCEL,
  };

  write_edit (window, kinds[hold], NULL, 1, dt_job_set_hold, dt_hold_edit_new (task, hold, reason),
              (GDestroyNotify) dt_hold_edit_free);
}

static void
on_hold_apply (DtReasonDialog *dialog,
               const char     *reason,
               Holding        *holding)
{
  write_hold (holding->window, holding->task, holding->hold, reason);
}

static void
set_hold (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  DtReasonDialog *dialog;
  Holding *holding;
  const char *nick;
  gint64 task;
  int hold;

  g_variant_get (parameter, "(x&s)", &task, &nick);
  if (!dt_nick_find (dt_hold_nicks, nick, &hold))
    return;
  if (hold == DT_HOLD_ACTIVE)
    {
      write_hold (self, task, DT_HOLD_ACTIVE, NULL);
      return;
    }

  if (hold == DT_HOLD_SUSPENDED)
    dialog = dt_reason_dialog_new (GTK_WINDOW (self), _("Suspend the Task"),
                                   _("It is counted neither as open nor as late until it is resumed."), _("_Suspend"), TRUE);
  else
    dialog = dt_reason_dialog_new (GTK_WINDOW (self), _("Cancel the Task"),
                                   _("It stays in the register with its reason, but nobody owes it any more."),
                                   _("Ca_ncel the Task"), TRUE);

  holding = g_new0 (Holding, 1);
  holding->window = self;
  holding->task = task;
  holding->hold = (DtHold) hold;
  g_signal_connect_data (dialog, "apply", G_CALLBACK (on_hold_apply), holding, holding_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- The same for what is selected --- */

static void
on_selected (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  DtView *view = dt_window_get_view (self);

  if (DT_IS_TASK_VIEW (view))
    {
      g_autoptr(GVariant) tasks = g_variant_ref_sink (dt_task_view_get_selected_tasks (DT_TASK_VIEW (view)));
      g_autoptr(GArray) one = dt_view_dup_assignments (view);
      gboolean waiting = g_str_equal (action, "win.accept-selected") || g_str_equal (action, "win.return-selected");
      DtFoundFunc found = g_str_equal (action, "win.record-selected") ? ask_record
                        : g_str_equal (action, "win.accept-selected") ? do_accept
                        : g_str_equal (action, "win.return-selected") ? ask_return : ask_reminder;

      if (g_variant_n_children (tasks) > 0)
        dt_edit_find (self, waiting ? DT_FIND_WAITING : DT_FIND_OPEN, ids_of (tasks), found, NULL, NULL);
      else if (one != NULL && one->len > 0)
        dt_edit_find (self, DT_FIND_GIVEN, g_array_ref (one), found, NULL, NULL);
    }
  else
    {
      g_autoptr(GArray) ids = dt_view_dup_assignments (view);

      if (ids == NULL || ids->len == 0)
        return;
      dt_edit_find (self, DT_FIND_GIVEN, g_array_ref (ids),
                 g_str_equal (action, "win.record-selected") ? ask_record
                 : g_str_equal (action, "win.accept-selected") ? do_accept
                 : g_str_equal (action, "win.return-selected") ? ask_return : ask_reminder, NULL, NULL);
    }
}

/* --- Undo --- */

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = dt_store_undo_finish (DT_STORE (source), result, &error);
  g_autofree char *text = NULL;

  dt_window_set_saved (self, error);
  if (error != NULL)
    {
      dt_window_tell_error (self, _("It could not be undone"), error);
      return;
    }

  text = g_strdup_printf (_("Undone: %s"), label != NULL ? label : "");
  dt_window_toast (self, text, FALSE);
}

static void
undo (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  dt_store_undo_async (dt_context_get_store (dt_window_get_context (DT_WINDOW (widget))), on_undone, g_object_ref (widget));
}

static void
on_redone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = dt_store_redo_finish (DT_STORE (source), result, &error);
  g_autofree char *text = NULL;

  dt_window_set_saved (self, error);
  if (error != NULL)
    {
      dt_window_tell_error (self, _("It could not be done again"), error);
      return;
    }

  text = g_strdup_printf (_("Done again: %s"), label != NULL ? label : "");
  dt_window_toast (self, text, TRUE);
}

static void
redo (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  dt_store_redo_async (dt_context_get_store (dt_window_get_context (DT_WINDOW (widget))), on_redone, g_object_ref (widget));
}

/* --- Installing --- */

static const struct
{
  const char                  *name;
  const char                  *type;
  GtkWidgetActionActivateFunc  activate;
} edit_actions[] = {
  { "win.record", "ax", record },
  { "win.record-tasks", "ax", record_tasks },
  { "win.record-today", "ax", record_today },
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
  { "win.set-hold", "(xs)", set_hold },
};

void
dt_window_install_edit_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (edit_actions); i++)
    gtk_widget_class_install_action (widget_class, edit_actions[i].name, edit_actions[i].type, edit_actions[i].activate);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo);
}

void
dt_window_sync_edit_actions (DtWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  DtStore *store = dt_context_get_store (dt_window_get_context (self));
  gboolean can_write = !dt_store_get_read_only (store);

  for (guint i = 0; i < G_N_ELEMENTS (edit_actions); i++)
    gtk_widget_action_set_enabled (widget, edit_actions[i].name, can_write);
  gtk_widget_action_set_enabled (widget, "win.import", can_write);
  gtk_widget_action_set_enabled (widget, "win.undo", can_write && dt_store_get_undo_label (store) != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", can_write && dt_store_get_redo_label (store) != NULL);
}
