/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table with broken pages. It is read in the order of its rows; where a page is broken, the next row that can be reached is looked
 * for, by steps that grow and then by halves, and reading goes on from there. */

#include "dt-salvage-private.h"

/* Rows that could not be reached: from the first to the last of them that there may have been. */
typedef struct
{
  gint64 first;
  gint64 last;
} Gap;

typedef struct
{
  DtDb      *from;
  DtDb      *to;
  DtSalvage *salvage;
  GArray    *gaps;      /* Gap */
  DtStmt     read;      /* rowid, then the columns, from ?1 on */
  DtStmt     probe;     /* the next rowid from ?1 on */
  DtStmt     write;
} TableCopy;

static void
table_copy_clear (TableCopy *self)
{
  g_array_unref (self->gaps);
  dt_stmt_clear (&self->read);
  dt_stmt_clear (&self->probe);
  dt_stmt_clear (&self->write);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TableCopy, table_copy_clear)

static char *
list_columns (DtDb        *db,
              const char  *table,
              int         *n_columns,
              GError     **error)
{
  g_auto(DtStmt) stmt = { 0 };
  g_autoptr(GString) columns = g_string_new (NULL);
  gboolean has_row = TRUE;

  *n_columns = 0;
  if (!dt_db_prepare (db, &stmt, "SELECT name FROM pragma_table_info (?1) ORDER BY cid", error))
    return NULL;
  dt_bind_text (&stmt, 1, table);
  while (has_row)
    {
      if (!dt_stmt_next (&stmt, &has_row, error))
        return NULL;
      if (has_row)
        g_string_append_printf (columns, "%s\"%s\"", (*n_columns)++ > 0 ? ", " : "", dt_column_peek (&stmt, 0));
    }

  return g_string_free (g_steal_pointer (&columns), FALSE);
}

/* A new register has one row already: its own name among others. */
static char *
write_sql (const char *table,
           const char *columns,
           int         n_columns)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT OR %s INTO \"%s\" (%s) VALUES (?", g_str_equal (table, "exchange") ? "REPLACE" : "IGNORE", table, columns);
  for (int i = 1; i < n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
table_copy_prepare (TableCopy   *self,
                    const char  *table,
                    GError     **error)
{
  int n_columns;
  g_autofree char *columns = list_columns (self->to, table, &n_columns, error);
  g_autofree char *read = NULL;
  g_autofree char *probe = NULL;
  g_autofree char *write = NULL;

  self->gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  if (columns == NULL)
    return FALSE;

  read = g_strdup_printf ("SELECT rowid, %s FROM \"%s\" NOT INDEXED WHERE rowid >= ?1 ORDER BY rowid", columns, table);
  probe = g_strdup_printf ("SELECT rowid FROM \"%s\" NOT INDEXED WHERE rowid >= ?1 ORDER BY rowid LIMIT 1", table);
  write = write_sql (table, columns, n_columns);
  return dt_db_prepare (self->from, &self->read, read, error) && dt_db_prepare (self->from, &self->probe, probe, error)
         && dt_db_prepare (self->to, &self->write, write, error);
}

/* A broken page, or one that the disk does not give. */
static gboolean
is_damage (int code)
{
  code &= 0xff;
  return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_IOERR;
}

/* The types of a row that was read may not be those of the table any more; then it is no row of it. */
static gboolean
write_row (TableCopy  *self,
           DtStmt     *read,
           gint64     *n_kept,
           gint64     *n_left_out,
           GError    **error)
{
  int n_columns = sqlite3_column_count (read->handle) - 1;
  int code;

  for (int i = 1; i <= n_columns; i++)
    dt_bind_value (&self->write, i, sqlite3_column_value (read->handle, i));
  if (!dt_db_check (self->to, error))
    return FALSE;
  code = sqlite3_step (self->write.handle);
  if (code == SQLITE_DONE && sqlite3_changes (self->to->handle) > 0)
    (*n_kept)++;
  else if (code == SQLITE_DONE || (code & 0xff) == SQLITE_CONSTRAINT)
    (*n_left_out)++;
  else
    return dt_db_set_error (self->to, error, "salvage");

  dt_stmt_reset (&self->write);
  return TRUE;
}

/* Reads from @start on; @next is where to go on if a row cannot be read. */
static gboolean
copy_rows (TableCopy  *self,
           gint64      start,
           gboolean   *broken,
           gint64     *next,
           GError    **error)
{
  int code;

  *next = start;
  dt_bind_int64 (&self->read, 1, start);
  while ((code = sqlite3_step (self->read.handle)) == SQLITE_ROW)
    {
      *next = sqlite3_column_int64 (self->read.handle, 0);
      if (*next < G_MAXINT64)
        (*next)++;
      if (!write_row (self, &self->read, &self->salvage->n_read, &self->salvage->n_left_out, error))
        return FALSE;
    }

  *broken = is_damage (code);
  if (code != SQLITE_DONE && !*broken)
    return dt_db_set_error (self->from, error, "salvage");
  dt_stmt_reset (&self->read);
  return TRUE;
}

typedef enum { REACHED, BROKEN, NOTHING_MORE } Reach;

static Reach
reach (TableCopy *self,
       gint64     start,
       gint64    *row)
{
  Reach result = BROKEN;
  int code;

  dt_bind_int64 (&self->probe, 1, start);
  code = sqlite3_step (self->probe.handle);
  if (code == SQLITE_ROW)
    {
      *row = sqlite3_column_int64 (self->probe.handle, 0);
      result = REACHED;
    }
  else if (code == SQLITE_DONE)
    {
      result = NOTHING_MORE;
    }

  dt_stmt_reset (&self->probe);
  return result;
}

/* The first row from @start on that can be reached at all. */
static gboolean
find_next (TableCopy *self,
           gint64     start,
           gint64    *row)
{
  gint64 broken = start, step = 1, behind = 0;
  Reach found;

  while ((found = reach (self, broken, row)) == BROKEN)
    {
      behind = broken;
      if (broken > G_MAXINT64 / 2 || step > G_MAXINT64 / 4)
        return FALSE;
      broken += step;
      step *= 2;
    }
  if (behind == 0)
    return found == REACHED;

  /* Between what is broken and what is not. Behind the last row there may still be some before it. */
  for (gint64 whole = broken; whole - behind > 1;)
    {
      gint64 middle = behind + (whole - behind) / 2;
      gint64 candidate;
      Reach there = reach (self, middle, &candidate);

      if (there == BROKEN)
        {
          behind = middle;
          continue;
        }
      whole = middle;
      if (there == REACHED)
        {
          found = REACHED;
          *row = candidate;
        }
    }

  return found == REACHED;
}

static DtLost
get_kind (const char *table)
{
  static const struct { const char *table; DtLost kind; } kinds[] = {
    { "unit", DT_LOST_UNITS }, { "directive", DT_LOST_DIRECTIVES }, { "task", DT_LOST_TASKS }, { "deadline", DT_LOST_DEADLINES },
    { "assignment", DT_LOST_ASSIGNMENTS }, { "submission", DT_LOST_SUBMISSIONS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].table, table))
      return kinds[i].kind;
  return 0;
}

/* What a backup has in the place of rows that are lost. Of what is no row of it any more, nothing is told: it was not lost. */
static gboolean
fill_gap (TableCopy   *self,
          DtDb        *backup,
          const char  *table,
          const Gap   *gap,
          GError     **error)
{
  int n_columns;
  g_autofree char *columns = list_columns (self->to, table, &n_columns, error);
  g_autofree char *sql = NULL;
  g_auto(DtStmt) read = { 0 };
  gboolean has_row = TRUE;
  gint64 n_refused = 0;

  if (columns == NULL)
    return FALSE;
  sql = g_strdup_printf ("SELECT rowid, %s FROM \"%s\" NOT INDEXED WHERE rowid BETWEEN ?1 AND ?2 ORDER BY rowid", columns, table);
  if (!dt_db_prepare (backup, &read, sql, error))
    return FALSE;

  dt_bind_int64 (&read, 1, gap->first);
  dt_bind_int64 (&read, 2, gap->last);
  while (has_row)
    if (!dt_stmt_next (&read, &has_row, error)
        || (has_row && !write_row (self, &read, &self->salvage->n_filled, &n_refused, error)))
      return FALSE;

  return TRUE;
}

static gboolean
fill_gaps (TableCopy   *self,
           DtDb        *backup,
           const char  *table,
           GError     **error)
{
  for (guint i = 0; backup != NULL && i < self->gaps->len; i++)
    if (!fill_gap (self, backup, table, &g_array_index (self->gaps, Gap, i), error))
      return FALSE;

  return TRUE;
}

/*
 * dt_salvage_copy_table:
 * @from: a damaged register
 * @backup: (nullable): an earlier state of it, of the same schema: what it has in the place of lost rows is taken
 * @to: where the rows go; foreign keys are not looked at
 * @salvage: (inout): is added to
 *
 * Copies the rows of one table that can be read and are rows of it still.
 */
gboolean
dt_salvage_copy_table (DtDb          *from,
                       DtDb          *backup,
                       DtDb          *to,
                       const char    *table,
                       DtSalvage     *salvage,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_auto(TableCopy) copy = { .from = from, .to = to, .salvage = salvage };
  gint64 start = G_MININT64;
  gboolean broken = TRUE;

  if (!table_copy_prepare (&copy, table, error))
    return FALSE;

  while (broken)
    {
      Gap gap = { .last = G_MAXINT64 };
      gboolean found;
      gint64 next;

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !copy_rows (&copy, start, &broken, &next, error))
        return FALSE;
      if (!broken)
        break;

      salvage->n_places++;
      salvage->lost |= get_kind (table);
      gap.first = next;
      /* The row that was reached but not read is not tried again. Rows are counted from 1. */
      next = MAX (next == start ? next + 1 : next, 1);
      found = find_next (&copy, next, &start);
      if (found)
        gap.last = start - 1;
      g_array_append_val (copy.gaps, gap);
      if (!found)
        break;
    }

  return fill_gaps (&copy, backup, table, error);
}
