/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `import` and `check`: files into the register, all of them or none; or only the report of what would be. */

#include "dt-cli-format.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dt-occurrence-jobs.h"
#include "dt-transfer.h"

/* Warnings shown of what is stored all the same; the rest are counted. A look shows all there are. */
#define MAX_WARNINGS 10

static const char *
entity_label (DtEntity entity)
{
  switch (entity)
    {
    case DT_ENTITY_UNIT:
      return _("Units");
    case DT_ENTITY_GROUP:
      return _("Groups of units");
    case DT_ENTITY_DIRECTIVE:
      return _("Directives");
    case DT_ENTITY_TASK:
      return _("Tasks");
    case DT_ENTITY_ASSIGNMENT:
      return _("Assignments");
    case DT_ENTITY_SUBMISSION:
      return _("Submissions");
    case DT_ENTITY_CHANGE:
      return _("Schedule changes");
    case DT_ENTITY_REMINDER:
      return _("Reminders");
    case DT_ENTITY_CALENDAR:
      return _("Days of the calendar");
    case DT_ENTITY_SETTING:
      return _("Settings");
    case DT_ENTITY_TEMPLATE:
      return _("Words of letters");
    case DT_ENTITY_BOARD:
      return _("Boards");
    case DT_ENTITY_FILTER:
      return _("Saved filters");
    case DT_ENTITY_DRAFT:
      return _("Drafts");
    case DT_ENTITY_JOURNAL:
      return _("Entries of the journal");
    }

  return "";
}

void
dt_cli_write_counts (const DtImportReport *report)
{
  g_autoptr(DtCliTable) table = dt_cli_table_new ("", C_("count of records", "new"), C_("count of records", "changed"),
                                                  C_("count of records", "unchanged"), NULL);

  for (int entity = 0; entity < DT_N_ENTITIES; entity++)
    {
      const int *counts = report->counts[entity];
      g_autofree char *new_ones = g_strdup_printf ("%d", counts[DT_OUTCOME_NEW]);
      g_autofree char *changed = g_strdup_printf ("%d", counts[DT_OUTCOME_CHANGED]);
      g_autofree char *unchanged = g_strdup_printf ("%d", counts[DT_OUTCOME_UNCHANGED]);

      if (counts[DT_OUTCOME_NEW] + counts[DT_OUTCOME_CHANGED] + counts[DT_OUTCOME_UNCHANGED] > 0)
        dt_cli_table_add (table, entity_label ((DtEntity) entity), new_ones, changed, unchanged, NULL);
    }
  dt_cli_table_write (table);

  if (report->n_deadlines_moved > 0)
    {
      g_autofree char *moved = g_strdup_printf (ngettext ("%d deadline moved", "%d deadlines moved",
                                                          (gulong) report->n_deadlines_moved),
                                                report->n_deadlines_moved);

      dt_cli_write (moved);
      dt_cli_write ("\n");
    }
}

/* "file.xml:12:7: reason", as compilers write it, so that editors can jump there. */
static void
tell_problem (char            **files,
              const DtProblem  *problem,
              gboolean          warning)
{
  g_autofree char *name = g_filename_display_name (files[MIN (problem->file, g_strv_length (files) - 1)]);
  g_autoptr(GString) line = g_string_new (name);

  if (problem->place.line > 0)
    g_string_append_printf (line, ":%d:%d", problem->place.line, problem->place.column);
  g_string_append (line, ": ");
  if (warning)
    g_string_append_printf (line, _("warning: %s"), problem->reason);
  else
    g_string_append (line, problem->reason);
  if (problem->hint != NULL)
    g_string_append_printf (line, "\n    %s", problem->hint);
  g_printerr ("%s\n", line->str);
}

static void
tell_problems (char                 **files,
               const DtImportReport  *report,
               guint                  max_warnings)
{
  guint n_warnings = MIN (report->warnings->len, max_warnings);

  for (guint i = 0; i < report->errors->len; i++)
    tell_problem (files, g_ptr_array_index (report->errors, i), FALSE);
  for (guint i = 0; i < n_warnings; i++)
    tell_problem (files, g_ptr_array_index (report->warnings, i), TRUE);

  if (report->n_warnings > (int) n_warnings)
    {
      int left = report->n_warnings - (int) n_warnings;

      g_printerr (ngettext ("%d more warning", "%d more warnings", (gulong) left), left);
      g_printerr ("\n");
    }
}

gboolean
dt_cli_make_occurrences (DtCli   *self,
                         GError **error)
{
  DtWrite write = { .action = DT_OCCURRENCES_ACTION };
  GError *failure = NULL;
  g_autofree int *made = dt_store_write (self->store, &write, dt_job_make_occurrences, &self->today, self->cancellable, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  if (*made > 0)
    {
      g_printerr (ngettext ("%d recurring task made", "%d recurring tasks made", (gulong) *made), *made);
      g_printerr ("\n");
    }

  return TRUE;
}

static int
import_files (DtCli    *self,
              char    **names,
              gboolean  dry_run)
{
  DtTransferOptions options = { .today = self->today, .flags = dry_run ? DT_TRANSFER_FLAGS_DRY_RUN : DT_TRANSFER_FLAGS_NONE };
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(DtImportReport) report = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (files, g_file_new_for_commandline_arg (names[i]));

  report = dt_transfer_import (self->store, (GFile **) files->pdata, files->len, &options, self->cancellable, &error);
  if (report == NULL)
    return dt_cli_refuse (self, error);

  tell_problems (names, report, dry_run ? G_MAXUINT : MAX_WARNINGS);
  if (report->n_errors > 0)
    {
      g_printerr (ngettext ("%d error; nothing was stored.", "%d errors; nothing was stored.", (gulong) report->n_errors),
                  report->n_errors);
      g_printerr ("\n");
      return DT_CLI_REFUSED;
    }

  dt_cli_write_counts (report);
  if (!dry_run && !dt_cli_make_occurrences (self, &error))
    return dt_cli_refuse (self, error);
  if (dry_run)
    g_printerr ("%s\n", _("Nothing was stored: this was only a look."));
  return dt_cli_finish_output (self);
}

/* A look needs a register to compare with. Where there is none, an empty one for the moment. */
static int
look_without_register (DtCli  *self,
                       char  **names)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("directive-tracker-XXXXXX", &error);
  gboolean created;
  int code;

  if (folder == NULL)
    return dt_cli_refuse (self, error);

  g_free (self->register_path);
  self->register_path = g_build_filename (folder, "empty.db", NULL);
  code = dt_cli_create (self, &created);
  if (code == DT_CLI_DONE)
    code = import_files (self, names, TRUE);
  dt_cli_remove_new (self);
  g_rmdir (folder);

  return code;
}

static int
look (DtCli  *self,
      char  **names)
{
  g_autofree char *standard = dt_store_default_path ();
  const char *path = self->register_path != NULL ? self->register_path : standard;
  int code;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return look_without_register (self, names);

  code = dt_cli_open (self, DT_STORE_FLAGS_NONE);
  return code == DT_CLI_DONE ? import_files (self, names, TRUE) : code;
}

static int
check_names (DtCli  *self,
             char  **names)
{
  if (names == NULL)
    return dt_cli_wrong_usage (self, "%s", _("Name at least one file."));

  return DT_CLI_DONE;
}

/**
 * dt_cli_run_import:
 *
 * Returns: an exit code
 */
int
dt_cli_run_import (DtCli  *self,
                   char  **args)
{
  g_auto(GStrv) names = NULL;
  gboolean dry_run = FALSE;
  GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only show what would be new or changed"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, N_("FILE…") },
    G_OPTION_ENTRY_NULL,
  };
  gboolean created = FALSE;
  int code = dt_cli_parse (self, entries, args);

  if (code == DT_CLI_DONE)
    code = check_names (self, names);
  if (code != DT_CLI_DONE)
    return code;
  if (dry_run)
    return look (self, names);

  code = dt_cli_create (self, &created);
  if (code == DT_CLI_DONE)
    code = import_files (self, names, FALSE);
  if (code != DT_CLI_DONE && created)
    dt_cli_remove_new (self);

  return code;
}

/**
 * dt_cli_run_check:
 *
 * Returns: an exit code
 */
int
dt_cli_run_check (DtCli  *self,
                  char  **args)
{
  g_auto(GStrv) names = NULL;
  GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, N_("FILE…") },
    G_OPTION_ENTRY_NULL,
  };
  int code = dt_cli_parse (self, entries, args);

  if (code == DT_CLI_DONE)
    code = check_names (self, names);

  return code == DT_CLI_DONE ? look (self, names) : code;
}
