/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-reason-dialog.h"
#include "dt-accessible.h"

#include <glib/gi18n-lib.h>

struct _DtReasonDialog
{
  AdwWindow      parent_instance;

  /* Template */
  GtkLabel      *about;
  GtkTextView   *reason;
  GtkButton     *apply;

  gboolean       required;
};

enum { SIGNAL_APPLY, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtReasonDialog, dt_reason_dialog, ADW_TYPE_WINDOW)

static char *
get_reason (DtReasonDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->reason);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
sync_apply (DtReasonDialog *self)
{
  g_autofree char *reason = get_reason (self);
  gboolean enough = !self->required || *reason != '\0';

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.apply", enough);
}

static void
apply (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  DtReasonDialog *self = DT_REASON_DIALOG (widget);
  g_autofree char *reason = get_reason (self);

  g_signal_emit (self, signals[SIGNAL_APPLY], 0, reason);
  gtk_window_close (GTK_WINDOW (self));
}

static void
dt_reason_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DT_TYPE_REASON_DIALOG);

  G_OBJECT_CLASS (dt_reason_dialog_parent_class)->dispose (object);
}

static void
dt_reason_dialog_class_init (DtReasonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_reason_dialog_dispose;

  signals[SIGNAL_APPLY] = g_signal_new ("apply", DT_TYPE_REASON_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "dialog.apply", NULL, apply);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-reason-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DtReasonDialog, about);
  gtk_widget_class_bind_template_child (widget_class, DtReasonDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, DtReasonDialog, apply);
}

static void
dt_reason_dialog_init (DtReasonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->reason));
  g_signal_connect_object (gtk_text_view_get_buffer (self->reason), "changed", G_CALLBACK (sync_apply), self,
                           G_CONNECT_SWAPPED);
}

/**
 * dt_reason_dialog_new:
 * @parent: (nullable): the window it is asked for
 * @title: of the dialog, translated
 * @about: what it is about, translated
 * @apply: label of the button that goes on, translated, with mnemonic
 * @required: whether a reason must be given
 *
 * Returns: (transfer none): a dialog to be presented; it belongs to the toolkit until it is closed
 */
DtReasonDialog *
dt_reason_dialog_new (GtkWindow  *parent,
                      const char *title,
                      const char *about,
                      const char *apply_label,
                      gboolean    required)
{
  DtReasonDialog *self = g_object_new (DT_TYPE_REASON_DIALOG, "title", title, "transient-for", parent, NULL);

  self->required = required;
  gtk_label_set_label (self->about, about);
  gtk_button_set_label (self->apply, apply_label);
  sync_apply (self);

  return self;
}
