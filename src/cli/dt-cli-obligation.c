/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `excuse` and `extend`: what one unit owes of one task. */

#include "dt-cli-filter.h"
#include "dt-cli-format.h"

#include <glib/gi18n-lib.h>

#include "dt-error.h"
#include "dt-obligation-jobs.h"

int
dt_cli_find_task (DtCli      *cli,
                  gint64      directive_id,
                  const char *ordinal,
                  gint64     *id)
{
  g_autoptr(GError) error = NULL;
  DtTaskKey key = { directive_id, ordinal };
  g_autofree gint64 *found = dt_store_read (cli->store, dt_job_find_task, &key, cli->cancellable, &error);

  if (found == NULL)
    return dt_cli_refuse (cli, error);
  *id = *found;

  return DT_CLI_DONE;
}

int
dt_cli_find_part (DtCli  *cli,
                  gint64  task_id,
                  gint64  unit_id,
                  gint64 *id)
{
  g_autoptr(GError) error = NULL;
  DtPartKey key = { task_id, unit_id };
  g_autofree gint64 *found = dt_store_read (cli->store, dt_job_find_part, &key, cli->cancellable, &error);

  if (found == NULL)
    return dt_cli_refuse (cli, error);
  *id = *found;

  return DT_CLI_DONE;
}

/**
 * dt_cli_open_part:
 * @names: (nullable): what was typed besides options: SYMBOL ORDINAL
 * @unit: (nullable): of --unit
 * @assignment_id: (out): the part of that unit as lead
 *
 * Opens the register for writing and finds one unit's part of one task.
 *
 * Returns: an exit code
 */
int
dt_cli_open_part (DtCli       *self,
                  char       **names,
                  const char  *unit,
                  gint64      *assignment_id)
{
  gint64 directive_id = 0, task_id = 0, unit_id = 0;
  int code = DT_CLI_DONE;

  if (names == NULL || names[1] == NULL || names[2] != NULL)
    return dt_cli_wrong_usage (self, "%s", _("Name a directive and the ordinal of one of its tasks."));
  if (unit == NULL)
    return dt_cli_wrong_usage (self, "%s", _("--unit must name the unit."));
  if (!dt_cli_is_utf8 (self, names[0], &code) || !dt_cli_is_utf8 (self, names[1], &code) || !dt_cli_is_utf8 (self, unit, &code))
    return code;

  code = dt_cli_open (self, DT_STORE_FLAGS_NONE);
  if (code == DT_CLI_DONE)
    code = dt_cli_find_directive (self, names[0], &directive_id);
  if (code == DT_CLI_DONE)
    code = dt_cli_find_task (self, directive_id, names[1], &task_id);
  if (code == DT_CLI_DONE)
    code = dt_cli_find_unit (self, unit, &unit_id);
  if (code == DT_CLI_DONE)
    code = dt_cli_find_part (self, task_id, unit_id, assignment_id);

  return code;
}

void
dt_cli_write_done (gboolean dry_run)
{
  g_printerr ("%s\n", dry_run ? _("It would be recorded; nothing was changed.") : _("Recorded."));
}

/**
 * dt_cli_write_job:
 * @action: nick for the journal
 * @dry_run: take it back at the end
 * @result: (out): what the job answers
 *
 * Returns: an exit code; a refusal has been told
 */
int
dt_cli_write_job (DtCli      *self,
                  const char *action,
                  gboolean    dry_run,
                  DtJobFunc   job,
                  gpointer    data,
                  gpointer   *result)
{
  g_autoptr(GError) error = NULL;
  DtWrite write = { .action = action, .dry_run = dry_run };

  *result = dt_store_write (self->store, &write, job, data, self->cancellable, &error);

  return error != NULL ? dt_cli_refuse (self, error) : DT_CLI_DONE;
}

/**
 * dt_cli_run_excuse:
 *
 * Returns: an exit code
 */
int
dt_cli_run_excuse (DtCli  *self,
                   char  **args)
{
  g_autofree char *unit = NULL;
  g_autofree char *reason = NULL;
  g_auto(GStrv) names = NULL;
  gboolean back = FALSE;
  gboolean dry_run = FALSE;
  GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &unit, N_("Which unit"), N_("CODE") },
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_("Why it does not owe it"), N_("WORDS") },
    { "back", 0, 0, G_OPTION_ARG_NONE, &back, N_("Take the excuse back"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say whether it could be done"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, N_("SYMBOL ORDINAL") },
    G_OPTION_ENTRY_NULL,
  };
  gint64 assignment_id = 0;
  gpointer result = NULL;
  DtExcuseEdit *edit;
  int code = dt_cli_parse (self, entries, args);

  if (code == DT_CLI_DONE && back == (reason != NULL))
    return dt_cli_wrong_usage (self, "%s", _("Give either --reason or --back."));
  if (code == DT_CLI_DONE && reason != NULL && !dt_cli_is_utf8 (self, reason, &code))
    return code;
  if (code == DT_CLI_DONE)
    code = dt_cli_open_part (self, names, unit, &assignment_id);
  if (code != DT_CLI_DONE)
    return code;

  edit = dt_excuse_edit_new (&assignment_id, 1, reason);
  code = dt_cli_write_job (self, "excuse", dry_run, dt_job_excuse, edit, &result);
  dt_excuse_edit_free (edit);
  if (code == DT_CLI_DONE)
    dt_cli_write_done (dry_run);

  return code;
}

/* One act: what the unit asks for, and, where it is known, what was decided. */
typedef struct
{
  DtExtensionEdit    *edit;
  DtExtensionVerdict  verdict;
  DtDay               granted_day;
  gint64              cause_id;
} Extend;

static gboolean
job_extend (DtDb     *db,
            gpointer  data,
            gpointer *result,
            GError  **error)
{
  const Extend *self = data;
  g_autofree DtExtensionCount *before = NULL;
  DtExtensionDecision *decision;
  gpointer asked = NULL;
  gboolean ok;

  if (!dt_job_request_extension (db, self->edit, &asked, error))
    return FALSE;
  before = asked;
  if (self->verdict == DT_EXTENSION_WAITING)
    {
      *result = g_steal_pointer (&before);
      return TRUE;
    }

  decision = dt_extension_decision_new (before->extension_id, self->verdict, dt_today ());
  decision->cause_id = self->cause_id;
  decision->granted_day = self->granted_day;
  ok = dt_job_decide_extension (db, decision, result, error);
  dt_extension_decision_free (decision);

  return ok;
}

static int
extend (DtCli    *self,
        Extend   *act,
        gboolean  dry_run)
{
  gpointer result = NULL;
  int code = dt_cli_write_job (self, "extend", dry_run, job_extend, act, &result);
  g_autofree DtExtensionCount *count = result;

  if (code != DT_CLI_DONE)
    return code;
  dt_cli_write_done (dry_run);
  if (count->n > count->limit)
    {
      g_printerr (ngettext ("warning: granted %d times; the office grants it %d time.",
                            "warning: granted %d times; the office grants it %d times.", (gulong) count->limit),
                  count->n, count->limit);
      g_printerr ("\n");
    }

  return code;
}

/**
 * dt_cli_run_extend:
 *
 * Returns: an exit code
 */
int
dt_cli_run_extend (DtCli  *self,
                   char  **args)
{
  g_autofree char *unit = NULL;
  g_autofree char *to = NULL;
  g_autofree char *granted = NULL;
  g_autofree char *cause = NULL;
  g_autofree char *reason = NULL;
  g_auto(GStrv) names = NULL;
  gboolean refuse = FALSE;
  gboolean dry_run = FALSE;
  GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &unit, N_("Which unit"), N_("CODE") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_("The day it asks for"), N_("DAY") },
    { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_("Why it asks"), N_("WORDS") },
    { "cause", 0, 0, G_OPTION_ARG_FILENAME, &cause, N_("The directive that decides it; without it the request waits"), N_("SYMBOL") },
    { "granted", 0, 0, G_OPTION_ARG_FILENAME, &granted, N_("The day that was granted, if it is an earlier one"), N_("DAY") },
    { "refuse", 0, 0, G_OPTION_ARG_NONE, &refuse, N_("It was refused"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say whether it could be done"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, N_("SYMBOL ORDINAL") },
    G_OPTION_ENTRY_NULL,
  };
  Extend act = { 0 };
  DtDay wanted_day = DT_DAY_NONE;
  gint64 assignment_id = 0;
  int code = dt_cli_parse (self, entries, args);

  if (code == DT_CLI_DONE && to == NULL)
    return dt_cli_wrong_usage (self, "%s", _("--to must say the day that is asked for."));
  if (code == DT_CLI_DONE && granted != NULL && (cause == NULL || refuse))
    return dt_cli_wrong_usage (self, "%s", _("--granted goes with --cause, and not with --refuse."));
  if (code == DT_CLI_DONE)
    code = dt_cli_set_day (self, "--to", to, &wanted_day);
  if (code == DT_CLI_DONE)
    code = dt_cli_set_day (self, "--granted", granted, &act.granted_day);
  if (code == DT_CLI_DONE && ((reason != NULL && !dt_cli_is_utf8 (self, reason, &code)) || (cause != NULL && !dt_cli_is_utf8 (self, cause, &code))))
    return code;
  if (code == DT_CLI_DONE)
    code = dt_cli_open_part (self, names, unit, &assignment_id);
  if (code == DT_CLI_DONE && cause != NULL)
    code = dt_cli_find_directive (self, cause, &act.cause_id);
  if (code != DT_CLI_DONE)
    return code;

  act.verdict = refuse ? DT_EXTENSION_REFUSED : cause == NULL ? DT_EXTENSION_WAITING
                       : act.granted_day != DT_DAY_NONE ? DT_EXTENSION_PARTLY : DT_EXTENSION_GRANTED;
  act.edit = dt_extension_edit_new (assignment_id, self->today, wanted_day);
  act.edit->reason = g_steal_pointer (&reason);
  code = extend (self, &act, dry_run);
  dt_extension_edit_free (act.edit);

  return code;
}
