/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-members-field.h"

#include <glib/gi18n-lib.h>

#include "dt-pick-popover.h"

struct _DtMembersField
{
  GtkWidget      parent_instance;

  /* Children */
  GtkWidget     *box;
  GtkWidget     *scroll;
  GtkWidget     *lines;
  GtkWidget     *button;
  DtPickPopover *popover;

  GHashTable    *names;       /* gint64* → short name; owned */
  DtDay          today;
  gboolean       filling;
};

/* One membership; kept with its line. */
typedef struct
{
  gint64       unit_id;
  char        *unit;
  GtkEditable *from;
  GtkEditable *to;
} Line;

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtMembersField, dt_members_field, GTK_TYPE_WIDGET)

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->unit);
  g_free (line);
}

static Line *
get_line (GtkWidget *child)
{
  return g_object_get_data (G_OBJECT (child), "dt-line");
}

/* Empty is open: FALSE only for what is no day. */
static gboolean
read_day (DtMembersField *self,
          GtkEditable    *entry,
          DtDay          *day)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  *day = *text != '\0' ? dt_day_parse_entry (text, self->today, NULL) : DT_DAY_NONE;
  return *text == '\0' || *day != DT_DAY_NONE;
}

static void
on_edited (DtMembersField *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_day_edited (GtkEditable    *entry,
               DtMembersField *self)
{
  DtDay day;

  if (read_day (self, entry, &day))
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  on_edited (self);
}

static void
on_remove (GtkWidget      *button,
           DtMembersField *self)
{
  /* The button that had the focus goes. */
  gtk_widget_grab_focus (self->button);
  gtk_box_remove (GTK_BOX (self->lines), gtk_widget_get_parent (button));
  gtk_widget_set_visible (self->scroll, gtk_widget_get_first_child (self->lines) != NULL);
  on_edited (self);
}

static GtkEditable *
add_day (DtMembersField *self,
         GtkWidget      *box,
         const char     *name,
         const char     *unit,
         DtDay           day)
{
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", name, "width-chars", 11, "max-width-chars", 11, NULL);
  g_autofree char *text = day != DT_DAY_NONE ? dt_day_format (day, DT_DAY_STYLE_PARTY, self->today) : g_strdup ("");
  g_autofree char *spoken = g_strdup_printf ("%s, %s", unit, name);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_widget_set_tooltip_text (entry, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_day_edited), self, 0);
  gtk_box_append (GTK_BOX (box), entry);
  return GTK_EDITABLE (entry);
}

static GtkWidget *
add_line (DtMembersField      *self,
          const DtGroupMember *member)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *words = g_strdup_printf (_("Take %s out of the group"), member->unit);
  Line *line = g_new0 (Line, 1);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", member->unit, "xalign", 0.f, "hexpand", TRUE,
                                               "ellipsize", PANGO_ELLIPSIZE_END, "tooltip-text", member->unit, NULL));
  line->unit_id = member->unit_id;
  line->unit = g_strdup (member->unit);
  line->from = add_day (self, box, _("Joined on"), member->unit, member->from);
  line->to = add_day (self, box, _("Until"), member->unit, member->to);
  g_object_set_data_full (G_OBJECT (box), "dt-line", line, line_free);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove), self, 0);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_box_append (GTK_BOX (self->lines), box);
  gtk_widget_set_visible (self->scroll, TRUE);

  return box;
}

static void
on_picked (DtMembersField *self,
           gint64          id)
{
  const char *unit = g_hash_table_lookup (self->names, &id);
  DtGroupMember member = { id, (char *) unit, DT_DAY_NONE, DT_DAY_NONE };

  if (unit == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (get_line (add_line (self, &member))->from));
  on_edited (self);
}

/* ---- What it holds ---- */

void
dt_members_field_add_choice (DtMembersField *self,
                             gint64          unit_id,
                             const char     *unit,
                             const char     *name)
{
  g_return_if_fail (DT_IS_MEMBERS_FIELD (self));

  g_hash_table_insert (self->names, g_memdup2 (&unit_id, sizeof unit_id), g_strdup (unit));
  dt_pick_popover_add (self->popover, unit_id, unit, name);
}

void
dt_members_field_set (DtMembersField    *self,
                      const DtGroupEdit *edit)
{
  GtkWidget *child;

  g_return_if_fail (DT_IS_MEMBERS_FIELD (self));

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), child);
  gtk_widget_set_visible (self->scroll, FALSE);
  for (guint i = 0; i < edit->members->len; i++)
    add_line (self, g_ptr_array_index (edit->members, i));
  self->filling = FALSE;
}

gboolean
dt_members_field_is_valid (DtMembersField *self)
{
  DtDay day;

  g_return_val_if_fail (DT_IS_MEMBERS_FIELD (self), FALSE);

  for (GtkWidget *child = gtk_widget_get_first_child (self->lines); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!read_day (self, get_line (child)->from, &day) || !read_day (self, get_line (child)->to, &day))
      return FALSE;
  return TRUE;
}

/**
 * dt_members_field_store:
 * @edit: gets the members
 */
void
dt_members_field_store (DtMembersField *self,
                        DtGroupEdit    *edit)
{
  g_return_if_fail (DT_IS_MEMBERS_FIELD (self));

  for (GtkWidget *child = gtk_widget_get_first_child (self->lines); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const Line *line = get_line (child);
      DtDay from, to;

      read_day (self, line->from, &from);
      read_day (self, line->to, &to);
      dt_group_edit_add_member (edit, line->unit_id, line->unit, from, to);
    }
}

GtkWidget *
dt_members_field_get_button (DtMembersField *self)
{
  g_return_val_if_fail (DT_IS_MEMBERS_FIELD (self), NULL);

  return self->button;
}

/* ---- The object ---- */

static void
dt_members_field_dispose (GObject *object)
{
  DtMembersField *self = DT_MEMBERS_FIELD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_members_field_parent_class)->dispose (object);
}

static void
dt_members_field_finalize (GObject *object)
{
  g_hash_table_unref (DT_MEMBERS_FIELD (object)->names);

  G_OBJECT_CLASS (dt_members_field_parent_class)->finalize (object);
}

static void
dt_members_field_class_init (DtMembersFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_members_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_members_field_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DT_TYPE_MEMBERS_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "membersfield");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dt_members_field_init (DtMembersField *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->lines, "hscrollbar-policy", GTK_POLICY_NEVER,
                               "propagate-natural-height", TRUE, "max-content-height", 330, "visible", FALSE, NULL);
  self->popover = DT_PICK_POPOVER (dt_pick_popover_new (_("Name of a unit")));
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (_("Add a Member…")));
  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "child", content, "popover", self->popover, "halign", GTK_ALIGN_START, NULL);
  g_signal_connect_swapped (self->popover, "picked", G_CALLBACK (on_picked), self);
  gtk_box_append (GTK_BOX (self->box), self->scroll);
  gtk_box_append (GTK_BOX (self->box), self->button);
}

/**
 * dt_members_field_new:
 * @today: from which short forms of days are told
 */
GtkWidget *
dt_members_field_new (DtDay today)
{
  DtMembersField *self = g_object_new (DT_TYPE_MEMBERS_FIELD, NULL);

  self->today = today;
  return GTK_WIDGET (self);
}
