/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a small form would do to days, in the words of the big table. */

#include "dt-edit-effect.h"

#include "dt-change-words.h"

#include <glib/gi18n-lib.h>

#define MAX_LINES 6
#define WARNINGS (DT_EFFECT_PAST | DT_EFFECT_DAY_OFF | DT_EFFECT_SQUEEZED | DT_EFFECT_LATE)

static char *
tell_move (const DtMovePreview *move,
           DtWorkCalendar      *calendar,
           DtDay                today)
{
  const DtScheduleRule none = { 0 };       /* it tells why a task stays; here all move */
  g_autofree char *before = NULL;
  g_autofree char *after = dt_day_format (move->new_day, DT_DAY_STYLE_TABLE, today);
  g_autofree char *words = dt_change_effect_words (move, FALSE, &none, today, calendar);

  if (move->old_day == DT_DAY_NONE)
    before = g_strdup (_("no day"));
  else
    before = dt_day_format (move->old_day, DT_DAY_STYLE_TABLE, today);
  if (g_str_equal (words, "—"))
    /* Translators: a task whose day moves: title, old day, new day */
    return g_strdup_printf (_("%1$s: %2$s → %3$s"), move->title, before, after);
  /* Translators: a task whose day moves: title, old day, new day, what that does */
  return g_strdup_printf (_("%1$s: %2$s → %3$s · %4$s"), move->title, before, after, words);
}

/**
 * dt_edit_effect_text:
 * @preview: what would move
 * @calendar: the working days
 * @today: the day it is
 * @warning: (out): whether there is something to think about
 *
 * Returns: (transfer full): a line for each task that moves, the rest counted; "": none moves
 */
char *
dt_edit_effect_text (const DtChangePreview *preview,
                     DtWorkCalendar        *calendar,
                     DtDay                  today,
                     gboolean              *warning)
{
  g_autoptr(GString) text = g_string_new (NULL);
  guint n = 0;

  *warning = FALSE;
  for (guint i = 0; i < preview->moves->len; i++)
    {
      const DtMovePreview *move = g_ptr_array_index (preview->moves, i);
      g_autofree char *line = NULL;

      if ((move->effects & DT_EFFECT_MOVED) == 0)
        continue;
      *warning = *warning || (move->effects & WARNINGS) != 0;
      if (++n > MAX_LINES)
        continue;
      line = tell_move (move, calendar, today);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }
  if (n > MAX_LINES)
    {
      guint more = n - MAX_LINES;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more task", "and %u more tasks", more), more);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
