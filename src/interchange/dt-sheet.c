/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file of a spreadsheet, whatever stands in it: it appears under its name only when it is whole. */

#include "dt-sheet-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "dt-error.h"

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

static gboolean
set_error (const char  *path,
           int          code,
           GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), _("“%s” could not be written: %s"), shown, g_strerror (code));
  return FALSE;
}

/**
 * dt_sheet_write_part:
 * @path: the file; an old one of that name is replaced when the new one is whole
 * @func: writes into the file it is given the name of
 * @data: for @func
 * @error: G_FILE_ERROR, what @func says
 *
 * Lets something be written beside the place it is to have, and puts it there if that went well; else nothing of it is left.
 */
gboolean
dt_sheet_write_part (const char   *path,
                     DtPartFunc    func,
                     gpointer      data,
                     GError      **error)
{
  g_autofree char *part = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  gboolean done;

  if (fd < 0)
    return set_error (path, errno, error);
  close (fd);

  done = func (part, data, error);
  if (done && g_rename (part, path) != 0)
    done = set_error (path, errno, error);
  if (!done)
    g_unlink (part);
  return done;
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

  return dt_sheet_find_format (path, &table.place.format, error) && dt_sheet_write_part (path, write_table, &table, error);
}
