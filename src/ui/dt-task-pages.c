/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-task-pages.h"

#include <glib/gi18n-lib.h>

static const struct { const char *nick; const char *title; const char *icon; } pages[DT_N_PAGES] = {
  [DT_PAGE_MORNING] = { "morning", N_("This Morning"), "daytime-sunrise-symbolic" },
  [DT_PAGE_OVERDUE] = { "overdue", N_("Overdue"), "dt-state-overdue-symbolic" },
  [DT_PAGE_TODAY] = { "today", N_("Due Today"), "dt-state-today-symbolic" },
  [DT_PAGE_HANDED] = { "handed", N_("Waiting for Acceptance"), "dt-state-handed-symbolic" },
  [DT_PAGE_DAYS_3] = { "days-3", N_("Next 3 Days"), "dt-state-soon-symbolic" },
  [DT_PAGE_DAYS_7] = { "days-7", N_("Next 7 Days"), "alarm-symbolic" },
  [DT_PAGE_DAYS_15] = { "days-15", N_("Next 15 Days"), "x-office-calendar-symbolic" },
  [DT_PAGE_OPEN] = { "open", N_("All Open"), "view-list-bullet-symbolic" },
  [DT_PAGE_UNDATED] = { "undated", N_("Standing or Undated"), "media-playlist-repeat-symbolic" },
  [DT_PAGE_DONE] = { "done", N_("Completed"), "dt-state-done-symbolic" },
};

/**
 * dt_page_get_nick:
 * @page: a page
 *
 * Returns: the name that is kept in the settings
 */
const char *
dt_page_get_nick (DtPage page)
{
  return pages[page].nick;
}

/**
 * dt_page_get_title:
 * @page: a page
 *
 * Returns: its translated title
 */
const char *
dt_page_get_title (DtPage page)
{
  return _(pages[page].title);
}

/**
 * dt_page_get_icon:
 * @page: a page
 *
 * Returns: name of its icon
 */
const char *
dt_page_get_icon (DtPage page)
{
  return pages[page].icon;
}

/**
 * dt_page_from_nick:
 * @nick: (nullable): a name from the settings
 *
 * Returns: the page of that name, or the first
 */
DtPage
dt_page_from_nick (const char *nick)
{
  for (int i = 0; i < DT_N_PAGES; i++)
    if (g_strcmp0 (pages[i].nick, nick) == 0)
      return (DtPage) i;

  return DT_PAGE_MORNING;
}

/* What is late already is told on top of what comes. */
static void
ask_for_days (DtQuery *query,
              int      n)
{
  query->from = query->today;
  query->to = query->today + n;
  query->open_only = TRUE;
  query->pin_overdue = TRUE;
}

/**
 * dt_page_ask:
 * @page: a page
 * @query: a query without conditions
 *
 * Sets the conditions that make the page.
 */
void
dt_page_ask (DtPage   page,
             DtQuery *query)
{
  switch (page)
    {
    case DT_PAGE_MORNING:
      query->morning = TRUE;
      break;
    case DT_PAGE_OVERDUE:
      query->states = DT_STATE_BIT (DT_STATE_OVERDUE);
      break;
    case DT_PAGE_TODAY:
      /* By the day, not by the state: what was handed in and waits falls due today all the same. */
      query->from = query->to = query->today;
      query->open_only = TRUE;
      break;
    case DT_PAGE_HANDED:
      query->states = DT_STATE_BIT (DT_STATE_HANDED);
      break;
    case DT_PAGE_DAYS_3:
      ask_for_days (query, 3);
      break;
    case DT_PAGE_DAYS_7:
      ask_for_days (query, 7);
      break;
    case DT_PAGE_DAYS_15:
      ask_for_days (query, 15);
      break;
    case DT_PAGE_OPEN:
      query->open_only = TRUE;
      break;
    case DT_PAGE_UNDATED:
      query->undated_only = TRUE;
      break;
    case DT_PAGE_DONE:
      query->states = DT_STATE_BIT (DT_STATE_DONE) | DT_STATE_BIT (DT_STATE_DONE_LATE);
      break;
    }
}

static gboolean
asks_the_same (const DtQuery *a,
               const DtQuery *b)
{
  return a->states == b->states && a->open_only == b->open_only && a->owed_only == b->owed_only
         && a->undated_only == b->undated_only
         && a->morning == b->morning && a->from == b->from && a->to == b->to && a->pin_overdue == b->pin_overdue
         && a->directive_id == b->directive_id && a->unit_id == b->unit_id;
}

/**
 * dt_page_set_today:
 * @query: a query, asked of some day
 * @today: another day
 *
 * Asks the same of that day: what was to come from then on is to come from now on.
 */
void
dt_page_set_today (DtQuery *query,
                   DtDay    today)
{
  int days = today - query->today;

  if (query->from == query->today && query->to != DT_DAY_NONE)
    {
      query->from += days;
      query->to += days;
    }
  query->today = today;
}

/**
 * dt_page_find:
 * @query: a query; words, group and order do not count
 *
 * Returns: the page that has its conditions, −1 for none
 */
int
dt_page_find (const DtQuery *query)
{
  for (int i = 0; i < DT_N_PAGES; i++)
    {
      g_autoptr(DtQuery) page = dt_query_new (query->today);

      dt_page_ask ((DtPage) i, page);
      if (asks_the_same (page, query))
        return i;
    }

  return -1;
}
