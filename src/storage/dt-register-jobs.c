/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A directive entered by form or from a letter: the same way into the register as a file's, so that stubs are filled, rules in force
 * apply to new tasks, and every check is the same. */

#include "dt-register-jobs.h"

#include "dt-db.h"
#include "dt-draft-jobs.h"
#include "dt-edit-jobs.h"
#include "dt-edit-private.h"
#include "dt-error.h"
#include "dt-merge.h"
#include "dt-task-edit-private.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

DtRegisterTask *
dt_register_task_new (void)
{
  return g_new0 (DtRegisterTask, 1);
}

void
dt_register_task_free (DtRegisterTask *self)
{
  g_free (self->ordinal);
  g_free (self->title);
  g_free (self->text);
  g_free (self->leads);
  g_free (self->coordinators);
  g_clear_pointer (&self->deadline, dt_deadline_free);
  g_free (self);
}

DtRegisterMove *
dt_register_move_new (const char           *target,
                      const DtScheduleRule *rule)
{
  DtRegisterMove *self = g_new0 (DtRegisterMove, 1);

  self->target = g_strdup (target);
  self->rule = *rule;
  return self;
}

void
dt_register_move_free (DtRegisterMove *self)
{
  g_clear_pointer (&self->excepted, g_hash_table_unref);
  g_free (self->target);
  g_free (self);
}

DtRegisterEdit *
dt_register_edit_new (DtDay today)
{
  DtRegisterEdit *self = g_new0 (DtRegisterEdit, 1);

  self->today = today;
  self->directive = dt_directive_record_new ();
  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_register_task_free);
  self->new_units = g_ptr_array_new_with_free_func (g_free);
  self->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_register_move_free);
  return self;
}

void
dt_register_edit_free (DtRegisterEdit *self)
{
  dt_directive_record_free (self->directive);
  g_ptr_array_unref (self->tasks);
  g_ptr_array_unref (self->new_units);
  g_ptr_array_unref (self->moves);
  g_free (self->draft);
  g_free (self);
}

/* ---- Names ---- */

gboolean
dt_register_find_named (DtDb        *db,
                        const char  *table,
                        const char  *name,
                        gint64      *id,
                        char       **code,
                        GError     **error)
{
  g_autofree char *folded = dt_text_fold (name);
  g_autofree char *sql = g_strdup_printf ("SELECT id, code FROM %s WHERE code = ?1 OR dt_fold (name) = ?2%s LIMIT 2", table,
                                          g_str_equal (table, "unit") ? " OR dt_fold (short_name) = ?2" : "");
  g_autofree char *first = NULL;
  g_auto(DtStmt) st = { 0 };
  gint64 first_id = 0;
  gboolean has_row;

  *id = 0;
  *code = NULL;
  if (!dt_db_prepare (db, &st, sql, error))
    return FALSE;
  dt_bind_text (&st, 1, name);
  dt_bind_text (&st, 2, folded);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  first_id = dt_column_int64 (&st, 0);
  first = dt_column_dup (&st, 1);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      *id = first_id;
      *code = g_steal_pointer (&first);
    }
  return TRUE;
}

/* A unit, or a group of them; never guessed. */
static gboolean
add_assignment (DtDb          *db,
                DtTaskRecord  *record,
                const char    *name,
                DtRole         role,
                GError       **error)
{
  g_autoptr(DtAssignmentRecord) assignment = dt_assignment_record_new ();
  gint64 id;

  assignment->role = role;
  if (!dt_register_find_named (db, "unit", name, &id, &assignment->unit, error)
      || (assignment->unit == NULL && !dt_register_find_named (db, "unit_group", name, &id, &assignment->group, error)))
    return FALSE;
  if (assignment->unit == NULL && assignment->group == NULL)
    return dt_refuse (error, _("“%s” is not among the units and groups of the register. Write its name as it is there, or enter the unit first."), name);
  g_ptr_array_add (record->assignments, g_steal_pointer (&assignment));
  return TRUE;
}

static gboolean
add_assignments (DtDb          *db,
                 DtTaskRecord  *record,
                 const char    *names,
                 DtRole         role,
                 GError       **error)
{
  g_auto(GStrv) parts = g_strsplit (names != NULL ? names : "", ";", -1);

  for (int i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0' && !add_assignment (db, record, parts[i], role, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- Into the register ---- */

/* A correction of what is there is another act: it is shown what it would change. */
static gboolean
check_new (DtDb                    *db,
           const DtDirectiveRecord *record,
           GError                 **error)
{
  g_autofree char *key = dt_text_symbol_key (record->symbol);
  g_autofree char *issuer_key = dt_text_fold (record->issuer != NULL ? record->issuer : "");
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT 1 FROM directive WHERE symbol_key = ?1 AND issuer_key = ?2 AND coalesce (issued_day, 0) = ?3 AND stub = 0", error))
    return FALSE;
  dt_bind_text (&st, 1, key);
  dt_bind_text (&st, 2, issuer_key);
  dt_bind_int (&st, 3, record->issued_day);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  return !has_row || dt_refuse (error, _("%s of this issuer and day is in the register already."), record->symbol);
}

static gboolean
merge_tasks (DtDb                  *db,
             DtMerge               *merge,
             const DtRegisterEdit  *edit,
             GError               **error)
{
  for (guint i = 0; i < edit->tasks->len; i++)
    {
      const DtRegisterTask *task = g_ptr_array_index (edit->tasks, i);
      g_autoptr(DtTaskRecord) record = dt_task_record_new ();

      record->hold = DT_HOLD_ACTIVE;
      record->ordinal = g_strdup (task->ordinal);
      record->title = g_strdup (task->title);
      record->text = g_strdup (task->text);
      record->deadline = task->deadline != NULL ? dt_deadline_copy (task->deadline) : NULL;
      if (!add_assignments (db, record, task->leads, DT_ROLE_LEAD, error)
          || !add_assignments (db, record, task->coordinators, DT_ROLE_COORDINATOR, error)
          || !dt_merge_task (merge, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_id (DtDb        *db,
         const char  *uid,
         gint64      *id,
         GError     **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT id FROM directive WHERE uid = ?1", error))
    return FALSE;
  dt_bind_text (&st, 1, uid);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  *id = has_row ? dt_column_int64 (&st, 0) : 0;
  return TRUE;
}

/* ---- New units ---- */

static gboolean
is_code_taken (DtDb        *db,
               const char  *code,
               gboolean    *taken,
               GError     **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "SELECT 1 FROM unit WHERE code = ?1 UNION ALL SELECT 1 FROM unit_group WHERE code = ?1", error))
    return FALSE;
  dt_bind_text (&st, 1, code);
  return dt_stmt_next (&st, taken, error);
}

/* The first letters of its words, with a number where they are taken: a code is opaque, and can be changed by form. */
static char *
make_code (DtDb        *db,
           const char  *name,
           GError     **error)
{
  g_autofree char *fold = dt_text_fold (name);
  g_auto(GStrv) words = g_strsplit (fold, " ", -1);
  g_autoptr(GString) letters = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL && letters->len < 8; i++)
    if (g_ascii_isalnum (*words[i]))
      g_string_append_c (letters, g_ascii_toupper (*words[i]));
  if (letters->len == 0)
    g_string_append_c (letters, 'U');
  for (guint i = 1;; i++)
    {
      g_autofree char *code = i == 1 ? g_strdup (letters->str) : g_strdup_printf ("%s-%u", letters->str, i);
      gboolean taken;

      if (!is_code_taken (db, code, &taken, error))
        return NULL;
      if (!taken)
        return g_steal_pointer (&code);
    }
}

static gboolean
merge_new_units (DtDb                  *db,
                 DtMerge               *merge,
                 const DtRegisterEdit  *edit,
                 GError               **error)
{
  for (guint i = 0; i < edit->new_units->len; i++)
    {
      g_autoptr(DtUnitRecord) record = dt_unit_record_new ();

      record->name = g_strdup (g_ptr_array_index (edit->new_units, i));
      record->kind = DT_UNIT_OTHER;
      record->position = -1;
      record->code = make_code (db, record->name, error);
      if (record->code == NULL || !dt_merge_unit (merge, record, error))
        return FALSE;
    }
  return TRUE;
}

/* A stub that was filled keeps its own uid. */
static gboolean
find_by_key (DtDb                    *db,
             const DtDirectiveRecord *record,
             gint64                  *id,
             GError                 **error)
{
  g_autofree char *key = dt_text_symbol_key (record->symbol);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (record->uid != NULL && (!find_id (db, record->uid, id, error) || *id != 0))
    return *id != 0;
  if (!dt_db_prepare (db, &st, "SELECT id FROM directive WHERE symbol_key = ?1 AND stub = 0 ORDER BY issued_day = ?2 DESC, id DESC LIMIT 1", error))
    return FALSE;
  dt_bind_text (&st, 1, key);
  dt_bind_int (&st, 2, record->issued_day);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  *id = has_row ? dt_column_int64 (&st, 0) : 0;
  return TRUE;
}

/* ---- What it moves ---- */

/* Of several with this symbol the one that is cited is meant. */
static gboolean
find_cited (DtDb        *db,
            gint64       id,
            const char  *symbol,
            gint64      *target,
            GError     **error)
{
  g_autofree char *key = dt_text_symbol_key (symbol);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT r.target_id FROM reference r JOIN directive d ON d.id = r.target_id"
                               " WHERE r.directive_id = ?1 AND d.symbol_key = ?2 LIMIT 1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  dt_bind_text (&st, 2, key);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    return dt_refuse (error, _("%s is not among the directives that it cites; its deadlines cannot be moved by it."), symbol);
  *target = dt_column_int64 (&st, 0);
  return TRUE;
}

/* What it ordered when it was entered is not ordered again. */
static gboolean
is_ordered (DtDb      *db,
            gint64     id,
            gint64     target,
            gboolean  *ordered,
            GError   **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "SELECT 1 FROM schedule_change WHERE cause_id = ?1 AND target_id = ?2 LIMIT 1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  dt_bind_int64 (&st, 2, target);
  return dt_stmt_next (&st, ordered, error);
}

/* Also of a directive that has not come yet: the rule waits for its tasks. */
static gboolean
apply_moves (DtDb                  *db,
             const DtRegisterEdit  *edit,
             gint64                 id,
             GError               **error)
{
  for (guint i = 0; i < edit->moves->len; i++)
    {
      const DtRegisterMove *move = g_ptr_array_index (edit->moves, i);
      g_autoptr(DtChangePreview) done = NULL;
      DtChangeEdit *change;
      gboolean applied;
      gboolean ordered = FALSE;
      gint64 target = 0;

      if (!find_cited (db, id, move->target, &target, error) || (edit->update && !is_ordered (db, id, target, &ordered, error)))
        return FALSE;
      if (ordered)
        continue;
      change = dt_change_edit_new (target, id, &move->rule, edit->today);
      change->excepted = move->excepted != NULL ? g_hash_table_ref (move->excepted) : NULL;
      applied = dt_job_apply_change (db, change, (gpointer *) &done, error);
      dt_change_edit_free (change);
      if (!applied)
        return FALSE;
    }

  return TRUE;
}

/* What a form leaves empty of a directive that is there is not said of it, and stays. */
static void
drop_empty (DtDirectiveRecord *record)
{
  char **fields[] = { &record->location, &record->signer, &record->signer_title, &record->subject, &record->text };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (*fields[i] != NULL && **fields[i] == '\0')
      g_clear_pointer (fields[i], g_free);
}

/* @id: gets the directive's */
static gboolean
take_in (DtDb                  *db,
         const DtRegisterEdit  *edit,
         DtImportReport        *report,
         gint64                *id,
         GError               **error)
{
  DtDirectiveRecord *record = edit->directive;
  g_autoptr(DtMerge) merge = NULL;

  if (record->symbol == NULL || *record->symbol == '\0')
    return dt_refuse (error, _("A directive needs its number and symbol."));
  if (!edit->update && !check_new (db, record, error))
    return FALSE;
  if (edit->update)
    drop_empty (record);
  /* What is there is found by symbol, issuer and day, and has its own. */
  if (record->uid == NULL && !edit->update)
    record->uid = dt_uid_new ();

  merge = dt_merge_new (db, report, edit->today);
  if (!merge_new_units (db, merge, edit, error)
      || !dt_merge_begin_directive (merge, record, error)
      || !merge_tasks (db, merge, edit, error)
      || !dt_merge_end_directive (merge, error)
      || !dt_merge_finish (merge, error))
    return FALSE;
  if (report->n_errors > 0)
    return dt_refuse (error, "%s", ((DtProblem *) g_ptr_array_index (report->errors, 0))->reason);

  return find_by_key (db, record, id, error) && apply_moves (db, edit, *id, error);
}

/**
 * dt_job_register_directive:
 * @data: a #DtRegisterEdit
 * @result: (out): pointer to the directive's id
 *
 * DT_ERROR_INVALID, with a sentence for the person, without a symbol, for a directive that is there already unless it is to be changed,
 * a unit that is not in the directory, or whatever else a file would be refused for. Nothing is stored then.
 */
gboolean
dt_job_register_directive (DtDb      *db,
                           gpointer   data,
                           gpointer  *result,
                           GError   **error)
{
  const DtRegisterEdit *edit = data;
  g_autoptr(DtImportReport) report = dt_import_report_new ();
  g_autofree char *label = NULL;
  gint64 id = 0;

  if (!take_in (db, edit, report, &id, error) || (edit->draft != NULL && !dt_job_remove_draft (db, edit->draft, NULL, error)))
    return FALSE;
  label = g_strdup_printf (report->counts[DT_ENTITY_DIRECTIVE][DT_OUTCOME_NEW] > 0 ? _("Register directive: %s") : _("Bring directive up to date: %s"),
                           edit->directive->symbol);
  dt_db_set_label (db, label);
  *result = g_memdup2 (&id, sizeof id);
  return TRUE;
}

/**
 * dt_job_preview_register:
 * @data: a #DtRegisterEdit
 * @result: (out): a #DtImportReport
 *
 * As dt_job_register_directive(), and refused for the same; for a write that is rolled back.
 */
gboolean
dt_job_preview_register (DtDb      *db,
                         gpointer   data,
                         gpointer  *result,
                         GError   **error)
{
  g_autoptr(DtImportReport) report = dt_import_report_new ();
  gint64 id = 0;

  if (!take_in (db, data, report, &id, error))
    return FALSE;
  *result = g_steal_pointer (&report);
  return TRUE;
}

void
dt_known_symbol_free (DtKnownSymbol *self)
{
  g_free (self->symbol);
  g_free (self);
}

/**
 * dt_job_know_symbols:
 * @data: (element-type utf8): symbols as they were typed
 * @result: (out): a #GPtrArray of #DtKnownSymbol
 *
 * Issuer and day are not asked: what is of one symbol may be another directive, and is for a person to look at.
 */
gboolean
dt_job_know_symbols (DtDb      *db,
                     gpointer   data,
                     gpointer  *result,
                     GError   **error)
{
  GPtrArray *symbols = data;
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_known_symbol_free);
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st,
                      "SELECT stub, id, coalesce (issued_day, 0), count (*) OVER (PARTITION BY stub),"
                      " (SELECT count (*) FROM task WHERE directive_id = directive.id)"
                      " FROM directive WHERE symbol_key = ?1 ORDER BY stub LIMIT 1", error))
    return FALSE;
  for (guint i = 0; i < symbols->len; i++)
    {
      g_autofree char *key = dt_text_symbol_key (g_ptr_array_index (symbols, i));
      DtKnownSymbol *known = g_new0 (DtKnownSymbol, 1);
      gboolean has_row;

      known->symbol = g_strdup (g_ptr_array_index (symbols, i));
      g_ptr_array_add (list, known);
      dt_stmt_reset (&st);
      dt_bind_text (&st, 1, key);
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        continue;
      known->known = dt_column_int (&st, 0) != 0 ? DT_SYMBOL_STUB : DT_SYMBOL_KNOWN;
      known->id = dt_column_int (&st, 3) == 1 ? dt_column_int64 (&st, 1) : 0;
      known->issued_day = (DtDay) dt_column_int (&st, 2);
      known->n_tasks = dt_column_int (&st, 4);
    }
  *result = g_steal_pointer (&list);
  return TRUE;
}
