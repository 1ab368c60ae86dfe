/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Units view over a real register: what is shown is what is stored. */

#include <adwaita.h>

#include "dt-press.h"
#include "dt-ui-fixture.h"
#include "dt-unit-jobs.h"
#include "dt-unit-list-row.h"
#include "dt-unit-list.h"
#include "dt-unit-page.h"
#include "dt-unit-view.h"

typedef struct
{
  DtUiFixture  ui;
  GtkWidget   *view;
  GtkWidget   *list;
  GtkWidget   *page;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  dt_ui_fixture_open (&fixture->ui, 1440, 900);
  fixture->view = dt_unit_view_new (fixture->ui.context);
  fixture->list = dt_find_widget (fixture->view, DT_TYPE_UNIT_LIST);
  fixture->page = dt_find_widget (fixture->view, DT_TYPE_UNIT_PAGE);
  dt_ui_fixture_show (&fixture->ui, fixture->view);
  dt_ui_wait_text (fixture->list, "P. Minh Tân");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_settings_reset (dt_context_get_settings (fixture->ui.context), "unit-sort");
  dt_ui_fixture_close (&fixture->ui);
}

static void
assert_text (GtkWidget  *root,
             const char *line)
{
  g_autofree char *texts = NULL;

  if (dt_ui_has_text (root, line))
    return;
  texts = dt_ui_texts (root);
  g_test_message ("shown:\n%s", texts);
  g_error ("“%s” is not shown", line);
}

static void
append_units (GtkWidget *widget,
              GString   *names)
{
  if (DT_IS_UNIT_LIST_ROW (widget) && gtk_widget_get_mapped (widget))
    {
      DtUnitItem *item = dt_unit_list_row_get_item (DT_UNIT_LIST_ROW (widget));
      const DtUnitRow *row = item != NULL ? dt_unit_item_get_row (item) : NULL;

      if (row != NULL)
        g_string_append_printf (names, "%s|", row->short_name);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    append_units (child, names);
}

/* The units seen, in their order: "Ban Tổ chức|Văn phòng|" */
static char *
units_shown (Fixture *fixture)
{
  GString *names = g_string_new (NULL);

  dt_ui_settle ();
  append_units (fixture->list, names);
  return g_string_free (names, FALSE);
}

static void
type (Fixture    *fixture,
      const char *text)
{
  GtkWidget *search = dt_find_widget (fixture->list, GTK_TYPE_SEARCH_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  g_signal_emit_by_name (search, "search-changed");
}

static void
choose_order (Fixture    *fixture,
              const char *name)
{
  GtkWidget *button = dt_ui_find_button (fixture->list, name);

  g_assert_nonnull (button);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
}

static void
open_unit (Fixture    *fixture,
           gint64      id,
           const char *name)
{
  dt_unit_view_open (DT_UNIT_VIEW (fixture->view), id);
  dt_ui_wait_text (fixture->page, name);
}

static DtUnitDetail *
load_unit (Fixture *fixture,
           gint64   id)
{
  DtUnitFetch fetch = { id, DT_SEED_TODAY, dt_context_get_soon_days (fixture->ui.context) };
  g_autoptr(GError) error = NULL;
  DtUnitDetail *detail = dt_store_read (fixture->ui.store, dt_job_load_unit, &fetch, NULL, &error);

  g_assert_no_error (error);
  return detail;
}

/* Every unit of the register, under the head of its kind, with what it owes. */
static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  DtUnitFetch fetch = { 0, DT_SEED_TODAY, dt_context_get_soon_days (fixture->ui.context) };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = dt_store_read (fixture->ui.store, dt_job_list_units, &fetch, NULL, &error);
  g_autoptr(GString) expected = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, DT_SEED_N_UNITS);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (expected, "%s|", ((DtUnitRow *) g_ptr_array_index (rows, i))->short_name);
  dt_test_assert_string (units_shown (fixture), expected->str);
  assert_text (fixture->list, dt_nick_label (dt_unit_kind_nicks, DT_UNIT_PARTY_WARD));
  assert_text (fixture->list, "7 units · bars: last 12 months, tall = late");
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  type (fixture, "minh tan");
  dt_test_assert_string (units_shown (fixture), "P. Minh Tân|");
  type (fixture, "TAN  minh");
  dt_test_assert_string (units_shown (fixture), "P. Minh Tân|");
  type (fixture, "dang uy");
  dt_test_assert_string (units_shown (fixture), "P. Minh Tân|X. Hòa Nam|");
  type (fixture, "khong co");
  dt_test_assert_string (units_shown (fixture), "");
  assert_text (fixture->list, "No unit matches");

  /* Esc clears, and then has nothing to clear. */
  g_assert_true (dt_view_escape (DT_VIEW (fixture->view)));
  g_assert_false (dt_view_escape (DT_VIEW (fixture->view)));
  g_assert_false (dt_ui_has_text (fixture->list, "No unit matches"));
}

/* A word typed with accents must match them. */
static void
test_search_accents (Fixture       *fixture,
                     gconstpointer  data)
{
  type (fixture, "minh tân");
  dt_test_assert_string (units_shown (fixture), "P. Minh Tân|");
  type (fixture, "minh tàn");
  dt_test_assert_string (units_shown (fixture), "");
}

/* Both rates, and what they are made of, of the period that is chosen; numbers as the locale writes them. */
static void
test_period (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *period;

  open_unit (fixture, DT_SEED_COMMUNE, "Đảng ủy xã Hòa Nam");
  dt_ui_wait_text (fixture->page, "Of 2 due: 1 on time, 1 of them early (16,0 days on average); 1 late (2,0 days).");
  assert_text (fixture->page, "100%");
  assert_text (fixture->page, "50%");
  period = dt_find_widget (fixture->page, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (period), 3);
  dt_ui_wait_text (fixture->page, "Nothing fell due.");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (period), 1);
  dt_ui_wait_text (fixture->page, "Of 2 due: 1 on time, 1 of them early (16,0 days on average); 1 late (2,0 days).");
}

static void
test_orders (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *by_owed = NULL;

  choose_order (fixture, "A–Z");
  dt_test_assert_string (units_shown (fixture),
                         "Ban Tổ chức|Ban Tuyên giáo|P. Minh Tân|Thành ủy|UBND thành phố|Văn phòng|X. Hòa Nam|");
  g_assert_false (dt_ui_has_text (fixture->list, dt_nick_label (dt_unit_kind_nicks, DT_UNIT_PARTY_WARD)));

  choose_order (fixture, "Owes Most");
  by_owed = units_shown (fixture);
  g_assert_true (g_str_has_prefix (by_owed, "Ban Tổ chức|"));

  choose_order (fixture, "Kind");
  assert_text (fixture->list, dt_nick_label (dt_unit_kind_nicks, DT_UNIT_PARTY_WARD));
}

/* The page of the unit that was opened tells what the register holds of it. */
static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(DtUnitDetail) detail = load_unit (fixture, DT_SEED_ORGANISATION);
  g_autofree char *owed = g_strdup_printf ("%d", detail->row->n_owed);
  g_autofree char *head = g_strdup_printf ("Owes · %d", detail->row->n_owed);
  GtkWidget *figure;

  open_unit (fixture, DT_SEED_ORGANISATION, "Ban Tổ chức Thành ủy");
  g_assert_cmpint (dt_unit_list_get_selected (DT_UNIT_LIST (fixture->list)), ==, DT_SEED_ORGANISATION);
  assert_text (fixture->page, head);
  figure = gtk_widget_get_parent (dt_ui_find_label (fixture->page, "owed"));
  assert_text (figure, owed);
  figure = gtk_widget_get_parent (dt_ui_find_label (fixture->page, "overdue"));
  assert_text (figure, "1");
  for (guint i = 0; i < detail->owed->len; i++)
    assert_text (fixture->page, ((DtObligation *) g_ptr_array_index (detail->owed, i))->task->title);
  for (guint i = 0; i < detail->handed->len; i++)
    assert_text (fixture->page, ((DtObligation *) g_ptr_array_index (detail->handed, i))->task->title);
  assert_text (fixture->page, "3 days late");
  assert_text (fixture->page, "0255 000 102");
  assert_text (fixture->page, "Reminders · 1");
}

/* Opened from elsewhere while a search hides it: the search gives way. */
static void
test_open_hidden (Fixture       *fixture,
                  gconstpointer  data)
{
  type (fixture, "minh tan");
  open_unit (fixture, DT_SEED_COMMUNE, "Đảng ủy xã Hòa Nam");
  g_assert_cmpint (dt_unit_list_get_selected (DT_UNIT_LIST (fixture->list)), ==, DT_SEED_COMMUNE);
  g_assert_false (dt_view_escape (DT_VIEW (fixture->view)));
}

static void
test_actions (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *row;

  open_unit (fixture, DT_SEED_WARD, "Đảng ủy phường Minh Tân");
  row = dt_ui_find_row (fixture->page, "Kế hoạch đại hội điểm");
  g_assert_nonnull (row);
  g_signal_emit_by_name (dt_ui_find_button (row, "Record"), "clicked");
  dt_ui_fixture_assert_done (&fixture->ui, "record([6])");
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  dt_ui_fixture_assert_done (&fixture->ui, "open-task(6)");
  row = dt_ui_find_row (fixture->page, "0255 000 105");
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  dt_ui_fixture_assert_done (&fixture->ui, "copy-text('0255 000 105')");
  g_signal_emit_by_name (dt_ui_find_button (fixture->page, "Log Call"), "clicked");
  dt_ui_fixture_assert_done (&fixture->ui, "log-call([6])");
}

static void
test_nothing_owed (Fixture       *fixture,
                   gconstpointer  data)
{
  open_unit (fixture, DT_SEED_COMMITTEE, "Thành ủy");
  assert_text (fixture->page, "Owes · 0");
  assert_text (fixture->page, "Owes nothing");
  assert_text (fixture->page, "Nothing fell due in the last 12 months");
  assert_text (fixture->page, "Never reminded");
  g_assert_null (dt_view_dup_assignments (DT_VIEW (fixture->view)));
}

/* What print, export and the window's own actions are given. */
static void
test_view (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(DtQuery) query = NULL;
  g_autoptr(GArray) ids = NULL;

  open_unit (fixture, DT_SEED_WARD, "Đảng ủy phường Minh Tân");
  query = dt_view_dup_query (DT_VIEW (fixture->view));
  g_assert_cmpint (query->unit_id, ==, DT_SEED_WARD);
  g_assert_true (query->owed_only);
  ids = dt_view_dup_assignments (DT_VIEW (fixture->view));
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 6);

  dt_view_focus_search (DT_VIEW (fixture->view));
  g_assert_true (gtk_widget_is_ancestor (dt_ui_find_focus (fixture->view), fixture->list));
  dt_view_focus_pane (DT_VIEW (fixture->view), TRUE);
  g_assert_true (gtk_widget_is_ancestor (dt_ui_find_focus (fixture->view), fixture->page));
  dt_view_focus_pane (DT_VIEW (fixture->view), TRUE);
  g_assert_true (gtk_widget_is_ancestor (dt_ui_find_focus (fixture->view), fixture->list));

  dt_view_set_sidebar (DT_VIEW (fixture->view), FALSE);
  g_assert_false (gtk_widget_get_mapped (fixture->list));
  dt_view_set_sidebar (DT_VIEW (fixture->view), TRUE);
}

/* What changes in the register changes here, without losing the unit. */
static void
test_follows (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *row, *list;

  /* The focus stays in its row when the rows are made anew. */
  open_unit (fixture, DT_SEED_ORGANISATION, "Ban Tổ chức Thành ủy");
  row = dt_ui_find_row (fixture->page, "Dự thảo hướng dẫn bầu cử trong đảng");
  list = gtk_widget_get_parent (row);
  gtk_widget_grab_focus (dt_ui_find_button (row, "Record"));
  dt_ui_fixture_write (&fixture->ui, "UPDATE task SET title = 'Dự thảo thứ hai' WHERE id = 5");
  dt_ui_wait_text (fixture->page, "Dự thảo thứ hai");
  g_assert_true (dt_ui_find_focus (fixture->page) == dt_ui_find_row (fixture->page, "Dự thảo thứ hai"));
  g_assert_true (gtk_widget_is_ancestor (dt_ui_find_focus (fixture->page), list));

  open_unit (fixture, DT_SEED_WARD, "Đảng ủy phường Minh Tân");
  assert_text (fixture->page, "Owes · 1");
  dt_ui_fixture_write (&fixture->ui,
                       "INSERT INTO submission (id, uid, assignment_id, version, received_day, verdict)"
                       " VALUES (50, '00000000-0000-4000-8000-000000000550', 6, 1,"
                       "         (SELECT last_day FROM deadline WHERE task_id = 3), 'waiting')");
  dt_ui_wait_text (fixture->page, "Owes · 0");
  assert_text (fixture->page, "Owes nothing");
  g_assert_cmpint (dt_unit_list_get_selected (DT_UNIT_LIST (fixture->list)), ==, DT_SEED_WARD);

  dt_ui_fixture_write (&fixture->ui, "UPDATE unit SET name = 'Đảng ủy phường Minh Tân Mới' WHERE id = 5");
  dt_ui_wait_text (fixture->page, "Đảng ủy phường Minh Tân Mới");
}

/* A unit that went into another says so; at any width, as a critical of the toolkit would tell. */
static void
test_merged (Fixture       *fixture,
             gconstpointer  data)
{
  dt_ui_fixture_write (&fixture->ui, "UPDATE unit SET successor_id = 5, valid_to = 739000 WHERE id = 6");
  open_unit (fixture, DT_SEED_COMMUNE, "Đảng ủy xã Hòa Nam");
  dt_ui_wait_text (fixture->page, "Merged into P. Minh Tân");
  dt_ui_settle ();
}

static gboolean
has_width (gpointer widget)
{
  return gtk_widget_get_width (gtk_widget_get_first_child (widget)) > 0;
}

/* Narrow, the page puts its columns under each other and asks for no more than there is. */
static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  int minimum;

  open_unit (fixture, DT_SEED_ORGANISATION, "Ban Tổ chức Thành ủy");
  dt_test_wait_until (has_width, fixture->view);
  gtk_widget_measure (fixture->view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 940);
}

#define CASE(name, func) g_test_add ("/ui/unit-view/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  CASE ("list", test_list);
  CASE ("search", test_search);
  CASE ("search-accents", test_search_accents);
  CASE ("orders", test_orders);
  CASE ("open", test_open);
  CASE ("open-hidden", test_open_hidden);
  CASE ("actions", test_actions);
  CASE ("nothing-owed", test_nothing_owed);
  CASE ("view", test_view);
  CASE ("follows", test_follows);
  CASE ("merged", test_merged);
  CASE ("period", test_period);
  CASE ("narrow", test_narrow);

  return g_test_run ();
}
