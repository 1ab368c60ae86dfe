/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-cli-filter.h"

#include <glib/gi18n-lib.h>

#include "dt-edit-jobs.h"
#include "dt-state.h"

/**
 * dt_cli_filter_clear:
 * @self: a filter
 */
void
dt_cli_filter_clear (DtCliFilter *self)
{
  g_free (self->unit);
  g_free (self->directive);
  g_free (self->state);
  g_free (self->from);
  g_free (self->to);
  g_free (self->search);
}

/**
 * dt_cli_filter_is_empty:
 * @self: a filter
 *
 * Returns: whether no option was given
 */
gboolean
dt_cli_filter_is_empty (const DtCliFilter *self)
{
  return self->unit == NULL && self->directive == NULL && self->state == NULL && self->from == NULL && self->to == NULL
         && self->search == NULL;
}

static int
set_states (DtCli      *cli,
            const char *text,
            DtQuery    *query)
{
  g_auto(GStrv) names = g_strsplit (text, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      int state;

      g_strstrip (names[i]);
      if (!dt_nick_find (dt_state_nicks, names[i], &state))
        {
          g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
          g_auto(GStrv) known = NULL;
          g_autofree char *list = NULL;

          for (const DtNick *nick = dt_state_nicks; nick->nick != NULL; nick++)
            g_strv_builder_add (builder, nick->nick);
          known = g_strv_builder_end (builder);
          list = g_strjoinv (", ", known);
          return dt_cli_wrong_usage (cli, _("There is no state “%s”. The states are: %s."), names[i], list);
        }
      query->states |= DT_STATE_BIT (state);
    }

  return DT_CLI_DONE;
}

/**
 * dt_cli_filter_check:
 * @query: (inout): takes what needs no register: days, states, words
 *
 * Returns: an exit code
 */
int
dt_cli_filter_check (DtCli             *cli,
                     const DtCliFilter *self,
                     DtQuery           *query)
{
  int code = DT_CLI_DONE;

  if (!dt_cli_is_utf8 (cli, self->unit, &code) || !dt_cli_is_utf8 (cli, self->directive, &code)
      || !dt_cli_is_utf8 (cli, self->state, &code) || !dt_cli_is_utf8 (cli, self->search, &code))
    return code;

  code = dt_cli_set_day (cli, "--from", self->from, &query->from);
  if (code == DT_CLI_DONE)
    code = dt_cli_set_day (cli, "--to", self->to, &query->to);
  if (code != DT_CLI_DONE)
    return code;
  if (query->from != DT_DAY_NONE && query->to != DT_DAY_NONE && query->from > query->to)
    return dt_cli_wrong_usage (cli, "%s", _("--from lies after --to."));

  g_free (query->search);
  query->search = g_strdup (self->search);

  return self->state != NULL ? set_states (cli, self->state, query) : DT_CLI_DONE;
}

static int
find (DtCli      *cli,
      DtJobFunc   job,
      const char *name,
      gint64     *id)
{
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *found = dt_store_read (cli->store, job, (gpointer) name, cli->cancellable, &error);

  if (found == NULL)
    return dt_cli_refuse (cli, error);

  *id = *found;
  return DT_CLI_DONE;
}

/**
 * dt_cli_find_directive:
 * @symbol: as typed
 * @id: (out): its id
 *
 * Returns: an exit code
 */
int
dt_cli_find_directive (DtCli      *cli,
                       const char *symbol,
                       gint64     *id)
{
  return find (cli, dt_job_find_directive, symbol, id);
}

/**
 * dt_cli_find_unit:
 * @code: its code, or its exact name
 * @id: (out): its id
 *
 * Returns: an exit code
 */
int
dt_cli_find_unit (DtCli      *cli,
                  const char *code,
                  gint64     *id)
{
  return find (cli, dt_job_find_unit, code, id);
}

/**
 * dt_cli_filter_resolve:
 * @query: (inout): takes the unit and the directive
 *
 * Returns: an exit code
 */
int
dt_cli_filter_resolve (DtCli             *cli,
                       const DtCliFilter *self,
                       DtQuery           *query)
{
  int code = DT_CLI_DONE;

  if (self->unit != NULL)
    code = dt_cli_find_unit (cli, self->unit, &query->unit_id);
  if (code == DT_CLI_DONE && self->directive != NULL)
    code = dt_cli_find_directive (cli, self->directive, &query->directive_id);

  return code;
}
