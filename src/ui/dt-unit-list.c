/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-unit-list.h"

#include <glib/gi18n-lib.h>

#include "dt-list-focus.h"
#include "dt-error.h"
#include "dt-result.h"
#include "dt-text.h"
#include "dt-unit-jobs.h"
#include "dt-unit-list-row.h"

typedef enum { ORDER_KIND, ORDER_OWED, ORDER_NAME } Order;

struct _DtUnitList
{
  GtkWidget           parent_instance;

  /* Template */
  GtkWidget          *search_box;
  GtkSearchEntry     *search;
  GtkBox             *orders;
  GtkToggleButton    *by_kind;
  GtkToggleButton    *by_owed;
  GtkToggleButton    *by_name;
  GtkStack           *stack;
  GtkListView        *view;
  GtkLabel           *nothing;
  GtkLabel           *foot;

  /* Owned */
  DtContext          *context;
  DtResult           *units;         /* GPtrArray of DtUnitRow */
  GListStore         *items;
  GtkSingleSelection *selection;

  gint64              selected;
  gboolean            filling;       /* the list is being filled: the selection is ours to restore */
};

enum { PROP_SELECTED = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DtUnitList, dt_unit_list, GTK_TYPE_WIDGET)

static Order
get_order (DtUnitList *self)
{
  if (gtk_toggle_button_get_active (self->by_owed))
    return ORDER_OWED;
  if (gtk_toggle_button_get_active (self->by_name))
    return ORDER_NAME;
  return ORDER_KIND;
}

static int
compare_owed (gconstpointer a,
              gconstpointer b)
{
  const DtUnitRow *left = *(DtUnitRow *const *) a;
  const DtUnitRow *right = *(DtUnitRow *const *) b;

  if (left->n_owed != right->n_owed)
    return right->n_owed - left->n_owed;
  if (left->n_overdue != right->n_overdue)
    return right->n_overdue - left->n_overdue;
  return strcmp (left->sort_key, right->sort_key);
}

static int
compare_name (gconstpointer a,
              gconstpointer b)
{
  const DtUnitRow *left = *(DtUnitRow *const *) a;
  const DtUnitRow *right = *(DtUnitRow *const *) b;

  return strcmp (left->sort_key, right->sort_key);
}

/* A word typed with accents must match them; one without matches with and without. */
static gboolean
row_matches (const DtUnitRow  *row,
             char            **words)
{
  g_autofree char *names = g_strconcat (row->name, " ", row->short_name, NULL);
  g_autofree char *exact_names = dt_text_exact (names);

  for (int i = 0; words[i] != NULL; i++)
    {
      gboolean marked = dt_text_has_marks (words[i]);
      g_autofree char *word = marked ? dt_text_exact (words[i]) : dt_text_fold (words[i]);

      if (strstr (marked ? exact_names : row->folded, word) == NULL)
        return FALSE;
    }

  return TRUE;
}

/* The rows that match what is typed, in the order chosen; borrowed. */
static GPtrArray *
choose_rows (DtUnitList *self)
{
  GPtrArray *all = dt_result_get (self->units);
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();
  g_auto(GStrv) words = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->search)), " ", -1);

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (row_matches (g_ptr_array_index (all, i), words))
      g_ptr_array_add (rows, g_ptr_array_index (all, i));

  if (get_order (self) == ORDER_OWED)
    g_ptr_array_sort (rows, compare_owed);
  else if (get_order (self) == ORDER_NAME)
    g_ptr_array_sort (rows, compare_name);

  return g_steal_pointer (&rows);
}

static int
count_kind (GPtrArray *rows,
            guint      from)
{
  const DtUnitRow *first = g_ptr_array_index (rows, from);
  guint i = from;

  while (i < rows->len && ((DtUnitRow *) g_ptr_array_index (rows, i))->kind == first->kind)
    i++;

  return (int) (i - from);
}

static GPtrArray *
make_items (DtUnitList *self,
            GPtrArray  *rows)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean heads = get_order (self) == ORDER_KIND;

  for (guint i = 0; i < rows->len; i++)
    {
      DtUnitRow *row = g_ptr_array_index (rows, i);
      DtUnitRow *before = i > 0 ? g_ptr_array_index (rows, i - 1) : NULL;

      if (heads && (before == NULL || before->kind != row->kind))
        g_ptr_array_add (items, dt_unit_item_new_head (row->kind, count_kind (rows, i)));
      g_ptr_array_add (items, dt_unit_item_new_unit (row));
    }

  return g_steal_pointer (&items);
}

/* Where the list keeps its shape, rows change in place: scroll position, focus and selection stay. */
static gboolean
update_in_place (DtUnitList *self,
                 GPtrArray  *items)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  if (n != items->len)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(DtUnitItem) old = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (dt_unit_item_get_key (old) != dt_unit_item_get_key (g_ptr_array_index (items, i)))
        return FALSE;
    }

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(DtUnitItem) old = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      DtUnitRow *row = dt_unit_item_get_row (g_ptr_array_index (items, i));

      if (row != NULL)
        dt_unit_item_set_row (old, row);
    }

  return TRUE;
}

static guint
find_unit (DtUnitList *self,
           gint64      unit_id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(DtUnitItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (dt_unit_item_get_row (item) != NULL && dt_unit_item_get_key (item) == unit_id)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
scroll_to_selected (DtUnitList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static void
restore_selection (DtUnitList *self)
{
  guint position = find_unit (self, self->selected);

  if (position == GTK_INVALID_LIST_POSITION && self->selected == 0)
    {
      /* Nothing chosen yet: the first unit, so that the page is not empty. */
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
        {
          g_autoptr(DtUnitItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

          if (dt_unit_item_get_row (item) != NULL)
            {
              position = i;
              break;
            }
        }
    }

  gtk_single_selection_set_selected (self->selection, position);
}

static void
show_foot (DtUnitList *self)
{
  GPtrArray *all = dt_result_get (self->units);
  guint n = all != NULL ? all->len : 0;
  g_autofree char *text = NULL;

  /* Translators: under the unit list: how many units, and what the small bars mean */
  text = g_strdup_printf (ngettext ("%u unit · bars: last 12 months, tall = late",
                                    "%u units · bars: last 12 months, tall = late", n), n);
  gtk_label_set_text (self->foot, text);
}

static void
fill (DtUnitList *self)
{
  g_autoptr(GPtrArray) rows = choose_rows (self);
  g_autoptr(GPtrArray) items = make_items (self, rows);
  gboolean searching = gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0';

  self->filling = TRUE;
  if (!update_in_place (self, items))
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

      g_list_store_splice (self->items, 0, n, items->pdata, items->len);
    }
  self->filling = FALSE;
  restore_selection (self);

  gtk_label_set_text (self->nothing, searching ? _("No unit matches") : _("No units in the register yet"));
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "rows" : "nothing");
  show_foot (self);
}

static gpointer
get_item_of_row (GtkWidget *row)
{
  return dt_unit_list_row_get_item (DT_UNIT_LIST_ROW (row));
}

static void
on_selected (DtUnitList *self)
{
  DtUnitItem *item = gtk_single_selection_get_selected_item (self->selection);
  DtUnitRow *row = item != NULL ? dt_unit_item_get_row (item) : NULL;

  if (!self->filling && item != NULL && row == NULL)
    dt_list_skip_head (self->view, self->selection, find_unit (self, self->selected), get_item_of_row);
  if (self->filling || row == NULL || row->id == self->selected)
    return;

  self->selected = row->id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static gpointer
copy_fetch (gpointer fetch)
{
  return g_memdup2 (fetch, sizeof (DtUnitFetch));
}

static void
reload (DtUnitList *self)
{
  DtUnitFetch fetch = { 0, dt_context_get_today (self->context), dt_context_get_soon_days (self->context) };

  dt_result_load (self->units, copy_fetch (&fetch), copy_fetch, g_free);
}

static void
on_row_menu (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             gpointer         user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  DtUnitItem *item = dt_unit_list_row_get_item (DT_UNIT_LIST_ROW (widget));
  DtUnitRow *row = item != NULL ? dt_unit_item_get_row (item) : NULL;
  g_autoptr(GMenu) menu = NULL;
  g_autoptr(GMenuItem) edit = NULL;
  g_autoptr(GMenuItem) join = NULL;
  g_autoptr(GMenuItem) merge = NULL;
  g_autoptr(GMenuItem) remind = NULL;
  g_autoptr(GMenuItem) entry = NULL;
  GtkWidget *popover;

  if (row == NULL)
    return;

  dt_unit_list_select (DT_UNIT_LIST (user_data), row->id);
  menu = g_menu_new ();
  edit = g_menu_item_new (_("_Edit Unit…"), NULL);
  g_menu_item_set_action_and_target (edit, "win.edit-unit", "x", row->id);
  g_menu_append_item (menu, edit);
  join = g_menu_item_new (_("Add to a _Group…"), NULL);
  g_menu_item_set_action_and_target (join, "win.join-group", "x", row->id);
  g_menu_append_item (menu, join);
  merge = g_menu_item_new (_("_Merge into Another Unit…"), NULL);
  g_menu_item_set_action_and_target (merge, "win.merge-unit", "x", row->id);
  g_menu_append_item (menu, merge);
  remind = g_menu_item_new (_("Write a reminder…"), NULL);
  g_menu_item_set_action_and_target (remind, "win.write-reminder-unit", "x", row->id);
  g_menu_append_item (menu, remind);
  g_menu_append (menu, _("Print Unit's Sheet…"), "win.report::unit");
  entry = g_menu_item_new (_("Copy Name"), NULL);
  g_menu_item_set_action_and_target (entry, "win.copy-text", "s", row->name);
  g_menu_append_item (menu, entry);

  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (popover, widget);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (gtk_widget_unparent), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
on_setup (DtUnitList  *self,
          GtkListItem *list_item)
{
  GtkWidget *row = dt_unit_list_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_row_menu), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, row);
}

static void
on_bind (DtUnitList  *self,
         GtkListItem *list_item)
{
  DtUnitItem *item = gtk_list_item_get_item (list_item);
  gboolean is_unit = dt_unit_item_get_row (item) != NULL;

  dt_list_bind_head (list_item, !is_unit);
  dt_unit_list_row_set_item (DT_UNIT_LIST_ROW (gtk_list_item_get_child (list_item)), item);
}

static void
on_unbind (DtUnitList  *self,
           GtkListItem *list_item)
{
  dt_unit_list_row_set_item (DT_UNIT_LIST_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
on_order (DtUnitList      *self,
          GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  g_settings_set_enum (dt_context_get_settings (self->context), "unit-sort", (int) get_order (self));
  fill (self);
}

static void
on_failed (DtUnitList   *self,
           const GError *error)
{
  g_autofree char *text = dt_error_user_text (error);

  gtk_label_set_text (self->nothing, text);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
dt_unit_list_dispose (GObject *object)
{
  DtUnitList *self = DT_UNIT_LIST (object);

  if (self->units != NULL)
    g_signal_handlers_disconnect_by_data (self->units, self);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);

  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_UNIT_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->items);
  g_clear_object (&self->units);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_unit_list_parent_class)->dispose (object);
}

static void
dt_unit_list_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    g_value_set_int64 (value, DT_UNIT_LIST (object)->selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dt_unit_list_class_init (DtUnitListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dt_unit_list_dispose;
  object_class->get_property = dt_unit_list_get_property;

  properties[PROP_SELECTED] = g_param_spec_int64 ("selected", NULL, NULL, 0, G_MAXINT64, 0,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "unitlist");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-unit-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DtUnitList, search_box);
  gtk_widget_class_bind_template_child (widget_class, DtUnitList, search);
  gtk_widget_class_bind_template_child (widget_class, DtUnitList, orders);
  gtk_widget_class_bind_template_child (widget_class, DtUnitList, by_kind);
  gtk_widget_class_bind_template_child (widget_class, DtUnitList, by_owed);
  gtk_widget_class_bind_template_child (widget_class, DtUnitList, by_name);
  gtk_widget_class_bind_template_child (widget_class, DtUnitList, stack);
  gtk_widget_class_bind_template_child (widget_class, DtUnitList, view);
  gtk_widget_class_bind_template_child (widget_class, DtUnitList, nothing);
  gtk_widget_class_bind_template_child (widget_class, DtUnitList, foot);
}

static void
dt_unit_list_init (DtUnitList *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->items = g_list_store_new (DT_TYPE_UNIT_ITEM);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (on_selected), self);

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (on_unbind), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  dt_list_make_one_stop (GTK_WIDGET (self->view));

  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (fill), self);
  gtk_search_entry_set_search_delay (self->search, 0);
}

/**
 * dt_unit_list_new:
 * @context: what the views share
 *
 * Returns: (transfer floating): a list that reads itself
 */
GtkWidget *
dt_unit_list_new (DtContext *context)
{
  DtUnitList *self = g_object_new (DT_TYPE_UNIT_LIST, NULL);
  GtkToggleButton *orders[] = { self->by_kind, self->by_owed, self->by_name };
  int order = g_settings_get_enum (dt_context_get_settings (context), "unit-sort");

  self->context = g_object_ref (context);
  self->units = dt_result_new (dt_context_get_store (context), dt_job_list_units, (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_swapped (self->units, "updated", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->units, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_swapped (context, "notify::today", G_CALLBACK (reload), self);
  g_signal_connect_swapped (context, "notify::soon-days", G_CALLBACK (reload), self);

  if (order > 0 && order < (int) G_N_ELEMENTS (orders))
    gtk_toggle_button_set_active (orders[order], TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    g_signal_connect_swapped (orders[i], "toggled", G_CALLBACK (on_order), self);
  reload (self);

  return GTK_WIDGET (self);
}

gint64
dt_unit_list_get_selected (DtUnitList *self)
{
  g_return_val_if_fail (DT_IS_UNIT_LIST (self), 0);

  return self->selected;
}

/**
 * dt_unit_list_select:
 * @self: a list
 * @unit_id: a unit
 *
 * Selects a unit, clearing a search that hides it.
 */
void
dt_unit_list_select (DtUnitList *self,
                     gint64      unit_id)
{
  g_return_if_fail (DT_IS_UNIT_LIST (self));

  if (self->selected != unit_id)
    {
      self->selected = unit_id;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
    }

  if (dt_result_get (self->units) == NULL)
    return;

  if (find_unit (self, unit_id) == GTK_INVALID_LIST_POSITION)
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  restore_selection (self);
  scroll_to_selected (self);
}

void
dt_unit_list_focus_search (DtUnitList *self)
{
  g_return_if_fail (DT_IS_UNIT_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
dt_unit_list_focus_rows (DtUnitList *self)
{
  g_return_if_fail (DT_IS_UNIT_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

gboolean
dt_unit_list_clear_search (DtUnitList *self)
{
  g_return_val_if_fail (DT_IS_UNIT_LIST (self), FALSE);

  if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] == '\0')
    return FALSE;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  return TRUE;
}
