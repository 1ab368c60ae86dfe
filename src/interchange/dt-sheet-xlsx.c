/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table as a workbook of Excel, by libxlsxwriter: real dates, heads that stay in sight, text that is never a formula. */

#include "dt-sheet-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
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
  GHashTable    *days;             /* owned: what stands behind a day → lxw_format, of the workbook */
  lxw_format    *number;
  lxw_row_t      row;
  lxw_col_t      column;
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

/* The cell stays a date; what is said of it is the way it is shown. */
static lxw_format *
ensure_day_format (XlsxSink   *self,
                   const char *note_text)
{
  lxw_format *format = g_hash_table_lookup (self->days, note_text);
  g_autofree char *shown = NULL;

  if (format != NULL)
    return format;
  shown = *note_text != '\0' ? g_strdup_printf ("dd/mm/yyyy \"(%s)\"", note_text) : g_strdup ("dd/mm/yyyy");
  format = new_format (self, shown);
  format_set_align (format, LXW_ALIGN_LEFT);
  g_hash_table_insert (self->days, g_strdup (note_text), format);
  return format;
}

static void
add_day (DtSheetSink *sink,
         DtDay        day,
         const char  *note_text)
{
  XlsxSink *self = (XlsxSink *) sink;
  lxw_datetime date = { 0 };

  if (day == DT_DAY_NONE)
    {
      add_empty (sink);
      return;
    }
  dt_day_get (day, &date.year, &date.month, &date.day);
  note (self, worksheet_write_datetime (self->sheet, self->row, self->column++, &date, ensure_day_format (self, note_text)));
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

  /* The library does not ask whether its rows reached the disk. */
  if (self->sheet->optimize_tmpfile != NULL && (fflush (self->sheet->optimize_tmpfile) != 0 || ferror (self->sheet->optimize_tmpfile)))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The spreadsheet could not be written: %s"), g_strerror (errno));
      return FALSE;
    }
  note (self, workbook_close (g_steal_pointer (&self->workbook)));
  return self->code == LXW_NO_ERROR || set_error (self, error);
}

/* A workbook with rows is let go of only by being written; the file is thrown away by the caller. */
static void
free_sink (DtSheetSink *sink)
{
  XlsxSink *self = (XlsxSink *) sink;

  if (self->workbook != NULL && self->sheet != NULL)
    workbook_close (self->workbook);
  else if (self->workbook != NULL)
    lxw_workbook_free (self->workbook);
  g_hash_table_unref (self->days);
  g_free (self);
}

/* The title, and under it the note: they run over the cells beside them, which are empty. */
static gboolean
write_title (XlsxSink           *self,
             const DtSheetHead  *head,
             GError            **error)
{
  lxw_format *title = new_format (self, NULL);
  lxw_format *plain = new_format (self, NULL);
  lxw_doc_properties properties = { .title = (char *) head->title };

  format_set_bold (title);
  format_set_font_size (title, 14);
  format_set_italic (plain);
  note (self, workbook_set_properties (self->workbook, &properties));
  write_text (self, head->title, title);
  if (!end_row (&self->base, error))
    return FALSE;
  write_text (self, head->note, plain);
  return end_row (&self->base, error);
}

static gboolean
write_heads (XlsxSink           *self,
             const DtSheetHead  *head,
             GError            **error)
{
  lxw_col_t last = (lxw_col_t) (head->n_columns - 1);
  lxw_row_t row;

  for (guint i = 0; i < head->n_columns; i++)
    worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, head->columns[i].width, NULL);
  if (!write_title (self, head, error))
    return FALSE;

  row = self->row;
  for (guint i = 0; i < head->n_columns; i++)
    write_text (self, head->columns[i].title, self->head);
  /* All rows but those of the totals can be filtered. The library takes this only before the rows. */
  if (head->n_rows > 0 && head->n_rows < MAX_ROWS - row - 1)
    note (self, worksheet_autofilter (self->sheet, row, 0, row + head->n_rows, last));
  worksheet_freeze_panes (self->sheet, row + 1, (lxw_col_t) head->n_fixed);
  worksheet_repeat_rows (self->sheet, row, row);
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9);     /* A4 */
  worksheet_fit_to_pages (self->sheet, 1, 0);
  return end_row (&self->base, error);
}

DtSheetSink *
dt_sheet_open_xlsx (const char         *path,
                    const DtSheetHead  *head,
                    GError            **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  XlsxSink *self = g_new0 (XlsxSink, 1);

  self->base = (DtSheetSink) { add_text, add_number, add_day, add_empty, end_row, finish, free_sink };
  self->days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->workbook = workbook_new_opt (path, &options);
  self->sheet = self->workbook != NULL ? workbook_add_worksheet (self->workbook, head->name) : NULL;
  if (self->sheet == NULL)
    {
      note (self, LXW_ERROR_CREATING_TMPFILE);
      set_error (self, error);
      free_sink (&self->base);
      return NULL;
    }

  self->text = new_format (self, NULL);
  format_set_text_wrap (self->text);
  self->number = new_format (self, "0");
  self->head = new_format (self, NULL);
  format_set_bold (self->head);
  format_set_text_wrap (self->head);
  format_set_bottom (self->head, LXW_BORDER_THIN);
  if (!write_heads (self, head, error))
    {
      free_sink (&self->base);
      return NULL;
    }
  return &self->base;
}
