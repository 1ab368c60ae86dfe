/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the two halves of the guard: the stream, and the machine that looks at each byte. */

#include "dt-xml-guard.h"

G_BEGIN_DECLS

typedef enum
{
  IN_PROLOG,           /* nothing but blanks so far */
  IN_TEXT,
  IN_OPEN,             /* after "<" */
  IN_BANG,             /* after "<!" */
  IN_COMMENT,
  IN_CDATA,
  IN_INSTRUCTION,      /* after "<?" */
  IN_NAME,             /* of a start tag */
  IN_TAG,
  IN_ATTRIBUTE,        /* its name */
  IN_EQUALS,           /* between that and the value */
  IN_VALUE,
  IN_CLOSE_NAME,       /* after "</" */
  IN_CLOSE,
} DtGuardState;

typedef struct
{
  gsize name;          /* offset in names */
  int   line;
} DtGuardElement;

struct _DtXmlGuard
{
  /* Owned */
  GInputStream *stream;
  GCancellable *cancellable;
  guint8       *buffer;
  GError       *error;
  DtProblem    *fault;
  GQueue       *places;        /* DtTagPlace of tags not yet asked for */
  GArray       *open;          /* DtGuardElement: elements not yet closed */
  GString      *names;         /* theirs, each with its NUL */
  GString      *word;          /* declaration or name being read */
  GString      *reference;     /* between "&" and ";" */

  /* The block read last */
  gsize         filled;
  gsize         used;

  /* Where the machine stands */
  DtGuardState  state;
  int           line;
  int           column;        /* of the next character */
  goffset       position;
  goffset       max_bytes;
  gsize         run;           /* bytes of the construct being read */
  guint         tail;          /* how far into "--", "]]", "?" */
  char          quote;
  gboolean      slash;         /* the last byte of a tag was "/" */
  gboolean      at_end;
  gboolean      started;       /* a tag has been seen */
  DtTagPlace   *tag;           /* being read */
  DtPlace       close_place;   /* of the last "<" */
  DtPlace       attribute_place;
  gboolean      in_reference;  /* after "&" */
  DtPlace       reference_place;
  gsize         padding;       /* blanks handed on after a fault */

  /* UTF-8 */
  guint         need;          /* bytes still to come of a character */
  guint8        low, high;     /* what the next one may be */
};

gboolean dt_xml_guard_refuse    (DtXmlGuard *self, DtPlace place, char *reason, char *hint);
gboolean dt_xml_guard_step      (DtXmlGuard *self, guint8 byte);
gboolean dt_xml_guard_check_run (DtXmlGuard *self);

G_END_DECLS
