/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reminder letters from what is owed: one to all, or one to each with its own list. */

#include "dt-reminder-letter.h"

#include <glib/gi18n-lib.h>

/**
 * dt_reminder_wanted_day:
 * @list: what is owed
 * @today: the day it is
 *
 * Returns: the day to ask the answer for: the last working day up to the last day, if that has not passed; else the next
 *   working day but two
 */
DtDay
dt_reminder_wanted_day (const DtDebtorList *list,
                        DtDay               today)
{
  if (list->working_day >= today)
    return list->working_day;

  return dt_work_calendar_add (list->calendar, today, 3);
}

/* What one unit is told of: with one debt, the task of that. */
static void
fill (const DtReminderDraft *draft,
      DtLetter              *letter)
{
  gboolean one_task = draft->list->n_tasks == 1;
  g_autofree char *own_subject = dt_reminder_default_subject (draft->rung, one_task);
  g_autofree char *own_body = dt_reminder_default_body (draft->rung, one_task);
  DtReminderWords words = {
    .debtors = draft->list,
    .office = *draft->list->office != '\0' ? draft->list->office : letter->office->name,
    .today = draft->today,
    .wanted_day = draft->wanted_day,
    .calendar = draft->list->calendar,
    .with_list = draft->with_list,
  };
  g_autoptr(GHashTable) values = dt_reminder_values (&words);
  g_autoptr(DtLetterText) subject = dt_letter_text_fill (draft->subject != NULL ? draft->subject : own_subject, values);

  g_free (letter->subject);
  letter->subject = dt_letter_text_plain (subject);
  g_free (letter->addressee);
  letter->addressee = g_strdup (g_hash_table_lookup (values, "to"));
  g_ptr_array_unref (letter->text);
  letter->text = dt_letter_text_fill (draft->body != NULL ? draft->body : own_body, values);
}

/**
 * dt_reminder_letter_new:
 * @draft: what it is made from
 *
 * Returns: (transfer full): the letter to all of them
 */
DtLetter *
dt_reminder_letter_new (const DtReminderDraft *draft)
{
  g_autoptr(DtOffice) office = dt_office_new (draft->list->settings);
  DtLetter *letter = dt_letter_new (office, draft->today);

  fill (draft, letter);
  if (draft->with_list)
    {
      letter->list_title = draft->list->n_tasks == 1 ? g_strdup (_("Bodies and units that have not handed in"))
                                                     : g_strdup (_("What is still owed"));
      letter->debtors = g_ptr_array_ref (draft->list->debtors);
    }

  return letter;
}

/**
 * dt_reminder_letters_new:
 * @draft: what they are made from
 *
 * Returns: (transfer full) (element-type DtLetter): one for each unit; who owes several things gets their list
 */
GPtrArray *
dt_reminder_letters_new (const DtReminderDraft *draft)
{
  GPtrArray *letters = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_letter_free);

  for (guint i = 0; i < draft->list->debtors->len; i++)
    {
      const DtDebtor *debtor = g_ptr_array_index (draft->list->debtors, i);
      g_autoptr(GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr(DtDebtorList) list = NULL;
      DtReminderDraft own = *draft;

      g_array_append_val (one, debtor->unit_id);
      list = dt_debtor_list_choose (draft->list, one);
      own.list = list;
      own.with_list = draft->with_list && draft->list->n_tasks > 1;
      g_ptr_array_add (letters, dt_reminder_letter_new (&own));
    }

  return letters;
}
