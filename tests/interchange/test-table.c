/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of spreadsheets of every kind, and files that are refused in words. */

#include <glib/gstdio.h>
#include <string.h>

#include "dt-book-test.h"
#include "dt-error.h"
#include "dt-table.h"
#include "dt-test.h"

typedef struct { char *folder, *path; } Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->folder = dt_test_dir_new ();
  f->path = g_build_filename (f->folder, "đơn vị.xlsx", NULL);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  dt_test_dir_remove (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static DtTables *
read_good (const char *path)
{
  g_autoptr(GError) error = NULL;
  DtTables *tables = dt_tables_read (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (tables);
  return tables;
}

static DtTables *
read_text (const char *bytes,
           gssize      length)
{
  g_autoptr(GBytes) data = g_bytes_new (bytes, length < 0 ? strlen (bytes) : (gsize) length);
  g_autoptr(GError) error = NULL;
  DtTables *tables = dt_tables_read_bytes (data, "a.csv", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (tables);
  return tables;
}

/* Rows by newline, each with its number; cells by |. */
static char *
describe (const DtTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint r = 0; r < table->rows->len; r++)
    {
      const DtTableRow *row = g_ptr_array_index (table->rows, r);

      g_string_append_printf (text, "%u:", row->number);
      for (guint c = 0; c < table->n_columns; c++)
        {
          const DtTableCell *cell = dt_table_row_get (row, c);
          g_autofree char *iso = cell != NULL && cell->kind == DT_CELL_DAY ? dt_day_to_iso (cell->day) : NULL;

          g_string_append (text, c > 0 ? "|" : "");
          if (cell == NULL)
            continue;
          g_string_append (text, cell->carried ? "^" : cell->kind == DT_CELL_FAULT ? "!" : "");
          g_string_append (text, iso != NULL ? iso : cell->text);
          if (cell->minutes != DT_TIME_NONE)
            g_string_append_printf (text, "+%d", cell->minutes);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

static void
assert_table (const DtTables *tables,
              const char     *rows)
{
  g_autofree char *text = describe (dt_tables_find (tables, NULL));

  g_assert_cmpstr (text, ==, rows);
}

static void
assert_refused (const char *path,
                int         code,
                const char *part)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtTables) tables = dt_tables_read (path, NULL, &error);

  g_assert_error (error, DT_ERROR, code);
  g_assert_null (tables);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” does not say “%s”", error->message, part);
}

/* ---- .xlsx ---- */

static void
test_kinds (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(DtTables) tables = NULL;

  dt_book_test_write (f->path, DT_BOOK_SHEET (
    "<row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"C2\"><v>2.1</v></c><c r=\"D2\" s=\"2\"><v>905</v></c></row>"
    "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>45529</v></c><c r=\"B3\" s=\"1\"><v>45529.6875</v></c><c r=\"C3\" t=\"b\"><v>1</v></c>"
    "<c r=\"D3\" t=\"str\"><f>A1&amp;B1</f><v>một hai</v></c><c t=\"e\"><v>#REF!</v></c></row>"
    "<row><c><v>1234567890123</v></c>" DT_BOOK_TEXT ("B4", " hai&#xA0;dòng&#10;nữa ") "<c r=\"C4\" s=\"1\"><v>60</v></c><c r=\"D4\"><f>1+</f></c>"
    "<c r=\"E4\" t=\"d\"><v>2024-08-25T00:00:00</v></c></row>", ""),
    "<si><t>bỏ</t></si><si><r><t>Ban </t></r><r><t>Tổ chức</t></r><rPh><t>xx</t></rPh></si>");
  tables = read_good (f->path);
  assert_table (tables,
                "2:Ban Tổ chức||2.1|00905|\n"
                "3:2024-08-25|2024-08-25+990|TRUE|một hai|!#REF!\n"
                "4:1234567890123|hai dòng\nnữa|!60|!=|2024-08-25\n");
}

static void
test_since_1904 (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(DtTables) tables = NULL;

  dt_book_test_write_zip (f->path,
    "xl/worksheets/b.xml", DT_BOOK_SHEET ("<row r=\"1\"><c r=\"A1\" s=\"0\"><v>44067</v></c></row>", ""),
    "xl/worksheets/a.xml", DT_BOOK_SHEET ("<row r=\"1\">" DT_BOOK_TEXT ("A1", "ẩn") "</row>", ""),
    "xl/workbook.xml", "<x:workbook xmlns:x=\"u\" xmlns:q=\"v\"><x:workbookPr date1904=\"1\"/><x:sheets>"
    "<x:sheet name=\"Ẩn\" q:id=\"a\" state=\"veryHidden\"/><x:sheet name=\"Nhiệm vụ\" q:id=\"b\"/></x:sheets></x:workbook>",
    "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"b\" Target=\"/xl/worksheets/b.xml\"/><Relationship Id=\"a\" Target=\"worksheets/a.xml\"/></Relationships>",
    "xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-42A]&quot;ngày&quot; d/m/yyyy\"/></numFmts><cellXfs><xf numFmtId=\"164\"/></cellXfs></styleSheet>",
    NULL);
  tables = read_good (f->path);
  g_assert_cmpuint (tables->tables->len, ==, 2);
  assert_table (tables, "1:2024-08-25\n");       /* the hidden one is not the first choice */
  g_assert_cmpstr (dt_tables_find (tables, "an")->name, ==, "Ẩn");
  g_assert_null (dt_tables_find (tables, "khác"));
}

static void
test_merged (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(DtTables) tables = NULL;
  const DtTableRow *head;

  dt_book_test_write (f->path, DT_BOOK_SHEET (
    "<row r=\"1\">" DT_BOOK_TEXT ("A1", "TT") DT_BOOK_TEXT ("B1", "Đơn vị") "<c r=\"C1\"/></row>"
    "<row r=\"2\"><c r=\"A2\"/>" DT_BOOK_TEXT ("B2", "chủ trì") DT_BOOK_TEXT ("C2", "phối hợp") "</row>"
    "<row r=\"3\">" DT_BOOK_TEXT ("A3", "1") DT_BOOK_TEXT ("B3", "Văn phòng") "</row>",
    "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"XFD1:XFD1048576\"/><mergeCell ref=\"B9:A1\"/><mergeCell/></mergeCells>"), NULL);
  tables = read_good (f->path);
  assert_table (tables, "1:TT|Đơn vị|\n2:^TT|chủ trì|phối hợp\n3:1|Văn phòng|\n");
  head = g_ptr_array_index (dt_tables_find (tables, NULL)->rows, 0);
  g_assert_cmpuint (dt_table_row_get (head, 1)->span, ==, 2);
}

/* One cell in the last row that there can be, not a million rows; a width and counts that promise the heavens. */
static void
test_far_down (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(DtTables) tables = NULL;

  dt_book_test_write (f->path, "<worksheet " DT_BOOK_NS "><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1048576\" spans=\"1:16384\">"
                      DT_BOOK_TEXT ("B1048576", "cuối") "</row></sheetData><mergeCells><mergeCell ref=\"B1:B1048576\"/></mergeCells></worksheet>", NULL);
  tables = read_good (f->path);
  assert_table (tables, "1048576:|cuối\n");

  dt_book_test_write (f->path, DT_BOOK_SHEET ("<row r=\"1048577\">" DT_BOOK_TEXT ("B1048577", "quá") "</row>", ""), NULL);
  assert_refused (f->path, DT_ERROR_PARSE, "not in order");
  dt_book_test_write (f->path, DT_BOOK_SHEET ("<row r=\"4294967297\">" DT_BOOK_TEXT ("B1", "quá") "</row>", ""), NULL);
  assert_refused (f->path, DT_ERROR_PARSE, "not in order");
  dt_book_test_write (f->path, DT_BOOK_SHEET ("<row r=\"1\">" DT_BOOK_TEXT ("XFD1", "rộng") "</row>", ""), NULL);
  assert_refused (f->path, DT_ERROR_TOO_LARGE, "256 columns");
}

/* A million rows with a cell each. */
static void
test_full (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(GString) sheet = g_string_new ("<worksheet><sheetData>");

  for (guint i = 1; i <= DT_TABLE_LAST_ROW; i++)
    g_string_append_printf (sheet, "<row r=\"%u\"><c><v>%u</v></c></row>", i, i * 7919);
  g_string_append (sheet, "</sheetData></worksheet>");
  dt_book_test_write (f->path, sheet->str, NULL);
  assert_refused (f->path, DT_ERROR_TOO_LARGE, "50000 rows");
}

static void
test_damaged_cells (Fixture       *f,
                    gconstpointer  data)
{
  static const struct { const char *rows, *says; } cases[] = {
    { "<row r=\"17\"><c r=\"C17\" t=\"s\"><v>2</v></c></row>", "sheet “Danh sách”, cell C17" },
    { "<row r=\"17\"><c r=\"C17\" t=\"s\"><v>-1</v></c></row>", "sheet “Danh sách”, cell C17" },
    { "<row r=\"17\"><c r=\"C17\" t=\"s\"><v>99999999999999999999</v></c></row>", "sheet “Danh sách”, cell C17" },
    { "<row r=\"17\"><c r=\"C18\" t=\"s\"><v>0</v></c></row>", "sheet “Danh sách”, row 17" },
    { "<row r=\"17\"><c r=\"C17\"/></row><row r=\"17\"/>", "sheet “Danh sách”, row 17" },
    { "<row r=\"x\"/>", "not in order" },
    { "<c r=\"A1\"><v>1</v></c>", "outside of the rows" },
    { "<row r=\"1\"><c r=\"A1\"><v>&#xD800;</v></c></row>", "damaged" },
    { "<row r=\"1\"><c r=\"A1\"><v>1</v>", "damaged" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sheet = g_strdup_printf ("<worksheet><sheetData>%s</sheetData></worksheet>", cases[i].rows);

      dt_book_test_write (f->path, sheet, "<si><t>a</t></si><si/>");
      assert_refused (f->path, DT_ERROR_PARSE, cases[i].says);
    }
}

/* Halves of a pair of UTF-16, as Excel writes letters that XML does not have. */
static void
test_escapes (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(DtTables) tables = NULL;

  dt_book_test_write (f->path, DT_BOOK_SHEET ("<row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>", ""),
                      "<si><t>một_x000D_\nhai _x0000_ _xD83D__xDE00_</t></si><si><t>a_xD800_b_xDC00_c</t></si><si><t>_x12 _xZZZZ_ _x005F_x0041_</t></si>");
  tables = read_good (f->path);
  assert_table (tables, "1:một\nhai  😀|abc|_x12 _xZZZZ_ _x0041_\n");
}

static void
test_bombs (Fixture       *f,
            gconstpointer  data)
{
  g_autoptr(GString) zeros = g_string_new ("<worksheet><sheetData/>");
  g_autofree char *contents = NULL;
  gsize length;

  for (guint i = 0; i < 8 * 1024 * 1024; i++)
    g_string_append_c (zeros, ' ');
  g_string_append (zeros, "</worksheet>");
  dt_book_test_write (f->path, zeros->str, NULL);
  assert_refused (f->path, DT_ERROR_TOO_LARGE, "unpack");

  dt_book_test_write (f->path, "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><worksheet>&b;</worksheet>", NULL);
  assert_refused (f->path, DT_ERROR_UNSUPPORTED, "office program");

  /* Cut off at any place, and with any byte of its directory spoilt: refused or read, never worse. */
  dt_book_test_write (f->path, DT_BOOK_SHEET ("<row r=\"1\">" DT_BOOK_TEXT ("A1", "TT") "</row>", ""), NULL);
  g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
  for (gsize i = 0; i < length; i += 7)
    {
      g_autoptr(GBytes) cut = g_bytes_new (contents, i);
      g_autoptr(GBytes) spoilt = NULL;
      g_autoptr(DtTables) first = dt_tables_read_bytes (cut, "x", NULL, NULL);
      g_autoptr(DtTables) second = NULL;
      char kept = contents[i];

      contents[i] = (char) ~kept;
      spoilt = g_bytes_new (contents, length);
      second = dt_tables_read_bytes (spoilt, "x", NULL, NULL);
      contents[i] = kept;
    }
}

/* A directory of the zip that says that a part has two gigabytes. */
static void
test_claims (Fixture       *f,
             gconstpointer  data)
{
  g_autofree char *contents = NULL;
  g_autoptr(DtTables) tables = NULL;
  gsize length;
  guint found = 0;

  dt_book_test_write (f->path, DT_BOOK_SHEET ("<row r=\"1\">" DT_BOOK_TEXT ("A1", "TT") "</row>", ""), NULL);
  g_assert_true (g_file_get_contents (f->path, &contents, &length, NULL));
  for (gsize i = 0; i + 46 < length; i++)
    if (memcmp (contents + i, "PK\1\2", 4) == 0)
      {
        memcpy (contents + i + 24, "\xff\xff\xff\x7f", 4);
        found++;
      }
  g_assert_cmpuint (found, ==, 5);
  g_assert_true (g_file_set_contents (f->path, contents, (gssize) length, NULL));
  /* What is there counts, not what is promised. */
  tables = read_good (f->path);
  assert_table (tables, "1:TT\n");
}

static void
test_strangers (Fixture       *f,
                gconstpointer  data)
{
  static const struct { const char *bytes; gsize length; int code; const char *says; } cases[] = {
    { "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, DT_ERROR_UNSUPPORTED, ".xls" },
    { "%PDF-1.4", 8, DT_ERROR_UNSUPPORTED, "no spreadsheet" },
    { "\1\2\3\4\x80\x81\0\0", 8, DT_ERROR_UNSUPPORTED, "no spreadsheet" },
    { "", 0, DT_ERROR_PARSE, "Nothing stands" },
    { " ,, \n,\n", 7, DT_ERROR_PARSE, "Nothing stands" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (g_file_set_contents (f->path, cases[i].bytes, (gssize) cases[i].length, NULL));
      assert_refused (f->path, cases[i].code, cases[i].says);
    }
  dt_book_test_write_zip (f->path, "word/document.xml", "<x/>", NULL);
  assert_refused (f->path, DT_ERROR_UNSUPPORTED, "no spreadsheet");
  dt_book_test_write_zip (f->path, "xl/workbook.xml", "<workbook/>", NULL);
  assert_refused (f->path, DT_ERROR_PARSE, "damaged");
  assert_refused (f->folder, DT_ERROR_UNSUPPORTED, "no spreadsheet");
}

/* A font of its own made these Latin letters Vietnamese ones. */
static void
test_legacy (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(DtTables) tables = NULL;

  dt_book_test_write (f->path, DT_BOOK_SHEET (
    "<row r=\"1\">" DT_BOOK_TEXT ("A1", "Néi dung nhiÖm vô") DT_BOOK_TEXT ("B1", "§¬n vÞ chñ tr×") DT_BOOK_TEXT ("C1", "Thêi h¹n") "</row>"
    "<row r=\"2\">" DT_BOOK_TEXT ("A2", "B¸o c¸o t×nh h×nh thùc hiÖn") DT_BOOK_TEXT ("B2", "V¨n phßng Thµnh ñy") "<c r=\"C2\" s=\"1\"><v>45529</v></c></row>", ""), NULL);
  tables = read_good (f->path);
  assert_table (tables, "1:Nội dung nhiệm vụ|Đơn vị chủ trì|Thời hạn\n2:Báo cáo tình hình thực hiện|Văn phòng Thành ủy|2024-08-25\n");
}

/* ---- .csv ---- */

static void
test_csv (void)
{
  static const struct { const char *bytes, *rows; } cases[] = {
    { "TT,Tên\n1,\"Ban Tổ chức, \"\"cũ\"\"\"\n", "1:TT|Tên\n2:1|Ban Tổ chức, \"cũ\"\n" },
    { "\xef\xbb\xbfTT;Tên;Ghi chú\r\n\r\n1;\"hai\r\ndòng, có phẩy\";\r\n2;x", "1:TT|Tên|Ghi chú\n3:1|hai\ndòng, có phẩy|\n4:2|x|\n" },
    { "TT\tTên, gọi\r1\tVăn phòng\r", "1:TT|Tên, gọi\n2:1|Văn phòng\n" },
    { "sep=|\r\na|b;c;d\ne|f;g;h\n", "1:a|b;c;d\n2:e|f;g;h\n" },
    { "a,b,c\nd\n,,,,e\n", "1:a|b|c||\n2:d||||\n3:||||e\n" },
    { "Tên\nVăn phòng\n", "1:Tên\n2:Văn phòng\n" },
    { "\"'=1+1\",'x,2024-08-25,2024-02-31\n", "1:=1+1|'x|2024-08-25|2024-02-31\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(DtTables) tables = read_text (cases[i].bytes, -1);

      assert_table (tables, cases[i].rows);
    }
}

static void
test_encodings (void)
{
  static const char words[] = "TT;Tên đơn vị;Ghi chú\r\n1;Ban Tổ chức Thành ủy;không có ý kiến của đồng chí\r\n2;Đảng ủy phường;những nhiệm vụ được giao\r\n";
  static const char *const sets[] = { "UTF-16LE", "UTF-16BE", "UTF-16", "CP1258" };
  g_autoptr(DtTables) plain = read_text (words, -1);
  g_autofree char *expected = describe (dt_tables_find (plain, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autofree char *decomposed = i == 3 ? g_utf8_normalize (words, -1, G_NORMALIZE_NFC) : g_strdup (words);
      g_autoptr(GError) error = NULL;
      gsize length;
      g_autofree char *bytes = g_convert (decomposed, -1, sets[i], "UTF-8", NULL, &length, &error);
      g_autoptr(DtTables) tables = NULL;

      g_assert_no_error (error);
      tables = read_text (bytes, (gssize) length);
      assert_table (tables, expected);
    }
}

static void
test_open_quote (Fixture       *f,
                 gconstpointer  data)
{
  g_assert_true (g_file_set_contents (f->path, "a,b\nc,\"d\ne,f\n", -1, NULL));
  assert_refused (f->path, DT_ERROR_PARSE, "cell B2");
}

static void
test_names (void)
{
  DtTable table = { .name = (char *) "Danh sách" };
  static const struct { guint column; const char *name; } columns[] = { { 0, "A" }, { 25, "Z" }, { 26, "AA" }, { 701, "ZZ" }, { 702, "AAA" } };
  g_autofree char *place = dt_table_place (&table, 17, 2);

  g_assert_cmpstr (place, ==, "sheet “Danh sách”, cell C17");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *name = dt_table_column_name (columns[i].column);

      g_assert_cmpstr (name, ==, columns[i].name);
    }
  g_assert_true (dt_tables_is_name ("Danh sách.XLSX"));
  g_assert_false (dt_tables_is_name ("a.xml"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/table/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("kinds", test_kinds);
  ADD ("since-1904", test_since_1904);
  ADD ("merged", test_merged);
  ADD ("far-down", test_far_down);
  ADD ("full", test_full);
  ADD ("damaged-cells", test_damaged_cells);
  ADD ("escapes", test_escapes);
  ADD ("bombs", test_bombs);
  ADD ("claims", test_claims);
  ADD ("strangers", test_strangers);
  ADD ("legacy", test_legacy);
  ADD ("open-quote", test_open_quote);
  g_test_add_func ("/table/csv", test_csv);
  g_test_add_func ("/table/encodings", test_encodings);
  g_test_add_func ("/table/names", test_names);

  return g_test_run ();
}
