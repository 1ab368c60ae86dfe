/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document of the register as a packet. */

#include "dt-packet-private.h"

#include <glib/gi18n-lib.h>

#include "dt-error.h"
#include "dt-text.h"

enum { STEERING_NONE = 1, STEERING_DIRECTIVE = 2, STEERING_REPORT = 3 };

/* As documents call themselves, whatever language the window has: receivers read this name and no number. */
static const char *
get_type_name (DtDocumentType type)
{
  static const struct { DtDocumentType type; const char *name; } names[] = {
    { DT_DOCUMENT_LETTER, "Công văn" }, { DT_DOCUMENT_PLAN, "Kế hoạch" }, { DT_DOCUMENT_DIRECTIVE, "Chỉ thị" }, { DT_DOCUMENT_RESOLUTION, "Nghị quyết" },
    { DT_DOCUMENT_CONCLUSION, "Kết luận" }, { DT_DOCUMENT_DECISION, "Quyết định" }, { DT_DOCUMENT_REGULATION, "Quy định" }, { DT_DOCUMENT_RULES, "Quy chế" },
    { DT_DOCUMENT_CIRCULAR, "Thông tri" }, { DT_DOCUMENT_GUIDANCE, "Hướng dẫn" }, { DT_DOCUMENT_NOTICE, "Thông báo" }, { DT_DOCUMENT_REPORT, "Báo cáo" },
    { DT_DOCUMENT_PROGRAMME, "Chương trình" }, { DT_DOCUMENT_SCHEME, "Đề án" }, { DT_DOCUMENT_PROPOSAL, "Tờ trình" }, { DT_DOCUMENT_MINUTES, "Biên bản" },
    { DT_DOCUMENT_TELEGRAM, "Công điện" }, { DT_DOCUMENT_INVITATION, "Giấy mời" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].type == type)
      return names[i].name;

  return "Văn bản khác";
}

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
  set_text (&self->type_name, get_type_name (page->type));
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
