/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-share-bar.h"

#include "dt-block.h"

struct _DtShareBar
{
  GtkWidget  parent_instance;

  GtkWidget *done;
  GtkWidget *waiting;

  int        n_done;
  int        n_waiting;
  int        n_all;
};

G_DEFINE_FINAL_TYPE (DtShareBar, dt_share_bar, GTK_TYPE_WIDGET)

static void
dt_share_bar_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  /* The thickness comes from the style sheet. */
  *minimum = *natural = 0;
}

static void
put (GtkWidget *block,
     int        x,
     int        width,
     int        height)
{
  gtk_widget_set_child_visible (block, width > 0);
  if (width > 0)
    gtk_widget_size_allocate (block, &(GtkAllocation) { x, 0, width, height }, -1);
}

static void
dt_share_bar_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  DtShareBar *self = DT_SHARE_BAR (widget);
  int done = self->n_all > 0 ? width * self->n_done / self->n_all : 0;
  int both = self->n_all > 0 ? width * (self->n_done + self->n_waiting) / self->n_all : 0;

  put (self->done, 0, done, height);
  put (self->waiting, done, both - done, height);
}

static void
dt_share_bar_dispose (GObject *object)
{
  DtShareBar *self = DT_SHARE_BAR (object);

  g_clear_pointer (&self->done, gtk_widget_unparent);
  g_clear_pointer (&self->waiting, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_share_bar_parent_class)->dispose (object);
}

static void
dt_share_bar_class_init (DtShareBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_share_bar_dispose;
  widget_class->measure = dt_share_bar_measure;
  widget_class->size_allocate = dt_share_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "sharebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dt_share_bar_init (DtShareBar *self)
{
  self->done = dt_block_new ("done");
  gtk_widget_set_parent (self->done, GTK_WIDGET (self));
  self->waiting = dt_block_new ("handed");
  gtk_widget_set_parent (self->waiting, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
dt_share_bar_set (DtShareBar *self,
                  int         done,
                  int         waiting,
                  int         all)
{
  g_return_if_fail (DT_IS_SHARE_BAR (self));

  self->n_done = done;
  self->n_waiting = waiting;
  self->n_all = all;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
