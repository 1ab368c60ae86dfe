/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packets: made, freed, and named. */

#include "dt-packet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const DtNick dt_packet_kind_nicks[] = {
  { DT_PACKET_NEW, "new", NC_("packet", "New document") },
  { DT_PACKET_RECALL, "recall", NC_("packet", "Recall") },
  { DT_PACKET_UPDATE, "update", NC_("packet", "Update") },
  { DT_PACKET_REPLACE, "replace", NC_("packet", "Replacement") },
  { DT_PACKET_STATUS, "status", NC_("packet", "Status") },
  { 0, NULL, "packet" },
};

const DtNick dt_packet_status_nicks[] = {
  { DT_PACKET_ARRIVED, "01", NC_("packet status", "Arrived") },
  { DT_PACKET_REFUSED, "02", NC_("packet status", "Refused") },
  { DT_PACKET_ACCEPTED, "03", NC_("packet status", "Entered by the receiver") },
  { DT_PACKET_ASSIGNED, "04", NC_("packet status", "Assigned") },
  { DT_PACKET_PROCESSING, "05", NC_("packet status", "Being processed") },
  { DT_PACKET_FINISHED, "06", NC_("packet status", "Finished by the receiver") },
  { DT_PACKET_TAKE_BACK, "13", NC_("packet status", "The sender asks to take it back") },
  { DT_PACKET_AGREED, "15", NC_("packet status", "Agrees to the take-back or update") },
  { DT_PACKET_NOT_AGREED, "16", NC_("packet status", "Does not agree to the take-back or update") },
  { 0, NULL, "packet status" },
};

DtPacketOrgan *
dt_packet_organ_new (void)
{
  DtPacketOrgan *self = g_new0 (DtPacketOrgan, 1);
  char **texts[] = { &self->id, &self->superior, &self->name, &self->address, &self->email, &self->telephone, &self->fax, &self->website };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  return self;
}

static void
organ_free (gpointer data)
{
  DtPacketOrgan *self = data;

  g_free (self->id);
  g_free (self->superior);
  g_free (self->name);
  g_free (self->address);
  g_free (self->email);
  g_free (self->telephone);
  g_free (self->fax);
  g_free (self->website);
  g_free (self);
}

DtPacketAnswer *
dt_packet_answer_new (void)
{
  DtPacketAnswer *self = g_new0 (DtPacketAnswer, 1);

  self->organ_id = g_strdup ("");
  self->code = g_strdup ("");
  self->document_id = g_strdup ("");
  return self;
}

static void
answer_free (gpointer data)
{
  DtPacketAnswer *self = data;

  g_free (self->organ_id);
  g_free (self->code);
  g_free (self->document_id);
  g_free (self);
}

/**
 * dt_packet_file_new:
 * @name: base name
 * @media_type: as declared
 * @description: (nullable): in words
 * @bytes: (transfer none): of the file
 */
DtPacketFile *
dt_packet_file_new (const char *name,
                    const char *media_type,
                    const char *description,
                    GBytes     *bytes)
{
  DtPacketFile *self = g_new0 (DtPacketFile, 1);

  self->name = g_strdup (name);
  self->media_type = g_strdup (media_type);
  self->description = g_strdup (description != NULL ? description : "");
  self->bytes = g_bytes_ref (bytes);
  return self;
}

static void
file_free (gpointer data)
{
  DtPacketFile *self = data;

  g_free (self->name);
  g_free (self->media_type);
  g_free (self->description);
  g_bytes_unref (self->bytes);
  g_free (self);
}

DtPacket *
dt_packet_new (void)
{
  DtPacket *self = g_new0 (DtPacket, 1);
  char **texts[] = { &self->document_id, &self->number, &self->notation, &self->place, &self->type_name, &self->subject, &self->content,
                     &self->competence, &self->position, &self->signer, &self->sphere, &self->reason, &self->description, &self->department,
                     &self->staff, &self->staff_phone, &self->staff_email, &self->timestamp };
  GPtrArray **lists[] = { &self->places, &self->appendices, &self->task_codes, &self->added, &self->dropped, &self->replaced, &self->warnings };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    *lists[i] = g_ptr_array_new_with_free_func (g_free);
  self->from = dt_packet_organ_new ();
  self->to = g_ptr_array_new_with_free_func (organ_free);
  self->answers = g_ptr_array_new_with_free_func (answer_free);
  self->files = g_ptr_array_new_with_free_func (file_free);
  return self;
}

void
dt_packet_free (DtPacket *self)
{
  char *texts[] = { self->document_id, self->number, self->notation, self->place, self->type_name, self->subject, self->content,
                    self->competence, self->position, self->signer, self->sphere, self->reason, self->description, self->department,
                    self->staff, self->staff_phone, self->staff_email, self->timestamp };
  GPtrArray *lists[] = { self->places, self->appendices, self->task_codes, self->added, self->dropped, self->replaced, self->warnings, self->to, self->answers, self->files };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_ptr_array_unref (lists[i]);
  organ_free (self->from);
  g_free (self);
}

/**
 * dt_packet_dup_staff:
 *
 * Returns: (transfer full): who is in charge at the sender, with department, telephone and address, as far as they are told; "" not told
 */
char *
dt_packet_dup_staff (const DtPacket *self)
{
  const char *parts[] = { self->staff, self->department, self->staff_phone, self->staff_email };
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- Symbols ---- */

/* A Party notation names type and organ ("CV/TU"); one of a State law begins with its year ("2020/NĐ-CP"). */
static gboolean
is_party (const char *notation)
{
  return strchr (notation, '/') != NULL && !g_ascii_isdigit (notation[0]);
}

char *
dt_packet_get_symbol (const DtPacket *self)
{
  if (*self->number == '\0' || *self->notation == '\0')
    return g_strdup (*self->number != '\0' ? self->number : self->notation);

  return g_strconcat (self->number, is_party (self->notation) ? "-" : "/", self->notation, NULL);
}

gboolean
dt_packet_set_symbol (DtPacket   *self,
                      const char *symbol)
{
  const char *end = symbol;

  while (g_ascii_isdigit (*end) || (end > symbol && g_ascii_isalpha (*end) && strchr ("-/", end[1]) != NULL && end[1] != '\0'))
    end++;
  if (end == symbol || (*end != '-' && *end != '/') || end[1] == '\0')
    return FALSE;
  g_free (self->number);
  g_free (self->notation);
  self->number = g_strndup (symbol, (gsize) (end - symbol));
  self->notation = g_strdup (end + 1);

  return TRUE;
}

char *
dt_packet_dup_status_label (int status)
{
  for (guint i = 0; dt_packet_status_nicks[i].nick != NULL; i++)
    if (dt_packet_status_nicks[i].value == status)
      /* Translators: code of a status of the document exchange, and what it means */
      return g_strdup_printf (_("%02d %s"), status, dt_nick_label (dt_packet_status_nicks, status));

  return g_strdup_printf (_("%02d, which no system is known to use"), status);
}

gboolean
dt_packet_is_one (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *head = g_strndup (data != NULL ? data : "", MIN (size, 4096));
  g_autofree char *folded = g_ascii_strdown (head, -1);

  return strchr (head, '<') != NULL
         && (strstr (folded, "qcvn_102_2016") != NULL || strstr (folded, "<edxml") != NULL || strstr (folded, ":edxml") != NULL
             || strstr (folded, "e-doc.vn/schema") != NULL || strstr (folded, "www.go.vn/edoc") != NULL);
}
