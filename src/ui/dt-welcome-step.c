/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-welcome-step.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"

struct _DtWelcomeStep
{
  GtkListBoxRow  parent_instance;

  GtkStack      *mark;
  GtkLabel      *title;
  GtkLabel      *text;
  GtkButton     *button;
};

G_DEFINE_FINAL_TYPE (DtWelcomeStep, dt_welcome_step, GTK_TYPE_LIST_BOX_ROW)

static void
dt_welcome_step_class_init (DtWelcomeStepClass *klass)
{
}

static GtkLabel *
new_line (const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_widget_add_css_class (label, css);

  return GTK_LABEL (label);
}

static void
dt_welcome_step_init (DtWelcomeStep *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->mark = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_CENTER);
  self->title = new_line ("step-title");
  self->text = new_line ("caption-line");
  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->mark));
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_widget_add_css_class (box, "step");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

/**
 * dt_welcome_step_new:
 * @number: which step it is, from 1
 * @title: what it is, translated
 *
 * Returns: (transfer floating): a line, not done
 */
GtkWidget *
dt_welcome_step_new (int         number,
                     const char *title)
{
  DtWelcomeStep *self = g_object_new (DT_TYPE_WELCOME_STEP, NULL);
  g_autofree char *figure = g_strdup_printf ("%d", number);
  GtkWidget *label = gtk_label_new (figure);
  GtkWidget *done = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_add_css_class (label, "step-number");
  gtk_widget_add_css_class (done, "step-done");
  dt_accessible_set_label (done, _("Done"));
  gtk_stack_add_named (self->mark, label, "number");
  gtk_stack_add_named (self->mark, done, "done");
  gtk_label_set_label (self->title, title);

  return GTK_WIDGET (self);
}

void
dt_welcome_step_set_title (DtWelcomeStep *self,
                           const char    *title)
{
  g_return_if_fail (DT_IS_WELCOME_STEP (self));

  gtk_label_set_label (self->title, title);
}

/**
 * dt_welcome_step_set:
 * @self: a line
 * @done: whether it is seen to
 * @text: how it stands, translated
 */
void
dt_welcome_step_set (DtWelcomeStep *self,
                     gboolean       done,
                     const char    *text)
{
  g_return_if_fail (DT_IS_WELCOME_STEP (self));

  gtk_stack_set_visible_child_name (self->mark, done ? "done" : "number");
  gtk_label_set_label (self->text, text);
}

/**
 * dt_welcome_step_set_act:
 * @self: a line
 * @label: what its button says, translated
 * @action: what it does
 * @target: (nullable): a string for it
 */
void
dt_welcome_step_set_act (DtWelcomeStep *self,
                         const char    *label,
                         const char    *action,
                         const char    *target)
{
  g_autofree char *name = NULL;

  g_return_if_fail (DT_IS_WELCOME_STEP (self));

  /* Translators: for who listens: the word on a button, and what it is about */
  name = g_strdup_printf (C_("button of a step", "%s: %s"), label, gtk_label_get_label (self->title));
  gtk_button_set_label (self->button, label);
  dt_accessible_set_label (GTK_WIDGET (self->button), name);
  /* Name and target fit each other at every moment. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->button), target != NULL ? g_variant_new_string (target) : NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  gtk_widget_set_visible (GTK_WIDGET (self->button), TRUE);
}

/* The one to begin with stands out. */
void
dt_welcome_step_set_next (DtWelcomeStep *self,
                          gboolean       next)
{
  g_return_if_fail (DT_IS_WELCOME_STEP (self));

  gtk_button_set_has_frame (self->button, next);
}
