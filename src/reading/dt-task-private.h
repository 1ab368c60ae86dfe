/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the reading of paragraphs and the choice of those that are tasks. */

#include "dt-reading-private.h"

G_BEGIN_DECLS

/* The task that a paragraph may be. */
typedef struct
{
  DtProposedTask *task;       /* owned until it is kept */
  int             level;
  gboolean        heading;    /* ends with a colon, or is nothing but a heading */
  gboolean        skipped;    /* in a part that tells, and asks for nothing */
  gboolean        label;      /* only says something of the task before */
  int             parent;     /* number of the candidate above; −1 */
  guint           n_children;
  gboolean        closing;
  gboolean        bare;       /* names units and nothing else */
  gboolean        ordered;    /* names of units, and an order right behind them */
  gboolean        again;      /* another day of the task above: for the same units */
} DtCandidate;

typedef struct
{
  DtBody     *body;
  DtProposal *proposal;
  GArray     *candidates;     /* DtCandidate */
  guint       phrase;         /* next phrase to be taken */
  GPtrArray  *default_leads;  /* of "yêu cầu các đơn vị thực hiện như sau:" */
  gboolean    numbered;
  gboolean    asks;       /* the text asks for something, it does not only tell */
  gboolean    came;           /* the line before began to tell who came to a meeting */
} DtTaskReader;

void     dt_candidates_keep    (DtTaskReader *self);
gboolean dt_proposal_is_issuer (const DtProposal *self, const char *name);

void    dt_names_add              (GPtrArray *names, GArray *units);
GArray *dt_body_find_doers        (const DtBody *body, guint start, guint end, guint *after);
GArray *dt_body_find_later_doers  (const DtBody *body, guint start, guint end, guint *after);
gboolean dt_body_is_ordered       (const DtBody *body, guint after, guint end);
void    dt_body_find_coordinators (const DtBody *body, guint start, guint end, DtProposedTask *task);
char   *dt_body_find_recipient    (const DtBody *body, guint start, guint end);

G_END_DECLS
