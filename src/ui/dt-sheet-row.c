/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-sheet-row.h"

#include <glib/gi18n-lib.h>

/* ---- The item ---- */

struct _DtSheetItem
{
  GObject           parent_instance;

  DtTables         *tables;     /* keeps the row */
  const DtTableRow *row;
  const DtListLine *line;       /* borrowed */
};

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtSheetItem, dt_sheet_item, G_TYPE_OBJECT)

static void
dt_sheet_item_finalize (GObject *object)
{
  dt_tables_unref (DT_SHEET_ITEM (object)->tables);

  G_OBJECT_CLASS (dt_sheet_item_parent_class)->finalize (object);
}

static void
dt_sheet_item_class_init (DtSheetItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_sheet_item_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DT_TYPE_SHEET_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dt_sheet_item_init (DtSheetItem *self)
{
}

DtSheetItem *
dt_sheet_item_new (DtTables         *tables,
                   const DtTableRow *row)
{
  DtSheetItem *self = g_object_new (DT_TYPE_SHEET_ITEM, NULL);

  self->tables = dt_tables_ref (tables);
  self->row = row;
  return self;
}

void
dt_sheet_item_set_line (DtSheetItem      *self,
                        const DtListLine *line)
{
  if (self->line == line)
    return;
  self->line = line;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

const DtListLine *
dt_sheet_item_get_line (DtSheetItem *self)
{
  return self->line;
}

guint
dt_sheet_item_get_number (DtSheetItem *self)
{
  return self->row->number;
}

/* ---- Marks ---- */

const char *
dt_sheet_outcome_icon (DtListOutcome outcome)
{
  static const char *const icons[DT_N_LIST_OUTCOMES] = {
    [DT_LIST_ROW_NEW] = "list-add-symbolic",
    [DT_LIST_ROW_CHANGED] = "document-edit-symbolic",
    [DT_LIST_ROW_UNCHANGED] = "dt-state-idle-symbolic",
    [DT_LIST_ROW_FAULTY] = "dialog-error-symbolic",
    [DT_LIST_ROW_SKIPPED] = "list-remove-symbolic",
  };

  return icons[outcome];
}

const char *
dt_sheet_outcome_class (DtListOutcome outcome)
{
  static const char *const classes[DT_N_LIST_OUTCOMES] = {
    [DT_LIST_ROW_NEW] = "new",
    [DT_LIST_ROW_CHANGED] = "changed",
    [DT_LIST_ROW_UNCHANGED] = "unchanged",
    [DT_LIST_ROW_FAULTY] = "faulty",
    [DT_LIST_ROW_SKIPPED] = "skipped",
  };

  return classes[outcome];
}

/* ---- The row ---- */

struct _DtSheetRow
{
  GtkWidget    parent_instance;

  GtkWidget   *icon;
  GtkWidget   *word;
  GtkWidget   *number;
  GtkWidget   *detail;
  GPtrArray   *cells;       /* GtkLabel, borrowed */
  DtSheetItem *item;        /* owned */
};

G_DEFINE_FINAL_TYPE (DtSheetRow, dt_sheet_row, GTK_TYPE_WIDGET)

static void
show_line (DtSheetRow *self)
{
  const DtListLine *line = self->item != NULL ? self->item->line : NULL;
  const char *classes[] = { line != NULL ? dt_sheet_outcome_class (line->outcome) : NULL, NULL };
  const char *detail = line != NULL ? line->detail : NULL;
  g_auto(GStrv) parts = detail != NULL ? g_strsplit (detail, "\n", -1) : NULL;
  g_autofree char *joined = parts != NULL ? g_strjoinv (" · ", parts) : NULL;

  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), line != NULL ? dt_sheet_outcome_icon (line->outcome) : NULL);
  gtk_label_set_label (GTK_LABEL (self->word), line != NULL ? dt_list_outcome_label (line->outcome) : "");
  gtk_widget_set_tooltip_text (self->detail, detail);
  gtk_label_set_label (GTK_LABEL (self->detail), joined != NULL ? joined : "");
  gtk_widget_set_visible (self->detail, detail != NULL);
  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *cell = g_ptr_array_index (self->cells, i);

      if (line != NULL && line->outcome == DT_LIST_ROW_FAULTY && line->column == (int) i)
        gtk_widget_add_css_class (cell, "bad");
      else
        gtk_widget_remove_css_class (cell, "bad");
    }
}

static void
show_cells (DtSheetRow *self)
{
  const DtTableRow *row = self->item != NULL ? self->item->row : NULL;
  g_autofree char *number = row != NULL ? g_strdup_printf ("%u", row->number) : NULL;

  gtk_label_set_label (GTK_LABEL (self->number), number != NULL ? number : "");
  for (guint i = 0; i < self->cells->len; i++)
    {
      GtkWidget *label = g_ptr_array_index (self->cells, i);
      const DtTableCell *cell = row != NULL ? dt_table_row_get (row, i) : NULL;
      g_autofree char *text = cell != NULL ? g_strdelimit (g_strdup (cell->text), "\n", ' ') : g_strdup ("");

      gtk_label_set_label (GTK_LABEL (label), text);
      gtk_widget_set_tooltip_text (label, cell != NULL && g_utf8_strlen (text, -1) > 20 ? cell->text : NULL);
      if (cell != NULL && cell->carried)
        gtk_widget_add_css_class (label, "carried");
      else
        gtk_widget_remove_css_class (label, "carried");
    }
}

void
dt_sheet_row_set_item (DtSheetRow  *self,
                       DtSheetItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;

  g_signal_connect_swapped (item, "changed", G_CALLBACK (show_line), self);
  show_cells (self);
  show_line (self);
}

DtSheetItem *
dt_sheet_row_get_item (DtSheetRow *self)
{
  return self->item;
}

static void
dt_sheet_row_dispose (GObject *object)
{
  DtSheetRow *self = DT_SHEET_ROW (object);
  GtkWidget *child;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_clear_object (&self->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dt_sheet_row_parent_class)->dispose (object);
}

static void
dt_sheet_row_finalize (GObject *object)
{
  g_ptr_array_unref (DT_SHEET_ROW (object)->cells);

  G_OBJECT_CLASS (dt_sheet_row_parent_class)->finalize (object);
}

static void
dt_sheet_row_class_init (DtSheetRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dt_sheet_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_sheet_row_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sheet-row");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

/* As wide as it is told, whatever stands in it. */
static GtkWidget *
new_label (guint       width,
           const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "width-request", (int) width, "max-width-chars", 1,
                                   "single-line-mode", TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
dt_sheet_row_init (DtSheetRow *self)
{
  self->cells = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
}

/**
 * dt_sheet_row_new:
 * @widths: (array length=n): of the columns
 *
 * Returns: (transfer full): a row without an item
 */
GtkWidget *
dt_sheet_row_new (const guint *widths,
                  guint        n)
{
  DtSheetRow *self = g_object_new (DT_TYPE_SHEET_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *status = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->icon = gtk_image_new ();
  self->word = new_label (DT_SHEET_STATUS_WIDTH - 16 - 44 - 12, "word");
  self->number = new_label (44, "number");
  gtk_label_set_xalign (GTK_LABEL (self->number), 1);
  gtk_widget_set_size_request (status, DT_SHEET_STATUS_WIDTH, -1);
  gtk_box_append (GTK_BOX (status), self->icon);
  gtk_box_append (GTK_BOX (status), self->word);
  gtk_box_append (GTK_BOX (status), self->number);
  gtk_box_append (GTK_BOX (line), status);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *cell = new_label (widths[i], "cell");

      g_ptr_array_add (self->cells, cell);
      gtk_box_append (GTK_BOX (line), cell);
    }
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  self->detail = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END,
                               "max-width-chars", 130, "halign", GTK_ALIGN_START, "margin-start", DT_SHEET_STATUS_WIDTH, NULL);
  gtk_widget_add_css_class (self->detail, "detail");
  gtk_widget_set_parent (self->detail, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
