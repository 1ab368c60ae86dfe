/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-sparkline.h"

#include <glib/gi18n-lib.h>

#include "dt-block.h"

#define BAR_WIDTH 3
#define BAR_STEP 4
#define HEIGHT 16

struct _DtSparkline
{
  GtkWidget  parent_instance;

  GtkWidget *bars[DT_UNIT_N_MONTHS];      /* children */
  double     parts[DT_UNIT_N_MONTHS];     /* of the height */
};

G_DEFINE_FINAL_TYPE (DtSparkline, dt_sparkline, GTK_TYPE_WIDGET)

static void
dt_sparkline_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = DT_UNIT_N_MONTHS * BAR_STEP - (BAR_STEP - BAR_WIDTH);
  else
    *minimum = *natural = HEIGHT;
}

static void
dt_sparkline_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  DtSparkline *self = DT_SPARKLINE (widget);

  for (int i = 0; i < DT_UNIT_N_MONTHS; i++)
    {
      int bar = MAX (2, (int) (self->parts[i] * HEIGHT + .5));
      int top = (height + HEIGHT) / 2 - bar;

      gtk_widget_size_allocate (self->bars[i], &(GtkAllocation) { i * BAR_STEP, top, BAR_WIDTH, bar }, -1);
    }
}

static void
dt_sparkline_dispose (GObject *object)
{
  DtSparkline *self = DT_SPARKLINE (object);

  for (int i = 0; i < DT_UNIT_N_MONTHS; i++)
    g_clear_pointer (&self->bars[i], gtk_widget_unparent);

  G_OBJECT_CLASS (dt_sparkline_parent_class)->dispose (object);
}

static void
dt_sparkline_class_init (DtSparklineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_sparkline_dispose;
  widget_class->measure = dt_sparkline_measure;
  widget_class->size_allocate = dt_sparkline_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "sparkline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dt_sparkline_init (DtSparkline *self)
{
  for (int i = 0; i < DT_UNIT_N_MONTHS; i++)
    {
      self->bars[i] = dt_block_new ("bar");
      gtk_widget_set_parent (self->bars[i], GTK_WIDGET (self));
    }
}

/**
 * dt_sparkline_new:
 *
 * Returns: (transfer floating): a line without months
 */
GtkWidget *
dt_sparkline_new (void)
{
  return g_object_new (DT_TYPE_SPARKLINE, NULL);
}

/**
 * dt_sparkline_set:
 * @self: a sparkline
 * @months: twelve months, oldest first
 */
void
dt_sparkline_set (DtSparkline         *self,
                  const DtPunctuality  months[DT_UNIT_N_MONTHS])
{
  int on_time = 0, late = 0, missing = 0;
  g_autofree char *spoken = NULL;

  g_return_if_fail (DT_IS_SPARKLINE (self));

  for (int i = 0; i < DT_UNIT_N_MONTHS; i++)
    {
      const DtPunctuality *month = &months[i];
      const char *css_class;

      if (month->missing > 0)
        {
          css_class = "missing";
          self->parts[i] = 1;
        }
      else if (month->late > 0)
        {
          css_class = "late";
          self->parts[i] = .65;
        }
      else if (month->on_time > 0)
        {
          css_class = "on-time";
          self->parts[i] = .28;
        }
      else
        {
          css_class = "none";
          self->parts[i] = 0;
        }

      dt_block_set_class (self->bars[i], css_class);
      on_time += month->on_time;
      late += month->late;
      missing += month->missing;
    }

  /* Translators: a year of a unit, read aloud: how many answers came in time, came late, never came */
  spoken = g_strdup_printf (_("In 12 months: %d in time, %d late, %d not handed in"), on_time, late, missing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), spoken);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
