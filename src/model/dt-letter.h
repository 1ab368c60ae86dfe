/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-debtor.h"
#include "dt-office.h"

G_BEGIN_DECLS

/* A piece of a letter that is set in one way. */
typedef struct
{
  char     *text;
  gboolean  bold;
  gboolean  filled;     /* put in by the program, so to be looked at */
  char     *blank;      /* the blank it was put into; NULL: none */
} DtLetterRun;

/**
 * DtLetterText:
 *
 * Words of a letter, piece by piece, with newlines between paragraphs. (element-type DtLetterRun)
 */
typedef GPtrArray DtLetterText;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtLetterText, g_ptr_array_unref)

DtLetterText *dt_letter_text_new         (void);
void          dt_letter_text_add         (DtLetterText *self, const char *text, gboolean bold, const char *blank);
DtLetterText *dt_letter_text_fill        (const char *template, GHashTable *values);
char         *dt_letter_text_plain       (DtLetterText *self);
/* The template again: **bold**, what was filled in as plain words. */
char         *dt_letter_text_template    (DtLetterText *self);
GStrv         dt_letter_text_paragraphs  (DtLetterText *self);    /* Pango markup of each */

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

/**
 * DtReminderWords:
 * @debtors: (not nullable): whom it goes to, and what of
 * @office: how the office calls itself in a sentence: "Văn phòng Thành ủy"
 * @wanted_day: until when the answer is asked for; none: as soon as can be
 * @with_list: a list of the units follows on a page of its own
 *
 * What the blanks of a reminder are filled from.
 */
typedef struct
{
  const DtDebtorList *debtors;
  const char         *office;
  DtDay               today;
  DtDay               wanted_day;
  DtWorkCalendar     *calendar;
  gboolean            with_list;
} DtReminderWords;

GHashTable *dt_reminder_values        (const DtReminderWords *self);
char       *dt_reminder_default_subject (int rung, gboolean one_task);
char       *dt_reminder_default_body    (int rung, gboolean one_task);
char       *dt_reminder_rung_name       (int rung);       /* "Letter, first reminder" */

G_END_DECLS
