/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-cli.h"
#include "dt-csv.h"
#include "dt-import-report.h"

G_BEGIN_DECLS

typedef enum { DT_CLI_TEXT, DT_CLI_JSON, DT_CLI_CSV } DtCliFormat;

int   dt_cli_parse_format  (DtCli *cli, const char *text, DtCliFormat *format);

/* A line "label: value"; none without a value. */
void  dt_cli_write_field   (const char *label, const char *value);

/* How many records are new, changed, unchanged. */
void  dt_cli_write_counts  (const DtImportReport *report);

/* Columns set out by the width of their letters on a screen. */
typedef struct _DtCliTable DtCliTable;
DtCliTable *dt_cli_table_new   (const char *first_title, ...) G_GNUC_NULL_TERMINATED;
void        dt_cli_table_add   (DtCliTable *self, const char *first_cell, ...) G_GNUC_NULL_TERMINATED;
void        dt_cli_table_write (DtCliTable *self);
void        dt_cli_table_free  (DtCliTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtCliTable, dt_cli_table_free)
int         dt_cli_text_width  (const char *text);

/* Records are put together by dt-csv.h and written in UTF-8 with a byte order mark. */
void  dt_cli_csv_begin   (void);
void  dt_cli_csv_write   (GString *line);

/* One array of objects, written one by one (RFC 8259). An object is put together in a text that begins empty. */
void  dt_cli_json_begin  (void);
void  dt_cli_json_write  (GString *object, gboolean first);
void  dt_cli_json_end    (gboolean empty);
void  dt_cli_json_text   (GString *object, const char *name, const char *text);
void  dt_cli_json_texts  (GString *object, const char *name, GPtrArray *texts);
void  dt_cli_json_raw    (GString *object, const char *name, const char *json);
void  dt_cli_json_number (GString *object, const char *name, gint64 number);
void  dt_cli_json_day    (GString *object, const char *name, DtDay day);

G_END_DECLS
