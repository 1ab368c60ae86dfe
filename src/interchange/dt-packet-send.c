/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document of the register as a packet. */

#include "dt-packet-private.h"

#include <glib/gi18n-lib.h>

#include "dt-error.h"
#include "dt-text.h"

enum { STEERING_NONE = 1, STEERING_DIRECTIVE = 2, STEERING_REPORT = 3 };

/* The stamp stands alone on its line (Law on the protection of State secrets, 2018). */
gboolean
dt_packet_has_secrecy_mark (const char *text)
{
  static const char *const marks[] = { "mat", "toi mat", "tuyet mat" };
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *fold = NULL;

      /* Long lines are no stamps. */
      if (g_utf8_strlen (lines[i], -1) > 40)
        continue;
      fold = g_strstrip (dt_text_fold (lines[i]));
      if (g_strv_contains (marks, fold))
        return TRUE;
    }

  return FALSE;
}

static void
set_text (char       **field,
          const char  *text)
{
  g_free (*field);
  *field = g_strdup (text != NULL ? text : "");
}

static void
add_recipients (DtPacket              *self,
                const DtDirectivePage *page)
{
  for (guint i = 0; i < page->addressees->len; i++)
    {
      const DtAddresseeRow *row = g_ptr_array_index (page->addressees, i);

      if (row->distribution)
        g_ptr_array_add (self->places, g_strdup (row->words));
    }
}

static void
add_answers (DtPacket              *self,
             const DtDirectivePage *page)
{
  for (guint i = 0; i < page->nodes->len; i++)
    {
      const DtChainNode *node = g_ptr_array_index (page->nodes, i);
      DtPacketAnswer *answer;

      if (node->relation != DT_RELATION_REPLIES_TO || node->level != -1 || node->to_id != page->id)
        continue;
      answer = dt_packet_answer_new ();
      set_text (&answer->code, node->symbol);
      answer->day = node->issued_day;
      g_ptr_array_add (self->answers, answer);
    }
}

/* One day for the whole packet: the first on which something is due. */
static DtDay
find_due_day (const DtDirectivePage *page)
{
  DtDay day = DT_DAY_NONE;

  for (guint i = 0; i < page->tasks->len; i++)
    {
      DtDay last = ((const DtDirectiveTask *) g_ptr_array_index (page->tasks, i))->row->last_day;

      if (last != DT_DAY_NONE && (day == DT_DAY_NONE || last < day))
        day = last;
    }

  return day;
}

/**
 * dt_packet_new_document:
 * @page: the directive
 * @from: the own office; its identifier is needed
 * @timestamp: yyyy/MM/dd HH:mm:ss, local time
 *
 * Returns: (transfer full) (nullable): the packet, to which recipients and files are added, or %NULL with %DT_ERROR_INVALID
 */
DtPacket *
dt_packet_new_document (const DtDirectivePage  *page,
                        const DtPacketOrgan    *from,
                        const char             *timestamp,
                        GError                **error)
{
  g_autoptr(DtPacket) self = dt_packet_new ();
  g_autofree char *day = page->issued_day != DT_DAY_NONE ? dt_day_to_iso (page->issued_day) : g_strdup ("");

  if (dt_packet_has_secrecy_mark (page->text))
    {
      g_set_error (error, DT_ERROR, DT_ERROR_INVALID, _("%s bears a mark of secrecy. Such a document must not go into a packet."), page->symbol);
      return NULL;
    }
  if (!dt_packet_set_symbol (self, page->symbol))
    {
      g_set_error (error, DT_ERROR, DT_ERROR_INVALID, _("“%s” has no number and notation, such as 1438-CV/TU."), page->symbol);
      return NULL;
    }
  set_text (&self->from->id, from->id);
  set_text (&self->from->name, *from->name != '\0' ? from->name : page->issuer);
  set_text (&self->from->superior, from->superior);
  g_free (self->document_id);
  self->document_id = g_strdup_printf ("%s,%s,%s", from->id, g_strdelimit (day, "-", '/'), page->symbol);
  set_text (&self->place, page->place);
  self->day = page->issued_day;
  set_text (&self->type_name, dt_document_type_name (page->type));
  set_text (&self->subject, page->subject);
  set_text (&self->content, page->subject);
  set_text (&self->position, page->signer_title);
  set_text (&self->signer, page->signer);
  set_text (&self->timestamp, timestamp);
  self->due_day = find_due_day (page);
  self->steering = page->tasks->len > 0 ? STEERING_DIRECTIVE : page->type == DT_DOCUMENT_REPORT ? STEERING_REPORT : STEERING_NONE;
  add_recipients (self, page);
  add_answers (self, page);

  return g_steal_pointer (&self);
}
