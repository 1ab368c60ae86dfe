/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Drafts: so that nothing is lost that was typed, whatever happens to the program before it is entered. */

#include "dt-draft-jobs.h"

#include "dt-db.h"
#include "dt-edit-private.h"
#include "dt-error.h"

#include <glib/gi18n-lib.h>

#define MAX_TITLE   400
#define MAX_CONTENT 4000000
#define MAX_LISTED  50

/**
 * dt_draft_new:
 * @uid: its own for ever
 * @kind: of which form
 * @title: what a person knows it by
 * @content: (nullable): in a form of the kind's own
 *
 * Returns: (transfer full): data for dt_job_save_draft()
 */
DtDraft *
dt_draft_new (const char *uid,
              const char *kind,
              const char *title,
              const char *content)
{
  DtDraft *self = g_new0 (DtDraft, 1);

  self->uid = g_strdup (uid);
  self->kind = g_strdup (kind);
  self->title = g_strdup (title);
  self->content = g_strdup (content);
  return self;
}

void
dt_draft_free (DtDraft *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->kind);
  g_free (self->title);
  g_free (self->content);
  g_free (self);
}

gboolean
dt_job_save_draft (DtDb      *db,
                   gpointer   data,
                   gpointer  *result,
                   GError   **error)
{
  const DtDraft *draft = data;
  g_auto(DtStmt) st = { 0 };

  if (!dt_check_words (draft->title, MAX_TITLE, error)
      || !dt_check_words (draft->content, MAX_CONTENT, error)
      || !dt_db_prepare (db, &st,
                         "INSERT INTO draft (uid, kind, title, content, made_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)"
                         " ON CONFLICT (uid) DO UPDATE SET title = excluded.title, content = excluded.content, changed_at = excluded.changed_at",
                         error))
    return FALSE;
  dt_bind_text (&st, 1, draft->uid);
  dt_bind_text (&st, 2, draft->kind);
  dt_bind_text (&st, 3, draft->title);
  dt_bind_text (&st, 4, draft->content);
  dt_bind_int64 (&st, 5, dt_now_instant ());

  return dt_stmt_run (&st, error);
}

gboolean
dt_job_remove_draft (DtDb      *db,
                     gpointer   data,
                     gpointer  *result,
                     GError   **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "DELETE FROM draft WHERE uid = ?1", error))
    return FALSE;
  dt_bind_text (&st, 1, data);

  return dt_stmt_run (&st, error);
}

gboolean
dt_job_list_drafts (DtDb      *db,
                    gpointer   data,
                    gpointer  *result,
                    GError   **error)
{
  g_autoptr(GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_draft_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = TRUE;

  if (!dt_db_prepare (db, &st, "SELECT uid, title, changed_at FROM draft WHERE kind = ?1 ORDER BY changed_at DESC, id DESC LIMIT ?2", error))
    return FALSE;
  dt_bind_text (&st, 1, data);
  dt_bind_int (&st, 2, MAX_LISTED);

  while (has_row)
    {
      DtDraft *draft;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      draft = dt_draft_new (dt_column_peek (&st, 0), data, dt_column_peek (&st, 1), NULL);
      draft->changed_at = dt_column_int64 (&st, 2);
      g_ptr_array_add (drafts, draft);
    }

  *result = g_steal_pointer (&drafts);
  return TRUE;
}

gboolean
dt_job_load_draft (DtDb      *db,
                   gpointer   data,
                   gpointer  *result,
                   GError   **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;
  DtDraft *draft;

  if (!dt_db_prepare (db, &st, "SELECT kind, title, content, changed_at FROM draft WHERE uid = ?1", error))
    return FALSE;
  dt_bind_text (&st, 1, data);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This draft is no longer in the register."));
      return FALSE;
    }
  draft = dt_draft_new (data, dt_column_peek (&st, 0), dt_column_peek (&st, 1), dt_column_peek (&st, 2));
  draft->changed_at = dt_column_int64 (&st, 3);
  *result = draft;

  return TRUE;
}
