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
    dt_csv_add_text (line, keys[i]);
  dt_cli_csv_write (line);

  for (guint i = 0; i < units->len; i++)
    {
      const DtUnitRow *row = g_ptr_array_index (units, i);

      dt_csv_add_text (line, row->uid);
      dt_csv_add_text (line, row->code);
      dt_csv_add_text (line, row->name);
      dt_csv_add_text (line, row->short_name);
      dt_csv_add_text (line, dt_nick_get (dt_unit_kind_nicks, row->kind));
      dt_csv_add_day (line, row->valid_from);
      dt_csv_add_day (line, row->valid_to);
      dt_csv_add_number (line, row->n_owed);
      dt_csv_add_number (line, row->n_overdue);
      dt_csv_add_number (line, row->n_waiting);
      dt_cli_csv_write (line);
    }
}

/* ---- Punctuality of a period ---- */

static char *
percent (int rate)
{
  return rate >= 0 ? g_strdup_printf ("%d%%", rate) : g_strdup ("—");
}

static void
write_rates_text (GPtrArray *rows)
{
  g_autoptr(DtCliTable) table = dt_cli_table_new (_("Code"), _("Unit"), _("Due"), _("Handed In"), _("On Time"), _("Early"),
                                                  _("Days Early"), _("Late"), _("Days Late"), _("Missing"), NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const DtUnitRates *rates = g_ptr_array_index (rows, i);
      g_autofree char *due = g_strdup_printf ("%d", rates->due);
      g_autofree char *handled = percent (dt_unit_rates_handled (rates));
      g_autofree char *on_time = percent (dt_unit_rates_on_time (rates));
      g_autofree char *early = g_strdup_printf ("%d", rates->early);
      g_autofree char *days_early = g_strdup_printf ("%.1f", rates->mean_days_early);
      g_autofree char *late = g_strdup_printf ("%d", rates->late);
      g_autofree char *days_late = g_strdup_printf ("%.1f", rates->mean_days_late);
      g_autofree char *missing = g_strdup_printf ("%d", rates->missing);

      dt_cli_table_add (table, rates->code, rates->name, due, handled, on_time, early, days_early, late, days_late, missing, NULL);
    }
  if (rows->len > 0)
    dt_cli_table_write (table);
  g_printerr (ngettext ("%u unit", "%u units", rows->len), rows->len);
  g_printerr ("\n");
}

/* Means as tenths of a day: whole numbers need no decimal sign. */
static int
tenths (double days)
{
  return (int) (days * 10 + .5);
}

static void
write_rates_json (GPtrArray *rows)
{
  g_autoptr(GString) object = g_string_new (NULL);

  dt_cli_json_begin ();
  for (guint i = 0; i < rows->len; i++)
    {
      const DtUnitRates *rates = g_ptr_array_index (rows, i);

      dt_cli_json_text (object, "code", rates->code);
      dt_cli_json_text (object, "name", rates->name);
      dt_cli_json_number (object, "due", rates->due);
      dt_cli_json_number (object, "on_time", rates->on_time);
      dt_cli_json_number (object, "early", rates->early);
      dt_cli_json_number (object, "late", rates->late);
      dt_cli_json_number (object, "missing", rates->missing);
      dt_cli_json_number (object, "rate_handled", dt_unit_rates_handled (rates));
      dt_cli_json_number (object, "rate_on_time", dt_unit_rates_on_time (rates));
      dt_cli_json_number (object, "tenths_of_days_early", tenths (rates->mean_days_early));
      dt_cli_json_number (object, "tenths_of_days_late", tenths (rates->mean_days_late));
      dt_cli_json_write (object, i == 0);
    }
  dt_cli_json_end (rows->len == 0);
}

static void
write_rates_csv (GPtrArray *rows)
{
  static const char *const keys[] = { "code", "name", "due", "on_time", "early", "late", "missing", "rate_handled", "rate_on_time",
                                      "tenths_of_days_early", "tenths_of_days_late" };
  g_autoptr(GString) line = g_string_new (NULL);

  dt_cli_csv_begin ();
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    dt_csv_add_text (line, keys[i]);
  dt_cli_csv_write (line);

  for (guint i = 0; i < rows->len; i++)
    {
      const DtUnitRates *rates = g_ptr_array_index (rows, i);

      dt_csv_add_text (line, rates->code);
      dt_csv_add_text (line, rates->name);
      dt_csv_add_number (line, rates->due);
      dt_csv_add_number (line, rates->on_time);
      dt_csv_add_number (line, rates->early);
      dt_csv_add_number (line, rates->late);
      dt_csv_add_number (line, rates->missing);
      dt_csv_add_number (line, dt_unit_rates_handled (rates));
      dt_csv_add_number (line, dt_unit_rates_on_time (rates));
      dt_csv_add_number (line, tenths (rates->mean_days_early));
      dt_csv_add_number (line, tenths (rates->mean_days_late));
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
  static void (*const writers[]) (GPtrArray *) = { [DT_CLI_TEXT] = write_text, [DT_CLI_JSON] = write_json, [DT_CLI_CSV] = write_csv };
  static void (*const rate_writers[]) (GPtrArray *) = {
    [DT_CLI_TEXT] = write_rates_text, [DT_CLI_JSON] = write_rates_json, [DT_CLI_CSV] = write_rates_csv,
  };
  g_autofree char *format_text = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from, N_("How punctual they were with what fell due from this day on"), N_("DAY") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_("… until this day"), N_("DAY") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_text, N_("How to write the list: text, json or csv"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  DtUnitFetch fetch = { .soon_days = 3 };
  gboolean rates;
  DtCliFormat format;
  int code = dt_cli_parse (self, entries, args);

  rates = from != NULL || to != NULL;
  if (code == DT_CLI_DONE && from != NULL)
    code = dt_cli_set_day (self, "--from", from, &fetch.from);
  if (code == DT_CLI_DONE && to != NULL)
    code = dt_cli_set_day (self, "--to", to, &fetch.to);
  if (code == DT_CLI_DONE && from != NULL && to != NULL && fetch.from > fetch.to)
    return dt_cli_wrong_usage (self, "%s", _("--from lies after --to."));
  if (code == DT_CLI_DONE)
    code = dt_cli_parse_format (self, format_text, &format);
  if (code == DT_CLI_DONE)
    code = dt_cli_open (self, DT_STORE_FLAGS_READ_ONLY);
  if (code != DT_CLI_DONE)
    return code;

  fetch.today = self->today;
  rows = dt_store_read (self->store, rates ? dt_job_list_rates : dt_job_list_units, &fetch, self->cancellable, &error);
  if (rows == NULL)
    return dt_cli_refuse (self, error);

  (rates ? rate_writers : writers)[format] (rows);
  return dt_cli_finish_output (self);
}
