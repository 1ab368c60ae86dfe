/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents into an open register, as jobs of its store. What goes out of it: dt-transfer-export.c. */

#include "dt-transfer.h"

#include <glib/gi18n-lib.h>

#include "dt-document-reader.h"
#include "dt-error.h"
#include "dt-merge.h"

/* What one import carries through its job. The job may outlive the one who asked, so it owns everything. */
typedef struct
{
  gatomicrefcount     ref_count;
  GPtrArray          *files;         /* GFile */
  DtTransferOptions   options;
  DtProgress         *progress;      /* NULL: nobody looks */
  GCancellable       *cancellable;
  goffset             total;         /* bytes of all files */
  gboolean            bulk;
  goffset             before;        /* of the files already read */
  DtImportReport     *report;
  gboolean            refused;       /* by its faults */
} Import;

static Import *
import_ref (Import *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
import_unref (Import *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->files);
  dt_progress_unref (self->progress);
  g_clear_object (&self->cancellable);
  dt_import_report_free (self->report);
  g_free (self);
}

/* @context: where progress is told; NULL: on the thread that works */
static Import *
import_new (GFile                  **files,
            guint                    n_files,
            const DtTransferOptions *options,
            GMainContext            *context,
            GCancellable            *cancellable)
{
  Import *self = g_new0 (Import, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_files; i++)
    g_ptr_array_add (self->files, g_object_ref (files[i]));
  if (options != NULL)
    self->options = *options;
  if (self->options.today == DT_DAY_NONE)
    self->options.today = dt_today ();
  if (self->options.progress != NULL)
    self->progress = dt_progress_new (self->options.progress, self->options.progress_data, context, cancellable);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->report = dt_import_report_new ();

  return self;
}

static void
on_bytes_read (goffset  bytes,
               gpointer data)
{
  Import *self = data;

  if (self->total > 0)
    dt_progress_tell (self->progress, (double) (self->before + bytes) / (double) self->total);
}

/* Import: from the reader into the merge */

static gboolean
take_setting (gpointer data, const DtSettingRecord *record, GError **error)
{
  return dt_merge_setting (data, record, error);
}

static gboolean
take_calendar_year (gpointer data, int year, GError **error)
{
  return dt_merge_calendar_year (data, year, error);
}

static gboolean
take_calendar_day (gpointer data, DtPlace place, const DtCalendarDay *day, GError **error)
{
  return dt_merge_calendar_day (data, place, day, error);
}

static gboolean
take_unit (gpointer data, const DtUnitRecord *record, GError **error)
{
  return dt_merge_unit (data, record, error);
}

static gboolean
take_group (gpointer data, const DtGroupRecord *record, GError **error)
{
  return dt_merge_group (data, record, error);
}

static gboolean
take_begin_directive (gpointer data, const DtDirectiveRecord *record, GError **error)
{
  return dt_merge_begin_directive (data, record, error);
}

static gboolean
take_task (gpointer data, const DtTaskRecord *record, GError **error)
{
  return dt_merge_task (data, record, error);
}

static gboolean
take_end_directive (gpointer data, GError **error)
{
  return dt_merge_end_directive (data, error);
}

static gboolean
take_schedule_change (gpointer data, const DtScheduleChangeRecord *record, GError **error)
{
  return dt_merge_schedule_change (data, record, error);
}

static gboolean
take_reminder (gpointer data, const DtReminderRecord *record, GError **error)
{
  return dt_merge_reminder (data, record, error);
}

static gboolean
take_template (gpointer data, const DtTemplateRecord *record, GError **error)
{
  return dt_merge_template (data, record, error);
}

static gboolean
take_board (gpointer data, const DtBoardRecord *record, GError **error)
{
  return dt_merge_board (data, record, error);
}

static gboolean
take_filter (gpointer data, const DtFilterRecord *record, GError **error)
{
  return dt_merge_filter (data, record, error);
}

static gboolean
take_draft (gpointer data, const DtDraftRecord *record, GError **error)
{
  return dt_merge_draft (data, record, error);
}

static gboolean
take_journal (gpointer data, const DtJournalRecord *record, GError **error)
{
  return dt_merge_journal (data, record, error);
}

static gboolean
take_journal_item (gpointer data, const DtJournalItemRecord *record, GError **error)
{
  return dt_merge_journal_item (data, record, error);
}

static const DtDocumentSink merge_sink = {
  .setting = take_setting,
  .calendar_year = take_calendar_year,
  .calendar_day = take_calendar_day,
  .unit = take_unit,
  .group = take_group,
  .begin_directive = take_begin_directive,
  .task = take_task,
  .end_directive = take_end_directive,
  .schedule_change = take_schedule_change,
  .reminder = take_reminder,
  .template = take_template,
  .board = take_board,
  .filter = take_filter,
  .draft = take_draft,
  .journal = take_journal,
  .journal_item = take_journal_item,
};

static goffset
size_of (GFile *file)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_file_info_get_size (info) : 0;
}

static gboolean
read_file (Import   *self,
           GFile    *file,
           DtMerge  *merge,
           gboolean *readable,
           GError  **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, self->cancellable, error);
  goffset size = size_of (file);
  DtDocumentOptions options = {
    .max_bytes = self->options.max_bytes,
    .progress = on_bytes_read,
    .progress_data = self,
  };

  if (stream != NULL && self->options.max_bytes > 0 && size > self->options.max_bytes)
    {
      /* No need to read that much of it first. */
      g_autofree char *most = g_format_size ((guint64) self->options.max_bytes);

      dt_import_report_error (self->report, (DtPlace) { 0, 0 }, _("Read it from the command line: directive-tracker-cli import FILE"),
                              _("The file is larger than %s"), most);
      *readable = FALSE;
      return TRUE;
    }

  return stream != NULL
         && dt_document_read (G_INPUT_STREAM (stream), &options, &merge_sink, merge, self->report, readable, self->cancellable, error);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const DtProblem *first = *(const DtProblem *const *) a;
  const DtProblem *second = *(const DtProblem *const *) b;

  if (first->file != second->file)
    return first->file < second->file ? -1 : 1;
  return first->place.line != second->place.line ? first->place.line - second->place.line
                                                 : first->place.column - second->place.column;
}

static char *
label_for (Import *self)
{
  g_autofree char *name = g_file_get_basename (self->files->pdata[0]);
  g_autofree char *shown = g_filename_display_name (name);

  if (self->files->len > 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Read %u File", "Read %u Files", self->files->len), self->files->len);
  /* Translators: an action that can be undone; the name of a file */
  return g_strdup_printf (_("Read “%s”"), shown);
}

/* For the journal of a bulk import, which has no list of rows. */
static char *
detail_for (Import *self)
{
  const int (*counts)[3] = (const int (*)[3]) self->report->counts;

  return g_strdup_printf ("{\"directives\":[%d,%d,%d],\"tasks\":[%d,%d,%d],\"assignments\":[%d,%d,%d],\"moved\":%d}",
                          counts[DT_ENTITY_DIRECTIVE][0], counts[DT_ENTITY_DIRECTIVE][1], counts[DT_ENTITY_DIRECTIVE][2],
                          counts[DT_ENTITY_TASK][0], counts[DT_ENTITY_TASK][1], counts[DT_ENTITY_TASK][2],
                          counts[DT_ENTITY_ASSIGNMENT][0], counts[DT_ENTITY_ASSIGNMENT][1], counts[DT_ENTITY_ASSIGNMENT][2],
                          self->report->n_deadlines_moved);
}

static gboolean
run_import (DtDb     *db,
            gpointer  data,
            gpointer *result,
            GError  **error)
{
  Import *self = data;
  g_autoptr(DtMerge) merge = dt_merge_new (db, self->report, self->options.today);
  g_autofree char *label = label_for (self);
  g_autofree char *detail = NULL;
  gboolean readable = TRUE;

  for (guint i = 0; i < self->files->len && readable && self->report->n_errors < DT_DOCUMENT_MAX_FAULTS; i++)
    {
      g_autoptr(GError) failure = NULL;

      self->report->file = i;
      if (!read_file (self, self->files->pdata[i], merge, &readable, &failure))
        {
          /* What is at fault may also be what the register does not take; the fault is the better answer. */
          if (self->report->n_errors == 0 || !g_error_matches (failure, DT_ERROR, DT_ERROR_CONSTRAINT))
            {
              g_propagate_error (error, g_steal_pointer (&failure));
              return FALSE;
            }
          readable = FALSE;
        }
      self->before += size_of (self->files->pdata[i]);
    }

  /* Links into what could not be read would be told as faults, and are none. */
  if (readable && !dt_merge_finish (merge, error))
    return FALSE;

  g_ptr_array_sort (self->report->errors, compare_places);
  g_ptr_array_sort (self->report->warnings, compare_places);
  self->refused = self->report->n_errors > 0;
  if (self->refused)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_PARSE, "The file has %d faults", self->report->n_errors);
      return FALSE;
    }

  dt_db_set_label (db, label);
  if (self->bulk)
    {
      detail = detail_for (self);
      dt_db_set_detail (db, detail);
    }
  return TRUE;
}

static DtWrite
describe_write (Import *self)
{
  for (guint i = 0; i < self->files->len; i++)
    self->total += size_of (self->files->pdata[i]);

  self->bulk = self->total > DT_TRANSFER_BULK_BYTES;
  return (DtWrite) {
    .action = "import",
    .dry_run = (self->options.flags & DT_TRANSFER_FLAGS_DRY_RUN) != 0,
    .bulk = self->bulk,
  };
}

/* A job that failed because of the file's own faults is no failure for the caller: the report says it. */
static DtImportReport *
conclude (Import  *self,
          GError  *failure,
          GError **error)
{
  if (failure != NULL && !self->refused)
    {
      g_propagate_error (error, failure);
      return NULL;
    }

  g_clear_error (&failure);
  return g_steal_pointer (&self->report);
}

static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *failure = NULL;
  GError *error = NULL;
  DtImportReport *report;

  dt_store_write_finish (DT_STORE (source), result, &failure);
  report = conclude (g_task_get_task_data (task), failure, &error);
  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) dt_import_report_free);
  else
    g_task_return_error (task, error);
}

void
dt_transfer_import_async (DtStore                  *store,
                          GFile                   **files,
                          guint                     n_files,
                          const DtTransferOptions  *options,
                          GCancellable             *cancellable,
                          GAsyncReadyCallback       callback,
                          gpointer                  user_data)
{
  g_autoptr(GMainContext) context = g_main_context_ref_thread_default ();
  Import *self;
  GTask *task;
  DtWrite write;

  g_return_if_fail (DT_IS_STORE (store) && n_files > 0);

  self = import_new (files, n_files, options, context, cancellable);
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, dt_transfer_import_async);
  g_task_set_task_data (task, import_ref (self), (GDestroyNotify) import_unref);

  write = describe_write (self);
  dt_store_write_async (store, &write, run_import, self, (GDestroyNotify) import_unref, NULL, cancellable, on_imported, task);
}

DtImportReport *
dt_transfer_import_finish (DtStore       *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dt_transfer_import:
 *
 * Waits for the import; for programs without a main loop.
 *
 * Returns: (transfer full): see dt_transfer_import_finish()
 */
DtImportReport *
dt_transfer_import (DtStore                  *store,
                    GFile                   **files,
                    guint                     n_files,
                    const DtTransferOptions  *options,
                    GCancellable             *cancellable,
                    GError                  **error)
{
  GError *failure = NULL;
  DtImportReport *report;
  Import *self;
  DtWrite write;

  g_return_val_if_fail (DT_IS_STORE (store) && n_files > 0, NULL);

  self = import_new (files, n_files, options, NULL, cancellable);
  write = describe_write (self);
  dt_store_write (store, &write, run_import, self, cancellable, &failure);
  report = conclude (self, failure, error);
  import_unref (self);

  return report;
}
