/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units, and groups of them. */

#include "dt-merge-private.h"

#include <glib/gi18n-lib.h>

#include "dt-text.h"

/* By uid, else by code. *@id: 0 if it is new. */
static gboolean
find_by_uid_or_code (DtMerge     *self,
                     const char  *table,
                     const char  *uid,
                     const char  *code,
                     gint64      *id,
                     GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE uid = ?1 OR code = ?2 ORDER BY uid = ?1 DESC LIMIT 1", table);
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, uid);
  dt_bind (&stmt, 2, code);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  *id = has_row ? dt_column_int64 (&stmt, 0) : 0;
  return TRUE;
}

/* A code that changes must not be that of another. */
static gboolean
check_code_free (DtMerge    *self,
                 GHashTable *codes,
                 DtPlace     place,
                 const char *code,
                 gint64      id,
                 gint64      holder)
{
  if (holder == 0 || holder == id)
    return TRUE;

  dt_import_report_error (self->report, place, NULL, _("The code “%s” belongs to another one"), code);
  return FALSE;
}

/* A file may tell only one of the two days; with the other, which the register has, they must still go together. */
static gboolean
check_days (DtMerge             *self,
            const DtUnitRecord  *record,
            gint64               id,
            gboolean            *good,
            GError             **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;
  DtDay from, to;

  *good = TRUE;
  if (record->valid_from == DT_DAY_NONE && record->valid_to == DT_DAY_NONE)
    return TRUE;
  if (!dt_db_prepare (self->db, &stmt, "SELECT valid_from, valid_to FROM unit WHERE id = ?1", error))
    return FALSE;
  dt_bind (&stmt, 1, id);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;
  from = record->valid_from != DT_DAY_NONE ? record->valid_from : has_row ? dt_column_day (&stmt, 0) : DT_DAY_NONE;
  to = record->valid_to != DT_DAY_NONE ? record->valid_to : has_row ? dt_column_day (&stmt, 1) : DT_DAY_NONE;
  if (from == DT_DAY_NONE || to == DT_DAY_NONE || from <= to)
    return TRUE;

  dt_import_report_error (self->report, record->place, NULL, _("The unit “%s” would end before it begins"), record->code);
  *good = FALSE;
  return TRUE;
}

static void
forget_code (GHashTable *codes,
             gint64      id,
             const char *kept)
{
  GHashTableIter iter;
  gpointer code;
  gpointer value;

  g_hash_table_iter_init (&iter, codes);
  while (g_hash_table_iter_next (&iter, &code, &value))
    {
      if ((gint64) GPOINTER_TO_SIZE (value) == id && g_strcmp0 (code, kept) != 0)
        g_hash_table_iter_remove (&iter);
    }
}

static void
fill_unit (DtMergeRow         *row,
           const DtUnitRecord *record,
           gboolean            is_new,
           const char         *sort_key)
{
  dt_merge_row_string (row, "code", N_("Code"), record->code);
  dt_merge_row_string (row, "name", N_("Name"), record->name);
  dt_merge_row_string (row, "short_name", N_("Short Name"), is_new && record->short_name == NULL ? record->name : record->short_name);
  dt_merge_row_nick (row, "kind", N_("Kind"), dt_unit_kind_nicks, (int) record->kind, DT_UNIT_OTHER);
  dt_merge_row_day (row, "valid_from", N_("Valid From"), record->valid_from);
  dt_merge_row_day (row, "valid_to", N_("Valid To"), record->valid_to);
  dt_merge_row_text (row, "contact", N_("Contact"), record->contact);
  dt_merge_row_text (row, "phone", N_("Phone"), record->phone);
  dt_merge_row_text (row, "email", N_("E-Mail"), record->email);
  dt_merge_row_text (row, "address", N_("Address"), record->address);
  dt_merge_row_number (row, "position", N_("Position"), record->position > 0, record->position);
  dt_merge_row_string (row, "sort_key", NULL, sort_key);
}

static void
remember_links (DtMerge            *self,
                const DtUnitRecord *record,
                gint64              id)
{
  DtUnitLink link = { id, g_strdup (record->parent), g_strdup (record->successor), record->place };

  if (record->parent == NULL && record->successor == NULL)
    return;

  g_array_append_val (self->unit_links, link);
}

gboolean
dt_merge_unit (DtMerge             *self,
               const DtUnitRecord  *record,
               GError             **error)
{
  g_autofree char *uid = NULL;
  g_autofree char *sort_key = NULL;
  g_autoptr(GString) detail = g_string_new (NULL);
  DtMergeRow row = { .n = 0 };
  gboolean changed = FALSE;
  gboolean good;
  gint64 id = 0;

  if (!dt_merge_load (self, error) || !find_by_uid_or_code (self, "unit", record->uid, record->code, &id, error))
    return FALSE;

  if (id == 0)
    {
      uid = record->uid != NULL ? g_strdup (record->uid) : dt_uid_new ();
      sort_key = dt_text_sort_key (record->short_name != NULL ? record->short_name : record->name);
      dt_merge_row_string (&row, "uid", NULL, uid);
      fill_unit (&row, record, TRUE, sort_key);
      if (!dt_merge_insert (self, DT_MERGE_UNIT, &row, &id, error))
        return FALSE;
      dt_import_report_line (self->report, DT_ENTITY_UNIT, DT_OUTCOME_NEW, record->name, record->code, DT_DAY_NONE, DT_DAY_NONE);
    }
  else
    {
      if (!check_code_free (self, self->units, record->place, record->code, id,
                            (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->units, record->code))))
        return TRUE;
      if (!check_days (self, record, id, &good, error))
        return FALSE;
      if (!good)
        return TRUE;
      if (record->short_name != NULL)
        sort_key = dt_text_sort_key (record->short_name);
      dt_merge_row_string (&row, "uid", NULL, NULL);
      fill_unit (&row, record, FALSE, sort_key);
      if (!dt_merge_update (self, DT_MERGE_UNIT, id, &row, &changed, detail, error))
        return FALSE;
      if (changed)
        dt_import_report_line (self->report, DT_ENTITY_UNIT, DT_OUTCOME_CHANGED, record->name, detail->str, DT_DAY_NONE, DT_DAY_NONE);
      forget_code (self->units, id, record->code);
    }

  g_hash_table_insert (self->units, g_strdup (record->code), GSIZE_TO_POINTER (id));
  remember_links (self, record, id);
  dt_import_report_count (self->report, DT_ENTITY_UNIT, uid != NULL ? DT_OUTCOME_NEW : changed ? DT_OUTCOME_CHANGED : DT_OUTCOME_UNCHANGED);
  return TRUE;
}

static gboolean
link_unit (DtMerge           *self,
           const DtUnitLink  *link,
           const char        *column,
           const char        *code,
           GError           **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE unit SET %1$s = ?1 WHERE id = ?2 AND %1$s IS NOT ?1", column);
  g_auto(DtStmt) stmt = { 0 };
  gint64 other;

  if (code == NULL)
    return TRUE;

  other = dt_merge_find_unit (self, link->place, code);
  if (other == 0)
    return TRUE;
  if (other == link->unit_id)
    {
      dt_import_report_error (self->report, link->place, NULL, _("The unit “%s” cannot be its own parent or successor"), code);
      return TRUE;
    }

  if (!dt_db_prepare (self->db, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, other);
  dt_bind (&stmt, 2, link->unit_id);
  return dt_stmt_run (&stmt, error);
}

/* No unit may stand below itself: every walk up would go round for ever. */
static gboolean
check_circles (DtMerge     *self,
               const char  *column,
               GError     **error)
{
  g_autofree char *sql = g_strdup_printf (
    "WITH RECURSIVE up (start, id, depth) AS ("
    " SELECT id, %1$s, 1 FROM unit WHERE %1$s IS NOT NULL"
    " UNION ALL SELECT up.start, unit.%1$s, up.depth + 1 FROM up JOIN unit ON unit.id = up.id"
    "  WHERE unit.%1$s IS NOT NULL AND up.id <> up.start AND up.depth < 50)"
    " SELECT unit.code FROM up JOIN unit ON unit.id = up.start WHERE up.id = up.start ORDER BY unit.code LIMIT 1", column);
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt, sql, error))
    return FALSE;

  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  if (has_row)
    dt_import_report_error (self->report, g_array_index (self->unit_links, DtUnitLink, 0).place, NULL,
                            _("The unit “%s” comes round to itself by its parents or successors"), dt_column_peek (&stmt, 0));
  return TRUE;
}

/* Parents and successors may stand further down in the file, so they are linked at the end. */
gboolean
dt_merge_link_units (DtMerge  *self,
                     GError  **error)
{
  for (guint i = 0; i < self->unit_links->len; i++)
    {
      const DtUnitLink *link = &g_array_index (self->unit_links, DtUnitLink, i);

      if (!link_unit (self, link, "parent_id", link->parent, error) || !link_unit (self, link, "successor_id", link->successor, error))
        return FALSE;
    }

  return self->unit_links->len == 0 || (check_circles (self, "parent_id", error) && check_circles (self, "successor_id", error));
}

/* Groups */

gboolean
dt_merge_load_members (DtMerge       *self,
                       DtMergeGroup  *group,
                       GError       **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (group->members != NULL)
    return TRUE;

  if (!dt_db_prepare (self->db, &stmt, "SELECT unit_id, m.valid_from, m.valid_to FROM group_member AS m JOIN unit ON unit.id = unit_id"
                                       " WHERE group_id = ?1 ORDER BY unit.position = 0, unit.position, unit.code", error))
    return FALSE;
  dt_bind (&stmt, 1, group->id);

  group->members = g_array_new (FALSE, FALSE, sizeof (DtMergeMember));
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      DtMergeMember member;

      if (!has_row)
        return TRUE;
      member = (DtMergeMember) { dt_column_int64 (&stmt, 0), dt_column_day (&stmt, 1), dt_column_day (&stmt, 2) };
      g_array_append_val (group->members, member);
    }

  g_clear_pointer (&group->members, g_array_unref);
  return FALSE;
}

static gboolean
same_members (GArray *a,
              GArray *b)
{
  for (guint i = 0; a->len == b->len && i < a->len; i++)
    {
      const DtMergeMember *member = &g_array_index (a, DtMergeMember, i);
      gboolean found = FALSE;

      for (guint j = 0; j < b->len && !found; j++)
        {
          const DtMergeMember *other = &g_array_index (b, DtMergeMember, j);

          found = other->unit_id == member->unit_id && other->valid_from == member->valid_from && other->valid_to == member->valid_to;
        }
      if (!found)
        return FALSE;
    }

  return a->len == b->len;
}

/* A file gives the members whole. */
static gboolean
merge_members (DtMerge              *self,
               const DtGroupRecord  *record,
               DtMergeGroup         *group,
               gboolean             *changed,
               GError              **error)
{
  g_autoptr(GArray) wanted = g_array_new (FALSE, FALSE, sizeof (DtMergeMember));
  g_auto(DtStmt) drop = { 0 };
  g_auto(DtStmt) insert = { 0 };

  for (guint i = 0; i < record->members->len; i++)
    {
      const DtMemberRecord *member = record->members->pdata[i];
      DtMergeMember row = { member->unit != NULL ? dt_merge_find_unit (self, member->place, member->unit) : 0, member->valid_from, member->valid_to };
      gboolean twice = FALSE;

      for (guint j = 0; j < wanted->len; j++)
        {
          const DtMergeMember *other = &g_array_index (wanted, DtMergeMember, j);

          twice |= other->unit_id == row.unit_id && other->valid_from == row.valid_from;
        }
      if (twice && row.unit_id != 0)
        dt_import_report_error (self->report, member->place, NULL, _("The unit “%s” stands twice in the group"), member->unit);
      else if (row.unit_id != 0)
        g_array_append_val (wanted, row);
    }

  if (!dt_merge_load_members (self, group, error))
    return FALSE;
  if (record->members->len == 0 || same_members (wanted, group->members))
    return TRUE;

  *changed = TRUE;
  g_clear_pointer (&group->members, g_array_unref);
  if (!dt_db_prepare (self->db, &drop, "DELETE FROM group_member WHERE group_id = ?1", error)
      || !dt_db_prepare (self->db, &insert, "INSERT INTO group_member (group_id, unit_id, valid_from, valid_to) VALUES (?1, ?2, ?3, ?4)", error))
    return FALSE;

  dt_bind (&drop, 1, group->id);
  if (!dt_stmt_run (&drop, error))
    return FALSE;
  for (guint i = 0; i < wanted->len; i++)
    {
      const DtMergeMember *member = &g_array_index (wanted, DtMergeMember, i);

      dt_bind (&insert, 1, group->id);
      dt_bind (&insert, 2, member->unit_id);
      dt_bind_day (&insert, 3, member->valid_from);
      dt_bind_day (&insert, 4, member->valid_to);
      if (!dt_stmt_run (&insert, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dt_merge_group (DtMerge              *self,
                const DtGroupRecord  *record,
                GError              **error)
{
  g_autofree char *uid = NULL;
  g_autoptr(GString) detail = g_string_new (NULL);
  DtMergeRow row = { .n = 0 };
  DtMergeGroup *group;
  DtMergeGroup *holder;
  gboolean changed = FALSE;
  gint64 id = 0;
  DtOutcome outcome;

  if (!dt_merge_load (self, error) || !find_by_uid_or_code (self, "unit_group", record->uid, record->code, &id, error))
    return FALSE;

  holder = g_hash_table_lookup (self->groups, record->code);
  if (id != 0 && !check_code_free (self, self->groups, record->place, record->code, id, holder != NULL ? holder->id : 0))
    return TRUE;

  if (id == 0)
    uid = record->uid != NULL ? g_strdup (record->uid) : dt_uid_new ();
  dt_merge_row_string (&row, "uid", NULL, uid);
  dt_merge_row_string (&row, "code", N_("Code"), record->code);
  dt_merge_row_string (&row, "name", N_("Name"), record->name);
  if (uid != NULL ? !dt_merge_insert (self, DT_MERGE_GROUP, &row, &id, error)
                  : !dt_merge_update (self, DT_MERGE_GROUP, id, &row, &changed, detail, error))
    return FALSE;

  group = g_new0 (DtMergeGroup, 1);
  group->id = id;
  g_hash_table_insert (self->groups, g_strdup (record->code), group);
  if (!merge_members (self, record, group, &changed, error))
    return FALSE;

  outcome = uid != NULL ? DT_OUTCOME_NEW : changed ? DT_OUTCOME_CHANGED : DT_OUTCOME_UNCHANGED;
  dt_import_report_count (self->report, DT_ENTITY_GROUP, outcome);
  if (outcome != DT_OUTCOME_UNCHANGED)
    dt_import_report_line (self->report, DT_ENTITY_GROUP, outcome, record->name, detail->len > 0 ? detail->str : record->code,
                           DT_DAY_NONE, DT_DAY_NONE);
  return TRUE;
}
