/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first sheet of a workbook as another program reads it: unpacked, parsed, its cells by their names. */
typedef struct
{
  GHashTable *cells;       /* "B4" → DtSheetCell */
  guint       n_rows;
  guint       n_formulas;
  char       *name;        /* of the sheet */
  char       *frozen;      /* the first cell that moves; NULL: none is frozen */
  char       *filter;      /* the cells that can be filtered; NULL */
} DtSheetRead;

typedef struct
{
  char *text;              /* of a string; NULL */
  char *value;             /* of a number; NULL */
  char *format;            /* of numbers; "" where it has none of its own */
} DtSheetCell;

DtSheetRead       *dt_sheet_read       (const char *path);
void               dt_sheet_read_free  (DtSheetRead *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtSheetRead, dt_sheet_read_free)

/* The cell must be of that kind. */
void dt_sheet_read_assert_text   (DtSheetRead *self, const char *cell, const char *text);
void dt_sheet_read_assert_number (DtSheetRead *self, const char *cell, int value);
/* A day that Excel reckons with, shown so. */
void dt_sheet_read_assert_day    (DtSheetRead *self, const char *cell, int year, guint month, guint day, const char *format);
void dt_sheet_read_assert_empty  (DtSheetRead *self, const char *cell);

G_END_DECLS
