/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was read from files tells of days before it was read: it counts from its own day. */

#include "dt-asof-private.h"

#include <string.h>

#include "dt-schedule.h"

/* In this order: what hangs on a row goes with it or before it. A directive that another cites, or that ordered a change
 * still in force, stays as a mere name. */
static const char *const statements[] = {
  "DELETE FROM submission WHERE received_day > ?1",
  "UPDATE submission SET verdict = 'waiting', verdict_day = NULL, reason = NULL WHERE verdict_day > ?1",
  "DELETE FROM reminder WHERE day > ?1",
  "DELETE FROM extension WHERE requested_day > ?1",
  "UPDATE extension SET verdict = 'waiting', decided_day = NULL, granted_day = NULL, decided_by = NULL WHERE decided_day > ?1",
  "DELETE FROM schedule_change WHERE coalesce (decided_day, (SELECT issued_day FROM directive d WHERE d.id = cause_id), 0) > ?1",
  "UPDATE schedule_change SET lifted_day = NULL WHERE lifted_day > ?1",
  "CREATE TEMP TABLE later AS SELECT id FROM directive WHERE coalesce (arrived_day, issued_day, 0) > ?1 AND stub = 0",
  "DELETE FROM reference WHERE directive_id IN (SELECT id FROM later)",
  "DELETE FROM schedule_change WHERE target_id IN (SELECT id FROM later)",
  "DELETE FROM task WHERE directive_id IN (SELECT id FROM later)",
  "DELETE FROM directive WHERE id IN (SELECT id FROM later)"
  " AND id NOT IN (SELECT target_id FROM reference) AND id NOT IN (SELECT cause_id FROM schedule_change)",
  "DELETE FROM addressee WHERE directive_id IN (SELECT id FROM later)",
  "DELETE FROM attachment WHERE directive_id IN (SELECT id FROM later)",
  "UPDATE directive SET stub = 1, subject = '', text = NULL, arrived_day = NULL, incoming_number = NULL, note = NULL"
  " WHERE id IN (SELECT id FROM later)",
  /* Stubs that only those cited. */
  "DELETE FROM directive WHERE stub = 1 AND id NOT IN (SELECT target_id FROM reference)"
  " AND id NOT IN (SELECT cause_id FROM schedule_change) AND id NOT IN (SELECT target_id FROM schedule_change WHERE target_id IS NOT NULL)",
};

gboolean
dt_as_of_trim (DtDb    *db,
               DtDay    day,
               GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_auto(DtStmt) st = { 0 };

      if (!dt_db_prepare (db, &st, statements[i], error))
        return FALSE;
      if (strstr (statements[i], "?1") != NULL)
        dt_bind_day (&st, 1, day);
      if (!dt_stmt_run (&st, error))
        return FALSE;
    }

  return dt_schedule_recompute (db, 0, error);
}
