/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `import-sheet`: units or tasks from a spreadsheet, all rows of it or none; or only the report of what would be. */

#include "dt-cli-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-list-import.h"

typedef struct
{
  char    *as;
  char    *sheet;
  char    *directive;
  char    *issuer;
  char    *date;
  char   **columns;
  gboolean dry_run;
} SheetOptions;

static void
sheet_options_clear (SheetOptions *self)
{
  g_free (self->as);
  g_free (self->sheet);
  g_free (self->directive);
  g_free (self->issuer);
  g_free (self->date);
  g_strfreev (self->columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SheetOptions, sheet_options_clear)

/* ---- What the columns say ---- */

static int
list_sheets (DtCli          *self,
             const DtTables *tables,
             const char     *wanted)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < tables->tables->len; i++)
    {
      const DtTable *table = g_ptr_array_index (tables->tables, i);

      if (table->name != NULL)
        g_string_append_printf (names, "%s“%s”", names->len > 0 ? ", " : "", table->name);
    }

  return dt_cli_wrong_usage (self, _("There is no sheet “%s”. There are: %s"), wanted, names->len > 0 ? names->str : "—");
}

static int
list_fields (DtCli      *self,
             DtListKind  kind,
             const char *wanted)
{
  g_autoptr(GString) nicks = g_string_new (NULL);

  for (guint i = DT_LIST_ORDINAL; i < DT_N_LIST_FIELDS; i++)
    if (dt_list_field_belongs ((DtListField) i, kind))
      g_string_append_printf (nicks, "%s%s", nicks->len > 0 ? ", " : "", dt_list_field_nick ((DtListField) i));

  return dt_cli_wrong_usage (self, _("--column: “%s” is not what a column says. There are: %s"), wanted, nicks->str);
}

static int
list_heads (DtCli               *self,
            const DtListColumns *columns,
            const char          *wanted)
{
  g_autofree char *heads = g_strjoinv ("”, “", columns->heads);

  return dt_cli_wrong_usage (self, _("--column: no column has the head “%s”. There are: “%s”"), wanted, heads);
}

/* "deadline=Hạn xử lý", "note=" for none. */
static int
set_columns (DtCli          *self,
             const DtTable  *table,
             DtListColumns  *columns,
             char          **texts)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      const char *head = strchr (texts[i], '=');
      g_autofree char *nick = head != NULL ? g_strndup (texts[i], (gsize) (head - texts[i])) : NULL;
      DtListField field;
      int column;

      if (head == NULL)
        return dt_cli_wrong_usage (self, _("--column: “%s” is not FIELD=HEAD."), texts[i]);
      if (!dt_list_field_find (nick, columns->kind, &field) || field == DT_LIST_NOTHING)
        return list_fields (self, columns->kind, nick);
      column = dt_list_columns_find (columns, field);
      if (column >= 0)
        dt_list_columns_set (columns, (guint) column, DT_LIST_NOTHING);
      if (head[1] == '\0')
        continue;
      column = dt_list_columns_find_head (columns, head + 1);
      if (column < 0)
        column = dt_list_columns_take_head (columns, table, head + 1);
      if (column < 0)
        return list_heads (self, columns, head + 1);
      dt_list_columns_set (columns, (guint) column, field);
    }

  return DT_CLI_DONE;
}

static int
check_options (DtCli              *self,
               const SheetOptions *options,
               char              **names)
{
  const char *texts[] = { options->as, options->sheet, options->directive, options->issuer };
  int code = DT_CLI_DONE;

  if (names == NULL || names[0] == NULL || names[1] != NULL)
    return dt_cli_wrong_usage (self, "%s", _("Name one file."));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!dt_cli_is_utf8 (self, texts[i], &code))
      return code;
  for (guint i = 0; options->columns != NULL && options->columns[i] != NULL; i++)
    if (!dt_cli_is_utf8 (self, options->columns[i], &code))
      return code;
  if (options->as != NULL && !g_str_equal (options->as, "units") && !g_str_equal (options->as, "tasks"))
    return dt_cli_wrong_usage (self, _("--as “%s” is neither units nor tasks."), options->as);

  return DT_CLI_DONE;
}

/* ---- The report ---- */

static void
tell_faults (const char         *name,
             const DtListReport *report)
{
  for (guint i = 0; i < report->lines->len; i++)
    {
      const DtListLine *line = g_ptr_array_index (report->lines, i);
      g_auto(GStrv) reasons = line->outcome == DT_LIST_ROW_FAULTY ? g_strsplit (line->detail, "\n", -1) : NULL;

      for (guint k = 0; reasons != NULL && reasons[k] != NULL; k++)
        g_printerr ("%s: %s\n", name, reasons[k]);
    }
}

static void
write_rows (const DtListReport *report)
{
  g_autoptr(DtCliTable) table = dt_cli_table_new (_("Row"), C_("column of a report", "Outcome"), C_("column of a report", "What"), C_("column of a report", "How"), NULL);

  for (guint i = 0; i < report->lines->len; i++)
    {
      const DtListLine *line = g_ptr_array_index (report->lines, i);
      g_autofree char *number = g_strdup_printf ("%u", line->number);
      g_auto(GStrv) parts = g_strsplit (line->detail != NULL ? line->detail : "", "\n", -1);
      g_autofree char *detail = g_strjoinv (" · ", parts);

      dt_cli_table_add (table, number, dt_list_outcome_label (line->outcome), line->title, detail, NULL);
    }
  dt_cli_table_write (table);
}

static void
write_counts (const DtListReport *report)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < DT_N_LIST_OUTCOMES; i++)
    if (report->counts[i] > 0)
      g_string_append_printf (text, "%s%d %s", text->len > 0 ? ", " : "", report->counts[i], dt_list_outcome_label ((DtListOutcome) i));
  g_string_append_c (text, '\n');
  dt_cli_write (text->str);
}

/* ---- The command ---- */

static int
import_table (DtCli                *self,
              const char           *path,
              DtTables             *tables,
              const DtTable        *table,
              const DtListColumns  *columns,
              const SheetOptions   *options,
              DtDay                 issued)
{
  g_autofree char *name = g_filename_display_basename (path);
  DtListOptions list = { .dry_run = options->dry_run, .file_name = name, .today = self->today,
                         .symbol = options->directive, .issuer = options->issuer, .issued = issued };
  g_autoptr(GError) error = NULL;
  g_autoptr(DtListReport) report = dt_list_import (self->store, tables, table, columns, &list, self->cancellable, &error);
  int n_faulty;

  if (report == NULL)
    return dt_cli_refuse (self, error);

  n_faulty = report->counts[DT_LIST_ROW_FAULTY];
  if (n_faulty == 0 || options->dry_run)
    {
      write_rows (report);
      write_counts (report);
    }
  tell_faults (name, report);
  if (n_faulty > 0)
    {
      g_printerr (ngettext ("%d row is at fault; nothing was stored.", "%d rows are at fault; nothing was stored.", (gulong) n_faulty), n_faulty);
      g_printerr ("\n");
      return DT_CLI_REFUSED;
    }
  if (!options->dry_run && !dt_cli_make_occurrences (self, &error))
    return dt_cli_refuse (self, error);
  if (options->dry_run)
    g_printerr ("%s\n", _("Nothing was stored: this was only a look."));

  return dt_cli_finish_output (self);
}

static int
read_table (DtCli              *self,
            const char         *path,
            const SheetOptions *options,
            DtDay               issued)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtTables) tables = dt_tables_read (path, self->cancellable, &error);
  g_autoptr(DtListColumns) columns = NULL;
  const DtTable *table;
  gboolean created = FALSE;
  int code;

  if (tables == NULL)
    return dt_cli_refuse (self, error);
  table = dt_tables_find (tables, options->sheet);
  if (table == NULL)
    return list_sheets (self, tables, options->sheet);
  columns = options->as == NULL ? dt_list_columns_guess (table)
                                : dt_list_columns_guess_as (table, g_str_equal (options->as, "units") ? DT_LIST_UNITS : DT_LIST_TASKS);
  code = set_columns (self, table, columns, options->columns);
  if (code == DT_CLI_DONE)
    code = dt_cli_create (self, &created);
  if (code == DT_CLI_DONE)
    code = import_table (self, path, tables, table, columns, options, issued);
  if (created && (code != DT_CLI_DONE || options->dry_run))
    dt_cli_remove_new (self);

  return code;
}

/**
 * dt_cli_run_import_sheet:
 *
 * Returns: an exit code
 */
int
dt_cli_run_import_sheet (DtCli  *self,
                         char  **args)
{
  g_auto(GStrv) names = NULL;
  g_auto(SheetOptions) options = { NULL };
  GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_FILENAME, &options.as, N_("What the list is one of: units or tasks; else told by its columns"), N_("KIND") },
    { "directive", 0, 0, G_OPTION_ARG_FILENAME, &options.directive, N_("The directive that sets the tasks; else a column names it"), N_("SYMBOL") },
    { "date", 0, 0, G_OPTION_ARG_FILENAME, &options.date, N_("Its date, for one that is not in the register yet"), N_("DAY") },
    { "issuer", 0, 0, G_OPTION_ARG_FILENAME, &options.issuer, N_("Its issuer, for one that is not in the register yet"), N_("NAME") },
    { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &options.sheet, N_("The sheet to read; else the first"), N_("NAME") },
    { "column", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.columns, N_("What a column says, such as “deadline=Hạn xử lý”; can be given again"), N_("FIELD=HEAD") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_("Only show what would be new or changed"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &names, NULL, N_("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  DtDay issued = DT_DAY_NONE;
  int code = dt_cli_parse (self, entries, args);

  if (code == DT_CLI_DONE)
    code = check_options (self, &options, names);
  if (code == DT_CLI_DONE)
    code = dt_cli_set_day (self, "--date", options.date, &issued);

  return code == DT_CLI_DONE ? read_table (self, names[0], &options, issued) : code;
}
