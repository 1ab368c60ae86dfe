/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-cli.h"

G_BEGIN_DECLS

/* Which tasks: the options that `tasks` and `summary` share. */
typedef struct
{
  char *unit;
  char *directive;
  char *state;
  char *from;
  char *to;
  char *search;
} DtCliFilter;

#define DT_CLI_FILTER_ENTRIES(filter)                                                                                  \
  { "unit", 0, 0, G_OPTION_ARG_FILENAME, &(filter).unit, N_("Only tasks that this unit leads"), N_("CODE") },         \
  { "directive", 0, 0, G_OPTION_ARG_FILENAME, &(filter).directive, N_("Only tasks of this directive"), N_("SYMBOL") }, \
  { "state", 0, 0, G_OPTION_ARG_FILENAME, &(filter).state, N_("Only tasks in these states, set apart by commas"),      \
    N_("STATE") },                                                                                                     \
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &(filter).from, N_("Only tasks with their last day on this day or later"),    \
    N_("DAY") },                                                                                                       \
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &(filter).to, N_("Only tasks with their last day on this day or earlier"),      \
    N_("DAY") },                                                                                                       \
  { "search", 0, 0, G_OPTION_ARG_FILENAME, &(filter).search, N_("Only tasks with these words, with or without accents"), \
    N_("WORDS") }

void dt_cli_filter_clear (DtCliFilter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtCliFilter, dt_cli_filter_clear)

/* Whether nothing is asked for in particular. */
gboolean dt_cli_filter_is_empty (const DtCliFilter *self);

/* Both answer an exit code: first what can be said without the register, then, with it open, the names. */
int dt_cli_filter_check   (DtCli *cli, const DtCliFilter *self, DtQuery *query);
int dt_cli_filter_resolve (DtCli *cli, const DtCliFilter *self, DtQuery *query);

/* Names a directive by its symbol or a unit by its code; the register must be open. */
int dt_cli_find_directive (DtCli *cli, const char *symbol, gint64 *id);
int dt_cli_find_unit      (DtCli *cli, const char *code, gint64 *id);
/* Names a task by its ordinal in a directive, and a unit's part of it as lead. */
int dt_cli_find_task      (DtCli *cli, gint64 directive_id, const char *ordinal, gint64 *id);
int dt_cli_find_part      (DtCli *cli, gint64 task_id, gint64 unit_id, gint64 *id);

/* What the commands that record something share. */
int  dt_cli_open_part  (DtCli *cli, char **names, const char *unit, gint64 *assignment_id);
int  dt_cli_write_job  (DtCli *cli, const char *action, gboolean dry_run, DtJobFunc job, gpointer data, gpointer *result);
void dt_cli_write_done (gboolean dry_run);

G_END_DECLS
