/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What belongs to the office: kept in the register, so that it goes where the register goes. */

#include "dt-edit-private.h"

#include "dt-schedule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_VALUE 4000

/**
 * dt_setting_edit_new:
 * @name: a stable name: "deadline.include-named"
 * @value: (nullable): its value; %NULL takes it out
 *
 * Returns: (transfer full): data for dt_job_set_setting()
 */
DtSettingEdit *
dt_setting_edit_new (const char *name,
                     const char *value)
{
  DtSettingEdit *self = g_new0 (DtSettingEdit, 1);

  self->name = g_strdup (name);
  self->value = g_strdup (value);

  return self;
}

void
dt_setting_edit_free (DtSettingEdit *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->value);
  g_free (self);
}

/**
 * dt_job_load_settings:
 * @data: NULL
 * @result: (out): a #GHashTable of names and values
 */
gboolean
dt_job_load_settings (DtDb     *db,
                      gpointer  data,
                      gpointer *result,
                      GError  **error)
{
  g_autoptr(GHashTable) settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT name, value FROM setting", error))
    return FALSE;

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      g_hash_table_replace (settings, dt_column_dup (&st, 0), dt_column_dup (&st, 1));
    }

  *result = g_steal_pointer (&settings);

  return TRUE;
}

/**
 * dt_job_set_setting:
 * @data: a #DtSettingEdit
 *
 * Setting "deadline.include-named" ("true": the day that "before" names still counts) computes every last day anew.
 */
gboolean
dt_job_set_setting (DtDb     *db,
                    gpointer  data,
                    gpointer *result,
                    GError  **error)
{
  const DtSettingEdit *edit = data;
  g_auto(DtStmt) st = { 0 };

  if (!dt_check_words (edit->value, MAX_VALUE, error)
      || !dt_db_prepare (db, &st,
                         edit->value != NULL
                           ? "INSERT INTO setting (name, value) VALUES (?1, ?2)"
                             " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
                           : "DELETE FROM setting WHERE name = ?1",
                         error))
    return FALSE;
  dt_bind_text (&st, 1, edit->name);
  if (edit->value != NULL)
    dt_bind_text (&st, 2, edit->value);
  if (!dt_stmt_run (&st, error))
    return FALSE;

  dt_db_set_label (db, _("Change settings of the office"));

  return strcmp (edit->name, "deadline.include-named") != 0 || dt_schedule_recompute (db, 0, error);
}
