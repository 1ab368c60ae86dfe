/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-register-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-compat.h"
#include "dt-error.h"
#include "dt-register-jobs.h"
#include "dt-text.h"
#include "dt-window-private.h"

G_DEFINE_FINAL_TYPE (DtRegisterWindow, dt_register_window, ADW_TYPE_WINDOW)

static char *
dup_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

/* ---- Whether it can be stored ---- */

static gboolean
are_tasks_valid (DtRegisterWindow *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->tasks); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!dt_register_task_row_is_valid (DT_REGISTER_TASK_ROW (child)))
      return FALSE;
  return TRUE;
}

/* The button says by its tooltip what is missing. */
void
dt_register_window_sync (DtRegisterWindow *self)
{
  g_autofree char *symbol = dup_text (self->symbol);
  guint n = dt_register_window_count_doubts (self);
  g_autofree char *left = g_strdup_printf (ngettext ("%u place is still to be confirmed", "%u places are still to be confirmed", n), n);
  const char *missing = *symbol == '\0' ? _("The number and symbol is missing")
                        : !dt_day_entry_is_valid (self->day) ? _("The day is not understood")
                        : !are_tasks_valid (self) ? _("A task lacks its title, or its deadline is not understood")
                        : n > 0 ? left : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.store", missing == NULL && !self->storing);
  dt_register_window_sync_foot (self);
  dt_register_window_sync_strip (self);
  dt_register_window_sync_marks (self);
  gtk_widget_set_tooltip_text (self->store_button, missing != NULL ? missing : _("Ctrl+Enter"));
  adw_window_title_set_subtitle (self->window_title, self->storing ? _("Storing…") : missing != NULL && self->touched ? missing : _("Nothing is stored yet"));
}

/* Something was typed, chosen or looked at. */
void
dt_register_window_touch (DtRegisterWindow *self)
{
  if (self->filling)
    return;
  self->touched = TRUE;
  dt_register_window_keep_soon (self);
  if (self->known)
    dt_register_window_ask_known (self);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  dt_register_window_sync (self);
}

/* ---- Storing ---- */

static void
add_reference (GtkWidget  *entry,
               DtRelation  relation,
               const char *symbol,
               DtDay       issued_day,
               gpointer    user_data)
{
  DtDirectiveRecord *record = user_data;
  DtReferenceRecord *reference = dt_reference_record_new ();

  reference->relation = relation;
  reference->target.symbol = g_strdup (symbol);
  reference->target.issued_day = issued_day;
  g_ptr_array_add (record->references, reference);
}

static DtAttachmentRecord *
copy_file (const DtAttachmentRecord *from)
{
  DtAttachmentRecord *file = dt_attachment_record_new ();

  file->uid = dt_uid_new ();
  file->name = g_strdup (from->name);
  file->media_type = g_strdup (from->media_type);
  file->sha256 = g_strdup (from->sha256);
  file->size = from->size;
  return file;
}

/* What stands in the form. One that is there already is changed to it, once the window has shown how. */
DtRegisterEdit *
dt_register_window_make_edit (DtRegisterWindow *self)
{
  DtRegisterEdit *edit = dt_register_edit_new (dt_context_get_today (self->context));
  DtDirectiveRecord *record = edit->directive;

  record->symbol = dup_text (self->symbol);
  record->type = (DtDocumentType) dt_document_type_nicks[gtk_drop_down_get_selected (self->type)].value;
  record->issuer = dup_text (self->issuer);
  record->issued_day = dt_day_entry_get_day (self->day);
  record->location = dup_text (self->place);
  record->subject = dup_text (self->subject);
  record->signer = dup_text (self->signer);
  record->signer_title = g_strdup (self->signer_title);
  record->urgency = (DtUrgency) dt_urgency_nicks[gtk_drop_down_get_selected (self->urgency)].value;
  /* A letter that says nothing of it: then a directive that is there already keeps what it has. */
  if (record->urgency == DT_URGENCY_NORMAL)
    record->urgency = (DtUrgency) -1;
  record->text = g_strdup (self->text);
  dt_references_field_foreach (self->references, add_reference, record);
  for (guint i = 0; i < self->addressees->len; i++)
    {
      const DtAddresseeRecord *from = g_ptr_array_index (self->addressees, i);
      DtAddresseeRecord *addressee = dt_addressee_record_new ();

      addressee->distribution = from->distribution;
      addressee->words = g_strdup (from->words);
      g_ptr_array_add (record->addressees, addressee);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (self->tasks); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      DtRegisterTask *task = dt_register_task_row_dup (DT_REGISTER_TASK_ROW (child));

      if (task != NULL)
        g_ptr_array_add (edit->tasks, task);
    }
  for (guint i = 0; i < self->files->len; i++)
    g_ptr_array_add (record->attachments, copy_file (g_ptr_array_index (self->files, i)));
  dt_register_window_list_new_units (self, edit->new_units);
  dt_register_window_list_moves (self, edit->moves);
  edit->draft = g_strdup (self->draft);
  edit->update = self->changes != NULL;
  return edit;
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtRegisterWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *id = dt_store_write_finish (DT_STORE (source), result, &error);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *symbol = dup_text (self->symbol);
  g_autofree char *text = NULL;

  self->storing = FALSE;
  if (id == NULL)
    {
      text = dt_error_user_text (error);
      gtk_label_set_label (self->problem, text);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      dt_register_window_sync (self);
      return;
    }
  text = g_strdup_printf (self->changes != NULL ? _("%s brought up to date in the register") : _("%s entered in the register"), symbol);
  if (DT_IS_WINDOW (parent))
    {
      dt_window_toast (DT_WINDOW (parent), text, TRUE);
      dt_window_sync_drafts (DT_WINDOW (parent));
      gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-directive", "x", *id);
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
store (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  DtRegisterWindow *self = DT_REGISTER_WINDOW (widget);
  DtWrite write = { .action = "register-directive" };

  self->storing = TRUE;
  g_clear_handle_id (&self->save_source, g_source_remove);
  dt_register_window_sync (self);
  dt_store_write_async (dt_context_get_store (self->context), &write, dt_job_register_directive, dt_register_window_make_edit (self),
                        (GDestroyNotify) dt_register_edit_free, g_free, NULL, on_stored, g_object_ref (self));
}

/* ---- Leaving ---- */

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(DtRegisterWindow) self = user_data;
  g_autofree char *answer = dt_compat_ask_finish (result, NULL);

  if (g_strcmp0 (answer, "keep") == 0)
    dt_register_window_keep (self);
  else if (g_strcmp0 (answer, "drop") == 0)
    dt_register_window_drop (self);
  else
    return;
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
dt_register_window_close_request (GtkWindow *window)
{
  DtRegisterWindow *self = DT_REGISTER_WINDOW (window);
  const DtAnswer answers[] = {
    { "stay", _("_Continue"), DT_ANSWER_PLAIN },
    { "drop", _("_Discard"), DT_ANSWER_DESTRUCTIVE },
    { "keep", _("_Keep as Draft"), DT_ANSWER_SUGGESTED },
  };

  if (self->storing)
    return GDK_EVENT_STOP;
  /* What stands as it was kept is kept. */
  if (!self->touched && (self->text == NULL || self->draft != NULL))
    return GDK_EVENT_PROPAGATE;
  dt_compat_ask_async (window, _("Keep what was filled in?"), _("It has not been entered in the register. As a draft it can be gone on with later."),
                       answers, G_N_ELEMENTS (answers), "stay", NULL, on_answered, g_object_ref (self));
  return GDK_EVENT_STOP;
}

/* ---- Tasks ---- */

static void
on_remove_task (DtRegisterWindow *self,
                GtkWidget        *row)
{
  if (self->letter != NULL)
    dt_register_letter_drop (self->letter, row);
  gtk_box_remove (GTK_BOX (self->tasks), row);
  dt_register_window_touch (self);
}

DtRegisterTaskRow *
dt_register_window_append_task (DtRegisterWindow *self)
{
  GtkWidget *row = dt_register_task_row_new (dt_context_get_today (self->context));

  dt_register_task_row_set_issued (DT_REGISTER_TASK_ROW (row), dt_day_entry_get_day (self->day));
  g_signal_connect_swapped (row, "changed", G_CALLBACK (dt_register_window_touch), self);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove_task), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->tasks), row);
  return DT_REGISTER_TASK_ROW (row);
}

static void
add_task (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  DtRegisterWindow *self = DT_REGISTER_WINDOW (widget);
  GtkWidget *row = GTK_WIDGET (dt_register_window_append_task (self));

  gtk_widget_grab_focus (row);
  dt_register_window_touch (self);
}

/* ---- Building ---- */

static void
dt_register_window_dispose (GObject *object)
{
  g_clear_handle_id (&DT_REGISTER_WINDOW (object)->save_source, g_source_remove);
  g_clear_handle_id (&DT_REGISTER_WINDOW (object)->known_source, g_source_remove);
  g_clear_pointer (&DT_REGISTER_WINDOW (object)->changes, dt_import_report_free);

  G_OBJECT_CLASS (dt_register_window_parent_class)->dispose (object);
}

static void
dt_register_window_finalize (GObject *object)
{
  DtRegisterWindow *self = DT_REGISTER_WINDOW (object);

  g_clear_object (&self->context);
  g_free (self->draft);
  g_free (self->text);
  g_free (self->signer_title);
  g_ptr_array_unref (self->addressees);
  g_ptr_array_unref (self->files);
  g_hash_table_unref (self->groups);

  G_OBJECT_CLASS (dt_register_window_parent_class)->finalize (object);
}

static void
dt_register_window_class_init (DtRegisterWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_register_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_register_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dt_register_window_close_request;
  gtk_widget_class_install_action (widget_class, "register.store", NULL, store);
  gtk_widget_class_install_action (widget_class, "register.add-task", NULL, add_task);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "register.store", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "register.store", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  dt_register_window_install_links (widget_class);
  dt_register_window_install_foot (widget_class);
}

static void
build (DtRegisterWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *form = dt_register_window_build_form (self);

  self->window_title = ADW_WINDOW_TITLE (adw_window_title_new (_("Register Directive"), NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->window_title));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  self->store_button = gtk_button_new_with_mnemonic (_("_Enter in Register"));
  gtk_widget_add_css_class (self->store_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->store_button), "register.store");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->store_button);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), dt_register_window_build_strip (self));
  if (self->text != NULL)
    gtk_box_append (GTK_BOX (box), dt_register_window_build_sides (self, form));
  else
    gtk_box_append (GTK_BOX (box), form);
  gtk_box_append (GTK_BOX (box), dt_register_window_build_foot (self));
  adw_window_set_content (ADW_WINDOW (self), box);
}

static void
dt_register_window_init (DtRegisterWindow *self)
{
  self->addressees = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_addressee_record_free);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_attachment_record_free);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static DtRegisterWindow *
new_window (GtkWindow  *parent,
            DtContext  *context,
            const char *text)
{
  DtRegisterWindow *self = g_object_new (DT_TYPE_REGISTER_WINDOW, "transient-for", parent, "modal", TRUE, "title", _("Register Directive"), NULL);
  int width = parent != NULL && gtk_widget_get_width (GTK_WIDGET (parent)) > 0 ? gtk_widget_get_width (GTK_WIDGET (parent)) - 60 : 1280;
  int height = parent != NULL && gtk_widget_get_height (GTK_WIDGET (parent)) > 0 ? gtk_widget_get_height (GTK_WIDGET (parent)) - 60 : 860;

  self->context = g_object_ref (context);
  self->text = g_strdup (text);
  self->filling = TRUE;
  build (self);
  gtk_window_set_default_size (GTK_WINDOW (self), MIN (width, text != NULL ? 1280 : 820), MIN (height, 860));
  gtk_widget_grab_focus (GTK_WIDGET (self->symbol));
  return self;
}

static void
end_filling (DtRegisterWindow *self)
{
  if (gtk_widget_get_first_child (self->tasks) == NULL)
    dt_register_window_append_task (self);
  self->filling = FALSE;
  dt_register_window_sync (self);
  dt_register_window_match_units (self);
}

/**
 * dt_register_window_new:
 * @parent: the window it stands before; told of what was done
 * @context: of that window
 * @text: (nullable): the letter it is entered from
 * @proposal: (nullable): what was read of it
 *
 * Returns: a window to be presented; it belongs to the toolkit
 */
DtRegisterWindow *
dt_register_window_new (GtkWindow        *parent,
                        DtContext        *context,
                        const char       *text,
                        const DtProposal *proposal)
{
  DtRegisterWindow *self = new_window (parent, context, text);

  if (proposal != NULL)
    {
      dt_register_window_fill (self, proposal);
      dt_register_window_link (self, proposal);
    }
  end_filling (self);
  return self;
}

/**
 * dt_register_window_new_from_draft:
 * @parent: the window it stands before; told of what was done
 * @context: of that window
 * @draft: with its content
 *
 * Returns: (nullable): a window to be presented; it belongs to the toolkit. %NULL if this is no draft of the form.
 */
DtRegisterWindow *
dt_register_window_new_from_draft (GtkWindow     *parent,
                                   DtContext     *context,
                                   const DtDraft *draft)
{
  g_autoptr(GVariant) content = dt_register_draft_parse (draft->content);
  DtRegisterWindow *self;

  if (content == NULL)
    return NULL;
  self = new_window (parent, context, dt_register_draft_get_text (content));
  self->draft = g_strdup (draft->uid);
  dt_register_window_restore (self, content);
  end_filling (self);
  return self;
}
