/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is sent back to the sender of a packet. */

#include "dt-packet-private.h"

#include <glib/gi18n-lib.h>

#include "dt-error.h"

/**
 * dt_packet_load:
 * @path: of a file
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with @error set; %DT_ERROR_TOO_LARGE if it is larger than a packet may be
 */
GBytes *
dt_packet_load (const char    *path,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autofree char *name = g_path_get_basename (path);

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > DT_PACKET_MAX_BYTES)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_TOO_LARGE, _("“%s” is larger than a packet may be, so it is not read."), name);
      return NULL;
    }

  return g_file_load_bytes (file, cancellable, NULL, error);
}

static gboolean
refuse (GError     **error,
        const char  *reason)
{
  g_set_error_literal (error, DT_ERROR, DT_ERROR_INVALID, reason);
  return FALSE;
}

/* Only what a receiver may say. An answer to a request needs a request; a refusal needs its reason (Decree 30/2020/ND-CP, arts. 18 and 21). */
static gboolean
check (const DtPacket  *received,
       int              status,
       const char      *description,
       GError         **error)
{
  gboolean request = received->kind == DT_PACKET_RECALL || received->kind == DT_PACKET_UPDATE || received->kind == DT_PACKET_REPLACE
                     || (received->kind == DT_PACKET_STATUS && received->status == DT_PACKET_TAKE_BACK);
  gboolean decision = status == DT_PACKET_AGREED || status == DT_PACKET_NOT_AGREED;

  if (!decision && (status < DT_PACKET_ARRIVED || status > DT_PACKET_FINISHED))
    return refuse (error, _("A receiver answers with one of 01 to 06, 15 and 16."));
  if (decision && !request)
    return refuse (error, _("15 and 16 answer a recall, an update or a replacement; this packet asks for none."));
  if (!decision && received->kind == DT_PACKET_STATUS)
    return refuse (error, _("A status is not answered, except one that asks to take a document back."));
  if ((status == DT_PACKET_REFUSED || status == DT_PACKET_NOT_AGREED) && dt_packet_is_filler (description))
    return refuse (error, _("A refusal needs its reason."));

  return TRUE;
}

/* As the national library makes it, where the packet has none. */
static char *
dup_document_id (const DtPacket *packet,
                 const char     *symbol)
{
  g_autofree char *day = NULL;

  if (*packet->document_id != '\0' || packet->day == DT_DAY_NONE)
    return g_strdup (packet->document_id);
  day = dt_day_to_iso (packet->day);

  return g_strdup_printf ("%s,%s,%s", packet->from->id, g_strdelimit (day, "-", '/'), symbol);
}

/* The document that the packet is about. */
static DtPacketAnswer *
dup_subject (const DtPacket *received)
{
  DtPacketAnswer *answer = dt_packet_answer_new ();

  g_free (answer->organ_id);
  g_free (answer->code);
  g_free (answer->document_id);
  answer->organ_id = g_strdup (received->from->id);
  if (received->kind == DT_PACKET_STATUS)
    {
      const DtPacketAnswer *about = g_ptr_array_index (received->answers, 0);

      answer->code = g_strdup (about->code);
      answer->document_id = g_strdup (about->document_id);
      answer->day = about->day;
      return answer;
    }
  answer->code = dt_packet_get_symbol (received);
  answer->document_id = dup_document_id (received, answer->code);
  answer->day = received->day;

  return answer;
}

static void
set_text (char       **field,
          const char  *text)
{
  g_free (*field);
  *field = g_strdup (text != NULL ? text : "");
}

/**
 * dt_packet_new_answer:
 * @received: what is answered
 * @status: a #DtPacketStatus: 1 to 6, 15 or 16
 * @from: the own office; its identifier is needed
 * @description: (nullable): in words; needed for a refusal
 * @timestamp: yyyy/MM/dd HH:mm:ss, local time
 *
 * Returns: (transfer full) (nullable): the status to be written, or %NULL with %DT_ERROR_INVALID
 */
DtPacket *
dt_packet_new_answer (const DtPacket       *received,
                      int                   status,
                      const DtPacketOrgan  *from,
                      const char           *description,
                      const char           *timestamp,
                      GError              **error)
{
  DtPacket *self;

  if (!check (received, status, description != NULL ? description : "", error))
    return NULL;
  self = dt_packet_new ();
  self->kind = DT_PACKET_STATUS;
  self->status = status;
  set_text (&self->from->id, from->id);
  set_text (&self->from->name, from->name);
  set_text (&self->from->superior, from->superior);
  set_text (&self->description, description);
  set_text (&self->timestamp, timestamp);
  g_ptr_array_add (self->answers, dup_subject (received));

  return self;
}
