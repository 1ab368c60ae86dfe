/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-change-window.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-change-print.h"
#include "dt-change-table.h"
#include "dt-edit-jobs.h"
#include "dt-error.h"
#include "dt-weak.h"
#include "dt-window-private.h"

struct _DtChangeWindow
{
  AdwWindow      parent_instance;

  /* Template */
  AdwWindowTitle *window_title;
  GtkWidget     *close_button;
  GtkWidget     *back_button;
  GtkWidget     *lift_button;
  GtkButton     *apply_button;
  GtkLabel      *problem;
  GtkLabel      *rule;
  GtkLabel      *cause;
  GtkLabel      *note;
  DtChangeTable *table;

  /* Owned */
  DtContext     *context;
  GCancellable  *cancellable;
  gint64         change_id;
  DtScheduleRule shown_rule;
  gulong         store_handler;
  gboolean       in_force;
  gboolean       lifting;        /* the effect of lifting is shown, not that of the change */
  gboolean       storing;
  guint          n_pending;
};

G_DEFINE_FINAL_TYPE (DtChangeWindow, dt_change_window, ADW_TYPE_WINDOW)

static void
set_line (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
sync_buttons (DtChangeWindow *self)
{
  const DtChangePreview *preview = dt_change_table_get_preview (self->table, NULL, NULL);
  gboolean can_write = !dt_store_get_read_only (dt_context_get_store (self->context));
  int n = self->lifting && preview != NULL ? preview->n_moved : 0;
  g_autofree char *label = g_strdup_printf (ngettext ("Lift It for %d Task", "Lift It for %d Tasks", (gulong) n), n);

  gtk_widget_set_visible (self->close_button, !self->lifting);
  gtk_widget_set_visible (self->back_button, self->lifting);
  gtk_widget_set_visible (self->lift_button, !self->lifting && self->in_force);
  gtk_widget_set_visible (GTK_WIDGET (self->apply_button), self->lifting);
  gtk_button_set_label (self->apply_button, label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.lift", can_write && self->in_force && !self->lifting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.print", preview != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.apply", can_write && self->lifting && self->n_pending == 0 && !self->storing);
  adw_window_title_set_subtitle (self->window_title, self->lifting ? _("Preview of lifting it, nothing is stored yet")
                                                     : self->in_force ? _("In force") : _("Lifted"));
}

/* ---- What is said of it ---- */

static char *
tell_rule (const DtChangeRow *row)
{
  g_autofree char *rule = dt_schedule_rule_label (&row->rule);

  if (row->target[0] != '\0')
    /* Translators: what a schedule change does, and the directive whose tasks it moves */
    return g_strdup_printf (_("%1$s for all dated tasks of %2$s"), rule, row->target);
  if (row->unit[0] != '\0')
    /* Translators: what a schedule change does, and the unit whose part it moves */
    return g_strdup_printf (_("%1$s for the part of %2$s"), rule, row->unit);

  return g_strdup_printf (ngettext ("%1$s for %2$d task", "%1$s for %2$d tasks", (gulong) (row->n_moved + row->n_excepted)), rule,
                          row->n_moved + row->n_excepted);
}

static char *
tell_cause (const DtChangeRow *row,
            DtDay              today)
{
  g_autofree char *decided = dt_day_format (row->decided_day, DT_DAY_STYLE_PARTY, today);
  g_autofree char *lifted = row->lifted_day != DT_DAY_NONE ? dt_day_format (row->lifted_day, DT_DAY_STYLE_PARTY, today) : NULL;
  g_autofree char *cause = row->cause_clause[0] != '\0' ? g_strjoin (", ", row->cause, row->cause_clause, NULL)
                                                        : g_strdup (row->cause);

  if (lifted != NULL)
    /* Translators: directive that ordered a change, its day, since when it is not in force */
    return g_strdup_printf (_("By %1$s of %2$s; lifted on %3$s"), cause, decided, lifted);
  /* Translators: directive that ordered a change, its day */
  return g_strdup_printf (_("By %1$s of %2$s"), cause, decided);
}

static void
show_change (DtChangeWindow *self,
             DtChangeView   *view)
{
  DtDay today = dt_context_get_today (self->context);
  g_autofree char *rule = tell_rule (view->row);
  g_autofree char *cause = tell_cause (view->row, today);

  self->in_force = view->row->lifted_day == DT_DAY_NONE;
  self->shown_rule = view->row->rule;
  set_line (self->rule, rule);
  set_line (self->cause, cause);
  set_line (self->note, view->row->note);
  dt_change_table_show (self->table, g_steal_pointer (&view->preview), &self->shown_rule, today,
                        dt_context_get_calendar (self->context));
}

/* ---- Reading ---- */

static void reload (DtChangeWindow *self);

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(DtChangeWindow) self = dt_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChangeView) view = dt_store_read_finish (DT_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (self == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->n_pending--;
  if (view != NULL && !self->lifting)
    show_change (self, view);
  else if (view == NULL)
    text = dt_error_user_text (error);
  set_line (self->problem, text);
  sync_buttons (self);
}

static void
on_previewed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(DtChangeWindow) self = dt_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChangePreview) preview = dt_store_read_finish (DT_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (self == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->n_pending--;
  if (preview != NULL && self->lifting)
    dt_change_table_show (self->table, g_steal_pointer (&preview), &self->shown_rule, dt_context_get_today (self->context),
                          dt_context_get_calendar (self->context));
  else if (error != NULL)
    {
      text = dt_error_user_text (error);
      self->lifting = FALSE;
    }
  set_line (self->problem, text);
  sync_buttons (self);
}

static void
reload (DtChangeWindow *self)
{
  DtStore *store = dt_context_get_store (self->context);

  if (self->storing)
    return;
  self->n_pending++;
  if (self->lifting)
    dt_store_read_async (store, dt_job_preview_lift, dt_lift_edit_new (self->change_id, dt_context_get_today (self->context)),
                         (GDestroyNotify) dt_lift_edit_free, (GDestroyNotify) dt_change_preview_free, self->cancellable,
                         on_previewed, dt_weak_new (self));
  else
    dt_store_read_async (store, dt_job_show_change, g_memdup2 (&self->change_id, sizeof self->change_id), g_free,
                         (GDestroyNotify) dt_change_view_free, self->cancellable, on_read, dt_weak_new (self));
}

static void
print_sheet (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DtChangeWindow *self = DT_CHANGE_WINDOW (widget);
  const char *stage = self->lifting ? _("Preview of lifting it; nothing has been changed yet")
                      : self->in_force ? _("In force") : _("Lifted");

  dt_change_print (GTK_WINDOW (self), self->context, self->table, gtk_label_get_label (self->rule), gtk_label_get_label (self->cause),
                   stage);
}

/* ---- Lifting ---- */

static void
set_lifting (DtChangeWindow *self,
             gboolean        lifting)
{
  self->lifting = lifting;
  reload (self);
  sync_buttons (self);
}

static void
lift (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  set_lifting (DT_CHANGE_WINDOW (widget), TRUE);
}

static void
back (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  DtChangeWindow *self = DT_CHANGE_WINDOW (widget);

  if (self->lifting && !self->storing)
    set_lifting (self, FALSE);
  else if (!self->storing)
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_lifted (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtChangeWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChangePreview) done = dt_store_write_finish (DT_STORE (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *text = NULL;

  self->storing = FALSE;
  if (done == NULL)
    {
      text = dt_error_user_text (error);
      set_line (self->problem, text);
      sync_buttons (self);
      return;
    }

  text = g_strdup_printf (ngettext ("Lifted the change: the deadline of %d task is as it was",
                                    "Lifted the change: the deadlines of %d tasks are as they were", (gulong) done->n_moved),
                          done->n_moved);
  if (DT_IS_WINDOW (parent))
    dt_window_toast (DT_WINDOW (parent), text, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  DtChangeWindow *self = DT_CHANGE_WINDOW (widget);
  DtWrite write = { .action = "lift" };

  self->storing = TRUE;
  sync_buttons (self);
  dt_store_write_async (dt_context_get_store (self->context), &write, dt_job_lift_change,
                        dt_lift_edit_new (self->change_id, dt_context_get_today (self->context)),
                        (GDestroyNotify) dt_lift_edit_free, (GDestroyNotify) dt_change_preview_free, NULL, on_lifted,
                        g_object_ref (self));
}

/* ---- The object ---- */

static void
dt_change_window_dispose (GObject *object)
{
  DtChangeWindow *self = DT_CHANGE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->store_handler != 0)
    g_signal_handler_disconnect (dt_context_get_store (self->context), self->store_handler);
  self->store_handler = 0;
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_CHANGE_WINDOW);

  G_OBJECT_CLASS (dt_change_window_parent_class)->dispose (object);
}

static void
dt_change_window_finalize (GObject *object)
{
  DtChangeWindow *self = DT_CHANGE_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (dt_change_window_parent_class)->finalize (object);
}

static void
dt_change_window_class_init (DtChangeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_change_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_change_window_finalize;
  g_type_ensure (DT_TYPE_CHANGE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-change-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DtChangeWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, DtChangeWindow, close_button);
  gtk_widget_class_bind_template_child (widget_class, DtChangeWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, DtChangeWindow, lift_button);
  gtk_widget_class_bind_template_child (widget_class, DtChangeWindow, apply_button);
  gtk_widget_class_bind_template_child (widget_class, DtChangeWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, DtChangeWindow, rule);
  gtk_widget_class_bind_template_child (widget_class, DtChangeWindow, cause);
  gtk_widget_class_bind_template_child (widget_class, DtChangeWindow, note);
  gtk_widget_class_bind_template_child (widget_class, DtChangeWindow, table);

  gtk_widget_class_install_action (widget_class, "change.lift", NULL, lift);
  gtk_widget_class_install_action (widget_class, "change.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "change.print", NULL, print_sheet);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "change.print", NULL);
  gtk_widget_class_install_action (widget_class, "change.apply", NULL, apply);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "change.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "change.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "change.back", NULL);
}

static void
dt_change_window_init (DtChangeWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));
  dt_change_table_set_fixed (self->table);
}

/**
 * dt_change_window_new:
 * @parent: (nullable): the window it stands before
 * @context: of that window
 * @change_id: a schedule change
 *
 * Returns: (transfer none): a window to be presented; it belongs to the toolkit until it is closed
 */
DtChangeWindow *
dt_change_window_new (GtkWindow *parent,
                      DtContext *context,
                      gint64     change_id)
{
  DtChangeWindow *self = g_object_new (DT_TYPE_CHANGE_WINDOW, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  self->change_id = change_id;
  self->store_handler = g_signal_connect_swapped (dt_context_get_store (context), "changed", G_CALLBACK (reload), self);
  reload (self);
  sync_buttons (self);

  return self;
}

gboolean
dt_change_window_is_settled (DtChangeWindow *self)
{
  g_return_val_if_fail (DT_IS_CHANGE_WINDOW (self), FALSE);

  return self->n_pending == 0 && !self->storing;
}
