/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Schedule changes with their moves, and what they do to last days. */

#include "dt-merge-private.h"

#include <glib/gi18n-lib.h>

#include "dt-schedule.h"
#include "dt-text.h"

/* A part of a task: the unit's own, as lead if it leads. *@id: 0 if it has none (told). */
gboolean
dt_merge_find_part (DtMerge     *self,
                    DtPlace      place,
                    gint64       task_id,
                    const char  *task,
                    const char  *unit,
                    gint64      *id,
                    GError     **error)
{
  gint64 unit_id = dt_merge_find_unit (self, place, unit);
  DtStmt *stmt;
  gboolean has_row;

  *id = 0;
  if (unit_id == 0)
    return TRUE;

  stmt = dt_merge_stmt (self, DT_STMT_ASSIGNMENT_OF_UNIT,
                        "SELECT id FROM assignment WHERE task_id = ?1 AND unit_id = ?2 ORDER BY role <> 'lead' LIMIT 1", error);
  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, task_id);
  dt_bind (stmt, 2, unit_id);
  if (!dt_stmt_next (stmt, &has_row, error))
    return FALSE;

  *id = has_row ? dt_column_int64 (stmt, 0) : 0;
  dt_stmt_reset (stmt);
  if (*id == 0)
    dt_import_report_error (self->report, place, NULL, _("The unit “%1$s” has no part in the task “%2$s”"), unit, task);
  return TRUE;
}

static gboolean
mark_dirty (DtMerge  *self,
            gint64    task_id,
            GError  **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt, "SELECT directive_id FROM task WHERE id = ?1", error))
    return FALSE;
  dt_bind (&stmt, 1, task_id);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  if (has_row)
    g_hash_table_insert (self->dirty, GSIZE_TO_POINTER (dt_column_int64 (&stmt, 0)), GINT_TO_POINTER (1));
  return TRUE;
}

/* Moves */

typedef struct { gint64 task_id; gint64 assignment_id; const DtMoveRecord *record; } Move;

static gboolean
list_moves (DtMerge    *self,
            GPtrArray  *records,
            GArray     *moves,
            GError    **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      const DtMoveRecord *record = records->pdata[i];
      Move move = { 0, 0, record };

      if (record->task == NULL || record->old_day == DT_DAY_NONE || record->new_day == DT_DAY_NONE)
        continue;       /* told already */
      if (!dt_merge_find_task (self, record->place, record->task, TRUE, &move.task_id, error))
        return FALSE;
      if (move.task_id == 0)
        continue;
      if (record->unit != NULL
          && !dt_merge_find_part (self, record->place, move.task_id, record->task, record->unit, &move.assignment_id, error))
        return FALSE;
      if (record->unit == NULL || move.assignment_id != 0)
        g_array_append_val (moves, move);
    }

  return TRUE;
}

static gboolean
merge_move (DtMerge     *self,
            gint64       change_id,
            const Move  *move,
            gint64      *id,
            gboolean    *changed,
            GError     **error)
{
  const DtMoveRecord *record = move->record;
  g_auto(DtStmt) stmt = { 0 };
  DtMergeRow row = { .n = 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt, "SELECT id FROM deadline_move WHERE change_id = ?1 AND task_id = ?2 AND assignment_id IS ?3", error))
    return FALSE;
  dt_bind (&stmt, 1, change_id);
  dt_bind (&stmt, 2, move->task_id);
  dt_bind_id (&stmt, 3, move->assignment_id);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;
  *id = has_row ? dt_column_int64 (&stmt, 0) : 0;

  dt_merge_row_id (&row, "change_id", FALSE, change_id);
  dt_merge_row_id (&row, "task_id", FALSE, move->task_id);
  dt_merge_row_id (&row, "assignment_id", FALSE, move->assignment_id);
  dt_merge_row_day (&row, "old_day", NULL, record->old_day);
  dt_merge_row_day (&row, "new_day", NULL, record->new_day);
  dt_merge_row_string (&row, "outcome", NULL, record->excepted ? "excepted" : "moved");
  dt_merge_row_text (&row, "reason", NULL, record->reason);
  if (*id != 0)
    return dt_merge_update (self, DT_MERGE_MOVE, *id, &row, changed, NULL, error);

  *changed = TRUE;
  return dt_merge_insert (self, DT_MERGE_MOVE, &row, id, error);
}

/* A file that tells moves tells all of them. Rows are kept by @kept; @outcome NULL for all. */
static gboolean
drop_moves (DtMerge     *self,
            gint64       change_id,
            GArray      *kept,
            const char  *outcome,
            gboolean    *changed,
            GError     **error)
{
  g_auto(DtStmt) list = { 0 };
  g_auto(DtStmt) drop = { 0 };
  g_autoptr(GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  if (!dt_db_prepare (self->db, &list, "SELECT id, task_id FROM deadline_move WHERE change_id = ?1 AND (?2 IS NULL OR outcome = ?2)", error)
      || !dt_db_prepare (self->db, &drop, "DELETE FROM deadline_move WHERE id = ?1", error))
    return FALSE;

  dt_bind (&list, 1, change_id);
  dt_bind (&list, 2, outcome);
  while (has_row)
    {
      gboolean found = FALSE;
      gint64 id;

      if (!dt_stmt_next (&list, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = dt_column_int64 (&list, 0);
      for (guint i = 0; kept != NULL && i < kept->len && !found; i++)
        found = g_array_index (kept, gint64, i) == id;
      if (found)
        continue;
      g_array_append_val (gone, id);
      if (!mark_dirty (self, dt_column_int64 (&list, 1), error))
        return FALSE;
    }

  for (guint i = 0; i < gone->len; i++)
    {
      dt_bind (&drop, 1, g_array_index (gone, gint64, i));
      if (!dt_stmt_run (&drop, error))
        return FALSE;
      *changed = TRUE;
    }

  return TRUE;
}

static gboolean
merge_moves (DtMerge   *self,
             gint64     change_id,
             GArray    *moves,
             gboolean  *changed,
             GError   **error)
{
  g_autoptr(GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < moves->len; i++)
    {
      const Move *move = &g_array_index (moves, Move, i);
      gboolean this_changed = FALSE;
      gint64 id;

      if (!merge_move (self, change_id, move, &id, &this_changed, error)
          || (this_changed && !mark_dirty (self, move->task_id, error)))
        return FALSE;
      *changed |= this_changed;
      g_array_append_val (kept, id);
    }

  return drop_moves (self, change_id, kept, NULL, changed, error);
}

/* Schedule changes */

/* By uid; else by cause, kind, target and clause, and where only tasks are moved also by the first of them. */
static gboolean
find_change (DtMerge                       *self,
             const DtScheduleChangeRecord  *record,
             gint64                         cause_id,
             gint64                         target_id,
             GArray                        *moves,
             gint64                        *id,
             GError                       **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt,
                      "SELECT id FROM schedule_change AS c WHERE uid = ?1 OR (cause_id = ?2 AND kind = ?3 AND target_id IS ?4"
                      " AND (?5 IS NULL OR cause_clause IS nullif (?5, ''))"
                      " AND (?6 IS NULL OR EXISTS (SELECT 1 FROM deadline_move WHERE change_id = c.id AND task_id = ?6 AND assignment_id IS ?7)))"
                      " ORDER BY uid IS ?1 DESC, id", error))
    return FALSE;

  dt_bind (&stmt, 1, (const char *) record->uid);
  dt_bind (&stmt, 2, cause_id);
  dt_bind (&stmt, 3, dt_nick_get (dt_change_kind_nicks, (int) record->rule.kind));
  dt_bind_id (&stmt, 4, target_id);
  dt_bind (&stmt, 5, (const char *) record->cause_clause);
  if (target_id == 0 && moves->len > 0)
    {
      dt_bind (&stmt, 6, g_array_index (moves, Move, 0).task_id);
      dt_bind_id (&stmt, 7, g_array_index (moves, Move, 0).assignment_id);
    }
  do
    {
      if (!dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
      *id = has_row ? dt_column_int64 (&stmt, 0) : 0;
    }
  while (has_row && dt_merge_is_claimed (self, DT_MERGE_CHANGE, record->uid, *id));

  return TRUE;
}

static void
fill_change (DtMergeRow                   *row,
             const DtScheduleChangeRecord *record,
             gint64                        cause_id,
             gint64                        target_id)
{
  const DtScheduleRule *rule = &record->rule;

  dt_merge_row_nick (row, "kind", N_("Kind"), dt_change_kind_nicks, (int) rule->kind, DT_CHANGE_CORRECT);
  dt_merge_row_id (row, "cause_id", TRUE, cause_id);
  dt_merge_row_text (row, "cause_clause", N_("Clause"), record->cause_clause);
  dt_merge_row_id (row, "target_id", TRUE, target_id);
  dt_merge_row_number (row, "amount", N_("Amount"), TRUE, rule->amount);
  dt_merge_row_nick (row, "span", NULL, dt_span_unit_nicks, (int) rule->unit, DT_SPAN_DAYS);
  dt_merge_row_exact_day (row, "fixed_day", N_("Day"), TRUE, rule->fixed_day);
  dt_merge_row_nick (row, "day_off", NULL, dt_day_off_rule_nicks, (int) rule->day_off, DT_DAY_OFF_KEEP);
  dt_merge_row_day (row, "decided_day", N_("Decided"), record->decided_day);
  dt_merge_row_day (row, "lifted_day", N_("Lifted"), record->lifted_day);
  dt_merge_row_text (row, "note", N_("Note"), record->note);
}

static void
tell_change (DtMerge                      *self,
             const DtScheduleChangeRecord *record,
             DtOutcome                     outcome,
             const char                   *detail)
{
  g_autofree char *rule = dt_schedule_rule_label (&record->rule);
  g_autofree char *title = record->target.symbol != NULL
                           ? g_strdup_printf ("%s: %s (%s)", record->cause.symbol, rule, record->target.symbol)
                           : g_strdup_printf ("%s: %s", record->cause.symbol, rule);

  dt_import_report_count (self->report, DT_ENTITY_CHANGE, outcome);
  if (outcome != DT_OUTCOME_UNCHANGED)
    dt_import_report_line (self->report, DT_ENTITY_CHANGE, outcome, title, *detail != '\0' ? detail : NULL, DT_DAY_NONE, DT_DAY_NONE);
}

static gboolean
store_change (DtMerge                       *self,
              const DtScheduleChangeRecord  *record,
              gint64                         cause_id,
              gint64                         target_id,
              GArray                        *moves,
              GError                       **error)
{
  g_autoptr(GString) detail = g_string_new (NULL);
  g_autofree char *uid = NULL;
  DtMergeRow row = { .n = 0 };
  gboolean rule_changed = FALSE;
  gboolean changed = FALSE;
  gint64 id;

  if (!find_change (self, record, cause_id, target_id, moves, &id, error))
    return FALSE;

  if (id == 0)
    uid = record->uid != NULL ? g_strdup (record->uid) : dt_uid_new ();
  dt_merge_row_string (&row, "uid", NULL, uid);
  fill_change (&row, record, cause_id, target_id);
  if (uid != NULL ? !dt_merge_insert (self, DT_MERGE_CHANGE, &row, &id, error)
                  : !dt_merge_update (self, DT_MERGE_CHANGE, id, &row, &rule_changed, detail, error))
    return FALSE;

  dt_merge_claim (self, DT_MERGE_CHANGE, id);

  /* A rule that was corrected is applied anew; what was left out by hand stays out. */
  if (moves->len > 0 ? !merge_moves (self, id, moves, &changed, error)
                     : rule_changed && target_id != 0 && !drop_moves (self, id, NULL, "moved", &changed, error))
    return FALSE;

  if (target_id != 0 && (uid != NULL || rule_changed || changed))
    g_hash_table_insert (self->dirty, GSIZE_TO_POINTER (target_id), GINT_TO_POINTER (1));
  tell_change (self, record, uid != NULL ? DT_OUTCOME_NEW : rule_changed || changed ? DT_OUTCOME_CHANGED : DT_OUTCOME_UNCHANGED, detail->str);
  return TRUE;
}

gboolean
dt_merge_schedule_change (DtMerge                       *self,
                          const DtScheduleChangeRecord  *record,
                          GError                       **error)
{
  g_autoptr(GArray) moves = g_array_new (FALSE, FALSE, sizeof (Move));
  gint64 cause_id = 0;
  gint64 target_id = 0;

  if (!dt_merge_load (self, error)
      || !dt_merge_cite_directive (self, record->place, &record->cause, DT_DOCUMENT_OTHER, NULL, &cause_id, error))
    return FALSE;
  if (record->target.symbol != NULL
      && !dt_merge_cite_directive (self, record->place, &record->target, DT_DOCUMENT_OTHER, NULL, &target_id, error))
    return FALSE;
  if (!list_moves (self, record->moves, moves, error))
    return FALSE;

  /* What was at fault has been told; nothing will be stored. */
  if (cause_id == 0 || (int) record->rule.kind < 0 || self->report->n_errors > 0)
    return TRUE;

  self->change_place = record->place;
  return store_change (self, record, cause_id, target_id, moves, error);
}

/* Last days */

typedef struct { gint64 id; DtDay day; } Before;

static gboolean
read_days (DtMerge  *self,
           gint64    directive_id,
           GArray   *days,
           GError  **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row = TRUE;

  if (!dt_db_prepare (self->db, &stmt, "SELECT task.id, last_day FROM task JOIN deadline ON task_id = task.id"
                                       " WHERE directive_id = ?1 ORDER BY task.id", error))
    return FALSE;

  dt_bind (&stmt, 1, directive_id);
  while (has_row)
    {
      Before before;
      gpointer known;

      if (!dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      before = (Before) { dt_column_int64 (&stmt, 0), dt_column_day (&stmt, 1) };
      if (g_hash_table_lookup_extended (self->days_before, GSIZE_TO_POINTER (before.id), NULL, &known))
        before.day = GPOINTER_TO_INT (known);
      g_array_append_val (days, before);
    }

  return TRUE;
}

/* Tells which last days are others than before. */
static gboolean
tell_moved (DtMerge  *self,
            gint64    directive_id,
            GArray   *before,
            GError  **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row = TRUE;
  guint next = 0;

  if (!dt_db_prepare (self->db, &stmt, "SELECT task.id, last_day, ordinal, title, issued_day, original_day"
                                       " FROM task JOIN deadline ON task_id = task.id JOIN directive ON directive.id = directive_id"
                                       " WHERE directive_id = ?1 ORDER BY task.id", error))
    return FALSE;

  dt_bind (&stmt, 1, directive_id);
  while (has_row)
    {
      g_autofree char *title = NULL;
      DtDay old_day = DT_DAY_NONE;
      DtDay new_day;
      gint64 id;

      if (!dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = dt_column_int64 (&stmt, 0);
      new_day = dt_column_day (&stmt, 1);
      while (next < before->len && g_array_index (before, Before, next).id < id)
        next++;
      if (next < before->len && g_array_index (before, Before, next).id == id)
        old_day = g_array_index (before, Before, next).day;
      if (old_day == new_day || old_day == DT_DAY_NONE)
        continue;

      self->report->n_deadlines_moved++;
      title = *dt_column_peek (&stmt, 2) != '\0' ? g_strdup_printf ("%s %s", dt_column_peek (&stmt, 2), dt_column_peek (&stmt, 3))
                                                 : dt_column_dup (&stmt, 3);
      dt_import_report_line (self->report, DT_ENTITY_TASK, DT_OUTCOME_CHANGED, title, NULL, old_day, new_day);
      if (new_day != dt_column_day (&stmt, 5)
          && !dt_merge_warn_of_day (self, self->change_place, id, title, new_day, dt_column_day (&stmt, 4), error))
        return FALSE;
    }

  return TRUE;
}

/* Most directives are under no change at all. */
static gboolean
is_under_change (DtMerge   *self,
                 gint64     directive_id,
                 gboolean  *under,
                 GError   **error)
{
  g_auto(DtStmt) stmt = { 0 };

  if (!dt_db_prepare (self->db, &stmt, "SELECT 1 WHERE EXISTS (SELECT 1 FROM schedule_change WHERE target_id = ?1)"
                                       " OR EXISTS (SELECT 1 FROM task JOIN deadline_move ON task_id = task.id WHERE directive_id = ?1)"
                                       " OR EXISTS (SELECT 1 FROM task JOIN deadline ON task_id = task.id"
                                       "             WHERE directive_id = ?1 AND rule IS NOT NULL)", error))
    return FALSE;
  dt_bind (&stmt, 1, directive_id);
  return dt_stmt_next (&stmt, under, error);
}

static gboolean
recompute_directive (DtMerge  *self,
                     gint64    directive_id,
                     GError  **error)
{
  g_autoptr(GArray) before = g_array_new (FALSE, FALSE, sizeof (Before));
  gboolean under = self->recompute_all;

  if (!read_days (self, directive_id, before, error)
      || (!under && !is_under_change (self, directive_id, &under, error)))
    return FALSE;

  return (!under || dt_schedule_recompute (self->db, directive_id, error)) && tell_moved (self, directive_id, before, error);
}

static gboolean
list_directives (DtMerge  *self,
                 GError  **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row = TRUE;

  if (!dt_db_prepare (self->db, &stmt, "SELECT id FROM directive WHERE stub = 0", error))
    return FALSE;

  while (has_row)
    {
      if (!dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
      if (has_row)
        g_hash_table_insert (self->dirty, GSIZE_TO_POINTER (dt_column_int64 (&stmt, 0)), GINT_TO_POINTER (1));
    }

  return TRUE;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gsize first = GPOINTER_TO_SIZE (a);
  gsize second = GPOINTER_TO_SIZE (b);

  return (first > second) - (first < second);
}

/**
 * dt_merge_recompute:
 * @error: return location for an error
 *
 * At the end: last days of the directives that something happened to, by the changes in force, old and new alike.
 */
gboolean
dt_merge_recompute (DtMerge  *self,
                    GError  **error)
{
  g_autoptr(GList) ids = NULL;

  if (self->recompute_all && !list_directives (self, error))
    return FALSE;

  ids = g_list_sort (g_hash_table_get_keys (self->dirty), compare_ids);
  for (GList *l = ids; l != NULL; l = l->next)
    {
      if (!recompute_directive (self, (gint64) GPOINTER_TO_SIZE (l->data), error))
        return FALSE;
    }

  return dt_schedule_follow_all (self->db, error);
}
