/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the words of a row tell of the names next to them. */
typedef enum
{
  DT_DOER_OPENING,        /* before the names, at the beginning of a sentence: left out */
  DT_DOER_CLAUSE,         /* at the beginning; names follow behind one of the next commas, with an order */
  DT_DOER_SUPERIOR,       /* the names themselves: who only directs others */
  DT_DOER_DIRECTS,        /* behind such a name: who does it follows */
  DT_DOER_SPEAKS,         /* behind the names: they only speak, who does it follows */
  DT_DOER_TELLS,          /* behind the names: told, nothing is asked */
  DT_DOER_PRESIDES,       /* behind a person's name: told, as above */
  DT_DOER_ORDER,          /* behind the names: they are to do it */
  DT_DOER_INSIDE,         /* further on in a sentence: names follow */
  DT_DOER_INSIDE_LEADING, /* the same, if the names lead something */
  DT_DOER_INSIDE_NAMED,   /* the same, if one of them is named, not only "các bộ, ngành" */
  DT_DOER_HELPS,          /* names of those who help follow */
  DT_N_DOER_KINDS,
} DtDoerKind;

/* A sentence of an article, and who does it: "Sở Y tế, Sở Nội vụ / Công an tỉnh", leads, then those who help; "" nobody. */
typedef struct
{
  const char *text;
  const char *reading;
} DtDoerExample;

/**
 * DtDoerRule:
 * @pattern: over the plain form of the text (lower case, no marks)
 * @examples: read so by all rules together; ended by one without text
 *
 * One row of the table of who does something.
 */
typedef struct
{
  const char    *name;
  DtDoerKind     kind;
  const char    *pattern;
  DtDoerExample  examples[8];
} DtDoerRule;

const DtDoerRule *dt_doer_rules (guint *n);

G_END_DECLS
