/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-detail-menu.h"

#include <glib/gi18n-lib.h>

#include "dt-detail-cards.h"
#include "dt-detail-words.h"

void
dt_detail_menu_append (GMenu      *menu,
                       const char *label,
                       const char *action,
                       GVariant   *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

void
dt_detail_menu_append_percents (GMenu        *menu,
                                const gint64 *assignments,
                                guint         n)
{
  g_autoptr(GMenu) percents = g_menu_new ();

  for (int percent = 0; percent <= 100; percent += 25)
    {
      g_autofree char *label = g_strdup_printf ("%d%%", percent);

      dt_detail_menu_append (percents, label, "win.set-progress",
                             g_variant_new ("(@axi)", dt_detail_ids (assignments, n), percent));
    }
  g_menu_append_submenu (menu, _("Set Progress"), G_MENU_MODEL (percents));
}

static void
append_hold (GMenu      *menu,
             const char *label,
             gint64      task_id,
             DtHold      hold)
{
  dt_detail_menu_append (menu, label, "win.set-hold",
                         g_variant_new ("(xs)", task_id, dt_nick_get (dt_hold_nicks, (int) hold)));
}

static GArray *
find_waiting (const DtTaskDetail *detail)
{
  GArray *waiting = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < detail->assignments->len; i++)
    {
      const DtAssignmentRow *row = g_ptr_array_index (detail->assignments, i);

      if (row->role == DT_ROLE_LEAD && row->phase == DT_PHASE_HANDED)
        g_array_append_val (waiting, row->id);
    }

  return waiting;
}

static GMenu *
work_section (const DtTaskDetail *detail,
              GArray             *assignments)
{
  GMenu *section = g_menu_new ();
  g_autoptr(GArray) waiting = find_waiting (detail);

  if (waiting->len > 0)
    {
      GVariant *ids = dt_detail_ids ((const gint64 *) (gpointer) waiting->data, waiting->len);

      if (waiting->len == 1)
        dt_detail_menu_append (section, _("Accept"), "win.accept", ids);
      else
        {
          g_autofree char *label = g_strdup_printf (ngettext ("Accept All %u", "Accept All %u", waiting->len), waiting->len);
          dt_detail_menu_append (section, label, "win.accept", ids);
        }
    }
  if (assignments->len > 0)
    dt_detail_menu_append_percents (section, (const gint64 *) (gpointer) assignments->data, assignments->len);

  return section;
}

static GMenu *
hold_section (const DtTaskDetail *detail)
{
  GMenu *section = g_menu_new ();
  gint64 id = detail->row->id;

  dt_detail_menu_append (section, _("Edit the Task…"), "win.edit-task", g_variant_new_int64 (id));
  if (detail->row->last_day != DT_DAY_NONE)
    dt_detail_menu_append (section, _("Change Deadline…"), "win.change-schedule-tasks", dt_detail_ids (&id, 1));
  dt_detail_menu_append (section, _("Change Deadlines of the Directive…"), "win.change-schedule",
                         g_variant_new_int64 (detail->row->directive_id));
  if (detail->hold == DT_HOLD_ACTIVE)
    {
      append_hold (section, _("Suspend…"), id, DT_HOLD_SUSPENDED);
      append_hold (section, _("Cancel the Task…"), id, DT_HOLD_CANCELLED);
    }
  else
    append_hold (section, _("Resume"), id, DT_HOLD_ACTIVE);
  dt_detail_menu_append (section, _("Remove from the Register"), "win.remove-task", g_variant_new_int64 (id));

  return section;
}

/* Whom it is asked of, and what it waits for. */
static GMenu *
ties_section (const DtTaskDetail *detail)
{
  GMenu *section = g_menu_new ();
  gint64 id = detail->row->id;

  dt_detail_menu_append (section, _("Add a Unit…"), "win.add-unit", g_variant_new_int64 (id));
  dt_detail_menu_append (section, _("Wait for Another Task…"), "win.link", g_variant_new ("(xx)", id, (gint64) 0));

  return section;
}

static GMenu *
copy_section (const DtTaskDetail *detail)
{
  GMenu *section = g_menu_new ();
  const DtTaskRow *row = detail->row;
  g_autofree char *line = dt_detail_copy_text (row);

  if (dt_task_row_is_collection (row))
    dt_detail_menu_append (section, _("Show in Collections"), "win.open-collection", g_variant_new_int64 (row->id));
  dt_detail_menu_append (section, _("Open Directive"), "win.show-directive",
                         g_variant_new_int64 (row->directive_id));
  dt_detail_menu_append (section, _("Show Tasks of the Directive"), "win.open-directive",
                         g_variant_new_int64 (row->directive_id));
  dt_detail_menu_append (section, _("Copy Task"), "win.copy-text", g_variant_new_string (line));
  dt_detail_menu_append (section, _("Copy Symbol"), "win.copy-text", g_variant_new_string (row->directive));
  if (detail->text != NULL && detail->text[0] != '\0')
    dt_detail_menu_append (section, _("Copy Instruction"), "win.copy-text", g_variant_new_string (detail->text));

  return section;
}

/**
 * dt_detail_menu_new:
 * @detail: a task
 * @assignments: ids (gint64) of its lead assignments that owe
 *
 * Returns: (transfer full): what can be done with it now
 */
GMenuModel *
dt_detail_menu_new (const DtTaskDetail *detail,
                    GArray             *assignments)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) work = work_section (detail, assignments);
  g_autoptr(GMenu) hold = hold_section (detail);
  g_autoptr(GMenu) ties = ties_section (detail);
  g_autoptr(GMenu) copy = copy_section (detail);

  if (g_menu_model_get_n_items (G_MENU_MODEL (work)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (work));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (hold));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (ties));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));

  return G_MENU_MODEL (menu);
}
