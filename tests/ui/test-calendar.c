/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calendar over a real register, in a real window. */

#include <adwaita.h>

#include "dt-calendar-view.h"
#include "dt-choice-chip.h"
#include "dt-day-popover.h"
#include "dt-list-jobs.h"
#include "dt-month-grid.h"
#include "dt-month-layout.h"
#include "dt-press.h"
#include "dt-seed.h"
#include "dt-state-legend.h"
#include "dt-task-popover.h"
#include "dt-test.h"

typedef struct
{
  DtStore       *store;
  DtContext     *context;
  GtkWidget     *window;
  GtkWidget     *view;
  DtMonthGrid   *grid;
  DtStateLegend *legend;
  GString       *done;            /* actions of the window that were asked for */
} Fixture;

static void
on_window_action (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *text = parameter != NULL ? g_variant_print (parameter, FALSE) : g_strdup ("");
  g_autoptr(DtQuery) query = NULL;

  g_string_append_printf (fixture->done, "%s(%s)", g_action_get_name (G_ACTION (action)), text);
  if (g_str_equal (g_action_get_name (G_ACTION (action)), "print-summary"))
    {
      query = dt_view_dup_query (DT_VIEW (fixture->view));
      g_string_append_printf (fixture->done, "%d days", query->to - query->from + 1);
    }
}

static void
add_window_actions (Fixture *fixture)
{
  static const struct { const char *name; const char *type; } actions[] =
    { { "open-task", "x" }, { "open-day", "i" }, { "record", "ax" }, { "print-summary", NULL } };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr(GVariantType) type = actions[i].type != NULL ? g_variant_type_new (actions[i].type) : NULL;
      g_autoptr(GSimpleAction) action = g_simple_action_new (actions[i].name, type);

      g_signal_connect (action, "activate", G_CALLBACK (on_window_action), fixture);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
}

static DtDayCell *
cell_of (Fixture    *fixture,
         const char *iso)
{
  return dt_month_grid_get_cell (fixture->grid, dt_test_day (iso));
}

static int
count_tasks (Fixture *fixture)
{
  DtDay first = dt_month_grid_first_day (dt_calendar_view_get_month (DT_CALENDAR_VIEW (fixture->view)));
  int n = 0;

  for (int i = 0; i < DT_MONTH_DAYS; i++)
    n += dt_day_cell_get_n_tasks (dt_month_grid_get_cell (fixture->grid, first + i));
  return n;
}

static gboolean
has_tasks (gpointer user_data)
{
  return count_tasks (user_data) > 0;
}

static gboolean
is_laid_out (gpointer user_data)
{
  Fixture *fixture = user_data;

  return gtk_widget_get_width (GTK_WIDGET (fixture->grid)) > 0
         && dt_day_cell_get_n_shown (cell_of (fixture, "2024-08-12")) > 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  height)
{
  g_autoptr(GSettings) settings = g_settings_new (DT_APP_ID);

  dt_today_set_fixed (DT_SEED_TODAY);
  fixture->done = g_string_new (NULL);
  fixture->store = dt_seed_open ();
  fixture->context = dt_context_new (fixture->store, settings);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1440, GPOINTER_TO_INT (height));
  fixture->view = dt_calendar_view_new (fixture->context);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  add_window_actions (fixture);
  fixture->grid = DT_MONTH_GRID (dt_find_widget (fixture->view, DT_TYPE_MONTH_GRID));
  fixture->legend = DT_STATE_LEGEND (dt_find_widget (fixture->view, DT_TYPE_STATE_LEGEND));
  gtk_window_present (GTK_WINDOW (fixture->window));
  dt_test_wait_until (has_tasks, fixture);
  dt_test_wait_until (is_laid_out, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  height)
{
  g_settings_reset (dt_context_get_settings (fixture->context), "show-moved");
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->context);
  dt_seed_close (fixture->store);
  g_string_free (fixture->done, TRUE);
  dt_today_set_fixed (DT_DAY_NONE);
}

static void
activate (Fixture    *fixture,
          const char *action,
          GVariant   *parameter)
{
  g_autoptr(GVariant) owned = g_variant_ref_sink (parameter);

  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->grid), action, owned));
}

static void
press (Fixture *fixture,
       guint    keyval)
{
  g_assert_true (dt_press_key (GTK_WINDOW (fixture->window), keyval, 0));
}

static void
test_columns (void)
{
  int edges[DT_MONTH_COLUMNS + 1];

  for (int width = 700; width < 2600; width += 37)
    {
      int day, weekend;

      dt_month_layout_columns (width, edges);
      day = edges[2] - edges[1];
      weekend = edges[7] - edges[6];
      g_assert_cmpint (edges[0], ==, 0);
      g_assert_cmpint (edges[1], ==, DT_MONTH_RAIL_WIDTH);
      g_assert_cmpint (edges[DT_MONTH_COLUMNS], ==, width);
      for (int i = 2; i < 6; i++)
        g_assert_cmpint (ABS (edges[i + 1] - edges[i] - day), <=, 1);
      g_assert_cmpfloat_with_epsilon (weekend, day * 0.64, 1.5);
    }
}

/* What stands on a day is what the register says is due on it, in the order of the list. */
static void
test_chips (Fixture       *fixture,
            gconstpointer  height)
{
  DtDay first = dt_month_grid_first_day (DT_SEED_TODAY);
  int n_whole = 0;

  for (int i = 0; i < DT_MONTH_DAYS; i++)
    {
      DtDayCell *cell = dt_month_grid_get_cell (fixture->grid, first + i);
      g_autoptr(DtQuery) query = dt_query_new (DT_SEED_TODAY);
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) rows = NULL;

      query->from = query->to = first + i;
      query->group = DT_GROUP_NONE;
      rows = dt_store_read (fixture->store, dt_job_select_tasks, query, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (dt_day_cell_get_day (cell), ==, first + i);
      g_assert_cmpint (dt_day_cell_get_n_tasks (cell), ==, (int) rows->len);
      for (guint j = 0; j < rows->len; j++)
        {
          const DtTaskRow *row = g_ptr_array_index (rows, j);

          g_assert_nonnull (dt_day_cell_find_chip (cell, row->id));
        }
      n_whole += rows->len;
    }
  g_assert_cmpint (n_whole, >=, 11);
}

static void
test_notes (Fixture       *fixture,
            gconstpointer  height)
{
  DtTaskChip *collection = dt_day_cell_find_chip (cell_of (fixture, "2024-08-24"), DT_SEED_COLLECTION);
  DtTaskChip *done_late = dt_day_cell_find_chip (cell_of (fixture, "2024-08-06"), DT_SEED_DONE_LATE);
  DtTaskChip *today = dt_day_cell_find_chip (cell_of (fixture, "2024-08-12"), DT_SEED_TODAY_TASK);

  g_assert_cmpstr (dt_task_chip_get_note (collection), ==, "2/4");
  g_assert_cmpstr (dt_task_chip_get_note (done_late), ==, "late 2");
  g_assert_cmpstr (dt_task_chip_get_note (today), ==, "");
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (today), "today"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (cell_of (fixture, "2024-08-12")), "today"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (cell_of (fixture, "2024-08-24")), "weekend"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (cell_of (fixture, "2024-09-02")), "holiday"));
}

static gboolean
is_september (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dt_calendar_view_get_month (DT_CALENDAR_VIEW (fixture->view)) == dt_test_day ("2024-09-01")
         && dt_day_cell_find_chip (cell_of (fixture, "2024-09-15"), DT_SEED_IDLE) != NULL;
}

/* The original day is kept as a ghost that leads to the day in force; the layer hides it. */
static void
test_ghost (Fixture       *fixture,
            gconstpointer  height)
{
  DtDayCell *cell;
  GtkWidget *chip;

  activate (fixture, "calendar.page", g_variant_new_int32 (1));
  dt_test_wait_until (is_september, fixture);

  cell = cell_of (fixture, "2024-09-30");
  g_assert_null (dt_day_cell_find_chip (cell, DT_SEED_IDLE));
  chip = dt_find_widget (GTK_WIDGET (cell), DT_TYPE_TASK_CHIP);
  g_assert_true (dt_task_chip_is_ghost (DT_TASK_CHIP (chip)));
  g_assert_cmpstr (dt_task_chip_get_note (DT_TASK_CHIP (chip)), ==, "15/9");

  gtk_widget_grab_focus (chip);
  press (fixture, GDK_KEY_Return);
  dt_test_assert_day (dt_month_grid_get_selected_day (fixture->grid), "2024-09-15");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window))
                 == GTK_WIDGET (dt_day_cell_find_chip (cell_of (fixture, "2024-09-15"), DT_SEED_IDLE)));

  g_settings_set_boolean (dt_context_get_settings (fixture->context), "show-moved", FALSE);
  g_assert_null (dt_day_cell_get_ghosts (cell));
}

static void
assert_selected (Fixture    *fixture,
                 const char *iso)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  dt_test_assert_day (dt_month_grid_get_selected_day (fixture->grid), iso);
  g_assert_true (focus == GTK_WIDGET (cell_of (fixture, iso)));
}

static void
test_keyboard (Fixture       *fixture,
               gconstpointer  height)
{
  g_assert_true (dt_month_grid_focus_day (fixture->grid));
  assert_selected (fixture, "2024-08-12");
  press (fixture, GDK_KEY_Right);
  assert_selected (fixture, "2024-08-13");
  press (fixture, GDK_KEY_Down);
  assert_selected (fixture, "2024-08-20");
  press (fixture, GDK_KEY_Home);
  assert_selected (fixture, "2024-08-19");
  press (fixture, GDK_KEY_End);
  assert_selected (fixture, "2024-08-25");
  press (fixture, GDK_KEY_Up);
  assert_selected (fixture, "2024-08-18");
  press (fixture, GDK_KEY_Left);
  assert_selected (fixture, "2024-08-17");
  press (fixture, GDK_KEY_Page_Down);
  assert_selected (fixture, "2024-09-17");
  press (fixture, GDK_KEY_Page_Up);
  press (fixture, GDK_KEY_Page_Up);
  assert_selected (fixture, "2024-07-17");
  dt_view_go_today (DT_VIEW (fixture->view));
  assert_selected (fixture, "2024-08-12");
}

/* Tab goes through the chips of the day and leaves the grid after the last. */
static void
test_tab (Fixture       *fixture,
          gconstpointer  height)
{
  GtkWindow *window = GTK_WINDOW (fixture->window);
  DtDayCell *cell = cell_of (fixture, "2024-08-25");

  activate (fixture, "calendar.select-day", g_variant_new_int32 (dt_test_day ("2024-08-25")));
  dt_month_grid_focus_day (fixture->grid);
  for (int i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->grid), GTK_DIR_TAB_FORWARD));
      g_assert_true (DT_IS_TASK_CHIP (gtk_window_get_focus (window)));
      g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), GTK_WIDGET (cell)));
    }
  g_assert_false (gtk_widget_child_focus (GTK_WIDGET (fixture->grid), GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->grid), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (fixture->grid), GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (window) == GTK_WIDGET (cell));
}

static gboolean
is_one_less (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dt_day_cell_get_n_tasks (cell_of (fixture, "2024-08-09")) == 0;
}

static gboolean
is_empty (gpointer user_data)
{
  return count_tasks (user_data) == 0;
}

static void
test_filter (Fixture       *fixture,
             gconstpointer  height)
{
  int n_all = count_tasks (fixture);
  g_autoptr(DtQuery) query = NULL;

  dt_state_legend_set_checked (fixture->legend, DT_STATE_OVERDUE, FALSE);
  dt_test_wait_until (is_one_less, fixture);
  g_assert_cmpint (count_tasks (fixture), ==, n_all - 1);
  query = dt_view_dup_query (DT_VIEW (fixture->view));
  g_assert_false (query->states & DT_STATE_BIT (DT_STATE_OVERDUE));
  dt_test_assert_day (query->from, "2024-08-01");
  dt_test_assert_day (query->to, "2024-08-31");

  for (int state = 0; state < DT_N_STATES; state++)
    if (state != DT_STATE_STANDING)
      dt_state_legend_set_checked (fixture->legend, state, FALSE);
  dt_test_wait_until (is_empty, fixture);

  g_assert_true (dt_state_legend_reset (fixture->legend));
  dt_test_wait_until (has_tasks, fixture);
  g_assert_cmpint (count_tasks (fixture), ==, n_all);
  g_assert_cmpuint (dt_state_legend_get_states (fixture->legend), ==, 0);
}

static void
test_unit_filter (Fixture       *fixture,
                  gconstpointer  height)
{
  GtkWidget *first = dt_find_widget (fixture->view, DT_TYPE_CHOICE_CHIP);
  GtkWidget *chip = gtk_widget_get_next_sibling (first);

  dt_choice_chip_set_selected (DT_CHOICE_CHIP (chip), DT_SEED_PROPAGANDA);
  g_signal_emit_by_name (chip, "changed");
  dt_test_wait_until (is_one_less, fixture);
  g_assert_cmpint (dt_day_cell_get_n_tasks (cell_of (fixture, "2024-08-14")), ==, 1);
  g_assert_cmpint (dt_day_cell_get_n_tasks (cell_of (fixture, "2024-08-12")), ==, 0);
}

static gboolean
is_august (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dt_calendar_view_get_month (DT_CALENDAR_VIEW (fixture->view)) == dt_test_day ("2024-08-01") && has_tasks (fixture);
}

/* Turning the month makes no widgets: chips are filled anew. */
static void
test_pool (Fixture       *fixture,
           gconstpointer  height)
{
  guint n_widgets, n_chips;

  activate (fixture, "calendar.page", g_variant_new_int32 (1));
  dt_test_wait_until (is_september, fixture);
  activate (fixture, "calendar.page", g_variant_new_int32 (-1));
  dt_test_wait_until (is_august, fixture);
  n_widgets = dt_count_widgets (GTK_WIDGET (fixture->grid), GTK_TYPE_WIDGET);
  n_chips = dt_count_widgets (GTK_WIDGET (fixture->grid), DT_TYPE_TASK_CHIP);
  g_assert_cmpuint (n_chips, <, 40);

  for (int i = 0; i < 3; i++)
    {
      activate (fixture, "calendar.page", g_variant_new_int32 (1));
      dt_test_wait_until (is_september, fixture);
      activate (fixture, "calendar.page", g_variant_new_int32 (-1));
      dt_test_wait_until (is_august, fixture);
    }
  g_assert_cmpuint (dt_count_widgets (GTK_WIDGET (fixture->grid), GTK_TYPE_WIDGET), ==, n_widgets);
}

static gboolean
gather_deadlines (DtDb      *db,
                  gpointer   data,
                  gpointer  *result,
                  GError   **error)
{
  return dt_db_exec (db, "UPDATE deadline SET last_day = (SELECT last_day FROM deadline WHERE task_id = 10)"
                         " WHERE last_day IS NOT NULL", error);
}

static gboolean
is_gathered (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dt_day_cell_get_n_tasks (cell_of (fixture, "2024-08-25")) == 12
         && dt_day_cell_get_n_shown (cell_of (fixture, "2024-08-25")) > 0;
}

/* Nothing that is shown of a day sticks out of it. */
static void
assert_inside (DtDayCell *cell)
{
  GtkWidget *widget = GTK_WIDGET (cell);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_get_visible (child) || !gtk_widget_get_child_visible (child))
        continue;
      g_assert_true (gtk_widget_compute_bounds (child, widget, &bounds));
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (widget));
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (widget));
    }
}

/* Twelve tasks on a day: what has no room is behind "more", and all are in the list of the day. */
static void
test_overflow (Fixture       *fixture,
               gconstpointer  height)
{
  DtDayCell *cell = cell_of (fixture, "2024-08-25");
  DtWrite write = { .action = "test", .label = "Gather" };
  g_autoptr(GError) error = NULL;
  GtkWidget *popover;
  GtkWidget *list;
  int n_shown;

  dt_store_write (fixture->store, &write, gather_deadlines, NULL, NULL, &error);
  g_assert_no_error (error);
  dt_test_wait_until (is_gathered, fixture);
  n_shown = dt_day_cell_get_n_shown (cell);
  g_assert_cmpint (n_shown, <, 12);
  g_assert_cmpint (n_shown, >=, 1);
  assert_inside (cell);

  activate (fixture, "calendar.select-day", g_variant_new_int32 (dt_test_day ("2024-08-25")));
  dt_month_grid_focus_day (fixture->grid);
  press (fixture, GDK_KEY_Return);
  popover = dt_find_widget (fixture->view, DT_TYPE_DAY_POPOVER);
  g_assert_nonnull (popover);
  dt_test_assert_day (dt_day_popover_get_day (DT_DAY_POPOVER (popover)), "2024-08-25");
  list = dt_find_widget (popover, GTK_TYPE_LIST_BOX);
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 11));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 12));
  g_assert_true (dt_view_escape (DT_VIEW (fixture->view)));
}

static gboolean
can_record (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr(GArray) ids = dt_view_dup_assignments (DT_VIEW (fixture->view));

  return ids != NULL;
}

static void
test_popover (Fixture       *fixture,
              gconstpointer  height)
{
  g_autoptr(GArray) ids = NULL;
  DtTaskChip *chip = dt_day_cell_find_chip (cell_of (fixture, "2024-08-24"), DT_SEED_COLLECTION);
  GtkWidget *popover;

  gtk_widget_grab_focus (GTK_WIDGET (chip));
  press (fixture, GDK_KEY_Return);
  popover = dt_find_widget (fixture->view, DT_TYPE_TASK_POPOVER);
  g_assert_nonnull (popover);
  g_assert_cmpint (dt_task_popover_get_task_id (DT_TASK_POPOVER (popover)), ==, DT_SEED_COLLECTION);
  dt_test_wait_until (can_record, fixture);

  /* Two of the four still owe. */
  ids = dt_view_dup_assignments (DT_VIEW (fixture->view));
  g_assert_cmpuint (ids->len, ==, 2);

  activate (fixture, "calendar.print-day", g_variant_new_int32 (dt_test_day ("2024-08-24")));
  g_assert_cmpstr (fixture->done->str, ==, "print-summary()1 days");
  g_assert_true (dt_view_escape (DT_VIEW (fixture->view)));
  g_assert_true (dt_view_escape (DT_VIEW (fixture->view)));
  g_assert_false (dt_view_escape (DT_VIEW (fixture->view)));
}

static gboolean
is_done (gpointer user_data)
{
  Fixture *fixture = user_data;

  return dt_day_cell_get_n_tasks (cell_of (fixture, "2024-08-09")) == 0
         && dt_day_cell_get_n_tasks (cell_of (fixture, "2024-08-10")) == 2;
}

static gboolean
move_deadline (DtDb      *db,
               gpointer   data,
               gpointer  *result,
               GError   **error)
{
  return dt_db_exec (db, "UPDATE deadline SET last_day = last_day + 1 WHERE task_id = 1", error);
}

/* Whatever changes the register changes the calendar. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  height)
{
  DtWrite write = { .action = "test", .label = "Move" };
  g_autoptr(GError) error = NULL;

  dt_store_write (fixture->store, &write, move_deadline, NULL, NULL, &error);
  g_assert_no_error (error);
  dt_test_wait_until (is_done, fixture);
}

#define CASE(name, func, height) \
  g_test_add ("/ui/calendar/" name, Fixture, GINT_TO_POINTER (height), set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/calendar/columns", test_columns);
  CASE ("chips", test_chips, 900);
  CASE ("notes", test_notes, 900);
  CASE ("ghost", test_ghost, 900);
  CASE ("keyboard", test_keyboard, 900);
  CASE ("tab", test_tab, 900);
  CASE ("filter", test_filter, 900);
  CASE ("unit-filter", test_unit_filter, 900);
  CASE ("pool", test_pool, 900);
  CASE ("overflow", test_overflow, 900);
  CASE ("overflow-low", test_overflow, 480);
  CASE ("popover", test_popover, 900);
  CASE ("follows", test_follows, 900);

  return g_test_run ();
}
