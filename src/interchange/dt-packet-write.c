/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packets in the strict form: the prefixes, the order and the dates of the national library, which every receiver reads. */

#include "dt-packet-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#include "dt-error.h"

#define PREFIX "edXML"

typedef struct
{
  const DtPacket   *packet;
  xmlTextWriterPtr  writer;
  gboolean          failed;
} Writing;

/* ---- Elements ---- */

static void
note (Writing *self,
      int      status)
{
  self->failed |= status < 0;
}

static void
begin (Writing    *self,
       const char *name)
{
  note (self, xmlTextWriterStartElementNS (self->writer, BAD_CAST PREFIX, BAD_CAST name, NULL));
}

static void
end (Writing *self)
{
  note (self, xmlTextWriterEndElement (self->writer));
}

static void
leaf (Writing    *self,
      const char *name,
      const char *text)
{
  begin (self, name);
  if (*text != '\0')
    note (self, xmlTextWriterWriteString (self->writer, BAD_CAST text));
  end (self);
}

static void
leaf_unless_empty (Writing    *self,
                   const char *name,
                   const char *text)
{
  if (*text != '\0')
    leaf (self, name, text);
}

static void
leaf_day (Writing    *self,
          const char *name,
          DtDay       day)
{
  g_autofree char *iso = day != DT_DAY_NONE ? dt_day_to_iso (day) : g_strdup ("");

  leaf (self, name, g_strdelimit (iso, "-", '/'));
}

static void
leaf_number (Writing    *self,
             const char *name,
             int         number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  leaf (self, name, text);
}

/* ---- The head ---- */

/* In a status the name stands before the superior body. */
static void
write_organ (Writing             *self,
             const char          *name,
             const DtPacketOrgan *organ)
{
  gboolean status = self->packet->kind == DT_PACKET_STATUS;

  begin (self, name);
  leaf (self, "OrganId", organ->id);
  leaf (self, status ? "OrganName" : "OrganizationInCharge", status ? organ->name : organ->superior);
  leaf (self, status ? "OrganizationInCharge" : "OrganName", status ? organ->superior : organ->name);
  leaf (self, "OrganAdd", organ->address);
  leaf (self, "Email", organ->email);
  leaf (self, "Telephone", organ->telephone);
  leaf (self, "Fax", organ->fax);
  leaf (self, "Website", organ->website);
  end (self);
}

/* The order of the parts is another one in a status. */
static void
write_answer (Writing              *self,
              const DtPacketAnswer *answer)
{
  gboolean status = self->packet->kind == DT_PACKET_STATUS;

  begin (self, "ResponseFor");
  leaf (self, "OrganId", answer->organ_id);
  leaf (self, "Code", answer->code);
  if (!status)
    leaf (self, "DocumentId", answer->document_id);
  leaf_day (self, "PromulgationDate", answer->day);
  if (status)
    leaf (self, "DocumentId", answer->document_id);
  end (self);
}

/* The two kinds of packets have the last two in another order. */
static void
write_staff (Writing *self)
{
  const DtPacket *packet = self->packet;
  gboolean is_status = packet->kind == DT_PACKET_STATUS;
  g_autofree char *staff = dt_packet_dup_staff (packet);

  if (*staff == '\0')
    return;

  begin (self, "StaffInfo");
  leaf_unless_empty (self, "Department", packet->department);
  leaf_unless_empty (self, "Staff", packet->staff);
  leaf_unless_empty (self, is_status ? "Mobile" : "Email", is_status ? packet->staff_phone : packet->staff_email);
  leaf_unless_empty (self, is_status ? "Email" : "Mobile", is_status ? packet->staff_email : packet->staff_phone);
  end (self);
}

static void
write_status (Writing *self)
{
  const DtPacket *packet = self->packet;
  g_autofree char *code = g_strdup_printf ("%02d", packet->status);

  write_organ (self, "From", packet->from);
  write_answer (self, g_ptr_array_index (packet->answers, 0));
  write_staff (self);
  leaf (self, "StatusCode", code);
  leaf_unless_empty (self, "Description", packet->description);
  leaf (self, "Timestamp", packet->timestamp);
}

static void
write_signer (Writing *self)
{
  begin (self, "SignerInfo");
  leaf (self, "Competence", self->packet->competence);
  leaf (self, "Position", self->packet->position);
  leaf (self, "FullName", self->packet->signer);
  end (self);
}

static void
write_code (Writing *self)
{
  const DtPacket *packet = self->packet;

  begin (self, "Code");
  leaf (self, "CodeNumber", packet->number);
  leaf (self, "CodeNotation", packet->notation);
  end (self);
  begin (self, "PromulgationInfo");
  leaf (self, "Place", packet->place);
  leaf_day (self, "PromulgationDate", packet->day);
  end (self);
  /* No two programs agree on the numbers: the name is what is read. */
  begin (self, "DocumentType");
  leaf (self, "Type", "2");
  leaf (self, "TypeDetail", "0");
  leaf (self, "TypeName", packet->type_name);
  end (self);
}

static int
urgency_of (DtUrgency urgency)
{
  static const DtUrgency levels[] = { DT_URGENCY_NORMAL, DT_URGENCY_URGENT, DT_URGENCY_VERY_URGENT, DT_URGENCY_EXPRESS };

  for (int i = 0; i < (int) G_N_ELEMENTS (levels); i++)
    if (levels[i] == urgency)
      return i;

  return 0;
}

static void
write_amounts (Writing *self)
{
  const DtPacket *packet = self->packet;

  if (packet->n_copies > 0)
    leaf_number (self, "PromulgationAmount", packet->n_copies);
  if (packet->n_pages > 0)
    leaf_number (self, "PageAmount", packet->n_pages);
  if (packet->appendices->len == 0)
    return;

  begin (self, "Appendixes");
  for (guint i = 0; i < packet->appendices->len; i++)
    leaf (self, "Appendix", g_ptr_array_index (packet->appendices, i));
  end (self);
}

static void
write_document (Writing *self)
{
  const DtPacket *packet = self->packet;

  write_organ (self, "From", packet->from);
  for (guint i = 0; i < packet->to->len; i++)
    write_organ (self, "To", g_ptr_array_index (packet->to, i));
  leaf (self, "DocumentId", packet->document_id);
  write_code (self);
  leaf (self, "Subject", packet->subject);
  leaf (self, "Content", packet->content);
  write_signer (self);
  leaf_day (self, "DueDate", packet->due_day);
  begin (self, "OtherInfo");
  leaf_number (self, "Priority", urgency_of (packet->urgency));
  leaf_unless_empty (self, "SphereOfPromulgation", packet->sphere);
  write_amounts (self);
  end (self);
  for (guint i = 0; i < packet->answers->len; i++)
    write_answer (self, g_ptr_array_index (packet->answers, i));
  leaf_number (self, "SteeringType", packet->steering > 0 ? packet->steering : 1);
  if (packet->task_codes->len > 0)
    {
      begin (self, "ResponseForTask");
      for (guint i = 0; i < packet->task_codes->len; i++)
        leaf (self, "TaskCode", g_ptr_array_index (packet->task_codes, i));
      end (self);
    }
  begin (self, "ToPlaces");
  for (guint i = 0; i < packet->places->len; i++)
    leaf (self, "Place", g_ptr_array_index (packet->places, i));
  end (self);
}

/* ---- What is done with it ---- */

static void
write_receivers (Writing    *self,
                 GPtrArray  *ids,
                 const char *type)
{
  for (guint i = 0; i < ids->len; i++)
    {
      begin (self, "Receiver");
      leaf (self, "OrganId", g_ptr_array_index (ids, i));
      leaf (self, "ReceiverType", type);
      end (self);
    }
}

static void
write_update (Writing *self)
{
  const DtPacket *packet = self->packet;
  gboolean receivers = packet->added->len > 0 || packet->dropped->len > 0;

  begin (self, "BussinessDocumentInfo");
  leaf (self, "DocumentInfo", "1");
  leaf (self, "DocumentReceiver", receivers ? "1" : "0");
  if (receivers)
    {
      begin (self, "ReceiverList");
      write_receivers (self, packet->added, "1");
      write_receivers (self, packet->dropped, "0");
      end (self);
    }
  end (self);
}

static void
write_replacement (Writing *self)
{
  begin (self, "ReplacementInfoList");
  for (guint i = 0; i < self->packet->replaced->len; i++)
    {
      begin (self, "ReplacementInfo");
      leaf (self, "DocumentId", g_ptr_array_index (self->packet->replaced, i));
      end (self);
    }
  end (self);
}

static void
write_trace (Writing *self)
{
  const DtPacket *packet = self->packet;

  begin (self, "TraceHeaderList");
  begin (self, "TraceHeader");
  leaf (self, "OrganId", packet->from->id);
  leaf (self, "Timestamp", packet->timestamp);
  end (self);
  begin (self, "Bussiness");
  if (packet->kind != DT_PACKET_RECALL)
    leaf (self, "DocumentId", packet->document_id);
  leaf_number (self, "BussinessDocType", (int) packet->kind);
  leaf (self, "BussinessDocReason", packet->reason);
  if (packet->kind == DT_PACKET_UPDATE)
    write_update (self);
  if (packet->kind == DT_PACKET_REPLACE)
    write_replacement (self);
  write_staff (self);
  end (self);
  end (self);
}

/* ---- Files ---- */

static void
write_manifest (Writing *self)
{
  begin (self, PREFIX "Body");
  begin (self, PREFIX "Manifest");
  note (self, xmlTextWriterWriteAttribute (self->writer, BAD_CAST "version", BAD_CAST "1.0"));
  for (guint i = 0; i < self->packet->files->len; i++)
    {
      const DtPacketFile *file = g_ptr_array_index (self->packet->files, i);
      g_autofree char *id = g_strdup_printf ("cid:%u", i + 1);

      begin (self, "Reference");
      leaf (self, "ContentId", id);
      leaf (self, "ContentType", file->media_type);
      leaf (self, "Description", file->description);
      leaf (self, "AttachmentName", file->name);
      end (self);
    }
  end (self);
  end (self);
}

static void
plain_leaf (Writing    *self,
            const char *name,
            const char *text)
{
  note (self, xmlTextWriterWriteElement (self->writer, BAD_CAST name, BAD_CAST text));
}

/* Here the name space is the default one, and only the bytes have the prefix. */
static void
write_files (Writing *self)
{
  note (self, xmlTextWriterStartElement (self->writer, BAD_CAST "AttachmentEncoded"));
  for (guint i = 0; i < self->packet->files->len; i++)
    {
      const DtPacketFile *file = g_ptr_array_index (self->packet->files, i);
      g_autofree char *id = g_strdup_printf ("cid:%u", i + 1);
      gsize size;
      const guchar *data = g_bytes_get_data (file->bytes, &size);
      g_autofree char *encoded = g_base64_encode (data, size);

      note (self, xmlTextWriterStartElement (self->writer, BAD_CAST "Attachment"));
      plain_leaf (self, "ContentId", id);
      plain_leaf (self, "AttachmentName", file->name);
      plain_leaf (self, "Description", file->description);
      plain_leaf (self, "ContentType", file->media_type);
      note (self, xmlTextWriterWriteElementNS (self->writer, BAD_CAST PREFIX, BAD_CAST "ContentTransferEncoded", BAD_CAST DT_PACKET_NAMESPACE,
                                               BAD_CAST encoded));
      end (self);
    }
  end (self);
}

/* ---- The whole ---- */

static gboolean
refuse (GError     **error,
        const char  *reason)
{
  g_set_error_literal (error, DT_ERROR, DT_ERROR_INVALID, reason);
  return FALSE;
}

static gboolean
check (const DtPacket  *self,
       GError         **error)
{
  if (*self->from->id == '\0')
    return refuse (error, _("A packet needs the identifier of the sender. Enter it in the preferences, under Office."));
  if (self->kind == DT_PACKET_STATUS)
    {
      const DtPacketAnswer *answer = self->answers->len > 0 ? g_ptr_array_index (self->answers, 0) : NULL;

      if (answer == NULL || *answer->code == '\0' || *answer->document_id == '\0')
        return refuse (error, _("A status needs the symbol and the identifier of the document it is about."));
      return self->status > 0 || refuse (error, _("A status needs its code."));
    }
  if (*self->number == '\0' || *self->notation == '\0')
    return refuse (error, _("A packet needs the number and the notation of the document, such as 1438 and CV/TU."));
  if (self->day == DT_DAY_NONE)
    return refuse (error, _("A packet needs the day of issue of the document."));
  if (*self->subject == '\0')
    return refuse (error, _("A packet needs the subject of the document."));
  if (self->to->len == 0)
    return refuse (error, _("A packet needs at least one addressee."));
  for (guint i = 0; i < self->to->len; i++)
    if (*((DtPacketOrgan *) g_ptr_array_index (self->to, i))->id == '\0')
      return refuse (error, _("Each addressee of a packet needs its identifier."));

  return TRUE;
}

static void
write_all (Writing *self)
{
  gboolean status = self->packet->kind == DT_PACKET_STATUS;

  note (self, xmlTextWriterSetIndent (self->writer, 1));
  note (self, xmlTextWriterSetIndentString (self->writer, BAD_CAST "  "));
  note (self, xmlTextWriterStartDocument (self->writer, NULL, "UTF-8", NULL));
  note (self, xmlTextWriterStartElementNS (self->writer, NULL, BAD_CAST "edXML", BAD_CAST DT_PACKET_NAMESPACE));
  note (self, xmlTextWriterStartElementNS (self->writer, BAD_CAST PREFIX, BAD_CAST PREFIX "Envelope", BAD_CAST DT_PACKET_NAMESPACE));
  begin (self, PREFIX "Header");
  begin (self, "MessageHeader");
  if (status)
    write_status (self);
  else
    write_document (self);
  end (self);
  if (!status)
    write_trace (self);
  end (self);
  if (!status)
    write_manifest (self);
  end (self);
  if (!status && self->packet->files->len > 0)
    write_files (self);
  note (self, xmlTextWriterEndDocument (self->writer));
}

/**
 * dt_packet_write:
 *
 * Returns: (transfer full) (nullable): the packet as bytes of UTF-8
 */
GBytes *
dt_packet_write (const DtPacket  *self,
                 GError         **error)
{
  Writing writing = { .packet = self };
  xmlBufferPtr buffer;
  GBytes *bytes = NULL;

  if (!check (self, error))
    return NULL;
  buffer = xmlBufferCreate ();
  writing.writer = xmlNewTextWriterMemory (buffer, 0);
  write_all (&writing);
  xmlFreeTextWriter (writing.writer);
  if (writing.failed)
    refuse (error, _("The packet holds characters that XML does not have."));
  else
    bytes = g_bytes_new (xmlBufferContent (buffer), (gsize) xmlBufferLength (buffer));
  xmlBufferFree (buffer);

  return bytes;
}
