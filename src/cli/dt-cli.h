/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-date.h"
#include "dt-query.h"
#include "dt-store.h"

G_BEGIN_DECLS

/* What the program ends with. */
enum { DT_CLI_DONE = 0, DT_CLI_REFUSED = 1, DT_CLI_WRONG_USAGE = 2 };

/**
 * DtCli:
 * @command: name of the running command; %NULL before it is known
 * @register_path: (nullable): from --register; %NULL: the person's own
 * @today: from --today, else the real day
 * @cancellable: cancelled by an interrupt
 * @store: (nullable): the register, once it is open; closed at the end
 *
 * One run of the command line.
 */
typedef struct
{
  const char   *command;
  char         *register_path;
  char         *today_text;
  gboolean      version;
  DtDay         today;
  GCancellable *cancellable;
  DtStore      *store;
} DtCli;

typedef struct
{
  const char *name;
  const char *arguments;     /* as --help shows them */
  const char *summary;       /* msgid */
  int       (*run) (DtCli *self, char **args);
} DtCliCommand;

int dt_cli_run_import     (DtCli *self, char **args);
int dt_cli_run_import_sheet (DtCli *self, char **args);
int dt_cli_run_check      (DtCli *self, char **args);
int dt_cli_run_export     (DtCli *self, char **args);
int dt_cli_run_tasks      (DtCli *self, char **args);
int dt_cli_run_units      (DtCli *self, char **args);
int dt_cli_run_accelerate (DtCli *self, char **args);
int dt_cli_run_postpone   (DtCli *self, char **args);
int dt_cli_run_fix        (DtCli *self, char **args);
int dt_cli_run_lift       (DtCli *self, char **args);
int dt_cli_run_excuse     (DtCli *self, char **args);
int dt_cli_run_extend     (DtCli *self, char **args);
int dt_cli_run_change     (DtCli *self, char **args);
int dt_cli_run_submit     (DtCli *self, char **args);
int dt_cli_run_read       (DtCli *self, char **args);
int dt_cli_run_pack       (DtCli *self, char **args);
int dt_cli_run_packet     (DtCli *self, char **args);
int dt_cli_run_unpack     (DtCli *self, char **args);
int dt_cli_run_answer     (DtCli *self, char **args);
int dt_cli_run_send       (DtCli *self, char **args);
int dt_cli_run_remind     (DtCli *self, char **args);
int dt_cli_run_depend     (DtCli *self, char **args);
int dt_cli_run_assign     (DtCli *self, char **args);
int dt_cli_run_as_of      (DtCli *self, char **args);
int dt_cli_run_journal    (DtCli *self, char **args);
int dt_cli_run_summary    (DtCli *self, char **args);
int dt_cli_run_report     (DtCli *self, char **args);
int dt_cli_run_salvage    (DtCli *self, char **args);

const DtCliCommand *dt_cli_find_command (const char *name);

/* Each answers the exit code, DT_CLI_DONE to go on. */
int      dt_cli_parse         (DtCli *self, GOptionEntry *entries, char **args);
int      dt_cli_set_day       (DtCli *self, const char *option, const char *text, DtDay *day);
int      dt_cli_wrong_usage   (DtCli *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
int      dt_cli_refuse        (DtCli *self, const GError *error);
int      dt_cli_open          (DtCli *self, DtStoreFlags flags);
int      dt_cli_create        (DtCli *self, gboolean *created);
void     dt_cli_close         (DtCli *self);
void     dt_cli_remove_new    (DtCli *self);

void     dt_cli_write         (const char *text);
int      dt_cli_finish_output (DtCli *self);
/* What recurs and came with a file is owed from now on. */
gboolean dt_cli_make_occurrences (DtCli *self, GError **error);
gboolean dt_cli_is_utf8       (DtCli *self, const char *text, int *code);

G_END_DECLS
