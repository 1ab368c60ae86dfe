/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-letter-report.h"

G_BEGIN_DECLS

/**
 * DtLetterView:
 *
 * A letter as a sheet of paper, to be read and corrected in place: what is written here is what is printed. What the
 * program has put in is tinted. Signal `edited` when the person has typed.
 */
#define DT_TYPE_LETTER_VIEW (dt_letter_view_get_type ())
G_DECLARE_FINAL_TYPE (DtLetterView, dt_letter_view, DT, LETTER_VIEW, GtkWidget)

GtkWidget *dt_letter_view_new         (void);
void       dt_letter_view_set_letter  (DtLetterView *self, const DtLetter *letter);
/* Puts new values into the blanks that nobody has written over; all else stays as it was typed. */
void       dt_letter_view_refill      (DtLetterView *self, const DtLetter *letter);
DtLetter  *dt_letter_view_dup_letter  (DtLetterView *self);
/* The words again with their {blanks}, where nobody has written over them. */
char      *dt_letter_view_dup_template (DtLetterView *self);
char      *dt_letter_view_dup_subject (DtLetterView *self);
gboolean   dt_letter_view_is_edited   (DtLetterView *self);
void       dt_letter_view_set_note    (DtLetterView *self, const char *text);   /* what follows on the next sheet; NULL: nothing */
void       dt_letter_view_set_numbered (DtLetterView *self, gboolean numbered);  /* with the line of the number */

G_END_DECLS
