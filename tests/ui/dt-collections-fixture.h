/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-collection-view.h"
#include "dt-matrix-cell.h"
#include "dt-matrix-grid.h"
#include "dt-seed.h"
#include "dt-window-fixture.h"

G_BEGIN_DECLS

/* Of the board that is looked at: the request of July (P. Minh Tân handed it in two days late, the government is four days
 * late) and the collection of the seed. */
enum { DT_COLUMN_JULY, DT_COLUMN_FIVE_YEARS };
#define DT_PART_ORGANISATION 15
#define DT_PART_PROPAGANDA 16

typedef struct
{
  DtWindowFixture  f;
  GtkWidget       *view;
  DtMatrixGrid    *grid;
  GtkWidget       *list;
  GtkWidget       *panel;
} DtCollectionsFixture;

void          dt_collections_set_up        (DtCollectionsFixture *fixture, gconstpointer data);
void          dt_collections_tear_down     (DtCollectionsFixture *fixture, gconstpointer data);

void          dt_collections_press         (DtCollectionsFixture *fixture, guint keyval, GdkModifierType modifiers);
/* The press of a mouse button in the middle of a cell, as its row gets it. */
void          dt_collections_click         (DtCollectionsFixture *fixture, gint64 unit_id, int column, int n_press);
GtkWidget    *dt_collections_wait_popover  (DtCollectionsFixture *fixture, GType type);

DtMatrixCell *dt_collections_find_cell     (DtCollectionsFixture *fixture, gint64 unit_id, int column);
void          dt_collections_assert_cell   (DtCollectionsFixture *fixture, gint64 unit_id, int column, const char *text);
void          dt_collections_wait_cell     (DtCollectionsFixture *fixture, gint64 unit_id, int column, const char *text);
/* Where the cursor is; waits for the focus. */
void          dt_collections_assert_cursor (DtCollectionsFixture *fixture, gint64 unit_id, int column);

G_END_DECLS
