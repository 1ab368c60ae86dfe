/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-date.h"

G_BEGIN_DECLS

/* By which spreadsheets know that a file is UTF-8 */
#define DT_CSV_MARK "\xef\xbb\xbf"
#define DT_CSV_LINE_END "\r\n"

/* The next field of a record that begins as an empty text; text that a spreadsheet would take for a formula is guarded. */
void dt_csv_add_text   (GString *line, const char *text);
void dt_csv_add_number (GString *line, gint64 number);
void dt_csv_add_day    (GString *line, DtDay day);
void dt_csv_add_empty  (GString *line);

G_END_DECLS
