/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The week and the agenda of the calendar, and what a drag to another day asks for. */

#include <adwaita.h>

#include "dt-agenda.h"
#include "dt-calendar-view.h"
#include "dt-day-cell.h"
#include "dt-month-grid.h"
#include "dt-press.h"
#include "dt-task-card.h"
#include "dt-task-chip.h"
#include "dt-task-popover.h"
#include "dt-ui-fixture.h"
#include "dt-week-grid.h"
#include "dt-week-layout.h"

typedef struct
{
  DtUiFixture ui;
  GtkWidget  *view;
  DtWeekGrid *week;
} Fixture;

static gboolean
has_chip (gpointer data)
{
  Fixture *fixture = data;

  return dt_find_widget (fixture->view, DT_TYPE_TASK_CHIP) != NULL;
}

static gboolean
has_card (gpointer data)
{
  Fixture *fixture = data;

  return dt_find_widget (fixture->view, DT_TYPE_TASK_CARD) != NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  dt_ui_fixture_open (&fixture->ui, 1440, 900);
  g_settings_reset (dt_context_get_settings (fixture->ui.context), "calendar-mode");
  fixture->view = dt_calendar_view_new (fixture->ui.context);
  dt_ui_fixture_show (&fixture->ui, fixture->view);
  dt_test_wait_until (has_chip, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_settings_reset (dt_context_get_settings (fixture->ui.context), "calendar-mode");
  dt_ui_fixture_close (&fixture->ui);
}

static void
press (Fixture         *fixture,
       guint            key,
       GdkModifierType  held)
{
  g_assert_true (dt_press_key (GTK_WINDOW (fixture->ui.window), key, held));
}

static void
show_week (Fixture *fixture)
{
  press (fixture, GDK_KEY_2, GDK_CONTROL_MASK);
  fixture->week = DT_WEEK_GRID (dt_find_widget (fixture->view, DT_TYPE_WEEK_GRID));
  g_assert_nonnull (fixture->week);
  dt_test_wait_until (has_card, fixture);
}

static void
assert_span (Fixture    *fixture,
             const char *from,
             const char *to)
{
  g_autoptr(DtQuery) query = dt_view_dup_query (DT_VIEW (fixture->view));

  dt_test_assert_day (query->from, from);
  dt_test_assert_day (query->to, to);
}

/* Each of the three by its key; the choice is kept; the month is that of the day that was looked at. */
static void
test_modes (Fixture       *fixture,
            gconstpointer  data)
{
  assert_span (fixture, "2024-08-01", "2024-08-31");
  show_week (fixture);
  assert_span (fixture, "2024-08-12", "2024-08-18");
  dt_ui_wait_text (fixture->view, "Week 33 · 12/8 – 18/8/2024");
  g_assert_cmpint (g_settings_get_enum (dt_context_get_settings (fixture->ui.context), "calendar-mode"), ==, 1);

  press (fixture, GDK_KEY_3, GDK_CONTROL_MASK);
  assert_span (fixture, "2024-08-12", "2024-10-10");
  dt_ui_wait_text (fixture->view, "12/8 – 10/10/2024");
  gtk_widget_activate_action (fixture->view, "calendar.page", "i", 1);
  assert_span (fixture, "2024-10-11", "2024-12-09");

  press (fixture, GDK_KEY_1, GDK_CONTROL_MASK);
  assert_span (fixture, "2024-10-01", "2024-10-31");
  dt_view_go_today (DT_VIEW (fixture->view));
  assert_span (fixture, "2024-08-01", "2024-08-31");
}

static void
assert_day (Fixture    *fixture,
            const char *iso)
{
  g_assert_true (dt_ui_find_focus (fixture->ui.window) == dt_week_grid_get_column (fixture->week, dt_test_day (iso)));
}

static void
test_week_keys (Fixture       *fixture,
                gconstpointer  data)
{
  show_week (fixture);
  assert_day (fixture, "2024-08-12");
  press (fixture, GDK_KEY_Right, 0);
  assert_day (fixture, "2024-08-13");
  press (fixture, GDK_KEY_End, 0);
  assert_day (fixture, "2024-08-18");
  press (fixture, GDK_KEY_Right, 0);
  dt_test_assert_day (dt_week_grid_get_monday (fixture->week), "2024-08-19");
  assert_day (fixture, "2024-08-19");
  press (fixture, GDK_KEY_Page_Up, 0);
  assert_day (fixture, "2024-08-12");
  press (fixture, GDK_KEY_Page_Down, 0);
  press (fixture, GDK_KEY_Page_Down, 0);
  assert_span (fixture, "2024-08-26", "2024-09-01");
  press (fixture, GDK_KEY_Page_Down, 0);
  assert_span (fixture, "2024-09-02", "2024-09-08");
}

static gboolean
has_collection_card (gpointer data)
{
  Fixture *fixture = data;

  return dt_week_grid_find_card (fixture->week, DT_SEED_COLLECTION) != NULL;
}

/* From the day to its card, and what the card tells. */
static void
test_card (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *card;
  GtkWidget *popover;

  show_week (fixture);
  gtk_widget_activate_action (fixture->view, "calendar.select-day", "i", dt_test_day ("2024-08-24"));
  dt_test_wait_until (has_collection_card, fixture);
  dt_week_grid_focus_day (fixture->week);
  press (fixture, GDK_KEY_Return, 0);
  card = dt_ui_find_focus (fixture->ui.window);
  g_assert_true (DT_IS_TASK_CARD (card));
  g_assert_true (gtk_widget_get_parent (card) == dt_week_grid_get_column (fixture->week, dt_test_day ("2024-08-24")));
  g_assert_true (dt_ui_has_text (dt_week_grid_find_card (fixture->week, DT_SEED_COLLECTION), "2/4 units"));

  gtk_widget_grab_focus (dt_week_grid_find_card (fixture->week, DT_SEED_COLLECTION));
  press (fixture, GDK_KEY_Return, 0);
  popover = dt_find_widget (fixture->view, DT_TYPE_TASK_POPOVER);
  g_assert_nonnull (popover);
  g_assert_cmpint (dt_task_popover_get_task_id (DT_TASK_POPOVER (popover)), ==, DT_SEED_COLLECTION);
  g_assert_true (dt_view_escape (DT_VIEW (fixture->view)));
}

static gboolean
has_carried (gpointer data)
{
  Fixture *fixture = data;

  return dt_ui_find_button (GTK_WIDGET (fixture->week), "Show") != NULL;
}

static gboolean
has_no_carried (gpointer data)
{
  return !has_carried (data);
}

/* What is overdue from before is told over this week, and over no other. */
static void
test_carried (Fixture       *fixture,
              gconstpointer  data)
{
  show_week (fixture);
  dt_test_wait_until (has_carried, fixture);
  dt_ui_wait_text (GTK_WIDGET (fixture->week), "1 overdue task carried over");
  g_signal_emit_by_name (dt_ui_find_button (GTK_WIDGET (fixture->week), "Show"), "clicked");
  dt_ui_fixture_assert_done (&fixture->ui, "show-overdue()");

  gtk_widget_activate_action (fixture->view, "calendar.page", "i", 1);
  dt_test_wait_until (has_no_carried, fixture);
}

/* A week of the rail. */
static void
test_open_week (Fixture       *fixture,
                gconstpointer  data)
{
  gtk_widget_activate_action (fixture->view, "calendar.open-week", "i", dt_test_day ("2024-08-19"));
  dt_test_wait_until (has_card, fixture);
  assert_span (fixture, "2024-08-19", "2024-08-25");
}

static gboolean
has_agenda (gpointer data)
{
  Fixture *fixture = data;

  return !dt_agenda_is_empty (DT_AGENDA (dt_find_widget (fixture->view, DT_TYPE_AGENDA)))
         && dt_ui_find_label (fixture->view, "Saturday, 24/8/2024") != NULL;
}

static void
test_agenda (Fixture       *fixture,
             gconstpointer  data)
{
  press (fixture, GDK_KEY_3, GDK_CONTROL_MASK);
  dt_test_wait_until (has_agenda, fixture);
}

/* The controller of a type that @widget has. */
static gpointer
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GObject) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  return NULL;
}

static gboolean
drop (GtkWidget *from,
      GtkWidget *to)
{
  g_autoptr(GdkContentProvider) content = NULL;
  g_auto(GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_signal_emit_by_name (find_controller (from, GTK_TYPE_DRAG_SOURCE), "prepare", 1., 1., &content);
  if (content == NULL)
    return FALSE;
  g_value_init (&value, DT_TYPE_TASK_ROW);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_signal_emit_by_name (find_controller (to, GTK_TYPE_DROP_TARGET), "drop", &value, 1., 1., &taken);
  return taken;
}

static GtkWidget *
cell_of (Fixture    *fixture,
         const char *iso)
{
  return GTK_WIDGET (dt_month_grid_get_cell (DT_MONTH_GRID (dt_find_widget (fixture->view, DT_TYPE_MONTH_GRID)), dt_test_day (iso)));
}

/* A drag only asks; on the day the task has already it asks nothing. */
static void
test_drag (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *chip = GTK_WIDGET (dt_day_cell_find_chip (DT_DAY_CELL (cell_of (fixture, "2024-08-24")), DT_SEED_COLLECTION));
  g_autofree char *expected = NULL;

  g_assert_nonnull (chip);
  g_assert_false (drop (chip, cell_of (fixture, "2024-08-24")));
  dt_ui_fixture_assert_done (&fixture->ui, "");
  g_assert_true (drop (chip, cell_of (fixture, "2024-08-20")));
  expected = g_strdup_printf ("change-schedule-to-day((%d, %d))", DT_SEED_COLLECTION, dt_test_day ("2024-08-20"));
  dt_ui_fixture_assert_done (&fixture->ui, expected);
}

static void
test_drag_card (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *expected = g_strdup_printf ("change-schedule-to-day((%d, %d))", DT_SEED_COLLECTION, dt_test_day ("2024-08-21"));

  show_week (fixture);
  gtk_widget_activate_action (fixture->view, "calendar.select-day", "i", dt_test_day ("2024-08-24"));
  dt_test_wait_until (has_collection_card, fixture);
  g_assert_true (drop (dt_week_grid_find_card (fixture->week, DT_SEED_COLLECTION),
                       dt_week_grid_get_column (fixture->week, dt_test_day ("2024-08-21"))));
  dt_ui_fixture_assert_done (&fixture->ui, expected);
}

/* The days fill the width without a gap, and the two days off are narrower. */
static void
test_layout (void)
{
  int end = 0;

  for (int i = 0; i < 7; i++)
    {
      int x, width;

      dt_week_layout_place (1200, i, &x, &width);
      g_assert_cmpint (x, ==, i == 0 ? 0 : end + 1);
      g_assert_cmpint (width, >, i < 5 ? 180 : 110);
      g_assert_cmpint (width, <, i < 5 ? 200 : 130);
      end = x + width;
    }
  g_assert_cmpint (end, ==, 1200);
}

#define CASE(name, func) g_test_add ("/ui/calendar-modes/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/calendar-modes/layout", test_layout);
  CASE ("modes", test_modes);
  CASE ("week-keys", test_week_keys);
  CASE ("card", test_card);
  CASE ("carried", test_carried);
  CASE ("open-week", test_open_week);
  CASE ("agenda", test_agenda);
  CASE ("drag", test_drag);
  CASE ("drag-card", test_drag_card);

  return g_test_run ();
}
