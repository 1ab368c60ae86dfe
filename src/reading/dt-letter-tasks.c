/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The instructions of a letter as tasks: who leads, who helps, who collects, by when. formats.md §4.2. */

#include "dt-task-private.h"

#include <string.h>

static gboolean
fits (const DtBody *body,
      guint         start,
      guint         end,
      GRegex       *regex)
{
  return dt_reading_match (regex, body->text, start, end, NULL);
}

static gboolean
is_heading (const DtBody      *body,
            const DtParagraph *paragraph)
{
  if (paragraph->end > paragraph->start && body->text->fold[paragraph->end - 1] == ':')
    return TRUE;
  if (dt_source_text_is_capitals (body->text, paragraph->start, paragraph->end, 4))
    return TRUE;

  /* Short, and without a full stop: a title of what follows. */
  return paragraph->level > 0 && paragraph->level <= 4 && paragraph->end - paragraph->start < 90
         && strchr (".;,", body->text->fold[paragraph->end - 1]) == NULL;
}

static gboolean
tells (const DtBody      *body,
       const DtParagraph *paragraph)
{
  return fits (body, paragraph->start, MIN (paragraph->end, paragraph->start + 90),
               DT_REGEX ("^[\\s-]*(?:muc dich|yeu cau\\s*:?$|muc tieu|quan diem|tinh hinh|danh gia|ket qu[a?]|nhung ket qu[a?]|ton tai|han che|nguyen nhan|thanh phan|doi tuong|pham vi|can cu|dac diem|khai quat|bao gom)"));
}

static guint
sentence_end (const DtBody *body,
              guint         start,
              guint         end)
{
  for (guint i = start; i < end; i++)
    if ((body->text->fold[i] == ';' || body->text->fold[i] == '.') && i + 2 < end && body->text->fold[i + 1] == ' '
        && (body->text->fold[i] == ';' || body->text->upper[i + 2]) && !(i >= 2 && body->text->upper[i - 1] && body->text->fold[i - 2] != '/' && body->text->fold[i] == '.' && i - start < 4))
      return i + 1;

  return end;
}

static DtCandidate *
add_candidate (DtTaskReader            *self,
               const DtParagraph *paragraph,
               guint              start,
               guint              end)
{
  DtCandidate candidate = { .task = dt_proposed_task_new (), .level = paragraph->level, .parent = -1 };

  dt_source_text_place (self->body->text, start, end, &candidate.task->place.start, &candidate.task->place.end);
  candidate.task->passage = dt_source_text_trimmed (self->body->text, start, end);
  for (int i = (int) self->candidates->len - 1; i >= 0 && candidate.level > 0; i--)
    {
      const DtCandidate *above = &g_array_index (self->candidates, DtCandidate, i);

      if (above->level > 0 && above->level < candidate.level)
        {
          candidate.parent = i;
          break;
        }
    }
  g_array_append_val (self->candidates, candidate);

  return &g_array_index (self->candidates, DtCandidate, self->candidates->len - 1);
}

static void
set_title (DtTaskReader    *self,
           DtCandidate *candidate,
           guint      start,
           guint      end)
{
  g_autoptr(GMatchInfo) match = NULL;
  int length;

  if (candidate->task->title != NULL)
    return;
  if (dt_reading_match (DT_REGEX ("^[\\s,]*(?:-\\s*(?:co quan|don vi)[^-,;.]{3,80}-\\s*)?(?:(?:noi dung(?: thuc hien| cong viec| nhiem vu)?|nhiem vu|cong viec)\\s*:\\s*)?(?:co trach nhiem\\s*|chiu trach nhiem\\s*)?(?:chu tri|lam dau moi)?[\\s,]*"), self->body->text, start, end, &match))
    {
      g_match_info_fetch_pos (match, 0, NULL, &length);
      start += (guint) length;
    }
  g_clear_pointer (&match, g_match_info_unref);
  if (dt_reading_match (DT_REGEX ("^(?:phoi hop(?:\\s+chat che)?(?:\\s+(?:voi|cung))*|cung(?:\\s+voi)?)\\s+"), self->body->text, start, end, &match))
    {
      guint after;
      g_autoptr(GArray) units = NULL;

      g_match_info_fetch_pos (match, 0, NULL, &length);
      units = dt_units_find (self->body->text, start + (guint) length, end, &after);
      if (units->len > 0 && after < end)
        start = after;
    }
  candidate->task->title = dt_body_title (self->body, start, end);
  /* "… (Sở Y tế chủ trì)": what is to be done stands before. */
  if (strlen (candidate->task->title) < 4)
    g_clear_pointer (&candidate->task->title, g_free);
}

/* ---- Deadlines of a sentence ---- */

static void
add_move (DtTaskReader   *self,
          DtPhrase *phrase,
          guint     end)
{
  DtProposedMove *move = g_new0 (DtProposedMove, 1);
  guint stop = phrase->target;

  move->amount = phrase->amount;
  move->unit = phrase->unit;
  move->later = phrase->later;
  dt_source_text_place (self->body->text, phrase->start, phrase->end, &move->place.start, &move->place.end);
  while (stop < end && strchr (".;,\n", self->body->text->fold[stop]) == NULL)
    stop++;
  move->target = dt_source_text_trimmed (self->body->text, phrase->target, stop);
  move->words = dt_source_text_trimmed (self->body->text, phrase->start, stop);
  g_ptr_array_add (self->proposal->moves, move);
}

/* The words between two days of a sentence say that the second is of who collects. */
static gboolean
is_collected (DtTaskReader         *self,
              const DtPhrase *first,
              const DtPhrase *second)
{
  return fits (self->body, first->end, second->start, DT_REGEX ("\\b(?:tong hop|de (?:kip thoi )?(?:bao cao|trinh|tham muu))\\b"));
}

static void
take_phrases (DtTaskReader            *self,
              const DtParagraph *paragraph,
              guint              index,
              guint              start,
              guint              end)
{
  DtPhrase *before = NULL;

  for (; self->phrase < self->body->phrases->len; self->phrase++)
    {
      DtPhrase *phrase = &g_array_index (self->body->phrases, DtPhrase, self->phrase);
      DtCandidate *candidate = &g_array_index (self->candidates, DtCandidate, index);
      guint number;

      if (phrase->start >= end)
        return;
      if (phrase->start < start)
        continue;
      if (phrase->rule->kind == DT_PHRASE_MOVE)
        {
          add_move (self, phrase, end);
          continue;
        }
      number = dt_body_add_deadline (self->body, self->proposal, phrase, start, end);
      if (candidate->task->deadline < 0)
        {
          candidate->task->deadline = (int) number;
        }
      else
        {
          DtCandidate *more = add_candidate (self, paragraph, start, end);

          candidate = &g_array_index (self->candidates, DtCandidate, index);
          more->task->deadline = (int) number;
          more->again = TRUE;
          more->parent = candidate->level >= 2 && candidate->level <= 4 ? (int) index : candidate->parent;
          if (before != NULL && candidate->task->recipient != NULL && is_collected (self, before, phrase))
            {
              g_ptr_array_add (more->task->leads, g_strdup (candidate->task->recipient));
              more->task->title = dt_body_title (self->body, before->end, phrase->start);
              more->task->certain = FALSE;
            }
          else
            {
              for (guint i = 0; i < candidate->task->leads->len; i++)
                g_ptr_array_add (more->task->leads, g_strdup (g_ptr_array_index (candidate->task->leads, i)));
              more->task->title = before != NULL && fits (self->body, before->end, phrase->start, DT_REGEX ("^\\s*(?:va|,|;)\\s*(?:lan \\d\\s*)?(?:truoc\\s*)?$"))
                                  ? g_strdup (candidate->task->title) : dt_body_title (self->body, before != NULL ? before->end : start, end);
            }
        }
      before = phrase;
    }
}

static void
note_standing (DtTaskReader    *self,
               DtCandidate *candidate,
               guint      start,
               guint      end)
{
  guint from, to;

  if (candidate->task->bound != DT_BOUND_NONE)
    return;
  candidate->task->bound = dt_phrase_find_loose (self->body->text, start, end, &from, &to);
  if (candidate->task->bound != DT_BOUND_NONE)
    candidate->task->bound_words = dt_source_text_trimmed (self->body->text, from, to);
}

/* ---- Paragraphs ---- */

/* "- Cơ quan chủ trì: …", "- Thời gian hoàn thành: …": a part of the task above. */
static gboolean
read_label (DtTaskReader            *self,
            const DtParagraph *paragraph)
{
  static gsize places[3];
  static const char *const patterns[] = {
    "^[\\s-]*(?:(?:co quan|don vi|bo phan)\\s*)?(?:chu tri|thuc hien|tham muu|phu trach|chiu trach nhiem)(?:\\s+(?:thuc hien|tham muu|chinh))?\\s*:\\s*",
    "^[\\s-]*(?:(?:co quan|don vi)\\s*)?phoi hop(?:\\s+thuc hien)?\\s*:\\s*",
    "^[\\s-]*(?:thoi (?:gian|han)|tien do|han)(?:\\s+[a-z]+){0,4}\\s*:\\s*",
  };

  if (self->candidates->len == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      DtCandidate *above = &g_array_index (self->candidates, DtCandidate, self->candidates->len - 1);
      g_autoptr(GMatchInfo) match = NULL;
      g_autoptr(GMatchInfo) helpers = NULL;
      g_autoptr(GArray) units = NULL;
      int length;

      if (!dt_reading_match (dt_reading_regex (&places[i], patterns[i]), self->body->text, paragraph->start, paragraph->end, &match))
        continue;
      g_match_info_fetch_pos (match, 0, NULL, &length);
      above->heading = FALSE;
      above->label = TRUE;
      if (i < 2)
        {
          units = dt_units_find (self->body->text, paragraph->start + (guint) length, paragraph->end, NULL);
          dt_names_add (i == 0 ? above->task->leads : above->task->coordinators, units);
        }
      if (i == 0 && dt_reading_match (DT_REGEX ("phoi hop(?:\\s+thuc hien)?\\s*:"), self->body->text, paragraph->start, paragraph->end, NULL))
        dt_body_find_coordinators (self->body, paragraph->start, paragraph->end, above->task);
      if (i == 2)
        note_standing (self, above, paragraph->start, paragraph->end);
      take_phrases (self, paragraph, self->candidates->len - 1, paragraph->from, paragraph->end);
      return TRUE;
    }

  return FALSE;
}

/* A paragraph without a mark under a heading that has said nothing else: what that heading asks. */
static gboolean
fills_heading (DtTaskReader      *self,
               const DtParagraph *paragraph)
{
  const DtCandidate *last = self->candidates->len > 0 ? &g_array_index (self->candidates, DtCandidate, self->candidates->len - 1) : NULL;

  return paragraph->level == 0 && last != NULL && last->heading && last->level >= 2 && last->level <= 4 && (last->bare || last->task->leads->len == 0)
         && last->task->deadline < 0;
}

/* A list of units that goes on behind a semicolon. Returns where the sentence ends then. */
static guint
gather_behind_semicolons (const DtBody *body,
                          GArray       *doers,
                          guint         end,
                          guint         last,
                          guint        *after)
{
  while (*after + 2 >= end && end < last && body->text->fold[end - 1] == ';')
    {
      guint next = sentence_end (body, end, last);
      g_autoptr(GArray) more = dt_body_find_doers (body, end, next, after);

      if (more == NULL)
        break;
      for (guint i = 0; i < more->len; i++)
        {
          DtFoundUnit unit = g_array_index (more, DtFoundUnit, i);

          unit.name = g_strdup (unit.name);
          g_array_append_val (doers, unit);
        }
      end = next;
    }

  return end;
}

static void
read_sentences (DtTaskReader      *self,
                const DtParagraph *paragraph)
{
  const DtBody *body = self->body;
  guint start = paragraph->start;
  guint index = self->candidates->len;
  guint first;
  gboolean named = FALSE;

  if (fills_heading (self, paragraph))
    {
      DtCandidate *heading = &g_array_index (self->candidates, DtCandidate, --index);

      heading->heading = FALSE;
      /* "2. Sở Tài chính" / "Bố trí kinh phí …" */
      named = heading->bare;
      heading->bare = FALSE;
      if (named)
        g_clear_pointer (&heading->task->title, g_free);
      heading->task->place.end = MAX (heading->task->place.start, body->text->origin[paragraph->end - 1] + 1);
    }
  else
    {
      add_candidate (self, paragraph, paragraph->start, paragraph->end);
    }

  first = index;
  while (start < paragraph->end)
    {
      guint end = sentence_end (body, start, paragraph->end);
      guint after = start;
      g_autoptr(GArray) doers = named && start == paragraph->start ? NULL : dt_body_find_doers (body, start, end, &after);
      DtCandidate *candidate;

      if (doers == NULL && !(named && start == paragraph->start))
        doers = dt_body_find_later_doers (body, start, end, &after);
      if (doers != NULL)
        end = gather_behind_semicolons (body, doers, end, paragraph->end, &after);
      /* "…; lãnh đạo các hội, …" goes on a list of something else. */
      if (doers != NULL && start > paragraph->start && start >= 2 && body->text->fold[start - 1] == ';' && !body->text->upper[g_array_index (doers, DtFoundUnit, 0).start]
          && body->text->fold[after] != ':' && !dt_body_is_ordered (body, after, end) && !fits (body, start, g_array_index (doers, DtFoundUnit, 0).start, DT_REGEX ("\\b(?:giao|yeu cau|de nghi|phan cong|do|doi voi) ")))
        g_clear_pointer (&doers, g_array_unref);
      candidate = &g_array_index (self->candidates, DtCandidate, index);
      if (doers != NULL && candidate->task->leads->len > 0 && start > paragraph->start)
        {
          int level = g_array_index (self->candidates, DtCandidate, first).level;
          int parent = level >= 2 && level <= 4 ? (int) first : candidate->parent;

          add_candidate (self, paragraph, start, end);
          index = self->candidates->len - 1;
          candidate = &g_array_index (self->candidates, DtCandidate, index);
          candidate->parent = parent;
        }
      if (doers != NULL)
        {
          dt_names_add (candidate->task->leads, doers);
          candidate->ordered = candidate->ordered || (self->asks && dt_body_is_ordered (body, after, end));
          candidate->bare = after + 2 >= end && start == paragraph->start && body->text->fold[end - 1] != ':';
          set_title (self, candidate, after, end);
        }
      dt_body_find_coordinators (body, start, end, candidate->task);
      if (candidate->task->recipient == NULL)
        candidate->task->recipient = dt_body_find_recipient (body, start, end);
      note_standing (self, candidate, start, end);
      take_phrases (self, paragraph, index, start, end);
      start = end;
    }
  set_title (self, &g_array_index (self->candidates, DtCandidate, index), paragraph->start, paragraph->end);
}

static gboolean
has_phrase (DtTaskReader            *self,
            const DtParagraph *paragraph)
{
  for (guint i = self->phrase; i < self->body->phrases->len; i++)
    {
      const DtPhrase *phrase = &g_array_index (self->body->phrases, DtPhrase, i);

      if (phrase->start >= paragraph->end)
        return FALSE;
      if (phrase->start >= paragraph->from && phrase->rule->kind != DT_PHRASE_MOVE)
        return TRUE;
    }

  return FALSE;
}

/* "… chịu trách nhiệm thi hành Quyết định này", "… có hiệu lực kể từ ngày ký": every decision ends so. */
static gboolean
is_formula (const DtBody      *body,
            const DtParagraph *paragraph)
{
  return fits (body, paragraph->start, paragraph->end,
               DT_REGEX ("\\b(?:chiu trach nhiem|can cu (?:quyet dinh|nghi quyet|ke hoach)(?: nay)?) thi hanh\\b|\\b(?:quyet dinh|nghi quyet) nay co hieu luc\\b"));
}

/* "… đã chủ trì cuộc họp. Tham dự cuộc họp có lãnh đạo các Bộ: …" */
static gboolean
tells_who_came (const DtBody      *body,
                const DtParagraph *paragraph)
{
  return paragraph->level == 0
         && fits (body, paragraph->start, paragraph->end, DT_REGEX ("(?:^|[.;] )(?:tham du|cung du|cung tham du|du|tham gia)\\b[^.;\\n]{0,80}?\\b(?:co|gom)\\b"))
         && !fits (body, paragraph->start, paragraph->end, DT_REGEX ("\\b(?:yeu cau|giao|de nghi) (?:cac|so|bo|ubnd|uy ban|van phong|ban|phong)\\b"));
}

/* "…, Ban Thường vụ yêu cầu các chi bộ thực hiện một số nội dung sau:": who is meant by what follows. */
static void
read_opening (DtTaskReader            *self,
              const DtParagraph *paragraph)
{
  guint after;
  guint start = paragraph->start;
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GArray) doers = dt_body_find_doers (self->body, start, paragraph->end, &after);

  /* "Ban Chỉ đạo các xã khẩn trương thực hiện các việc sau:" */
  if (self->asks && doers != NULL && dt_body_is_ordered (self->body, after, paragraph->end) && !dt_proposal_is_issuer (self->proposal, g_array_index (doers, DtFoundUnit, 0).name))
    {
      g_ptr_array_set_size (self->default_leads, 0);
      dt_names_add (self->default_leads, doers);
      return;
    }
  dt_reading_match (DT_REGEX ("\\b(?:yeu cau|de nghi|giao|chi dao|huong dan)\\s+"), self->body->text, start, paragraph->end, &match);
  while (g_match_info_matches (match))
    {
      g_autoptr(GArray) units = NULL;
      int to;

      g_match_info_fetch_pos (match, 0, NULL, &to);
      units = dt_units_find (self->body->text, start + (guint) to, paragraph->end, &after);
      if (units->len > 0)
        dt_names_add (self->default_leads, units);
      g_match_info_next (match, NULL);
    }
}

static void
read_paragraph (DtTaskReader            *self,
                const DtParagraph *paragraph,
                int               *skip_level)
{
  DtCandidate *candidate;
  guint first = self->candidates->len;
  gboolean came;

  if (paragraph->row >= 0 || paragraph->end <= paragraph->start)
    return;
  if (*skip_level > 0 && paragraph->level > 0 && paragraph->level <= *skip_level)
    *skip_level = 0;
  if (*skip_level == 0 && paragraph->level > 0 && is_heading (self->body, paragraph) && tells (self->body, paragraph))
    *skip_level = paragraph->level;
  if ((paragraph->level == 0 || paragraph->level >= 4) && read_label (self, paragraph))
    return;
  came = paragraph->level == 0 && (self->came || tells_who_came (self->body, paragraph));
  self->came = came && self->body->text->fold[paragraph->end - 1] == ':';
  if ((is_formula (self->body, paragraph) || came) && !has_phrase (self, paragraph))
    return;
  if (paragraph->level == 0 && self->body->text->fold[paragraph->end - 1] == ':' && !has_phrase (self, paragraph))
    {
      read_opening (self, paragraph);
      return;
    }

  read_sentences (self, paragraph);
  for (guint i = first; i < self->candidates->len; i++)
    {
      candidate = &g_array_index (self->candidates, DtCandidate, i);
      candidate->heading = i == first && is_heading (self->body, paragraph);
      candidate->skipped = *skip_level > 0;
      candidate->closing = paragraph->level == 0;
      if (paragraph->level > 0 && *paragraph->mark != '-' && *paragraph->mark != '+' && i == first)
        candidate->task->ordinal = g_strdup (paragraph->mark);
      self->numbered = self->numbered || (paragraph->start <= self->body->annex && paragraph->level >= 2 && paragraph->level <= 3);
    }
  /* "Hồ sơ gồm:" lists papers, not what is to be done. */
  if (*skip_level == 0 && fits (self->body, paragraph->end > 12 ? paragraph->end - 12 : 0, paragraph->end, DT_REGEX ("\\bgom(?: co)?\\s*:$")))
    *skip_level = MAX (paragraph->level, 3);
}

/* Whether anything is asked for, and not only told. */
static gboolean
asks (const DtBody     *body,
      const DtProposal *proposal)
{
  g_autofree char *subject = proposal->subject != NULL ? dt_text_fold (proposal->subject) : g_strdup ("");

  return (proposal->type >= 0 && proposal->type != DT_DOCUMENT_REPORT)
         || fits (body, 0, body->text->n, DT_REGEX ("\\b(?:yeu cau|giao|de nghi|chi dao|chi thi|cong dien|cong van|ket luan|phan cong)\\b"))
         || g_regex_match_simple ("\\b(?:yeu cau|giao|de nghi|chi dao|chi thi|cong dien|cong van|ket luan|thong bao|ke hoach)\\b", subject, 0, 0);
}

/**
 * dt_body_read_tasks:
 * @proposal: where tasks, deadlines and moves go
 *
 * Reads all paragraphs that are no rows of tables.
 */
void
dt_body_read_tasks (DtBody     *self,
                    DtProposal *proposal)
{
  DtTaskReader reader = { .body = self, .proposal = proposal, .candidates = g_array_new (FALSE, TRUE, sizeof (DtCandidate)),
                    .default_leads = g_ptr_array_new_with_free_func (g_free) };
  int skip_level = 0;

  reader.asks = asks (self, proposal);
  for (guint i = 0; i < self->paragraphs->len; i++)
    read_paragraph (&reader, &g_array_index (self->paragraphs, DtParagraph, i), &skip_level);
  dt_candidates_keep (&reader);
  g_array_unref (reader.candidates);
  g_ptr_array_unref (reader.default_leads);
}
