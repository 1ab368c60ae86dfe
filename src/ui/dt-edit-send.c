/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A directive of the register as a packet for the exchange of documents: who gets it, and which of its files go with it. */

#include "dt-edit-send.h"

#include <glib/gi18n-lib.h>

#include "dt-attach.h"
#include "dt-compat.h"
#include "dt-directive-jobs.h"
#include "dt-edit-actions-private.h"
#include "dt-edit-jobs.h"
#include "dt-error.h"
#include "dt-form-fields.h"
#include "dt-new-file.h"
#include "dt-office.h"
#include "dt-packet.h"
#include "dt-weak.h"

typedef struct
{
  DtFormDialog    *form;
  DtWindow        *window;

  /* Fields, of the form */
  GtkEditable     *recipients;
  GtkWidget       *files;         /* a box of check buttons, as many as the directive has files */

  /* Owned */
  DtDirectivePage *page;          /* NULL: not read yet */
  DtOffice        *office;
} SendForm;

static void
send_form_free (gpointer data)
{
  SendForm *self = data;

  g_clear_pointer (&self->page, dt_directive_page_free);
  g_clear_pointer (&self->office, dt_office_free);
  g_free (self);
}

/* ---- The packet ---- */

/* "H41.5=Ủy ban nhân dân xã; H41.6" */
static void
add_recipients (SendForm *self,
                DtPacket *packet)
{
  g_auto(GStrv) parts = g_strsplit (gtk_editable_get_text (self->recipients), ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (g_strstrip (parts[i]), "=", 2);
      DtPacketOrgan *organ;

      if (pair[0] == NULL || *g_strstrip (pair[0]) == '\0')
        continue;
      organ = dt_packet_organ_new ();
      g_free (organ->id);
      organ->id = g_strdup (pair[0]);
      if (pair[1] != NULL)
        {
          g_free (organ->name);
          organ->name = g_strdup (g_strstrip (pair[1]));
        }
      g_ptr_array_add (packet->to, organ);
    }
}

static DtPacket *
make_packet (SendForm  *self,
             GError   **error)
{
  DtPacketOrgan from = { .id = self->office->organ_id, .name = self->office->name, .superior = self->office->parent };
  g_autofree char *timestamp = dt_packet_dup_now ();
  DtPacket *packet;

  if (*self->office->organ_id == '\0')
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_INVALID,
                           _("The identifier of the own office in the exchange of documents is not known. Fill it in under Preferences, Office."));
      return NULL;
    }
  packet = dt_packet_new_document (self->page, &from, timestamp, error);
  if (packet != NULL)
    add_recipients (self, packet);
  return packet;
}

typedef struct
{
  DtPacket  *packet;
  GPtrArray *names;       /* char*, of the files */
  GPtrArray *places;      /* GFile */
  GPtrArray *types;       /* char* */
  GFile     *target;
} Sending;

static void
sending_free (gpointer data)
{
  Sending *self = data;

  dt_packet_free (self->packet);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->types);
  g_object_unref (self->target);
  g_free (self);
}

/* The files may be large: in a thread of their own. */
/* Where only GIO gets to, as GIO does it. */
static gboolean
write_bytes (GFile         *file,
             GBytes        *bytes,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autofree char *path = g_file_get_path (file);

  return path != NULL ? dt_new_file_write_bytes (path, bytes, error)
                      : g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                                                 G_FILE_CREATE_PRIVATE, NULL, cancellable, error);
}

static gboolean
write_packet (Sending       *self,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GBytes) bytes = NULL;

  for (guint i = 0; i < self->places->len; i++)
    {
      GBytes *content = g_file_load_bytes (g_ptr_array_index (self->places, i), cancellable, NULL, error);

      if (content == NULL)
        return FALSE;
      g_ptr_array_add (self->packet->files, dt_packet_file_new (g_ptr_array_index (self->names, i), g_ptr_array_index (self->types, i), NULL, content));
      g_bytes_unref (content);
    }
  bytes = dt_packet_write (self->packet, error);
  return bytes != NULL && write_bytes (self->target, bytes, cancellable, error);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_packet (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  DtFormDialog *form = DT_FORM_DIALOG (source);
  SendForm *self = g_object_get_data (G_OBJECT (form), "send");
  Sending *sending = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_file_get_basename (sending->target);
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      text = dt_error_user_text (error);
      dt_form_dialog_set_problem (form, text);
      dt_form_dialog_set_ready (form, TRUE);
      return;
    }
  /* Translators: name of a file */
  text = g_strdup_printf (_("Packet written to %s"), name);
  dt_window_toast (self->window, text, FALSE);
  gtk_window_destroy (GTK_WINDOW (form));
}

static void
add_files (SendForm *self,
           Sending  *sending)
{
  const char *path = dt_store_get_path (dt_context_get_store (dt_form_dialog_get_context (self->form)));
  GtkWidget *check = gtk_widget_get_first_child (self->files);

  for (guint i = 0; i < self->page->attachments->len && check != NULL; i++, check = gtk_widget_get_next_sibling (check))
    {
      const DtAttachmentRow *row = g_ptr_array_index (self->page->attachments, i);

      if (!gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        continue;
      g_ptr_array_add (sending->names, g_strdup (row->name));
      g_ptr_array_add (sending->types, g_strdup (row->media_type != NULL && *row->media_type != '\0' ? row->media_type : "application/octet-stream"));
      g_ptr_array_add (sending->places, dt_attach_get_file (path, row->sha256));
    }
}

void
dt_send_form_write (DtFormDialog *form,
                    GFile        *file)
{
  SendForm *self = g_object_get_data (G_OBJECT (form), "send");
  g_autoptr(GError) error = NULL;
  g_autoptr(DtPacket) packet = make_packet (self, &error);
  g_autofree char *text = NULL;
  g_autoptr(GTask) task = NULL;
  Sending *sending;

  if (packet == NULL)
    {
      text = dt_error_user_text (error);
      dt_form_dialog_set_problem (form, text);
      return;
    }
  sending = g_new0 (Sending, 1);
  sending->packet = g_steal_pointer (&packet);
  sending->names = g_ptr_array_new_with_free_func (g_free);
  sending->types = g_ptr_array_new_with_free_func (g_free);
  sending->places = g_ptr_array_new_with_free_func (g_object_unref);
  sending->target = g_object_ref (file);
  add_files (self, sending);
  dt_form_dialog_set_ready (form, FALSE);
  task = g_task_new (form, NULL, on_written, NULL);
  g_task_set_source_tag (task, dt_send_form_write);
  g_task_set_task_data (task, sending, sending_free);
  g_task_run_in_thread (task, write_thread);
}

/* ---- The form ---- */

static void
on_place (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(DtFormDialog) form = user_data;
  g_autoptr(GFile) file = dt_compat_save_file_finish (result, NULL);

  if (file != NULL)
    dt_send_form_write (form, file);
}

/* What no receiver would accept is told before a place is asked for. */
static void
ask_place (SendForm *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtPacket) packet = make_packet (self, &error);
  g_autoptr(GBytes) bytes = packet != NULL ? dt_packet_write (packet, &error) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (bytes == NULL)
    {
      text = dt_error_user_text (error);
      dt_form_dialog_set_problem (self->form, text);
      return;
    }
  name = g_strdup_printf ("%s.edxml", self->page->symbol);
  g_strdelimit (name, "/\\:", '-');
  dt_compat_save_file_async (GTK_WINDOW (self->form), _("Save Packet"), name, NULL, NULL, NULL, on_place, g_object_ref (self->form));
}

static void
sync_form (SendForm *self)
{
  g_autofree char *recipients = dt_form_dup_text (self->recipients);

  dt_form_dialog_set_problem (self->form, NULL);
  dt_form_dialog_set_ready (self->form, self->page != NULL && self->office != NULL && *recipients != '\0');
}

static void
on_edited (SendForm *self)
{
  sync_form (self);
}

static void
show_files (SendForm *self)
{
  for (guint i = 0; i < self->page->attachments->len; i++)
    {
      const DtAttachmentRow *row = g_ptr_array_index (self->page->attachments, i);
      gboolean kept = *row->sha256 != '\0';
      GtkWidget *check = gtk_check_button_new_with_label (row->name);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), kept);
      gtk_widget_set_sensitive (check, kept);
      gtk_box_append (GTK_BOX (self->files), check);
    }
  dt_form_dialog_show_field (self->form, self->files, self->page->attachments->len > 0);
}

/* Not by the form, which would free it: it is kept until the packet is written. */
static void
on_page (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(DtFormDialog) form = dt_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtDirectivePage) page = dt_store_read_finish (DT_STORE (source), result, &error);
  SendForm *self = form != NULL ? g_object_get_data (G_OBJECT (form), "send") : NULL;
  g_autofree char *problem = error != NULL ? dt_error_user_text (error) : NULL;

  if (self == NULL)
    return;
  if (page == NULL)
    {
      dt_form_dialog_set_problem (form, problem);
      return;
    }
  self->page = g_steal_pointer (&page);
  show_files (self);
  sync_form (self);
}

static void
show_settings (DtFormDialog *form,
               gpointer      result,
               const GError *error,
               gpointer      user_data)
{
  SendForm *self = user_data;

  self->office = dt_office_new (result);
  sync_form (self);
}

/* parameter: (x) a directive */
void
dt_edit_send (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DtWindow *window = DT_WINDOW (widget);
  DtContext *context = dt_window_get_context (window);
  DtQuery *query = dt_query_new (dt_context_get_today (context));
  SendForm *self = g_new0 (SendForm, 1);

  query->directive_id = g_variant_get_int64 (parameter);
  self->window = window;
  self->form = dt_form_dialog_new (GTK_WINDOW (window), context, _("Send as a Packet"), _("_Save Packet…"));
  gtk_window_set_default_size (GTK_WINDOW (self->form), 620, -1);
  g_object_set_data_full (G_OBJECT (self->form), "send", self, send_form_free);
  dt_form_dialog_set_about (self->form, _("A packet of the national exchange of documents. A document with a mark of secrecy is refused."));
  self->recipients = dt_form_add_entry (self->form, _("_Recipients"), _("Identifiers, perhaps with names: H41.5=UBND xã; H41.6"), G_CALLBACK (on_edited), self);
  self->files = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  dt_form_dialog_add (self->form, _("Files"), self->files, self->files);
  dt_form_dialog_show_field (self->form, self->files, FALSE);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (ask_place), self);
  dt_store_read_async (dt_context_get_store (context), dt_job_load_directive_page, query, (GDestroyNotify) dt_query_free,
                       (GDestroyNotify) dt_directive_page_free, NULL, on_page, dt_weak_new (self->form));
  dt_form_dialog_read (self->form, dt_job_load_settings, NULL, NULL, (GDestroyNotify) g_hash_table_unref, show_settings, self);
  dt_form_dialog_set_ready (self->form, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->recipients));
  gtk_window_present (GTK_WINDOW (self->form));
}
