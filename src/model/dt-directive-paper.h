/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-directive-page.h"

G_BEGIN_DECLS

typedef enum
{
  DT_PAPER_DATE,         /* what gives a deadline */
  DT_PAPER_UNIT,
  DT_PAPER_DIRECTIVE,
  DT_PAPER_TASK,         /* the passage of an instruction */
} DtPaperKind;
#define DT_N_PAPER_KINDS 4

/* The first two are of whole lines: what stands after a tab is in the middle of its column. */
typedef enum
{
  DT_PAPER_HEAD,         /* tab, the body's column, tab, the column of the Party's or the State's name */
  DT_PAPER_FOOT,         /* who it goes to, tab, who signs */
  DT_PAPER_BODY,
  DT_PAPER_LEFT,         /* a cell of the head */
  DT_PAPER_RIGHT,
  DT_PAPER_ISSUER,       /* in capitals */
  DT_PAPER_ROOF,         /* the name of the Party, of the State */
  DT_PAPER_RULED,        /* with the line that stands below it */
  DT_PAPER_PLACE,
  DT_PAPER_ABOUT,        /* the subject of a letter, below its number */
  DT_PAPER_TITLE,        /* what it is, in capitals over the text */
  DT_PAPER_SUBJECT,      /* below it */
  DT_PAPER_TO_HEAD,      /* whole lines: whom it addresses */
  DT_PAPER_TO,
  DT_PAPER_RECIPIENTS,
  DT_PAPER_RECIPIENTS_HEAD,
  DT_PAPER_SIGNER,
  DT_N_PAPER_STYLES
} DtPaperStyle;

/* A passage that was recognised. In characters. */
typedef struct
{
  DtPaperKind kind;
  int         start, end;
  gint64      id;            /* task, unit, directive; 0: the directive itself or unknown */
  gboolean    change;        /* of DT_PAPER_DATE: id is that of a schedule change */
} DtPaperMark;
/* How a stretch is set. In characters. */
typedef struct { DtPaperStyle style; int start, end; } DtPaperRun;

/* The text of a directive as it is shown: what was kept of it, or its parts in the order of a letter. */
typedef struct
{
  char     *text;
  GArray   *marks;         /* DtPaperMark by start; those of tasks may hold others */
  GArray   *runs;          /* DtPaperRun */
  int       n[DT_N_PAPER_KINDS];
  gboolean  whole;         /* the text, or its body, was kept; else it is put together from the tasks */
} DtDirectivePaper;

DtDirectivePaper *dt_directive_paper_new  (const DtDirectivePage *page);
void              dt_directive_paper_free (DtDirectivePaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtDirectivePaper, dt_directive_paper_free)
const DtPaperMark *dt_directive_paper_find (const DtDirectivePaper *self, int offset);    /* the innermost there; NULL */

G_END_DECLS
