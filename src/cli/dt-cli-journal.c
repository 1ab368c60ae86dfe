/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `journal`: what was done in the register, newest first. */

#include "dt-cli-filter.h"
#include "dt-cli-format.h"

#include <glib/gi18n-lib.h>

#include "dt-journal-jobs.h"

/* So many at once: the whole journal of years is never held. */
#define PAGE 500

typedef void (*WriteEntry) (const DtJournalEntry *entry, gpointer into, gboolean first);

/* ISO 8601, UTC: what another program reads. */
static char *
iso_instant (gint64 at)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (at);

  return g_date_time_format_iso8601 (time);
}

static void
add_text (const DtJournalEntry *entry,
          gpointer              into,
          gboolean              first)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (entry->at);
  g_autofree char *moment = g_date_time_format (time, "%d/%m/%Y %H:%M");

  dt_cli_table_add (into, moment, entry->who, entry->label, entry->about, NULL);
}

static void
write_json (const DtJournalEntry *entry,
            gpointer              into,
            gboolean              first)
{
  g_autofree char *at = iso_instant (entry->at);

  dt_cli_json_text (into, "at", at);
  dt_cli_json_text (into, "who", entry->who);
  dt_cli_json_text (into, "action", entry->action);
  dt_cli_json_text (into, "label", entry->label);
  dt_cli_json_text (into, "about", entry->about);
  dt_cli_json_text (into, "origin", entry->origin);
  dt_cli_json_number (into, "items", entry->n_items);
  dt_cli_json_write (into, first);
}

static void
write_csv (const DtJournalEntry *entry,
           gpointer              into,
           gboolean              first)
{
  g_autofree char *at = iso_instant (entry->at);

  dt_csv_add_text (into, at);
  dt_csv_add_text (into, entry->who);
  dt_csv_add_text (into, entry->action);
  dt_csv_add_text (into, entry->label);
  dt_csv_add_text (into, entry->about);
  dt_csv_add_text (into, entry->origin);
  dt_csv_add_number (into, entry->n_items);
  dt_cli_csv_write (into);
}

/* Page after page. Returns how many, or -1 with @error. */
static gint64
each (DtCli           *self,
      DtJournalQuery  *query,
      WriteEntry       write,
      gpointer         into,
      GError         **error)
{
  gint64 n = 0;

  for (;;)
    {
      g_autoptr(GPtrArray) entries = dt_store_read (self->store, dt_job_list_journal, query, self->cancellable, error);

      if (entries == NULL)
        return -1;
      for (guint i = 0; i < entries->len; i++)
        write (g_ptr_array_index (entries, i), into, n++ == 0);
      if (entries->len < PAGE)
        return n;
      query->before_id = ((const DtJournalEntry *) g_ptr_array_index (entries, entries->len - 1))->id;
    }
}

static void
write_csv_head (GString *line)
{
  static const char *const keys[] = { "at", "who", "action", "label", "about", "origin", "items" };

  dt_cli_csv_begin ();
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    dt_csv_add_text (line, keys[i]);
  dt_cli_csv_write (line);
}

static int
write_all (DtCli          *self,
           DtJournalQuery *query,
           DtCliFormat     format)
{
  g_autoptr(DtCliTable) table = dt_cli_table_new (_("When"), _("Who"), _("Action"), _("About"), NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  gint64 n = 0;

  switch (format)
    {
    case DT_CLI_TEXT:
      n = each (self, query, add_text, table, &error);
      if (n > 0)
        dt_cli_table_write (table);
      break;
    case DT_CLI_JSON:
      dt_cli_json_begin ();
      n = each (self, query, write_json, text, &error);
      dt_cli_json_end (n <= 0);
      break;
    case DT_CLI_CSV:
      write_csv_head (text);
      n = each (self, query, write_csv, text, &error);
      break;
    }
  if (n < 0)
    return dt_cli_refuse (self, error);

  if (format == DT_CLI_TEXT)
    {
      g_printerr (ngettext ("%u action", "%u actions", (gulong) n), (guint) n);
      g_printerr ("\n");
    }

  return dt_cli_finish_output (self);
}

static int
parse_kind (DtCli         *self,
            const char    *text,
            DtJournalKind *kind)
{
  int value;

  if (text == NULL)
    return DT_CLI_DONE;
  if (!dt_nick_find (dt_journal_kind_nicks, text, &value))
    return dt_cli_wrong_usage (self, _("There is no kind of action “%s”: say all, submissions, deadlines, reminders, obligations, imports, settings or taken-back."), text);

  *kind = value;
  return DT_CLI_DONE;
}

/**
 * dt_cli_run_journal:
 *
 * Returns: an exit code
 */
int
dt_cli_run_journal (DtCli  *self,
                    char  **args)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *directive = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *search = NULL;
  g_autofree char *format_text = NULL;
  GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from, N_("Only what was done on this day or later"), N_("DAY") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_("Only what was done on this day or earlier"), N_("DAY") },
    { "unit", 0, 0, G_OPTION_ARG_FILENAME, &unit, N_("Only what concerns this unit"), N_("CODE") },
    { "directive", 0, 0, G_OPTION_ARG_FILENAME, &directive, N_("Only what concerns this directive"), N_("SYMBOL") },
    { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind, N_("Only actions of this kind"), N_("KIND") },
    { "search", 0, 0, G_OPTION_ARG_FILENAME, &search, N_("Only where these words stand"), N_("WORDS") },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format_text, N_("How to write the list: text, json or csv"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(DtJournalQuery) query = dt_journal_query_new ();
  DtCliFormat format;
  int code = dt_cli_parse (self, entries, args);

  if (code == DT_CLI_DONE)
    code = dt_cli_parse_format (self, format_text, &format);
  if (code == DT_CLI_DONE && from != NULL)
    code = dt_cli_set_day (self, "--from", from, &query->from);
  if (code == DT_CLI_DONE && to != NULL)
    code = dt_cli_set_day (self, "--to", to, &query->to);
  if (code == DT_CLI_DONE)
    code = parse_kind (self, kind, &query->kind);
  if (code == DT_CLI_DONE)
    code = dt_cli_open (self, DT_STORE_FLAGS_READ_ONLY);
  if (code == DT_CLI_DONE && unit != NULL)
    code = dt_cli_find_unit (self, unit, &query->unit_id);
  if (code == DT_CLI_DONE && directive != NULL)
    code = dt_cli_find_directive (self, directive, &query->directive_id);
  if (code != DT_CLI_DONE)
    return code;

  query->words = g_steal_pointer (&search);
  query->limit = PAGE;
  return write_all (self, query, format);
}
