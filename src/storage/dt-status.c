/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The derived rows: what each lead's assignment and each task is at (without today's date), and the words
 * by which a task is found. They are refreshed in the transaction of the write, set by set, for the tasks
 * that the shadow tables of dt-undo.h show to be concerned; or all of them after a large write.
 *
 * The numbers of phases are those of DtPhase, checked below. */

#include "dt-db-private.h"
#include "dt-status.h"

#include "dt-state.h"

G_STATIC_ASSERT (DT_PHASE_RETURNED == 0 && DT_PHASE_PROGRESS == 1 && DT_PHASE_IDLE == 2 && DT_PHASE_HANDED == 3
                 && DT_PHASE_DONE == 4 && DT_PHASE_DONE_LATE == 5 && DT_PHASE_SUSPENDED == 6
                 && DT_PHASE_CANCELLED == 7 && DT_PHASE_STANDING == 8);

/* The order in which schedule changes c, with the directive q that is their cause, work upon a day. It does not
 * depend on the order in which they were entered. */
#define IN_ORDER(direction)                                                                   \
  " ORDER BY coalesce (c.decided_day, q.issued_day, 0) " direction ", c.kind " direction ", q.symbol_key " direction   \
  ", coalesce (c.cause_clause, '') " direction ", c.amount " direction ", c.uid " direction

/* The changes in force on the day when s was received. One decided later does not count, so that nobody is late by
 * a day that was not yet set; one lifted later still does. */
#define IN_FORCE_THEN                                                                         \
  " FROM deadline_move m JOIN schedule_change c ON c.id = m.change_id JOIN directive q ON q.id = c.cause_id" \
  " WHERE m.outcome = 'moved' AND coalesce (c.decided_day, q.issued_day, 0) <= s.received_day" \
  "  AND (c.lifted_day IS NULL OR c.lifted_day > s.received_day)"

/* The last day by which submission s of assignment a is judged: that of the unit's own part, else that of the
 * task, both as they were on the day it was received. */
#define JUDGED_DAY                                                                            \
  "CASE WHEN s.id IS NULL OR NOT EXISTS (SELECT 1 FROM deadline_move WHERE task_id = a.task_id)" \
  " THEN coalesce (a.last_day, d.last_day)"                                                   \
  " ELSE coalesce ((SELECT m.new_day" IN_FORCE_THEN " AND m.assignment_id = a.id" IN_ORDER ("DESC") " LIMIT 1)," \
  "  CASE WHEN NOT EXISTS (SELECT 1 FROM deadline_move WHERE assignment_id = a.id) THEN a.last_day END," \
  "  (SELECT m.new_day" IN_FORCE_THEN " AND m.task_id = a.task_id AND m.assignment_id IS NULL" IN_ORDER ("DESC") " LIMIT 1)," \
  "  CASE WHEN EXISTS (SELECT 1 FROM deadline_move WHERE task_id = a.task_id AND assignment_id IS NULL AND outcome = 'moved')" \
  "   THEN d.original_day END, d.last_day) END"

/* Needs: task t, deadline d, assignment a, its newest submission s. What the assignment is at, whatever
 * the task is held for. */
#define IS_STANDING "(d.bound = 'standing' OR substr (d.rule, 1, 2) = 'R/')"

#define PHASE_OF_LEAD                                                                         \
  "CASE s.verdict"                                                                            \
  " WHEN 'waiting' THEN 3"                                                                    \
  " WHEN 'accepted' THEN CASE WHEN s.received_day > " JUDGED_DAY " THEN 5 ELSE 4 END" \
  " WHEN 'returned' THEN 0"                                                                   \
  " ELSE CASE WHEN " IS_STANDING " THEN 8 WHEN a.percent > 0 THEN 1 ELSE 2 END END"

#define NEWEST_SUBMISSION                                                                     \
  " LEFT JOIN submission s ON s.assignment_id = a.id"                                         \
  "  AND s.version = (SELECT max (version) FROM submission WHERE assignment_id = a.id)"

#define INSERT_ASSIGNMENT_STATUS(condition)                                                   \
  "INSERT INTO assignment_status (assignment_id, task_id, unit_id, phase, last_day, received_day, judged_day)" \
  " SELECT a.id, a.task_id, a.unit_id,"                                                       \
  "  CASE t.hold WHEN 'suspended' THEN 6 WHEN 'cancelled' THEN 7 ELSE " PHASE_OF_LEAD " END,"  \
  "  coalesce (a.last_day, d.last_day), s.received_day, " JUDGED_DAY                          \
  " FROM task t"                                                                              \
  " JOIN assignment a ON a.task_id = t.id AND a.role = 'lead' AND a.excused IS NULL"          \
  " LEFT JOIN deadline d ON d.task_id = t.id"                                                 \
  NEWEST_SUBMISSION condition

/* A row that is as it was is left alone, and so is what an index says of it. */
#define UPDATE_ASSIGNMENT_STATUS                                                              \
  " ON CONFLICT (assignment_id) DO UPDATE SET task_id = excluded.task_id, unit_id = excluded.unit_id, phase = excluded.phase," \
  "  last_day = excluded.last_day, received_day = excluded.received_day, judged_day = excluded.judged_day" \
  " WHERE (task_id, unit_id, phase, last_day, received_day, judged_day) IS NOT"               \
  "  (excluded.task_id, excluded.unit_id, excluded.phase, excluded.last_day, excluded.received_day, excluded.judged_day)"

/* What a lead is at beneath a task that is held. */
#define PHASE_BENEATH "(SELECT " PHASE_OF_LEAD " FROM (SELECT 1)" NEWEST_SUBMISSION ")"

/* One row for each lead, and one for a task without any. A lead that is excused owes nothing, but its task is not one
 * without leads. What each is at has just been found out. */
#define LEADS                                                                                 \
  "SELECT t.id AS task_id, t.directive_id, t.position, t.hold, t.title,"                      \
  "  CASE WHEN " IS_STANDING " THEN 'standing' ELSE d.bound END AS bound,"                    \
  "  d.last_day AS task_day, d.original_day, a.id AS assignment_id, a.unit_id, a.excused, a.percent," \
  "  CASE WHEN t.hold = 'active' OR a.excused IS NOT NULL THEN i.phase ELSE " PHASE_BENEATH " END AS phase," \
  "  coalesce (a.last_day, d.last_day) AS lead_day, i.received_day"                           \
  " FROM task t"                                                                              \
  " LEFT JOIN deadline d ON d.task_id = t.id"                                                 \
  " LEFT JOIN assignment a ON a.task_id = t.id AND a.role = 'lead'"                           \
  " LEFT JOIN assignment_status i ON i.assignment_id = a.id"

#define SUMS                                                                                  \
  "SELECT task_id, directive_id, position, hold, title, bound, task_day, original_day,"       \
  "  count (assignment_id) AS leads,"                                                         \
  "  count (assignment_id) FILTER (WHERE excused IS NULL) AS owed,"                           \
  "  count (*) FILTER (WHERE assignment_id IS NOT NULL AND phase = 0) AS returned,"           \
  "  count (*) FILTER (WHERE assignment_id IS NOT NULL AND phase = 1) AS progress,"           \
  "  count (*) FILTER (WHERE assignment_id IS NOT NULL AND phase = 2) AS idle,"               \
  "  count (*) FILTER (WHERE phase = 3) AS waiting,"                                          \
  "  count (*) FILTER (WHERE phase IN (4, 5)) AS accepted,"                                   \
  "  count (*) FILTER (WHERE phase = 5) AS late,"                                             \
  "  count (*) FILTER (WHERE assignment_id IS NOT NULL AND phase = 8) AS standing,"           \
  "  min (lead_day) FILTER (WHERE assignment_id IS NOT NULL AND phase <= 2) AS open_day,"     \
  "  max (received_day) FILTER (WHERE excused IS NULL) AS received_day,"                      \
  "  max (percent) FILTER (WHERE excused IS NULL) AS percent, max (unit_id) AS some_lead"     \
  " FROM leads GROUP BY task_id"

/* The rules of a collection: as long as one is returned and none has handed in, it is returned; as long as
 * one is open, it is in progress once anything was done; else it is what the worst of its leads is. A task whose
 * leads are all excused is owed by nobody. */
#define PHASE_OF_TASK                                                                         \
  "CASE"                                                                                      \
  " WHEN hold = 'suspended' THEN 6"                                                           \
  " WHEN hold = 'cancelled' THEN 7"                                                           \
  " WHEN leads = 0 AND bound = 'standing' THEN 8"                                             \
  " WHEN leads = 0 THEN 2"                                                                    \
  " WHEN owed = 0 THEN 7"                                                                     \
  " WHEN returned > 0 AND (owed = 1 OR waiting + accepted = 0) THEN 0"                        \
  " WHEN returned + progress + idle > 0 THEN"                                                 \
  "  CASE WHEN returned + progress + waiting + accepted > 0 THEN 1 ELSE 2 END"                \
  " WHEN waiting > 0 THEN 3"                                                                  \
  " WHEN late > 0 THEN 5"                                                                     \
  " WHEN standing > 0 THEN 8"                                                                 \
  " ELSE 4 END"

#define FIRST_LEAD                                                                            \
  "CASE WHEN leads < 2 THEN some_lead"                                                        \
  " ELSE (SELECT fa.unit_id FROM assignment fa WHERE fa.task_id = sums.task_id AND fa.role = 'lead'" \
  "       ORDER BY fa.excused IS NOT NULL, fa.position, fa.id LIMIT 1) END"

/* @title_key: an expression, as it takes longer than all the rest to make one */
#define INSERT_TASK_STATUS(condition, title_key)                                              \
  "INSERT INTO task_status (task_id, directive_id, position, phase, next_day, last_day, original_day," \
  "  handed_day, owed, handed_in, accepted, percent, lead_id, lead_key, title_key)"           \
  " WITH leads AS (" LEADS condition "), sums AS (" SUMS ")"                                  \
  " SELECT task_id, directive_id, sums.position, " PHASE_OF_TASK ","                          \
  "  CASE WHEN hold <> 'active' THEN NULL WHEN leads = 0 THEN task_day ELSE open_day END,"    \
  "  task_day,"                                                                               \
  "  CASE WHEN original_day <> task_day THEN original_day END,"                               \
  "  CASE WHEN returned + progress + idle = 0 THEN received_day END,"                         \
  "  owed, waiting + accepted, accepted,"                                                     \
  "  CASE WHEN owed > 1 THEN 100 * (waiting + accepted) / owed"                               \
  "   WHEN accepted > 0 THEN 100 ELSE coalesce (percent, 0) END,"                             \
  "  u.id, coalesce (u.sort_key, ''), " title_key                                             \
  " FROM sums LEFT JOIN unit u ON u.id = " FIRST_LEAD

#define NEW_TITLE_KEY "dt_title_key (title)"

#define SAME_TITLE_KEY                                                                        \
  "CASE WHEN sums.task_id IN (SELECT task_id FROM dirty_words) THEN dt_title_key (title)"     \
  " ELSE coalesce ((SELECT o.title_key FROM task_status o WHERE o.task_id = sums.task_id), dt_title_key (title)) END"

#define UPDATE_TASK_STATUS                                                                    \
  " WHERE true ON CONFLICT (task_id) DO UPDATE SET directive_id = excluded.directive_id, position = excluded.position," \
  "  phase = excluded.phase, next_day = excluded.next_day, last_day = excluded.last_day, original_day = excluded.original_day," \
  "  handed_day = excluded.handed_day, owed = excluded.owed, handed_in = excluded.handed_in, accepted = excluded.accepted," \
  "  percent = excluded.percent, lead_id = excluded.lead_id, lead_key = excluded.lead_key, title_key = excluded.title_key" \
  " WHERE (directive_id, position, phase, next_day, last_day, original_day, handed_day, owed, handed_in, accepted, percent," \
  "   lead_id, lead_key, title_key) IS NOT"                                                   \
  "  (excluded.directive_id, excluded.position, excluded.phase, excluded.next_day, excluded.last_day, excluded.original_day," \
  "   excluded.handed_day, excluded.owed, excluded.handed_in, excluded.accepted, excluded.percent, excluded.lead_id," \
  "   excluded.lead_key, excluded.title_key)"

/* Grouped, so that the words of a task are put together once for both columns. */
#define INSERT_TASK_SEARCH(condition)                                                         \
  "INSERT INTO task_search (task_id, folded, exact)"                                          \
  " WITH texts AS"                                                                            \
  "  (SELECT t.id, t.title || ' ' || d.symbol || ' ' || coalesce (t.clause, '')"              \
  "    || ' ' || coalesce (group_concat (u.name || ' ' || u.short_name, ' '), '')"            \
  "    || ' ' || coalesce (t.text, '') AS words"                                              \
  "   FROM task t JOIN directive d ON d.id = t.directive_id"                                  \
  "   LEFT JOIN assignment a ON a.task_id = t.id AND a.role = 'lead'"                         \
  "   LEFT JOIN unit u ON u.id = a.unit_id" condition                                         \
  "   GROUP BY t.id)"                                                                         \
  " SELECT id, dt_fold (words), dt_exact (words) FROM texts"

#define OF_DIRTY_TASKS " WHERE t.id IN (SELECT task_id FROM dirty_task)"
#define OF_DIRTY_WORDS " WHERE t.id IN (SELECT task_id FROM dirty_words)"

/* Rows of a table that the step has made, removed, or changed in one of the columns. A row that was taken
 * and put back, as undo does, counts by what it was. */
#define CHANGED(table, select, olds, news)                                                    \
  "SELECT " select " FROM undo_" table " AS was LEFT JOIN main." table " AS now ON now.id = was.id" \
  " WHERE was.step = dt_undo_step () AND (was.op = 'I' OR now.id IS NULL OR (" olds ") IS NOT (" news "))"

/* Numbers that are kept: those of the rows of some tasks are taken off before the rows change, and added afterwards. */
#define WAITS "(phase = 3 OR (phase <= 2 AND handed_in > accepted))"
#define OPEN "phase IN (0, 1, 2, 3, 8)"

/* @rows: which, such that a few tasks are looked up and not found by a walk */
#define TALLY_DAYS(...) TALLY_DAYS_OF (__VA_ARGS__)
#define TALLY_DAYS_OF(sign, rows, condition)                                                                \
  "INSERT INTO day_status (phase, next_day, last_day, waiting, n)"                            \
  " SELECT phase, coalesce (next_day, 0), coalesce (last_day, 0), " WAITS ", " sign "count (*)" \
  "  FROM " rows " task_status s WHERE " condition " GROUP BY 1, 2, 3, 4"                \
  " ON CONFLICT (phase, next_day, last_day, waiting) DO UPDATE SET n = n + excluded.n"

#define TALLY_DIRECTIVES(...) TALLY_DIRECTIVES_OF (__VA_ARGS__)
#define TALLY_DIRECTIVES_OF(sign, rows, condition)                                                          \
  "INSERT INTO directive_status (directive_id, n_open)"                                       \
  " SELECT directive_id, " sign "count (*) FROM " rows " task_status s WHERE " condition " AND " OPEN " GROUP BY 1" \
  " ON CONFLICT (directive_id) DO UPDATE SET n_open = n_open + excluded.n_open"

#define TALLY_UNITS(...) TALLY_UNITS_OF (__VA_ARGS__)
#define TALLY_UNITS_OF(sign, rows, condition)                                                               \
  "INSERT INTO unit_status (unit_id, n_owed)"                                                 \
  " SELECT unit_id, " sign "count (*) FROM " rows " assignment_status s WHERE " condition " AND phase <= 2 GROUP BY 1" \
  " ON CONFLICT (unit_id) DO UPDATE SET n_owed = n_owed + excluded.n_owed"

#define EVERY_ROW "", "true"
#define DIRTY_ROWS "dirty_task d CROSS JOIN", "s.task_id = d.task_id"

/* Rows of what is gone, or owes nothing any longer. Undo takes rows without what would cascade. */
#define FORGET_ASSIGNMENTS                                                                    \
  "DELETE FROM assignment_status WHERE task_id IN (SELECT task_id FROM touched_assignment UNION SELECT id FROM touched_task) AND NOT EXISTS" \
  " (SELECT 1 FROM assignment a JOIN task t ON t.id = a.task_id WHERE a.id = assignment_status.assignment_id" \
  "   AND a.role = 'lead' AND a.excused IS NULL)"

#define FORGET_TASKS                                                                          \
  "DELETE FROM task_status WHERE task_id IN (SELECT d.task_id FROM dirty_task d LEFT JOIN task t ON t.id = d.task_id WHERE t.id IS NULL)"

/* Tasks whose status may be another. */
#define MARK_TASKS                                                                            \
  "INSERT INTO dirty_task"                                                                    \
  " SELECT id FROM touched_task"                                                              \
  " UNION ALL SELECT task_id FROM undo_deadline WHERE step = dt_undo_step ()"                 \
  " UNION ALL SELECT task_id FROM touched_deadline_move"                                      \
  " UNION ALL SELECT task_id FROM deadline_move WHERE change_id IN (SELECT id FROM touched_schedule_change)" \
  " UNION ALL SELECT task_id FROM touched_assignment"                                         \
  " UNION ALL SELECT a.task_id FROM touched_submission s JOIN assignment a ON a.id = s.assignment_id" \
  " UNION ALL SELECT a.task_id FROM assignment a WHERE a.role = 'lead' AND a.unit_id IN ("    \
  CHANGED ("unit", "was.id", "was.sort_key", "now.sort_key") ") ON CONFLICT DO NOTHING"

/* Tasks whose words may be others. */
#define MARK_WORDS                                                                            \
  "INSERT INTO dirty_words "                                                                  \
  CHANGED ("task", "was.id", "was.title, was.text, was.clause, was.directive_id",             \
           "now.title, now.text, now.clause, now.directive_id")                               \
  " UNION "                                                                                   \
  CHANGED ("assignment", "was.task_id", "was.task_id, was.unit_id, was.role", "now.task_id, now.unit_id, now.role") \
  "  AND was.op <> 'I'"                                                                       \
  " UNION "                                                                                   \
  CHANGED ("assignment", "now.task_id", "was.task_id, was.unit_id, was.role", "now.task_id, now.unit_id, now.role") \
  "  AND now.id IS NOT NULL"                                                                  \
  " UNION SELECT id FROM task WHERE directive_id IN ("                                        \
  CHANGED ("directive", "was.id", "was.symbol", "now.symbol") " AND was.op <> 'I')"           \
  " UNION SELECT a.task_id FROM assignment a WHERE a.role = 'lead' AND a.unit_id IN ("        \
  CHANGED ("unit", "was.id", "was.name, was.short_name", "now.name, now.short_name") " AND was.op <> 'I')"

/* The index of words and the numbers follow their tables by triggers where rows go, since they also go by cascade, when it
 * is too late to say what they were. */
#define FOLLOW                                                                                \
  "CREATE TEMP TRIGGER follow_tasks_d AFTER DELETE ON main.task_status BEGIN"                 \
  " UPDATE day_status SET n = n - 1 WHERE phase = old.phase AND next_day = coalesce (old.next_day, 0)" \
  "  AND last_day = coalesce (old.last_day, 0)"                                               \
  "  AND waiting = (old.phase = 3 OR (old.phase <= 2 AND old.handed_in > old.accepted));"     \
  " UPDATE directive_status SET n_open = n_open - 1"                                          \
  "  WHERE directive_id = old.directive_id AND old.phase IN (0, 1, 2, 3, 8); END;"            \
  "CREATE TEMP TRIGGER follow_assignments_d AFTER DELETE ON main.assignment_status BEGIN"     \
  " UPDATE unit_status SET n_owed = n_owed - 1 WHERE unit_id = old.unit_id AND old.phase <= 2; END;" \
  "CREATE TEMP TRIGGER follow_words_d AFTER DELETE ON main.task_search BEGIN"                 \
  " INSERT INTO task_fts (task_fts, rowid, folded, exact)"                                    \
  " VALUES ('delete', old.task_id, old.folded, old.exact); END;"                              \
  "CREATE TEMP TRIGGER follow_words_i AFTER INSERT ON main.task_search BEGIN"                 \
  " INSERT INTO task_fts (rowid, folded, exact)"                                              \
  " VALUES (new.task_id, new.folded, new.exact); END;"

static gboolean
run (DtDb       *db,
     const char *sql,
     GError    **error)
{
  g_auto(DtStmt) stmt = { 0 };

  return dt_db_prepare (db, &stmt, sql, error) && dt_stmt_run (&stmt, error);
}

static gboolean
run_all (DtDb               *db,
         const char * const *statements,
         GError            **error)
{
  for (; *statements != NULL; statements++)
    if (!run (db, *statements, error))
      return FALSE;

  return TRUE;
}

/**
 * dt_status_prepare:
 * @db: the writer's connection, which has the shadow tables of DtUndo
 */
gboolean
dt_status_prepare (DtDb    *db,
                   GError **error)
{
  return dt_db_exec (db,
                     "CREATE TEMP TABLE dirty_task (task_id INTEGER PRIMARY KEY);"
                     "CREATE TEMP TABLE dirty_words (task_id INTEGER PRIMARY KEY);"
                     "CREATE TEMP TABLE shown_task (task_id INTEGER PRIMARY KEY);"
                     FOLLOW,
                     error);
}

/**
 * dt_status_refresh:
 *
 * Brings the derived rows up to what the recorded step has changed, inside its transaction. Afterwards
 * `dirty_task` and `dirty_words` tell which tasks these were.
 */
gboolean
dt_status_refresh (DtDb    *db,
                   GError **error)
{
  static const char * const statements[] = {
    "DELETE FROM dirty_task",
    "DELETE FROM dirty_words",
    MARK_TASKS,
    MARK_WORDS,
    FORGET_ASSIGNMENTS,
    FORGET_TASKS,
    "DELETE FROM task_search WHERE task_id IN (SELECT task_id FROM dirty_words)",
    TALLY_DAYS ("-", DIRTY_ROWS),
    TALLY_DIRECTIVES ("-", DIRTY_ROWS),
    TALLY_UNITS ("-", DIRTY_ROWS),
    INSERT_ASSIGNMENT_STATUS (OF_DIRTY_TASKS) UPDATE_ASSIGNMENT_STATUS,
    INSERT_TASK_STATUS (OF_DIRTY_TASKS, SAME_TITLE_KEY) UPDATE_TASK_STATUS,
    TALLY_DAYS ("", DIRTY_ROWS),
    TALLY_DIRECTIVES ("", DIRTY_ROWS),
    TALLY_UNITS ("", DIRTY_ROWS),
    "DELETE FROM day_status WHERE n = 0",
    "DELETE FROM directive_status WHERE n_open = 0",
    "DELETE FROM unit_status WHERE n_owed = 0",
    INSERT_TASK_SEARCH (OF_DIRTY_WORDS),
    NULL,
  };

  return run_all (db, statements, error);
}

/**
 * dt_status_suspend:
 *
 * For a large write, inside its transaction: the derived rows are not followed until dt_status_resume(),
 * which makes them all anew. A rollback undoes it as well.
 */
gboolean
dt_status_suspend (DtDb    *db,
                   GError **error)
{
  return dt_db_exec (db, "DROP TRIGGER temp.follow_words_d; DROP TRIGGER temp.follow_words_i;"
                         " DROP TRIGGER temp.follow_tasks_d; DROP TRIGGER temp.follow_assignments_d", error);
}

gboolean
dt_status_resume (DtDb    *db,
                  GError **error)
{
  return dt_status_rebuild (db, error) && dt_db_exec (db, FOLLOW, error);
}

/* To sort the keys of an index takes memory, some 40 bytes for each task. In a larger register the indexes
 * stay where they are and grow with their tables, which takes longer. */
#define MAX_SORTED_TASKS 200000

static gboolean
is_small (DtDb     *db,
          gboolean *small,
          GError  **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT count (*) FROM task", error) || !dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  *small = dt_column_int64 (&stmt, 0) <= MAX_SORTED_TASKS;
  return TRUE;
}

/* Indexes of the derived tables, to be made after their rows, which is faster. */
static gboolean
take_indexes (DtDb       *db,
              GPtrArray  *made,
              GError    **error)
{
  g_autoptr(GPtrArray) drops = g_ptr_array_new_with_free_func (g_free);
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt,
                      "SELECT 'DROP INDEX main.' || name, sql FROM main.sqlite_schema"
                      " WHERE type = 'index' AND tbl_name IN ('assignment_status', 'task_status') AND sql IS NOT NULL",
                      error)
      || !dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  while (has_row)
    {
      g_ptr_array_add (drops, dt_column_dup (&stmt, 0));
      g_ptr_array_add (made, dt_column_dup (&stmt, 1));
      if (!dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
    }

  dt_stmt_clear (&stmt);
  for (guint i = 0; i < drops->len; i++)
    if (!dt_db_exec (db, drops->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * dt_status_rebuild:
 *
 * Makes all derived rows anew from the rest of the register, in the transaction of the caller, and the index of
 * words with them. The triggers that follow must not be there.
 */
gboolean
dt_status_rebuild (DtDb    *db,
                   GError **error)
{
  static const char * const statements[] = {
    "DELETE FROM assignment_status",
    "DELETE FROM task_status",
    "DELETE FROM task_search",
    INSERT_ASSIGNMENT_STATUS (""),
    INSERT_TASK_STATUS ("", NEW_TITLE_KEY),
    "DELETE FROM day_status",
    "DELETE FROM directive_status",
    "DELETE FROM unit_status",
    TALLY_DAYS ("", EVERY_ROW),
    TALLY_DIRECTIVES ("", EVERY_ROW),
    TALLY_UNITS ("", EVERY_ROW),
    INSERT_TASK_SEARCH (""),
    "INSERT INTO task_fts (task_fts) VALUES ('rebuild')",
    NULL,
  };
  g_autoptr(GPtrArray) indexes = g_ptr_array_new_with_free_func (g_free);
  gboolean small;

  if (!is_small (db, &small, error) || (small && !take_indexes (db, indexes, error)) || !run_all (db, statements, error))
    return FALSE;

  for (guint i = 0; i < indexes->len; i++)
    if (!dt_db_exec (db, indexes->pdata[i], error))
      return FALSE;
  return TRUE;
}
