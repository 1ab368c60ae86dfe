/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dt-mini-month.h"

#include <glib/gi18n-lib.h>

#include "dt-month-grid.h"

struct _DtMiniMonth
{
  GtkWidget       parent_instance;

  /* Children */
  GtkWidget      *title;
  GtkWidget      *days[DT_MONTH_DAYS];      /* GtkButton */

  /* Owned */
  DtWorkCalendar *calendar;

  DtDay           month;                    /* its first day */
  DtDay           today;
  DtDay           selected;
  gboolean        marked[DT_MONTH_DAYS];
};

enum { PAGE_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtMiniMonth, dt_mini_month, GTK_TYPE_WIDGET)

DtDay
dt_mini_month_get_first_day (DtMiniMonth *self)
{
  g_return_val_if_fail (DT_IS_MINI_MONTH (self), DT_DAY_NONE);

  return self->month == DT_DAY_NONE ? DT_DAY_NONE : dt_month_grid_first_day (self->month);
}

static void
update_day (DtMiniMonth *self,
            int          index)
{
  DtDay day = dt_mini_month_get_first_day (self) + index;
  g_autoptr(GPtrArray) classes = g_ptr_array_new ();
  g_autofree char *number = NULL;
  g_autofree char *spoken = dt_day_format (day, DT_DAY_STYLE_LONG, self->today);
  int dom;

  dt_day_get (day, NULL, NULL, &dom);
  number = g_strdup_printf ("%d", dom);
  gtk_button_set_label (GTK_BUTTON (self->days[index]), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->days[index]), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  g_ptr_array_add (classes, (char *) "flat");
  g_ptr_array_add (classes, (char *) "numeric");
  if (dt_day_month_start (day) != self->month)
    g_ptr_array_add (classes, (char *) "outside");
  if (self->calendar != NULL && dt_work_calendar_holiday_name (self->calendar, day) != NULL)
    g_ptr_array_add (classes, (char *) "holiday");
  if (self->marked[index])
    g_ptr_array_add (classes, (char *) "marked");
  if (day == self->selected)
    g_ptr_array_add (classes, (char *) "selected");
  if (day == self->today)
    g_ptr_array_add (classes, (char *) "today");
  g_ptr_array_add (classes, NULL);
  gtk_widget_set_css_classes (self->days[index], (const char **) classes->pdata);
}

/* Only the day that was chosen and the one that is look different. */
static void
update_look (DtMiniMonth *self,
             DtDay        old_day,
             DtDay        new_day)
{
  DtDay first = dt_mini_month_get_first_day (self);

  self->selected = new_day;
  if (first == DT_DAY_NONE)
    return;
  if (old_day >= first && old_day < first + DT_MONTH_DAYS)
    update_day (self, old_day - first);
  if (new_day >= first && new_day < first + DT_MONTH_DAYS)
    update_day (self, new_day - first);
}

static void
update (DtMiniMonth *self)
{
  g_autofree char *title = NULL;
  int year, month;

  if (self->month == DT_DAY_NONE)
    return;

  dt_day_get (self->month, &year, &month, NULL);
  title = dt_month_title (year, month);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  for (int i = 0; i < DT_MONTH_DAYS; i++)
    update_day (self, i);
}

void
dt_mini_month_set_month (DtMiniMonth *self,
                         DtDay        month)
{
  g_return_if_fail (DT_IS_MINI_MONTH (self));
  g_return_if_fail (month != DT_DAY_NONE);

  month = dt_day_month_start (month);
  if (self->month == month)
    return;

  self->month = month;
  memset (self->marked, 0, sizeof self->marked);
  update (self);
  g_signal_emit (self, signals[PAGE_CHANGED], 0);
}

void
dt_mini_month_set_selected (DtMiniMonth *self,
                            DtDay        day)
{
  g_return_if_fail (DT_IS_MINI_MONTH (self));

  if (self->selected == day)
    return;

  update_look (self, self->selected, day);
}

void
dt_mini_month_set_calendar (DtMiniMonth    *self,
                            DtWorkCalendar *calendar,
                            DtDay           today)
{
  g_return_if_fail (DT_IS_MINI_MONTH (self));

  if (self->calendar == calendar && self->today == today)
    return;

  if (calendar != NULL)
    dt_work_calendar_ref (calendar);
  g_clear_pointer (&self->calendar, dt_work_calendar_unref);
  self->calendar = calendar;
  self->today = today;
  update (self);
}

/**
 * dt_mini_month_set_marks:
 * @first: the day that the first count is of; marks that came late, for another page, are dropped
 * @counts: (nullable): tasks of each day, as ints
 */
void
dt_mini_month_set_marks (DtMiniMonth  *self,
                         DtDay         first,
                         const GArray *counts)
{
  g_return_if_fail (DT_IS_MINI_MONTH (self));

  if (first != dt_mini_month_get_first_day (self))
    return;

  for (guint i = 0; i < DT_MONTH_DAYS; i++)
    {
      gboolean marked = counts != NULL && i < counts->len && g_array_index (counts, int, i) > 0;

      if (self->marked[i] == marked)
        continue;
      self->marked[i] = marked;
      update_day (self, i);
    }
}

static void
on_day_clicked (GtkButton   *button,
                DtMiniMonth *self)
{
  for (int i = 0; i < DT_MONTH_DAYS; i++)
    if (self->days[i] == GTK_WIDGET (button))
      gtk_widget_activate_action (GTK_WIDGET (self), "calendar.open-day", "i", dt_mini_month_get_first_day (self) + i);
}

static void
turn (DtMiniMonth *self,
      int          months)
{
  if (self->month != DT_DAY_NONE)
    dt_mini_month_set_month (self, dt_day_add_months (self->month, months));
}

static void
on_previous (DtMiniMonth *self)
{
  turn (self, -1);
}

static void
on_next (DtMiniMonth *self)
{
  turn (self, 1);
}

static void
dt_mini_month_dispose (GObject *object)
{
  DtMiniMonth *self = DT_MINI_MONTH (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->calendar, dt_work_calendar_unref);

  G_OBJECT_CLASS (dt_mini_month_parent_class)->dispose (object);
}

static void
dt_mini_month_class_init (DtMiniMonthClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_mini_month_dispose;

  signals[PAGE_CHANGED] = g_signal_new ("page-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "mini-month");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_arrow (DtMiniMonth *self,
           const char  *icon_name,
           const char  *label,
           GCallback    callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
new_title_row (DtMiniMonth *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->title, "heading");
  gtk_box_append (GTK_BOX (row), self->title);
  gtk_box_append (GTK_BOX (row), new_arrow (self, "pan-start-symbolic", _("Previous Month"), G_CALLBACK (on_previous)));
  gtk_box_append (GTK_BOX (row), new_arrow (self, "pan-end-symbolic", _("Next Month"), G_CALLBACK (on_next)));
  return row;
}

/* The days are for the mouse: by keyboard one goes to a day in the big grid, so 42 stops are spared. */
static GtkWidget *
new_day_grid (DtMiniMonth *self)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, "hexpand", TRUE, NULL);

  for (int i = 0; i < 7; i++)
    {
      GtkWidget *head = gtk_label_new (dt_weekday_short_name (i + 1));

      gtk_widget_add_css_class (head, "head");
      gtk_grid_attach (GTK_GRID (grid), head, i, 0, 1, 1);
    }
  for (int i = 0; i < DT_MONTH_DAYS; i++)
    {
      self->days[i] = g_object_new (GTK_TYPE_BUTTON, "label", "", "focusable", FALSE, NULL);
      gtk_grid_attach (GTK_GRID (grid), self->days[i], i % 7, 1 + i / 7, 1, 1);
      g_signal_connect (self->days[i], "clicked", G_CALLBACK (on_day_clicked), self);
    }
  return grid;
}

static void
dt_mini_month_init (DtMiniMonth *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (new_title_row (self), GTK_WIDGET (self));
  gtk_widget_set_parent (new_day_grid (self), GTK_WIDGET (self));
}

/**
 * dt_mini_month_new:
 *
 * Returns: (transfer floating): a small month, empty until dt_mini_month_set_month()
 */
DtMiniMonth *
dt_mini_month_new (void)
{
  return g_object_new (DT_TYPE_MINI_MONTH, NULL);
}
