/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rules of deadlines count from: the receipt or the date of the directive, another task's completion, another
 * task's last day. */

#include "dt-schedule-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-db.h"
#include "dt-error.h"

/* "#2.1" of the same directive, "150-KH/TU#2.1", or a uid. */
static gboolean
prepare_search (DtDb       *db,
                DtStmt     *st,
                gint64      task_id,
                const char *name,
                GError    **error)
{
  const char *hash = strrchr (name, '#');
  g_autofree char *symbol = NULL;

  if (hash == NULL)
    {
      if (!dt_db_prepare (db, st, "SELECT id FROM task WHERE uid = ?1", error))
        return FALSE;
      dt_bind_text (st, 1, name);
      return TRUE;
    }

  if (hash == name)
    {
      if (!dt_db_prepare (db, st, "SELECT o.id FROM task t JOIN task o ON o.directive_id = t.directive_id"
                                  " WHERE t.id = ?1 AND o.ordinal = ?2", error))
        return FALSE;
      dt_bind_int64 (st, 1, task_id);
      dt_bind_text (st, 2, hash + 1);
      return TRUE;
    }

  symbol = g_strndup (name, (gsize) (hash - name));
  if (!dt_db_prepare (db, st, "SELECT o.id FROM directive d JOIN task o ON o.directive_id = d.id"
                              " WHERE d.symbol_key = dt_symbol_key (?1) AND o.ordinal = ?2", error))
    return FALSE;
  dt_bind_text (st, 1, symbol);
  dt_bind_text (st, 2, hash + 1);
  return TRUE;
}

gboolean
dt_schedule_find_anchor_task (DtDb                 *db,
                              gint64                task_id,
                              const DtDeadlineRule *rule,
                              gint64               *anchor_id,
                              GError              **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = FALSE;

  *anchor_id = 0;
  if (rule->kind != DT_RULE_COUNT || rule->task == NULL)
    return TRUE;

  if (!prepare_search (db, &st, task_id, rule->task, error) || !dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  *anchor_id = dt_column_int64 (&st, 0);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (has_row)
    *anchor_id = 0;     /* two have that number: none is meant */

  return TRUE;
}

/* Done is what all its leads handed in and what was accepted of all of them, on the last day of receipt. */
#define DONE_DAY                                                                                       \
  "SELECT CASE WHEN count (*) > 0 AND min (coalesce (s.verdict, '') = 'accepted') THEN max (s.received_day) END" \
  "  FROM assignment a LEFT JOIN submission s ON s.assignment_id = a.id"                               \
  "   AND s.version = (SELECT max (version) FROM submission WHERE assignment_id = a.id)"               \
  " WHERE a.task_id = ?1 AND a.role = 'lead' AND a.excused IS NULL"

static const char *
anchor_sql (DtAnchor anchor)
{
  switch (anchor)
    {
    case DT_ANCHOR_RECEIVED:
      return "SELECT d.arrived_day FROM task t JOIN directive d ON d.id = t.directive_id WHERE t.id = ?1";
    case DT_ANCHOR_ISSUED:
      return "SELECT d.issued_day FROM task t JOIN directive d ON d.id = t.directive_id WHERE t.id = ?1";
    case DT_ANCHOR_DONE:
      return DONE_DAY;
    case DT_ANCHOR_DUE:
      return "SELECT last_day FROM deadline WHERE task_id = ?1";
    case DT_ANCHOR_DAY:
    case DT_ANCHOR_EVENT:
      break;
    }

  return NULL;
}

gboolean
dt_schedule_load_anchor (DtDb                 *db,
                         gint64                task_id,
                         const DtDeadlineRule *rule,
                         gint64                anchor_id,
                         DtDay                *day,
                         GError              **error)
{
  const char *sql = anchor_sql (rule->anchor);
  gboolean of_other = rule->anchor == DT_ANCHOR_DONE || rule->anchor == DT_ANCHOR_DUE;
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  *day = DT_DAY_NONE;
  if (sql == NULL || (of_other && anchor_id == 0))
    return TRUE;

  if (!dt_db_prepare (db, &st, sql, error))
    return FALSE;
  dt_bind_int64 (&st, 1, of_other ? anchor_id : task_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (has_row)
    *day = dt_column_day (&st, 0);

  return TRUE;
}

gboolean
dt_schedule_fill_anchor (DtDb        *db,
                         gint64       task_id,
                         DtDeadline  *deadline,
                         GError     **error)
{
  g_autoptr(DtDeadlineRule) rule = deadline->rule != NULL ? dt_deadline_rule_parse (deadline->rule, NULL) : NULL;
  gint64 anchor_id;

  if (rule == NULL || rule->kind != DT_RULE_COUNT)
    return TRUE;

  return dt_schedule_find_anchor_task (db, task_id, rule, &anchor_id, error)
         && dt_schedule_load_anchor (db, task_id, rule, anchor_id, &deadline->anchor_day, error);
}

static char *
load_title (DtDb    *db,
            gint64   task_id,
            GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT coalesce (short_title, title) FROM task WHERE id = ?1", error))
    return NULL;
  dt_bind_int64 (&st, 1, task_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return NULL;

  return has_row ? dt_column_dup (&st, 0) : g_strdup ("");
}

gboolean
dt_schedule_refuse_loop (DtDb    *db,
                         gint64   task_id,
                         gint64   anchor_id,
                         GError **error)
{
  g_autofree char *task = load_title (db, task_id, error);
  g_autofree char *anchor = task != NULL ? load_title (db, anchor_id, error) : NULL;

  if (task == NULL || anchor == NULL)
    return FALSE;

  g_set_error (error, DT_ERROR, DT_ERROR_INVALID,
               /* Translators: titles of two tasks */
               _("The deadlines of “%1$s” and “%2$s” are counted from each other"), task, anchor);
  return FALSE;
}
