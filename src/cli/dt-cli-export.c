/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `export`: the whole register as one file. */

#include "dt-cli.h"

#include <glib/gi18n-lib.h>

#include "dt-transfer.h"

/**
 * dt_cli_run_export:
 *
 * Returns: an exit code
 */
int
dt_cli_run_export (DtCli  *self,
                   char  **args)
{
  g_autofree char *output = NULL;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write"), N_("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  int code = dt_cli_parse (self, entries, args);

  if (code != DT_CLI_DONE)
    return code;
  if (output == NULL)
    return dt_cli_wrong_usage (self, "%s", _("-o must name the file to write."));

  code = dt_cli_open (self, DT_STORE_FLAGS_READ_ONLY);
  if (code != DT_CLI_DONE)
    return code;

  file = g_file_new_for_commandline_arg (output);
  if (!dt_transfer_export (self->store, file, self->cancellable, &error))
    return dt_cli_refuse (self, error);

  return DT_CLI_DONE;
}
