/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One notice a day: what is overdue, due today, and waits for acceptance. */

#include "dt-morning-notice.h"

#include <glib/gi18n-lib.h>

/**
 * dt_morning_notice_is_due:
 * @today: the day it is
 * @told: the day of the last notice, or %DT_DAY_NONE
 * @now: the time of day
 * @wanted: the time from which it is wanted
 *
 * A clock that was set back, or a day that was told ahead of time, tells no day twice.
 */
gboolean
dt_morning_notice_is_due (DtDay today,
                          DtDay told,
                          int   now,
                          int   wanted)
{
  return today > told && now >= wanted;
}

/**
 * dt_morning_notice_title:
 *
 * Returns: (transfer full) (nullable): the most urgent of it in one line
 */
char *
dt_morning_notice_title (const DtCounts *counts)
{
  if (counts->overdue > 0)
    return g_strdup_printf (ngettext ("%d task is overdue", "%d tasks are overdue", (gulong) counts->overdue), counts->overdue);
  if (counts->today > 0)
    return g_strdup_printf (ngettext ("%d task is due today", "%d tasks are due today", (gulong) counts->today), counts->today);
  if (counts->handed > 0)
    return g_strdup_printf (ngettext ("%d submission waits for acceptance", "%d submissions wait for acceptance", (gulong) counts->handed),
                            counts->handed);

  return NULL;
}

/* Takes @line. */
static void
append (GString *text,
        int      n,
        char    *line)
{
  g_autofree char *owned = line;

  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", owned);
}

/**
 * dt_morning_notice_body:
 *
 * Returns: (transfer full) (nullable): all of it, a line each
 */
char *
dt_morning_notice_body (const DtCounts *counts)
{
  g_autoptr(GString) text = g_string_new (NULL);

  append (text, counts->overdue, g_strdup_printf (ngettext ("%d overdue", "%d overdue", (gulong) counts->overdue), counts->overdue));
  append (text, counts->today, g_strdup_printf (ngettext ("%d due today", "%d due today", (gulong) counts->today), counts->today));
  append (text, counts->handed, g_strdup_printf (ngettext ("%d waiting for acceptance", "%d waiting for acceptance", (gulong) counts->handed), counts->handed));

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
