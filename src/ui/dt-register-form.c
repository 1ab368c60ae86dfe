/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields of the window that enters directives: cards for the directive, what it cites, what it moves, and its tasks. */

#include "dt-register-window-private.h"

#include <glib/gi18n-lib.h>

#define N_COLUMNS 12

/* ---- Fields ---- */

void
dt_register_window_add_field (DtRegisterWindow *self,
                              const char       *label,
                              GtkWidget        *field,
                              GtkWidget        *named,
                              int               column,
                              int               width)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = gtk_label_new_with_mnemonic (label);

  gtk_label_set_mnemonic_widget (GTK_LABEL (name), named);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "field-name");
  gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (GTK_LABEL (name)), -1);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), field);
  if (column == 0)
    self->n_rows++;
  gtk_grid_attach (self->grid, box, column, self->n_rows, width, 1);
}

static GtkEditable *
add_entry (DtRegisterWindow *self,
           const char       *label,
           int               column,
           int               width)
{
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "width-chars", 8, NULL);

  dt_register_window_add_field (self, label, entry, entry, column, width);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (dt_register_window_touch), self);
  return GTK_EDITABLE (entry);
}

static GtkDropDown *
add_choice (DtRegisterWindow *self,
            const char       *label,
            const DtNick     *nicks,
            int               column,
            int               width)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; nicks[i].nick != NULL; i++)
    gtk_string_list_append (names, dt_nick_label (nicks, nicks[i].value));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  dt_register_window_add_field (self, label, choice, choice, column, width);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (dt_register_window_touch), self);
  return GTK_DROP_DOWN (choice);
}

static void
on_day (DtRegisterWindow *self)
{
  DtDay day = dt_day_entry_get_day (self->day);

  for (GtkWidget *child = gtk_widget_get_first_child (self->tasks); child != NULL; child = gtk_widget_get_next_sibling (child))
    dt_register_task_row_set_issued (DT_REGISTER_TASK_ROW (child), day);
  for (GtkWidget *child = gtk_widget_get_first_child (self->moves); child != NULL; child = gtk_widget_get_next_sibling (child))
    dt_move_card_set_decided (DT_MOVE_CARD (child), day);
  dt_register_window_touch (self);
}

static void
add_day (DtRegisterWindow *self)
{
  GtkWidget *day = dt_day_entry_new ();

  self->day = DT_DAY_ENTRY (day);
  dt_day_entry_set_today (self->day, dt_context_get_today (self->context));
  dt_day_entry_set_optional (self->day, TRUE);
  g_object_set (dt_day_entry_get_entry (self->day), "width-chars", 8, NULL);
  dt_register_window_add_field (self, _("_Day of issue"), day, dt_day_entry_get_entry (self->day), 6, 3);
  g_signal_connect_swapped (day, "notify::day", G_CALLBACK (on_day), self);
  g_signal_connect_swapped (day, "notify::valid", G_CALLBACK (dt_register_window_touch), self);
}

static void
add_fields (DtRegisterWindow *self)
{
  self->symbol = add_entry (self, _("_Number and symbol"), 0, 3);
  self->type = add_choice (self, _("_Type"), dt_document_type_nicks, 3, 3);
  add_day (self);
  self->urgency = add_choice (self, _("_Urgency"), dt_urgency_nicks, 9, 3);
  dt_register_window_add_echo (self);
  self->issuer = add_entry (self, _("_Issuer"), 0, 5);
  self->place = add_entry (self, _("P_lace"), 5, 3);
  self->signer = add_entry (self, _("Si_gner"), 8, 4);
  self->subject = add_entry (self, _("Su_bject"), 0, N_COLUMNS);
}

/* ---- What is certain, and what is missing ---- */

static void
mark_entry (GtkWidget  *entry,
            gboolean    missing,
            const char *text)
{
  gboolean filled = *text != '\0';

  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY,
                                     filled ? "object-select-symbolic" : missing ? "dialog-question-symbolic" : NULL);
  if (filled || missing)
    gtk_entry_set_icon_tooltip_text (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, filled ? _("Read from the letter") : _("Not found in the letter"));
  gtk_entry_set_icon_activatable (GTK_ENTRY (entry), GTK_ENTRY_ICON_SECONDARY, FALSE);
  gtk_widget_remove_css_class (entry, filled ? "asked" : "read");
  if (filled || missing)
    gtk_widget_add_css_class (entry, filled ? "read" : "asked");
}

/* Of a letter: ticked what it says, asked for what it must say. */
void
dt_register_window_sync_marks (DtRegisterWindow *self)
{
  const struct { GtkWidget *entry; gboolean needed; } fields[] = {
    { GTK_WIDGET (self->symbol), TRUE }, { dt_day_entry_get_entry (self->day), TRUE }, { GTK_WIDGET (self->issuer), TRUE },
    { GTK_WIDGET (self->subject), FALSE }, { GTK_WIDGET (self->signer), FALSE }, { GTK_WIDGET (self->place), FALSE },
  };

  if (self->text == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    mark_entry (fields[i].entry, fields[i].needed, gtk_editable_get_text (GTK_EDITABLE (fields[i].entry)));
}

/* ---- Cards ---- */

static GtkWidget *
new_head (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.f, "css-classes", (const char *[]) { "section-head", NULL }, NULL);
}

/* A head with what stands under it; hidden with it. */
static GtkWidget *
add_section (GtkWidget  *box,
             const char *head,
             GtkWidget  *content)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (section), new_head (head));
  gtk_box_append (GTK_BOX (section), content);
  gtk_box_append (GTK_BOX (box), section);
  return section;
}

static void
on_references (DtRegisterWindow *self)
{
  dt_register_window_ask_known (self);
  dt_register_window_touch (self);
}

static void
add_references (DtRegisterWindow *self,
                GtkWidget        *box)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "css-classes", (const char *[]) { "card", "change-card", NULL }, NULL);
  GtkWidget *field = dt_references_field_new ();

  self->references = DT_REFERENCES_FIELD (field);
  gtk_widget_set_hexpand (field, TRUE);
  g_signal_connect_swapped (field, "changed", G_CALLBACK (on_references), self);
  gtk_box_append (GTK_BOX (card), field);
  add_section (box, _("Cites"), card);
}

static void
add_tasks (DtRegisterWindow *self,
           GtkWidget        *box)
{
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Add Task"));
  GtkWidget *section;

  self->tasks = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  section = add_section (box, _("Tasks"), self->tasks);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "register.add-task");
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (section), add);
}

GtkWidget *
dt_register_window_build_form (DtRegisterWindow *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "margin-top", 12, "margin-bottom", 18, "margin-start", 18,
                                 "margin-end", 18, NULL);

  self->problem = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.f, "visible", FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT,
                                "css-classes", (const char *[]) { "error", NULL }, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  self->grid = g_object_new (GTK_TYPE_GRID, "row-spacing", 9, "column-spacing", 9, "column-homogeneous", TRUE,
                             "css-classes", (const char *[]) { "card", "change-card", NULL }, NULL);
  add_section (box, _("Directive"), GTK_WIDGET (self->grid));
  add_fields (self);
  gtk_widget_set_visible (add_section (box, _("In the register already: what would be changed"), dt_register_window_build_changes (self)), FALSE);
  self->doubts = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3,
                               "css-classes", (const char *[]) { "card", "change-card", "asked", NULL }, NULL);
  gtk_widget_set_visible (add_section (box, _("To confirm: check what you have looked at"), self->doubts), FALSE);
  add_references (self, box);
  self->moves = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_visible (add_section (box, _("Change of Deadlines"), self->moves), FALSE);
  add_tasks (self, box);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, "hexpand", TRUE, "vexpand", TRUE, NULL);
}

/* ---- What it moves ---- */

void
dt_register_window_add_move (DtRegisterWindow     *self,
                             const char           *target,
                             const char           *words,
                             const DtScheduleRule *rule,
                             gboolean              active)
{
  GtkWidget *card = dt_move_card_new (self->context, target, words, rule);

  dt_move_card_set_decided (DT_MOVE_CARD (card), dt_day_entry_get_day (self->day));
  dt_move_card_set_active (DT_MOVE_CARD (card), active);
  g_signal_connect_object (card, "changed", G_CALLBACK (dt_register_window_touch), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->moves), card);
  gtk_widget_set_visible (gtk_widget_get_parent (self->moves), TRUE);
}

/**
 * dt_register_window_list_moves:
 * @moves: (element-type DtRegisterMove): gets those that are to be applied
 */
void
dt_register_window_list_moves (DtRegisterWindow *self,
                               GPtrArray        *moves)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->moves); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DtRegisterMove *move = dt_move_card_dup_move (DT_MOVE_CARD (child));

      if (move != NULL)
        g_ptr_array_add (moves, move);
    }
}
