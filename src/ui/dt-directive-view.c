/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-directive-view.h"

#include <glib/gi18n-lib.h>

#include "dt-directive-jobs.h"
#include "dt-directive-list.h"
#include "dt-directive-sheet.h"
#include "dt-directive-side.h"
#include "dt-error.h"
#include "dt-focus.h"
#include "dt-result.h"

#define LIST_WIDTH 286
#define SIDE_WIDTH 420
#define SIDE_WIDTH_ROOMY 512
#define WIDE 1300              /* from here on text and side stand beside each other */
#define ROOMY 1420

struct _DtDirectiveView
{
  GtkWidget  parent_instance;

  /* Children */
  GtkWidget *list;
  GtkWidget *content;          /* a box: the switch over the two panes */
  GtkWidget *switcher;
  GtkWidget *text_button;
  GtkWidget *side_button;
  GtkWidget *panes;
  GtkWidget *sheet;
  GtkWidget *side;

  /* Owned */
  DtContext *context;
  DtResult  *page;             /* DtDirectivePage */

  gint64     shown;            /* whose page is shown */
  guint      idle;
  gboolean   wide;
  gboolean   roomy;
};

static void view_interface_init (DtViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DtDirectiveView, dt_directive_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DT_TYPE_VIEW, view_interface_init))

/* ---- What is shown ---- */

static void
load (DtDirectiveView *self)
{
  gint64 id = dt_directive_side_list_get_selected (DT_DIRECTIVE_SIDE_LIST (self->list));
  DtQuery *query;

  if (id == 0)
    return;
  query = dt_query_new (dt_context_get_today (self->context));
  query->soon_days = dt_context_get_soon_days (self->context);
  query->directive_id = id;
  dt_result_load (self->page, query, (GBoxedCopyFunc) dt_query_copy, (GDestroyNotify) dt_query_free);
}

static void
on_page (DtDirectiveView *self)
{
  const DtDirectivePage *page = dt_result_get (self->page);

  dt_directive_sheet_set (DT_DIRECTIVE_SHEET (self->sheet), page);
  dt_directive_side_set (DT_DIRECTIVE_SIDE (self->side), page);
  self->shown = page != NULL ? page->id : 0;
}

static void
on_failed (DtDirectiveView *self,
           const GError    *error)
{
  g_autofree char *text = dt_error_user_text (error);

  dt_directive_sheet_tell (DT_DIRECTIVE_SHEET (self->sheet), text);
  dt_directive_side_set (DT_DIRECTIVE_SIDE (self->side), NULL);
}

static void
on_task_of_text (DtDirectiveView *self,
                 gint64           task)
{
  dt_directive_sheet_show_task (DT_DIRECTIVE_SHEET (self->sheet), task);
  dt_directive_side_select_task (DT_DIRECTIVE_SIDE (self->side), task);
}

static void
on_task_of_side (DtDirectiveView *self,
                 gint64           task)
{
  dt_directive_sheet_show_task (DT_DIRECTIVE_SHEET (self->sheet), task);
}

/* ---- One pane or two ---- */

static void
sync_panes (DtDirectiveView *self)
{
  gboolean side = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->side_button));

  gtk_widget_set_visible (self->switcher, !self->wide);
  gtk_widget_set_visible (self->sheet, self->wide || !side);
  gtk_widget_set_visible (self->side, self->wide || side);
  gtk_widget_set_hexpand (self->side, !self->wide);
  gtk_widget_set_size_request (self->side, self->roomy ? SIDE_WIDTH_ROOMY : SIDE_WIDTH, -1);
}

static gboolean
on_idle (gpointer data)
{
  DtDirectiveView *self = data;

  self->idle = 0;
  sync_panes (self);
  return G_SOURCE_REMOVE;
}

static double
get_text_scale (void)
{
  int dpi = -1;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / 1024. / 96., 1, 3) : 1;
}

/* What is seen must not change while it is laid out. */
static void
dt_directive_view_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  DtDirectiveView *self = DT_DIRECTIVE_VIEW (widget);
  gboolean wide = width >= WIDE * get_text_scale ();
  gboolean roomy = width >= ROOMY * get_text_scale ();
  int list_width = 0;

  if (gtk_widget_get_visible (self->list))
    {
      gtk_widget_measure (self->list, GTK_ORIENTATION_HORIZONTAL, -1, &list_width, NULL, NULL, NULL);
      list_width = MAX (list_width, LIST_WIDTH);
      gtk_widget_size_allocate (self->list, &(GtkAllocation) { 0, 0, list_width, height }, -1);
    }
  gtk_widget_size_allocate (self->content, &(GtkAllocation) { list_width, 0, MAX (width - list_width, 1), height }, -1);
  if (wide == self->wide && roomy == self->roomy)
    return;
  self->wide = wide;
  self->roomy = roomy;
  if (self->idle == 0)
    self->idle = g_idle_add (on_idle, self);
}

/* As narrow as its parts are one at a time: the other is gone before it is missed. */
static void
dt_directive_view_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  DtDirectiveView *self = DT_DIRECTIVE_VIEW (widget);
  int list = 0, content;

  if (gtk_widget_get_visible (self->list))
    gtk_widget_measure (self->list, orientation, -1, &list, NULL, NULL, NULL);
  gtk_widget_measure (self->content, orientation, -1, &content, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = list + MIN (content, SIDE_WIDTH);
  else
    *minimum = *natural = MAX (list, content);
}

/* ---- As a view ---- */

static DtQuery *
dup_query (DtView *view)
{
  DtDirectiveView *self = DT_DIRECTIVE_VIEW (view);
  gint64 id = dt_directive_side_list_get_selected (DT_DIRECTIVE_SIDE_LIST (self->list));
  DtQuery *query;

  if (id == 0)
    return NULL;
  query = dt_query_new (dt_context_get_today (self->context));
  query->soon_days = dt_context_get_soon_days (self->context);
  query->directive_id = id;
  query->group = DT_GROUP_DAY;
  return query;
}

static void
focus_search (DtView *view)
{
  dt_directive_side_list_focus_search (DT_DIRECTIVE_SIDE_LIST (DT_DIRECTIVE_VIEW (view)->list));
}

static gboolean
escape (DtView *view)
{
  return dt_directive_side_list_clear_search (DT_DIRECTIVE_SIDE_LIST (DT_DIRECTIVE_VIEW (view)->list));
}

static void
focus_pane (DtView   *view,
            gboolean  forward)
{
  DtDirectiveView *self = DT_DIRECTIVE_VIEW (view);
  GtkWidget *panes[] = { self->list, self->sheet, self->side };
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  int n = G_N_ELEMENTS (panes);
  int at = forward ? -1 : n;

  for (int i = 0; i < n && focus != NULL; i++)
    if (gtk_widget_is_ancestor (focus, panes[i]))
      at = i;
  for (int step = 1; step <= n; step++)
    {
      int next = ((at + (forward ? step : -step)) % n + n) % n;

      if (!gtk_widget_get_visible (panes[next]))
        continue;
      if (panes[next] == self->list)
        dt_directive_side_list_focus_rows (DT_DIRECTIVE_SIDE_LIST (self->list));
      else if (panes[next] == self->sheet)
        gtk_widget_grab_focus (self->sheet);
      else
        gtk_widget_child_focus (self->side, GTK_DIR_TAB_FORWARD);
      return;
    }
}

static void
set_sidebar (DtView   *view,
             gboolean  shown)
{
  gtk_widget_set_visible (DT_DIRECTIVE_VIEW (view)->list, shown);
}

static void
view_interface_init (DtViewInterface *iface)
{
  iface->dup_query = dup_query;
  iface->focus_search = focus_search;
  iface->escape = escape;
  iface->focus_pane = focus_pane;
  iface->set_sidebar = set_sidebar;
}

/* ---- The object ---- */

static void
dt_directive_view_dispose (GObject *object)
{
  DtDirectiveView *self = DT_DIRECTIVE_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->page != NULL)
    g_signal_handlers_disconnect_by_data (self->page, self);
  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->page);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_directive_view_parent_class)->dispose (object);
}

/* The keys are for the list: the view has the focus as soon as it is seen. */
static gboolean
dt_directive_view_grab_focus (GtkWidget *widget)
{
  DtDirectiveView *self = DT_DIRECTIVE_VIEW (widget);

  if (dt_focus_is_inside (widget))
    return FALSE;
  if (!gtk_widget_get_visible (self->list))
    return gtk_widget_grab_focus (self->sheet);
  dt_directive_side_list_focus_rows (DT_DIRECTIVE_SIDE_LIST (self->list));
  return TRUE;
}

static void
dt_directive_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dt_directive_view_parent_class)->map (widget);

  gtk_widget_grab_focus (widget);
}

static void
dt_directive_view_class_init (DtDirectiveViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_directive_view_dispose;
  widget_class->measure = dt_directive_view_measure;
  widget_class->size_allocate = dt_directive_view_size_allocate;
  widget_class->grab_focus = dt_directive_view_grab_focus;
  widget_class->map = dt_directive_view_map;
  gtk_widget_class_set_css_name (widget_class, "directiveview");
}

static GtkWidget *
add_toggle (DtDirectiveView *self,
            const char      *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_mnemonic (label);

  gtk_box_append (GTK_BOX (self->switcher), button);
  return button;
}

static void
dt_directive_view_init (DtDirectiveView *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->content, "view");
  self->switcher = g_object_new (GTK_TYPE_BOX, "halign", GTK_ALIGN_CENTER, "margin-top", 6, "margin-bottom", 6, "css-classes", (const char *[]) { "linked", NULL }, NULL);
  self->text_button = add_toggle (self, _("_Text"));
  self->side_button = add_toggle (self, _("_Related"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->side_button), GTK_TOGGLE_BUTTON (self->text_button));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->text_button), TRUE);
  g_signal_connect_swapped (self->side_button, "toggled", G_CALLBACK (sync_panes), self);
  self->panes = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_vexpand (self->panes, TRUE);
  gtk_box_append (GTK_BOX (self->content), self->switcher);
  gtk_box_append (GTK_BOX (self->content), self->panes);
}

/**
 * dt_directive_view_new:
 * @context: what the views share
 *
 * Returns: (transfer floating): the view, reading its list
 */
GtkWidget *
dt_directive_view_new (DtContext *context)
{
  DtDirectiveView *self = g_object_new (DT_TYPE_DIRECTIVE_VIEW, NULL);

  g_return_val_if_fail (DT_IS_CONTEXT (context), GTK_WIDGET (self));

  self->context = g_object_ref (context);
  self->list = dt_directive_side_list_new (context);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  self->sheet = dt_directive_sheet_new (context);
  gtk_widget_set_hexpand (self->sheet, TRUE);
  self->side = dt_directive_side_new (context);
  gtk_box_append (GTK_BOX (self->panes), self->sheet);
  gtk_box_append (GTK_BOX (self->panes), self->side);
  sync_panes (self);

  self->page = dt_result_new (dt_context_get_store (context), dt_job_load_directive_page, (GDestroyNotify) dt_directive_page_free);
  g_signal_connect_swapped (self->page, "updated", G_CALLBACK (on_page), self);
  g_signal_connect_swapped (self->page, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "task-chosen", G_CALLBACK (on_task_of_text), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->side, "task-chosen", G_CALLBACK (on_task_of_side), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::today", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
dt_directive_view_open (DtDirectiveView *self,
                        gint64           directive_id)
{
  g_return_if_fail (DT_IS_DIRECTIVE_VIEW (self));

  dt_directive_side_list_select (DT_DIRECTIVE_SIDE_LIST (self->list), directive_id);
}

gint64
dt_directive_view_get_selected (DtDirectiveView *self)
{
  g_return_val_if_fail (DT_IS_DIRECTIVE_VIEW (self), 0);

  return dt_directive_side_list_get_selected (DT_DIRECTIVE_SIDE_LIST (self->list));
}
