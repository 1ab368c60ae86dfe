/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The synchronisation as a whole: what is asked, how it is decided, the order of its steps. */

#include "dt-sync-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-error.h"
#include "dt-journal-jobs.h"
#include "dt-journal-private.h"
#include "dt-schedule.h"

#define MAX_SHOWN 200

static void
conflict_free (DtSyncConflict *self)
{
  g_free (self->key);
  g_free (self->what);
  g_free (self->field);
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self->mine_who);
  g_free (self->theirs_who);
  g_free (self);
}

DtSyncReport *
dt_sync_report_new (void)
{
  DtSyncReport *self = g_new0 (DtSyncReport, 1);

  self->report = dt_import_report_new ();
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) conflict_free);
  return self;
}

void
dt_sync_report_free (DtSyncReport *self)
{
  if (self == NULL)
    return;

  dt_import_report_free (self->report);
  g_ptr_array_unref (self->conflicts);
  g_free (self);
}

/* ---- Words ---- */

static char *
ask_text (DtDb       *db,
          const char *sql,
          const char *argument)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row = FALSE;

  if (!dt_db_prepare (db, &stmt, sql, NULL))
    return g_strdup ("");
  dt_bind (&stmt, 1, argument);
  return dt_stmt_next (&stmt, &has_row, NULL) && has_row ? dt_column_dup (&stmt, 0) : g_strdup ("");
}

/* "Task · 1438-CV/TU 2.1 · …", whichever side still has it. */
char *
dt_sync_title (DtSyncRun         *self,
               const DtSyncTable *table,
               const char        *uid)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s r WHERE %s", table->title, table->table, DT_SYNC_KEY_IS (table));
  g_autofree char *title = ask_text (self->mine, sql, uid);
  const char *kind = dt_journal_table_words (table->table);

  if (*title == '\0')
    {
      g_free (title);
      title = ask_text (self->theirs, sql, uid);
    }
  return *title != '\0' ? g_strdup_printf ("%s · %s", kind, title) : g_strdup (kind);
}

static char *
shorten (const char *text)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, MAX_SHOWN);
  return g_strconcat (start, "…", NULL);
}

char *
dt_sync_show (DtDb               *db,
              const DtSyncTable  *table,
              const DtSyncColumn *column,
              const char         *value)
{
  const DtToldTable *told_table = dt_told_table_find (table->table);
  const DtToldColumn *told = told_table != NULL ? dt_told_column_find (told_table, column->name) : NULL;
  gint64 number;
  int nick;

  if (value == NULL || *value == '\0')
    return g_strdup ("");
  if (column->ref != NULL)
    {
      const char *name = strcmp (column->ref, "unit") == 0 ? "short_name" : strcmp (column->ref, "unit_group") == 0 ? "name"
                         : strcmp (column->ref, "directive") == 0 ? "symbol" : strcmp (column->ref, "task") == 0 ? "title" : "uid";
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE uid = ?1", name, column->ref);

      return ask_text (db, sql, value);
    }

  number = g_ascii_strtoll (value, NULL, 10);
  switch (told != NULL ? told->as : DT_TOLD_TEXT)
    {
    case DT_TOLD_DAY:
      return dt_day_format ((DtDay) number, DT_DAY_STYLE_PARTY, dt_db_today (db));
    case DT_TOLD_TIME:
      return dt_time_format ((int) number);
    case DT_TOLD_PERCENT:
      return g_strdup_printf (_("%d%%"), (int) number);
    case DT_TOLD_NICK:
      return g_strdup (dt_nick_find (told->nicks, value, &nick) ? dt_nick_label (told->nicks, nick) : value);
    case DT_TOLD_NOT:
    case DT_TOLD_TEXT:
    case DT_TOLD_NUMBER:
    case DT_TOLD_UNIT:
    case DT_TOLD_GROUP:
    case DT_TOLD_DIRECTIVE:
    case DT_TOLD_TASK:
      break;
    }

  return shorten (value);
}

/* ---- Deciding ---- */

/* The same on both sides, whoever asks. */
static gboolean
is_theirs_newer (const DtSyncQuestion *question,
                 const DtSyncSide     *mine,
                 const DtSyncSide     *theirs)
{
  if (mine->at != theirs->at)
    return theirs->at > mine->at;
  if (g_strcmp0 (mine->uid, theirs->uid) != 0)
    return g_strcmp0 (theirs->uid, mine->uid) > 0;
  return g_strcmp0 (question->theirs, question->mine) > 0;
}

static char *
name_of_field (const DtSyncQuestion *question)
{
  gboolean known;
  const char *words;

  if (*question->field == '\0')
    return g_strdup ("");
  if (strcmp (question->entity, question->table->table) != 0)
    return g_strdup (dt_journal_table_words (question->entity));
  words = dt_journal_column_words (question->entity, question->field, &known);
  return g_strdup (words != NULL ? words : question->field);
}

static void
tell_conflict (DtSyncRun            *self,
               const DtSyncQuestion *question,
               const DtSyncSide     *mine,
               const DtSyncSide     *theirs,
               gboolean              theirs_newer,
               DtSyncChoice          taken)
{
  DtSyncConflict *conflict = g_new0 (DtSyncConflict, 1);

  conflict->key = g_strdup_printf ("%s/%s", question->uid, question->field);
  conflict->what = dt_sync_title (self, question->table, question->uid);
  conflict->field = name_of_field (question);
  conflict->mine = shorten (question->mine_shown != NULL ? question->mine_shown : "");
  conflict->theirs = shorten (question->theirs_shown != NULL ? question->theirs_shown : "");
  conflict->mine_at = mine->at;
  conflict->theirs_at = theirs->at;
  conflict->mine_who = g_strdup (mine->who != NULL ? mine->who : "");
  conflict->theirs_who = g_strdup (theirs->who != NULL ? theirs->who : "");
  conflict->theirs_newer = theirs_newer;
  conflict->taken = taken;
  g_ptr_array_add (self->report->conflicts, conflict);
  self->report->n_open += taken == DT_SYNC_ASK;
}

gboolean
dt_sync_decide (DtSyncRun             *self,
                const DtSyncQuestion  *question,
                const DtSyncSide      *mine,
                const DtSyncSide      *theirs,
                DtSyncVerdict         *verdict,
                GError               **error)
{
  g_autofree char *key = g_strdup_printf ("%s/%s", question->uid, question->field);
  gboolean theirs_newer = is_theirs_newer (question, mine, theirs);
  DtSyncChoice choice = self->sync->choices != NULL
                        ? (DtSyncChoice) GPOINTER_TO_INT (g_hash_table_lookup (self->sync->choices, key)) : DT_SYNC_ASK;

  if (choice == DT_SYNC_ASK)
    choice = self->sync->choice;
  if (question->quiet || choice == DT_SYNC_NEWEST)
    choice = theirs_newer ? DT_SYNC_THEIRS : DT_SYNC_MINE;
  if (!question->quiet)
    tell_conflict (self, question, mine, theirs, theirs_newer, choice);

  *verdict = choice == DT_SYNC_THEIRS ? DT_SYNC_TAKE : choice == DT_SYNC_MINE ? DT_SYNC_KEEP : DT_SYNC_OPEN;
  return TRUE;
}

/* ---- Afterwards ---- */

/* Tasks that wait for each other, or are a part of themselves: each side alone was in order, both together are not. */
static gboolean
check_circles (DtSyncRun  *self,
               GError    **error)
{
  static const struct { const char *sql; const char *reason; } checks[] = {
    { "WITH RECURSIVE up (start, id) AS (SELECT task_id, needs_id FROM dependency WHERE task_id IN (SELECT task_id FROM touched_dependency)"
      " UNION SELECT up.start, d.needs_id FROM up JOIN dependency d ON d.task_id = up.id LIMIT 100000)"
      " SELECT title FROM up JOIN task ON task.id = start WHERE up.id = start LIMIT 1",
      N_("With both changes, “%s” would wait for itself, by whatever way round") },
    { "WITH RECURSIVE up (start, id) AS (SELECT id, parent_id FROM task WHERE id IN (SELECT id FROM touched_task) AND parent_id IS NOT NULL"
      " UNION SELECT up.start, t.parent_id FROM up JOIN task t ON t.id = up.id WHERE t.parent_id IS NOT NULL LIMIT 100000)"
      " SELECT title FROM up JOIN task ON task.id = start WHERE up.id = start LIMIT 1",
      N_("With both changes, “%s” would be a part of itself") },
    { "WITH RECURSIVE up (start, id) AS (SELECT id, parent_id FROM unit WHERE parent_id IS NOT NULL"
      " UNION SELECT up.start, u.parent_id FROM up JOIN unit u ON u.id = up.id WHERE u.parent_id IS NOT NULL LIMIT 100000)"
      " SELECT name FROM up JOIN unit ON unit.id = start WHERE up.id = start LIMIT 1",
      N_("With both changes, “%s” would be a part of itself") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_auto(DtStmt) stmt = { 0 };
      gboolean has_row;

      if (!dt_db_prepare (self->mine, &stmt, checks[i].sql, error) || !dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
      if (has_row)
        {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
          g_autofree char *reason = g_strdup_printf (_(checks[i].reason), dt_column_peek (&stmt, 0));
#pragma GCC diagnostic pop

          dt_import_report_error (self->report->report, (DtPlace) { 0, 0 }, _("Change one of the two before the packages are read."), "%s", reason);
        }
    }

  return TRUE;
}

/* Last days of everything that was touched, by the words and schedule changes that are now in force. */
static gboolean
recompute (DtSyncRun  *self,
           GError    **error)
{
  g_auto(DtStmt) stmt = { 0 };
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  if (!dt_db_exec (self->mine, "UPDATE assignment SET last_day = NULL WHERE last_day IS NOT NULL"
                               " AND id IN (SELECT assignment_id FROM touched_deadline_move)"
                               " AND NOT EXISTS (SELECT 1 FROM deadline_move m WHERE m.assignment_id = assignment.id)", error)
      || !dt_db_prepare (self->mine, &stmt,
                         "SELECT t.directive_id FROM task t WHERE t.id IN (SELECT id FROM touched_task UNION SELECT task_id FROM touched_deadline"
                         " UNION SELECT task_id FROM touched_deadline_move UNION SELECT task_id FROM touched_dependency UNION SELECT needs_id FROM touched_dependency)"
                         " UNION SELECT t.directive_id FROM task t WHERE t.directive_id IN (SELECT id FROM touched_directive)"
                         " UNION SELECT t.directive_id FROM task t WHERE t.directive_id IN (SELECT target_id FROM touched_schedule_change)"
                         " UNION SELECT t.directive_id FROM task t JOIN deadline_move m ON m.task_id = t.id WHERE m.change_id IN (SELECT id FROM touched_schedule_change)"
                         " UNION SELECT directive_id FROM task WHERE EXISTS (SELECT 1 FROM touched_calendar_day) OR EXISTS (SELECT 1 FROM touched_calendar_year)"
                         " ORDER BY 1", error))
    return FALSE;
  while (has_row)
    {
      gint64 id;

      if (!dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
      id = dt_column_int64 (&stmt, 0);
      if (has_row)
        g_array_append_val (ids, id);
    }
  dt_stmt_clear (&stmt);

  for (guint i = 0; i < ids->len; i++)
    {
      if (!dt_schedule_recompute (self->mine, g_array_index (ids, gint64, i), error))
        return FALSE;
      dt_progress_tell (self->sync->progress, DT_SYNC_PARTS_DONE + (1 - DT_SYNC_PARTS_DONE) * (i + 1) / ids->len);
    }
  return ids->len == 0 || dt_schedule_follow_all (self->mine, error);
}

/* ---- The whole ---- */

static gboolean
run (DtSyncRun  *self,
     GError    **error)
{
  for (const DtSyncTable *table = dt_sync_tables; table->table != NULL; table++)
    if (table->same_from != NULL && !dt_sync_unify (self, table, error))
      return FALSE;

  if (!dt_sync_run_records (self, error) || !dt_sync_run_parts (self, error) || !dt_sync_run_removed (self, error))
    return FALSE;
  dt_progress_tell (self->sync->progress, DT_SYNC_PARTS_DONE);

  return check_circles (self, error) && recompute (self, error) && dt_sync_take_journal (self, error);
}

/* What the register does not take is a clash of the two: it is told, not a failure of the program. */
static gboolean
conclude (DtSyncRun  *self,
          gboolean    ok,
          GError    **error)
{
  if (!ok && error != NULL && *error != NULL && g_error_matches (*error, DT_ERROR, DT_ERROR_CONSTRAINT))
    {
      dt_import_report_error (self->report->report, (DtPlace) { 0, 0 }, _("Change one of the two before the packages are read."), "%s",
                              _("Both registers have given the same code, name or place to different things"));
      g_clear_error (error);
    }
  else if (!ok)
    {
      return FALSE;
    }
  if (self->report->report->n_errors > 0)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_INVALID, "%s", ((DtProblem *) self->report->report->errors->pdata[0])->reason);
      return FALSE;
    }
  if (self->report->n_open > 0)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_AMBIGUOUS,
                   g_dngettext (GETTEXT_PACKAGE, "%d value was changed in both registers; nothing was stored.",
                                "%d values were changed in both registers; nothing was stored.", (gulong) self->report->n_open), self->report->n_open);
      return FALSE;
    }
  return TRUE;
}

gboolean
dt_job_sync (DtDb      *db,
             gpointer   data,
             gpointer  *result,
             GError   **error)
{
  DtSync *sync = data;
  g_autoptr(DtDb) theirs = dt_db_open (sync->path, DT_DB_READ_WRITE, error);
  g_autoptr(GHashTable) added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) other_uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GHashTable) stayed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  DtSyncRun self = {
    .sync = sync, .mine = db, .theirs = theirs, .added = added, .stayed = stayed, .other_uids = other_uids, .report = sync->report,
  };
  g_autoptr(GError) failure = NULL;
  gboolean ok;

  if (theirs == NULL)
    return FALSE;

  dt_db_watch (theirs, dt_db_get_cancellable (db));
  ok = conclude (&self, run (&self, &failure), &failure);
  dt_db_watch (theirs, NULL);
  if (!ok)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  dt_db_set_label (db, sync->label);
  return TRUE;
}

gboolean
dt_sync_knows_file (DtDb        *db,
                    const char  *sha256,
                    gboolean    *known,
                    GError     **error)
{
  g_auto(DtStmt) stmt = { 0 };

  if (!dt_db_prepare (db, &stmt, "SELECT 1 FROM attachment WHERE sha256 = ?1 LIMIT 1", error))
    return FALSE;
  dt_bind (&stmt, 1, sha256);
  return dt_stmt_next (&stmt, known, error);
}
