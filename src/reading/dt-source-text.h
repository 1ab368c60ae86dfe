/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a file hands over for a table: rows and cells. A text uses tabs or bars instead. */
#define DT_LETTER_CELL '\x1f'
#define DT_LETTER_ROW  '\x1e'

/**
 * DtSourceText:
 * @chars: the characters, composed (NFC)
 * @fold: of each its plain ASCII form: lower case, no marks, đ as d; what has none is '?'
 * @upper: of each whether it is a capital
 * @origin: of each the byte of the source where it stands
 * @n: how many
 *
 * A text that is read by its plain form while every character knows its place in the source: accents that a scan lost or
 * that are written apart never stand in the way, and a proposal can still show where it comes from.
 */
typedef struct
{
  gunichar *chars;
  char     *fold;
  guint8   *upper;
  guint32  *origin;
  guint     n;
  guint     size;
} DtSourceText;

DtSourceText *dt_source_text_new     (void);
DtSourceText *dt_source_text_read    (const char *source);
void          dt_source_text_free    (DtSourceText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtSourceText, dt_source_text_free)

void          dt_source_text_append  (DtSourceText *self, const DtSourceText *from, guint start, guint end);
void          dt_source_text_add     (DtSourceText *self, gunichar c, guint32 origin);
char          dt_source_text_fold    (gunichar c);
char         *dt_source_text_get     (const DtSourceText *self, guint start, guint end);
/* Bytes of the source. Columns stand side by side there, so that the end may come before the beginning: then both are 0, nowhere. */
void          dt_source_text_place   (const DtSourceText *self, guint start, guint end, guint *from, guint *to);
char         *dt_source_text_trimmed (const DtSourceText *self, guint start, guint end);

/* Words glued together given their blanks; NULL if there are none. */
DtSourceText *dt_source_text_part_glued (const DtSourceText *self);

/* A line of the page, or a part of one that stands apart from the rest: a column. */
typedef struct
{
  guint    start, end;      /* characters, without blanks at the ends */
  guint    column;          /* 0: the first of its line */
  gboolean gap;             /* a blank line stands before */
  int      row;             /* of a table: its number in the text; −1: none */
  guint    cell;
} DtSourceLine;

/* Element type DtSourceLine; the lines of a text as read. */
GArray       *dt_source_text_list_lines (const DtSourceText *self);

G_END_DECLS
