/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window asks of each of its views. A view leaves out what it does not have. */

#include "dt-context.h"

G_DEFINE_INTERFACE (DtView, dt_view, GTK_TYPE_WIDGET)

static void
dt_view_default_init (DtViewInterface *iface)
{
}

/**
 * dt_view_dup_query:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): the tasks before the person's eyes, for print and export
 */
DtQuery *
dt_view_dup_query (DtView *self)
{
  DtViewInterface *iface = DT_VIEW_GET_IFACE (self);

  return iface->dup_query != NULL ? iface->dup_query (self) : NULL;
}

/**
 * dt_view_focus_search:
 * @self: a view
 *
 * Gives the focus to the view's search entry.
 */
void
dt_view_focus_search (DtView *self)
{
  DtViewInterface *iface = DT_VIEW_GET_IFACE (self);

  if (iface->focus_search != NULL)
    iface->focus_search (self);
}

/**
 * dt_view_go_today:
 * @self: a view
 *
 * Brings today before the eyes.
 */
void
dt_view_go_today (DtView *self)
{
  DtViewInterface *iface = DT_VIEW_GET_IFACE (self);

  if (iface->go_today != NULL)
    iface->go_today (self);
}

/**
 * dt_view_escape:
 * @self: a view
 *
 * Clears the nearest thing that can be cleared: search, then selection.
 *
 * Returns: whether there was any
 */
gboolean
dt_view_escape (DtView *self)
{
  DtViewInterface *iface = DT_VIEW_GET_IFACE (self);

  return iface->escape != NULL && iface->escape (self);
}

/**
 * dt_view_focus_pane:
 * @self: a view
 * @forward: to the next pane rather than the previous
 *
 * Moves the focus from one of the view's columns to another.
 */
void
dt_view_focus_pane (DtView   *self,
                    gboolean  forward)
{
  DtViewInterface *iface = DT_VIEW_GET_IFACE (self);

  if (iface->focus_pane != NULL)
    iface->focus_pane (self, forward);
}

/**
 * dt_view_set_sidebar:
 * @self: a view
 * @shown: whether the left list is to be seen
 */
void
dt_view_set_sidebar (DtView   *self,
                     gboolean  shown)
{
  DtViewInterface *iface = DT_VIEW_GET_IFACE (self);

  if (iface->set_sidebar != NULL)
    iface->set_sidebar (self, shown);
}

/**
 * dt_view_set_detail:
 * @self: a view
 * @shown: whether the panel of the selected thing is to be seen
 */
void
dt_view_set_detail (DtView   *self,
                    gboolean  shown)
{
  DtViewInterface *iface = DT_VIEW_GET_IFACE (self);

  if (iface->set_detail != NULL)
    iface->set_detail (self, shown);
}

/**
 * dt_view_set_narrow:
 * @self: a view
 * @narrow: whether the window is too narrow for all columns
 */
void
dt_view_set_narrow (DtView   *self,
                    gboolean  narrow)
{
  DtViewInterface *iface = DT_VIEW_GET_IFACE (self);

  if (iface->set_narrow != NULL)
    iface->set_narrow (self, narrow);
}

/**
 * dt_view_dup_assignments:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): ids (gint64) of the open lead assignments of what is selected
 */
GArray *
dt_view_dup_assignments (DtView *self)
{
  DtViewInterface *iface = DT_VIEW_GET_IFACE (self);

  return iface->dup_assignments != NULL ? iface->dup_assignments (self) : NULL;
}
