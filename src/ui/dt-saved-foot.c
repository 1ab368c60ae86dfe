/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-saved-foot.h"

#include <glib/gi18n-lib.h>

struct _DtSavedFoot
{
  GtkWidget  parent_instance;

  /* Children */
  GtkImage  *image;
  GtkLabel  *label;

  /* Owned */
  char      *backup;      /* NULL: nothing to say of it */

  gboolean   saved;
};

G_DEFINE_FINAL_TYPE (DtSavedFoot, dt_saved_foot, GTK_TYPE_WIDGET)

static void
sync_words (DtSavedFoot *self)
{
  const char *saved = self->saved ? _("Saved") : _("Not saved yet");
  /* Translators: whether changes are saved, and when they were backed up */
  g_autofree char *text = self->backup != NULL ? g_strdup_printf (C_("saved and backed up", "%s · %s"), saved, self->backup) : g_strdup (saved);

  gtk_label_set_label (self->label, text);
}

void
dt_saved_foot_set_saved (DtSavedFoot *self,
                         gboolean     saved)
{
  g_return_if_fail (DT_IS_SAVED_FOOT (self));

  self->saved = saved;
  gtk_image_set_from_icon_name (self->image, saved ? "emblem-ok-symbolic" : "dialog-error-symbolic");
  if (saved)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  sync_words (self);
}

void
dt_saved_foot_set_backup (DtSavedFoot *self,
                          const char  *text,
                          const char  *problem)
{
  g_return_if_fail (DT_IS_SAVED_FOOT (self));

  g_free (self->backup);
  self->backup = g_strdup (text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), problem);
  sync_words (self);
}

void
dt_saved_foot_set_read_only (DtSavedFoot *self)
{
  g_return_if_fail (DT_IS_SAVED_FOOT (self));

  gtk_image_set_from_icon_name (self->image, "changes-prevent-symbolic");
  gtk_label_set_label (self->label, _("Only to look at"));
}

static void
dt_saved_foot_dispose (GObject *object)
{
  DtSavedFoot *self = DT_SAVED_FOOT (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->backup, g_free);

  G_OBJECT_CLASS (dt_saved_foot_parent_class)->dispose (object);
}

static void
dt_saved_foot_class_init (DtSavedFootClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dt_saved_foot_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
dt_saved_foot_init (DtSavedFoot *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "side-foot");
  self->image = GTK_IMAGE (gtk_image_new ());
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->image), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
  dt_saved_foot_set_saved (self, TRUE);
}
