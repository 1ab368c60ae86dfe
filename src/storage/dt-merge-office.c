/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the office keeps beside its matter: words of letters, boards of collections, saved questions, known by uid, else by
 * name; drafts, known by uid. */

#include "dt-merge-private.h"

#include "dt-text.h"

/* *@id: 0 there is none */
static gboolean
find_by_name (DtMerge       *self,
              DtMergeTable   table,
              const char    *sql,
              const char    *uid,
              const char    *name,
              gint64        *id,
              GError       **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt, sql, error))
    return FALSE;
  dt_bind (&stmt, 1, uid);
  dt_bind (&stmt, 2, name);
  do
    {
      if (!dt_stmt_next (&stmt, &has_row, error))
        return FALSE;
      *id = has_row ? dt_column_int64 (&stmt, 0) : 0;
    }
  while (has_row && dt_merge_is_claimed (self, table, uid, *id));

  return TRUE;
}

#define FIND(table) "SELECT id FROM " table " WHERE uid = ?1 OR name = ?2 ORDER BY uid IS ?1 DESC, id"

/* Stores the row; *@id is that of a new one where it was 0. */
static gboolean
store (DtMerge          *self,
       DtMergeTable      table,
       const DtMergeRow *row,
       gint64           *id,
       gboolean         *changed,
       GError          **error)
{
  if (*id == 0 ? !dt_merge_insert (self, table, row, id, error) : !dt_merge_update (self, table, *id, row, changed, NULL, error))
    return FALSE;

  dt_merge_claim (self, table, *id);
  return TRUE;
}

static void
count (DtMerge  *self,
       DtEntity  entity,
       gboolean  is_new,
       gboolean  changed)
{
  dt_import_report_count (self->report, entity, is_new ? DT_OUTCOME_NEW : changed ? DT_OUTCOME_CHANGED : DT_OUTCOME_UNCHANGED);
}

/* A row that is there keeps its uid. */
static char *
uid_of_new (const char *uid,
            gint64      id)
{
  if (id != 0)
    return NULL;
  return uid != NULL ? g_strdup (uid) : dt_uid_new ();
}

gboolean
dt_merge_template (DtMerge                 *self,
                   const DtTemplateRecord  *record,
                   GError                 **error)
{
  g_autofree char *uid = NULL;
  DtMergeRow row = { .n = 0 };
  gboolean changed = FALSE;
  gboolean is_new;
  gint64 id;

  if ((int) record->channel < 0)
    return TRUE;
  if (!find_by_name (self, DT_MERGE_TEMPLATE, FIND ("letter_template"), record->uid, record->name, &id, error))
    return FALSE;

  is_new = id == 0;
  uid = uid_of_new (record->uid, id);
  dt_merge_row_string (&row, "uid", NULL, uid);
  dt_merge_row_string (&row, "name", NULL, record->name);
  dt_merge_row_nick (&row, "channel", NULL, dt_channel_nicks, (int) record->channel, DT_CHANNEL_LETTER);
  dt_merge_row_number (&row, "rung", NULL, TRUE, CLAMP (record->rung, 1, 4));
  dt_merge_row_string (&row, "subject", NULL, record->subject != NULL ? record->subject : "");
  dt_merge_row_string (&row, "body", NULL, record->body != NULL ? record->body : "");
  dt_merge_row_number (&row, "position", NULL, TRUE, record->position);
  if (!store (self, DT_MERGE_TEMPLATE, &row, &id, &changed, error))
    return FALSE;
  count (self, DT_ENTITY_TEMPLATE, is_new, changed);

  return TRUE;
}

gboolean
dt_merge_filter (DtMerge               *self,
                 const DtFilterRecord  *record,
                 GError               **error)
{
  g_autofree char *uid = NULL;
  DtMergeRow row = { .n = 0 };
  gboolean changed = FALSE;
  gboolean is_new;
  gint64 id;

  if (!find_by_name (self, DT_MERGE_FILTER, FIND ("saved_filter"), record->uid, record->name, &id, error))
    return FALSE;

  is_new = id == 0;
  uid = uid_of_new (record->uid, id);
  dt_merge_row_string (&row, "uid", NULL, uid);
  dt_merge_row_string (&row, "name", NULL, record->name);
  dt_merge_row_string (&row, "query", NULL, record->query != NULL ? record->query : "");
  dt_merge_row_number (&row, "position", NULL, TRUE, record->position);
  if (!store (self, DT_MERGE_FILTER, &row, &id, &changed, error))
    return FALSE;
  count (self, DT_ENTITY_FILTER, is_new, changed);

  return TRUE;
}

/* Of two states of a draft the later one stays: it is the one a person goes on with. */
gboolean
dt_merge_draft (DtMerge              *self,
                const DtDraftRecord  *record,
                GError              **error)
{
  DtMergeRow row = { .n = 0 };
  g_auto(DtStmt) stmt = { 0 };
  gboolean changed = FALSE;
  gboolean known;
  gint64 id;

  if (!dt_db_prepare (self->db, &stmt, "SELECT id, changed_at >= ?2 FROM draft WHERE uid = ?1", error))
    return FALSE;
  dt_bind (&stmt, 1, (const char *) record->uid);
  dt_bind (&stmt, 2, record->changed_at);
  if (!dt_stmt_next (&stmt, &known, error))
    return FALSE;
  id = known ? dt_column_int64 (&stmt, 0) : 0;
  if (!known || dt_column_int (&stmt, 1) == 0)
    {
      dt_merge_row_string (&row, "uid", NULL, record->uid);
      dt_merge_row_string (&row, "kind", NULL, record->kind);
      dt_merge_row_string (&row, "title", NULL, record->title != NULL ? record->title : "");
      dt_merge_row_string (&row, "content", NULL, record->content != NULL ? record->content : "");
      dt_merge_row_number (&row, "made_at", NULL, TRUE, record->made_at);
      dt_merge_row_number (&row, "changed_at", NULL, TRUE, record->changed_at);
      if (!store (self, DT_MERGE_DRAFT, &row, &id, &changed, error))
        return FALSE;
    }
  count (self, DT_ENTITY_DRAFT, !known, changed);

  return TRUE;
}

/* Boards */

/* The columns as ids between blanks. */
static gboolean
list_columns (DtMerge  *self,
              gint64    board_id,
              GString  *ids,
              GError  **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt, "SELECT task_id FROM board_task WHERE board_id = ?1 ORDER BY position, id", error))
    return FALSE;
  dt_bind (&stmt, 1, board_id);
  while (dt_stmt_next (&stmt, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_string_append_printf (ids, "%" G_GINT64_FORMAT " ", dt_column_int64 (&stmt, 0));
    }

  return FALSE;
}

static gboolean
has_id (GArray *ids,
        gint64  id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* A task that is given twice is one column. */
static gboolean
find_columns (DtMerge              *self,
              const DtBoardRecord  *record,
              GArray               *tasks,
              GString              *ids,
              GError              **error)
{
  for (guint i = 0; i < record->tasks->len; i++)
    {
      const DtTaskLinkRecord *link = record->tasks->pdata[i];
      gint64 id = 0;

      if (link->task == NULL)
        continue;
      if (!dt_merge_find_task (self, link->place, link->task, TRUE, &id, error))
        return FALSE;
      if (id == 0 || has_id (tasks, id))
        continue;
      g_array_append_val (tasks, id);
      g_string_append_printf (ids, "%" G_GINT64_FORMAT " ", id);
    }

  return TRUE;
}

/* A board gives its columns whole. */
static gboolean
set_columns (DtMerge              *self,
             const DtBoardRecord  *record,
             gint64                board_id,
             gboolean             *changed,
             GError              **error)
{
  g_autoptr(GArray) tasks = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GString) wanted = g_string_new (NULL);
  g_autoptr(GString) there = g_string_new (NULL);
  g_auto(DtStmt) clear = { 0 };
  g_auto(DtStmt) insert = { 0 };

  if (!find_columns (self, record, tasks, wanted, error) || !list_columns (self, board_id, there, error))
    return FALSE;
  if (g_string_equal (wanted, there))
    return TRUE;

  *changed = TRUE;
  if (!dt_db_prepare (self->db, &clear, "DELETE FROM board_task WHERE board_id = ?1", error)
      || !dt_db_prepare (self->db, &insert, "INSERT INTO board_task (board_id, task_id, position) VALUES (?1, ?2, ?3)"
                                            " ON CONFLICT (board_id, task_id) DO NOTHING", error))
    return FALSE;
  dt_bind (&clear, 1, board_id);
  if (!dt_stmt_run (&clear, error))
    return FALSE;
  for (guint i = 0; i < tasks->len; i++)
    {
      dt_bind (&insert, 1, board_id);
      dt_bind (&insert, 2, g_array_index (tasks, gint64, i));
      dt_bind (&insert, 3, (int) i + 1);
      if (!dt_stmt_run (&insert, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
dt_merge_board (DtMerge              *self,
                const DtBoardRecord  *record,
                GError              **error)
{
  g_autofree char *uid = NULL;
  DtMergeGroup *group = NULL;
  DtMergeRow row = { .n = 0 };
  gboolean changed = FALSE;
  gboolean is_new;
  gint64 id;

  if (!dt_merge_load (self, error))
    return FALSE;
  if (record->group != NULL)
    {
      group = dt_merge_find_group (self, record->place, record->group);
      if (group == NULL)
        return TRUE;
    }
  if (!find_by_name (self, DT_MERGE_BOARD, FIND ("board"), record->uid, record->name, &id, error))
    return FALSE;

  is_new = id == 0;
  uid = uid_of_new (record->uid, id);
  dt_merge_row_string (&row, "uid", NULL, uid);
  dt_merge_row_string (&row, "name", NULL, record->name);
  dt_merge_row_id (&row, "group_id", TRUE, group != NULL ? group->id : 0);
  dt_merge_row_number (&row, "position", NULL, TRUE, record->position);
  if (!store (self, DT_MERGE_BOARD, &row, &id, &changed, error)
      || (id != 0 && !set_columns (self, record, id, &changed, error)))
    return FALSE;
  count (self, DT_ENTITY_BOARD, is_new, changed);

  return TRUE;
}
