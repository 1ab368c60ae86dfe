/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-submission.h"

void
dt_submission_row_free (DtSubmissionRow *self)
{
  if (self == NULL)
    return;

  g_free (self->symbol);
  g_free (self->via);
  g_free (self->note);
  g_free (self->reason);
  g_free (self->file);
  g_free (self->sha256);
  g_free (self);
}
