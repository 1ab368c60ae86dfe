/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-change-sheet.h"

#include <glib/gi18n-lib.h>

#include "dt-change-words.h"
#include "dt-listing-report.h"

/* A listing like any other report, under the name that who fills it knows. */
struct _DtChangeSheet
{
  gatomicrefcount ref_count;
  DtListing      *listing;
  guint           n_moved;
};

enum { ITEM, TASK, LEAD, OLD_DAY, NEW_DAY, EFFECT, N_COLUMNS };

/**
 * dt_change_sheet_new:
 * @today: the day of the sheet
 * @headline: what the change does, and to what
 * @cause: the directive that orders it, with its item and date
 * @stage: whether it is planned, in force or lifted
 *
 * Returns: (transfer full): a sheet without tasks
 */
DtChangeSheet *
dt_change_sheet_new (DtDay       today,
                     const char *headline,
                     const char *cause,
                     const char *stage)
{
  /* Translators: heads of the columns of a printed table */
  const DtListingColumn columns[N_COLUMNS] = {
    [ITEM] = { "item", C_("column on paper", "Item"), 54, 0, 12, DT_COLUMN_CENTER },
    [TASK] = { "task", C_("column on paper", "Task"), 0, 1, 60, DT_COLUMN_FIXED },
    [LEAD] = { "lead", C_("column on paper", "Lead"), 104, 0, 30, 0 },
    [OLD_DAY] = { "old-day", C_("column on paper", "Old day"), 68, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_DATE },
    [NEW_DAY] = { "new-day", C_("column on paper", "New day"), 68, 0, 12, DT_COLUMN_CENTER | DT_COLUMN_DATE },
    [EFFECT] = { "effect", C_("column on paper", "Effect"), 168, 0, 34, 0 },
  };
  DtChangeSheet *self = g_new0 (DtChangeSheet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->listing = dt_listing_new (today, headline, C_("heading in capitals", "CHANGE OF DEADLINES"), headline);
  self->listing->title = g_strdup (headline);
  self->listing->landscape = TRUE;
  dt_listing_add_columns (self->listing, columns, N_COLUMNS);
  dt_listing_take_fact (self->listing, g_strdup (cause));
  dt_listing_take_fact (self->listing, g_strdup (stage));

  return self;
}

/**
 * dt_change_sheet_take_office:
 * @self: a sheet nobody draws yet
 * @office: (transfer full): how the office names itself
 */
void
dt_change_sheet_take_office (DtChangeSheet *self,
                             DtOffice      *office)
{
  g_clear_pointer (&self->listing->office, dt_office_free);
  self->listing->office = office;
}

DtChangeSheet *
dt_change_sheet_ref (DtChangeSheet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
dt_change_sheet_unref (DtChangeSheet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  dt_listing_unref (self->listing);
  g_free (self);
}

/**
 * dt_change_sheet_add:
 * @self: a sheet nobody draws yet
 * @move: a task under the change
 * @effect: what it does to it, in words
 */
void
dt_change_sheet_add (DtChangeSheet       *self,
                     const DtMovePreview *move,
                     const char          *effect)
{
  gboolean moved = (move->effects & DT_EFFECT_MOVED) != 0;
  DtListingCell *cell;

  dt_listing_add_text (self->listing, dt_change_item_words (move));
  dt_listing_add_text (self->listing, move->title);
  dt_listing_take_text (self->listing, dt_change_lead_words (move));
  /* A struck day and a bold one need no colour. */
  cell = move->old_day != DT_DAY_NONE ? dt_listing_add_day (self->listing, move->old_day) : dt_listing_add_text (self->listing, "—");
  cell->style = moved ? DT_VALUE_STRUCK : 0;
  cell = dt_listing_add_day (self->listing, moved ? move->new_day : DT_DAY_NONE);
  cell->style = DT_VALUE_BOLD;
  dt_listing_add_text (self->listing, effect);
  self->n_moved += moved;
}

static char *
total_words (const DtChangeSheet *self)
{
  guint stays = dt_listing_get_n_rows (self->listing) - self->n_moved;
  g_autofree char *moved = g_strdup_printf (ngettext ("%u deadline moves", "%u deadlines move", self->n_moved), self->n_moved);
  g_autofree char *left = g_strdup_printf (ngettext ("%u stays", "%u stay", stays), stays);

  /* Translators: the last line of a table: how many deadlines move, how many stay */
  return g_strdup_printf (_("Total: %1$s, %2$s."), moved, left);
}

/**
 * dt_change_sheet_get_listing:
 * @self: a sheet with its tasks and its office
 *
 * Returns: (transfer none): its table, for a spreadsheet or a word processor
 */
DtListing *
dt_change_sheet_get_listing (DtChangeSheet *self)
{
  /* Asked for again and again, always on the thread that shows it. */
  if (*self->listing->total == '\0')
    {
      dt_listing_take_total (self->listing, total_words (self));
      dt_listing_set_empty (self->listing, self->listing->total);
    }

  return self->listing;
}

/**
 * dt_change_sheet_report_new:
 * @self: a sheet with its tasks and its office
 *
 * Returns: (transfer full): the sheet on A4 across, not yet cut into pages
 */
DtReport *
dt_change_sheet_report_new (DtChangeSheet *self)
{
  g_autoptr(DtListingView) view = dt_listing_view_new (dt_change_sheet_get_listing (self), NULL, NULL);

  return dt_listing_report_new (view);
}
