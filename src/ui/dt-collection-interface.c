/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window asks of the collections as one of its views. */

#include "dt-collection-view-private.h"

static void
focus_search (DtView *view)
{
  dt_collection_list_focus_search (DT_COLLECTION_LIST (DT_COLLECTION_VIEW (view)->list));
}

static gboolean
escape (DtView *view)
{
  DtCollectionView *self = DT_COLLECTION_VIEW (view);

  return dt_collection_list_clear_search (DT_COLLECTION_LIST (self->list)) || dt_matrix_grid_unchoose (DT_MATRIX_GRID (self->grid));
}

static void
focus_pane (DtView   *view,
            gboolean  forward)
{
  DtCollectionView *self = DT_COLLECTION_VIEW (view);
  GtkWidget *panes[] = { self->list, self->toolbar, self->grid, self->panel };
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int n = G_N_ELEMENTS (panes);
  int at = forward ? -1 : n;

  for (int i = 0; i < n && focus != NULL; i++)
    if (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i]))
      at = i;

  for (int step = 1; step <= n; step++)
    {
      int next = ((at + (forward ? step : -step)) % n + n) % n;

      if (!gtk_widget_get_mapped (panes[next]))
        continue;
      if (panes[next] == self->list)
        dt_collection_list_focus_rows (DT_COLLECTION_LIST (self->list));
      else if (!gtk_widget_child_focus (panes[next], GTK_DIR_TAB_FORWARD))
        continue;
      return;
    }
}

static void
set_sidebar (DtView   *view,
             gboolean  shown)
{
  gtk_widget_set_visible (DT_COLLECTION_VIEW (view)->place, shown);
}

static void
set_detail (DtView   *view,
            gboolean  shown)
{
  DtCollectionView *self = DT_COLLECTION_VIEW (view);

  self->detail = shown;
  gtk_widget_set_visible (self->panel_place, shown);
}

/* Narrow: the panel gives some of its room to the columns. */
static void
set_narrow (DtView   *view,
            gboolean  narrow)
{
  DtCollectionView *self = DT_COLLECTION_VIEW (view);

  self->narrow = narrow;
  gtk_widget_set_size_request (self->panel_place, narrow ? 300 : 318, -1);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->heading), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->heading), narrow ? 0 : 8);
}

static GArray *
dup_assignments (DtView *view)
{
  return dt_matrix_grid_dup_assignments (DT_MATRIX_GRID (DT_COLLECTION_VIEW (view)->grid));
}

void
dt_collection_view_init_interface (DtViewInterface *iface)
{
  iface->focus_search = focus_search;
  iface->escape = escape;
  iface->focus_pane = focus_pane;
  iface->set_sidebar = set_sidebar;
  iface->set_detail = set_detail;
  iface->set_narrow = set_narrow;
  iface->dup_assignments = dup_assignments;
}
