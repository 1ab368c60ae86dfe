/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file of a spreadsheet, whatever stands in it: it appears under its name only when it is whole. */

#include "dt-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "dt-error.h"
#include "dt-new-file.h"

struct _DtSheetPlace
{
  const char    *part;      /* the file until it is whole */
  DtSheetFormat  format;
  DtSheetSink   *sink;      /* owned; NULL until it is opened */
};

gboolean
dt_sheet_find_format (const char     *path,
                      DtSheetFormat  *format,
                      GError        **error)
{
  g_autofree char *name = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (name, ".xlsx"))
    *format = DT_SHEET_XLSX;
  else if (g_str_has_suffix (name, ".csv"))
    *format = DT_SHEET_CSV;
  else
    {
      g_autofree char *shown = g_filename_display_basename (path);

      g_set_error (error, DT_ERROR, DT_ERROR_INVALID, _("“%s” does not say what it is to be: the name must end in .xlsx or .csv."), shown);
      return FALSE;
    }
  return TRUE;
}

/**
 * dt_sheet_place_open:
 * @self: where the table goes
 * @head: what is known of it
 * @error: DT_ERROR_IO
 *
 * Returns: (transfer none) (nullable): what takes its rows
 */
DtSheetSink *
dt_sheet_place_open (DtSheetPlace       *self,
                     const DtSheetHead  *head,
                     GError            **error)
{
  g_return_val_if_fail (self->sink == NULL, NULL);

  self->sink = (self->format == DT_SHEET_XLSX ? dt_sheet_open_xlsx : dt_sheet_open_csv) (self->part, head, error);
  return self->sink;
}

typedef struct { DtSheetPlace place; DtSheetFunc func; gpointer data; } Table;

static gboolean
write_table (const char  *part,
             gpointer     data,
             GError     **error)
{
  Table *table = data;
  DtSheetPlace *place = &table->place;
  gboolean done;

  place->part = part;
  done = table->func (place, table->data, error) && place->sink->finish (place->sink, error);
  if (place->sink != NULL)
    place->sink->free (place->sink);
  return done;
}

/**
 * dt_sheet_write_file:
 * @path: .xlsx or .csv; an old file of that name is replaced when the new one is whole
 * @func: writes the table
 * @data: for @func
 * @error: DT_ERROR_INVALID for another kind of name, G_FILE_ERROR, what @func says
 *
 * Writes a table whole, or leaves nothing of it.
 */
gboolean
dt_sheet_write_file (const char   *path,
                     DtSheetFunc   func,
                     gpointer      data,
                     GError      **error)
{
  Table table = { .func = func, .data = data };

  return dt_sheet_find_format (path, &table.place.format, error) && dt_new_file_write (path, write_table, &table, error);
}
