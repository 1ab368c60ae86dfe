/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-units-field.h"

#include <glib/gi18n-lib.h>

#include "dt-pick-popover.h"

#define MAX_UNSCROLLED 6

struct _DtUnitsField
{
  GtkWidget      parent_instance;

  /* Children */
  GtkWidget     *box;
  GtkWidget     *scroll;
  GtkFlowBox    *chips;
  GtkWidget     *button;
  GtkWidget     *add_label;   /* on the button, while there is nobody */
  DtPickPopover *popover;

  GArray        *parts;      /* DtTaskPart, owned */
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtUnitsField, dt_units_field, GTK_TYPE_WIDGET)

/* A popover knows one number: groups are the negative ones. */
static gint64
key_of (const DtTaskPart *part)
{
  return part->unit_id != 0 ? part->unit_id : -part->group_id;
}

/* ---- Chips ---- */

static void rebuild (DtUnitsField *self);

static void
on_remove (GtkButton *button,
           gpointer   user_data)
{
  DtUnitsField *self = user_data;
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "dt-index"));

  g_array_remove_index (self->parts, i);
  /* The button that had the focus goes. */
  gtk_widget_grab_focus (self->button);
  rebuild (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_chip (DtUnitsField     *self,
           const DtTaskPart *part,
           guint             i)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *words = g_strdup_printf (_("Take out %s"), part->name);
  /* Translators: a group of units, and how many of them are asked: "Wards (15)" */
  g_autofree char *name = part->n_units > 0 ? g_strdup_printf (_("%s (%d)"), part->name, part->n_units) : g_strdup (part->name);

  gtk_widget_add_css_class (chip, "unit-chip");
  gtk_box_append (GTK_BOX (chip), g_object_new (GTK_TYPE_LABEL, "label", name, "ellipsize", PANGO_ELLIPSIZE_END,
                                                "max-width-chars", 40, "tooltip-text", name, NULL));
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data (G_OBJECT (remove), "dt-index", GUINT_TO_POINTER (i));
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (chip), remove);

  return chip;
}

static void
rebuild (DtUnitsField *self)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (self->chips, 0)) != NULL)
    gtk_flow_box_remove (self->chips, GTK_WIDGET (child));
  for (guint i = 0; i < self->parts->len; i++)
    {
      gtk_flow_box_insert (self->chips, make_chip (self, &g_array_index (self->parts, DtTaskPart, i), i), -1);
      child = gtk_flow_box_get_child_at_index (self->chips, (int) i);
      /* Only the button in it does something. */
      gtk_widget_set_focusable (GTK_WIDGET (child), FALSE);
    }
  /* One that was asked of forty units does not push the rest of the form away. */
  g_object_set (self->scroll, "visible", self->parts->len > 0,
                "vscrollbar-policy", self->parts->len > MAX_UNSCROLLED ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER, NULL);
  gtk_widget_set_visible (self->add_label, self->parts->len == 0);
}

static gboolean
has_part (DtUnitsField *self,
          gint64        key)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (key_of (&g_array_index (self->parts, DtTaskPart, i)) == key)
      return TRUE;

  return FALSE;
}

static void
append (DtUnitsField     *self,
        const DtTaskPart *part)
{
  DtTaskPart copy = { part->unit_id, part->group_id, g_strdup (part->name), part->n_units };

  g_array_append_val (self->parts, copy);
}

static void
on_picked (DtUnitsField *self,
           gint64        key)
{
  GPtrArray *choices = g_object_get_data (G_OBJECT (self), key > 0 ? "dt-units" : "dt-groups");

  for (guint i = 0; choices != NULL && !has_part (self, key) && i < choices->len; i++)
    if (key_of (g_ptr_array_index (choices, i)) == key)
      {
        append (self, g_ptr_array_index (choices, i));
        rebuild (self);
        g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
        return;
      }
}

/* ---- What it holds ---- */

/**
 * dt_units_field_set_choices:
 * @groups: of #DtTaskPart, held
 * @units: of #DtTaskPart, held
 */
void
dt_units_field_set_choices (DtUnitsField *self,
                            GPtrArray    *groups,
                            GPtrArray    *units)
{
  g_return_if_fail (DT_IS_UNITS_FIELD (self));

  g_object_set_data_full (G_OBJECT (self), "dt-groups", g_ptr_array_ref (groups), (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (self), "dt-units", g_ptr_array_ref (units), (GDestroyNotify) g_ptr_array_unref);
  dt_pick_popover_clear (self->popover);
  for (guint i = 0; i < groups->len; i++)
    dt_pick_popover_add (self->popover, key_of (g_ptr_array_index (groups, i)), ((DtTaskPart *) g_ptr_array_index (groups, i))->name,
                         _("All units of the group on the day of the directive"));
  for (guint i = 0; i < units->len; i++)
    dt_pick_popover_add (self->popover, key_of (g_ptr_array_index (units, i)), ((DtTaskPart *) g_ptr_array_index (units, i))->name, NULL);
  dt_pick_popover_refresh (self->popover);
}

void
dt_units_field_set_parts (DtUnitsField *self,
                          GArray       *parts)
{
  g_return_if_fail (DT_IS_UNITS_FIELD (self));

  g_array_set_size (self->parts, 0);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    append (self, &g_array_index (parts, DtTaskPart, i));
  rebuild (self);
}

guint
dt_units_field_get_n_parts (DtUnitsField *self)
{
  g_return_val_if_fail (DT_IS_UNITS_FIELD (self), 0);

  return self->parts->len;
}

/**
 * dt_units_field_store:
 * @edit: gets the units, in that role alone
 */
void
dt_units_field_store (DtUnitsField *self,
                      DtTaskEdit   *edit,
                      DtRole        role)
{
  g_return_if_fail (DT_IS_UNITS_FIELD (self));

  if (edit->parts[role] == NULL)
    {
      edit->parts[role] = g_array_new (FALSE, TRUE, sizeof (DtTaskPart));
      g_array_set_clear_func (edit->parts[role], (GDestroyNotify) dt_task_part_clear);
    }
  for (guint i = 0; i < self->parts->len; i++)
    {
      const DtTaskPart *part = &g_array_index (self->parts, DtTaskPart, i);

      dt_task_edit_add_part (edit, role, part->unit_id, part->group_id, part->name, part->n_units);
    }
}

GtkWidget *
dt_units_field_get_button (DtUnitsField *self)
{
  g_return_val_if_fail (DT_IS_UNITS_FIELD (self), NULL);

  return self->button;
}

/* ---- The object ---- */

static void
dt_units_field_dispose (GObject *object)
{
  DtUnitsField *self = DT_UNITS_FIELD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_units_field_parent_class)->dispose (object);
}

static void
dt_units_field_finalize (GObject *object)
{
  g_array_unref (DT_UNITS_FIELD (object)->parts);

  G_OBJECT_CLASS (dt_units_field_parent_class)->finalize (object);
}

static void
dt_units_field_class_init (DtUnitsFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_units_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_units_field_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DT_TYPE_UNITS_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "unitsfield");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dt_units_field_init (DtUnitsField *self)
{
  self->parts = g_array_new (FALSE, TRUE, sizeof (DtTaskPart));
  g_array_set_clear_func (self->parts, (GDestroyNotify) dt_task_part_clear);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->chips = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "max-children-per-line", 20, "row-spacing", 6,
                              "column-spacing", 6, "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_START, "focusable", FALSE, NULL);
  self->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->chips, "hscrollbar-policy", GTK_POLICY_NEVER,
                         "propagate-natural-height", TRUE, "max-content-height", 110, "hexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (self->box), self->scroll);
}

/**
 * dt_units_field_new:
 * @add_label: of the button that adds one, translated
 */
GtkWidget *
dt_units_field_new (const char *add_label)
{
  DtUnitsField *self = g_object_new (DT_TYPE_UNITS_FIELD, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->popover = DT_PICK_POPOVER (dt_pick_popover_new (_("Name of a unit or a group")));
  self->add_label = gtk_label_new (add_label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (content), self->add_label);
  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "child", content, "popover", self->popover, "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_START,
                               "tooltip-text", add_label, NULL);
  gtk_box_append (GTK_BOX (self->box), self->button);
  g_signal_connect_swapped (self->popover, "picked", G_CALLBACK (on_picked), self);
  rebuild (self);

  return GTK_WIDGET (self);
}
