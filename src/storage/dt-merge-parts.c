/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a directive: addressees, references, attachments. */

#include "dt-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-text.h"

static const char addressee_select[] =
  "SELECT group_concat (kind || char (31) || position || char (31) || words || char (31) || coalesce (unit_id, 0)"
  " || char (31) || coalesce (group_id, 0), char (30))"
  " FROM (SELECT * FROM addressee WHERE directive_id = ?1 ORDER BY kind, position)";

typedef struct { const char *kind; int position; const char *words; gint64 unit_id; gint64 group_id; } Addressee;

static const char *
kind_of (const DtAddresseeRecord *record)
{
  return record->distribution ? "distribution" : "addressee";
}

/* As a list of rows, in the order of the file, each kind counted by itself. */
static GArray *
list_addressees (DtMerge   *self,
                 GPtrArray *records)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Addressee));
  int positions[2] = { 0, 0 };

  for (guint i = 0; i < records->len; i++)
    {
      const DtAddresseeRecord *record = records->pdata[i];
      Addressee row = { kind_of (record), ++positions[record->distribution], record->words != NULL ? record->words : "", 0, 0 };

      if (record->unit != NULL)
        row.unit_id = dt_merge_find_unit (self, record->place, record->unit);
      if (record->group != NULL)
        {
          DtMergeGroup *group = dt_merge_find_group (self, record->place, record->group);

          row.group_id = group != NULL ? group->id : 0;
        }
      g_array_append_val (rows, row);
    }

  return rows;
}

static char *
join_addressees (GArray *rows)
{
  GString *joined = g_string_new (NULL);

  for (int distribution = 0; distribution < 2; distribution++)
    {
      for (guint i = 0; i < rows->len; i++)
        {
          const Addressee *row = &g_array_index (rows, Addressee, i);

          if ((strcmp (row->kind, "distribution") == 0) == distribution)
            g_string_append_printf (joined, "%s%s\037%d\037%s\037%" G_GINT64_FORMAT "\037%" G_GINT64_FORMAT, joined->len > 0 ? "\036" : "",
                                    row->kind, row->position, row->words, row->unit_id, row->group_id);
        }
    }

  return g_string_free (joined, FALSE);
}

static gboolean
same_addressees (DtMerge   *self,
                 GArray    *rows,
                 gboolean  *same,
                 GError   **error)
{
  g_autofree char *joined = join_addressees (rows);
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt, addressee_select, error))
    return FALSE;
  dt_bind (&stmt, 1, self->directive.id);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  *same = strcmp (dt_column_peek (&stmt, 0), joined) == 0;
  return TRUE;
}

gboolean
dt_merge_addressees (DtMerge    *self,
                     GPtrArray  *records,
                     gboolean    is_new,
                     gboolean   *changed,
                     GError    **error)
{
  g_autoptr(GArray) rows = NULL;
  g_auto(DtStmt) drop = { 0 };
  g_auto(DtStmt) insert = { 0 };
  gboolean same = FALSE;

  if (records->len == 0)
    return TRUE;

  rows = list_addressees (self, records);
  if (!is_new && !same_addressees (self, rows, &same, error))
    return FALSE;
  if (same)
    return TRUE;

  *changed = TRUE;
  if (!dt_db_prepare (self->db, &drop, "DELETE FROM addressee WHERE directive_id = ?1", error)
      || !dt_db_prepare (self->db, &insert, "INSERT INTO addressee (directive_id, kind, position, words, unit_id, group_id)"
                                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error))
    return FALSE;
  dt_bind (&drop, 1, self->directive.id);
  if (!is_new && !dt_stmt_run (&drop, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const Addressee *row = &g_array_index (rows, Addressee, i);

      dt_bind (&insert, 1, self->directive.id);
      dt_bind (&insert, 2, row->kind);
      dt_bind (&insert, 3, row->position);
      dt_bind (&insert, 4, row->words);
      dt_bind_id (&insert, 5, row->unit_id);
      dt_bind_id (&insert, 6, row->group_id);
      if (!dt_stmt_run (&insert, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
merge_reference (DtMerge                  *self,
                 const DtReferenceRecord  *record,
                 GArray                   *kept,
                 gboolean                 *changed,
                 GError                  **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gint64 target = 0;
  gboolean has_row;
  gint64 id;

  if (record->target.symbol == NULL || (int) record->relation < 0)
    return TRUE;        /* told already */
  if (!dt_merge_cite_directive (self, record->place, &record->target, record->type, record->subject, &target, error))
    return FALSE;
  if (target == 0)
    return TRUE;
  if (target == self->directive.id)
    {
      dt_import_report_error (self->report, record->place, NULL, _("The directive “%s” cites itself"), record->target.symbol);
      return TRUE;
    }

  if (!dt_db_prepare (self->db, &stmt, "INSERT INTO reference (directive_id, target_id, relation, words) VALUES (?1, ?2, ?3, nullif (?4, ''))"
                                       " ON CONFLICT (directive_id, target_id, relation) DO UPDATE SET words = excluded.words"
                                       " WHERE ?4 IS NOT NULL AND words IS NOT excluded.words RETURNING id", error))
    return FALSE;
  dt_bind (&stmt, 1, self->directive.id);
  dt_bind (&stmt, 2, target);
  dt_bind (&stmt, 3, dt_nick_get (dt_relation_nicks, (int) record->relation));
  dt_bind (&stmt, 4, (const char *) record->words);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;
  *changed |= has_row;

  id = target * 16 + (gint64) record->relation;
  g_array_append_val (kept, id);
  return TRUE;
}

/* Drops the references that the file no longer has. */
static gboolean
drop_references (DtMerge   *self,
                 GArray    *kept,
                 gboolean  *changed,
                 GError   **error)
{
  g_auto(DtStmt) list = { 0 };
  g_auto(DtStmt) drop = { 0 };
  g_autoptr(GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  if (!dt_db_prepare (self->db, &list, "SELECT id, target_id, relation FROM reference WHERE directive_id = ?1", error)
      || !dt_db_prepare (self->db, &drop, "DELETE FROM reference WHERE id = ?1", error))
    return FALSE;

  dt_bind (&list, 1, self->directive.id);
  while (has_row)
    {
      gint64 key;
      gint64 id;
      gboolean found = FALSE;

      if (!dt_stmt_next (&list, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = dt_column_int64 (&list, 0);
      key = dt_column_int64 (&list, 1) * 16 + dt_column_nick (&list, 2, dt_relation_nicks);
      for (guint i = 0; i < kept->len && !found; i++)
        found = g_array_index (kept, gint64, i) == key;
      if (!found)
        g_array_append_val (gone, id);
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

gboolean
dt_merge_references (DtMerge    *self,
                     GPtrArray  *records,
                     gboolean    is_new,
                     gboolean   *changed,
                     GError    **error)
{
  g_autoptr(GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < records->len; i++)
    {
      if (!merge_reference (self, records->pdata[i], kept, changed, error))
        return FALSE;
    }

  return records->len == 0 || is_new || drop_references (self, kept, changed, error);
}

/* An attachment is known by uid, else by its name. Those that the file does not name stay. */
static gboolean
merge_attachment (DtMerge                   *self,
                  const DtAttachmentRecord  *record,
                  const char                *owner,
                  gint64                     owner_id,
                  gboolean                   is_new,
                  gboolean                  *changed,
                  GError                   **error)
{
  gboolean to_directive = strcmp (owner, "directive_id") == 0;
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM attachment WHERE %s = ?1 AND (uid = ?2 OR name = ?3) ORDER BY uid = ?2 DESC LIMIT 1", owner);
  g_autofree char *uid = NULL;
  g_auto(DtStmt) stmt = { 0 };
  DtMergeRow row = { .n = 0 };
  gboolean has_row = FALSE;
  gint64 id;

  if (record->name == NULL)
    return TRUE;        /* told already */

  if (!dt_db_prepare (self->db, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, owner_id);
  dt_bind (&stmt, 2, (const char *) record->uid);
  dt_bind (&stmt, 3, (const char *) record->name);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;
  id = has_row ? dt_column_int64 (&stmt, 0) : 0;

  if (id == 0)
    uid = record->uid != NULL ? g_strdup (record->uid) : dt_uid_new ();
  dt_merge_row_string (&row, "uid", NULL, uid);
  dt_merge_row_id (&row, "directive_id", FALSE, to_directive ? owner_id : 0);
  dt_merge_row_id (&row, "submission_id", FALSE, to_directive ? 0 : owner_id);
  dt_merge_row_string (&row, "name", NULL, record->name);
  dt_merge_row_string (&row, "media_type", NULL,
                       record->media_type != NULL ? record->media_type : id == 0 ? "application/octet-stream" : NULL);
  dt_merge_row_number (&row, "size", NULL, record->size > 0, record->size);
  dt_merge_row_text (&row, "sha256", NULL, record->sha256);
  if (id != 0)
    return dt_merge_update (self, DT_MERGE_ATTACHMENT, id, &row, changed, NULL, error);

  *changed = TRUE;
  if (!dt_merge_insert (self, DT_MERGE_ATTACHMENT, &row, &id, error))
    return FALSE;
  if (id == 0)
    dt_import_report_error (self->report, record->place, NULL, _("The uid “%s” belongs to another attachment already"), record->uid);
  return TRUE;
}

gboolean
dt_merge_attachments (DtMerge     *self,
                      GPtrArray   *records,
                      const char  *owner,
                      gint64       owner_id,
                      gboolean     is_new,
                      gboolean    *changed,
                      GError     **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (!merge_attachment (self, records->pdata[i], owner, owner_id, is_new, changed, error))
        return FALSE;
    }

  return TRUE;
}
