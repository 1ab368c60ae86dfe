/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with a cell, a head or the name of a unit. */

#include "dt-matrix-grid-private.h"

#include <glib/gi18n-lib.h>

#include "dt-detail-cards.h"
#include "dt-detail-menu.h"

static void
add_section (GMenu *menu,
             GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* To hand in, to judge, to urge: what the state of the part leaves. */
static void
add_cell_acts (GMenu                 *menu,
               const DtAssignmentRow *cell)
{
  g_autoptr(GMenu) in = g_menu_new ();
  g_autoptr(GMenu) urge = g_menu_new ();
  gboolean open = dt_phase_is_open (cell->phase) || cell->phase == DT_PHASE_STANDING;

  if (open)
    {
      dt_detail_menu_append (in, _("Record Submission…"), "win.record", dt_detail_ids (&cell->id, 1));
      dt_detail_menu_append (in, _("Record as Handed In Today"), "win.record-today", dt_detail_ids (&cell->id, 1));
    }
  if (cell->phase == DT_PHASE_HANDED)
    {
      dt_detail_menu_append (in, _("Accept"), "win.accept", dt_detail_ids (&cell->id, 1));
      dt_detail_menu_append (in, _("Return…"), "win.return", dt_detail_ids (&cell->id, 1));
    }
  if (cell->submission_id != 0)
    {
      dt_detail_menu_append (in, _("Submissions…"), "win.show-submissions", g_variant_new_int64 (cell->id));
      dt_detail_menu_append (in, _("Remove Submission"), "win.remove-submission", dt_detail_ids (&cell->id, 1));
    }
  add_section (menu, in);

  if (open)
    {
      dt_detail_menu_append (urge, _("Write Reminder…"), "win.write-reminder", dt_detail_ids (&cell->id, 1));
      dt_detail_menu_append (urge, _("Log Call"), "win.log-call", dt_detail_ids (&cell->id, 1));
      dt_detail_menu_append (urge, _("Set Progress…"), "win.choose-progress", dt_detail_ids (&cell->id, 1));
      dt_detail_menu_append (urge, _("Excuse…"), "win.excuse", dt_detail_ids (&cell->id, 1));
    }
  add_section (menu, urge);
}

static void
add_head_acts (GMenu           *menu,
               DtMatrixGrid    *self,
               const DtTaskRow *request)
{
  g_autoptr(GMenu) acts = g_menu_new ();
  g_autoptr(GMenu) order = g_menu_new ();
  int last = (int) self->matrix->requests->len - 1;

  if (request->handed_in < request->owed)
    {
      dt_detail_menu_append (acts, _("Record Submission…"), "win.record-tasks", dt_detail_ids (&request->id, 1));
      dt_detail_menu_append (acts, _("Write Reminder…"), "win.write-reminder-tasks", dt_detail_ids (&request->id, 1));
    }
  add_section (menu, acts);

  if (self->matrix->board_id != 0)
    {
      if (self->column > 0)
        dt_detail_menu_append (order, _("Move Left"), "collections.move-column", g_variant_new ("(xi)", request->id, self->column - 1));
      if (self->column < last)
        dt_detail_menu_append (order, _("Move Right"), "collections.move-column", g_variant_new ("(xi)", request->id, self->column + 1));
    }
  add_section (menu, order);
}

static void
add_ways (GMenu           *menu,
          DtMatrixGrid    *self,
          const DtTaskRow *request)
{
  g_autoptr(GMenu) ways = g_menu_new ();

  if (request != NULL)
    {
      dt_detail_menu_append (ways, _("Open Task"), "win.open-task", g_variant_new_int64 (request->id));
      dt_detail_menu_append (ways, _("Open Directive"), "win.show-directive", g_variant_new_int64 (request->directive_id));
    }
  if (self->unit != 0)
    dt_detail_menu_append (ways, _("Open Unit"), "win.open-unit", g_variant_new_int64 (self->unit));
  add_section (menu, ways);
}

/**
 * dt_matrix_menu_new:
 * @self: a matrix
 *
 * Returns: (transfer full) (nullable): the menu of what is under the cursor
 */
GMenuModel *
dt_matrix_menu_new (DtMatrixGrid *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  const DtTaskRow *request = dt_matrix_grid_get_request (self);
  const DtAssignmentRow *cell = dt_matrix_grid_get_cell (self);

  if (self->unit == 0 && request != NULL)
    add_head_acts (menu, self, request);
  else if (cell != NULL && cell->excused == NULL)
    add_cell_acts (menu, cell);
  else if (cell != NULL)
    {
      g_autoptr(GMenu) acts = g_menu_new ();

      dt_detail_menu_append (acts, _("Ask Again"), "win.ask-again", dt_detail_ids (&cell->id, 1));
      add_section (menu, acts);
    }
  else if (self->unit != 0 && self->column < 0)
    {
      g_autoptr(GMenu) acts = g_menu_new ();

      dt_detail_menu_append (acts, _("Write Reminder…"), "win.write-reminder-unit", g_variant_new_int64 (self->unit));
      add_section (menu, acts);
    }
  add_ways (menu, self, request);

  return g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0 ? G_MENU_MODEL (g_steal_pointer (&menu)) : NULL;
}
