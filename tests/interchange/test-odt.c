/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters as OpenDocument: a package as the standard asks for it, with the words of the letter, whatever they are. */

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "dt-odt-listing.h"
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
  static const char *const expected[] = { "mimetype", "content.xml", "styles.xml", "settings.xml", "meta.xml", "META-INF/manifest.xml" };
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

static DtListing *
create_listing (guint n)
{
  const DtListingColumn columns[] = {
    { "task", "Nhiệm vụ", 0, 3, 40, DT_COLUMN_FIXED }, { "unit", "Đơn vị", 0, 2, 30, DT_COLUMN_GROUPS },
    { "last-day", "Hạn cuối", 54, 0, 12, DT_COLUMN_CENTER }, { "count", "Số lần", 52, 0, 8, DT_COLUMN_CENTER },
  };
  DtListing *table = dt_listing_new (dt_test_day ("2024-08-12"), "Thử", "BẢNG THỬ", "của bài thử");

  dt_listing_add_columns (table, columns, G_N_ELEMENTS (columns));
  dt_listing_set_group (table, "unit");
  dt_listing_set_empty (table, "Không có gì.");
  dt_listing_take_fact (table, g_strdup ("(Tính đến ngày thử)"));
  dt_listing_take_note (table, g_strdup ("Ghi chú."));
  dt_listing_take_total (table, g_strdup ("Tổng cộng"));
  dt_listing_set_sum (table, 3, 7, NULL);
  for (guint i = 0; i < n; i++)
    {
      DtListingCell *cell;

      dt_listing_add_text (table, "Việc <một> & hai");
      dt_listing_add_text (table, i % 2 == 0 ? "Đảng ủy A" : "Đảng ủy B");
      cell = dt_listing_add_day (table, dt_test_day ("2024-08-10"));
      cell->original = dt_test_day ("2024-08-25");
      cell = dt_listing_add_number (table, 1);
      cell->under = g_strdup ("08/8");
    }
  table->office = dt_office_new (NULL);
  return table;
}

static char *
write_listing (DtListing *table)
{
  g_autofree char *folder = dt_test_dir_new ();
  g_autofree char *path = g_build_filename (folder, "bảng.odt", NULL);
  g_autoptr(DtListingView) view = dt_listing_view_new (table, NULL, NULL);
  g_autoptr(GError) error = NULL;
  char *text;

  g_assert_true (dt_odt_write_listing (view, path, NULL, &error));
  g_assert_no_error (error);
  text = read_package (path);
  dt_test_dir_remove (folder);
  return text;
}

/* Heads, groups, rows with what they were, sums and notes, in their order. */
static void
test_listing (void)
{
  g_autoptr(DtListing) table = create_listing (3);
  g_autofree char *text = write_listing (table);
  const char *const words[] = { "ĐẢNG CỘNG SẢN VIỆT NAM", "BẢNG THỬ", "của bài thử", "(Tính đến ngày thử)", "Nhiệm vụ", "Hạn cuối", "Số lần", "I",
                                "Đảng ủy A", "Việc <một> & hai", "10/8", "25/8", "08/8", "II", "Đảng ủy B", "Tổng cộng", "7", "Ghi chú." };
  const char *place = text;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      place = strstr (place, words[i]);
      if (place == NULL)
        g_error ("“%s” is missing or stands before “%s”", words[i], i > 0 ? words[i - 1] : "");
    }
}

/* Nothing to tell is said, in the form of the State too. */
static void
test_listing_empty (void)
{
  g_autoptr(DtListing) table = create_listing (0);
  g_autofree char *text = NULL;

  table->office->form = DT_FORM_STATE;
  text = write_listing (table);
  g_assert_nonnull (strstr (text, "Không có gì."));
  g_assert_nonnull (strstr (text, "Độc lập - Tự do - Hạnh phúc"));
  g_assert_null (strstr (text, "Tổng cộng"));
}

static void
test_listing_cancelled (void)
{
  g_autofree char *folder = dt_test_dir_new ();
  g_autofree char *path = g_build_filename (folder, "bảng.odt", NULL);
  g_autoptr(DtListing) table = create_listing (2);
  g_autoptr(DtListingView) view = dt_listing_view_new (table, NULL, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (dt_odt_write_listing (view, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
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
  g_test_add_func ("/interchange/odt/listing", test_listing);
  g_test_add_func ("/interchange/odt/listing-empty", test_listing_empty);
  g_test_add_func ("/interchange/odt/listing-cancelled", test_listing_cancelled);
  return g_test_run ();
}
