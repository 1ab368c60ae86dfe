/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A task suspended, cancelled or resumed. */

#include "dt-edit-actions-private.h"

#include <glib/gi18n-lib.h>

#include "dt-edit-jobs.h"
#include "dt-reason-dialog.h"

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

  dt_edit_write (window, kinds[hold], NULL, 1, dt_job_set_hold, dt_hold_edit_new (task, hold, reason),
                 (GDestroyNotify) dt_hold_edit_free);
}

static void
on_hold_apply (DtReasonDialog *dialog,
               const char     *reason,
               Holding        *holding)
{
  write_hold (holding->window, holding->task, holding->hold, reason);
}

/**
 * dt_edit_set_hold:
 * @widget: a window
 * @action: "win.set-hold"
 * @parameter: (xs): a task and the nick of a DtHold
 *
 * Suspends or cancels, for a reason that is asked, or resumes.
 */
void
dt_edit_set_hold (GtkWidget  *widget,
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
