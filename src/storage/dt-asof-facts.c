/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was read from files tells of days before it was read: it counts from its own day. */

#include "dt-asof-private.h"

#include <string.h>

#include "dt-occurrence-jobs.h"
#include "dt-schedule.h"

/* ?1: the day. ?2: whether a large import may have changed rows of this register too, which the journal does not list.
 * In this order: what hangs on a row goes with it or before it. A directive that another cites, or that ordered a change
 * still in force, stays as a mere name. */
static const char *const statements[] = {
  "DELETE FROM submission WHERE received_day > ?1 AND id IN brought_submission",
  "UPDATE submission SET verdict = 'waiting', verdict_day = NULL, reason = NULL"
  " WHERE verdict_day > ?1 AND (?2 OR id IN brought_submission)",
  "DELETE FROM reminder WHERE day > ?1 AND id IN brought_reminder",
  "DELETE FROM extension WHERE requested_day > ?1 AND id IN brought_extension",
  "UPDATE extension SET verdict = 'waiting', decided_day = NULL, granted_day = NULL, decided_by = NULL"
  " WHERE decided_day > ?1 AND (?2 OR id IN brought_extension)",
  "DELETE FROM schedule_change WHERE id IN brought_schedule_change"
  " AND coalesce (decided_day, (SELECT issued_day FROM directive d WHERE d.id = cause_id), 0) > ?1",
  "UPDATE schedule_change SET lifted_day = NULL WHERE lifted_day > ?1 AND (?2 OR id IN brought_schedule_change)",
  "CREATE TEMP TABLE later AS SELECT id FROM directive"
  " WHERE coalesce (arrived_day, issued_day, 0) > ?1 AND stub = 0 AND id IN brought_directive",
  "DELETE FROM reference WHERE directive_id IN later",
  "DELETE FROM schedule_change WHERE target_id IN later",
  "DELETE FROM task WHERE directive_id IN later",
  "DELETE FROM addressee WHERE directive_id IN later",
  "DELETE FROM attachment WHERE directive_id IN later",
  "UPDATE directive SET stub = 1, place = NULL, signer = NULL, signer_title = NULL, subject = '', urgency = 'normal', text = NULL,"
  " arrived_day = NULL, incoming_number = NULL, passed_day = NULL, passed_to = NULL, copies = NULL, note = NULL WHERE id IN later",
  /* Of these, and of the stubs that a file brought, whatever nothing names. */
  "DELETE FROM directive WHERE stub = 1 AND id IN brought_directive"
  " AND id NOT IN (SELECT target_id FROM reference) AND id NOT IN (SELECT cause_id FROM schedule_change)"
  " AND id NOT IN (SELECT target_id FROM schedule_change WHERE target_id IS NOT NULL)",
};

/**
 * dt_as_of_trim:
 * @self: work, the journal of which has been taken back
 *
 * Takes away what had not happened yet of what later imports brought. Last days and the turns of recurring tasks are made
 * anew by the rules, as they would have been made on that day.
 */
gboolean
dt_as_of_trim (DtAsOfWork *self,
               GError    **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_auto(DtStmt) st = { 0 };

      if (!dt_db_prepare (self->db, &st, statements[i], error))
        return FALSE;
      if (strstr (statements[i], "?1") != NULL)
        dt_bind_day (&st, 1, self->day);
      if (strstr (statements[i], "?2") != NULL)
        dt_bind (&st, 2, self->large);
      if (!dt_stmt_run (&st, error))
        return FALSE;
    }

  return dt_schedule_recompute (self->db, 0, error)
         && dt_job_make_occurrences (self->db, &self->day, NULL, error);
}
