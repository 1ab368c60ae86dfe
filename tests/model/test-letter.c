/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Templates filled in, and what a reminder says of days that are owed. */

#include "dt-letter.h"
#include "dt-test.h"

static DtLetterText *
fill (const char *template)
{
  g_autoptr(GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (values, (gpointer) "day", (gpointer) "23/8/2024");
  g_hash_table_insert (values, (gpointer) "none", (gpointer) "");

  return dt_letter_text_fill (template, values);
}

static void
test_fill (void)
{
  g_autoptr(DtLetterText) text = fill ("Gửi **trước {day}**{none}, {unknown}.");
  const DtLetterRun *run;

  dt_test_assert_string (dt_letter_text_plain (text), "Gửi trước 23/8/2024, {unknown}.");
  dt_test_assert_string (dt_letter_text_template (text), "Gửi **trước 23/8/2024**, {unknown}.");
  g_assert_cmpuint (text->len, ==, 4);
  run = g_ptr_array_index (text, 2);
  g_assert_true (run->bold && run->filled);
  g_assert_cmpstr (run->text, ==, "23/8/2024");
  run = g_ptr_array_index (text, 3);
  g_assert_false (run->bold || run->filled);
}

/* Signs that end nothing, and nothing at all. */
static void
test_odd (void)
{
  const char *const odd[] = { "", "{", "}", "{day", "*", "****", "a*b", "{}", "**x" };
  const char *const plain[] = { "", "{", "}", "{day", "*", "", "a*b", "{}", "x" };

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr(DtLetterText) text = fill (odd[i]);

      dt_test_assert_string (dt_letter_text_plain (text), plain[i]);
    }
}

static void
test_paragraphs (void)
{
  g_autoptr(DtLetterText) text = fill ("Một <hai>\n\n**ba\nbốn** {day}\n");
  g_auto(GStrv) paragraphs = dt_letter_text_paragraphs (text);

  g_assert_cmpuint (g_strv_length (paragraphs), ==, 3);
  g_assert_cmpstr (paragraphs[0], ==, "Một &lt;hai&gt;");
  g_assert_cmpstr (paragraphs[1], ==, "<b>ba</b>");
  g_assert_cmpstr (paragraphs[2], ==, "<b>bốn</b> 23/8/2024");
}

/* What is written back as a template gives the same words again, whatever they are. */
static void
test_round_trip (void)
{
  static const char *const pieces[] = { "a", "**", " ", "\n", "{day}", "{x}", "ế", "*" };
  g_autoptr(GRand) random = g_rand_new_with_seed (11);

  for (int i = 0; i < 500; i++)
    {
      g_autoptr(GString) template = g_string_new (NULL);
      g_autoptr(DtLetterText) once = NULL;
      g_autoptr(DtLetterText) twice = NULL;
      g_autofree char *again = NULL;
      g_autofree char *plain = NULL;

      for (int n = g_rand_int_range (random, 0, 12); n > 0; n--)
        g_string_append (template, pieces[g_rand_int_range (random, 0, 7)]);
      once = fill (template->str);
      again = dt_letter_text_template (once);
      twice = fill (again);
      plain = dt_letter_text_plain (once);
      dt_test_assert_string (dt_letter_text_plain (twice), plain);
      dt_test_assert_string (dt_letter_text_template (twice), again);
    }
}

static DtDebtorList *
make_list (guint n)
{
  DtDebtorList *list = dt_debtor_list_new ();

  for (guint i = 0; i < n; i++)
    {
      DtDebtor *debtor = dt_debtor_new ();

      debtor->unit_id = i + 1;
      debtor->unit_name = g_strdup_printf ("Đảng ủy phường %u", i + 1);
      g_ptr_array_add (debtor->debts, g_new0 (DtDebt, 1));
      g_ptr_array_add (list->debtors, debtor);
    }
  list->title = g_strdup ("Báo cáo 5 năm");
  list->directive = g_strdup ("1438-CV/TU");
  list->issuer = g_strdup ("Thành ủy");
  list->words = g_strdup ("trước ngày 25/8/2024");
  list->recipient = g_strdup ("VP Thành ủy");
  list->outward = g_strdup ("Tổng hợp");
  list->bound = DT_BOUND_BEFORE;
  list->issued_day = dt_test_day ("2024-07-22");
  list->named_day = dt_test_day ("2024-08-25");
  list->last_day = dt_test_day ("2024-08-24");
  list->outward_day = dt_test_day ("2024-08-29");
  list->calendar = dt_work_calendar_new (NULL, NULL);
  list->n_tasks = 1;
  list->owed = 30;
  list->handed_in = 11;

  return list;
}

static char *
value (const DtDebtorList *list,
       const char         *name,
       const char         *wanted)
{
  DtReminderWords words = {
    .debtors = list, .office = "Văn phòng", .today = dt_test_day ("2024-08-12"), .calendar = list->calendar, .with_list = TRUE,
    .wanted_day = wanted != NULL ? dt_test_day (wanted) : DT_DAY_NONE,
  };
  g_autoptr(GHashTable) values = dt_reminder_values (&words);

  return g_strdup (g_hash_table_lookup (values, name));
}

static void
test_values (void)
{
  g_autoptr(DtDebtorList) list = make_list (4);
  g_autoptr(DtDebtorList) one = make_list (1);

  dt_test_assert_string (value (list, "deadline", NULL), "trước ngày 25/8/2024");
  dt_test_assert_string (value (list, "wanted", "2024-08-23"), "by Friday, 23/8/2024");
  /* The last day is a Saturday; asked for on it, nothing needs explaining. */
  dt_test_assert_string (value (list, "why", "2024-08-23"), " (24/8/2024 is a Saturday)");
  dt_test_assert_string (value (list, "why", "2024-08-24"), "");
  dt_test_assert_string (value (list, "wanted", NULL), "as soon as possible");
  dt_test_assert_string (value (list, "handed", NULL), "11/30");
  dt_test_assert_string (value (list, "to", NULL), "4 bodies and units (list attached).");
  dt_test_assert_string (value (one, "to", NULL), "Đảng ủy phường 1.");
}

/* A day that was moved is never named by the old words. */
static void
test_moved (void)
{
  g_autoptr(DtDebtorList) list = make_list (4);

  list->last_day = dt_test_day ("2024-08-09");
  dt_test_assert_string (value (list, "deadline", NULL), "no later than 09/8/2024");
  list->last_day = DT_DAY_NONE;
  list->named_day = DT_DAY_NONE;
  dt_test_assert_string (value (list, "deadline", NULL), "trước ngày 25/8/2024");
}

static void
test_choose (void)
{
  g_autoptr(DtDebtorList) list = make_list (4);
  g_autoptr(GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(DtDebtorList) chosen = NULL;
  gint64 wanted[] = { 4, 2, 9 };

  g_array_append_vals (units, wanted, 3);
  chosen = dt_debtor_list_choose (list, units);
  g_clear_pointer (&list, dt_debtor_list_free);
  g_assert_cmpuint (chosen->debtors->len, ==, 2);
  g_assert_cmpint (((DtDebtor *) g_ptr_array_index (chosen->debtors, 0))->unit_id, ==, 2);
  g_assert_cmpuint (dt_debtor_list_count_debts (chosen), ==, 2);
  g_assert_cmpstr (chosen->title, ==, "Báo cáo 5 năm");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/letter/fill", test_fill);
  g_test_add_func ("/model/letter/odd", test_odd);
  g_test_add_func ("/model/letter/paragraphs", test_paragraphs);
  g_test_add_func ("/model/letter/round-trip", test_round_trip);
  g_test_add_func ("/model/letter/values", test_values);
  g_test_add_func ("/model/letter/moved", test_moved);
  g_test_add_func ("/model/letter/choose", test_choose);
  return g_test_run ();
}
