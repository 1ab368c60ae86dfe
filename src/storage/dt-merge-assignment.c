/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Assignments of a task, those of groups taken apart, and what was handed in for them. */

#include "dt-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-text.h"

/* One assignment that the file asks for. */
typedef struct
{
  gint64                     unit_id;
  gint64                     group_id;
  DtRole                     role;
  const DtAssignmentRecord  *record;     /* NULL: through its group alone */
  DtPlace                    place;
} Wanted;

/* One that the register has. */
typedef struct
{
  gint64   id;
  char    *uid;
  gint64   unit_id;
  DtRole   role;
  gboolean kept;
} Existing;

static void
clear_existing (gpointer data)
{
  g_free (((Existing *) data)->uid);
}

static Wanted *
find_wanted (GArray *wanted,
             gint64  unit_id,
             DtRole  role)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      Wanted *entry = &g_array_index (wanted, Wanted, i);

      if (entry->unit_id == unit_id && entry->role == role)
        return entry;
    }

  return NULL;
}

static gboolean
is_member (const DtMergeMember *member,
           DtDay                day)
{
  return (member->valid_from == DT_DAY_NONE || member->valid_from <= day) && (member->valid_to == DT_DAY_NONE || day <= member->valid_to);
}

/* Those who belong to the group on the day of the directive. */
static gboolean
expand_group (DtMerge                   *self,
              const DtAssignmentRecord  *record,
              GArray                    *wanted,
              GError                   **error)
{
  DtMergeGroup *group = dt_merge_find_group (self, record->place, record->group);
  DtDay day = self->directive.issued_day != DT_DAY_NONE ? self->directive.issued_day : self->today;
  guint n_members = 0;

  if (group == NULL)
    return TRUE;
  if (!dt_merge_load_members (self, group, error))
    return FALSE;

  for (guint i = 0; i < group->members->len; i++)
    {
      const DtMergeMember *member = &g_array_index (group->members, DtMergeMember, i);
      Wanted *other;

      if (!is_member (member, day))
        continue;
      n_members++;
      other = find_wanted (wanted, member->unit_id, record->role);
      if (other == NULL)
        {
          Wanted entry = { member->unit_id, group->id, record->role, NULL, record->place };

          g_array_append_val (wanted, entry);
        }
      else if (other->group_id == 0)
        {
          other->group_id = group->id;
        }
    }

  if (n_members == 0)
    dt_import_report_warning (self->report, record->place, NULL, _("The group “%s” has no member on that day"), record->group);
  return TRUE;
}

static void
want_unit (DtMerge                  *self,
           const DtAssignmentRecord *record,
           GArray                   *wanted)
{
  gint64 unit_id = dt_merge_find_unit (self, record->place, record->unit);
  DtMergeGroup *group = record->group != NULL ? dt_merge_find_group (self, record->place, record->group) : NULL;
  Wanted entry = { unit_id, group != NULL ? group->id : 0, record->role, record, record->place };

  if (unit_id == 0)
    return;
  if (find_wanted (wanted, unit_id, record->role) != NULL)
    {
      dt_import_report_error (self->report, record->place, NULL, _("The unit “%s” stands twice in the task in the same role"), record->unit);
      return;
    }

  g_array_append_val (wanted, entry);
}

/* Units that are named go first, so that a group that also holds one does not ask it twice; then all take the
 * order of the file again. */
static gboolean
list_wanted (DtMerge    *self,
             GPtrArray  *records,
             GArray     *wanted,
             GError    **error)
{
  g_autoptr(GArray) named = g_array_new (FALSE, FALSE, sizeof (Wanted));
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Wanted));

  for (guint i = 0; i < records->len; i++)
    {
      const DtAssignmentRecord *record = records->pdata[i];

      if (record->unit != NULL)
        want_unit (self, record, named);
    }

  g_array_append_vals (all, named->data, named->len);
  for (guint i = 0; i < records->len; i++)
    {
      const DtAssignmentRecord *record = records->pdata[i];
      guint before = all->len;

      if (record->unit != NULL)
        {
          for (guint j = 0; j < named->len; j++)
            {
              if (g_array_index (all, Wanted, j).record == record)
                g_array_append_val (wanted, g_array_index (all, Wanted, j));
            }
        }
      else if (record->group != NULL)
        {
          if (!expand_group (self, record, all, error))
            return FALSE;
          if (all->len > before)
            g_array_append_vals (wanted, &g_array_index (all, Wanted, before), all->len - before);
        }
    }

  /* A group further down may have given a named unit its group. */
  for (guint i = 0; i < wanted->len; i++)
    {
      Wanted *entry = &g_array_index (wanted, Wanted, i);

      for (guint j = 0; j < named->len; j++)
        {
          if (g_array_index (all, Wanted, j).record == entry->record && entry->record != NULL)
            entry->group_id = g_array_index (all, Wanted, j).group_id;
        }
    }
  return TRUE;
}

static gboolean
load_existing (DtMerge  *self,
               gint64    task_id,
               GArray   *existing,
               GError  **error)
{
  DtStmt *stmt = dt_merge_stmt (self, DT_STMT_ASSIGNMENTS_OF_TASK, "SELECT id, uid, unit_id, role FROM assignment WHERE task_id = ?1", error);
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return FALSE;

  dt_bind (stmt, 1, task_id);
  while (has_row)
    {
      Existing entry;

      if (!dt_stmt_next (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      entry = (Existing) { dt_column_int64 (stmt, 0), dt_column_dup (stmt, 1), dt_column_int64 (stmt, 2),
                           (DtRole) dt_column_nick (stmt, 3, dt_role_nicks), FALSE };
      g_array_append_val (existing, entry);
    }

  dt_stmt_reset (stmt);
  return TRUE;
}

static Existing *
find_existing (GArray       *existing,
               const Wanted *wanted)
{
  const char *uid = wanted->record != NULL ? wanted->record->uid : NULL;
  Existing *found = NULL;

  for (guint i = 0; i < existing->len; i++)
    {
      Existing *entry = &g_array_index (existing, Existing, i);

      if (entry->kept)
        continue;
      if (uid != NULL && strcmp (entry->uid, uid) == 0)
        return entry;
      if (entry->unit_id == wanted->unit_id && entry->role == wanted->role)
        found = entry;
    }

  return found;
}

/* Submissions */

typedef struct { gint64 id; char *uid; int version; DtDay day; char *symbol; gboolean kept; } Submission;

static void
clear_submission (gpointer data)
{
  Submission *submission = data;

  g_free (submission->uid);
  g_free (submission->symbol);
}

static gboolean
load_submissions (DtMerge  *self,
                  gint64    assignment_id,
                  GArray   *list,
                  GError  **error)
{
  DtStmt *stmt = dt_merge_stmt (self, DT_STMT_SUBMISSIONS,
                                "SELECT id, uid, version, received_day, symbol FROM submission WHERE assignment_id = ?1 ORDER BY version", error);
  gboolean has_row = TRUE;

  if (stmt == NULL)
    return FALSE;

  dt_bind (stmt, 1, assignment_id);
  while (has_row)
    {
      Submission entry;

      if (!dt_stmt_next (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      entry = (Submission) { dt_column_int64 (stmt, 0), dt_column_dup (stmt, 1), dt_column_int (stmt, 2), dt_column_day (stmt, 3),
                             dt_column_dup (stmt, 4), FALSE };
      g_array_append_val (list, entry);
    }

  dt_stmt_reset (stmt);
  return TRUE;
}

/* By uid; else by version; else by the day, and among those of one day by the symbol. */
static Submission *
find_submission (GArray                   *list,
                 const DtSubmissionRecord *record)
{
  Submission *best = NULL;
  int best_rating = 0;

  for (guint i = 0; i < list->len; i++)
    {
      Submission *entry = &g_array_index (list, Submission, i);
      int rating = 0;

      if (entry->kept)
        continue;
      if (record->uid != NULL && strcmp (entry->uid, record->uid) == 0)
        rating = 4;
      else if (record->version > 0)
        rating = record->version == entry->version ? 3 : 0;
      else if (entry->day == record->received_day)
        rating = g_strcmp0 (record->symbol, entry->symbol) == 0 ? 2 : 1;

      if (rating > best_rating)
        {
          best = entry;
          best_rating = rating;
        }
    }

  return best;
}

static int
next_version (GArray *list)
{
  int version = 0;

  for (guint i = 0; i < list->len; i++)
    version = MAX (version, g_array_index (list, Submission, i).version);

  return version + 1;
}

static void
fill_submission (DtMergeRow               *row,
                 const DtSubmissionRecord *record,
                 gint64                    assignment_id,
                 int                       version)
{
  gboolean judged = (int) record->verdict >= 0;

  dt_merge_row_id (row, "assignment_id", FALSE, assignment_id);
  dt_merge_row_number (row, "version", NULL, FALSE, version);
  dt_merge_row_day (row, "received_day", N_("Date Received"), record->received_day);
  dt_merge_row_time (row, "received_time", N_("Time Received"), record->received_time != DT_TIME_NONE, record->received_time);
  dt_merge_row_text (row, "symbol", N_("Symbol"), record->symbol);
  dt_merge_row_text (row, "via", N_("Through"), record->via);
  dt_merge_row_nick (row, "verdict", N_("Verdict"), dt_verdict_nicks, (int) record->verdict, DT_VERDICT_WAITING);
  dt_merge_row_exact_day (row, "verdict_day", N_("Day of the Verdict"), judged, record->verdict_day);
  dt_merge_row_text (row, "reason", N_("Reason"), record->reason);
  dt_merge_row_text (row, "note", N_("Note"), record->note);
}

static gboolean
merge_submission (DtMerge                   *self,
                  const DtSubmissionRecord  *record,
                  gint64                     assignment_id,
                  GArray                    *list,
                  GError                   **error)
{
  Submission *known = find_submission (list, record);
  g_autofree char *uid = NULL;
  DtMergeRow row = { .n = 0 };
  gboolean changed = FALSE;
  gint64 id = known != NULL ? known->id : 0;
  int version = record->version > 0 ? record->version : next_version (list);

  if (record->received_day == DT_DAY_NONE)
    return TRUE;        /* told already */

  if (known == NULL)
    uid = record->uid != NULL ? g_strdup (record->uid) : dt_uid_new ();
  dt_merge_row_string (&row, "uid", NULL, uid);
  fill_submission (&row, record, assignment_id, version);
  if (known != NULL ? !dt_merge_update (self, DT_MERGE_SUBMISSION, id, &row, &changed, NULL, error)
                    : !dt_merge_insert (self, DT_MERGE_SUBMISSION, &row, &id, error))
    return FALSE;
  if (id == 0)
    {
      dt_import_report_error (self->report, record->place, NULL, _("The uid “%s” belongs to another submission already"), uid);
      return TRUE;
    }

  if (known != NULL)
    {
      known->kept = TRUE;
    }
  else
    {
      Submission entry = { id, g_strdup (uid), version, record->received_day, g_strdup (record->symbol), TRUE };

      g_array_append_val (list, entry);
    }
  if (!dt_merge_attachments (self, record->attachments, "submission_id", id, uid != NULL, &changed, error))
    return FALSE;

  dt_import_report_count (self->report, DT_ENTITY_SUBMISSION, uid != NULL ? DT_OUTCOME_NEW : changed ? DT_OUTCOME_CHANGED : DT_OUTCOME_UNCHANGED);
  return TRUE;
}

static gboolean
merge_submissions (DtMerge    *self,
                   GPtrArray  *records,
                   gint64      assignment_id,
                   gboolean    is_new,
                   GError    **error)
{
  g_autoptr(GArray) list = NULL;

  if (records->len == 0)
    return TRUE;

  list = g_array_new (FALSE, FALSE, sizeof (Submission));
  g_array_set_clear_func (list, clear_submission);
  if (!is_new && !load_submissions (self, assignment_id, list, error))
    return FALSE;

  for (guint i = 0; i < records->len; i++)
    {
      if (!merge_submission (self, records->pdata[i], assignment_id, list, error))
        return FALSE;
    }

  return TRUE;
}

/* Assignments */

static gboolean
merge_one (DtMerge   *self,
           gint64     task_id,
           Wanted    *wanted,
           Existing  *existing,
           int        position,
           gboolean   listed,
           GError   **error)
{
  const DtAssignmentRecord *record = wanted->record;
  gboolean is_new = existing == NULL;
  gint64 id = is_new ? 0 : existing->id;
  g_autofree char *uid = NULL;
  DtMergeRow row = { .n = 0 };
  gboolean changed = FALSE;
  gint64 passed_from = record != NULL && record->passed_from != NULL
                       ? dt_merge_find_unit (self, record->place, record->passed_from) : 0;

  if (is_new)
    uid = record != NULL && record->uid != NULL ? g_strdup (record->uid) : dt_uid_new ();
  dt_merge_row_string (&row, "uid", NULL, uid);
  dt_merge_row_id (&row, "task_id", FALSE, task_id);
  dt_merge_row_id (&row, "unit_id", TRUE, wanted->unit_id);
  dt_merge_row_nick (&row, "role", NULL, dt_role_nicks, (int) wanted->role, DT_ROLE_LEAD);
  dt_merge_row_id (&row, "group_id", is_new || !listed, wanted->group_id);
  dt_merge_row_number (&row, "position", NULL, is_new || !listed, record != NULL && record->position >= 0 ? record->position : position);
  dt_merge_row_number (&row, "percent", NULL, record != NULL && record->percent >= 0, record != NULL ? MAX (record->percent, 0) : 0);
  dt_merge_row_text (&row, "excused", NULL, record != NULL ? record->excused : NULL);
  dt_merge_row_id (&row, "passed_from", passed_from != 0, passed_from);

  if (is_new ? !dt_merge_insert (self, DT_MERGE_ASSIGNMENT, &row, &id, error)
             : !dt_merge_update (self, DT_MERGE_ASSIGNMENT, id, &row, &changed, NULL, error))
    return FALSE;
  if (id == 0)
    {
      dt_import_report_error (self->report, wanted->place, NULL, _("The uid “%s” belongs to another assignment already"), uid);
      return TRUE;
    }

  dt_import_report_count (self->report, DT_ENTITY_ASSIGNMENT, is_new ? DT_OUTCOME_NEW : changed ? DT_OUTCOME_CHANGED : DT_OUTCOME_UNCHANGED);
  return record == NULL
         || (merge_submissions (self, record->submissions, id, is_new, error)
             && dt_merge_extensions (self, record->extensions, id, error));
}

/* What the file no longer has is dropped, as long as nothing has happened with it. */
static gboolean
drop_assignment (DtMerge   *self,
                 gint64     id,
                 GError   **error)
{
  DtStmt *look = dt_merge_stmt (self, DT_STMT_MAY_DROP,
                                "SELECT percent = 0 AND excused IS NULL"
                                " AND NOT EXISTS (SELECT 1 FROM submission WHERE assignment_id = ?1)"
                                " AND NOT EXISTS (SELECT 1 FROM extension WHERE assignment_id = ?1)"
                                " AND NOT EXISTS (SELECT 1 FROM reminder_assignment WHERE assignment_id = ?1)"
                                " AND NOT EXISTS (SELECT 1 FROM deadline_move WHERE assignment_id = ?1)"
                                " FROM assignment WHERE id = ?1", error);
  DtStmt *drop = dt_merge_stmt (self, DT_STMT_DROP_ASSIGNMENT, "DELETE FROM assignment WHERE id = ?1", error);
  gboolean has_row;
  gboolean may_drop;

  if (look == NULL || drop == NULL)
    return FALSE;

  dt_bind (look, 1, id);
  if (!dt_stmt_next (look, &has_row, error))
    return FALSE;
  may_drop = has_row && dt_column_int (look, 0) != 0;
  dt_stmt_reset (look);
  if (!may_drop)
    return TRUE;

  dt_bind (drop, 1, id);
  dt_import_report_count (self->report, DT_ENTITY_ASSIGNMENT, DT_OUTCOME_CHANGED);
  return dt_stmt_run (drop, error);
}

static gboolean
speaks_of (GArray *wanted,
           DtRole  role)
{
  for (guint i = 0; i < wanted->len; i++)
    if (g_array_index (wanted, Wanted, i).role == role)
      return TRUE;

  return FALSE;
}

/**
 * dt_merge_assignments:
 * @record: a task; no assignments at all in it mean that it does not speak of them
 * @task_id: its row
 * @is_new: whether the row has just been made
 */
gboolean
dt_merge_assignments (DtMerge             *self,
                      const DtTaskRecord  *record,
                      gint64               task_id,
                      gboolean             is_new,
                      GError             **error)
{
  g_autoptr(GArray) wanted = NULL;
  g_autoptr(GArray) existing = NULL;

  if (record->assignments->len == 0)
    return TRUE;

  wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  existing = g_array_new (FALSE, FALSE, sizeof (Existing));
  g_array_set_clear_func (existing, clear_existing);
  if (!list_wanted (self, record->assignments, wanted, error) || (!is_new && !load_existing (self, task_id, existing, error)))
    return FALSE;

  for (guint i = 0; i < wanted->len; i++)
    {
      Wanted *entry = &g_array_index (wanted, Wanted, i);
      Existing *known = find_existing (existing, entry);

      if (known != NULL)
        known->kept = TRUE;
      if (!merge_one (self, task_id, entry, known, (int) i + 1, record->listed, error))
        return FALSE;
    }

  for (guint i = 0; i < existing->len; i++)
    {
      const Existing *entry = &g_array_index (existing, Existing, i);

      if (!entry->kept && (!record->listed || speaks_of (wanted, entry->role)) && !drop_assignment (self, entry->id, error))
        return FALSE;
    }

  return TRUE;
}
