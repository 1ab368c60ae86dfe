/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A part of the register as records, for a package: all of it, chosen directives, or what was changed since a time; always with
 * what these cannot be read without, and with the whole journal of every record that goes along, so that the one who
 * reads it can tell who has changed what. What an office keeps for itself, its settings and drafts, stays. */

#include "dt-export-part.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-date.h"
#include "dt-error.h"
#include "dt-export-private.h"
#include "dt-schedule.h"
#include "dt-sync-history.h"
#include "dt-text.h"

static void
export_file_free (DtExportFile *self)
{
  g_free (self->sha256);
  g_free (self->name);
  g_free (self);
}

DtExportTold *
dt_export_told_new (void)
{
  DtExportTold *self = g_new0 (DtExportTold, 1);

  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) export_file_free);
  return self;
}

void
dt_export_told_free (DtExportTold *self)
{
  if (self == NULL)
    return;

  g_free (self->register_uid);
  g_free (self->office);
  g_ptr_array_unref (self->files);
  g_free (self);
}

static gboolean
run (DtDb        *db,
     const char  *sql,
     gint64       first,
     gint64       second,
     GError     **error)
{
  g_auto(DtStmt) stmt = { 0 };

  if (!dt_db_prepare (db, &stmt, sql, error))
    return FALSE;
  if (sqlite3_bind_parameter_count (stmt.handle) >= 1)
    dt_bind (&stmt, 1, first);
  if (sqlite3_bind_parameter_count (stmt.handle) >= 2)
    dt_bind (&stmt, 2, second);
  return dt_stmt_run (&stmt, error);
}

static gboolean
get_number (DtDb        *db,
            const char  *sql,
            gint64       argument,
            gint64      *number,
            GError     **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, sql, error))
    return FALSE;
  if (sqlite3_bind_parameter_count (stmt.handle) >= 1)
    dt_bind (&stmt, 1, argument);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;
  *number = has_row ? dt_column_int64 (&stmt, 0) : 0;
  return TRUE;
}

/* ---- What goes along ---- */

/* The transaction of the job takes them away again. */
static const char *const tables[] = {
  "CREATE TEMP TABLE part_directive (id INTEGER PRIMARY KEY)",
  "CREATE TEMP TABLE part_record (uid TEXT PRIMARY KEY) WITHOUT ROWID",
  "CREATE TEMP TABLE part_item (id INTEGER PRIMARY KEY, journal_id INTEGER NOT NULL)",
};

static gboolean
choose_all (DtDb    *db,
            GError **error)
{
  return run (db, "INSERT INTO part_directive SELECT id FROM directive", 0, 0, error)
         && run (db, "INSERT OR IGNORE INTO part_record SELECT uid FROM letter_template UNION SELECT uid FROM board UNION SELECT uid FROM saved_filter"
                     " UNION SELECT uid FROM reminder UNION SELECT uid FROM schedule_change"
                     /* also of records that are gone */
                     " UNION SELECT record FROM journal_item WHERE record IS NOT NULL AND entity <> 'setting'", 0, 0, error);
}

/* "1438-CV/TU", or "1438-CV/TU@2024-07-22" where more than one has the symbol. */
static gboolean
choose_directive (DtDb        *db,
                  const char  *name,
                  GError     **error)
{
  const char *at = strrchr (name, '@');
  g_autofree char *symbol = at != NULL ? g_strndup (name, (gsize) (at - name)) : g_strdup (name);
  g_autofree char *key = dt_text_symbol_key (symbol);
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;
  int n = 0;

  if (!dt_db_prepare (db, &stmt, "INSERT INTO part_directive SELECT id FROM directive WHERE symbol_key = ?1 AND (?2 IS NULL OR issued_day = ?2)"
                                 " ON CONFLICT DO UPDATE SET id = excluded.id RETURNING id", error))
    return FALSE;
  dt_bind (&stmt, 1, (const char *) key);
  dt_bind_day (&stmt, 2, at != NULL ? dt_day_from_iso (at + 1, NULL) : DT_DAY_NONE);
  do
    {
      if (!dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
      n += has_row;
    }
  while (has_row);

  if (n == 0)
    g_set_error (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("There is no directive “%s” in the register."), name);
  else if (n > 1)
    g_set_error (error, DT_ERROR, DT_ERROR_AMBIGUOUS, _("More than one directive has the symbol “%s”. Add its date: SYMBOL@2024-07-22."), name);
  return n == 1;
}

/* What a large import has brought is not told row by row: then everything may be new. */
static gboolean
is_untold (DtDb      *db,
           gint64     at,
           gint64     entry,
           gboolean  *untold,
           GError   **error)
{
  g_auto(DtStmt) stmt = { 0 };

  if (!dt_db_prepare (db, &stmt, "SELECT 1 FROM journal_item i JOIN journal j ON j.id = i.journal_id"
                                 " WHERE i.entity = 'register' AND (j.at >= ?1 OR j.id > ?2) LIMIT 1", error))
    return FALSE;
  dt_bind (&stmt, 1, at);
  dt_bind (&stmt, 2, entry);
  return dt_stmt_next (&stmt, untold, error);
}

/* @at: instant; @entry: the journal after it */
static gboolean
choose_changed (DtDb    *db,
                gint64   at,
                gint64   entry,
                GError **error)
{
#define WINDOW " FROM journal_item i JOIN journal j ON j.id = i.journal_id WHERE (j.at >= ?1 OR j.id > ?2) AND i.entity NOT IN ('setting', 'register')"
  gboolean untold;

  if (!is_untold (db, at, entry, &untold, error))
    return FALSE;
  if (untold)
    return choose_all (db, error);

  return run (db, "INSERT OR IGNORE INTO part_record SELECT i.record" WINDOW " AND i.record IS NOT NULL", at, entry, error)
         && run (db, "INSERT OR IGNORE INTO part_directive SELECT d.id FROM directive d WHERE d.id IN (SELECT i.directive_id" WINDOW ")"
                     " OR d.uid IN (SELECT uid FROM part_record)", at, entry, error)
         && run (db, "INSERT OR IGNORE INTO part_directive SELECT t.directive_id FROM task t WHERE t.id IN (SELECT i.task_id" WINDOW ")"
                     " OR t.uid IN (SELECT uid FROM part_record)", at, entry, error);
#undef WINDOW
}

/* Schedule changes that touch a chosen directive go along, and with them all whose tasks they move; tasks that a chosen one
 * waits for, and those of a chosen reminder or board. Until nothing is added. */
static gboolean
complete (DtDb    *db,
          GError **error)
{
  static const char *const steps[] = {
    "INSERT OR IGNORE INTO part_record SELECT c.uid FROM schedule_change c WHERE c.target_id IN (SELECT id FROM part_directive)"
    " OR c.cause_id IN (SELECT id FROM part_directive)"
    " OR EXISTS (SELECT 1 FROM deadline_move m JOIN task t ON t.id = m.task_id WHERE m.change_id = c.id AND t.directive_id IN (SELECT id FROM part_directive))",
    "INSERT OR IGNORE INTO part_directive SELECT t.directive_id FROM deadline_move m JOIN schedule_change c ON c.id = m.change_id"
    " JOIN task t ON t.id = m.task_id WHERE c.uid IN (SELECT uid FROM part_record)",
    "INSERT OR IGNORE INTO part_directive SELECT n.directive_id FROM dependency x JOIN task t ON t.id = x.task_id JOIN task n ON n.id = x.needs_id"
    " WHERE t.directive_id IN (SELECT id FROM part_directive)",
    "INSERT OR IGNORE INTO part_directive SELECT t.directive_id FROM reminder r JOIN reminder_assignment ra ON ra.reminder_id = r.id"
    " JOIN assignment a ON a.id = ra.assignment_id JOIN task t ON t.id = a.task_id WHERE r.uid IN (SELECT uid FROM part_record)",
    "INSERT OR IGNORE INTO part_directive SELECT t.directive_id FROM board b JOIN board_task x ON x.board_id = b.id"
    " JOIN task t ON t.id = x.task_id WHERE b.uid IN (SELECT uid FROM part_record)",
  };
  gint64 before = -1, now = 0;

  while (before != now)
    {
      before = now;
      for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
        if (!run (db, steps[i], 0, 0, error))
          return FALSE;
      if (!get_number (db, "SELECT (SELECT count (*) FROM part_directive) + (SELECT count (*) FROM part_record)", 0, &now, error))
        return FALSE;
    }

  return TRUE;
}

/* All records that go along, and their journal. Of reminders those that are about nothing else. */
static gboolean
list_records (DtDb    *db,
              GError **error)
{
#define OF_DIRECTIVES " JOIN part_directive p ON p.id = t.directive_id"
  static const char *const steps[] = {
    "INSERT OR IGNORE INTO part_record SELECT uid FROM unit UNION SELECT uid FROM unit_group",
    "INSERT OR IGNORE INTO part_record SELECT uid FROM directive WHERE id IN (SELECT id FROM part_directive)",
    "INSERT OR IGNORE INTO part_record SELECT t.uid FROM task t" OF_DIRECTIVES,
    "INSERT OR IGNORE INTO part_record SELECT a.uid FROM assignment a JOIN task t ON t.id = a.task_id" OF_DIRECTIVES,
    "INSERT OR IGNORE INTO part_record SELECT s.uid FROM submission s JOIN assignment a ON a.id = s.assignment_id JOIN task t ON t.id = a.task_id" OF_DIRECTIVES,
    "INSERT OR IGNORE INTO part_record SELECT e.uid FROM extension e JOIN assignment a ON a.id = e.assignment_id JOIN task t ON t.id = a.task_id" OF_DIRECTIVES,
    "INSERT OR IGNORE INTO part_record SELECT f.uid FROM attachment f WHERE f.directive_id IN (SELECT id FROM part_directive)",
    "INSERT OR IGNORE INTO part_record SELECT f.uid FROM attachment f JOIN submission s ON s.id = f.submission_id"
    " JOIN assignment a ON a.id = s.assignment_id JOIN task t ON t.id = a.task_id" OF_DIRECTIVES,
    "INSERT OR IGNORE INTO part_record SELECT r.uid FROM reminder r"
    " WHERE EXISTS (SELECT 1 FROM reminder_assignment ra WHERE ra.reminder_id = r.id)"
    "  AND NOT EXISTS (SELECT 1 FROM reminder_assignment ra JOIN assignment a ON a.id = ra.assignment_id JOIN task t ON t.id = a.task_id"
    "                   WHERE ra.reminder_id = r.id AND t.directive_id NOT IN (SELECT id FROM part_directive))",
    "INSERT INTO part_item SELECT i.id, i.journal_id FROM journal_item i JOIN journal j ON j.id = i.journal_id"
    " WHERE i.entity NOT IN ('setting', 'register') AND " DT_JOURNAL_IS_OWN_ACT ("j")
    "  AND (i.record IN (SELECT uid FROM part_record) OR i.directive_id IN (SELECT id FROM part_directive)"
    "       OR i.entity IN ('calendar_day', 'calendar_year'))",
  };
#undef OF_DIRECTIVES

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!run (db, steps[i], 0, 0, error))
      return FALSE;
  return TRUE;
}

/* ---- Through a sieve into the sink ---- */

typedef struct
{
  const DtExportSink *sink;
  gpointer            user_data;
  DtStmt              look;       /* is a uid among the records? */
  const DtExportPart *part;
  DtExportTold       *told;
} Sieve;

static void
sieve_clear (Sieve *self)
{
  dt_stmt_clear (&self->look);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sieve, sieve_clear)

static gboolean
passes (Sieve       *self,
        const char  *uid,
        gboolean    *pass,
        GError     **error)
{
  dt_bind (&self->look, 1, uid);
  if (!dt_stmt_next (&self->look, pass, error))
    return FALSE;
  dt_stmt_reset (&self->look);
  return TRUE;
}

#define DEFINE_SIEVE(name, Record)                                                        \
  static gboolean                                                                         \
  sieve_##name (gpointer data, const Record *record, GError **error)                      \
  {                                                                                       \
    Sieve *self = data;                                                                   \
    gboolean pass;                                                                        \
                                                                                          \
    return passes (self, record->uid, &pass, error)                                       \
           && (!pass || self->sink->name (self->user_data, record, error));               \
  }

DEFINE_SIEVE (reminder, DtReminderRecord)
DEFINE_SIEVE (template, DtTemplateRecord)
DEFINE_SIEVE (board, DtBoardRecord)
DEFINE_SIEVE (filter, DtFilterRecord)

/* A change whose only tasks are gone says nothing any more, and no document may hold such a one. */
static gboolean
sieve_schedule_change (gpointer                       data,
                       const DtScheduleChangeRecord  *record,
                       GError                       **error)
{
  Sieve *self = data;
  gboolean pass;

  if (record->target.symbol == NULL && record->moves->len == 0)
    return TRUE;
  return passes (self, record->uid, &pass, error) && (!pass || self->sink->schedule_change (self->user_data, record, error));
}

/* Directives pass, and are counted. */

static gboolean
count_directive (gpointer                  data,
                 const DtDirectiveRecord  *record,
                 GError                  **error)
{
  Sieve *self = data;

  self->told->n_directives++;
  self->told->n_secret += record->text != NULL && self->part->is_secret != NULL && self->part->is_secret (record->text);
  return self->sink->begin_directive (self->user_data, record, error);
}

static gboolean
pass_task (gpointer             data,
           const DtTaskRecord  *record,
           GError             **error)
{
  Sieve *self = data;

  return self->sink->task (self->user_data, record, error);
}

static gboolean
pass_end (gpointer   data,
          GError   **error)
{
  Sieve *self = data;

  return self->sink->end_directive (self->user_data, error);
}

#define PART_DIRECTIVES \
  "SELECT id FROM directive WHERE id IN (SELECT id FROM part_directive) ORDER BY coalesce (issued_day, 0), symbol, uid"

/* How "before" is read here: so days come out over there as they are here. It is not taken over. */
static gboolean
export_reading (DtDb                *db,
                const DtExportSink  *sink,
                gpointer             user_data,
                GError             **error)
{
  g_autofree char *name = g_strdup ("deadline.include-named");
  g_autofree char *value = g_strdup ("true");
  DtSettingRecord record = { .name = name, .value = value };
  gboolean include_named;

  return dt_schedule_include_named (db, &include_named, error) && (!include_named || sink->setting (user_data, &record, error));
}

static gboolean
export_records (DtDb                *db,
                const DtExportSink  *sink,
                gpointer             user_data,
                const DtExportPart  *part,
                DtExportTold        *told,
                GError             **error)
{
  static const DtExportSink sieve_sink = {
    .begin_directive = count_directive, .task = pass_task, .end_directive = pass_end,
    .schedule_change = sieve_schedule_change, .reminder = sieve_reminder, .template = sieve_template,
    .board = sieve_board, .filter = sieve_filter,
  };
  g_auto(Sieve) sieve = { .sink = sink, .user_data = user_data, .part = part, .told = told };

  return dt_db_prepare (db, &sieve.look, "SELECT 1 FROM part_record WHERE uid = ?1", error)
         && export_reading (db, sink, user_data, error)
         && dt_export_years (db, sink, user_data, error)
         && dt_export_days (db, sink, user_data, error)
         && dt_export_units (db, sink, user_data, error)
         && dt_export_groups (db, sink, user_data, error)
         && dt_export_directives (db, PART_DIRECTIVES, &sieve_sink, &sieve, error)
         && dt_export_changes (db, &sieve_sink, &sieve, error)
         && dt_export_reminders (db, &sieve_sink, &sieve, error)
         && dt_export_templates (db, &sieve_sink, &sieve, error)
         && dt_export_boards (db, &sieve_sink, &sieve, error)
         && dt_export_filters (db, &sieve_sink, &sieve, error)
         && dt_export_journal (db, TRUE, sink, user_data, error);
}

/* ---- What is told besides ---- */

static gboolean
list_files (DtDb          *db,
            DtExportTold  *told,
            GError       **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT sha256, max (size), min (name) FROM attachment WHERE sha256 IS NOT NULL AND uid IN (SELECT uid FROM part_record)"
                                 " GROUP BY sha256 ORDER BY sha256", error))
    return FALSE;
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      DtExportFile *file;

      if (!has_row)
        return TRUE;
      file = g_new0 (DtExportFile, 1);
      file->sha256 = dt_column_dup (&stmt, 0);
      file->size = dt_column_int64 (&stmt, 1);
      file->name = dt_column_dup (&stmt, 2);
      g_ptr_array_add (told->files, file);
    }

  return FALSE;
}

static gboolean
tell_register (DtDb          *db,
               DtExportTold  *told,
               gint64        *sent_at,
               gint64        *sent_entry,
               GError       **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT register, (SELECT value FROM setting WHERE name = 'office.name'), coalesce (sent_at, 0),"
                                 " coalesce (sent_journal, 0), coalesce ((SELECT max (id) FROM journal), 0) FROM exchange", error)
      || !dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  told->register_uid = dt_column_dup (&stmt, 0);
  told->office = dt_column_dup (&stmt, 1);
  *sent_at = dt_column_int64 (&stmt, 2);
  *sent_entry = dt_column_int64 (&stmt, 3);
  told->last_entry = dt_column_int64 (&stmt, 4);
  return TRUE;
}

static gint64
first_instant_of (DtDay day)
{
  int year, month, dom;
  g_autoptr(GDateTime) start = NULL;

  dt_day_get (day, &year, &month, &dom);
  start = g_date_time_new_local (year, month, dom, 0, 0, 0);
  return start != NULL ? g_date_time_to_unix (start) : 0;
}

static DtDay
day_of (gint64 instant)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (instant);

  return time != NULL ? dt_day_new (g_date_time_get_year (time), g_date_time_get_month (time), g_date_time_get_day_of_month (time)) : DT_DAY_NONE;
}

static gboolean
choose (DtDb                *db,
        const DtExportPart  *part,
        DtExportTold        *told,
        GError             **error)
{
  gint64 sent_at, sent_entry;

  if (!tell_register (db, told, &sent_at, &sent_entry, error))
    return FALSE;

  if (part->symbols != NULL)
    {
      for (guint i = 0; part->symbols[i] != NULL; i++)
        if (!choose_directive (db, part->symbols[i], error))
          return FALSE;
      return TRUE;
    }
  if (part->since_last && sent_at != 0)
    {
      told->since = day_of (sent_at);
      return choose_changed (db, G_MAXINT64, sent_entry, error);
    }
  if (part->since != DT_DAY_NONE)
    {
      told->since = part->since;
      return choose_changed (db, first_instant_of (part->since), G_MAXINT64, error);
    }
  return choose_all (db, error);
}

/**
 * dt_export_part:
 * @db: a connection inside one transaction, which takes back what this puts aside
 * @part: which part
 * @sink: takes the records
 * @user_data: for @sink
 * @told: gets what is told besides
 * @error: DT_ERROR_NOT_FOUND, DT_ERROR_AMBIGUOUS of a symbol
 *
 * Returns: %FALSE if the register or @sink failed
 */
gboolean
dt_export_part (DtDb                *db,
                const DtExportPart  *part,
                const DtExportSink  *sink,
                gpointer             user_data,
                DtExportTold        *told,
                GError             **error)
{
  gint64 deleted = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!run (db, tables[i], 0, 0, error))
      return FALSE;
  if (!choose (db, part, told, error) || !complete (db, error) || !list_records (db, error)
      || !list_files (db, told, error) || !export_records (db, sink, user_data, part, told, error)
      || !get_number (db, "SELECT count (*) FROM part_item p JOIN journal_item i ON i.id = p.id WHERE i.op = 'delete'", 0, &deleted, error))
    return FALSE;

  told->n_deleted = (int) deleted;
  return TRUE;
}

gboolean
dt_job_note_package (DtDb      *db,
                     gpointer   data,
                     gpointer  *result,
                     GError   **error)
{
  return run (db, "UPDATE exchange SET sent_at = ?1, sent_journal = ?2 WHERE id = 1", dt_now_instant (), *(gint64 *) data, error);
}
