/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was read of a letter, put into the form. */

#include "dt-register-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-attach.h"

static char *
join_names (GPtrArray *names)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; names != NULL && i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (const char *) g_ptr_array_index (names, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill_tasks (DtRegisterWindow *self,
            const DtProposal *proposal)
{
  for (guint i = 0; i < proposal->tasks->len; i++)
    {
      const DtProposedTask *task = g_ptr_array_index (proposal->tasks, i);
      g_autofree char *leads = join_names (task->leads);
      g_autofree char *coordinators = join_names (task->coordinators);
      const char *words = task->bound_words;
      DtRegisterTaskRow *row;

      if (task->deadline >= 0 && task->deadline < (int) proposal->deadlines->len)
        words = ((DtProposedDeadline *) g_ptr_array_index (proposal->deadlines, task->deadline))->words;
      row = dt_register_window_append_task (self);
      dt_register_task_row_set (row, task->ordinal, task->title, task->passage, leads, coordinators, words);
      dt_register_task_row_fold (row);
    }
}

static void
fill_references (DtRegisterWindow *self,
                 const DtProposal *proposal)
{
  for (guint i = 0; i < proposal->references->len; i++)
    {
      const DtProposedReference *reference = g_ptr_array_index (proposal->references, i);

      if (reference->symbol != NULL)
        dt_references_field_add (self->references, reference->relation, reference->symbol, reference->day);
    }
  dt_register_window_ask_known (self);
}

void
dt_register_window_add_addressee (DtRegisterWindow *self,
                                  const char       *words,
                                  gboolean          distribution)
{
  DtAddresseeRecord *record = dt_addressee_record_new ();

  record->distribution = distribution;
  record->words = g_strdup (words);
  g_ptr_array_add (self->addressees, record);
}

void
dt_register_window_add_doubt (DtRegisterWindow *self,
                              const char       *text,
                              gboolean          looked_at)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.f, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), looked_at);
  g_object_set_data_full (G_OBJECT (check), "dt-text", g_strdup (text), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (dt_register_window_touch), self);
  gtk_box_append (GTK_BOX (self->doubts), check);
  gtk_widget_set_visible (gtk_widget_get_parent (self->doubts), TRUE);
}

/* Says that it comes with the directive. */
void
dt_register_window_add_file (DtRegisterWindow *self,
                             const char       *name,
                             const char       *media_type,
                             const char       *sha256,
                             gint64            size)
{
  DtAttachmentRecord *file = dt_attachment_record_new ();
  g_autoptr(GString) names = g_string_new (NULL);

  file->name = g_strdup (name);
  file->media_type = g_strdup (media_type);
  file->sha256 = g_strdup (sha256);
  file->size = size;
  g_ptr_array_add (self->files, file);
  if (self->file_names == NULL)
    {
      self->file_names = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "selectable", TRUE, NULL);
      dt_register_window_add_field (self, _("Files"), GTK_WIDGET (self->file_names), GTK_WIDGET (self->file_names), 0, 12);
    }
  for (guint i = 0; i < self->files->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "", ((DtAttachmentRecord *) g_ptr_array_index (self->files, i))->name);
  gtk_label_set_label (self->file_names, names->str);
}

void
dt_register_window_add_files (DtRegisterWindow *self,
                              GPtrArray        *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      const DtAttached *file = g_ptr_array_index (files, i);

      dt_register_window_add_file (self, file->name, file->type, file->sha256, file->size);
    }
}

static gboolean
cites (const DtProposal *proposal,
       const char       *symbol)
{
  for (guint i = 0; i < proposal->references->len; i++)
    if (g_strcmp0 (((DtProposedReference *) g_ptr_array_index (proposal->references, i))->symbol, symbol) == 0)
      return TRUE;

  return FALSE;
}

/* Of a directive that is named by its symbol the effect can be shown; else the person has to say which is meant. */
static void
fill_moves (DtRegisterWindow *self,
            const DtProposal *proposal)
{
  for (guint i = 0; i < proposal->moves->len; i++)
    {
      const DtProposedMove *move = g_ptr_array_index (proposal->moves, i);
      DtScheduleRule rule = { .kind = move->later ? DT_CHANGE_POSTPONE : DT_CHANGE_ACCELERATE, .amount = move->amount, .unit = move->unit };
      g_autofree char *text = NULL;

      if (cites (proposal, move->target))
        {
          dt_register_window_add_move (self, move->target, move->words, &rule, TRUE);
          continue;
        }
      text = g_strdup_printf (_("It moves deadlines: “%s”. Once it is entered, apply that with Change Deadlines (Ctrl+H)."), move->words);
      dt_register_window_add_doubt (self, text, FALSE);
    }
}

static void
fill_doubts (DtRegisterWindow *self,
             const DtProposal *proposal)
{
  for (guint i = 0; i < proposal->to_confirm->len; i++)
    dt_register_window_add_doubt (self, g_ptr_array_index (proposal->to_confirm, i), FALSE);
}

static void
set_text (GtkEditable *entry,
          const char  *text)
{
  gtk_editable_set_text (entry, text != NULL ? text : "");
}

/**
 * dt_register_window_fill:
 * @proposal: what was read of a letter
 */
void
dt_register_window_fill (DtRegisterWindow *self,
                         const DtProposal *proposal)
{
  set_text (self->symbol, proposal->symbol);
  set_text (self->issuer, proposal->issuer);
  set_text (self->place, proposal->place);
  set_text (self->subject, proposal->subject);
  set_text (self->signer, proposal->signer);
  for (guint i = 0; dt_document_type_nicks[i].nick != NULL; i++)
    if (dt_document_type_nicks[i].value == proposal->type)
      gtk_drop_down_set_selected (self->type, i);
  dt_day_entry_set_day (self->day, proposal->day);
  self->signer_title = g_strdup (proposal->signer_title);
  for (guint i = 0; dt_urgency_nicks[i].nick != NULL; i++)
    if (dt_urgency_nicks[i].value == (int) proposal->urgency)
      gtk_drop_down_set_selected (self->urgency, i);
  for (guint i = 0; i < proposal->addressees->len; i++)
    dt_register_window_add_addressee (self, g_ptr_array_index (proposal->addressees, i), FALSE);
  for (guint i = 0; i < proposal->distribution->len; i++)
    dt_register_window_add_addressee (self, g_ptr_array_index (proposal->distribution, i), TRUE);
  fill_references (self, proposal);
  fill_tasks (self, proposal);
  fill_doubts (self, proposal);
  fill_moves (self, proposal);
}
