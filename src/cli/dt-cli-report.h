/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-cli.h"
#include "dt-report.h"

G_BEGIN_DECLS

/* What the commands that write files share. Each answers an exit code, and tells how much it wrote. */
int dt_cli_parse_group   (DtCli *self, const char *text, DtGroupBy *group);
int dt_cli_write_pdf     (DtCli *self, DtReport *report, const char *path);
int dt_cli_write_summary (DtCli *self, const DtQuery *query, const char *path);    /* PDF, by the group of the question */
int dt_cli_write_sheet   (DtCli *self, const DtQuery *query, const char *path);    /* .xlsx, .csv */

G_END_DECLS
