/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-unit-list-row.h"

#include <glib/gi18n-lib.h>

#include "dt-sparkline.h"
#include "dt-state-mark.h"
#include "dt-whole-tip.h"

struct _DtUnitItem
{
  GObject    parent_instance;

  DtUnitRow *row;          /* owned; NULL for a head */
  DtUnitKind kind;
  int        n_units;      /* of a head */
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtUnitItem, dt_unit_item, G_TYPE_OBJECT)

static void
dt_unit_item_finalize (GObject *object)
{
  g_clear_pointer (&DT_UNIT_ITEM (object)->row, dt_unit_row_unref);

  G_OBJECT_CLASS (dt_unit_item_parent_class)->finalize (object);
}

static void
dt_unit_item_class_init (DtUnitItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_unit_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", DT_TYPE_UNIT_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
dt_unit_item_init (DtUnitItem *self)
{
}

/**
 * dt_unit_item_new_unit:
 * @row: a unit
 *
 * Returns: (transfer full): an item for it
 */
DtUnitItem *
dt_unit_item_new_unit (DtUnitRow *row)
{
  DtUnitItem *self = g_object_new (DT_TYPE_UNIT_ITEM, NULL);

  self->row = dt_unit_row_ref (row);
  self->kind = row->kind;
  return self;
}

/**
 * dt_unit_item_new_head:
 * @kind: the kind of unit that follows
 * @n_units: how many
 *
 * Returns: (transfer full): a head
 */
DtUnitItem *
dt_unit_item_new_head (DtUnitKind kind,
                       int        n_units)
{
  DtUnitItem *self = g_object_new (DT_TYPE_UNIT_ITEM, NULL);

  self->kind = kind;
  self->n_units = n_units;
  return self;
}

DtUnitRow *
dt_unit_item_get_row (DtUnitItem *self)
{
  g_return_val_if_fail (DT_IS_UNIT_ITEM (self), NULL);

  return self->row;
}

/**
 * dt_unit_item_set_row:
 * @self: an item of a unit
 * @row: the same unit, read again
 */
void
dt_unit_item_set_row (DtUnitItem *self,
                      DtUnitRow  *row)
{
  g_return_if_fail (DT_IS_UNIT_ITEM (self));

  g_clear_pointer (&self->row, dt_unit_row_unref);
  self->row = dt_unit_row_ref (row);
  g_signal_emit (self, signals[CHANGED], 0);
}

gint64
dt_unit_item_get_key (DtUnitItem *self)
{
  g_return_val_if_fail (DT_IS_UNIT_ITEM (self), 0);

  return self->row != NULL ? self->row->id : -1 - (gint64) self->kind * 100000 - self->n_units;
}

struct _DtUnitListRow
{
  GtkWidget   parent_instance;

  /* Children of the box */
  GtkWidget  *box;
  GtkWidget  *name;
  GtkWidget  *mark;
  GtkWidget  *overdue;
  GtkWidget  *sparkline;
  GtkWidget  *count;

  /* Owned */
  DtUnitItem *item;
};

G_DEFINE_FINAL_TYPE (DtUnitListRow, dt_unit_list_row, GTK_TYPE_WIDGET)

static void
show_head (DtUnitListRow *self)
{
  g_autofree char *count = g_strdup_printf ("%'d", self->item->n_units);

  gtk_widget_add_css_class (GTK_WIDGET (self), "head");
  gtk_label_set_text (GTK_LABEL (self->name), dt_nick_label (dt_unit_kind_nicks, (int) self->item->kind));
  gtk_label_set_text (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->mark, FALSE);
  gtk_widget_set_visible (self->overdue, FALSE);
  gtk_widget_set_visible (self->sparkline, FALSE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
}

/* The line as a sentence, on the list's own row widget: that is what a screen reader lands on. */
static void
speak (DtUnitListRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  DtUnitRow *row = self->item->row;
  g_autofree char *spoken = NULL;

  if (parent == NULL)
    return;

  if (row == NULL)
    spoken = g_strdup (dt_nick_label (dt_unit_kind_nicks, (int) self->item->kind));
  else
    /* Translators: name of a unit, how many tasks it owes, how many of these are overdue */
    spoken = g_strdup_printf (_("%s, owes %d, overdue %d"), row->name, row->n_owed, row->n_overdue);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_unit (DtUnitListRow *self)
{
  DtUnitRow *row = self->item->row;
  g_autofree char *count = g_strdup_printf ("%'d", row->n_owed);
  g_autofree char *overdue = g_strdup_printf ("%'d", row->n_overdue);

  gtk_widget_remove_css_class (GTK_WIDGET (self), "head");
  gtk_label_set_text (GTK_LABEL (self->name), row->short_name);
  gtk_label_set_text (GTK_LABEL (self->count), row->n_owed > 0 ? count : "");
  gtk_label_set_text (GTK_LABEL (self->overdue), overdue);
  gtk_widget_set_visible (self->mark, row->n_overdue > 0);
  gtk_widget_set_visible (self->overdue, row->n_overdue > 0);
  gtk_widget_set_visible (self->sparkline, TRUE);
  dt_sparkline_set (DT_SPARKLINE (self->sparkline), row->months);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), row->name);
  if (row->successor_id != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "gone");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "gone");
}

static void
on_item_changed (DtUnitListRow *self)
{
  if (self->item->row == NULL)
    show_head (self);
  else
    show_unit (self);
  speak (self);
}

static void
dt_unit_list_row_dispose (GObject *object)
{
  DtUnitListRow *self = DT_UNIT_LIST_ROW (object);

  dt_unit_list_row_set_item (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_unit_list_row_parent_class)->dispose (object);
}

static void
dt_unit_list_row_class_init (DtUnitListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_unit_list_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "unitrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dt_unit_list_row_init (DtUnitListRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->name = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  dt_whole_tip_attach (self->name);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->name);

  self->mark = dt_state_mark_new ();
  dt_state_mark_set (DT_STATE_MARK (self->mark), DT_STATE_OVERDUE, 0);
  dt_state_mark_set_size (DT_STATE_MARK (self->mark), 12);
  gtk_box_append (GTK_BOX (self->box), self->mark);

  self->overdue = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->overdue, "numeric");
  gtk_widget_add_css_class (self->overdue, "overdue-count");
  dt_state_style (self->overdue, DT_STATE_OVERDUE);
  gtk_box_append (GTK_BOX (self->box), self->overdue);

  self->sparkline = dt_sparkline_new ();
  gtk_widget_set_valign (self->sparkline, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->sparkline);

  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 1);
  gtk_label_set_width_chars (GTK_LABEL (self->count), 3);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_add_css_class (self->count, "count");
  gtk_box_append (GTK_BOX (self->box), self->count);
}

/**
 * dt_unit_list_row_new:
 *
 * Returns: (transfer floating): a line without an item
 */
GtkWidget *
dt_unit_list_row_new (void)
{
  return g_object_new (DT_TYPE_UNIT_LIST_ROW, NULL);
}

/**
 * dt_unit_list_row_set_item:
 * @self: a line
 * @item: (nullable): what to show from now on
 */
void
dt_unit_list_row_set_item (DtUnitListRow *self,
                           DtUnitItem    *item)
{
  g_return_if_fail (DT_IS_UNIT_LIST_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  g_signal_connect_swapped (item, "changed", G_CALLBACK (on_item_changed), self);
  on_item_changed (self);
}

DtUnitItem *
dt_unit_list_row_get_item (DtUnitListRow *self)
{
  g_return_val_if_fail (DT_IS_UNIT_LIST_ROW (self), NULL);

  return self->item;
}
