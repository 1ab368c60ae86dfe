/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-collection-list-row.h"

#include <glib/gi18n-lib.h>

#include "dt-fill-bar.h"

/* --- Item --- */

struct _DtCollectionItem
{
  GObject          parent_instance;

  DtCollectionRow *row;       /* owned; NULL: a head */
  const char      *head;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtCollectionItem, dt_collection_item, G_TYPE_OBJECT)

static DtCollectionRow *
copy_row (const DtCollectionRow *row)
{
  DtCollectionRow *copy = g_memdup2 (row, sizeof *row);

  copy->name = g_strdup (row->name);
  copy->title = g_strdup (row->title);
  copy->directive = g_strdup (row->directive);
  copy->folded = g_strdup (row->folded);

  return copy;
}

static void
dt_collection_item_finalize (GObject *object)
{
  dt_collection_row_free (DT_COLLECTION_ITEM (object)->row);

  G_OBJECT_CLASS (dt_collection_item_parent_class)->finalize (object);
}

static void
dt_collection_item_class_init (DtCollectionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_collection_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", DT_TYPE_COLLECTION_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dt_collection_item_init (DtCollectionItem *self)
{
}

DtCollectionItem *
dt_collection_item_new (DtCollectionRow *row)
{
  DtCollectionItem *self = g_object_new (DT_TYPE_COLLECTION_ITEM, NULL);

  self->row = copy_row (row);
  return self;
}

DtCollectionItem *
dt_collection_item_new_head (const char *title)
{
  DtCollectionItem *self = g_object_new (DT_TYPE_COLLECTION_ITEM, NULL);

  self->head = title;
  return self;
}

const DtCollectionRow *
dt_collection_item_get_row (DtCollectionItem *self)
{
  return self->row;
}

const char *
dt_collection_item_get_head (DtCollectionItem *self)
{
  return self->head;
}

gboolean
dt_collection_item_is_same (DtCollectionItem *self,
                            DtCollectionItem *other)
{
  if (self->row == NULL || other->row == NULL)
    return self->row == other->row && g_strcmp0 (self->head, other->head) == 0;

  return self->row->board_id == other->row->board_id && self->row->task_id == other->row->task_id;
}

void
dt_collection_item_set (DtCollectionItem *self,
                        DtCollectionItem *like)
{
  if (like->row == NULL)
    return;

  dt_collection_row_free (self->row);
  self->row = copy_row (like->row);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- Row --- */

struct _DtCollectionListRow
{
  GtkWidget         parent_instance;

  GtkWidget        *left;       /* name over what it is */
  GtkWidget        *name;
  GtkWidget        *second;
  GtkWidget        *right;      /* count over bar */
  GtkWidget        *count;
  GtkWidget        *bar;

  DtCollectionItem *item;       /* owned; NULL none */
  DtDay             today;
};

G_DEFINE_FINAL_TYPE (DtCollectionListRow, dt_collection_list_row, GTK_TYPE_WIDGET)

static char *
format_second (const DtCollectionRow *row,
               DtDay                  today)
{
  g_autofree char *requests = NULL;
  g_autofree char *units = NULL;
  g_autofree char *day = NULL;

  if (row->board_id != 0)
    {
      requests = g_strdup_printf (ngettext ("%d request", "%d requests", (gulong) row->n_requests), row->n_requests);
      units = g_strdup_printf (ngettext ("%d unit", "%d units", (gulong) row->n_units), row->n_units);
      /* Translators: under the name of a board: "8 requests · 30 units" */
      return g_strdup_printf (_("%1$s · %2$s"), requests, units);
    }
  if (row->last_day == DT_DAY_NONE)
    /* Translators: under a request: symbol of its directive */
    return g_strdup_printf (_("%s · no deadline"), row->directive);

  day = dt_day_format (row->last_day, DT_DAY_STYLE_SHORT, today);
  /* Translators: under a request: symbol of its directive, last day */
  return g_strdup_printf (_("%1$s · due %2$s"), row->directive, day);
}

static void
show_row (DtCollectionListRow   *self,
          const DtCollectionRow *row)
{
  g_autofree char *second = format_second (row, self->today);
  g_autofree char *count = g_strdup_printf ("%d/%d", row->handed_in, row->owed);
  g_autofree char *spoken = NULL;

  gtk_label_set_text (GTK_LABEL (self->name), row->name);
  gtk_label_set_text (GTK_LABEL (self->second), second);
  gtk_label_set_text (GTK_LABEL (self->count), count);
  dt_fill_bar_set (DT_FILL_BAR (self->bar), row->owed > 0 ? (double) row->handed_in / row->owed : 0, "done");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), row->title);
  if (row->n_late > 0)
    gtk_widget_add_css_class (self->count, "late");
  else
    gtk_widget_remove_css_class (self->count, "late");

  if (row->n_late > 0)
    /* Translators: read aloud of a line of the left list: name, directive and day, handed in, asked for, units that are late */
    spoken = g_strdup_printf (ngettext ("%1$s, %2$s, %3$d of %4$d handed in, %5$d late", "%1$s, %2$s, %3$d of %4$d handed in, %5$d late",
                                        (gulong) row->n_late), row->title, second, row->handed_in, row->owed, row->n_late);
  else
    /* Translators: read aloud of a line of the left list: name, directive and day, handed in, asked for */
    spoken = g_strdup_printf (_("%1$s, %2$s, %3$d of %4$d handed in"), row->title, second, row->handed_in, row->owed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_item (DtCollectionListRow *self)
{
  const DtCollectionRow *row = dt_collection_item_get_row (self->item);

  gtk_widget_set_visible (self->second, row != NULL);
  gtk_widget_set_visible (self->right, row != NULL);
  if (row != NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "head");
      show_row (self, row);
      return;
    }

  gtk_widget_add_css_class (GTK_WIDGET (self), "head");
  gtk_label_set_text (GTK_LABEL (self->name), dt_collection_item_get_head (self->item));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, dt_collection_item_get_head (self->item), -1);
}

void
dt_collection_list_row_set_item (DtCollectionListRow *self,
                                 DtCollectionItem    *item,
                                 DtDay                today)
{
  g_return_if_fail (DT_IS_COLLECTION_LIST_ROW (self));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  self->today = today;
  if (item == NULL)
    return;

  show_item (self);
  g_signal_connect_swapped (item, "changed", G_CALLBACK (show_item), self);
}

DtCollectionItem *
dt_collection_list_row_get_item (DtCollectionListRow *self)
{
  g_return_val_if_fail (DT_IS_COLLECTION_LIST_ROW (self), NULL);

  return self->item;
}

static void
dt_collection_list_row_dispose (GObject *object)
{
  DtCollectionListRow *self = DT_COLLECTION_LIST_ROW (object);

  dt_collection_list_row_set_item (self, NULL, DT_DAY_NONE);
  g_clear_pointer (&self->left, gtk_widget_unparent);
  g_clear_pointer (&self->right, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_collection_list_row_parent_class)->dispose (object);
}

static void
dt_collection_list_row_class_init (DtCollectionListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_collection_list_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "collection-row");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static GtkWidget *
new_label (float       xalign,
           const char *css_class)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", xalign, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                       "css-classes", (const char *[]) { css_class, "numeric", NULL }, NULL);
}

static void
dt_collection_list_row_init (DtCollectionListRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 8);
  self->left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  gtk_widget_set_hexpand (self->left, TRUE);
  gtk_widget_set_valign (self->left, GTK_ALIGN_CENTER);
  self->name = new_label (0, "title");
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  self->second = new_label (0, "second-line");
  gtk_label_set_ellipsize (GTK_LABEL (self->second), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->left), self->name);
  gtk_box_append (GTK_BOX (self->left), self->second);
  gtk_widget_set_parent (self->left, GTK_WIDGET (self));

  self->right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_valign (self->right, GTK_ALIGN_CENTER);
  self->count = new_label (1, "count");
  self->bar = dt_fill_bar_new ();
  gtk_widget_add_css_class (self->bar, "thin");
  gtk_widget_set_halign (self->bar, GTK_ALIGN_END);
  gtk_widget_set_size_request (self->bar, 34, -1);
  gtk_box_append (GTK_BOX (self->right), self->count);
  gtk_box_append (GTK_BOX (self->right), self->bar);
  gtk_widget_set_parent (self->right, GTK_WIDGET (self));
}

GtkWidget *
dt_collection_list_row_new (void)
{
  return g_object_new (DT_TYPE_COLLECTION_LIST_ROW, NULL);
}
