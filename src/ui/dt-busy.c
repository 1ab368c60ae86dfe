/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-busy.h"

#include <glib/gi18n-lib.h>

#define WAIT_MS 300             /* what is over sooner shows nothing */
#define PULSE_MS 120

struct _DtBusy
{
  AdwWindow       parent_instance;

  /* Children */
  GtkWidget      *label;
  GtkProgressBar *bar;
  GtkWidget      *button;

  /* Owned */
  GCancellable   *cancellable;

  guint           wait;
  guint           pulse;        /* until a fraction is told */
};

G_DEFINE_FINAL_TYPE (DtBusy, dt_busy, ADW_TYPE_WINDOW)

static void
stop (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  DtBusy *self = DT_BUSY (widget);

  gtk_widget_set_sensitive (self->button, FALSE);
  gtk_label_set_label (GTK_LABEL (self->label), _("Stopping…"));
  g_cancellable_cancel (self->cancellable);
}

/* It ends with what it stands for, not before. */
static gboolean
dt_busy_close_request (GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "busy.stop", NULL);
  return GDK_EVENT_STOP;
}

static gboolean
on_waited (gpointer data)
{
  DtBusy *self = data;

  self->wait = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static gboolean
on_pulse (gpointer data)
{
  gtk_progress_bar_pulse (DT_BUSY (data)->bar);
  return G_SOURCE_CONTINUE;
}

static void
dt_busy_dispose (GObject *object)
{
  DtBusy *self = DT_BUSY (object);

  g_clear_handle_id (&self->wait, g_source_remove);
  g_clear_handle_id (&self->pulse, g_source_remove);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (dt_busy_parent_class)->dispose (object);
}

static void
dt_busy_class_init (DtBusyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_busy_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dt_busy_close_request;
  gtk_widget_class_install_action (widget_class, "busy.stop", NULL, stop);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "busy.stop", NULL);
}

static void
dt_busy_init (DtBusy *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->cancellable = g_cancellable_new ();
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.f, "max-width-chars", 44, NULL);
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->button = gtk_button_new_with_mnemonic (_("_Cancel"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "busy.stop");
  gtk_widget_set_halign (self->button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 400, -1);
  gtk_window_set_resizable (GTK_WINDOW (self), FALSE);
}

/**
 * dt_busy_begin:
 * @parent: the window whose work it is
 * @text: what is being done, translated
 *
 * Returns: (transfer full): shows itself after a moment
 */
DtBusy *
dt_busy_begin (GtkWindow  *parent,
               const char *text)
{
  DtBusy *self = g_object_new (DT_TYPE_BUSY, "transient-for", parent, "modal", TRUE, "title", text, NULL);

  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  self->wait = g_timeout_add (WAIT_MS, on_waited, self);
  self->pulse = g_timeout_add (PULSE_MS, on_pulse, self);
  return g_object_ref (self);
}

GCancellable *
dt_busy_get_cancellable (DtBusy *self)
{
  g_return_val_if_fail (DT_IS_BUSY (self), NULL);

  return self->cancellable;
}

void
dt_busy_tell (double   fraction,
              gpointer self)
{
  g_return_if_fail (DT_IS_BUSY (self));

  g_clear_handle_id (&DT_BUSY (self)->pulse, g_source_remove);
  gtk_progress_bar_set_fraction (DT_BUSY (self)->bar, CLAMP (fraction, 0, 1));
}

void
dt_busy_end (DtBusy *self)
{
  g_return_if_fail (DT_IS_BUSY (self));

  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}
