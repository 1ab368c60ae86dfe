/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The effect is worked out in the background while one types. One reading runs at a time; what was typed meanwhile starts
 * another when it is done, so that the last word wins and none pile up. */

#include "dt-change-dialog.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-change-legend.h"
#include "dt-change-print.h"
#include "dt-change-table.h"
#include "dt-compat.h"
#include "dt-edit-jobs.h"
#include "dt-error.h"
#include "dt-list-jobs.h"
#include "dt-window-private.h"

struct _DtChangeDialog
{
  AdwWindow           parent_instance;

  /* Template */
  GtkWidget          *window_title;
  GtkWidget          *apply_button;
  GtkWidget          *problem;
  DtChangeForm       *form;
  DtChangeTable      *table;
  GtkBox             *legend;

  /* Owned */
  DtContext          *context;
  GCancellable       *cancellable;    /* of all that runs for the window */
  GArray             *chosen;         /* gint64: tasks it was opened for; NULL */
  gint64              part;           /* the unit's part it was opened for; 0 */

  gint64              shown_target;   /* of the exceptions */
  gulong              store_handler;
  gboolean            reading;
  gboolean            outdated;       /* more was typed while reading */
  gboolean            refused;        /* what the form says cannot be done */
  gboolean            touched;
  gboolean            applying;
};

G_DEFINE_FINAL_TYPE (DtChangeDialog, dt_change_dialog, ADW_TYPE_WINDOW)

static void read_preview (DtChangeDialog *self);

/* ---- What is said ---- */

static void
set_problem (DtChangeDialog *self,
             const char     *text)
{
  gtk_widget_remove_css_class (self->problem, "notice");
  gtk_label_set_label (GTK_LABEL (self->problem), text != NULL ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
}

static void
sync_apply (DtChangeDialog *self)
{
  const DtChangePreview *preview = dt_change_table_get_preview (self->table, NULL, NULL);
  int n = preview != NULL && !self->refused ? preview->n_moved : 0;
  gboolean can_write = !dt_store_get_read_only (dt_context_get_store (self->context));
  g_autofree char *label = n > 0 ? g_strdup_printf (ngettext ("Apply to %d Task", "Apply to %d Tasks", (gulong) n), n)
                                 : g_strdup (_("Apply"));

  gtk_button_set_label (GTK_BUTTON (self->apply_button), label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.print", preview != NULL && !self->refused);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.apply", n > 0 && can_write && !self->applying);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->window_title),
                                 self->applying ? _("Storing…") : _("Preview of the effect, nothing is stored yet"));
}

/* ---- The preview ---- */

/* What the form says now; NULL: it says nothing yet. */
static DtChangeEdit *
make_edit (DtChangeDialog *self)
{
  gint64 target = dt_change_form_get_target (self->form);
  gint64 cause = dt_change_form_get_cause (self->form);
  DtDay today = dt_context_get_today (self->context);
  DtScheduleRule rule;
  DtChangeEdit *edit;

  if (!dt_change_form_get_rule (self->form, &rule))
    return NULL;

  if (target == 0 && self->part != 0)
    edit = dt_change_edit_new_for_part (self->part, cause, &rule, today);
  else if (target != 0 || self->chosen == NULL)
    edit = dt_change_edit_new (target, cause, &rule, today);
  else
    edit = dt_change_edit_new_for_tasks ((const gint64 *) (gpointer) self->chosen->data, self->chosen->len, cause, &rule, today);
  edit->cause_clause = dt_change_form_dup_clause (self->form);
  edit->excepted = dt_change_table_dup_excepted (self->table);

  return edit;
}

static void
show_preview (DtChangeDialog  *self,
              DtChangePreview *preview)
{
  DtScheduleRule rule;
  guint n_checked, n_tasks;

  dt_change_form_get_rule (self->form, &rule);
  dt_change_table_show (self->table, preview, &rule, dt_context_get_today (self->context),
                        dt_context_get_calendar (self->context));
  dt_change_table_get_preview (self->table, &n_checked, &n_tasks);
  dt_change_form_set_counts (self->form, (int) n_checked, (int) n_tasks);
}

/* It may be meant; so it is told, and not refused. */
static void
tell_alike (DtChangeDialog        *self,
            const DtChangePreview *preview)
{
  g_autofree char *text = NULL;

  if (preview->n_alike > 0)
    text = g_strdup_printf (ngettext ("This cause has moved the deadlines of this directive already, by %d change that is in force. "
                                      "Applied again, it adds to that.",
                                      "This cause has moved the deadlines of this directive already, by %d changes that are in force. "
                                      "Applied again, it adds to them.", (gulong) preview->n_alike), preview->n_alike);
  set_problem (self, text);
  gtk_widget_add_css_class (self->problem, "notice");
}

static void
on_previewed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(DtChangeDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChangePreview) preview = dt_store_read_finish (DT_STORE (source), result, &error);

  self->reading = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (self->outdated)
    {
      read_preview (self);
      return;
    }

  self->refused = preview == NULL;
  if (preview != NULL)
    {
      tell_alike (self, preview);
      show_preview (self, g_steal_pointer (&preview));
    }
  else
    {
      g_autofree char *text = dt_error_user_text (error);

      set_problem (self, text);
    }
  sync_apply (self);
}

static void
read_preview (DtChangeDialog *self)
{
  DtChangeEdit *edit;

  self->outdated = self->reading;
  if (self->reading || self->applying)
    return;

  edit = make_edit (self);
  self->refused = edit == NULL;
  if (edit == NULL)
    {
      sync_apply (self);
      return;
    }

  self->reading = TRUE;
  dt_store_read_async (dt_context_get_store (self->context), dt_job_preview_change, edit,
                       (GDestroyNotify) dt_change_edit_free, (GDestroyNotify) dt_change_preview_free, self->cancellable,
                       on_previewed, g_object_ref (self));
}

static void
on_form_changed (DtChangeDialog *self)
{
  /* Exceptions are of a directive's tasks. */
  if (dt_change_form_get_target (self->form) != self->shown_target)
    {
      self->shown_target = dt_change_form_get_target (self->form);
      dt_change_table_clear_excepted (self->table);
    }
  self->touched = TRUE;
  read_preview (self);
}

static void
on_table_edited (DtChangeDialog *self)
{
  self->touched = TRUE;
  read_preview (self);
}

static void
on_directives (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(DtChangeDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = dt_store_read_finish (DT_STORE (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (rows == NULL)
    {
      g_autofree char *text = dt_error_user_text (error);

      set_problem (self, text);
      return;
    }
  dt_change_form_set_directives (self->form, rows);
}

/* ---- Applying and leaving ---- */

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(DtChangeDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChangePreview) done = dt_store_write_finish (DT_STORE (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *text = NULL;

  self->applying = FALSE;
  if (done == NULL)
    {
      g_autofree char *reason = dt_error_user_text (error);

      text = g_strdup_printf (_("The change was not stored: %s"), reason);
      set_problem (self, text);
      read_preview (self);
      sync_apply (self);
      return;
    }

  text = g_strdup_printf (ngettext ("Deadline of %d task changed", "Deadlines of %d tasks changed", (gulong) done->n_moved),
                          done->n_moved);
  if (DT_IS_WINDOW (parent))
    dt_window_toast (DT_WINDOW (parent), text, TRUE);
  g_cancellable_cancel (self->cancellable);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  DtChangeDialog *self = DT_CHANGE_DIALOG (widget);
  DtWrite write = { .action = "change-schedule" };
  DtChangeEdit *edit;

  if (self->applying || self->reading)
    return;
  if (dt_change_form_get_cause (self->form) == 0)
    {
      dt_change_form_refuse (self->form);
      return;
    }

  edit = make_edit (self);
  if (edit == NULL)
    return;

  self->applying = TRUE;
  set_problem (self, NULL);
  sync_apply (self);
  dt_store_write_async (dt_context_get_store (self->context), &write, dt_job_apply_change, edit,
                        (GDestroyNotify) dt_change_edit_free, (GDestroyNotify) dt_change_preview_free, NULL, on_applied,
                        g_object_ref (self));
}

static void
leave (DtChangeDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(DtChangeDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = dt_compat_ask_finish (result, &error);

  if (g_strcmp0 (answer, "drop") == 0 && !g_cancellable_is_cancelled (self->cancellable))
    leave (self);
}

static gboolean
dt_change_dialog_close_request (GtkWindow *window)
{
  static const DtAnswer answers[] = { { "stay", N_("_Continue"), DT_ANSWER_PLAIN },
                                      { "drop", N_("_Discard"), DT_ANSWER_DESTRUCTIVE } };
  DtChangeDialog *self = DT_CHANGE_DIALOG (window);
  DtAnswer translated[G_N_ELEMENTS (answers)];

  if (self->applying)
    return GDK_EVENT_STOP;
  if (!self->touched)
    {
      leave (self);
      return GDK_EVENT_STOP;
    }

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    translated[i] = (DtAnswer) { answers[i].id, _(answers[i].label), answers[i].look };
  dt_compat_ask_async (window, _("Discard this change?"), _("It has not been applied; no deadline has moved."), translated,
                       G_N_ELEMENTS (translated), "stay", NULL, on_answered, g_object_ref (self));
  return GDK_EVENT_STOP;
}

/* ---- Building ---- */

static void
print_effect (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DtChangeDialog *self = DT_CHANGE_DIALOG (widget);
  g_autofree char *headline = dt_change_form_dup_headline (self->form);
  g_autofree char *cause = dt_change_form_dup_cause (self->form);

  dt_change_print (GTK_WINDOW (self), self->context, self->table, headline, cause, _("Planned; nothing has been changed yet"));
}

static void
dt_change_dialog_dispose (GObject *object)
{
  DtChangeDialog *self = DT_CHANGE_DIALOG (object);

  if (self->store_handler != 0)
    g_signal_handler_disconnect (dt_context_get_store (self->context), self->store_handler);
  self->store_handler = 0;
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_CHANGE_DIALOG);

  G_OBJECT_CLASS (dt_change_dialog_parent_class)->dispose (object);
}

static void
dt_change_dialog_finalize (GObject *object)
{
  DtChangeDialog *self = DT_CHANGE_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->chosen, g_array_unref);

  G_OBJECT_CLASS (dt_change_dialog_parent_class)->finalize (object);
}

static void
dt_change_dialog_class_init (DtChangeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_change_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_change_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dt_change_dialog_close_request;

  g_type_ensure (DT_TYPE_CHANGE_FORM);
  g_type_ensure (DT_TYPE_CHANGE_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-change-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DtChangeDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, DtChangeDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, DtChangeDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DtChangeDialog, form);
  gtk_widget_class_bind_template_child (widget_class, DtChangeDialog, table);
  gtk_widget_class_bind_template_child (widget_class, DtChangeDialog, legend);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_table_edited);

  gtk_widget_class_install_action (widget_class, "change.apply", NULL, apply);
  gtk_widget_class_install_action (widget_class, "change.print", NULL, print_effect);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "change.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "change.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "change.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dt_change_dialog_init (DtChangeDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));
}

/* ---- Opening ---- */

/* At most 60 px smaller than the window it stands before. */
static void
fit_to_parent (DtChangeDialog *self,
               GtkWindow      *parent)
{
  int width, height;

  if (parent == NULL || gtk_widget_get_width (GTK_WIDGET (parent)) <= 0)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), MIN (width, gtk_widget_get_width (GTK_WIDGET (parent)) - 60),
                               MIN (height, gtk_widget_get_height (GTK_WIDGET (parent)) - 60));
}

static DtChangeDialog *
new_dialog (GtkWindow *parent,
            DtContext *context,
            gint64     target)
{
  DtChangeDialog *self = g_object_new (DT_TYPE_CHANGE_DIALOG, "transient-for", parent, NULL);
  DtStore *store = dt_context_get_store (context);

  self->context = g_object_ref (context);
  self->shown_target = target;
  self->store_handler = g_signal_connect_swapped (store, "changed", G_CALLBACK (read_preview), self);
  dt_change_form_set_today (self->form, dt_context_get_today (context));
  dt_change_form_set_target (self->form, target);
  dt_change_legend_fill (self->legend, dt_context_get_today (context));
  fit_to_parent (self, parent);
  sync_apply (self);

  dt_store_read_async (store, dt_job_list_directives, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                       on_directives, g_object_ref (self));
  return self;
}

/**
 * dt_change_dialog_present:
 * @parent: (nullable): the window it stands before
 * @context: of that window
 * @target_directive_id: the directive whose dated tasks are to move
 *
 * Asks how the deadlines move and why, and shows what that would do. Stores nothing by itself.
 */
void
dt_change_dialog_present (GtkWindow *parent,
                          DtContext *context,
                          gint64     target_directive_id)
{
  DtChangeDialog *self;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (DT_IS_CONTEXT (context));

  self = new_dialog (parent, context, target_directive_id);
  read_preview (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * dt_change_dialog_present_for_tasks:
 * @parent: (nullable): the window it stands before
 * @context: of that window
 * @tasks: (array length=n_tasks): the tasks to move, of one directive or several
 * @n_tasks: at least one
 *
 * Like dt_change_dialog_present(), for these tasks alone; the person can still choose a whole directive.
 */
void
dt_change_dialog_present_for_tasks (GtkWindow    *parent,
                                    DtContext    *context,
                                    const gint64 *tasks,
                                    guint         n_tasks)
{
  DtChangeDialog *self;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (DT_IS_CONTEXT (context));
  g_return_if_fail (tasks != NULL && n_tasks > 0);

  self = new_dialog (parent, context, 0);
  self->chosen = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), tasks, n_tasks);
  dt_change_form_set_n_chosen (self->form, n_tasks);
  read_preview (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * dt_change_dialog_present_to_day:
 * @parent: (nullable): the window it stands before
 * @context: of that window
 * @task: the task to move
 * @day: the day it is to have
 *
 * Like dt_change_dialog_present_for_tasks(), with that day already named; what is still missing is the cause.
 */
void
dt_change_dialog_present_to_day (GtkWindow *parent,
                                 DtContext *context,
                                 gint64     task,
                                 DtDay      day)
{
  DtScheduleRule rule = { .kind = DT_CHANGE_FIX, .fixed_day = day };
  DtChangeDialog *self;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (DT_IS_CONTEXT (context));
  g_return_if_fail (day != DT_DAY_NONE);

  self = new_dialog (parent, context, 0);
  self->chosen = g_array_append_val (g_array_new (FALSE, FALSE, sizeof (gint64)), task);
  dt_change_form_set_n_chosen (self->form, 1);
  dt_change_form_set_rule (self->form, &rule);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * dt_change_dialog_present_for_part:
 * @parent: (nullable): the window it stands before
 * @context: of that window
 * @assignment_id: a unit's part of a task
 * @unit: name of the unit
 *
 * Like dt_change_dialog_present(), for this unit alone; the others keep their day.
 */
void
dt_change_dialog_present_for_part (GtkWindow  *parent,
                                   DtContext  *context,
                                   gint64      assignment_id,
                                   const char *unit)
{
  DtChangeDialog *self;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (DT_IS_CONTEXT (context));

  self = new_dialog (parent, context, 0);
  self->part = assignment_id;
  dt_change_form_set_part (self->form, unit);
  read_preview (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  gtk_window_present (GTK_WINDOW (self));
}

DtChangeForm *
dt_change_dialog_get_form (DtChangeDialog *self)
{
  g_return_val_if_fail (DT_IS_CHANGE_DIALOG (self), NULL);

  return self->form;
}

const DtChangePreview *
dt_change_dialog_get_preview (DtChangeDialog *self)
{
  g_return_val_if_fail (DT_IS_CHANGE_DIALOG (self), NULL);

  return dt_change_table_get_preview (self->table, NULL, NULL);
}

gboolean
dt_change_dialog_is_settled (DtChangeDialog *self)
{
  g_return_val_if_fail (DT_IS_CHANGE_DIALOG (self), FALSE);

  return dt_change_table_get_preview (self->table, NULL, NULL) != NULL && !self->reading && !self->applying;
}
