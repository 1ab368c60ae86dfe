/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-document-spec.h"

G_BEGIN_DECLS

/* Attribute values as text, both ways. Private to interchange/. */

void      dt_value_reset   (const DtAttributeSpec *spec, gpointer record);
gboolean  dt_value_parse   (const DtAttributeSpec *spec, const char *text, gpointer record, char **reason, char **hint);
char     *dt_value_format  (const DtAttributeSpec *spec, gconstpointer record);

DtDay     dt_value_day     (const char *text, char **reason, char **hint);
/* The one date written as 25/8/2024 in a text; FALSE: none, or it does not exist (then with a reason). */
gboolean  dt_words_find_date (const char *words, DtDay *day, guint *n_found, gsize *offset, char **reason, char **hint);

G_END_DECLS
