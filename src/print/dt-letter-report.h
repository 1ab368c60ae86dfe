/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-debtor.h"
#include "dt-letter.h"
#include "dt-office.h"
#include "dt-report.h"

G_BEGIN_DECLS

/**
 * DtLetter:
 * @office: how the office names itself
 * @number: of the letter, "" to be filled in by hand
 * @notation: what follows the number: "-CV/VPTU"
 * @place_and_day: "TP. Quảng Ngãi, ngày 12 tháng 8 năm 2024"
 * @subject: below the number; "" for none
 * @addressee: after "Kính gửi:"; several by newline
 * @text: the body
 * @recipients: lines of "Nơi nhận", by newline
 * @signer_title: who signs, without a name
 * @list_title: (nullable): heading of the list on a page of its own; %NULL: no list
 * @debtors: (nullable) (element-type DtDebtor): who is on the list, and what each owes
 *
 * A letter in the layout of Party offices, as it is printed. Strings are never NULL unless said.
 */
typedef struct
{
  DtOffice     *office;
  char         *number;
  char         *notation;
  char         *place_and_day;
  char         *subject;
  char         *addressee;
  DtLetterText *text;
  char         *recipients;
  char         *signer_title;
  char         *list_title;
  GPtrArray    *debtors;
} DtLetter;

DtLetter *dt_letter_new        (const DtOffice *office, DtDay day);
void      dt_letter_free       (DtLetter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtLetter, dt_letter_free)

DtReport *dt_letter_report_new (GPtrArray *letters, DtDay today);

G_END_DECLS
