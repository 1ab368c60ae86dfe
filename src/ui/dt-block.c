/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-block.h"

struct _DtBlock
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DtBlock, dt_block, GTK_TYPE_WIDGET)

static void
dt_block_class_init (DtBlockClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "block");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dt_block_init (DtBlock *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * dt_block_new:
 * @css_class: a class of the style sheet
 *
 * Returns: (transfer floating): a block
 */
GtkWidget *
dt_block_new (const char *css_class)
{
  GtkWidget *self = g_object_new (DT_TYPE_BLOCK, NULL);

  dt_block_set_class (self, css_class);
  return self;
}

/**
 * dt_block_set_class:
 * @block: a #DtBlock
 * @css_class: its only class from now on
 */
void
dt_block_set_class (GtkWidget  *block,
                    const char *css_class)
{
  const char *classes[] = { css_class, NULL };

  g_return_if_fail (DT_IS_BLOCK (block));

  if (!gtk_widget_has_css_class (block, css_class))
    gtk_widget_set_css_classes (block, classes);
}
