/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packets as they are met: elements are known by their local names and that of their parent, in any order, in any namespace,
 * in whatever envelope. What is not known is passed over. */

#include "dt-packet-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "dt-error.h"

#define MAX_DEPTH    64
#define MAX_ELEMENTS 100000
#define MAX_FILES    200
#define MAX_TEXT     20000      /* bytes of a text that is not a file */

typedef xmlTextReader DtXmlTextReader;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtXmlTextReader, xmlFreeTextReader)

/* A file whose parts are still coming. */
typedef struct { char *id, *name, *media_type, *description; GString *text; } PendingFile;

typedef struct
{
  DtPacket        *packet;
  const char      *name;
  DtXmlTextReader *reader;
  GPtrArray       *path;          /* char*: local names in lower case */
  GString         *text;          /* of the element that is open */
  PendingFile     *file;          /* that is open; NULL */
  gboolean         has_header;
  DtPacketOrgan   *organ;         /* that is open */
  DtPacketAnswer  *answer;
  char            *receiver;      /* id of a recipient of an update */
  guint            n_elements;
  char            *fault;         /* of the parser, with its place */
  int              fault_line;
  int              fault_column;
} Reading;

static void
pending_file_free (PendingFile *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->description);
  g_string_free (self->text, TRUE);
  g_free (self);
}

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->packet, dt_packet_free);
  g_clear_pointer (&self->reader, xmlFreeTextReader);
  g_clear_pointer (&self->path, g_ptr_array_unref);
  g_string_free (self->text, TRUE);
  pending_file_free (self->file);
  g_free (self->receiver);
  g_free (self->fault);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* The first fault is the one that counts; what the parser says about it is English and for people who know XML. */
static void
on_fault (void                    *user_data,
          const char              *message,
          xmlParserSeverities      severity,
          xmlTextReaderLocatorPtr  locator)
{
  Reading *self = user_data;

  if (severity != XML_PARSER_SEVERITY_ERROR || self->fault != NULL)
    return;
  self->fault = g_strstrip (g_strdup (message));
  self->fault_line = xmlTextReaderLocatorLineNumber (locator);
  self->fault_column = self->reader != NULL ? xmlTextReaderGetParserColumnNumber (self->reader) : 0;
}

static gboolean
fail (Reading     *self,
      const char  *reason,
      GError     **error)
{
  int line = self->fault_line > 0 ? self->fault_line : xmlTextReaderGetParserLineNumber (self->reader);
  int column = self->fault_line > 0 ? self->fault_column : xmlTextReaderGetParserColumnNumber (self->reader);

  /* Translators: a file, its line and column, and what is wrong there */
  g_set_error (error, DT_ERROR, DT_ERROR_PARSE, _("%s, line %d, column %d: %s"), self->name, line, column, reason);
  return FALSE;
}

static gboolean
is (const char *a,
    const char *b)
{
  return a != NULL && g_str_equal (a, b);
}

/* The name of the element that is open, 0, or of one around it. */
static const char *
above (Reading *self,
       guint    n)
{
  return self->path->len > n ? g_ptr_array_index (self->path, self->path->len - 1 - n) : "";
}

static gboolean
is_inside (Reading    *self,
           const char *name)
{
  for (guint i = 0; i < self->path->len; i++)
    if (is (g_ptr_array_index (self->path, i), name))
      return TRUE;

  return FALSE;
}

static void
take (char       **field,
      const char  *text)
{
  if (dt_packet_is_filler (text))
    return;
  g_free (*field);
  *field = g_strdup (text);
}

static void
warn (Reading *self,
      char    *sentence)
{
  g_ptr_array_add (self->packet->warnings, sentence);
}

/* ---- What an element says ---- */

static gboolean
take_organ (DtPacketOrgan *organ,
            const char    *name,
            const char    *text)
{
  const struct { const char *name; char **field; } fields[] = {
    { "organid", &organ->id }, { "organizationincharge", &organ->superior }, { "organname", &organ->name }, { "organadd", &organ->address },
    { "email", &organ->email }, { "telephone", &organ->telephone }, { "fax", &organ->fax }, { "website", &organ->website },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (is (name, fields[i].name))
      {
        take (fields[i].field, text);
        return TRUE;
      }

  return FALSE;
}

static void
take_day (Reading    *self,
          const char *what,
          DtDay      *day,
          const char *text)
{
  if (dt_packet_is_filler (text))
    return;
  *day = dt_packet_parse_day (text);
  if (*day == DT_DAY_NONE)
    warn (self, g_strdup_printf (_("%s: “%s” is not a day."), what, text));
}

static void
take_answer (Reading    *self,
             const char *name,
             const char *text)
{
  if (is (name, "organid"))
    take (&self->answer->organ_id, text);
  else if (is (name, "code"))
    take (&self->answer->code, text);
  else if (is (name, "documentid"))
    take (&self->answer->document_id, text);
  else if (is (name, "promulgationdate"))
    take_day (self, _("Date of the document that is answered"), &self->answer->day, text);
}

/* One vendor counts from 1 and has 5 for what is not urgent. */
static DtUrgency
read_urgency (const char *text)
{
  static const DtUrgency levels[] = { DT_URGENCY_NORMAL, DT_URGENCY_URGENT, DT_URGENCY_VERY_URGENT, DT_URGENCY_EXPRESS, DT_URGENCY_EXPRESS };
  guint64 level;

  return g_ascii_string_to_unsigned (text, 10, 0, G_N_ELEMENTS (levels) - 1, &level, NULL) ? levels[level] : DT_URGENCY_NORMAL;
}

static void
take_list (GPtrArray  *list,
           const char *text)
{
  if (!dt_packet_is_filler (text))
    g_ptr_array_add (list, g_strdup (text));
}

/* Of several hops the last one stays. */
static void
take_timestamp (DtPacket   *packet,
                const char *text)
{
  g_free (packet->timestamp);
  packet->timestamp = dt_packet_parse_timestamp (text);
}

/* Of the head of the message, by the element around it. */
static void
take_header (Reading    *self,
             const char *parent,
             const char *name,
             const char *text)
{
  DtPacket *packet = self->packet;
  const struct { const char *parent; const char *name; char **field; } fields[] = {
    { "messageheader", "documentid", &packet->document_id }, { "code", "codenumber", &packet->number }, { "code", "codenotation", &packet->notation },
    { "documenttype", "typename", &packet->type_name }, { "messageheader", "documenttype", &packet->type_name },
    { "messageheader", "subject", &packet->subject }, { "messageheader", "content", &packet->content },
    { "signerinfo", "competence", &packet->competence }, { "signerinfo", "position", &packet->position },
    { "signerinfo", "fullname", &packet->signer }, { "signerinfo", "signer", &packet->signer },
    { "otherinfo", "sphereofpromulgation", &packet->sphere }, { "messageheader", "description", &packet->description },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (is (parent, fields[i].parent) && is (name, fields[i].name))
      take (fields[i].field, text);

  if (g_str_has_suffix (parent, "mulgationinfo") && is (name, "place"))
    take (&packet->place, text);
  else if (g_str_has_suffix (parent, "mulgationinfo") && g_str_has_suffix (name, "mulgationdate"))
    take_day (self, _("Day of issue"), &packet->day, text);
  else if (is (name, "duedate"))
    take_day (self, _("Due date"), &packet->due_day, text);
  else if (is (name, "priority"))
    packet->urgency = read_urgency (text);
  else if (is (name, "steeringtype"))
    packet->steering = atoi (text);
  else if (is (parent, "toplaces") && is (name, "place"))
    take_list (packet->places, text);
  else if (is (name, "taskcode"))
    take_list (packet->task_codes, text);
  else if (is (name, "statuscode"))
    {
      packet->kind = DT_PACKET_STATUS;
      packet->status = atoi (text);
    }
  else if (is (name, "timestamp"))
    take_timestamp (packet, text);
}

static gboolean
begins_with (const char *name,
             const char *start)
{
  return name != NULL && g_str_has_prefix (name, start);
}

/* What is done with the document; "Bussiness" is the spelling of the format. */
static void
take_business (Reading    *self,
               const char *parent,
               const char *name,
               const char *text)
{
  DtPacket *packet = self->packet;
  static const DtPacketKind kinds[] = { DT_PACKET_NEW, DT_PACKET_RECALL, DT_PACKET_UPDATE, DT_PACKET_REPLACE };
  guint64 kind;

  if (begins_with (name, "bus") && g_str_has_suffix (name, "doctype"))
    {
      if (g_ascii_string_to_unsigned (text, 10, 0, G_N_ELEMENTS (kinds) - 1, &kind, NULL))
        packet->kind = kinds[kind];
      else
        warn (self, g_strdup_printf (_("“%s” is no business of a packet; it is taken for a new document."), text));
    }
  else if (begins_with (name, "bus") && g_str_has_suffix (name, "docreason"))
    take (&packet->reason, text);
  else if (is (parent, "receiver") && is (name, "organid"))
    {
      g_free (self->receiver);
      self->receiver = g_strdup (text);
    }
  else if (is (parent, "receiver") && is (name, "receivertype") && self->receiver != NULL)
    take_list (is (text, "0") ? packet->dropped : packet->added, self->receiver);
  else if (is (parent, "replacementinfo") && is (name, "documentid"))
    take_list (packet->replaced, text);
  else if (is (parent, "traceheader") && is (name, "timestamp"))
    take_timestamp (packet, text);
}

static void
take_file (Reading    *self,
           const char *name,
           const char *text)
{
  if (is (name, "attachmentname") || is (name, "filename"))
    take (&self->file->name, text);
  else if (is (name, "contenttype") || is (name, "filetype"))
    take (&self->file->media_type, text);
  else if (is (name, "description"))
    take (&self->file->description, text);
  else if (is (name, "contentid"))
    take (&self->file->id, text);
}

static void
take_element (Reading *self)
{
  const char *name = above (self, 0);
  const char *parent = above (self, 1);
  g_autofree char *text = g_strstrip (g_strdup (self->text->str));

  if (self->organ != NULL && (is (parent, "from") || is (parent, "to")) && take_organ (self->organ, name, text))
    return;
  if (self->file != NULL)
    {
      take_file (self, name, text);
      return;
    }
  if (self->answer != NULL && is (parent, "responsefor"))
    {
      take_answer (self, name, text);
      return;
    }
  if (dt_packet_take_aside (self->packet, parent, name, text))
    return;
  if (is_inside (self, "traceheaderlist"))
    take_business (self, parent, name, text);
  else if (is_inside (self, "messageheader"))
    take_header (self, parent, name, text);
}

/* ---- Elements ---- */

static void
open_element (Reading    *self,
              const char *name)
{
  DtPacket *packet = self->packet;

  if (is (name, "messageheader"))
    self->has_header = TRUE;
  else if (is (name, "from") && is (above (self, 1), "messageheader"))
    self->organ = packet->from;
  else if (is (name, "to") && is (above (self, 1), "messageheader"))
    {
      self->organ = dt_packet_organ_new ();
      g_ptr_array_add (packet->to, self->organ);
    }
  else if (is (name, "responsefor"))
    {
      self->answer = dt_packet_answer_new ();
      g_ptr_array_add (packet->answers, self->answer);
    }
  else if (is (name, "receiver"))
    g_clear_pointer (&self->receiver, g_free);
  else if (is (name, "signature") || is (name, "digitalsignature"))
    packet->signed_by = TRUE;
  else if (is (name, "attachment") && self->file == NULL && packet->files->len < MAX_FILES)
    {
      self->file = g_new0 (PendingFile, 1);
      self->file->id = g_strdup ("");
      self->file->name = g_strdup ("");
      self->file->media_type = g_strdup ("application/octet-stream");
      self->file->description = g_strdup ("");
      self->file->text = g_string_new (NULL);
    }
}

static gboolean
is_content (Reading *self)
{
  const char *name = above (self, 0);

  return self->file != NULL && is (above (self, 1), "attachment") && (is (name, "contenttransferencoded") || is (name, "content"));
}

/* One without bytes is only named: a packet that recalls, or a program that has lost them. */
static gboolean
close_file (Reading  *self,
            GError  **error)
{
  DtPacketFile *file;

  if (self->file->text->len == 0)
    {
      if (*self->file->name != '\0')
        warn (self, g_strdup_printf (_("“%s” is named in the packet, but not in it."), self->file->name));
    }
  else
    {
      file = dt_packet_file_unwrap (self->file->name, self->file->media_type, self->file->description, self->file->text->str, error);
      if (file == NULL)
        return FALSE;
      g_ptr_array_add (self->packet->files, file);
    }
  g_clear_pointer (&self->file, pending_file_free);

  return TRUE;
}

static gboolean
close_element (Reading  *self,
               GError  **error)
{
  const char *name = above (self, 0);

  if (self->file != NULL && is (name, "attachment"))
    return close_file (self, error);
  if (!is_content (self))
    take_element (self);
  if (is (name, "from") || is (name, "to"))
    self->organ = NULL;
  else if (is (name, "responsefor"))
    self->answer = NULL;

  return TRUE;
}

static gboolean
on_start (Reading  *self,
          GError  **error)
{
  g_autofree char *name = g_ascii_strdown ((const char *) xmlTextReaderConstLocalName (self->reader), -1);
  gboolean empty = xmlTextReaderIsEmptyElement (self->reader) == 1;

  if (++self->n_elements > MAX_ELEMENTS || self->path->len >= MAX_DEPTH)
    return fail (self, _("No packet has so many or so deep elements. Ask for it again."), error);
  g_ptr_array_add (self->path, g_steal_pointer (&name));
  g_string_truncate (self->text, 0);
  open_element (self, above (self, 0));
  if (!empty)
    return TRUE;
  if (!close_element (self, error))
    return FALSE;
  g_ptr_array_set_size (self->path, (int) self->path->len - 1);

  return TRUE;
}

static gboolean
on_end (Reading  *self,
        GError  **error)
{
  if (!close_element (self, error))
    return FALSE;
  g_ptr_array_set_size (self->path, (int) self->path->len - 1);
  g_string_truncate (self->text, 0);

  return TRUE;
}

static gboolean
on_text (Reading  *self,
         GError  **error)
{
  const char *text = (const char *) xmlTextReaderConstValue (self->reader);

  if (is_content (self))
    g_string_append (self->file->text, text);
  else if (self->text->len + strlen (text) > MAX_TEXT)
    return fail (self, _("This text is far too long for a packet. Ask for it again."), error);
  else
    g_string_append (self->text, text);

  return TRUE;
}

static gboolean
on_node (Reading  *self,
         GError  **error)
{
  switch (xmlTextReaderNodeType (self->reader))
    {
    case XML_READER_TYPE_ELEMENT:
      return on_start (self, error);
    case XML_READER_TYPE_END_ELEMENT:
      return on_end (self, error);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      return on_text (self, error);
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
      return fail (self, _("A packet has no document type and no entities of its own. It is not read."), error);
    default:
      return TRUE;
    }
}

/* ---- The whole ---- */

/* An older builder has number and notation the other way round. */
static void
straighten_code (Reading *self)
{
  DtPacket *packet = self->packet;
  gboolean has_digit = strpbrk (packet->number, "0123456789") != NULL;
  gboolean only_digits = *packet->notation != '\0' && strspn (packet->notation, "0123456789") == strlen (packet->notation);
  char *number = packet->number;

  if (has_digit || !only_digits)
    return;
  packet->number = packet->notation;
  packet->notation = number;
  warn (self, g_strdup (_("Number and notation stood the other way round.")));
}

static gboolean
check (Reading  *self,
       GError  **error)
{
  DtPacket *packet = self->packet;

  if (!self->has_header)
    return fail (self, _("This is no packet: it has no head of a message. Was another file meant?"), error);
  straighten_code (self);
  if (packet->kind == DT_PACKET_STATUS)
    return packet->answers->len > 0 || fail (self, _("The status does not say which document it is about. Ask the sender for it again."), error);
  if (*packet->number == '\0' && *packet->notation == '\0' && *packet->document_id == '\0')
    return fail (self, _("The packet does not say which document it is: number, notation and identifier are missing. Ask the sender for it again."), error);

  return TRUE;
}

static gboolean
read_all (Reading       *self,
          GCancellable  *cancellable,
          GError       **error)
{
  int status;

  while ((status = xmlTextReaderRead (self->reader)) == 1)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !on_node (self, error))
      return FALSE;
  if (status < 0 || self->fault != NULL)
    {
      g_autofree char *reason = g_strdup_printf (_("this is not well-formed XML (%s). Ask the sender for it again."),
                                                 self->fault != NULL ? self->fault : "?");

      return fail (self, reason, error);
    }

  return check (self, error);
}

/**
 * dt_packet_read:
 * @bytes: of the file
 * @name: of the file, for messages
 *
 * Returns: (transfer full) (nullable): what the packet says, with its files taken out
 */
DtPacket *
dt_packet_read (GBytes        *bytes,
                const char    *name,
                GCancellable  *cancellable,
                GError       **error)
{
  g_auto(Reading) self = { .packet = dt_packet_new (), .name = name };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  self.path = g_ptr_array_new_with_free_func (g_free);
  self.text = g_string_new (NULL);
  if (size == 0 || size > DT_PACKET_MAX_BYTES)
    {
      g_set_error (error, DT_ERROR, size == 0 ? DT_ERROR_PARSE : DT_ERROR_TOO_LARGE,
                   size == 0 ? _("“%s” is empty.") : _("“%s” is larger than a packet may be, so it is not read."), name);
      return NULL;
    }
  self.reader = xmlReaderForMemory (data, (int) size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_COMPACT);
  if (self.reader == NULL)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NO_MEMORY, "The XML parser could not be started");
      return NULL;
    }
  xmlTextReaderSetErrorHandler (self.reader, on_fault, &self);

  return read_all (&self, cancellable, error) ? g_steal_pointer (&self.packet) : NULL;
}
