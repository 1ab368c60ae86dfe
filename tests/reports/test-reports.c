/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each report says of the seed register: its rows, totals, and words where there is nothing. */

#include <string.h>

#include "dt-error.h"
#include "dt-reports.h"
#include "dt-seed.h"
#include "dt-test.h"

typedef struct { DtStore *store; DtQuery *query; DtListing *table; } Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  dt_today_set_fixed (DT_SEED_TODAY);
  f->store = dt_seed_open ();
  f->query = dt_query_new (DT_SEED_TODAY);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_clear_pointer (&f->table, dt_listing_unref);
  dt_query_free (f->query);
  dt_seed_close (f->store);
  dt_today_set_fixed (DT_DAY_NONE);
}

static void
make (Fixture    *f,
      const char *name)
{
  DtReportAsk *ask = dt_report_ask_new (dt_report_find (name), f->query);
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&f->table, dt_listing_unref);
  f->table = dt_store_read (f->store, dt_job_make_report, ask, NULL, &error);
  dt_report_ask_free (ask);
  g_assert_no_error (error);
  g_assert_nonnull (f->table->office);
  /* Every row is whole, and grouped by a column that there is. */
  g_assert_cmpuint (f->table->cells->len % f->table->columns->len, ==, 0);
  if (*f->table->group != '\0')
    g_assert_cmpint (dt_listing_find_column (f->table, f->table->group), >=, 0);
}

static char *
dup_row (const DtListing *table,
         guint            row)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const DtListingCell *cell = dt_listing_get_cell (table, row, i);
      g_autofree char *words = dt_listing_cell_words (table, cell);

      g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", words);
      if (cell->under != NULL)
        g_string_append_printf (text, "/%s", cell->under);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_row (const DtListing *table,
            guint            row,
            const char      *expected)
{
  g_autofree char *text = dup_row (table, row);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
says (GPtrArray  *lines,
      const char *words)
{
  for (guint i = 0; i < lines->len; i++)
    if (strstr (g_ptr_array_index (lines, i), words) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_overdue (Fixture       *f,
              gconstpointer  data)
{
  make (f, "overdue");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 1);
  assert_row (f->table, 0, "Báo cáo tự kiểm tra công tác nhân sự|Ban Tổ chức Thành ủy|150-KH/TU/mục 1|mục 1|Fri 09/8|Fri 09/8|3|1/10/8|Sat 10/8|"
                           "Not handed in|0255 000 102");
  g_assert_cmpstr (f->table->total, ==, "Total: 1 task of 1 unit, at most 3 days late");

  /* Three units are late with one request: three rows; one was handed in and waits, and is not late. */
  f->query->today = dt_day_new (2024, 8, 27);
  make (f, "overdue");
  g_assert_cmpstr (f->table->total, ==, "Total: 6 tasks of 4 units, at most 18 days late");
  f->query->unit_id = DT_SEED_PROPAGANDA;
  make (f, "overdue");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 2);
  g_assert_true (says (f->table->facts, "Unit: Ban Tuyên giáo Thành ủy"));
}

static void
test_due (Fixture       *f,
          gconstpointer  data)
{
  make (f, "next-week");
  g_assert_true (says (f->table->facts, "From 19/8/2024 to 25/8/2024"));
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 2);
  assert_row (f->table, 0, "Dự toán kinh phí phục vụ đại hội|Ủy ban nhân dân thành phố|150-KH/TU/mục 4|mục 4|Tue 20/8||8|Returned|");
  assert_row (f->table, 1, "Báo cáo kết quả năm năm thực hiện nghị quyết|Several units|1438-CV/TU/mục 2.1|mục 2.1|Sat 24/8||12|2 of 4 units|");

  make (f, "next-month");
  g_assert_true (says (f->table->facts, "From 01/9/2024 to 30/9/2024"));
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 1);
  g_assert_true (says (f->table->notes, "moved by Letter No. 1438-CV/TU"));

  /* On a Sunday the next week begins tomorrow; in December the next month lies in the next year. */
  f->query->today = dt_day_new (2024, 12, 29);
  make (f, "next-week");
  g_assert_true (says (f->table->facts, "From 30/12/2024 to 05/01/2025"));
  make (f, "next-month");
  g_assert_true (says (f->table->facts, "From 01/01/2025 to 31/01/2025"));
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 0);
  g_assert_cmpstr (f->table->empty, ==, "Nothing falls due in these days.");
}

/* As a table for a word processor it says what the sheet says: a task without a deadline has neither a day nor time left. */
static void
test_deadlines (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  guint n_dated = 0;

  f->query->group = DT_GROUP_UNIT;
  f->table = dt_store_read (f->store, dt_job_make_deadlines, f->query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (f->table->heading, ==, "SUMMARY");
  g_assert_cmpstr (f->table->subject, ==, "of task deadlines by lead unit");
  g_assert_true (says (f->table->facts, "(As of 12/8/2024)"));
  g_assert_cmpstr (f->table->group, ==, "lead");
  g_assert_cmpstr (f->table->total, ==, "Total: overdue 1, due today 1, waiting for acceptance 1, completed 2");

  for (guint i = 0; i < dt_listing_get_n_rows (f->table); i++)
    {
      const DtListingCell *day = dt_listing_get_cell (f->table, i, (guint) dt_listing_find_column (f->table, "last-day"));
      const DtListingCell *left = dt_listing_get_cell (f->table, i, (guint) dt_listing_find_column (f->table, "time-left"));

      if (day->kind != DT_VALUE_DAY || day->day == DT_DAY_NONE)
        g_assert_cmpstr (left->text, ==, "–");
      else
        n_dated++;
    }
  g_assert_cmpuint (n_dated, ==, DT_SEED_N_TASKS - 2);
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, DT_SEED_N_TASKS);
}

static void
test_unit (Fixture       *f,
           gconstpointer  data)
{
  g_autoptr(DtListingView) view = NULL;
  g_autofree char *name = NULL;

  f->query->unit_id = DT_SEED_ORGANISATION;
  make (f, "unit");
  g_assert_cmpstr (f->table->subject, ==, "Ban Tổ chức Thành ủy");
  g_assert_true (says (f->table->lines, "0255 000 102"));
  g_assert_true (says (f->table->lines, "Of 2 that fell due: handled 50%, on time 50%; late 0, not handed in 1."));
  view = dt_listing_view_new (f->table, NULL, NULL);
  g_assert_cmpuint (view->groups->len, ==, 4);
  name = dt_listing_view_group_name (view, 0);
  g_assert_cmpstr (name, ==, "Overdue");
  g_assert_cmpuint (dt_listing_view_count (view, 0), ==, 1);
  g_assert_cmpuint (dt_listing_view_count (view, 3), ==, 1);
  assert_row (f->table, dt_listing_get_n_rows (f->table) - 1, "Báo cáo tự kiểm tra công tác nhân sự|||||Sat 10/8|Phone Call||Urged");
}

/* A sheet tells all that is owed, also what a page of the window would leave out. */
static void
test_unit_much (Fixture       *f,
                gconstpointer  data)
{
  g_autoptr(DtListingView) view = NULL;

  dt_seed_write (f->store,
                 "INSERT INTO task (id, uid, directive_id, position, title) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)"
                 " SELECT 5000 + i, printf ('00000000-0000-4000-8000-%012d', 5000 + i), 1, 100 + i, 'Việc ' || i FROM n;"
                 "INSERT INTO assignment (id, uid, task_id, unit_id, role)"
                 " SELECT id, printf ('00000000-0000-4000-8000-%012d', 9000 + id), id, 2, 'lead' FROM task WHERE id > 5000;");
  f->query->unit_id = DT_SEED_ORGANISATION;
  make (f, "unit");
  view = dt_listing_view_new (f->table, NULL, NULL);
  g_assert_cmpuint (dt_listing_view_count (view, 1), >=, 600);
}

/* A unit that owes nothing, and one that was never urged: each part says so in words. */
static void
test_unit_empty (Fixture       *f,
                 gconstpointer  data)
{
  g_autoptr(DtListingView) view = NULL;

  f->query->unit_id = DT_SEED_COMMITTEE;
  make (f, "unit");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 4);
  view = dt_listing_view_new (f->table, NULL, NULL);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (dt_listing_is_message (f->table, i));
      g_assert_cmpuint (dt_listing_view_count (view, i), ==, 0);
    }
  g_assert_true (says (f->table->lines, "Nothing fell due"));
}

static void
test_units (Fixture       *f,
            gconstpointer  data)
{
  int column;

  f->query->from = dt_day_new (2024, 8, 1);
  f->query->to = dt_day_new (2024, 8, 12);
  make (f, "units");
  /* By kind, then by place: the advisory bodies first. */
  assert_row (f->table, 0, "Ban Tổ chức Thành ủy|BTC|Party Advisory Bodies|2|1|1|0|1|50|50|–");
  column = dt_listing_find_column (f->table, "due");
  {
    gint64 due = 0;

    for (guint i = 0; i < dt_listing_get_n_rows (f->table); i++)
      due += dt_listing_get_cell (f->table, i, (guint) column)->number;
    g_assert_cmpint (g_array_index (f->table->sums, DtListingCell, column).number, ==, due);
  }

  f->query->from = f->query->to = dt_day_new (2020, 1, 1);
  make (f, "units");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 0);
}

static void
test_progress (Fixture       *f,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  DtReportAsk *ask = dt_report_ask_new (dt_report_find ("progress"), f->query);

  g_assert_null (dt_store_read (f->store, dt_job_make_report, ask, NULL, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  dt_report_ask_free (ask);

  f->query->directive_id = DT_SEED_PLAN;
  make (f, "progress");
  g_assert_cmpstr (f->table->subject, ==, "on the progress of Plan No. 150-KH/TU of 08/7/2024");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 11);
  /* Returned: why; handed in: by which paper and when. */
  assert_row (f->table, 3, "mục 4|Dự toán kinh phí phục vụ đại hội|Ủy ban nhân dân thành phố|Tue 20/8|Tue 20/8|Returned||"
                           "returned 31/UBND-VP (06/8/2024): Thiếu phụ lục kinh phí");
  assert_row (f->table, 7, "mục 8|Phân công theo dõi cơ sở|Ban Tổ chức Thành ủy|Thu 08/8|Thu 08/8|✓ 07/8|12-BC/BTC (07/8/2024)|");
  g_assert_cmpstr (f->table->total, ==, "Total: 11 tasks; completed 2, waiting for acceptance 1, overdue 1");

  f->query->directive_id = DT_SEED_LETTER;
  make (f, "progress");
  assert_row (f->table, 1, "mục 2.1|Báo cáo kết quả năm năm thực hiện nghị quyết|Several units|Sat 24/8|Sat 24/8|2 of 4 units|"
                           "P. Minh Tân: 21-BC/ĐU (10/8/2024)\nX. Hòa Nam: 10-BC/ĐU (08/8/2024)|");
}

static void
test_changes (Fixture       *f,
              gconstpointer  data)
{
  make (f, "changes");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 1);
  g_assert_cmpstr (f->table->total, ==, "Total: 1 deadline moved by changes in force");
  assert_row (f->table, 0, "6|Kế hoạch đại hội điểm|P. Minh Tân|Mon 30/9|Sun 15/9|Sunday|1438-CV/TU|"
                           "−15 days: 150-KH/TU; by 1438-CV/TU, mục 1 of 22/7/2024");

  f->query->from = dt_day_new (2024, 8, 1);
  make (f, "changes");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 0);
  g_assert_cmpstr (f->table->empty, ==, "No deadline was moved.");
}

/* Whole weeks; each day of the month once, with all that is due on it; the same as a list for a spreadsheet. */
static void
test_month (Fixture       *f,
            gconstpointer  data)
{
  const DtListing *list;
  const DtListingCell *day;

  make (f, "month");
  g_assert_cmpstr (f->table->subject, ==, "August 2024");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 5);
  day = dt_listing_get_cell (f->table, 1, 4);
  g_assert_cmpstr (day->text, ==, "9");
  g_assert_cmpstr (day->under, ==, "– Báo cáo tự kiểm tra công tác nhân sự (Ban Tổ chức): Late by 3 days");
  day = dt_listing_get_cell (f->table, 3, 5);
  g_assert_cmpstr (day->text, ==, "24");
  g_assert_cmpint (day->style & DT_VALUE_SHADED, !=, 0);
  list = f->table->list;
  g_assert_cmpstr (list->total, ==, "Total: 11 tasks");
  g_assert_cmpuint (dt_listing_get_n_rows (list), ==, 11);

  /* A month of six weeks, and one of four. */
  f->query->from = dt_day_new (2024, 9, 17);
  make (f, "month");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 6);
  f->query->from = dt_day_new (2027, 2, 28);
  make (f, "month");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 4);
}

static void
test_books (Fixture       *f,
            gconstpointer  data)
{
  /* Nobody has said yet who the office is: all came from elsewhere. Few of those who are asked are named. */
  make (f, "outgoing");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 0);
  make (f, "incoming");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 2);
  g_assert_cmpuint (f->table->columns->len, ==, 10);
  g_assert_cmpstr (dt_listing_get_cell (f->table, 0, 6)->text, ==, "Ban Tổ chức, Văn phòng, Ban Tuyên giáo, UBND thành phố and 2 more units");

  dt_seed_write (f->store,
                 "INSERT INTO setting (name, value) VALUES ('office.parent', 'Thành ủy');"
                 "UPDATE directive SET urgency = 'urgent' WHERE id = 2;"
                 "INSERT INTO addressee (id, directive_id, kind, position, words) VALUES (1, 2, 'addressee', 1, 'Các chi, đảng bộ'),"
                 "  (2, 2, 'distribution', 1, 'Như trên'), (3, 2, 'distribution', 2, 'Lưu Văn phòng.');"
                 "INSERT INTO directive (id, uid, symbol, symbol_key, type, issuer, issuer_key, issued_day, subject, arrived_day, incoming_number)"
                 " VALUES (3, '00000000-0000-4000-8000-000000000253', '2245-CV/TU', '2245CVTU', 'letter', 'Tỉnh ủy', dt_fold ('Tỉnh ủy'), 739085,"
                 "  'Báo cáo', 739086, 812);"
                 "INSERT INTO reminder (id, uid, unit_id, day, channel, rung, symbol) VALUES"
                 " (2, '00000000-0000-4000-8000-000000000802', 5, 739111, 'letter', 2, '1464-CV/VPTU'),"
                 " (3, '00000000-0000-4000-8000-000000000803', 6, 739111, 'letter', 2, '1464-CV/VPTU');");
  make (f, "incoming");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 1);
  g_assert_cmpint (dt_listing_get_cell (f->table, 0, 7)->kind, ==, DT_VALUE_NONE);
  assert_row (f->table, 0, "Fri 19/7|812|Tỉnh ủy|2245-CV/TU|Thu 18/7|Letter: Báo cáo||||");
  make (f, "outgoing");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 3);
  g_assert_cmpuint (f->table->columns->len, ==, 10);
  assert_row (f->table, 1, "1438-CV/TU|Mon 22/7|Letter: Đẩy nhanh tiến độ các việc của kế hoạch||Các chi, đảng bộ|Văn phòng||||Urgent");
  /* One letter to two units is one document. */
  assert_row (f->table, 2, "1464-CV/VPTU|Tue 13/8|Letter: Letter of reminder||P. Minh Tân, X. Hòa Nam|||||");

  f->query->from = dt_day_new (2024, 7, 9);
  f->query->to = dt_day_new (2024, 7, 22);
  make (f, "outgoing");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 1);

  /* What was entered by hand stands in its columns; only the signature is left to the pen. */
  dt_seed_write (f->store, "UPDATE directive SET passed_day = 739089, passed_to = 'Phòng Tổng hợp', copies = 45 WHERE id IN (2, 3);");
  make (f, "outgoing");
  assert_row (f->table, 0, "1438-CV/TU|Mon 22/7|Letter: Đẩy nhanh tiến độ các việc của kế hoạch||Các chi, đảng bộ|Văn phòng|45|Mon 22/7||Urgent");
  f->query->from = f->query->to = DT_DAY_NONE;
  make (f, "incoming");
  assert_row (f->table, 0, "Fri 19/7|812|Tỉnh ủy|2245-CV/TU|Thu 18/7|Letter: Báo cáo|Phòng Tổng hợp|Mon 22/7||");
}

static void
test_journal (Fixture       *f,
              gconstpointer  data)
{
  make (f, "journal");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), >=, 1);
  g_assert_cmpstr (f->table->group, ==, "day");
  f->query->to = dt_day_new (2024, 8, 11);
  make (f, "journal");
  g_assert_cmpuint (dt_listing_get_n_rows (f->table), ==, 0);
  g_assert_cmpstr (f->table->empty, ==, "Nothing was done in this period.");
}

/* Days by their order, units by their place, what has none last; only by a column that is meant for it. */
static void
test_views (void)
{
  const DtListingColumn columns[] = {
    { "task", "Task", 0, 1, 10, DT_COLUMN_FIXED }, { "day", "Day", 0, 1, 10, DT_COLUMN_GROUPS }, { "unit", "Unit", 0, 1, 10, DT_COLUMN_GROUPS },
  };
  static const struct { const char *task; int day; const char *unit; int rank; } rows[] = {
    { "a", 3, "X", 2 }, { "b", 0, "Y", 1 }, { "c", 2, "", 0 }, { "d", 3, "Y", 1 },
  };
  static const char *const hidden[] = { "task", "unit", NULL };
  g_autoptr(DtListing) table = dt_listing_new (739110, "n", "H", "");
  static const struct { const char *group, *order; guint n_groups; } cases[] = {
    { "day", "cadb", 3 }, { "unit", "bdac", 3 }, { "", "abcd", 1 }, { NULL, "abcd", 1 }, { "task", "abcd", 1 }, { "x", "abcd", 1 },
  };

  dt_listing_add_columns (table, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      dt_listing_add_text (table, rows[i].task);
      dt_listing_add_day (table, rows[i].day != 0 ? 739110 + rows[i].day : DT_DAY_NONE);
      dt_listing_add_text (table, rows[i].unit)->number = rows[i].rank;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(DtListingView) view = dt_listing_view_new (table, cases[i].group, hidden);
      g_autoptr(GString) order = g_string_new (NULL);

      for (guint k = 0; k < view->order->len; k++)
        g_string_append (order, rows[g_array_index (view->order, guint, k)].task);
      g_assert_cmpstr (order->str, ==, cases[i].order);
      g_assert_cmpuint (view->groups->len, ==, cases[i].n_groups);
      /* The task cannot be left out. */
      g_assert_cmpuint (view->columns->len, ==, 2);
    }
}

/* None is left out of the menu of the printer. */
static void
test_menu (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DT_SOURCE_DIR"), "src", "ui", "dt-window.ui", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  for (const DtReportKind *kind = dt_report_kinds; kind->name != NULL; kind++)
    {
      g_autofree char *item = g_strdup_printf (">%s</attribute>\n          <attribute name=\"action\">win.report</attribute>\n"
                                               "          <attribute name=\"target\">%s</attribute>", kind->title, kind->name);

      if (strstr (text, item) == NULL)
        g_error ("no entry for %s", kind->name);
      g_assert_true (dt_report_find (kind->name) == kind);
    }
  g_assert_null (dt_report_find ("no-such"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/reports/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("overdue", test_overdue);
  ADD ("due", test_due);
  ADD ("deadlines", test_deadlines);
  ADD ("unit", test_unit);
  ADD ("unit-much", test_unit_much);
  ADD ("unit-empty", test_unit_empty);
  ADD ("units", test_units);
  ADD ("progress", test_progress);
  ADD ("changes", test_changes);
  ADD ("month", test_month);
  ADD ("books", test_books);
  ADD ("journal", test_journal);
  g_test_add_func ("/reports/views", test_views);
  g_test_add_func ("/reports/menu", test_menu);

  return g_test_run ();
}
