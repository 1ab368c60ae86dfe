/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The letter that a packet carries, and what both say together. The letter is what was signed, but it had to be read; the packet was typed
 * into fields. Where number and day differ a person is asked; of the rest the fields are taken. */

#include "dt-packet-letter.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "dt-letter-file.h"
#include "dt-text.h"

/* ---- The text ---- */

static const char *
letter_extension (const char *name)
{
  static const char *const extensions[] = { ".docx", ".odt", ".pdf", ".txt" };
  g_autofree char *folded = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (g_str_has_suffix (folded, extensions[i]))
      return extensions[i];

  return NULL;
}

/* The readers take files, as their libraries do. */
static char *
read_file (const DtPacketFile  *file,
           const char          *extension,
           GCancellable        *cancellable,
           GError             **error)
{
  g_autofree char *name = g_strconcat ("dt-XXXXXX", extension, NULL);
  g_autofree char *path = NULL;
  char *text = NULL;
  int fd = g_file_open_tmp (name, &path, error);

  if (fd < 0)
    return NULL;
  close (fd);
  if (g_file_set_contents (path, g_bytes_get_data (file->bytes, NULL), (gssize) g_bytes_get_size (file->bytes), error))
    text = dt_letter_file_read (path, cancellable, error);
  g_unlink (path);

  return text;
}

/**
 * dt_packet_read_letter:
 * @self: a packet; gets a warning for a letter without a text
 *
 * Returns: (transfer full): the text of the letter
 */
char *
dt_packet_read_letter (DtPacket     *self,
                       GCancellable *cancellable)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const DtPacketFile *file = g_ptr_array_index (self->files, i);
      const char *extension = letter_extension (file->name);
      g_autofree char *text = extension != NULL ? read_file (file, extension, cancellable, NULL) : NULL;

      if (text != NULL)
        return g_steal_pointer (&text);
      if (extension != NULL)
        g_ptr_array_add (self->warnings, g_strdup_printf (_("“%s” has no text that could be read: enter by hand what it asks."), file->name));
    }

  return g_strdup_printf ("%s\n\n%s\n", self->subject, g_str_equal (self->content, self->subject) ? "" : self->content);
}

/* ---- Both together ---- */

static void
ask (DtProposal *proposal,
     char       *sentence)
{
  g_ptr_array_add (proposal->to_confirm, sentence);
}

static void
take (char       **field,
      const char  *text)
{
  if (*text == '\0')
    return;
  g_free (*field);
  *field = g_strdup (text);
}

static void
complete (char       **field,
          const char  *text)
{
  if (*field == NULL || **field == '\0')
    take (field, text);
}

static void
complete_symbol (const DtPacket *self,
                 DtProposal     *proposal)
{
  g_autofree char *symbol = dt_packet_get_symbol (self);
  g_autofree char *ours = dt_text_symbol_key (symbol);
  g_autofree char *theirs = dt_text_symbol_key (proposal->symbol);

  if (*symbol != '\0' && *theirs != '\0' && !g_str_equal (ours, theirs))
    ask (proposal, g_strdup_printf (_("The packet calls it %s, the letter %s."), symbol, proposal->symbol));
  complete (&proposal->symbol, symbol);
}

static void
complete_day (const DtPacket *self,
              DtProposal     *proposal)
{
  if (self->day != DT_DAY_NONE && proposal->day != DT_DAY_NONE && self->day != proposal->day)
    {
      g_autofree char *ours = dt_day_format (self->day, DT_DAY_STYLE_PARTY, DT_DAY_NONE);
      g_autofree char *theirs = dt_day_format (proposal->day, DT_DAY_STYLE_PARTY, DT_DAY_NONE);

      ask (proposal, g_strdup_printf (_("The packet gives %s as the day of issue, the letter %s."), ours, theirs));
    }
  if (proposal->day == DT_DAY_NONE)
    proposal->day = self->day;
}

/* One day for the whole packet, which says neither what is due nor whether that day counts. */
static void
ask_due_day (const DtPacket *self,
             DtProposal     *proposal)
{
  g_autofree char *day = NULL;

  if (self->due_day == DT_DAY_NONE)
    return;
  for (guint i = 0; i < proposal->deadlines->len; i++)
    if (((DtProposedDeadline *) g_ptr_array_index (proposal->deadlines, i))->deadline.named_day == self->due_day)
      return;
  day = dt_day_format (self->due_day, DT_DAY_STYLE_PARTY, DT_DAY_NONE);
  ask (proposal, g_strdup_printf (_("The packet asks for an answer by %s; the letter names no such day. Which task is meant?"), day));
}

static gboolean
has_reference (const DtProposal *proposal,
               const char       *key)
{
  for (guint i = 0; i < proposal->references->len; i++)
    {
      g_autofree char *other = dt_text_symbol_key (((DtProposedReference *) g_ptr_array_index (proposal->references, i))->symbol);

      if (g_str_equal (other, key))
        return TRUE;
    }

  return FALSE;
}

static void
add_reference (DtProposal *proposal,
               const char *symbol,
               DtDay       day,
               DtRelation  relation)
{
  g_autofree char *key = dt_text_symbol_key (symbol);
  DtProposedReference *reference;

  if (*key == '\0' || has_reference (proposal, key))
    return;
  reference = g_new0 (DtProposedReference, 1);
  reference->symbol = g_strdup (symbol);
  reference->day = day;
  reference->relation = relation;
  g_ptr_array_add (proposal->references, reference);
}

/* "000.00.15.A48,2024/07/22,1438-CV/TU": what is behind the last comma. */
static const char *
symbol_in (const char *document_id)
{
  const char *comma = strrchr (document_id, ',');

  return comma != NULL ? comma + 1 : "";
}

static void
complete_references (const DtPacket *self,
                     DtProposal     *proposal)
{
  for (guint i = 0; i < self->answers->len; i++)
    {
      const DtPacketAnswer *answer = g_ptr_array_index (self->answers, i);

      add_reference (proposal, answer->code, answer->day, DT_RELATION_REPLIES_TO);
    }
  for (guint i = 0; i < self->replaced->len; i++)
    add_reference (proposal, symbol_in (g_ptr_array_index (self->replaced, i)), DT_DAY_NONE, DT_RELATION_REPLACES);
}

static void
complete_recipients (const DtPacket *self,
                     DtProposal     *proposal)
{
  if (proposal->addressees->len == 0)
    for (guint i = 0; i < self->to->len; i++)
      {
        const DtPacketOrgan *organ = g_ptr_array_index (self->to, i);

        g_ptr_array_add (proposal->addressees, g_strdup (*organ->name != '\0' ? organ->name : organ->id));
      }
  if (proposal->distribution->len == 0)
    for (guint i = 0; i < self->places->len; i++)
      g_ptr_array_add (proposal->distribution, g_strdup (g_ptr_array_index (self->places, i)));
}

/**
 * dt_packet_propose:
 * @self: a packet
 * @text: of its letter, see dt_packet_read_letter()
 *
 * Returns: (transfer full): what is to be entered, and what a person must look at
 */
DtProposal *
dt_packet_propose (const DtPacket *self,
                   const char     *text)
{
  DtProposal *proposal = dt_letter_read_open (text);

  complete_symbol (self, proposal);
  complete_day (self, proposal);
  if (proposal->type < 0)
    proposal->type = dt_letter_find_type (self->type_name);
  complete (&proposal->issuer, self->from->name);
  take (&proposal->place, self->place);
  take (&proposal->subject, self->subject);
  complete (&proposal->subject, self->content);
  take (&proposal->signer, self->signer);
  take (&proposal->signer_title, self->position);
  proposal->urgency = MAX (proposal->urgency, self->urgency);
  complete_recipients (self, proposal);
  complete_references (self, proposal);
  dt_proposal_ask_head (proposal);
  ask_due_day (self, proposal);
  if (self->signed_by)
    ask (proposal, g_strdup (_("The packet has a digital signature, which this program does not check.")));
  for (guint i = 0; i < self->warnings->len; i++)
    ask (proposal, g_strdup (g_ptr_array_index (self->warnings, i)));

  return proposal;
}
