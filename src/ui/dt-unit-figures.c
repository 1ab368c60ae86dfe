/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The six figures at the head of a unit's page, and the period its rates are of. */

#include "dt-unit-figures.h"

#include <glib/gi18n-lib.h>

#include "dt-unit-page-rows.h"

/* In the order of the drop-down. */
enum { PERIOD_MONTHS, PERIOD_QUARTER, PERIOD_YEAR, PERIOD_LAST_YEAR, PERIOD_EVER };

/**
 * dt_unit_periods:
 *
 * Returns: (transfer full): the names of the periods to choose from
 */
GtkStringList *
dt_unit_periods (void)
{
  const char *names[] = { _("Last 12 months"), _("This quarter"), _("This year"), _("Last year"), _("Ever"), NULL };

  return gtk_string_list_new (names);
}

/**
 * dt_unit_period_set:
 * @fetch: with its today
 * @choice: of dt_unit_periods()
 *
 * Sets the days of the period.
 */
void
dt_unit_period_set (DtUnitFetch *fetch,
                    guint        choice)
{
  int year, month;

  dt_day_get (fetch->today, &year, &month, NULL);
  fetch->ever = choice == PERIOD_EVER;
  if (choice == PERIOD_QUARTER)
    {
      fetch->from = dt_day_new (year, (month - 1) / 3 * 3 + 1, 1);
      fetch->to = dt_day_add_months (fetch->from, 3) - 1;
    }
  else if (choice == PERIOD_YEAR || choice == PERIOD_LAST_YEAR)
    {
      year -= choice == PERIOD_LAST_YEAR;
      fetch->from = dt_day_new (year, 1, 1);
      fetch->to = dt_day_new (year, 12, 31);
    }
}

static void
add_figure (GtkBox     *box,
            const char *figure,
            const char *caption,
            gboolean    alarming)
{
  gtk_box_append (box, dt_unit_figure (figure, caption, alarming));
}

static char *
tell_rate (int percent)
{
  return percent >= 0 ? g_strdup_printf ("%d%%", percent) : g_strdup ("—");
}

static char *
tell_judged (const DtUnitRates *rates)
{
  g_autoptr(GString) text = NULL;

  if (rates->due == 0)
    return g_strdup (_("Nothing fell due."));
  text = g_string_new (NULL);
  /* Translators: begins a sentence: how many were due, and how many of them were handed in on time */
  g_string_append_printf (text, _("Of %1$d due: %2$d on time"), rates->due, rates->on_time);
  if (rates->early > 0)
    /* Translators: goes on after “on time”: how many of these were early, and by how many days on average */
    g_string_append_printf (text, _(", %1$d of them early (%2$.1f days on average)"), rates->early, rates->mean_days_early);
  if (rates->late > 0)
    /* Translators: goes on with how many were late, and by how many days on average */
    g_string_append_printf (text, _("; %1$d late (%2$.1f days)"), rates->late, rates->mean_days_late);
  if (rates->missing > 0)
    /* Translators: ends it with how many were never handed in */
    g_string_append_printf (text, _("; %d not handed in"), rates->missing);
  g_string_append_c (text, '.');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * dt_unit_figures_fill:
 * @box: where the figures stand
 * @judged: what the rates are made of
 * @detail: the unit
 */
void
dt_unit_figures_fill (GtkBox             *box,
                      GtkLabel           *judged,
                      const DtUnitDetail *detail)
{
  g_autofree char *owed = g_strdup_printf ("%'d", detail->row->n_owed);
  g_autofree char *overdue = g_strdup_printf ("%'d", detail->row->n_overdue);
  g_autofree char *waiting = g_strdup_printf ("%'d", detail->row->n_waiting);
  g_autofree char *handled = tell_rate (dt_unit_rates_handled (&detail->rates));
  g_autofree char *on_time = tell_rate (dt_unit_rates_on_time (&detail->rates));
  g_autofree char *mean = detail->rates.mean_days_late > 0 ? g_strdup_printf ("%.1f", detail->rates.mean_days_late) : g_strdup ("—");
  g_autofree char *words = tell_judged (&detail->rates);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  add_figure (box, owed, _("owed"), FALSE);
  add_figure (box, overdue, _("overdue"), detail->row->n_overdue > 0);
  add_figure (box, waiting, _("waiting for acceptance"), FALSE);
  /* Two rates, side by side: one alone would hide what was late, or what is missing. */
  add_figure (box, handled, _("of what was due handed in"), FALSE);
  add_figure (box, on_time, _("of what was due on time"), FALSE);
  add_figure (box, mean, _("days late on average"), FALSE);

  gtk_label_set_text (judged, words);
}
