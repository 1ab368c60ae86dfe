/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-edit-words.h"

#include <glib/gi18n-lib.h>

/* How each goes into the journal and the undo menu. */
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
    case DT_EDIT_SUSPEND:
    case DT_EDIT_CANCEL:
    case DT_EDIT_RESUME:
      break;
    }

  return g_strdup (_(edit_names[kind].label));
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
      break;
    }

  return g_strdup (_("Resumed the task"));
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
  return (DtWrite) { .action = edit_names[kind].action, .label = _(edit_names[kind].label) };
}
