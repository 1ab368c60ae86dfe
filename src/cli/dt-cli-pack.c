/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `pack`: a part of the register as one file for a register on another network. */

#include "dt-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-pack.h"

static void
tell_packed (DtCli            *self,
             const char       *path,
             const DtPackTold *told)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *size = g_format_size ((guint64) told->size);
  g_autofree char *directives = g_strdup_printf (ngettext ("%d directive", "%d directives", (gulong) told->n_directives), told->n_directives);
  g_autofree char *files = g_strdup_printf (ngettext ("%d file", "%d files", (gulong) told->n_files), told->n_files);
  g_autofree char *line = g_strdup_printf ("%s: %s, %s, %s\n", shown, directives, files, size);

  dt_cli_write (line);
  if (told->n_secret > 0)
    {
      g_printerr (ngettext ("%d directive bears a mark of secrecy: keep and carry the package as such papers are.",
                            "%d directives bear a mark of secrecy: keep and carry the package as such papers are.", (gulong) told->n_secret),
                  told->n_secret);
      g_printerr ("\n");
    }
  if (told->n_missing > 0)
    {
      g_printerr (ngettext ("%d file is not where it was kept, or damaged: only its name goes along.",
                            "%d files are not where they were kept, or damaged: only their names go along.", (gulong) told->n_missing),
                  told->n_missing);
      g_printerr ("\n");
    }
}

/* A day, or "last": what was changed since the last package. */
static int
read_since (DtCli         *self,
            const char    *text,
            DtExportPart  *part)
{
  if (text == NULL)
    return DT_CLI_DONE;
  if (g_str_equal (text, "last"))
    {
      part->since_last = TRUE;
      return DT_CLI_DONE;
    }

  return dt_cli_set_day (self, "--since", text, &part->since);
}

/**
 * dt_cli_run_pack:
 *
 * Returns: an exit code
 */
int
dt_cli_run_pack (DtCli  *self,
                 char  **args)
{
  g_autofree char *output = NULL;
  g_autofree char *since = NULL;
  g_auto(GStrv) directives = NULL;
  gboolean without_files = FALSE;
  GOptionEntry entries[] = {
    { "since", 0, 0, G_OPTION_ARG_STRING, &since, N_("Only what was changed from this day on; “last”: since the last package"), N_("DAY") },
    { "directive", 0, 0, G_OPTION_ARG_STRING_ARRAY, &directives, N_("Only this directive and what belongs to it; can be given again"), N_("SYMBOL") },
    { "no-files", 0, 0, G_OPTION_ARG_NONE, &without_files, N_("Without attached files, only their names"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write"), N_("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  DtPackOptions options = { .without_files = FALSE };
  g_autoptr(DtPackTold) told = NULL;
  g_autoptr(GError) error = NULL;
  int code = dt_cli_parse (self, entries, args);

  if (code != DT_CLI_DONE)
    return code;
  if (output == NULL)
    return dt_cli_wrong_usage (self, "%s", _("-o must name the file to write."));
  if (since != NULL && directives != NULL)
    return dt_cli_wrong_usage (self, "%s", _("Give --since or --directive, not both."));
  code = read_since (self, since, &options.part);
  if (code == DT_CLI_DONE)
    code = dt_cli_open (self, DT_STORE_FLAGS_NONE);
  if (code != DT_CLI_DONE)
    return code;

  options.part.symbols = directives;
  options.without_files = without_files;
  told = dt_pack_write (self->store, output, &options, self->cancellable, &error);
  if (told == NULL)
    return dt_cli_refuse (self, error);

  tell_packed (self, output, told);
  return dt_cli_finish_output (self);
}
