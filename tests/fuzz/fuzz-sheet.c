/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Spreadsheets, and what they would bring into an empty register. The first byte says what the others are: a file as it is, or one part of a
 * workbook whose other parts are good, since no fuzzer finds its way through the sums of a zip. */

#include "dt-fuzz.h"
#include "dt-list-import.h"

#include <string.h>

enum { A_FILE, A_SHEET, STRINGS, STYLES, WORKBOOK, N_WAYS };

static const char *const paths[N_WAYS] = { NULL, "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml" };
static const char *const parts[N_WAYS] = {
  NULL,
  "<worksheet><sheetData><row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row>"
  "<row r=\"2\"><c t=\"s\"><v>3</v></c><c t=\"s\"><v>4</v></c><c s=\"1\"><v>45529</v></c></row></sheetData></worksheet>",
  "<sst><si><t>Nội dung</t></si><si><t>Đơn vị chủ trì</t></si><si><t>Thời hạn</t></si><si><t>Báo cáo</t></si><si><t>Văn phòng</t></si></sst>",
  "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
  "<workbook><sheets><sheet name=\"Danh sách\" id=\"a\"/></sheets></workbook>",
};

static GBytes *
make_book (int            way,
           const uint8_t *data,
           size_t         size)
{
  static const char relations[] = "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
  DtFuzzPart all[N_WAYS] = { { "xl/_rels/workbook.xml.rels", relations, strlen (relations) } };

  for (int i = A_SHEET; i < N_WAYS; i++)
    all[i] = i == way ? (DtFuzzPart) { paths[i], data, size } : (DtFuzzPart) { paths[i], parts[i], strlen (parts[i]) };

  return dt_fuzz_zip (all, N_WAYS);
}

static void
import_as (DtTables      *tables,
           const DtTable *table,
           DtListKind     kind)
{
  DtListOptions options = { .dry_run = TRUE, .file_name = "fuzz", .today = dt_day_new (2024, 8, 12), .symbol = "1-KH/TU", .issuer = "Thành ủy",
                            .issued = dt_day_new (2024, 7, 8) };
  g_autoptr(DtListColumns) columns = dt_list_columns_guess_as (table, kind);
  g_autoptr(GError) error = NULL;
  DtListReport *report;

  /* Rows without heads are looked at too. */
  if (dt_list_columns_find (columns, kind == DT_LIST_UNITS ? DT_LIST_NAME : DT_LIST_TITLE) < 0 && columns->n > 0)
    dt_list_columns_set (columns, columns->n - 1, kind == DT_LIST_UNITS ? DT_LIST_NAME : DT_LIST_TITLE);
  report = dt_list_import (dt_fuzz_get_store (), tables, table, columns, &options, NULL, &error);
  g_assert ((report == NULL) == (error != NULL));
  g_assert (error == NULL || g_utf8_validate (error->message, -1, NULL));
  for (guint i = 0; report != NULL && i < report->lines->len; i++)
    {
      const DtListLine *line = g_ptr_array_index (report->lines, i);

      g_assert (g_utf8_validate (line->title, -1, NULL) && (line->detail == NULL || g_utf8_validate (line->detail, -1, NULL)));
      g_assert (line->outcome != DT_LIST_ROW_FAULTY || line->detail != NULL);
    }
  dt_list_report_free (report);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(DtTables) tables = NULL;
  g_autoptr(GError) error = NULL;
  int way;

  if (size == 0)
    return 0;
  way = data[0] % N_WAYS;
  bytes = way == A_FILE ? g_bytes_new (data + 1, size - 1) : make_book (way, data + 1, size - 1);
  tables = dt_tables_read_bytes (bytes, "fuzz", NULL, &error);
  g_assert ((tables == NULL) == (error != NULL));
  for (guint i = 0; tables != NULL && i < MIN (tables->tables->len, 3); i++)
    {
      import_as (tables, g_ptr_array_index (tables->tables, i), DT_LIST_UNITS);
      import_as (tables, g_ptr_array_index (tables->tables, i), DT_LIST_TASKS);
    }
  return 0;
}
