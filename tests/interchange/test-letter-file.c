/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of letters from files of every kind, and files that are refused in words. */

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dt-error.h"
#include "dt-letter-file.h"
#include "dt-proposal.h"
#include "dt-test.h"

typedef struct { char *folder; } Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->folder = dt_test_dir_new ();
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  dt_test_dir_remove (f->folder);
  g_free (f->folder);
}

static char *
write_file (Fixture    *f,
            const char *name,
            const char *data,
            gssize      size)
{
  char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, data, size, &error);
  g_assert_no_error (error);
  return path;
}

/* A zip of entries, name and contents in turn. */
static char *
write_zip (Fixture    *f,
           const char *name,
           ...)
{
  char *path = g_build_filename (f->folder, name, NULL);
  struct archive *archive = archive_write_new ();
  const char *entry_name;
  va_list args;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  va_start (args, name);
  while ((entry_name = va_arg (args, const char *)) != NULL)
    {
      const char *contents = va_arg (args, const char *);
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, entry_name);
      archive_entry_set_size (entry, (la_int64_t) strlen (contents));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, contents, strlen (contents)), >=, 0);
      archive_entry_free (entry);
    }
  va_end (args);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);

  return path;
}

#define W "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
#define P(text) "<w:p><w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r></w:p>"
#define C(text) "<w:tc>" P (text) "</w:tc>"

/* Words split over runs, a layout table, a table of tasks with a merged cell, a tracked deletion. */
static const char docx[] = "<?xml version=\"1.0\"?>" W
  "<w:tbl><w:tr>" C ("HUYỆN ỦY BÌNH AN") C ("ĐẢNG CỘNG SẢN VIỆT NAM") "</w:tr><w:tr>" C ("Số 15-KH/HU") C ("Bình An, ngày 03 tháng 4 năm 2024")
  "</w:tr></w:tbl>" P ("KẾ HOẠCH") P ("Công tác kiểm tra năm 2024")
  "<w:p><w:r><w:t>1. Văn phòng Huyện ủy chủ trì báo cáo tr</w:t></w:r><w:r><w:t>ước ngày 30/</w:t></w:r><w:r><w:t>4/2024.</w:t></w:r></w:p>"
  "<w:p><w:del><w:r><w:delText>trước ngày 01/5/2024</w:delText></w:r></w:del></w:p>"
  "<w:tbl><w:tr>" C ("TT") C ("Nội dung") C ("Đơn vị chủ trì") C ("Thời gian") "</w:tr>"
  "<w:tr>" C ("1") C ("Kiểm tra chi bộ") "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" P ("Ủy ban Kiểm tra Huyện ủy") "</w:tc>" C ("Tháng 5/2024") "</w:tr>"
  "<w:tr>" C ("2") C ("Báo cáo kết quả") "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" C ("Quý IV/2024") "</w:tr></w:tbl>"
  "</w:body></w:document>";

static void
assert_plan (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = dt_letter_file_read (path, NULL, &error);
  g_autoptr(DtProposal) proposal = NULL;

  g_assert_no_error (error);
  proposal = dt_letter_read (text);
  g_assert_cmpstr (proposal->symbol, ==, "15-KH/HU");
  dt_test_assert_day (proposal->day, "2024-04-03");
  g_assert_cmpuint (proposal->deadlines->len, ==, 3);
  g_assert_cmpuint (proposal->tasks->len, ==, 3);
  for (guint i = 1; i < 3; i++)
    {
      const DtProposedTask *task = g_ptr_array_index (proposal->tasks, i);

      g_assert_cmpuint (task->leads->len, ==, 1);
      g_assert_cmpstr (g_ptr_array_index (task->leads, 0), ==, "Ủy ban Kiểm tra Huyện ủy");
    }
}

static void
test_docx (Fixture       *f,
           gconstpointer  data)
{
  g_autofree char *path = write_zip (f, "kế hoạch.docx", "[Content_Types].xml", "<x/>", "word/document.xml", docx, NULL);

  assert_plan (path);
}

/* A table that goes on on the next page without its head, heads over two rows, who leads and helps in one cell. */
static void
test_docx_turned (Fixture       *f,
                  gconstpointer  data)
{
  static const char document[] = W P ("Số 15-KH/HU") P ("Bình An, ngày 03 tháng 4 năm 2024") P ("KẾ HOẠCH") P ("Công tác kiểm tra năm 2024") P ("I. PHÂN CÔNG")
    "<w:tbl><w:tr>" C ("TT") C ("Nội dung") "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" P ("Phân công") "</w:tc>" C ("Thời gian") "</w:tr>"
    "<w:tr>" C ("") C ("") C ("Cơ quan thực hiện") C ("Sản phẩm") C ("") "</w:tr>"
    "<w:tr>" C ("1") C ("Rà soát quy chế") C ("- Chủ trì: Ban Tổ chức Huyện ủy. - Phối hợp: Phòng Nội vụ, Văn phòng Huyện ủy") C ("Quy chế") C ("15/5/2024") "</w:tr></w:tbl>"
    P ("2")
    "<w:tbl><w:tr>" C ("II") "<w:tc><w:tcPr><w:gridSpan w:val=\"4\"/></w:tcPr>" P ("Kiểm tra") "</w:tc></w:tr>"
    "<w:tr>" C ("2") C ("Kiểm tra chi bộ") C ("Ủy ban Kiểm tra Huyện ủy chủ trì, phối hợp với Thanh tra huyện") C ("") C ("Quý III/2024") "</w:tr></w:tbl>"
    "</w:body></w:document>";
  g_autofree char *path = write_zip (f, "turned.docx", "word/document.xml", document, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = dt_letter_file_read (path, NULL, &error);
  g_autoptr(DtProposal) proposal = NULL;
  static const struct { const char *ordinal, *lead, *helper; guint n_helpers; const char *last_day; } tasks[] = {
    { "1", "Ban Tổ chức Huyện ủy", "Phòng Nội vụ", 2, "2024-05-15" }, { "II.2", "Ủy ban Kiểm tra Huyện ủy", "Thanh tra huyện", 1, "2024-09-30" },
  };

  g_assert_no_error (error);
  proposal = dt_letter_read (text);
  g_assert_cmpuint (proposal->tasks->len, ==, G_N_ELEMENTS (tasks));
  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      const DtProposedTask *task = g_ptr_array_index (proposal->tasks, i);
      const DtProposedDeadline *deadline = g_ptr_array_index (proposal->deadlines, i);

      g_assert_cmpstr (task->ordinal, ==, tasks[i].ordinal);
      g_assert_cmpuint (task->leads->len, ==, 1);
      g_assert_cmpstr (g_ptr_array_index (task->leads, 0), ==, tasks[i].lead);
      g_assert_cmpuint (task->coordinators->len, ==, tasks[i].n_helpers);
      g_assert_cmpstr (g_ptr_array_index (task->coordinators, 0), ==, tasks[i].helper);
      dt_test_assert_day (deadline->last_day, tasks[i].last_day);
    }
}

#define TC(text) "<table:table-cell><text:p>" text "</text:p></table:table-cell>"

static void
test_odt (Fixture       *f,
          gconstpointer  data)
{
  static const char odt[] =
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"><office:body><office:text>"
    "<text:p>HUYỆN ỦY BÌNH AN</text:p><text:p>Số 15-KH/HU<text:tab/>Bình An, ngày<text:s text:c=\"2\"/>03 tháng 4 năm 2024</text:p>"
    "<text:h>KẾ HOẠCH</text:h><text:p>Công tác <text:span>kiểm tra</text:span> năm 2024</text:p>"
    "<text:p>1. Văn phòng Huyện ủy chủ trì báo cáo trước ngày<text:line-break/>30/4/2024.</text:p>"
    "<table:table><table:table-row>" TC ("TT") TC ("Nội dung") TC ("Đơn vị chủ trì") TC ("Thời gian") "</table:table-row>"
    "<table:table-row>" TC ("1") TC ("Kiểm tra chi bộ") TC ("Ủy ban Kiểm tra Huyện ủy") TC ("Tháng 5/2024") "</table:table-row>"
    "<table:table-row>" TC ("2") TC ("Báo cáo kết quả") "<table:covered-table-cell/>" TC ("Quý IV/2024") "</table:table-row></table:table>"
    "</office:text></office:body></office:document-content>";
  g_autofree char *path = write_zip (f, "plan.odt", "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", odt, NULL);

  assert_plan (path);
}

/* A paragraph of a list; @depth and @list as the file writes them. */
#define N(list, depth, text) "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" depth "\"/><w:numId w:val=\"" list "\"/></w:numPr></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define L(depth, start, format, text) "<w:lvl w:ilvl=\"" depth "\"><w:start w:val=\"" start "\"/><w:numFmt w:val=\"" format "\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"

static void
assert_text (const char *path,
             const char *wanted)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = dt_letter_file_read (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (g_strstrip (text), ==, wanted);
}

/* Numbers that Word writes by itself: nested, begun anew, of a style, without a number, and a list nobody described. */
static void
test_docx_numbers (Fixture       *f,
                   gconstpointer  data)
{
  static const char document[] = W
    N ("1", "0", "Rà soát") N ("1", "1", "Chi bộ") N ("1", "1", "Đảng bộ") "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>"
    N ("1", "0", "Báo cáo") N ("1", "1", "Văn phòng") N ("2", "0", "Lại từ đầu") N ("3", "0", "Gạch") N ("4", "0", "Mục") N ("4", "2", "Điểm") N ("9", "0", "Lạ")
    "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>Tổ chức</w:t></w:r></w:p>"
    "<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>Không số</w:t></w:r></w:p>"
    "<w:tbl><w:tr><w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"6\"/></w:numPr></w:pPr></w:p></w:tc>" C ("Ô") "</w:tr></w:tbl>"
    "</w:body></w:document>";
  static const char numbering[] = "<w:numbering xmlns:w=\"x\"><w:abstractNum w:abstractNumId=\"7\">" L ("0", "1", "decimal", "%1.") L ("1", "1", "decimal", "%1.%2.") "</w:abstractNum>"
    "<w:abstractNum w:abstractNumId=\"8\">" L ("0", "1", "bullet", "·") "</w:abstractNum>"
    "<w:abstractNum w:abstractNumId=\"5\">" L ("0", "3", "upperRoman", "%1-") L ("2", "1", "lowerLetter", "%3)") "</w:abstractNum>"
    "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
    "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
    "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"8\"/></w:num><w:num w:numId=\"4\"><w:abstractNumId w:val=\"5\"/></w:num>"
    "<w:num w:numId=\"6\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num></w:numbering>";
  static const char styles[] = "<w:styles xmlns:w=\"x\"><w:style w:styleId=\"Heading1\"><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr></w:style></w:styles>";
  g_autofree char *path = write_zip (f, "numbered.docx", "word/document.xml", document, "word/numbering.xml", numbering, "word/styles.xml", styles, NULL);
  g_autofree char *damaged = write_zip (f, "damaged.docx", "word/document.xml", W N ("1", "0", "Rà soát") "</w:body></w:document>", "word/numbering.xml", "<w:num", NULL);

  assert_text (path, "1. Rà soát\n1.1. Chi bộ\n1.2. Đảng bộ\n\n3. Báo cáo\n3.1. Văn phòng\n1. Lại từ đầu\n- Gạch\nIII- Mục\na) Điểm\n- Lạ\nIV- Tổ chức\nKhông số\n1.\nÔ");
  assert_text (damaged, "- Rà soát");
}

#define OP(text) "<text:list-item><text:p>" text "</text:p></text:list-item>"

static void
test_odt_numbers (Fixture       *f,
                  gconstpointer  data)
{
  static const char odt[] =
    "<o:document-content xmlns:o=\"o\" xmlns:text=\"t\" xmlns:style=\"s\"><o:automatic-styles><text:list-style style:name=\"L1\">"
    "<text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>"
    "<text:list-level-style-number text:level=\"2\" style:num-format=\"a\" style:num-suffix=\")\"/>"
    "<text:list-level-style-number text:level=\"3\" style:num-format=\"1\" style:num-suffix=\".\" text:display-levels=\"2\"/></text:list-style>"
    "<text:list-style style:name=\"L2\"><text:list-level-style-bullet text:level=\"1\"/></text:list-style></o:automatic-styles><o:body><o:text>"
    "<text:list text:style-name=\"L1\">" OP ("Rà soát") "<text:list-item><text:p>Báo cáo</text:p><text:list>" OP ("Chi bộ") OP ("Đảng bộ") "</text:list></text:list-item></text:list>"
    "<text:p>Xen giữa</text:p><text:list text:style-name=\"L1\" text:continue-numbering=\"true\">" OP ("Đi tiếp") "</text:list>"
    "<text:list text:style-name=\"L1\">" OP ("Lại") "</text:list><text:list text:style-name=\"L2\">" OP ("Gạch") "</text:list></o:text></o:body></o:document-content>";
  g_autofree char *path = write_zip (f, "numbered.odt", "content.xml", odt, NULL);

  assert_text (path, "1. Rà soát\n2. Báo cáo\na) Chi bộ\nb) Đảng bộ\nXen giữa\n3. Đi tiếp\n1. Lại\n- Gạch");
}

static void
test_pdf (Fixture       *f,
          gconstpointer  data)
{
  static const char stream[] = "BT /F1 12 Tf 60 780 Td (HUYEN UY BINH AN) Tj 0 -16 Td (So 15-KH/HU) Tj 260 0 Td (Binh An, ngay 03 thang 4 nam 2024) Tj "
                               "-260 -40 Td (1. Van phong Huyen uy bao cao truoc ngay) Tj 0 -16 Td (30/4/2024.) Tj ET";
  g_autofree char *pdf = g_strdup_printf ("%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                                          "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
                                          "4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                                          "trailer<</Root 1 0 R>>\n", (int) strlen (stream), stream);
  g_autofree char *path = write_file (f, "letter.pdf", pdf, -1);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = dt_letter_file_read (path, NULL, &error);
  g_autoptr(DtProposal) proposal = NULL;

  g_assert_no_error (error);
  proposal = dt_letter_read (text);
  g_assert_cmpstr (proposal->symbol, ==, "15-KH/HU");
  dt_test_assert_day (proposal->day, "2024-04-03");
  g_assert_cmpuint (proposal->deadlines->len, ==, 1);
}

static void
assert_refused (const char *path,
                DtError     code,
                const char *words)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = dt_letter_file_read (path, NULL, &error);

  g_assert_null (text);
  g_assert_error (error, DT_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” lacks “%s”", error->message, words);
}

static void
test_refused (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *zeros = g_strnfill (40 * 1024 * 1024, ' ');
  g_autofree char *empty = write_file (f, "empty.txt", "", 0);
  g_autofree char *blank = write_file (f, "blank.txt", " \n\t\n", -1);
  g_autofree char *binary = write_file (f, "binary.txt", "\1\0\2\0\0\0\3\0\4\5\0\0", 12);
  g_autofree char *doc = write_file (f, "old.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  g_autofree char *rtf = write_file (f, "letter.rtf", "{\\rtf1 a}", -1);
  g_autofree char *pdf = write_file (f, "broken.pdf", "%PDF-1.4\nnothing", -1);
  g_autofree char *zip = write_file (f, "broken.docx", "PK\3\4garbage", -1);
  g_autofree char *other = write_zip (f, "other.zip", "readme.txt", "hello", NULL);
  g_autofree char *bomb = write_zip (f, "bomb.docx", "word/document.xml", zeros, NULL);
  g_autofree char *cut = write_zip (f, "cut.docx", "word/document.xml", "<w:document xmlns:w=\"x\"><w:p><w:t>abc", NULL);
  g_autofree char *type = write_zip (f, "type.odt", "content.xml", "<!DOCTYPE a [<!ENTITY e \"x\">]><a><p>&e;</p></a>", NULL);
  g_autofree char *locked = write_zip (f, "locked.odt", "content.xml", "x", "META-INF/manifest.xml", "<manifest:encryption-data/>", NULL);

  assert_refused (empty, DT_ERROR_PARSE, "no text");
  assert_refused (blank, DT_ERROR_PARSE, "no text");
  assert_refused (binary, DT_ERROR_UNSUPPORTED, "binary.txt");
  assert_refused (doc, DT_ERROR_UNSUPPORTED, ".docx");
  assert_refused (rtf, DT_ERROR_UNSUPPORTED, ".rtf");
  assert_refused (pdf, DT_ERROR_PARSE, "damaged");
  assert_refused (zip, DT_ERROR_PARSE, "damaged");
  assert_refused (other, DT_ERROR_UNSUPPORTED, "other.zip");
  assert_refused (bomb, DT_ERROR_TOO_LARGE, "unpack");
  assert_refused (cut, DT_ERROR_PARSE, "damaged");
  assert_refused (type, DT_ERROR_UNSUPPORTED, "type.odt");
  assert_refused (locked, DT_ERROR_UNSUPPORTED, "password");
  assert_refused (f->folder, DT_ERROR_UNSUPPORTED, "file");
}

static void
test_missing (Fixture       *f,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (f->folder, "none.txt", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (dt_letter_file_read (path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_encodings (Fixture       *f,
                gconstpointer  data)
{
  static const char text[] = "Số 15-CV/HU, báo cáo trước ngày 30/4/2024: Đảng ủy, ưu tiên";
  static const char *const encodings[] = { "UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "WINDOWS-1258" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *source = g_str_equal (encodings[i], "WINDOWS-1258")
        ? g_strdup ("Sô\xCC\x81 15-CV/HU, ba\xCC\x81o ca\xCC\x81o tr\xC6\xB0\xC6\xA1\xCC\x81""c nga\xCC\x80y 30/4/2024: \xC4\x90\x61\xCC\x89ng u\xCC\x89y, \xC6\xB0u ti\xC3\xAAn")
        : g_strdup (text);
      gsize size;
      g_autofree char *bytes = g_convert (source, -1, encodings[i], "UTF-8", NULL, &size, &error);
      g_autofree char *path = NULL;
      g_autofree char *read = NULL;
      g_autofree char *normal = NULL;

      if (bytes == NULL)
        {
          g_test_message ("%s: %s", encodings[i], error->message);
          continue;
        }
      path = write_file (f, "letter.txt", bytes, (gssize) size);
      read = dt_letter_file_read (path, NULL, &error);
      g_assert_no_error (error);
      normal = g_utf8_normalize (read, -1, G_NORMALIZE_NFC);
      g_assert_cmpstr (g_str_has_prefix (normal, "\xEF\xBB\xBF") ? normal + 3 : normal, ==, text);
    }
}

/* The same sentence in the fonts of old. */
static void
test_legacy (Fixture       *f,
             gconstpointer  data)
{
  static const struct { const char *name, *bytes; } texts[] = {
    { "TCVN3", "C\xABng v\xA8n s\xE8 15-CV/HU c\xF1" "a Ban: b\xB8o c\xB8o tr\xAD\xED" "c ng\xB5y 30/4/2024 v\xB5 th\xF9" "c hi\xD6n" },
    { "VNI", "Co\xE2ng va\xEAn so\xE1 15-CV/HU: ba\xF9o ca\xF9o tr\xF6\xF4\xF9" "c nga\xF8y 30/4/2024" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = write_file (f, "old.txt", texts[i].bytes, -1);
      g_autoptr(GError) error = NULL;
      g_autofree char *read = dt_letter_file_read (path, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (read, "Công văn số 15-CV/HU"));
      g_assert_nonnull (strstr (read, "báo cáo trước ngày 30/4/2024"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/interchange/letter-file/docx", Fixture, NULL, set_up, test_docx, tear_down);
  g_test_add ("/interchange/letter-file/odt", Fixture, NULL, set_up, test_odt, tear_down);
  g_test_add ("/interchange/letter-file/docx-turned", Fixture, NULL, set_up, test_docx_turned, tear_down);
  g_test_add ("/interchange/letter-file/docx-numbers", Fixture, NULL, set_up, test_docx_numbers, tear_down);
  g_test_add ("/interchange/letter-file/odt-numbers", Fixture, NULL, set_up, test_odt_numbers, tear_down);
  g_test_add ("/interchange/letter-file/pdf", Fixture, NULL, set_up, test_pdf, tear_down);
  g_test_add ("/interchange/letter-file/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/interchange/letter-file/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/interchange/letter-file/encodings", Fixture, NULL, set_up, test_encodings, tear_down);
  g_test_add ("/interchange/letter-file/legacy", Fixture, NULL, set_up, test_legacy, tear_down);

  return g_test_run ();
}
