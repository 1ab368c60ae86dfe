/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-register-task-row.h"

#include <glib/gi18n-lib.h>

#include "dt-deadline-phrases.h"

struct _DtRegisterTaskRow
{
  GtkWidget    parent_instance;

  /* Children, of the box */
  GtkWidget   *box;
  GtkEditable *ordinal;
  GtkEditable *title;
  GtkEditable *leads;
  GtkEditable *coordinators;
  GtkEditable *words;
  GtkLabel    *echo;

  /* Owned */
  char        *passage;
  DtDeadline  *deadline;       /* of the words; NULL: none, or not understood */

  DtDay        today;
  DtDay        issued;
};

enum { SIGNAL_CHANGED, SIGNAL_REMOVE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtRegisterTaskRow, dt_register_task_row, GTK_TYPE_WIDGET)

static char *
dup_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

/* ---- The words of the deadline ---- */

/* By the same rules by which letters are read; a day alone is the day by which. */
static DtDeadline *
parse (DtRegisterTaskRow *self,
       const char        *words,
       DtDay             *last_day)
{
  g_autoptr(DtSourceText) text = dt_source_text_read (words);
  DtPhrase phrase = { 0 };
  DtDeadline *deadline = NULL;

  if (dt_phrase_read_cell (text, 0, text->n, self->issued != DT_DAY_NONE ? self->issued : self->today, &phrase))
    {
      deadline = dt_deadline_copy (&phrase.deadline);
      *last_day = phrase.last_day;
    }
  dt_phrase_clear (&phrase);
  if (deadline != NULL)
    {
      g_free (deadline->words);
      deadline->words = g_strdup (words);
    }
  return deadline;
}

static void
read_words (DtRegisterTaskRow *self)
{
  g_autofree char *words = dup_text (self->words);
  g_autofree char *echo = NULL;
  DtDay last_day = DT_DAY_NONE;

  g_clear_pointer (&self->deadline, dt_deadline_free);
  if (*words != '\0')
    self->deadline = parse (self, words, &last_day);
  if (self->deadline != NULL && last_day != DT_DAY_NONE)
    {
      g_autofree char *day = dt_day_format (last_day, DT_DAY_STYLE_LONG, self->today);

      echo = g_strdup_printf (_("Last day: %s"), day);
    }
  else if (self->deadline != NULL)
    echo = g_strdup (dt_nick_label (dt_bound_nicks, (int) self->deadline->bound));
  else if (*words != '\0')
    echo = g_strdup (_("Not understood. Write for instance “before 25/8/2024” or “in September”, in Vietnamese, as in letters."));
  gtk_label_set_label (self->echo, echo != NULL ? echo : "");
  gtk_widget_set_visible (GTK_WIDGET (self->echo), echo != NULL);
  if (self->deadline == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->echo), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->echo), "error");
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

static gboolean
is_empty (DtRegisterTaskRow *self)
{
  g_autofree char *title = dup_text (self->title);
  g_autofree char *words = dup_text (self->words);
  g_autofree char *leads = dup_text (self->leads);

  return *title == '\0' && *words == '\0' && *leads == '\0';
}

gboolean
dt_register_task_row_is_valid (DtRegisterTaskRow *self)
{
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (DT_IS_REGISTER_TASK_ROW (self), FALSE);

  title = dup_text (self->title);
  words = dup_text (self->words);
  return is_empty (self) || (*title != '\0' && (*words == '\0' || self->deadline != NULL));
}

DtRegisterTask *
dt_register_task_row_dup (DtRegisterTaskRow *self)
{
  DtRegisterTask *task;

  g_return_val_if_fail (DT_IS_REGISTER_TASK_ROW (self), NULL);

  if (is_empty (self))
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

/* ---- The object ---- */

static gboolean
dt_register_task_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DT_REGISTER_TASK_ROW (widget)->title));
}

static void
dt_register_task_row_dispose (GObject *object)
{
  DtRegisterTaskRow *self = DT_REGISTER_TASK_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->passage, g_free);
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

static void
dt_register_task_row_init (DtRegisterTaskRow *self)
{
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *second = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("list-remove-symbolic");

  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "css-classes", (const char *[]) { "card", "change-card", NULL }, NULL);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->ordinal = add_entry (self, first, _("No."), FALSE);
  gtk_editable_set_width_chars (self->ordinal, 4);
  gtk_editable_set_max_width_chars (self->ordinal, 6);
  self->title = add_entry (self, first, _("What is to be done"), TRUE);
  gtk_widget_set_tooltip_text (remove, _("Leave This Task Out"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Leave This Task Out"), -1);
  gtk_widget_add_css_class (remove, "flat");
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove), self);
  gtk_box_append (GTK_BOX (first), remove);
  self->leads = add_entry (self, second, _("Leads, separated by ;"), TRUE);
  self->coordinators = add_entry (self, second, _("Co-ordinating, separated by ;"), TRUE);
  self->words = add_entry (self, second, _("Words of the deadline"), TRUE);
  self->echo = g_object_new (GTK_TYPE_LABEL, "xalign", 1.f, "wrap", TRUE, "visible", FALSE, "css-classes", (const char *[]) { "second-line", NULL }, NULL);
  gtk_box_append (GTK_BOX (self->box), first);
  gtk_box_append (GTK_BOX (self->box), second);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->echo));
}

GtkWidget *
dt_register_task_row_new (DtDay today)
{
  DtRegisterTaskRow *self = g_object_new (DT_TYPE_REGISTER_TASK_ROW, NULL);

  self->today = today;
  return GTK_WIDGET (self);
}
