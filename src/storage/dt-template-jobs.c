/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of reminder letters that the office keeps for itself. */

#include "dt-debtor-jobs.h"

#include "dt-db.h"
#include "dt-edit-private.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

#define MAX_NAME 120

void
dt_letter_template_free (DtLetterTemplate *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->subject);
  g_free (self->body);
  g_free (self);
}

/**
 * dt_job_list_templates:
 * @result: (out): (element-type DtLetterTemplate): in their order
 */
gboolean
dt_job_list_templates (DtDb     *db,
                       gpointer  data,
                       gpointer *result,
                       GError  **error)
{
  g_autoptr(GPtrArray) templates = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_letter_template_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT id, name, channel, rung, subject, body FROM letter_template ORDER BY position, id", error))
    return FALSE;
  while (TRUE)
    {
      DtLetterTemplate *template;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;

      template = g_new0 (DtLetterTemplate, 1);
      template->id = dt_column_int64 (&st, 0);
      template->name = dt_column_dup (&st, 1);
      template->channel = (DtChannel) dt_column_nick (&st, 2, dt_channel_nicks);
      template->rung = dt_column_int (&st, 3);
      template->subject = dt_column_dup (&st, 4);
      template->body = dt_column_dup (&st, 5);
      g_ptr_array_add (templates, template);
    }
  *result = g_steal_pointer (&templates);

  return TRUE;
}

/* Of that name, so that saving it again replaces it. */
static gboolean
find_named (DtDb       *db,
            const char *name,
            gint64     *id,
            GError    **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT id FROM letter_template WHERE name = ?1 ORDER BY id LIMIT 1", error))
    return FALSE;
  dt_bind_text (&st, 1, name);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  *id = has_row ? dt_column_int64 (&st, 0) : 0;

  return TRUE;
}

/**
 * dt_job_save_template:
 * @data: a #DtLetterTemplate; its id does not matter
 *
 * Keeps the words under their name; what was kept under that name is replaced.
 */
gboolean
dt_job_save_template (DtDb     *db,
                      gpointer  data,
                      gpointer *result,
                      GError  **error)
{
  const DtLetterTemplate *template = data;
  g_autofree char *uid = dt_uid_new ();
  g_autofree char *name = g_strstrip (g_strdup (template->name));
  g_autofree char *label = NULL;
  g_auto(DtStmt) st = { 0 };
  gint64 id;

  if (*name == '\0')
    return dt_refuse (error, _("Give the template a name."));
  if (!dt_check_words (name, MAX_NAME, error)
      || !dt_check_words (template->subject, DT_MAX_WORDS, error)
      || !dt_check_words (template->body, DT_MAX_WORDS, error)
      || !find_named (db, name, &id, error)
      || !dt_db_prepare (db, &st,
                         id != 0 ? "UPDATE letter_template SET channel = ?3, rung = ?4, subject = ?5, body = ?6 WHERE id = ?1"
                                 : "INSERT INTO letter_template (uid, name, channel, rung, subject, body, position)"
                                   " SELECT ?1, ?2, ?3, ?4, ?5, ?6, 1 + coalesce (max (position), 0) FROM letter_template",
                         error))
    return FALSE;
  if (id != 0)
    dt_bind_int64 (&st, 1, id);
  else
    dt_bind_text (&st, 1, uid);
  if (id == 0)
    dt_bind_text (&st, 2, name);
  dt_bind_text (&st, 3, dt_nick_get (dt_channel_nicks, (int) template->channel));
  dt_bind_int (&st, 4, template->rung);
  dt_bind_text (&st, 5, template->subject);
  dt_bind_text (&st, 6, template->body);
  if (!dt_stmt_run (&st, error))
    return FALSE;

  label = g_strdup_printf (_("Template “%s”"), name);
  dt_db_set_label (db, label);

  return TRUE;
}

/**
 * dt_job_remove_template:
 * @data: gint64*: its id
 */
gboolean
dt_job_remove_template (DtDb     *db,
                        gpointer  data,
                        gpointer *result,
                        GError  **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "DELETE FROM letter_template WHERE id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, *(const gint64 *) data);
  if (!dt_stmt_run (&st, error))
    return FALSE;
  dt_db_set_label (db, _("Remove template"));

  return TRUE;
}
