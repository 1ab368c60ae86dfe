/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-deadline.h"
#include "dt-source-text.h"

G_BEGIN_DECLS

/* How the day of a phrase is made of the parts that its pattern names. */
typedef enum
{
  DT_PHRASE_DAY,          /* d m y, h i */
  DT_PHRASE_SPAN,         /* d m y to d2 m2 y2 */
  DT_PHRASE_MONTH,        /* m y */
  DT_PHRASE_QUARTER,      /* q y */
  DT_PHRASE_WEEK,         /* k, the number of a week, m y */
  DT_PHRASE_NEAR,         /* r, this one or the next, of u: day, week, month, quarter, year of the letter */
  DT_PHRASE_PART,         /* part, of m or q or half, y */
  DT_PHRASE_COUNT,        /* n unit, from … */
  DT_PHRASE_COUNTDOWN,    /* n unit before an event, whose day may be named */
  DT_PHRASE_RECURRING,    /* cycle, day */
  DT_PHRASE_LABEL,        /* what follows is a time */
  DT_PHRASE_MOVE,         /* n unit, earlier or later than … */
  DT_PHRASE_STANDING,     /* no day at all */
} DtPhraseKind;

/* A text, and what the rules must make of it, "" nothing: "before 2024-08-25", "period 2024-Q4/BEGIN". */
typedef struct
{
  const char *text;
  const char *reading;
} DtPhraseExample;

/**
 * DtPhraseRule:
 * @pattern: over the plain form of the text (lower case, no marks)
 * @unless_before: (nullable): what must not stand right before it in its sentence
 * @unless: (nullable): what must not stand in its sentence at all
 * @only_with: (nullable): what must stand in its sentence
 * @examples: read so by all rules together, for a letter of 22/7/2024; ended by one without text
 *
 * One row of the table of phrases. The first row that fits takes the words.
 */
typedef struct
{
  const char      *name;
  DtPhraseKind     kind;
  DtBound          bound;
  const char      *pattern;
  const char      *unless_before;
  const char      *unless;
  const char      *only_with;
  DtPhraseExample  examples[12];
} DtPhraseRule;

const DtPhraseRule *dt_phrase_rules (guint *n);

/* Why a phrase is to be confirmed. */
typedef enum
{
  DT_DOUBT_YEAR      = 1 << 0,    /* the year is not in the text */
  DT_DOUBT_NO_YEAR   = 1 << 1,    /* and cannot be told either */
  DT_DOUBT_EVENT     = 1 << 2,    /* counted from something whose day is not in the text */
  DT_DOUBT_WEEKDAY   = 1 << 3,    /* the day of the week does not fit */
  DT_DOUBT_TURN      = 1 << 4,    /* recurs without a day */
  DT_DOUBT_NO_DAY    = 1 << 5,    /* a day that does not exist */
  DT_DOUBT_THIS_WEEK = 1 << 7,    /* a week counted from the letter's */
  DT_DOUBT_WEEK      = 1 << 6,    /* a week of a month: which days those are is not in the text */
} DtDoubt;

/* A phrase found. */
typedef struct
{
  const DtPhraseRule *rule;
  guint       start, end;      /* characters */
  DtDeadline  deadline;        /* words, rule owned */
  DtDay       last_day;
  unsigned    doubts;          /* DtDoubt */
  int         amount;          /* of a move */
  DtSpanUnit  unit;
  gboolean    later;
  guint       target;          /* of a move: where the words of its target begin */
} DtPhrase;

void       dt_phrase_clear  (DtPhrase *self);

/* Element type DtPhrase, by place. @taken: of each character whether it belongs to a citation; NULL none. */
GArray    *dt_phrases_find  (const DtSourceText *text, guint start, guint end, const guint8 *taken, DtDay issued);
/* The whole piece is a time: the cell of a table, the words after "Thời gian:". */
gboolean   dt_phrase_read_cell (const DtSourceText *text, guint start, guint end, DtDay issued, DtPhrase *phrase);
DtDeadline *dt_phrase_read_words (const char *words, DtDay issued, DtDay *last_day);
/* "before 2024-08-25", as in the examples. */
char      *dt_phrase_describe (const DtPhrase *self);

/* Words that urge without naming a day ("khẩn trương", "thường xuyên"), and where: characters. DT_BOUND_NONE: there are none. */
DtBound     dt_phrase_find_loose (const DtSourceText *text, guint start, guint end, guint *from, guint *to);

G_END_DECLS
