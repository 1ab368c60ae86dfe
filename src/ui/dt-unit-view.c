/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-unit-view.h"

#include "dt-unit-list.h"
#include "dt-unit-page.h"

#define LIST_WIDTH 300

struct _DtUnitView
{
  GtkWidget  parent_instance;

  /* Children */
  GtkWidget *list;
  GtkWidget *page;

  /* Owned */
  DtContext *context;
};

static void view_interface_init (DtViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DtUnitView, dt_unit_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DT_TYPE_VIEW, view_interface_init))

/* What is before the eyes: what this unit owes, by day. */
static DtQuery *
dup_query (DtView *view)
{
  DtUnitView *self = DT_UNIT_VIEW (view);
  gint64 unit_id = dt_unit_list_get_selected (DT_UNIT_LIST (self->list));
  DtQuery *query;

  if (unit_id == 0)
    return NULL;

  query = dt_query_new (dt_context_get_today (self->context));
  query->soon_days = dt_context_get_soon_days (self->context);
  query->unit_id = unit_id;
  query->owed_only = TRUE;
  query->group = DT_GROUP_DAY;
  query->sort = DT_SORT_LAST_DAY;

  return query;
}

static void
focus_search (DtView *view)
{
  dt_unit_list_focus_search (DT_UNIT_LIST (DT_UNIT_VIEW (view)->list));
}

static gboolean
escape (DtView *view)
{
  return dt_unit_list_clear_search (DT_UNIT_LIST (DT_UNIT_VIEW (view)->list));
}

static void
focus_pane (DtView   *view,
            gboolean  forward)
{
  DtUnitView *self = DT_UNIT_VIEW (view);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean in_list = focus != NULL && gtk_widget_is_ancestor (focus, self->list);

  /* Two panes: forward and back are the same. */
  if (in_list || !gtk_widget_get_visible (self->list))
    gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
  else
    dt_unit_list_focus_rows (DT_UNIT_LIST (self->list));
}

static void
set_sidebar (DtView   *view,
             gboolean  shown)
{
  gtk_widget_set_visible (DT_UNIT_VIEW (view)->list, shown);
}

static GArray *
dup_assignments (DtView *view)
{
  const DtUnitDetail *detail = dt_unit_page_get_detail (DT_UNIT_PAGE (DT_UNIT_VIEW (view)->page));
  g_autoptr(GArray) ids = NULL;

  if (detail == NULL || detail->owed->len == 0)
    return NULL;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < detail->owed->len; i++)
    {
      const DtObligation *obligation = g_ptr_array_index (detail->owed, i);

      g_array_append_val (ids, obligation->assignment->id);
    }

  return g_steal_pointer (&ids);
}

static void
view_interface_init (DtViewInterface *iface)
{
  iface->dup_query = dup_query;
  iface->focus_search = focus_search;
  iface->escape = escape;
  iface->focus_pane = focus_pane;
  iface->set_sidebar = set_sidebar;
  iface->dup_assignments = dup_assignments;
}

static void
on_unit_chosen (DtUnitView *self)
{
  dt_unit_page_show (DT_UNIT_PAGE (self->page), dt_unit_list_get_selected (DT_UNIT_LIST (self->list)));
}

static void
dt_unit_view_dispose (GObject *object)
{
  DtUnitView *self = DT_UNIT_VIEW (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_unit_view_parent_class)->dispose (object);
}

static void
dt_unit_view_class_init (DtUnitViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_unit_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "unitview");
}

static void
dt_unit_view_init (DtUnitView *self)
{
}

/**
 * dt_unit_view_new:
 * @context: what the views share
 *
 * Returns: (transfer floating): the view, reading its list
 */
GtkWidget *
dt_unit_view_new (DtContext *context)
{
  DtUnitView *self = g_object_new (DT_TYPE_UNIT_VIEW, NULL);

  self->context = g_object_ref (context);
  self->list = dt_unit_list_new (context);
  gtk_widget_set_size_request (self->list, LIST_WIDTH, -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  self->page = dt_unit_page_new (context);
  gtk_widget_set_hexpand (self->page, TRUE);
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (on_unit_chosen), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

/**
 * dt_unit_view_open:
 * @self: the view
 * @unit_id: the unit to show
 */
void
dt_unit_view_open (DtUnitView *self,
                   gint64      unit_id)
{
  g_return_if_fail (DT_IS_UNIT_VIEW (self));

  dt_unit_list_select (DT_UNIT_LIST (self->list), unit_id);
}

gint64
dt_unit_view_get_selected (DtUnitView *self)
{
  g_return_val_if_fail (DT_IS_UNIT_VIEW (self), 0);

  return dt_unit_list_get_selected (DT_UNIT_LIST (self->list));
}
