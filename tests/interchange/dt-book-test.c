/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-book-test.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define WORKBOOK \
  "<workbook " DT_BOOK_NS " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" \
  "<sheets><sheet name=\"Danh sách\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
#define RELATIONS \
  "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" \
  "<Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
#define STYLES \
  "<styleSheet " DT_BOOK_NS "><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"00000\"/></numFmts>" \
  "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>" \
  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"

void
dt_book_test_write_zip (const char *path,
                        ...)
{
  struct archive *archive = archive_write_new ();
  const char *name;
  va_list args;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  va_start (args, path);
  while ((name = va_arg (args, const char *)) != NULL)
    {
      const char *contents = va_arg (args, const char *);
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, name);
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
}

void
dt_book_test_write (const char *path,
                    const char *sheet,
                    const char *strings)
{
  g_autofree char *shared = g_strdup_printf ("<sst " DT_BOOK_NS " count=\"4000000000\" uniqueCount=\"4000000000\">%s</sst>", strings != NULL ? strings : "");

  dt_book_test_write_zip (path, "xl/workbook.xml", WORKBOOK, "xl/_rels/workbook.xml.rels", RELATIONS, "xl/styles.xml", STYLES,
                          "xl/sharedStrings.xml", shared, "xl/worksheets/sheet1.xml", sheet, NULL);
}
