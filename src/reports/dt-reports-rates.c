/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How punctual units were. Two rates, for one alone hides either what is missing or what was late. */

#include "dt-reports-private.h"

#include <glib/gi18n-lib.h>

#include "dt-unit-jobs.h"

enum { UNIT, CODE, KIND, DUE, ON_TIME, EARLY, LATE, MISSING, HANDLED, RATE, DAYS_LATE, N_COLUMNS };

/* In the order in which an office names its units: by kind, then by place and name. */
typedef struct { int kind, rank; } Place;

static DtListing *
create_table (const DtQuery *query)
{
  const DtListingColumn columns[N_COLUMNS] = {
    [UNIT] = { "unit", C_("printed column", "Unit"), 0, 3, 38, DT_COLUMN_FIXED },
    [CODE] = { "code", C_("printed column", "Code"), 40, 0, 12, DT_COLUMN_SHEET },
    [KIND] = { "kind", C_("printed column", "Kind"), 60, 0, 30, DT_COLUMN_GROUPS | DT_COLUMN_HEADS },
    [DUE] = { "due", C_("printed column", "Fell due"), 34, 0, 10, DT_COLUMN_CENTER },
    [ON_TIME] = { "on-time", C_("printed column", "On time"), 34, 0, 10, DT_COLUMN_CENTER },
    [EARLY] = { "early", C_("printed column", "of these early"), 34, 0, 10, DT_COLUMN_CENTER },
    [LATE] = { "late", C_("printed column", "Late"), 30, 0, 10, DT_COLUMN_CENTER },
    [MISSING] = { "missing", C_("printed column", "Missing"), 34, 0, 10, DT_COLUMN_CENTER },
    [HANDLED] = { "rate-handled", C_("printed column", "Handled, %"), 40, 0, 10, DT_COLUMN_CENTER },
    [RATE] = { "rate-on-time", C_("printed column", "On time, %"), 40, 0, 10, DT_COLUMN_CENTER },
    [DAYS_LATE] = { "days-late", C_("printed column", "Days late, mean"), 42, 0, 10, DT_COLUMN_CENTER },
  };
  DtListing *table = dt_listing_new (query->today, _("Statistics of units"), C_("heading in capitals", "STATISTICS"),
                                 _("of what units handed in, and when"));

  dt_listing_add_columns (table, columns, N_COLUMNS);
  table->count = DT_COUNT_UNITS;
  dt_listing_set_empty (table, _("Nothing fell due for any unit in this period."));
  return table;
}

static void
add_percent (DtListing *table,
             int        percent)
{
  if (percent < 0)
    dt_listing_add_text (table, "–");
  else
    dt_listing_add_number (table, percent);
}

/* "3,5": a mean as people there write it. */
static char *
mean_words (double days)
{
  int tenths = (int) (days * 10 + .5);

  return tenths == 0 ? g_strdup ("–") : g_strdup_printf ("%d,%d", tenths / 10, tenths % 10);
}

static void
add_row (DtListing         *table,
         const DtUnitRates *rates,
         GHashTable        *places)
{
  const Place *place = g_hash_table_lookup (places, &rates->unit_id);
  DtListingCell *cell;

  dt_listing_add_text (table, rates->name);
  dt_listing_add_text (table, rates->code);
  cell = dt_listing_add_text (table, dt_nick_label (dt_unit_kind_nicks, place->kind));
  cell->number = place->kind + 1;
  dt_listing_add_number (table, rates->due);
  dt_listing_add_number (table, rates->on_time);
  dt_listing_add_number (table, rates->early);
  dt_listing_add_number (table, rates->late);
  dt_listing_add_number (table, rates->missing);
  add_percent (table, dt_unit_rates_handled (rates));
  add_percent (table, dt_unit_rates_on_time (rates));
  dt_listing_take_text (table, mean_words (rates->mean_days_late));
}

static void
add_total (DtListing *table,
           GPtrArray *rows)
{
  DtUnitRates all = { 0 };
  g_autofree char *units = dt_listing_count_words (table, rows->len);

  for (guint i = 0; i < rows->len; i++)
    {
      const DtUnitRates *rates = g_ptr_array_index (rows, i);

      all.due += rates->due;
      all.on_time += rates->on_time;
      all.early += rates->early;
      all.late += rates->late;
      all.missing += rates->missing;
    }

  dt_listing_take_total (table, g_strdup_printf (_("Total: %s"), units));
  dt_listing_set_sum (table, DUE, all.due, NULL);
  dt_listing_set_sum (table, ON_TIME, all.on_time, NULL);
  dt_listing_set_sum (table, EARLY, all.early, NULL);
  dt_listing_set_sum (table, LATE, all.late, NULL);
  dt_listing_set_sum (table, MISSING, all.missing, NULL);
  dt_listing_set_sum (table, HANDLED, dt_unit_rates_handled (&all), NULL);
  dt_listing_set_sum (table, RATE, dt_unit_rates_on_time (&all), NULL);
}

/* gint64* id → Place */
static GHashTable *
map_places (DtDb               *db,
            const DtUnitFetch  *fetch,
            GError            **error)
{
  GHashTable *places;
  g_autoptr(GPtrArray) units = NULL;
  gpointer loaded = NULL;

  if (!dt_job_list_units (db, (gpointer) fetch, &loaded, error))
    return NULL;
  units = loaded;

  places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < units->len; i++)
    {
      const DtUnitRow *unit = g_ptr_array_index (units, i);

      Place place = { (int) unit->kind, (int) i };

      g_hash_table_insert (places, g_memdup2 (&unit->id, sizeof unit->id), g_memdup2 (&place, sizeof place));
    }
  return places;
}

static int
compare_rates (gconstpointer a,
               gconstpointer b,
               gpointer      places)
{
  const Place *left = g_hash_table_lookup (places, &(*(DtUnitRates *const *) a)->unit_id);
  const Place *right = g_hash_table_lookup (places, &(*(DtUnitRates *const *) b)->unit_id);

  return left->rank - right->rank;
}

/**
 * dt_report_rates:
 *
 * What fell due in the period, by unit; without one the last twelve months.
 */
gboolean
dt_report_rates (DtDb           *db,
                 const DtQuery  *query,
                 DtListing     **result,
                 GError        **error)
{
  DtUnitFetch fetch = { .today = query->today, .soon_days = query->soon_days, .from = query->from, .to = query->to };
  g_autoptr(DtListing) table = create_table (query);
  g_autoptr(GHashTable) places = map_places (db, &fetch, error);
  g_autoptr(GPtrArray) rows = NULL;
  gpointer loaded = NULL;

  if (places == NULL || !dt_job_list_rates (db, &fetch, &loaded, error))
    return FALSE;
  rows = loaded;
  g_ptr_array_sort_with_data (rows, compare_rates, places);

  dt_report_take_period (table, query, _("The last twelve months"));
  for (guint i = 0; i < rows->len; i++)
    add_row (table, g_ptr_array_index (rows, i), places);
  add_total (table, rows);
  dt_listing_take_note (table, g_strdup (_("Rate handled: handed in at all, of what fell due. Rate on time: handed in by the last day that was in force "
                                         "then, of the same. Not counted: what is not due yet, has no day, is suspended or cancelled.")));

  *result = g_steal_pointer (&table);
  return TRUE;
}
