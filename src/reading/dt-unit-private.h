/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the search for names of units and what tells where they end. */

#include "dt-reading-private.h"

G_BEGIN_DECLS

guint    dt_unit_skip_space (const DtSourceText *text, guint i, guint end);
/* Whether the plain words stand at @i, ending with a word. */
gboolean dt_unit_has_words  (const DtSourceText *text, guint i, guint end, const char *words);
/* Whether a small word stands at @i that carries on a group: "các cơ quan, đơn vị". */
gboolean dt_unit_is_group_word (const DtSourceText *text, guint i, guint end);
/* Whether a name ends before the word at @word: a verb or a link. start: of the name; group: of "các …". */
gboolean dt_unit_ends       (const DtSourceText *text, guint start, guint word, guint end, gboolean group);

G_END_DECLS
