/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of the collections view. */

#include "dt-choice-chip.h"
#include "dt-collection-list.h"
#include "dt-collection-panel.h"
#include "dt-collection-view.h"
#include "dt-matrix-grid.h"
#include "dt-result.h"

G_BEGIN_DECLS

struct _DtCollectionView
{
  GtkWidget          parent_instance;

  /* Template */
  GtkWidget         *place;          /* of the left list */
  GtkStack          *stack;
  GtkLabel          *nothing;
  GtkPaned          *paned;
  GtkBox            *middle;
  GtkWidget         *toolbar;
  GtkLabel          *title;
  GtkWidget         *heading;
  GtkLabel          *summary;
  GtkWidget         *late;           /* GtkLabel: how many are late */
  GtkBox            *filters;
  GtkMenuButton     *content;
  GtkWidget         *empty_filter;   /* no unit is let through */
  GtkWidget         *panel_place;

  GtkWidget         *list;
  GtkWidget         *grid;
  GtkWidget         *panel;
  DtChoiceChip      *kinds;

  /* Owned */
  DtContext         *context;
  DtResult          *result;         /* DtMatrix */
  GSimpleActionGroup *actions;
  GtkWidget         *menu;           /* weak */

  gboolean           detail;
  gboolean           narrow;
};

void dt_collection_view_init_interface (DtViewInterface *iface);            /* dt-collection-interface.c */
void dt_collection_view_add_actions    (DtCollectionView *self);            /* dt-collection-actions.c */
void dt_collection_view_sync_actions   (DtCollectionView *self);
void dt_collection_view_sync_filter    (DtCollectionView *self);
void dt_collection_view_sync_look      (DtCollectionView *self);

G_END_DECLS
