/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-date.h"
#include "dt-types.h"

G_BEGIN_DECLS

/* One version of what a unit handed in. Texts are "" where there is none. */
typedef struct
{
  gint64    id;
  int       version;
  DtDay     received_day;
  int       received_time;   /* DT_TIME_NONE */
  char     *symbol;
  char     *via;             /* through whom it came */
  char     *note;
  DtVerdict verdict;
  DtDay     verdict_day;     /* none: it waits */
  char     *reason;          /* of a return */
  char     *file;            /* name */
  char     *sha256;          /* of its bytes; "": only the name is known */
} DtSubmissionRow;

void dt_submission_row_free (DtSubmissionRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtSubmissionRow, dt_submission_row_free)

G_END_DECLS
