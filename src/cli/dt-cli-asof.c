/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `as-of`: another command, on the register as it stood on an earlier day. */

#include "dt-cli.h"

#include <glib/gi18n-lib.h>

#include "dt-asof.h"

/* Those that only read. */
static const char *const readers[] = { "tasks", "units", "summary", "report", "export", NULL };

static int
check (DtCli  *self,
       char  **args,
       DtDay  *day)
{
  DtDay today = dt_today ();
  int code;

  if (args[1] == NULL || args[2] == NULL || g_str_has_prefix (args[1], "-"))
    return dt_cli_wrong_usage (self, "%s", _("Say which day, and then a command: as-of 2024-08-05 tasks"));
  if (dt_cli_find_command (args[2]) == NULL)
    return dt_cli_wrong_usage (self, _("There is no command “%s”."), args[2]);
  if (!g_strv_contains (readers, args[2]))
    return dt_cli_wrong_usage (self, _("“%s” changes something, or reads no register: what stood on an earlier day cannot be changed."), args[2]);

  code = dt_cli_set_day (self, "as-of", args[1], day);
  if (code == DT_CLI_DONE)
    code = dt_cli_set_day (self, "--today", self->today_text, &today);
  if (code == DT_CLI_DONE && *day > today)
    return dt_cli_wrong_usage (self, "%s", _("That day has not come yet."));

  return code;
}

/**
 * dt_cli_run_as_of:
 *
 * Returns: an exit code
 */
int
dt_cli_run_as_of (DtCli  *self,
                  char  **args)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtAsOf) as_of = NULL;
  DtDay day = DT_DAY_NONE;
  int code = check (self, args, &day);

  if (code == DT_CLI_DONE)
    code = dt_cli_open (self, DT_STORE_FLAGS_READ_ONLY);
  if (code != DT_CLI_DONE)
    return code;
  dt_cli_close (self);

  as_of = dt_as_of_make (self->register_path, day, self->cancellable, &error);
  if (as_of == NULL)
    return dt_cli_refuse (self, error);

  g_free (self->register_path);
  self->register_path = g_strdup (dt_as_of_get_path (as_of));
  g_free (self->today_text);
  self->today_text = g_strdup (args[1]);
  self->command = args[2];
  code = dt_cli_find_command (args[2])->run (self, args + 2);
  dt_cli_close (self);

  return code;
}
