/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two entries of one unit become one. Unlike a successor, which takes over what is open from a day on, the one that goes
 * was never a unit of its own: all of its history is the other's. */

#include "dt-unit-merge-jobs.h"

#include "dt-db.h"
#include "dt-edit-private.h"
#include "dt-error.h"

#include <glib/gi18n-lib.h>

static char *
load_name (DtDb    *db,
           gint64   id,
           GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT short_name FROM unit WHERE id = ?1", error))
    return NULL;
  dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This unit is no longer in the register."));
      return NULL;
    }

  return dt_column_dup (&st, 0);
}

/* Runs a statement with ?1 the unit that goes and ?2 the one that stays; @n: (out) (nullable): how many rows it changed. */
static gboolean
run (DtDb               *db,
     const DtUnitMerge  *merge,
     const char         *sql,
     int                *n,
     GError            **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, sql, error))
    return FALSE;
  dt_bind_int64 (&st, 1, merge->from_id);
  dt_bind_int64 (&st, 2, merge->into_id);
  if (!dt_stmt_run (&st, error))
    return FALSE;
  if (n != NULL)
    *n = sqlite3_changes (dt_db_handle (db));

  return TRUE;
}

#define HISTORY(a)                                                                                   \
  "(EXISTS (SELECT 1 FROM submission WHERE assignment_id = " a ".id)"                                \
  " OR EXISTS (SELECT 1 FROM extension WHERE assignment_id = " a ".id)"                              \
  " OR EXISTS (SELECT 1 FROM reminder_assignment WHERE assignment_id = " a ".id))"

/* Parts that both have in the same role of the same task: f is the one that goes, i that of the other. */
#define DOUBLED                                                                                      \
  " FROM assignment f JOIN assignment i ON i.task_id = f.task_id AND i.role = f.role AND i.unit_id = ?2 WHERE f.unit_id = ?1"

/* Of two parts with a history nobody can tell which is the true one. */
static gboolean
check_histories (DtDb               *db,
                 const DtUnitMerge  *merge,
                 GError            **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT coalesce (t.short_title, t.title) FROM task t WHERE t.id IN (SELECT f.task_id" DOUBLED
                               " AND " HISTORY ("f") " AND " HISTORY ("i") ") ORDER BY t.id LIMIT 1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, merge->from_id);
  dt_bind_int64 (&st, 2, merge->into_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;

  return !has_row || dt_refuse (error, _("Both have a history in “%s”. Remove what was recorded for one of them there first."), dt_column_peek (&st, 0));
}

/* The part in which something happened stays, else that of the unit that stays. */
static gboolean
merge_parts (DtDb               *db,
             const DtUnitMerge  *merge,
             DtUnitMerged       *merged,
             GError            **error)
{
  int n_mine, n_theirs;

  if (!run (db, merge, "DELETE FROM assignment WHERE id IN (SELECT i.id" DOUBLED " AND " HISTORY ("f") ")", &n_theirs, error)
      || !run (db, merge, "DELETE FROM assignment WHERE id IN (SELECT f.id" DOUBLED ")", &n_mine, error)
      || !run (db, merge, "UPDATE assignment SET unit_id = ?2 WHERE unit_id = ?1", &merged->n_tasks, error)
      || !run (db, merge, "UPDATE assignment SET passed_from = ?2 WHERE passed_from = ?1", NULL, error))
    return FALSE;
  merged->n_doubled = n_mine + n_theirs;

  return TRUE;
}

/* A membership that the other has at the same time is the same. */
static gboolean
merge_memberships (DtDb               *db,
                   const DtUnitMerge  *merge,
                   DtUnitMerged       *merged,
                   GError            **error)
{
  return run (db, merge,
              "DELETE FROM group_member WHERE unit_id = ?1 AND EXISTS (SELECT 1 FROM group_member o WHERE o.group_id = group_member.group_id"
              " AND o.unit_id = ?2 AND coalesce (o.valid_from, 0) <= coalesce (group_member.valid_to, 2147483647)"
              " AND coalesce (group_member.valid_from, 0) <= coalesce (o.valid_to, 2147483647))", NULL, error)
         && run (db, merge, "UPDATE group_member SET unit_id = ?2 WHERE unit_id = ?1", &merged->n_groups, error);
}

/**
 * dt_job_merge_unit:
 * @data: a #DtUnitMerge
 * @result: (out): a #DtUnitMerged; free with g_free()
 *
 * DT_ERROR_INVALID where both handed in, asked or were urged in the same role of one task, and for a unit merged with
 * itself.
 */
gboolean
dt_job_merge_unit (DtDb      *db,
                   gpointer   data,
                   gpointer  *result,
                   GError   **error)
{
  static const char *const others[] = {
    "UPDATE directive SET issuer_id = ?2 WHERE issuer_id = ?1",
    "UPDATE addressee SET unit_id = ?2 WHERE unit_id = ?1",
    "UPDATE unit SET parent_id = iif (id = ?2, NULL, ?2) WHERE parent_id = ?1",
    "UPDATE unit SET successor_id = iif (id = ?2, NULL, ?2) WHERE successor_id = ?1",
    "DELETE FROM unit WHERE id = ?1 AND id <> ?2",
  };
  const DtUnitMerge *merge = data;
  g_autofree char *from = load_name (db, merge->from_id, error);
  g_autofree char *into = from != NULL ? load_name (db, merge->into_id, error) : NULL;
  g_autofree DtUnitMerged *merged = g_new0 (DtUnitMerged, 1);
  g_autofree char *label = NULL;

  if (into == NULL)
    return FALSE;
  if (merge->from_id == merge->into_id)
    return dt_refuse (error, _("A unit cannot be merged with itself."));
  if (!check_histories (db, merge, error)
      || !merge_parts (db, merge, merged, error)
      || !merge_memberships (db, merge, merged, error)
      || !run (db, merge, "UPDATE reminder SET unit_id = ?2 WHERE unit_id = ?1", &merged->n_reminders, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (!run (db, merge, others[i], NULL, error))
      return FALSE;

  /* Translators: two units: the one that goes, and the one that stays */
  label = g_strdup_printf (_("Merge %s into %s"), from, into);
  dt_db_set_label (db, label);
  *result = g_steal_pointer (&merged);

  return TRUE;
}
