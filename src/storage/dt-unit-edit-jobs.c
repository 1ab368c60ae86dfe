/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units by form: entered, corrected, ended, and given a successor. */

#include "dt-unit-edit-jobs.h"

#include "dt-db.h"
#include "dt-edit-private.h"
#include "dt-error.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

#define MAX_NAME 200
#define MAX_CODE 60

DtUnitEdit *
dt_unit_edit_new (gint64 id)
{
  DtUnitEdit *self = g_new0 (DtUnitEdit, 1);

  self->id = id;
  self->kind = DT_UNIT_OTHER;
  return self;
}

void
dt_unit_edit_free (DtUnitEdit *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->contact);
  g_free (self->phone);
  g_free (self->email);
  g_free (self->address);
  g_free (self);
}

gboolean
dt_job_load_unit_edit (DtDb      *db,
                       gpointer   data,
                       gpointer  *result,
                       GError   **error)
{
  g_autoptr(DtUnitEdit) edit = dt_unit_edit_new (*(gint64 *) data);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT code, name, short_name, kind, contact, phone, email, address, valid_from, valid_to, successor_id"
                               " FROM unit WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This unit is no longer in the register."));
      return FALSE;
    }
  edit->code = dt_column_dup (&st, 0);
  edit->name = dt_column_dup (&st, 1);
  edit->short_name = dt_column_dup (&st, 2);
  edit->kind = (DtUnitKind) dt_column_nick (&st, 3, dt_unit_kind_nicks);
  edit->contact = dt_column_dup (&st, 4);
  edit->phone = dt_column_dup (&st, 5);
  edit->email = dt_column_dup (&st, 6);
  edit->address = dt_column_dup (&st, 7);
  edit->valid_from = dt_column_day (&st, 8);
  edit->valid_to = dt_column_day (&st, 9);
  edit->successor_id = dt_column_int64 (&st, 10);
  *result = g_steal_pointer (&edit);
  return TRUE;
}

/* ---- What cannot be ---- */

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* A code names one unit in every exchange with other registers. */
static gboolean
check_code (DtDb              *db,
            const DtUnitEdit  *edit,
            GError           **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (is_empty (edit->code))
    return dt_refuse (error, _("A unit needs a code, such as VPTU."));
  if (!dt_check_words (edit->code, MAX_CODE, error)
      || !dt_db_prepare (db, &st, "SELECT name FROM unit WHERE code = ?1 AND id <> ?2", error))
    return FALSE;
  dt_bind_text (&st, 1, edit->code);
  dt_bind_int64 (&st, 2, edit->id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  return !has_row || dt_refuse (error, _("The code “%s” is that of %s."), edit->code, dt_column_peek (&st, 0));
}

/* Whoever asks for the successor of a successor must come to an end. */
static gboolean
check_successor (DtDb              *db,
                 const DtUnitEdit  *edit,
                 GError           **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (edit->successor_id == 0)
    return TRUE;
  if (edit->successor_id == edit->id)
    return dt_refuse (error, _("A unit cannot be its own successor."));
  if (!dt_db_prepare (db, &st,
                      "WITH RECURSIVE next (id, depth) AS (SELECT ?1, 1 UNION ALL SELECT u.successor_id, next.depth + 1 FROM next"
                      " JOIN unit u ON u.id = next.id WHERE u.successor_id IS NOT NULL AND next.depth < 50)"
                      " SELECT u.short_name FROM next JOIN unit u ON u.id = ?1 WHERE next.id = ?2 LIMIT 1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->successor_id);
  dt_bind_int64 (&st, 2, edit->id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  return !has_row || dt_refuse (error, _("%s is itself succeeded by this unit, so it cannot be its successor."), dt_column_peek (&st, 0));
}

static gboolean
check (DtDb              *db,
       const DtUnitEdit  *edit,
       GError           **error)
{
  if (is_empty (edit->name))
    return dt_refuse (error, _("A unit needs a name."));
  if (!dt_check_words (edit->name, MAX_NAME, error)
      || !dt_check_words (edit->short_name, MAX_NAME, error)
      || !dt_check_words (edit->contact, MAX_NAME, error)
      || !dt_check_words (edit->phone, MAX_NAME, error)
      || !dt_check_words (edit->email, MAX_NAME, error)
      || !dt_check_words (edit->address, DT_MAX_WORDS, error))
    return FALSE;
  if (edit->valid_from != DT_DAY_NONE && edit->valid_to != DT_DAY_NONE && edit->valid_to < edit->valid_from)
    return dt_refuse (error, _("A unit cannot end before it begins."));
  return check_code (db, edit, error) && check_successor (db, edit, error);
}

/* ---- Storing ---- */

static void
bind_text (DtStmt     *st,
           int         index,
           const char *text)
{
  dt_bind_text (st, index, is_empty (text) ? NULL : text);
}

/**
 * dt_job_store_unit:
 * @data: a #DtUnitEdit
 * @result: (out): pointer to the unit's id; free with g_free()
 *
 * DT_ERROR_INVALID without a name or a code, for a code of another unit, an end before the beginning, or successors that go round;
 * DT_ERROR_NOT_FOUND if the unit is gone. What it owes is not passed on by this.
 */
gboolean
dt_job_store_unit (DtDb      *db,
                   gpointer   data,
                   gpointer  *result,
                   GError   **error)
{
  const DtUnitEdit *edit = data;
  const char *short_name = is_empty (edit->short_name) ? edit->name : edit->short_name;
  g_autofree char *sort_key = NULL;
  g_autofree char *uid = NULL;
  g_autofree char *label = NULL;
  g_auto(DtStmt) st = { 0 };
  gint64 id = edit->id;

  if (!check (db, edit, error))
    return FALSE;
  if (!dt_db_prepare (db, &st,
                      id == 0 ? "INSERT INTO unit (code, name, short_name, kind, contact, phone, email, address, valid_from, valid_to, successor_id, sort_key, uid)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
                              : "UPDATE unit SET code = ?1, name = ?2, short_name = ?3, kind = ?4, contact = ?5, phone = ?6, email = ?7, address = ?8,"
                                " valid_from = ?9, valid_to = ?10, successor_id = ?11, sort_key = ?12 WHERE id = ?13", error))
    return FALSE;
  sort_key = dt_text_sort_key (short_name);
  bind_text (&st, 1, edit->code);
  bind_text (&st, 2, edit->name);
  bind_text (&st, 3, short_name);
  dt_bind_text (&st, 4, dt_nick_get (dt_unit_kind_nicks, (int) edit->kind));
  bind_text (&st, 5, edit->contact);
  bind_text (&st, 6, edit->phone);
  bind_text (&st, 7, edit->email);
  bind_text (&st, 8, edit->address);
  dt_bind_day (&st, 9, edit->valid_from);
  dt_bind_day (&st, 10, edit->valid_to);
  dt_bind_id (&st, 11, edit->successor_id);
  dt_bind_text (&st, 12, sort_key);
  if (id == 0)
    {
      uid = dt_uid_new ();
      dt_bind_text (&st, 13, uid);
    }
  else
    dt_bind_int64 (&st, 13, id);
  if (!dt_stmt_run (&st, error))
    return FALSE;

  if (id == 0)
    id = sqlite3_last_insert_rowid (dt_db_handle (db));
  else if (sqlite3_changes (dt_db_handle (db)) == 0)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This unit is no longer in the register."));
      return FALSE;
    }
  label = g_strdup_printf (edit->id == 0 ? _("Enter unit: %s") : _("Edit unit: %s"), edit->name);
  dt_db_set_label (db, label);
  *result = g_memdup2 (&id, sizeof id);
  return TRUE;
}
