/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-edit-words.h"

#include <glib/gi18n-lib.h>

/* How each goes into the journal and the undo menu; without a label its job finds one that says more. */
static const struct { const char *action; const char *label; } edit_names[] = {
  [DT_EDIT_RECORD] = { "record-submission", N_("Record submission") },
  [DT_EDIT_ACCEPT] = { "accept", N_("Accept submission") },
  [DT_EDIT_RETURN] = { "return", N_("Return submission") },
  [DT_EDIT_REMOVE] = { "remove-submission", N_("Remove submission") },
  [DT_EDIT_PROGRESS] = { "set-progress", N_("Set progress") },
  [DT_EDIT_REMIND] = { "log-reminder", N_("Log reminder") },
  [DT_EDIT_SUSPEND] = { "suspend", N_("Suspend task") },
  [DT_EDIT_CANCEL] = { "cancel", N_("Cancel task") },
  [DT_EDIT_RESUME] = { "resume", N_("Resume task") },
  [DT_EDIT_UNLINK] = { "remove-link", NULL },
  [DT_EDIT_EXCUSE] = { "excuse", NULL },
  [DT_EDIT_ASK_AGAIN] = { "excuse", NULL },
  [DT_EDIT_SET_LEAD] = { "set-lead", NULL },
  [DT_EDIT_REMOVE_PART] = { "remove-unit", NULL },
  [DT_EDIT_PASS_ON] = { "pass-to-successor", NULL },
  [DT_EDIT_REMOVE_VERSION] = { "remove-submission", NULL },
  [DT_EDIT_REMOVE_TASK] = { "remove-task", NULL },
  [DT_EDIT_REMOVE_DIRECTIVE] = { "remove-directive", NULL },
  [DT_EDIT_REMOVE_GROUP] = { "remove-group", NULL },
  [DT_EDIT_MOVE_FILTER] = { "order-filter", NULL },
  [DT_EDIT_REMOVE_FILTER] = { "remove-filter", NULL },
};

/**
 * dt_edit_tell_one:
 * @kind: what was done
 * @unit: name of the one unit it concerned
 *
 * Returns: (transfer full): the notice that it was done
 */
char *
dt_edit_tell_one (DtEditKind  kind,
                  const char *unit)
{
  switch (kind)
    {
    case DT_EDIT_RECORD:
      return g_strdup_printf (_("Recorded the submission of %s"), unit);
    case DT_EDIT_ACCEPT:
      return g_strdup_printf (_("Accepted the submission of %s"), unit);
    case DT_EDIT_RETURN:
      return g_strdup_printf (_("Returned the submission of %s"), unit);
    case DT_EDIT_REMOVE:
      return g_strdup_printf (_("Removed the submission of %s"), unit);
    case DT_EDIT_PROGRESS:
      return g_strdup_printf (_("Set the progress of %s"), unit);
    case DT_EDIT_REMIND:
      return g_strdup_printf (_("Logged a reminder to %s"), unit);
    case DT_EDIT_EXCUSE:
      return g_strdup_printf (_("Excused %s from the task"), unit);
    case DT_EDIT_ASK_AGAIN:
      return g_strdup_printf (_("%s is asked for the task again"), unit);
    case DT_EDIT_SUSPEND:
    case DT_EDIT_CANCEL:
    case DT_EDIT_RESUME:
    case DT_EDIT_UNLINK:
    case DT_EDIT_SET_LEAD:
    case DT_EDIT_REMOVE_PART:
    case DT_EDIT_PASS_ON:
    case DT_EDIT_REMOVE_VERSION:
    case DT_EDIT_REMOVE_TASK:
    case DT_EDIT_REMOVE_DIRECTIVE:
    case DT_EDIT_REMOVE_GROUP:
    case DT_EDIT_MOVE_FILTER:
    case DT_EDIT_REMOVE_FILTER:
      break;
    }

  return dt_edit_tell_many (kind, 1);
}

/**
 * dt_edit_tell_many:
 * @kind: what was done
 * @n: how many units it concerned
 *
 * Returns: (transfer full): the notice that it was done
 */
char *
dt_edit_tell_many (DtEditKind kind,
                   guint      n)
{
  switch (kind)
    {
    case DT_EDIT_RECORD:
      return g_strdup_printf (ngettext ("Recorded the submission of %u unit", "Recorded the submissions of %u units", n), n);
    case DT_EDIT_ACCEPT:
      return g_strdup_printf (ngettext ("Accepted %u submission", "Accepted %u submissions", n), n);
    case DT_EDIT_RETURN:
      return g_strdup_printf (ngettext ("Returned %u submission", "Returned %u submissions", n), n);
    case DT_EDIT_REMOVE:
      return g_strdup_printf (ngettext ("Removed %u submission", "Removed %u submissions", n), n);
    case DT_EDIT_PROGRESS:
      return g_strdup_printf (ngettext ("Set the progress of %u unit", "Set the progress of %u units", n), n);
    case DT_EDIT_REMIND:
      return g_strdup_printf (ngettext ("Logged a reminder to %u unit", "Logged reminders to %u units", n), n);
    case DT_EDIT_SUSPEND:
      return g_strdup (_("Suspended the task"));
    case DT_EDIT_CANCEL:
      return g_strdup (_("Cancelled the task"));
    case DT_EDIT_RESUME:
      return g_strdup (_("Resumed the task"));
    case DT_EDIT_UNLINK:
      return g_strdup (_("The tasks no longer wait for each other"));
    case DT_EDIT_EXCUSE:
      return g_strdup_printf (ngettext ("Excused %u unit", "Excused %u units", n), n);
    case DT_EDIT_ASK_AGAIN:
      return g_strdup_printf (ngettext ("%u unit is asked again", "%u units are asked again", n), n);
    case DT_EDIT_SET_LEAD:
      return g_strdup (_("Named the lead of the task"));
    case DT_EDIT_REMOVE_PART:
      return g_strdup (_("Removed the unit from the task"));
    case DT_EDIT_PASS_ON:
      return g_strdup (_("Passed on to the successor what is open"));
    case DT_EDIT_REMOVE_VERSION:
      return g_strdup (_("Removed one version of the submission"));
    case DT_EDIT_REMOVE_TASK:
      return g_strdup (_("Removed the task from the register"));
    case DT_EDIT_REMOVE_DIRECTIVE:
      return g_strdup (_("Removed the directive with its tasks"));
    case DT_EDIT_REMOVE_GROUP:
      return g_strdup (_("Removed the group"));
    case DT_EDIT_MOVE_FILTER:
      return g_strdup (_("Moved the filter"));
    case DT_EDIT_REMOVE_FILTER:
      return g_strdup (_("Removed the filter"));
    }

  g_return_val_if_reached (g_strdup (""));
}

/**
 * dt_edit_get_write:
 * @kind: what is done
 *
 * Returns: how it goes into the journal and the undo menu
 */
DtWrite
dt_edit_get_write (DtEditKind kind)
{
  const char *label = edit_names[kind].label;

  return (DtWrite) { .action = edit_names[kind].action, .label = label != NULL ? _(label) : NULL };
}
