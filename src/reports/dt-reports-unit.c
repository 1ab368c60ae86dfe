/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheet of one unit: what it owes, what it handed in, when it was urged, whom to call. */

#include "dt-reports-private.h"

#include <glib/gi18n-lib.h>

#include "dt-unit-jobs.h"

enum { TASK, DIRECTIVE, CLAUSE, LAST_DAY, ORIGINAL_DAY, DAY, RESULT, REMINDERS, SECTION, N_COLUMNS };

static DtListing *
create_table (const DtQuery *query,
              const char    *unit)
{
  const DtListingColumn columns[N_COLUMNS] = {
    [TASK] = { "task", C_("printed column", "Content"), 0, 3, 60, DT_COLUMN_FIXED },
    [DIRECTIVE] = { "directive", C_("printed column", "Directive"), 78, 0, 16, DT_COLUMN_CENTER },
    [CLAUSE] = { "clause", C_("printed column", "Item"), 46, 0, 12, DT_COLUMN_SHEET },
    [LAST_DAY] = { "last-day", C_("printed column", "Last day"), 54, 0, 12, DT_COLUMN_CENTER },
    [ORIGINAL_DAY] = { "original-day", C_("printed column", "Original day"), 54, 0, 12, DT_COLUMN_SHEET },
    [DAY] = { "day", C_("printed column", "Received, urged on"), 58, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_DATE },
    [RESULT] = { "result", C_("printed column", "Result"), 78, 0, 30, 0 },
    [REMINDERS] = { "reminders", C_("printed column", "Urged, times"), 40, 0, 10, DT_COLUMN_CENTER },
    [SECTION] = { "section", C_("printed column", "Part"), 60, 0, 20, DT_COLUMN_GROUPS | DT_COLUMN_HEADS | DT_COLUMN_FIXED },
  };
  DtListing *table = dt_listing_new (query->today, _("Sheet of a unit"), C_("heading in capitals", "SHEET OF A UNIT"), unit);

  dt_listing_add_columns (table, columns, N_COLUMNS);
  dt_listing_set_group (table, "section");
  table->count = DT_COUNT_ROWS;
  return table;
}

static void
add_obligation (DtListing          *table,
                const DtObligation *obligation,
                const char         *section,
                const DtQuery      *query)
{
  const DtAssignmentRow *part = obligation->assignment;
  const DtTaskRow *task = obligation->task;
  DtDay original = task->original_day != DT_DAY_NONE ? task->original_day : task->last_day;
  gboolean open = dt_phase_is_open (part->phase);
  DtState state = dt_assignment_row_get_state (part, query->today, query->soon_days);
  g_autofree char *words = dt_state_time_left (state, part->last_day, part->received_day, query->today);
  DtListingCell *cell;

  dt_listing_add_text (table, task->title);
  dt_report_add_directive (table, task);
  dt_report_add_last_day (table, part->last_day, original != part->last_day ? original : DT_DAY_NONE, task->time);
  dt_listing_add_day (table, original);
  dt_listing_add_day (table, open ? DT_DAY_NONE : part->received_day);
  cell = dt_listing_take_text (table, g_steal_pointer (&words));
  if (state == DT_STATE_OVERDUE)
    cell->style = DT_VALUE_BOLD;
  if (part->phase == DT_PHASE_RETURNED && *part->reason != '\0')
    cell->under = g_strdup (part->reason);
  else if (*part->symbol != '\0')
    cell->under = g_strdup (part->symbol);
  if (part->n_reminders > 0)
    dt_listing_add_number (table, part->n_reminders);
  else
    dt_listing_add_empty (table);
  dt_listing_add_text (table, section);
}

static void
add_reminder (DtListing           *table,
              const DtReminderRow *reminder,
              const char          *section,
              const DtQuery       *query)
{
  DtListingCell *cell;

  dt_listing_add_text (table, *reminder->about != '\0' ? reminder->about : reminder->note);
  dt_listing_add_text (table, reminder->symbol);
  dt_listing_add_empty (table);
  dt_listing_add_empty (table);
  dt_listing_add_empty (table);
  dt_listing_add_day (table, reminder->day);
  cell = dt_listing_add_text (table, dt_nick_label (dt_channel_nicks, reminder->channel));
  if (*reminder->answer != '\0')
    cell->under = g_strdup_printf (_("Answer: %s"), reminder->answer);
  dt_listing_add_empty (table);
  dt_listing_add_text (table, section);
}

static gboolean
is_within (const DtQuery *query,
           DtDay          day)
{
  return (query->from == DT_DAY_NONE || day >= query->from) && (query->to == DT_DAY_NONE || day <= query->to);
}

static gboolean
is_late (const DtObligation *obligation,
         const DtQuery      *query)
{
  return dt_assignment_row_get_state (obligation->assignment, query->today, query->soon_days) == DT_STATE_OVERDUE;
}

static guint
add_owed (DtListing     *table,
          GPtrArray     *owed,
          gboolean       late,
          const char    *section,
          const DtQuery *query)
{
  guint n = 0;

  for (guint i = 0; i < owed->len; i++)
    if (is_late (g_ptr_array_index (owed, i), query) == late)
      {
        add_obligation (table, g_ptr_array_index (owed, i), section, query);
        n++;
      }

  return n;
}

static void
add_sections (DtListing          *table,
              const DtUnitDetail *detail,
              const DtQuery      *query)
{
  const char *late = _("Overdue");
  const char *owed = _("Owed, not overdue");
  const char *handed = _("Handed in");
  const char *urged = _("Urged");
  guint n = 0;

  if (add_owed (table, detail->owed, TRUE, late, query) == 0)
    dt_listing_add_message (table, SECTION, late, _("Nothing is overdue."));
  if (add_owed (table, detail->owed, FALSE, owed, query) == 0)
    dt_listing_add_message (table, SECTION, owed, _("Nothing else is owed."));

  for (guint i = 0; i < detail->handed->len; i++)
    {
      const DtObligation *obligation = g_ptr_array_index (detail->handed, i);

      if (!is_within (query, obligation->assignment->received_day))
        continue;
      add_obligation (table, obligation, handed, query);
      n++;
    }
  if (n == 0)
    dt_listing_add_message (table, SECTION, handed, _("Nothing was handed in in this period."));

  n = 0;
  for (guint i = 0; i < detail->reminders->len; i++)
    {
      const DtReminderRow *reminder = g_ptr_array_index (detail->reminders, i);

      if (!is_within (query, reminder->day))
        continue;
      add_reminder (table, reminder, urged, query);
      n++;
    }
  if (n == 0)
    dt_listing_add_message (table, SECTION, urged, _("It was not urged in this period."));
}

static void
append (GString    *text,
        const char *value)
{
  if (*value != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", value);
}

/* Whom to call; and how punctual it was. */
static void
add_lines (DtListing          *table,
           const DtUnitDetail *detail)
{
  g_autoptr(GString) contact = g_string_new (NULL);
  const DtUnitRates *rates = &detail->rates;

  append (contact, detail->contact);
  append (contact, detail->phone);
  append (contact, detail->email);
  append (contact, detail->address);
  dt_listing_take_line (table, g_strdup_printf (_("Contact: %s"), contact->len > 0 ? contact->str : _("not known")));
  if (*detail->row->successor != '\0')
    dt_listing_take_line (table, g_strdup_printf (_("Merged into %s"), detail->row->successor));

  if (rates->due > 0)
    dt_listing_take_line (table, g_strdup_printf (_("Of %1$d that fell due: handled %2$d%%, on time %3$d%%; late %4$d, not handed in %5$d."),
                                                rates->due, dt_unit_rates_handled (rates), dt_unit_rates_on_time (rates), rates->late,
                                                rates->missing));
  else
    dt_listing_take_line (table, g_strdup (_("Nothing fell due in this period.")));
}

static void
add_notes (DtListing *table)
{
  dt_listing_take_note (table, g_strdup (_("Note: a struck day is the original one, before it was moved; “last day” is the last day that "
                                         "is still in time.")));
}

/**
 * dt_report_unit:
 *
 * One unit: what it owes now; what it handed in and when it was urged in the period.
 */
gboolean
dt_report_unit (DtDb           *db,
                const DtQuery  *query,
                DtListing     **result,
                GError        **error)
{
  gboolean ever = query->from == DT_DAY_NONE && query->to == DT_DAY_NONE;
  DtUnitFetch fetch = { .unit_id = query->unit_id, .today = query->today, .soon_days = query->soon_days, .from = query->from, .to = query->to,
                        .ever = ever, .whole = TRUE };
  g_autoptr(DtUnitDetail) detail = NULL;
  g_autoptr(DtListing) table = NULL;
  gpointer loaded = NULL;

  if (!dt_job_load_unit (db, &fetch, &loaded, error))
    return FALSE;
  detail = loaded;

  table = create_table (query, detail->row->name);
  dt_report_take_period (table, query, _("The whole register"));
  add_lines (table, detail);
  add_sections (table, detail, query);
  add_notes (table);

  *result = g_steal_pointer (&table);
  return TRUE;
}
