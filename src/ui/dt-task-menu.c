/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The context menu of a row: the same actions as everywhere, for what is selected. */

#include <glib/gi18n-lib.h>

#include "dt-task-menu.h"

static void
add (GMenu      *menu,
     const char *label,
     const char *action,
     GVariant   *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GVariant *
ids_of (GArray *ids)
{
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64));
}

static void
add_progress (GMenu      *menu,
              const char *action,
              GArray     *ids)
{
  g_autoptr(GMenu) steps = g_menu_new ();

  for (int percent = 0; percent <= 100; percent += 25)
    {
      g_autofree char *label = g_strdup_printf (_("%d%%"), percent);
      add (steps, label, action, g_variant_new ("(@axi)", ids_of (ids), percent));
    }
  g_menu_append_submenu (menu, _("Set progress"), G_MENU_MODEL (steps));
}

static void
add_hold (GMenu           *menu,
          const DtTaskRow *task)
{
  if (task->phase == DT_PHASE_SUSPENDED || task->phase == DT_PHASE_CANCELLED)
    {
      add (menu, _("Resume"), "win.set-hold", g_variant_new ("(xs)", task->id, "active"));
      return;
    }

  add (menu, _("Suspend…"), "win.set-hold", g_variant_new ("(xs)", task->id, "suspended"));
  add (menu, _("Cancel the task…"), "win.set-hold", g_variant_new ("(xs)", task->id, "cancelled"));
}

static void
fill_for_tasks (GMenu           *menu,
                const DtTaskRow *task,
                GArray          *tasks)
{
  g_autoptr(GMenu) work = g_menu_new ();
  g_autoptr(GMenu) more = g_menu_new ();
  g_autoptr(GMenu) go = g_menu_new ();
  /* Of several tasks, each may be what some of them need. */
  gboolean several = task == NULL || tasks->len > 1;
  gboolean open = several || dt_phase_is_open (task->phase) || task->phase == DT_PHASE_STANDING;
  gboolean waiting = several || task->handed_in > task->accepted;

  if (open)
    add (work, _("Record submission…"), "win.record-tasks", ids_of (tasks));
  if (waiting)
    {
      add (work, _("Accept"), "win.accept-tasks", ids_of (tasks));
      add (work, _("Return…"), "win.return-tasks", ids_of (tasks));
    }
  if (open)
    {
      add (work, _("Write a reminder…"), "win.write-reminder-tasks", ids_of (tasks));
      add (work, _("Log a reminder…"), "win.remind-tasks", ids_of (tasks));
      add_progress (work, "win.set-task-progress", tasks);
      if (several || task->last_day != DT_DAY_NONE)
        add (work, _("Change deadline…"), "win.change-schedule-tasks", ids_of (tasks));
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (work));

  if (task != NULL && tasks->len == 1)
    {
      add (more, _("Edit the task…"), "win.edit-task", g_variant_new_int64 (task->id));
      add_hold (more, task);
      add (more, _("Remove from the register"), "win.remove-task", g_variant_new_int64 (task->id));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
      if (dt_task_row_is_collection (task))
        add (go, _("Show in Collections"), "win.open-collection", g_variant_new_int64 (task->id));
      add (go, _("Open Directive"), "win.show-directive", g_variant_new_int64 (task->directive_id));
      add (go, _("Tasks of this directive"), "win.open-directive", g_variant_new_int64 (task->directive_id));
      add (go, _("Journal of this task"), "win.journal-of-task", g_variant_new_int64 (task->id));
      if (task->lead_id != 0 && !dt_task_row_is_collection (task))
        add (go, _("Open the unit"), "win.open-unit", g_variant_new_int64 (task->lead_id));
    }
  if (several)
    add (go, _("Print these tasks…"), "win.print-tasks", ids_of (tasks));
  add (go, _("Copy rows as text"), "win.copy-rows", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (go));
}

static void
fill_for_assignment (GMenu                 *menu,
                     const DtAssignmentRow *row,
                     GArray                *parts)
{
  g_autoptr(GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GMenu) work = g_menu_new ();
  g_autoptr(GMenu) go = g_menu_new ();

  if (parts->len > 1)
    {
      /* Of several, each may be what some of them need. */
      add (work, _("Record submission…"), "win.record-parts", ids_of (parts));
      add (work, _("Accept"), "win.accept", ids_of (parts));
      add (work, _("Return…"), "win.return", ids_of (parts));
      add (work, _("Write a reminder…"), "win.write-reminder", ids_of (parts));
      add (work, _("Log a reminder…"), "win.log-call", ids_of (parts));
      add_progress (work, "win.set-progress", parts);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (work));
      return;
    }

  g_array_append_val (one, row->id);
  if (row->phase == DT_PHASE_HANDED)
    {
      add (work, _("Accept"), "win.accept", ids_of (one));
      add (work, _("Return…"), "win.return", ids_of (one));
    }
  else
    add (work, _("Record submission…"), "win.record", ids_of (one));
  if (row->submission_id != 0)
    add (work, _("Remove the submission"), "win.remove-submission", ids_of (one));
  if (row->phase <= DT_PHASE_IDLE)
    add (work, _("Write a reminder…"), "win.write-reminder", ids_of (one));
  add (work, _("Log a reminder…"), "win.log-call", ids_of (one));
  add_progress (work, "win.set-progress", one);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (work));

  add (go, _("Open the unit"), "win.open-unit", g_variant_new_int64 (row->unit_id));
  add (go, _("Journal of the unit"), "win.journal-of-unit", g_variant_new_int64 (row->unit_id));
  if (row->phone[0] != '\0')
    add (go, _("Copy the telephone number"), "win.copy-text", g_variant_new_string (row->phone));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (go));
}

/**
 * dt_task_menu_new:
 * @task: (nullable): the task that was pointed at
 * @tasks: ids of the tasks selected
 *
 * Returns: (transfer full): what can be done with them
 */
GMenuModel *
dt_task_menu_new (const DtTaskRow *task,
                  GArray          *tasks)
{
  GMenu *menu = g_menu_new ();

  fill_for_tasks (menu, task, tasks);
  return G_MENU_MODEL (menu);
}

/**
 * dt_task_menu_new_for_assignment:
 * @row: one unit's part of a task, that was pointed at
 * @parts: ids of the parts selected
 *
 * Returns: (transfer full): what can be done with it, or with all of them
 */
GMenuModel *
dt_task_menu_new_for_assignment (const DtAssignmentRow *row,
                                 GArray                *parts)
{
  GMenu *menu = g_menu_new ();

  fill_for_assignment (menu, row, parts);
  return G_MENU_MODEL (menu);
}
