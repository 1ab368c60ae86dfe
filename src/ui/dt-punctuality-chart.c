/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-punctuality-chart.h"

#include <glib/gi18n-lib.h>

#include "dt-block.h"

#define N_LINES 4              /* of the grid, the base line included */
#define N_PARTS 3
#define SCALE_WIDTH 22         /* room of the figures at the left */
#define COLUMN_WIDTH 18
#define GAP 2                  /* between the parts of a column */
#define CHART_HEIGHT 128

enum { PART_ON_TIME, PART_LATE, PART_MISSING };
static const char *part_classes[N_PARTS] = { "on-time", "late", "missing" };

struct _DtPunctualityChart
{
  GtkWidget     parent_instance;

  GtkWidget    *lines[N_LINES];                          /* children, all of them */
  GtkWidget    *scale[N_LINES];
  GtkWidget    *parts[DT_UNIT_N_MONTHS][N_PARTS];
  GtkWidget    *names[DT_UNIT_N_MONTHS];

  DtPunctuality months[DT_UNIT_N_MONTHS];
  int           step;                                    /* of the scale, in answers */
};

G_DEFINE_FINAL_TYPE (DtPunctualityChart, dt_punctuality_chart, GTK_TYPE_WIDGET)

static int
label_height (DtPunctualityChart *self)
{
  int natural;

  gtk_widget_measure (self->names[0], GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
dt_punctuality_chart_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  DtPunctualityChart *self = DT_PUNCTUALITY_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = SCALE_WIDTH + DT_UNIT_N_MONTHS * (COLUMN_WIDTH + 2);
      *natural = MAX (*minimum, 360);
    }
  else
    {
      *minimum = *natural = CHART_HEIGHT + label_height (self);
    }
}

static void
place (GtkWidget *child,
       int        x,
       int        y,
       int        width,
       int        height)
{
  int minimum_width, minimum_height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &minimum_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (child,
                            &(GtkAllocation) { x, y, MAX (width, minimum_width), MAX (height, minimum_height) },
                            -1);
}

static void
place_column (DtPunctualityChart *self,
              int                 month,
              int                 x,
              int                 base,
              double              unit_height)
{
  const DtPunctuality *at = &self->months[month];
  const int counts[N_PARTS] = { at->on_time, at->late, at->missing };
  int y = base;

  for (int i = 0; i < N_PARTS; i++)
    {
      int height = (int) (counts[i] * unit_height + .5);

      gtk_widget_set_child_visible (self->parts[month][i], counts[i] > 0);
      if (counts[i] == 0)
        continue;

      height = MAX (height, 3 + GAP);
      y -= height;
      place (self->parts[month][i], x, y + GAP, COLUMN_WIDTH, height - GAP);
    }
}

static void
dt_punctuality_chart_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  DtPunctualityChart *self = DT_PUNCTUALITY_CHART (widget);
  int name_height = label_height (self);
  int base = height - name_height - 4;
  int top = name_height / 2 + 4;
  double line_step = (double) (base - top) / (N_LINES - 1);
  double unit_height = line_step / self->step;
  double month_step = (double) (width - SCALE_WIDTH) / DT_UNIT_N_MONTHS;

  for (int i = 0; i < N_LINES; i++)
    {
      int y = base - (int) (i * line_step + .5);

      place (self->lines[i], SCALE_WIDTH, y, width - SCALE_WIDTH, 1);
      place (self->scale[i], 0, y - name_height / 2, SCALE_WIDTH - 8, name_height);
    }

  for (int i = 0; i < DT_UNIT_N_MONTHS; i++)
    {
      int centre = SCALE_WIDTH + (int) ((i + .5) * month_step);

      place_column (self, i, centre - COLUMN_WIDTH / 2, base, unit_height);
      place (self->names[i], centre - (int) month_step / 2, height - name_height, (int) month_step, name_height);
    }
}

static void
dt_punctuality_chart_dispose (GObject *object)
{
  DtPunctualityChart *self = DT_PUNCTUALITY_CHART (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dt_punctuality_chart_parent_class)->dispose (object);
}

static void
dt_punctuality_chart_class_init (DtPunctualityChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_punctuality_chart_dispose;
  widget_class->measure = dt_punctuality_chart_measure;
  widget_class->size_allocate = dt_punctuality_chart_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "punctuality");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static GtkWidget *
new_label (DtPunctualityChart *self,
           float               xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "caption9");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim");
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
dt_punctuality_chart_init (DtPunctualityChart *self)
{
  self->step = 1;

  for (int i = 0; i < N_LINES; i++)
    {
      self->lines[i] = dt_block_new (i == 0 ? "base" : "line");
      gtk_widget_set_parent (self->lines[i], GTK_WIDGET (self));
      self->scale[i] = new_label (self, 1);
    }

  for (int i = 0; i < DT_UNIT_N_MONTHS; i++)
    {
      for (int j = 0; j < N_PARTS; j++)
        {
          self->parts[i][j] = dt_block_new (part_classes[j]);
          gtk_widget_set_parent (self->parts[i][j], GTK_WIDGET (self));
        }
      self->names[i] = new_label (self, .5);
    }
}

/**
 * dt_punctuality_chart_new:
 *
 * Returns: (transfer floating): an empty chart
 */
GtkWidget *
dt_punctuality_chart_new (void)
{
  return g_object_new (DT_TYPE_PUNCTUALITY_CHART, NULL);
}

/* The whole number of answers between two lines, so that the tallest column fits under the last but half a line. */
static int
choose_step (const DtPunctuality months[DT_UNIT_N_MONTHS])
{
  int most = 1;

  for (int i = 0; i < DT_UNIT_N_MONTHS; i++)
    most = MAX (most, months[i].on_time + months[i].late + months[i].missing);

  return (most + N_LINES - 2) / (N_LINES - 1);
}

static void
tell (DtPunctualityChart *self)
{
  g_autoptr(GString) spoken = g_string_new (_("Punctuality by Month"));

  for (int i = 0; i < DT_UNIT_N_MONTHS; i++)
    {
      const DtPunctuality *month = &self->months[i];

      g_string_append (spoken, "\n");
      /* Translators: month/year, then how many answers came in time, came late, never came */
      g_string_append_printf (spoken, _("%d/%d: %d in time, %d late, %d not handed in"), month->month,
                              month->year, month->on_time, month->late, month->missing);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
}

/**
 * dt_punctuality_chart_set:
 * @self: a chart
 * @months: twelve months, oldest first; the last one is shown as the current one
 */
void
dt_punctuality_chart_set (DtPunctualityChart  *self,
                          const DtPunctuality  months[DT_UNIT_N_MONTHS])
{
  g_return_if_fail (DT_IS_PUNCTUALITY_CHART (self));

  memcpy (self->months, months, sizeof self->months);
  self->step = choose_step (months);

  for (int i = 0; i < N_LINES; i++)
    {
      g_autofree char *figure = g_strdup_printf ("%d", i * self->step);
      gtk_label_set_text (GTK_LABEL (self->scale[i]), figure);
    }

  for (int i = 0; i < DT_UNIT_N_MONTHS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", months[i].month);

      gtk_label_set_text (GTK_LABEL (self->names[i]), name);
      if (i == DT_UNIT_N_MONTHS - 1)
        gtk_widget_add_css_class (self->names[i], "current");
    }

  tell (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
