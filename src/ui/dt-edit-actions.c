/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * The actions that change the register. Each asks what it needs, sends one job to the writer and is told
 * how it ended; nothing on the screen is changed here, the views hear of it from the store.
 */

#include "dt-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-edit-jobs.h"
#include "dt-list-jobs.h"
#include "dt-progress-popover.h"
#include "dt-reason-dialog.h"
#include "dt-record-popover.h"
#include "dt-reminder-dialog.h"

#define MAX_TASKS 500

typedef enum
{
  EDIT_RECORD,
  EDIT_ACCEPT,
  EDIT_RETURN,
  EDIT_REMOVE,
  EDIT_PROGRESS,
  EDIT_REMIND,
  EDIT_SUSPEND,
  EDIT_CANCEL,
  EDIT_RESUME,
} EditKind;

/* How each goes into the journal and the undo menu. */
static const struct { const char *action; const char *label; } edit_names[] = {
  [EDIT_RECORD] = { "record-submission", N_("Record submission") },
  [EDIT_ACCEPT] = { "accept", N_("Accept submission") },
  [EDIT_RETURN] = { "return", N_("Return submission") },
  [EDIT_REMOVE] = { "remove-submission", N_("Remove submission") },
  [EDIT_PROGRESS] = { "set-progress", N_("Set progress") },
  [EDIT_REMIND] = { "log-reminder", N_("Log reminder") },
  [EDIT_SUSPEND] = { "suspend", N_("Suspend task") },
  [EDIT_CANCEL] = { "cancel", N_("Cancel task") },
  [EDIT_RESUME] = { "resume", N_("Resume task") },
};

/* --- What is told afterwards --- */

static char *
tell_one (EditKind    kind,
          const char *unit)
{
  switch (kind)
    {
    case EDIT_RECORD:
      return g_strdup_printf (_("Recorded the submission of %s"), unit);
    case EDIT_ACCEPT:
      return g_strdup_printf (_("Accepted the submission of %s"), unit);
    case EDIT_RETURN:
      return g_strdup_printf (_("Returned the submission of %s"), unit);
    case EDIT_REMOVE:
      return g_strdup_printf (_("Removed the submission of %s"), unit);
    case EDIT_PROGRESS:
      return g_strdup_printf (_("Set the progress of %s"), unit);
    case EDIT_REMIND:
      return g_strdup_printf (_("Logged a reminder to %s"), unit);
    case EDIT_SUSPEND:
    case EDIT_CANCEL:
    case EDIT_RESUME:
      break;
    }

  return g_strdup (_(edit_names[kind].label));
}

static char *
tell_many (EditKind kind,
           guint    n)
{
  switch (kind)
    {
    case EDIT_RECORD:
      return g_strdup_printf (ngettext ("Recorded the submission of %u unit", "Recorded the submissions of %u units", n), n);
    case EDIT_ACCEPT:
      return g_strdup_printf (ngettext ("Accepted %u submission", "Accepted %u submissions", n), n);
    case EDIT_RETURN:
      return g_strdup_printf (ngettext ("Returned %u submission", "Returned %u submissions", n), n);
    case EDIT_REMOVE:
      return g_strdup_printf (ngettext ("Removed %u submission", "Removed %u submissions", n), n);
    case EDIT_PROGRESS:
      return g_strdup_printf (ngettext ("Set the progress of %u unit", "Set the progress of %u units", n), n);
    case EDIT_REMIND:
      return g_strdup_printf (ngettext ("Logged a reminder to %u unit", "Logged reminders to %u units", n), n);
    case EDIT_SUSPEND:
      return g_strdup (_("Suspended the task"));
    case EDIT_CANCEL:
      return g_strdup (_("Cancelled the task"));
    case EDIT_RESUME:
      break;
    }

  return g_strdup (_("Resumed the task"));
}

/* --- Writing --- */

typedef struct
{
  DtWindow *window;
  EditKind  kind;
  char     *unit;      /* where it is one unit's */
  guint     n;
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

  text = edit->unit != NULL && edit->n == 1 ? tell_one (edit->kind, edit->unit) : tell_many (edit->kind, edit->n);
  dt_window_toast (edit->window, text, TRUE);
}

/* rows: (nullable): the DtAssignmentRow it is about, to name the unit. Takes data. */
static void
write_edit (DtWindow       *window,
            EditKind        kind,
            GPtrArray      *rows,
            guint           n,
            DtJobFunc       job,
            gpointer        data,
            GDestroyNotify  data_free)
{
  DtWrite write = { .action = edit_names[kind].action, .label = _(edit_names[kind].label) };
  Edit *edit = g_new0 (Edit, 1);

  edit->window = g_object_ref (window);
  edit->kind = kind;
  edit->n = n;
  if (rows != NULL && rows->len == 1)
    edit->unit = g_strdup (((DtAssignmentRow *) g_ptr_array_index (rows, 0))->unit);

  dt_store_write_async (dt_context_get_store (dt_window_get_context (window)), &write, job, data, data_free, NULL, NULL,
                        on_written, edit);
}

/* --- Finding the assignments that an action is about --- */

typedef enum { FIND_GIVEN, FIND_OPEN, FIND_WAITING } Find;

typedef struct
{
  Find    find;
  GArray *ids;        /* gint64: assignments, or tasks whose assignments are looked for */
  DtDay   today;
} FindRequest;

static void
find_request_free (FindRequest *request)
{
  g_array_unref (request->ids);
  g_free (request);
}

static gboolean
is_found (const DtAssignmentRow *row,
          Find                   find_what)
{
  if (row->role != DT_ROLE_LEAD || row->excused != NULL)
    return FALSE;

  return find_what == FIND_WAITING ? row->phase == DT_PHASE_HANDED
                                   : dt_phase_is_open (row->phase) || row->phase == DT_PHASE_STANDING;
}

static gboolean
add_found (DtDb       *db,
           gint64      task_id,
           Find        find_what,
           GPtrArray  *rows,
           GError    **error)
{
  g_autoptr(DtTaskDetail) detail = NULL;
  gpointer result = NULL;

  if (!dt_job_load_task (db, &task_id, &result, error))
    return FALSE;

  detail = result;
  for (guint i = 0; i < detail->assignments->len; i++)
    {
      DtAssignmentRow *row = g_ptr_array_index (detail->assignments, i);

      if (is_found (row, find_what))
        g_ptr_array_add (rows, dt_assignment_row_ref (row));
    }

  return TRUE;
}

static gboolean
find_job (DtDb      *db,
          gpointer   data,
          gpointer  *result,
          GError   **error)
{
  FindRequest *request = data;
  g_autoptr(GPtrArray) rows = NULL;

  if (request->find == FIND_GIVEN)
    {
      DtRowFetch fetch = { request->ids, request->today };

      return dt_job_fetch_assignments (db, &fetch, result, error);
    }

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_assignment_row_unref);
  for (guint i = 0; i < request->ids->len; i++)
    if (!add_found (db, g_array_index (request->ids, gint64, i), request->find, rows, error))
      return FALSE;

  *result = g_steal_pointer (&rows);
  return TRUE;
}

typedef void (*FoundFunc) (DtWindow *window, GPtrArray *rows, gpointer user_data);

typedef struct
{
  DtWindow       *window;
  FoundFunc       found;
  gpointer        user_data;
  GDestroyNotify  user_data_free;
} Waiting;

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Waiting *waiting = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = dt_store_read_finish (DT_STORE (source), result, &error);

  if (rows == NULL)
    dt_window_tell_error (waiting->window, NULL, error);
  else if (rows->len == 0)
    dt_window_toast (waiting->window, _("There is nothing here to do that with"), FALSE);
  else
    waiting->found (waiting->window, rows, waiting->user_data);

  g_object_unref (waiting->window);
  if (waiting->user_data_free != NULL)
    waiting->user_data_free (waiting->user_data);
  g_free (waiting);
}

/* Takes ids. found is called with at least one row, or not at all. */
static void
find_rows (DtWindow       *window,
           Find            find_what,
           GArray         *ids,
           FoundFunc       found,
           gpointer        user_data,
           GDestroyNotify  user_data_free)
{
  Waiting *waiting = g_new0 (Waiting, 1);
  FindRequest *request = g_new0 (FindRequest, 1);

  if (ids->len > MAX_TASKS)
    g_array_set_size (ids, MAX_TASKS);
  request->find = find_what;
  request->ids = ids;
  request->today = dt_context_get_today (dt_window_get_context (window));
  waiting->window = g_object_ref (window);
  waiting->found = found;
  waiting->user_data = user_data;
  waiting->user_data_free = user_data_free;

  dt_store_read_async (dt_context_get_store (dt_window_get_context (window)), find_job,
                       request, (GDestroyNotify) find_request_free, (GDestroyNotify) g_ptr_array_unref,
                       NULL, on_found, waiting);
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

  write_edit (asking->window, EDIT_RECORD, chosen, edit->assignments->len,
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
  find_rows (DT_WINDOW (widget), FIND_GIVEN, ids_of (parameter), ask_record, NULL, NULL);
}

static void
record_tasks (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  find_rows (DT_WINDOW (widget), FIND_OPEN, ids_of (parameter), ask_record, NULL, NULL);
}

static void
do_record_today (DtWindow  *window,
                 GPtrArray *rows,
                 gpointer   user_data)
{
  g_autoptr(GArray) ids = ids_of_rows (rows);
  DtRecordEdit *edit = dt_record_edit_new (IDS (ids), ids->len, dt_context_get_today (dt_window_get_context (window)));

  edit->time = dt_now_minutes ();
  write_edit (window, EDIT_RECORD, rows, ids->len, dt_job_record_submission, edit, (GDestroyNotify) dt_record_edit_free);
}

static void
record_today (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  find_rows (DT_WINDOW (widget), FIND_GIVEN, ids_of (parameter), do_record_today, NULL, NULL);
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

  write_edit (window, verdict == DT_VERDICT_ACCEPTED ? EDIT_ACCEPT : EDIT_RETURN, rows, ids->len,
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
  find_rows (DT_WINDOW (widget), FIND_GIVEN, ids_of (parameter), do_accept, NULL, NULL);
}

static void
accept_tasks (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  find_rows (DT_WINDOW (widget), FIND_WAITING, ids_of (parameter), do_accept, NULL, NULL);
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
  find_rows (DT_WINDOW (widget), FIND_GIVEN, ids_of (parameter), ask_return, NULL, NULL);
}

static void
return_tasks (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  find_rows (DT_WINDOW (widget), FIND_WAITING, ids_of (parameter), ask_return, NULL, NULL);
}

static void
do_remove_submission (DtWindow  *window,
                      GPtrArray *rows,
                      gpointer   user_data)
{
  GArray *ids = ids_of_rows (rows);

  write_edit (window, EDIT_REMOVE, rows, ids->len, dt_job_remove_submission, ids, (GDestroyNotify) g_array_unref);
}

static void
remove_submission (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  find_rows (DT_WINDOW (widget), FIND_GIVEN, ids_of (parameter), do_remove_submission, NULL, NULL);
}

/* --- Progress --- */

static void
write_progress (DtWindow  *window,
                GPtrArray *rows,
                int        percent)
{
  g_autoptr(GArray) ids = ids_of_rows (rows);
  DtProgressEdit *edit = dt_progress_edit_new (IDS (ids), ids->len, percent);

  write_edit (window, EDIT_PROGRESS, rows, ids->len, dt_job_set_progress, edit, (GDestroyNotify) dt_progress_edit_free);
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
  find_rows (DT_WINDOW (widget), FIND_GIVEN, ids_of (ids), do_set_progress, GINT_TO_POINTER (CLAMP (percent, 0, 100)), NULL);
}

static void
set_task_progress (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  g_autoptr(GVariant) ids = g_variant_get_child_value (parameter, 0);
  int percent = 0;

  g_variant_get_child (parameter, 1, "i", &percent);
  find_rows (DT_WINDOW (widget), FIND_OPEN, ids_of (ids), do_set_progress, GINT_TO_POINTER (CLAMP (percent, 0, 100)), NULL);
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
  find_rows (DT_WINDOW (widget), FIND_GIVEN, ids_of (parameter), ask_progress, NULL, NULL);
}

static void
choose_task_progress (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  find_rows (DT_WINDOW (widget), FIND_OPEN, ids_of (parameter), ask_progress, NULL, NULL);
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

  write_edit (asking->window, EDIT_REMIND, chosen, edit->assignments->len,
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
  find_rows (DT_WINDOW (widget), FIND_GIVEN, ids_of (parameter), ask_reminder, NULL, NULL);
}

static void
remind_tasks (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  find_rows (DT_WINDOW (widget), FIND_OPEN, ids_of (parameter), ask_reminder, NULL, NULL);
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
  static const EditKind kinds[] = {
    [DT_HOLD_ACTIVE] = EDIT_RESUME, [DT_HOLD_SUSPENDED] = EDIT_SUSPEND, [DT_HOLD_CANCELLED] = EDIT_CANCEL,
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
      FoundFunc found = g_str_equal (action, "win.record-selected") ? ask_record
                        : g_str_equal (action, "win.accept-selected") ? do_accept
                        : g_str_equal (action, "win.return-selected") ? ask_return : ask_reminder;

      if (g_variant_n_children (tasks) > 0)
        find_rows (self, waiting ? FIND_WAITING : FIND_OPEN, ids_of (tasks), found, NULL, NULL);
      else if (one != NULL && one->len > 0)
        find_rows (self, FIND_GIVEN, g_array_ref (one), found, NULL, NULL);
    }
  else
    {
      g_autoptr(GArray) ids = dt_view_dup_assignments (view);

      if (ids == NULL || ids->len == 0)
        return;
      find_rows (self, FIND_GIVEN, g_array_ref (ids),
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
