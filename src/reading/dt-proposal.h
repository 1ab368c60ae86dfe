/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-deadline-phrases.h"

G_BEGIN_DECLS

/* Where something stands in the text that was read: bytes. Both 0: nowhere. */
typedef struct { guint start, end; } DtSpan;

typedef struct
{
  char      *symbol;
  DtDay      day;
  DtRelation relation;
  DtSpan     place;
} DtProposedReference;

typedef struct
{
  char       *words;
  char       *what;         /* the passage it stands in */
  DtDeadline  deadline;
  DtDay       last_day;
  unsigned    doubts;       /* DtDoubt */
  DtSpan      place;
} DtProposedDeadline;

typedef struct
{
  char      *ordinal;       /* "2.1" */
  char      *title;
  char      *passage;
  GPtrArray *leads;         /* char*, as the letter names them */
  GPtrArray *coordinators;
  char      *recipient;     /* who collects; NULL */
  int        deadline;      /* number in the list of deadlines; −1 none */
  DtBound    bound;         /* without one: standing, text or none */
  char      *bound_words;
  gboolean   certain;
  DtSpan     place;
} DtProposedTask;

typedef struct
{
  int        amount;
  DtSpanUnit unit;
  gboolean   later;
  char      *target;        /* symbol, else the words */
  char      *words;
  DtSpan     place;
} DtProposedMove;

/**
 * DtProposal:
 *
 * What a letter seems to say: nothing is stored before a person has looked at it. What is not in the text is %NULL,
 * %DT_DAY_NONE or empty.
 */
typedef struct
{
  char          *symbol;
  int            type;           /* DtDocumentType; −1 unknown */
  char          *issuer;
  char          *place;
  DtDay          day;
  char          *subject;
  GPtrArray     *addressees;     /* char* */
  GPtrArray     *distribution;   /* char* */
  char          *signer;
  char          *signer_title;
  DtUrgency      urgency;
  GPtrArray     *references;     /* DtProposedReference */
  GPtrArray     *tasks;          /* DtProposedTask */
  GPtrArray     *deadlines;      /* DtProposedDeadline */
  GPtrArray     *moves;          /* DtProposedMove */
  GPtrArray     *to_confirm;     /* char*, sentences for a person */
  DtSpan         symbol_place, issuer_place, day_place, subject_place, signer_place;
} DtProposal;

DtProposal *dt_letter_read   (const char *text);
DtProposal *dt_letter_read_open  (const char *text);
void        dt_proposal_ask_head (DtProposal *self);
void        dt_proposal_free (DtProposal *self);
/* What a document calls itself ("Kế hoạch"): a DtDocumentType, −1 unknown. */
int         dt_letter_find_type (const char *name);
/* The type that a symbol tells; −1 none. */
int         dt_symbol_type   (const char *symbol);
/* "150-KH/TU ngày 08/7/2024" as a symbol and its day, DT_DAY_NONE without one; NULL: there is no symbol in it. */
char       *dt_symbol_read   (const char *text, DtDay *day);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtProposal, dt_proposal_free)

G_END_DECLS
