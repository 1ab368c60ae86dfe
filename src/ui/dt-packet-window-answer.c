/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The status that is sent back for a packet. */

#include "dt-packet-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-compat.h"
#include "dt-office.h"
#include "dt-window-private.h"

static const int told[] = { DT_PACKET_ACCEPTED, DT_PACKET_ARRIVED, DT_PACKET_REFUSED, DT_PACKET_ASSIGNED, DT_PACKET_PROCESSING, DT_PACKET_FINISHED };
static const int decided[] = { DT_PACKET_AGREED, DT_PACKET_NOT_AGREED };

/* NULL: this is answered by nobody. */
static const int *
list_statuses (const DtPacket *packet,
               guint          *n)
{
  gboolean status = packet->kind == DT_PACKET_STATUS;

  *n = 0;
  if (status && packet->status != DT_PACKET_TAKE_BACK)
    return NULL;
  *n = packet->kind == DT_PACKET_NEW ? G_N_ELEMENTS (told) : G_N_ELEMENTS (decided);
  return packet->kind == DT_PACKET_NEW ? told : decided;
}

static int
get_status (DtPacketWindow *self)
{
  guint n;
  const int *list = list_statuses (self->received->packet, &n);

  return list[gtk_drop_down_get_selected (self->status)];
}

static GBytes *
make_answer (DtPacketWindow  *self,
             GError         **error)
{
  g_autoptr(DtOffice) office = dt_office_new (self->settings);
  DtPacketOrgan from = { .id = office->organ_id, .name = office->name, .superior = office->parent };
  g_autofree char *timestamp = dt_packet_dup_now ();
  g_autoptr(DtPacket) answer = dt_packet_new_answer (self->received->packet, get_status (self), &from, gtk_editable_get_text (self->reason), timestamp, error);

  return answer != NULL ? dt_packet_write (answer, error) : NULL;
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(DtPacketWindow) self = user_data;
  g_autofree char *name = g_file_get_basename (G_FILE (source));
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  self->working = FALSE;
  g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  dt_packet_window_tell (self, error);
  dt_packet_window_sync (self);
  if (error != NULL || !DT_IS_WINDOW (parent))
    return;
  /* Translators: name of a file */
  text = g_strdup_printf (_("Answer written to %s"), name);
  dt_window_toast (DT_WINDOW (parent), text, FALSE);
}

static void
on_place (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(DtPacketWindow) self = user_data;
  g_autoptr(GFile) file = dt_compat_save_file_finish (result, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (file == NULL)
    return;
  bytes = make_answer (self, &error);
  dt_packet_window_tell (self, error);
  if (bytes == NULL)
    return;
  self->working = TRUE;
  dt_packet_window_sync (self);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, self->cancellable, on_written, g_object_ref (self));
}

/* What no receiver may say is told before a place is asked for. */
void
dt_packet_window_save_answer (GtkWidget  *widget,
                              const char *action,
                              GVariant   *parameter)
{
  DtPacketWindow *self = DT_PACKET_WINDOW (widget);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = make_answer (self, &error);
  g_autofree char *name = NULL;

  dt_packet_window_tell (self, error);
  if (bytes == NULL)
    return;
  name = g_strdup_printf ("%02d-%s", get_status (self), self->received->name);
  dt_compat_save_file_async (GTK_WINDOW (self), _("Save Answer"), name, NULL, NULL, self->cancellable, on_place, g_object_ref (self));
}

void
dt_packet_window_add_answer (DtPacketWindow *self,
                             GtkBox         *box)
{
  guint n;
  const int *list = list_statuses (self->received->packet, &n);
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *head, *line, *button;

  if (list == NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = dt_packet_dup_status_label (list[i]);

      gtk_string_list_append (labels, label);
    }
  head = g_object_new (GTK_TYPE_LABEL, "label", _("Answer"), "xalign", 0.f, "css-classes", (const char *[]) { "section-head", NULL }, NULL);
  self->status = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Status"), -1);
  self->reason = GTK_EDITABLE (g_object_new (GTK_TYPE_ENTRY, "placeholder-text", _("In words; a refusal needs it"), "hexpand", TRUE, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  button = gtk_button_new_with_mnemonic (_("Save _Answer…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "packet.save-answer");
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->status));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (box, head);
  gtk_box_append (box, line);
}
