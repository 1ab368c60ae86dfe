/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-matrix-head-cell.h"

#include <glib/gi18n-lib.h>

#include "dt-fill-bar.h"

struct _DtMatrixHeadCell
{
  GtkWidget  parent_instance;

  GtkWidget *title;
  GtkWidget *directive;
  GtkWidget *day;
  GtkWidget *foot;          /* bar and count */
  GtkWidget *bar;
  GtkWidget *count;

  gint64     task_id;
};

G_DEFINE_FINAL_TYPE (DtMatrixHeadCell, dt_matrix_head_cell, GTK_TYPE_WIDGET)

static GtkWidget *
add_label (DtMatrixHeadCell *self,
           const char       *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 0,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
dt_matrix_head_cell_dispose (GObject *object)
{
  DtMatrixHeadCell *self = DT_MATRIX_HEAD_CELL (object);

  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->directive, gtk_widget_unparent);
  g_clear_pointer (&self->day, gtk_widget_unparent);
  g_clear_pointer (&self->foot, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_matrix_head_cell_parent_class)->dispose (object);
}

static void
dt_matrix_head_cell_class_init (DtMatrixHeadCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_matrix_head_cell_dispose;
  gtk_widget_class_set_css_name (widget_class, "matrix-head-cell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
}

static void
dt_matrix_head_cell_init (DtMatrixHeadCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->title = add_label (self, "title");
  g_object_set (self->title, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, "yalign", 1.f, "vexpand", TRUE, NULL);
  self->directive = add_label (self, "dim");
  self->day = add_label (self, "day");
  gtk_widget_add_css_class (self->day, "numeric");

  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  self->bar = dt_fill_bar_new ();
  gtk_widget_add_css_class (self->bar, "thin");
  gtk_widget_set_hexpand (self->bar, TRUE);
  self->count = g_object_new (GTK_TYPE_LABEL, "xalign", 1.f, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "css-classes", (const char *[]) { "numeric", NULL }, NULL);
  gtk_box_append (GTK_BOX (self->foot), self->bar);
  gtk_box_append (GTK_BOX (self->foot), self->count);
  gtk_widget_set_parent (self->foot, GTK_WIDGET (self));
}

GtkWidget *
dt_matrix_head_cell_new (void)
{
  return g_object_new (DT_TYPE_MATRIX_HEAD_CELL, NULL);
}

/* A day of another year leaves no room for its weekday. */
static char *
format_day (DtDay day,
            DtDay today)
{
  int year, this_year;

  if (day == DT_DAY_NONE)
    return NULL;

  dt_day_get (day, &year, NULL, NULL);
  dt_day_get (today, &this_year, NULL, NULL);
  return dt_day_format (day, year == this_year ? DT_DAY_STYLE_TABLE : DT_DAY_STYLE_PARTY, today);
}

static void
name_it (DtMatrixHeadCell *self,
         const DtTaskRow  *request,
         DtDay             today)
{
  g_autofree char *day = request->last_day != DT_DAY_NONE ? dt_day_format (request->last_day, DT_DAY_STYLE_SPOKEN, today) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *tip = NULL;

  if (day != NULL)
    /* Translators: read aloud of the head of a column: request, directive, handed in, asked for, last day */
    name = g_strdup_printf (_("%1$s, %2$s, %3$d of %4$d handed in, last day %5$s"), request->title, request->directive,
                            request->handed_in, request->owed, day);
  else
    /* Translators: read aloud of the head of a column: request, directive, handed in, asked for */
    name = g_strdup_printf (_("%1$s, %2$s, %3$d of %4$d handed in, no deadline"), request->title, request->directive,
                            request->handed_in, request->owed);
  tip = g_strdup_printf ("%s\n%s", request->title, request->directive);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * dt_matrix_head_cell_set:
 * @self: a head
 * @request: what it is the head of
 * @today: the day it is
 */
void
dt_matrix_head_cell_set (DtMatrixHeadCell *self,
                         const DtTaskRow  *request,
                         DtDay             today)
{
  g_autofree char *day = NULL;
  g_autofree char *count = NULL;

  g_return_if_fail (DT_IS_MATRIX_HEAD_CELL (self));

  self->task_id = request->id;
  day = format_day (request->last_day, today);
  count = g_markup_printf_escaped ("<b>%d</b>/%d", request->handed_in, request->owed);
  gtk_label_set_text (GTK_LABEL (self->title), request->short_title);
  gtk_label_set_text (GTK_LABEL (self->directive), request->directive);
  gtk_label_set_text (GTK_LABEL (self->day), day != NULL ? day : C_("head of the matrix", "no deadline"));
  gtk_label_set_markup (GTK_LABEL (self->count), count);
  dt_fill_bar_set (DT_FILL_BAR (self->bar), request->owed > 0 ? (double) request->handed_in / request->owed : 0, "done");

  if (request->n_late > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "late");
  if (day == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "undated");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "undated");
  name_it (self, request, today);
}

void
dt_matrix_head_cell_set_look (DtMatrixHeadCell *self,
                              gboolean          in_column,
                              gboolean          chosen,
                              gboolean          cursor)
{
  const struct { const char *name; gboolean set; } classes[] = { { "column", in_column }, { "chosen", chosen }, { "cursor", cursor } };

  g_return_if_fail (DT_IS_MATRIX_HEAD_CELL (self));

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (classes[i].set)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i].name);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i].name);
  gtk_widget_set_focusable (GTK_WIDGET (self), in_column);
}

gint64
dt_matrix_head_cell_get_task (DtMatrixHeadCell *self)
{
  g_return_val_if_fail (DT_IS_MATRIX_HEAD_CELL (self), 0);

  return self->task_id;
}
