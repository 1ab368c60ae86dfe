/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A workbook made by hand, part by part, for what no office program would write. */

#define DT_BOOK_NS "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define DT_BOOK_SHEET(rows, behind) "<worksheet " DT_BOOK_NS "><sheetData>" rows "</sheetData>" behind "</worksheet>"
#define DT_BOOK_TEXT(cell, text) "<c r=\"" cell "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" text "</t></is></c>"

/* A zip of entries: name, contents, name … NULL. */
void dt_book_test_write_zip (const char *path, ...) G_GNUC_NULL_TERMINATED;
/* With one sheet, "Danh sách"; of styles 0 is general, 1 a date, 2 "00000". @strings: of the shared texts, NULL none */
void dt_book_test_write     (const char *path, const char *sheet, const char *strings);

G_END_DECLS
