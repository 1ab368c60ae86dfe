/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The body of a letter: its lines joined to paragraphs, each with its mark, citations set aside. */

#include "dt-reading-private.h"

#include <string.h>

#define MARK_NUMBER "^(\\d{1,2}(?:\\.\\d{1,2}){0,3})\\s*[.)/]?\\s*(?![\\d/.,]|(?:thang|nam|ngay|gio|h\\d|h |%|trieu|ty)\\b)(?=[a-z\"(])"
#define MARK_PARTY "^(\\d{1,2}(?:\\.\\d{1,2}){0,3})\\s?-\\s+(?=[a-z\"(])"
#define MARK_LETTER "^([a-z])\\s*[.)]\\s+(?=[a-z\"(])"
#define MARK_ROMAN "^([ivx]{1,5})\\s*[.)/-]\\s*(?=[a-z])"
#define MARK_ARTICLE "^dieu\\s+(\\d{1,2})\\s*[.:]\\s*"
#define MARK_PART "^([a-h])\\s*[.)/-]\\s+(?=[a-z])"
#define MARK_DASH "^([-+])\\s*(?=[a-z\"(\\d])"

/* The mark that a piece begins with. Returns the number of characters it takes. */
static guint
read_mark (const DtSourceText *text,
           guint               start,
           guint               end,
           char              **mark,
           int                *level)
{
  static gsize places[7];
  static const struct { const char *pattern; int level; gboolean capital; } marks[] = {
    { MARK_ARTICLE, 2, TRUE }, { MARK_ROMAN, 1, TRUE }, { MARK_NUMBER, 2, FALSE }, { MARK_PARTY, 2, FALSE }, { MARK_LETTER, 4, FALSE }, { MARK_DASH, 5, FALSE },
    { MARK_PART, 1, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr(GMatchInfo) match = NULL;
      int from, to, length;

      if ((marks[i].capital && !text->upper[start]) || (marks[i].level == 4 && text->upper[start])
          || !dt_reading_match (dt_reading_regex (&places[i], marks[i].pattern), text, start, MIN (end, start + 60), &match))
        continue;
      g_match_info_fetch_pos (match, 1, &from, &to);
      g_match_info_fetch_pos (match, 0, NULL, &length);
      /* "A. KIỂM ĐIỂM"; "B. Nguyễn" is a name. */
      if (i == 6 && !dt_source_text_is_capitals (text, start, end, 5))
        continue;
      /* "1- Ban Tổ chức …" as Party documents number; "5 - 7 tháng 3" goes on in small letters. */
      if (i == 3 && !text->upper[start + (guint) length] && g_ascii_isalpha (text->fold[start + (guint) length]))
        continue;
      /* A number that carries on a sentence is no mark: "trước ngày / 25". */
      if (i == 2 && text->fold[start + (guint) to] == ' ' && strchr (text->fold + start, '.') == NULL && !text->upper[start + (guint) length])
        continue;
      if (i == 2 && strchr (".)/", text->fold[start + (guint) to]) == NULL && memchr (text->fold + start + from, '.', (gsize) (to - from)) == NULL)
        continue;
      *mark = dt_source_text_trimmed (text, start + (guint) from, start + (guint) to);
      if (marks[i].level == 5)
        {
          g_free (*mark);
          *mark = g_strdup (text->fold[start] == '+' ? "+" : "-");
        }
      *level = marks[i].level == 5 && text->fold[start] == '+' ? 6 : marks[i].level == 2 && strchr (*mark, '.') != NULL ? 3 : marks[i].level;
      return (guint) length;
    }

  *mark = g_strdup ("");
  *level = 0;
  return 0;
}

static void
clear_paragraph (DtParagraph *self)
{
  g_free (self->mark);
}

/* Whether a line carries on the paragraph before it. */
static gboolean
carries_on (const DtSourceText *source,
            const DtSourceLine *line,
            const DtSourceText *body,
            gboolean            marked,
            guint               width)
{
  guint last = body->n;
  g_autoptr(GMatchInfo) match = NULL;

  while (last > 0 && g_ascii_isspace (body->fold[last - 1]) && body->fold[last - 1] != '\n')
    last--;
  if (last == 0 || body->fold[last - 1] == '\n')
    return FALSE;
  if (dt_reading_match (DT_REGEX ("(?:\\b(?:truoc|ngay|thang|nam|so|quy|den|tu|va|cua|voi|cac|nhat)|[/,-])\\s*$"), body, last > 20 ? last - 20 : 0, last, NULL)
      && !(marked && g_ascii_isalpha (source->fold[line->start])) && !(marked && strchr ("-+", source->fold[line->start]) != NULL))
    return TRUE;
  if (marked)
    return FALSE;
  if (strchr (".;:!?", body->fold[last - 1]) != NULL)
    return !line->gap && body->fold[last - 1] == '.' && !source->upper[line->start] && !g_ascii_isdigit (source->fold[line->start]);
  if (dt_source_text_is_capitals (source, line->start, line->end, 3))
    return FALSE;
  /* A short line was not broken for want of room: it is a heading. */
  if (width < 50 && source->upper[line->start])
    return FALSE;

  return !line->gap || !source->upper[line->start];
}

static gboolean
is_article (const DtSourceText *source,
            const DtSourceLine *line)
{
  return dt_reading_match (DT_REGEX ("^dieu "), source, line->start, line->end, NULL);
}

static void
add_paragraph (DtBody             *self,
               const DtSourceText *source,
               const DtSourceLine *line)
{
  DtParagraph paragraph = { .row = line->row, .cell = line->cell };
  guint skip;

  if (self->text->n > 0)
    dt_source_text_add (self->text, '\n', source->origin[line->start < source->n ? line->start : source->n - 1]);
  skip = line->row >= 0 ? 0 : read_mark (source, line->start, line->end, &paragraph.mark, &paragraph.level);
  if (line->row >= 0)
    paragraph.mark = g_strdup ("");
  /* What is numbered under an article is a part of it. */
  if (paragraph.level == 2 && is_article (source, line))
    self->articles = TRUE;
  else if (paragraph.level == 2 && self->articles)
    paragraph.level = 3;
  paragraph.from = self->text->n;
  paragraph.start = self->text->n + skip;
  dt_source_text_append (self->text, source, line->start, line->end);
  paragraph.end = self->text->n;
  g_array_append_val (self->paragraphs, paragraph);
}

/* Lines of a table may hold several lines: in the body a cell is one. */
static void
flatten (DtBody *self)
{
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const DtParagraph *paragraph = &g_array_index (self->paragraphs, DtParagraph, i);

      for (guint k = paragraph->from; k < paragraph->end; k++)
        if (self->text->fold[k] == '\n' || self->text->fold[k] == '\t')
          self->text->fold[k] = ' ';
    }
}

/* "Điều 2." alone in its line. */
static gboolean
is_bare_mark (const DtSourceText *text,
              const DtParagraph  *before,
              gboolean            marked)
{
  return !marked && before->level == 2 && before->start >= before->end && before->end - before->from >= 6
         && dt_reading_match (DT_REGEX ("^dieu "), text, before->from, before->end, NULL);
}

/* "4. Đề nghị Mặt trận và các đoàn thể" / "Tuyên truyền, vận động …": names of units alone in a marked line, and an order below. */
static gboolean
begins_order (const DtSourceText *source,
              const DtSourceLine *line,
              const DtSourceText *body,
              const DtParagraph  *before)
{
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GArray) units = NULL;
  guint start = before->start, after = 0;
  int length;

  if (before->level < 1 || before->level > 4 || !source->upper[line->start] || before->end - before->start > 160
      || !dt_reading_match (DT_REGEX ("^(?:tuyen truyen|chu tri|phoi hop|chu dong|tham muu|to chuc|chi dao|huong dan|kiem tra|giam sat|bo tri|ra soat|xay dung|tong hop|theo doi|thuc hien|trien khai|can cu|tang cuong|day manh|tap trung|van dong|phat huy|bao dam|dam bao)\\b"), source, line->start, line->end, NULL))
    return FALSE;
  if (dt_reading_match (DT_REGEX ("^(?:de nghi|yeu cau|giao) "), body, start, before->end, &match))
    {
      g_match_info_fetch_pos (match, 0, NULL, &length);
      start += (guint) length;
    }
  units = dt_units_find (body, start, before->end, &after);

  return units->len > 0 && after == before->end;
}

static void
take_lines (DtBody       *self,
            const DtPage *page,
            guint         first,
            guint         last)
{
  guint width = 0;        /* of the line before */

  for (guint i = first; i < last; i++)
    {
      const DtSourceLine *line = &g_array_index (page->lines, DtSourceLine, i);
      DtParagraph *before = self->paragraphs->len > 0 && i > first ? &g_array_index (self->paragraphs, DtParagraph, self->paragraphs->len - 1) : NULL;
      g_autofree char *mark = NULL;
      int level;
      guint skip = line->row < 0 ? read_mark (page->source, line->start, line->end, &mark, &level) : 0;

      /* The number of a page. */
      if (line->row < 0 && dt_reading_match (DT_REGEX ("^(?:trang|page)\\s*\\d{1,3}(?:\\s*(?:/|tren)\\s*\\d{1,3})?$"), page->source, line->start, line->end, NULL))
        continue;
      if (line->row < 0 && dt_reading_match (DT_REGEX ("^-?\\s*(?:trang\\s*)?\\d{1,3}\\s*-?$"), page->source, line->start, line->end, NULL)
          && !(before != NULL && dt_reading_match (DT_REGEX ("(?:ngay|thang|nam|/|-|\\.)\\s*$"), self->text, before->start, before->end, NULL)))
        continue;
      if (before != NULL && before->row < 0 && line->row < 0 && (is_bare_mark (self->text, before, skip > 0) || (carries_on (page->source, line, self->text, skip > 0, width) && !begins_order (page->source, line, self->text, before))))
        {
          dt_source_text_add (self->text, ' ', page->source->origin[line->start]);
          dt_source_text_append (self->text, page->source, line->start, line->end);
          before->end = self->text->n;
        }
      else
        {
          add_paragraph (self, page->source, line);
        }
      width = line->end - line->start;
    }
}

/**
 * dt_body_set_lines:
 * @page: a page whose head and foot have been read
 *
 * Joins the lines of the body and of the annex, and finds citations and phrases in them.
 */
void
dt_body_set_lines (DtBody       *self,
                   const DtPage *page)
{
  self->text = dt_source_text_new ();
  self->paragraphs = g_array_new (FALSE, TRUE, sizeof (DtParagraph));
  g_array_set_clear_func (self->paragraphs, (GDestroyNotify) clear_paragraph);
  take_lines (self, page, page->body, page->foot);
  self->annex = self->text->n;
  self->articles = FALSE;
  self->article = page->proposal->type < 0 && page->proposal->symbol == NULL;
  take_lines (self, page, page->annex, page->lines->len);
  flatten (self);

  self->symbols = dt_symbols_find (self->text, 0, self->text->n);
  self->taken = g_malloc0 (self->text->n + 1);
  for (guint i = 0; i < self->symbols->len; i++)
    {
      const DtFoundSymbol *symbol = &g_array_index (self->symbols, DtFoundSymbol, i);

      memset (self->taken + symbol->start, 1, symbol->whole_end - symbol->start);
    }
  self->phrases = dt_phrases_find (self->text, 0, self->text->n, self->taken, page->proposal->day);
}

/**
 * dt_body_clear:
 */
void
dt_body_clear (DtBody *self)
{
  g_clear_pointer (&self->text, dt_source_text_free);
  g_clear_pointer (&self->paragraphs, g_array_unref);
  g_clear_pointer (&self->symbols, g_array_unref);
  g_clear_pointer (&self->phrases, g_array_unref);
  g_clear_pointer (&self->taken, g_free);
}

/**
 * dt_body_title:
 *
 * Returns: (transfer full): the first sentence of a piece, short enough for a title, with a capital
 */
char *
dt_body_title (const DtBody *self,
               guint         start,
               guint         end)
{
  const DtSourceText *text = self->text;
  g_autoptr(GMatchInfo) opening = NULL;
  guint stop = start;
  char *title, *capital;
  int length, word = -1;

  while (start < end && strchr (" ,;:.-", text->fold[start]) != NULL)
    start++;
  /* "(qua Văn phòng) để tổng hợp, …" */
  if (dt_reading_match (DT_REGEX ("^(?:\\([^()\\n]{0,80}\\)\\s*)?(?:(de)\\s+(?:kip thoi\\s+)?)?(?=[a-z])"), text, start, end, &opening))
    {
      g_match_info_fetch_pos (opening, 1, &word, NULL);
      g_match_info_fetch_pos (opening, 0, NULL, &length);
      /* "để …", not "đề xuất …" */
      if (word < 0 || text->chars[start + (guint) word + 1] != 0x1EC1)
        start += (guint) length;
    }
  for (stop = start; stop < end && stop - start < 200; stop++)
    if (text->fold[stop] == ';' || text->fold[stop] == '\n'
        || (stop > start + 20 && text->fold[stop] == '.' && (stop + 1 >= end || (text->fold[stop + 1] == ' ' && stop + 2 < end && text->upper[stop + 2]))))
      break;
  if (stop < end && stop - start >= 200)
    while (stop > start + 100 && text->fold[stop] != ' ')
      stop--;
  title = dt_source_text_trimmed (text, start, stop);
  if (*title == '\0')
    return title;
  capital = g_strdup_printf ("%s", title);
  g_free (title);
  {
    gunichar first = g_unichar_toupper (g_utf8_get_char (capital));
    GString *whole = g_string_new (NULL);

    g_string_append_unichar (whole, first);
    g_string_append (whole, g_utf8_next_char (capital));
    g_free (capital);
    return g_string_free (whole, FALSE);
  }
}

/**
 * dt_body_add_deadline:
 * @phrase: a phrase; its words and rule are taken
 * @start: of the sentence it stands in
 * @end: of the sentence it stands in
 *
 * Returns: its number among the deadlines of the proposal
 */
guint
dt_body_add_deadline (DtBody     *self,
                      DtProposal *proposal,
                      DtPhrase   *phrase,
                      guint       start,
                      guint       end)
{
  DtProposedDeadline *deadline = g_new0 (DtProposedDeadline, 1);

  deadline->words = g_strdup (phrase->deadline.words);
  deadline->deadline = phrase->deadline;
  memset (&phrase->deadline, 0, sizeof phrase->deadline);
  deadline->last_day = phrase->last_day;
  deadline->doubts = phrase->doubts;
  deadline->what = dt_source_text_trimmed (self->text, start, end);
  dt_source_text_place (self->text, phrase->start, phrase->end, &deadline->place.start, &deadline->place.end);
  g_ptr_array_add (proposal->deadlines, deadline);

  return proposal->deadlines->len - 1;
}
