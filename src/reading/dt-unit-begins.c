/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the name of a unit begins with, and the words that carry on a group. */

#include "dt-unit-private.h"

#include <string.h>

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
  "ban hanh", "bao cao", "bao dam", "bao ve", "hoi nghi", "hoi thao", "doan ket", "to chuc", "phong chong", "phong, chong", "phong chay",
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

gboolean
dt_unit_is_group_word (const DtSourceText *text,
                       guint               i,
                       guint               end)
{
  /* "UBND các tỉnh, TP ven biển", but "TP Huế" */
  if (i + 2 < end && text->upper[i] && text->upper[i + 1] && (dt_unit_has_words (text, i, end, "tp") || dt_unit_has_words (text, i, end, "tx")))
    return !text->upper[dt_unit_skip_space (text, i + 2, end)];
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
  /* "lãnh đạo thực hiện": they lead, nobody is named. */
  if (!text->upper[start] && dt_unit_has_words (text, start, end, "lanh dao")
      && !dt_reading_match (DT_REGEX ("^lanh dao (?:cac|co quan|don vi|so|ban|ubnd|uy ban|hdnd|mttq|phong|tinh|huyen|xa|phuong|thanh pho|cap|dia phuong|nha truong|bo|van phong|cong an|doanh nghiep|cuc|vu|chi cuc)\\b"), text, start, MIN (end, start + 30), NULL))
    return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (heads); k++)
    if ((!heads[k].capital || text->upper[start]) && dt_unit_has_words (text, start, end, heads[k].words))
      return TRUE;

  return FALSE;
}
