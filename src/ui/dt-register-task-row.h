/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-register-jobs.h"
#include "dt-task-edit-jobs.h"

G_BEGIN_DECLS

/**
 * DtRegisterTaskRow:
 *
 * A task of a directive that is being entered: number, title, leads, co-ordinators, and the words of its deadline, with the last day
 * they give. Signals `changed`, `remove`, `add-part`.
 */
#define DT_TYPE_REGISTER_TASK_ROW (dt_register_task_row_get_type ())
G_DECLARE_FINAL_TYPE (DtRegisterTaskRow, dt_register_task_row, DT, REGISTER_TASK_ROW, GtkWidget)

GtkWidget      *dt_register_task_row_new         (DtDay today);
void            dt_register_task_row_set_issued  (DtRegisterTaskRow *self, DtDay issued);    /* from when years are told */
void            dt_register_task_row_set         (DtRegisterTaskRow *self, const char *ordinal, const char *title, const char *passage, const char *leads,
                                                  const char *coordinators, const char *words);
typedef enum { DT_REGISTER_WHOLE, DT_REGISTER_LEADS, DT_REGISTER_COORDINATORS, DT_REGISTER_WORDS } DtRegisterField;
GtkWidget      *dt_register_task_row_get_field   (DtRegisterTaskRow *self, DtRegisterField field);    /* borrowed; the row itself for the whole */
gboolean        dt_register_task_row_is_valid    (DtRegisterTaskRow *self);                  /* it has a title, and words that are understood */
DtRegisterTask *dt_register_task_row_dup         (DtRegisterTaskRow *self);                  /* NULL: nothing was filled in, or it is left out */
DtDay           dt_register_task_row_get_last_day (DtRegisterTaskRow *self);                 /* by its words, or DT_DAY_NONE */

/* One line with a box to leave it out, which opens: of what was read, and is only looked at. */
void            dt_register_task_row_fold        (DtRegisterTaskRow *self);
void            dt_register_task_row_unfold      (DtRegisterTaskRow *self);
gboolean        dt_register_task_row_show        (GtkWidget *field);
gboolean        dt_register_task_row_is_left_out (DtRegisterTaskRow *self);

/* What stands in the row, as it stands there. */
typedef struct { char *ordinal, *title, *passage, *leads, *coordinators, *words; } DtRegisterTaskTexts;
DtRegisterTaskTexts *dt_register_task_row_dup_texts (DtRegisterTaskRow *self);
void                 dt_register_task_texts_free    (DtRegisterTaskTexts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtRegisterTaskTexts, dt_register_task_texts_free)

/* Of a task that the register has, or of a part of one. */
void            dt_register_task_row_set_stored  (DtRegisterTaskRow *self, DtDay last_day);
void            dt_register_task_row_set_level   (DtRegisterTaskRow *self, guint level);
gboolean        dt_register_task_row_is_empty    (DtRegisterTaskRow *self);                  /* nothing that makes a task was filled in */
const char     *dt_register_task_row_get_ordinal (DtRegisterTaskRow *self);
gboolean        dt_register_task_row_is_changed  (DtRegisterTaskRow *self);
void            dt_register_task_row_store       (DtRegisterTaskRow *self, DtTaskEdit *edit);

G_END_DECLS
