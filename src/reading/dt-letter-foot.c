/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The end of a letter: who gets it and who signs it, also where a scan has mixed the two columns. */

#include "dt-reading-private.h"

#include <string.h>

#define FOOT_LINES 70

#define AUTHORITY "(?:t/m|tm\\.|tm\\s|k/t|kt\\.|kt\\s|t/l|tl\\.|tl\\s|tuq\\.?|q\\.)\\s*"
#define POSITION "(?:pho |quyen )?(?:bi thu|chu tich|chanh van phong|chanh thanh tra|truong ban|truong phong|giam doc|tong giam doc|bo truong|thu truong|thu tuong|cuc truong|chi cuc truong|hieu truong|truong doan|truong tieu ban|chu nhiem|uy vien|chanh an|vien truong|vu truong|tong bien tap|chi huy truong|pho bi thu|pho chanh|pho truong|thuong truc|pho chu|pho giam|nguoi ky|doi truong|truong cong an|chu tri)"

static gboolean
piece_fits (const DtPage *self,
            guint         start,
            guint         end,
            GRegex       *regex)
{
  return dt_reading_match (regex, self->source, start, end, NULL);
}

static gboolean
is_title (const DtPage *self,
          guint         start,
          guint         end)
{
  return end - start < 80 && dt_source_text_is_capitals (self->source, start, end, 2)
         && piece_fits (self, start, end, DT_REGEX ("^(?:" AUTHORITY "|" POSITION ")"));
}

/* Two to six words, each with a capital and the rest small: "Ngô Văn Trọng", after a rank perhaps. */
static gboolean
is_person (const DtPage *self,
           guint         start,
           guint         end,
           guint        *name_start)
{
  guint words = 0;
  guint i = start;
  g_autoptr(GMatchInfo) match = NULL;

  if (dt_reading_match (DT_REGEX ("^(?:(?:dai|trung|thuong|thieu)\\s+(?:ta|tuong|uy)|ts|ths|pgs|gs|bs|dong chi|d/c)\\.?\\s+"), self->source, start, end, &match))
    {
      int skip;

      g_match_info_fetch_pos (match, 0, NULL, &skip);
      i += (guint) skip;
    }
  *name_start = i;
  while (i < end)
    {
      guint word = i;

      if (!self->source->upper[i])
        return FALSE;
      for (i++; i < end && self->source->fold[i] != ' '; i++)
        if (!g_unichar_isalpha (self->source->chars[i]) || self->source->upper[i])
          return FALSE;
      if (i - word > 8)
        return FALSE;
      words++;
      while (i < end && self->source->fold[i] == ' ')
        i++;
    }

  return words >= 2 && words <= 6;
}

typedef struct
{
  DtPage  *page;
  GString *title;
  gboolean signing;         /* a title has been seen */
  gboolean list;            /* the list of recipients has begun */
  gboolean open;            /* its last name carries on */
} Foot;

/* "VP: CVP, PVP; TH", "Lưu: VT; KTTH": what stands behind the colon is shared out within one body. */
static gboolean
lists_desks (const DtSourceText *text,
             guint               from,
             guint               mark,
             guint               end)
{
  return dt_reading_match (DT_REGEX ("^[-+ ]*[a-z][a-z .&]{1,14}: *[^:;]{1,40}$"), text, from, mark, NULL)
         && dt_reading_match (DT_REGEX ("^; *[a-z][a-z0-9, .&]{0,14}[.;]?$"), text, mark, end, NULL) && text->upper[mark + 1 + (text->fold[mark + 1] == ' ')];
}

static void
add_recipient (Foot  *self,
               guint  start,
               guint  end,
               gboolean dash)
{
  const DtSourceText *source = self->page->source;
  GPtrArray *names = self->page->proposal->distribution;
  guint from = start;
  gboolean first = TRUE;

  for (guint i = start; i <= end; i++)
    {
      char *name;

      if (i < end && (source->fold[i] != ';' || lists_desks (source, from, i, end)))
        continue;
      name = dt_source_text_trimmed (source, from, i);
      if (first && !dash && self->open && names->len > 0 && *name != '\0')
        {
          char **last = (char **) &g_ptr_array_index (names, names->len - 1);
          char *whole = g_strdup_printf ("%s %s", *last, name);

          g_free (*last);
          *last = whole;
          g_free (name);
        }
      else if (*name != '\0')
        {
          g_ptr_array_add (names, name);
        }
      else
        {
          g_free (name);
        }
      first = FALSE;
      from = i + 1;
    }
  self->open = end > start && strchr (";.,", source->fold[end - 1]) == NULL;
}

static void
add_title (Foot  *self,
           guint  start,
           guint  end)
{
  g_autofree char *text = NULL;

  while (start < end && self->page->source->fold[start] == ' ')
    start++;
  text = dt_source_text_trimmed (self->page->source, start, end);
  if (self->title->len > 0)
    g_string_append (self->title, " – ");
  g_string_append (self->title, text);
  self->signing = TRUE;
}

/* One line: recipients, a title, the name, or a recipient with one of the others behind it. */
static void
read_line (Foot  *self,
           guint  start,
           guint  end)
{
  DtPage *page = self->page;
  const DtSourceText *source = page->source;
  g_autoptr(GMatchInfo) match = NULL;
  gboolean dash;
  guint name;
  int from;

  while (start < end && source->fold[start] == ' ')
    start++;
  if (start >= end)
    return;
  if (dt_reading_match (DT_REGEX ("^noi\\s*nhan\\s*:?\\s*"), source, start, end, &match))
    {
      g_match_info_fetch_pos (match, 0, NULL, &from);
      self->list = TRUE;
      self->open = FALSE;
      read_line (self, start + (guint) from, end);
      return;
    }
  if (is_title (page, start, end))
    {
      add_title (self, start, end);
      return;
    }
  if (self->signing && is_person (page, start, end, &name) && (!self->open || page->proposal->signer == NULL))
    {
      g_free (page->proposal->signer);
      page->proposal->signer = dt_source_text_trimmed (source, name, end);
      page->proposal->signer_place = dt_page_span (page, name, end);
      return;
    }
  if (piece_fits (page, start, end, DT_REGEX ("^\\(?(?:da ky|ky ten|chu ky|ky va dong dau|dau)\\)?")))
    return;
  if (self->signing && page->proposal->signer == NULL && dt_source_text_is_capitals (page->source, start, end, 2) && end - start < 60
      && piece_fits (page, start, end, DT_REGEX ("^[a-z .-]+$")))
    {
      /* The rest of a title, or a name in capitals. */
      add_title (self, start, end);
      return;
    }
  /* A title or the name behind a recipient: the columns of a page run together. */
  for (guint i = start + 1; self->list && i < end; i++)
    if (source->fold[i - 1] == ' ' && source->upper[i] && ((end - i > 5 && is_title (page, i, end)) || (self->signing && strchr (".,;", source->fold[i - 2]) != NULL && is_person (page, i, end, &name))))
      {
        read_line (self, start, i - 1);
        self->open = FALSE;
        read_line (self, i, end);
        return;
      }
  dash = strchr ("-+", source->fold[start]) != NULL;
  if (self->list && (dash || self->open || page->proposal->distribution->len == 0 || strchr (";,.", source->fold[end - 1]) != NULL))
    add_recipient (self, start, end, dash);
}

static gboolean
begins_annex (const DtPage *self,
              guint         i)
{
  return piece_fits (self, dt_page_line (self, i)->start, dt_page_line (self, i)->end, DT_REGEX ("^(?:phu luc|bang (?:phan cong|tong hop)|bieu (?:so|mau)|danh muc|bieu \\d|\\(\\d{1,2}\\) |\\[\\d{1,2}\\] )"))
         || (dt_page_line (self, i)->row >= 0 && i + 3 < self->lines->len && dt_page_line (self, i + 2)->row == dt_page_line (self, i)->row);
}

/* "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …" above the grounds of a decision whose end is missing. */
static gboolean
decides_below (const DtPage *self,
               guint         i)
{
  for (i++; i < self->lines->len; i++)
    if (piece_fits (self, dt_page_line (self, i)->start, dt_page_line (self, i)->end, DT_REGEX ("^(?:can cu |xet de nghi|theo de nghi|quyet (?:dinh|nghi):|dieu \\d)")))
      return TRUE;

  return FALSE;
}

/**
 * dt_page_read_foot:
 *
 * Finds where the body ends, reads what stands there, and where an annex begins after it.
 */
void
dt_page_read_foot (DtPage *self)
{
  Foot foot = { .page = self, .title = g_string_new (NULL) };
  guint n = self->lines->len;

  self->foot = n;
  self->annex = n;
  for (guint i = self->body; i < n; i++)
    {
      const DtSourceLine *line = dt_page_line (self, i);

      if (piece_fits (self, line->start, line->end, DT_REGEX ("^noi\\s*nhan\\s*(?::|$)"))
          || (is_title (self, line->start, line->end) && piece_fits (self, line->start, line->end, DT_REGEX ("^" AUTHORITY)))
          || (i + 6 > n && i > 0 && is_title (self, line->start, line->end) && !decides_below (self, i)))
        {
          self->foot = i;
          break;
        }
    }
  for (guint i = self->foot; i < n; i++)
    {
      const DtSourceLine *line = dt_page_line (self, i);

      if (i > self->foot && (begins_annex (self, i) || i > self->foot + FOOT_LINES))
        {
          self->annex = i;
          break;
        }
      read_line (&foot, line->start, line->end);
    }
  if (foot.title->len > 0)
    self->proposal->signer_title = g_strdup (foot.title->str);
  g_string_free (foot.title, TRUE);
}
