/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-directive-list-row.h"

#include <glib/gi18n-lib.h>

#include "dt-fill-bar.h"

struct _DtDirectiveItem
{
  GObject                parent_instance;

  GPtrArray             *lines;      /* owned, with the line in it */
  const DtDirectiveLine *line;
  char                  *title;      /* of a head */
};

G_DEFINE_FINAL_TYPE (DtDirectiveItem, dt_directive_item, G_TYPE_OBJECT)

static void
dt_directive_item_finalize (GObject *object)
{
  DtDirectiveItem *self = DT_DIRECTIVE_ITEM (object);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self->title);

  G_OBJECT_CLASS (dt_directive_item_parent_class)->finalize (object);
}

static void
dt_directive_item_class_init (DtDirectiveItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_directive_item_finalize;
}

static void
dt_directive_item_init (DtDirectiveItem *self)
{
}

DtDirectiveItem *
dt_directive_item_new_line (GPtrArray *lines,
                            guint      index)
{
  DtDirectiveItem *self = g_object_new (DT_TYPE_DIRECTIVE_ITEM, NULL);

  self->lines = g_ptr_array_ref (lines);
  self->line = g_ptr_array_index (lines, index);
  return self;
}

DtDirectiveItem *
dt_directive_item_new_head (const char *title)
{
  DtDirectiveItem *self = g_object_new (DT_TYPE_DIRECTIVE_ITEM, NULL);

  self->title = g_strdup (title);
  return self;
}

const DtDirectiveLine *
dt_directive_item_get_line (DtDirectiveItem *self)
{
  g_return_val_if_fail (DT_IS_DIRECTIVE_ITEM (self), NULL);

  return self->line;
}

struct _DtDirectiveListRow
{
  GtkWidget  parent_instance;

  /* Children */
  GtkWidget *head;
  GtkWidget *line;
  GtkWidget *symbol;
  GtkWidget *pill;
  GtkWidget *subject;
  GtkWidget *day;
  GtkWidget *count;
  GtkWidget *bar;

  DtDirectiveItem *item;     /* borrowed from the list item; NULL */
};

G_DEFINE_FINAL_TYPE (DtDirectiveListRow, dt_directive_list_row, GTK_TYPE_WIDGET)

static char *
count_words (const DtDirectiveLine *line)
{
  if (line->stub)
    return g_strdup (line->issuer);
  if (line->n_late > 0)
    return g_strdup_printf (C_("tasks of a directive", "%d late"), line->n_late);
  if (line->n_open > 0)
    return g_strdup_printf (C_("tasks of a directive", "%d open"), line->n_open);
  return g_strdup (line->n_tasks > 0 ? C_("tasks of a directive", "all done") : "");
}

/* The line as a sentence, on the list's own row widget: that is what a screen reader lands on. */
static void
speak (DtDirectiveListRow *self,
       const char         *text)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show_line (DtDirectiveListRow    *self,
           const DtDirectiveLine *line,
           DtDay                  today)
{
  g_autofree char *day = line->issued_day != DT_DAY_NONE ? dt_day_format (line->issued_day, DT_DAY_STYLE_SHORT, today) : g_strdup ("");
  g_autofree char *count = count_words (line);
  g_autofree char *spoken = g_strjoin (", ", line->symbol, line->subject, day, line->stub ? _("awaiting original") : count, NULL);

  gtk_label_set_label (GTK_LABEL (self->symbol), line->symbol);
  gtk_widget_set_visible (self->pill, line->stub);
  gtk_label_set_label (GTK_LABEL (self->subject), line->subject);
  gtk_label_set_label (GTK_LABEL (self->day), day);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  if (line->n_late > 0)
    gtk_widget_add_css_class (self->count, "late");
  else
    gtk_widget_remove_css_class (self->count, "late");
  gtk_widget_set_visible (self->bar, !line->stub && line->n_tasks > 0);
  dt_fill_bar_set (DT_FILL_BAR (self->bar), (double) line->n_done / MAX (line->n_tasks, 1), "done");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), line->subject[0] != '\0' ? line->subject : NULL);
  speak (self, spoken);
}

void
dt_directive_list_row_set_item (DtDirectiveListRow *self,
                                DtDirectiveItem    *item,
                                DtDay               today)
{
  g_return_if_fail (DT_IS_DIRECTIVE_LIST_ROW (self));

  self->item = item;
  gtk_widget_set_visible (self->head, item->line == NULL);
  gtk_widget_set_visible (self->line, item->line != NULL);
  if (item->line != NULL)
    show_line (self, item->line, today);
  else
    {
      gtk_label_set_label (GTK_LABEL (self->head), item->title);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
      speak (self, item->title);
    }
}

/* What it was set to last; compared, not looked into: the row may have been taken for another since. */
DtDirectiveItem *
dt_directive_list_row_get_item (DtDirectiveListRow *self)
{
  g_return_val_if_fail (DT_IS_DIRECTIVE_LIST_ROW (self), NULL);

  return self->item;
}

static void
dt_directive_list_row_dispose (GObject *object)
{
  DtDirectiveListRow *self = DT_DIRECTIVE_LIST_ROW (object);

  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->line, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_directive_list_row_parent_class)->dispose (object);
}

static void
dt_directive_list_row_class_init (DtDirectiveListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_directive_list_row_dispose;
  gtk_widget_class_set_css_name (widget_class, "directiverow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
new_label (const char *css_class,
           float       xalign)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", xalign, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
dt_directive_list_row_init (DtDirectiveListRow *self)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->head = new_label ("month", 0);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));

  self->symbol = new_label ("symbol", 0);
  self->pill = new_label ("stub-pill", 0);
  gtk_label_set_label (GTK_LABEL (self->pill), _("awaiting original"));
  gtk_box_append (GTK_BOX (top), self->symbol);
  gtk_box_append (GTK_BOX (top), self->pill);
  self->subject = new_label ("second-line", 0);
  g_object_set (self->subject, "wrap", TRUE, "lines", 2, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  gtk_box_append (GTK_BOX (left), top);
  gtk_box_append (GTK_BOX (left), self->subject);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_box_append (GTK_BOX (self->line), left);

  self->day = new_label ("quiet", 1);
  gtk_widget_add_css_class (self->day, "numeric");
  self->count = new_label ("quiet", 1);
  g_object_set (self->count, "max-width-chars", 12, NULL);
  self->bar = dt_fill_bar_new ();
  gtk_widget_set_size_request (self->bar, 36, -1);
  gtk_widget_set_halign (self->bar, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (right), self->day);
  gtk_box_append (GTK_BOX (right), self->count);
  gtk_box_append (GTK_BOX (right), self->bar);
  gtk_box_append (GTK_BOX (self->line), right);
}

GtkWidget *
dt_directive_list_row_new (void)
{
  return g_object_new (DT_TYPE_DIRECTIVE_LIST_ROW, NULL);
}
