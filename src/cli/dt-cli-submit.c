/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `submit`: what a unit hands in, and what is said of it. */

#include "dt-cli-filter.h"

#include <glib/gi18n-lib.h>

#include "dt-edit-jobs.h"

typedef struct
{
  char     *unit;
  char     *day;
  char     *time;
  char     *symbol;
  char     *via;
  char     *returned;
  gboolean  accept;
  gboolean  withdraw;
  gboolean  remove;
  gboolean  dry_run;
  char    **names;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->unit);
  g_free (self->day);
  g_free (self->time);
  g_free (self->symbol);
  g_free (self->via);
  g_free (self->returned);
  g_strfreev (self->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* A submission is recorded, unless an option speaks of the one that is there. */
static gboolean
is_about_newest (const Options *self)
{
  return self->returned != NULL || self->withdraw || self->remove;
}

static int
check (DtCli         *self,
       const Options *options,
       int           *time)
{
  int n_acts = (options->returned != NULL) + options->withdraw + options->remove + options->accept;
  int code = DT_CLI_DONE;

  if (n_acts > 1)
    return dt_cli_wrong_usage (self, "%s", _("Only one of --accept, --return, --withdraw and --remove can be given."));
  if (is_about_newest (options) && (options->time != NULL || options->symbol != NULL || options->via != NULL))
    return dt_cli_wrong_usage (self, "%s", _("--time, --symbol and --via belong to a submission that is recorded."));
  if (!dt_cli_is_utf8 (self, options->symbol, &code) || !dt_cli_is_utf8 (self, options->via, &code)
      || !dt_cli_is_utf8 (self, options->returned, &code))
    return code;

  *time = options->time != NULL ? dt_time_parse (options->time) : DT_TIME_NONE;
  if (options->time != NULL && *time == DT_TIME_NONE)
    {
      g_autofree char *shown = g_utf8_make_valid (options->time, -1);

      return dt_cli_wrong_usage (self, _("--time: “%s” is no time of day. Write 16:30."), shown);
    }

  return DT_CLI_DONE;
}

static int
record (DtCli         *self,
        const Options *options,
        gint64         assignment_id,
        DtDay          day,
        int            time)
{
  DtRecordEdit *edit = dt_record_edit_new (&assignment_id, 1, day);
  gpointer result = NULL;
  int code;

  edit->time = time;
  edit->symbol = g_strdup (options->symbol);
  edit->via = g_strdup (options->via);
  edit->accept = options->accept;
  code = dt_cli_write_job (self, "record-submission", options->dry_run, dt_job_record_submission, edit, &result);
  dt_record_edit_free (edit);

  return code;
}

static int
give_verdict (DtCli         *self,
              const Options *options,
              gint64         assignment_id,
              DtDay          day)
{
  DtVerdict verdict = options->returned != NULL ? DT_VERDICT_RETURNED : DT_VERDICT_WAITING;
  DtVerdictEdit *edit = dt_verdict_edit_new (&assignment_id, 1, verdict, day, options->returned);
  gpointer result = NULL;
  int code = dt_cli_write_job (self, options->returned != NULL ? "return" : "withdraw-verdict", options->dry_run,
                               dt_job_give_verdict, edit, &result);

  dt_verdict_edit_free (edit);

  return code;
}

static int
remove_newest (DtCli         *self,
               const Options *options,
               gint64         assignment_id)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gpointer result = NULL;

  g_array_append_val (ids, assignment_id);

  return dt_cli_write_job (self, "remove-submission", options->dry_run, dt_job_remove_submission, ids, &result);
}

/* Nothing is recorded anew: the newest that waits is accepted. */
static int
accept_newest (DtCli         *self,
               const Options *options,
               gint64         assignment_id,
               DtDay          day)
{
  DtVerdictEdit *edit = dt_verdict_edit_new (&assignment_id, 1, DT_VERDICT_ACCEPTED, day, NULL);
  gpointer result = NULL;
  int code = dt_cli_write_job (self, "accept", options->dry_run, dt_job_give_verdict, edit, &result);

  dt_verdict_edit_free (edit);

  return code;
}

/**
 * dt_cli_run_submit:
 *
 * Returns: an exit code
 */
int
dt_cli_run_submit (DtCli  *self,
                   char  **args)
{
  g_auto(Options) options = { 0 };
  gboolean newest = FALSE;
  GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &options.unit, N_("Which unit hands in"), N_("CODE") },
    { "day", 0, 0, G_OPTION_ARG_FILENAME, &options.day, N_("When it was received, or judged; today if not given"), N_("DAY") },
    { "time", 0, 0, G_OPTION_ARG_FILENAME, &options.time, N_("At what time of that day"), N_("HH:MM") },
    { "symbol", 0, 0, G_OPTION_ARG_FILENAME, &options.symbol, N_("The symbol of what it sent"), N_("SYMBOL") },
    { "via", 0, 0, G_OPTION_ARG_FILENAME, &options.via, N_("Through whom it came"), N_("WORDS") },
    { "accept", 0, 0, G_OPTION_ARG_NONE, &options.accept, N_("Accept it at once; with --newest, what was handed in already"), NULL },
    { "newest", 0, 0, G_OPTION_ARG_NONE, &newest, N_("Record nothing: --accept is about what was handed in already"), NULL },
    { "return", 0, 0, G_OPTION_ARG_FILENAME, &options.returned, N_("Return what was handed in, for this reason"), N_("REASON") },
    { "withdraw", 0, 0, G_OPTION_ARG_NONE, &options.withdraw, N_("Take back what was said of it"), NULL },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &options.remove, N_("Remove what was recorded last"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_("Only say whether it could be done"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.names, NULL, N_("SYMBOL ORDINAL") },
    G_OPTION_ENTRY_NULL,
  };
  gint64 assignment_id = 0;
  int time = DT_TIME_NONE;
  int code = dt_cli_parse (self, entries, args);
  DtDay day = self->today;

  if (code == DT_CLI_DONE && newest && !options.accept)
    return dt_cli_wrong_usage (self, "%s", _("--newest goes with --accept."));
  if (code == DT_CLI_DONE)
    code = check (self, &options, &time);
  if (code == DT_CLI_DONE)
    code = dt_cli_set_day (self, "--day", options.day, &day);
  if (code == DT_CLI_DONE)
    code = dt_cli_open_part (self, options.names, options.unit, &assignment_id);
  if (code != DT_CLI_DONE)
    return code;

  if (options.remove)
    code = remove_newest (self, &options, assignment_id);
  else if (is_about_newest (&options))
    code = give_verdict (self, &options, assignment_id, day);
  else if (newest)
    code = accept_newest (self, &options, assignment_id, day);
  else
    code = record (self, &options, assignment_id, day, time);
  if (code == DT_CLI_DONE)
    dt_cli_write_done (options.dry_run);

  return code;
}
