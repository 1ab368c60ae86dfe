/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `depend`: which task waits for which. `assign`: who is asked for a task, and who leads it. */

#include "dt-cli-filter.h"
#include "dt-cli-format.h"

#include <glib/gi18n-lib.h>

#include "dt-edit-jobs.h"
#include "dt-error.h"
#include "dt-list-jobs.h"
#include "dt-obligation-jobs.h"

#define MAX_LAG 3660

/* SYMBOL ORDINAL, with the register open. */
static int
find_named_task (DtCli   *self,
                 char   **names,
                 gint64  *task_id)
{
  gint64 directive_id = 0;
  int code = DT_CLI_DONE;

  if (!dt_cli_is_utf8 (self, names[0], &code) || !dt_cli_is_utf8 (self, names[1], &code))
    return code;
  code = dt_cli_find_directive (self, names[0], &directive_id);
  if (code == DT_CLI_DONE)
    code = dt_cli_find_task (self, directive_id, names[1], task_id);

  return code;
}

/* The day that would follow, before anything is stored. */
static int
show_link (DtCli      *self,
           DtLinkEdit *edit)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChangePreview) preview = dt_store_read (self->store, dt_job_preview_link, edit, self->cancellable, &error);

  if (preview == NULL)
    return dt_cli_refuse (self, error);
  for (guint i = 0; i < preview->moves->len; i++)
    {
      const DtMovePreview *move = g_ptr_array_index (preview->moves, i);
      g_autofree char *old_day = dt_day_format (move->old_day, DT_DAY_STYLE_PARTY, self->today);
      g_autofree char *new_day = dt_day_format (move->new_day, DT_DAY_STYLE_PARTY, self->today);
      g_autoptr(DtCliTable) table = dt_cli_table_new (_("Clause"), _("Old Day"), _("New Day"), _("Task"), NULL);

      dt_cli_table_add (table, move->clause, old_day, new_day, move->title, NULL);
      dt_cli_table_write (table);
    }

  return dt_cli_finish_output (self);
}

/**
 * dt_cli_run_depend:
 *
 * Returns: an exit code
 */
int
dt_cli_run_depend (DtCli  *self,
                   char  **args)
{
  g_autofree char *lag = NULL;
  g_autofree char *note = NULL;
  g_auto(GStrv) names = NULL;
  gboolean remove = FALSE;
  gboolean dry_run = FALSE;
  GOptionEntry entries[] = {
    { "lag", 0, 0, G_OPTION_ARG_FILENAME, &lag, N_("Derive the day of the second task: so many days before the first"), N_("N") },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &note, N_("A remark"), N_("WORDS") },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &remove, N_("It no longer waits"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only show what would move"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, N_("SYMBOL ORDINAL SYMBOL ORDINAL") },
    G_OPTION_ENTRY_NULL,
  };
  gint64 days = -1, task_id = 0, needs_id = 0;
  gpointer result = NULL;
  DtLinkEdit *edit;
  int code = dt_cli_parse (self, entries, args);

  if (code == DT_CLI_DONE && (names == NULL || g_strv_length (names) != 4))
    return dt_cli_wrong_usage (self, "%s", _("Name the task that waits and the one it waits for, each by directive and ordinal."));
  if (code == DT_CLI_DONE && lag != NULL && !g_ascii_string_to_signed (lag, 10, 0, MAX_LAG, &days, NULL))
    return dt_cli_wrong_usage (self, _("--lag must be a whole number from 0 to %d."), MAX_LAG);
  if (code == DT_CLI_DONE && remove && (lag != NULL || note != NULL))
    return dt_cli_wrong_usage (self, "%s", _("--remove goes without --lag and --note."));
  if (code == DT_CLI_DONE && !dt_cli_is_utf8 (self, note, &code))
    return code;
  if (code == DT_CLI_DONE)
    code = dt_cli_open (self, DT_STORE_FLAGS_NONE);
  if (code == DT_CLI_DONE)
    code = find_named_task (self, names, &task_id);
  if (code == DT_CLI_DONE)
    code = find_named_task (self, names + 2, &needs_id);
  if (code != DT_CLI_DONE)
    return code;

  edit = dt_link_edit_new (task_id, needs_id, (int) days);
  edit->note = g_steal_pointer (&note);
  if (!remove)
    code = show_link (self, edit);
  if (code == DT_CLI_DONE)
    code = dt_cli_write_job (self, remove ? "remove-link" : "add-link", dry_run, remove ? dt_job_remove_link : dt_job_add_link,
                             edit, &result);
  dt_link_edit_free (edit);
  if (code == DT_CLI_DONE)
    dt_cli_write_done (dry_run);

  return code;
}

static int
add_unit (DtCli    *self,
          gint64    task_id,
          gint64    unit_id,
          DtRole    role,
          gboolean  dry_run)
{
  DtAddUnitEdit *edit = dt_add_unit_edit_new (task_id, unit_id, role);
  gpointer result = NULL;
  int code = dt_cli_write_job (self, "add-unit", dry_run, dt_job_add_unit, edit, &result);

  dt_add_unit_edit_free (edit);

  return code;
}

/* The unit's part with that role, found by what the command line names. */
static int
remove_unit (DtCli    *self,
             gint64    task_id,
             gint64    unit_id,
             DtRole    role,
             gboolean  dry_run)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtTaskDetail) detail = dt_store_read (self->store, dt_job_load_task, &task_id, NULL, &error);
  gpointer result = NULL;

  if (detail == NULL)
    return dt_cli_refuse (self, error);
  for (guint i = 0; i < detail->assignments->len; i++)
    {
      DtAssignmentRow *row = g_ptr_array_index (detail->assignments, i);

      if (row->unit_id == unit_id && row->role == role)
        return dt_cli_write_job (self, "remove-unit", dry_run, dt_job_remove_part, &row->id, &result);
    }

  g_set_error_literal (&error, DT_ERROR, DT_ERROR_NOT_FOUND, _("The unit does not have that role in the task."));
  return dt_cli_refuse (self, error);
}

/**
 * dt_cli_run_assign:
 *
 * Returns: an exit code
 */
int
dt_cli_run_assign (DtCli  *self,
                   char  **args)
{
  g_autofree char *unit = NULL;
  g_autofree char *role_nick = NULL;
  g_auto(GStrv) names = NULL;
  gboolean remove = FALSE;
  gboolean dry_run = FALSE;
  GOptionEntry entries[] = {
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &unit, N_("Which unit"), N_("CODE") },
    { "role", 0, 0, G_OPTION_ARG_FILENAME, &role_nick, N_("What it is asked to do: lead, coordinator, recipient, overseer"), N_("ROLE") },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &remove, N_("Take it out again; refused once something has happened to its part"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say whether it could be done"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, N_("SYMBOL ORDINAL") },
    G_OPTION_ENTRY_NULL,
  };
  gint64 task_id = 0, unit_id = 0;
  int role = DT_ROLE_LEAD;
  int code = dt_cli_parse (self, entries, args);

  if (code == DT_CLI_DONE && (names == NULL || g_strv_length (names) != 2))
    return dt_cli_wrong_usage (self, "%s", _("Name a directive and the ordinal of one of its tasks."));
  if (code == DT_CLI_DONE && unit == NULL)
    return dt_cli_wrong_usage (self, "%s", _("--unit must name the unit."));
  if (code == DT_CLI_DONE && role_nick != NULL && !dt_nick_find (dt_role_nicks, role_nick, &role))
    return dt_cli_wrong_usage (self, "%s", _("--role must be lead, coordinator, recipient or overseer."));
  if (code == DT_CLI_DONE && !dt_cli_is_utf8 (self, unit, &code))
    return code;
  if (code == DT_CLI_DONE)
    code = dt_cli_open (self, DT_STORE_FLAGS_NONE);
  if (code == DT_CLI_DONE)
    code = find_named_task (self, names, &task_id);
  if (code == DT_CLI_DONE)
    code = dt_cli_find_unit (self, unit, &unit_id);
  if (code == DT_CLI_DONE)
    code = (remove ? remove_unit : add_unit) (self, task_id, unit_id, (DtRole) role, dry_run);
  if (code == DT_CLI_DONE)
    dt_cli_write_done (dry_run);

  return code;
}
