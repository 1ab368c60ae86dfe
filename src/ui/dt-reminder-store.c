/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reminder window enters in the register: one reminder for each unit, as one action. */

#include "dt-reminder-window-private.h"

#include "dt-call-list.h"
#include "dt-edit-jobs.h"

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtReminderWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtDebtorList) chosen = NULL;

  dt_store_write_finish (DT_STORE (source), result, &error);
  self->storing = FALSE;
  if (self->pages == NULL)
    return;
  if (error != NULL)
    {
      dt_reminder_window_tell (self, error);
      dt_reminder_window_read (self);
      return;
    }

  chosen = dt_reminder_window_choose (self);
  g_signal_emit_by_name (self, "stored", chosen->debtors->len);
  self->forced_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* What was handed out with the letter: each part with the day that the letter names for it. */
static DtReminderEdit *
make_edit (DtReminderWindow *self,
           GPtrArray        *debtors)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *days = g_array_new (FALSE, FALSE, sizeof (DtDay));
  DtReminderEdit *edit;

  for (guint i = 0; i < debtors->len; i++)
    {
      const DtDebtor *debtor = g_ptr_array_index (debtors, i);

      for (guint k = 0; k < debtor->debts->len; k++)
        {
          const DtDebt *debt = g_ptr_array_index (debtor->debts, k);

          g_array_append_val (ids, debt->assignment_id);
          g_array_append_val (days, debt->last_day);
        }
    }
  edit = dt_reminder_edit_new ((const gint64 *) (gpointer) ids->data, ids->len, dt_context_get_today (self->context), dt_reminder_window_get_channel (self));
  edit->time = dt_now_minutes ();
  edit->rung = dt_reminder_window_get_rung (self);
  edit->days = days;

  return edit;
}

static void
add_calls (DtReminderWindow   *self,
           const DtDebtorList *chosen,
           GPtrArray          *edits)
{
  for (guint i = 0; i < chosen->debtors->len; i++)
    {
      DtDebtor *debtor = g_ptr_array_index (chosen->debtors, i);
      g_autoptr(GPtrArray) one = g_ptr_array_new ();
      DtReminderEdit *edit;

      g_ptr_array_add (one, debtor);
      edit = make_edit (self, one);
      for (guint k = 0; k < self->cards->len; k++)
        if (dt_call_card_get_unit (g_ptr_array_index (self->cards, k)) == debtor->unit_id)
          dt_call_card_fill (g_ptr_array_index (self->cards, k), edit);
      g_ptr_array_add (edits, edit);
    }
}

void
dt_reminder_window_store (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  DtReminderWindow *self = DT_REMINDER_WINDOW (widget);
  g_autoptr(DtDebtorList) chosen = dt_reminder_window_choose (self);
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_reminder_edit_free);
  DtWrite write = { .action = "remind" };

  if (dt_reminder_window_get_channel (self) == DT_CHANNEL_PHONE)
    {
      add_calls (self, chosen, edits);
    }
  else
    {
      g_autoptr(DtLetter) letter = dt_letter_view_dup_letter (self->letter);
      DtReminderEdit *edit = make_edit (self, chosen->debtors);

      if (dt_reminder_window_get_channel (self) == DT_CHANNEL_LETTER && *letter->number != '\0')
        edit->symbol = g_strconcat (letter->number, letter->notation, NULL);
      edit->note = g_strdup (letter->subject);
      g_ptr_array_add (edits, edit);
    }

  self->storing = TRUE;
  dt_reminder_window_tell (self, NULL);
  dt_reminder_window_sync (self);
  dt_store_write_async (dt_context_get_store (self->context), &write, dt_job_log_reminders, edits, (GDestroyNotify) g_ptr_array_unref,
                        NULL, NULL, on_stored, g_object_ref (self));
}
