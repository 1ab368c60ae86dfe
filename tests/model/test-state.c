/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-state.h"
#include "dt-test.h"

/* Today is 12/8/2024, soon is three days. */
typedef struct
{
  DtPhase     phase;
  const char *next_day;   /* NULL: undated */
  DtState     state;
} Derivation;

static const Derivation derivations[] = {
  { DT_PHASE_IDLE, "2024-08-11", DT_STATE_OVERDUE },
  { DT_PHASE_PROGRESS, "2023-08-11", DT_STATE_OVERDUE },
  { DT_PHASE_RETURNED, "2024-08-11", DT_STATE_OVERDUE },
  { DT_PHASE_IDLE, "2024-08-12", DT_STATE_TODAY },
  { DT_PHASE_RETURNED, "2024-08-12", DT_STATE_TODAY },
  { DT_PHASE_IDLE, "2024-08-13", DT_STATE_SOON },
  { DT_PHASE_PROGRESS, "2024-08-15", DT_STATE_SOON },
  { DT_PHASE_RETURNED, "2024-08-15", DT_STATE_RETURNED },
  { DT_PHASE_RETURNED, "2024-08-16", DT_STATE_RETURNED },
  { DT_PHASE_PROGRESS, "2024-08-16", DT_STATE_PROGRESS },
  { DT_PHASE_IDLE, "2024-08-16", DT_STATE_IDLE },
  { DT_PHASE_RETURNED, NULL, DT_STATE_RETURNED },
  { DT_PHASE_PROGRESS, NULL, DT_STATE_PROGRESS },
  { DT_PHASE_IDLE, NULL, DT_STATE_IDLE },
  { DT_PHASE_HANDED, "2024-08-01", DT_STATE_HANDED },
  { DT_PHASE_DONE, "2024-08-01", DT_STATE_DONE },
  { DT_PHASE_DONE_LATE, "2024-08-01", DT_STATE_DONE_LATE },
  { DT_PHASE_SUSPENDED, "2024-08-01", DT_STATE_SUSPENDED },
  { DT_PHASE_CANCELLED, "2024-08-01", DT_STATE_CANCELLED },
  { DT_PHASE_STANDING, NULL, DT_STATE_STANDING },
};

static DtDay
day_or_none (const char *iso)
{
  return iso != NULL ? dt_test_day (iso) : DT_DAY_NONE;
}

static void
test_derive (void)
{
  DtDay today = dt_test_day ("2024-08-12");
  unsigned seen = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (derivations); i++)
    {
      DtState state = dt_state_derive (derivations[i].phase, day_or_none (derivations[i].next_day), today, 3);

      g_assert_cmpint (state, ==, derivations[i].state);
      seen |= DT_STATE_BIT (state);
    }

  /* all twelve */
  g_assert_cmphex (seen, ==, (1u << DT_N_STATES) - 1);
  g_assert_cmpint (dt_state_derive (DT_PHASE_IDLE, today + 10, today, 10), ==, DT_STATE_SOON);
  g_assert_cmpint (dt_state_derive (DT_PHASE_IDLE, today + 2, today, 1), ==, DT_STATE_IDLE);
}

static void
test_open (void)
{
  int n_states = 0;
  int n_phases = 0;

  for (int state = 0; state < DT_N_STATES; state++)
    n_states += dt_state_is_open ((DtState) state) ? 1 : 0;
  for (int phase = DT_PHASE_RETURNED; phase <= DT_PHASE_STANDING; phase++)
    n_phases += dt_phase_is_open ((DtPhase) phase) ? 1 : 0;

  g_assert_cmpint (n_states, ==, 7);
  g_assert_cmpint (n_phases, ==, 3);
  g_assert_true (dt_state_is_open (DT_STATE_HANDED));
  g_assert_false (dt_phase_is_open (DT_PHASE_HANDED));
  g_assert_false (dt_state_is_open (DT_STATE_STANDING));
}

typedef struct
{
  DtState     state;
  const char *last_day;
  const char *handed_day;
  const char *time_left;
  const char *print_word;
} Words;

static const Words words[] = {
  { DT_STATE_OVERDUE, "2024-08-09", NULL, "3 days late", "Late by 3 days" },
  { DT_STATE_OVERDUE, "2024-08-11", NULL, "1 day late", "Late by 1 day" },
  { DT_STATE_TODAY, "2024-08-12", NULL, "today", "Today" },
  { DT_STATE_SOON, "2024-08-14", NULL, "2 days left", "2 days to go" },
  { DT_STATE_SOON, "2024-08-13", NULL, "1 day left", "1 day to go" },
  { DT_STATE_RETURNED, "2024-08-21", NULL, "9 days left", "Returned" },
  { DT_STATE_RETURNED, NULL, NULL, "returned", "Returned" },
  { DT_STATE_PROGRESS, "2024-08-21", NULL, "9 days left", "In progress 60%" },
  { DT_STATE_PROGRESS, NULL, NULL, "—", "In progress 60%" },
  { DT_STATE_IDLE, "2024-08-21", NULL, "9 days left", "Not started" },
  { DT_STATE_IDLE, NULL, NULL, "—", "Not started" },
  { DT_STATE_HANDED, "2024-08-09", "2024-08-08", "awaiting acceptance", "Handed in, awaiting acceptance" },
  { DT_STATE_DONE, "2024-08-09", "2024-08-08", "1 day early", "✓ 08/8" },
  { DT_STATE_DONE, "2024-08-09", "2024-08-01", "8 days early", "✓ 01/8" },
  { DT_STATE_DONE, "2024-08-09", "2024-08-09", "on time", "✓ 09/8" },
  { DT_STATE_DONE, NULL, "2024-08-09", "done", "✓ 09/8" },
  { DT_STATE_DONE, "2024-08-09", NULL, "done", "✓" },
  { DT_STATE_DONE, "2023-12-30", "2023-12-29", "1 day early", "✓ 29/12/2023" },
  { DT_STATE_DONE_LATE, "2024-08-08", "2024-08-10", "2 days late", "✓ 10/8 (+2)" },
  { DT_STATE_DONE_LATE, "2024-08-08", NULL, "late", "✓" },
  { DT_STATE_SUSPENDED, "2024-08-08", NULL, "suspended", "Suspended" },
  { DT_STATE_CANCELLED, "2024-08-08", NULL, "cancelled", "Cancelled" },
  { DT_STATE_STANDING, NULL, NULL, "standing", "Standing" },
};

static void
test_words (void)
{
  DtDay today = dt_test_day ("2024-08-12");

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      DtDay last = day_or_none (words[i].last_day);
      DtDay handed = day_or_none (words[i].handed_day);

      dt_test_assert_string (dt_state_time_left (words[i].state, last, handed, today), words[i].time_left);
      dt_test_assert_string (dt_state_print_word (words[i].state, 60, last, handed, today), words[i].print_word);
    }
}

static void
test_marks (void)
{
  g_autoptr(GHashTable) icons = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  for (int state = 0; state < DT_N_STATES; state++)
    {
      g_assert_true (g_hash_table_add (icons, (gpointer) dt_state_icon_name ((DtState) state, 0)));
      g_assert_true (g_hash_table_add (labels, (gpointer) dt_state_label ((DtState) state)));
      g_assert_cmpstr (dt_state_css_class ((DtState) state), ==, dt_nick_get (dt_state_nicks, state));
      g_assert_true (g_str_has_suffix (dt_state_icon_name ((DtState) state, 0), "-symbolic"));
    }

  g_assert_cmpstr (dt_state_icon_name (DT_STATE_PROGRESS, 10), ==, "dt-state-progress-25-symbolic");
  g_assert_cmpstr (dt_state_icon_name (DT_STATE_PROGRESS, 50), ==, "dt-state-progress-50-symbolic");
  g_assert_cmpstr (dt_state_icon_name (DT_STATE_PROGRESS, 75), ==, "dt-state-progress-75-symbolic");
  g_assert_cmpstr (dt_state_icon_name (DT_STATE_STANDING, 0), ==, "media-playlist-repeat-symbolic");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/state/derive", test_derive);
  g_test_add_func ("/model/state/open", test_open);
  g_test_add_func ("/model/state/words", test_words);
  g_test_add_func ("/model/state/marks", test_marks);

  return g_test_run ();
}
