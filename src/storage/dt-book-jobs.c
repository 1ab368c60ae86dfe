/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The books of incoming and outgoing documents, as far as the register has them: directives, and letters of reminder. */

#include "dt-report-jobs.h"

#include "dt-db.h"
#include "dt-edit-jobs.h"
#include "dt-office.h"
#include "dt-text.h"

/**
 * dt_book_row_free:
 * @self: (nullable) (transfer full): a line
 */
void
dt_book_row_free (DtBookRow *self)
{
  if (self == NULL)
    return;

  g_free (self->symbol);
  g_free (self->issuer);
  g_free (self->subject);
  g_free (self->signer);
  g_free (self->recipients);
  g_free (self->kept_by);
  g_free (self->passed_to);
  g_free (self->note);
  g_free (self);
}

/* ?1: whether outgoing; ?2, ?3: the days; ?4, ?5, ?6: folded names under which this office issues. Stubs are not here yet. An
 * incoming one is for those who lead its tasks, an outgoing one for whom it names. */
static const char book_sql[] =
  "SELECT d.incoming_number, d.arrived_day, d.symbol, d.issued_day, d.type, d.issuer, d.subject, coalesce (nullif (d.signer, ''), d.signer_title),"
  "       CASE WHEN ?1 THEN"
  "         (SELECT group_concat (words, ', ') FROM (SELECT words FROM addressee WHERE directive_id = d.id"
  "            AND words NOT LIKE 'Như trên%' AND words NOT LIKE 'Lưu%' ORDER BY kind, position))"
  "       ELSE"
  "         (SELECT group_concat (short_name, ', ') FROM (SELECT DISTINCT u.short_name FROM task t JOIN assignment a ON a.task_id = t.id"
  "            JOIN unit u ON u.id = a.unit_id WHERE t.directive_id = d.id AND a.role = 'lead' ORDER BY t.position, a.position LIMIT " G_STRINGIFY (DT_BOOK_NAMED) "))"
  "       END,"
  "       d.urgency, d.note, 0,"
  "       (SELECT group_concat (trim (substr (words, 4), ' :.;'), ', ') FROM addressee WHERE directive_id = d.id AND words LIKE 'Lưu%'),"
  "       CASE WHEN ?1 THEN 0 ELSE"
  "         (SELECT count (DISTINCT a.unit_id) FROM task t JOIN assignment a ON a.task_id = t.id WHERE t.directive_id = d.id AND a.role = 'lead')"
  "       END,"
  "       d.passed_day, d.passed_to, d.copies"
  "  FROM directive d"
  " WHERE d.stub = 0 AND (d.issuer_key IN (?4, ?5, ?6)) = ?1"
  "   AND (CASE WHEN ?1 THEN d.issued_day ELSE coalesce (d.arrived_day, d.issued_day) END BETWEEN ?2 AND ?3"
  "        OR (?2 = 0 AND d.issued_day IS NULL AND d.arrived_day IS NULL))"
  " UNION ALL "
  "SELECT NULL, NULL, r.symbol, r.day, 'letter', '', coalesce (r.note, ''), '', group_concat (u.short_name, ', '), 'normal', '', 1, '', 0, NULL, '', NULL"
  "  FROM reminder r JOIN unit u ON u.id = r.unit_id"
  " WHERE ?1 AND r.channel = 'letter' AND coalesce (r.symbol, '') <> '' AND r.day BETWEEN ?2 AND ?3"
  " GROUP BY r.symbol, r.day"
  " ORDER BY 2, 4, 1, 3";

static DtBookRow *
read_row (DtStmt *st)
{
  DtBookRow *row = g_new0 (DtBookRow, 1);

  row->number = dt_column_int (st, 0);
  row->arrived_day = dt_column_day (st, 1);
  row->symbol = dt_column_dup (st, 2);
  row->day = dt_column_day (st, 3);
  row->type = (DtDocumentType) dt_column_nick (st, 4, dt_document_type_nicks);
  row->issuer = dt_column_dup (st, 5);
  row->subject = dt_column_dup (st, 6);
  row->signer = dt_column_dup (st, 7);
  row->recipients = dt_column_dup (st, 8);
  row->urgency = (DtUrgency) dt_column_nick (st, 9, dt_urgency_nicks);
  row->note = dt_column_dup (st, 10);
  row->reminder = dt_column_int (st, 11) != 0;
  row->kept_by = dt_column_dup (st, 12);
  row->n_recipients = dt_column_int (st, 13);
  row->passed_day = dt_column_day (st, 14);
  row->passed_to = dt_column_dup (st, 15);
  row->copies = dt_column_int (st, 16);
  return row;
}

/* The office signs for itself, or for the body above. */
static gboolean
bind_own_names (DtDb    *db,
                DtStmt  *st,
                GError **error)
{
  gpointer settings = NULL;
  g_autoptr(DtOffice) office = NULL;
  g_autofree char *both = NULL, *parent = NULL, *name = NULL, *whole = NULL;

  if (!dt_job_load_settings (db, NULL, &settings, error))
    return FALSE;
  office = dt_office_new (settings);
  g_hash_table_unref (settings);

  both = g_strdup_printf ("%s %s", office->name, office->parent);
  parent = dt_text_fold (office->parent);
  name = dt_text_fold (office->name);
  whole = dt_text_fold (both);
  /* Who has not said who he is has issued nothing. */
  dt_bind_text (st, 4, *parent != '\0' ? parent : "\001");
  dt_bind_text (st, 5, *name != '\0' ? name : "\001");
  dt_bind_text (st, 6, *whole != '\0' ? whole : "\001");

  return TRUE;
}

/**
 * dt_job_list_book:
 * @data: a #DtBookQuery
 * @result: (out): a #GPtrArray of #DtBookRow: by the day of arrival, then of issue
 */
gboolean
dt_job_list_book (DtDb      *db,
                  gpointer   data,
                  gpointer  *result,
                  GError   **error)
{
  const DtBookQuery *query = data;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_book_row_free);
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, book_sql, error))
    return FALSE;
  dt_bind_int (&st, 1, query->outgoing);
  dt_bind_int (&st, 2, query->from);
  dt_bind_int (&st, 3, query->to != DT_DAY_NONE ? query->to : G_MAXINT);
  if (!bind_own_names (db, &st, error))
    return FALSE;

  while (TRUE)
    {
      gboolean has_row;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      g_ptr_array_add (rows, read_row (&st));
    }
  *result = g_steal_pointer (&rows);

  return TRUE;
}
