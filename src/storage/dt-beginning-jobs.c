/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-beginning-jobs.h"

#include "dt-db.h"

/**
 * dt_job_load_beginning:
 * @data: nothing
 * @result: (out): #DtBeginning, freed by g_free()
 *
 * Counts the units and groups of the register, those that are no more too.
 */
gboolean
dt_job_load_beginning (DtDb      *db,
                       gpointer   data,
                       gpointer  *result,
                       GError   **error)
{
  g_auto(DtStmt) st = { 0 };
  DtBeginning *beginning;
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT (SELECT count(*) FROM unit), (SELECT count(*) FROM unit_group)", error)
      || !dt_stmt_next (&st, &has_row, error))
    return FALSE;

  beginning = g_new0 (DtBeginning, 1);
  beginning->n_units = dt_column_int (&st, 0);
  beginning->n_groups = dt_column_int (&st, 1);
  *result = beginning;

  return TRUE;
}
