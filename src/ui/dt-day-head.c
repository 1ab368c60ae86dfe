/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dt-day-head.h"

#include <glib/gi18n-lib.h>

#define MIN_HEIGHT 26
#define MARGIN 5
#define GAP 4

struct _DtDayHead
{
  GtkWidget  parent_instance;

  /* Children: NULL after dispose */
  GtkWidget *flag;
  GtkWidget *note;
  GtkWidget *lunar;
  GtkWidget *number;

  char      *holiday;          /* NULL none */
  gboolean   is_today;
};

G_DEFINE_FINAL_TYPE (DtDayHead, dt_day_head, GTK_TYPE_WIDGET)

static char *
format_number (const DtDayLook *look)
{
  int dom;

  if (look->name_month)
    return dt_day_format (look->day, DT_DAY_STYLE_SHORT, look->today);

  dt_day_get (look->day, NULL, NULL, &dom);
  return g_strdup_printf ("%d", dom);
}

/**
 * dt_day_head_set_look:
 *
 * Makes the head stand for a day; dt_day_head_set_state() must follow.
 */
void
dt_day_head_set_look (DtDayHead       *self,
                      const DtDayLook *look)
{
  g_autofree char *number = NULL;

  g_return_if_fail (DT_IS_DAY_HEAD (self));

  number = format_number (look);
  g_free (self->holiday);
  self->holiday = g_strdup (look->holiday);
  self->is_today = look->day == look->today;

  gtk_label_set_label (GTK_LABEL (self->number), number);
  gtk_label_set_label (GTK_LABEL (self->lunar), look->lunar != NULL ? look->lunar : "");
  gtk_widget_set_visible (self->lunar, look->lunar != NULL);
  gtk_widget_set_visible (self->flag, self->holiday != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->holiday);
}

/* Left of the number: holiday, else "today", else how many tasks where the day is chosen. */
void
dt_day_head_set_state (DtDayHead *self,
                       gboolean   selected,
                       int        n_tasks)
{
  g_autofree char *count = NULL;
  const char *text = NULL;
  const char *classes[] = { "note", NULL, NULL };

  g_return_if_fail (DT_IS_DAY_HEAD (self));

  if (self->holiday != NULL)
    {
      text = self->holiday;
      classes[1] = "holiday";
    }
  else if (self->is_today)
    {
      text = _("Today");
      classes[1] = "today";
    }
  else if (selected && n_tasks > 0)
    {
      count = g_strdup_printf (ngettext ("%d task", "%d tasks", n_tasks), n_tasks);
      text = count;
    }

  gtk_inscription_set_text (GTK_INSCRIPTION (self->note), text);
  gtk_widget_set_css_classes (self->note, classes);
}

static int
measure_natural (GtkWidget      *widget,
                 GtkOrientation  orientation)
{
  int natural;

  gtk_widget_measure (widget, orientation, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
dt_day_head_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  DtDayHead *self = DT_DAY_HEAD (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = measure_natural (self->number, orientation) + 2 * MARGIN;
  else
    *minimum = *natural = MAX (MIN_HEIGHT, MAX (measure_natural (self->note, orientation),
                                                measure_natural (self->number, orientation)));
}

/* Centred over the height; never less wide than it must be. */
static void
place (GtkWidget *child,
       int        x,
       int        width,
       int        height)
{
  int child_height = measure_natural (child, GTK_ORIENTATION_VERTICAL);
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, (height - child_height) / 2, MAX (width, minimum), child_height }, -1);
}

/* The number always; the lunar date where there is room for all of it; the note gets what is left. */
static void
dt_day_head_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  DtDayHead *self = DT_DAY_HEAD (widget);
  int number_width = measure_natural (self->number, GTK_ORIENTATION_HORIZONTAL);
  int left = MARGIN;
  int right = width - MARGIN - number_width;

  place (self->number, right, number_width, height);

  if (gtk_widget_get_visible (self->flag))
    {
      int flag_width = measure_natural (self->flag, GTK_ORIENTATION_HORIZONTAL);

      place (self->flag, left, flag_width, height);
      left += flag_width + GAP;
    }

  if (gtk_widget_get_visible (self->lunar))
    {
      int lunar_width = measure_natural (self->lunar, GTK_ORIENTATION_HORIZONTAL);
      gboolean has_room = right - GAP - lunar_width >= left;

      gtk_widget_set_child_visible (self->lunar, has_room);
      if (has_room)
        {
          right -= GAP + lunar_width;
          place (self->lunar, right, lunar_width, height);
        }
    }

  place (self->note, left, MAX (0, right - GAP - left), height);
}

static void
dt_day_head_dispose (GObject *object)
{
  DtDayHead *self = DT_DAY_HEAD (object);

  g_clear_pointer (&self->flag, gtk_widget_unparent);
  g_clear_pointer (&self->note, gtk_widget_unparent);
  g_clear_pointer (&self->lunar, gtk_widget_unparent);
  g_clear_pointer (&self->number, gtk_widget_unparent);
  g_clear_pointer (&self->holiday, g_free);

  G_OBJECT_CLASS (dt_day_head_parent_class)->dispose (object);
}

static void
dt_day_head_class_init (DtDayHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_day_head_dispose;
  widget_class->measure = dt_day_head_measure;
  widget_class->size_allocate = dt_day_head_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "day-head");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static GtkWidget *
add_part (DtDayHead  *self,
          GtkWidget  *part,
          const char *css_class)
{
  gtk_widget_add_css_class (part, css_class);
  gtk_widget_set_parent (part, GTK_WIDGET (self));
  return part;
}

static void
dt_day_head_init (DtDayHead *self)
{
  self->flag = add_part (self, g_object_new (GTK_TYPE_IMAGE, "icon-name", "emoji-flags-symbolic", "pixel-size", 12,
                                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL), "holiday");
  self->note = add_part (self, g_object_new (GTK_TYPE_INSCRIPTION,
                                             "text-overflow", GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END,
                                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL), "note");
  self->lunar = add_part (self, g_object_new (GTK_TYPE_LABEL, "visible", FALSE,
                                              "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL), "lunar");
  self->number = add_part (self, g_object_new (GTK_TYPE_LABEL,
                                               "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL), "number");
  gtk_widget_add_css_class (self->number, "numeric");
}

/**
 * dt_day_head_new:
 *
 * Returns: (transfer floating): a head without a day
 */
DtDayHead *
dt_day_head_new (void)
{
  return g_object_new (DT_TYPE_DAY_HEAD, NULL);
}
