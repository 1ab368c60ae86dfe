/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reading of a letter's text: every place that is proposed lies in the text. */

#include "dt-fuzz.h"
#include "dt-proposal.h"

#include <string.h>

static void
check_place (DtSpan place,
             gsize  size)
{
  g_assert_cmpuint (place.start, <=, place.end);
  g_assert_cmpuint (place.end, <=, size);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *raw = g_strndup ((const char *) data, size);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  g_autoptr(DtProposal) proposal = dt_letter_read (text);

  size = strlen (text);
  check_place (proposal->symbol_place, size);
  check_place (proposal->day_place, size);
  check_place (proposal->subject_place, size);
  for (guint i = 0; i < proposal->tasks->len; i++)
    check_place (((DtProposedTask *) g_ptr_array_index (proposal->tasks, i))->place, size);
  for (guint i = 0; i < proposal->deadlines->len; i++)
    check_place (((DtProposedDeadline *) g_ptr_array_index (proposal->deadlines, i))->place, size);
  for (guint i = 0; i < proposal->references->len; i++)
    check_place (((DtProposedReference *) g_ptr_array_index (proposal->references, i))->place, size);
  return 0;
}
