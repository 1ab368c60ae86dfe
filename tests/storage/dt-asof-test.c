/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-asof-test.h"

#include "dt-asof.h"

/* On a file, since it is copied. */
void
dt_asof_fixture_set_up (DtAsofFixture *self,
                        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  self->folder = dt_test_dir_new ();
  self->path = g_build_filename (self->folder, "register.db", NULL);
  dt_today_set_fixed (dt_test_day ("2024-08-01"));
  self->storage.db = dt_db_open (self->path, DT_DB_READ_WRITE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (dt_schema_migrate (self->storage.db, &error));
  self->storage.writer = dt_writer_new (self->storage.db, &error);
  g_assert_no_error (error);
  dt_storage_run (&self->storage, dt_seed_sql);
}

void
dt_asof_fixture_tear_down (DtAsofFixture *self,
                           gconstpointer  data)
{
  g_clear_pointer (&self->storage.writer, dt_writer_free);
  g_clear_pointer (&self->storage.db, dt_db_close);
  dt_test_dir_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  dt_today_set_fixed (DT_DAY_NONE);
}

/* What it shows, as text; the copy must be whole. */
char *
dt_asof_dump (DtAsofFixture *self,
              DtDay          day)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtAsOf) as_of = dt_as_of_make (self->path, day, NULL, &error);
  g_autoptr(DtDb) db = NULL;
  char *dump;

  g_assert_no_error (error);
  db = dt_db_open (dt_as_of_get_path (as_of), DT_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (dt_schema_migrate (db, &error));
  dt_test_assert_string (dt_storage_text (db, "PRAGMA integrity_check"), "ok");
  dt_test_assert_string (dt_storage_text (db, "PRAGMA foreign_key_check"), "");
  dump = dt_storage_dump (db, TRUE);
  g_clear_pointer (&db, dt_db_close);

  return dump;
}

void
dt_asof_assert_nothing_left (void)
{
  g_autofree char *parent = g_build_filename (g_get_user_cache_dir (), "directive-tracker", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = g_dir_open (parent, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, "as-of-"));
}

char *
dt_asof_ask (DtAsofFixture *self,
             const char    *day,
             const char    *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtAsOf) as_of = dt_as_of_make (self->path, dt_test_day (day), NULL, &error);
  g_autoptr(DtDb) db = NULL;

  g_assert_no_error (error);
  db = dt_db_open (dt_as_of_get_path (as_of), DT_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  dt_test_assert_string (dt_storage_text (db, "PRAGMA integrity_check"), "ok");
  dt_test_assert_string (dt_storage_text (db, "PRAGMA foreign_key_check"), "");

  return dt_storage_text (db, sql);
}
