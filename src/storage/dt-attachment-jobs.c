/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files kept with a directive. */

#include "dt-directive-jobs.h"

#include "dt-db.h"
#include "dt-error.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A register that somebody has prepared may name anything as the checksum of a file: a way out of the folder, for one. */
static gboolean
is_checksum (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

/**
 * dt_attachment_path:
 * @register_path: path of the register
 * @sha256: checksum of a file kept with it; "" for the folder of all of them
 *
 * Returns: (transfer full): where its bytes lie, if they were ever taken in; never outside of that folder
 */
char *
dt_attachment_path (const char *register_path,
                    const char *sha256)
{
  g_autofree char *parent = g_path_get_dirname (register_path);

  return g_build_filename (parent, "attachments", *sha256 == '\0' || is_checksum (sha256) ? sha256 : "no-checksum", NULL);
}

void
dt_attach_edit_free (DtAttachEdit *self)
{
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->sha256);
  g_free (self);
}

static void
set_label (DtDb       *db,
           const char *format,
           const char *name,
           const char *symbol)
{
  g_autofree char *label = g_strdup_printf (format, name, symbol);

  dt_db_set_label (db, label);
}

/* NULL with an error if it is gone. */
static char *
find_symbol (DtDb    *db,
             gint64   directive_id,
             GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT symbol FROM directive WHERE id = ?1", error))
    return NULL;
  dt_bind_int64 (&st, 1, directive_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This directive is no longer in the register."));
      return NULL;
    }
  return dt_column_dup (&st, 0);
}

/* A package that is read again knows a file by its name, so that two of one name would become one there: a name stands
 * once. @id: the row that knows the name and not yet the file, 0 if there is none. */
static gboolean
check_name (DtDb                *db,
            const DtAttachEdit  *edit,
            const char          *name,
            const char          *symbol,
            gint64              *id,
            GError             **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  *id = 0;
  if (!dt_db_prepare (db, &st, "SELECT id, sha256 FROM attachment WHERE directive_id = ?1 AND name = ?2 ORDER BY sha256 IS NULL, id", error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->directive_id);
  dt_bind_text (&st, 2, name);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  if (*dt_column_peek (&st, 1) == '\0')
    {
      *id = dt_column_int64 (&st, 0);
      return TRUE;
    }

  if (g_strcmp0 (dt_column_peek (&st, 1), edit->sha256) == 0)
    g_set_error (error, DT_ERROR, DT_ERROR_INVALID, _("“%s” is already kept with %s."), name, symbol);
  else
    g_set_error (error, DT_ERROR, DT_ERROR_INVALID, _("Another file named “%s” is kept with %s. Give this one another name."), name, symbol);
  return FALSE;
}

/* The same bytes under the same name. */
static gboolean
is_kept (DtDb                *db,
         const DtAttachEdit  *edit,
         gboolean            *kept,
         GError             **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "SELECT 1 FROM attachment WHERE directive_id = ?1 AND name = ?2 AND sha256 = ?3", error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->directive_id);
  dt_bind_text (&st, 2, edit->name);
  dt_bind_text (&st, 3, edit->sha256);
  return dt_stmt_next (&st, kept, error);
}

static gboolean
add (DtDb                *db,
     const DtAttachEdit  *edit,
     const char          *symbol,
     GError             **error)
{
  g_autofree char *uid = dt_uid_new ();
  g_autofree char *name = g_path_get_basename (edit->name);
  g_auto(DtStmt) st = { 0 };
  gint64 id;

  if (!check_name (db, edit, name, symbol, &id, error)
      || !dt_db_prepare (db, &st,
                         id != 0 ? "UPDATE attachment SET media_type = ?4, size = ?5, sha256 = ?6 WHERE id = ?1"
                                 : "INSERT INTO attachment (uid, directive_id, name, media_type, size, sha256) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                         error))
    return FALSE;
  if (id != 0)
    {
      dt_bind_int64 (&st, 1, id);
    }
  else
    {
      dt_bind_text (&st, 1, uid);
      dt_bind_int64 (&st, 2, edit->directive_id);
      dt_bind_text (&st, 3, name);
    }
  dt_bind_text (&st, 4, edit->media_type != NULL ? edit->media_type : "application/octet-stream");
  dt_bind_int64 (&st, 5, MAX (edit->size, 0));
  dt_bind_text (&st, 6, edit->sha256);
  return dt_stmt_run (&st, error);
}

/**
 * dt_job_add_attachment:
 * @data: a #DtAttachEdit; its file lies in the register's folder already
 *
 * A file of which only the name was known gets what is added under that name. DT_ERROR_INVALID if the directive has a
 * file of that name already.
 */
gboolean
dt_job_add_attachment (DtDb      *db,
                       gpointer   data,
                       gpointer  *result,
                       GError   **error)
{
  const DtAttachEdit *edit = data;
  g_autofree char *symbol = find_symbol (db, edit->directive_id, error);
  g_autofree char *name = g_path_get_basename (edit->name);

  if (symbol == NULL || !add (db, edit, symbol, error))
    return FALSE;
  set_label (db, _("Add file “%s” to %s"), name, symbol);
  return TRUE;
}

/**
 * dt_job_add_attachments:
 * @data: a #GPtrArray of #DtAttachEdit, all of one directive
 *
 * The same with several files in one act. What is kept already under its name stays as it is.
 */
gboolean
dt_job_add_attachments (DtDb      *db,
                        gpointer   data,
                        gpointer  *result,
                        GError   **error)
{
  GPtrArray *edits = data;
  const DtAttachEdit *first = g_ptr_array_index (edits, 0);
  g_autofree char *symbol = find_symbol (db, first->directive_id, error);
  g_autofree char *label = NULL;

  if (symbol == NULL)
    return FALSE;
  for (guint i = 0; i < edits->len; i++)
    {
      const DtAttachEdit *edit = g_ptr_array_index (edits, i);
      gboolean kept;

      if (!is_kept (db, edit, &kept, error) || (!kept && !add (db, edit, symbol, error)))
        return FALSE;
    }
  /* Translators: number of files, symbol of a directive */
  label = g_strdup_printf (ngettext ("Add %u file to %s", "Add %u files to %s", edits->len), edits->len, symbol);
  dt_db_set_label (db, label);
  return TRUE;
}

gboolean
dt_job_remove_attachment (DtDb      *db,
                          gpointer   data,
                          gpointer  *result,
                          GError   **error)
{
  gint64 id = *(gint64 *) data;
  g_auto(DtStmt) find = { 0 };
  g_auto(DtStmt) st = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *symbol = NULL;
  gboolean has_row;

  if (!dt_db_prepare (db, &find, "SELECT a.name, d.symbol FROM attachment a JOIN directive d ON d.id = a.directive_id WHERE a.id = ?1", error))
    return FALSE;
  dt_bind_int64 (&find, 1, id);
  if (!dt_stmt_next (&find, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This file is no longer in the register."));
      return FALSE;
    }
  name = dt_column_dup (&find, 0);
  symbol = dt_column_dup (&find, 1);

  if (!dt_db_prepare (db, &st, "DELETE FROM attachment WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_run (&st, error))
    return FALSE;
  set_label (db, _("Remove file “%s” of %s"), name, symbol);
  return TRUE;
}
