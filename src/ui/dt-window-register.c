/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ways to enter a directive: by form, from the file of a letter or a packet, from text on the clipboard. */

#include "dt-window-parts.h"

#include <glib/gi18n-lib.h>

#include "dt-busy.h"
#include "dt-compat.h"
#include "dt-letter-file.h"
#include "dt-packet-window.h"
#include "dt-queue-window.h"
#include "dt-register-window.h"
#include "dt-table.h"

typedef struct
{
  char       *path;        /* NULL: the text is there already */
  char       *text;
  DtProposal *proposal;
  DtReceivedPacket *received;   /* it was a packet */
  gboolean    own;         /* it was a file of our own format */
  DtBusy     *busy;        /* owned until the end */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->path);
  g_free (self->text);
  g_clear_pointer (&self->proposal, dt_proposal_free);
  g_clear_pointer (&self->received, dt_received_packet_free);
  g_free (self);
}

void
dt_window_register_form (GtkWidget  *widget,
                         const char *action,
                         GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (dt_register_window_new (GTK_WINDOW (widget), dt_window_get_context (DT_WINDOW (widget)), NULL, NULL)));
}

/* ---- A letter ---- */

static gboolean
is_xml (const char *path)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, ".xml") || g_str_has_suffix (folded, ".edxml");
}

static DtReceivedPacket *
receive (const char    *path,
         GBytes        *bytes,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(DtReceivedPacket) received = g_new0 (DtReceivedPacket, 1);

  received->name = g_path_get_basename (path);
  received->bytes = g_bytes_ref (bytes);
  received->packet = dt_packet_read (bytes, received->name, cancellable, error);
  if (received->packet == NULL)
    return NULL;
  if (received->packet->kind == DT_PACKET_STATUS)
    return g_steal_pointer (&received);
  received->text = dt_packet_read_letter (received->packet, cancellable);
  received->proposal = dt_packet_propose (received->packet, received->text);

  return g_steal_pointer (&received);
}

/* Packets and our own files have one ending: what is in them tells. */
static gboolean
read_xml (Reading       *self,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(GBytes) bytes = dt_packet_load (self->path, cancellable, error);

  if (bytes == NULL)
    return FALSE;
  self->own = !dt_packet_is_one (bytes);
  if (!self->own)
    self->received = receive (self->path, bytes, cancellable, error);

  return self->own || self->received != NULL;
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Reading *self = data;
  GError *error = NULL;

  if (self->path != NULL && is_xml (self->path))
    {
      if (read_xml (self, cancellable, &error))
        g_task_return_boolean (task, TRUE);
      else
        g_task_return_error (task, error);
      return;
    }
  if (self->text == NULL)
    self->text = dt_letter_file_read (self->path, cancellable, &error);
  if (self->text == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->proposal = dt_letter_read (self->text);
  g_task_return_boolean (task, TRUE);
}

static void
show (DtWindow *self,
      Reading  *reading)
{
  GtkWindow *window;

  if (reading->own)
    {
      g_autoptr(GFile) file = g_file_new_for_path (reading->path);

      dt_window_import_file (self, file);
      return;
    }
  if (reading->received != NULL)
    window = GTK_WINDOW (dt_packet_window_new (GTK_WINDOW (self), self->context, g_steal_pointer (&reading->received)));
  else
    window = GTK_WINDOW (dt_register_window_new (GTK_WINDOW (self), self->context, reading->text, reading->proposal));
  gtk_window_present (window);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  DtWindow *self = DT_WINDOW (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  dt_busy_end (reading->busy);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      dt_window_tell_error (self, _("The Letter Could Not Be Read"), error);
      return;
    }
  show (self, reading);
}

/* Takes reading. */
static void
read_letter (DtWindow *self,
             Reading  *reading)
{
  g_autoptr(GTask) task = NULL;

  reading->busy = dt_busy_begin (GTK_WINDOW (self), _("Reading the letter…"));
  task = g_task_new (self, dt_busy_get_cancellable (reading->busy), on_read, NULL);
  g_task_set_source_tag (task, read_letter);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * dt_window_register_file:
 * @self: a window
 * @file: .docx, .odt, .pdf, plain text, a packet (edXML), XML or a package of our own, or a spreadsheet
 *
 * Reads it in the background and opens what was read of it. Stores nothing.
 */
void
dt_window_register_file (DtWindow *self,
                         GFile    *file)
{
  g_autofree char *name = g_file_get_basename (file);
  Reading *reading;

  if (dt_tables_is_name (name) || dt_window_is_pack (name))
    {
      dt_window_import_file (self, file);
      return;
    }
  reading = g_new0 (Reading, 1);
  reading->path = g_file_get_path (file);
  if (reading->path == NULL)
    {
      reading_free (reading);
      dt_compat_tell (GTK_WINDOW (self), _("The Letter Could Not Be Read"), _("That place is not on this machine. Choose a folder on it."));
      return;
    }
  read_letter (self, reading);
}

void
dt_window_register_files (DtWindow   *self,
                          GListModel *files)
{
  g_autoptr(GFile) only = g_list_model_get_n_items (files) == 1 ? g_list_model_get_item (files, 0) : NULL;

  if (only != NULL)
    dt_window_register_file (self, only);
  else
    gtk_window_present (GTK_WINDOW (dt_queue_window_new (self, files)));
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  DtWindow *self = DT_WINDOW (source);
  g_autoptr(GFile) file = dt_compat_open_file_finish (result, NULL);

  if (file == NULL)
    return;
  dt_window_keep_folder (self, file);
  dt_window_register_file (self, file);
}

void
dt_window_register_letter (GtkWidget  *widget,
                           const char *action,
                           GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  static const char *const patterns[] = { "*.docx", "*.odt", "*.pdf", "*.txt", "*.edxml", "*.xml", "*.dtpack" };
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr(GFile) folder = dt_window_dup_last_folder (self);

  gtk_file_filter_set_name (filter, _("Letters and packets (DOCX, ODT, PDF, text, edXML)"));
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  dt_compat_open_file_async (GTK_WINDOW (self), _("Register from Letter"), filter, folder, NULL, on_chosen, NULL);
}

/* ---- The clipboard ---- */

static void
on_pasted (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  Reading *reading;

  if (text == NULL || *g_strstrip (text) == '\0')
    {
      dt_window_toast (self, _("There is no text on the clipboard"), FALSE);
      return;
    }
  reading = g_new0 (Reading, 1);
  reading->text = g_steal_pointer (&text);
  read_letter (self, reading);
}

void
dt_window_register_text (GtkWidget  *widget,
                         const char *action,
                         GVariant   *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, on_pasted, g_object_ref (widget));
}
