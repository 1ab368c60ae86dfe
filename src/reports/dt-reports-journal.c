/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An extract of the journal: who did what when. */

#include "dt-reports-private.h"

#include <glib/gi18n-lib.h>

#include "dt-error.h"
#include "dt-journal-jobs.h"

enum { DAY, TIME, WHO, WHAT, ABOUT, N_COLUMNS };

static DtListing *
create_table (const DtQuery *query)
{
  const DtListingColumn columns[N_COLUMNS] = {
    [DAY] = { "day", C_("printed column", "Day"), 60, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_DATE | DT_COLUMN_GROUPS },
    [TIME] = { "time", C_("printed column", "Time"), 38, 0, 8, DT_COLUMN_CENTER },
    [WHO] = { "who", C_("printed column", "Who"), 80, 0, 20, DT_COLUMN_GROUPS },
    [WHAT] = { "what", C_("printed column", "What was done"), 0, 3, 60, DT_COLUMN_FIXED },
    [ABOUT] = { "about", C_("printed column", "About"), 0, 3, 50, 0 },
  };
  DtListing *table = dt_listing_new (query->today, _("Journal"), C_("heading in capitals", "EXTRACT OF THE JOURNAL"), "");

  dt_listing_add_columns (table, columns, N_COLUMNS);
  dt_listing_set_group (table, "day");
  dt_listing_set_empty (table, _("Nothing was done in this period."));
  return table;
}

static void
add_row (DtListing            *table,
         const DtJournalEntry *entry)
{
  g_autoptr(GDateTime) at = g_date_time_new_from_unix_local (entry->at);
  DtListingCell *cell;

  dt_listing_add_day (table, dt_day_new (g_date_time_get_year (at), g_date_time_get_month (at), g_date_time_get_day_of_month (at)));
  dt_listing_take_text (table, g_date_time_format (at, "%H:%M"));
  dt_listing_add_text (table, entry->who);
  cell = dt_listing_add_text (table, entry->label);
  if (entry->origin != NULL)
    cell->under = g_strdup_printf (_("brought by a file from %s"), entry->origin);
  dt_listing_add_text (table, entry->about);
}

/**
 * dt_report_journal:
 *
 * What was done in the period, the oldest first.
 */
gboolean
dt_report_journal (DtDb           *db,
                   const DtQuery  *query,
                   DtListing     **result,
                   GError        **error)
{
  g_autoptr(DtJournalQuery) asked = dt_journal_query_new ();
  g_autoptr(DtListing) table = create_table (query);
  g_autoptr(GPtrArray) entries = NULL;
  g_autofree char *count = NULL;
  gpointer loaded = NULL;

  asked->from = query->from;
  asked->to = query->to;
  asked->unit_id = query->unit_id;
  asked->directive_id = query->directive_id;
  asked->words = g_strdup (query->search);
  asked->limit = DT_REPORT_MAX_ROWS + 1;
  if (!dt_job_list_journal (db, asked, &loaded, error))
    return FALSE;
  entries = loaded;
  if (entries->len > DT_REPORT_MAX_ROWS)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_TOO_LARGE, _("There are more than %d lines, too many to print. Choose a shorter span of days."),
                   DT_REPORT_MAX_ROWS);
      return FALSE;
    }

  dt_report_take_period (table, query, _("The whole register"));
  for (guint i = entries->len; i > 0; i--)
    add_row (table, g_ptr_array_index (entries, i - 1));
  count = dt_listing_count_words (table, entries->len);
  dt_listing_take_total (table, g_strdup_printf (_("Total: %s"), count));

  *result = g_steal_pointer (&table);
  return TRUE;
}
