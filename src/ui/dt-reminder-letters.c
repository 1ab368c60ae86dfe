/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what is chosen in the reminder window to the letters that go out. */

#include "dt-reminder-window-private.h"

#include "dt-call-list.h"

gboolean
dt_reminder_window_is_chosen (DtReminderWindow *self,
                              guint             i)
{
  if (dt_reminder_window_get_channel (self) == DT_CHANNEL_PHONE)
    return dt_call_card_is_called (g_ptr_array_index (self->cards, i));

  return gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
}

/* The debtors that are ticked. */
DtDebtorList *
dt_reminder_window_choose (DtReminderWindow *self)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->list->debtors->len; i++)
    if (dt_reminder_window_is_chosen (self, i))
      g_array_append_val (ids, ((DtDebtor *) g_ptr_array_index (self->list->debtors, i))->unit_id);

  return dt_debtor_list_choose (self->list, ids);
}

gboolean
dt_reminder_window_wants_list (DtReminderWindow *self)
{
  return gtk_check_button_get_active (self->with_list);
}

void
dt_reminder_window_make_draft (DtReminderWindow   *self,
                               const DtDebtorList *chosen,
                               DtReminderDraft    *draft)
{
  const DtLetterTemplate *template = dt_reminder_window_get_template (self);

  *draft = (DtReminderDraft) {
    .list = chosen,
    .rung = dt_reminder_window_get_rung (self),
    .today = dt_context_get_today (self->context),
    .wanted_day = dt_day_entry_get_day (self->wanted),
    .subject = template != NULL && *template->subject != '\0' ? template->subject : NULL,
    .body = template != NULL ? template->body : NULL,
    .with_list = dt_reminder_window_wants_list (self) && !gtk_check_button_get_active (self->each),
  };
}

/* The sheet's words, with the list that belongs to each copy. */
GPtrArray *
dt_reminder_window_letters (DtReminderWindow *self)
{
  g_autoptr(DtDebtorList) chosen = dt_reminder_window_choose (self);
  GPtrArray *letters;
  DtReminderDraft draft;

  if (chosen->debtors->len == 0)
    return NULL;

  dt_reminder_window_make_draft (self, chosen, &draft);
  draft.with_list = dt_reminder_window_wants_list (self);
  if (gtk_check_button_get_active (self->each))
    {
      letters = dt_reminder_letters_new (&draft);
    }
  else
    {
      letters = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_letter_free);
      g_ptr_array_add (letters, dt_reminder_letter_new (&draft));
    }

  for (guint i = 0; i < letters->len; i++)
    {
      DtLetter *made = g_ptr_array_index (letters, i);
      DtLetter *shown = dt_letter_view_dup_letter (self->letter);

      if (dt_reminder_window_get_channel (self) == DT_CHANNEL_MAIL)
        {
          g_clear_pointer (&shown->number, g_free);
          shown->number = g_strdup ("");
        }
      /* One copy each: every unit is addressed by its own name, with its own list. */
      if (gtk_check_button_get_active (self->each))
        {
          g_free (shown->addressee);
          shown->addressee = g_strdup (made->addressee);
        }
      shown->list_title = g_strdup (made->list_title);
      shown->debtors = made->debtors != NULL ? g_ptr_array_ref (made->debtors) : NULL;
      dt_letter_free (made);
      letters->pdata[i] = shown;
    }

  return letters;
}
