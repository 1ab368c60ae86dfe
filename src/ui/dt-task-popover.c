/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dt-task-popover.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-list-jobs.h"
#include "dt-result.h"
#include "dt-schedule-change.h"
#include "dt-state-mark.h"

struct _DtTaskPopover
{
  GtkPopover  parent_instance;

  /* Template */
  GtkWidget  *mark;
  GtkWidget  *state;
  GtkWidget  *symbol;
  GtkWidget  *title;
  GtkWidget  *lead;
  GtkWidget  *history;
  GtkWidget  *words;
  GtkWidget  *record_button;
  GtkWidget  *open_button;

  /* Owned */
  DtContext  *context;
  DtResult   *detail;             /* DtTaskDetail */
  DtTaskRow  *row;
};

G_DEFINE_FINAL_TYPE (DtTaskPopover, dt_task_popover, GTK_TYPE_POPOVER)

static gpointer
copy_id (gpointer id)
{
  return g_memdup2 (id, sizeof (gint64));
}

/* What is known of the task, if it has been read and is the one shown. */
static const DtTaskDetail *
get_detail (DtTaskPopover *self)
{
  const DtTaskDetail *detail = dt_result_get (self->detail);

  return detail != NULL && self->row != NULL && detail->row->id == self->row->id ? detail : NULL;
}

gint64
dt_task_popover_get_task_id (DtTaskPopover *self)
{
  g_return_val_if_fail (DT_IS_TASK_POPOVER (self), 0);

  return self->row != NULL ? self->row->id : 0;
}

/**
 * dt_task_popover_dup_assignments:
 *
 * Returns: (transfer full) (nullable): ids of the units' parts that may be recorded
 */
GArray *
dt_task_popover_dup_assignments (DtTaskPopover *self)
{
  const DtTaskDetail *detail;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (DT_IS_TASK_POPOVER (self), NULL);

  detail = get_detail (self);
  for (guint i = 0; detail != NULL && i < detail->assignments->len; i++)
    {
      const DtAssignmentRow *assignment = g_ptr_array_index (detail->assignments, i);

      if (assignment->role == DT_ROLE_LEAD && assignment->excused == NULL && dt_phase_is_open (assignment->phase))
        g_array_append_val (ids, assignment->id);
    }
  return ids->len > 0 ? g_steal_pointer (&ids) : NULL;
}

static void
add_day (DtTaskPopover *self,
         DtDay          day,
         const char    *remark,
         gboolean       in_force)
{
  g_autofree char *text = dt_day_format (day, DT_DAY_STYLE_LONG, dt_context_get_today (self->context));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *left = gtk_label_new (text);
  GtkWidget *right = gtk_label_new (remark);

  gtk_label_set_xalign (GTK_LABEL (left), 0);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_add_css_class (left, "numeric");
  gtk_widget_add_css_class (left, in_force ? "in-force" : "struck");
  gtk_label_set_ellipsize (GTK_LABEL (right), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (right, "dense");
  gtk_widget_add_css_class (right, "dim");
  gtk_box_append (GTK_BOX (line), left);
  gtk_box_append (GTK_BOX (line), right);
  gtk_box_append (GTK_BOX (self->history), line);
}

/* Why the day became what it is: "−15 days · 1438-CV/TU". */
static char *
format_cause (const DtMoveRow *move)
{
  DtScheduleRule rule = { .kind = move->kind, .amount = move->amount, .unit = move->span, .fixed_day = move->new_day };
  g_autofree char *change = dt_schedule_rule_label (&rule);

  return move->cause != NULL && move->cause[0] != '\0' ? g_strjoin (" · ", change, move->cause, NULL) : g_strdup (change);
}

/* Each day that was once in force, struck; the one in force last and bold. */
static void
update_history (DtTaskPopover *self)
{
  const DtTaskDetail *detail = get_detail (self);
  g_autofree char *left = dt_state_time_left (dt_task_row_get_state (self->row, dt_context_get_today (self->context),
                                                                     dt_context_get_soon_days (self->context)),
                                              self->row->last_day, self->row->handed_day,
                                              dt_context_get_today (self->context));
  g_autofree char *cause = NULL;
  const char *remark = self->row->directive;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->history)) != NULL)
    gtk_box_remove (GTK_BOX (self->history), child);

  if (self->row->original_day != DT_DAY_NONE && (detail == NULL || detail->moves->len == 0))
    add_day (self, self->row->original_day, _("original day"), FALSE);
  for (guint i = 0; detail != NULL && i < detail->moves->len; i++)
    {
      const DtMoveRow *move = g_ptr_array_index (detail->moves, i);

      if (move->excepted || move->old_day == move->new_day)
        continue;
      add_day (self, move->old_day, remark, FALSE);
      g_free (cause);
      cause = format_cause (move);
      remark = cause;
    }
  if (self->row->last_day != DT_DAY_NONE)
    add_day (self, self->row->last_day, cause != NULL ? cause : left, TRUE);
}

static void
update_detail (DtTaskPopover *self)
{
  g_autoptr(GArray) ids = NULL;

  if (self->row == NULL)
    return;

  ids = dt_task_popover_dup_assignments (self);
  gtk_widget_set_sensitive (self->record_button, ids != NULL);
  update_history (self);
}

static void
on_updated (DtTaskPopover *self)
{
  const DtTaskDetail *detail = get_detail (self);

  if (detail != NULL)
    {
      dt_task_row_ref (detail->row);
      g_clear_pointer (&self->row, dt_task_row_unref);
      self->row = detail->row;
    }
  update_detail (self);
}

/* The task is gone, or the register cannot be read: nothing to tell any more; the month reports its own trouble. */
static void
on_failed (DtTaskPopover *self,
           const GError  *error)
{
  g_message ("The task of a chip could not be read: %s", error->message);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static char *
format_lead (const DtTaskRow *row)
{
  if (dt_task_row_is_collection (row))
    return g_strdup_printf (ngettext ("%d of %d unit handed in", "%d of %d units handed in", row->owed),
                            row->handed_in, row->owed);
  return g_strdup (row->lead_name);
}

/**
 * dt_task_popover_set_task:
 * @row: what the chip shows; the rest is read
 */
void
dt_task_popover_set_task (DtTaskPopover *self,
                          DtTaskRow     *row)
{
  DtDay today;
  DtState state;
  g_autofree char *symbol = NULL;
  g_autofree char *lead = NULL;
  g_autofree char *words = NULL;

  g_return_if_fail (DT_IS_TASK_POPOVER (self));
  g_return_if_fail (row != NULL);

  dt_task_row_ref (row);
  g_clear_pointer (&self->row, dt_task_row_unref);
  self->row = row;
  today = dt_context_get_today (self->context);
  state = dt_task_row_get_state (row, today, dt_context_get_soon_days (self->context));

  symbol = row->clause[0] != '\0' ? g_strjoin (" · ", row->directive, row->clause, NULL) : g_strdup (row->directive);
  lead = format_lead (row);
  words = g_strdup_printf (_("“%s”"), row->words);
  dt_state_mark_set (DT_STATE_MARK (self->mark), state, row->percent);
  gtk_label_set_label (GTK_LABEL (self->state), dt_state_label (state));
  dt_state_style (self->state, state);
  gtk_label_set_label (GTK_LABEL (self->symbol), symbol);
  gtk_label_set_label (GTK_LABEL (self->title), row->title);
  gtk_label_set_label (GTK_LABEL (self->lead), lead);
  gtk_widget_set_visible (self->lead, lead[0] != '\0');
  gtk_label_set_label (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->words, row->words[0] != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, row->title, -1);

  dt_result_load (self->detail, copy_id (&row->id), copy_id, g_free);
  update_detail (self);
}

static void
on_record_clicked (DtTaskPopover *self)
{
  g_autoptr(GArray) ids = dt_task_popover_dup_assignments (self);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (ids == NULL)
    return;

  /* The record popover opens at the widget with the focus: first give it back to the chip. */
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (parent, "calendar.focus-task", "x", self->row->id);
  gtk_widget_activate_action (parent, "win.record", "@ax",
                              g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

static void
on_open_clicked (DtTaskPopover *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (parent, "win.open-task", "x", self->row->id);
}

static void
dt_task_popover_dispose (GObject *object)
{
  DtTaskPopover *self = DT_TASK_POPOVER (object);

  if (self->detail != NULL)
    g_signal_handlers_disconnect_by_data (self->detail, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_TASK_POPOVER);
  g_clear_object (&self->detail);
  g_clear_object (&self->context);
  g_clear_pointer (&self->row, dt_task_row_unref);

  G_OBJECT_CLASS (dt_task_popover_parent_class)->dispose (object);
}

static void
dt_task_popover_class_init (DtTaskPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_task_popover_dispose;

  g_type_ensure (DT_TYPE_STATE_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-task-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DtTaskPopover, mark);
  gtk_widget_class_bind_template_child (widget_class, DtTaskPopover, state);
  gtk_widget_class_bind_template_child (widget_class, DtTaskPopover, symbol);
  gtk_widget_class_bind_template_child (widget_class, DtTaskPopover, title);
  gtk_widget_class_bind_template_child (widget_class, DtTaskPopover, lead);
  gtk_widget_class_bind_template_child (widget_class, DtTaskPopover, history);
  gtk_widget_class_bind_template_child (widget_class, DtTaskPopover, words);
  gtk_widget_class_bind_template_child (widget_class, DtTaskPopover, record_button);
  gtk_widget_class_bind_template_child (widget_class, DtTaskPopover, open_button);
  gtk_widget_class_bind_template_callback (widget_class, on_record_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked);
}

static void
dt_task_popover_init (DtTaskPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));
}

/**
 * dt_task_popover_new:
 *
 * Returns: (transfer floating): a popover to be set under a widget that has the actions of the calendar above it
 */
GtkWidget *
dt_task_popover_new (DtContext *context)
{
  DtTaskPopover *self = g_object_new (DT_TYPE_TASK_POPOVER, NULL);

  self->context = g_object_ref (context);
  self->detail = dt_result_new (dt_context_get_store (context), dt_job_load_task, (GDestroyNotify) dt_task_detail_free);
  g_signal_connect_swapped (self->detail, "updated", G_CALLBACK (on_updated), self);
  g_signal_connect_swapped (self->detail, "failed", G_CALLBACK (on_failed), self);
  return GTK_WIDGET (self);
}
