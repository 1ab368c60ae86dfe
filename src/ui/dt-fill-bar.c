/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-fill-bar.h"

/* The filled part: a node of its own, so that the style sheet colours it. */
#define DT_TYPE_FILL (dt_fill_get_type ())
G_DECLARE_FINAL_TYPE (DtFill, dt_fill, DT, FILL, GtkWidget)

struct _DtFill
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DtFill, dt_fill, GTK_TYPE_WIDGET)

static void
dt_fill_class_init (DtFillClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "fill");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dt_fill_init (DtFill *self)
{
}

struct _DtFillBar
{
  GtkWidget  parent_instance;

  GtkWidget *fill;          /* child */
  double     fraction;
  char      *css_class;     /* of the fill; NULL none */
};

G_DEFINE_FINAL_TYPE (DtFillBar, dt_fill_bar, GTK_TYPE_WIDGET)

static void
dt_fill_bar_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  /* The thickness comes from the style sheet. */
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 34 : 0;
}

static void
dt_fill_bar_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  DtFillBar *self = DT_FILL_BAR (widget);
  int filled = (int) (width * self->fraction + .5);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  /* A beginning is seen, and an end is not pretended. */
  if (self->fraction > 0 && filled < 2)
    filled = MIN (2, width);
  if (self->fraction < 1 && filled >= width)
    filled = MAX (0, width - 2);

  gtk_widget_set_child_visible (self->fill, filled > 0);
  if (filled > 0)
    gtk_widget_size_allocate (self->fill,
                              &(GtkAllocation) { rtl ? width - filled : 0, 0, filled, height }, -1);
}

static void
dt_fill_bar_dispose (GObject *object)
{
  DtFillBar *self = DT_FILL_BAR (object);

  g_clear_pointer (&self->fill, gtk_widget_unparent);
  g_clear_pointer (&self->css_class, g_free);

  G_OBJECT_CLASS (dt_fill_bar_parent_class)->dispose (object);
}

static void
dt_fill_bar_class_init (DtFillBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_fill_bar_dispose;
  widget_class->measure = dt_fill_bar_measure;
  widget_class->size_allocate = dt_fill_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "fillbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dt_fill_bar_init (DtFillBar *self)
{
  self->fill = g_object_new (DT_TYPE_FILL, NULL);
  gtk_widget_set_parent (self->fill, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * dt_fill_bar_new:
 *
 * Returns: (transfer floating): an empty bar
 */
GtkWidget *
dt_fill_bar_new (void)
{
  return g_object_new (DT_TYPE_FILL_BAR, NULL);
}

/**
 * dt_fill_bar_set:
 * @self: a bar
 * @fraction: how much is filled, 0 to 1
 * @css_class: (nullable): class of the filled part
 */
void
dt_fill_bar_set (DtFillBar  *self,
                 double      fraction,
                 const char *css_class)
{
  g_return_if_fail (DT_IS_FILL_BAR (self));

  if (g_strcmp0 (css_class, self->css_class) != 0)
    {
      if (self->css_class != NULL)
        gtk_widget_remove_css_class (self->fill, self->css_class);
      if (css_class != NULL)
        gtk_widget_add_css_class (self->fill, css_class);
      g_free (self->css_class);
      self->css_class = g_strdup (css_class);
    }

  fraction = CLAMP (fraction, 0, 1);
  if (fraction != self->fraction)
    {
      self->fraction = fraction;
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
}
