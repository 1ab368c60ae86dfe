/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "dt-test.h"
#include "dt-text.h"

static void
assert_in_order (const char *const *words,
                 gsize              n)
{
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        int order = dt_text_compare (words[i], words[j]);

        if ((order < 0) != (i < j) || (order > 0) != (i > j))
          g_error ("“%s” and “%s” are in the wrong order", words[i], words[j]);
      }
}

static void
test_alphabet (void)
{
  static const char *const letters[] = {
    "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "ô", "ơ", "p", "q",
    "r", "s", "t", "u", "ư", "v", "w", "x", "y", "z",
  };

  assert_in_order (letters, G_N_ELEMENTS (letters));
}

static void
test_dictionary (void)
{
  static const char *const words[] = {
    "", "1", "2", "9", "10", "010", "a", "à", "ả", "ã", "á", "ạ", "ác", "ăn", "âm", "ba", "Ba", "ba má", "ba ngày", "bà",
    "bà con", "bả", "bã", "bá", "bạ", "ban", "bàn", "bi", "c", "da", "dạ", "dân", "đa", "Đảng ủy", "đất", "ê", "mục",
    "mục 1", "mục 2", "mục 2 a", "mục 10", "mục III", "ô", "ơ", "phường Bình Minh", "phường Minh Tân", "u", "ư", "y", "日",
  };

  assert_in_order (words, G_N_ELEMENTS (words));
}

/* Both placements of a tone are one word; punctuation only parts words. */
static void
test_equal (void)
{
  g_assert_cmpint (dt_text_compare ("hoà", "hòa"), ==, 0);
  g_assert_cmpint (dt_text_compare ("Đảng uỷ", "Đảng ủy"), ==, 0);
  g_assert_cmpint (dt_text_compare ("150-KH/TU", "150 KH TU"), ==, 0);
  g_assert_cmpint (dt_text_compare ("", NULL), ==, 0);
  g_assert_cmpint (dt_text_compare ("8", "08"), <, 0);
}

static char *
random_text (void)
{
  static const char *const pieces[] = {
    "a", "à", "ạ", "ă", "â", "ấ", "b", "B", "d", "đ", "Đ", "e", "ê", "o", "ơ", "ờ", "u", "ư", "n", "g", " ", "-", "1", "0",
    "9", "99999999999999999999999999", "日", "ü", "\xcc\x81", "/", "Z", "z",
  };
  GString *text = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 8);

  for (int i = 0; i < n; i++)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

  return g_string_free (text, FALSE);
}

static int
sign (int value)
{
  return (value > 0) - (value < 0);
}

/* A total order, the same by key and by comparison, in keys that a database can keep as text. */
static void
test_property (void)
{
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *a = random_text ();
      g_autofree char *b = random_text ();
      g_autofree char *c = random_text ();
      g_autofree char *key_a = dt_text_sort_key (a);
      g_autofree char *key_b = dt_text_sort_key (b);
      gsize length_a = strlen (key_a);
      gsize length_b = strlen (key_b);
      int bytes = memcmp (key_a, key_b, MIN (length_a, length_b));
      int order = dt_text_compare (a, b);

      if (bytes == 0)
        bytes = (length_a > length_b) - (length_a < length_b);

      g_assert_true (g_utf8_validate (key_a, -1, NULL));
      g_assert_cmpint (sign (order), ==, sign (bytes));
      g_assert_cmpint (sign (dt_text_compare (b, a)), ==, -sign (order));
      g_assert_cmpint (dt_text_compare (a, a), ==, 0);
      if (order <= 0 && dt_text_compare (b, c) <= 0)
        g_assert_cmpint (dt_text_compare (a, c), <=, 0);
    }
}

/* 100 000 titles fold and get their keys while a person does not notice. */
static void
test_speed (void)
{
  const char *title = "Báo cáo kết quả 5 năm (2020 - 2025) thực hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX";
  gint64 start = g_get_monotonic_time ();
  double fold_ms, key_ms;

  for (int i = 0; i < 100000; i++)
    g_free (dt_text_fold (title));
  fold_ms = (double) (g_get_monotonic_time () - start) / 1000.0;

  start = g_get_monotonic_time ();
  for (int i = 0; i < 100000; i++)
    g_free (dt_text_sort_key (title));
  key_ms = (double) (g_get_monotonic_time () - start) / 1000.0;

  g_test_message ("100 000 titles: folded in %.0f ms, keyed in %.0f ms", fold_ms, key_ms);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/text-collate/alphabet", test_alphabet);
  g_test_add_func ("/base/text-collate/dictionary", test_dictionary);
  g_test_add_func ("/base/text-collate/equal", test_equal);
  g_test_add_func ("/base/text-collate/property", test_property);
  g_test_add_func ("/base/text-collate/speed", test_speed);

  return g_test_run ();
}
