/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-types.h"

G_BEGIN_DECLS

/* The kind that words tell, of a column of kinds or a name: a DtUnitKind, −1 if they tell none. */
int dt_unit_kind_find (const char *words);

G_END_DECLS
