/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the register knows of the things that a list names, to tell which they are. */

#include "dt-deadline.h"
#include "dt-store.h"

G_BEGIN_DECLS

/* A unit or a group. */
typedef struct
{
  gboolean  is_group;
  char     *uid;
  char     *code;
  char     *name;
  char     *short_name;
  char     *parent;           /* code; "" none */
  char     *successor;        /* code; "" it is still there */
} DtKnownUnit;

typedef struct _DtKnownUnits DtKnownUnits;

DtKnownUnits      *dt_known_units_load       (DtDb *db, GError **error);
void               dt_known_units_free       (DtKnownUnits *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtKnownUnits, dt_known_units_free)
const DtKnownUnit *dt_known_units_find_code  (DtKnownUnits *self, const char *code);
/* The only one that is called so, a former one only if no other is; NULL: none, or several. */
const DtKnownUnit *dt_known_units_find       (DtKnownUnits *self, const char *name);
char              *dt_known_units_nearest    (DtKnownUnits *self, const char *name);    /* its name; NULL */
int                dt_known_units_last_position (DtKnownUnits *self);

/* Who is asked for a task, and in what role. */
typedef struct { DtRole role; char *code, *name; char *group; /* code; "" none */ } DtKnownPart;

typedef struct
{
  char       *uid;
  char       *ordinal, *clause, *title, *text;
  int         position;
  DtDeadline *deadline;       /* NULL none */
  DtDay       original_day, last_day;
  GPtrArray  *parts;          /* DtKnownPart */
} DtKnownTask;

typedef struct
{
  gint64  id;
  char   *uid, *symbol, *issuer;
  DtDay   day;
  gboolean stub;
} DtKnownDirective;

GPtrArray *dt_known_directives (DtDb *db, const char *symbol, GError **error);     /* DtKnownDirective: all of that symbol */
GPtrArray *dt_known_tasks      (DtDb *db, gint64 directive_id, GError **error);    /* DtKnownTask, in their order */

G_END_DECLS
