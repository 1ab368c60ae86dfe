/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of units in a sentence, without a directory: by the words they begin with, and the verbs that end them. */

#include "dt-unit-private.h"

#include <string.h>

#define MAX_NAME 140

static gboolean
begins_group (const DtSourceText *text,
              guint               start,
              guint               end)
{
  return dt_unit_has_words (text, start, end, "cac") || dt_unit_has_words (text, start, end, "chi, dang bo") || dt_unit_has_words (text, start, end, "tung") || dt_unit_has_words (text, start, end, "thu truong")
         || dt_unit_has_words (text, start, end, "cap uy") || dt_unit_has_words (text, start, end, "nguoi dung dau") || dt_unit_has_words (text, start, end, "lanh dao") || dt_unit_has_words (text, start, end, "can bo") || dt_unit_has_words (text, start, end, "bi thu")
         || (!text->upper[start] && (dt_unit_has_words (text, start, end, "co quan") || dt_unit_has_words (text, start, end, "don vi")));
}

static void
add_unit (const DtSourceText *text,
          GArray             *units,
          guint               start,
          guint               end,
          const char         *head)
{
  DtFoundUnit unit = { .start = start, .end = end };

  unit.name = dt_source_text_trimmed (text, start, end);
  if (head != NULL && *unit.name != '\0')
    {
      char *whole = g_strdup_printf ("%s %s", head, unit.name);

      g_free (unit.name);
      unit.name = whole;
    }
  if (*unit.name == '\0' || end - start > MAX_NAME)
    g_free (unit.name);
  else
    g_array_append_val (units, unit);
}

static void
clear_unit (DtFoundUnit *self)
{
  g_free (self->name);
}

/* "Văn phòng HĐND và UBND", "Đoàn ĐBQH và HĐND" are one. */
static gboolean
joins_councils (const DtSourceText *text,
                guint               start,
                guint               word,
                guint               next,
                guint               end)
{
  return (dt_unit_has_words (text, start, end, "van phong") || dt_unit_has_words (text, start, end, "doan"))
         && (dt_unit_has_words (text, next, end, "ubnd") || dt_unit_has_words (text, next, end, "hdnd") || dt_unit_has_words (text, next, end, "hoi dong nhan dan") || dt_unit_has_words (text, next, end, "uy ban nhan dan"))
         && word - start < 60 && !text->upper[word];
}

/* A word of a group right after "các", "và" or a comma; "tham mưu, giúp việc" also later. */
static gboolean
is_listed (const DtSourceText *text,
           guint               i,
           guint               word,
           guint               end)
{
  guint before = i;

  if (dt_unit_has_words (text, word, end, "tham muu"))
    {
      guint next = dt_unit_skip_space (text, word, end) + 8;

      if (next < end && text->fold[next] == ',' && dt_unit_has_words (text, dt_unit_skip_space (text, next + 1, end), end, "giup viec"))
        return TRUE;
    }
  if (!dt_unit_is_group_word (text, word, end))
    return FALSE;
  while (before > 0 && g_ascii_isalpha (text->fold[before - 1]))
    before--;

  return before == i || dt_unit_has_words (text, before, end, "cac") || dt_unit_has_words (text, before, end, "va");
}

/* "Sở Kế hoạch và Đầu tư - cơ quan thường trực …" says more of the same unit. */
static gboolean
is_apposition (const DtSourceText *text,
               guint               i,
               guint               end)
{
  return i < end && !text->upper[i] && (dt_unit_has_words (text, i, end, "co quan") || dt_unit_has_words (text, i, end, "don vi") || dt_unit_has_words (text, i, end, "dau moi"));
}

/* Names with a comma in them. */
static const struct { const char *before, *after; } pairs[] = {
  { "kham benh", "chua benh" }, { "kham", "chua benh" }, { "ho", "dap" }, { "cuu nan", "cuu ho" }, { "cuu ho", "cuu nan" }, { "thi dua", "khen thuong" }, { "quan ly", "khai thac" },
  { "boi thuong", "ho tro" }, { "thong tan", "bao chi" }, { "phong chay", "chua chay" }, { "thuy dien", "thuy loi" }, { "thuy loi", "thuy dien" }, { "boi thuong", "giai phong mat bang" },
};

static gboolean
goes_on_behind_comma (const DtSourceText *text,
                      guint               comma,
                      guint               next,
                      guint               end)
{
  for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
    {
      guint length = (guint) strlen (pairs[k].before);

      if (comma > length && dt_unit_has_words (text, comma - length, end, pairs[k].before) && !g_ascii_isalnum (text->fold[comma - length - 1]) && dt_unit_has_words (text, next, end, pairs[k].after))
        return TRUE;
    }

  return FALSE;
}

/* "Văn hóa, Thể thao và Du lịch", "Kinh tế, Hạ tầng và Đô thị" are one name. */
static gboolean
joins_spheres (const DtSourceText *text,
               guint               comma,
               guint               next,
               guint               end)
{
  guint before = comma > 16 ? comma - 16 : 0;

  return dt_reading_match (DT_REGEX ("^(?:the thao va|ha tang va|khoa hoc va thong tin)\\b"), text, next, MIN (end, next + 24), NULL)
         || (dt_reading_match (DT_REGEX ("\\bvan hoa$"), text, before, comma, NULL) && dt_reading_match (DT_REGEX ("^(?:thong tin|khoa hoc|du lich|gia dinh|truyen thong) va\\b"), text, next, MIN (end, next + 24), NULL))
         || (dt_reading_match (DT_REGEX ("\\bgi[?]o duc$"), text, before, comma, NULL) && dt_reading_match (DT_REGEX ("^khoa hoc va cong nghe\\b"), text, next, MIN (end, next + 24), NULL))
         || (dt_reading_match (DT_REGEX ("\\blao dong$"), text, before, comma, NULL) && dt_reading_match (DT_REGEX ("^thuong binh va\\b"), text, next, MIN (end, next + 24), NULL));
}

/* "Ban Chỉ đạo phường, xã", "UBND huyện, thị xã, thành phố": levels, not the body of one place. */
static gboolean
goes_on_with_level (const DtSourceText *text,
                    guint               start,
                    guint               comma,
                    guint               next,
                    guint               end)
{
  return next < end && !text->upper[next] && dt_reading_match (DT_REGEX (" (?:tinh|huyen|quan|thanh pho|thi xa|xa|phuong|thi tran|dac khu)$"), text, start, comma, NULL)
         && dt_reading_match (DT_REGEX ("^(?:tinh|huyen|quan|thanh pho|thi xa|xa|phuong|thi tran|dac khu)\\b(?! uy\\b)"), text, next, MIN (end, next + 14), NULL);
}

/* "UBND các huyện Mường La, Bắc Yên": names of places, not of units, follow. */
static gboolean
names_places (const DtSourceText *text,
              guint               start,
              guint               end)
{
  return dt_reading_match (DT_REGEX ("^[a-z ]{2,60}\\bcac (?:tinh|huyen|quan|phuong|xa|thi tran|thi xa|thanh pho|dac khu|tinh, (?:thanh pho|tp)):? [a-z]"), text, start, end, NULL)
         && !dt_reading_match (DT_REGEX ("^cac "), text, start, end, NULL) && text->upper[start];
}

/* Whether two names of places with a comma or “và” between them stand there, and not a sentence. */
static gboolean
names_only_places (const DtSourceText *text,
                   guint               start,
                   guint               end)
{
  guint i = dt_unit_skip_space (text, start, end);

  for (guint n = 0; n < 8 && i < end && text->upper[i]; n++)
    {
      while (i < end && g_ascii_isalpha (text->fold[i]))
        i++;
      if (i < end && text->fold[i] == ',')
        return TRUE;
      i = dt_unit_skip_space (text, i, end);
    }

  return FALSE;
}

/* "các tỉnh, thành phố từ Quảng Trị đến Khánh Hòa": which of them, behind the name of a group. Returns its end; @i there is none. */
static guint
skip_range (const DtSourceText *text,
            guint               start,
            guint               i,
            guint               word,
            guint               end)
{
  g_autoptr(GMatchInfo) match = NULL;
  int from, to;

  if (!dt_unit_has_words (text, word, end, "tu") || !dt_reading_match (DT_REGEX ("\\bcac\\b[a-z ,]{0,60}\\b(?:tinh|thanh pho|tp|dia phuong|xa|phuong|huyen|ven bien|bien gioi)$"), text, start, i, NULL)
      || !dt_reading_match (DT_REGEX ("^tu ([a-z]+(?: [a-z.]+){0,3}? (?:den|toi) )[a-z]+"), text, word, end, &match))
    return i;
  g_match_info_fetch_pos (match, 1, &from, NULL);
  g_match_info_fetch_pos (match, 0, NULL, &to);
  if (!text->upper[word + (guint) from])
    return i;
  i = word + (guint) to;
  for (guint next = dt_unit_skip_space (text, i, end); next < end && text->upper[next] && next > i; next = dt_unit_skip_space (text, i, end))
    for (i = next; i < end && g_ascii_isalpha (text->fold[i]);)
      i++;

  return i;
}

/* Where a name that begins at @start ends: before a verb, a mark, or what begins the next one. */
static guint
skip_name (const DtSourceText *text,
           guint               start,
           guint               end)
{
  gboolean group = begins_group (text, start, end);
  guint i = start;
  gboolean first = TRUE;

  while (i < end)
    {
      guint word = dt_unit_skip_space (text, i, end);

      /* "UBND các xã: Chiềng Mai, Chiềng Ban" */
      if (word < end && text->fold[word] == ':' && group && text->upper[start] && dt_reading_match (DT_REGEX ("^(?:ubnd|uy ban nhan dan|dang uy|chu tich ubnd|chu tich uy ban nhan dan) cac (?:tinh|huyen|quan|phuong|xa|thi tran|thi xa|thanh pho|tinh, (?:thanh pho|tp))$"), text, start, i, NULL)
          && !dt_unit_begins (text, dt_unit_skip_space (text, word + 1, end), end) && names_only_places (text, word + 1, end))
        {
          i = word + 1;
          continue;
        }
      if (word >= end || strchr (";:.()\"\t\n", text->fold[word]) != NULL)
        return i;
      if (!first && skip_range (text, start, i, word, end) > i)
        return skip_range (text, start, i, word, end);
      if (text->fold[word] == ',')
        {
          guint next = dt_unit_skip_space (text, word + 1, end);

          /* "Văn hóa, Thể thao và Du lịch", "Kinh tế, Hạ tầng và Đô thị" are one name. */
          if (goes_on_behind_comma (text, i, next, end) || (next < end && text->upper[next] && names_places (text, start, i) && !dt_unit_begins (text, next, end)))
            ;
          else if (dt_unit_has_words (text, next, end, "chong") && dt_reading_match (DT_REGEX ("phong$"), text, i > 5 ? i - 5 : 0, i, NULL))
            ;
          else if (next < end && joins_spheres (text, i, next, end))
            ;
          else if (goes_on_with_level (text, start, i, next, end))
            group = TRUE;
          else if (!group || !dt_unit_is_group_word (text, next, end))
            return i;
          i = word + 1;
          continue;
        }
      if (!first && text->fold[word] == '-' && word > i)
        {
          guint next = dt_unit_skip_space (text, word + 1, end);

          if (!g_ascii_isalpha (text->fold[next]) || dt_unit_begins (text, next, end) || is_apposition (text, next, end))
            return i;
        }
      if (!first && dt_unit_has_words (text, word, end, "va"))
        {
          guint next = dt_unit_skip_space (text, word + 2, end);

          /* "UBND các huyện và đơn vị liên quan": who is named, and others. */
          if (text->upper[start] && !begins_group (text, start, end) && dt_reading_match (DT_REGEX ("^(?:cac )?(?:co quan|don vi|dia phuong|to chuc)(?:, (?:co quan|don vi|dia phuong|to chuc))*(?: khac)?(?: co)? lien quan\\b"), text, next, MIN (end, next + 60), NULL))
            return i;
          /* "… và đề nghị các đoàn thể" */
          if (dt_reading_match (DT_REGEX ("^(?:de nghi|yeu cau|giao|phan cong)\\b"), text, next, MIN (end, next + 10), NULL))
            return i;
          if (dt_unit_begins (text, next, end) && !(group && dt_unit_is_group_word (text, next, end)) && !joins_councils (text, start, word, next, end))
            return i;
        }
      else if (!first && !(group && is_listed (text, i, word, end)) && dt_unit_ends (text, start, word, end, group))
        {
          return i;
        }
      /* "UBND các huyện, thị xã" */
      group = group || dt_unit_has_words (text, word, end, "cac");
      i = word;
      while (i < end && !g_ascii_isspace (text->fold[i]) && strchr (",;:.()\"", text->fold[i]) == NULL)
        i++;
      if (i == word)
        return i;
      /* "TP. Quảng Ngãi", "đ/c" */
      if (i < end && text->fold[i] == '.' && i - word <= 2 && text->upper[word])
        i++;
      first = FALSE;
    }

  return i;
}

/* "Sở" of "Sở Tài chính, Nội vụ": what stands for the names after it too. */
static char *
shared_head (const DtSourceText *text,
             guint               start,
             guint               end)
{
  static const struct { const char *words, *head; } shared[] = {
    { "so", "Sở" }, { "ban", "Ban" }, { "phong", "Phòng" }, { "cac so", "Sở" }, { "cac ban", "Ban" }, { "cac phong", "Phòng" },
    { "bo", "Bộ" }, { "cac bo", "Bộ" }, { "giam doc cac so", "Sở" }, { "bo truong cac bo", "Bộ" }, { "truong cac ban", "Ban" }, { "truong cac phong", "Phòng" }, { "huyen uy", "Huyện ủy" }, { "cac huyen uy", "Huyện ủy" },
  };

  /* "Bộ Chỉ huy Quân sự tỉnh, Cảng vụ …": no ministry. */
  if (dt_reading_match (DT_REGEX ("^bo (?:chi huy|tu lenh|doi|mon|phan)\\b"), text, start, MIN (end, start + 12), NULL))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    if (dt_unit_has_words (text, start, end, shared[i].words))
      return g_strdup (shared[i].head);

  return NULL;
}

/* "Giám đốc các Sở: Tài chính, Nội vụ" */
static gboolean
heads_several (const DtSourceText *text,
               guint               start,
               guint               end)
{
  return dt_reading_match (DT_REGEX ("^(?:giam doc|bo truong|truong|lanh dao) cac (?:so|bo|ban|phong):"), text, start, MIN (end, start + 30), NULL);
}

/* "các sở Tài chính, Nội vụ", "các bộ Quốc phòng, Công an": a list of fields. Returns where the first one begins; 0 it is none. */
static guint
begins_fields (const DtSourceText *text,
               guint               start,
               guint               stop,
               guint               end)
{
  g_autoptr(GMatchInfo) match = NULL;
  guint next = dt_unit_skip_space (text, stop, end);
  int length;

  if (!dt_reading_match (DT_REGEX ("^cac (?:so|bo|ban|phong) (?=[a-z])"), text, start, stop, &match))
    return 0;
  g_match_info_fetch_pos (match, 0, NULL, &length);
  if (!text->upper[start + (guint) length])
    return 0;
  if (next < end && text->fold[next] == ',')
    next = dt_unit_skip_space (text, next + 1, end);
  else if (dt_unit_has_words (text, next, end, "va"))
    next = dt_unit_skip_space (text, next + 2, end);
  else
    return 0;

  return next < end && text->upper[next] && !dt_unit_begins (text, next, end) ? start + (guint) length : 0;
}

static gboolean
names_office (const DtSourceText *text,
              const DtFoundUnit  *before,
              guint               i,
              guint               end)
{
  return dt_reading_match (DT_REGEX ("^(?:dong chi|ong|ba) "), text, before->start, before->end, NULL)
         && dt_reading_match (DT_REGEX ("^(?:pho |quyen )?(?:chu tich|bi thu|giam doc|truong|chanh|uy vien|cuc truong)\\b"), text, i, MIN (end, i + 24), NULL);
}

/* "các sở, ngành là thành viên Ban Chỉ đạo; UBND các huyện": what they are besides, before the list goes on. */
static guint
skip_what_they_are (const DtSourceText *text,
                    guint               i,
                    guint               end)
{
  g_autoptr(GMatchInfo) match = NULL;
  int length;

  if (!dt_reading_match (DT_REGEX ("^la (?:cac )?(?:thanh vien|uy vien|co quan thuong truc)\\b[^;.:\\n]{0,100}(?=;)"), text, i, MIN (end, i + 130), &match))
    return i;
  g_match_info_fetch_pos (match, 0, NULL, &length);

  return i + (guint) length;
}

/* "UBND các xã: A, B và phường C": a unit of each place. Whether the name was such a list; then they are added. */
static gboolean
add_places (const DtSourceText *text,
            GArray             *units,
            guint               start,
            guint               end)
{
  g_autoptr(GMatchInfo) match = NULL;
  g_autoptr(GRegex) mark = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *list = NULL;
  g_autofree char *level = NULL;
  g_auto(GStrv) places = NULL;
  int from, to, first;
  gboolean both;

  if (!names_places (text, start, end)
      || !dt_reading_match (DT_REGEX ("^([a-z ]{2,60}?) cac (tinh|huyen|quan|phuong|xa|thi tran|thi xa|thanh pho|dac khu)(, (?:thanh pho|tp))?:? ?([a-z].*)$"), text, start, end, &match))
    return FALSE;
  both = g_match_info_fetch_pos (match, 3, &from, &to) && from >= 0 && to > from;
  g_match_info_fetch_pos (match, 1, NULL, &to);
  kind = dt_source_text_trimmed (text, start, start + (guint) to);
  g_match_info_fetch_pos (match, 2, &from, &to);
  level = dt_source_text_trimmed (text, start + (guint) from, start + (guint) to);
  g_match_info_fetch_pos (match, 4, &first, NULL);
  list = dt_source_text_get (text, start + (guint) first, end);
  mark = g_regex_new ("\\s*(?:,\\s*(?:và\\s+)?|\\svà\\s)\\s*", 0, 0, NULL);
  places = g_regex_split (mark, list, 0);
  if (g_strv_length (places) < 2)
    return FALSE;
  for (guint i = 0; places[i] != NULL; i++)
    if (!g_regex_match_simple ("^(?:(?:thị xã|thành phố|thị trấn|phường|xã|huyện|quận|đặc khu|TP\\.?) )?\\p{Lu}[\\p{L}' -]{0,30}$", places[i], 0, 0))
      return FALSE;
  for (guint i = 0; places[i] != NULL; i++)
    {
      DtFoundUnit unit = { .start = start, .end = end };
      gboolean city = both && g_regex_match_simple ("^(?:Hà Nội|Hải Phòng|Đà Nẵng|Cần Thơ|Huế|Hồ Chí Minh)$", places[i], 0, 0);
      gboolean own = g_unichar_islower (g_utf8_get_char (places[i])) || g_str_has_prefix (places[i], "TP");

      unit.name = own ? g_strdup_printf ("%s %s", kind, places[i]) : g_strdup_printf ("%s %s %s", kind, city ? "thành phố" : level, places[i]);
      g_array_append_val (units, unit);
    }

  return TRUE;
}

/* What goes on a list in small letters, and begins none: "…, Mặt trận Tổ quốc, đoàn thể, lực lượng vũ trang". */
static gboolean
continues_list (const DtSourceText *text,
                guint               i,
                guint               end)
{
  return dt_reading_match (DT_REGEX ("^(?:doan the|luc luong (?:vu trang|cong an|quan doi|quan su|bien phong|dan quan|kiem lam|cong an xa|chuc nang)|doanh nghiep|cong dong doanh nghiep|cac to chuc|to chuc (?:chinh tri|doan the|xa hoi)|hoi quan chung|co so|ban quan ly (?:cac )?(?:khu|du an|rung)|khu (?:che xuat|kinh te|cong nghiep)|(?:to chuc )?cong doan|hop tac xa|chi huy|quan doi|cong an|chinh quyen dia phuong|doi ngu (?:bao cao vien|can bo|giao vien|y bac si))\\b"), text, i, MIN (end, i + 40), NULL);
}

/* "huyện Sông Lam", "TP. Quảng Ngãi": a place that stands for its authorities. */
static gboolean
begins_locality (const DtSourceText *text,
                 guint               i,
                 guint               end)
{
  g_autoptr(GMatchInfo) match = NULL;
  int length;

  if (!dt_reading_match (DT_REGEX ("^(?:tinh|thanh pho|tp\\.?|huyen|quan|thi xa|xa|phuong|thi tran|dac khu) (?=[a-z])"), text, i, MIN (end, i + 14), &match))
    return FALSE;
  g_match_info_fetch_pos (match, 0, NULL, &length);

  return text->upper[i + (guint) length];
}

static GArray *find_units (const DtSourceText *text, guint start, guint end, guint *after, gboolean localities);

/**
 * dt_units_find:
 * @text: a text
 * @start: where the list begins
 * @end: where it must end
 * @after: (out) (optional): behind its last name
 *
 * Returns: (transfer full) (element-type DtFoundUnit): the units, none if no list begins there
 */
GArray *
dt_units_find (const DtSourceText *text,
               guint               start,
               guint               end,
               guint              *after)
{
  return find_units (text, start, end, after, FALSE);
}

/**
 * dt_units_find_places:
 *
 * As dt_units_find(), where a place may stand for its authorities: "huyện Sông Lam".
 *
 * Returns: (transfer full) (element-type DtFoundUnit): the units and places
 */
GArray *
dt_units_find_places (const DtSourceText *text,
                      guint               start,
                      guint               end,
                      guint              *after)
{
  return find_units (text, start, end, after, TRUE);
}

static GArray *
find_units (const DtSourceText *text,
            guint               start,
            guint               end,
            guint              *after,
            gboolean            localities)
{
  GArray *units = g_array_new (FALSE, TRUE, sizeof (DtFoundUnit));
  g_autofree char *head = NULL;
  guint i = dt_unit_skip_space (text, start, end);
  guint last = start;
  gboolean several = FALSE;

  g_array_set_clear_func (units, (GDestroyNotify) clear_unit);
  while (i < end)
    {
      gboolean begins = dt_unit_begins (text, i, end) || (units->len > 0 && continues_list (text, i, end)) || (localities && (begins_locality (text, i, end) || continues_list (text, i, end)));
      guint stop;

      if (!begins && !(head != NULL && text->upper[i] && units->len < 60))
        break;
      stop = skip_name (text, i, end);
      if (stop == i || stop - i > MAX_NAME)
        break;
      /* "các Bộ: Quốc phòng, Công an, Y tế" */
      if (begins && several && g_strcmp0 (head, "Bộ") == 0 && dt_reading_match (DT_REGEX ("^cong an(?: ?[,;.]| va\\b|$)"), text, i, MIN (end, i + 12), NULL))
        begins = FALSE;
      if (begins)
        {
          several = FALSE;
          g_free (head);
          head = shared_head (text, i, end);
        }
      /* "các sở: Tài chính, Nội vụ" */
      if (begins && head != NULL && (dt_unit_has_words (text, i, end, "cac") || heads_several (text, i, end)) && stop < end && text->fold[stop] == ':' && dt_unit_skip_space (text, stop + 1, end) < end)
        {
          several = TRUE;
          i = dt_unit_skip_space (text, stop + 1, end);
          continue;
        }
      if (begins && head != NULL && begins_fields (text, i, stop, end) > 0)
        {
          several = TRUE;
          begins = FALSE;
          i = begins_fields (text, i, stop, end);
        }
      /* "đồng chí Nguyễn Văn A, Phó Chủ tịch Ủy ban nhân dân tỉnh": what that person is. */
      if (!(units->len > 0 && names_office (text, &g_array_index (units, DtFoundUnit, units->len - 1), i, end))
          && !(begins && add_places (text, units, i, stop)))
        add_unit (text, units, i, stop, begins ? NULL : head);
      last = stop;
      i = skip_what_they_are (text, dt_unit_skip_space (text, stop, end), end);
      if (i < end && (text->fold[i] == ',' || text->fold[i] == ';'))
        i = dt_unit_skip_space (text, i + 1, end);
      else if (!dt_unit_has_words (text, i, end, "va") && !dt_unit_has_words (text, i, end, "cung")
               && (text->fold[i] != '-' || is_apposition (text, dt_unit_skip_space (text, i + 1, end), end)))
        break;
      if (dt_unit_has_words (text, i, end, "va"))
        i = dt_unit_skip_space (text, i + 2, end);
      else if (i < end && text->fold[i] == '-')
        i = dt_unit_skip_space (text, i + 1, end);
    }
  if (after != NULL)
    *after = last;

  return units;
}
