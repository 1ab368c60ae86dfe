/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tasks: their row and their deadline. */

#include "dt-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-text.h"

/* Deadlines */

/* A bound without a day takes the old day away, so days are always given; the computed ones only where the words gave
 * others before. */
static void
fill_deadline (DtMergeRow       *row,
               const DtDeadline *deadline,
               gint64            task_id,
               DtDay             last_day,
               gboolean          computed_too)
{
  dt_merge_row_id (row, "task_id", FALSE, task_id);
  dt_merge_row_nick (row, "bound", N_("Deadline"), dt_bound_nicks, (int) deadline->bound, DT_BOUND_NONE);
  dt_merge_row_text (row, "words", N_("Words of the Deadline"), deadline->words);
  dt_merge_row_exact_day (row, "named_day", N_("Day Named"), TRUE, deadline->named_day);
  dt_merge_row_time (row, "named_time", N_("Time Named"), TRUE, deadline->named_time);
  dt_merge_row_text (row, "rule", N_("Rule of the Deadline"), deadline->rule != NULL ? deadline->rule : "");
  dt_merge_row_exact_day (row, "original_day", NULL, computed_too, last_day);
  dt_merge_row_exact_day (row, "last_day", NULL, computed_too, last_day);
}

static gboolean
get_last_day (DtMerge   *self,
              gint64     task_id,
              gboolean  *has_deadline,
              DtDay     *original_day,
              DtDay     *last_day,
              GError   **error)
{
  DtStmt *stmt = dt_merge_stmt (self, DT_STMT_LAST_DAY, "SELECT original_day, last_day FROM deadline WHERE task_id = ?1", error);

  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, task_id);
  if (!dt_stmt_next (stmt, has_deadline, error))
    return FALSE;

  *original_day = *has_deadline ? dt_column_day (stmt, 0) : DT_DAY_NONE;
  *last_day = *has_deadline ? dt_column_day (stmt, 1) : DT_DAY_NONE;
  dt_stmt_reset (stmt);
  return TRUE;
}

/* Words that give the same last day leave the day in force alone. */
static gboolean
update_deadline (DtMerge             *self,
                 const DtTaskRecord  *record,
                 gint64               id,
                 DtDay                last_day,
                 gboolean            *changed,
                 GString             *detail,
                 GError             **error)
{
  DtMergeRow row = { .n = 0 };
  DtDay original;
  DtDay before;
  gboolean has_deadline;
  gint64 ignored;

  if (!get_last_day (self, id, &has_deadline, &original, &before, error))
    return FALSE;
  if (record->deadline->rule != NULL && has_deadline)
    last_day = original;

  fill_deadline (&row, record->deadline, id, last_day, !has_deadline || original != last_day);
  if (!has_deadline)
    {
      *changed = TRUE;
      g_hash_table_insert (self->dirty, GSIZE_TO_POINTER (self->directive.id), GINT_TO_POINTER (1));
      return dt_merge_insert (self, DT_MERGE_DEADLINE, &row, &ignored, error);
    }

  if (original != last_day)
    {
      g_hash_table_insert (self->days_before, GSIZE_TO_POINTER (id), GINT_TO_POINTER (before));
      g_hash_table_insert (self->dirty, GSIZE_TO_POINTER (self->directive.id), GINT_TO_POINTER (1));
    }
  return dt_merge_update (self, DT_MERGE_DEADLINE, id, &row, changed, detail, error);
}

/* @new_day: (out): the last day by the words, if they are new */
static gboolean
merge_deadline (DtMerge             *self,
                const DtTaskRecord  *record,
                gint64               id,
                gboolean             is_new,
                gboolean            *changed,
                DtDay               *new_day,
                GString             *detail,
                GError             **error)
{
  gboolean was_changed = FALSE;
  DtDay last_day;

  if (record->deadline == NULL)
    return TRUE;

  /* What a rule counts from may come further down in the file; the day is computed at the end. */
  last_day = record->deadline->rule == NULL ? dt_deadline_get_last_day (record->deadline, self->include_named) : DT_DAY_NONE;
  if (record->deadline->rule != NULL)
    g_hash_table_insert (self->dirty, GSIZE_TO_POINTER (self->directive.id), GINT_TO_POINTER (1));
  if (is_new)
    {
      DtMergeRow row = { .n = 0 };
      gint64 ignored;

      fill_deadline (&row, record->deadline, id, last_day, TRUE);
      if (!dt_merge_insert (self, DT_MERGE_DEADLINE, &row, &ignored, error))
        return FALSE;
      if (last_day != DT_DAY_NONE && !self->directive.is_new)
        g_hash_table_insert (self->dirty, GSIZE_TO_POINTER (self->directive.id), GINT_TO_POINTER (1));
      was_changed = TRUE;
    }
  else if (!update_deadline (self, record, id, last_day, &was_changed, detail, error))
    {
      return FALSE;
    }

  if (was_changed)
    *new_day = last_day;
  *changed |= was_changed;
  return TRUE;
}

/* Tasks */

static void
fill_task (DtMerge            *self,
           DtMergeRow         *row,
           const DtTaskRecord *record,
           gboolean            is_new)
{
  dt_merge_row_id (row, "directive_id", FALSE, self->directive.id);
  dt_merge_row_number (row, "position", NULL, is_new || !record->listed, record->position > 0 ? record->position : self->directive.n_tasks);
  dt_merge_row_string (row, "ordinal", N_("Ordinal"), record->ordinal);
  dt_merge_row_text (row, "clause", N_("Clause"), record->clause);
  dt_merge_row_string (row, "title", N_("Title"), record->title);
  dt_merge_row_text (row, "short_title", N_("Short Title"), record->short_title);
  dt_merge_row_text (row, "text", N_("Text"), record->text);
  dt_merge_row_text (row, "product", N_("Product"), record->product);
  dt_merge_row_nick (row, "hold", N_("State"), dt_hold_nicks, (int) record->hold, DT_HOLD_ACTIVE);
  dt_merge_row_text (row, "hold_reason", N_("Reason"), record->hold_reason);
}

/* Which task of the register it is: by uid, else by its ordinal, else by its title, each only once. */
static gint64
find_known (DtMerge            *self,
            const DtTaskRecord *record)
{
  DtMergeDirective *directive = &self->directive;
  gboolean has_ordinal = record->ordinal != NULL && *record->ordinal != '\0';
  const char *name = has_ordinal ? record->ordinal : record->title;
  gpointer hash = GSIZE_TO_POINTER (dt_merge_hash (name, 0));
  int count = GPOINTER_TO_INT (g_hash_table_lookup (directive->counts, hash)) + 1;
  gint64 id = 0;

  if (g_hash_table_size (directive->known) == 0)
    return 0;

  g_hash_table_insert (directive->counts, hash, GINT_TO_POINTER (count));
  if (record->uid != NULL)
    id = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (directive->known, GSIZE_TO_POINTER (dt_merge_hash (record->uid, -1))));
  if (id == 0 && !record->listed)
    id = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (directive->known, GSIZE_TO_POINTER (dt_merge_hash (name, count))));
  if (id != 0 && !g_hash_table_add (directive->claimed, GSIZE_TO_POINTER (id)))
    id = 0;

  return id;
}

static void
remember_ordinal (DtMerge            *self,
                  const DtTaskRecord *record,
                  gint64              id)
{
  gpointer hash;
  gpointer known;

  if (record->ordinal == NULL || *record->ordinal == '\0')
    return;

  hash = GSIZE_TO_POINTER (dt_merge_hash (record->ordinal, 0));
  known = g_hash_table_lookup (self->directive.ordinals, hash);
  if (known == NULL)
    g_hash_table_insert (self->directive.ordinals, hash, GSIZE_TO_POINTER (id));
  else if (known != GSIZE_TO_POINTER (id))
    g_hash_table_insert (self->directive.ordinals, hash, GSIZE_TO_POINTER (-1));
}

static gboolean
insert_task (DtMerge             *self,
             const DtTaskRecord  *record,
             gint64              *id,
             GError             **error)
{
  g_autofree char *uid = record->uid != NULL ? g_strdup (record->uid) : dt_uid_new ();
  DtMergeRow row = { .n = 0 };

  dt_merge_row_string (&row, "uid", NULL, uid);
  fill_task (self, &row, record, TRUE);
  if (!dt_merge_insert (self, DT_MERGE_TASK, &row, id, error))
    return FALSE;
  if (*id == 0)
    dt_import_report_error (self->report, record->place, _("Each task has a uid of its own."),
                            _("The uid “%s” belongs to another task already"), uid);
  return TRUE;
}

static gboolean
update_task (DtMerge             *self,
             const DtTaskRecord  *record,
             gint64               id,
             gboolean            *changed,
             GString             *detail,
             GError             **error)
{
  DtMergeRow row = { .n = 0 };

  /* The register keeps its own uid; what the file names by its other one must still be found. */
  if (record->uid != NULL && !g_hash_table_contains (self->directive.known, GSIZE_TO_POINTER (dt_merge_hash (record->uid, -1))))
    g_hash_table_insert (self->task_uids, g_strdup (record->uid), GSIZE_TO_POINTER (id));
  dt_merge_row_string (&row, "uid", NULL, NULL);
  fill_task (self, &row, record, FALSE);

  return dt_merge_update (self, DT_MERGE_TASK, id, &row, changed, detail, error);
}

gboolean
dt_merge_task (DtMerge             *self,
               const DtTaskRecord  *record,
               GError             **error)
{
  g_autoptr(GString) detail = NULL;
  gboolean changed = FALSE;
  gboolean is_new;
  DtDay new_day = DT_DAY_NONE;
  DtOutcome outcome;
  gint64 id;

  if (self->directive.id == 0)
    return TRUE;        /* the directive was at fault, and that is told */
  if (!dt_merge_load (self, error))
    return FALSE;

  self->directive.n_tasks++;
  id = find_known (self, record);
  is_new = id == 0;
  if (!is_new)
    detail = g_string_new (NULL);
  if (is_new ? !insert_task (self, record, &id, error) : !update_task (self, record, id, &changed, detail, error))
    return FALSE;
  if (id == 0)
    return TRUE;

  remember_ordinal (self, record, id);
  if (!merge_deadline (self, record, id, is_new, &changed, &new_day, detail, error)
      || !dt_merge_assignments (self, record, id, is_new, error)
      || !dt_merge_warn_of_day (self, record->deadline_place, id, record->title, new_day, self->directive.issued_day, error)
      || !dt_merge_links (self, record, id, is_new, &changed, error))
    return FALSE;

  outcome = is_new ? DT_OUTCOME_NEW : changed ? DT_OUTCOME_CHANGED : DT_OUTCOME_UNCHANGED;
  dt_import_report_count (self->report, DT_ENTITY_TASK, outcome);
  if (outcome != DT_OUTCOME_UNCHANGED && self->report->lines->len < DT_IMPORT_MAX_LINES)
    {
      g_autofree char *title = record->ordinal != NULL && *record->ordinal != '\0'
                               ? g_strdup_printf ("%s %s", record->ordinal, record->title) : g_strdup (record->title);

      dt_import_report_line (self->report, DT_ENTITY_TASK, outcome, title, detail != NULL && detail->len > 0 ? detail->str : NULL,
                             DT_DAY_NONE, DT_DAY_NONE);
    }

  return TRUE;
}
