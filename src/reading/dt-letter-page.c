/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands around the body of a letter: number, date, issuer, subject, addressees; recipients and signer. */

#include "dt-reading-private.h"

#include <string.h>

#include "dt-text.h"

#define HEAD_LINES 60
/* "Kính gửi: …"; a telegram: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH … điện:" */
#define GREETING "^-?\\s*kinh\\s*(?:gui|trinh)\\b|^(?:chu tich|thu tuong|bo truong|van phong|ban chi huy|giam doc)[^:]{0,80}\\bdien\\s*:$"
#define FOOT_LINES 60

/* ---- The head ---- */

static const struct { const char *pattern; int type; } titles[] = {
  { "^ke hoach$", DT_DOCUMENT_PLAN }, { "^cong van$", DT_DOCUMENT_LETTER }, { "^chi thi$", DT_DOCUMENT_DIRECTIVE },
  { "^nghi quyet$", DT_DOCUMENT_RESOLUTION }, { "^ket luan$", DT_DOCUMENT_CONCLUSION }, { "^quyet dinh:?$", DT_DOCUMENT_DECISION },
  { "^quy dinh$", DT_DOCUMENT_REGULATION }, { "^quy che$", DT_DOCUMENT_RULES }, { "^thong tri$", DT_DOCUMENT_CIRCULAR },
  { "^huong dan$", DT_DOCUMENT_GUIDANCE }, { "^thong bao$", DT_DOCUMENT_NOTICE }, { "^bao cao$", DT_DOCUMENT_REPORT },
  { "^chuong trinh$", DT_DOCUMENT_PROGRAMME }, { "^de an$", DT_DOCUMENT_SCHEME }, { "^to trinh$", DT_DOCUMENT_PROPOSAL },
  { "^bien ban$", DT_DOCUMENT_MINUTES }, { "^cong dien(?: (?:khan|hoa toc|thuong khan))?$", DT_DOCUMENT_TELEGRAM }, { "^giay moi$", DT_DOCUMENT_INVITATION },
  { "^chuong trinh (?:hanh dong|phoi hop|cong tac)$", DT_DOCUMENT_PROGRAMME }, { "^thong bao ket luan$", DT_DOCUMENT_NOTICE },
  { "^ke hoach lien tich$", DT_DOCUMENT_PLAN }, { "^quy che phoi hop$", DT_DOCUMENT_RULES }, { "^huong dan lien nganh$", DT_DOCUMENT_GUIDANCE },
  { "^nghi quyet lien tich$", DT_DOCUMENT_RESOLUTION },
  { "^(?:nghi dinh|thong tu|thong tu lien tich|luat|phap lenh|lenh|thong cao|phuong an|du an|quy hoach|chien luoc|tuyen bo|loi keu goi)$", DT_DOCUMENT_OTHER },
};

int
dt_letter_find_type (const char *name)
{
  g_autofree char *fold = g_strstrip (dt_text_fold (name));

  for (guint k = 0; k < G_N_ELEMENTS (titles); k++)
    if (g_regex_match_simple (titles[k].pattern, fold, 0, 0))
      return titles[k].type;

  return -1;
}

/**
 * dt_page_line_type:
 *
 * Returns: the type of document that a line of capitals names; −1 none
 */
int
dt_page_line_type (const DtPage *self,
                   guint         i)
{
  g_autoptr(GMatchInfo) match = NULL;

  if (!dt_page_line_is_capitals (self, i) || dt_page_line (self, i)->end - dt_page_line (self, i)->start > 30)
    return -1;
  /* "QUY ĐỊNH (BỔ SUNG)" */
  if (dt_reading_match (DT_REGEX ("^[a-z ]{6,20}?(?= ?\\([a-z ]{3,12}\\)$)"), self->source, dt_page_line (self, i)->start, dt_page_line (self, i)->end, &match))
    {
      g_autofree char *name = g_match_info_fetch (match, 0);

      return dt_letter_find_type (name);
    }
  for (guint k = 0; k < G_N_ELEMENTS (titles); k++)
    {
      g_autoptr(GRegex) regex = g_regex_new (titles[k].pattern, G_REGEX_RAW, G_REGEX_MATCH_DEFAULT, NULL);

      if (dt_page_line_fits (self, i, regex))
        return titles[k].type;
    }

  return -1;
}

#define PLACE_DATE "^(?<p>[a-z][a-z .\\-']{0,40}?)?\\s*,?\\s*(?:(?:hoi |luc )?\\d{1,2}\\s*(?:gio|h|g)\\s*(?:\\d{2})?\\s*(?:phut)?,?\\s*)?ngay\\s*(?<d>\\d{0,2})[\\s.]*(?:thang|/)\\s*(?<m>\\d{0,2})[\\s.]*(?:nam|/)\\s*(?<y>\\d{4})\\s*\\.?$"

typedef struct
{
  guint last;               /* the last line of the head that was understood */
  int   number;             /* lines; −1 none */
  int   date;
  int   title;
  int   subject;
  int   greeting;
  int   authority;          /* who decides, named once more */
  int   author;             /* "CỦA BAN BÍ THƯ" */
} Head;

static void
take_date (DtPage     *self,
           guint       start,
           guint       end,
           GMatchInfo *match)
{
  g_autofree char *d = g_match_info_fetch_named (match, "d");
  g_autofree char *m = g_match_info_fetch_named (match, "m");
  g_autofree char *y = g_match_info_fetch_named (match, "y");
  int from, to;

  self->proposal->day = dt_day_new (atoi (y), atoi (m), atoi (d));
  if (g_match_info_fetch_named_pos (match, "p", &from, &to) && from >= 0 && to > from && self->proposal->place == NULL)
    self->proposal->place = dt_source_text_trimmed (self->source, start + (guint) from, start + (guint) to);
  if (self->proposal->day != DT_DAY_NONE)
    self->proposal->day_place = dt_page_span (self, start, end);
}

/* "Quảng Ngãi, ngày 22 tháng 7 năm 2024", also broken over two lines of its column. */
static gboolean
read_date_line (DtPage *self,
                guint   i,
                guint   skip)
{
  const DtSourceLine *line = dt_page_line (self, i);
  g_autoptr(GMatchInfo) match = NULL;

  if (dt_reading_match (DT_REGEX (PLACE_DATE), self->source, line->start + skip, line->end, &match))
    {
      take_date (self, line->start + skip, line->end, match);
      return TRUE;
    }
  for (guint next = i + 1; next < MIN (i + 3, self->lines->len); next++)
    {
      const DtSourceLine *other = dt_page_line (self, next);

      g_clear_pointer (&match, g_match_info_unref);
      if (other->column != line->column || !dt_reading_match (DT_REGEX ("^(?:thang|nam|\\d)"), self->source, other->start, other->end, NULL))
        continue;
      if (dt_reading_match (DT_REGEX ("ngay"), self->source, line->start, line->end, NULL)
          && dt_reading_match (DT_REGEX (PLACE_DATE), self->source, line->start + skip, other->end, &match))
        {
          take_date (self, line->start + skip, other->end, match);
          return TRUE;
        }
    }

  return FALSE;
}

/* A page of the web tells number and date once more in a list above the letter itself. */
static gboolean
has_number_below (const DtPage *self,
                  guint         i)
{
  for (i++; i < MIN (HEAD_LINES, self->lines->len); i++)
    if (dt_page_line_fits (self, i, DT_REGEX ("^so\\s*[:.]?\\s*\\d{1,5}\\s*[-/]")))
      return TRUE;

  return FALSE;
}

/* "Số 1438 - CV/TU", also with the date in the same line. */
static gboolean
read_number_line (DtPage *self,
                  guint   i)
{
  const DtSourceLine *line = dt_page_line (self, i);
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GArray) symbols = NULL;
  DtFoundSymbol *symbol;
  int end;

  if (dt_page_line_fits (self, i, DT_REGEX ("^(?:so hieu\\b|\\d)")) && has_number_below (self, i))
    return FALSE;
  if (!dt_reading_match (DT_REGEX ("^(?:(?:nghi quyet|quyet dinh|chi thi|ke hoach|thong tu|nghi dinh|luat)\\s+)?(?:so\\s*(?:hieu|ky hieu)?\\s*[:.]?|so\\s*ky\\s*hieu\\s*:?)\\s*(?=[\\d./:-]|$)"), self->source, line->start, line->end, &match)
      && !dt_reading_match (DT_REGEX ("^\\d{1,5}\\s*[-/]\\s*[a-z]{1,6}\\s*[-/]\\s*[a-z]{2,}[a-z-]*$"), self->source, line->start, line->end, &match))
    return FALSE;

  g_match_info_fetch_pos (match, 0, NULL, &end);
  symbols = dt_symbols_find (self->source, line->start, line->end);
  if (symbols->len > 0)
    {
      symbol = &g_array_index (symbols, DtFoundSymbol, 0);
      if (symbol->start > line->start + (guint) end)
        return TRUE;
      self->proposal->symbol = g_strdup (symbol->symbol);
      self->proposal->symbol_place = dt_page_span (self, symbol->start, symbol->end);
      if (symbol->day != DT_DAY_NONE && self->proposal->day == DT_DAY_NONE)
        self->proposal->day = symbol->day;
      else if (symbol->end < line->end)
        read_date_line (self, i, symbol->end + (self->source->fold[symbol->end] == ' ') - line->start);
    }
  /* "Số: /BTNMT-TCMT Hà Nội, ngày tháng 11 năm 2023": the number is still to be given. */
  else if (dt_reading_match (DT_REGEX ("^so\\s*[:.]?\\s*[./]*[-/]\\s?[a-z-]{2,30}\\s+"), self->source, line->start, line->end, &match))
    {
      g_match_info_fetch_pos (match, 0, NULL, &end);
      read_date_line (self, i, (guint) end);
    }

  return TRUE;
}

static gboolean
read_urgency (DtPage *self,
              guint   i)
{
  if (dt_page_line_fits (self, i, DT_REGEX ("^(?:do khan:?\\s*)?hoa toc")))
    self->proposal->urgency = DT_URGENCY_EXPRESS;
  else if (dt_page_line_fits (self, i, DT_REGEX ("^(?:do khan:?\\s*)?thuong khan$")))
    self->proposal->urgency = DT_URGENCY_VERY_URGENT;
  else if (dt_page_line_fits (self, i, DT_REGEX ("^(?:do khan:?\\s*)?khan$")))
    self->proposal->urgency = DT_URGENCY_URGENT;
  else
    return FALSE;

  return TRUE;
}

/* A subject may begin like a body: what stands above the date or the greeting never is one. */
static guint
find_head_end (const DtPage *self)
{
  guint end = 0;

  for (guint i = 0; i < MIN (HEAD_LINES / 2, self->lines->len); i++)
    {
      if (dt_page_line_fits (self, i, DT_REGEX (GREETING)))
        return i;
      if (end == 0 && dt_page_line_fits (self, i, DT_REGEX (PLACE_DATE)))
        end = i;
    }

  return end;
}

static gboolean
begins_body (const DtPage *self,
             guint         i)
{
  return i >= self->head_end && dt_page_line_fits (self, i, DT_REGEX ("^(?:can cu|thuc hien|trien khai|de (?:trien|tiep|kip|chu|thuc|bao|nang)|tiep tuc|tiep theo|(?:sang |chieu )?ngay \\d|i\\s*[.-]|1\\s*[.)]|phan |dieu 1|xet |theo |qua |vua qua|trong thoi gian|nham |thoi gian qua|sau khi|phuc dap |hien nay,|nhan duoc |ngay sau khi |tren co so |duoc su |van phong .{10,}|ban thuong vu .{20,}|thuong truc .{20,}|uy ban nhan dan .{20,}|-\\s*can cu)"));
}

/* Who decides stands once more between the subject of a decision and its grounds: "ỦY BAN NHÂN DÂN TỈNH …", "CHỦ TỊCH …". */
static gboolean
is_authority (const DtPage *self,
              guint         i)
{
  const DtSourceLine *line = dt_page_line (self, i);

  if (!dt_page_line_is_capitals (self, i) || !dt_page_line_fits (self, i, DT_REGEX ("^(?:uy ban|chu tich|hoi dong|bo truong|thu tuong|chinh phu|quoc hoi|giam doc|cuc truong|ban thuong vu|ban chap hanh|truong ban|tinh uy|thanh uy|huyen uy|dang uy|truong |hieu truong|tong )")))
    return FALSE;
  /* "… VỚI ỦY VIÊN BỘ CHÍNH TRỊ," / "CHỦ TỊCH NƯỚC VÀ …": the subject goes on. */
  if (i > 0 && strchr (",-", self->source->fold[dt_page_line (self, i - 1)->end - 1]) != NULL)
    return FALSE;
  if (i + 1 < self->lines->len && (begins_body (self, i + 1) || dt_page_line_fits (self, i + 1, DT_REGEX ("^khoa [ivxl]+\\b"))))
    return TRUE;
  /* As the head above began. */
  for (guint k = 0; k < i; k++)
    {
      const DtSourceLine *other = dt_page_line (self, k);
      guint n = other->end - other->start;

      if (n >= 7 && n <= line->end - line->start && dt_page_line_is_capitals (self, k) && memcmp (self->source->fold + other->start, self->source->fold + line->start, n) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Capitals are not carried on by small letters. */
static gboolean
leaves_capitals (const DtPage *self,
                 guint         first,
                 guint         i)
{
  const DtSourceLine *line = dt_page_line (self, i);
  guint small = 0;

  for (guint k = line->start; k < line->end; k++)
    small += g_unichar_isalpha (self->source->chars[k]) && !self->source->upper[k];

  return small > 8 && self->source->upper[line->start] && dt_page_line_is_capitals (self, first) && !dt_page_line_is_capitals (self, i);
}

/* "CHỈ THỊ" / "CỦA BAN BÍ THƯ" / "về …": who directs, above what it is about. */
static gboolean
names_author (DtPage *self,
              guint   i)
{
  return dt_page_line_fits (self, i, DT_REGEX ("^cua (?:ban|bo chinh tri|tinh uy|thanh uy|huyen uy|dang uy|thu tuong|chu tich|uy ban|hoi dong|thuong truc)\\b[^;:]{0,50}$"))
         && dt_page_line_fits (self, i + 1, DT_REGEX ("^(?:ve|ve viec)\\b"));
}

static void
trim_marks (GString *text)
{
  while (text->len > 0 && strchr (" -;:,./", text->str[text->len - 1]) != NULL)
    g_string_truncate (text, text->len - 1);
  g_string_erase (text, 0, (gssize) strspn (text->str, " -+;:,."));
}

/* The lines of a subject: as long as they carry on in the same column. */
static void
read_subject (DtPage *self,
              Head   *head,
              guint   first,
              guint   skip)
{
  GString *subject = g_string_new (NULL);
  guint column = dt_page_line (self, first)->column;
  guint last = first;

  for (guint i = first; i < MIN (first + 14, self->lines->len); i++)
    {
      const DtSourceLine *line = dt_page_line (self, i);
      g_autofree char *text = NULL;

      if (i > first && dt_page_line_fits (self, i, DT_REGEX (GREETING)))
        break;
      if (line->column != column && i > first)
        continue;
      if (i > first && (dt_page_line_fits (self, i, DT_REGEX ("^(?:kinh gui|kinh trinh|so\\s*[:\\d]|noi nhan)")) || dt_page_line_fits (self, i, DT_REGEX (DT_MOTTO))
                        || dt_page_line_fits (self, i, DT_REGEX (PLACE_DATE)) || begins_body (self, i)))
        break;
      if (i > first && is_authority (self, i))
        {
          head->authority = (int) i;
          break;
        }
      if (i > first && leaves_capitals (self, first, i))
        break;
      /* After a blank line, what is not written like the beginning is no part of it. */
      if (i > first && line->gap && (!dt_page_line_is_capitals (self, i) || !dt_page_line_is_capitals (self, first)) && self->source->upper[line->start])
        break;
      text = g_strstrip (dt_source_text_get (self->source, line->start + (i == first ? skip : 0), line->end));
      if (subject->len > 0 && *text != '\0')
        g_string_append_c (subject, ' ');
      g_string_append (subject, text);
      last = i;
    }
  head->subject = (int) last;
  head->last = MAX (head->last, last);
  trim_marks (subject);
  /* Written in quotation marks as a whole. */
  if (subject->len > 2 && subject->str[0] == '"' && strchr (subject->str + 1, '"') == subject->str + subject->len - 1)
    {
      g_string_truncate (subject, subject->len - 1);
      g_string_erase (subject, 0, 1);
    }
  if (g_regex_match_simple ("^v/v[ .:]", subject->str, G_REGEX_CASELESS, 0))
    g_string_erase (subject, 0, (gssize) strspn (subject->str, "vV/.: "));
  if (subject->len > 0)
    {
      self->proposal->subject = g_strdup (subject->str);
      self->proposal->subject_place = dt_page_span (self, dt_page_line (self, first)->start + skip, dt_page_line (self, last)->end);
    }
  g_string_free (subject, TRUE);
}

/* ---- Lists of names: addressees, recipients ---- */

static void
add_names (const DtPage *self,
           GPtrArray    *names,
           guint         start,
           guint         end)
{
  guint from = start;

  for (guint i = start; i <= end; i++)
    if (i == end || self->source->fold[i] == ';' || (self->source->fold[i] == '\n' && i > from))
      {
        char *name = dt_source_text_trimmed (self->source, from, i);

        if (*name != '\0' && g_utf8_strlen (name, -1) > 1)
          g_ptr_array_add (names, name);
        else
          g_free (name);
        from = i + 1;
      }
}

/* Carries on the last name of a list. */
static void
append_name (GPtrArray  *names,
             const char *more)
{
  char **last = (char **) &g_ptr_array_index (names, names->len - 1);
  char *whole = g_strdup_printf ("%s %s", *last, more);

  g_free (*last);
  *last = whole;
}

static char
last_mark (const DtPage *self,
           guint         i)
{
  const DtSourceLine *line = dt_page_line (self, i);

  return line->end > line->start ? self->source->fold[line->end - 1] : '\0';
}

static void
read_addressees (DtPage *self,
                 Head   *head)
{
  guint i = (guint) head->greeting;
  const DtSourceLine *line = dt_page_line (self, i);
  g_autoptr(GMatchInfo) match = NULL;
  gboolean listed = FALSE;
  int skip = 0;

  if (dt_reading_match (DT_REGEX ("^-?\\s*kinh\\s*(?:gui|trinh)\\s*[:;.]?\\s*-?\\s*|^.*\\bdien\\s*:$"), self->source, line->start, line->end, &match))
    g_match_info_fetch_pos (match, 0, NULL, &skip);
  if (line->start + (guint) skip < line->end)
    add_names (self, self->proposal->addressees, line->start + (guint) skip, line->end);
  head->last = MAX (head->last, i);
  for (i++; i < MIN ((guint) head->greeting + 40, self->lines->len); i++)
    {
      gboolean dash = dt_page_line_fits (self, i, DT_REGEX ("^[-+]"));

      line = dt_page_line (self, i);
      if (dt_page_line_fits (self, i, DT_REGEX (DT_MOTTO)) || dt_page_line_fits (self, i, DT_REGEX (PLACE_DATE)))
        continue;
      if (!dash && (begins_body (self, i) || (listed && line->gap && self->source->upper[line->start])))
        break;
      if (self->proposal->addressees->len > 0 && last_mark (self, i - 1) == '.')
        break;
      /* "Sở Y tế đề nghị các đơn vị thực hiện như sau:" */
      if (!dash && self->proposal->addressees->len > 0 && last_mark (self, i) == ':' && self->source->upper[line->start] && dt_page_line_fits (self, i, DT_REGEX ("\\b(?:sau|nhu sau|yeu cau|de nghi|thong bao)\\s*:$")))
        break;
      /* A sentence right under the names, which no mark ends. */
      if (!dash && self->proposal->addressees->len > 0 && self->source->upper[line->start] && line->end - line->start > 40 && g_ascii_isalnum (last_mark (self, i - 1))
          && dt_page_line_fits (self, i, DT_REGEX ("\\bso:? ?\\d{1,5} ?[-/]|\\b(?:yeu cau|de nghi|nhan duoc|thong bao|tra loi|thay the|bai bo|dinh chinh|thu hoi|don doc|chua (?:gui|co)|da (?:co|ban hanh|nhan|gui)|tiep tuc|thuc hien|bao cao|hoan thanh)\\b")))
        break;
      if (!dash && (line->end - line->start > 250 || (line->end - line->start > 120 && self->proposal->addressees->len > 0)))
        break;
      if (dash || self->proposal->addressees->len == 0 || last_mark (self, i - 1) == ';' || (last_mark (self, i - 1) == ',' && self->source->upper[line->start] && listed))
        {
          add_names (self, self->proposal->addressees, line->start, line->end);
        }
      else
        {
          g_autofree char *more = dt_page_line_text (self, i);

          if (line->gap && self->source->upper[line->start])
            break;
          append_name (self->proposal->addressees, more);
        }
      listed = listed || dash;
      head->last = MAX (head->last, i);
    }
}

/* Of the Central Committee's papers the head names the Committee alone; the Politburo and the Secretariat issue them. */
static void
settle_author (DtPage *self,
               guint   i)
{
  const DtSourceLine *line = dt_page_line (self, i);

  if (!dt_page_line_fits (self, i, DT_REGEX ("^cua (?:bo chinh tri|ban bi thu)(?:, (?:bo chinh tri|ban bi thu))?$")))
    return;
  g_free (self->proposal->issuer);
  self->proposal->issuer = g_strdup (dt_page_line_fits (self, i, DT_REGEX ("bo chinh tri, ban bi thu")) ? "Bộ Chính trị, Ban Bí thư"
                                     : dt_page_line_fits (self, i, DT_REGEX ("bo chinh tri")) ? "Bộ Chính trị" : "Ban Bí thư");
  self->proposal->issuer_place = dt_page_span (self, line->start + 4, line->end);
}

/**
 * dt_page_read_head:
 *
 * Reads what stands before the body, and finds where that begins.
 */
void
dt_page_read_head (DtPage *self)
{
  Head head = { .number = -1, .date = -1, .title = -1, .subject = -1, .greeting = -1, .authority = -1, .author = -1 };
  guint limit = MIN (HEAD_LINES, self->lines->len);
  guint issuer_limit = 0;
  gboolean any = FALSE;

  self->head_end = find_head_end (self);
  for (guint i = 0; i < limit; i++)
    {
      gboolean known = TRUE;
      guint last;

      if (head.number < 0 && dt_page_read_full_title (self, i, &last))
        {
          head.number = head.subject = (int) last;
          head.last = i = last;
          any = TRUE;
          continue;
        }
      if (head.number < 0 && read_number_line (self, i))
        head.number = (int) i;
      else if (self->proposal->day == DT_DAY_NONE && head.date < 0 && read_date_line (self, i, 0))
        head.date = (int) i;
      else if (head.greeting < 0 && dt_page_line_fits (self, i, DT_REGEX (GREETING)))
        head.greeting = (int) i;
      else if (head.subject < 0 && dt_page_line_fits (self, i, DT_REGEX ("^(?:v/v|ve viec(?! (?:nay|tren|do)\\b))\\b")) && head.title < 0)
        read_subject (self, &head, i, dt_page_line_fits (self, i, DT_REGEX ("^v/v")) ? 3 : 0);
      else if (head.title < 0 && dt_page_line_type (self, i) >= 0)
        head.title = (int) i;
      else if (read_urgency (self, i) || dt_page_line_fits (self, i, DT_REGEX (DT_MOTTO)) || dt_page_line_fits (self, i, DT_REGEX ("^(?:thang|nam) ?\\d")))
        ;
      else if (dt_page_line_is_issuer (self, i) && head.title < 0 && head.greeting < 0)
        ;
      else
        known = FALSE;

      if (known)
        {
          head.last = MAX (head.last, i);
          any = TRUE;
        }
      if (head.greeting >= 0)
        break;
      if (!known && head.title >= 0 && head.subject < 0 && (int) i == head.title + 1 && names_author (self, i))
        {
          head.author = (int) i;
          head.last = i;
          continue;
        }
      if (!known && head.title >= 0 && head.subject < 0 && (int) i > head.title && dt_page_line (self, i)->end - dt_page_line (self, i)->start < 400)
        {
          if (!begins_body (self, i) || dt_page_line_is_capitals (self, i) || i == (guint) head.title + 1)
            read_subject (self, &head, i, 0);
        }
      else if (!known && head.number >= 0 && head.title < 0 && head.subject < 0 && dt_page_line (self, i)->column == dt_page_line (self, (guint) head.number)->column
               && !begins_body (self, i) && dt_page_line (self, i)->end - dt_page_line (self, i)->start < 200)
        {
          read_subject (self, &head, i, 0);
        }
      if (!known && (int) i > (int) head.last && begins_body (self, i) && (head.title >= 0 || head.number >= 0))
        break;
    }
  issuer_limit = head.number >= 0 ? (guint) head.number : head.title >= 0 ? (guint) head.title : any ? head.last + 1 : 0;
  for (guint i = issuer_limit; head.authority < 0 && head.number >= 0 && i < MIN (head.last + 2, limit); i++)
    if (is_authority (self, i) && !dt_page_line_fits (self, i, DT_REGEX (GREETING)))
      head.authority = (int) i;
  if (self->proposal->issuer == NULL)
    dt_page_read_issuer (self, issuer_limit, head.authority);
  if (head.author >= 0)
    settle_author (self, (guint) head.author);
  if (head.title >= 0)
    self->proposal->type = dt_page_line_type (self, (guint) head.title);
  else if (self->proposal->symbol != NULL)
    self->proposal->type = dt_symbol_type (self->proposal->symbol);
  /* "128/CĐKCN" to somebody, and no title: a letter. */
  if (self->proposal->type < 0 && head.title < 0 && head.greeting >= 0 && head.number >= 0)
    self->proposal->type = DT_DOCUMENT_LETTER;
  if (head.greeting >= 0)
    read_addressees (self, &head);

  self->body = any ? head.last + 1 : 0;
  /* The headline of an article. */
  if (!any && self->lines->len > 1 && dt_page_line (self, 1)->gap && last_mark (self, 0) != '.' && last_mark (self, 0) != ':')
    {
      self->proposal->subject = dt_page_line_text (self, 0);
      self->proposal->subject_place = dt_page_span (self, dt_page_line (self, 0)->start, dt_page_line (self, 0)->end);
      self->body = 1;
    }
}
