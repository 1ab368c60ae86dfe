/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the finding of phrases and the making of their days. */

#include "dt-deadline-phrases.h"

G_BEGIN_DECLS

/* A match that is being read. */
typedef struct
{
  const DtSourceText *text;
  DtDay               issued;
  GMatchInfo         *match;
  DtPhrase           *phrase;
} DtPhraseReader;

gboolean dt_phrase_make       (DtPhraseReader *self);
gboolean dt_phrase_make_label (DtPhraseReader *self);

G_END_DECLS
