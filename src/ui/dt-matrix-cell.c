/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-matrix-cell.h"

#include "dt-state-mark.h"

#define MARK 14
#define EDGE 5
#define GAP 4

struct _DtMatrixCell
{
  GtkWidget  parent_instance;

  GtkWidget *mark;         /* GtkImage */
  GtkWidget *text;         /* GtkInscription */

  char      *shown;
  char      *name;
  int        state;        /* DtState; −1: not asked, −2: excused, −3: nothing yet */
};

G_DEFINE_FINAL_TYPE (DtMatrixCell, dt_matrix_cell, GTK_TYPE_WIDGET)

enum { NOT_ASKED = -1, EXCUSED = -2, NOTHING = -3 };

static void
dt_matrix_cell_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  /* A cell is as its row and its column are. */
  *minimum = *natural = 0;
}

static void
dt_matrix_cell_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  DtMatrixCell *self = DT_MATRIX_CELL (widget);
  gboolean marked = gtk_widget_get_visible (self->mark);
  int line, least;
  /* The point of what was not asked stands in the middle, and is no text that begins somewhere. */
  int x = marked ? EDGE + MARK + GAP : self->state == NOT_ASKED ? 0 : EDGE;

  if (marked)
    {
      gtk_widget_measure (self->mark, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->mark, &(GtkAllocation) { EDGE, (height - least) / 2, MARK, least }, -1);
    }
  gtk_widget_measure (self->text, GTK_ORIENTATION_VERTICAL, -1, NULL, &line, NULL, NULL);
  gtk_widget_measure (self->text, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->text, &(GtkAllocation) { x, (height - line) / 2, MAX (width - x, least), line }, -1);
}

static void
dt_matrix_cell_dispose (GObject *object)
{
  DtMatrixCell *self = DT_MATRIX_CELL (object);

  /* An inscription of GTK 4.8 does not let go of its attributes. */
  if (self->text != NULL)
    gtk_inscription_set_attributes (GTK_INSCRIPTION (self->text), NULL);
  g_clear_pointer (&self->mark, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (dt_matrix_cell_parent_class)->dispose (object);
}

static void
dt_matrix_cell_class_init (DtMatrixCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_matrix_cell_dispose;
  widget_class->measure = dt_matrix_cell_measure;
  widget_class->size_allocate = dt_matrix_cell_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "matrix-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
dt_matrix_cell_init (DtMatrixCell *self)
{
  self->state = NOTHING;
  self->mark = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->mark, "mark");
  gtk_widget_set_parent (self->mark, GTK_WIDGET (self));
  self->text = g_object_new (GTK_TYPE_INSCRIPTION, "min-lines", 1, "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->text, "numeric");
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
}

/**
 * dt_matrix_cell_new:
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
dt_matrix_cell_new (void)
{
  return g_object_new (DT_TYPE_MATRIX_CELL, NULL);
}

static void
set_state (DtMatrixCell *self,
           int           state,
           int           percent)
{
  gtk_widget_set_visible (self->mark, state >= 0);
  if (state >= 0)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->mark), dt_state_icon_name ((DtState) state, percent));
  if (state == self->state)
    return;

  self->state = state;
  gtk_inscription_set_xalign (GTK_INSCRIPTION (self->text), state == NOT_ASKED ? .5f : 0);
  dt_state_style (GTK_WIDGET (self), state);
  if (state == NOT_ASKED)
    gtk_widget_add_css_class (GTK_WIDGET (self), "not-asked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "not-asked");
  if (state == EXCUSED)
    gtk_widget_add_css_class (GTK_WIDGET (self), "excused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "excused");
}

static void
set_text (DtMatrixCell *self,
          const char   *text,
          const char   *extra)
{
  g_autofree char *shown = *extra != '\0' ? g_strconcat (text, " ", extra, NULL) : g_strdup (text);
  g_autoptr(PangoAttrList) attrs = NULL;

  if (g_strcmp0 (shown, self->shown) == 0)
    return;

  if (*extra != '\0')
    {
      PangoAttribute *each[] = { pango_attr_weight_new (PANGO_WEIGHT_BOLD), pango_attr_scale_new (.9) };

      attrs = pango_attr_list_new ();
      for (gsize i = 0; i < G_N_ELEMENTS (each); i++)
        {
          each[i]->start_index = (guint) strlen (text);
          pango_attr_list_insert (attrs, each[i]);
        }
    }
  gtk_inscription_set_text (GTK_INSCRIPTION (self->text), shown);
  gtk_inscription_set_attributes (GTK_INSCRIPTION (self->text), attrs);
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
}

/**
 * dt_matrix_cell_set:
 * @self: a cell
 * @unit: its row
 * @request: its column
 * @cell: (nullable): what stands in it; %NULL: the unit was not asked
 * @terms: how cells are looked at
 */
void
dt_matrix_cell_set (DtMatrixCell          *self,
                    const DtMatrixUnit    *unit,
                    const DtTaskRow       *request,
                    const DtAssignmentRow *cell,
                    const DtMatrixTerms   *terms)
{
  g_autofree char *text = NULL;
  g_autofree char *extra = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (DT_IS_MATRIX_CELL (self));

  text = dt_matrix_cell_text (cell, terms->content, terms->today, terms->soon_days);
  extra = dt_matrix_cell_extra (cell, terms->content);
  name = dt_matrix_cell_spoken (unit, request, cell, terms->today, terms->soon_days);

  set_state (self, cell == NULL ? NOT_ASKED : cell->excused != NULL ? EXCUSED
                   : (int) dt_assignment_row_get_state (cell, terms->today, terms->soon_days),
             cell != NULL ? cell->percent : 0);
  set_text (self, text, extra);
  if (g_strcmp0 (name, self->name) != 0)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_free (self->name);
      self->name = g_steal_pointer (&name);
    }
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Only the cell of the cursor can be stepped into: Tab does not go through all of them. */
void
dt_matrix_cell_set_look (DtMatrixCell *self,
                         gboolean      in_column,
                         gboolean      chosen,
                         gboolean      cursor)
{
  g_return_if_fail (DT_IS_MATRIX_CELL (self));

  set_class (GTK_WIDGET (self), "column", in_column);
  set_class (GTK_WIDGET (self), "chosen", chosen);
  set_class (GTK_WIDGET (self), "cursor", cursor);
  gtk_widget_set_focusable (GTK_WIDGET (self), cursor);
}

const char *
dt_matrix_cell_get_text (DtMatrixCell *self)
{
  g_return_val_if_fail (DT_IS_MATRIX_CELL (self), NULL);

  return self->shown;
}

const char *
dt_matrix_cell_get_name (DtMatrixCell *self)
{
  g_return_val_if_fail (DT_IS_MATRIX_CELL (self), NULL);

  return self->name;
}
