/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters as OpenDocument: a package as the standard asks for it, with the words of the letter, whatever they are. */

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "dt-odt.h"
#include "dt-test.h"

static GPtrArray *
make_letters (guint       n,
              const char *words)
{
  GPtrArray *letters = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_letter_free);
  g_autoptr(DtOffice) office = dt_office_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      DtLetter *letter = dt_letter_new (office, dt_test_day ("2024-08-12"));
      DtDebtor *debtor = dt_debtor_new ();
      DtDebt *debt = g_new0 (DtDebt, 1);

      g_ptr_array_unref (letter->text);
      letter->text = dt_letter_text_new ();
      dt_letter_text_add (letter->text, words, FALSE, NULL);
      dt_letter_text_add (letter->text, "chậm nhất\nngày 23/8", TRUE, "wanted");
      g_free (letter->addressee);
      letter->addressee = g_strdup ("Một,\nHai.");
      debtor->unit_name = g_strdup (words);
      debt->title = g_strdup ("Báo cáo");
      debt->clause = g_strdup ("mục 1");
      debt->directive = g_strdup ("1438-CV/TU");
      debt->last_day = dt_test_day ("2024-08-24");
      g_ptr_array_add (debtor->debts, debt);
      letter->list_title = g_strdup ("DANH SÁCH");
      letter->debtors = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_debtor_unref);
      g_ptr_array_add (letter->debtors, debtor);
      g_ptr_array_add (letters, letter);
    }

  return letters;
}

static void
add_text (GMarkupParseContext *context,
          const char          *text,
          gsize                length,
          gpointer             all,
          GError             **error)
{
  g_string_append_len (all, text, (gssize) length);
}

/* Every part of the package, which must be well-formed XML but for the first; returns the words of the text. */
static char *
read_package (const char *path)
{
  static const char *const expected[] = { "mimetype", "content.xml", "styles.xml", "META-INF/manifest.xml" };
  const GMarkupParser parser = { .text = add_text };
  struct archive *zip = archive_read_new ();
  struct archive_entry *entry;
  GString *words = g_string_new (NULL);

  g_assert_cmpint (archive_read_support_format_zip (zip), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_read_open_filename (zip, path, 65536), ==, ARCHIVE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr(GMarkupParseContext) context = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *bytes = NULL;
      g_autoptr(GString) ignored = g_string_new (NULL);
      la_ssize_t size;

      g_assert_cmpint (archive_read_next_header (zip, &entry), ==, ARCHIVE_OK);
      g_assert_cmpstr (archive_entry_pathname (entry), ==, expected[i]);
      bytes = g_malloc0 (4 * 1024 * 1024);
      size = archive_read_data (zip, bytes, 4 * 1024 * 1024 - 1);
      g_assert_cmpint (size, >, 0);
      if (i == 0)
        {
          g_assert_cmpstr (bytes, ==, "application/vnd.oasis.opendocument.text");
          continue;
        }
      context = g_markup_parse_context_new (&parser, 0, i == 1 ? words : ignored, NULL);
      g_assert_true (g_markup_parse_context_parse (context, bytes, (gssize) size, &error));
      g_assert_no_error (error);
      g_assert_true (g_markup_parse_context_end_parse (context, &error));
    }
  g_assert_cmpint (archive_read_next_header (zip, &entry), ==, ARCHIVE_EOF);
  archive_read_free (zip);

  return g_string_free (words, FALSE);
}

static void
write_and_read (guint        n,
                const char  *words,
                char       **text)
{
  g_autofree char *folder = dt_test_dir_new ();
  g_autofree char *path = g_build_filename (folder, "thư.odt", NULL);
  g_autoptr(GPtrArray) letters = make_letters (n, words);
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (dt_odt_write_letters (letters, dt_test_day ("2024-08-12"), path, NULL, &error));
  g_assert_no_error (error);
  /* The type stands in the first bytes, not packed, so that it is known without unpacking. */
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpint (memcmp (bytes, "PK\3\4", 4), ==, 0);
  g_assert_cmpint (memcmp (bytes + 30, "mimetype", 8), ==, 0);
  g_assert_cmpint (bytes[8] | bytes[9], ==, 0);
  *text = read_package (path);
  dt_test_dir_remove (folder);
}

static void
test_words (void)
{
  g_autofree char *text = NULL;

  write_and_read (1, "Thực hiện văn bản ", &text);
  g_assert_nonnull (strstr (text, "Thực hiện văn bản "));
  g_assert_nonnull (strstr (text, "chậm nhất"));
  g_assert_nonnull (strstr (text, "Kính gửi:"));
  g_assert_nonnull (strstr (text, "- Hai."));
  g_assert_nonnull (strstr (text, "ngày 12 tháng 8 năm 2024"));
  g_assert_nonnull (strstr (text, "DANH SÁCH"));
  g_assert_nonnull (strstr (text, "24/8/2024"));
}

/* The State's form. */
static void
test_state (void)
{
  g_autofree char *folder = dt_test_dir_new ();
  g_autofree char *path = g_build_filename (folder, "thư.odt", NULL);
  g_autoptr(GPtrArray) letters = make_letters (1, "x");
  g_autofree char *text = NULL;

  ((DtLetter *) g_ptr_array_index (letters, 0))->office->form = DT_FORM_STATE;
  g_assert_true (dt_odt_write_letters (letters, dt_test_day ("2024-08-12"), path, NULL, NULL));
  text = read_package (path);
  g_assert_nonnull (strstr (text, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
  g_assert_nonnull (strstr (text, "Độc lập - Tự do - Hạnh phúc"));
  g_assert_nonnull (strstr (text, "Số: "));
  g_assert_nonnull (strstr (text, "- Hai."));
  g_assert_null (strstr (text, "ĐẢNG CỘNG SẢN"));
  dt_test_dir_remove (folder);
}

static void
test_signs (void)
{
  g_autofree char *text = NULL;

  write_and_read (3, "<b> & \"ngoặc\" ]]> đ\n", &text);
  g_assert_nonnull (strstr (text, "<b> & \"ngoặc\" ]]> đ"));
}

static void
test_refused (void)
{
  g_autofree char *folder = dt_test_dir_new ();
  g_autofree char *path = g_build_filename (folder, "none", "thư.odt", NULL);
  g_autoptr(GPtrArray) letters = make_letters (1, "x");
  g_autoptr(GError) error = NULL;

  g_assert_false (dt_odt_write_letters (letters, dt_test_day ("2024-08-12"), path, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  dt_test_dir_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interchange/odt/words", test_words);
  g_test_add_func ("/interchange/odt/state", test_state);
  g_test_add_func ("/interchange/odt/signs", test_signs);
  g_test_add_func ("/interchange/odt/refused", test_refused);
  return g_test_run ();
}
