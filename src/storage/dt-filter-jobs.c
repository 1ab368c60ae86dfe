/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saved filters: kept, renamed, put in order, removed; each one action. */

#include "dt-filter-jobs.h"

#include "dt-db.h"
#include "dt-edit-private.h"
#include "dt-error.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

#define MAX_NAME 120

void
dt_saved_filter_free (DtSavedFilter *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_clear_pointer (&self->query, dt_query_free);
  g_free (self);
}

/**
 * dt_filter_edit_new:
 * @id: a filter, 0 for a new one
 * @name: what it is to be called; copied
 * @query: (nullable): what it asks; copied. %NULL: it asks what it asked
 *
 * Returns: (transfer full): data for dt_job_save_filter()
 */
DtFilterEdit *
dt_filter_edit_new (gint64         id,
                    const char    *name,
                    const DtQuery *query)
{
  DtFilterEdit *self = g_new0 (DtFilterEdit, 1);

  self->id = id;
  self->name = g_strdup (name);
  self->query = query != NULL ? dt_query_copy (query) : NULL;
  return self;
}

void
dt_filter_edit_free (DtFilterEdit *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_clear_pointer (&self->query, dt_query_free);
  g_free (self);
}

gboolean
dt_job_list_filters (DtDb      *db,
                     gpointer   data,
                     gpointer  *result,
                     GError   **error)
{
  g_autoptr(GPtrArray) filters = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_saved_filter_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row = TRUE;

  if (!dt_db_prepare (db, &st, "SELECT id, name, query FROM saved_filter ORDER BY position, id", error))
    return FALSE;
  while (has_row)
    {
      DtSavedFilter *filter;
      g_autoptr(GError) failure = NULL;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      filter = g_new0 (DtSavedFilter, 1);
      filter->id = dt_column_int64 (&st, 0);
      filter->name = dt_column_dup (&st, 1);
      g_ptr_array_add (filters, filter);
      filter->query = dt_filter_from_text (db, dt_column_peek (&st, 2), data, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }

  *result = g_steal_pointer (&filters);
  return TRUE;
}

/* Two filters of one name could not be told apart. */
static gboolean
check_name (DtDb        *db,
            const char  *name,
            gint64       id,
            GError     **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (*name == '\0')
    return dt_refuse (error, _("Give the filter a name."));
  if (!dt_check_words (name, MAX_NAME, error)
      || !dt_db_prepare (db, &st, "SELECT 1 FROM saved_filter WHERE name = ?1 AND id <> ?2", error))
    return FALSE;
  dt_bind_text (&st, 1, name);
  dt_bind_int64 (&st, 2, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;

  return !has_row || dt_refuse (error, _("There is a filter “%s” already."), name);
}

static gboolean
load_name (DtDb     *db,
           gint64    id,
           char    **name,
           GError  **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT name FROM saved_filter WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("The filter is no longer in the register."));
      return FALSE;
    }
  *name = dt_column_dup (&st, 0);

  return TRUE;
}

static gboolean
store_filter (DtDb                *db,
              const DtFilterEdit  *edit,
              const char          *name,
              gint64              *id,
              GError             **error)
{
  g_autofree char *text = edit->query != NULL ? dt_filter_to_text (db, edit->query, error) : NULL;
  g_autofree char *uid = dt_uid_new ();
  g_auto(DtStmt) st = { 0 };

  if (edit->query != NULL && text == NULL)
    return FALSE;
  if (!dt_db_prepare (db, &st, edit->id == 0
                      ? "INSERT INTO saved_filter (name, query, uid, position)"
                        " SELECT ?1, ?2, ?3, 1 + coalesce (max (position), 0) FROM saved_filter"
                      : "UPDATE saved_filter SET name = ?1, query = coalesce (?2, query) WHERE id = ?3", error))
    return FALSE;
  dt_bind_text (&st, 1, name);
  dt_bind_text (&st, 2, text);
  if (edit->id == 0)
    dt_bind_text (&st, 3, uid);
  else
    dt_bind_int64 (&st, 3, edit->id);
  if (!dt_stmt_run (&st, error))
    return FALSE;
  *id = edit->id != 0 ? edit->id : sqlite3_last_insert_rowid (dt_db_handle (db));

  return TRUE;
}

/**
 * dt_job_save_filter:
 * @data: a #DtFilterEdit
 * @result: (out): (type gint64): pointer to its id
 *
 * DT_ERROR_INVALID without a name, and for one that another filter has.
 */
gboolean
dt_job_save_filter (DtDb      *db,
                    gpointer   data,
                    gpointer  *result,
                    GError   **error)
{
  const DtFilterEdit *edit = data;
  g_autofree char *name = g_strstrip (g_strdup (edit->name != NULL ? edit->name : ""));
  g_autofree char *old_name = NULL;
  g_autofree char *label = NULL;
  gint64 id;

  if ((edit->id != 0 && !load_name (db, edit->id, &old_name, error))
      || !check_name (db, name, edit->id, error)
      || !store_filter (db, edit, name, &id, error))
    return FALSE;
  label = g_strdup_printf (_("Save filter: %s"), name);
  dt_db_set_label (db, label);
  *result = g_memdup2 (&id, sizeof id);

  return TRUE;
}

gboolean
dt_job_remove_filter (DtDb      *db,
                      gpointer   data,
                      gpointer  *result,
                      GError   **error)
{
  gint64 id = *(const gint64 *) data;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_auto(DtStmt) st = { 0 };

  if (!load_name (db, id, &name, error) || !dt_db_prepare (db, &st, "DELETE FROM saved_filter WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  label = g_strdup_printf (_("Remove filter: %s"), name);
  dt_db_set_label (db, label);

  return dt_stmt_run (&st, error);
}

/* ---- Order ---- */

static GArray *
load_order (DtDb    *db,
            GError **error)
{
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT id FROM saved_filter ORDER BY position, id", error))
    return NULL;
  while (TRUE)
    {
      gint64 id;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&order);
      id = dt_column_int64 (&st, 0);
      g_array_append_val (order, id);
    }
}

static gboolean
set_position (DtDb    *db,
              gint64   id,
              int      position,
              GError **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "UPDATE saved_filter SET position = ?2 WHERE id = ?1 AND position <> ?2", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  dt_bind_int (&st, 2, position);

  return dt_stmt_run (&st, error);
}

gboolean
dt_job_move_filter (DtDb      *db,
                    gpointer   data,
                    gpointer  *result,
                    GError   **error)
{
  const DtFilterMove *move = data;
  gint64 id = move->id;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autoptr(GArray) order = NULL;
  guint from, to;

  if (!load_name (db, id, &name, error))
    return FALSE;
  order = load_order (db, error);
  if (order == NULL)
    return FALSE;
  for (from = 0; g_array_index (order, gint64, from) != id; from++)
    ;
  to = (guint) CLAMP ((int) from + move->by, 0, (int) order->len - 1);
  g_array_remove_index (order, from);
  g_array_insert_val (order, to, id);
  for (guint i = 0; i < order->len; i++)
    if (!set_position (db, g_array_index (order, gint64, i), (int) i + 1, error))
      return FALSE;
  label = g_strdup_printf (_("Move filter: %s"), name);
  dt_db_set_label (db, label);

  return TRUE;
}
