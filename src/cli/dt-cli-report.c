/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `report`: what the program prints, by its name, as PDF or as a spreadsheet. */

#include "dt-cli-report.h"

#include <glib/gi18n-lib.h>

#include "dt-cli-filter.h"
#include "dt-edit-jobs.h"
#include "dt-matrix-file.h"
#include "dt-matrix-jobs.h"
#include "dt-matrix-sheet.h"
#include "dt-sheet.h"
#include "dt-text.h"

/* What was asked for. */
typedef struct
{
  DtCli       *cli;
  DtCliFilter  filter;
  gboolean     list;
  char       **names;
  char        *by;
  char        *board;
  char        *ordinal;
  gboolean     only_owing;
  char        *output;
  gboolean     pdf;         /* else a spreadsheet */
  DtQuery     *query;
} Asked;

static void
asked_clear (Asked *self)
{
  dt_cli_filter_clear (&self->filter);
  g_strfreev (self->names);
  g_free (self->by);
  g_free (self->board);
  g_free (self->ordinal);
  g_free (self->output);
  g_clear_pointer (&self->query, dt_query_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

/* ---- Deadlines ---- */

static int
check_deadlines (Asked *self)
{
  int code;

  if (self->board != NULL || self->ordinal != NULL || self->only_owing)
    return dt_cli_wrong_usage (self->cli, "%s", _("--board, --ordinal and --only-owing belong to the report “matrix”."));
  if (self->by != NULL && !self->pdf)
    return dt_cli_wrong_usage (self->cli, "%s", _("--by belongs to a PDF: a spreadsheet is one list."));

  /* As on paper: a register keeps what was done for years. */
  self->query->open_only = dt_cli_filter_is_empty (&self->filter);
  code = dt_cli_parse_group (self->cli, self->by != NULL ? self->by : "unit", &self->query->group);
  return code == DT_CLI_DONE ? dt_cli_filter_check (self->cli, &self->filter, self->query) : code;
}

static int
write_deadlines (Asked *self)
{
  int code = dt_cli_filter_resolve (self->cli, &self->filter, self->query);

  if (code != DT_CLI_DONE)
    return code;
  return (self->pdf ? dt_cli_write_summary : dt_cli_write_sheet) (self->cli, self->query, self->output);
}

/* ---- Who has handed in what ---- */

static int
check_matrix (Asked *self)
{
  const DtCliFilter *filter = &self->filter;
  int code = DT_CLI_DONE;

  if (filter->unit != NULL || filter->state != NULL || filter->from != NULL || filter->to != NULL || filter->search != NULL || self->by != NULL)
    return dt_cli_wrong_usage (self->cli, "%s", _("The report “matrix” takes --board, or --directive with --ordinal, and --only-owing."));
  if ((self->board != NULL) == (filter->directive != NULL) || (filter->directive != NULL) != (self->ordinal != NULL))
    return dt_cli_wrong_usage (self->cli, "%s", _("Say which: --board NAME, or --directive SYMBOL with --ordinal N."));
  if (dt_cli_is_utf8 (self->cli, self->board, &code) && dt_cli_is_utf8 (self->cli, filter->directive, &code))
    dt_cli_is_utf8 (self->cli, self->ordinal, &code);

  return code;
}

/* By its name, accents and capitals aside. */
static int
find_board (Asked         *self,
            DtMatrixFetch *fetch)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = dt_store_read (self->cli->store, dt_job_list_collections, fetch, self->cli->cancellable, &error);
  g_autofree char *wanted = dt_text_fold (self->board);
  g_autoptr(GString) known = g_string_new (NULL);

  if (rows == NULL)
    return dt_cli_refuse (self->cli, error);
  for (guint i = 0; i < rows->len; i++)
    {
      const DtCollectionRow *row = g_ptr_array_index (rows, i);
      g_autofree char *name = dt_text_fold (row->name);

      if (row->board_id == 0)
        continue;
      if (g_str_equal (name, wanted))
        {
          fetch->board_id = row->board_id;
          return DT_CLI_DONE;
        }
      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", row->name);
    }

  g_printerr ("directive-tracker-cli: ");
  if (known->len > 0)
    g_printerr (_("There is no board “%s”. The boards are: %s."), self->board, known->str);
  else
    g_printerr (_("There is no board “%s”: the register has none."), self->board);
  g_printerr ("\n");
  return DT_CLI_REFUSED;
}

static int
find_requests (Asked         *self,
               DtMatrixFetch *fetch)
{
  gint64 directive_id = 0;
  int code;

  if (self->board != NULL)
    return find_board (self, fetch);

  code = dt_cli_find_directive (self->cli, self->filter.directive, &directive_id);
  return code == DT_CLI_DONE ? dt_cli_find_task (self->cli, directive_id, self->ordinal, &fetch->task_id) : code;
}

static GPtrArray *
choose_units (const Asked *self,
              DtMatrix    *matrix)
{
  GPtrArray *units = g_ptr_array_new ();

  for (guint i = 0; i < matrix->units->len; i++)
    {
      DtMatrixUnit *unit = g_ptr_array_index (matrix->units, i);

      if (!self->only_owing || unit->n_open > 0)
        g_ptr_array_add (units, unit);
    }
  return units;
}

static int
print_matrix (Asked     *self,
              DtMatrix  *matrix,
              GPtrArray *units)
{
  g_autoptr(DtMatrixSheet) sheet = dt_matrix_sheet_new (matrix, units, self->cli->today, self->query->soon_days);
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) settings = dt_store_read (self->cli->store, dt_job_load_settings, NULL, self->cli->cancellable, &error);
  g_autoptr(DtReport) report = NULL;

  if (settings == NULL)
    return dt_cli_refuse (self->cli, error);
  dt_matrix_sheet_take_office (sheet, dt_office_new (settings));
  report = dt_matrix_sheet_report_new (sheet);
  return dt_cli_write_pdf (self->cli, report, self->output);
}

static int
write_matrix (Asked *self)
{
  DtMatrixFetch fetch = { 0, 0, self->cli->today };
  g_autoptr(DtMatrix) matrix = NULL;
  g_autoptr(GPtrArray) units = NULL;
  g_autoptr(GError) error = NULL;
  int code = find_requests (self, &fetch);

  if (code != DT_CLI_DONE)
    return code;
  matrix = dt_store_read (self->cli->store, dt_job_load_matrix, &fetch, self->cli->cancellable, &error);
  if (matrix == NULL)
    return dt_cli_refuse (self->cli, error);

  units = choose_units (self, matrix);
  if (self->pdf)
    return print_matrix (self, matrix, units);
  if (!dt_matrix_file_write (matrix, units, self->output, self->cli->today, self->query->soon_days, self->cli->cancellable, &error))
    return dt_cli_refuse (self->cli, error);
  g_printerr (ngettext ("%u unit", "%u units", units->len), units->len);
  g_printerr ("\n");
  return DT_CLI_DONE;
}

/* ---- All of them ---- */

/* check: what can be said without the register; write: with it open. Both answer an exit code. */
static const struct
{
  const char *name;
  const char *summary;
  int       (*check) (Asked *self);
  int       (*write) (Asked *self);
} reports[] = {
  { "deadlines", N_("Tasks and their deadlines: the open ones, unless others are asked for; as PDF by unit, day, directive or state"),
    check_deadlines, write_deadlines },
  { "matrix", N_("Who has handed in what: the units by the requests of a board, or by one request"), check_matrix, write_matrix },
};

static int
list_reports (Asked *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      g_autofree char *line = g_strdup_printf ("%-10s pdf, xlsx, csv  %s\n", reports[i].name, _(reports[i].summary));

      dt_cli_write (line);
    }
  return dt_cli_finish_output (self->cli);
}

static int
find_report (Asked *self,
             gsize *index)
{
  g_autoptr(GString) known = g_string_new (NULL);
  int code = DT_CLI_DONE;

  for (gsize i = 0; i < G_N_ELEMENTS (reports); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", reports[i].name);
  if (self->names == NULL || self->names[0] == NULL)
    return dt_cli_wrong_usage (self->cli, _("Say which report: %s."), known->str);
  if (self->names[1] != NULL)
    return dt_cli_wrong_usage (self->cli, _("“%s” has no place here."), self->names[1]);
  if (!dt_cli_is_utf8 (self->cli, self->names[0], &code))
    return code;

  for (*index = 0; *index < G_N_ELEMENTS (reports); (*index)++)
    if (g_str_equal (reports[*index].name, self->names[0]))
      return DT_CLI_DONE;
  return dt_cli_wrong_usage (self->cli, _("There is no report “%s”. The reports are: %s."), self->names[0], known->str);
}

static int
check_output (Asked *self)
{
  g_autofree char *lower = NULL;
  g_autofree char *shown = NULL;
  DtSheetFormat format;

  if (self->output == NULL)
    return dt_cli_wrong_usage (self->cli, "%s", _("-o must name the file to write."));
  lower = g_ascii_strdown (self->output, -1);
  self->pdf = g_str_has_suffix (lower, ".pdf");
  if (self->pdf || dt_sheet_find_format (self->output, &format, NULL))
    return DT_CLI_DONE;

  shown = g_filename_display_basename (self->output);
  return dt_cli_wrong_usage (self->cli, _("“%s” does not say what it is to be: the name must end in .pdf, .xlsx or .csv."), shown);
}

/**
 * dt_cli_run_report:
 *
 * Returns: an exit code
 */
int
dt_cli_run_report (DtCli  *self,
                   char  **args)
{
  g_auto(Asked) asked = { .cli = self };
  GOptionEntry entries[] = {
    { "list", 0, 0, G_OPTION_ARG_NONE, &asked.list, N_("Name the reports"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &asked.output, N_("The file to write: .pdf, .xlsx or .csv"), N_("FILE") },
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &asked.by, N_("What the tasks are grouped by: unit, day, directive or state"), N_("WHAT") },
    { "board", 0, 0, G_OPTION_ARG_FILENAME, &asked.board, N_("The board of the matrix"), N_("NAME") },
    { "ordinal", 0, 0, G_OPTION_ARG_FILENAME, &asked.ordinal, N_("The one request of the matrix, in its directive"), N_("N") },
    { "only-owing", 0, 0, G_OPTION_ARG_NONE, &asked.only_owing, N_("Only units that owe something of the matrix"), NULL },
    DT_CLI_FILTER_ENTRIES (asked.filter),
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &asked.names, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  gsize index = 0;
  int code = dt_cli_parse (self, entries, args);

  if (code == DT_CLI_DONE && asked.list)
    return list_reports (&asked);
  if (code == DT_CLI_DONE)
    code = find_report (&asked, &index);
  if (code == DT_CLI_DONE)
    code = check_output (&asked);
  if (code != DT_CLI_DONE)
    return code;

  asked.query = dt_query_new (self->today);
  code = reports[index].check (&asked);
  if (code == DT_CLI_DONE)
    code = dt_cli_open (self, DT_STORE_FLAGS_READ_ONLY);

  return code == DT_CLI_DONE ? reports[index].write (&asked) : code;
}
