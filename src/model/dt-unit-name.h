/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Names of units as letters write them, compared with those of the directory. */

/* What is left of a name without accents, plural words and abbreviations: "các UBND TP" and "Ủy ban nhân dân thành phố" are one. */
char  *dt_unit_name_key      (const char *name);
/* "Các cơ quan, đơn vị, địa phương" names nobody: those are meant to whom the letter goes. */
gboolean dt_unit_name_is_general (const char *name);
/* Of two keys: 1 the same, 0 nothing in common. */
double dt_unit_name_likeness (const char *a, const char *b);

G_END_DECLS
