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
         DtDay        day,
         const char  *note)
{
  CsvSink *self = (CsvSink *) sink;
  g_autofree char *iso = NULL;
  g_autofree char *text = NULL;

  if (day == DT_DAY_NONE || *note == '\0')
    {
      dt_csv_add_day (self->line, day);
      return;
    }
  iso = dt_day_to_iso (day);
  text = g_strdup_printf ("%s (%s)", iso, note);
  dt_csv_add_text (self->line, text);
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

/* On one line, though a sheet has it on several. */
static void
add_field_name (GString    *line,
                const char *title)
{
  g_auto(GStrv) parts = g_strsplit (title, "\n", -1);
  g_autofree char *name = g_strjoinv (" · ", parts);

  dt_csv_add_text (line, name);
}

/* Title and note are left out: the first record of such a file names its fields. */
DtSheetSink *
dt_sheet_open_csv (const char         *path,
                   const DtSheetHead  *head,
                   GError            **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileOutputStream) plain = g_file_append_to (file, G_FILE_CREATE_PRIVATE, NULL, error);
  CsvSink *self;

  if (plain == NULL)
    return NULL;

  self = g_new0 (CsvSink, 1);
  self->base = (DtSheetSink) { add_text, add_number, add_day, add_empty, end_row, finish, free_sink };
  self->stream = g_buffered_output_stream_new (G_OUTPUT_STREAM (plain));
  self->line = g_string_new (NULL);
  for (guint i = 0; i < head->n_columns; i++)
    add_field_name (self->line, head->columns[i].title);
  g_string_prepend (self->line, DT_CSV_MARK);
  if (!end_row (&self->base, error))
    {
      free_sink (&self->base);
      return NULL;
    }
  return &self->base;
}
