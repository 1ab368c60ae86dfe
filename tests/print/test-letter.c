/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters on paper: what stands on which page, and that no page is begun in vain. */

#include <string.h>

#include "dt-date.h"
#include "dt-form-blocks.h"
#include "dt-letter-report.h"
#include "dt-print-samples.h"
#include "dt-reminder-letter.h"

static DtDebtorList *
make_list (guint n_units,
           guint n_debts)
{
  DtDebtorList *list = dt_debtor_list_new ();

  for (guint i = 0; i < n_units; i++)
    {
      DtDebtor *debtor = dt_debtor_new ();

      debtor->unit_id = i + 1;
      debtor->unit_name = g_strdup_printf ("Đảng ủy phường số %u", i + 1);
      for (guint k = 0; k < n_debts; k++)
        {
          DtDebt *debt = g_new0 (DtDebt, 1);

          debt->title = g_strdup_printf ("Việc %u của đơn vị %u", k + 1, i + 1);
          debt->clause = g_strdup ("mục 1");
          debt->directive = g_strdup ("150-KH/TU");
          debt->last_day = dt_print_today () + (int) k;
          g_ptr_array_add (debtor->debts, debt);
        }
      g_ptr_array_add (list->debtors, debtor);
    }
  list->title = g_strdup ("Báo cáo 5 năm");
  list->directive = g_strdup ("1438-CV/TU");
  list->issuer = g_strdup ("Thành ủy");
  list->words = g_strdup ("trước ngày 25/8/2024");
  list->recipient = g_strdup ("");
  list->outward = g_strdup ("");
  list->office = g_strdup ("Văn phòng Thành ủy");
  list->bound = DT_BOUND_BEFORE;
  list->named_day = dt_day_new (2024, 8, 25);
  list->last_day = dt_day_new (2024, 8, 24);
  list->working_day = dt_day_new (2024, 8, 23);
  list->calendar = dt_work_calendar_new (NULL, NULL);
  list->n_tasks = n_debts;

  return list;
}

static char *
print (GPtrArray *letters,
       guint     *n_pages)
{
  g_autoptr(DtReport) report = dt_letter_report_new (letters, dt_print_today ());

  return dt_print_text (report, n_pages);
}

static GPtrArray *
one_letter (const DtDebtorList *list,
            gboolean            with_list)
{
  DtReminderDraft draft = { .list = list, .rung = 2, .today = dt_print_today (), .wanted_day = list->working_day, .with_list = with_list };
  GPtrArray *letters = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_letter_free);

  g_ptr_array_add (letters, dt_reminder_letter_new (&draft));
  return letters;
}

static void
test_one (void)
{
  g_autoptr(DtDebtorList) list = make_list (19, 1);
  guint n_pages;
  g_autofree char *text = print (one_letter (list, TRUE), &n_pages);
  g_auto(GStrv) pages = NULL;

  g_assert_cmpuint (n_pages, ==, 2);
  if (text == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  g_assert_true (dt_print_says (pages[0], "ĐẢNG CỘNG SẢN VIỆT NAM"));
  g_assert_true (dt_print_says (pages[0], "ngày 12 tháng 8 năm 2024"));
  g_assert_true (dt_print_says (pages[0], "19 bodies and units (list attached)"));
  g_assert_true (dt_print_says (pages[0], "trước ngày 25/8/2024"));
  g_assert_true (dt_print_says (pages[0], "by Friday, 23/8/2024"));
  g_assert_true (dt_print_says (pages[0], "Nơi nhận:"));
  g_assert_false (dt_print_says (pages[0], "phường số"));
  g_assert_true (dt_print_says (pages[1], "Đảng ủy phường số 19"));
}

static void
test_without_list (void)
{
  g_autoptr(DtDebtorList) list = make_list (19, 1);
  guint n_pages;
  g_autofree char *text = print (one_letter (list, FALSE), &n_pages);

  g_assert_cmpuint (n_pages, ==, 1);
  if (text != NULL)
    g_assert_false (dt_print_says (text, "phường số"));
}

/* Each unit's letter has its own list and no other's, and its pages are counted from 1. */
static void
test_each (void)
{
  g_autoptr(DtDebtorList) list = make_list (3, 40);
  DtReminderDraft draft = { .list = list, .rung = 3, .today = dt_print_today (), .wanted_day = list->working_day, .with_list = TRUE };
  guint n_pages;
  g_autofree char *text = print (dt_reminder_letters_new (&draft), &n_pages);
  g_auto(GStrv) pages = NULL;

  g_assert_cmpuint (n_pages, ==, 9);
  if (text == NULL)
    return;
  pages = g_strsplit (text, "\f", -1);
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *own = g_strdup_printf ("phường số %u", i / 3 + 1);
      g_autofree char *other = g_strdup_printf ("phường số %u", (i / 3 + 1) % 3 + 1);
      g_autofree char *number = g_strstrip (g_strndup (pages[i], strcspn (pages[i], "\n")));

      g_assert_nonnull (strstr (pages[i], own));
      g_assert_null (strstr (pages[i], other));
      if (i % 3 > 0)
        g_assert_cmpstr (number, ==, i % 3 == 1 ? "2" : "3");
    }
}

/* The State's form: motto, number with a colon, no star, semicolons. */
static void
test_state (void)
{
  g_autoptr(DtDebtorList) list = make_list (1, 1);
  GPtrArray *letters = one_letter (list, FALSE);
  DtLetter *letter = g_ptr_array_index (letters, 0);
  guint n_pages;
  g_autofree char *text = NULL;

  letter->office->form = DT_FORM_STATE;
  g_free (letter->recipients);
  letter->recipients = g_strdup ("Như trên\nLưu: VT");
  text = print (letters, &n_pages);
  if (text == NULL)
    return;
  g_assert_true (dt_print_says (text, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
  g_assert_true (dt_print_says (text, "Độc lập - Tự do - Hạnh phúc"));
  g_assert_true (dt_print_says (text, "Số: ……"));
  g_assert_true (dt_print_says (text, "- Như trên; - Lưu: VT."));
  g_assert_null (strchr (text, '*'));
  g_assert_null (strstr (text, "ĐẢNG CỘNG SẢN"));
}

/* Names that are too long for their column: two lines of about one length, no word of two syllables taken apart; what fits is left. */
static void
test_long_names (void)
{
  g_autoptr(DtOffice) office = dt_print_office ();
  g_autofree char *broken = NULL;
  g_autofree char *whole = NULL;

  office->form = DT_FORM_STATE;
  g_free (office->parent);
  office->parent = g_strdup ("Ủy ban nhân dân thành phố Quảng Ngãi");
  g_free (office->name);
  office->name = g_strdup ("Văn phòng Ủy ban nhân dân");
  broken = dt_form_left_head (office, 177, 14);
  whole = dt_form_left_head (office, 400, 14);
  g_assert_cmpstr (broken, ==, "ỦY BAN NHÂN DÂN\342\200\250THÀNH PHỐ QUẢNG NGÃI\n<b>VĂN PHÒNG\342\200\250ỦY BAN NHÂN DÂN</b>");
  g_assert_cmpstr (whole, ==, "ỦY BAN NHÂN DÂN THÀNH PHỐ QUẢNG NGÃI\n<b>VĂN PHÒNG ỦY BAN NHÂN DÂN</b>");
}

/* Three have their names in the head, each on a line. */
static void
test_named (void)
{
  g_autoptr(DtDebtorList) list = make_list (3, 1);
  guint n_pages;
  g_autofree char *text = print (one_letter (list, FALSE), &n_pages);

  if (text == NULL)
    return;
  g_assert_true (dt_print_says (text, "- Đảng ủy phường số 1,"));
  g_assert_true (dt_print_says (text, "- Đảng ủy phường số 3."));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (dt_print_today ());
  g_test_add_func ("/print/letter/one", test_one);
  g_test_add_func ("/print/letter/without-list", test_without_list);
  g_test_add_func ("/print/letter/each", test_each);
  g_test_add_func ("/print/letter/state", test_state);
  g_test_add_func ("/print/letter/long-names", test_long_names);
  g_test_add_func ("/print/letter/named", test_named);
  return g_test_run ();
}
