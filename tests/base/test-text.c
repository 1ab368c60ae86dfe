/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "dt-error.h"
#include "dt-test.h"
#include "dt-text.h"

static void
test_fold (void)
{
  static const char *const cases[][2] = {
    { "1438-CV/TU", "1438 cv tu" },
    { "1438 - CV/TU", "1438 cv tu" },
    { "Báo cáo kết quả 5 năm (2020 - 2025)", "bao cao ket qua 5 nam 2020 2025" },
    { "ĐẢNG ỦY PHƯỜNG", "dang uy phuong" },
    { "Đảng uỷ", "dang uy" },
    { "Nguyễn", "nguyen" },
    { "Nguye\xcc\x82\xcc\x83n", "nguyen" },
    { "  a\t\nb  ", "a b" },
    { "“trước ngày” – 25/8…", "truoc ngay 25 8" },
    { "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬĐÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴ",
      "aaaaaaaaaaaaaaaaadeeeeeeeeeeeiiiiiooooooooooooooooouuuuuuuuuuuyyyyy" },
    { "Straße Œuvre", "straße œuvre" },
    { "日本", "日本" },
    { "ﬁn", "fin" },
    { "", "" },
    { "---", "" },
    { "\xff" "a\xc3", "a" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    dt_test_assert_string (dt_text_fold (cases[i][0]), cases[i][1]);
  dt_test_assert_string (dt_text_fold (NULL), "");
}

/* Folding twice is folding once, for every character there is; Latin with its marks becomes ASCII. */
static void
test_fold_idempotent (void)
{
  for (gunichar c = 1; c <= 0x10FFFF; c++)
    {
      char text[16] = "x";
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;

      if (c >= 0xD800 && c <= 0xDFFF)
        continue;
      text[1 + g_unichar_to_utf8 (c, text + 1)] = 'y';
      once = dt_text_fold (text);
      twice = dt_text_fold (once);
      if (strcmp (once, twice) != 0)
        g_error ("U+%04X folds to “%s”, then to “%s”", c, once, twice);
      if (c >= 0x1EA0 && c <= 0x1EF9 && (strlen (once) != 3 || !g_ascii_isalpha (once[1])))
        g_error ("U+%04X folds to “%s”", c, once);
    }
}

/* Composed and decomposed forms fold and write alike. */
static void
test_normal_forms (void)
{
  static const char *const texts[] = {
    "Đẩy nhanh tiến độ thực hiện các nội dung công việc", "Thường trực HĐND thành phố", "ủy quỹ hoà thuở ước ợ ặ ệ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *nfd = g_utf8_normalize (texts[i], -1, G_NORMALIZE_NFD);
      g_autofree char *fold = dt_text_fold (texts[i]);
      g_autofree char *exact = dt_text_exact (texts[i]);
      g_autofree char *key = dt_text_sort_key (texts[i]);

      dt_test_assert_string (dt_text_fold (nfd), fold);
      dt_test_assert_string (dt_text_exact (nfd), exact);
      dt_test_assert_string (dt_text_sort_key (nfd), key);
      dt_test_assert_string (dt_text_exact (exact), exact);
      g_assert_true (g_str_is_ascii (fold));
    }
}

static void
test_exact (void)
{
  static const char *const cases[][2] = {
    { "Đảng uỷ", "đảng ủy" },
    { "Đảng ủy", "đảng ủy" },
    { "Thành uỷ", "thành ủy" },
    { "Hoà Bình", "hòa bình" },
    { "Hòa Bình", "hòa bình" },
    { "thuý", "thúy" },
    { "Thúy", "thúy" },
    { "khoẻ", "khỏe" },
    { "HOÀ", "hòa" },
    { "quý III", "quý iii" },
    { "quỳ", "quỳ" },
    { "Quỹ", "quỹ" },
    { "giá", "giá" },
    { "già", "già" },
    { "hoàn", "hoàn" },
    { "hoặc", "hoặc" },
    { "toàn", "toàn" },
    { "thuyền", "thuyền" },
    { "loài", "loài" },
    { "1438 - CV/TU", "1438 cv tu" },
    { "khoá XVI; hoá.", "khóa xvi hóa" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    dt_test_assert_string (dt_text_exact (cases[i][0]), cases[i][1]);
  dt_test_assert_string (dt_text_exact (NULL), "");
}

static void
test_has_marks (void)
{
  g_assert_true (dt_text_has_marks ("báo cao"));
  g_assert_true (dt_text_has_marks ("đ"));
  g_assert_true (dt_text_has_marks ("Đ"));
  g_assert_true (dt_text_has_marks ("a\xcc\x81"));
  g_assert_false (dt_text_has_marks ("bao cao 5 nam"));
  g_assert_false (dt_text_has_marks ("“bao cao” – 1…"));
  g_assert_false (dt_text_has_marks (""));
  g_assert_false (dt_text_has_marks (NULL));
}

static void
test_symbol_key (void)
{
  static const char *const cases[][2] = {
    { "1438-CV/TU", "1438CVTU" },
    { "1438 - CV/TU", "1438CVTU" },
    { "1438/CV/TU", "1438CVTU" },
    { "1438–cv/tu", "1438CVTU" },
    { "05-QĐ/TU", "5QDTU" },
    { "5-QĐ/TU", "5QDTU" },
    { "7816/VPCP-TTĐT", "7816VPCPTTDT" },
    { "0", "0" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    dt_test_assert_string (dt_text_symbol_key (cases[i][0]), cases[i][1]);
}

static void
test_check (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (dt_text_check ("Đẩy nhanh\ttiến độ\n", 100, &error));
  g_assert_no_error (error);
  g_assert_true (dt_text_check ("đđđ", 3, &error));
  g_assert_no_error (error);

  g_assert_false (dt_text_check ("đđđđ", 3, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_TOO_LARGE);
  g_clear_error (&error);
  g_assert_false (dt_text_check ("a\x01", 10, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (dt_text_check ("a\r\n", 10, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (dt_text_check ("a\xff", 10, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
}

static void
test_initials (void)
{
  dt_test_assert_string (dt_text_initials ("Đảng ủy phường Minh Tân"), "MT");
  dt_test_assert_string (dt_text_initials ("xã Tịnh Đông"), "TĐ");
  dt_test_assert_string (dt_text_initials ("thành phố"), "TP");
  dt_test_assert_string (dt_text_initials ("Đồn"), "Đ");
  dt_test_assert_string (dt_text_initials (" – "), "");
  dt_test_assert_string (dt_text_initials (NULL), "");
}

/* Whatever bytes come in, valid text comes out, and nothing is read beyond the end. */
static void
test_garbage (void)
{
  for (int i = 0; i < 50000; i++)
    {
      gsize length = (gsize) g_test_rand_int_range (0, 12);
      g_autofree char *bytes = g_malloc (length + 1);
      g_autofree char *fold = NULL;
      g_autofree char *exact = NULL;
      g_autofree char *key = NULL;
      g_autofree char *symbol = NULL;
      g_autofree char *initials = NULL;
      g_autoptr(GError) error = NULL;

      /* Mostly lead and trail bytes, for those are where a decoder errs. */
      for (gsize j = 0; j < length; j++)
        bytes[j] = (char) (g_test_rand_bit () ? g_test_rand_int_range (0x80, 0x100) : g_test_rand_int_range (1, 0x100));
      bytes[length] = '\0';

      fold = dt_text_fold (bytes);
      exact = dt_text_exact (bytes);
      key = dt_text_sort_key (bytes);
      symbol = dt_text_symbol_key (bytes);
      initials = dt_text_initials (bytes);
      g_assert_true (g_utf8_validate (fold, -1, NULL));
      g_assert_true (g_utf8_validate (exact, -1, NULL));
      g_assert_true (g_utf8_validate (key, -1, NULL));
      g_assert_true (g_utf8_validate (symbol, -1, NULL));
      g_assert_true (g_utf8_validate (initials, -1, NULL));
      g_assert_cmpint (dt_text_check (bytes, 100, &error), ==, error == NULL);
      g_clear_error (&error);

      dt_text_has_marks (bytes);
      dt_time_parse (bytes);
      if (dt_day_parse_entry (bytes, dt_test_day ("2024-08-12"), &error) == DT_DAY_NONE)
        g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
    }
}

static void
test_uid (void)
{
  g_autofree char *a = dt_uid_new ();
  g_autofree char *b = dt_uid_new ();

  g_assert_true (dt_uid_is_valid (a));
  g_assert_cmpstr (a, !=, b);
  g_assert_false (dt_uid_is_valid ("1438"));
  g_assert_false (dt_uid_is_valid (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/fold-idempotent", test_fold_idempotent);
  g_test_add_func ("/base/text/normal-forms", test_normal_forms);
  g_test_add_func ("/base/text/exact", test_exact);
  g_test_add_func ("/base/text/has-marks", test_has_marks);
  g_test_add_func ("/base/text/symbol-key", test_symbol_key);
  g_test_add_func ("/base/text/check", test_check);
  g_test_add_func ("/base/text/initials", test_initials);
  g_test_add_func ("/base/text/garbage", test_garbage);
  g_test_add_func ("/base/text/uid", test_uid);

  return g_test_run ();
}
