/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-letter.h"

G_BEGIN_DECLS

/**
 * DtReminderDraft:
 * @list: whom, and what of
 * @rung: the step of urging, 1 to 4
 * @wanted_day: until when the answer is asked for; none: as soon as can be
 * @subject: (nullable): template; %NULL: that of the step
 * @body: (nullable): template; %NULL: that of the step
 * @with_list: the units and what they owe on a page of its own
 *
 * What reminder letters are made from.
 */
typedef struct
{
  const DtDebtorList *list;
  int                 rung;
  DtDay               today;
  DtDay               wanted_day;
  const char         *subject;
  const char         *body;
  gboolean            with_list;
} DtReminderDraft;

DtLetter  *dt_reminder_letter_new   (const DtReminderDraft *draft);
GPtrArray *dt_reminder_letters_new  (const DtReminderDraft *draft);    /* one for each unit, with its own list */
DtDay      dt_reminder_wanted_day   (const DtDebtorList *list, DtDay today);

G_END_DECLS
