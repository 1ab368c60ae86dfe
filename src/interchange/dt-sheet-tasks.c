/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of tasks as a spreadsheet, or as a calendar. Rows are read and written by the thousand, so that memory does not grow with the list. */

#include "dt-calendar-file-private.h"
#include "dt-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "dt-list-jobs.h"
#include "dt-new-file.h"
#include "dt-summary-jobs.h"

#define CHUNK 1000

typedef struct
{
  DtStore      *store;
  DtQuery      *query;
  DtSheetSink  *sink;           /* of the place; NULL: a calendar */
  const DtCalendarOptions *options;   /* of a calendar; NULL: it is a spreadsheet */
  DtCalendarFile *calendar;
  GCancellable *cancellable;
  DtProgress   *progress;       /* NULL */
  int           n_written;
  int           n_left_out;     /* of a calendar of events: without a day */
  int           n_handed_in;
  int           n_owed;
} Writing;

static void
add_names (DtSheetSink *sink,
           GPtrArray   *names)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (const char *) g_ptr_array_index (names, i));
  sink->add_text (sink, text->str);
}

static gboolean
write_row (Writing            *self,
           const DtTaskRow    *row,
           const DtTaskUnits  *units,
           GError            **error)
{
  DtSheetSink *sink = self->sink;
  DtState state = dt_task_row_get_state (row, self->query->today, self->query->soon_days);

  sink->add_text (sink, row->directive);
  sink->add_text (sink, row->clause[0] != '\0' ? row->clause : row->ordinal);
  sink->add_text (sink, row->title);
  add_names (sink, units->leads);
  add_names (sink, units->coordinators);
  sink->add_day (sink, row->original_day != DT_DAY_NONE ? row->original_day : row->last_day, "");
  sink->add_day (sink, row->last_day, "");
  if (row->next_day != DT_DAY_NONE)
    sink->add_number (sink, row->next_day - self->query->today);
  else
    sink->add_empty (sink);
  sink->add_text (sink, dt_state_label (state));
  sink->add_number (sink, row->percent);
  sink->add_number (sink, row->handed_in);
  sink->add_number (sink, row->owed);
  sink->add_text (sink, row->product);

  self->n_written++;
  self->n_handed_in += row->handed_in;
  self->n_owed += row->owed;
  return sink->end_row (sink, error);
}

static gboolean
write_entry (Writing            *self,
             const DtTaskRow    *row,
             const DtTaskUnits  *units,
             GError            **error)
{
  gboolean written;

  if (!dt_calendar_file_add (self->calendar, row, units, &written, error))
    return FALSE;
  self->n_written += written;
  self->n_left_out += !written;
  return TRUE;
}

static gboolean
write_totals (Writing  *self,
              GError  **error)
{
  DtSheetSink *sink = self->sink;
  g_autofree char *count = g_strdup_printf (ngettext ("%d task", "%d tasks", (gulong) self->n_written), self->n_written);

  sink->add_text (sink, _("Total"));
  sink->add_empty (sink);
  sink->add_text (sink, count);
  for (int i = 3; i < 10; i++)
    sink->add_empty (sink);
  sink->add_number (sink, self->n_handed_in);
  sink->add_number (sink, self->n_owed);
  sink->add_empty (sink);
  return sink->end_row (sink, error);
}

/* Those of the chunk that are still there. */
static gboolean
write_chunk (Writing       *self,
             const GArray  *keys,
             guint          first,
             GError       **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DtRowFetch fetch = { ids, self->query->today };
  g_autoptr(GPtrArray) tasks = NULL;
  g_autoptr(GPtrArray) units = NULL;

  /* A list by groups has their heads among its rows. */
  for (guint i = first; i < MIN (first + CHUNK, keys->len); i++)
    if (g_array_index (keys, DtRowKey, i).kind == DT_ROW_TASK)
      g_array_append_val (ids, g_array_index (keys, DtRowKey, i).id);
  tasks = dt_store_read (self->store, dt_job_fetch_tasks, &fetch, self->cancellable, error);
  if (tasks == NULL)
    return FALSE;

  g_array_set_size (ids, 0);
  for (guint i = 0; i < tasks->len; i++)
    g_array_append_val (ids, ((DtTaskRow *) g_ptr_array_index (tasks, i))->id);
  units = dt_store_read (self->store, dt_job_fetch_task_units, ids, self->cancellable, error);
  if (units == NULL)
    return FALSE;

  for (guint i = 0; i < tasks->len; i++)
    if (!(self->calendar != NULL ? write_entry : write_row) (self, g_ptr_array_index (tasks, i), g_ptr_array_index (units, i), error))
      return FALSE;
  return TRUE;
}

static DtSheetSink *
open_table (Writing           *self,
            const DtTaskList  *list,
            DtSheetPlace      *place,
            GError           **error)
{
  DtSheetColumn columns[] = {
    { _("Directive"), 14 }, { _("Clause"), 12 }, { _("Task"), 60 }, { _("Lead"), 34 }, { _("Co-ordinating"), 34 },
    { _("Original Day"), 12 }, { _("Last Day"), 12 }, { _("Days left"), 10 }, { _("State"), 18 }, { _("Progress, %"), 10 },
    { _("Handed in"), 10 }, { _("To be handed in"), 10 }, { _("Product"), 30 },
  };
  g_autofree char *day = dt_day_format (self->query->today, DT_DAY_STYLE_PARTY, self->query->today);
  g_autofree char *note = g_strdup_printf (_("As of %s"), day);
  DtSheetHead head = { .name = _("Tasks"), .title = _("Tasks and Their Deadlines"), .note = note, .columns = columns,
                       .n_columns = G_N_ELEMENTS (columns), .n_rows = (guint) list->n_tasks };

  return dt_sheet_place_open (place, &head, error);
}

static gboolean
write_rows (Writing           *self,
            const DtTaskList  *list,
            GError           **error)
{
  for (guint first = 0; first < list->rows->len; first += CHUNK)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !write_chunk (self, list->rows, first, error))
        return FALSE;
      if (self->progress != NULL)
        dt_progress_tell (self->progress, (first + CHUNK) / (double) (list->rows->len + CHUNK));
    }
  return TRUE;
}

static gboolean
write_table (DtSheetPlace  *place,
             gpointer       data,
             GError       **error)
{
  Writing *self = data;
  g_autoptr(DtTaskList) list = dt_store_read (self->store, dt_job_list_tasks, self->query, self->cancellable, error);

  if (list == NULL)
    return FALSE;
  self->sink = open_table (self, list, place, error);
  return self->sink != NULL && write_rows (self, list, error) && write_totals (self, error);
}

static gboolean
write_calendar (const char  *part,
                gpointer     data,
                GError     **error)
{
  Writing *self = data;
  g_autoptr(DtTaskList) list = dt_store_read (self->store, dt_job_list_tasks, self->query, self->cancellable, error);
  gboolean done;

  if (list == NULL)
    return FALSE;
  self->calendar = dt_calendar_file_open (part, self->options, error);
  done = self->calendar != NULL && write_rows (self, list, error) && dt_calendar_file_finish (self->calendar, error);
  g_clear_pointer (&self->calendar, dt_calendar_file_free);
  return done;
}

static gboolean
write_file (Writing     *self,
            const char  *path,
            GError     **error)
{
  return self->options != NULL ? dt_new_file_write (path, write_calendar, self, error) : dt_sheet_write_file (path, write_table, self, error);
}

/* One flat list; what is opened or closed on the screen is not of the table. */
static DtQuery *
flatten (const DtQuery *query)
{
  DtQuery *flat = dt_query_copy (query);

  flat->group = DT_GROUP_NONE;
  g_clear_pointer (&flat->expanded, g_hash_table_unref);
  g_clear_pointer (&flat->collapsed, g_hash_table_unref);
  return flat;
}

/**
 * dt_sheet_write:
 * @store: an open register
 * @query: which tasks, in which order
 * @path: the file, .xlsx or .csv; an old one of that name is replaced when the new one is whole
 * @n_written: (out) (optional): how many tasks
 * @cancellable: (nullable): stops it
 * @error: DT_ERROR_INVALID for another kind of name, DT_ERROR_IO, DT_ERROR_TOO_LARGE
 *
 * Writes a list of tasks as a spreadsheet, and waits.
 */
gboolean
dt_sheet_write (DtStore        *store,
                const DtQuery  *query,
                const char     *path,
                int            *n_written,
                GCancellable   *cancellable,
                GError        **error)
{
  g_return_val_if_fail (DT_IS_STORE (store), FALSE);
  g_return_val_if_fail (query != NULL && path != NULL, FALSE);

  return dt_calendar_file_write (store, query, path, NULL, n_written, NULL, cancellable, error);
}

/**
 * dt_calendar_file_write:
 * @options: how
 *
 * As dt_sheet_write(), a calendar. An event without a day is left out, and counted as such.
 */
gboolean
dt_calendar_file_write (DtStore                  *store,
                        const DtQuery            *query,
                        const char               *path,
                        const DtCalendarOptions  *options,
                        int                      *n_written,
                        int                      *n_left_out,
                        GCancellable             *cancellable,
                        GError                  **error)
{
  Writing writing = { .store = store, .options = options, .cancellable = cancellable };
  gboolean done;

  writing.query = flatten (query);
  done = write_file (&writing, path, error);
  dt_query_free (writing.query);
  if (n_written != NULL)
    *n_written = writing.n_written;
  if (n_left_out != NULL)
    *n_left_out = writing.n_left_out;
  return done;
}

typedef struct
{
  DtQuery    *query;
  char       *path;
  gboolean    is_calendar;
  DtCalendarOptions options;
  DtProgress *progress;
  int         n_written;       /* once it is done */
  int         n_left_out;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  dt_query_free (job->query);
  g_free (job->path);
  g_clear_pointer (&job->progress, dt_progress_unref);
  g_free (job);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Job *job = data;
  /* A store belongs to its thread; this one looks at the same file. */
  g_autoptr(DtStore) store = dt_store_new (dt_store_get_path (source), DT_STORE_FLAGS_READ_ONLY);
  Writing writing = { .store = store, .query = job->query, .cancellable = cancellable, .progress = job->progress,
                      .options = job->is_calendar ? &job->options : NULL };
  GError *error = NULL;

  gboolean done = dt_store_open (store, cancellable, &error) && write_file (&writing, job->path, &error);

  dt_store_close (store);
  job->n_written = writing.n_written;
  job->n_left_out = writing.n_left_out;
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dt_sheet_write_async:
 *
 * As dt_sheet_write(), on a thread of its own.
 */
void
dt_sheet_write_async (DtStore             *store,
                      const DtQuery       *query,
                      const char          *path,
                      DtProgressFunc       progress,
                      gpointer             progress_data,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  dt_calendar_file_write_async (store, query, path, NULL, progress, progress_data, cancellable, callback, user_data);
}

void
dt_calendar_file_write_async (DtStore                  *store,
                              const DtQuery            *query,
                              const char               *path,
                              const DtCalendarOptions  *options,
                              DtProgressFunc            progress,
                              gpointer                  progress_data,
                              GCancellable             *cancellable,
                              GAsyncReadyCallback       callback,
                              gpointer                  user_data)
{
  g_autoptr(GTask) task = NULL;
  Job *job;

  g_return_if_fail (DT_IS_STORE (store));
  g_return_if_fail (query != NULL && path != NULL);

  job = g_new0 (Job, 1);
  job->query = flatten (query);
  job->path = g_strdup (path);
  job->is_calendar = options != NULL;
  if (options != NULL)
    job->options = *options;
  if (progress != NULL)
    job->progress = dt_progress_new (progress, progress_data, g_main_context_default (), cancellable);
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, dt_sheet_write_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_thread);
}

gboolean
dt_sheet_write_finish (DtStore       *store,
                       GAsyncResult  *result,
                       int           *n_written,
                       GError       **error)
{
  return dt_calendar_file_write_finish (store, result, n_written, NULL, error);
}

gboolean
dt_calendar_file_write_finish (DtStore       *store,
                               GAsyncResult  *result,
                               int           *n_written,
                               int           *n_left_out,
                               GError       **error)
{
  const Job *job;
  gboolean done;

  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  job = g_task_get_task_data (G_TASK (result));
  done = g_task_propagate_boolean (G_TASK (result), error);
  if (n_written != NULL)
    *n_written = done ? job->n_written : 0;
  if (n_left_out != NULL)
    *n_left_out = done ? job->n_left_out : 0;
  return done;
}
