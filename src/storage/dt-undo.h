/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-db.h"

G_BEGIN_DECLS

/* A table whose rows are remembered. Every one has an integer key. */
typedef struct
{
  char      *name;
  char      *key;       /* name of the key */
  GPtrArray *columns;   /* char*: names of all columns, in their order, the key too */
  gboolean   exclusive; /* besides the key, other values must be unique */
} DtUndoTable;

/**
 * DtUndo:
 *
 * Remembers what each write changes, row by row. While a step is recorded, triggers copy the row as it was
 * into a shadow table; undo, journal and change notices are all read from these. Shadow tables and
 * triggers are TEMP: they live with the writer's connection and leave no trace in the register.
 *
 * For other SQL, of the step that is recorded: `touched_TABLE` is a view of the rows it changed, as they
 * were and as they are; `undo_TABLE` has (step, op, columns…), for each row its first event, op being I (only the key is
 * kept: there was no such row), U or D; dt_undo_step() is the number of the step, 0 when nothing is recorded.
 */
typedef struct _DtUndo DtUndo;

DtUndo    *dt_undo_new        (DtDb *db, GError **error);
void       dt_undo_free       (DtUndo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtUndo, dt_undo_free)

GPtrArray *dt_undo_get_tables (DtUndo *self);
GPtrArray *dt_undo_list_touched (DtUndo *self, GError **error);   /* DtUndoTable, borrowed: those with rows of the step */
gint64     dt_undo_get_step   (DtUndo *self);

gint64     dt_undo_start      (DtUndo *self);                  /* the new step */
void       dt_undo_stop       (DtUndo *self);
gboolean   dt_undo_suspend    (DtUndo *self, GError **error);  /* no triggers at all, until resumed or rolled back */
gboolean   dt_undo_resume     (DtUndo *self, GError **error);
gboolean   dt_undo_count      (DtUndo *self, gint64 step, gint64 *n_rows, GError **error);
gboolean   dt_undo_revert     (DtUndo *self, gint64 step, GError **error);
gboolean   dt_undo_forget     (DtUndo *self, gint64 step, GError **error);
gboolean   dt_undo_forget_all (DtUndo *self, GError **error);

G_END_DECLS
