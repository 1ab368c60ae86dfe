/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which deadlines were moved: old day, new day, and the directive that ordered it. Each change is a group of its own. */

#include "dt-reports-private.h"

#include <glib/gi18n-lib.h>

#include "dt-calendar-jobs.h"
#include "dt-change-words.h"
#include "dt-edit-jobs.h"

enum { ITEM, TASK, LEAD, OLD_DAY, NEW_DAY, EFFECT, CAUSE, CHANGE, N_COLUMNS };

static DtListing *
create_table (const DtQuery *query)
{
  const DtListingColumn columns[N_COLUMNS] = {
    [ITEM] = { "item", C_("column on paper", "Item"), 56, 0, 12, DT_COLUMN_CENTER },
    [TASK] = { "task", C_("column on paper", "Task"), 0, 4, 60, DT_COLUMN_FIXED },
    [LEAD] = { "lead", C_("column on paper", "Lead"), 0, 2, 30, 0 },
    [OLD_DAY] = { "old-day", C_("column on paper", "Old day"), 66, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_DATE },
    [NEW_DAY] = { "new-day", C_("column on paper", "New day"), 66, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_DATE },
    [EFFECT] = { "effect", C_("column on paper", "Effect"), 0, 2, 34, 0 },
    [CAUSE] = { "cause", C_("column on paper", "Cause"), 66, 0, 20, DT_COLUMN_SHEET },
    [CHANGE] = { "change", C_("column on paper", "Change"), 66, 0, 60, DT_COLUMN_GROUPS | DT_COLUMN_HEADS | DT_COLUMN_FIXED },
  };
  DtListing *table = dt_listing_new (query->today, _("Schedule changes"), C_("heading in capitals", "TABLE"), _("of deadlines that were moved"));

  dt_listing_add_columns (table, columns, N_COLUMNS);
  dt_listing_set_group (table, "change");
  table->count = DT_COUNT_TASKS;
  table->landscape = TRUE;
  dt_listing_set_empty (table, _("No deadline was moved."));
  return table;
}

/* "−15 days: 150-KH/TU, by 1438-CV/TU, 1, of 22/7/2024 (lifted on …)" */
static char *
change_words (const DtChangeRow *row,
              DtDay              today)
{
  g_autofree char *rule = dt_schedule_rule_label (&row->rule);
  g_autofree char *decided = row->decided_day != DT_DAY_NONE ? dt_day_format (row->decided_day, DT_DAY_STYLE_PARTY, today) : NULL;
  g_autoptr(GString) text = g_string_new (rule);

  if (*row->target != '\0')
    g_string_append_printf (text, ": %s", row->target);
  else if (*row->unit != '\0')
    g_string_append_printf (text, ": %s", row->unit);
  g_string_append (text, "; ");
  g_string_append_printf (text, C_("cause of a schedule change", "by %s"), row->cause);
  if (*row->cause_clause != '\0')
    g_string_append_printf (text, ", %s", row->cause_clause);
  if (decided != NULL)
    g_string_append_printf (text, _(" of %s"), decided);
  if (row->lifted_day != DT_DAY_NONE)
    {
      g_autofree char *lifted = dt_day_format (row->lifted_day, DT_DAY_STYLE_PARTY, today);

      g_string_append_printf (text, _(" (lifted on %s)"), lifted);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_move (DtListing           *table,
          const DtMovePreview *move,
          const DtChangeRow   *row,
          const char          *group,
          gint64               rank,
          DtWorkCalendar      *calendar)
{
  gboolean moved = (move->effects & DT_EFFECT_MOVED) != 0;
  DtListingCell *cell;

  dt_listing_add_text (table, dt_change_item_words (move));
  dt_listing_add_text (table, move->title);
  dt_listing_take_text (table, dt_change_lead_words (move));
  cell = dt_listing_add_day (table, move->old_day);
  cell->style = moved ? DT_VALUE_STRUCK : 0;
  cell = dt_listing_add_day (table, moved ? move->new_day : DT_DAY_NONE);
  cell->style = DT_VALUE_BOLD;
  dt_listing_take_text (table, dt_change_effect_words (move, FALSE, &row->rule, table->today, calendar));
  dt_listing_add_text (table, row->cause);
  cell = dt_listing_add_text (table, group);
  cell->number = rank;
}

static gboolean
add_change (DtDb               *db,
            DtListing          *table,
            const DtChangeRow  *row,
            gint64              rank,
            DtWorkCalendar     *calendar,
            int                *n_moved,
            GError            **error)
{
  g_autoptr(DtChangeView) view = NULL;
  g_autofree char *group = change_words (row, table->today);
  gpointer loaded = NULL;
  gint64 id = row->id;

  if (!dt_job_show_change (db, &id, &loaded, error))
    return FALSE;
  view = loaded;

  for (guint i = 0; i < view->preview->moves->len; i++)
    add_move (table, g_ptr_array_index (view->preview->moves, i), row, group, rank, calendar);
  if (row->lifted_day == DT_DAY_NONE)
    *n_moved += view->preview->n_moved;

  return TRUE;
}

static gboolean
is_within (const DtQuery     *query,
           const DtChangeRow *row)
{
  return (query->from == DT_DAY_NONE || row->decided_day >= query->from) && (query->to == DT_DAY_NONE || row->decided_day <= query->to);
}

static gboolean
add_changes (DtDb           *db,
             DtListing      *table,
             GPtrArray      *rows,
             const DtQuery  *query,
             GError        **error)
{
  g_autoptr(DtWorkCalendar) calendar = NULL;
  gpointer loaded = NULL;
  int n_moved = 0;

  if (!dt_job_load_calendar (db, NULL, &loaded, error))
    return FALSE;
  calendar = loaded;

  for (guint i = 0; i < rows->len; i++)
    if (is_within (query, g_ptr_array_index (rows, i))
        && !add_change (db, table, g_ptr_array_index (rows, i), i + 1, calendar, &n_moved, error))
      return FALSE;
  dt_listing_take_total (table, g_strdup_printf (ngettext ("Total: %d deadline moved by changes in force", "Total: %d deadlines moved by changes in force",
                                            (gulong) n_moved), n_moved));
  return TRUE;
}

/**
 * dt_report_changes:
 *
 * The schedule changes of a directive, as cause or target, or of the register.
 */
gboolean
dt_report_changes (DtDb           *db,
                   const DtQuery  *query,
                   DtListing     **result,
                   GError        **error)
{
  g_autoptr(DtListing) table = create_table (query);
  g_autoptr(GPtrArray) rows = NULL;
  gint64 directive_id = query->directive_id;
  gpointer loaded = NULL;

  if (!dt_job_list_changes (db, &directive_id, &loaded, error))
    return FALSE;
  rows = loaded;

  dt_report_take_period (table, query, _("The whole register"));
  if (!add_changes (db, table, rows, query, error))
    return FALSE;
  dt_listing_take_note (table, g_strdup (_("The struck day was in force before the change, the bold one after it; later changes may have moved it again.")));

  *result = g_steal_pointer (&table);
  return TRUE;
}
