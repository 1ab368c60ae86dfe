/* SPDX-License-Identifier: GPL-3.0-or-later */

/* directive-tracker-cli: the register from the command line, without a screen. */

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>

#include "dt-cli.h"

static const DtCliCommand commands[] = {
  { "import", "FILE…", N_("Take files into the register; it is made if there is none"), dt_cli_run_import },
  { "import-sheet", "FILE --as KIND", N_("Take the rows of a spreadsheet into the register: units, or tasks of a directive"), dt_cli_run_import_sheet },
  { "check", "FILE…", N_("Only say whether files could be taken in"), dt_cli_run_check },
  { "export", "-o FILE", N_("Write the whole register to a file"), dt_cli_run_export },
  { "tasks", "[OPTION…]", N_("List tasks"), dt_cli_run_tasks },
  { "units", "[OPTION…]", N_("List units and what they owe"), dt_cli_run_units },
  { "accelerate", "SYMBOL --days N --cause SYMBOL", N_("Move all days of a directive earlier, because of another"), dt_cli_run_accelerate },
  { "postpone", "SYMBOL --days N --cause SYMBOL", N_("Move all days of a directive later, because of another"), dt_cli_run_postpone },
  { "fix", "SYMBOL --day DAY --cause SYMBOL", N_("Set the day of tasks of a directive, because of another"), dt_cli_run_fix },
  { "change", "SYMBOL --earlier N|--later N|--to DAY --cause SYMBOL", N_("Move days of a directive, of chosen tasks or a unit's part, because of another"), dt_cli_run_change },
  { "lift", "SYMBOL --cause SYMBOL", N_("Take such a change back; what the others leave is in force again"), dt_cli_run_lift },
  { "submit", "SYMBOL ORDINAL --unit CODE", N_("Record what a unit handed in, accept or return it"), dt_cli_run_submit },
  { "read", "FILE", N_("Read a letter and show what it seems to ask; nothing is stored"), dt_cli_run_read },
  { "packet", "FILE", N_("Show what a packet of the document exchange (edXML) says; nothing is stored"), dt_cli_run_packet },
  { "answer", "FILE --status CODE --from ID -o FILE", N_("Write the status that is sent back for a packet"), dt_cli_run_answer },
  { "send", "SYMBOL --from ID --to ID -o FILE", N_("Write a directive as a packet of the document exchange (edXML)"), dt_cli_run_send },
  { "pack", "[--since DAY | --directive SYMBOL…] -o FILE.dtpack", N_("Write a package for a register on another network: all, or a part"), dt_cli_run_pack },
  { "unpack", "FILE.dtpack [--newest|--mine|--theirs]", N_("Read a package of another register, and tell what both have changed"), dt_cli_run_unpack },
  { "remind", "--directive SYMBOL|--unit CODE|…  [-o FILE.pdf]", N_("Urge those who owe: shows them, writes the letter, records it"), dt_cli_run_remind },
  { "assign", "SYMBOL ORDINAL --unit CODE", N_("Ask another unit for a task"), dt_cli_run_assign },
  { "depend", "SYMBOL ORDINAL SYMBOL ORDINAL", N_("Let a task wait for the product of another"), dt_cli_run_depend },
  { "excuse", "SYMBOL ORDINAL --unit CODE --reason WORDS", N_("Excuse a unit from a task, or ask it again"), dt_cli_run_excuse },
  { "extend", "SYMBOL ORDINAL --unit CODE --to DAY [--cause SYMBOL]", N_("Record that a unit asks for a later day, and what was decided"), dt_cli_run_extend },
  { "as-of", "DAY COMMAND [OPTION…]", N_("Do tasks, units, summary, report or export as the register stood at the end of that day"), dt_cli_run_as_of },
  { "journal", "[OPTION…]", N_("List what was done in the register, newest first"), dt_cli_run_journal },
  { "summary", "--by unit|day -o FILE.pdf", N_("Write a deadline summary as PDF; of the open tasks, unless others are asked for"), dt_cli_run_summary },
  { "report", "NAME [OPTION…] -o FILE.pdf|.odt|.xlsx|.csv", N_("Write a report as PDF, as a document or as a spreadsheet; --list names them"), dt_cli_run_report },
  { "salvage", "DAMAGED -o NEW", N_("Save what can still be read of a damaged register, and tell what is missing"), dt_cli_run_salvage },
};

/* The signals that ask for an end. One that whoever started us has told to be ignored (nohup, a job in the
 * background) stays so. */
static void
list_signals (sigset_t *signals)
{
  static const int wanted[] = { SIGINT, SIGTERM, SIGHUP };

  sigemptyset (signals);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      struct sigaction action;

      if (sigaction (wanted[i], NULL, &action) == 0 && action.sa_handler != SIG_IGN)
        sigaddset (signals, wanted[i]);
    }
}

/* Signals are taken by a thread of their own: what cancelling calls may not run in a signal handler. */
static gpointer
wait_for_signals (gpointer data)
{
  sigset_t signals;
  int number;

  list_signals (&signals);
  while (sigwait (&signals, &number) == 0)
    g_cancellable_cancel (data);

  return NULL;
}

static void
start_waiting (GCancellable *cancellable)
{
  sigset_t signals;

  list_signals (&signals);
  /* Before any other thread starts, so that all of them leave the signals alone. */
  if (pthread_sigmask (SIG_BLOCK, &signals, NULL) == 0)
    g_thread_unref (g_thread_new ("signals", wait_for_signals, g_object_ref (cancellable)));
}

static void
use_language (void)
{
  const char *folder = g_getenv ("DT_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder != NULL ? folder : DT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * dt_cli_find_command:
 * @name: what was typed
 *
 * Returns: (transfer none) (nullable): the command of that name
 */
const DtCliCommand *
dt_cli_find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_strcmp0 (commands[i].name, name) == 0)
      return &commands[i];

  return NULL;
}

static char *
describe_commands (void)
{
  g_autoptr(GString) text = g_string_new (_("Commands:"));

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "\n  %-11s %s\n              %s", commands[i].name, commands[i].arguments,
                            _(commands[i].summary));
  g_string_append_printf (text, "\n\n%s", _("“COMMAND --help” tells the options of a command.\n"
                                            "Ends with 0 when it is done, 1 when it was refused and nothing was changed, "
                                            "2 when it was called wrongly."));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What stands before the command. Leaves the command and its arguments in args. */
static int
parse_start (DtCli  *self,
             char ***args)
{
  GOptionEntry entries[] = {
    { "register", 0, 0, G_OPTION_ARG_FILENAME, &self->register_path, N_("The register to work on"), N_("FILE") },
    { "today", 0, 0, G_OPTION_ARG_FILENAME, &self->today_text, N_("The day to reckon by, instead of the real one"), N_("DAY") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_("Say which version this is"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(GOptionContext) context = g_option_context_new (_("COMMAND [ARGUMENT…]"));
  g_autofree char *description = describe_commands ();
  g_autoptr(GError) error = NULL;

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _("Follow the tasks and deadlines of directives from the command line."));
  g_option_context_set_description (context, description);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, args, &error))
    return dt_cli_wrong_usage (self, "%s", error->message);
  return DT_CLI_DONE;
}

static int
run (DtCli  *self,
     char ***args)
{
  const DtCliCommand *command;
  int code = parse_start (self, args);

  if (code != DT_CLI_DONE)
    return code;
  if (self->version)
    {
      dt_cli_write ("directive-tracker-cli " DT_VERSION "\n");
      return dt_cli_finish_output (self);
    }

  if ((*args)[0] == NULL || (*args)[1] == NULL)
    return dt_cli_wrong_usage (self, "%s", _("A command is missing."));
  command = dt_cli_find_command ((*args)[1]);
  if (command == NULL)
    return dt_cli_wrong_usage (self, _("There is no command “%s”."), (*args)[1]);

  self->command = command->name;
  return command->run (self, *args + 1);
}

int
main (int    argc,
      char **argv)
{
  DtCli cli = { 0 };
  g_auto(GStrv) args = g_strdupv (argv);
  int code;

  cli.cancellable = g_cancellable_new ();
  start_waiting (cli.cancellable);
  use_language ();
  g_set_prgname ("directive-tracker-cli");

  code = run (&cli, &args);

  dt_cli_close (&cli);
  g_free (cli.register_path);
  g_free (cli.today_text);
  g_object_unref (cli.cancellable);
  return code;
}
