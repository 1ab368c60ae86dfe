/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of a task: a new one of a directive, or one that is corrected. */

#include "dt-edit-actions-private.h"

#include <glib/gi18n-lib.h>

#include "dt-deadline-phrases.h"
#include "dt-error.h"
#include "dt-form-dialog.h"
#include "dt-form-fields.h"
#include "dt-pick-button.h"
#include "dt-task-edit-jobs.h"
#include "dt-tasks-window.h"
#include "dt-units-field.h"
#include "dt-words-echo.h"

typedef struct
{
  DtFormDialog  *form;
  gint64         directive_id;
  gint64         id;             /* 0: a new one */
  DtDay          issued_day;
  gboolean       filling;

  /* Fields, of the form */
  DtPickButton  *parent;
  GtkEditable   *ordinal;
  GtkEditable   *clause;
  GtkTextBuffer *title;
  GtkTextView   *title_view;
  DtUnitsField  *units[DT_N_ROLES];
  GtkEditable   *words;
  GtkLabel      *echo;
  GtkEditable   *short_title;
  GtkEditable   *product;
  GtkTextBuffer *text;
  GtkWidget     *more;           /* shows what is seldom filled in */
  GPtrArray     *seldom;         /* fields */

  char          *stored_words;   /* of the deadline as it is; NULL: it has none, or none in words */
  gboolean       has_deadline;   /* stored */
  gboolean       words_touched;
  DtDeadline    *deadline;       /* of the words typed */
} TaskForm;

static void
task_form_free (gpointer data)
{
  TaskForm *self = data;

  g_ptr_array_unref (self->seldom);
  g_free (self->stored_words);
  g_clear_pointer (&self->deadline, dt_deadline_free);
  g_free (self);
}

/* A title is one line, however it is typed or pasted. */
static char *
dup_title (GtkTextBuffer *buffer)
{
  return g_strdelimit (dt_form_dup_buffer (buffer), "\n\r", ' ');
}

/* ---- What it says ---- */

static DtTasksEdit *
read_form (TaskForm *self)
{
  DtTasksEdit *edit = dt_tasks_edit_new (self->directive_id);
  DtTaskEdit *task = dt_task_edit_new (self->id);

  task->parent_id = dt_pick_button_get_id (self->parent);
  task->ordinal = dt_form_dup_text (self->ordinal);
  task->clause = dt_form_dup_text (self->clause);
  task->title = dup_title (self->title);
  task->short_title = dt_form_dup_text (self->short_title);
  task->product = dt_form_dup_text (self->product);
  task->text = dt_form_dup_buffer (self->text);
  for (int role = 0; role < DT_N_ROLES; role++)
    dt_units_field_store (self->units[role], task, (DtRole) role);
  task->keep_deadline = !self->words_touched;
  task->deadline = self->deadline != NULL ? dt_deadline_copy (self->deadline) : NULL;
  g_ptr_array_add (edit->tasks, task);

  return edit;
}

static void
sync_form (TaskForm *self)
{
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  if (self->filling)
    return;
  title = dup_title (self->title);
  words = dt_form_dup_text (self->words);
  dt_form_dialog_set_ready (self->form, *title != '\0' && (!self->words_touched || *words == '\0' || self->deadline != NULL));
  dt_form_dialog_set_effect (self->form,
                             dt_units_field_get_n_parts (self->units[DT_ROLE_LEAD]) == 0 && dt_units_field_get_n_parts (self->units[DT_ROLE_COORDINATOR]) > 0
                             ? _("Nobody leads this task yet. It will be asked who does.") : NULL, TRUE);
}

static void
on_edited (TaskForm *self)
{
  if (self->filling)
    return;
  dt_form_dialog_touch (self->form);
  dt_form_dialog_set_problem (self->form, NULL);
  sync_form (self);
}

static void
on_words (TaskForm *self)
{
  DtContext *context = dt_form_dialog_get_context (self->form);
  g_autofree char *words = NULL;
  DtDay last_day = DT_DAY_NONE;

  if (self->filling)
    return;
  words = dt_form_dup_text (self->words);
  /* Typed back to what it was, it is what it was, with whatever rule stands behind the words. */
  self->words_touched = g_strcmp0 (words, self->stored_words != NULL ? self->stored_words : "") != 0;
  g_clear_pointer (&self->deadline, dt_deadline_free);
  if (*words != '\0')
    self->deadline = dt_phrase_read_words (words, self->issued_day != DT_DAY_NONE ? self->issued_day : dt_context_get_today (context), &last_day);
  dt_words_echo_show (self->echo, words, self->deadline, last_day, dt_context_get_today (context));
  on_edited (self);
}

static char *
tell_stored (gpointer result,
             gpointer user_data)
{
  TaskForm *self = user_data;
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self->form));
  g_autofree char *title = dup_title (self->title);

  /* A new one is looked at next, where tasks are shown. */
  if (self->id == 0 && DT_IS_WINDOW (window) && g_str_equal (dt_window_get_view_name (DT_WINDOW (window)), "tasks"))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.open-task", "x", g_array_index ((GArray *) result, gint64, 0));

  return g_strdup_printf (self->id == 0 ? _("Entered %s") : _("Changed %s"), title);
}

static void
store (TaskForm *self)
{
  DtWrite write = { .action = self->id == 0 ? "new-task" : "edit-task" };

  dt_form_dialog_write (self->form, &write, dt_job_store_tasks, read_form (self), (GDestroyNotify) dt_tasks_edit_free,
                        (GDestroyNotify) g_array_unref, tell_stored, self);
}

/* ---- Filling it ---- */

static void
show_seldom (TaskForm *self,
             gboolean  always)
{
  for (guint i = 0; i < self->seldom->len; i++)
    {
      GtkWidget *field = g_ptr_array_index (self->seldom, i);
      gboolean filled = DT_IS_UNITS_FIELD (field) ? dt_units_field_get_n_parts (DT_UNITS_FIELD (field)) > 0
                        : GTK_IS_EDITABLE (field) ? *gtk_editable_get_text (GTK_EDITABLE (field)) != '\0'
                        : gtk_text_buffer_get_char_count (self->text) > 0;

      dt_form_dialog_show_field (self->form, field, always || filled);
    }
  gtk_widget_set_visible (self->more, !always);
}

static void
on_more (TaskForm *self)
{
  show_seldom (self, TRUE);
  gtk_widget_child_focus (g_ptr_array_index (self->seldom, 0), GTK_DIR_TAB_FORWARD);
}

static void
fill_deadline (TaskForm         *self,
               const DtTaskEdit *task)
{
  DtDay today = dt_context_get_today (dt_form_dialog_get_context (self->form));

  if (task->deadline == NULL)
    return;
  self->has_deadline = task->deadline->bound != DT_BOUND_NONE;
  self->stored_words = g_strdup (task->deadline->words);
  gtk_editable_set_text (self->words, self->stored_words != NULL ? self->stored_words : "");
  if (self->has_deadline)
    dt_words_echo_show (self->echo, "", task->deadline, task->last_day, today);
}

static void
fill (TaskForm         *self,
      const DtTaskEdit *task)
{
  gtk_editable_set_text (self->ordinal, task->ordinal);
  gtk_editable_set_text (self->clause, task->clause);
  gtk_text_buffer_set_text (self->title, task->title, -1);
  gtk_editable_set_text (self->short_title, task->short_title);
  gtk_editable_set_text (self->product, task->product);
  gtk_text_buffer_set_text (self->text, task->text, -1);
  dt_pick_button_set_id (self->parent, task->parent_id);
  for (int role = 0; role < DT_N_ROLES; role++)
    dt_units_field_set_parts (self->units[role], task->parts[role]);
  fill_deadline (self, task);
}

static void
show_sheet (DtFormDialog *form,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  TaskForm *self = user_data;
  const DtTaskSheet *sheet = result;
  g_autofree char *problem = error != NULL ? dt_error_user_text (error) : NULL;

  if (sheet == NULL)
    {
      dt_form_dialog_set_problem (form, problem);
      return;
    }

  self->filling = TRUE;
  self->directive_id = sheet->directive_id;
  self->issued_day = sheet->issued_day;
  dt_form_dialog_set_about (form, sheet->symbol);
  dt_pick_button_add (self->parent, 0, _("None"), NULL);
  for (guint i = 0; i < sheet->parents->len; i++)
    {
      const DtTaskEdit *parent = g_ptr_array_index (sheet->parents, i);
      g_autofree char *label = *parent->ordinal != '\0' ? g_strdup_printf ("%s  %s", parent->ordinal, parent->title) : g_strdup (parent->title);

      dt_pick_button_add (self->parent, parent->id, label, NULL);
    }
  for (int role = 0; role < DT_N_ROLES; role++)
    dt_units_field_set_choices (self->units[role], sheet->groups, sheet->units);
  if (sheet->tasks->len > 0)
    fill (self, g_ptr_array_index (sheet->tasks, 0));
  else
    gtk_editable_set_text (self->ordinal, sheet->next_ordinal);
  self->filling = FALSE;
  dt_form_dialog_set_filled (form);
  show_seldom (self, FALSE);
  sync_form (self);
}

/* ---- The form ---- */

static GtkEditable *
add_entry (TaskForm   *self,
           const char *label,
           const char *placeholder,
           gboolean    seldom)
{
  GtkEditable *entry = dt_form_add_entry (self->form, label, placeholder, G_CALLBACK (on_edited), self);

  if (seldom)
    g_ptr_array_add (self->seldom, entry);
  return entry;
}

static void
add_units (TaskForm   *self,
           DtRole      role,
           const char *label,
           const char *add_label)
{
  GtkWidget *field = dt_units_field_new (add_label);

  self->units[role] = DT_UNITS_FIELD (field);
  dt_form_dialog_add (self->form, label, field, dt_units_field_get_button (self->units[role]));
  g_signal_connect_swapped (field, "changed", G_CALLBACK (on_edited), self);
  if (role == DT_ROLE_RECIPIENT || role == DT_ROLE_OVERSEER)
    g_ptr_array_add (self->seldom, field);
}

static void
add_words (TaskForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", _("As in the letter: trước ngày 25/8/2024; trong tháng 9; hằng quý"), NULL);

  self->words = GTK_EDITABLE (entry);
  self->echo = dt_words_echo_new (0.f);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->echo));
  dt_form_dialog_add (self->form, _("_Deadline"), box, entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_words), self);
}

static void
add_fields (TaskForm *self)
{
  GtkWidget *parent = dt_pick_button_new (_("None"), _("Number or title of the task"));
  GtkTextView *text;

  self->ordinal = add_entry (self, _("_No."), NULL, FALSE);
  self->title_view = dt_form_add_text (self->form, _("_What is to be done"), 58, G_CALLBACK (on_edited), self);
  self->title = gtk_text_view_get_buffer (self->title_view);
  add_units (self, DT_ROLE_LEAD, _("_Leads"), _("Add a Lead…"));
  add_units (self, DT_ROLE_COORDINATOR, _("_Co-ordinating"), _("Add a Co-ordinating Unit…"));
  add_words (self);
  self->clause = add_entry (self, _("Cla_use"), _("Such as “mục III.2”"), FALSE);
  self->parent = DT_PICK_BUTTON (parent);
  dt_form_dialog_add (self->form, _("_Part of"), parent, dt_pick_button_get_button (self->parent));
  g_signal_connect_swapped (parent, "picked", G_CALLBACK (on_edited), self);

  self->product = add_entry (self, _("P_roduct"), _("What is handed in: a report, a plan"), TRUE);
  self->short_title = add_entry (self, _("S_hort title"), _("For the calendar"), TRUE);
  add_units (self, DT_ROLE_RECIPIENT, _("Hand_ed in to"), _("Add a Recipient…"));
  add_units (self, DT_ROLE_OVERSEER, _("O_verseen by"), _("Add an Overseer…"));
  text = dt_form_add_text (self->form, _("Passa_ge of the text"), 58, G_CALLBACK (on_edited), self);
  self->text = gtk_text_view_get_buffer (text);
  g_ptr_array_add (self->seldom, dt_form_get_frame (text));

  self->more = g_object_new (GTK_TYPE_BUTTON, "label", _("_More fields"), "use-underline", TRUE, "halign", GTK_ALIGN_START,
                             "css-classes", (const char *[]) { "flat", NULL }, NULL);
  dt_form_dialog_add_wide (self->form, self->more);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (on_more), self);
}

static void
open_form (DtWindow *window,
           gint64    directive_id,
           gint64    task_id)
{
  DtContext *context = dt_window_get_context (window);
  const DtTaskFetch fetch = { directive_id, task_id, FALSE, 1, dt_context_get_today (context) };
  TaskForm *self = g_new0 (TaskForm, 1);

  self->id = task_id;
  self->directive_id = directive_id;
  self->seldom = g_ptr_array_new ();
  self->form = dt_form_dialog_new (GTK_WINDOW (window), context, task_id == 0 ? _("New Task") : _("Edit Task"),
                                   task_id == 0 ? _("_Enter in Register") : _("_Save"));
  gtk_window_set_default_size (GTK_WINDOW (self->form), 640, -1);
  g_object_set_data_full (G_OBJECT (self->form), "task", self, task_form_free);
  self->filling = TRUE;
  add_fields (self);
  show_seldom (self, FALSE);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (store), self);
  dt_form_dialog_read (self->form, dt_job_load_task_sheet, g_memdup2 (&fetch, sizeof fetch), g_free, (GDestroyNotify) dt_task_sheet_free,
                       show_sheet, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_view));
  gtk_window_present (GTK_WINDOW (self->form));
}

/* parameter: (x) a directive */
void
dt_edit_new_task (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  open_form (DT_WINDOW (widget), g_variant_get_int64 (parameter), 0);
}

/* parameter: (x) a task */
void
dt_edit_task (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  open_form (DT_WINDOW (widget), 0, g_variant_get_int64 (parameter));
}

/* parameter: (x) a directive */
void
dt_edit_tasks (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  DtWindow *window = DT_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (dt_tasks_window_new (GTK_WINDOW (window), dt_window_get_context (window), g_variant_get_int64 (parameter))));
}

/* parameter: (x) a task; what has a history is refused */
void
dt_edit_remove_task (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  dt_edit_write (DT_WINDOW (widget), DT_EDIT_REMOVE_TASK, NULL, 1, dt_job_remove_task, g_memdup2 (&id, sizeof id), g_free);
}
