/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"

G_BEGIN_DECLS

/* A name as a letter writes it, and who is meant. */
typedef struct
{
  char      *words;
  char      *name;          /* of the unit or group, if there is no doubt; NULL */
  GPtrArray *candidates;    /* char*: names that are like it, best first; at most five */
} DtUnitMatch;

void     dt_unit_match_free (DtUnitMatch *self);

/* data: GPtrArray of char* → GPtrArray of DtUnitMatch, in the same order. Units that are no longer there are not looked at. */
gboolean dt_job_match_units (DtDb *db, gpointer data, gpointer *result, GError **error);

G_END_DECLS
