/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Roman numerals, which number the groups of a table. */
char  *dt_roman_format (guint number);
double dt_roman_width  (guint last, double size);

G_END_DECLS
