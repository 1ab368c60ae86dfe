/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The twelve states: how they come from a phase and a day, and their words and marks. */

#include "dt-state.h"

#include <glib/gi18n-lib.h>

const DtNick dt_state_nicks[] = {
  { DT_STATE_OVERDUE, "overdue", N_("Overdue") },
  { DT_STATE_TODAY, "today", N_("Due Today") },
  { DT_STATE_SOON, "soon", N_("Due Soon") },
  { DT_STATE_RETURNED, "returned", N_("Returned") },
  { DT_STATE_PROGRESS, "progress", N_("In Progress") },
  { DT_STATE_IDLE, "idle", N_("Not Started") },
  { DT_STATE_HANDED, "handed", N_("Waiting for Acceptance") },
  { DT_STATE_DONE, "done", N_("On Time") },
  { DT_STATE_DONE_LATE, "done-late", N_("Done Late") },
  { DT_STATE_SUSPENDED, "suspended", N_("Suspended") },
  { DT_STATE_CANCELLED, "cancelled", N_("Cancelled") },
  { DT_STATE_STANDING, "standing", N_("Standing") },
  { 0, NULL, NULL },
};

/* The state of something still to be handed in that has time left, or no day at all. */
static DtState
open_state (DtPhase phase)
{
  switch (phase)
    {
    case DT_PHASE_RETURNED:
      return DT_STATE_RETURNED;
    case DT_PHASE_PROGRESS:
      return DT_STATE_PROGRESS;
    case DT_PHASE_IDLE:
    case DT_PHASE_HANDED:
    case DT_PHASE_DONE:
    case DT_PHASE_DONE_LATE:
    case DT_PHASE_SUSPENDED:
    case DT_PHASE_CANCELLED:
    case DT_PHASE_STANDING:
      break;
    }

  return DT_STATE_IDLE;
}

/**
 * dt_state_derive:
 * @phase: the part that does not depend on the day
 * @next_day: the last day of what is still open; %DT_DAY_NONE if undated
 * @today: the day it is
 * @soon_days: how many days before the last one count as soon, 1 to 10
 *
 * The state on a day. What is open is late from the day after its last day.
 *
 * Returns: a state
 */
DtState
dt_state_derive (DtPhase phase,
                 DtDay   next_day,
                 DtDay   today,
                 int     soon_days)
{
  switch (phase)
    {
    case DT_PHASE_HANDED:
      return DT_STATE_HANDED;
    case DT_PHASE_DONE:
      return DT_STATE_DONE;
    case DT_PHASE_DONE_LATE:
      return DT_STATE_DONE_LATE;
    case DT_PHASE_SUSPENDED:
      return DT_STATE_SUSPENDED;
    case DT_PHASE_CANCELLED:
      return DT_STATE_CANCELLED;
    case DT_PHASE_STANDING:
      return DT_STATE_STANDING;
    case DT_PHASE_RETURNED:
    case DT_PHASE_PROGRESS:
    case DT_PHASE_IDLE:
      break;
    }

  if (next_day == DT_DAY_NONE)
    return open_state (phase);
  if (next_day < today)
    return DT_STATE_OVERDUE;
  if (next_day == today)
    return DT_STATE_TODAY;
  /* What was returned stays marked as returned while there is time; how long there is still is told in words. */
  if (next_day - today <= soon_days && phase != DT_PHASE_RETURNED)
    return DT_STATE_SOON;

  return open_state (phase);
}

/**
 * dt_phase_is_open:
 * @phase: a phase
 *
 * Returns: whether something must still be handed in
 */
gboolean
dt_phase_is_open (DtPhase phase)
{
  return phase == DT_PHASE_RETURNED || phase == DT_PHASE_PROGRESS || phase == DT_PHASE_IDLE;
}

/**
 * dt_state_is_open:
 * @state: a state
 *
 * Returns: whether something must still be handed in or accepted
 */
gboolean
dt_state_is_open (DtState state)
{
  switch (state)
    {
    case DT_STATE_OVERDUE:
    case DT_STATE_TODAY:
    case DT_STATE_SOON:
    case DT_STATE_RETURNED:
    case DT_STATE_PROGRESS:
    case DT_STATE_IDLE:
    case DT_STATE_HANDED:
      return TRUE;

    case DT_STATE_DONE:
    case DT_STATE_DONE_LATE:
    case DT_STATE_SUSPENDED:
    case DT_STATE_CANCELLED:
    case DT_STATE_STANDING:
      return FALSE;
    }

  return FALSE;
}

/**
 * dt_state_label:
 * @state: a state
 *
 * Returns: its translated name: "Quá hạn"
 */
const char *
dt_state_label (DtState state)
{
  return dt_nick_label (dt_state_nicks, state);
}

/**
 * dt_state_css_class:
 * @state: a state
 *
 * Returns: its style class, the same word as its nick
 */
const char *
dt_state_css_class (DtState state)
{
  return dt_nick_get (dt_state_nicks, state);
}

/**
 * dt_state_icon_name:
 * @state: a state
 * @percent: for %DT_STATE_PROGRESS how far it is, 0 to 100
 *
 * Returns: the name of its mark
 */
const char *
dt_state_icon_name (DtState state,
                    int     percent)
{
  switch (state)
    {
    case DT_STATE_OVERDUE:
      return "dt-state-overdue-symbolic";
    case DT_STATE_TODAY:
      return "dt-state-today-symbolic";
    case DT_STATE_SOON:
      return "dt-state-soon-symbolic";
    case DT_STATE_RETURNED:
      return "dt-state-returned-symbolic";
    case DT_STATE_PROGRESS:
      /* The nearest of the three pies. */
      if (percent < 38)
        return "dt-state-progress-25-symbolic";
      return percent < 63 ? "dt-state-progress-50-symbolic" : "dt-state-progress-75-symbolic";
    case DT_STATE_IDLE:
      return "dt-state-idle-symbolic";
    case DT_STATE_HANDED:
      return "dt-state-handed-symbolic";
    case DT_STATE_DONE:
      return "dt-state-done-symbolic";
    case DT_STATE_DONE_LATE:
      return "dt-state-done-late-symbolic";
    case DT_STATE_SUSPENDED:
      return "dt-state-suspended-symbolic";
    case DT_STATE_CANCELLED:
      return "dt-state-cancelled-symbolic";
    case DT_STATE_STANDING:
      return "media-playlist-repeat-symbolic";
    }

  return "dt-state-idle-symbolic";
}

static char *
days_late (int days)
{
  return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) days), days);
}

/* How early something was handed in. A task without a day cannot be early. */
static char *
done_words (DtDay last_day,
            DtDay handed_day)
{
  int days;

  if (last_day == DT_DAY_NONE || handed_day == DT_DAY_NONE)
    return g_strdup (C_("time left", "done"));

  days = last_day - handed_day;
  if (days <= 0)
    return g_strdup (C_("time left", "on time"));

  return g_strdup_printf (ngettext ("%d day early", "%d days early", (gulong) days), days);
}

/**
 * dt_state_time_left:
 * @state: a state
 * @last_day: the last day in force, or %DT_DAY_NONE
 * @handed_day: the day of the submission that counts, or %DT_DAY_NONE
 * @today: the day it is
 *
 * The words of the column "Còn lại".
 *
 * Returns: (transfer full): a few words in lower case; "—" where there is nothing to say
 */
char *
dt_state_time_left (DtState state,
                    DtDay   last_day,
                    DtDay   handed_day,
                    DtDay   today)
{
  int days;

  switch (state)
    {
    case DT_STATE_OVERDUE:
      return days_late (today - last_day);

    case DT_STATE_TODAY:
      return g_strdup (C_("time left", "today"));

    case DT_STATE_HANDED:
      return g_strdup (C_("time left", "awaiting acceptance"));

    case DT_STATE_DONE:
      return done_words (last_day, handed_day);

    case DT_STATE_DONE_LATE:
      if (last_day == DT_DAY_NONE || handed_day <= last_day)
        return g_strdup (C_("time left", "late"));
      return days_late (handed_day - last_day);

    case DT_STATE_SUSPENDED:
      return g_strdup (C_("time left", "suspended"));

    case DT_STATE_CANCELLED:
      return g_strdup (C_("time left", "cancelled"));

    case DT_STATE_STANDING:
      return g_strdup (C_("time left", "standing"));

    case DT_STATE_RETURNED:
    case DT_STATE_SOON:
    case DT_STATE_PROGRESS:
    case DT_STATE_IDLE:
      break;
    }

  if (last_day == DT_DAY_NONE)
    return g_strdup (state == DT_STATE_RETURNED ? C_("time left", "returned") : "—");

  days = MAX (last_day - today, 0);
  return g_strdup_printf (ngettext ("%d day left", "%d days left", (gulong) days), days);
}

/* "✓ 08/8", with the year if it is another than today's. */
static char *
printed_check (DtDay handed_day,
               DtDay today)
{
  g_autofree char *day = NULL;
  int year, this_year;

  if (handed_day == DT_DAY_NONE)
    return g_strdup ("✓");

  dt_day_get (handed_day, &year, NULL, NULL);
  dt_day_get (today, &this_year, NULL, NULL);
  day = dt_day_format (handed_day, year == this_year ? DT_DAY_STYLE_SHORT : DT_DAY_STYLE_PARTY, today);
  return g_strconcat ("✓ ", day, NULL);
}

/**
 * dt_state_print_word:
 * @state: a state
 * @percent: how far it is, 0 to 100
 * @last_day: the last day in force, or %DT_DAY_NONE
 * @handed_day: the day of the submission that counts, or %DT_DAY_NONE
 * @today: the day it is
 *
 * The words that stand for a state on paper, where there is no colour.
 *
 * Returns: (transfer full): a few words
 */
char *
dt_state_print_word (DtState state,
                     int     percent,
                     DtDay   last_day,
                     DtDay   handed_day,
                     DtDay   today)
{
  g_autofree char *check = NULL;
  int days;

  switch (state)
    {
    case DT_STATE_OVERDUE:
      days = today - last_day;
      return g_strdup_printf (ngettext ("Late by %d day", "Late by %d days", (gulong) days), days);

    case DT_STATE_TODAY:
      return g_strdup (C_("printed state", "Today"));

    case DT_STATE_SOON:
      days = last_day - today;
      return g_strdup_printf (ngettext ("%d day to go", "%d days to go", (gulong) days), days);

    case DT_STATE_RETURNED:
      return g_strdup (C_("printed state", "Returned"));

    case DT_STATE_PROGRESS:
      return g_strdup_printf (C_("printed state", "In progress %d%%"), percent);

    case DT_STATE_IDLE:
      return g_strdup (C_("printed state", "Not started"));

    case DT_STATE_HANDED:
      return g_strdup (C_("printed state", "Handed in, awaiting acceptance"));

    case DT_STATE_DONE:
      return printed_check (handed_day, today);

    case DT_STATE_DONE_LATE:
      check = printed_check (handed_day, today);
      if (last_day == DT_DAY_NONE || handed_day <= last_day)
        return g_steal_pointer (&check);
      return g_strdup_printf ("%s (+%d)", check, handed_day - last_day);

    case DT_STATE_SUSPENDED:
      return g_strdup (C_("printed state", "Suspended"));

    case DT_STATE_CANCELLED:
      return g_strdup (C_("printed state", "Cancelled"));

    case DT_STATE_STANDING:
      return g_strdup (C_("printed state", "Standing"));
    }

  return g_strdup ("");
}
