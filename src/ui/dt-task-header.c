/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-task-header.h"

#include <glib/gi18n-lib.h>

static const struct { DtSort sort; const char *title; } heads[DT_N_COLUMNS] = {
  [DT_COLUMN_TITLE] = { DT_SORT_TITLE, N_("Task") },
  [DT_COLUMN_DIRECTIVE] = { DT_SORT_DIRECTIVE, N_("Directive") },
  [DT_COLUMN_LEAD] = { DT_SORT_LEAD, N_("Lead") },
  [DT_COLUMN_LAST_DAY] = { DT_SORT_LAST_DAY, N_("Last Day") },
  [DT_COLUMN_TIME_LEFT] = { DT_SORT_TIME_LEFT, N_("Time Left") },
  [DT_COLUMN_PROGRESS] = { DT_SORT_PROGRESS, N_("Progress") },
};

struct _DtTaskHeader
{
  GtkWidget  parent_instance;

  GtkWidget *buttons[DT_N_COLUMNS];    /* children */
  GtkWidget *arrows[DT_N_COLUMNS];     /* in them */
  DtColumns *columns;                  /* owned */

  DtSort     sort;
  gboolean   descending;
};

enum { SIGNAL_SORT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtTaskHeader, dt_task_header, GTK_TYPE_WIDGET)

static void
on_clicked (DtTaskHeader *self,
            GtkButton    *button)
{
  for (int i = 0; i < DT_N_COLUMNS; i++)
    if (self->buttons[i] == GTK_WIDGET (button))
      {
        gboolean descending = heads[i].sort == self->sort && !self->descending;

        g_signal_emit (self, signals[SIGNAL_SORT], 0, (int) heads[i].sort, descending);
      }
}

static GtkWidget *
make_button (DtTaskHeader *self,
             int           i)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", _(heads[i].title),
                                               "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.f, NULL));
  self->arrows[i] = gtk_image_new ();
  gtk_box_append (GTK_BOX (box), self->arrows[i]);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Sort by this column; again: the other way round"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  return button;
}

static void
sync_arrows (DtTaskHeader *self)
{
  for (int i = 0; i < DT_N_COLUMNS; i++)
    {
      gboolean sorted = heads[i].sort == self->sort;
      g_autofree char *name = NULL;

      gtk_widget_set_visible (self->arrows[i], sorted);
      gtk_image_set_from_icon_name (GTK_IMAGE (self->arrows[i]), self->descending ? "pan-down-symbolic" : "pan-up-symbolic");
      if (sorted)
        gtk_widget_add_css_class (self->buttons[i], "sorted");
      else
        gtk_widget_remove_css_class (self->buttons[i], "sorted");

      if (!sorted)
        name = g_strdup (_(heads[i].title));
      else if (self->descending)
        name = g_strdup_printf (_("%s, sorted downwards"), _(heads[i].title));
      else
        name = g_strdup_printf (_("%s, sorted upwards"), _(heads[i].title));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
dt_task_header_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  DtTaskHeader *self = DT_TASK_HEADER (widget);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : dt_columns_px (self->columns, 28);
  *natural = *minimum;
}

static void
dt_task_header_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  DtTaskHeader *self = DT_TASK_HEADER (widget);
  DtColumnPlace places[DT_N_COLUMNS];

  dt_columns_place (self->columns, width, places);
  for (int i = 0; i < DT_N_COLUMNS; i++)
    {
      int minimum = 0;

      gtk_widget_set_child_visible (self->buttons[i], places[i].width > 0);
      if (places[i].width <= 0)
        continue;
      gtk_widget_measure (self->buttons[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      /* The words of the button begin where those of the column do. */
      gtk_widget_size_allocate (self->buttons[i],
                                &(GtkAllocation) { places[i].x - 6, 0, MAX (places[i].width + 4, minimum), height }, -1);
    }
}

static void
dt_task_header_dispose (GObject *object)
{
  DtTaskHeader *self = DT_TASK_HEADER (object);

  for (int i = 0; i < DT_N_COLUMNS; i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);
  if (self->columns != NULL)
    g_signal_handlers_disconnect_by_data (self->columns, self);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (dt_task_header_parent_class)->dispose (object);
}

static void
dt_task_header_class_init (DtTaskHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_task_header_dispose;
  widget_class->measure = dt_task_header_measure;
  widget_class->size_allocate = dt_task_header_size_allocate;

  signals[SIGNAL_SORT] = g_signal_new ("sort", DT_TYPE_TASK_HEADER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
  gtk_widget_class_set_css_name (widget_class, "task-header");
}

static void
dt_task_header_init (DtTaskHeader *self)
{
  for (int i = 0; i < DT_N_COLUMNS; i++)
    self->buttons[i] = make_button (self, i);
  sync_arrows (self);
}

/**
 * dt_task_header_new:
 * @columns: where the columns stand
 *
 * Returns: (transfer floating): the heads of the columns
 */
GtkWidget *
dt_task_header_new (DtColumns *columns)
{
  DtTaskHeader *self = g_object_new (DT_TYPE_TASK_HEADER, NULL);

  self->columns = g_object_ref (columns);
  g_signal_connect_swapped (columns, "changed", G_CALLBACK (gtk_widget_queue_resize), self);

  return GTK_WIDGET (self);
}

/**
 * dt_task_header_set_sort:
 * @self: the heads
 * @sort: what the list is sorted by
 * @descending: which way round
 */
void
dt_task_header_set_sort (DtTaskHeader *self,
                         DtSort        sort,
                         gboolean      descending)
{
  g_return_if_fail (DT_IS_TASK_HEADER (self));

  self->sort = sort;
  self->descending = descending;
  sync_arrows (self);
}
