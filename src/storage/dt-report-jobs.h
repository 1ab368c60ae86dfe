/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"
#include "dt-task.h"
#include "dt-unit.h"

G_BEGIN_DECLS

/* What reports need beside the rows of the lists. Strings are never NULL. */

/* The parts of these tasks that are late: open, past their day. unit_id: of this unit alone; 0: of all */
typedef struct { GArray *tasks; /* gint64 */ DtDay today; gint64 unit_id; } DtLateQuery;
gboolean dt_job_list_late (DtDb *db, gpointer data, gpointer *result, GError **error);   /* → GPtrArray of DtObligation, task by task */

/* What was said of a task: by whom is "" where nobody is named. */
typedef enum { DT_REMARK_HANDED_IN, DT_REMARK_RETURNED, DT_REMARK_EXTENSION, DT_REMARK_ANSWER, DT_REMARK_HOLD } DtRemarkKind;
typedef struct
{
  DtRemarkKind kind;
  char        *unit;       /* short name */
  DtDay        day;        /* received, returned, asked for, promised; none */
  char        *symbol;     /* of the unit's paper */
  char        *words;
} DtRemark;
void     dt_remark_free       (DtRemark *self);
/* data: gint64* task → GPtrArray of DtRemark: what was handed in first, by unit */
gboolean dt_job_list_remarks  (DtDb *db, gpointer data, gpointer *result, GError **error);

/* So many units are named in a line of a book. */
#define DT_BOOK_NAMED 4

/* A line of the book of incoming or outgoing documents. */
typedef struct
{
  int             number;      /* incoming; 0 none */
  DtDay           arrived_day;
  char           *symbol;
  DtDay           day;         /* of the document */
  DtDocumentType  type;
  char           *issuer;
  char           *subject;
  char           *signer;
  char           *recipients;  /* to whom it went, or who is to do what it asks; by commas; of those the first DT_BOOK_NAMED */
  int             n_recipients; /* how many are to do it; 0: not counted */
  char           *kept_by;     /* "Lưu …"; outgoing */
  DtDay           passed_day;  /* passed on, or sent */
  char           *passed_to;   /* who received it here; "": not said */
  int             copies;      /* 0: not said */
  DtUrgency       urgency;
  char           *note;
  gboolean        reminder;    /* a letter of reminder that was written here */
} DtBookRow;
void     dt_book_row_free     (DtBookRow *self);
/* outgoing: issued by the office or the body above it, letters of reminder with them; else all others. By the day it arrived or
 * was issued, from and to counted. */
typedef struct { gboolean outgoing; DtDay from, to; } DtBookQuery;
gboolean dt_job_list_book     (DtDb *db, gpointer data, gpointer *result, GError **error);   /* → GPtrArray of DtBookRow */

G_END_DECLS
