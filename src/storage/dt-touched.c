/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the rows that a step has touched to the tasks, units and directives whose views have to look again. */

#include "dt-touched.h"

/* Gathered once, since units and directives follow from the tasks. dirty_task and dirty_words come from dt_status_refresh();
 * the rest is shown with a task, but does not decide its state. */
#define SHOWN                                                                                 \
  "INSERT INTO shown_task"                                                                    \
  " SELECT task_id FROM dirty_task UNION ALL SELECT task_id FROM dirty_words"                 \
  " UNION ALL SELECT task_id FROM touched_dependency"                                         \
  " UNION ALL SELECT needs_id FROM touched_dependency"                                        \
  " UNION ALL SELECT a.task_id FROM touched_extension e JOIN assignment a ON a.id = e.assignment_id" \
  " UNION ALL SELECT a.task_id FROM touched_reminder_assignment r JOIN assignment a ON a.id = r.assignment_id" \
  " UNION ALL SELECT a.task_id FROM touched_reminder r"                                       \
  "  JOIN reminder_assignment ra ON ra.reminder_id = r.id JOIN assignment a ON a.id = ra.assignment_id" \
  " UNION ALL SELECT a.task_id FROM touched_attachment f"                                     \
  "  JOIN submission s ON s.id = f.submission_id JOIN assignment a ON a.id = s.assignment_id" \
  " UNION ALL SELECT t.id FROM task t WHERE t.directive_id IN (SELECT id FROM touched_directive)" \
  " ON CONFLICT DO NOTHING"

#define TASKS "SELECT task_id FROM shown_task"

#define UNITS                                                                                 \
  "SELECT id FROM touched_unit"                                                               \
  " UNION SELECT unit_id FROM touched_group_member"                                           \
  " UNION SELECT m.unit_id FROM group_member m WHERE m.group_id IN (SELECT id FROM touched_unit_group)" \
  " UNION SELECT unit_id FROM touched_assignment"                                             \
  " UNION SELECT unit_id FROM touched_reminder"                                               \
  " UNION SELECT a.unit_id FROM shown_task s CROSS JOIN assignment a ON a.task_id = s.task_id"

#define DIRECTIVES                                                                            \
  "SELECT id FROM touched_directive"                                                          \
  " UNION SELECT directive_id FROM touched_task"                                              \
  " UNION SELECT directive_id FROM touched_reference"                                         \
  " UNION SELECT target_id FROM touched_reference"                                            \
  " UNION SELECT directive_id FROM touched_addressee"                                         \
  " UNION SELECT directive_id FROM touched_attachment WHERE directive_id IS NOT NULL"         \
  " UNION SELECT cause_id FROM touched_schedule_change"                                       \
  " UNION SELECT target_id FROM touched_schedule_change WHERE target_id IS NOT NULL"          \
  " UNION SELECT t.directive_id FROM shown_task s CROSS JOIN task t ON t.id = s.task_id"

#define CALENDAR                                                                              \
  "SELECT EXISTS (SELECT 1 FROM undo_calendar_day WHERE step = dt_undo_step ())"              \
  " OR EXISTS (SELECT 1 FROM undo_calendar_year WHERE step = dt_undo_step ())"                \
  " OR EXISTS (SELECT 1 FROM undo_setting WHERE step = dt_undo_step ())"

static gboolean
gather_tasks (DtDb    *db,
              GError **error)
{
  static const char *const statements[] = { "DELETE FROM shown_task", SHOWN };

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_auto(DtStmt) stmt = { 0 };

      if (!dt_db_prepare (db, &stmt, statements[i], error) || !dt_stmt_run (&stmt, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_ids (DtDb       *db,
          const char *sql,
          GArray     *ids,
          GError    **error)
{
  g_autofree char *sorted = g_strconcat (sql, " ORDER BY 1", NULL);
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, sorted, error) || !dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  while (has_row)
    {
      gint64 id = dt_column_int64 (&stmt, 0);

      g_array_append_val (ids, id);
      if (!dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_flag (DtDb       *db,
           const char *sql,
           gboolean   *flag,
           GError    **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, sql, error) || !dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  *flag = dt_column_int (&stmt, 0) != 0;
  return TRUE;
}

DtChange *
dt_touched_read (DtDb    *db,
                 GError **error)
{
  g_autoptr(DtChange) change = dt_change_new ();

  if (!gather_tasks (db, error)
      || !read_ids (db, TASKS, change->tasks, error)
      || !read_ids (db, UNITS, change->units, error)
      || !read_ids (db, DIRECTIVES, change->directives, error)
      || !read_flag (db, CALENDAR, &change->calendar, error))
    return NULL;

  return g_steal_pointer (&change);
}
