/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-pick-button.h"

#include "dt-focus.h"

struct _DtPickButton
{
  GtkWidget      parent_instance;

  GtkWidget     *button;
  GtkLabel      *label;
  DtPickPopover *popover;

  GHashTable    *labels;      /* gint64* → char* */
  char          *unset;
  gint64         id;
};

enum { SIGNAL_PICKED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtPickButton, dt_pick_button, GTK_TYPE_WIDGET)

static void
on_picked (DtPickButton *self,
           gint64        id)
{
  dt_pick_button_set_id (self, id);
  gtk_widget_grab_focus (self->button);
  g_signal_emit (self, signals[SIGNAL_PICKED], 0);
}

static gboolean
dt_pick_button_grab_focus (GtkWidget *widget)
{
  if (dt_focus_is_inside (widget))
    return FALSE;
  return gtk_widget_grab_focus (DT_PICK_BUTTON (widget)->button);
}

static void
dt_pick_button_dispose (GObject *object)
{
  g_clear_pointer (&DT_PICK_BUTTON (object)->button, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_pick_button_parent_class)->dispose (object);
}

static void
dt_pick_button_finalize (GObject *object)
{
  DtPickButton *self = DT_PICK_BUTTON (object);

  g_hash_table_unref (self->labels);
  g_free (self->unset);

  G_OBJECT_CLASS (dt_pick_button_parent_class)->finalize (object);
}

static void
dt_pick_button_class_init (DtPickButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_pick_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_pick_button_finalize;
  widget_class->grab_focus = dt_pick_button_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  signals[SIGNAL_PICKED] = g_signal_new ("picked", DT_TYPE_PICK_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dt_pick_button_init (DtPickButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->labels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  /* GTK puts the child in a box of its own, in the middle of a wide button. */
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * dt_pick_button_new:
 * @unset: what stands on it while nothing is chosen, translated
 * @placeholder: what can be typed to find one, translated
 *
 * Returns: (transfer floating): a button with nothing to choose yet
 */
GtkWidget *
dt_pick_button_new (const char *unset,
                    const char *placeholder)
{
  DtPickButton *self = g_object_new (DT_TYPE_PICK_BUTTON, NULL);
  GtkWidget *popover = dt_pick_popover_new (placeholder);

  self->popover = DT_PICK_POPOVER (popover);
  self->unset = g_strdup (unset);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  g_signal_connect_swapped (popover, "picked", G_CALLBACK (on_picked), self);
  gtk_label_set_label (self->label, unset);

  return GTK_WIDGET (self);
}

void
dt_pick_button_add (DtPickButton *self,
                    gint64        id,
                    const char   *label,
                    const char   *second)
{
  g_return_if_fail (DT_IS_PICK_BUTTON (self));

  g_hash_table_insert (self->labels, g_memdup2 (&id, sizeof id), g_strdup (label));
  dt_pick_popover_add (self->popover, id, label, second);
  if (id == self->id)
    dt_pick_button_set_id (self, id);
}

/* What is chosen stays chosen. */
void
dt_pick_button_clear (DtPickButton *self)
{
  g_autofree char *chosen = NULL;

  g_return_if_fail (DT_IS_PICK_BUTTON (self));

  chosen = g_strdup (dt_pick_button_get_label (self));
  dt_pick_popover_clear (self->popover);
  g_hash_table_remove_all (self->labels);
  if (chosen != NULL)
    g_hash_table_insert (self->labels, g_memdup2 (&self->id, sizeof self->id), g_steal_pointer (&chosen));
}

/**
 * dt_pick_button_set_id:
 * @self: a button
 * @id: what is chosen, 0 nothing; may come before what can be chosen
 */
void
dt_pick_button_set_id (DtPickButton *self,
                       gint64        id)
{
  const char *label;

  g_return_if_fail (DT_IS_PICK_BUTTON (self));

  self->id = id;
  label = dt_pick_button_get_label (self);
  gtk_label_set_label (self->label, label != NULL ? label : self->unset);
  gtk_widget_set_tooltip_text (self->button, label);
}

gint64
dt_pick_button_get_id (DtPickButton *self)
{
  g_return_val_if_fail (DT_IS_PICK_BUTTON (self), 0);

  return self->id;
}

const char *
dt_pick_button_get_label (DtPickButton *self)
{
  g_return_val_if_fail (DT_IS_PICK_BUTTON (self), NULL);

  return g_hash_table_lookup (self->labels, &self->id);
}

GtkWidget *
dt_pick_button_get_button (DtPickButton *self)
{
  g_return_val_if_fail (DT_IS_PICK_BUTTON (self), NULL);

  return self->button;
}

DtPickPopover *
dt_pick_button_get_popover (DtPickButton *self)
{
  g_return_val_if_fail (DT_IS_PICK_BUTTON (self), NULL);

  return self->popover;
}
