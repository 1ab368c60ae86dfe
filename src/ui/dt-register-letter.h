/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-directive-paper.h"

G_BEGIN_DECLS

/**
 * DtRegisterLetter:
 *
 * The letter that a directive is entered from, with what was read of it, each passage linked to the field of the form that it went
 * into. Signal `told` (int DtPaperKind, char *words, int start, int end): the person has said what the selected words are.
 */
#define DT_TYPE_REGISTER_LETTER (dt_register_letter_get_type ())
G_DECLARE_FINAL_TYPE (DtRegisterLetter, dt_register_letter, DT, REGISTER_LETTER, GtkWidget)

typedef void (*DtRegisterMarkFunc) (DtPaperKind kind, int start, int end, GtkWidget *field, gpointer user_data);

GtkWidget *dt_register_letter_new        (const char *text);
/* start, end: characters; field: (nullable): watched, not kept. number: of a task; NULL */
void       dt_register_letter_add        (DtRegisterLetter *self, DtPaperKind kind, int start, int end, GtkWidget *field, const char *number);
/* What the field came from, in bold and in sight; nothing for one that the letter does not have. FALSE then. */
gboolean   dt_register_letter_show       (DtRegisterLetter *self, GtkWidget *field);
/* The field that the passage at the cursor went into takes the focus. FALSE: there is none. */
gboolean   dt_register_letter_leave      (DtRegisterLetter *self);
/* The field of the task whose passage that place is in; NULL */
GtkWidget *dt_register_letter_find_task  (DtRegisterLetter *self, int offset);
void       dt_register_letter_drop       (DtRegisterLetter *self, GtkWidget *field);     /* and all inside it */
void       dt_register_letter_foreach    (DtRegisterLetter *self, DtRegisterMarkFunc func, gpointer user_data);

G_END_DECLS
