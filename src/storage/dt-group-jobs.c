/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups of units by form: named, with members who come and go on a day. Tasks that were asked of a group keep the units
 * that it had on the day of their directive. */

#include "dt-group-jobs.h"

#include "dt-db.h"
#include "dt-edit-private.h"
#include "dt-error.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

#define MAX_NAME 200
#define MAX_CODE 60

void
dt_unit_group_row_free (DtUnitGroupRow *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_free (self->name);
  g_free (self);
}

void
dt_group_member_free (DtGroupMember *self)
{
  if (self == NULL)
    return;

  g_free (self->unit);
  g_free (self);
}

DtGroupEdit *
dt_group_edit_new (gint64 id)
{
  DtGroupEdit *self = g_new0 (DtGroupEdit, 1);

  self->id = id;
  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_group_member_free);
  return self;
}

void
dt_group_edit_free (DtGroupEdit *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_free (self->name);
  g_ptr_array_unref (self->members);
  g_free (self);
}

/**
 * dt_group_edit_add_member:
 * @unit: (nullable): its short name, for show
 * @from: first day, or %DT_DAY_NONE
 * @to: last day, or %DT_DAY_NONE
 */
void
dt_group_edit_add_member (DtGroupEdit *self,
                          gint64       unit_id,
                          const char  *unit,
                          DtDay        from,
                          DtDay        to)
{
  DtGroupMember *member = g_new0 (DtGroupMember, 1);

  member->unit_id = unit_id;
  member->unit = g_strdup (unit);
  member->from = from;
  member->to = to;
  g_ptr_array_add (self->members, member);
}

/* ---- Reading ---- */

gboolean
dt_job_list_unit_groups (DtDb      *db,
                    gpointer   data,
                    gpointer  *result,
                    GError   **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_unit_group_row_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = TRUE;

  if (!dt_db_prepare (db, &st,
                      "SELECT g.id, g.code, g.name,"
                      " (SELECT count (DISTINCT m.unit_id) FROM group_member m WHERE m.group_id = g.id"
                      "   AND coalesce (m.valid_from, ?1) <= ?1 AND coalesce (m.valid_to, ?1) >= ?1),"
                      " (SELECT count (DISTINCT a.task_id) FROM assignment a WHERE a.group_id = g.id)"
                      " FROM unit_group g ORDER BY dt_sort_key (g.name), g.id",
                      error))
    return FALSE;
  dt_bind_int (&st, 1, *(const DtDay *) data);

  while (has_row)
    {
      DtUnitGroupRow *row;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      row = g_new0 (DtUnitGroupRow, 1);
      row->id = dt_column_int64 (&st, 0);
      row->code = dt_column_dup (&st, 1);
      row->name = dt_column_dup (&st, 2);
      row->n_members = dt_column_int (&st, 3);
      row->n_tasks = dt_column_int (&st, 4);
      g_ptr_array_add (rows, row);
    }

  *result = g_steal_pointer (&rows);
  return TRUE;
}

static gboolean
load_members (DtDb         *db,
              DtGroupEdit  *edit,
              GError      **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT m.unit_id, u.short_name, m.valid_from, m.valid_to FROM group_member m JOIN unit u ON u.id = m.unit_id"
                               " WHERE m.group_id = ?1 ORDER BY u.position = 0, u.position, u.sort_key, u.id, m.valid_from", error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->id);

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      dt_group_edit_add_member (edit, dt_column_int64 (&st, 0), dt_column_peek (&st, 1), dt_column_day (&st, 2), dt_column_day (&st, 3));
    }
}

gboolean
dt_job_load_group (DtDb      *db,
                   gpointer   data,
                   gpointer  *result,
                   GError   **error)
{
  g_autoptr(DtGroupEdit) edit = dt_group_edit_new (*(const gint64 *) data);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT code, name FROM unit_group WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This group is no longer in the register."));
      return FALSE;
    }
  edit->code = dt_column_dup (&st, 0);
  edit->name = dt_column_dup (&st, 1);
  if (!load_members (db, edit, error))
    return FALSE;

  *result = g_steal_pointer (&edit);
  return TRUE;
}

/* ---- What cannot be ---- */

/* A code names one group in every exchange with other registers; units are named by theirs in the same places. */
static gboolean
check_code (DtDb               *db,
            const DtGroupEdit  *edit,
            GError            **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_check_words (edit->code, MAX_CODE, error)
      || !dt_db_prepare (db, &st, "SELECT name FROM unit_group WHERE code = ?1 AND id <> ?2", error))
    return FALSE;
  dt_bind_text (&st, 1, edit->code);
  dt_bind_int64 (&st, 2, edit->id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;

  return !has_row || dt_refuse (error, _("The code “%s” is that of %s."), edit->code, dt_column_peek (&st, 0));
}

static gboolean
overlap (const DtGroupMember *a,
         const DtGroupMember *b)
{
  DtDay a_to = a->to != DT_DAY_NONE ? a->to : G_MAXINT;
  DtDay b_to = b->to != DT_DAY_NONE ? b->to : G_MAXINT;

  return a->unit_id == b->unit_id && a->from <= b_to && b->from <= a_to;
}

static gboolean
check_members (const DtGroupEdit  *edit,
               GError            **error)
{
  for (guint i = 0; i < edit->members->len; i++)
    {
      const DtGroupMember *member = g_ptr_array_index (edit->members, i);

      if (member->from != DT_DAY_NONE && member->to != DT_DAY_NONE && member->to < member->from)
        return dt_refuse (error, _("%s cannot leave the group before it joins."), member->unit);
      for (guint j = 0; j < i; j++)
        if (overlap (member, g_ptr_array_index (edit->members, j)))
          return dt_refuse (error, _("%s is in the group twice at the same time."), member->unit);
    }

  return TRUE;
}

/* ---- Storing ---- */

static gboolean
store_group (DtDb               *db,
             const DtGroupEdit  *edit,
             gint64             *id,
             GError            **error)
{
  g_autofree char *uid = dt_uid_new ();
  g_auto(DtStmt) st = { 0 };

  *id = edit->id;
  if (!dt_db_prepare (db, &st, edit->id == 0 ? "INSERT INTO unit_group (code, name, uid) VALUES (?1, ?2, ?3)"
                                             : "UPDATE unit_group SET code = ?1, name = ?2 WHERE id = ?3", error))
    return FALSE;
  dt_bind_text (&st, 1, edit->code);
  dt_bind_text (&st, 2, edit->name);
  if (edit->id == 0)
    dt_bind_text (&st, 3, uid);
  else
    dt_bind_int64 (&st, 3, edit->id);
  if (!dt_stmt_run (&st, error))
    return FALSE;
  if (edit->id == 0)
    *id = sqlite3_last_insert_rowid (dt_db_handle (db));
  else if (sqlite3_changes (dt_db_handle (db)) == 0)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This group is no longer in the register."));
      return FALSE;
    }

  return TRUE;
}

/* The same unit since the same day; only the end may be another. NULL: none. */
static const DtGroupMember *
find_member (const DtGroupEdit   *edit,
             const DtGroupMember *wanted)
{
  for (guint i = 0; i < edit->members->len; i++)
    {
      const DtGroupMember *member = g_ptr_array_index (edit->members, i);

      if (member->unit_id == wanted->unit_id && member->from == wanted->from)
        return member;
    }

  return NULL;
}

/* Runs a statement about one membership: of group ?1, unit ?2, since ?3, until ?4. */
static gboolean
run_member (DtDb                 *db,
            const char           *sql,
            gint64                group_id,
            const DtGroupMember  *member,
            GError              **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, sql, error))
    return FALSE;
  dt_bind_int64 (&st, 1, group_id);
  dt_bind_int64 (&st, 2, member->unit_id);
  dt_bind_day (&st, 3, member->from);
  dt_bind_day (&st, 4, member->to);

  return dt_stmt_run (&st, error);
}

/* What stays is left alone, so that the journal tells who came and who went. */
static gboolean
store_members (DtDb               *db,
               const DtGroupEdit  *edit,
               gint64              id,
               GError            **error)
{
  g_autoptr(DtGroupEdit) before = dt_group_edit_new (id);

  if (!load_members (db, before, error))
    return FALSE;
  for (guint i = 0; i < before->members->len; i++)
    {
      const DtGroupMember *old = g_ptr_array_index (before->members, i);
      const DtGroupMember *kept = find_member (edit, old);

      if (kept == NULL && !run_member (db, "DELETE FROM group_member WHERE group_id = ?1 AND unit_id = ?2 AND valid_from IS ?3 AND valid_to IS ?4", id, old, error))
        return FALSE;
      if (kept != NULL && kept->to != old->to
          && !run_member (db, "UPDATE group_member SET valid_to = ?4 WHERE group_id = ?1 AND unit_id = ?2 AND valid_from IS ?3", id, kept, error))
        return FALSE;
    }
  for (guint i = 0; i < edit->members->len; i++)
    {
      const DtGroupMember *member = g_ptr_array_index (edit->members, i);

      if (find_member (before, member) == NULL
          && !run_member (db, "INSERT INTO group_member (group_id, unit_id, valid_from, valid_to) VALUES (?1, ?2, ?3, ?4)", id, member, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * dt_job_store_group:
 * @data: a #DtGroupEdit
 * @result: (out): (type gint64): pointer to its id
 *
 * DT_ERROR_INVALID, with a sentence for the person, without a name or a code, for the code of another group, and for a
 * unit that would be a member twice at the same time.
 */
gboolean
dt_job_store_group (DtDb      *db,
                    gpointer   data,
                    gpointer  *result,
                    GError   **error)
{
  const DtGroupEdit *edit = data;
  g_autofree char *label = NULL;
  gint64 id;

  if (edit->name == NULL || *edit->name == '\0')
    return dt_refuse (error, _("A group needs a name."));
  if (edit->code == NULL || *edit->code == '\0')
    return dt_refuse (error, _("A group needs a code, such as PX."));
  if (!dt_check_words (edit->name, MAX_NAME, error)
      || !check_code (db, edit, error)
      || !check_members (edit, error)
      || !store_group (db, edit, &id, error)
      || !store_members (db, edit, id, error))
    return FALSE;

  label = g_strdup_printf (edit->id == 0 ? _("Enter group: %s") : _("Edit group: %s"), edit->name);
  dt_db_set_label (db, label);
  *result = g_memdup2 (&id, sizeof id);

  return TRUE;
}

/**
 * dt_job_join_group:
 * @data: a #DtGroupJoin
 *
 * DT_ERROR_INVALID for a unit that is a member on or after that day already.
 */
gboolean
dt_job_join_group (DtDb      *db,
                   gpointer   data,
                   gpointer  *result,
                   GError   **error)
{
  const DtGroupJoin *join = data;
  gint64 group_id = join->group_id;
  g_autoptr(DtGroupEdit) edit = NULL;
  g_auto(DtStmt) st = { 0 };
  gpointer loaded = NULL;
  gboolean has_row;

  if (!dt_job_load_group (db, &group_id, &loaded, error))
    return FALSE;
  edit = loaded;
  if (!dt_db_prepare (db, &st, "SELECT short_name FROM unit WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, join->unit_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This unit is no longer in the register."));
      return FALSE;
    }
  dt_group_edit_add_member (edit, join->unit_id, dt_column_peek (&st, 0), join->from, DT_DAY_NONE);
  if (!dt_job_store_group (db, edit, &loaded, error))
    return FALSE;
  g_free (loaded);

  return TRUE;
}

/**
 * dt_job_remove_group:
 * @data: (type gint64): pointer to the id of a group
 *
 * DT_ERROR_INVALID for one that tasks, addressees or boards name: its members can end on a day instead.
 */
gboolean
dt_job_remove_group (DtDb      *db,
                     gpointer   data,
                     gpointer  *result,
                     GError   **error)
{
  gint64 id = *(const gint64 *) data;
  g_autofree char *label = NULL;
  g_auto(DtStmt) find = { 0 };
  g_auto(DtStmt) remove = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &find,
                      "SELECT name, EXISTS (SELECT 1 FROM assignment WHERE group_id = ?1) OR EXISTS (SELECT 1 FROM addressee WHERE group_id = ?1)"
                      " OR EXISTS (SELECT 1 FROM board WHERE group_id = ?1) FROM unit_group WHERE id = ?1", error)
      || !dt_db_prepare (db, &remove, "DELETE FROM unit_group WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&find, 1, id);
  if (!dt_stmt_next (&find, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This group is no longer in the register."));
      return FALSE;
    }
  if (dt_column_int (&find, 1) != 0)
    return dt_refuse (error, _("Tasks, addressees or boards name “%s”. Let its members end on a day instead."), dt_column_peek (&find, 0));
  label = g_strdup_printf (_("Remove group: %s"), dt_column_peek (&find, 0));
  dt_bind_int64 (&remove, 1, id);
  if (!dt_stmt_run (&remove, error))
    return FALSE;
  dt_db_set_label (db, label);

  return TRUE;
}
