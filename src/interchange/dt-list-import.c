/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a list into an open register, as a job of its store. What a row says: dt-list-units.c, dt-list-tasks.c. */

#include "dt-list-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-error.h"
#include "dt-text.h"

/* ---- The report ---- */

static void
line_free (gpointer data)
{
  DtListLine *line = data;

  g_free (line->title);
  g_free (line->detail);
  g_free (line);
}

static DtListReport *
report_new (void)
{
  DtListReport *self = g_new0 (DtListReport, 1);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
}

void
dt_list_report_free (DtListReport *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->lines);
  g_free (self);
}

const char *
dt_list_outcome_label (DtListOutcome outcome)
{
  switch (outcome)
    {
    case DT_LIST_ROW_NEW:
      return C_("row of a list", "new");
    case DT_LIST_ROW_CHANGED:
      return C_("row of a list", "changed");
    case DT_LIST_ROW_UNCHANGED:
      return C_("row of a list", "unchanged");
    case DT_LIST_ROW_FAULTY:
      return C_("row of a list", "faulty");
    case DT_LIST_ROW_SKIPPED:
      return C_("row of a list", "passed over");
    case DT_N_LIST_OUTCOMES:
      break;
    }

  return "";
}

/* ---- Rows ---- */

const DtTableCell *
dt_list_run_cell (DtListRun        *self,
                  const DtTableRow *row,
                  DtListField       field)
{
  int column = dt_list_columns_find (self->columns, field);

  return column >= 0 ? dt_table_row_get (row, (guint) column) : NULL;
}

const char *
dt_list_run_text (DtListRun        *self,
                  const DtTableRow *row,
                  DtListField       field)
{
  const DtTableCell *cell = dt_list_run_cell (self, row, field);

  return cell != NULL ? cell->text : NULL;
}

char *
dt_list_run_line_text (DtListRun        *self,
                       const DtTableRow *row,
                       DtListField       field)
{
  const char *text = dt_list_run_text (self, row, field);
  GString *line;

  if (text == NULL)
    return NULL;
  line = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p++)
    if (*p != '\n' && *p != ' ')
      g_string_append_c (line, *p);
    else if (line->len > 0 && line->str[line->len - 1] != ' ')
      g_string_append_c (line, ' ');

  return g_string_free (line, FALSE);
}

GPtrArray *
dt_list_run_rows (DtListRun *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint r = 0; r < self->table->rows->len; r++)
    {
      DtTableRow *row = g_ptr_array_index (self->table->rows, r);
      gboolean any = FALSE;

      if (row->number < self->columns->first_row)
        continue;
      for (guint c = 0; c < row->cells->len && !any; c++)
        {
          const DtTableCell *cell = g_ptr_array_index (row->cells, c);

          any = cell->column < self->columns->n && self->columns->fields[cell->column] != DT_LIST_NOTHING;
        }
      if (any)
        g_ptr_array_add (rows, row);
    }

  return rows;
}

static void
add_detail (DtListLine *line,
            const char *text)
{
  char *joined = line->detail != NULL ? g_strconcat (line->detail, "\n", text, NULL) : g_strdup (text);

  g_free (line->detail);
  line->detail = joined;
}

static void
set_faulty (DtListLine *line,
            int         column)
{
  /* What it said as a good row is of no use now. */
  if (line->outcome != DT_LIST_ROW_FAULTY)
    g_clear_pointer (&line->detail, g_free);
  if (line->outcome != DT_LIST_ROW_FAULTY)
    line->column = column;
  line->outcome = DT_LIST_ROW_FAULTY;
}

static void
tell_fault (DtListRun  *self,
            DtListLine *line,
            int         column,
            const char *reason,
            const char *hint)
{
  g_autofree char *place = dt_table_place (self->table, line->number, column);
  g_autofree char *text = g_strconcat (place, ": ", reason, hint != NULL ? ". " : NULL, hint, NULL);

  set_faulty (line, column);
  add_detail (line, text);
}

void
dt_list_run_fault (DtListRun   *self,
                   DtListLine  *line,
                   DtListField  field,
                   const char  *format,
                   ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  tell_fault (self, line, dt_list_columns_find (self->columns, field), reason, NULL);
}

void
dt_list_run_note (DtListLine *line,
                  const char *format,
                  ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (line->outcome == DT_LIST_ROW_FAULTY)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  add_detail (line, text);
}

void
dt_list_run_check (DtListRun   *self,
                   DtListLine  *line,
                   DtListField  field,
                   const char  *text,
                   gsize        max_chars)
{
  g_autoptr(GError) error = NULL;

  if (text != NULL && !dt_text_check (text, max_chars, &error))
    {
      g_autofree char *reason = dt_error_user_text (error);

      dt_list_run_fault (self, line, field, "%s", reason);
    }
}

DtListLine *
dt_list_run_begin (DtListRun        *self,
                   const DtTableRow *row,
                   const char       *title)
{
  DtListLine *line = g_new0 (DtListLine, 1);

  line->number = row->number;
  line->column = -1;
  line->outcome = DT_LIST_ROW_SKIPPED;
  line->title = g_strdup (title != NULL ? title : "");
  g_ptr_array_add (self->report->lines, line);
  g_hash_table_insert (self->by_row, GUINT_TO_POINTER (row->number), line);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const DtTableCell *cell = g_ptr_array_index (row->cells, i);

      if (cell->kind != DT_CELL_FAULT || cell->column >= self->columns->n || self->columns->fields[cell->column] == DT_LIST_NOTHING)
        continue;
      if (g_str_equal (cell->text, "="))
        dt_list_run_fault (self, line, self->columns->fields[cell->column], _("the formula has no result. Open the file, save it, and read it again."));
      else
        dt_list_run_fault (self, line, self->columns->fields[cell->column], _("“%s” is no value. Correct the cell."), cell->text);
    }

  return line;
}

gboolean
dt_list_is_mark (const char *ordinal)
{
  g_autofree char *mark = g_strdup (ordinal);

  g_strdelimit (mark, ".)", ' ');
  g_strchomp (mark);
  if (*mark == '\0')
    return FALSE;
  if (mark[1] == '\0' && g_ascii_isupper (mark[0]))
    return TRUE;

  return strspn (mark, "IVXL") == strlen (mark);
}

gboolean
dt_list_is_sum (const char *text)
{
  static const char *const words[] = { "tong", "tong so", "tong cong", "cong", "total", "sum" };
  g_autofree char *fold = dt_text_fold (text);

  g_strdelimit (fold, ":.", ' ');
  g_strchomp (fold);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (fold, words[i]))
      return TRUE;

  return FALSE;
}

/* ---- What the merge says ---- */

static void
take_problems (DtListRun  *self,
               DtListLine *line)
{
  for (guint i = 0; i < self->told->errors->len; i++)
    {
      const DtProblem *problem = g_ptr_array_index (self->told->errors, i);
      DtListLine *place = g_hash_table_lookup (self->by_row, GINT_TO_POINTER (problem->place.line));

      if (place == NULL)
        place = line;
      if (place != NULL)
        tell_fault (self, place, problem->place.column - 1, problem->reason, problem->hint);
    }
  for (guint i = 0; i < self->told->warnings->len; i++)
    {
      const DtProblem *problem = g_ptr_array_index (self->told->warnings, i);
      DtListLine *place = g_hash_table_lookup (self->by_row, GINT_TO_POINTER (problem->place.line));

      if (place != NULL)
        dt_list_run_note (place, "%s", problem->reason);
    }
  g_ptr_array_set_size (self->told->errors, 0);
  g_ptr_array_set_size (self->told->warnings, 0);
}

void
dt_list_run_settle (DtListRun  *self,
                    DtListLine *line,
                    DtEntity    entity)
{
  int (*counts)[3] = self->told->counts;
  gboolean is_new = counts[entity][DT_OUTCOME_NEW] > 0;
  gboolean changed = counts[entity][DT_OUTCOME_CHANGED] > 0 || counts[DT_ENTITY_ASSIGNMENT][DT_OUTCOME_NEW] > 0
                     || counts[DT_ENTITY_ASSIGNMENT][DT_OUTCOME_CHANGED] > 0;

  if (line->outcome != DT_LIST_ROW_FAULTY)
    {
      line->outcome = is_new ? DT_LIST_ROW_NEW : changed ? DT_LIST_ROW_CHANGED : DT_LIST_ROW_UNCHANGED;
      for (guint i = 0; i < self->told->lines->len && line->outcome == DT_LIST_ROW_CHANGED; i++)
        {
          const DtImportLine *told = g_ptr_array_index (self->told->lines, i);

          if (told->detail != NULL && *told->detail != '\0')
            dt_list_run_note (line, "%s", told->detail);
        }
    }
  take_problems (self, line);
  memset (self->told->counts, 0, sizeof self->told->counts);
  g_ptr_array_set_size (self->told->lines, 0);
}

gboolean
dt_list_run_go_on (DtListRun *self,
                   GError   **error)
{
  guint all = MAX (self->table->rows->len, 1);

  self->done++;
  if (self->progress != NULL && self->done % 64 == 0)
    dt_progress_tell (self->progress, MIN ((double) self->done / all, 1));

  return !g_cancellable_set_error_if_cancelled (dt_db_get_cancellable (self->db), error);
}

/* ---- The job ---- */

typedef struct
{
  gatomicrefcount  ref_count;
  DtTables        *tables;        /* keeps the table */
  const DtTable   *table;
  DtListColumns   *columns;
  DtListOptions    options;
  char            *file_name, *symbol, *issuer;
  DtProgress      *progress;
  GCancellable    *cancellable;
  DtListReport    *report;
  gboolean         refused;       /* by the faults of rows */
} Import;

static Import *
import_new (DtTables             *tables,
            const DtTable        *table,
            const DtListColumns  *columns,
            const DtListOptions  *options,
            GMainContext         *context,
            GCancellable         *cancellable)
{
  Import *self = g_new0 (Import, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->tables = dt_tables_ref (tables);
  self->table = table;
  self->columns = dt_list_columns_copy (columns);
  self->options = *options;
  self->options.file_name = self->file_name = g_strdup (options->file_name);
  self->options.symbol = self->symbol = g_strdup (options->symbol);
  self->options.issuer = self->issuer = g_strdup (options->issuer);
  if (options->progress != NULL)
    self->progress = dt_progress_new (options->progress, options->progress_data, context, cancellable);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->report = report_new ();

  return self;
}

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

  dt_tables_unref (self->tables);
  dt_list_columns_free (self->columns);
  g_free (self->file_name);
  g_free (self->symbol);
  g_free (self->issuer);
  dt_progress_unref (self->progress);
  g_clear_object (&self->cancellable);
  dt_list_report_free (self->report);
  g_free (self);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const DtListLine *first = *(const DtListLine *const *) a;
  const DtListLine *second = *(const DtListLine *const *) b;

  return first->number < second->number ? -1 : first->number > second->number;
}

static void
count_lines (DtListReport *report)
{
  g_ptr_array_sort (report->lines, compare_lines);
  for (guint i = 0; i < report->lines->len; i++)
    report->counts[((const DtListLine *) g_ptr_array_index (report->lines, i))->outcome]++;
}

static gboolean
read_rows (DtListRun *run,
           GError   **error)
{
  if (!(run->columns->kind == DT_LIST_UNITS ? dt_list_run_units : dt_list_run_tasks) (run, error) || !dt_merge_finish (run->merge, error))
    return FALSE;

  /* Units that stand above one another, days that are reckoned at the end. */
  take_problems (run, run->report->lines->len > 0 ? g_ptr_array_index (run->report->lines, 0) : NULL);
  count_lines (run->report);
  return TRUE;
}

static gboolean
run_import (DtDb      *db,
            gpointer   data,
            gpointer  *result,
            GError   **error)
{
  Import *self = data;
  DtDay today = self->options.today != DT_DAY_NONE ? self->options.today : dt_today ();
  g_autoptr(DtImportReport) told = dt_import_report_new ();
  g_autoptr(DtMerge) merge = dt_merge_new (db, told, today);
  g_autoptr(DtKnownUnits) units = NULL;
  g_autoptr(GHashTable) by_row = g_hash_table_new (NULL, NULL);
  /* Translators: an action that can be undone; the name of a file */
  g_autofree char *label = g_strdup_printf (_("Read “%s”"), self->file_name != NULL ? self->file_name : "");
  DtListRun run = { .table = self->table, .columns = self->columns, .options = &self->options, .today = today, .db = db, .progress = self->progress,
                    .merge = merge, .told = told, .by_row = by_row, .report = self->report };

  if (!dt_list_columns_check (self->columns, error))
    return FALSE;
  units = run.units = dt_known_units_load (db, error);
  if (units == NULL || !read_rows (&run, error))
    return FALSE;

  self->refused = self->report->counts[DT_LIST_ROW_FAULTY] > 0 || told->n_errors > 0;
  if (self->refused)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_PARSE, "%d rows are at fault", self->report->counts[DT_LIST_ROW_FAULTY]);
      return FALSE;
    }

  dt_db_set_label (db, label);
  return TRUE;
}

/* Rows that are at fault are no failure for the caller: the report says it. */
static DtListReport *
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
  DtListReport *report;

  dt_store_write_finish (DT_STORE (source), result, &failure);
  report = conclude (g_task_get_task_data (task), failure, &error);
  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) dt_list_report_free);
  else
    g_task_return_error (task, error);
}

/**
 * dt_list_import_async:
 * @store: an open register
 * @tables: (transfer none): what was read
 * @table: one of @tables
 * @columns: what its columns say; copied
 * @options: how; copied
 */
void
dt_list_import_async (DtStore              *store,
                      DtTables             *tables,
                      const DtTable        *table,
                      const DtListColumns  *columns,
                      const DtListOptions  *options,
                      GCancellable         *cancellable,
                      GAsyncReadyCallback   callback,
                      gpointer              user_data)
{
  g_autoptr(GMainContext) context = g_main_context_ref_thread_default ();
  DtWrite write = { .action = "import", .dry_run = options->dry_run };
  Import *self = import_new (tables, table, columns, options, context, cancellable);
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, dt_list_import_async);
  g_task_set_task_data (task, import_ref (self), (GDestroyNotify) import_unref);
  dt_store_write_async (store, &write, run_import, self, (GDestroyNotify) import_unref, NULL, cancellable, on_imported, task);
}

/**
 * dt_list_import_finish:
 * @error: the register failed, the directive could not be told, or cancelled; nothing was stored
 *
 * Returns: (transfer full) (nullable): the report, also of a list that was refused (faulty rows: nothing was stored)
 */
DtListReport *
dt_list_import_finish (DtStore       *store,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dt_list_import:
 *
 * Waits for the import; for programs without a main loop.
 *
 * Returns: (transfer full) (nullable): see dt_list_import_finish()
 */
DtListReport *
dt_list_import (DtStore              *store,
                DtTables             *tables,
                const DtTable        *table,
                const DtListColumns  *columns,
                const DtListOptions  *options,
                GCancellable         *cancellable,
                GError              **error)
{
  DtWrite write = { .action = "import", .dry_run = options->dry_run };
  Import *self = import_new (tables, table, columns, options, NULL, cancellable);
  GError *failure = NULL;
  DtListReport *report;

  dt_store_write (store, &write, run_import, self, cancellable, &failure);
  report = conclude (self, failure, error);
  import_unref (self);

  return report;
}
