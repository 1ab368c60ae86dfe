/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table as comma-separated values. */

#include "dt-sheet-private.h"

#include "dt-csv.h"

typedef struct
{
  DtSheetSink    base;
  GOutputStream *stream;
  GString       *line;
} CsvSink;

static void
add_text (DtSheetSink *sink,
          const char  *text)
{
  dt_csv_add_text (((CsvSink *) sink)->line, text);
}

static void
add_number (DtSheetSink *sink,
            gint64       number)
{
  dt_csv_add_number (((CsvSink *) sink)->line, number);
}

static void
add_day (DtSheetSink *sink,
         DtDay        day)
{
  dt_csv_add_day (((CsvSink *) sink)->line, day);
}

static void
add_empty (DtSheetSink *sink)
{
  CsvSink *self = (CsvSink *) sink;

  /* The first field has no comma before it by which it could be told. */
  if (self->line->len == 0)
    dt_csv_add_text (self->line, "");
  else
    dt_csv_add_empty (self->line);
}

static gboolean
end_row (DtSheetSink  *sink,
         GError      **error)
{
  CsvSink *self = (CsvSink *) sink;
  gboolean done;

  g_string_append (self->line, DT_CSV_LINE_END);
  done = g_output_stream_write_all (self->stream, self->line->str, self->line->len, NULL, NULL, error);
  g_string_truncate (self->line, 0);
  return done;
}

static gboolean
finish (DtSheetSink  *sink,
        GError      **error)
{
  return g_output_stream_close (((CsvSink *) sink)->stream, NULL, error);
}

static void
free_sink (DtSheetSink *sink)
{
  CsvSink *self = (CsvSink *) sink;

  g_clear_object (&self->stream);
  g_string_free (self->line, TRUE);
  g_free (self);
}

DtSheetSink *
dt_sheet_open_csv (const char           *path,
                   const DtSheetColumn  *columns,
                   guint                 n_columns,
                   guint                 n_rows,
                   guint                 n_fixed,
                   GError              **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileOutputStream) plain = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, error);
  CsvSink *self;

  if (plain == NULL)
    return NULL;

  self = g_new0 (CsvSink, 1);
  self->base = (DtSheetSink) { add_text, add_number, add_day, add_empty, end_row, finish, free_sink };
  self->stream = g_buffered_output_stream_new (G_OUTPUT_STREAM (plain));
  self->line = g_string_new (NULL);
  for (guint i = 0; i < n_columns; i++)
    dt_csv_add_text (self->line, columns[i].title);
  g_string_prepend (self->line, DT_CSV_MARK);
  if (!end_row (&self->base, error))
    {
      free_sink (&self->base);
      return NULL;
    }
  return &self->base;
}
