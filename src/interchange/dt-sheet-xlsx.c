/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table as a workbook of Excel, by libxlsxwriter: real dates, heads that stay in sight, text that is never a formula. */

#include "dt-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <xlsxwriter.h>

#include "dt-error.h"

#define MAX_ROWS 1048576           /* of a sheet, heads too */
#define MAX_TEXT 32767             /* characters of a cell */

typedef struct
{
  DtSheetSink    base;
  lxw_workbook  *workbook;         /* NULL once it is closed */
  lxw_worksheet *sheet;
  lxw_format    *head;
  lxw_format    *text;
  lxw_format    *day;
  lxw_format    *number;
  lxw_row_t      row;
  lxw_col_t      column;
  guint          n_columns;
  lxw_error      code;             /* the first that was met */
} XlsxSink;

static void
note (XlsxSink  *self,
      lxw_error  code)
{
  if (self->code == LXW_NO_ERROR)
    self->code = code;
}

static void
write_text (XlsxSink   *self,
            const char *text,
            lxw_format *format)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (text, -1) > MAX_TEXT)
    {
      g_autofree char *kept = g_utf8_substring (text, 0, MAX_TEXT - 1);

      text = cut = g_strconcat (kept, "…", NULL);
    }
  note (self, worksheet_write_string (self->sheet, self->row, self->column++, text, format));
}

static void
add_text (DtSheetSink *sink,
          const char  *text)
{
  XlsxSink *self = (XlsxSink *) sink;

  write_text (self, text, self->text);
}

static void
add_number (DtSheetSink *sink,
            gint64       number)
{
  XlsxSink *self = (XlsxSink *) sink;

  note (self, worksheet_write_number (self->sheet, self->row, self->column++, (double) number, self->number));
}

static void
add_empty (DtSheetSink *sink)
{
  ((XlsxSink *) sink)->column++;
}

static void
add_day (DtSheetSink *sink,
         DtDay        day)
{
  XlsxSink *self = (XlsxSink *) sink;
  lxw_datetime date = { 0 };

  if (day == DT_DAY_NONE)
    {
      add_empty (sink);
      return;
    }
  dt_day_get (day, &date.year, &date.month, &date.day);
  note (self, worksheet_write_datetime (self->sheet, self->row, self->column++, &date, self->day));
}

static gboolean
set_error (XlsxSink  *self,
           GError   **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The spreadsheet could not be written: %s"), lxw_strerror (self->code));
  return FALSE;
}

static gboolean
end_row (DtSheetSink  *sink,
         GError      **error)
{
  XlsxSink *self = (XlsxSink *) sink;

  if (self->code != LXW_NO_ERROR)
    return set_error (self, error);
  if (self->row + 1 >= MAX_ROWS)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_TOO_LARGE, _("A sheet holds at most %d rows. Choose fewer tasks, or write CSV."), MAX_ROWS);
      return FALSE;
    }
  self->row++;
  self->column = 0;
  return TRUE;
}

static gboolean
finish (DtSheetSink  *sink,
        GError      **error)
{
  XlsxSink *self = (XlsxSink *) sink;

  note (self, workbook_close (g_steal_pointer (&self->workbook)));
  return self->code == LXW_NO_ERROR || set_error (self, error);
}

/* The library has no other way to let go of a workbook than to write it; the file is thrown away by the caller. */
static void
free_sink (DtSheetSink *sink)
{
  XlsxSink *self = (XlsxSink *) sink;

  if (self->workbook != NULL)
    workbook_close (self->workbook);
  g_free (self);
}

static lxw_format *
new_format (XlsxSink   *self,
            const char *number)
{
  lxw_format *format = workbook_add_format (self->workbook);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (number != NULL)
    format_set_num_format (format, number);
  return format;
}

static void
write_heads (XlsxSink            *self,
             const DtSheetColumn *columns,
             guint                n_rows,
             guint                n_fixed)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, columns[i].width, NULL);
      write_text (self, columns[i].title, self->head);
    }
  /* All rows but that of the totals can be filtered. The library takes this only before the rows. */
  if (n_rows > 0 && n_rows < MAX_ROWS - 1)
    note (self, worksheet_autofilter (self->sheet, 0, 0, n_rows, (lxw_col_t) (self->n_columns - 1)));
  worksheet_freeze_panes (self->sheet, 1, (lxw_col_t) n_fixed);
  worksheet_repeat_rows (self->sheet, 0, 0);
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9);     /* A4 */
  worksheet_fit_to_pages (self->sheet, 1, 0);
}

DtSheetSink *
dt_sheet_open_xlsx (const char           *path,
                    const DtSheetColumn  *columns,
                    guint                 n_columns,
                    guint                 n_rows,
                    guint                 n_fixed,
                    GError              **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  XlsxSink *self = g_new0 (XlsxSink, 1);

  self->base = (DtSheetSink) { add_text, add_number, add_day, add_empty, end_row, finish, free_sink };
  self->workbook = workbook_new_opt (path, &options);
  self->sheet = workbook_add_worksheet (self->workbook, NULL);
  self->n_columns = n_columns;
  self->text = new_format (self, NULL);
  format_set_text_wrap (self->text);
  self->number = new_format (self, "0");
  self->day = new_format (self, "dd/mm/yyyy");
  self->head = new_format (self, NULL);
  format_set_bold (self->head);
  format_set_text_wrap (self->head);
  format_set_bottom (self->head, LXW_BORDER_THIN);
  write_heads (self, columns, n_rows, n_fixed);
  if (!end_row (&self->base, error))
    {
      free_sink (&self->base);
      return NULL;
    }
  return &self->base;
}
