/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a directive cites, as a form says it. */

#include "dt-directive-edit-private.h"

#include "dt-db.h"
#include "dt-edit-private.h"
#include "dt-error.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

static gboolean
insert_stub (DtDb        *db,
             const char  *symbol,
             gint64      *id,
             GError     **error)
{
  g_autofree char *uid = dt_uid_new ();
  g_autofree char *key = dt_text_symbol_key (symbol);
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "INSERT INTO directive (uid, symbol, symbol_key, type, stub) VALUES (?1, ?2, ?3, ?4, 1)", error))
    return FALSE;
  dt_bind_text (&st, 1, uid);
  dt_bind_text (&st, 2, symbol);
  dt_bind_text (&st, 3, key);
  dt_bind_text (&st, 4, dt_nick_get (dt_document_type_nicks, DT_DOCUMENT_OTHER));
  if (!dt_stmt_run (&st, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (dt_db_handle (db));

  return TRUE;
}

/* The one of that symbol; where there are several, a person has to say which. */
static gboolean
find_target (DtDb                   *db,
             const DtReferenceEdit  *reference,
             gint64                 *id,
             GError                **error)
{
  g_autoptr(GError) failure = NULL;
  gpointer found = NULL;

  *id = reference->target_id;
  if (*id != 0)
    return TRUE;
  if (!dt_check_words (reference->symbol, DT_MAX_SYMBOL, error))
    return FALSE;
  if (dt_job_find_directive (db, reference->symbol, &found, &failure))
    {
      *id = *(gint64 *) found;
      g_free (found);
      return TRUE;
    }
  if (g_error_matches (failure, DT_ERROR, DT_ERROR_NOT_FOUND))
    return insert_stub (db, reference->symbol, id, error);

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
add_reference (DtDb                   *db,
               gint64                  directive_id,
               const DtReferenceEdit  *reference,
               gint64                 *target_id,
               GError                **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!find_target (db, reference, target_id, error))
    return FALSE;
  if (*target_id == directive_id)
    return dt_refuse (error, _("A directive cannot cite itself."));
  if (!dt_db_prepare (db, &st, "INSERT INTO reference (directive_id, target_id, relation) VALUES (?1, ?2, ?3)"
                               " ON CONFLICT (directive_id, target_id, relation) DO NOTHING", error))
    return FALSE;
  dt_bind_int64 (&st, 1, directive_id);
  dt_bind_int64 (&st, 2, *target_id);
  dt_bind_text (&st, 3, dt_nick_get (dt_relation_nicks, (int) reference->relation));

  return dt_stmt_run (&st, error);
}

static gboolean
is_wanted (const DtDirectiveEdit *edit,
           GArray                *targets,
           gint64                 target_id,
           DtRelation             relation)
{
  for (guint i = 0; i < edit->references->len; i++)
    if (g_array_index (targets, gint64, i) == target_id && ((DtReferenceEdit *) g_ptr_array_index (edit->references, i))->relation == relation)
      return TRUE;

  return FALSE;
}

static gboolean
remove_reference (DtDb    *db,
                  gint64   id,
                  GError **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "DELETE FROM reference WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);

  return dt_stmt_run (&st, error);
}

gboolean
dt_directive_edit_store_references (DtDb                   *db,
                                    const DtDirectiveEdit  *edit,
                                    GError                **error)
{
  g_autoptr(GArray) targets = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GArray) unwanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = TRUE;

  for (guint i = 0; i < edit->references->len; i++)
    {
      gint64 target_id;

      if (!add_reference (db, edit->id, g_ptr_array_index (edit->references, i), &target_id, error))
        return FALSE;
      g_array_append_val (targets, target_id);
    }

  if (!dt_db_prepare (db, &st, "SELECT id, target_id, relation FROM reference WHERE directive_id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->id);
  while (has_row)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (has_row && !is_wanted (edit, targets, dt_column_int64 (&st, 1), (DtRelation) dt_column_nick (&st, 2, dt_relation_nicks)))
        {
          gint64 id = dt_column_int64 (&st, 0);

          g_array_append_val (unwanted, id);
        }
    }
  for (guint i = 0; i < unwanted->len; i++)
    if (!remove_reference (db, g_array_index (unwanted, gint64, i), error))
      return FALSE;

  return TRUE;
}
