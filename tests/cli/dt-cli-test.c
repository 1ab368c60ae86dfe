/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-cli-test.h"

#include <glib/gstdio.h>
#include <string.h>

void
dt_cli_test_set_up (DtCliTest     *self,
                    gconstpointer  data)
{
  self->folder = dt_test_dir_new ();
  self->path = g_build_filename (self->folder, "register.db", NULL);
}

void
dt_cli_test_set_up_seed (DtCliTest     *self,
                         gconstpointer  data)
{
  g_autoptr(DtStore) store = NULL;
  g_autoptr(GError) error = NULL;
  DtWrite write = { .action = "import", .label = "Seed" };

  dt_cli_test_set_up (self, data);
  store = dt_store_new (self->path, DT_STORE_FLAGS_NONE);
  dt_store_open (store, NULL, &error);
  g_assert_no_error (error);
  dt_store_write (store, &write, dt_seed_job, NULL, NULL, &error);
  g_assert_no_error (error);
  dt_store_close (store);
}

static void
forget_run (DtCliTest *self)
{
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
}

void
dt_cli_test_tear_down (DtCliTest     *self,
                       gconstpointer  data)
{
  forget_run (self);
  dt_test_dir_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->language);
}

static void
run (DtCliTest *self,
     GPtrArray *argv)
{
  g_auto(GStrv) environment = g_get_environ ();
  g_autoptr(GError) error = NULL;
  int status;

  forget_run (self);
  g_ptr_array_add (argv, NULL);
  environment = g_environ_setenv (environment, "LC_ALL", self->language != NULL ? self->language : "C.UTF-8", TRUE);
  environment = g_environ_unsetenv (environment, "LANGUAGE");
  environment = g_environ_setenv (environment, "XDG_DATA_HOME", self->folder, TRUE);
  environment = g_environ_setenv (environment, "TMPDIR", self->folder, TRUE);
  g_spawn_sync (self->folder, (char **) argv->pdata, environment, G_SPAWN_DEFAULT, NULL, NULL, &self->out, &self->err, &status,
                &error);
  g_assert_no_error (error);

  if (g_spawn_check_wait_status (status, &error))
    {
      self->code = 0;
      return;
    }
  /* Ended by itself, not by a signal. */
  if (error->domain != G_SPAWN_EXIT_ERROR)
    g_error ("%s\n%s", error->message, self->err);
  self->code = error->code;
}

static void
add_all (GPtrArray *argv,
         va_list    args)
{
  const char *arg;

  while ((arg = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer) arg);
}

void
dt_cli_test_run (DtCliTest *self,
                 ...)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  va_list args;

  g_ptr_array_add (argv, (gpointer) g_getenv ("DT_CLI"));
  g_ptr_array_add (argv, (gpointer) "--register");
  g_ptr_array_add (argv, self->path);
  g_ptr_array_add (argv, (gpointer) "--today");
  g_ptr_array_add (argv, (gpointer) "2024-08-12");
  va_start (args, self);
  add_all (argv, args);
  va_end (args);
  run (self, argv);
}

void
dt_cli_test_run_bare (DtCliTest *self,
                      ...)
{
  g_autoptr(GPtrArray) argv = g_ptr_array_new ();
  va_list args;

  g_ptr_array_add (argv, (gpointer) g_getenv ("DT_CLI"));
  va_start (args, self);
  add_all (argv, args);
  va_end (args);
  run (self, argv);
}

void
dt_cli_test_assert_refused (DtCliTest  *self,
                            int         code,
                            const char *words)
{
  g_assert_cmpint (self->code, ==, code);
  g_assert_cmpstr (self->out, ==, "");
  if (strstr (self->err, words) == NULL)
    g_error ("“%s” is not in: %s", words, self->err);
}

char *
dt_cli_test_file (DtCliTest  *self,
                  const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static gboolean
digest_job (DtDb      *db,
            gpointer   data,
            gpointer  *result,
            GError   **error)
{
  static const char *const sql[] = {
    "SELECT group_concat (quote (uid) || quote (title) || quote (hold)) FROM (SELECT * FROM task ORDER BY id)",
    "SELECT group_concat (task_id || ':' || quote (original_day) || quote (last_day)) FROM (SELECT * FROM deadline ORDER BY task_id)",
    "SELECT group_concat (quote (uid)) FROM (SELECT * FROM schedule_change ORDER BY id)",
    "SELECT count (*) || ',' || (SELECT count (*) FROM directive) || ',' || (SELECT count (*) FROM unit) FROM journal",
  };
  g_autoptr(GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      g_auto(DtStmt) st = { 0 };
      gboolean has_row;

      if (!dt_db_prepare (db, &st, sql[i], error) || !dt_stmt_next (&st, &has_row, error))
        return FALSE;
      g_string_append_printf (text, "%s\n", dt_column_peek (&st, 0));
    }

  *result = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

char *
dt_cli_test_digest (DtCliTest *self)
{
  g_autoptr(DtStore) store = dt_store_new (self->path, DT_STORE_FLAGS_READ_ONLY);
  g_autoptr(GError) error = NULL;
  char *digest;

  dt_store_open (store, NULL, &error);
  g_assert_no_error (error);
  digest = dt_store_read (store, digest_job, NULL, NULL, &error);
  g_assert_no_error (error);
  dt_store_close (store);

  return digest;
}

JsonArray *
dt_cli_test_json (DtCliTest *self)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;

  json_parser_load_from_data (parser, self->out, -1, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (json_parser_get_root (parser)));

  return json_array_ref (json_node_get_array (json_parser_get_root (parser)));
}

char *
dt_cli_test_write (DtCliTest  *self,
                   const char *name,
                   const char *text)
{
  char *path = dt_cli_test_file (self, name);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}
