/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records compared field by field: made, changed, or left as they are. */

#include "dt-sync-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-journal-jobs.h"

/* The statements of one table. */
typedef struct
{
  DtSyncRun         *run;
  const DtSyncTable *table;
  DtStmt             theirs;     /* all rows: key, fixed columns, then the columns of each field */
  DtStmt             mine;       /* the same of one */
  guint              n_fixed;
} Walk;

static void
walk_clear (Walk *self)
{
  dt_stmt_clear (&self->theirs);
  dt_stmt_clear (&self->mine);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

#define HAS_COLUMN(list, i, max) ((i) < (max) && (list)[i].name != NULL)

static void
append_column (GString            *sql,
               const DtSyncColumn *column)
{
  if (column->ref != NULL)
    g_string_append_printf (sql, ", (SELECT x.uid FROM %s x WHERE x.id = r.%s)", column->ref, column->name);
  else if (strcmp (column->name, "incoming_number") == 0 || strcmp (column->name, "copies") == 0)
    g_string_append_printf (sql, ", nullif (r.%s, 0)", column->name);     /* either is none */
  else
    g_string_append_printf (sql, ", r.%s", column->name);
}

static gboolean
prepare (Walk    *self,
         GError **error)
{
  const DtSyncTable *table = self->table;
  g_autoptr(GString) select = g_string_new (NULL);
  g_autofree char *one = NULL;

  g_string_printf (select, "SELECT CAST (r.%s AS TEXT)", table->key);
  for (self->n_fixed = 0; HAS_COLUMN (table->fixed, self->n_fixed, G_N_ELEMENTS (table->fixed)); self->n_fixed++)
    append_column (select, &table->fixed[self->n_fixed]);
  for (const DtSyncField *field = table->fields; field->columns[0].name != NULL; field++)
    for (guint i = 0; HAS_COLUMN (field->columns, i, DT_SYNC_MAX_COLUMNS); i++)
      append_column (select, &field->columns[i]);
  g_string_append_printf (select, " FROM %s r", table->table);
  one = g_strdup_printf ("%s WHERE r.%s = %s", select->str, table->key, strcmp (table->key, "uid") == 0 ? "?1" : "CAST (?1 AS INTEGER)");
  g_string_append (select, " ORDER BY ");
  if (table->parent != NULL)
    g_string_append_printf (select, "r.%s IS NOT NULL, ", table->parent);
  g_string_append_printf (select, "r.%s", strcmp (table->key, "uid") == 0 ? "id" : table->key);

  return dt_db_prepare (self->run->theirs, &self->theirs, select->str, error)
         && dt_db_prepare (self->run->mine, &self->mine, one, error);
}

/* ---- Making ---- */

static gboolean
insert (Walk        *self,
        const char  *uid,
        GError     **error)
{
  const DtSyncTable *table = self->table;
  g_autoptr(GString) names = g_string_new (table->key);
  g_autoptr(GString) values = g_string_new ("?1");
  g_autofree char *sql = NULL;
  g_auto(DtStmt) stmt = { 0 };
  int n = 1;

#define ADD(column)                                                                                   \
  G_STMT_START {                                                                                      \
    n++;                                                                                              \
    g_string_append_printf (names, ", %s", (column)->name);                                           \
    if ((column)->ref != NULL)                                                                        \
      g_string_append_printf (values, ", (SELECT x.id FROM %s x WHERE x.uid = ?%d)", (column)->ref, n); \
    else                                                                                              \
      g_string_append_printf (values, ", ?%d", n);                                                    \
  } G_STMT_END

  for (guint i = 0; i < self->n_fixed; i++)
    ADD (&table->fixed[i]);
  for (const DtSyncField *field = table->fields; field->columns[0].name != NULL; field++)
    for (guint i = 0; HAS_COLUMN (field->columns, i, DT_SYNC_MAX_COLUMNS); i++)
      ADD (&field->columns[i]);
#undef ADD

  sql = g_strdup_printf ("INSERT INTO %s (%s%s) VALUES (%s%s)", table->table, names->str, strcmp (table->table, "submission") == 0 ? ", version" : "",
                         values->str, strcmp (table->table, "submission") == 0
                         ? ", (SELECT coalesce (max (s.version), 0) + 100000 FROM submission s)" : "");
  if (!dt_db_prepare (self->run->mine, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, uid);
  for (int i = 1; i < n; i++)
    dt_bind_value (&stmt, i + 1, sqlite3_column_value (self->theirs.handle, i));
  if (!dt_stmt_run (&stmt, error))
    return FALSE;

  g_hash_table_add (self->run->added, g_strdup (uid));
  return strcmp (table->table, "submission") != 0 || dt_sync_add_submission (self->run, uid, error);
}

/* What the record hangs on must be here: its directive, its task. */
static gboolean
has_owner (Walk      *self,
           gboolean  *has,
           GError   **error)
{
  *has = TRUE;
  for (guint i = 0; i < self->n_fixed && *has; i++)
    {
      const char *uid = dt_column_peek (&self->theirs, (int) i + 1);
      g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE uid = ?1", self->table->fixed[i].ref);
      g_auto(DtStmt) stmt = { 0 };

      if (*uid == '\0')
        continue;
      if (!dt_db_prepare (self->run->mine, &stmt, sql, error))
        return FALSE;
      dt_bind (&stmt, 1, uid);
      if (!dt_stmt_next (&stmt, has, error))
        return FALSE;
    }

  return TRUE;
}

/* Removed here, and still there: does it come back? */
static gboolean
judge_removed (Walk           *self,
               const char     *uid,
               DtSyncVerdict  *verdict,
               GError        **error)
{
  DtSyncRun *run = self->run;
  g_auto(DtSyncSide) mine = { 0 };
  g_auto(DtSyncSide) theirs = { 0 };
  g_autofree char *there = NULL;

  if (!dt_sync_look (run, FALSE, self->table->table, self->table->table, uid, NULL, &mine, error)
      || !dt_sync_look_below (run, TRUE, self->table, uid, &theirs, error))
    return FALSE;

  *verdict = theirs.only ? DT_SYNC_TAKE : DT_SYNC_KEEP;
  if (!theirs.only || !mine.only)
    return TRUE;
  there = dt_sync_title (run, self->table, uid);
  {
    DtSyncQuestion question = { self->table, uid, self->table->table, "", FALSE, NULL, "1", _("removed"), there };

    return dt_sync_decide (run, &question, &mine, &theirs, verdict, error);
  }
}

/* Not here: new, or removed here and perhaps changed there since. */
static gboolean
take_new (Walk        *self,
          const char  *uid,
          GError     **error)
{
  DtSyncRun *run = self->run;
  g_autofree char *entry = NULL;
  DtSyncVerdict verdict = DT_SYNC_TAKE;
  gboolean has, came_back;

  if (!dt_sync_find_removal (run, FALSE, self->table, uid, &entry, error)
      || !has_owner (self, &has, error)
      || !dt_sync_owner_stays (run, TRUE, self->table, uid, entry, &came_back, error))
    return FALSE;
  if (!has)
    return TRUE;
  if (entry != NULL && !came_back && !judge_removed (self, uid, &verdict, error))
    return FALSE;
  if (verdict != DT_SYNC_TAKE)
    return TRUE;

  if (!insert (self, uid, error))
    return FALSE;
  if (entry != NULL)
    g_hash_table_insert (run->stayed, g_strdup (uid), g_steal_pointer (&entry));
  if ((int) self->table->entity >= 0)
    {
      g_autofree char *title = run->report->report->lines->len < DT_IMPORT_MAX_LINES ? dt_sync_title (run, self->table, uid) : g_strdup ("");

      dt_import_report_count (run->report->report, self->table->entity, DT_OUTCOME_NEW);
      dt_import_report_line (run->report->report, self->table->entity, DT_OUTCOME_NEW, title, NULL, DT_DAY_NONE, DT_DAY_NONE);
    }
  return TRUE;
}

/* ---- Changing ---- */

/* The columns of a field as one text. A document does not tell nothing from an empty text. */
static char *
join (DtStmt            *stmt,
      int                first,
      const DtSyncField *field)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; HAS_COLUMN (field->columns, i, DT_SYNC_MAX_COLUMNS); i++)
    {
      int column = first + (int) i;

      g_string_append (text, dt_column_peek (stmt, column));
      g_string_append_c (text, '\037');
    }

  return g_string_free (text, FALSE);
}

static gboolean
update (Walk               *self,
        const char         *uid,
        const DtSyncField  *field,
        int                 first,
        GError            **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);
  g_auto(DtStmt) stmt = { 0 };
  int n = 0;

  g_string_printf (sql, "UPDATE %s SET ", self->table->table);
  for (guint i = 0; HAS_COLUMN (field->columns, i, DT_SYNC_MAX_COLUMNS); i++)
    {
      n++;
      if (field->columns[i].ref != NULL)
        g_string_append_printf (sql, "%s%s = (SELECT x.id FROM %s x WHERE x.uid = ?%d)", i > 0 ? ", " : "", field->columns[i].name, field->columns[i].ref, n);
      else
        g_string_append_printf (sql, "%s%s = ?%d", i > 0 ? ", " : "", field->columns[i].name, n);
    }
  g_string_append_printf (sql, strcmp (self->table->key, "uid") == 0 ? " WHERE %s = ?%d" : " WHERE %s = CAST (?%d AS INTEGER)", self->table->key, n + 1);
  if (!dt_db_prepare (self->run->mine, &stmt, sql->str, error))
    return FALSE;
  for (int i = 0; i < n; i++)
    dt_bind_value (&stmt, i + 1, sqlite3_column_value (self->theirs.handle, first + i));
  dt_bind (&stmt, n + 1, uid);

  return dt_stmt_run (&stmt, error);
}

/* Is one of them only cited? */
typedef enum { BOTH_WHOLE, ONLY_CITED_HERE, ONLY_CITED_THERE, BOTH_CITED } Whole;

static gboolean
look_whole (Walk        *self,
            const char  *uid,
            Whole       *whole,
            GError     **error)
{
  DtDb *dbs[] = { self->run->mine, self->run->theirs };
  gboolean stubs[2] = { FALSE, FALSE };

  *whole = BOTH_WHOLE;
  if (self->table->entity != DT_ENTITY_DIRECTIVE)
    return TRUE;
  for (guint i = 0; i < 2; i++)
    {
      g_auto(DtStmt) stmt = { 0 };
      gboolean has_row;

      if (!dt_db_prepare (dbs[i], &stmt, "SELECT stub FROM directive WHERE uid = ?1", error))
        return FALSE;
      dt_bind (&stmt, 1, uid);
      if (!dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
      stubs[i] = has_row && dt_column_int (&stmt, 0) != 0;
    }
  *whole = stubs[0] && stubs[1] ? BOTH_CITED : stubs[0] ? ONLY_CITED_HERE : stubs[1] ? ONLY_CITED_THERE : BOTH_WHOLE;
  return TRUE;
}

static gboolean
judge (Walk               *self,
       const char         *uid,
       const DtSyncField  *field,
       int                 first,
       Whole               whole,
       DtSyncVerdict      *verdict,
       char              **before,
       char              **after,
       GError            **error)
{
  DtSyncRun *run = self->run;
  g_autofree char *mine_value = join (&self->mine, first, field);
  g_autofree char *theirs_value = join (&self->theirs, first, field);
  g_auto(DtSyncSide) mine = { 0 };
  g_auto(DtSyncSide) theirs = { 0 };
  gboolean unread = FALSE;

  *verdict = DT_SYNC_KEEP;
  if (strcmp (mine_value, theirs_value) == 0)
    return TRUE;

  *before = dt_sync_show (run->mine, self->table, &field->columns[0], dt_column_peek (&self->mine, first));
  *after = dt_sync_show (run->theirs, self->table, &field->columns[0], dt_column_peek (&self->theirs, first));
  if (whole == ONLY_CITED_HERE || (field->late && g_hash_table_contains (run->added, uid)))
    {
      *verdict = DT_SYNC_TAKE;
      return TRUE;
    }
  if (!dt_sync_look (run, FALSE, self->table->table, self->table->table, uid, field->columns, &mine, error)
      || !dt_sync_look (run, TRUE, self->table->table, self->table->table, uid, field->columns, &theirs, error))
    return FALSE;
  if (theirs.only && !mine.only)
    *verdict = DT_SYNC_TAKE;
  else if (theirs.only || (!mine.only && whole == BOTH_WHOLE))
    {
      DtSyncQuestion question = { self->table, uid, self->table->table, field->columns[0].name, field->quiet || field->late,
                                  mine_value, theirs_value, *before, *after };

      if (!theirs.only && !dt_sync_is_unread (run, self->table->table, uid, field->columns, &unread, error))
        return FALSE;
      if (unread)
        *verdict = DT_SYNC_TAKE;
      else
        return dt_sync_decide (run, &question, &mine, &theirs, verdict, error);
    }

  return TRUE;
}

static void
tell (GString           *detail,
      const DtSyncTable *table,
      const DtSyncField *field,
      const char        *before,
      const char        *after)
{
  gboolean known;
  const char *name = dt_journal_column_words (table->table, field->columns[0].name, &known);

  if (name == NULL)
    return;
  if (detail->len > 0)
    g_string_append (detail, "; ");
  /* Translators: name of a field, old value, new value */
  g_string_append_printf (detail, _("%1$s: %2$s → %3$s"), name, *before != '\0' ? before : "—", *after != '\0' ? after : "—");
}

static gboolean
compare_fields (Walk        *self,
                const char  *uid,
                gboolean     late,
                gboolean    *changed,
                GString     *detail,
                GError     **error)
{
  int first = 1 + (int) self->n_fixed;
  Whole whole;

  if (!look_whole (self, uid, &whole, error))
    return FALSE;
  if (whole == ONLY_CITED_THERE)
    return TRUE;
  if (whole == ONLY_CITED_HERE)
    g_hash_table_add (self->run->added, g_strdup (uid));

  for (const DtSyncField *field = self->table->fields; field->columns[0].name != NULL; field++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      DtSyncVerdict verdict = DT_SYNC_KEEP;
      int start = first;

      while (HAS_COLUMN (field->columns, (guint) (first - start), DT_SYNC_MAX_COLUMNS))
        first++;
      if (field->late != late)
        continue;
      if (!judge (self, uid, field, start, whole, &verdict, &before, &after, error))
        return FALSE;
      if (verdict != DT_SYNC_TAKE)
        continue;
      if (!update (self, uid, field, start, error))
        return FALSE;
      *changed = TRUE;
      tell (detail, self->table, field, before, after);
    }

  return TRUE;
}

/* @late: the second time, for what names records of the same table; then new ones are there. */
static gboolean
take_row (Walk      *self,
          gboolean   late,
          GError   **error)
{
  DtImportReport *report = self->run->report->report;
  g_autofree char *uid = dt_column_dup (&self->theirs, 0);
  g_autoptr(GString) detail = g_string_new (NULL);
  gboolean has_row;
  gboolean changed = FALSE;

  dt_bind (&self->mine, 1, (const char *) uid);
  if (!dt_stmt_next (&self->mine, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      dt_stmt_reset (&self->mine);
      return late || take_new (self, uid, error);
    }
  if (!compare_fields (self, uid, late, &changed, detail, error))
    return FALSE;
  dt_stmt_reset (&self->mine);
  if ((int) self->table->entity < 0 || (late && !changed))
    return TRUE;

  if (!late)
    dt_import_report_count (report, self->table->entity, changed ? DT_OUTCOME_CHANGED : DT_OUTCOME_UNCHANGED);
  if (changed)
    {
      g_autofree char *title = dt_sync_title (self->run, self->table, uid);

      dt_import_report_line (report, self->table->entity, DT_OUTCOME_CHANGED, title, detail->len > 0 ? detail->str : NULL, DT_DAY_NONE, DT_DAY_NONE);
    }
  return TRUE;
}

static gboolean
walk_table (DtSyncRun          *run,
            const DtSyncTable  *table,
            gboolean            late,
            GError            **error)
{
  g_auto(Walk) self = { .run = run, .table = table };
  gboolean has_row;

  if (!prepare (&self, error))
    return FALSE;
  while (dt_stmt_next (&self.theirs, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!take_row (&self, late, error))
        return FALSE;
      /* The second walk is over few tables, and asks little. */
      if (!late)
        dt_progress_tell (run->sync->progress, DT_SYNC_RECORDS_DONE * (double) ++run->n_walked / (double) MAX (run->n_rows, 1));
    }

  return FALSE;
}

static gboolean
count_rows (DtSyncRun  *self,
            GError    **error)
{
  for (const DtSyncTable *table = dt_sync_tables; table->table != NULL; table++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table->table);
      g_auto(DtStmt) stmt = { 0 };
      gboolean has_row;

      if (!dt_db_prepare (self->theirs, &stmt, sql, error) || !dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
      self->n_rows += dt_column_int64 (&stmt, 0);
    }

  return TRUE;
}

gboolean
dt_sync_run_records (DtSyncRun  *self,
                     GError    **error)
{
  if (!count_rows (self, error))
    return FALSE;
  for (const DtSyncTable *table = dt_sync_tables; table->table != NULL; table++)
    if (!walk_table (self, table, FALSE, error))
      return FALSE;
  for (const DtSyncTable *table = dt_sync_tables; table->table != NULL; table++)
    {
      gboolean any = FALSE;

      for (const DtSyncField *field = table->fields; field->columns[0].name != NULL; field++)
        any |= field->late;
      if (any && !walk_table (self, table, TRUE, error))
        return FALSE;
    }

  return TRUE;
}
