/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A directive by form: what is written on it is corrected, a stub is completed, one entered by mistake is taken out. */

#include "dt-directive-edit-private.h"

#include "dt-db.h"
#include "dt-edit-private.h"
#include "dt-error.h"
#include "dt-schedule.h"
#include "dt-task-edit-private.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

#define MAX_NAME   400

void
dt_reference_edit_free (DtReferenceEdit *self)
{
  if (self == NULL)
    return;

  g_free (self->symbol);
  g_free (self);
}

DtDirectiveEdit *
dt_directive_edit_new (gint64 id)
{
  DtDirectiveEdit *self = g_new0 (DtDirectiveEdit, 1);

  self->id = id;
  self->references = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_reference_edit_free);
  return self;
}

void
dt_directive_edit_free (DtDirectiveEdit *self)
{
  if (self == NULL)
    return;

  g_free (self->symbol);
  g_free (self->issuer);
  g_free (self->place);
  g_free (self->subject);
  g_free (self->signer);
  g_free (self->signer_title);
  g_free (self->passed_to);
  g_free (self->addressees);
  g_free (self->distribution);
  g_free (self->note);
  g_ptr_array_unref (self->references);
  g_free (self);
}

/**
 * dt_directive_edit_add_reference:
 * @target_id: a directive, or 0 for the one of @symbol
 * @symbol: of it
 */
void
dt_directive_edit_add_reference (DtDirectiveEdit *self,
                                 DtRelation       relation,
                                 gint64           target_id,
                                 const char      *symbol)
{
  DtReferenceEdit *reference = g_new0 (DtReferenceEdit, 1);

  reference->relation = relation;
  reference->target_id = target_id;
  reference->symbol = g_strdup (symbol);
  g_ptr_array_add (self->references, reference);
}

/* ---- Reading ---- */

static gboolean
load_references (DtDb             *db,
                 DtDirectiveEdit  *edit,
                 GError          **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT r.relation, r.target_id, d.symbol FROM reference r JOIN directive d ON d.id = r.target_id"
                               " WHERE r.directive_id = ?1 ORDER BY r.id", error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->id);

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      dt_directive_edit_add_reference (edit, (DtRelation) dt_column_nick (&st, 0, dt_relation_nicks), dt_column_int64 (&st, 1), dt_column_peek (&st, 2));
    }
}

static char *
load_addressees (DtDb        *db,
                 gint64       id,
                 const char  *kind,
                 GError     **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT coalesce (group_concat (words, char (10)), '') FROM (SELECT words FROM addressee"
                               " WHERE directive_id = ?1 AND kind = ?2 ORDER BY position)", error))
    return NULL;
  dt_bind_int64 (&st, 1, id);
  dt_bind_text (&st, 2, kind);

  return dt_stmt_next (&st, &has_row, error) ? dt_column_dup (&st, 0) : NULL;
}

gboolean
dt_job_load_directive_edit (DtDb      *db,
                            gpointer   data,
                            gpointer  *result,
                            GError   **error)
{
  g_autoptr(DtDirectiveEdit) edit = dt_directive_edit_new (*(const gint64 *) data);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT symbol, type, issuer, issued_day, place, subject, signer, signer_title, urgency, arrived_day,"
                               " incoming_number, note, stub, passed_day, passed_to, copies FROM directive WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This directive is no longer in the register."));
      return FALSE;
    }
  edit->symbol = dt_column_dup (&st, 0);
  edit->type = (DtDocumentType) dt_column_nick (&st, 1, dt_document_type_nicks);
  edit->issuer = dt_column_dup (&st, 2);
  edit->issued_day = dt_column_day (&st, 3);
  edit->place = dt_column_dup (&st, 4);
  edit->subject = dt_column_dup (&st, 5);
  edit->signer = dt_column_dup (&st, 6);
  edit->signer_title = dt_column_dup (&st, 7);
  edit->urgency = (DtUrgency) dt_column_nick (&st, 8, dt_urgency_nicks);
  edit->arrived_day = dt_column_day (&st, 9);
  edit->incoming_number = dt_column_int (&st, 10);
  edit->note = dt_column_dup (&st, 11);
  edit->stub = dt_column_int (&st, 12) != 0;
  edit->passed_day = dt_column_day (&st, 13);
  edit->passed_to = dt_column_dup (&st, 14);
  edit->copies = dt_column_int (&st, 15);
  edit->addressees = load_addressees (db, edit->id, "addressee", error);
  edit->distribution = edit->addressees != NULL ? load_addressees (db, edit->id, "distribution", error) : NULL;
  if (edit->distribution == NULL || !load_references (db, edit, error))
    return FALSE;

  *result = g_steal_pointer (&edit);
  return TRUE;
}

/* ---- What cannot be ---- */

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/* Issuer, symbol and date together are one directive. */
static gboolean
check_identity (DtDb                   *db,
                const DtDirectiveEdit  *edit,
                GError                **error)
{
  g_autofree char *key = dt_text_symbol_key (or_empty (edit->symbol));
  g_autofree char *issuer_key = dt_text_fold (or_empty (edit->issuer));
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (*or_empty (edit->symbol) == '\0')
    return dt_refuse (error, _("A directive needs its number and symbol."));
  if (!dt_db_prepare (db, &st, "SELECT 1 FROM directive WHERE symbol_key = ?1 AND issuer_key = ?2 AND coalesce (issued_day, 0) = ?3 AND id <> ?4", error))
    return FALSE;
  dt_bind_text (&st, 1, key);
  dt_bind_text (&st, 2, issuer_key);
  dt_bind_int (&st, 3, edit->issued_day);
  dt_bind_int64 (&st, 4, edit->id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;

  return !has_row || dt_refuse (error, _("%s of this issuer and day is in the register already."), edit->symbol);
}

static gboolean
check (DtDb                   *db,
       const DtDirectiveEdit  *edit,
       GError                **error)
{
  if (!dt_check_words (edit->symbol, DT_MAX_SYMBOL, error)
      || !dt_check_words (edit->issuer, MAX_NAME, error)
      || !dt_check_words (edit->place, MAX_NAME, error)
      || !dt_check_words (edit->signer, MAX_NAME, error)
      || !dt_check_words (edit->signer_title, MAX_NAME, error)
      || !dt_check_words (edit->passed_to, MAX_NAME, error)
      || !dt_check_words (edit->subject, DT_MAX_WORDS, error)
      || !dt_check_words (edit->note, DT_MAX_WORDS, error))
    return FALSE;
  if (edit->arrived_day != DT_DAY_NONE && edit->issued_day != DT_DAY_NONE && edit->arrived_day < edit->issued_day)
    return dt_refuse (error, _("A directive cannot arrive before the day it is issued."));
  if (edit->incoming_number < 0)
    return dt_refuse (error, _("The incoming number counts from 1."));
  if (edit->copies < 0)
    return dt_refuse (error, _("Copies are counted from 1."));

  return check_identity (db, edit, error);
}

/* ---- Rows ---- */

static void
bind_optional (DtStmt     *st,
               int         index,
               const char *text)
{
  dt_bind_text (st, index, text != NULL && *text != '\0' ? text : NULL);
}

/* A name that is that of one unit is linked with it; the words stay those of the document. */
static gboolean
update_directive (DtDb                   *db,
                  const DtDirectiveEdit  *edit,
                  GError                **error)
{
  g_autofree char *key = dt_text_symbol_key (edit->symbol);
  g_autofree char *issuer_key = dt_text_fold (or_empty (edit->issuer));
  g_autofree char *code = NULL;
  g_auto(DtStmt) st = { 0 };
  gint64 issuer_id = 0;

  if ((*or_empty (edit->issuer) != '\0' && !dt_register_find_named (db, "unit", edit->issuer, &issuer_id, &code, error))
      || !dt_db_prepare (db, &st,
                         "UPDATE directive SET symbol = ?2, symbol_key = ?3, type = ?4, issuer_id = iif (issuer_key = ?6, issuer_id, ?7),"
                         " issuer = ?5, issuer_key = ?6, issued_day = ?8, place = ?9, subject = ?10, signer = ?11, signer_title = ?12,"
                         " urgency = ?13, arrived_day = ?14, incoming_number = nullif (?15, 0), note = ?16, passed_day = ?17, passed_to = ?18,"
                         " copies = nullif (?19, 0), stub = 0 WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->id);
  dt_bind_text (&st, 2, edit->symbol);
  dt_bind_text (&st, 3, key);
  dt_bind_text (&st, 4, dt_nick_get (dt_document_type_nicks, (int) edit->type));
  dt_bind_text (&st, 5, or_empty (edit->issuer));
  dt_bind_text (&st, 6, issuer_key);
  dt_bind_id (&st, 7, issuer_id);
  dt_bind_day (&st, 8, edit->issued_day);
  bind_optional (&st, 9, edit->place);
  dt_bind_text (&st, 10, or_empty (edit->subject));
  bind_optional (&st, 11, edit->signer);
  bind_optional (&st, 12, edit->signer_title);
  dt_bind_text (&st, 13, dt_nick_get (dt_urgency_nicks, (int) edit->urgency));
  dt_bind_day (&st, 14, edit->arrived_day);
  dt_bind_int (&st, 15, edit->incoming_number);
  bind_optional (&st, 16, edit->note);
  dt_bind_day (&st, 17, edit->passed_day);
  bind_optional (&st, 18, edit->passed_to);
  dt_bind_int (&st, 19, edit->copies);
  if (!dt_stmt_run (&st, error))
    return FALSE;
  if (sqlite3_changes (dt_db_handle (db)) > 0)
    return TRUE;

  g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This directive is no longer in the register."));
  return FALSE;
}

static gboolean
insert_addressee (DtDb        *db,
                  gint64       id,
                  const char  *kind,
                  int          position,
                  const char  *words,
                  GError     **error)
{
  g_autofree char *code = NULL;
  g_autofree char *group_code = NULL;
  g_auto(DtStmt) st = { 0 };
  gint64 unit_id, group_id = 0;

  if (!dt_register_find_named (db, "unit", words, &unit_id, &code, error)
      || (unit_id == 0 && !dt_register_find_named (db, "unit_group", words, &group_id, &group_code, error))
      || !dt_db_prepare (db, &st, "INSERT INTO addressee (directive_id, kind, position, words, unit_id, group_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  dt_bind_text (&st, 2, kind);
  dt_bind_int (&st, 3, position);
  dt_bind_text (&st, 4, words);
  dt_bind_id (&st, 5, unit_id);
  dt_bind_id (&st, 6, group_id);

  return dt_stmt_run (&st, error);
}

/* Lines that stand as they were keep the units that they were linked with. */
static gboolean
store_addressees (DtDb        *db,
                  gint64       id,
                  const char  *kind,
                  const char  *lines,
                  GError     **error)
{
  g_autofree char *before = load_addressees (db, id, kind, error);
  g_auto(GStrv) each = g_strsplit (or_empty (lines), "\n", -1);
  g_auto(DtStmt) st = { 0 };
  int position = 0;

  if (before == NULL)
    return FALSE;
  if (g_str_equal (before, or_empty (lines)))
    return TRUE;
  if (!dt_db_prepare (db, &st, "DELETE FROM addressee WHERE directive_id = ?1 AND kind = ?2", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  dt_bind_text (&st, 2, kind);
  if (!dt_stmt_run (&st, error))
    return FALSE;

  for (int i = 0; each[i] != NULL; i++)
    if (*g_strstrip (each[i]) != '\0' && !insert_addressee (db, id, kind, ++position, each[i], error))
      return FALSE;

  return TRUE;
}

/* ---- The action ---- */

/* Of the tasks whose days may be counted from the directive's own: id and last day, in one number each. */
static GArray *
load_days (DtDb    *db,
           gint64   directive_id,
           GError **error)
{
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (int));
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT l.last_day FROM deadline l JOIN task t ON t.id = l.task_id"
                               " WHERE t.directive_id = ?1 ORDER BY t.id", error))
    return NULL;
  dt_bind_int64 (&st, 1, directive_id);

  while (TRUE)
    {
      int day;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&days);
      day = dt_column_day (&st, 0);
      g_array_append_val (days, day);
    }
}

/**
 * dt_job_store_directive:
 * @data: a #DtDirectiveEdit
 * @result: (out): (type int): pointer to how many last days of its tasks moved, because they are counted from its date
 *
 * A stub becomes a directive. DT_ERROR_INVALID, with a sentence for the person, without a symbol, for issuer, symbol and day
 * of another directive, or days that cannot be; DT_ERROR_AMBIGUOUS for a symbol that several directives have.
 */
gboolean
dt_job_store_directive (DtDb      *db,
                        gpointer   data,
                        gpointer  *result,
                        GError   **error)
{
  const DtDirectiveEdit *edit = data;
  g_autoptr(GArray) before = NULL;
  g_autoptr(GArray) after = NULL;
  g_autofree char *label = NULL;
  int *n_moved;

  if (!check (db, edit, error))
    return FALSE;
  before = load_days (db, edit->id, error);
  if (before == NULL
      || !update_directive (db, edit, error)
      || !store_addressees (db, edit->id, "addressee", edit->addressees, error)
      || !store_addressees (db, edit->id, "distribution", edit->distribution, error)
      || !dt_directive_edit_store_references (db, edit, error)
      || !dt_schedule_follow (db, error))
    return FALSE;
  after = load_days (db, edit->id, error);
  if (after == NULL)
    return FALSE;

  n_moved = g_new0 (int, 1);
  for (guint i = 0; i < MIN (before->len, after->len); i++)
    *n_moved += g_array_index (before, int, i) != g_array_index (after, int, i);
  label = g_strdup_printf (_("Edit directive: %s"), edit->symbol);
  dt_db_set_label (db, label);
  *result = n_moved;

  return TRUE;
}

/* ---- Taking it out ---- */

/* Who rests on it, in words; FALSE with @error set on failure. */
static gboolean
check_free (DtDb        *db,
            gint64       id,
            const char  *symbol,
            GError     **error)
{
  g_auto(DtStmt) cited = { 0 };
  g_auto(DtStmt) moves = { 0 };
  g_auto(DtStmt) tasks = { 0 };
  gboolean has_row, has;

  if (!dt_db_prepare (db, &cited, "SELECT d.symbol FROM reference r JOIN directive d ON d.id = r.directive_id WHERE r.target_id = ?1 LIMIT 1", error)
      || !dt_db_prepare (db, &moves, "SELECT 1 FROM schedule_change WHERE cause_id = ?1 OR target_id = ?1 LIMIT 1", error)
      || !dt_db_prepare (db, &tasks, "SELECT id FROM task WHERE directive_id = ?1 AND parent_id IS NULL", error))
    return FALSE;
  dt_bind_int64 (&cited, 1, id);
  if (!dt_stmt_next (&cited, &has_row, error))
    return FALSE;
  if (has_row)
    return dt_refuse (error, _("%s is cited by %s. Take that reference out first."), symbol, dt_column_peek (&cited, 0));
  dt_bind_int64 (&moves, 1, id);
  if (!dt_stmt_next (&moves, &has_row, error))
    return FALSE;
  if (has_row)
    return dt_refuse (error, _("A schedule change rests on %s, and that is kept for ever."), symbol);

  dt_bind_int64 (&tasks, 1, id);
  while (TRUE)
    {
      if (!dt_stmt_next (&tasks, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!dt_task_edit_has_history (db, dt_column_int64 (&tasks, 0), &has, error))
        return FALSE;
      if (has)
        return dt_refuse (error, _("Tasks of %s have a history. Cancel them instead, so that the history stays."), symbol);
    }
}

/**
 * dt_job_remove_directive:
 * @data: (type gint64): pointer to the id of a directive
 *
 * For one that was entered by mistake, with its tasks. DT_ERROR_INVALID where others cite it, days were moved by it, or
 * anything has happened in its tasks.
 */
gboolean
dt_job_remove_directive (DtDb      *db,
                         gpointer   data,
                         gpointer  *result,
                         GError   **error)
{
  gint64 id = *(const gint64 *) data;
  g_autofree char *symbol = NULL;
  g_autofree char *label = NULL;
  g_auto(DtStmt) find = { 0 };
  g_auto(DtStmt) remove = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &find, "SELECT symbol FROM directive WHERE id = ?1", error)
      || !dt_db_prepare (db, &remove, "DELETE FROM directive WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&find, 1, id);
  if (!dt_stmt_next (&find, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This directive is no longer in the register."));
      return FALSE;
    }
  symbol = dt_column_dup (&find, 0);
  dt_bind_int64 (&remove, 1, id);
  if (!check_free (db, id, symbol, error) || !dt_stmt_run (&remove, error))
    return FALSE;

  label = g_strdup_printf (_("Take out directive: %s"), symbol);
  dt_db_set_label (db, label);

  return TRUE;
}
