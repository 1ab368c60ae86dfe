/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-change-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
why_it_stays (const DtMovePreview  *move,
              gboolean              left_out,
              const DtScheduleRule *rule,
              DtDay                 today,
              DtWorkCalendar       *calendar)
{
  if (left_out)
    return g_strdup (_("left out, stays"));
  if (move->old_day == DT_DAY_NONE)
    return g_strdup (_("no day, stays"));
  if ((move->effects & DT_EFFECT_BEFORE_ISSUE) != 0)
    return g_strdup (_("would fall before the directive, stays"));
  if (dt_schedule_rule_apply (rule, move->old_day, calendar) == move->old_day)
    return g_strdup (_("already on that day"));
  if (move->handed_day != DT_DAY_NONE)
    {
      g_autofree char *day = dt_day_format (move->handed_day, DT_DAY_STYLE_SHORT, today);

      return g_strdup_printf (_("handed in on %s, stays"), day);
    }

  return g_strdup (_("handed in or closed, stays"));
}

static char *
off_word (DtDay           day,
          DtWorkCalendar *calendar)
{
  const char *holiday = dt_work_calendar_holiday_name (calendar, day);

  if (holiday != NULL)
    /* Translators: why a new day is a day off: weekday, name of the public holiday */
    return g_strdup_printf (_("%1$s, %2$s"), dt_weekday_name (dt_day_get_weekday (day)), holiday);
  return g_strdup (dt_weekday_name (dt_day_get_weekday (day)));
}

/* Of the tasks that hang together with it, the one with the least room. */
static char *
slack_words (const DtMovePreview *move)
{
  int missing = -move->slack_after;

  if (missing > 0 && move->waits)
    return g_strdup_printf (ngettext ("waits for %1$s: short by %2$d day", "waits for %1$s: short by %2$d days", (gulong) missing),
                            move->other, missing);
  if (missing > 0)
    return g_strdup_printf (ngettext ("%1$s waits for it: short by %2$d day", "%1$s waits for it: short by %2$d days", (gulong) missing),
                            move->other, missing);
  if (move->slack_after == move->slack_before)
    /* Translators: another task, days of slack between the two */
    return g_strdup_printf (move->waits ? _("waits for %1$s: slack %2$d days, as before") : _("%1$s waits for it: slack %2$d days, as before"),
                            move->other, move->slack_after);
  /* Translators: another task, days of slack before and after the change */
  return g_strdup_printf (move->waits ? _("waits for %1$s: slack %2$d → %3$d days") : _("%1$s waits for it: slack %2$d → %3$d days"),
                          move->other, move->slack_before, move->slack_after);
}

/**
 * dt_change_effect_words:
 * @move: a task under the change
 * @left_out: the person has unchecked it
 * @rule: what the change says
 * @today: the day it is
 * @calendar: the working days
 *
 * Returns: (transfer full): what the change does to it, the worst first; "—": it only moves
 */
char *
dt_change_effect_words (const DtMovePreview  *move,
                        gboolean              left_out,
                        const DtScheduleRule *rule,
                        DtDay                 today,
                        DtWorkCalendar       *calendar)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  int past = today - move->new_day;

  if ((move->effects & DT_EFFECT_MOVED) == 0)
    return why_it_stays (move, left_out, rule, today, calendar);

  if ((move->effects & DT_EFFECT_PAST) != 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d day past", "%d days past", (gulong) past), past));
  if ((move->effects & DT_EFFECT_LATE) != 0)
    g_ptr_array_add (parts, g_strdup (_("becomes overdue")));
  if (move->follows)
    g_ptr_array_add (parts, g_strdup (_("follows a task that moves")));
  if (move->new_day == today)
    g_ptr_array_add (parts, g_strdup (_("due today")));
  if (move->other != NULL)
    g_ptr_array_add (parts, slack_words (move));
  else if ((move->effects & DT_EFFECT_SQUEEZED) != 0)
    g_ptr_array_add (parts, g_strdup (_("squeezes a task that waits")));
  if ((move->effects & DT_EFFECT_DAY_OFF) != 0)
    g_ptr_array_add (parts, off_word (move->new_day, calendar));
  if (parts->len == 0)
    return g_strdup ("—");

  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * dt_change_lead_words:
 * @move: a task under a change
 *
 * Returns: (transfer full): who leads it; of several, how many; "—": nobody is named
 */
char *
dt_change_lead_words (const DtMovePreview *move)
{
  if (move->lead == NULL)
    return g_strdup ("—");
  if (*move->lead != '\0')
    return g_strdup (move->lead);
  if (move->n_leads > 1)
    return g_strdup_printf (ngettext ("%d unit", "%d units", (gulong) move->n_leads), move->n_leads);

  return g_strdup (_("several units"));
}

const char *
dt_change_item_words (const DtMovePreview *move)
{
  if (move->clause == NULL)
    return "";

  return g_str_has_prefix (move->clause, "mục ") ? move->clause + strlen ("mục ") : move->clause;
}
