/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a directive. */

#include "dt-directive-jobs.h"

#include "dt-db.h"
#include "dt-error.h"
#include "dt-list-jobs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Calls @read for each row of @sql about directive @id. */
typedef void (*ReadRow) (DtStmt *st, DtDirectivePage *page);

static gboolean
read_rows (DtDb             *db,
           DtDirectivePage  *page,
           const char       *sql,
           ReadRow           read,
           GError          **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, sql, error))
    return FALSE;
  dt_bind_int64 (&st, 1, page->id);
  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      read (&st, page);
    }
}

static void
read_head (DtStmt          *st,
           DtDirectivePage *page)
{
  page->symbol = dt_column_dup (st, 0);
  page->type = (DtDocumentType) dt_column_nick (st, 1, dt_document_type_nicks);
  page->issuer = dt_column_dup (st, 2);
  page->issued_day = dt_column_day (st, 3);
  page->place = dt_column_dup (st, 4);
  page->signer = dt_column_dup (st, 5);
  page->signer_title = dt_column_dup (st, 6);
  page->subject = dt_column_dup (st, 7);
  page->text = dt_column_dup (st, 8);
  page->stub = dt_column_int (st, 9) != 0;
  page->n_mentions = dt_column_int (st, 10);
  page->short_issuer = dt_column_dup (st, 11);
}

static void
read_node (DtStmt          *st,
           DtDirectivePage *page)
{
  DtChainNode *node = g_new0 (DtChainNode, 1);

  node->id = dt_column_int64 (st, 0);
  node->symbol = dt_column_dup (st, 1);
  node->issuer = dt_column_dup (st, 2);
  node->short_issuer = dt_column_dup (st, 3);
  node->issued_day = dt_column_day (st, 4);
  node->stub = dt_column_int (st, 5) != 0;
  node->level = dt_column_int (st, 6);
  node->to_id = dt_column_int64 (st, 7);
  node->relation = (DtRelation) dt_column_nick (st, 8, dt_relation_nicks);
  node->shift = dt_column_int (st, 9);
  g_ptr_array_add (page->nodes, node);
}

/* What of a schedule change in days lies between two directives; the later is the cause. */
#define SHIFT(cause, target)                                                                            \
  "coalesce ((SELECT CASE kind WHEN 'accelerate' THEN -amount WHEN 'postpone' THEN amount ELSE 0 END"  \
  "           FROM schedule_change c WHERE c.cause_id = " cause " AND c.target_id = " target            \
  "           AND c.span = 'days' AND c.lifted_day IS NULL ORDER BY c.id LIMIT 1), 0)"

/* How a unit that issued is called in little room: the name it had on that day is too long for it. */
#define SHORT_ISSUER(directive) \
  "coalesce ((SELECT nullif (u.short_name, '') FROM unit u WHERE u.id = " directive ".issuer_id), " directive ".issuer)"

#define NODE "d.id, d.symbol, d.issuer, " SHORT_ISSUER ("d") ", d.issued_day, d.stub, "

/* What more than a mention says of a link, if anything does. */
#define SAYS(relation) "coalesce (min (nullif (" relation ", 'mentions')), 'mentions')"

/* A directive is shown once, where it is nearest; but what is only mentioned stands above the one that rests on it. */
static const char chain_sql[] =
  "WITH cited (id, relation) AS (SELECT target_id, " SAYS ("relation") " FROM reference WHERE directive_id = ?1 AND target_id <> ?1 GROUP BY target_id),"
  " up (id, relation) AS (SELECT id, relation FROM cited c WHERE relation <> 'mentions' OR NOT EXISTS ("
  "   SELECT 1 FROM cited o JOIN reference r ON r.directive_id = o.id WHERE o.relation <> 'mentions' AND r.target_id = c.id AND r.relation <> 'mentions')),"
  " down (id, relation) AS (SELECT directive_id, " SAYS ("relation") " FROM reference WHERE target_id = ?1 AND directive_id <> ?1"
  "                         AND directive_id NOT IN (SELECT id FROM cited) GROUP BY directive_id),"
  " above (id, below_id, relation, n) AS (SELECT r.target_id, r.directive_id, r.relation, row_number () OVER ("
  "   PARTITION BY r.target_id ORDER BY r.relation = 'mentions', r.directive_id, r.relation) FROM up JOIN reference r ON r.directive_id = up.id)"
  "SELECT " NODE "-1, ?1, up.relation, " SHIFT ("?1", "d.id") " FROM up JOIN directive d ON d.id = up.id"
  " UNION ALL "
  "SELECT " NODE "1, ?1, down.relation, " SHIFT ("d.id", "?1") " FROM down JOIN directive d ON d.id = down.id"
  " UNION ALL "
  "SELECT " NODE "-2, o.below_id, o.relation, 0 FROM above o JOIN directive d ON d.id = o.id"
  "  WHERE o.n = 1 AND d.id <> ?1 AND d.id NOT IN (SELECT id FROM up) AND d.id NOT IN (SELECT id FROM down)"
  " ORDER BY 7, 5, 1";

static void
read_addressee (DtStmt          *st,
                DtDirectivePage *page)
{
  DtAddresseeRow *row = g_new0 (DtAddresseeRow, 1);

  row->distribution = g_str_equal (dt_column_peek (st, 0), "distribution");
  row->words = dt_column_dup (st, 1);
  g_ptr_array_add (page->addressees, row);
}

static void
read_attachment (DtStmt          *st,
                 DtDirectivePage *page)
{
  DtAttachmentRow *row = g_new0 (DtAttachmentRow, 1);

  row->id = dt_column_int64 (st, 0);
  row->name = dt_column_dup (st, 1);
  row->media_type = dt_column_dup (st, 2);
  row->size = dt_column_int64 (st, 3);
  row->sha256 = dt_column_dup (st, 4);
  g_ptr_array_add (page->attachments, row);
}

static void
read_unit (DtStmt          *st,
           DtDirectivePage *page)
{
  DtNamedUnit *unit = g_new0 (DtNamedUnit, 1);

  unit->id = dt_column_int64 (st, 0);
  unit->name = dt_column_dup (st, 1);
  g_ptr_array_add (page->units, unit);
}

static void
read_passage (DtStmt          *st,
              DtDirectivePage *page)
{
  gint64 id = dt_column_int64 (st, 0);

  for (guint i = 0; i < page->tasks->len; i++)
    {
      DtDirectiveTask *task = g_ptr_array_index (page->tasks, i);

      if (task->row->id == id)
        {
          g_free (task->text);
          task->text = dt_column_dup (st, 1);
        }
    }
}

static void
read_change (DtStmt          *st,
             DtDirectivePage *page)
{
  DtChangeCard *card = g_new0 (DtChangeCard, 1);

  card->id = dt_column_int64 (st, 0);
  card->rule.kind = (DtChangeKind) dt_column_nick (st, 1, dt_change_kind_nicks);
  card->rule.amount = dt_column_int (st, 2);
  card->rule.unit = (DtSpanUnit) dt_column_nick (st, 3, dt_span_unit_nicks);
  card->rule.fixed_day = dt_column_day (st, 4);
  card->target_id = dt_column_int64 (st, 5);
  card->target = dt_column_dup (st, 6);
  card->in_force = dt_column_int (st, 7) != 0;
  card->n_moves = dt_column_int (st, 8);
  card->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_move_preview_free);
  g_ptr_array_add (page->changes, card);
}

static gboolean
load_moves (DtDb          *db,
            DtChangeCard  *card,
            GError       **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT t.id, coalesce (nullif (t.ordinal, ''), t.clause), coalesce (t.short_title, t.title), m.old_day, m.new_day"
                      " FROM deadline_move m JOIN task t ON t.id = m.task_id"
                      " WHERE m.change_id = ?1 AND m.outcome = 'moved' AND m.new_day <> m.old_day ORDER BY m.new_day, m.id LIMIT ?2", error))
    return FALSE;
  dt_bind_int64 (&st, 1, card->id);
  dt_bind_int (&st, 2, DT_PAGE_MOVES);
  while (TRUE)
    {
      DtMovePreview *move;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      move = g_new0 (DtMovePreview, 1);
      move->task_id = dt_column_int64 (&st, 0);
      move->clause = dt_column_dup (&st, 1);
      move->title = dt_column_dup (&st, 2);
      move->lead = g_strdup ("");
      move->old_day = dt_column_day (&st, 3);
      move->new_day = dt_column_day (&st, 4);
      move->effects = DT_EFFECT_MOVED;
      g_ptr_array_add (card->moves, move);
    }
}

static gboolean
load_tasks (DtDb             *db,
            const DtQuery    *asked,
            DtDirectivePage  *page,
            GError          **error)
{
  g_autoptr(DtQuery) query = dt_query_new (asked->today);
  g_autoptr(GPtrArray) rows = NULL;
  gpointer result = NULL;

  query->directive_id = page->id;
  query->group = DT_GROUP_NONE;
  query->sort = DT_SORT_DIRECTIVE;
  if (!dt_job_select_tasks (db, query, &result, error))
    return FALSE;
  rows = result;
  for (guint i = 0; i < rows->len; i++)
    {
      DtDirectiveTask *task = g_new0 (DtDirectiveTask, 1);

      task->row = dt_task_row_ref (g_ptr_array_index (rows, i));
      task->text = g_strdup ("");
      g_ptr_array_add (page->tasks, task);
    }
  return read_rows (db, page, "SELECT id, text FROM task WHERE directive_id = ?1", read_passage, error);
}

static gboolean
load_page (DtDb             *db,
           const DtQuery    *query,
           DtDirectivePage  *page,
           GError          **error)
{
  page->id = query->directive_id;
  if (!read_rows (db, page,
                  "SELECT symbol, type, issuer, issued_day, place, signer, signer_title, subject, text, stub,"
                  "       (SELECT count (DISTINCT directive_id) FROM reference WHERE target_id = directive.id), " SHORT_ISSUER ("directive")
                  " FROM directive WHERE id = ?1", read_head, error))
    return FALSE;
  if (page->symbol == NULL)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This directive is no longer in the register."));
      return FALSE;
    }

  if (!load_tasks (db, query, page, error)
      || !read_rows (db, page, chain_sql, read_node, error)
      || !read_rows (db, page, "SELECT kind, words FROM addressee WHERE directive_id = ?1 ORDER BY kind, position", read_addressee, error)
      || !read_rows (db, page, "SELECT id, name, media_type, size, sha256 FROM attachment WHERE directive_id = ?1 ORDER BY id", read_attachment, error)
      || !read_rows (db, page,
                     "SELECT id, name FROM unit WHERE name <> '' UNION SELECT id, short_name FROM unit"
                     " WHERE short_name <> '' AND ?1 IS NOT NULL LIMIT 4000", read_unit, error)
      || !read_rows (db, page,
                     "SELECT c.id, c.kind, c.amount, c.span, c.fixed_day, c.target_id, d.symbol, c.lifted_day IS NULL,"
                     "       (SELECT count (*) FROM deadline_move m WHERE m.change_id = c.id AND m.outcome = 'moved' AND m.new_day <> m.old_day)"
                     " FROM schedule_change c LEFT JOIN directive d ON d.id = c.target_id WHERE c.cause_id = ?1 ORDER BY c.id", read_change, error))
    return FALSE;

  for (guint i = 0; i < page->changes->len; i++)
    if (!load_moves (db, g_ptr_array_index (page->changes, i), error))
      return FALSE;
  return TRUE;
}

gboolean
dt_job_load_directive_page (DtDb      *db,
                            gpointer   data,
                            gpointer  *result,
                            GError   **error)
{
  g_autoptr(DtDirectivePage) page = dt_directive_page_new ();

  if (!load_page (db, data, page, error))
    return FALSE;
  *result = g_steal_pointer (&page);
  return TRUE;
}
