/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers and symbols of documents, as formats.md §3.3 knows them, with the dates that belong to them. */

#include "dt-reading-private.h"

#include <string.h>

#define KINDS "nghi dinh|thong tu|quyet dinh|chi thi|ke hoach|cong van|ket luan|nghi quyet|quy dinh|huong dan|thong bao|cong dien|van ban|luat"

static guint
skip_blanks (const DtSourceText *text,
             guint               i,
             guint               end)
{
  guint limit = i + 3;

  while (i < end && i < limit && g_ascii_isspace (text->fold[i]))
    i++;

  return i;
}

/* One part of the letters: "CV", "TTr", "NĐ", "QH15". Returns its end, or @i if there is none. */
static guint
skip_part (const DtSourceText *text,
           guint               i,
           guint               end,
           gboolean            apart)
{
  guint start = i, capitals = 0, letters = 0;

  if (i >= end || !text->upper[i])
    return i;
  while (i < end && g_ascii_isalnum (text->fold[i]))
    {
      capitals += text->upper[i];
      letters += g_ascii_isalpha (text->fold[i]) != 0;
      i++;
    }
  if (capitals < 1 || i - start > 14 || letters - capitals > 2 || (letters > 1 && capitals < 2))
    return start;
  if (letters == 1 && apart)
    return start;

  return i;
}

static void
close_symbol (const DtSourceText *text,
              guint               start,
              guint               end,
              DtFoundSymbol      *found)
{
  GString *symbol = g_string_new (NULL);

  for (guint i = start; i < end; i++)
    if (!g_ascii_isspace (text->fold[i]))
      {
        if (text->fold[i] == '-')
          g_string_append_c (symbol, '-');
        else if (g_ascii_isdigit (text->fold[i]))
          g_string_append_c (symbol, text->fold[i]);
        else if (text->fold[i] == '.' && g_ascii_isdigit (text->fold[i + 1]))
          continue;
        else
          g_string_append_unichar (symbol, text->chars[i]);
      }
  found->start = start;
  found->end = end;
  found->whole_end = end;
  found->symbol = g_string_free (symbol, FALSE);
}

/* "TƯ" stands for TU; after what the centre writes, for TW. */
static void
mend_organ (const DtSourceText *text,
            guint               limit,
            DtFoundSymbol      *found)
{
  GString *mended;

  if (!g_str_has_suffix (found->symbol, "/TƯ"))
    return;

  mended = g_string_new (found->symbol);
  g_string_truncate (mended, mended->len - strlen ("Ư"));
  if (dt_reading_match (DT_REGEX ("^[^.;\\n]{0,60}?cua\\s+(?:ban chap hanh trung uong|bo chinh tri|ban bi thu|trung uong)"), text,
                        found->whole_end, MIN (limit, found->whole_end + 120), NULL))
    g_string_append_c (mended, 'W');
  else
    g_string_append_c (mended, 'U');
  g_free (found->symbol);
  found->symbol = g_string_free (mended, FALSE);
}

/* "1961/QĐUBND", "30c/NQCP": a page that lost its hyphens, where letters of a type stand before those of a well-known body. */
static void
mend_hyphen (DtFoundSymbol *found)
{
  static gsize place;
  g_autoptr(GRegex) regex = NULL;
  char *mended;

  if (strchr (found->symbol, '-') != NULL)
    return;
  if (g_once_init_enter (&place))
    g_once_init_leave (&place, GPOINTER_TO_SIZE (g_regex_new ("^(\\d{1,5}[a-z]?/(?:\\d{4}/)?)(QĐ|NQ|NĐ|TT|CT|KH|TB|KL|HD|CĐ|BC|TTr)(UBND|HĐND|CTUBND|CP|TTg|VPCP|UBTVQH\\d{2}"
                                                              "|BTC|BNV|BYT|BTP|BXD|BCT|BCA|BQP|BGDĐT|BKHĐT|BTNMT|BTTTT|BGTVT|BNNPTNT|BVHTTDL|BLĐTBXH|BKHCN|NHNN|TTCP)$",
                                                              G_REGEX_OPTIMIZE, G_REGEX_MATCH_DEFAULT, NULL)));
  regex = g_regex_ref (GSIZE_TO_POINTER (place));
  mended = g_regex_replace (regex, found->symbol, -1, 0, "\\1\\2-\\3", G_REGEX_MATCH_DEFAULT, NULL);
  if (mended == NULL)
    return;
  g_free (found->symbol);
  found->symbol = mended;
}

/* "1438CV/TU", "Số: 88 CV/HNDT": the number of a document without its hyphen. Returns where its letters begin; 0 it is none. */
static guint
find_glued_type (const DtSourceText *text,
                 guint               start,
                 guint               i,
                 guint               limit)
{
  if (text->fold[i] == ' ' && dt_reading_match (DT_REGEX ("(?:^|[^a-z])so ?[:.]? ?$"), text, start > 6 ? start - 6 : 0, start, NULL)
      && text->upper[i + 1] && dt_reading_match (DT_REGEX ("^ (?:cv|kh|ct|nq|kl|qd|hd|tb|bc|ctr|ttr)/[a-z]{2,}"), text, i, MIN (limit, i + 18), NULL))
    return i + 1;

  return text->upper[i] && dt_reading_match (DT_REGEX ("^(?:cv|kh|ct|nq|kl|qd|hd|tb|bc|ctr|ttr) ?/ ?[a-z]{0,6}(?:tu|tw|hu|du)\\b"), text, i, MIN (limit, i + 18), NULL) ? i : 0;
}

/* "2/ UBND các xã …" numbers a paragraph. */
static gboolean
is_mark (const DtSourceText *text,
         guint               start,
         guint               slash)
{
  return text->fold[slash] == '/' && slash - start <= 2 && g_ascii_isspace (text->fold[slash + 1])
         && (start == 0 || text->fold[start - 1] == '\n');
}

static gboolean
scan_symbol (const DtSourceText *text,
             guint               start,
             guint               limit,
             DtFoundSymbol      *found)
{
  guint i = start, end, glued, digits;
  gboolean party, slash = FALSE;

  while (i < limit && i - start < 6 && g_ascii_isdigit (text->fold[i]))
    i++;
  if (i - start > 5 || i == limit)
    return FALSE;
  /* "3.456/BCT-ĐTĐL" */
  if (i - start <= 2 && text->fold[i] == '.' && dt_reading_match (DT_REGEX ("^\\.\\d{3} ?/ ?[a-z]{2,8} ?- ?[a-z]"), text, i, MIN (limit, i + 24), NULL))
    i += 4;
  glued = find_glued_type (text, start, i, limit);
  digits = i - start;
  if (g_ascii_isalpha (text->fold[i]) && !text->upper[i])                /* 30c */
    i++;
  i = skip_blanks (text, i, limit);
  if (glued == 0 && (i >= limit || (text->fold[i] != '-' && text->fold[i] != '/') || is_mark (text, start, i)))
    return FALSE;
  party = glued > 0 || text->fold[i] == '-';
  slash = !party;
  if (glued == 0)
    i = skip_blanks (text, i + 1, limit);
  if (slash && i + 4 < limit && strspn (text->fold + i, "0123456789") == 4)   /* the year of a law */
    {
      guint next = skip_blanks (text, i + 4, limit);

      if (next < limit && (text->fold[next] == '/' || text->fold[next] == '-'))
        i = skip_blanks (text, next + 1, limit);
    }

  end = skip_part (text, i, limit, FALSE);
  if (end == i || end - i < 2)
    return FALSE;
  for (i = end; i < limit;)
    {
      guint mark = skip_blanks (text, i, limit);
      guint part, next;

      if (mark >= limit || strchr ("-/.&", text->fold[mark]) == NULL || (text->fold[mark] == '.' && mark > i))
        break;
      part = skip_blanks (text, mark + 1, limit);
      if (text->fold[mark] == '.' && part > mark + 1)
        break;
      next = skip_part (text, part, limit, part > mark + 1);
      if (next == part)
        break;
      slash = slash || text->fold[mark] == '/';
      i = end = next;
    }
  /* "1691-TB-TU": a Party symbol written with hyphens alone. */
  if (!slash && !(party && end - start < 14 && dt_reading_match (DT_REGEX ("^\\d+ ?- ?(?:cv|kh|ct|nq|kl|qd|hd|tb|bc|ctr) ?- ?(?:tu|tw|hu|du)$"), text, start, end, NULL)))
    return FALSE;

  close_symbol (text, start, end, found);
  if (glued > 0)
    {
      char *whole = g_strdup_printf ("%.*s-%s", (int) digits, found->symbol, found->symbol + digits);

      g_free (found->symbol);
      found->symbol = whole;
    }
  mend_hyphen (found);
  return TRUE;
}

static void
read_date (const DtSourceText *text,
           guint               limit,
           DtFoundSymbol      *found)
{
  g_autoptr(GMatchInfo) match = NULL;
  int parts[3];
  int start, end;

  /* "Luật số 09/2008/QH12 Luật Quản lý, sử dụng tài sản nhà nước ngày 03/6/2008" */
  if (dt_reading_match (DT_REGEX ("/(?:ub ?tv ?)?qh\\d{1,2}$"), text, found->start, found->end, NULL)
      && dt_reading_match (DT_REGEX ("^ (?![^.;\\n\\d]{0,90}\\b(?:truoc|den|trinh|xong|cham nhat|tu|ke tu|hoan thanh|trong|vao) )[^.;\\n\\d]{3,90}? ngay (\\d{1,2}) ?(?:/|thang) ?(\\d{1,2}) ?(?:/|nam) ?(\\d{4})(?!\\d)"), text, found->end, MIN (limit, found->end + 130), &match))
    ;
  else if (!dt_reading_match (DT_REGEX ("^[\\s,(]{0,4}(?:(?:ky|de|ban\\s*hanh)?\\s*ngay\\s*)?(\\d{1,2})\\s*(?:[/.-]|thang)\\s*(\\d{1,2})\\s*(?:[/.-]|nam)\\s*(\\d{4})(?!\\d)"),
                         text, found->end, MIN (limit, found->end + 60), &match))
    return;
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *digits = g_match_info_fetch (match, i + 1);

      parts[i] = (int) g_ascii_strtoll (digits, NULL, 10);
    }
  found->day = dt_day_new (parts[2], parts[1], parts[0]);
  g_match_info_fetch_pos (match, 0, &start, &end);
  found->whole_end = found->end + (guint) end;
}

static void
clear_symbol (DtFoundSymbol *self)
{
  g_free (self->symbol);
}

/**
 * dt_symbols_find:
 *
 * Returns: (transfer full) (element-type DtFoundSymbol): the symbols of a piece, by place
 */
GArray *
dt_symbols_find (const DtSourceText *text,
                 guint               start,
                 guint               end)
{
  GArray *found = g_array_new (FALSE, TRUE, sizeof (DtFoundSymbol));

  g_array_set_clear_func (found, (GDestroyNotify) clear_symbol);
  for (guint i = start; i < end; i++)
    {
      DtFoundSymbol symbol = { 0 };

      if (!g_ascii_isdigit (text->fold[i]) || (i > start && strchr ("0123456789/-.", text->fold[i - 1]) != NULL))
        continue;
      if (!scan_symbol (text, i, end, &symbol))
        continue;
      read_date (text, end, &symbol);
      mend_organ (text, end, &symbol);
      g_array_append_val (found, symbol);
      i = symbol.whole_end - 1;
    }

  return found;
}

/* What stands before a citation, and what it makes of it; the first that fits. */
static const struct { DtRelation relation; const char *pattern; } relations[] = {
  { DT_RELATION_MENTIONS, "\\b(?:xet|theo)\\s+de nghi\\b[^.;\\n]{0,80}$" },
  { DT_RELATION_URGES, "\\bchua (?:gui|bao cao|hoan thanh|thuc hien|nhan duoc|co bao cao)\\b[^.;\\n]{0,80}$" },
  { DT_RELATION_AMENDS, "\\b(?:gia han|lui thoi han|keo dai thoi)\\b[^.;\\n]{0,80}$" },
  { DT_RELATION_REPLIES_TO, "\\b(?:phuc dap|tra loi|hoi am)[^.;\\n]{0,80}$" },
  { DT_RELATION_MENTIONS, "\\b(?:ve|nham|de)\\s+(?:viec\\s+)?(?:to chuc\\s+)?(?:tiep tuc\\s+)?(?:trien khai\\s+)?(?:thuc hien|trien khai)[^.;,\\n]{0,60}$" },
  { DT_RELATION_MENTIONS, "\\b(?:\\d+ nam|ket qu[a?]|tinh hinh|so ket|tong ket|giam sat|kiem tra|danh gia)\\s+(?:viec\\s+)?(?:thuc hien|trien khai)[^.;,\\n]{0,60}$" },
  { DT_RELATION_IMPLEMENTS, "\\bcan cu\\b[^.\\n]*$" },
  { DT_RELATION_MENTIONS, "\\b(?:da (?:co|ban hanh|gui)|ban hanh kem theo|duoc (?:sua doi|bo sung|thay the)[^.;\\n]{0,60})\\s*(?:[a-z]+ ){0,3}(?:so )?$" },
  { DT_RELATION_MENTIONS, "\\b(?:co|ban hanh|gui|nhan duoc)\\s+(?:van ban|cong van|to trinh|bao cao|thong bao)\\s+(?:so\\s*:?\\s*)?$" },
  { DT_RELATION_MENTIONS, "\\b(?:nghien cuu|de xuat|ra soat|xay dung|trinh|du thao|hoan thien|kien nghi|tham muu)\\b[^.;\\n]{0,60}\\b(?:sua doi|bo sung|thay the|bai bo)[^.;\\n]{0,80}$" },
  { DT_RELATION_AMENDS, "\\b(?:sua doi|bo sung|dieu chinh|dinh chinh)[^.;\\n]{0,80}$" },
  { DT_RELATION_REPLACES, "\\b(?:thay the|bai bo)[^.;\\n]{0,80}$" },
  { DT_RELATION_RECALLS, "\\b(?:thu hoi|huy bo)[^.;\\n]{0,60}$" },
  { DT_RELATION_URGES, "\\b(?:don doc|nhac)[^.;\\n]{0,80}$" },
  { DT_RELATION_IMPLEMENTS, "\\btheo (?:tinh than )?(?:y kien )?(?:chi dao|yeu cau|huong dan|ket luan|su chi dao)\\b[^.;\\n]{0,90}$" },
  { DT_RELATION_IMPLEMENTS, "\\b(?:noi dung|cong viec|nhiem vu|hoan thien|hoan thanh)\\b[^.;\\n]{0,60}\\btheo (?:cac )?(?:" KINDS ")\\s+(?:so\\s*:?\\s*)?$" },
  { DT_RELATION_IMPLEMENTS, "\\b(?:thuc hien|can cu|trien khai|thuc thi|quan triet|tiep theo)\\b[^.\\n]*$" },
};

/**
 * dt_symbol_is_next:
 * @before: a citation
 * @symbol: the one after it
 *
 * Returns: whether both are of one list: "Chỉ thị số 5/CT-TTg ngày …, số 6/CT-TTg"
 */
gboolean
dt_symbol_is_next (const DtSourceText  *text,
                   const DtFoundSymbol *before,
                   const DtFoundSymbol *symbol)
{
  guint near = before->whole_end;

  if (symbol->start < near || symbol->start - near > 250)
    return FALSE;
  /* "Nghị định số … của Chính phủ về …; Nghị định số …" */
  if (dt_reading_match (DT_REGEX ("^[^.\\n]*[;,]\\s*(?:va\\s+)?(?:" KINDS ")\\s+(?:so\\s*:?\\s*)?$"), text, near, symbol->start, NULL)
      && !dt_reading_match (DT_REGEX ("\\b(?:can cu|thuc hien|theo|tai|ban hanh|trien khai|sua doi|thay the|yeu cau|de nghi|giao|bao cao|gui)\\b"), text, near, symbol->start, NULL))
    return TRUE;

  return symbol->start - near < 40
         && dt_reading_match (DT_REGEX ("^\\s*(?:,|;|va|\\))*\\s*(?:(?:cac|va)\\s+)?(?:(?:" KINDS ")\\s+)?(?:so\\s*:?\\s*)?$"),
                              text, before->whole_end, symbol->start, NULL);
}

/**
 * dt_symbol_relation:
 * @start: where the paragraph begins
 * @before: (nullable): the citation before it
 * @symbol: a citation
 *
 * Returns: how the letter stands to it, by the words before it
 */
DtRelation
dt_symbol_relation (const DtSourceText  *text,
                    guint                start,
                    const DtFoundSymbol *before,
                    const DtFoundSymbol *symbol)
{
  guint near = before != NULL ? MAX (before->whole_end, start) : start;

  /* "Công văn số … hết hiệu lực kể từ …" */
  if (dt_reading_match (DT_REGEX ("^[^.;\\n\\d]{0,60}\\bhet hieu luc\\b"), text, symbol->whole_end, MIN (text->n, symbol->whole_end + 80), NULL))
    return DT_RELATION_REPLACES;
  start = MAX (start, symbol->start > 1500 ? symbol->start - 1500 : 0);
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    {
      g_autoptr(GRegex) regex = g_regex_new (relations[i].pattern, G_REGEX_RAW, G_REGEX_MATCH_DEFAULT, NULL);
      guint from = relations[i].relation == DT_RELATION_IMPLEMENTS ? start : MAX (near, start);

      if (from < symbol->start && dt_reading_match (regex, text, from, symbol->start, NULL))
        return relations[i].relation;
    }

  return DT_RELATION_MENTIONS;
}

/**
 * dt_symbol_type:
 * @symbol: "150-KH/TU"
 *
 * Returns: the type that its letters tell; −1 none: "QĐ" is more than one
 */
int
dt_symbol_type (const char *symbol)
{
  static const struct { const char *letters; int type; } types[] = {
    { "CV", DT_DOCUMENT_LETTER }, { "KH", DT_DOCUMENT_PLAN }, { "CT", DT_DOCUMENT_DIRECTIVE }, { "NQ", DT_DOCUMENT_RESOLUTION },
    { "KL", DT_DOCUMENT_CONCLUSION }, { "QĐ", DT_DOCUMENT_DECISION }, { "QC", DT_DOCUMENT_RULES }, { "QYĐ", DT_DOCUMENT_REGULATION },
    { "HD", DT_DOCUMENT_GUIDANCE }, { "TB", DT_DOCUMENT_NOTICE }, { "BC", DT_DOCUMENT_REPORT }, { "CTR", DT_DOCUMENT_PROGRAMME },
    { "ĐA", DT_DOCUMENT_SCHEME }, { "TTR", DT_DOCUMENT_PROPOSAL }, { "BB", DT_DOCUMENT_MINUTES }, { "CĐ", DT_DOCUMENT_TELEGRAM },
    { "GM", DT_DOCUMENT_INVITATION }, { "TT", DT_DOCUMENT_CIRCULAR },
  };
  g_autofree char *upper = g_utf8_strup (symbol, -1);
  g_auto(GStrv) parts = NULL;

  g_strdelimit (upper, "/-. ", '/');
  parts = g_strsplit (upper, "/", -1);
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL && i < 3; i++)
    for (guint k = 0; k < G_N_ELEMENTS (types); k++)
      if (g_str_equal (parts[i], types[k].letters))
        return types[k].type;

  /* A letter of the State has no letters for its type: 123/UBND-VX. */
  return g_strrstr (symbol, "/") != NULL && strchr (symbol, '-') > strchr (symbol, '/') ? DT_DOCUMENT_LETTER : -1;
}

/**
 * dt_symbol_read:
 * @text: what names one directive
 * @day: (out): the day that stands with the symbol; %DT_DAY_NONE without one
 *
 * Returns: (transfer full) (nullable): the first symbol in @text
 */
char *
dt_symbol_read (const char *text,
                DtDay      *day)
{
  g_autoptr(DtSourceText) source = dt_source_text_read (text);
  g_autoptr(GArray) found = dt_symbols_find (source, 0, source->n);

  *day = DT_DAY_NONE;
  if (found->len == 0)
    return NULL;

  *day = g_array_index (found, DtFoundSymbol, 0).day;
  return g_strdup (g_array_index (found, DtFoundSymbol, 0).symbol);
}
