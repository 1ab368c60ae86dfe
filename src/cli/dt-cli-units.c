/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `units`: the units and what they owe. */

#include "dt-cli-format.h"

#include <glib/gi18n-lib.h>

#include "dt-unit-jobs.h"

static void
write_text (GPtrArray *units)
{
  g_autoptr(DtCliTable) table = dt_cli_table_new (_("Code"), _("Unit"), _("Owes"), _("Overdue"), _("Waiting for Acceptance"), NULL);

  for (guint i = 0; i < units->len; i++)
    {
      const DtUnitRow *row = g_ptr_array_index (units, i);
      g_autofree char *owed = g_strdup_printf ("%d", row->n_owed);
      g_autofree char *overdue = g_strdup_printf ("%d", row->n_overdue);
      g_autofree char *waiting = g_strdup_printf ("%d", row->n_waiting);

      dt_cli_table_add (table, row->code, row->name, owed, overdue, waiting, NULL);
    }
  if (units->len > 0)
    dt_cli_table_write (table);
  g_printerr (ngettext ("%u unit", "%u units", units->len), units->len);
  g_printerr ("\n");
}

static void
write_json (GPtrArray *units)
{
  g_autoptr(GString) object = g_string_new (NULL);

  dt_cli_json_begin ();
  for (guint i = 0; i < units->len; i++)
    {
      const DtUnitRow *row = g_ptr_array_index (units, i);

      dt_cli_json_text (object, "uid", row->uid);
      dt_cli_json_text (object, "code", row->code);
      dt_cli_json_text (object, "name", row->name);
      dt_cli_json_text (object, "short_name", row->short_name);
      dt_cli_json_text (object, "kind", dt_nick_get (dt_unit_kind_nicks, row->kind));
      dt_cli_json_day (object, "valid_from", row->valid_from);
      dt_cli_json_day (object, "valid_to", row->valid_to);
      dt_cli_json_number (object, "owed", row->n_owed);
      dt_cli_json_number (object, "overdue", row->n_overdue);
      dt_cli_json_number (object, "waiting", row->n_waiting);
      dt_cli_json_write (object, i == 0);
    }
  dt_cli_json_end (units->len == 0);
}

static void
write_csv (GPtrArray *units)
{
  static const char *const keys[] = {
    "uid", "code", "name", "short_name", "kind", "valid_from", "valid_to", "owed", "overdue", "waiting",
  };
  g_autoptr(GString) line = g_string_new (NULL);

  dt_cli_csv_begin ();
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    dt_cli_csv_text (line, keys[i]);
  dt_cli_csv_write (line);

  for (guint i = 0; i < units->len; i++)
    {
      const DtUnitRow *row = g_ptr_array_index (units, i);

      dt_cli_csv_text (line, row->uid);
      dt_cli_csv_text (line, row->code);
      dt_cli_csv_text (line, row->name);
      dt_cli_csv_text (line, row->short_name);
      dt_cli_csv_text (line, dt_nick_get (dt_unit_kind_nicks, row->kind));
      dt_cli_csv_day (line, row->valid_from);
      dt_cli_csv_day (line, row->valid_to);
      dt_cli_csv_number (line, row->n_owed);
      dt_cli_csv_number (line, row->n_overdue);
      dt_cli_csv_number (line, row->n_waiting);
      dt_cli_csv_write (line);
    }
}

/**
 * dt_cli_run_units:
 *
 * Returns: an exit code
 */
int
dt_cli_run_units (DtCli  *self,
                  char  **args)
{
  g_autofree char *format_text = NULL;
  GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_text, N_("How to write the list: text, json or csv"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(GPtrArray) units = NULL;
  g_autoptr(GError) error = NULL;
  DtUnitFetch fetch = { .soon_days = 3 };
  DtCliFormat format;
  int code = dt_cli_parse (self, entries, args);

  if (code == DT_CLI_DONE)
    code = dt_cli_parse_format (self, format_text, &format);
  if (code == DT_CLI_DONE)
    code = dt_cli_open (self, DT_STORE_FLAGS_READ_ONLY);
  if (code != DT_CLI_DONE)
    return code;

  fetch.today = self->today;
  units = dt_store_read (self->store, dt_job_list_units, &fetch, self->cancellable, &error);
  if (units == NULL)
    return dt_cli_refuse (self, error);

  switch (format)
    {
    case DT_CLI_TEXT:
      write_text (units);
      break;
    case DT_CLI_JSON:
      write_json (units);
      break;
    case DT_CLI_CSV:
      write_csv (units);
      break;
    }

  return dt_cli_finish_output (self);
}
