/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-import-report.h"
#include "dt-record.h"
#include "dt-schedule-change.h"
#include "dt-store.h"

G_BEGIN_DECLS

/* A task as a form has it: units by their names, as they are written in letters, separated by ";". */
typedef struct
{
  char       *ordinal;
  char       *title;
  char       *text;             /* the passage; NULL */
  char       *leads;            /* NULL or "": not known */
  char       *coordinators;
  DtDeadline *deadline;         /* NULL none */
} DtRegisterTask;

DtRegisterTask *dt_register_task_new  (void);
void            dt_register_task_free (DtRegisterTask *self);

/* What the directive says of the days of one that it cites. */
typedef struct
{
  char          *target;        /* symbol, as in its references */
  DtScheduleRule rule;
  GHashTable    *excepted;      /* gint64*: tasks that stay; NULL */
} DtRegisterMove;

DtRegisterMove *dt_register_move_new  (const char *target, const DtScheduleRule *rule);
void            dt_register_move_free (DtRegisterMove *self);

/* A directive that is entered by a person. */
typedef struct
{
  DtDay              today;
  DtDirectiveRecord *directive;
  GPtrArray         *tasks;     /* DtRegisterTask */
  GPtrArray         *new_units; /* char*: names that enter the directory with it */
  GPtrArray         *moves;     /* DtRegisterMove: applied in the same act */
  char              *draft;     /* uid of the draft that it was, which goes; NULL none */
  gboolean           update;    /* one that is there is changed to it, and not refused */
} DtRegisterEdit;

DtRegisterEdit *dt_register_edit_new  (DtDay today);
void            dt_register_edit_free (DtRegisterEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtRegisterEdit, dt_register_edit_free)

/* data: DtRegisterEdit → gint64*: the directive's id; free with g_free() */
gboolean dt_job_register_directive (DtDb *db, gpointer data, gpointer *result, GError **error);
/* data: DtRegisterEdit → DtImportReport: what it would change; only as a dry run */
gboolean dt_job_preview_register   (DtDb *db, gpointer data, gpointer *result, GError **error);

/* What the register knows of a symbol. */
typedef enum { DT_SYMBOL_UNKNOWN, DT_SYMBOL_STUB, DT_SYMBOL_KNOWN } DtSymbolKnown;
typedef struct
{
  char         *symbol;
  DtSymbolKnown known;
  gint64        id;             /* of the directive; 0: none, or several of this symbol */
  DtDay         issued_day;
  int           n_tasks;
} DtKnownSymbol;
void     dt_known_symbol_free (DtKnownSymbol *self);
/* data: GPtrArray of char* → GPtrArray of DtKnownSymbol in the same order */
gboolean dt_job_know_symbols (DtDb *db, gpointer data, gpointer *result, GError **error);

G_END_DECLS
