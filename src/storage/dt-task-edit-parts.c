/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is asked for a task, as a form says it: units by themselves, and groups of which all members are asked. */

#include "dt-task-edit-private.h"

#include "dt-db.h"
#include "dt-edit-private.h"
#include "dt-obligation-jobs.h"

#include <glib/gi18n-lib.h>

/* An assignment that is there. */
typedef struct
{
  gint64   id;
  gint64   unit_id;
  gint64   group_id;
  gboolean wanted;
} Part;

/* ---- Reading ---- */

/* A group is one part as long as some of its members are asked through it. */
gboolean
dt_task_edit_load_parts (DtDb        *db,
                         DtTaskEdit  *edit,
                         GError     **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  for (int role = 0; role < DT_N_ROLES; role++)
    if (edit->parts[role] == NULL)
      {
        edit->parts[role] = g_array_new (FALSE, TRUE, sizeof (DtTaskPart));
        g_array_set_clear_func (edit->parts[role], (GDestroyNotify) dt_task_part_clear);
      }

  if (!dt_db_prepare (db, &st,
                      "SELECT a.role, iif (a.group_id IS NULL, a.unit_id, 0) AS unit, a.group_id,"
                      "       coalesce (g.name, u.short_name), count (*)"
                      "  FROM assignment a JOIN unit u ON u.id = a.unit_id LEFT JOIN unit_group g ON g.id = a.group_id"
                      " WHERE a.task_id = ?1 GROUP BY a.role, a.group_id, unit ORDER BY min (a.position), min (a.id)",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->id);

  while (TRUE)
    {
      gint64 group_id;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      group_id = dt_column_int64 (&st, 2);
      dt_task_edit_add_part (edit, (DtRole) dt_column_nick (&st, 0, dt_role_nicks), dt_column_int64 (&st, 1), group_id,
                             dt_column_peek (&st, 3), group_id != 0 ? dt_column_int (&st, 4) : 0);
    }
}

static GArray *
load_present (DtDb    *db,
              gint64   task_id,
              DtRole   role,
              GError **error)
{
  g_autoptr(GArray) present = g_array_new (FALSE, TRUE, sizeof (Part));
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT id, unit_id, group_id FROM assignment WHERE task_id = ?1 AND role = ?2 ORDER BY position, id", error))
    return NULL;
  dt_bind_int64 (&st, 1, task_id);
  dt_bind_text (&st, 2, dt_nick_get (dt_role_nicks, (int) role));

  while (TRUE)
    {
      Part part = { 0 };

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&present);
      part.id = dt_column_int64 (&st, 0);
      part.unit_id = dt_column_int64 (&st, 1);
      part.group_id = dt_column_int64 (&st, 2);
      g_array_append_val (present, part);
    }
}

/* ---- Names ---- */

static gboolean
add_named (DtDb        *db,
           GArray      *parts,
           const char  *name,
           GError     **error)
{
  DtTaskPart part = { 0 };
  g_autofree char *code = NULL;
  g_autofree char *group_code = NULL;

  if (!dt_register_find_named (db, "unit", name, &part.unit_id, &code, error)
      || (part.unit_id == 0 && !dt_register_find_named (db, "unit_group", name, &part.group_id, &group_code, error)))
    return FALSE;
  if (part.unit_id == 0 && part.group_id == 0)
    return dt_refuse (error, _("“%s” is not among the units and groups of the register. Write its name as it is there, or enter the unit first."), name);
  g_array_append_val (parts, part);

  return TRUE;
}

static GArray *
find_named (DtDb        *db,
            const char  *names,
            GError     **error)
{
  g_autoptr(GArray) parts = g_array_new (FALSE, TRUE, sizeof (DtTaskPart));
  g_auto(GStrv) each = g_strsplit (names, ";", -1);

  for (int i = 0; each[i] != NULL; i++)
    if (*g_strstrip (each[i]) != '\0' && !add_named (db, parts, each[i], error))
      return NULL;

  return g_steal_pointer (&parts);
}

/* ---- Storing ---- */

gboolean
dt_task_edit_has_history (DtDb      *db,
                          gint64     task_id,
                          gboolean  *has,
                          GError   **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st,
                      "WITH RECURSIVE part (id) AS (SELECT ?1 UNION SELECT t.id FROM part JOIN task t ON t.parent_id = part.id),"
                      " asked AS (SELECT a.id FROM assignment a WHERE a.task_id IN (SELECT id FROM part))"
                      "SELECT 1 FROM submission WHERE assignment_id IN (SELECT id FROM asked)"
                      " UNION ALL SELECT 1 FROM extension WHERE assignment_id IN (SELECT id FROM asked)"
                      " UNION ALL SELECT 1 FROM reminder_assignment WHERE assignment_id IN (SELECT id FROM asked) LIMIT 1",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, task_id);

  return dt_stmt_next (&st, has, error);
}

static gboolean
is_wanted (GArray     *parts,
           const Part *present)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const DtTaskPart *part = &g_array_index (parts, DtTaskPart, i);

      if (part->unit_id != 0 ? part->unit_id == present->unit_id : part->group_id == present->group_id)
        return TRUE;
    }

  return FALSE;
}

/* The same rule, and the same words, as for a unit that is taken out of a task by itself. */
static gboolean
remove_unwanted (DtDb    *db,
                 GArray  *parts,
                 GArray  *present,
                 GError **error)
{
  for (guint i = 0; i < present->len; i++)
    {
      Part *part = &g_array_index (present, Part, i);

      part->wanted = is_wanted (parts, part);
      if (!part->wanted && !dt_job_remove_part (db, &part->id, NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* The members on that day, those first who have a place in the group. */
static gboolean
add_group (DtDb    *db,
           gint64   task_id,
           DtRole   role,
           gint64   group_id,
           DtDay    issued,
           GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT m.unit_id FROM group_member m JOIN unit u ON u.id = m.unit_id"
                      " WHERE m.group_id = ?1 AND coalesce (m.valid_from, ?2) <= ?2 AND coalesce (m.valid_to, ?2) >= ?2"
                      "   AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.task_id = ?3 AND a.unit_id = m.unit_id AND a.role = ?4)"
                      " ORDER BY u.position, u.sort_key, u.id",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, group_id);
  dt_bind_int (&st, 2, issued);
  dt_bind_int64 (&st, 3, task_id);
  dt_bind_text (&st, 4, dt_nick_get (dt_role_nicks, (int) role));

  while (TRUE)
    {
      g_autoptr(DtAddUnitEdit) add = NULL;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      add = dt_add_unit_edit_new (task_id, dt_column_int64 (&st, 0), role);
      add->group_id = group_id;
      if (!dt_job_add_unit (db, add, NULL, error))
        return FALSE;
    }
}

static gboolean
is_present (GArray           *present,
            const DtTaskPart *part)
{
  for (guint i = 0; i < present->len; i++)
    {
      const Part *there = &g_array_index (present, Part, i);

      if (part->unit_id != 0 ? there->unit_id == part->unit_id : there->group_id == part->group_id)
        return TRUE;
    }

  return FALSE;
}

static gboolean
add_missing (DtDb    *db,
             gint64   task_id,
             DtRole   role,
             GArray  *parts,
             GArray  *present,
             DtDay    issued,
             GError **error)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const DtTaskPart *part = &g_array_index (parts, DtTaskPart, i);
      g_autoptr(DtAddUnitEdit) add = NULL;

      if (is_present (present, part))
        continue;
      if (part->unit_id == 0)
        {
          if (!add_group (db, task_id, role, part->group_id, issued, error))
            return FALSE;
          continue;
        }
      add = dt_add_unit_edit_new (task_id, part->unit_id, role);
      if (!dt_job_add_unit (db, add, NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* Where the form has it, among those of its role; G_MAXUINT: the form does not say. */
static guint
rank_of (GArray     *parts,
         const Part *present)
{
  for (guint i = 0; i < parts->len; i++)
    {
      const DtTaskPart *part = &g_array_index (parts, DtTaskPart, i);

      if (part->unit_id != 0 ? part->unit_id == present->unit_id : part->group_id == present->group_id)
        return i;
    }

  return G_MAXUINT;
}

static gboolean
set_position (DtDb    *db,
              gint64   id,
              int      position,
              GError **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "UPDATE assignment SET position = ?2 WHERE id = ?1 AND position <> ?2", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  dt_bind_int (&st, 2, position);

  return dt_stmt_run (&st, error);
}

/* Only where the order is another: numbers alone are nothing that anybody has changed. */
static gboolean
put_in_order (DtDb    *db,
              gint64   task_id,
              DtRole   role,
              GArray  *parts,
              GError **error)
{
  g_autoptr(GArray) present = load_present (db, task_id, role, error);
  gboolean in_order = TRUE;
  guint last = 0;
  int position = 0;

  if (present == NULL)
    return FALSE;
  for (guint i = 0; i < present->len && in_order; i++)
    {
      guint rank = rank_of (parts, &g_array_index (present, Part, i));

      in_order = rank >= last;
      last = rank;
    }
  if (in_order)
    return TRUE;

  for (guint rank = 0; rank < parts->len; rank++)
    for (guint i = 0; i < present->len; i++)
      {
        const Part *part = &g_array_index (present, Part, i);

        if (rank_of (parts, part) == rank && !set_position (db, part->id, ++position, error))
          return FALSE;
      }

  return TRUE;
}

gboolean
dt_task_edit_store_parts (DtDb              *db,
                          const DtTaskEdit  *edit,
                          gint64             task_id,
                          DtDay              issued,
                          GError           **error)
{
  for (int role = 0; role < DT_N_ROLES; role++)
    {
      g_autoptr(GArray) named = NULL;
      g_autoptr(GArray) present = NULL;
      GArray *parts = edit->parts[role];

      if (edit->names[role] != NULL)
        {
          parts = named = find_named (db, edit->names[role], error);
          if (named == NULL)
            return FALSE;
        }
      if (parts == NULL)
        continue;
      present = load_present (db, task_id, (DtRole) role, error);
      if (present == NULL
          || !remove_unwanted (db, parts, present, error)
          || !add_missing (db, task_id, (DtRole) role, parts, present, issued, error)
          || !put_in_order (db, task_id, (DtRole) role, parts, error))
        return FALSE;
    }

  return TRUE;
}
