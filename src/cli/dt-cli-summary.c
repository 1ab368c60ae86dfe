/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `summary`: the deadline summary as a PDF. */

#include "dt-cli-filter.h"
#include "dt-cli-report.h"

#include <glib/gi18n-lib.h>

#include "dt-pdf.h"
#include "dt-summary-jobs.h"
#include "dt-summary-report.h"

int
dt_cli_parse_group (DtCli      *cli,
                    const char *text,
                    DtGroupBy  *group)
{
  static const DtNick groups[] = {
    { DT_GROUP_UNIT, "unit", NULL }, { DT_GROUP_DAY, "day", NULL }, { DT_GROUP_DIRECTIVE, "directive", NULL },
    { DT_GROUP_STATE, "state", NULL }, { 0, NULL, NULL },
  };
  int value;

  if (text == NULL || !dt_nick_find (groups, text, &value))
    return dt_cli_wrong_usage (cli, "%s", _("--by must be one of: unit, day, directive, state."));

  *group = (DtGroupBy) value;
  return DT_CLI_DONE;
}

int
dt_cli_write_pdf (DtCli      *self,
                  DtReport   *report,
                  const char *path)
{
  g_autoptr(GError) error = NULL;

  if (!dt_pdf_write (report, path, NULL, NULL, self->cancellable, &error))
    return dt_cli_refuse (self, error);
  g_printerr (ngettext ("%u page", "%u pages", dt_report_get_n_pages (report)), dt_report_get_n_pages (report));
  g_printerr ("\n");
  return DT_CLI_DONE;
}

int
dt_cli_write_summary (DtCli         *self,
                      const DtQuery *query,
                      const char    *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtSummaryData) data = NULL;
  g_autoptr(DtReport) report = NULL;
  DtSummary *summary;

  data = dt_store_read (self->store, dt_job_load_summary, (gpointer) query, self->cancellable, &error);
  if (data == NULL)
    return dt_cli_refuse (self, error);

  summary = dt_summary_new (data->tasks, dt_office_new (data->settings), query, query->group);
  summary->causes = g_ptr_array_ref (data->causes);
  summary->unit_ranks = g_hash_table_ref (data->unit_ranks);
  summary->unit = g_strdup (data->unit);
  summary->directive = g_strdup (data->directive);
  report = dt_summary_report_new (summary);
  return dt_cli_write_pdf (self, report, path);
}

/**
 * dt_cli_run_summary:
 *
 * Returns: an exit code
 */
int
dt_cli_run_summary (DtCli  *self,
                    char  **args)
{
  g_auto(DtCliFilter) filter = { 0 };
  g_autofree char *by = NULL;
  g_autofree char *output = NULL;
  GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_FILENAME, &by, N_("What the tasks are grouped by: unit, day, directive or state"), N_("WHAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write"), N_("FILE") },
    DT_CLI_FILTER_ENTRIES (filter),
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(DtQuery) query = NULL;
  int code = dt_cli_parse (self, entries, args);

  if (code != DT_CLI_DONE)
    return code;

  query = dt_query_new (self->today);
  /* A register keeps what was done for years; a sheet of deadlines is about what is not. */
  query->open_only = dt_cli_filter_is_empty (&filter);
  code = dt_cli_parse_group (self, by, &query->group);
  if (code == DT_CLI_DONE)
    code = dt_cli_filter_check (self, &filter, query);
  if (code == DT_CLI_DONE && output == NULL)
    code = dt_cli_wrong_usage (self, "%s", _("-o must name the file to write."));
  if (code == DT_CLI_DONE)
    code = dt_cli_open (self, DT_STORE_FLAGS_READ_ONLY);
  if (code == DT_CLI_DONE)
    code = dt_cli_filter_resolve (self, &filter, query);

  return code == DT_CLI_DONE ? dt_cli_write_summary (self, query, output) : code;
}
