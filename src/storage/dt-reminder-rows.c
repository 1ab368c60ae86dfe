/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Acts of urging as they are read: one letter to several units is stored once for each unit and shown once. */

#include "dt-list-rows.h"

#include <string.h>

enum
{
  COLUMN_ID,
  COLUMN_DAY,
  COLUMN_TIME,
  COLUMN_CHANNEL,
  COLUMN_UNIT,
  COLUMN_UNIT_ID,
  COLUMN_SYMBOL,
  COLUMN_NOTE,
  COLUMN_ANSWER,
  COLUMN_ANSWER_DAY,
  COLUMN_N_UNITS,
};

#define COLUMNS "m.id, m.day, m.time, m.channel, u.short_name, m.unit_id, m.symbol, m.note, m.answer, m.answer_day"

static const char of_task_sql[] =
  "SELECT DISTINCT " COLUMNS
  "  FROM assignment a JOIN reminder_assignment r ON r.assignment_id = a.id"
  "  JOIN reminder m ON m.id = r.reminder_id JOIN unit u ON u.id = m.unit_id"
  " WHERE a.task_id = ?1 ORDER BY m.day DESC, m.time DESC, m.symbol, m.id DESC";

/* How many units a letter went to: walked through the units, because the index begins with them. */
static const char of_unit_sql[] =
  "SELECT " COLUMNS ","
  "       CASE WHEN m.symbol IS NULL THEN 1 ELSE"
  "         (SELECT count(DISTINCT x.id) FROM unit x CROSS JOIN reminder n ON n.unit_id = x.id AND n.day = m.day"
  "           WHERE n.symbol = m.symbol AND n.channel = m.channel) END"
  "  FROM reminder m JOIN unit u ON u.id = m.unit_id"
  " WHERE m.unit_id = ?1 ORDER BY m.day DESC, m.time DESC, m.id DESC LIMIT 100";

static DtReminderRow *
read_reminder (DtStmt *st)
{
  DtReminderRow *row = g_new0 (DtReminderRow, 1);

  row->id = dt_column_int64 (st, COLUMN_ID);
  row->day = dt_column_day (st, COLUMN_DAY);
  row->time = dt_column_time (st, COLUMN_TIME);
  row->channel = (DtChannel) dt_column_nick (st, COLUMN_CHANNEL, dt_channel_nicks);
  row->unit = dt_column_dup (st, COLUMN_UNIT);
  row->unit_id = dt_column_int64 (st, COLUMN_UNIT_ID);
  row->symbol = dt_column_dup (st, COLUMN_SYMBOL);
  row->note = dt_column_dup (st, COLUMN_NOTE);
  row->answer = dt_column_dup (st, COLUMN_ANSWER);
  row->answer_day = dt_column_day (st, COLUMN_ANSWER_DAY);
  row->n_units = sqlite3_column_count (st->handle) > COLUMN_N_UNITS ? dt_column_int (st, COLUMN_N_UNITS) : 1;

  return row;
}

/* The same act: of one day, by one channel, with the same number. A call is to one unit and stands alone. */
static gboolean
is_same_act (const DtReminderRow *a,
             const DtReminderRow *b)
{
  return a->channel != DT_CHANNEL_PHONE && a->channel == b->channel
         && a->day == b->day && a->time == b->time
         && strcmp (a->symbol, b->symbol) == 0
         && strcmp (a->note, b->note) == 0;
}

static gboolean
join_act (GPtrArray           *rows,
          const DtReminderRow *row)
{
  for (guint i = rows->len; i > 0; i--)
    {
      DtReminderRow *other = g_ptr_array_index (rows, i - 1);

      if (other->day != row->day)
        break;
      if (is_same_act (other, row))
        {
          other->n_units++;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
load_about (DtDb          *db,
            DtReminderRow *row,
            GError       **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT group_concat (title, '; ') FROM"
                      " (SELECT coalesce (t.short_title, t.title) AS title"
                      "    FROM reminder_assignment r JOIN assignment a ON a.id = r.assignment_id"
                      "    JOIN task t ON t.id = a.task_id WHERE r.reminder_id = ?1 ORDER BY t.id)",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, row->id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  row->about = has_row ? dt_column_dup (&st, 0) : g_strdup ("");

  return TRUE;
}

GPtrArray *
dt_load_reminders (DtDb   *db,
                   gint64  task_id,
                   gint64  unit_id,
                   GError **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_reminder_row_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, unit_id != 0 ? of_unit_sql : of_task_sql, error))
    return NULL;
  dt_bind_int64 (&st, 1, unit_id != 0 ? unit_id : task_id);

  while (TRUE)
    {
      DtReminderRow *row;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      row = read_reminder (&st);
      if (unit_id == 0 && join_act (rows, row))
        dt_reminder_row_free (row);
      else
        g_ptr_array_add (rows, row);
    }

  for (guint i = 0; i < rows->len; i++)
    if (!load_about (db, g_ptr_array_index (rows, i), error))
      return NULL;

  return g_steal_pointer (&rows);
}
