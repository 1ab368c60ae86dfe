/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `report`: what the program prints, by its name, as PDF, as a document or as a spreadsheet. */

#include "dt-cli-report.h"

#include <glib/gi18n-lib.h>

#include "dt-cli-filter.h"
#include "dt-edit-jobs.h"
#include "dt-matrix-file.h"
#include "dt-matrix-jobs.h"
#include "dt-matrix-sheet.h"
#include "dt-reports.h"
#include "dt-reports-matrix.h"
#include "dt-sheet.h"
#include "dt-listing-file.h"
#include "dt-listing-report.h"
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
  char        *paper;
  gboolean     a3;
  char        *without;     /* keys of columns, by commas */
  char        *output;
  gboolean     pdf;
  gboolean     odt;         /* neither: a spreadsheet */
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
  g_free (self->without);
  g_free (self->paper);
  g_free (self->output);
  g_clear_pointer (&self->query, dt_query_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

static int
check_no_matrix (Asked *self)
{
  if (self->board != NULL || self->ordinal != NULL || self->only_owing || self->paper != NULL)
    return dt_cli_wrong_usage (self->cli, "%s", _("--board, --ordinal, --only-owing and --paper belong to the report “matrix”."));

  return DT_CLI_DONE;
}

/* ---- Deadlines ---- */

static int
check_deadlines (Asked *self)
{
  int code;

  code = check_no_matrix (self);
  if (code != DT_CLI_DONE)
    return code;
  if (self->without != NULL)
    return dt_cli_wrong_usage (self->cli, _("The report “%s” takes no %s."), "deadlines", "--without");
  if (self->by != NULL && !self->pdf && !self->odt)
    return dt_cli_wrong_usage (self->cli, "%s", _("--by belongs to a PDF or an ODT: a spreadsheet is one list."));

  /* As on paper: a register keeps what was done for years. */
  self->query->open_only = dt_cli_filter_is_empty (&self->filter);
  code = dt_cli_parse_group (self->cli, self->by != NULL ? self->by : "unit", &self->query->group);
  return code == DT_CLI_DONE ? dt_cli_filter_check (self->cli, &self->filter, self->query) : code;
}

static int
write_document (Asked     *self,
                DtListing *table)
{
  g_autoptr(DtListingView) view = dt_listing_view_new (table, NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *count = NULL;
  guint n = 0;

  if (!dt_listing_file_write (view, self->output, &n, self->cli->cancellable, &error))
    return dt_cli_refuse (self->cli, error);
  count = dt_listing_count_words (table, n);
  g_printerr ("%s\n", count);
  return DT_CLI_DONE;
}

static int
write_deadlines (Asked *self)
{
  int code = dt_cli_filter_resolve (self->cli, &self->filter, self->query);

  if (code != DT_CLI_DONE)
    return code;
  if (self->odt)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(DtListing) table = dt_store_read (self->cli->store, dt_job_make_deadlines, self->query, self->cli->cancellable, &error);

      return table != NULL ? write_document (self, table) : dt_cli_refuse (self->cli, error);
    }
  return (self->pdf ? dt_cli_write_summary : dt_cli_write_sheet) (self->cli, self->query, self->output);
}

/* ---- Who has handed in what ---- */

static int
check_matrix (Asked *self)
{
  const DtCliFilter *filter = &self->filter;
  int code = DT_CLI_DONE;

  if (filter->unit != NULL || filter->state != NULL || filter->from != NULL || filter->to != NULL || filter->search != NULL || self->by != NULL
      || self->without != NULL)
    return dt_cli_wrong_usage (self->cli, "%s", _("The report “matrix” takes --board, or --directive with --ordinal, and --only-owing."));
  if ((self->board != NULL) == (filter->directive != NULL) || (filter->directive != NULL) != (self->ordinal != NULL))
    return dt_cli_wrong_usage (self->cli, "%s", _("Say which: --board NAME, or --directive SYMBOL with --ordinal N."));
  if (self->paper != NULL && g_ascii_strcasecmp (self->paper, "a4") != 0 && g_ascii_strcasecmp (self->paper, "a3") != 0)
    return dt_cli_wrong_usage (self->cli, "%s", _("--paper is A4 or A3."));
  self->a3 = self->paper != NULL && g_ascii_strcasecmp (self->paper, "a3") == 0;
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
  if (self->odt)
    {
      g_autoptr(DtListing) table = dt_report_matrix_listing (matrix, units, dt_office_new (settings), self->cli->today, self->query->soon_days);

      return write_document (self, table);
    }
  dt_matrix_sheet_take_office (sheet, dt_office_new (settings));
  if (self->a3)
    dt_matrix_sheet_set_paper (sheet, DT_PAPER_A3);
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
  if (self->pdf || self->odt)
    return print_matrix (self, matrix, units);
  if (!dt_matrix_file_write (matrix, units, self->output, self->cli->today, self->query->soon_days, self->cli->cancellable, &error))
    return dt_cli_refuse (self->cli, error);
  g_printerr (ngettext ("%u unit", "%u units", units->len), units->len);
  g_printerr ("\n");
  return DT_CLI_DONE;
}

/* ---- Tables ---- */

/* What the report takes no notice of is refused, for who names it expects that it counts. */
static int
check_table (Asked              *self,
             const DtReportKind *kind)
{
  const DtCliFilter *filter = &self->filter;
  const struct { const char *option; gboolean given; unsigned takes; } options[] = {
    { "--unit", filter->unit != NULL, DT_REPORT_TAKES_UNIT },
    { "--directive", filter->directive != NULL, DT_REPORT_TAKES_DIRECTIVE },
    { "--from", filter->from != NULL, DT_REPORT_TAKES_DAYS },
    { "--to", filter->to != NULL, DT_REPORT_TAKES_DAYS },
    { "--search", filter->search != NULL, DT_REPORT_TAKES_SEARCH },
    { "--state", filter->state != NULL, 0 },
  };
  int code = check_no_matrix (self);

  for (gsize i = 0; i < G_N_ELEMENTS (options) && code == DT_CLI_DONE; i++)
    if (options[i].given && (kind->takes & options[i].takes) == 0)
      code = dt_cli_wrong_usage (self->cli, _("The report “%s” takes no %s."), kind->name, options[i].option);
  if (code == DT_CLI_DONE && (kind->takes & DT_REPORT_NEEDS_UNIT) != 0 && filter->unit == NULL)
    code = dt_cli_wrong_usage (self->cli, _("The report “%s” needs %s."), kind->name, "--unit");
  if (code == DT_CLI_DONE && (kind->takes & DT_REPORT_NEEDS_DIRECTIVE) != 0 && filter->directive == NULL)
    code = dt_cli_wrong_usage (self->cli, _("The report “%s” needs %s."), kind->name, "--directive");
  if (code != DT_CLI_DONE || !dt_cli_is_utf8 (self->cli, self->by, &code) || !dt_cli_is_utf8 (self->cli, self->without, &code))
    return code;

  return dt_cli_filter_check (self->cli, filter, self->query);
}

static char *
list_columns (const DtListing *table,
              gboolean         groups)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const DtListingColumn *column = &g_array_index (table->columns, DtListingColumn, i);

      if (groups ? (column->flags & DT_COLUMN_GROUPS) != 0 : (column->flags & DT_COLUMN_FIXED) == 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", column->key);
    }
  if (groups)
    g_string_append_printf (names, "%snone", names->len > 0 ? ", " : "");

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static int
check_columns (Asked            *self,
               const DtListing  *table,
               char            **hidden)
{
  int group = self->by != NULL ? dt_listing_find_column (table, self->by) : -1;
  gboolean groups = group >= 0 && (g_array_index (table->columns, DtListingColumn, group).flags & DT_COLUMN_GROUPS) != 0;

  if (self->by != NULL && !groups && !g_str_equal (self->by, "none"))
    {
      g_autofree char *known = list_columns (table, TRUE);

      return dt_cli_wrong_usage (self->cli, _("--by must be one of: %s."), known);
    }
  for (guint i = 0; hidden != NULL && hidden[i] != NULL; i++)
    {
      int column = dt_listing_find_column (table, g_strstrip (hidden[i]));

      if (column < 0 || (g_array_index (table->columns, DtListingColumn, column).flags & DT_COLUMN_FIXED) != 0)
        {
          g_autofree char *known = list_columns (table, FALSE);

          return dt_cli_wrong_usage (self->cli, _("--without takes some of: %s."), known);
        }
    }

  return DT_CLI_DONE;
}

static int
write_view (Asked         *self,
            DtListingView *view)
{
  g_autoptr(DtReport) report = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *count = NULL;
  guint n = 0;

  if (self->pdf)
    {
      report = dt_listing_report_new (view);
      return dt_cli_write_pdf (self->cli, report, self->output);
    }
  if (!dt_listing_file_write (view, self->output, &n, self->cli->cancellable, &error))
    return dt_cli_refuse (self->cli, error);

  count = dt_listing_count_words (view->table, n);
  g_printerr ("%s\n", count);
  return DT_CLI_DONE;
}

static int
write_table (Asked              *self,
             const DtReportKind *kind)
{
  g_auto(GStrv) hidden = self->without != NULL ? g_strsplit (self->without, ",", -1) : NULL;
  g_autoptr(DtListingView) view = NULL;
  g_autoptr(DtListing) table = NULL;
  g_autoptr(GError) error = NULL;
  DtReportAsk *ask;
  int code = dt_cli_filter_resolve (self->cli, &self->filter, self->query);

  if (code != DT_CLI_DONE)
    return code;
  ask = dt_report_ask_new (kind, self->query);
  table = dt_store_read (self->cli->store, dt_job_make_report, ask, self->cli->cancellable, &error);
  dt_report_ask_free (ask);
  if (table == NULL)
    return dt_cli_refuse (self->cli, error);

  code = check_columns (self, table, hidden);
  if (code != DT_CLI_DONE)
    return code;
  view = dt_listing_view_new (table, self->by != NULL && g_str_equal (self->by, "none") ? "" : self->by, (const char *const *) hidden);
  return write_view (self, view);
}

/* ---- All of them ---- */

/* The two that are no tables. check: what can be said without the register; write: with it open. Both answer an exit code. */
typedef struct
{
  const char *name;
  const char *summary;
  int       (*check) (Asked *self);
  int       (*write) (Asked *self);
} OwnReport;

static const OwnReport own_reports[] = {
  { "deadlines", N_("Tasks and their deadlines: the open ones, unless others are asked for; on paper by unit, day, directive or state"),
    check_deadlines, write_deadlines },
  { "matrix", N_("Who has handed in what: the units by the requests of a board, or by one request"), check_matrix, write_matrix },
};

static void
write_name (const char *name,
            const char *summary)
{
  g_autofree char *line = g_strdup_printf ("%-10s pdf, odt, xlsx, csv  %s\n", name, _(summary));

  dt_cli_write (line);
}

static int
list_reports (Asked *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_reports); i++)
    write_name (own_reports[i].name, own_reports[i].summary);
  for (const DtReportKind *kind = dt_report_kinds; kind->name != NULL; kind++)
    write_name (kind->name, kind->summary);

  return dt_cli_finish_output (self->cli);
}

/* One of the two, or a kind of table. */
static int
find_report (Asked               *self,
             const OwnReport    **own,
             const DtReportKind **kind)
{
  g_autoptr(GString) known = g_string_new (NULL);
  int code = DT_CLI_DONE;

  for (gsize i = 0; i < G_N_ELEMENTS (own_reports); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", own_reports[i].name);
  for (const DtReportKind *each = dt_report_kinds; each->name != NULL; each++)
    g_string_append_printf (known, ", %s", each->name);
  if (self->names == NULL || self->names[0] == NULL)
    return dt_cli_wrong_usage (self->cli, _("Say which report: %s."), known->str);
  if (self->names[1] != NULL)
    return dt_cli_wrong_usage (self->cli, _("“%s” has no place here."), self->names[1]);
  if (!dt_cli_is_utf8 (self->cli, self->names[0], &code))
    return code;

  for (gsize i = 0; i < G_N_ELEMENTS (own_reports); i++)
    if (g_str_equal (own_reports[i].name, self->names[0]))
      *own = &own_reports[i];
  *kind = dt_report_find (self->names[0]);
  if (*own != NULL || *kind != NULL)
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
  self->odt = g_str_has_suffix (lower, ".odt");
  if (self->pdf || self->odt || dt_sheet_find_format (self->output, &format, NULL))
    return DT_CLI_DONE;

  shown = g_filename_display_basename (self->output);
  return dt_cli_wrong_usage (self->cli, _("“%s” does not say what it is to be: the name must end in .pdf, .odt, .xlsx or .csv."), shown);
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
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &asked.output, N_("The file to write: .pdf, .odt, .xlsx or .csv"), N_("FILE") },
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &asked.by, N_("What the rows are grouped by; of deadlines: unit, day, directive or state"), N_("WHAT") },
    { "without", 0, 0, G_OPTION_ARG_FILENAME, &asked.without, N_("Columns to leave out, by commas"), N_("COLUMNS") },
    { "board", 0, 0, G_OPTION_ARG_FILENAME, &asked.board, N_("The board of the matrix"), N_("NAME") },
    { "ordinal", 0, 0, G_OPTION_ARG_FILENAME, &asked.ordinal, N_("The one request of the matrix, in its directive"), N_("N") },
    { "paper", 0, 0, G_OPTION_ARG_FILENAME, &asked.paper, N_("The sheet of the matrix: A4 or A3"), N_("PAPER") },
    { "only-owing", 0, 0, G_OPTION_ARG_NONE, &asked.only_owing, N_("Only units that owe something of the matrix"), NULL },
    DT_CLI_FILTER_ENTRIES (asked.filter),
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &asked.names, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  const OwnReport *own = NULL;
  const DtReportKind *kind = NULL;
  int code = dt_cli_parse (self, entries, args);

  if (code == DT_CLI_DONE && asked.list)
    return list_reports (&asked);
  if (code == DT_CLI_DONE)
    code = find_report (&asked, &own, &kind);
  if (code == DT_CLI_DONE)
    code = check_output (&asked);
  if (code != DT_CLI_DONE)
    return code;

  asked.query = dt_query_new (self->today);
  code = own != NULL ? own->check (&asked) : check_table (&asked, kind);
  if (code == DT_CLI_DONE)
    code = dt_cli_open (self, DT_STORE_FLAGS_READ_ONLY);

  if (code != DT_CLI_DONE)
    return code;
  return own != NULL ? own->write (&asked) : write_table (&asked, kind);
}
