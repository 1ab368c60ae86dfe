/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-window-fixture.h"

#include "dt-list-jobs.h"
#include "dt-press.h"
#include "dt-seed.h"
#include "dt-test.h"

/* One for all cases: an application exports itself once. */
static GtkApplication *application;
static int window_width = 1300, window_height = 800;


static void
ensure_application (void)
{
  g_autoptr(GError) error = NULL;

  if (application != NULL)
    return;

  application = GTK_APPLICATION (adw_application_new (DT_APP_ID, G_APPLICATION_NON_UNIQUE));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

static DtStore *
open_store (const char *dir,
            gboolean    seeded)
{
  g_autofree char *path = g_build_filename (dir, "register.db", NULL);
  DtStore *store = dt_store_new (path, DT_STORE_FLAGS_NONE);
  g_autoptr(GError) error = NULL;
  DtWrite write = { .action = "seed", .label = "Seed", .bulk = TRUE };

  dt_store_open (store, NULL, &error);
  g_assert_no_error (error);
  if (seeded)
    dt_store_write (store, &write, dt_seed_job, NULL, NULL, &error);
  g_assert_no_error (error);

  return store;
}

static void
reset_settings (GSettings *settings)
{
  g_autoptr(GSettingsSchema) schema = NULL;
  g_auto(GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (int i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}

static gboolean
is_listed (gpointer user_data)
{
  DtWindowFixture *f = user_data;
  GtkWidget *list = dt_find_widget (GTK_WIDGET (f->window), GTK_TYPE_LIST_VIEW);

  return list != NULL && g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) > 0;
}

void
dt_window_fixture_set_size (int width,
                            int height)
{
  window_width = width;
  window_height = height;
}

void
dt_window_fixture_open (DtWindowFixture *f,
                        gboolean         seeded)
{
  ensure_application ();
  dt_today_set_fixed (DT_SEED_TODAY);
  f->dir = dt_test_dir_new ();
  f->settings = g_settings_new (DT_APP_ID);
  reset_settings (f->settings);
  g_settings_set_int (f->settings, "window-width", window_width);
  g_settings_set_int (f->settings, "window-height", window_height);

  f->store = open_store (f->dir, seeded);
  f->window = dt_window_new (application, f->store, f->settings);
  f->view = GTK_WIDGET (dt_window_get_view (f->window));
  gtk_window_present (GTK_WINDOW (f->window));
}

void
dt_window_fixture_set_up (DtWindowFixture *f,
                          gconstpointer    data)
{
  dt_window_fixture_open (f, TRUE);
  dt_test_wait_until (is_listed, f);
}

/* Answers that are still on their way hold the register for a moment. */
static void
let_go (DtStore *store)
{
  gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  while (g_atomic_int_get (&G_OBJECT (store)->ref_count) > 1 && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

void
dt_window_fixture_tear_down (DtWindowFixture *f,
                             gconstpointer    data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  let_go (f->store);
  g_assert_finalize_object (f->store);
  g_object_unref (f->settings);
  dt_test_dir_remove (f->dir);
  g_free (f->dir);
  dt_today_set_fixed (DT_DAY_NONE);
}

/* --- What is in the register --- */

void
dt_window_fixture_write (DtWindowFixture *f,
                         const char      *sql)
{
  dt_seed_write (f->store, sql);
}

DtAssignmentRow *
dt_window_fixture_read (DtWindowFixture *f,
                        gint64           id)
{
  DtRowFetch *fetch = dt_row_fetch_new (&id, 1, DT_SEED_TODAY);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = dt_store_read (f->store, dt_job_fetch_assignments, fetch, NULL, &error);

  dt_row_fetch_free (fetch);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  return dt_assignment_row_ref (g_ptr_array_index (rows, 0));
}

DtPhase
dt_window_fixture_read_phase (DtWindowFixture *f,
                              gint64           id)
{
  g_autoptr(DtAssignmentRow) row = dt_window_fixture_read (f, id);

  return row->phase;
}

typedef struct { DtWindowFixture *f; gint64 id; DtPhase phase; } Expected;

static gboolean
has_phase (gpointer user_data)
{
  Expected *expected = user_data;

  return dt_window_fixture_read_phase (expected->f, expected->id) == expected->phase;
}

void
dt_window_fixture_wait_phase (DtWindowFixture *f,
                              gint64           id,
                              DtPhase          phase)
{
  Expected expected = { f, id, phase };

  dt_test_wait_until (has_phase, &expected);
}

void
dt_window_fixture_activate (DtWindowFixture *f,
                            const char      *action,
                            GVariant        *parameter)
{
  g_assert_true (gtk_widget_activate_action_variant (f->view, action, parameter));
}

typedef struct { DtWindowFixture *f; const char *sql; gint64 expected; } Waiting;

static gboolean
answers (gpointer data)
{
  const Waiting *self = data;

  return dt_seed_ask (self->f->store, self->sql) == self->expected;
}

void
dt_window_fixture_wait_for (DtWindowFixture *f,
                            const char      *sql,
                            gint64           expected)
{
  Waiting waiting = { f, sql, expected };

  dt_test_wait_until (answers, &waiting);
}
