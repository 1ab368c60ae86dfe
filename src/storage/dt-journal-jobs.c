/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal read: which actions there were, and what each of them changed, in words. */

#include "dt-journal-jobs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-journal-private.h"
#include "dt-text.h"

/* ---- Entries ---- */

/* ?1, ?2: instants; ?3: kinds by commas between commas; ?4, ?5, ?6: task, unit, directive; ?7: older than; ?8: how many. The
 * name of what it is about is that of its one task, unit or directive. */
#define ABOUT(column) \
  "(SELECT CASE WHEN min (i." column ") = max (i." column ") THEN min (i." column ") END FROM journal_item i WHERE i.journal_id = j.id)"

static const char list_sql[] =
  "SELECT j.id, j.at, j.who, j.action, j.label, j.origin, (SELECT count (*) FROM journal_item i WHERE i.journal_id = j.id),"
  "       " ABOUT ("task_id") " AS task, " ABOUT ("unit_id") " AS unit, " ABOUT ("directive_id") " AS directive"
  "  FROM journal j"
  " WHERE (?7 IS NULL OR j.id < ?7) AND (?1 IS NULL OR j.at >= ?1) AND (?2 IS NULL OR j.at < ?2)"
  "   AND (?3 IS NULL OR instr (?3, ',' || j.action || ',') > 0)"
  "   AND (?4 IS NULL OR (j.id IN (SELECT journal_id FROM journal_item WHERE task_id = ?4)"
  "        AND j.id > " DT_JOURNAL_STRANGERS ("task", "?4") "))"
  "   AND (?5 IS NULL OR (j.id IN (SELECT journal_id FROM journal_item WHERE unit_id = ?5)"
  "        AND j.id > " DT_JOURNAL_STRANGERS ("unit", "?5") "))"
  "   AND (?6 IS NULL OR (j.id IN (SELECT journal_id FROM journal_item WHERE directive_id = ?6)"
  "        AND j.id > " DT_JOURNAL_STRANGERS ("directive", "?6") "))"
  " ORDER BY j.id DESC";

/* What an id can be told as. */
typedef enum { NAMED_TASK, NAMED_UNIT, NAMED_DIRECTIVE, NAMED_GROUP, N_NAMED } Named;

/* Names as they hold for one entry. An id may have been another row's then; the last entry of such a one is kept for
 * each id, as a page of entries asks for few. */
typedef struct
{
  DtDb       *db;
  gint64      journal_id;
  GHashTable *strangers[N_NAMED];   /* gint64* → gint64*, owned */
} Names;

static void
names_clear (Names *self)
{
  for (int i = 0; i < N_NAMED; i++)
    g_clear_pointer (&self->strangers[i], g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

#define TASK_NAME "SELECT d.symbol || ' ' || coalesce (nullif (t.clause, ''), t.ordinal) || ' · ' || coalesce (t.short_title, t.title)" \
                  " FROM task t JOIN directive d ON d.id = t.directive_id WHERE t.id = ?1"
#define UNIT_NAME "SELECT short_name FROM unit WHERE id = ?1"
#define DIRECTIVE_NAME "SELECT symbol FROM directive WHERE id = ?1"
#define GROUP_NAME "SELECT name FROM unit_group WHERE id = ?1"

static gboolean
find_stranger (Names   *self,
               Named    kind,
               gint64   id,
               gint64  *last,
               GError **error)
{
  static const char *const sql[N_NAMED] = {
    [NAMED_TASK] = "SELECT " DT_JOURNAL_STRANGERS ("task", "?1"),
    [NAMED_UNIT] = "SELECT " DT_JOURNAL_STRANGERS ("unit", "?1"),
    [NAMED_DIRECTIVE] = "SELECT " DT_JOURNAL_STRANGERS ("directive", "?1"),
    [NAMED_GROUP] = NULL,           /* nothing in the journal is about a group alone */
  };
  g_auto(DtStmt) st = { 0 };
  gint64 *known;
  gboolean has_row;

  *last = 0;
  if (sql[kind] == NULL)
    return TRUE;
  if (self->strangers[kind] == NULL)
    self->strangers[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  known = g_hash_table_lookup (self->strangers[kind], &id);
  if (known == NULL)
    {
      if (!dt_db_prepare (self->db, &st, sql[kind], error))
        return FALSE;
      dt_bind_int64 (&st, 1, id);
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      *last = dt_column_int64 (&st, 0);
      known = g_memdup2 (last, sizeof *last);
      g_hash_table_insert (self->strangers[kind], g_memdup2 (&id, sizeof id), known);
    }
  *last = *known;

  return TRUE;
}

/* Makes an id 0 that another row had when the entry was written. */
static gboolean
drop_stranger (Names   *self,
               Named    kind,
               gint64  *id,
               GError **error)
{
  gint64 last;

  if (*id == 0)
    return TRUE;
  if (!find_stranger (self, kind, *id, &last, error))
    return FALSE;
  if (self->journal_id <= last)
    *id = 0;

  return TRUE;
}

/* "" for what is gone. */
static gboolean
load_name (Names   *self,
           Named    kind,
           gint64   id,
           char   **name,
           GError **error)
{
  static const char *const sql[N_NAMED] = {
    [NAMED_TASK] = TASK_NAME, [NAMED_UNIT] = UNIT_NAME, [NAMED_DIRECTIVE] = DIRECTIVE_NAME, [NAMED_GROUP] = GROUP_NAME,
  };
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!drop_stranger (self, kind, &id, error) || !dt_db_prepare (self->db, &st, sql[kind], error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  *name = has_row ? dt_column_dup (&st, 0) : g_strdup ("");

  return TRUE;
}

/* "P. Minh Tân · 145-KH/TU 1 · Báo cáo …" */
static gboolean
name_about (Names   *names,
            gint64   task_id,
            gint64   unit_id,
            gint64   directive_id,
            char   **about,
            GError **error)
{
  g_autofree char *unit = NULL;
  g_autofree char *task = NULL;

  if (unit_id != 0 && !load_name (names, NAMED_UNIT, unit_id, &unit, error))
    return FALSE;
  if (task_id != 0 && !load_name (names, NAMED_TASK, task_id, &task, error))
    return FALSE;
  if ((task == NULL || *task == '\0') && directive_id != 0)
    {
      g_clear_pointer (&task, g_free);
      if (!load_name (names, NAMED_DIRECTIVE, directive_id, &task, error))
        return FALSE;
    }

  if (unit != NULL && *unit != '\0' && task != NULL && *task != '\0')
    *about = g_strdup_printf ("%s · %s", unit, task);
  else
    *about = g_strdup (unit != NULL && *unit != '\0' ? unit : task != NULL ? task : "");

  return TRUE;
}

static gint64
start_of_day (DtDay day)
{
  g_autoptr(GDateTime) start = NULL;
  int year, month, dom;

  dt_day_get (day, &year, &month, &dom);
  start = g_date_time_new_local (year, month, dom, 0, 0, 0);

  return g_date_time_to_unix (start);
}

static void
bind_query (DtStmt               *st,
            const DtJournalQuery *query)
{
  const char *actions = dt_journal_kind_actions (query->kind);
  g_autofree char *list = actions != NULL ? g_strdup_printf (",%s,", actions) : NULL;

  if (query->from != DT_DAY_NONE)
    dt_bind_int64 (st, 1, start_of_day (query->from));
  if (query->to != DT_DAY_NONE)
    dt_bind_int64 (st, 2, start_of_day (query->to + 1));
  dt_bind_text (st, 3, list);
  dt_bind_id (st, 4, query->task_id);
  dt_bind_id (st, 5, query->unit_id);
  dt_bind_id (st, 6, query->directive_id);
  dt_bind_id (st, 7, query->before_id);
}

static DtJournalEntry *
read_entry (DtStmt *st)
{
  DtJournalEntry *entry = dt_journal_entry_new ();

  entry->id = dt_column_int64 (st, 0);
  entry->at = dt_column_int64 (st, 1);
  entry->who = dt_column_dup (st, 2);
  entry->action = dt_column_dup (st, 3);
  entry->label = dt_column_dup (st, 4);
  entry->origin = dt_column_dup_nullable (st, 5);
  entry->n_items = dt_column_int (st, 6);
  entry->task_id = dt_column_int64 (st, 7);
  entry->unit_id = dt_column_int64 (st, 8);

  return entry;
}

/* Every word, with or without accents, in what was done, by whom or about what. */
static gboolean
has_words (const DtJournalEntry *entry,
           char                **words)
{
  g_autofree char *all = g_strjoin (" ", entry->label, entry->who, entry->about, NULL);
  g_autofree char *folded = dt_text_fold (all);

  for (; words != NULL && *words != NULL; words++)
    if (**words != '\0' && strstr (folded, *words) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * dt_job_list_journal:
 * @data: a #DtJournalQuery
 * @result: (out): (element-type DtJournalEntry): newest first
 */
gboolean
dt_job_list_journal (DtDb      *db,
                     gpointer   data,
                     gpointer  *result,
                     GError   **error)
{
  const DtJournalQuery *query = data;
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_journal_entry_unref);
  g_autofree char *folded = query->words != NULL ? dt_text_fold (query->words) : NULL;
  g_auto(GStrv) words = folded != NULL ? g_strsplit (folded, " ", -1) : NULL;
  g_auto(Names) names = { .db = db };
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = TRUE;

  if (!dt_db_prepare (db, &st, list_sql, error))
    return FALSE;
  bind_query (&st, query);
  while (has_row && (int) entries->len < query->limit)
    {
      DtJournalEntry *entry;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;

      entry = read_entry (&st);
      names.journal_id = entry->id;
      if (!drop_stranger (&names, NAMED_TASK, &entry->task_id, error)
          || !drop_stranger (&names, NAMED_UNIT, &entry->unit_id, error)
          || !name_about (&names, entry->task_id, entry->unit_id, dt_column_int64 (&st, 9), &entry->about, error))
        {
          dt_journal_entry_unref (entry);
          return FALSE;
        }
      if (has_words (entry, words))
        g_ptr_array_add (entries, entry);
      else
        dt_journal_entry_unref (entry);
    }
  *result = g_steal_pointer (&entries);

  return TRUE;
}

/* ---- What an entry changed ---- */

static Named
named (DtToldAs as)
{
  return as == DT_TOLD_UNIT ? NAMED_UNIT : as == DT_TOLD_GROUP ? NAMED_GROUP : as == DT_TOLD_DIRECTIVE ? NAMED_DIRECTIVE : NAMED_TASK;
}

/* A value of an image as a person would say it; "" for none. */
static gboolean
say (Names              *names,
     const DtToldColumn *column,
     const char         *value,
     char              **words,
     GError            **error)
{
  gint64 number = g_ascii_strtoll (value != NULL ? value : "", NULL, 10);
  int nick;

  if (value == NULL || *value == '\0')
    {
      *words = g_strdup ("");
      return TRUE;
    }

  switch (column->as)
    {
    case DT_TOLD_DAY:
      *words = dt_day_format ((DtDay) number, DT_DAY_STYLE_PARTY, dt_db_today (names->db));
      break;
    case DT_TOLD_TIME:
      *words = dt_time_format ((int) number);
      break;
    case DT_TOLD_PERCENT:
      *words = g_strdup_printf (_("%d%%"), (int) number);
      break;
    case DT_TOLD_NICK:
      *words = g_strdup (dt_nick_find (column->nicks, value, &nick) ? dt_nick_label (column->nicks, nick) : value);
      break;
    case DT_TOLD_UNIT:
    case DT_TOLD_GROUP:
    case DT_TOLD_DIRECTIVE:
    case DT_TOLD_TASK:
      return load_name (names, named (column->as), number, words, error);
    case DT_TOLD_NOT:
    case DT_TOLD_TEXT:
    case DT_TOLD_NUMBER:
      *words = g_strdup (value);
      break;
    }

  return TRUE;
}

typedef struct
{
  Names      *names;
  GPtrArray  *lines;
  char       *what;
} Telling;

static gboolean
tell_value (Telling            *self,
            const DtToldColumn *column,
            const char         *before,
            const char         *after,
            GError            **error)
{
  DtJournalLine *line = g_new0 (DtJournalLine, 1);

  g_ptr_array_add (self->lines, line);
  line->what = g_strdup (self->what);
  line->field = g_strdup (column != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "journal", column->label) : "");
  if (column == NULL)
    {
      line->before = g_strdup (before != NULL ? before : "");
      line->after = g_strdup (after != NULL ? after : "");
      return TRUE;
    }

  if (!say (self->names, column, before, &line->before, error))
    return FALSE;

  return say (self->names, column, after, &line->after, error);
}

static gboolean
tell_columns (Telling            *self,
              const DtToldTable  *table,
              const char         *before,
              const char         *after,
              guint              *n,
              GError            **error)
{
  for (const DtToldColumn *column = table->columns; column->name != NULL; column++)
    {
      g_auto(DtStmt) st = { 0 };
      g_autofree char *path = g_strconcat ("$.", column->name, NULL);
      gboolean has_row;

      if (column->as == DT_TOLD_NOT)
        continue;
      if (!dt_db_prepare (self->names->db, &st, "SELECT json_extract (?1, ?3), json_extract (?2, ?3)", error))
        return FALSE;
      dt_bind_text (&st, 1, before);
      dt_bind_text (&st, 2, after);
      dt_bind_text (&st, 3, path);
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (*dt_column_peek (&st, 0) == '\0' && *dt_column_peek (&st, 1) == '\0')
        continue;

      (*n)++;
      if (!tell_value (self, column, dt_column_peek (&st, 0), dt_column_peek (&st, 1), error))
        return FALSE;
    }

  return TRUE;
}

/* "New submission · P. Minh Tân · Báo cáo …" */
static char *
say_what (const char *op,
          const char *table,
          const char *about)
{
  g_autofree char *head = g_str_equal (op, "insert") ? g_strdup_printf (C_("journal", "New: %s"), table)
                          : g_str_equal (op, "delete") ? g_strdup_printf (C_("journal", "Removed: %s"), table) : g_strdup (table);

  return *about != '\0' ? g_strdup_printf ("%s · %s", head, about) : g_steal_pointer (&head);
}

static gboolean
tell_item (Telling  *self,
           DtStmt   *st,
           GError  **error)
{
  g_autofree char *entity = dt_column_dup (st, 0);
  g_autofree char *op = dt_column_dup (st, 1);
  g_autofree char *before = dt_column_dup_nullable (st, 2);
  g_autofree char *after = dt_column_dup_nullable (st, 3);
  const DtToldTable *table = dt_told_table_find (entity);
  g_autofree char *about = NULL;
  guint n = 0;

  if (!name_about (self->names, dt_column_int64 (st, 4), dt_column_int64 (st, 5), dt_column_int64 (st, 6), &about, error))
    return FALSE;
  g_free (self->what);
  self->what = say_what (op, table != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "journal", table->label) : _("Register"), about);
  if (table == NULL)
    return tell_value (self, NULL, NULL, dt_column_peek (st, 7), error);

  if (!tell_columns (self, table, before, after, &n, error))
    return FALSE;

  /* A row that has nothing to tell of its own still came or went. */
  return n > 0 || g_str_equal (op, "update") || tell_value (self, NULL, NULL, NULL, error);
}

/**
 * dt_job_load_journal_lines:
 * @data: gint64*: id of an entry
 * @result: (out): (element-type DtJournalLine): what was, and what is since, in the order of the tables
 */
gboolean
dt_job_load_journal_lines (DtDb      *db,
                           gpointer   data,
                           gpointer  *result,
                           GError   **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_journal_line_free);
  g_auto(Names) names = { .db = db, .journal_id = *(const gint64 *) data };
  Telling self = { .names = &names, .lines = lines };
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = TRUE;
  gboolean ok = TRUE;

  if (!dt_db_prepare (db, &st,
                      "SELECT entity, op, before, after, task_id, unit_id, directive_id, json_extract (after, '$.detail')"
                      "  FROM journal_item WHERE journal_id = ?1 ORDER BY id", error))
    return FALSE;
  dt_bind_int64 (&st, 1, *(const gint64 *) data);
  while (ok && has_row && lines->len < DT_JOURNAL_MAX_LINES)
    {
      ok = dt_stmt_next (&st, &has_row, error);
      if (ok && has_row)
        ok = tell_item (&self, &st, error);
    }
  g_free (self.what);
  if (!ok)
    return FALSE;
  *result = g_steal_pointer (&lines);

  return TRUE;
}
