/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-sheet-table.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-list-focus.h"
#include "dt-sheet-rows.h"

#define MAX_SHOWN  60         /* columns */
#define LOOK_AT    100        /* rows, for the widths */
#define MIN_WIDTH  150
#define MAX_WIDTH  320

struct _DtSheetTable
{
  GtkWidget           parent_instance;

  GtkWidget          *head_scroller;
  GtkWidget          *heads;        /* box */
  GtkWidget          *scroller;
  GtkWidget          *list;

  DtSheetRows        *rows;         /* owned */
  GtkSingleSelection *selection;    /* owned */
  GPtrArray          *choices;      /* owned; GtkDropDown, borrowed, by column */
  GArray             *fields;       /* owned; DtListField by place in a choice */
  guint               widths[MAX_SHOWN];
  guint               n;
  guint               frames;       /* that the focus has been waited for */
  gboolean            setting;
};

enum { SIGNAL_MATCHED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtSheetTable, dt_sheet_table, GTK_TYPE_WIDGET)

/* ---- Heads ---- */

static void
on_chosen (GtkDropDown  *choice,
           GParamSpec   *pspec,
           DtSheetTable *self)
{
  guint place = gtk_drop_down_get_selected (choice);
  guint column;

  if (self->setting || place >= self->fields->len || !g_ptr_array_find (self->choices, choice, &column))
    return;
  g_signal_emit (self, signals[SIGNAL_MATCHED], 0, column, (int) g_array_index (self->fields, DtListField, place));
}

/* A short label that never makes its column wider. */
static void
on_setup_choice (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 1, "hexpand", TRUE, NULL));
}

static void
on_bind_choice (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
on_setup_line (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL));
}

static GtkWidget *
new_choice (DtSheetTable *self,
            GListModel   *labels,
            const char   *head)
{
  GtkWidget *choice = gtk_drop_down_new (g_object_ref (labels), NULL);
  g_autoptr(GtkListItemFactory) shown = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkListItemFactory) line = gtk_signal_list_item_factory_new ();
  g_autofree char *name = g_strdup_printf (_("What the column “%s” says"), head);

  g_signal_connect (shown, "setup", G_CALLBACK (on_setup_choice), NULL);
  g_signal_connect (shown, "bind", G_CALLBACK (on_bind_choice), NULL);
  g_signal_connect (line, "setup", G_CALLBACK (on_setup_line), NULL);
  g_signal_connect (line, "bind", G_CALLBACK (on_bind_choice), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), shown);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (choice), line);
  gtk_widget_set_hexpand (choice, TRUE);
  dt_accessible_set_label (choice, name);
  gtk_widget_set_tooltip_text (choice, name);
  g_signal_connect (choice, "notify::selected", G_CALLBACK (on_chosen), self);

  return choice;
}

static void
add_head (DtSheetTable        *self,
          GListModel          *labels,
          const DtListColumns *columns,
          guint                column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 1, "label", columns->heads[column],
                                   "tooltip-text", columns->heads[column], NULL);
  GtkWidget *choice = new_choice (self, labels, columns->heads[column]);

  gtk_widget_set_size_request (box, (int) self->widths[column], -1);
  gtk_widget_set_hexpand (box, FALSE);      /* the choice fills the column, and no more */
  gtk_widget_add_css_class (box, "head");
  gtk_widget_add_css_class (label, "caption9");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), choice);
  gtk_box_append (GTK_BOX (self->heads), box);
  g_ptr_array_add (self->choices, choice);
}

static GListModel *
list_fields (DtSheetTable *self,
             DtListKind    kind)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  g_array_set_size (self->fields, 0);
  for (guint i = 0; i < DT_N_LIST_FIELDS; i++)
    {
      DtListField field = (DtListField) i;

      if (!dt_list_field_belongs (field, kind))
        continue;
      gtk_string_list_append (labels, dt_list_field_label (field));
      g_array_append_val (self->fields, field);
    }

  return G_LIST_MODEL (labels);
}

static void
fill_heads (DtSheetTable        *self,
            const DtListColumns *columns)
{
  g_autoptr(GListModel) labels = list_fields (self, columns->kind);
  GtkWidget *child;
  GtkWidget *status = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "valign", GTK_ALIGN_END, "label", _("What becomes of it"), "width-request", DT_SHEET_STATUS_WIDTH,
                                    "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 1, NULL);

  while ((child = gtk_widget_get_first_child (self->heads)) != NULL)
    gtk_box_remove (GTK_BOX (self->heads), child);
  g_ptr_array_set_size (self->choices, 0);
  gtk_widget_add_css_class (status, "caption9");
  gtk_widget_add_css_class (status, "status");
  gtk_box_append (GTK_BOX (self->heads), status);
  self->setting = TRUE;
  for (guint c = 0; c < self->n; c++)
    add_head (self, labels, columns, c);
  self->setting = FALSE;
  dt_sheet_table_set_fields (self, columns);
}

/**
 * dt_sheet_table_set_fields:
 * @columns: of the sheet that is shown
 */
void
dt_sheet_table_set_fields (DtSheetTable        *self,
                           const DtListColumns *columns)
{
  self->setting = TRUE;
  for (guint c = 0; c < self->choices->len; c++)
    for (guint i = 0; i < self->fields->len; i++)
      if (g_array_index (self->fields, DtListField, i) == columns->fields[c])
        gtk_drop_down_set_selected (g_ptr_array_index (self->choices, c), i);
  self->setting = FALSE;
}

/* ---- Rows ---- */

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          DtSheetTable             *self)
{
  gtk_list_item_set_child (item, dt_sheet_row_new (self->widths, self->n));
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         DtSheetTable             *self)
{
  dt_sheet_row_set_item (DT_SHEET_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           DtSheetTable             *self)
{
  dt_sheet_row_set_item (DT_SHEET_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
measure (DtSheetTable        *self,
         const DtTable       *table,
         const DtListColumns *columns)
{
  self->n = MIN (columns->n, MAX_SHOWN);
  for (guint c = 0; c < self->n; c++)
    {
      glong longest = g_utf8_strlen (columns->heads[c], -1);

      for (guint r = 0; r < MIN (table->rows->len, LOOK_AT); r++)
        {
          const DtTableRow *row = g_ptr_array_index (table->rows, r);
          const DtTableCell *cell = row->number >= columns->first_row ? dt_table_row_get (row, c) : NULL;

          longest = MAX (longest, cell != NULL ? g_utf8_strlen (cell->text, -1) : 0);
        }
      self->widths[c] = (guint) CLAMP (longest * 7 + 24, MIN_WIDTH, MAX_WIDTH);
    }
}

/* Another sheet has other columns, so its rows are made anew. */
static void
renew_rows (DtSheetTable *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, 0);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
}

/**
 * dt_sheet_table_set:
 * @tables: kept as long as it is shown
 * @table: one of @tables
 * @columns: what its columns say
 */
void
dt_sheet_table_set (DtSheetTable        *self,
                    DtTables            *tables,
                    const DtTable       *table,
                    const DtListColumns *columns)
{
  g_return_if_fail (DT_IS_SHEET_TABLE (self));

  measure (self, table, columns);
  fill_heads (self, columns);
  renew_rows (self);
  dt_sheet_rows_set (self->rows, tables, table, columns->first_row);
}

/* ---- What becomes of them ---- */

/**
 * dt_sheet_table_take_report:
 * @report: (transfer full) (nullable): of the rows that are shown
 */
void
dt_sheet_table_take_report (DtSheetTable *self,
                            DtListReport *report)
{
  dt_sheet_rows_take_report (self->rows, report);
}

const DtListReport *
dt_sheet_table_get_report (DtSheetTable *self)
{
  return dt_sheet_rows_get_report (self->rows);
}

/* The row is there only when the list has been drawn at its new place. */
static gboolean
focus_selected (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  DtSheetTable *self = DT_SHEET_TABLE (widget);
  gpointer selected = gtk_single_selection_get_selected_item (self->selection);

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_widget_get_first_child (row);

      if (DT_IS_SHEET_ROW (child) && dt_sheet_row_get_item (DT_SHEET_ROW (child)) == selected && gtk_widget_get_mapped (row))
        {
          gtk_widget_grab_focus (row);
          return G_SOURCE_REMOVE;
        }
    }

  return ++self->frames < 10 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* The next row that is at fault after the one that is selected; from the end on from the beginning. */
void
dt_sheet_table_next_fault (DtSheetTable *self)
{
  guint at = dt_sheet_rows_next_fault (self->rows, gtk_single_selection_get_selected (self->selection));

  if (at == GTK_INVALID_LIST_POSITION)
    return;
  gtk_single_selection_set_selected (self->selection, at);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", at);
  self->frames = 0;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), focus_selected, NULL, NULL);
}

/* ---- The object ---- */

static void
dt_sheet_table_dispose (GObject *object)
{
  DtSheetTable *self = DT_SHEET_TABLE (object);
  GtkWidget *child;

  if (self->list != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  self->list = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dt_sheet_table_parent_class)->dispose (object);
}

static void
dt_sheet_table_finalize (GObject *object)
{
  DtSheetTable *self = DT_SHEET_TABLE (object);

  g_object_unref (self->selection);
  g_object_unref (self->rows);
  g_ptr_array_unref (self->choices);
  g_array_unref (self->fields);

  G_OBJECT_CLASS (dt_sheet_table_parent_class)->finalize (object);
}

static void
dt_sheet_table_class_init (DtSheetTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dt_sheet_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_sheet_table_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sheet-table");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  signals[SIGNAL_MATCHED] = g_signal_new ("matched", DT_TYPE_SHEET_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT);
}

static void
dt_sheet_table_init (DtSheetTable *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)), GTK_ORIENTATION_VERTICAL);
  self->rows = dt_sheet_rows_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  self->choices = g_ptr_array_new ();
  self->fields = g_array_new (FALSE, FALSE, sizeof (DtListField));

  self->heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->heads, "heads");
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), NULL);
  gtk_widget_add_css_class (self->list, "sheet-list");
  dt_accessible_set_label (self->list, _("Rows of the sheet"));
  dt_list_make_one_stop (self->list);
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->list, "vexpand", TRUE, NULL);
  /* The heads go along sideways, and stay when the rows go up. */
  self->head_scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->heads, "hscrollbar-policy", GTK_POLICY_EXTERNAL,
                                      "vscrollbar-policy", GTK_POLICY_NEVER, NULL);
  gtk_scrolled_window_set_hadjustment (GTK_SCROLLED_WINDOW (self->head_scroller), gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)));
  gtk_widget_set_parent (self->head_scroller, widget);
  gtk_widget_set_parent (self->scroller, widget);
}
