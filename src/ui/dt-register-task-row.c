/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-register-task-row.h"

#include <glib/gi18n-lib.h>

#include "dt-deadline-phrases.h"
#include "dt-focus.h"
#include "dt-words-echo.h"

enum { FIELD_ORDINAL, FIELD_TITLE, FIELD_LEADS, FIELD_COORDINATORS, FIELD_WORDS, N_FIELDS };

struct _DtRegisterTaskRow
{
  GtkWidget    parent_instance;

  /* Children, of the box */
  GtkWidget   *box;
  GtkWidget   *line;            /* the row in one line; hidden but of one that folds */
  GtkWidget   *revealer;        /* of the fields */
  GtkWidget   *keep;            /* unchecked: it is left out */
  GtkWidget   *opener;
  GtkLabel    *line_ordinal;
  GtkLabel    *line_title;
  GtkLabel    *line_units;
  GtkLabel    *line_day;
  GtkLabel    *line_words;
  GtkEditable *ordinal;
  GtkEditable *title;
  GtkEditable *leads;
  GtkEditable *coordinators;
  GtkEditable *words;
  GtkLabel    *echo;
  GtkWidget   *add_part;

  /* Owned */
  char        *passage;
  char        *stored[N_FIELDS];  /* as the register has it; NULL: it is new */
  DtDay        stored_day;        /* in force, of the words stored */
  DtDeadline  *deadline;       /* of the words; NULL: none, or not understood */

  DtDay        today;
  DtDay        issued;
  DtDay        last_day;
};

enum { SIGNAL_CHANGED, SIGNAL_REMOVE, SIGNAL_ADD_PART, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtRegisterTaskRow, dt_register_task_row, GTK_TYPE_WIDGET)

static char *
dup_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

/* ---- What the register has ---- */

static GtkEditable *
get_field (DtRegisterTaskRow *self,
           int                i)
{
  GtkEditable *fields[N_FIELDS] = { self->ordinal, self->title, self->leads, self->coordinators, self->words };

  return fields[i];
}

static gboolean
is_field_changed (DtRegisterTaskRow *self,
                  int                i)
{
  g_autofree char *text = dup_text (get_field (self, i));

  return self->stored[i] == NULL || !g_str_equal (text, self->stored[i]);
}

/* ---- In one line ---- */

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static char *
describe_units (DtRegisterTaskRow *self)
{
  g_autofree char *leads = dup_text (self->leads);
  g_autofree char *coordinators = dup_text (self->coordinators);

  if (*coordinators == '\0')
    return g_steal_pointer (&leads);
  /* Translators: who leads; who co-ordinates */
  return g_strdup_printf (_("%s; co-ordinating: %s"), *leads != '\0' ? leads : "—", coordinators);
}

static char *
describe_day (DtRegisterTaskRow *self)
{
  if (self->last_day != DT_DAY_NONE)
    return dt_day_format (self->last_day, DT_DAY_STYLE_TABLE, self->today);
  return g_strdup (self->deadline != NULL ? dt_nick_label (dt_bound_nicks, (int) self->deadline->bound) : _("No deadline"));
}

static void
sync_line (DtRegisterTaskRow *self)
{
  g_autofree char *units = NULL;
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;
  const char *title = gtk_editable_get_text (self->title);

  if (!gtk_widget_get_visible (self->line))
    return;
  units = describe_units (self);
  day = describe_day (self);
  words = *gtk_editable_get_text (self->words) != '\0' ? g_strdup_printf ("“%s”", gtk_editable_get_text (self->words)) : g_strdup ("");
  show_text (self->line_ordinal, gtk_editable_get_text (self->ordinal));
  show_text (self->line_title, title);
  show_text (self->line_units, units);
  show_text (self->line_day, day);
  show_text (self->line_words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->keep), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
on_opened (DtRegisterTaskRow *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->opener));

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->opener), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void
on_kept (DtRegisterTaskRow *self)
{
  gboolean kept = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->keep));

  gtk_widget_set_sensitive (self->opener, kept);
  gtk_widget_set_sensitive (self->revealer, kept);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
dt_register_task_row_fold (DtRegisterTaskRow *self)
{
  g_return_if_fail (DT_IS_REGISTER_TASK_ROW (self));

  gtk_widget_set_visible (self->line, TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->opener), FALSE);
  on_opened (self);
  sync_line (self);
}

void
dt_register_task_row_unfold (DtRegisterTaskRow *self)
{
  g_return_if_fail (DT_IS_REGISTER_TASK_ROW (self));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->opener), TRUE);
}

/**
 * dt_register_task_row_show:
 * @field: perhaps in a row
 *
 * Takes the focus to a field, also in a row that is folded.
 *
 * Returns: whether it has it
 */
gboolean
dt_register_task_row_show (GtkWidget *field)
{
  GtkWidget *row = gtk_widget_get_ancestor (field, DT_TYPE_REGISTER_TASK_ROW);

  if (row != NULL)
    dt_register_task_row_unfold (DT_REGISTER_TASK_ROW (row));
  return gtk_widget_grab_focus (field);
}

gboolean
dt_register_task_row_is_left_out (DtRegisterTaskRow *self)
{
  g_return_val_if_fail (DT_IS_REGISTER_TASK_ROW (self), FALSE);

  return !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->keep));
}

/* ---- The words of the deadline ---- */

static void
read_words (DtRegisterTaskRow *self)
{
  g_autofree char *words = dup_text (self->words);

  self->last_day = DT_DAY_NONE;
  g_clear_pointer (&self->deadline, dt_deadline_free);
  if (*words != '\0')
    self->deadline = dt_phrase_read_words (words, self->issued != DT_DAY_NONE ? self->issued : self->today, &self->last_day);
  sync_line (self);
  /* What the register has needs not be read again; a rule may stand behind it that no words tell. */
  if (is_field_changed (self, FIELD_WORDS))
    dt_words_echo_show (self->echo, words, self->deadline, self->last_day, self->today);
  else
    dt_words_echo_show (self->echo, "", NULL, self->stored_day, self->today);
}

void
dt_register_task_row_set_issued (DtRegisterTaskRow *self,
                                 DtDay              issued)
{
  g_return_if_fail (DT_IS_REGISTER_TASK_ROW (self));

  if (self->issued == issued)
    return;
  self->issued = issued;
  read_words (self);
}

/* ---- What it holds ---- */

static void
on_edited (DtRegisterTaskRow *self)
{
  read_words (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
on_remove (DtRegisterTaskRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
on_add_part (DtRegisterTaskRow *self)
{
  g_signal_emit (self, signals[SIGNAL_ADD_PART], 0);
}

void
dt_register_task_row_set (DtRegisterTaskRow *self,
                          const char        *ordinal,
                          const char        *title,
                          const char        *passage,
                          const char        *leads,
                          const char        *coordinators,
                          const char        *words)
{
  g_return_if_fail (DT_IS_REGISTER_TASK_ROW (self));

  gtk_editable_set_text (self->ordinal, ordinal != NULL ? ordinal : "");
  gtk_editable_set_text (self->title, title != NULL ? title : "");
  gtk_editable_set_text (self->leads, leads != NULL ? leads : "");
  gtk_editable_set_text (self->coordinators, coordinators != NULL ? coordinators : "");
  gtk_editable_set_text (self->words, words != NULL ? words : "");
  g_free (self->passage);
  self->passage = g_strdup (passage);
}

GtkWidget *
dt_register_task_row_get_field (DtRegisterTaskRow *self,
                                DtRegisterField    field)
{
  GtkWidget *fields[] = { GTK_WIDGET (self), GTK_WIDGET (self->leads), GTK_WIDGET (self->coordinators), GTK_WIDGET (self->words) };

  return fields[field];
}

gboolean
dt_register_task_row_is_empty (DtRegisterTaskRow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  g_autofree char *leads = NULL;

  g_return_val_if_fail (DT_IS_REGISTER_TASK_ROW (self), TRUE);

  title = dup_text (self->title);
  words = dup_text (self->words);
  leads = dup_text (self->leads);
  return *title == '\0' && *words == '\0' && *leads == '\0';
}

gboolean
dt_register_task_row_is_valid (DtRegisterTaskRow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (DT_IS_REGISTER_TASK_ROW (self), FALSE);

  if (dt_register_task_row_is_left_out (self))
    return TRUE;
  title = dup_text (self->title);
  words = dup_text (self->words);
  return (self->stored[FIELD_TITLE] == NULL && dt_register_task_row_is_empty (self)) || (*title != '\0' && (*words == '\0' || self->deadline != NULL || !is_field_changed (self, FIELD_WORDS)));
}

DtRegisterTask *
dt_register_task_row_dup (DtRegisterTaskRow *self)
{
  DtRegisterTask *task;

  g_return_val_if_fail (DT_IS_REGISTER_TASK_ROW (self), NULL);

  if (dt_register_task_row_is_empty (self) || dt_register_task_row_is_left_out (self))
    return NULL;
  task = dt_register_task_new ();
  task->ordinal = dup_text (self->ordinal);
  task->title = dup_text (self->title);
  task->text = g_strdup (self->passage);
  task->leads = dup_text (self->leads);
  task->coordinators = dup_text (self->coordinators);
  task->deadline = self->deadline != NULL ? dt_deadline_copy (self->deadline) : NULL;
  return task;
}

DtDay
dt_register_task_row_get_last_day (DtRegisterTaskRow *self)
{
  g_return_val_if_fail (DT_IS_REGISTER_TASK_ROW (self), DT_DAY_NONE);

  return self->last_day;
}

DtRegisterTaskTexts *
dt_register_task_row_dup_texts (DtRegisterTaskRow *self)
{
  DtRegisterTaskTexts *texts;

  g_return_val_if_fail (DT_IS_REGISTER_TASK_ROW (self), NULL);

  texts = g_new0 (DtRegisterTaskTexts, 1);
  texts->ordinal = g_strdup (gtk_editable_get_text (self->ordinal));
  texts->title = g_strdup (gtk_editable_get_text (self->title));
  texts->passage = g_strdup (self->passage != NULL ? self->passage : "");
  texts->leads = g_strdup (gtk_editable_get_text (self->leads));
  texts->coordinators = g_strdup (gtk_editable_get_text (self->coordinators));
  texts->words = g_strdup (gtk_editable_get_text (self->words));
  return texts;
}

void
dt_register_task_texts_free (DtRegisterTaskTexts *self)
{
  g_free (self->ordinal);
  g_free (self->title);
  g_free (self->passage);
  g_free (self->leads);
  g_free (self->coordinators);
  g_free (self->words);
  g_free (self);
}

/**
 * dt_register_task_row_set_stored:
 * @last_day: in force, or %DT_DAY_NONE
 *
 * What was set is what the register has of the task.
 */
void
dt_register_task_row_set_stored (DtRegisterTaskRow *self,
                                 DtDay              last_day)
{
  g_return_if_fail (DT_IS_REGISTER_TASK_ROW (self));

  for (int i = 0; i < N_FIELDS; i++)
    {
      g_free (self->stored[i]);
      self->stored[i] = dup_text (get_field (self, i));
    }
  self->stored_day = last_day;
  read_words (self);
}

/**
 * dt_register_task_row_set_level:
 * @level: how deep it stands among the parts of tasks; 0 is none of them
 *
 * Parts can be added to it from then on: signal `add-part`.
 */
void
dt_register_task_row_set_level (DtRegisterTaskRow *self,
                                guint              level)
{
  g_return_if_fail (DT_IS_REGISTER_TASK_ROW (self));

  gtk_widget_set_margin_start (GTK_WIDGET (self), 24 * (int) MIN (level, 4));
  gtk_widget_set_visible (self->add_part, TRUE);
}

const char *
dt_register_task_row_get_ordinal (DtRegisterTaskRow *self)
{
  g_return_val_if_fail (DT_IS_REGISTER_TASK_ROW (self), "");

  return gtk_editable_get_text (self->ordinal);
}

gboolean
dt_register_task_row_is_changed (DtRegisterTaskRow *self)
{
  g_return_val_if_fail (DT_IS_REGISTER_TASK_ROW (self), FALSE);

  for (int i = 0; i < N_FIELDS; i++)
    if (is_field_changed (self, i))
      return TRUE;
  return FALSE;
}

/**
 * dt_register_task_row_store:
 * @edit: gets what the row says; units and deadline only where they are others
 */
void
dt_register_task_row_store (DtRegisterTaskRow *self,
                            DtTaskEdit        *edit)
{
  g_return_if_fail (DT_IS_REGISTER_TASK_ROW (self));

  g_free (edit->ordinal);
  edit->ordinal = dup_text (self->ordinal);
  g_free (edit->title);
  edit->title = dup_text (self->title);
  if (is_field_changed (self, FIELD_LEADS))
    edit->names[DT_ROLE_LEAD] = dup_text (self->leads);
  if (is_field_changed (self, FIELD_COORDINATORS))
    edit->names[DT_ROLE_COORDINATOR] = dup_text (self->coordinators);
  edit->keep_deadline = !is_field_changed (self, FIELD_WORDS);
  if (!edit->keep_deadline)
    edit->deadline = self->deadline != NULL ? dt_deadline_copy (self->deadline) : NULL;
}

/* ---- The object ---- */

static gboolean
dt_register_task_row_grab_focus (GtkWidget *widget)
{
  if (dt_focus_is_inside (widget))
    return FALSE;
  dt_register_task_row_unfold (DT_REGISTER_TASK_ROW (widget));
  return gtk_widget_grab_focus (GTK_WIDGET (DT_REGISTER_TASK_ROW (widget)->title));
}

static void
dt_register_task_row_dispose (GObject *object)
{
  DtRegisterTaskRow *self = DT_REGISTER_TASK_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->passage, g_free);
  for (int i = 0; i < N_FIELDS; i++)
    g_clear_pointer (&self->stored[i], g_free);
  g_clear_pointer (&self->deadline, dt_deadline_free);

  G_OBJECT_CLASS (dt_register_task_row_parent_class)->dispose (object);
}

static void
dt_register_task_row_class_init (DtRegisterTaskRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_register_task_row_dispose;
  widget_class->grab_focus = dt_register_task_row_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DT_TYPE_REGISTER_TASK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", DT_TYPE_REGISTER_TASK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ADD_PART] = g_signal_new ("add-part", DT_TYPE_REGISTER_TASK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "registertask");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkEditable *
add_entry (DtRegisterTaskRow *self,
           GtkWidget         *line,
           const char        *name,
           gboolean           expand)
{
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", name, "tooltip-text", name, "hexpand", expand, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_edited), self);
  gtk_box_append (GTK_BOX (line), entry);
  return GTK_EDITABLE (entry);
}

static GtkWidget *
add_button (DtRegisterTaskRow *self,
            GtkWidget         *line,
            const char        *icon,
            const char        *name,
            GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (line), button);
  return button;
}

static GtkLabel *
new_line_label (float       xalign,
                const char *css_class)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", xalign, "yalign", 0.f, "visible", FALSE, "ellipsize", PANGO_ELLIPSIZE_END, "css-classes", (const char *[]) { css_class, NULL }, NULL);
}

static void
build_line (DtRegisterTaskRow *self)
{
  GtkWidget *content = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (content), 9);
  self->line = g_object_new (GTK_TYPE_BOX, "spacing", 6, "visible", FALSE, NULL);
  self->keep = g_object_new (GTK_TYPE_CHECK_BUTTON, "active", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_set_tooltip_text (self->keep, _("Unchecked, this task is left out"));
  self->opener = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "active", TRUE, "hexpand", TRUE, "child", content, "css-classes",
                               (const char *[]) { "flat", "task-line", NULL }, NULL);
  self->line_ordinal = new_line_label (0, "ordinal");
  self->line_title = new_line_label (0, "title");
  g_object_set (self->line_title, "hexpand", TRUE, "wrap", TRUE, "lines", 2, NULL);
  self->line_units = new_line_label (0, "quiet");
  self->line_day = new_line_label (1, "day");
  self->line_words = new_line_label (1, "quiet");
  gtk_label_set_max_width_chars (self->line_words, 26);
  gtk_grid_attach (GTK_GRID (content), GTK_WIDGET (self->line_ordinal), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (content), GTK_WIDGET (self->line_title), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (content), GTK_WIDGET (self->line_units), 1, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (content), GTK_WIDGET (self->line_day), 2, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (content), GTK_WIDGET (self->line_words), 2, 1, 1, 1);
  g_signal_connect_swapped (self->keep, "toggled", G_CALLBACK (on_kept), self);
  g_signal_connect_swapped (self->opener, "toggled", G_CALLBACK (on_opened), self);
  gtk_box_append (GTK_BOX (self->line), self->keep);
  gtk_box_append (GTK_BOX (self->line), self->opener);
}

static void
build_fields (DtRegisterTaskRow *self)
{
  GtkWidget *fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->revealer = g_object_new (GTK_TYPE_REVEALER, "reveal-child", TRUE, "transition-duration", 0, "child", fields, NULL);
  self->ordinal = add_entry (self, first, _("No."), FALSE);
  gtk_editable_set_width_chars (self->ordinal, 4);
  gtk_editable_set_max_width_chars (self->ordinal, 6);
  self->title = add_entry (self, first, _("What is to be done"), TRUE);
  self->add_part = add_button (self, first, "list-add-symbolic", _("Add a Part of This Task"), G_CALLBACK (on_add_part));
  gtk_widget_set_visible (self->add_part, FALSE);
  add_button (self, first, "list-remove-symbolic", _("Leave This Task Out"), G_CALLBACK (on_remove));
  self->leads = add_entry (self, second, _("Leads, separated by ;"), TRUE);
  self->coordinators = add_entry (self, second, _("Co-ordinating, separated by ;"), TRUE);
  self->words = add_entry (self, second, _("Words of the deadline"), TRUE);
  self->echo = dt_words_echo_new (1.f);
  gtk_box_append (GTK_BOX (fields), first);
  gtk_box_append (GTK_BOX (fields), second);
  gtk_box_append (GTK_BOX (fields), GTK_WIDGET (self->echo));
}

static void
dt_register_task_row_init (DtRegisterTaskRow *self)
{
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "css-classes", (const char *[]) { "card", "change-card", NULL }, NULL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  build_line (self);
  build_fields (self);
  gtk_box_append (GTK_BOX (self->box), self->line);
  gtk_box_append (GTK_BOX (self->box), self->revealer);
}

GtkWidget *
dt_register_task_row_new (DtDay today)
{
  DtRegisterTaskRow *self = g_object_new (DT_TYPE_REGISTER_TASK_ROW, NULL);

  self->today = today;
  return GTK_WIDGET (self);
}
