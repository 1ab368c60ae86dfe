/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report as a spreadsheet or as a document. In a spreadsheet days are dates, counts are numbers, what the heads of groups tell on paper has its own column. */

#include "dt-listing-file.h"

#include "dt-odt-listing.h"
#include "dt-sheet-private.h"

#define SHEET_NAME_CHARS 31

typedef struct
{
  DtListingView  *view;
  char         *path;
  GCancellable *cancellable;   /* borrowed */
  guint         n_rows;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *self = data;

  dt_listing_view_unref (self->view);
  g_free (self->path);
  g_free (self);
}

static gboolean
is_document (const char *path)
{
  g_autofree char *name = g_ascii_strdown (path, -1);

  return g_str_has_suffix (name, ".odt");
}

/* What is laid out for paper only has a table of its own for a spreadsheet. */
static Writing *
writing_new (DtListingView *view,
             const char    *path)
{
  Writing *self = g_new0 (Writing, 1);

  self->view = view->table->list != NULL && !is_document (path) ? dt_listing_view_new (view->table->list, NULL, NULL) : dt_listing_view_ref (view);
  self->path = g_strdup (path);
  return self;
}

static void
write_cell (DtSheetSink         *sink,
            const DtListingCell *cell)
{
  switch ((DtValueKind) cell->kind)
    {
    case DT_VALUE_NONE:
      sink->add_empty (sink);
      break;
    case DT_VALUE_TEXT:
    case DT_VALUE_MESSAGE:
      if (cell->under != NULL && (cell->style & DT_VALUE_TOLD) == 0)
        {
          g_autofree char *both = g_strdup_printf ("%s\n%s", cell->text, cell->under);

          sink->add_text (sink, both);
        }
      else
        sink->add_text (sink, cell->text);
      break;
    case DT_VALUE_NUMBER:
      sink->add_number (sink, cell->number);
      break;
    case DT_VALUE_DAY:
      sink->add_day (sink, cell->day, cell->text != NULL ? cell->text : "");
      break;
    }
}

static gboolean
write_rows (Writing      *self,
            DtSheetSink  *sink,
            GError      **error)
{
  const DtListing *table = self->view->table;

  for (guint i = 0; i < self->view->order->len; i++)
    {
      guint row = g_array_index (self->view->order, guint, i);

      if (dt_listing_is_message (table, row))
        continue;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      for (guint k = 0; k < self->view->columns->len; k++)
        write_cell (sink, dt_listing_get_cell (table, row, g_array_index (self->view->columns, guint, k)));
      if (!sink->end_row (sink, error))
        return FALSE;
      self->n_rows++;
    }

  return TRUE;
}

static gboolean
write_total (Writing      *self,
             DtSheetSink  *sink,
             GError      **error)
{
  const DtListing *table = self->view->table;

  if (*table->total == '\0' || self->n_rows == 0)
    return TRUE;
  for (guint k = 0; k < self->view->columns->len; k++)
    {
      guint column = g_array_index (self->view->columns, guint, k);
      const DtListingCell *sum = table->sums->len > 0 ? &g_array_index (table->sums, DtListingCell, column) : NULL;

      if (sum != NULL && sum->kind == DT_VALUE_NUMBER)
        sink->add_number (sink, sum->number);
      else if (k == 0)
        sink->add_text (sink, table->total);
      else
        sink->add_empty (sink);
    }

  return sink->end_row (sink, error);
}

static char *
note_of (const DtListing *table)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < table->facts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (table->facts, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
write_table (DtSheetPlace  *place,
             gpointer       data,
             GError       **error)
{
  Writing *self = data;
  const DtListing *table = self->view->table;
  g_autoptr(GArray) columns = g_array_new (FALSE, FALSE, sizeof (DtSheetColumn));
  g_autofree char *name = g_utf8_substring (table->name, 0, MIN (SHEET_NAME_CHARS, g_utf8_strlen (table->name, -1)));
  g_autofree char *title = *table->subject != '\0' ? g_strdup_printf ("%s %s", table->heading, table->subject) : g_strdup (table->heading);
  g_autofree char *note = note_of (table);
  DtSheetHead head = { .name = name, .title = title, .note = note, .n_rows = self->view->order->len };
  DtSheetSink *sink;

  for (guint k = 0; k < self->view->columns->len; k++)
    {
      const DtListingColumn *column = &g_array_index (table->columns, DtListingColumn, g_array_index (self->view->columns, guint, k));
      DtSheetColumn of_sheet = { column->title, column->sheet_width };

      g_array_append_val (columns, of_sheet);
    }
  head.columns = (const DtSheetColumn *) (gpointer) columns->data;
  head.n_columns = columns->len;
  sink = dt_sheet_place_open (place, &head, error);

  return sink != NULL && write_rows (self, sink, error) && write_total (self, sink, error);
}

static gboolean
write_document (Writing  *self,
                GError  **error)
{
  for (guint i = 0; i < self->view->order->len; i++)
    self->n_rows += !dt_listing_is_message (self->view->table, g_array_index (self->view->order, guint, i));

  return dt_odt_write_listing (self->view, self->path, self->cancellable, error);
}

static gboolean
write_file (Writing  *self,
            GError  **error)
{
  return is_document (self->path) ? write_document (self, error) : dt_sheet_write_file (self->path, write_table, self, error);
}

/**
 * dt_listing_file_write:
 * @view: a report as it is looked at
 * @path: .xlsx, .csv or .odt; an old file of that name is replaced when the new one is whole
 * @n_rows: (out) (optional): how many rows, without the total
 * @cancellable: (nullable): stops it
 * @error: DT_ERROR_INVALID for another kind of name, DT_ERROR_IO
 */
gboolean
dt_listing_file_write (DtListingView  *view,
                       const char     *path,
                       guint          *n_rows,
                       GCancellable   *cancellable,
                       GError        **error)
{
  Writing *writing;
  gboolean done;

  g_return_val_if_fail (view != NULL && path != NULL, FALSE);

  writing = writing_new (view, path);
  writing->cancellable = cancellable;
  done = write_file (writing, error);
  if (n_rows != NULL)
    *n_rows = writing->n_rows;
  writing_free (writing);
  return done;
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Writing *writing = data;
  GError *error = NULL;

  writing->cancellable = cancellable;
  if (write_file (writing, &error))
    g_task_return_int (task, writing->n_rows);
  else
    g_task_return_error (task, error);
}

/**
 * dt_listing_file_write_async:
 *
 * As dt_listing_file_write(), on a thread of its own. There is no source object.
 */
void
dt_listing_file_write_async (DtListingView       *view,
                             const char          *path,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (view != NULL && path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dt_listing_file_write_async);
  g_task_set_task_data (task, writing_new (view, path), writing_free);
  g_task_run_in_thread (task, write_thread);
}

gboolean
dt_listing_file_write_finish (GAsyncResult  *result,
                              guint         *n_rows,
                              GError       **error)
{
  gssize n;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  n = g_task_propagate_int (G_TASK (result), error);
  if (n_rows != NULL)
    *n_rows = (guint) MAX (n, 0);
  return n >= 0;
}
