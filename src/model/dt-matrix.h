/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-task.h"
#include "dt-unit.h"

G_BEGIN_DECLS

/**
 * DtCollectionRow:
 * @board_id: the board, or 0
 * @task_id: the single request, or 0
 * @pinned: stands above the others
 * @closed: nothing of it is open any more
 *
 * A line of the left list of the collections: a board of several requests, or one request to many units. Strings are
 * never NULL.
 */
typedef struct
{
  gint64    board_id;
  gint64    task_id;
  gboolean  pinned;
  gboolean  closed;
  char     *name;          /* of the board; short title of the request */
  char     *title;         /* the whole */
  char     *directive;     /* symbol; "" */
  char     *folded;        /* name, title and symbol, for the search entry */
  DtDay     last_day;      /* of the request; none */
  int       n_requests;
  int       n_units;
  int       owed;
  int       handed_in;
  int       n_late;        /* open past their day */
} DtCollectionRow;
void dt_collection_row_free (DtCollectionRow *self);

/* A group of units, to choose from. */
typedef struct { gint64 id; char *name; int n_units; } DtGroupRow;
void dt_group_row_free (DtGroupRow *self);

/**
 * DtMatrixUnit:
 * @cells: one for each request in their order; NULL: this unit was not asked
 *
 * A row of the matrix.
 */
typedef struct
{
  gint64            unit_id;
  DtUnitKind        kind;
  char             *unit;        /* short name */
  char             *unit_name;
  DtAssignmentRow **cells;
  guint             n_cells;
  int               owed;
  int               handed_in;
  int               n_open;      /* must still hand in */
  int               n_late;      /* of these, past their day */
} DtMatrixUnit;

/**
 * DtMatrix:
 * @board_id: the board it shows, or 0
 * @name: of the board, or the title of the one request
 *
 * Who has handed in what of some requests. The numbers of a request are those of the units that are shown. Built on the
 * reader thread, shared by reference.
 */
typedef struct
{
  gatomicrefcount  ref_count;
  gint64           board_id;
  gboolean         pinned;
  gint64           group_id;     /* the board shows its members alone; 0: all that were asked */
  char            *name;
  char            *group;        /* its name; "" */
  GPtrArray       *requests;     /* DtTaskRow, in the order of the columns */
  GPtrArray       *units;        /* DtMatrixUnit, by kind, place and name */
  int              owed;
  int              handed_in;
  int              n_late;
} DtMatrix;

#define DT_TYPE_MATRIX (dt_matrix_get_type ())
GType            dt_matrix_get_type  (void);
DtMatrix        *dt_matrix_new       (void);
DtMatrix        *dt_matrix_ref       (DtMatrix *self);
void             dt_matrix_unref     (DtMatrix *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtMatrix, dt_matrix_unref)

DtMatrixUnit    *dt_matrix_add_unit  (DtMatrix *self, gint64 unit_id, DtUnitKind kind, const char *unit, const char *unit_name);
void             dt_matrix_set_cell  (DtMatrix *self, DtMatrixUnit *unit, DtAssignmentRow *cell);    /* takes it */
void             dt_matrix_finish    (DtMatrix *self, DtDay today);
int              dt_matrix_find_request (const DtMatrix *self, gint64 task_id);                      /* -1: none */
DtAssignmentRow *dt_matrix_get_cell  (const DtMatrix *self, guint row, guint column);               /* NULL: not asked */

/* Of some of its units (DtMatrixUnit), which filters may have made fewer: how many have handed in a request, of how many asked. */
void             dt_matrix_count_column (GPtrArray *units, guint column, int *handed_in, int *owed);

/* What stands in a cell beside its mark, in few characters; "·" where the unit was not asked. */
typedef enum { DT_CELL_DAY, DT_CELL_DAYS_LATE, DT_CELL_SYMBOL } DtCellContent;
char *dt_matrix_cell_text   (const DtAssignmentRow *cell, DtCellContent content, DtDay today, int soon_days);
char *dt_matrix_cell_extra  (const DtAssignmentRow *cell, DtCellContent content);                     /* "+3": days late; "" */
/* "Phường X, Báo cáo 5 năm, trễ 3 ngày" */
char *dt_matrix_cell_spoken (const DtMatrixUnit *unit, const DtTaskRow *request, const DtAssignmentRow *cell, DtDay today, int soon_days);
char *dt_matrix_cell_print  (const DtAssignmentRow *cell, DtDay today, int soon_days);
int   dt_matrix_days_late   (const DtAssignmentRow *cell, DtDay today);                               /* 0: in time so far */
gboolean dt_matrix_is_handed_in (const DtAssignmentRow *cell);

G_END_DECLS
