/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the parts of the reader. */

#include "dt-proposal.h"
#include "dt-text.h"

G_BEGIN_DECLS

DtProposal     *dt_proposal_new      (void);
DtProposedTask *dt_proposed_task_new (void);
void            dt_proposed_task_free (DtProposedTask *self);
void            dt_proposed_reference_free (DtProposedReference *self);
void            dt_proposed_deadline_free (DtProposedDeadline *self);

/* A regular expression over plain text, compiled once; use it as a static variable through DT_REGEX. */
GRegex   *dt_reading_regex  (gsize *place, const char *pattern);
#define DT_REGEX(pattern) ({ static gsize place_; dt_reading_regex (&place_, (pattern)); })
gboolean  dt_reading_match  (GRegex *regex, const DtSourceText *text, guint start, guint end, GMatchInfo **match);

/* Letters that a scan read for digits made digits in the plain form. */
void dt_source_text_mend_digits (DtSourceText *self);

/* Tables set out by blanks, as rows and cells; NULL if there are none. */
DtSourceText *dt_source_text_gather_tables (const DtSourceText *self);
/* A page in one line given its lines, or paragraphs in pieces made whole; NULL if its lines are good. */
DtSourceText *dt_source_text_mend_lines (const DtSourceText *self);
/* Broken lines of a head made whole; NULL if there are none. */
DtSourceText *dt_source_text_mend_head (const DtSourceText *self);

/* ---- Symbols ---- */

typedef struct
{
  guint start, end;         /* the symbol */
  guint whole_end;          /* with its date */
  char *symbol;             /* "1438-CV/TU" */
  DtDay day;
} DtFoundSymbol;

/* Element type DtFoundSymbol, by place. */
GArray   *dt_symbols_find   (const DtSourceText *text, guint start, guint end);
DtRelation dt_symbol_relation (const DtSourceText *text, guint start, const DtFoundSymbol *before, const DtFoundSymbol *symbol);

gboolean  dt_symbol_is_next (const DtSourceText *text, const DtFoundSymbol *before, const DtFoundSymbol *symbol);

/* ---- Units ---- */

typedef struct { guint start, end; char *name; } DtFoundUnit;

/* The list of units that begins at @start, at most up to @end: element type DtFoundUnit. @after: behind it. */
GArray   *dt_units_find     (const DtSourceText *text, guint start, guint end, guint *after);
GArray   *dt_units_find_places (const DtSourceText *text, guint start, guint end, guint *after);
gboolean  dt_unit_begins    (const DtSourceText *text, guint start, guint end);

/* ---- Parts of the page ---- */

typedef struct
{
  const DtSourceText *source;
  GArray     *lines;        /* DtSourceLine */
  guint       head_end;     /* nothing above this line is of the body */
  guint       body;         /* first line of the body */
  guint       foot;         /* first line after it */
  guint       annex;        /* first line after the foot */
  DtProposal *proposal;
} DtPage;

/* The motto of Party or state at the top of a letter. */
#define DT_MOTTO "^(?:dang cong san viet nam|cong?g? ?hoa ?xa hoi chu ?nghia.*|.{0,4}hoa xa hoi chu nghia viet nam|doc lap.*tu do.*hanh phuc|socialist.*|doan (?:tncs|thanh nien cong san) ho chi minh)$"

gboolean  dt_source_text_is_capitals (const DtSourceText *self, guint start, guint end, guint n_letters);

DtSourceLine *dt_page_line   (const DtPage *self, guint i);
gboolean  dt_page_line_fits  (const DtPage *self, guint i, GRegex *regex);
char     *dt_page_line_text  (const DtPage *self, guint i);
gboolean  dt_page_line_is_capitals (const DtPage *self, guint i);
int       dt_page_line_type  (const DtPage *self, guint i);
gboolean  dt_page_line_is_issuer (const DtPage *self, guint i);

void      dt_page_read_head (DtPage *self);
gboolean  dt_page_read_full_title (DtPage *self, guint first, guint *last);
void      dt_page_read_issuer (DtPage *self, guint limit, int authority);
void      dt_page_read_foot (DtPage *self);
char     *dt_page_settle_name (const DtPage *self, const char *name);
DtSpan    dt_page_span      (const DtPage *self, guint start, guint end);

/* ---- The body ---- */

typedef struct
{
  guint start, end;         /* in the text of the body, without its mark */
  guint from;               /* with it */
  char *mark;               /* "2", "2.1", "-", "+", "a", "I", "Điều 2"; "" none */
  int   level;              /* 0 no mark; roman 1, number 2, 2.1 3, letter 4, dash 5, plus 6 */
  int   row;                /* of a table */
  guint cell;
} DtParagraph;

typedef struct
{
  DtSourceText *text;
  GArray       *paragraphs; /* DtParagraph */
  guint         annex;      /* where the annex begins in the text */
  gboolean      articles;   /* of those read so far */
  gboolean      article;    /* of a newspaper, without the head of a letter */
  guint8       *taken;      /* of each character: it belongs to a citation */
  GArray       *symbols;    /* DtFoundSymbol */
  GArray       *phrases;    /* DtPhrase */
} DtBody;

void      dt_body_set_lines (DtBody *self, const DtPage *page);
void      dt_body_clear     (DtBody *self);
void      dt_body_read_tasks (DtBody *self, DtProposal *proposal);
void      dt_body_read_tables (DtBody *self, DtProposal *proposal);
guint     dt_body_add_deadline (DtBody *self, DtProposal *proposal, DtPhrase *phrase, guint start, guint end);
char     *dt_body_title     (const DtBody *self, guint start, guint end);

G_END_DECLS
