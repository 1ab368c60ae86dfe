/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the parts of the matrix. */

#include "dt-matrix-cell.h"
#include "dt-matrix-grid.h"
#include "dt-matrix-item.h"
#include "dt-matrix-strip.h"

G_BEGIN_DECLS

struct _DtMatrixGrid
{
  GtkWidget      parent_instance;

  /* Children */
  GtkWidget     *head;
  GtkWidget     *scroller;
  GtkWidget     *list;
  GtkWidget     *bar;           /* across */

  /* Owned */
  DtContext     *context;
  DtMatrix      *matrix;        /* NULL: none */
  GtkAdjustment *across;
  GListStore    *items;         /* DtMatrixItem */
  GPtrArray     *rows;          /* DtMatrixRow that stand in the list, borrowed */
  GtkWidget     *menu;          /* weak */
  guint          range_idle;
  guint          focus_idle;

  DtMatrixTerms  terms;
  int            kind;          /* −1: any */
  gboolean       owing;
  gboolean       roomy;
  gboolean       allocating;
  gboolean       focus_wanted;  /* as soon as the row of the cursor is there */
  DtStripRange   range;

  gint64         unit;          /* of the cursor; 0: the heads */
  int            column;        /* −1: the names */
  DtChosen       chosen;
  gint64         recording;     /* the part whose form was opened; 0 */
};

/* Widths of the parts of a line, of @width altogether. */
typedef struct { int name, strip, sum; } DtMatrixWidths;
void dt_matrix_grid_get_widths (DtMatrixGrid *self, int width, DtMatrixWidths *widths);
int  dt_matrix_grid_get_row_height (DtMatrixGrid *self);
void dt_matrix_grid_sync_range (DtMatrixGrid *self);
void dt_matrix_grid_sync_looks (DtMatrixGrid *self);
guint dt_matrix_grid_find_unit (DtMatrixGrid *self, gint64 unit_id);     /* position in the list; GTK_INVALID_LIST_POSITION */
DtMatrixItem *dt_matrix_grid_get_item (DtMatrixGrid *self, guint position);    /* borrowed */

/* dt-matrix-cursor.c */
void dt_matrix_grid_install_actions (GtkWidgetClass *widget_class);
void dt_matrix_bind_keys            (GtkWidgetClass *widget_class);      /* of what lies in the grid and gets the keys */
void dt_matrix_grid_press           (DtMatrixGrid *self, gint64 unit_id, int column, guint button, int n_press, GtkWidget *at);
gboolean dt_matrix_grid_drop        (DtMatrixGrid *self, gint64 unit_id, int column, GFile *file);
void dt_matrix_grid_follow          (DtMatrixGrid *self, DtMatrix *before, gboolean focused);     /* after a new matrix */
gboolean dt_matrix_grid_focus_cursor (DtMatrixGrid *self);

/* dt-matrix-menu.c: what can be done with what is under the cursor */
GMenuModel *dt_matrix_menu_new      (DtMatrixGrid *self);

G_END_DECLS
