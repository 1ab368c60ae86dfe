/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names in capitals, written as in a sentence. */

#include "dt-reading-private.h"

#include <string.h>

static const char *const small_words[] = {
  "tinh", "thanh", "pho", "huyen", "xa", "phuong", "thi", "tran", "quan", "uy", "ban", "nhan", "dan", "bo", "va", "cac", "thuong", "vu", "truc",
  "chap", "hanh", "phong", "dong", "giao", "chuc", "tra", "van", "to", "quoc", "doan", "the", "chinh", "vien", "cua", "truong", "ve", "gia",
  "dac", "khu", "tac", "cong", "an", "hoi", "lien", "chi", "dao", "duc", "tao", "nguyen", "moi",
};

/* Fields of state bodies as they are written; no rule of capitals tells them. */
static const char *const fields[] = {
  "Chính phủ", "Quốc hội", "Tư pháp", "Tài chính", "Nội vụ", "Ngoại giao", "Ngoại vụ", "Công Thương", "Xây dựng", "Y tế", "Quốc phòng", "Công an",
  "Giáo dục và Đào tạo", "Khoa học và Công nghệ", "Thông tin và Truyền thông", "Văn hóa, Thể thao và Du lịch", "Văn hóa và Thông tin",
  "Lao động - Thương binh và Xã hội", "Tài nguyên và Môi trường", "Nông nghiệp và Phát triển nông thôn", "Nông nghiệp và Môi trường",
  "Kế hoạch và Đầu tư", "Giao thông vận tải", "Giao thông", "Dân tộc và Tôn giáo", "Dân tộc", "Tuyên giáo và Dân vận", "Kiểm tra", "Nội chính", "Tổ chức", "Kinh tế", "Hạ tầng", "Đô thị", "Tuyên giáo", "Dân vận", "Kiểm lâm", "Quân sự",
  "Phụ nữ", "Nông dân", "Cựu chiến binh", "Viện kiểm sát nhân dân", "tối cao",
};

/* Writes the fields that are named in @text as in the table. Takes @text. */
static char *
set_fields (char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *pattern = g_strdup_printf ("(?<!\\pL)%s(?!\\pL)", fields[i]);
      g_autoptr(GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT, NULL);
      char *next = regex != NULL ? g_regex_replace_literal (regex, text, -1, 0, fields[i], G_REGEX_MATCH_DEFAULT, NULL) : NULL;

      if (next != NULL)
        {
          g_free (text);
          text = next;
        }
    }

  return text;
}

/* "THÀNH" of "THÀNH PHỐ", not of a name. */
static gboolean
begins_city (const char *next)
{
  g_autofree char *fold = next != NULL ? dt_text_fold (next) : NULL;

  return g_strcmp0 (fold, "pho") == 0;
}

static gboolean
begins_committee (const char *next)
{
  g_autofree char *fold = next != NULL ? dt_text_fold (next) : NULL;

  return g_strcmp0 (fold, "ban") == 0;
}

/* "THÀNH ỦY QUẢNG NGÃI" → "Thành ủy Quảng Ngãi": words of a name after one of those that name a kind keep their capital. */
static char *
sentence_case (const char *name)
{
  g_auto(GStrv) words = g_strsplit (name, " ", -1);
  GString *text = g_string_new (NULL);
  gboolean proper = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *fold = dt_text_fold (words[i]);
      g_autofree char *lower = g_utf8_strdown (words[i], -1);
      gboolean place = g_strv_contains ((const char *const[]) { "tỉnh", "phố", "huyện", "xã", "phường", "trấn", "quận", NULL }, lower);
      gboolean small = FALSE;
      gunichar first;

      if (i > 0)
        g_string_append_c (text, ' ');
      if (g_str_equal (fold, "ubnd") || g_str_equal (fold, "bch") || g_str_equal (fold, "btv") || g_str_equal (fold, "ldld") || g_str_equal (fold, "thpt") || g_str_equal (fold, "thcs") || g_str_equal (fold, "tncs") || g_str_equal (fold, "ubmttq") || g_str_equal (fold, "hdnd") || g_str_equal (fold, "mttq") || g_str_equal (fold, "tp"))
        {
          g_string_append (text, words[i]);
          continue;
        }
      for (guint k = 0; k < G_N_ELEMENTS (small_words) && !proper; k++)
        small = small || g_str_equal (fold, small_words[k]);
      /* "Công an", but "Bình An" */
      small = small && !(g_str_equal (fold, "an") && !(i > 0 && g_ascii_strncasecmp (words[i - 1], "C", 1) == 0 && g_utf8_strlen (words[i - 1], -1) == 4));
      /* "Giáo dục", but "An Đức" */
      small = small && !g_str_equal (lower, "đức");
      /* "Khối các cơ quan" */
      small = small || g_str_equal (lower, "các") || (g_str_equal (lower, "cơ") && words[i + 1] != NULL) || (i > 0 && g_ascii_strcasecmp (words[i], "QUAN") == 0);
      /* "Tỉnh đoàn" */
      small = small || (i == 1 && g_strv_contains ((const char *const[]) { "tịch", "thư", "tướng", NULL }, lower));
      /* "Chủ tịch Ủy ban nhân dân" */
      if (g_str_equal (fold, "uy") && begins_committee (words[i + 1]))
        {
          g_string_append (text, g_str_is_ascii (words[i]) ? "Uy" : "Ủy");
          continue;
        }
      small = small || (i == 1 && g_str_equal (fold, "doan")) || g_str_equal (fold, "uy") || (place && words[i + 1] != NULL)
              || (g_str_equal (fold, "thanh") && begins_city (words[i + 1]));
      if (i > 0 && small && !(g_str_equal (fold, "thanh") && words[i + 1] != NULL && g_str_equal (fold, "uy")))
        {
          g_string_append (text, lower);
        }
      else
        {
          first = g_utf8_get_char (lower);
          g_string_append_unichar (text, g_unichar_toupper (first));
          g_string_append (text, g_utf8_next_char (lower));
        }
      if (place || (g_str_equal (fold, "uy") && i > 0))
        proper = TRUE;
    }

  return set_fields (g_string_free (text, FALSE));
}

/**
 * dt_page_settle_name:
 * @name: a name, in capitals as it stands in the head
 *
 * Returns: (transfer full): the name as the letter itself writes it elsewhere, else by the words of the table
 */
char *
dt_page_settle_name (const DtPage *self,
                     const char   *name)
{
  g_autoptr(DtSourceText) wanted = dt_source_text_read (name);
  const char *at = self->source->fold;

  while (wanted->n > 5 && (at = strstr (at, wanted->fold)) != NULL)
    {
      guint start = (guint) (at - self->source->fold);

      if (self->source->upper[start] && !self->source->upper[start + 1])
        return dt_source_text_trimmed (self->source, start, start + wanted->n);
      at++;
    }

  return sentence_case (name);
}
