/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-directive-list.h"

#include <glib/gi18n-lib.h>

#include "dt-directive-jobs.h"
#include "dt-directive-list-row.h"
#include "dt-error.h"
#include "dt-list-focus.h"
#include "dt-result.h"

struct _DtDirectiveSideList
{
  GtkWidget           parent_instance;

  /* Children */
  GtkWidget          *search;
  GtkWidget          *stack;
  GtkWidget          *view;
  GtkWidget          *nothing;
  GtkWidget          *foot;

  /* Owned */
  DtContext          *context;
  DtResult           *lines;         /* DtDirectiveList */
  GListStore         *items;
  GtkSingleSelection *selection;

  gint64              selected;
  int                 limit;         /* lines to read; grows as one scrolls */
  gboolean            growing;       /* what comes is more of the same */
  gboolean            showing;       /* go to the selected one once it is listed */
  gboolean            filling;       /* the selection is ours to restore */
};

enum { PROP_SELECTED = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DtDirectiveSideList, dt_directive_side_list, GTK_TYPE_WIDGET)

static const char *
get_search (DtDirectiveSideList *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static DtDirectiveOrder
get_order (DtDirectiveSideList *self)
{
  return (DtDirectiveOrder) g_settings_get_enum (dt_context_get_settings (self->context), "directive-order");
}

static void
load (DtDirectiveSideList *self)
{
  DtDirectiveFetch *fetch = dt_directive_fetch_new (get_search (self), dt_context_get_today (self->context));

  fetch->order = get_order (self);
  fetch->limit = self->limit;
  fetch->wanted_id = *get_search (self) == '\0' ? self->selected : 0;
  dt_result_load (self->lines, fetch, (GBoxedCopyFunc) dt_directive_fetch_copy, (GDestroyNotify) dt_directive_fetch_free);
}

static void
reload (DtDirectiveSideList *self)
{
  self->growing = FALSE;
  load (self);
}

/* Another list: it begins at its top. */
static void
load_other (DtDirectiveSideList *self)
{
  self->limit = DT_DIRECTIVE_LIST_PAGE;
  reload (self);
}

/* Twice as many each time, so that the whole is read in a few goes however long it is. */
static void
on_scrolled (DtDirectiveSideList *self,
             GtkAdjustment       *scroll)
{
  const DtDirectiveList *list = dt_result_get (self->lines);
  double left = gtk_adjustment_get_upper (scroll) - gtk_adjustment_get_value (scroll) - gtk_adjustment_get_page_size (scroll);

  if (list == NULL || !list->more || self->growing || left > 2 * gtk_adjustment_get_page_size (scroll))
    return;
  self->limit = 2 * (int) list->lines->len;
  self->growing = TRUE;
  load (self);
}

/* ---- The rows ---- */

static char *
name_month (DtDay day)
{
  int year, month;

  if (day == DT_DAY_NONE)
    return g_strdup (_("Without a date"));
  dt_day_get (day, &year, &month, NULL);
  return dt_month_title (year, month);
}

/* By month only where the months follow one another. */
static GPtrArray *
make_items (const DtDirectiveList *list,
            DtDirectiveOrder       order)
{
  gboolean by_month = order == DT_DIRECTIVE_ORDER_NEWEST || order == DT_DIRECTIVE_ORDER_OLDEST;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  DtDay month = -1;

  for (guint i = 0; i < list->lines->len; i++)
    {
      const DtDirectiveLine *line = g_ptr_array_index (list->lines, i);
      DtDay own = line->issued_day != DT_DAY_NONE ? dt_day_month_start (line->issued_day) : DT_DAY_NONE;

      if (by_month && own != month)
        {
          g_autofree char *title = name_month (own);

          g_ptr_array_add (items, dt_directive_item_new_head (title));
          month = own;
        }
      g_ptr_array_add (items, dt_directive_item_new_line (list->lines, i));
    }
  return items;
}

static guint
find_directive (DtDirectiveSideList *self,
                gint64               id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(DtDirectiveItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const DtDirectiveLine *line = dt_directive_item_get_line (item);

      if (line != NULL && (id == 0 || line->id == id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
choose (DtDirectiveSideList *self,
        gint64               id)
{
  if (self->selected == id)
    return;
  self->selected = id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/* Nothing chosen yet: the newest, so that the page is not empty. */
static void
restore_selection (DtDirectiveSideList *self)
{
  guint position = find_directive (self, self->selected);

  self->filling = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->filling = FALSE;
  if (self->selected == 0 && position != GTK_INVALID_LIST_POSITION)
    {
      g_autoptr(DtDirectiveItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

      choose (self, dt_directive_item_get_line (item)->id);
    }
}

static void
show_selected (DtDirectiveSideList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
}

static void
show_foot (DtDirectiveSideList   *self,
           const DtDirectiveList *list)
{
  g_autofree char *all = g_strdup_printf (ngettext ("%d directive", "%d directives", (gulong) list->n_all), list->n_all);
  g_autofree char *stubs = g_strdup_printf (ngettext ("%d awaiting its original", "%d awaiting their originals", (gulong) list->n_stubs), list->n_stubs);
  g_autofree char *text = g_strjoin (" · ", all, list->n_stubs > 0 ? stubs : NULL, NULL);

  gtk_label_set_label (GTK_LABEL (self->foot), text);
  gtk_widget_set_tooltip_text (self->foot, text);
}

static gboolean
is_same_item (DtDirectiveItem *a,
              DtDirectiveItem *b)
{
  const DtDirectiveLine *left = dt_directive_item_get_line (a);
  const DtDirectiveLine *right = dt_directive_item_get_line (b);

  return left != NULL ? right != NULL && left->id == right->id : right == NULL;
}

/* What stands already stays, so that the list does not jump under who scrolls it. */
static guint
count_kept (DtDirectiveSideList *self,
            const GPtrArray     *items)
{
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->len);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(DtDirectiveItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!is_same_item (item, g_ptr_array_index (items, i)))
        return i;
    }
  return n;
}

static void
fill (DtDirectiveSideList *self)
{
  guint kept;

  const DtDirectiveList *list = dt_result_get (self->lines);
  g_autoptr(GPtrArray) items = NULL;

  if (list == NULL)
    return;
  items = make_items (list, get_order (self));
  kept = self->growing ? count_kept (self, items) : 0;
  self->growing = FALSE;
  self->filling = TRUE;
  g_list_store_splice (self->items, kept, g_list_model_get_n_items (G_LIST_MODEL (self->items)) - kept, items->pdata + kept, items->len - kept);
  self->filling = FALSE;
  restore_selection (self);
  gtk_label_set_label (GTK_LABEL (self->nothing), *get_search (self) != '\0' ? _("No directive matches") : _("No directives in the register yet"));
  gtk_stack_set_visible_child (GTK_STACK (self->stack), items->len > 0 ? gtk_widget_get_ancestor (self->view, GTK_TYPE_SCROLLED_WINDOW) : self->nothing);
  show_foot (self, list);
  if (self->showing)
    show_selected (self);
  self->showing = FALSE;
}

static void
on_failed (DtDirectiveSideList *self,
           const GError        *error)
{
  self->growing = FALSE;
  g_autofree char *text = dt_error_user_text (error);

  gtk_label_set_label (GTK_LABEL (self->nothing), text);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->nothing);
}

static gpointer
get_item_of_row (GtkWidget *row)
{
  return dt_directive_list_row_get_item (DT_DIRECTIVE_LIST_ROW (row));
}

static void
on_selected (DtDirectiveSideList *self)
{
  DtDirectiveItem *item = gtk_single_selection_get_selected_item (self->selection);
  const DtDirectiveLine *line = item != NULL ? dt_directive_item_get_line (item) : NULL;

  if (!self->filling && item != NULL && line == NULL)
    dt_list_skip_head (GTK_LIST_VIEW (self->view), self->selection, find_directive (self, self->selected), get_item_of_row);
  else if (!self->filling && line != NULL)
    choose (self, line->id);
}

static void
on_setup (DtDirectiveSideList *self,
          GtkListItem         *list_item)
{
  gtk_list_item_set_child (list_item, dt_directive_list_row_new ());
}

static void
on_bind (DtDirectiveSideList *self,
         GtkListItem         *list_item)
{
  DtDirectiveItem *item = gtk_list_item_get_item (list_item);
  gboolean is_line = dt_directive_item_get_line (item) != NULL;

  dt_list_bind_head (list_item, !is_line);
  dt_directive_list_row_set_item (DT_DIRECTIVE_LIST_ROW (gtk_list_item_get_child (list_item)), item, dt_context_get_today (self->context));
}

/* ---- For the view ---- */

gint64
dt_directive_side_list_get_selected (DtDirectiveSideList *self)
{
  g_return_val_if_fail (DT_IS_DIRECTIVE_SIDE_LIST (self), 0);

  return self->selected;
}

void
dt_directive_side_list_select (DtDirectiveSideList *self,
                               gint64               id)
{
  g_return_if_fail (DT_IS_DIRECTIVE_SIDE_LIST (self));

  choose (self, id);
  if (find_directive (self, id) == GTK_INVALID_LIST_POSITION)
    {
      self->showing = TRUE;
      reload (self);
    }
  restore_selection (self);
  show_selected (self);
}

void
dt_directive_side_list_focus_search (DtDirectiveSideList *self)
{
  g_return_if_fail (DT_IS_DIRECTIVE_SIDE_LIST (self));

  gtk_widget_grab_focus (self->search);
}

gboolean
dt_directive_side_list_clear_search (DtDirectiveSideList *self)
{
  g_return_val_if_fail (DT_IS_DIRECTIVE_SIDE_LIST (self), FALSE);

  if (*get_search (self) == '\0')
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  return TRUE;
}

void
dt_directive_side_list_focus_rows (DtDirectiveSideList *self)
{
  g_return_if_fail (DT_IS_DIRECTIVE_SIDE_LIST (self));

  gtk_widget_child_focus (self->view, GTK_DIR_TAB_FORWARD);
}

/* ---- The object ---- */

static void
dt_directive_side_list_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  g_value_set_int64 (value, DT_DIRECTIVE_SIDE_LIST (object)->selected);
}

static void
dt_directive_side_list_dispose (GObject *object)
{
  DtDirectiveSideList *self = DT_DIRECTIVE_SIDE_LIST (object);
  GtkWidget *child;

  if (self->lines != NULL)
    g_signal_handlers_disconnect_by_data (self->lines, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->lines);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_directive_side_list_parent_class)->dispose (object);
}

static void
dt_directive_side_list_class_init (DtDirectiveSideListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dt_directive_side_list_dispose;
  object_class->get_property = dt_directive_side_list_get_property;
  properties[PROP_SELECTED] = g_param_spec_int64 ("selected", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "directivelist");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_order_button (void)
{
  static const struct { const char *label, *nick; } orders[] = {
    { N_("_Newest First"), "newest" }, { N_("_Oldest First"), "oldest" }, { N_("By _Symbol"), "symbol" },
    { N_("Most _Late Tasks First"), "late" }, { N_("Most _Open Tasks First"), "open" },
  };
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *button;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_(orders[i].label), NULL);

      g_menu_item_set_action_and_target (item, "list-of-directives.directive-order", "s", orders[i].nick);
      g_menu_append_item (menu, item);
    }
  button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-sort-descending-symbolic", "menu-model", menu,
                         "tooltip-text", _("Order of the directives"), "css-classes", (const char *[]) { "flat", NULL }, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Order of the directives"), -1);
  return button;
}

static void
add_search (DtDirectiveSideList *self)
{
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "spacing", 6, "margin-start", 9, "margin-end", 9, "margin-top", 9, "margin-bottom", 6, NULL);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Find symbol, subject…"), "hexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find a directive"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (load_other), self);
  gtk_box_append (GTK_BOX (line), self->search);
  gtk_box_append (GTK_BOX (line), new_order_button ());
  gtk_widget_set_parent (line, GTK_WIDGET (self));
}

static void
add_rows (DtDirectiveSideList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, NULL);

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), self);
  self->items = g_list_store_new (DT_TYPE_DIRECTIVE_ITEM);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  dt_list_make_one_stop (self->view);
  gtk_widget_add_css_class (self->view, "directive-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Directives"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);

  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), "value-changed", G_CALLBACK (on_scrolled), self, G_CONNECT_SWAPPED);

  self->nothing = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "valign", GTK_ALIGN_START, "margin-top", 36,
                                "margin-start", 18, "margin-end", 18, "css-classes", (const char *[]) { "dim", NULL }, NULL);
  self->stack = g_object_new (GTK_TYPE_STACK, "vexpand", TRUE, NULL);
  gtk_stack_add_child (GTK_STACK (self->stack), scroller);
  gtk_stack_add_child (GTK_STACK (self->stack), self->nothing);
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

static void
dt_directive_side_list_init (DtDirectiveSideList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "side");
  add_search (self);
  add_rows (self);
  self->foot = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, "css-classes", (const char *[]) { "side-foot", NULL }, NULL);
  gtk_widget_set_parent (self->foot, GTK_WIDGET (self));
}

static void
add_order_action (DtDirectiveSideList *self)
{
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr(GAction) action = g_settings_create_action (dt_context_get_settings (self->context), "directive-order");

  g_action_map_add_action (G_ACTION_MAP (group), action);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list-of-directives", G_ACTION_GROUP (group));
  g_signal_connect_object (dt_context_get_settings (self->context), "changed::directive-order", G_CALLBACK (load_other), self, G_CONNECT_SWAPPED);
}

/**
 * dt_directive_side_list_new:
 * @context: what the views share
 *
 * Returns: (transfer floating): the list, reading its rows
 */
GtkWidget *
dt_directive_side_list_new (DtContext *context)
{
  DtDirectiveSideList *self = g_object_new (DT_TYPE_DIRECTIVE_SIDE_LIST, NULL);

  g_return_val_if_fail (DT_IS_CONTEXT (context), GTK_WIDGET (self));

  self->context = g_object_ref (context);
  self->limit = DT_DIRECTIVE_LIST_PAGE;
  add_order_action (self);
  self->lines = dt_result_new (dt_context_get_store (context), dt_job_list_directive_lines, (GDestroyNotify) dt_directive_list_free);
  g_signal_connect_swapped (self->lines, "updated", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->lines, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_object (context, "notify::today", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}
