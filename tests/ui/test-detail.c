/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The detail panel over a real register, in a real window: what it shows is what is stored. */

#include <adwaita.h>

#include "dt-detail-panel.h"
#include "dt-detail-unit-row.h"
#include "dt-detail-words.h"
#include "dt-press.h"
#include "dt-ui-fixture.h"

typedef struct
{
  DtUiFixture  ui;
  GtkWidget   *panel;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  dt_ui_fixture_open (&fixture->ui, 384, 860);
  fixture->panel = dt_detail_panel_new (fixture->ui.context);
  dt_ui_fixture_show (&fixture->ui, fixture->panel);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  dt_ui_fixture_close (&fixture->ui);
}

static void
show (Fixture    *fixture,
      gint64      task,
      const char *title)
{
  dt_detail_panel_show (DT_DETAIL_PANEL (fixture->panel), &task, 1);
  dt_ui_wait_text (fixture->panel, title);
}

#define COLLECTION "Báo cáo kết quả năm năm thực hiện nghị quyết"

static void
assert_text (Fixture    *fixture,
             const char *line)
{
  g_autofree char *texts = NULL;

  if (dt_ui_has_text (fixture->panel, line))
    return;
  texts = dt_ui_texts (fixture->panel);
  g_test_message ("shown:\n%s", texts);
  g_error ("“%s” is not shown", line);
}

static void
click (Fixture    *fixture,
       const char *name)
{
  GtkWidget *button = dt_ui_find_button (fixture->panel, name);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* As Enter or a double click does. */
static void
activate_row (GtkWidget *row)
{
  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
}

static void
assert_assignments (Fixture    *fixture,
                    const char *expected)
{
  g_autoptr(GArray) ids = dt_detail_panel_dup_assignments (DT_DETAIL_PANEL (fixture->panel));
  GString *text = g_string_new (NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ", g_array_index (ids, gint64, i));
  dt_test_assert_string (g_strchomp (g_string_free (text, FALSE)), expected);
}

static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  assert_text (fixture, "Choose a Task");
  assert_assignments (fixture, "");

  show (fixture, DT_SEED_OVERDUE, "Báo cáo tự kiểm tra công tác nhân sự");
  dt_detail_panel_show (DT_DETAIL_PANEL (fixture->panel), NULL, 0);
  assert_text (fixture, "Choose a Task");
  assert_assignments (fixture, "");
}

static void
test_head (Fixture       *fixture,
           gconstpointer  data)
{
  show (fixture, DT_SEED_OVERDUE, "Báo cáo tự kiểm tra công tác nhân sự");
  assert_text (fixture, "3 days late");
  assert_text (fixture, "· mục 1");
  click (fixture, "150-KH/TU");
  dt_ui_fixture_assert_done (&fixture->ui, "show-directive(1)");

  show (fixture, DT_SEED_STANDING, "Thường xuyên kiểm tra, đôn đốc, nhắc nhở");
  assert_text (fixture, "· mục 3");
  g_assert_false (dt_ui_has_text (fixture->panel, "3 days late"));
}

/* The day in force, the original one, what moved it and by which directive. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  data)
{
  DtDay original = dt_day_new (2024, 9, 30);
  DtDay now = dt_day_new (2024, 9, 15);
  g_autofree char *big = dt_day_format (now, DT_DAY_STYLE_LONG, DT_SEED_TODAY);
  g_autofree char *old_day = dt_day_format (original, DT_DAY_STYLE_TABLE, DT_SEED_TODAY);
  g_autofree char *new_day = dt_day_format (now, DT_DAY_STYLE_TABLE, DT_SEED_TODAY);
  g_autofree char *off = dt_detail_day_off (now, NULL, DT_SEED_TODAY);
  GtkWidget *struck;

  show (fixture, DT_SEED_IDLE, "Kế hoạch đại hội điểm");
  assert_text (fixture, big);
  assert_text (fixture, "Original Day");
  assert_text (fixture, "−15 days");
  assert_text (fixture, new_day);
  assert_text (fixture, off);               /* a Sunday */
  struck = dt_ui_find_label (fixture->panel, old_day);
  g_assert_nonnull (struck);
  g_assert_true (gtk_widget_has_css_class (struck, "struck"));
  click (fixture, "1438-CV/TU");
  dt_ui_fixture_assert_done (&fixture->ui, "show-directive(2)");

  /* One that never moved has no history. */
  show (fixture, DT_SEED_PROGRESS, "Dự thảo hướng dẫn bầu cử trong đảng");
  g_assert_false (dt_ui_has_text (fixture->panel, "Original Day"));
  assert_text (fixture, "14 working days");
}

static void
test_units (Fixture       *fixture,
            gconstpointer  data)
{
  show (fixture, DT_SEED_COLLECTION, COLLECTION);
  assert_text (fixture, "Assignments · 2/4 handed in");
  assert_text (fixture, "handed in 10/8");
  assert_text (fixture, "handed in 08/8, accepted");
  assert_text (fixture, "in progress 50%");
  assert_text (fixture, "not started");
  assert_text (fixture, "Co-ordinating: Văn phòng");
  assert_assignments (fixture, "15 16");

  click (fixture, "Accept");
  dt_ui_fixture_assert_done (&fixture->ui, "accept([13])");
  click (fixture, "Return…");
  dt_ui_fixture_assert_done (&fixture->ui, "return([13])");
  click (fixture, "Log Call · 0255 000 102");
  dt_ui_fixture_assert_done (&fixture->ui, "log-call([15])");
  click (fixture, "Đảng ủy phường Minh Tân");
  dt_ui_fixture_assert_done (&fixture->ui, "open-unit(5)");

  activate_row (dt_ui_find_row (fixture->panel, "Ban Tổ chức"));
  dt_ui_fixture_assert_done (&fixture->ui, "record([15])");
  activate_row (dt_ui_find_row (fixture->panel, "X. Hòa Nam"));
  dt_ui_fixture_assert_done (&fixture->ui, "open-unit(6)");

  show (fixture, DT_SEED_RETURNED, "Dự toán kinh phí phục vụ đại hội");
  assert_text (fixture, "returned 06/8: Thiếu phụ lục kinh phí");
  show (fixture, DT_SEED_DONE_LATE, "Thống kê đảng viên chuyển sinh hoạt");
  assert_text (fixture, "handed in 08/8, 2 days late, accepted");
  show (fixture, DT_SEED_UNDATED, "Nghiên cứu, đề xuất chủ đề đại hội");
  assert_text (fixture, "No unit leads this task");
}

/* The menu of a row offers what can be done, and nothing else. */
static char *
menu_of (GtkWidget *row)
{
  g_autoptr(GMenuModel) menu = dt_detail_unit_row_new_menu (DT_DETAIL_UNIT_ROW (row), TRUE);
  GString *labels = g_string_new (NULL);

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr(GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      for (int j = 0; j < g_menu_model_get_n_items (section); j++)
        {
          g_autofree char *label = NULL;

          g_menu_model_get_item_attribute (section, j, G_MENU_ATTRIBUTE_LABEL, "s", &label);
          g_string_append_printf (labels, "%s|", label);
        }
    }

  return g_string_free (labels, FALSE);
}

static void
test_row_menu (Fixture       *fixture,
               gconstpointer  data)
{
  show (fixture, DT_SEED_COLLECTION, COLLECTION);
  dt_test_assert_string (menu_of (dt_ui_find_row (fixture->panel, "P. Minh Tân")),
                         "Accept|Return…|Remove Submission|Submissions…|Open Unit|Copy Unit's Name|Copy Phone Number|");
  dt_test_assert_string (menu_of (dt_ui_find_row (fixture->panel, "Ban Tổ chức")),
                         "Record Submission…|Log Call|Set Progress|Request for an Extension…|Change Its Deadline…|Excuse…|"
                         "Remove from the Task|Open Unit|Copy Unit's Name|Copy Phone Number|");

  /* By keyboard too. */
  gtk_widget_grab_focus (dt_ui_find_row (fixture->panel, "Ban Tổ chức"));
  g_assert_true (dt_press_key (GTK_WINDOW (fixture->ui.window), GDK_KEY_F10, GDK_SHIFT_MASK)
                 || dt_press_key (GTK_WINDOW (fixture->ui.window), GDK_KEY_Menu, 0));
}

static void
assert_useless (Fixture    *fixture,
                const char *why)
{
  GtkWidget *button = dt_ui_find_button (fixture->panel, why);

  g_assert_nonnull (button);
  g_assert_false (gtk_widget_get_sensitive (button));
}

static void
test_actions (Fixture       *fixture,
              gconstpointer  data)
{
  show (fixture, DT_SEED_COLLECTION, COLLECTION);
  click (fixture, "Record Submission…");
  dt_ui_fixture_assert_done (&fixture->ui, "record([15, 16])");
  click (fixture, "Remind 2 Units…");
  dt_ui_fixture_assert_done (&fixture->ui, "write-reminder([15, 16])");

  show (fixture, DT_SEED_HANDED, "Quy chế làm việc của tổ giúp việc");
  assert_useless (fixture, "All units have handed in");
  show (fixture, DT_SEED_SUSPENDED, "Sửa chữa hội trường");
  assert_useless (fixture, "The task is suspended");
  show (fixture, DT_SEED_UNDATED, "Nghiên cứu, đề xuất chủ đề đại hội");
  assert_useless (fixture, "No unit leads this task");

  /* And useful again. */
  show (fixture, DT_SEED_OVERDUE, "Báo cáo tự kiểm tra công tác nhân sự");
  click (fixture, "Record Submission…");
  dt_ui_fixture_assert_done (&fixture->ui, "record([1])");
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  show (fixture, DT_SEED_PROGRESS, "Dự thảo hướng dẫn bầu cử trong đảng");
  assert_text (fixture, "Waits For");
  assert_text (fixture, "mục 1 · Báo cáo tự kiểm tra công tác nhân sự");
  assert_text (fixture, "09/8 · 0%");
  assert_text (fixture, "18 days of slack");      /* late since the 9th: counted from today */
  activate_row (dt_ui_find_row (fixture->panel, "Waits For"));
  dt_ui_fixture_assert_done (&fixture->ui, "open-task(1)");

  show (fixture, DT_SEED_OVERDUE, "Báo cáo tự kiểm tra công tác nhân sự");
  assert_text (fixture, "Waited For By");
  activate_row (dt_ui_find_row (fixture->panel, "Waited For By"));
  dt_ui_fixture_assert_done (&fixture->ui, "open-task(5)");

  show (fixture, DT_SEED_DONE, "Phân công theo dõi cơ sở");
  g_assert_false (dt_ui_has_text (fixture->panel, "Depends on Results"));
}

static void
test_reminders (Fixture       *fixture,
                gconstpointer  data)
{
  show (fixture, DT_SEED_OVERDUE, "Báo cáo tự kiểm tra công tác nhân sự");
  assert_text (fixture, "1 time");
  assert_text (fixture, "10/8");
  assert_text (fixture, "Ban Tổ chức – Hẹn gửi trong tuần");
  assert_text (fixture, "not started · reminded 10/8");

  show (fixture, DT_SEED_DONE, "Phân công theo dõi cơ sở");
  g_assert_false (dt_ui_has_text (fixture->panel, "Reminders"));
}

#define MORE_UNITS \
  "WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 199)" \
  " INSERT INTO unit (id, uid, code, name, short_name, kind, sort_key)" \
  " SELECT i, printf ('00000000-0000-4000-9000-%012d', i), 'U' || i, 'Chi bộ số ' || i, 'CB ' || i, 'party-cell'," \
  "        dt_sort_key ('CB ' || i) FROM n;" \
  "INSERT INTO assignment (id, uid, task_id, unit_id, role, position)" \
  " SELECT id, printf ('00000000-0000-4000-a000-%012d', id), 13, id, 'lead', id FROM unit WHERE id >= 100;"

static gboolean
can_scroll (gpointer adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment) > 200;
}

/* What changes in the register changes here; where one has scrolled to and the focus stay. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  GtkAdjustment *adjustment;
  GtkWidget *row, *focus;

  dt_ui_fixture_write (&fixture->ui, MORE_UNITS);
  show (fixture, DT_SEED_COLLECTION, COLLECTION);
  row = dt_ui_find_row (fixture->panel, "CB 102");
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW)));
  dt_test_wait_until (can_scroll, adjustment);
  gtk_widget_grab_focus (row);
  dt_ui_settle ();
  gtk_adjustment_set_value (adjustment, 90);

  dt_ui_fixture_write (&fixture->ui, "UPDATE assignment SET percent = 75 WHERE id = 15");
  dt_ui_wait_text (fixture->panel, "in progress 75%");
  dt_ui_settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 90);
  g_assert_true (dt_ui_find_focus (fixture->panel) == row);

  /* A button that is of no more use hands the focus to its row. */
  click (fixture, "and 44 more units");
  dt_ui_settle ();
  gtk_widget_grab_focus (dt_ui_find_button (fixture->panel, "Accept"));
  dt_ui_fixture_write (&fixture->ui, "UPDATE submission SET verdict = 'accepted', verdict_day = received_day WHERE id = 5");
  dt_ui_wait_text (fixture->panel, "handed in 10/8, accepted");
  dt_ui_settle ();
  focus = dt_ui_find_focus (fixture->panel);
  g_assert_true (DT_IS_DETAIL_UNIT_ROW (focus));
  g_assert_cmpint (dt_detail_unit_row_get_id (DT_DETAIL_UNIT_ROW (focus)), ==, 13);
}

/* Enter in the list of tasks comes here: to the first thing there is, and stays where it already is. */
static void
test_focus (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *row;

  gtk_widget_grab_focus (fixture->panel);     /* with nothing there yet, it must come back from it */
  show (fixture, DT_SEED_COLLECTION, COLLECTION);
  gtk_window_set_focus (GTK_WINDOW (fixture->ui.window), NULL);
  g_assert_true (gtk_widget_grab_focus (fixture->panel));
  g_assert_true (gtk_widget_is_ancestor (dt_ui_find_focus (fixture->panel), fixture->panel));

  row = dt_ui_find_row (fixture->panel, "Ban Tổ chức");
  gtk_widget_grab_focus (row);
  /* It is not taken anew, or Tab could not leave the panel. */
  g_assert_false (gtk_widget_grab_focus (fixture->panel));
  g_assert_true (dt_ui_find_focus (fixture->panel) == row);
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  show (fixture, DT_SEED_UNDATED, "Nghiên cứu, đề xuất chủ đề đại hội");
  dt_ui_fixture_write (&fixture->ui, "DELETE FROM task WHERE id = 14");
  dt_ui_wait_text (fixture->panel, "The Task Is No Longer in the Register");
  assert_assignments (fixture, "");
}

/* Of many units those that owe come first; sixty are shown, the others on demand. */
static void
test_many_units (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkWidget *list;

  dt_ui_fixture_write (&fixture->ui, MORE_UNITS);
  show (fixture, DT_SEED_COLLECTION, COLLECTION);
  assert_text (fixture, "Assignments · 2/104 handed in");
  g_assert_cmpuint (dt_count_widgets (fixture->panel, DT_TYPE_DETAIL_UNIT_ROW), ==, 60);
  list = gtk_widget_get_parent (dt_ui_find_row (fixture->panel, "Ban Tổ chức"));
  g_assert_cmpint (dt_detail_unit_row_get_id (DT_DETAIL_UNIT_ROW (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0))),
                   ==, 15);
  g_assert_null (dt_ui_find_row (fixture->panel, "P. Minh Tân"));     /* has handed in */

  click (fixture, "and 44 more units");
  g_assert_cmpuint (dt_count_widgets (fixture->panel, DT_TYPE_DETAIL_UNIT_ROW), ==, 104);
  g_assert_nonnull (dt_ui_find_row (fixture->panel, "P. Minh Tân"));
}

static void
test_selection (Fixture       *fixture,
                gconstpointer  data)
{
  const gint64 ids[] = { DT_SEED_OVERDUE, DT_SEED_PROGRESS, DT_SEED_COLLECTION, DT_SEED_DONE };
  const gint64 done[] = { DT_SEED_DONE, DT_SEED_DONE_LATE };

  dt_detail_panel_show (DT_DETAIL_PANEL (fixture->panel), ids, G_N_ELEMENTS (ids));
  dt_ui_wait_text (fixture->panel, "4 tasks selected");
  g_assert_nonnull (dt_ui_find_row (fixture->panel, "Overdue"));
  g_assert_nonnull (dt_ui_find_row (fixture->panel, "On Time"));
  assert_text (fixture, "Owed by 2 units");
  assert_assignments (fixture, "1 5 15 16");
  click (fixture, "Record Submission…");
  dt_ui_fixture_assert_done (&fixture->ui, "record([1, 5, 15, 16])");
  activate_row (dt_ui_find_row (fixture->panel, "Ban Tổ chức"));
  dt_ui_fixture_assert_done (&fixture->ui, "open-unit(2)");

  dt_detail_panel_show (DT_DETAIL_PANEL (fixture->panel), done, G_N_ELEMENTS (done));
  dt_ui_wait_text (fixture->panel, "2 tasks selected");
  assert_useless (fixture, "Nothing is open in the selected tasks");
  assert_assignments (fixture, "");

  show (fixture, DT_SEED_OVERDUE, "Báo cáo tự kiểm tra công tác nhân sự");
  assert_assignments (fixture, "1");
}

/* At its least width nothing asks for more. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  for (gint64 id = 1; id <= DT_SEED_N_TASKS; id++)
    {
      int minimum;

      dt_detail_panel_show (DT_DETAIL_PANEL (fixture->panel), &id, 1);
      dt_ui_wait_text (fixture->panel, id < DT_SEED_STANDING ? "150-KH/TU" : "1438-CV/TU");
      dt_ui_settle ();
      gtk_widget_measure (fixture->panel, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 320);
    }
}

static void
test_words (void)
{
  DtReminderRow letter = { .channel = DT_CHANNEL_LETTER, .n_units = 4, .unit = (char *) "", .note = (char *) "",
                           .answer = (char *) "", .symbol = (char *) "CV 1466" };
  DtReminderRow call = { .channel = DT_CHANNEL_PHONE, .n_units = 1, .unit = (char *) "Ban Tổ chức",
                         .note = (char *) "gặp chánh văn phòng", .answer = (char *) "đang ký", .symbol = (char *) "",
                         .answer_day = DT_SEED_TODAY + 1 };

  dt_test_assert_string (dt_detail_slack (6), "6 days of slack");
  dt_test_assert_string (dt_detail_slack (1), "1 day of slack");
  dt_test_assert_string (dt_detail_slack (0), "no slack");
  dt_test_assert_string (dt_detail_slack (-4), "short by 4 days");
  /* What is late cannot end before today; what is done ended when it was due. */
  g_assert_cmpint (dt_detail_slack_days (90, TRUE, 110, 100), ==, 10);
  g_assert_cmpint (dt_detail_slack_days (90, FALSE, 110, 100), ==, 20);
  g_assert_cmpint (dt_detail_slack_days (104, TRUE, 102, 100), ==, -2);

  dt_test_assert_string (dt_detail_capitalise ("đúng hạn"), "Đúng hạn");
  dt_test_assert_string (dt_detail_capitalise (""), "");
  dt_test_assert_string (dt_detail_day (dt_day_new (2023, 12, 8), DT_SEED_TODAY), "08/12/2023");
  dt_test_assert_string (dt_detail_reminder (&letter), "Reminder letter to 4 units");
  dt_test_assert_string (dt_detail_answer (&letter, DT_SEED_TODAY), NULL);
  dt_test_assert_string (dt_detail_reminder (&call), "Ban Tổ chức – gặp chánh văn phòng");
  dt_test_assert_string (dt_detail_answer (&call, DT_SEED_TODAY), "promised for 13/8: đang ký");
  call.answer = (char *) "hẹn gửi chiều 13/8";
  dt_test_assert_string (dt_detail_answer (&call, DT_SEED_TODAY), "answer: hẹn gửi chiều 13/8");
  letter.note = (char *) "nhắc góp ý đề cương";
  dt_test_assert_string (dt_detail_reminder (&letter), "4 units – nhắc góp ý đề cương");
}

#define CASE(name, func) g_test_add ("/ui/detail/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/detail/words", test_words);
  CASE ("nothing", test_nothing);
  CASE ("head", test_head);
  CASE ("moved", test_moved);
  CASE ("units", test_units);
  CASE ("row-menu", test_row_menu);
  CASE ("actions", test_actions);
  CASE ("links", test_links);
  CASE ("reminders", test_reminders);
  CASE ("follows", test_follows);
  CASE ("focus", test_focus);
  CASE ("gone", test_gone);
  CASE ("many-units", test_many_units);
  CASE ("selection", test_selection);
  CASE ("narrow", test_narrow);

  return g_test_run ();
}
