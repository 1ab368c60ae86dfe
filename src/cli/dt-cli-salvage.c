/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `salvage`: what can still be read of a damaged register, as a new one. */

#include "dt-cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dt-salvage.h"

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
save (DtCli       *self,
      const char  *path,
      const char  *output,
      const char  *backup,
      DtSalvage   *salvage,
      GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  dt_salvage_async (path, output, backup, self->cancellable, on_saved, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return dt_salvage_finish (result, salvage, error);
}

/**
 * dt_cli_run_salvage:
 *
 * The damaged register is only read. What was saved, and what is missing, goes to the standard output.
 *
 * Returns: an exit code
 */
int
dt_cli_run_salvage (DtCli  *self,
                    char  **args)
{
  g_auto(GStrv) names = NULL;
  g_autofree char *output = NULL;
  g_autofree char *backup = NULL;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The register to make of it; a file that is not there yet"), N_("FILE") },
    { "backup", 0, 0, G_OPTION_ARG_FILENAME, &backup, N_("Take what is lost from this backup, as it was then"), N_("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, N_("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GError) error = NULL;
  DtSalvage salvage = { 0 };
  int code = dt_cli_parse (self, entries, args);

  if (code != DT_CLI_DONE)
    return code;
  if (names == NULL || names[0] == NULL || names[1] != NULL)
    return dt_cli_wrong_usage (self, "%s", _("Name one damaged register."));
  if (output == NULL)
    return dt_cli_wrong_usage (self, "%s", _("-o must name the file to write."));
  if (g_file_test (output, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_name (output);

      g_printerr ("directive-tracker-cli: ");
      g_printerr (_("“%s” is there already; name a new file."), name);
      g_printerr ("\n");
      return DT_CLI_REFUSED;
    }

  if (!save (self, names[0], output, backup, &salvage, &error))
    return dt_cli_refuse (self, error);
  lines = dt_salvage_describe (&salvage);
  for (guint i = 0; i < lines->len; i++)
    {
      dt_cli_write (lines->pdata[i]);
      dt_cli_write ("\n");
    }
  return dt_cli_finish_output (self);
}
