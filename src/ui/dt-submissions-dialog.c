/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-submissions-dialog.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-attach-open.h"
#include "dt-compat.h"
#include "dt-detail-cards.h"
#include "dt-edit-actions-private.h"
#include "dt-error.h"
#include "dt-obligation-jobs.h"
#include "dt-submission-form.h"
#include "dt-weak.h"

struct _DtSubmissionsDialog
{
  AdwWindow     parent_instance;

  GtkListBox   *list;

  /* Owned */
  DtContext    *context;
  GCancellable *cancellable;
  GPtrArray    *rows;          /* DtSubmissionRow, newest first */
  char         *unit;
  gint64        assignment_id;
  gulong        store_handler;
};

G_DEFINE_FINAL_TYPE (DtSubmissionsDialog, dt_submissions_dialog, ADW_TYPE_WINDOW)

/* ---- What can be done with one ---- */

static const DtSubmissionRow *
get_version (DtSubmissionsDialog *self,
             int                  index)
{
  return self->rows != NULL && index >= 0 && index < (int) self->rows->len ? g_ptr_array_index (self->rows, index) : NULL;
}

static DtWindow *
get_owner (DtSubmissionsDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  return DT_IS_WINDOW (parent) ? DT_WINDOW (parent) : NULL;
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtSubmissionsDialog) self = dt_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (dt_attach_open_finish (result, &error) || self == NULL)
    return;

  text = dt_error_user_text (error);
  dt_compat_tell (GTK_WINDOW (self), _("The file could not be opened"), text);
}

static void
open_file (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DtSubmissionsDialog *self = DT_SUBMISSIONS_DIALOG (widget);
  const DtSubmissionRow *row = get_version (self, g_variant_get_int32 (parameter));

  if (row != NULL && row->sha256[0] != '\0')
    dt_attach_open_async (dt_store_get_path (dt_context_get_store (self->context)), row->sha256, row->file, self->cancellable,
                          on_opened, dt_weak_new (self));
}

static void
edit_version (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DtSubmissionsDialog *self = DT_SUBMISSIONS_DIALOG (widget);
  const DtSubmissionRow *row = get_version (self, g_variant_get_int32 (parameter));

  if (row != NULL)
    gtk_window_present (GTK_WINDOW (dt_submission_form_new (GTK_WINDOW (self), self->context, row, self->unit)));
}

static void
remove_version (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  DtSubmissionsDialog *self = DT_SUBMISSIONS_DIALOG (widget);
  const DtSubmissionRow *row = get_version (self, g_variant_get_int32 (parameter));

  if (row != NULL && get_owner (self) != NULL)
    dt_edit_write (get_owner (self), DT_EDIT_REMOVE_VERSION, NULL, 1, dt_job_remove_version, g_memdup2 (&row->id, sizeof row->id),
                   g_free);
}

/* ---- What is shown ---- */

static char *
tell_received (const DtSubmissionRow *row,
               DtDay                  today)
{
  g_autofree char *day = dt_day_format (row->received_day, DT_DAY_STYLE_LONG, today);
  g_autofree char *time = NULL;

  if (row->received_time == DT_TIME_NONE)
    return g_steal_pointer (&day);
  time = dt_time_format (row->received_time);
  /* Translators: day and time of day */
  return g_strdup_printf (_("%1$s at %2$s"), day, time);
}

static char *
tell_verdict (const DtSubmissionRow *row,
              DtDay                  today)
{
  g_autofree char *day = row->verdict_day != DT_DAY_NONE ? dt_day_format (row->verdict_day, DT_DAY_STYLE_PARTY, today) : g_strdup ("");

  switch (row->verdict)
    {
    case DT_VERDICT_ACCEPTED:
      return g_strdup_printf (_("Accepted on %s"), day);
    case DT_VERDICT_RETURNED:
      /* Translators: day and reason of a return */
      return g_strdup_printf (_("Returned on %1$s: %2$s"), day, row->reason);
    case DT_VERDICT_WAITING:
      break;
    }

  return g_strdup (_("Waits for acceptance"));
}

/* Symbol, through whom, note: what there is of it. */
static char *
tell_more (const DtSubmissionRow *row)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (row->symbol[0] != '\0')
    g_ptr_array_add (parts, g_strdup (row->symbol));
  if (row->via[0] != '\0')
    /* Translators: through whom it came */
    g_ptr_array_add (parts, g_strdup_printf (_("through %s"), row->via));
  if (row->note[0] != '\0')
    g_ptr_array_add (parts, g_strdup (row->note));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static GtkWidget *
new_line (const char *text,
          const char *css_class)
{
  GtkWidget *label = dt_detail_label (text, css_class);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_visible (label, *text != '\0');

  return label;
}

static void
add_button (GtkWidget  *box,
            const char *icon,
            const char *name,
            const char *action,
            int         index)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_int32 (index));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_row (DtSubmissionsDialog   *self,
          const DtSubmissionRow *row,
          int                    index)
{
  DtDay today = dt_context_get_today (self->context);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *list_row = gtk_list_box_row_new ();
  g_autofree char *received = tell_received (row, today);
  /* Translators: number of a version, when it was received */
  g_autofree char *head = g_strdup_printf (_("Version %1$d · %2$s"), row->version, received);
  g_autofree char *more = tell_more (row);
  g_autofree char *verdict = tell_verdict (row, today);
  g_autofree char *spoken = g_strjoin (". ", head, more, verdict, NULL);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), new_line (head, "strong"));
  gtk_box_append (GTK_BOX (texts), new_line (more, "dense"));
  gtk_box_append (GTK_BOX (texts), new_line (verdict, "second-line"));
  if (row->file[0] != '\0')
    gtk_box_append (GTK_BOX (texts), new_line (row->file, "second-line"));
  gtk_box_append (GTK_BOX (line), texts);
  if (row->sha256[0] != '\0')
    add_button (line, "mail-attachment-symbolic", _("Open the File"), "submissions.open", index);
  add_button (line, "document-edit-symbolic", _("Correct…"), "submissions.edit", index);
  add_button (line, "list-remove-symbolic", _("Remove this Version"), "submissions.remove", index);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return list_row;
}

static void
fill (DtSubmissionsDialog *self)
{
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (self->rows, i), (int) i));
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtSubmissionsDialog) self = dt_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  GPtrArray *rows = dt_store_read_finish (DT_STORE (source), result, &error);

  if (self == NULL || g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&rows, g_ptr_array_unref);
      return;
    }
  if (rows == NULL)
    {
      g_autofree char *text = dt_error_user_text (error);

      dt_compat_tell (GTK_WINDOW (self), _("The register could not be read"), text);
      return;
    }

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows;
  fill (self);
}

static void
reload (DtSubmissionsDialog *self)
{
  dt_store_read_async (dt_context_get_store (self->context), dt_job_list_submissions,
                       g_memdup2 (&self->assignment_id, sizeof self->assignment_id), g_free, (GDestroyNotify) g_ptr_array_unref,
                       self->cancellable, on_listed, dt_weak_new (self));
}

/* ---- The object ---- */

static void
dt_submissions_dialog_dispose (GObject *object)
{
  DtSubmissionsDialog *self = DT_SUBMISSIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->store_handler != 0)
    g_signal_handler_disconnect (dt_context_get_store (self->context), self->store_handler);
  self->store_handler = 0;

  G_OBJECT_CLASS (dt_submissions_dialog_parent_class)->dispose (object);
}

static void
dt_submissions_dialog_finalize (GObject *object)
{
  DtSubmissionsDialog *self = DT_SUBMISSIONS_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->unit);

  G_OBJECT_CLASS (dt_submissions_dialog_parent_class)->finalize (object);
}

static void
dt_submissions_dialog_class_init (DtSubmissionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_submissions_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_submissions_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "submissions.open", "i", open_file);
  gtk_widget_class_install_action (widget_class, "submissions.edit", "i", edit_version);
  gtk_widget_class_install_action (widget_class, "submissions.remove", "i", remove_version);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-submissions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DtSubmissionsDialog, list);
}

static void
dt_submissions_dialog_init (DtSubmissionsDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));
}

/**
 * dt_submissions_dialog_new:
 * @parent: (nullable): the window it stands before
 * @context: of that window
 * @part: the unit's part of the task
 * @task: title of the task
 *
 * Returns: (transfer none): a dialog to be presented; it belongs to the toolkit until it is closed
 */
DtSubmissionsDialog *
dt_submissions_dialog_new (GtkWindow             *parent,
                           DtContext             *context,
                           const DtAssignmentRow *part,
                           const char            *task)
{
  DtSubmissionsDialog *self = g_object_new (DT_TYPE_SUBMISSIONS_DIALOG, "transient-for", parent, NULL);
  DtStore *store = dt_context_get_store (context);
  gboolean can_write = !dt_store_get_read_only (store);

  self->context = g_object_ref (context);
  self->assignment_id = part->id;
  self->unit = g_strdup (part->unit_name);
  gtk_window_set_title (GTK_WINDOW (self), part->unit_name);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "submissions.edit", can_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "submissions.remove", can_write);
  self->store_handler = g_signal_connect_swapped (store, "changed", G_CALLBACK (reload), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, task, -1);
  reload (self);

  return self;
}
