/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `unpack`: a package of another register into this one. */

#include "dt-cli-format.h"

#include <glib/gi18n-lib.h>

#include "dt-pack.h"

/* "5/8/2024 14:30, Văn thư" */
static char *
show_when (gint64      at,
           const char *who)
{
  g_autoptr(GDateTime) time = at != 0 ? g_date_time_new_from_unix_local (at) : NULL;
  g_autofree char *when = time != NULL ? g_date_time_format (time, "%-d/%-m/%Y %H:%M") : g_strdup ("?");

  return *who != '\0' ? g_strdup_printf ("%s, %s", when, who) : g_steal_pointer (&when);
}

static void
tell_side (const char *format,
           const char *value,
           gint64      at,
           const char *who)
{
  g_autofree char *when = show_when (at, who);

  g_printerr ("    ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_printerr (format, *value != '\0' ? value : "—", when);
#pragma GCC diagnostic pop
  g_printerr ("\n");
}

static void
tell_conflicts (const DtSyncReport *report,
                gboolean            open_only)
{
  for (guint i = 0; i < report->conflicts->len; i++)
    {
      const DtSyncConflict *conflict = report->conflicts->pdata[i];

      if (open_only && conflict->taken != DT_SYNC_ASK)
        continue;
      if (*conflict->field != '\0')
        g_printerr (_("changed in both: %1$s: %2$s"), conflict->what, conflict->field);
      else
        g_printerr (_("changed in one and removed in the other: %s"), conflict->what);
      g_printerr ("\n");
      /* Translators: a value, and when it was set by whom */
      tell_side (_("here: %1$s (%2$s)"), conflict->mine, conflict->mine_at, conflict->mine_who);
      tell_side (_("in the package: %1$s (%2$s)"), conflict->theirs, conflict->theirs_at, conflict->theirs_who);
    }
}

static void
write_lines (const DtSyncReport *report)
{
  for (guint i = 0; i < report->report->lines->len; i++)
    {
      const DtImportLine *line = report->report->lines->pdata[i];
      g_autofree char *text = g_strdup_printf ("%s %s%s%s\n", line->outcome == DT_OUTCOME_NEW ? "+" : "~", line->title,
                                               line->detail != NULL ? ": " : "", line->detail != NULL ? line->detail : "");

      dt_cli_write (text);
    }
}

static int
conclude (DtCli               *self,
          const DtSyncReport  *report,
          gboolean             dry_run)
{
  for (guint i = 0; i < report->report->errors->len; i++)
    {
      const DtProblem *problem = report->report->errors->pdata[i];

      g_printerr ("%s\n", problem->reason);
      if (problem->hint != NULL)
        g_printerr ("    %s\n", problem->hint);
    }
  tell_conflicts (report, !dry_run);
  if (report->report->errors->len > 0)
    return DT_CLI_REFUSED;
  if (report->n_open > 0 && !dry_run)
    {
      g_printerr (ngettext ("%d value was changed in both registers; nothing was stored.", "%d values were changed in both registers; nothing was stored.",
                            (gulong) report->n_open), report->n_open);
      g_printerr ("\n%s\n", _("Say which ones hold: --newest, --mine or --theirs."));
      return DT_CLI_REFUSED;
    }

  write_lines (report);
  dt_cli_write_counts (report->report);
  if (dry_run)
    g_printerr ("%s\n", _("Nothing was stored: this was only a look."));
  return dt_cli_finish_output (self);
}

/**
 * dt_cli_run_unpack:
 *
 * Returns: an exit code
 */
int
dt_cli_run_unpack (DtCli  *self,
                   char  **args)
{
  g_auto(GStrv) names = NULL;
  gboolean newest = FALSE, mine = FALSE, theirs = FALSE;
  DtPackTaking taking = { .choice = DT_SYNC_ASK };
  GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &taking.dry_run, N_("Only show what would be new or changed"), NULL },
    { "newest", 0, 0, G_OPTION_ARG_NONE, &newest, N_("Of what both have changed, take what was done later"), NULL },
    { "mine", 0, 0, G_OPTION_ARG_NONE, &mine, N_("Of what both have changed, keep what is here"), NULL },
    { "theirs", 0, 0, G_OPTION_ARG_NONE, &theirs, N_("Of what both have changed, take what is in the package"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, N_("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(DtPack) pack = NULL;
  g_autoptr(DtSyncReport) report = NULL;
  g_autoptr(GError) error = NULL;
  gboolean created = FALSE;
  int code = dt_cli_parse (self, entries, args);

  if (code != DT_CLI_DONE)
    return code;
  if (names == NULL || names[0] == NULL || names[1] != NULL)
    return dt_cli_wrong_usage (self, "%s", _("Name one package."));
  if (newest + mine + theirs > 1)
    return dt_cli_wrong_usage (self, "%s", _("Give one of --newest, --mine and --theirs."));
  taking.choice = newest ? DT_SYNC_NEWEST : mine ? DT_SYNC_MINE : theirs ? DT_SYNC_THEIRS : DT_SYNC_ASK;

  pack = dt_pack_open (names[0], self->cancellable, &error);
  if (pack == NULL)
    return dt_cli_refuse (self, error);
  code = taking.dry_run ? dt_cli_open (self, DT_STORE_FLAGS_NONE) : dt_cli_create (self, &created);
  if (code != DT_CLI_DONE)
    return code;

  report = dt_pack_take (self->store, pack, &taking, self->cancellable, &error);
  code = report != NULL ? conclude (self, report, taking.dry_run) : dt_cli_refuse (self, error);
  if (code != DT_CLI_DONE && created)
    dt_cli_remove_new (self);

  return code;
}
