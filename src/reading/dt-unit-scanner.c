/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of units in a sentence, without a directory: by the words they begin with, and the verbs that end them. */

#include "dt-unit-private.h"

#include <string.h>

#define MAX_NAME 140

/* What a name begins with. Capital: only so written, since the same letters are another word elsewhere. */
static const struct { const char *words; gboolean capital; } heads[] = {
  { "ubnd", TRUE }, { "uy ban", FALSE }, { "hdnd", TRUE }, { "hoi dong", TRUE }, { "thuong truc", FALSE }, { "ban", TRUE },
  { "van phong", FALSE }, { "so", TRUE }, { "phong", TRUE }, { "cong an", TRUE }, { "chi cuc", TRUE }, { "cuc", TRUE },
  { "tong cuc", TRUE }, { "vu", TRUE }, { "bo", TRUE }, { "mat tran", TRUE }, { "mttq", TRUE }, { "ubmttq", TRUE }, { "ubkt", TRUE },
  { "dang uy", FALSE }, { "dang bo", FALSE }, { "chi bo", FALSE }, { "chi uy", FALSE }, { "huyen uy", FALSE }, { "thanh uy", FALSE },
  { "tinh uy", FALSE }, { "quan uy", FALSE }, { "thi uy", FALSE }, { "trung tam", TRUE }, { "hoi", TRUE }, { "doan", TRUE },
  { "tinh doan", TRUE }, { "thanh doan", TRUE }, { "huyen doan", TRUE }, { "lien doan", TRUE }, { "ldld", TRUE }, { "to", TRUE },
  { "tieu ban", TRUE }, { "bao", TRUE }, { "dai", TRUE }, { "truong", TRUE }, { "vien", TRUE }, { "kho bac", TRUE },
  { "ngan hang", TRUE }, { "bao hiem", TRUE }, { "bhxh", TRUE }, { "toa an", TRUE }, { "tand", TRUE }, { "vksnd", TRUE },
  { "cong ty", TRUE }, { "tong cong ty", TRUE }, { "chanh", TRUE }, { "giam doc", FALSE }, { "thu truong", FALSE },
  { "chu tich", FALSE }, { "pho chu tich", FALSE }, { "bi thu", FALSE }, { "thanh tra", TRUE }, { "bo chi huy", TRUE },
  { "bchqs", TRUE }, { "dien luc", TRUE }, { "buu dien", TRUE }, { "benh vien", TRUE }, { "hat", TRUE }, { "doi", TRUE },
  { "tram", TRUE }, { "lien minh", TRUE }, { "dang doan", TRUE }, { "ban can su", TRUE }, { "vptu", TRUE }, { "vpubnd", TRUE },
  { "cap uy", FALSE }, { "nguoi dung dau", FALSE }, { "cac", FALSE }, { "tung", FALSE }, { "lanh dao", FALSE }, { "cong doan", FALSE },
  { "vnpt", TRUE }, { "viettel", TRUE }, { "hoc vien", TRUE }, { "lien hiep", TRUE }, { "quy", TRUE }, { "phong gd&dt", TRUE },
  { "can bo, cong chuc", FALSE }, { "can bo, dang vien", FALSE }, { "thanh vien", TRUE }, { "hieu truong", TRUE }, { "ke toan truong", FALSE }, { "chu dau tu", FALSE }, { "nha thau", FALSE }, { "hiep hoi", TRUE }, { "tong giam doc", FALSE },
  { "chu nhiem", TRUE }, { "pho chanh", TRUE }, { "pho giam doc", TRUE }, { "pho bi thu", TRUE }, { "pho truong", TRUE }, { "tap doan", TRUE }, { "chu rung", FALSE }, { "bao chi", FALSE }, { "nha truong", FALSE }, { "tong bien tap", TRUE }, { "chinh phu", TRUE },
  { "quoc hoi", TRUE }, { "kiem toan", TRUE },
  { "chi, dang bo", FALSE }, { "mat tran to quoc", FALSE }, { "chinh quyen", FALSE }, { "ban thuong vu", FALSE }, { "btv", TRUE }, { "bch", TRUE },
  { "co quan", FALSE }, { "don vi", FALSE }, { "to chuc co so dang", FALSE }, { "nha van hoa", TRUE }, { "dong chi", FALSE }, { "ong", TRUE }, { "nguoi su dung lao dong", FALSE }, { "ban tuyen giao", FALSE }, { "ban to chuc", FALSE }, { "ban dan van", FALSE }, { "ban noi chinh", FALSE },
  { "cum truong", FALSE }, { "khoi truong", FALSE }, { "phong giao duc", FALSE }, { "vien thong", TRUE }, { "thong tan xa", TRUE }, { "vuon quoc gia", TRUE }, { "khu bao ton", TRUE }, { "truong thon", FALSE },
  { "truong ap", FALSE }, { "to truong", FALSE }, { "giao vien", TRUE }, { "khoa", TRUE }, { "chi doan", TRUE }, { "thong doc", TRUE }, { "tong thanh tra", TRUE }, { "tong kiem toan", TRUE }, { "tu lenh", TRUE },
  { "pho thu tuong", TRUE }, { "bo truong", TRUE }, { "thu tuong", TRUE }, { "cang vu", TRUE },
};

/* The same letters, and no unit. */
static const char *const no_heads[] = {
  "ban hanh", "bao cao", "bao dam", "bao ve", "hoi nghi", "hoi thao", "doan ket", "to chuc", "phong chong", "phong, chong",
  "truong hop", "doi voi", "doi moi", "doi tuong", "bo sung", "bo tri", "cac noi dung", "cac nhiem vu", "cac van ban", "cac giai phap",
  "cac chi tieu", "cac hoat dong", "cac bien phap", "cac quy dinh", "cac cong viec", "cac muc tieu", "cac van de", "cac du an",
  "cac ke hoach", "cac che do", "cac chuong trinh", "cac dieu kien", "cac hinh thuc", "cac truong hop", "cac cong trinh",
  "cac nghi quyet", "cac buoc", "cac thu tuc", "cac loai", "cac su kien", "cac chi thi", "cac de an", "cac y kien", "cac kho khan",
  "cac to chuc, ca nhan", "cac hanh vi", "cac san pham", "cac muc", "cac tieu chi", "cac khoan", "cac nguon", "cac van kien",
  "quy dinh", "quy che", "quy i", "quy ii", "quy iii", "quy iv", "lanh dao,", "lanh dao, chi dao", "doi ngu", "bao gom", "to trinh",
  "bo thu tuc", "so lieu", "so luong", "hat nhan", "vien chuc", "dai hoi", "dai bieu", "doan the,", "vu viec", "bo chinh tri",
  "to giac", "to cao", "hoi vien", "ban do", "ban sao", "bo may", "tung buoc", "doan vien", "cac ngay", "cac hop dong", "cac ho so", "cac bao cao", "cac thong tin", "cac to trinh", "cac quy che", "cac don thu", "cac ket qua", "cac ket qu?", "cac yeu cau",
  "cac linh vuc", "cac cap", "cac phong trao", "cac tang lop", "cac gia dinh", "cac ho", "cac tuyen", "cac xa hoi",
  "bao gio", "cuc bo", "khoa hoc,", "khoa hoc va", "khoa hoc", "doi tac", "to trinh",
};

/* Small words that carry on a group: "các cơ quan, đơn vị, địa phương". */
static const char *const group_words[] = {
  "don vi", "dia phuong", "co quan", "to chuc", "nganh", "doan the", "dang bo", "dang uy", "ban", "phong", "so", "chi bo", "giup viec", "xa",
  "phuong", "thi tran", "thi xa", "thanh pho", "huyen", "quan", "thanh uy", "thi uy", "tham muu", "doanh nghiep", "truong", "trung tam", "cap uy", "dang doan",
  "ban nganh", "chinh quyen", "hoi", "nhom", "dac khu", "cum", "dia ban", "quan uy", "tinh uy", "chi", "truc thuoc", "uy ban", "thanh", "thi", "doan", "cong doan", "to dan pho", "khu pho", "thon", "ap", "khu dan cu", "cong chuc", "vien chuc", "nguoi lao dong", "vien", "benh vien",
};

/* Heads of one syllable with the words that look like them: "Bản kê khai" is no "Ban". */
static const struct { const char *word; gunichar vowels[4]; guint at; } accents[] = {
  { "ban", { 'a', 0 }, 1 }, { "so", { 0x1EDF, 'o', 0 }, 1 }, { "bo", { 0x1ED9, 'o', 0 }, 1 }, { "hoi", { 0x1ED9, 'o', 0 }, 1 }, { "to", { 0x1ED5, 'o', 0 }, 1 },
  { "cuc", { 0x1EE5, 'u', 0 }, 1 }, { "vu", { 0x1EE5, 'u', 0 }, 1 }, { "phong", { 0xF2, 'o', 0 }, 2 }, { "doi", { 0x1ED9, 'o', 0 }, 1 }, { "quy", { 0x1EF9, 'y', 0 }, 2 },
  { "hat", { 0x1EA1, 'a', 0 }, 1 }, { "dai", { 0xE0, 'a', 0 }, 1 }, { "bao", { 0xE1, 'a', 0 }, 1 },
};

static gboolean
is_other_word (const DtSourceText *text,
               guint               start,
               guint               end)
{
  for (guint k = 0; k < G_N_ELEMENTS (accents); k++)
    if (dt_unit_has_words (text, start, end, accents[k].word) && !dt_unit_has_words (text, start, end, "bao hiem"))
      {
        gunichar c = g_unichar_tolower (text->chars[start + accents[k].at]);

        for (guint i = 0; accents[k].vowels[i] != 0; i++)
          if (c == accents[k].vowels[i])
            return FALSE;
        return TRUE;
      }

  return FALSE;
}

static gboolean
is_group_word (const DtSourceText *text,
               guint               i,
               guint               end)
{
  if (i < end && text->upper[i])
    return FALSE;
  if (dt_reading_match (DT_REGEX ("^truong (?:thon|ap|ban|khu|phong|doan)\\b"), text, i, MIN (end, i + 16), NULL))
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (group_words); k++)
    if (dt_unit_has_words (text, i, end, group_words[k]))
      return TRUE;

  return FALSE;
}

/* What "các" and "từng" may stand before, so that it names who does something: "các trường", never "các môn học". */
static const char *const plurals[] = {
  "bo", "nganh", "tinh", "thon", "ap", "khu", "to", "doi", "luc luong", "dong chi", "thanh vien", "uy vien", "dai bieu", "tieu ban", "lien doan", "cong doan",
  "cuc", "vu", "chi cuc", "tong cuc", "tong cong ty", "cong ty", "tap doan", "ngan hang", "chu dau tu", "nha thau", "nha may", "nha truong", "nha mang", "ubnd",
  "hdnd", "mttq", "mat tran", "khoi", "chu tich", "bi thu", "giam doc", "thu truong", "hieu truong", "truong", "khoa", "bo mon", "co so", "hop tac xa", "hat", "tram", "don",
  "van phong", "quy", "bao", "dai", "hoc vien", "dai hoc", "bch", "btv", "doan", "cap", "dang uy", "huyen uy", "thi uy", "quan uy", "chi uy", "lanh dao", "can bo",
  "cong chuc", "giao vien", "to cong tac", "phuong tien", "cum", "pho", "ban quan ly", "chu ho", "chu cong trinh", "chu rung", "ho kinh doanh", "don vi", "cong an", "quan", "trung tam", "so", "ban", "phong", "gd", "pgd", "sgd",
};

static gboolean
names_plural (const DtSourceText *text,
              guint               i,
              guint               end)
{
  for (guint k = 0; k < G_N_ELEMENTS (plurals); k++)
    if (dt_unit_has_words (text, i, end, plurals[k]))
      return TRUE;
  for (guint k = 0; k < G_N_ELEMENTS (group_words); k++)
    if (dt_unit_has_words (text, i, end, group_words[k]))
      return TRUE;

  /* "các Sở GDĐT": a name of its own. */
  return text->upper[i];
}

/**
 * dt_unit_begins:
 *
 * Returns: whether the name of a unit may begin at @start
 */
gboolean
dt_unit_begins (const DtSourceText *text,
                guint               start,
                guint               end)
{
  if (start >= end || (start > 0 && g_ascii_isalnum (text->fold[start - 1])))
    return FALSE;
  if (is_other_word (text, start, end))
    return FALSE;
  if (dt_reading_match (DT_REGEX ("^cac cap (?:uy|hoi|cong doan|bo doan|chinh quyen|mat tran|nganh)\\b"), text, start, MIN (end, start + 30), NULL))
    return TRUE;
  for (guint k = 0; k < G_N_ELEMENTS (no_heads); k++)
    if (dt_unit_has_words (text, start, end, no_heads[k]))
      return FALSE;
  if ((dt_unit_has_words (text, start, end, "cac") && !names_plural (text, dt_unit_skip_space (text, start + 3, end), end))
      || (dt_unit_has_words (text, start, end, "tung") && !names_plural (text, dt_unit_skip_space (text, start + 4, end), end)))
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (heads); k++)
    if ((!heads[k].capital || text->upper[start]) && dt_unit_has_words (text, start, end, heads[k].words))
      return TRUE;

  return FALSE;
}

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
  if (!is_group_word (text, word, end))
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
  { "boi thuong", "ho tro" }, { "boi thuong", "giai phong mat bang" },
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
         || (dt_reading_match (DT_REGEX ("\\blao dong$"), text, before, comma, NULL) && dt_reading_match (DT_REGEX ("^thuong binh va\\b"), text, next, MIN (end, next + 24), NULL));
}

/* "UBND các huyện Mường La, Bắc Yên": names of places, not of units, follow. */
static gboolean
names_places (const DtSourceText *text,
              guint               start,
              guint               end)
{
  return dt_reading_match (DT_REGEX ("^[a-z ]{2,60}\\bcac (?:tinh|huyen|quan|phuong|xa|thi tran|thi xa|thanh pho|dac khu):? [a-z]"), text, start, end, NULL)
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

  if (!dt_unit_has_words (text, word, end, "tu") || !dt_reading_match (DT_REGEX ("\\bcac\\b[a-z ,]{0,60}\\b(?:tinh|thanh pho|dia phuong|xa|phuong|huyen|ven bien|bien gioi)$"), text, start, i, NULL)
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
      if (word < end && text->fold[word] == ':' && group && text->upper[start] && dt_reading_match (DT_REGEX ("^(?:ubnd|uy ban nhan dan|dang uy|chu tich ubnd|chu tich uy ban nhan dan) cac (?:tinh|huyen|quan|phuong|xa|thi tran|thi xa|thanh pho)$"), text, start, i, NULL)
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
          else if (next < end && text->upper[next] && joins_spheres (text, i, next, end))
            ;
          else if (!group || !is_group_word (text, next, end))
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

          if (dt_unit_begins (text, next, end) && !(group && is_group_word (text, next, end)) && !joins_councils (text, start, word, next, end))
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

/* What goes on a list in small letters, and begins none: "…, Mặt trận Tổ quốc, đoàn thể, lực lượng vũ trang". */
static gboolean
continues_list (const DtSourceText *text,
                guint               i,
                guint               end)
{
  return dt_reading_match (DT_REGEX ("^(?:doan the|luc luong (?:vu trang|cong an|quan doi|quan su|bien phong|dan quan|kiem lam|cong an xa|chuc nang)|doanh nghiep|cong dong doanh nghiep|cac to chuc|to chuc (?:chinh tri|doan the|xa hoi)|hoi quan chung|co so)\\b"), text, i, MIN (end, i + 40), NULL);
}

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
  GArray *units = g_array_new (FALSE, TRUE, sizeof (DtFoundUnit));
  g_autofree char *head = NULL;
  guint i = dt_unit_skip_space (text, start, end);
  guint last = start;
  gboolean several = FALSE;

  g_array_set_clear_func (units, (GDestroyNotify) clear_unit);
  while (i < end)
    {
      gboolean begins = dt_unit_begins (text, i, end) || (units->len > 0 && continues_list (text, i, end));
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
      /* "đồng chí Nguyễn Văn A, Phó Chủ tịch Ủy ban nhân dân tỉnh": what that person is. */
      if (!(units->len > 0 && names_office (text, &g_array_index (units, DtFoundUnit, units->len - 1), i, end)))
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
