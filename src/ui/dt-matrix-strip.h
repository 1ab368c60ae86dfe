/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtMatrixStrip:
 *
 * Cells of one width side by side, of which as many are seen as there is room for; rows and head of a matrix share one
 * adjustment and so move together. Only the cells near the eyes are widgets: they are made and filled by the owner, and
 * serve other columns when theirs have gone out of sight.
 */
#define DT_TYPE_MATRIX_STRIP (dt_matrix_strip_get_type ())
G_DECLARE_FINAL_TYPE (DtMatrixStrip, dt_matrix_strip, DT, MATRIX_STRIP, GtkWidget)

typedef GtkWidget *(*DtStripMake) (gpointer user_data);
typedef void       (*DtStripFill) (GtkWidget *cell, guint column, gpointer user_data);

/* Of the columns: how many, how wide, from which to which they are widgets, and one that is one wherever it stands (-1: none). */
typedef struct { guint n; int width; guint first, end; int kept; } DtStripRange;

GtkWidget *dt_matrix_strip_new      (GtkAdjustment *across, DtStripMake make, DtStripFill fill, gpointer user_data);
void       dt_matrix_strip_set_range (DtMatrixStrip *self, const DtStripRange *range);
void       dt_matrix_strip_refill   (DtMatrixStrip *self);
GtkWidget *dt_matrix_strip_get_cell (DtMatrixStrip *self, guint column);         /* NULL: out of sight */
int        dt_matrix_strip_find     (DtMatrixStrip *self, double x);             /* column at x; -1: none */

G_END_DECLS
