/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dt-day-popover.h"

#include <glib/gi18n-lib.h>

#include "dt-detail-cards.h"
#include "dt-focus.h"
#include "dt-state-mark.h"

struct _DtDayPopover
{
  GtkPopover  parent_instance;

  /* Template */
  GtkWidget  *title;
  GtkWidget  *summary;
  GtkWidget  *list;
  GtkWidget  *empty;
  GtkWidget  *rest;
  GtkWidget  *foot;
  GtkWidget  *open_button;
  GtkWidget  *print_button;

  /* Owned */
  DtContext  *context;
  GPtrArray  *rows;               /* DtTaskRow, by the index of the list's rows */

  DtDay       day;
  guint       n_tasks;            /* of the rows; those behind are ghosts */
};

G_DEFINE_FINAL_TYPE (DtDayPopover, dt_day_popover, GTK_TYPE_POPOVER)

/* "6 tasks · 4 working days left" */
static char *
format_summary (DtDayPopover *self,
                int           n_tasks)
{
  DtDay today = dt_context_get_today (self->context);
  int n_days = dt_work_calendar_count (dt_context_get_calendar (self->context), today, self->day);
  g_autofree char *tasks = g_strdup_printf (ngettext ("%d task", "%d tasks", n_tasks), n_tasks);
  g_autofree char *left = NULL;

  if (self->day == today)
    left = g_strdup (_("today"));
  else if (self->day > today)
    left = g_strdup_printf (ngettext ("%d working day left", "%d working days left", n_days), n_days);
  else
    left = g_strdup_printf (ngettext ("%d day ago", "%d days ago", today - self->day), today - self->day);
  return g_strjoin (" · ", tasks, left, NULL);
}

/* How far it is, or what it waits for. */
static char *
format_progress (const DtTaskRow *row,
                 DtState          state,
                 DtDay            today)
{
  if (dt_task_row_is_collection (row) && dt_phase_is_open (row->phase))
    return g_strdup_printf ("%d/%d", row->handed_in, row->owed);
  if (state == DT_STATE_PROGRESS || state == DT_STATE_IDLE)
    return g_strdup_printf ("%d%%", row->percent);
  return dt_state_time_left (state, row->last_day, row->handed_day, today);
}

/* "150-KH/TU · Ban Tuyên giáo · was due 31/8" */
static char *
format_origin (const DtTaskRow *row,
               gboolean         ghost,
               DtDay            today)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup (row->directive));
  if (dt_task_row_is_collection (row))
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d unit", "%d units", row->owed), row->owed));
  else if (row->lead[0] != '\0')
    g_ptr_array_add (parts, g_strdup (row->lead));
  if (ghost)
    {
      g_autofree char *day = dt_day_format (row->last_day, DT_DAY_STYLE_SHORT, today);

      g_ptr_array_add (parts, g_strdup_printf (_("now due %s"), day));
    }
  else if (row->original_day != DT_DAY_NONE)
    {
      g_autofree char *day = dt_day_format (row->original_day, DT_DAY_STYLE_SHORT, today);

      g_ptr_array_add (parts, g_strdup_printf (_("was due %s"), day));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static GtkWidget *
new_row (DtDayPopover *self,
         DtTaskRow    *task,
         gboolean      ghost)
{
  DtDay today = dt_context_get_today (self->context);
  int soon_days = dt_context_get_soon_days (self->context);
  DtState state = dt_task_row_get_state (task, today, soon_days);
  g_autofree char *origin = format_origin (task, ghost, today);
  g_autofree char *progress = format_progress (task, state, today);
  g_autofree char *spoken = dt_task_row_spoken (task, today, soon_days);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *mark = dt_state_mark_new ();
  GtkWidget *end = gtk_label_new (ghost ? NULL : progress);

  dt_state_mark_set (DT_STATE_MARK (mark), state, task->percent);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), dt_detail_label (task->title, "dense"));
  gtk_box_append (GTK_BOX (texts), dt_detail_label (origin, "second-line"));
  gtk_widget_add_css_class (end, "numeric");
  gtk_widget_add_css_class (end, "dense");
  gtk_widget_add_css_class (end, "dim");

  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), end);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, task->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (ghost)
    gtk_widget_add_css_class (row, "ghost");
  return row;
}

static void
add_rows (DtDayPopover *self,
          GPtrArray    *tasks,
          gboolean      ghost)
{
  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    {
      DtTaskRow *task = g_ptr_array_index (tasks, i);

      g_ptr_array_add (self->rows, dt_task_row_ref (task));
      gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (self, task, ghost));
    }
}

static void
clear_rows (DtDayPopover *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  g_ptr_array_set_size (self->rows, 0);
}

DtDay
dt_day_popover_get_day (DtDayPopover *self)
{
  g_return_val_if_fail (DT_IS_DAY_POPOVER (self), DT_DAY_NONE);

  return self->day;
}

/**
 * dt_day_popover_set_day:
 * @tasks: (nullable): DtTaskRow that fall due on the day
 * @n_tasks: how many fall due in all
 * @ghosts: (nullable): DtTaskRow that first were due on the day
 *
 * Fills the list anew.
 */
void
dt_day_popover_set_day (DtDayPopover *self,
                        DtDay         day,
                        GPtrArray    *tasks,
                        int           n_tasks,
                        GPtrArray    *ghosts)
{
  g_autofree char *title = NULL;
  g_autofree char *summary = NULL;
  int n_left;

  g_return_if_fail (DT_IS_DAY_POPOVER (self));

  self->day = day;
  clear_rows (self);
  add_rows (self, tasks, FALSE);
  self->n_tasks = self->rows->len;
  add_rows (self, ghosts, TRUE);

  title = dt_day_format (day, DT_DAY_STYLE_LONG, dt_context_get_today (self->context));
  summary = format_summary (self, n_tasks);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  gtk_widget_set_visible (self->empty, self->rows->len == 0);
  gtk_widget_set_visible (self->foot, n_tasks > 0);

  n_left = n_tasks - (int) self->n_tasks;
  gtk_widget_set_visible (self->rest, n_left > 0);
  if (n_left > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%d more task in the list", "%d more tasks in the list", n_left),
                                               n_left);

      gtk_label_set_label (GTK_LABEL (self->rest), text);
    }
}

static void
on_row_activated (DtDayPopover  *self,
                  GtkListBoxRow *list_row)
{
  guint index = gtk_list_box_row_get_index (list_row);
  g_autoptr(DtTaskRow) task = NULL;
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  g_return_if_fail (index < self->rows->len);

  task = dt_task_row_ref (g_ptr_array_index (self->rows, index));
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (parent, index < self->n_tasks ? "calendar.show-task" : "calendar.go-to-task",
                              "(xi)", task->id, index < self->n_tasks ? self->day : task->last_day);
}

static void
on_open_clicked (DtDayPopover *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (parent, "win.open-day", "i", self->day);
}

static void
on_print_clicked (DtDayPopover *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (parent, "calendar.print-day", "i", self->day);
}

/* The first task, so that arrows and Enter work at once. */
static gboolean
dt_day_popover_grab_focus (GtkWidget *widget)
{
  DtDayPopover *self = DT_DAY_POPOVER (widget);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (dt_focus_is_inside (widget))
    return FALSE;
  if (row == NULL)
    return FALSE;

  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
dt_day_popover_dispose (GObject *object)
{
  DtDayPopover *self = DT_DAY_POPOVER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_DAY_POPOVER);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_day_popover_parent_class)->dispose (object);
}

static void
dt_day_popover_class_init (DtDayPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_day_popover_dispose;
  widget_class->grab_focus = dt_day_popover_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-day-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DtDayPopover, title);
  gtk_widget_class_bind_template_child (widget_class, DtDayPopover, summary);
  gtk_widget_class_bind_template_child (widget_class, DtDayPopover, list);
  gtk_widget_class_bind_template_child (widget_class, DtDayPopover, empty);
  gtk_widget_class_bind_template_child (widget_class, DtDayPopover, rest);
  gtk_widget_class_bind_template_child (widget_class, DtDayPopover, foot);
  gtk_widget_class_bind_template_child (widget_class, DtDayPopover, open_button);
  gtk_widget_class_bind_template_child (widget_class, DtDayPopover, print_button);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked);
}

static void
dt_day_popover_init (DtDayPopover *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_task_row_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dt_day_popover_new:
 *
 * Returns: (transfer floating): a popover to be set under a widget that has the actions of the calendar above it
 */
GtkWidget *
dt_day_popover_new (DtContext *context)
{
  DtDayPopover *self = g_object_new (DT_TYPE_DAY_POPOVER, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}
