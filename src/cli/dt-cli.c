/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all commands share: options, days, the register, messages and output. */

#include "dt-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "dt-error.h"

/**
 * dt_cli_wrong_usage:
 * @format: translated sentence on what is wrong
 *
 * Tells it, and where help is.
 *
 * Returns: %DT_CLI_WRONG_USAGE
 */
int
dt_cli_wrong_usage (DtCli      *self,
                    const char *format,
                    ...)
{
  g_autofree char *message = NULL;
  g_autofree char *help = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  help = self->command != NULL ? g_strdup_printf ("directive-tracker-cli %s --help", self->command)
                               : g_strdup ("directive-tracker-cli --help");
  g_printerr ("directive-tracker-cli: %s\n", message);
  g_printerr (_("“%s” tells more."), help);
  g_printerr ("\n");

  return DT_CLI_WRONG_USAGE;
}

/**
 * dt_cli_refuse:
 * @error: what stood in the way
 *
 * Tells it in the person's language.
 *
 * Returns: %DT_CLI_REFUSED
 */
int
dt_cli_refuse (DtCli        *self,
               const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup (_("Cancelled; nothing was changed."));
  else
    text = dt_error_user_text (error);
  g_printerr ("directive-tracker-cli: %s\n", text);

  /* What the sentence does not say, for who looks after the machine. */
  if (g_getenv ("G_MESSAGES_DEBUG") != NULL)
    g_printerr ("(%s)\n", error->message);

  return DT_CLI_REFUSED;
}

static gboolean
looks_like_day (const char *text)
{
  static GRegex *regex;

  if (regex == NULL)
    regex = g_regex_new ("^(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}([/.-])\\d{1,2}\\2\\d{4})$", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);

  return g_utf8_validate (text, -1, NULL) && g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, NULL);
}

/**
 * dt_cli_set_day:
 * @option: which option the text is of
 * @text: (nullable): what was typed; %NULL leaves @day as it is
 * @day: (inout): the day
 *
 * Returns: an exit code
 */
int
dt_cli_set_day (DtCli      *self,
                const char *option,
                const char *text,
                DtDay      *day)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *reason = NULL;
  DtDay parsed;

  if (text == NULL)
    return DT_CLI_DONE;
  if (!looks_like_day (text))
    {
      g_autofree char *shown = g_utf8_make_valid (text, -1);

      return dt_cli_wrong_usage (self, _("%s: “%s” is no date. Write 2024-08-25 or 25/8/2024."), option, shown);
    }

  parsed = g_ascii_isdigit (text[2]) && g_ascii_isdigit (text[3]) ? dt_day_from_iso (text, &error)
                                                                  : dt_day_parse_entry (text, dt_today (), &error);
  if (parsed == DT_DAY_NONE)
    {
      reason = dt_error_user_text (error);
      return dt_cli_wrong_usage (self, "%s: %s", option, reason);
    }

  *day = parsed;
  return DT_CLI_DONE;
}

/**
 * dt_cli_is_utf8:
 * @text: (nullable): what was typed
 * @code: (out): %DT_CLI_WRONG_USAGE, told, if it is no text
 *
 * Arguments are taken as bytes, so that Vietnamese works in the plain C locale too.
 */
gboolean
dt_cli_is_utf8 (DtCli      *self,
                const char *text,
                int        *code)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;

  *code = dt_cli_wrong_usage (self, "%s", _("An argument is not in UTF-8."));
  return FALSE;
}

/**
 * dt_cli_parse:
 * @entries: the options of the command
 * @args: (array zero-terminated=1): the command and its arguments
 *
 * Reads the options of a command, and the general ones that stand after it.
 *
 * Returns: an exit code
 */
int
dt_cli_parse (DtCli         *self,
              GOptionEntry  *entries,
              char         **args)
{
  const DtCliCommand *command = dt_cli_find_command (self->command);
  GOptionEntry general[] = {
    { "register", 0, 0, G_OPTION_ARG_FILENAME, &self->register_path, N_("The register to work on"), N_("FILE") },
    { "today", 0, 0, G_OPTION_ARG_FILENAME, &self->today_text, N_("The day to reckon by, instead of the real one"), N_("DAY") },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *usage = g_strdup_printf ("%s %s", command->name, command->arguments);
  g_autoptr(GOptionContext) context = g_option_context_new (usage);
  g_auto(GStrv) copy = g_strdupv (args);
  g_autoptr(GError) error = NULL;
  DtDay today = DT_DAY_NONE;
  int code;

  g_free (copy[0]);
  copy[0] = g_strdup ("directive-tracker-cli");
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _(command->summary));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, general, GETTEXT_PACKAGE);
  if (!g_option_context_parse_strv (context, &copy, &error))
    return dt_cli_wrong_usage (self, "%s", error->message);
  if (copy[1] != NULL)
    return dt_cli_wrong_usage (self, _("“%s” has no place here."), copy[1]);

  code = dt_cli_set_day (self, "--today", self->today_text, &today);
  if (code != DT_CLI_DONE)
    return code;
  if (today != DT_DAY_NONE)
    dt_today_set_fixed (today);
  self->today = dt_today ();

  return DT_CLI_DONE;
}

static const char *
ensure_path (DtCli *self)
{
  if (self->register_path == NULL)
    self->register_path = dt_store_default_path ();

  return self->register_path;
}

/* Who only reads cannot read a register of an earlier version of the program. It is brought up to date, after the copy that is
 * always kept, as the window would do; where the file cannot be written either, the next opening says so. */
static void
bring_up_to_date (DtCli *self)
{
  g_autoptr(DtStore) writer = dt_store_new (ensure_path (self), DT_STORE_FLAGS_NONE);

  dt_store_open (writer, self->cancellable, NULL);
  dt_store_close (writer);
}

static int
open_store (DtCli        *self,
            DtStoreFlags  flags)
{
  g_autoptr(GError) error = NULL;

  self->store = dt_store_new (ensure_path (self), flags);
  if (!dt_store_open (self->store, self->cancellable, &error)
      && (flags & DT_STORE_FLAGS_READ_ONLY) && g_error_matches (error, DT_ERROR, DT_ERROR_READ_ONLY))
    {
      g_clear_error (&error);
      dt_store_close (self->store);
      bring_up_to_date (self);
      g_clear_object (&self->store);
      self->store = dt_store_new (ensure_path (self), flags);
      dt_store_open (self->store, self->cancellable, &error);
    }
  if (error != NULL)
    return dt_cli_refuse (self, error);

  return DT_CLI_DONE;
}

/**
 * dt_cli_open:
 * @flags: how to open it
 *
 * Opens the register that is there. One that is missing is told, not made: it would be empty, and look as if nothing
 * were owed.
 *
 * Returns: an exit code
 */
int
dt_cli_open (DtCli        *self,
             DtStoreFlags  flags)
{
  const char *path = ensure_path (self);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_printerr ("directive-tracker-cli: ");
      g_printerr (_("There is no register “%s”. Import a file first, or name another register with --register."), name);
      g_printerr ("\n");
      return DT_CLI_REFUSED;
    }

  return open_store (self, flags);
}

/**
 * dt_cli_create:
 * @created: (out): whether there was no register before
 *
 * Opens the register, making it if there is none.
 *
 * Returns: an exit code
 */
int
dt_cli_create (DtCli    *self,
               gboolean *created)
{
  *created = !g_file_test (ensure_path (self), G_FILE_TEST_EXISTS);

  return open_store (self, DT_STORE_FLAGS_NONE);
}

/**
 * dt_cli_close:
 *
 * Closes the register if it is open.
 */
void
dt_cli_close (DtCli *self)
{
  if (self->store == NULL)
    return;

  dt_store_close (self->store);
  g_clear_object (&self->store);
}

/**
 * dt_cli_remove_new:
 *
 * Closes and removes a register that this run has made and not filled: what was refused leaves nothing behind.
 */
void
dt_cli_remove_new (DtCli *self)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  dt_cli_close (self);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->register_path, endings[i], NULL);

      g_unlink (path);
    }
}

/**
 * dt_cli_write:
 * @text: UTF-8
 *
 * Writes to the standard output, in UTF-8 whatever the locale: what is written is data.
 */
void
dt_cli_write (const char *text)
{
  fwrite (text, 1, strlen (text), stdout);
}

/**
 * dt_cli_finish_output:
 *
 * Makes sure that all that was written arrived.
 *
 * Returns: an exit code
 */
int
dt_cli_finish_output (DtCli *self)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return DT_CLI_DONE;

  g_printerr ("directive-tracker-cli: ");
  g_printerr (_("The output cannot be written: %s"), g_strerror (errno));
  g_printerr ("\n");
  return DT_CLI_REFUSED;
}
