/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `export`: the whole register, or the work calendar of one year, as one file. */

#include "dt-cli.h"

#include <glib/gi18n-lib.h>

#include "dt-statutory-year.h"
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
  int year = 0;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write"), N_("FILE") },
    { "calendar", 0, 0, G_OPTION_ARG_INT, &year, N_("Only the days off of this year"), N_("YEAR") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  int code = dt_cli_parse (self, entries, args);

  if (code != DT_CLI_DONE)
    return code;
  if (output == NULL)
    return dt_cli_wrong_usage (self, "%s", _("-o must name the file to write."));

  if (year != 0 && (year < DT_CALENDAR_FIRST_YEAR || year > DT_CALENDAR_LAST_YEAR))
    return dt_cli_wrong_usage (self, _("--calendar takes a year from %1$d to %2$d."), DT_CALENDAR_FIRST_YEAR, DT_CALENDAR_LAST_YEAR);

  code = dt_cli_open (self, DT_STORE_FLAGS_READ_ONLY);
  if (code != DT_CLI_DONE)
    return code;

  file = g_file_new_for_commandline_arg (output);
  if (!dt_transfer_export_calendar (self->store, year, file, self->cancellable, &error))
    return dt_cli_refuse (self, error);

  return DT_CLI_DONE;
}
