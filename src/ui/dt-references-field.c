/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-references-field.h"

#include <glib/gi18n-lib.h>

#include "dt-date.h"

struct _DtReferencesField
{
  GtkWidget  parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *lines;
  GtkWidget *button;

  /* Owned */
  GtkSizeGroup *relations;      /* of one width */

  gboolean   filling;
};

/* One reference; kept with its line. */
typedef struct
{
  GtkDropDown *relation;
  GtkEditable *symbol;
  GtkLabel    *note;
  DtDay        issued_day;      /* as long as the symbol is that which was given */
  gint64       target_id;       /* as long as the symbol is that which was stored */
  char        *stored;
} Line;

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtReferencesField, dt_references_field, GTK_TYPE_WIDGET)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->stored);
  g_free (line);
}

static void
on_edited (DtReferencesField *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_remove (GtkWidget *button,
           gpointer   user_data)
{
  DtReferencesField *self = user_data;

  /* The button that had the focus goes. */
  gtk_widget_grab_focus (self->button);
  gtk_box_remove (GTK_BOX (self->lines), gtk_widget_get_parent (button));
  gtk_widget_set_visible (self->lines, gtk_widget_get_first_child (self->lines) != NULL);
  on_edited (self);
}

static GtkWidget *
new_relations (void)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; dt_relation_nicks[i].nick != NULL; i++)
    gtk_string_list_append (model, dt_nick_label (dt_relation_nicks, dt_relation_nicks[i].value));

  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&model)), NULL);
}

static Line *
get_line (GtkWidget *child)
{
  return g_object_get_data (G_OBJECT (child), "dt-line");
}

static GtkLabel *
new_note (DtDay issued_day)
{
  g_autofree char *day = issued_day != DT_DAY_NONE ? dt_day_format (issued_day, DT_DAY_STYLE_PARTY, DT_DAY_NONE) : NULL;

  return g_object_new (GTK_TYPE_LABEL, "label", day, "visible", day != NULL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE,
                       "css-classes", (const char *[]) { "register-echo", NULL }, NULL);
}

static GtkWidget *
add_line (DtReferencesField *self,
          DtRelation         relation,
          gint64             target_id,
          const char        *symbol,
          DtDay              issued_day)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *relations = new_relations ();
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "hexpand", TRUE, "placeholder-text", _("Number and symbol"), NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  Line *line = g_new0 (Line, 1);

  gtk_size_group_add_widget (self->relations, relations);
  line->relation = GTK_DROP_DOWN (relations);
  line->symbol = GTK_EDITABLE (entry);
  line->target_id = target_id;
  line->stored = g_strdup (symbol);
  line->note = new_note (issued_day);
  line->issued_day = issued_day;
  g_object_set_data_full (G_OBJECT (box), "dt-line", line, line_free);
  for (guint i = 0; dt_relation_nicks[i].nick != NULL; i++)
    if (dt_relation_nicks[i].value == (int) relation)
      gtk_drop_down_set_selected (line->relation, i);
  gtk_editable_set_text (line->symbol, symbol);
  gtk_accessible_update_property (GTK_ACCESSIBLE (relations), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Relation"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Number and symbol"), -1);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _("Take This Reference Out"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Take This Reference Out"), -1);
  g_signal_connect_object (relations, "notify::selected", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), relations);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line->note));
  gtk_box_append (GTK_BOX (box), remove);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, line->note, NULL, -1);
  gtk_box_append (GTK_BOX (self->lines), box);
  gtk_widget_set_visible (self->lines, TRUE);

  return entry;
}

static void
on_add (DtReferencesField *self)
{
  gtk_widget_grab_focus (add_line (self, DT_RELATION_MENTIONS, 0, "", DT_DAY_NONE));
}

void
dt_references_field_set (DtReferencesField     *self,
                         const DtDirectiveEdit *edit)
{
  GtkWidget *child;

  g_return_if_fail (DT_IS_REFERENCES_FIELD (self));

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), child);
  gtk_widget_set_visible (self->lines, FALSE);
  for (guint i = 0; i < edit->references->len; i++)
    {
      const DtReferenceEdit *reference = g_ptr_array_index (edit->references, i);

      add_line (self, reference->relation, reference->target_id, reference->symbol, DT_DAY_NONE);
    }
  self->filling = FALSE;
}

/**
 * dt_references_field_store:
 * @edit: gets the references; lines without a symbol are none
 */
void
dt_references_field_store (DtReferencesField *self,
                           DtDirectiveEdit   *edit)
{
  g_return_if_fail (DT_IS_REFERENCES_FIELD (self));

  for (GtkWidget *child = gtk_widget_get_first_child (self->lines); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const Line *line = get_line (child);
      g_autofree char *symbol = g_strstrip (g_strdup (gtk_editable_get_text (line->symbol)));

      if (*symbol != '\0')
        dt_directive_edit_add_reference (edit, (DtRelation) dt_relation_nicks[gtk_drop_down_get_selected (line->relation)].value,
                                         g_str_equal (symbol, line->stored) ? line->target_id : 0, symbol);
    }
}

GtkWidget *
dt_references_field_add (DtReferencesField *self,
                         DtRelation         relation,
                         const char        *symbol,
                         DtDay              issued_day)
{
  GtkWidget *entry;

  g_return_val_if_fail (DT_IS_REFERENCES_FIELD (self), NULL);

  /* Room for what the register has of it. */
  entry = add_line (self, relation, 0, symbol, issued_day);
  g_object_set (entry, "hexpand", FALSE, "width-chars", 14, "max-width-chars", 14, NULL);
  return entry;
}

void
dt_references_field_foreach (DtReferencesField *self,
                             DtReferenceFunc    func,
                             gpointer           user_data)
{
  g_return_if_fail (DT_IS_REFERENCES_FIELD (self));

  for (GtkWidget *child = gtk_widget_get_first_child (self->lines); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const Line *line = get_line (child);
      g_autofree char *symbol = g_strstrip (g_strdup (gtk_editable_get_text (line->symbol)));

      if (*symbol != '\0')
        func (GTK_WIDGET (line->symbol), (DtRelation) dt_relation_nicks[gtk_drop_down_get_selected (line->relation)].value, symbol,
              g_str_equal (symbol, line->stored) ? line->issued_day : DT_DAY_NONE, user_data);
    }
}

GtkWidget *
dt_references_field_get_entry (DtReferencesField *self,
                               guint              i)
{
  GtkWidget *child;

  g_return_val_if_fail (DT_IS_REFERENCES_FIELD (self), NULL);

  child = gtk_widget_get_first_child (self->lines);
  while (child != NULL && i-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child != NULL ? GTK_WIDGET (get_line (child)->symbol) : NULL;
}

/**
 * dt_references_field_tell:
 * @entry: of a line
 * @note: what the register has of that directive
 */
void
dt_references_field_tell (DtReferencesField *self,
                          GtkWidget         *entry,
                          const char        *note)
{
  g_return_if_fail (DT_IS_REFERENCES_FIELD (self));

  for (GtkWidget *child = gtk_widget_get_first_child (self->lines); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_WIDGET (get_line (child)->symbol) == entry)
      {
        GtkWidget *label = GTK_WIDGET (get_line (child)->note);

        gtk_label_set_label (GTK_LABEL (label), note);
        gtk_widget_set_tooltip_text (label, note);
        gtk_widget_set_visible (label, *note != '\0');
      }
}

GtkWidget *
dt_references_field_get_button (DtReferencesField *self)
{
  g_return_val_if_fail (DT_IS_REFERENCES_FIELD (self), NULL);

  return self->button;
}

/* ---- The object ---- */

static void
dt_references_field_dispose (GObject *object)
{
  DtReferencesField *self = DT_REFERENCES_FIELD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->relations);

  G_OBJECT_CLASS (dt_references_field_parent_class)->dispose (object);
}

static void
dt_references_field_class_init (DtReferencesFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_references_field_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DT_TYPE_REFERENCES_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "referencesfield");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dt_references_field_init (DtReferencesField *self)
{
  self->relations = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->lines = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "visible", FALSE, NULL);
  self->button = g_object_new (GTK_TYPE_BUTTON, "label", _("Add a Reference"), "halign", GTK_ALIGN_START, NULL);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_add), self);
  gtk_box_append (GTK_BOX (self->box), self->lines);
  gtk_box_append (GTK_BOX (self->box), self->button);
}

GtkWidget *
dt_references_field_new (void)
{
  return g_object_new (DT_TYPE_REFERENCES_FIELD, NULL);
}
