/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `tasks`: the list of tasks as text, JSON or CSV. */

#include "dt-cli-filter.h"
#include "dt-cli-format.h"
#include "dt-cli-report.h"

#include <glib/gi18n-lib.h>

#include "dt-list-jobs.h"
#include "dt-calendar-file.h"
#include "dt-sheet.h"
#include "dt-summary-jobs.h"

/* Tasks that are read at once; the others are known by their ids only. */
#define CHUNK 1000

typedef struct
{
  DtCli       *cli;
  DtQuery     *query;
  DtCliFormat  format;
  DtCliTable  *table;       /* text */
  GString     *line;        /* CSV and JSON: of one task */
  guint        n_written;
} Listing;

/* What the register keeps only when it has moved. */
static DtDay
original_day (const DtTaskRow *row)
{
  return row->original_day != DT_DAY_NONE ? row->original_day : row->last_day;
}

static void
write_json (Listing           *self,
            const DtTaskRow   *row,
            const DtTaskUnits *units)
{
  GString *object = self->line;
  DtState state = dt_task_row_get_state (row, self->query->today, self->query->soon_days);

  dt_cli_json_text (object, "uid", row->uid);
  dt_cli_json_text (object, "ordinal", row->ordinal);
  dt_cli_json_text (object, "clause", row->clause);
  dt_cli_json_text (object, "title", row->title);
  dt_cli_json_text (object, "directive", row->directive);
  dt_cli_json_texts (object, "leads", units->leads);
  dt_cli_json_texts (object, "coordinators", units->coordinators);
  dt_cli_json_day (object, "original_day", original_day (row));
  dt_cli_json_day (object, "last_day", row->last_day);
  dt_cli_json_text (object, "bound", dt_nick_get (dt_bound_nicks, row->bound));
  dt_cli_json_text (object, "words", row->words);
  dt_cli_json_text (object, "state", dt_nick_get (dt_state_nicks, state));
  if (row->next_day != DT_DAY_NONE)
    dt_cli_json_number (object, "days_left", row->next_day - self->query->today);
  else
    dt_cli_json_text (object, "days_left", NULL);
  dt_cli_json_number (object, "handed_in", row->handed_in);
  dt_cli_json_number (object, "owed", row->owed);

  dt_cli_json_write (object, self->n_written == 0);
}

static void
add_csv_names (GString   *line,
               GPtrArray *units)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", (const char *) g_ptr_array_index (units, i));
  dt_csv_add_text (line, names->str);
}

static void
write_csv (Listing           *self,
           const DtTaskRow   *row,
           const DtTaskUnits *units)
{
  GString *line = self->line;
  DtState state = dt_task_row_get_state (row, self->query->today, self->query->soon_days);

  dt_csv_add_text (line, row->uid);
  dt_csv_add_text (line, row->ordinal);
  dt_csv_add_text (line, row->clause);
  dt_csv_add_text (line, row->title);
  dt_csv_add_text (line, row->directive);
  add_csv_names (line, units->leads);
  add_csv_names (line, units->coordinators);
  dt_csv_add_day (line, original_day (row));
  dt_csv_add_day (line, row->last_day);
  dt_csv_add_text (line, dt_nick_get (dt_bound_nicks, row->bound));
  dt_csv_add_text (line, row->words);
  dt_csv_add_text (line, dt_nick_get (dt_state_nicks, state));
  if (row->next_day != DT_DAY_NONE)
    dt_csv_add_number (line, row->next_day - self->query->today);
  else
    dt_csv_add_empty (line);
  dt_csv_add_number (line, row->handed_in);
  dt_csv_add_number (line, row->owed);
  dt_cli_csv_write (line);
}

static char *
state_words (const DtTaskRow *row,
             DtState          state)
{
  if (!dt_task_row_is_collection (row) || !dt_state_is_open (state))
    return g_strdup (dt_state_label (state));

  return g_strdup_printf (ngettext ("%d of %d unit", "%d of %d units", (gulong) row->owed), row->handed_in, row->owed);
}

static void
write_text (Listing         *self,
            const DtTaskRow *row)
{
  DtDay today = self->query->today;
  DtState state = dt_task_row_get_state (row, today, self->query->soon_days);
  DtDay counted = row->next_day != DT_DAY_NONE ? row->next_day : row->last_day;
  g_autofree char *day = row->last_day != DT_DAY_NONE ? dt_day_format (row->last_day, DT_DAY_STYLE_PARTY, today)
                                                      : g_strdup ("—");
  g_autofree char *left = dt_state_time_left (state, counted, row->handed_day, today);
  g_autofree char *words = state_words (row, state);
  const char *clause = *row->clause != '\0' ? row->clause : row->ordinal;

  const char *lead = dt_task_row_is_collection (row) ? _("Several units") : *row->lead != '\0' ? row->lead : "—";

  dt_cli_table_add (self->table, day, left, words, lead, row->directive, clause, row->title, NULL);
}

static void
begin_listing (Listing *self)
{
  static const char *const keys[] = {
    "uid", "ordinal", "clause", "title", "directive", "leads", "coordinators", "original_day", "last_day", "bound",
    "words", "state", "days_left", "handed_in", "owed",
  };

  switch (self->format)
    {
    case DT_CLI_TEXT:
      self->table = dt_cli_table_new (_("Last Day"), _("Time Left"), _("State"), _("Lead"), _("Directive"), _("Clause"),
                                      _("Task"), NULL);
      break;
    case DT_CLI_JSON:
      self->line = g_string_new (NULL);
      dt_cli_json_begin ();
      break;
    case DT_CLI_CSV:
      self->line = g_string_new (NULL);
      dt_cli_csv_begin ();
      for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
        dt_csv_add_text (self->line, keys[i]);
      dt_cli_csv_write (self->line);
      break;
    }
}

/* A person reads the list in columns only if there is something to read. */
static void
end_listing (Listing *self)
{
  switch (self->format)
    {
    case DT_CLI_TEXT:
      if (self->n_written > 0)
        dt_cli_table_write (self->table);
      g_printerr (ngettext ("%u task", "%u tasks", self->n_written), self->n_written);
      g_printerr ("\n");
      break;
    case DT_CLI_JSON:
      dt_cli_json_end (self->n_written == 0);
      break;
    case DT_CLI_CSV:
      break;
    }
}

static gboolean
fetch_chunk (Listing       *self,
             const GArray  *keys,
             guint          first,
             GPtrArray    **tasks,
             GPtrArray    **units,
             GError       **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DtRowFetch fetch = { ids, self->query->today };

  for (guint i = first; i < MIN (first + CHUNK, keys->len); i++)
    g_array_append_val (ids, g_array_index (keys, DtRowKey, i).id);
  *tasks = dt_store_read (self->cli->store, dt_job_fetch_tasks, &fetch, self->cli->cancellable, error);
  if (*tasks == NULL || self->format == DT_CLI_TEXT)
    return *tasks != NULL;

  /* Of those that are still there. */
  g_array_set_size (ids, 0);
  for (guint i = 0; i < (*tasks)->len; i++)
    g_array_append_val (ids, ((DtTaskRow *) g_ptr_array_index (*tasks, i))->id);
  *units = dt_store_read (self->cli->store, dt_job_fetch_task_units, ids, self->cli->cancellable, error);

  return *units != NULL;
}

static void
write_chunk (Listing   *self,
             GPtrArray *tasks,
             GPtrArray *units)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      const DtTaskRow *row = g_ptr_array_index (tasks, i);

      switch (self->format)
        {
        case DT_CLI_TEXT:
          write_text (self, row);
          break;
        case DT_CLI_JSON:
          write_json (self, row, g_ptr_array_index (units, i));
          break;
        case DT_CLI_CSV:
          write_csv (self, row, g_ptr_array_index (units, i));
          break;
        }
      self->n_written++;
    }
}

static void
listing_clear (Listing *self)
{
  g_clear_pointer (&self->table, dt_cli_table_free);
  if (self->line != NULL)
    g_string_free (self->line, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, listing_clear)

static int
list_tasks (Listing *self)
{
  g_autoptr(DtTaskList) list = NULL;
  g_autoptr(GError) error = NULL;

  list = dt_store_read (self->cli->store, dt_job_list_tasks, self->query, self->cli->cancellable, &error);
  if (list == NULL)
    return dt_cli_refuse (self->cli, error);

  begin_listing (self);
  for (guint first = 0; first < list->rows->len; first += CHUNK)
    {
      g_autoptr(GPtrArray) tasks = NULL;
      g_autoptr(GPtrArray) units = NULL;

      if (!fetch_chunk (self, list->rows, first, &tasks, &units, &error))
        return dt_cli_refuse (self->cli, error);
      write_chunk (self, tasks, units);
    }
  end_listing (self);

  return dt_cli_finish_output (self->cli);
}

/* As a spreadsheet, with heads for people instead of keys, or as a calendar. */
static int
write_file (DtCli                   *self,
            const DtQuery           *query,
            const char              *path,
            const DtCalendarOptions *calendar)
{
  g_autoptr(GError) error = NULL;
  int n_written = 0, n_left_out = 0;

  if (!dt_calendar_file_write (self->store, query, path, calendar, &n_written, &n_left_out, self->cancellable, &error))
    return dt_cli_refuse (self, error);
  g_printerr (ngettext ("%u task", "%u tasks", (gulong) n_written), (guint) n_written);
  g_printerr ("\n");
  if (n_left_out > 0)
    {
      g_printerr (ngettext ("%d task without a day was left out", "%d tasks without a day were left out", (gulong) n_left_out), n_left_out);
      g_printerr ("\n");
    }
  return DT_CLI_DONE;
}

int
dt_cli_write_sheet (DtCli         *self,
                    const DtQuery *query,
                    const char    *path)
{
  return write_file (self, query, path, NULL);
}

/**
 * dt_cli_run_tasks:
 *
 * Returns: an exit code
 */
int
dt_cli_run_tasks (DtCli  *self,
                  char  **args)
{
  g_auto(DtCliFilter) filter = { 0 };
  g_autofree char *format = NULL;
  g_autofree char *output = NULL;
  DtCalendarOptions calendar = { .alarm_days = -1 };
  GOptionEntry entries[] = {
    DT_CLI_FILTER_ENTRIES (filter),
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format, N_("How to write the list: text, json or csv"), N_("FORMAT") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("A file to write instead: a spreadsheet (.xlsx, .csv) or a calendar (.ics)"), N_("FILE") },
    { "events", 0, 0, G_OPTION_ARG_NONE, &calendar.events, N_("In a calendar: all-day events instead of tasks"), NULL },
    { "alarm", 0, 0, G_OPTION_ARG_INT, &calendar.alarm_days, N_("In a calendar: remind so many days before the last day"), N_("DAYS") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr(DtQuery) query = NULL;
  g_autoptr(GError) error = NULL;
  DtSheetFormat sheet;
  gboolean is_calendar;
  g_auto(Listing) listing = { .cli = self };
  int code = dt_cli_parse (self, entries, args);

  if (code != DT_CLI_DONE)
    return code;

  if (output != NULL && format != NULL)
    return dt_cli_wrong_usage (self, "%s", _("--format and -o exclude each other: the name of the file says what it is to be."));
  is_calendar = output != NULL && g_str_has_suffix (output, ".ics");
  if (!is_calendar && (calendar.events || calendar.alarm_days != -1))
    return dt_cli_wrong_usage (self, "%s", _("--events and --alarm go with -o FILE.ics."));
  if (calendar.alarm_days < -1 || calendar.alarm_days > DT_CALENDAR_MAX_ALARM)
    return dt_cli_wrong_usage (self, _("--alarm takes a number of days from 0 to %d."), DT_CALENDAR_MAX_ALARM);
  if (output != NULL && !is_calendar && !dt_sheet_find_format (output, &sheet, &error))
    return dt_cli_wrong_usage (self, "%s", error->message);

  query = dt_query_new (self->today);
  query->group = DT_GROUP_NONE;
  listing.query = query;
  code = dt_cli_filter_check (self, &filter, query);
  if (code == DT_CLI_DONE)
    code = dt_cli_parse_format (self, format, &listing.format);
  if (code == DT_CLI_DONE)
    code = dt_cli_open (self, DT_STORE_FLAGS_READ_ONLY);
  if (code == DT_CLI_DONE)
    code = dt_cli_filter_resolve (self, &filter, query);

  if (code != DT_CLI_DONE)
    return code;
  return output != NULL ? write_file (self, query, output, is_calendar ? &calendar : NULL) : list_tasks (&listing);
}
