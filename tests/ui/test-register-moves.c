/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A letter that moves the days of a plan: the effect is shown in the window that enters it, and stored with it. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "dt-move-card.h"
#include "dt-press.h"
#include "dt-register-task-row.h"
#include "dt-register-window.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"
#include "dt-window-fixture.h"

static GtkWidget *
find_window (void)
{
  return dt_find_window (DT_TYPE_REGISTER_WINDOW);
}

static gboolean
is_open (gpointer data)
{
  return find_window () != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return find_window () == NULL;
}

static gboolean
press_store (void)
{
  return dt_press_key (GTK_WINDOW (find_window ()), GDK_KEY_Return, GDK_CONTROL_MASK);
}

#define MOVING_LETTER \
  "THÀNH ỦY QUẢNG NGÃI\n*\nSố 1520-CV/TU\n\nTP. Quảng Ngãi, ngày 05 tháng 8 năm 2024\n\nKính gửi: Ban Tổ chức Thành ủy.\n\n" \
  "1. Ban Tổ chức Thành ủy hoàn thành các nhiệm vụ trước 5 ngày so với các mốc thời gian của Kế hoạch số 150-KH/TU ngày 08/7/2024.\n\n" \
  "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n"

static DtMoveCard *
get_card (void)
{
  return DT_MOVE_CARD (dt_find_widget (find_window (), DT_TYPE_MOVE_CARD));
}

static gboolean
is_counted (gpointer data)
{
  int n_unchanged;

  return dt_move_card_count (get_card (), &n_unchanged) > 0;
}

static void
open_moving (DtWindowFixture *f)
{
  g_autofree char *path = g_build_filename (f->dir, "1520.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_assert_true (g_file_set_contents (path, MOVING_LETTER, -1, NULL));
  dt_window_register_file (f->window, file);
  dt_test_wait_until (is_open, NULL);
  dt_test_wait_until (is_counted, NULL);
  g_unlink (path);
}

#define SUM_OF_DAYS "SELECT sum (d.last_day) FROM deadline d JOIN task t ON t.id = d.task_id WHERE t.directive_id = 1"

/* The effect is shown first; entered, the days have moved in the same step, and one undo takes back both. */
static void
test_moves (DtWindowFixture *f,
            gconstpointer    data)
{
  gint64 before = dt_seed_ask (f->store, SUM_OF_DAYS);
  int n_unchanged, n;

  open_moving (f);
  n = dt_move_card_count (get_card (), &n_unchanged);
  g_assert_cmpint (n, >, 0);
  g_assert_cmpint (n_unchanged, >, 0);
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  g_assert_cmpint (dt_seed_ask (f->store, SUM_OF_DAYS), <=, before - 5 * n);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM deadline_move m JOIN schedule_change c ON c.id = m.change_id"
                                          " JOIN directive d ON d.id = c.cause_id"
                                          " WHERE d.symbol = '1520-CV/TU' AND m.old_day - m.new_day = 5"), >=, n);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM schedule_change c JOIN directive d ON d.id = c.cause_id WHERE d.symbol = '1520-CV/TU'"), ==, 1);

  dt_window_fixture_activate (f, "win.undo", NULL);
  dt_ui_settle ();
  g_assert_cmpint (dt_seed_ask (f->store, SUM_OF_DAYS), ==, before);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM directive WHERE symbol = '1520-CV/TU'"), ==, 0);
}

/* Unchecked, it is entered without; a task that is unchecked is not entered either. */
static void
test_left_out (DtWindowFixture *f,
               gconstpointer    data)
{
  gint64 before = dt_seed_ask (f->store, SUM_OF_DAYS);
  GtkWidget *row, *check;

  open_moving (f);
  dt_move_card_set_active (get_card (), FALSE);
  row = dt_find_widget (find_window (), DT_TYPE_REGISTER_TASK_ROW);
  check = dt_find_widget (row, GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_true (dt_register_task_row_is_left_out (DT_REGISTER_TASK_ROW (row)));
  g_assert_true (press_store ());
  dt_test_wait_until (is_gone, NULL);
  g_assert_cmpint (dt_seed_ask (f->store, SUM_OF_DAYS), ==, before);
  g_assert_cmpint (dt_seed_ask (f->store, "SELECT count(*) FROM task t JOIN directive d ON d.id = t.directive_id WHERE d.symbol = '1520-CV/TU'"), ==, 0);
}

#define CASE(name, func) g_test_add ("/ui/register-moves/" name, DtWindowFixture, NULL, dt_window_fixture_set_up, func, dt_window_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("applied", test_moves);
  CASE ("left-out", test_left_out);

  return g_test_run ();
}
