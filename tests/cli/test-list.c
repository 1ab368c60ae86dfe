/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `tasks` and `units`: every form, every filter. */

#include <string.h>

#include "dt-cli-test.h"

static JsonObject *
find_task (JsonArray  *tasks,
           const char *title)
{
  for (guint i = 0; i < json_array_get_length (tasks); i++)
    {
      JsonObject *task = json_array_get_object_element (tasks, i);

      if (g_str_equal (json_object_get_string_member (task, "title"), title))
        return task;
    }

  g_error ("no task “%s”", title);
}

static void
test_json (DtCliTest     *f,
           gconstpointer  data)
{
  static const char *const keys[] = {
    "uid", "ordinal", "clause", "title", "directive", "leads", "coordinators", "original_day", "last_day", "bound",
    "words", "state", "days_left", "handed_in", "owed",
  };
  g_autoptr(JsonArray) tasks = NULL;
  JsonObject *moved, *collection, *undated;

  dt_cli_test_run (f, "tasks", "--format", "json", NULL);
  g_assert_cmpint (f->code, ==, 0);
  tasks = dt_cli_test_json (f);
  g_assert_cmpuint (json_array_get_length (tasks), ==, DT_SEED_N_TASKS);

  /* These keys, all of them, no others, in this order. */
  for (guint i = 0; i < json_array_get_length (tasks); i++)
    {
      JsonObject *task = json_array_get_object_element (tasks, i);
      g_autoptr(GList) members = json_object_get_members (task);
      guint k = 0;

      for (GList *l = members; l != NULL; l = l->next)
        g_assert_cmpstr (l->data, ==, keys[k++]);
      g_assert_cmpuint (k, ==, G_N_ELEMENTS (keys));
    }

  moved = find_task (tasks, "Kế hoạch đại hội điểm");
  g_assert_cmpstr (json_object_get_string_member (moved, "original_day"), ==, "2024-09-30");
  g_assert_cmpstr (json_object_get_string_member (moved, "last_day"), ==, "2024-09-15");
  g_assert_cmpstr (json_object_get_string_member (moved, "directive"), ==, "150-KH/TU");
  g_assert_cmpstr (json_object_get_string_member (moved, "ordinal"), ==, "6");
  g_assert_cmpstr (json_object_get_string_member (moved, "clause"), ==, "mục 6");
  g_assert_cmpstr (json_object_get_string_member (moved, "state"), ==, "idle");
  g_assert_cmpint (json_object_get_int_member (moved, "days_left"), ==, 34);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (moved, "leads")), ==, 1);

  for (guint i = 0; i < json_array_get_length (tasks); i++)
    {
      JsonObject *task = json_array_get_object_element (tasks, i);
      const char *state = json_object_get_string_member (task, "state");

      if (g_str_equal (state, "overdue"))
        g_assert_cmpint (json_object_get_int_member (task, "days_left"), <, 0);
      if (g_str_equal (state, "done") || g_str_equal (state, "standing"))
        g_assert_true (json_object_get_null_member (task, "days_left"));
    }

  collection = undated = NULL;
  for (guint i = 0; i < json_array_get_length (tasks); i++)
    {
      JsonObject *task = json_array_get_object_element (tasks, i);

      if (json_object_get_int_member (task, "owed") > 1)
        collection = task;
      if (json_array_get_length (json_object_get_array_member (task, "leads")) == 0)
        undated = task;
    }
  g_assert_nonnull (collection);
  g_assert_cmpint (json_object_get_int_member (collection, "owed"), ==, 4);
  g_assert_cmpint (json_object_get_int_member (collection, "handed_in"), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (collection, "leads")), ==, 4);
  g_assert_nonnull (undated);
  g_assert_true (json_object_get_null_member (undated, "last_day"));
}

static guint
count_tasks (DtCliTest *f)
{
  g_autoptr(JsonArray) tasks = NULL;

  g_assert_cmpint (f->code, ==, 0);
  tasks = dt_cli_test_json (f);
  return json_array_get_length (tasks);
}

static void
test_filters (DtCliTest     *f,
              gconstpointer  data)
{
  guint all_of_plan, all_of_letter;

  dt_cli_test_run (f, "tasks", "--format", "json", "--directive", "150-KH/TU", NULL);
  all_of_plan = count_tasks (f);
  dt_cli_test_run (f, "tasks", "--format", "json", "--directive", "1438 - CV/TU", NULL);
  all_of_letter = count_tasks (f);
  g_assert_cmpuint (all_of_letter, ==, 3);
  g_assert_cmpuint (all_of_plan + all_of_letter, ==, DT_SEED_N_TASKS);

  dt_cli_test_run (f, "tasks", "--format", "json", "--state", "overdue", NULL);
  g_assert_cmpuint (count_tasks (f), ==, 1);
  dt_cli_test_run (f, "tasks", "--format", "json", "--state", "overdue,today", NULL);
  g_assert_cmpuint (count_tasks (f), ==, 2);

  /* Without accents, with them, and with the wrong ones. */
  dt_cli_test_run (f, "tasks", "--format", "json", "--search", "dai hoi diem", NULL);
  g_assert_cmpuint (count_tasks (f), ==, 1);
  dt_cli_test_run (f, "tasks", "--format", "json", "--search", "đại hội điểm", NULL);
  g_assert_cmpuint (count_tasks (f), ==, 1);
  dt_cli_test_run (f, "tasks", "--format", "json", "--search", "không có việc này", NULL);
  g_assert_cmpuint (count_tasks (f), ==, 0);

  dt_cli_test_run (f, "tasks", "--format", "json", "--from", "2024-09-15", "--to", "15/9/2024", NULL);
  g_assert_cmpuint (count_tasks (f), ==, 1);

  dt_cli_test_run (f, "tasks", "--format", "json", "--unit", "P-MT", NULL);
  g_assert_cmpuint (count_tasks (f), >, 0);
  dt_cli_test_run (f, "tasks", "--format", "json", "--unit", "NO-SUCH", NULL);
  dt_cli_test_assert_refused (f, 1, "");
  g_assert_cmpstr (f->err, !=, "");
  dt_cli_test_run (f, "tasks", "--directive", "99-XX/TU", NULL);
  dt_cli_test_assert_refused (f, 1, "99-XX/TU");
}

static void
test_csv (DtCliTest     *f,
          gconstpointer  data)
{
  g_auto(GStrv) lines = NULL;

  dt_cli_test_run (f, "tasks", "--format", "csv", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_true (g_str_has_prefix (f->out, "\xef\xbb\xbf\"uid\",\"ordinal\",\"clause\",\"title\",\"directive\",\"leads\","));
  lines = g_strsplit (f->out, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, DT_SEED_N_TASKS + 2);    /* head, and nothing after the last */
  g_assert_cmpstr (lines[DT_SEED_N_TASKS + 1], ==, "");
}

static gboolean
retitle_job (DtDb      *db,
             gpointer   data,
             gpointer  *result,
             GError   **error)
{
  return dt_db_exec (db, "UPDATE task SET title = '=1+1 \"x\", y\nz' WHERE id = 1;"
                         "UPDATE task SET title = '@cmd' WHERE id = 2;"
                         "UPDATE task SET title = '日本' WHERE id = 3", error);
}

/* What a spreadsheet would run is guarded, quotes are doubled, a line break stays within its field. */
static void
test_csv_guards (DtCliTest     *f,
                 gconstpointer  data)
{
  g_autoptr(DtStore) store = dt_store_new (f->path, DT_STORE_FLAGS_NONE);
  DtWrite write = { .action = "import", .label = "Retitle" };
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonArray) tasks = NULL;

  dt_store_open (store, NULL, &error);
  g_assert_no_error (error);
  dt_store_write (store, &write, retitle_job, NULL, NULL, &error);
  g_assert_no_error (error);
  dt_store_close (store);

  dt_cli_test_run (f, "tasks", "--format", "csv", NULL);
  g_assert_nonnull (strstr (f->out, ",\"'=1+1 \"\"x\"\", y\nz\","));
  g_assert_nonnull (strstr (f->out, ",\"'@cmd\","));
  dt_cli_test_run (f, "tasks", "--format", "json", NULL);
  tasks = dt_cli_test_json (f);
  find_task (tasks, "=1+1 \"x\", y\nz");
  dt_cli_test_run (f, "tasks", NULL);
  g_assert_nonnull (strstr (f->out, "=1+1 \"x\", y z\n"));
}

static void
test_text (DtCliTest     *f,
           gconstpointer  data)
{
  g_auto(GStrv) lines = NULL;

  dt_cli_test_run (f, "tasks", NULL);
  g_assert_cmpint (f->code, ==, 0);
  lines = g_strsplit (f->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, DT_SEED_N_TASKS + 2);
  g_assert_true (g_str_has_prefix (lines[0], "Last Day"));

  /* The directive stands in the same column of every line, counted in letters. */
  {
    glong column = -1;

    for (guint i = 1; i <= DT_SEED_N_TASKS; i++)
      {
        const char *at = strstr (lines[i], "150-KH/TU");
        g_autofree char *composed = NULL;
        glong here;

        if (at == NULL)
          continue;
        composed = g_utf8_normalize (lines[i], at - lines[i], G_NORMALIZE_DEFAULT_COMPOSE);
        here = g_utf8_strlen (composed, -1);
        g_assert_true (column == -1 || column == here);
        column = here;
      }
    g_assert_cmpint (column, >, 0);
  }

  /* An answer that is empty is still an answer. */
  dt_cli_test_run (f, "tasks", "--search", "zzzz", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_cmpstr (f->out, ==, "");
  g_assert_cmpstr (f->err, ==, "0 tasks\n");
}

static void
test_units (DtCliTest     *f,
            gconstpointer  data)
{
  g_autoptr(JsonArray) units = NULL;
  gboolean found = FALSE;

  dt_cli_test_run (f, "units", "--format", "json", NULL);
  g_assert_cmpint (f->code, ==, 0);
  units = dt_cli_test_json (f);
  g_assert_cmpuint (json_array_get_length (units), ==, DT_SEED_N_UNITS);
  for (guint i = 0; i < json_array_get_length (units); i++)
    {
      JsonObject *unit = json_array_get_object_element (units, i);

      if (!g_str_equal (json_object_get_string_member (unit, "code"), "P-MT"))
        continue;
      found = TRUE;
      g_assert_cmpstr (json_object_get_string_member (unit, "name"), ==, "Đảng ủy phường Minh Tân");
      g_assert_cmpstr (json_object_get_string_member (unit, "kind"), ==, "party-ward");
    }
  g_assert_true (found);

  dt_cli_test_run (f, "units", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "Đảng ủy phường Minh Tân"));
  dt_cli_test_run (f, "units", "--from", "1/8/2024", "--to", "10/8/2024", "--format", "csv", NULL);
  g_assert_nonnull (strstr (f->out, "\"due\",\"on_time\",\"early\",\"late\",\"missing\",\"rate_handled\",\"rate_on_time\""));
  g_assert_nonnull (strstr (f->out, ",1,0,0,1,0,100,0,0,20"));
  dt_cli_test_run (f, "units", "--from", "1/8/2024", NULL);
  g_assert_nonnull (strstr (f->out, "100%"));
  dt_cli_test_run (f, "units", "--from", "2/8/2024", "--to", "1/8/2024", NULL);
  g_assert_cmpint (f->code, ==, 2);

  dt_cli_test_run (f, "units", "--format", "csv", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "\"P-MT\""));
}

/* Arguments and data are UTF-8 in the plain C locale too. */
static void
test_c_locale (DtCliTest     *f,
               gconstpointer  data)
{
  f->language = g_strdup ("C");
  dt_cli_test_run (f, "tasks", "--format", "json", "--search", "đại hội điểm", NULL);
  g_assert_cmpuint (count_tasks (f), ==, 1);
  dt_cli_test_run (f, "tasks", "--search", "\xff\xfe", NULL);
  dt_cli_test_assert_refused (f, 2, "UTF-8");
}

/* A calendar instead of a list; what goes only with one is refused without. */
static void
test_calendar (DtCliTest     *f,
               gconstpointer  data)
{
  g_autofree char *path = dt_cli_test_file (f, "han.ics");
  g_autofree char *text = NULL;

  dt_cli_test_run (f, "tasks", "--events", "--alarm", "2", "-o", path, NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "BEGIN:VEVENT"));
  g_assert_nonnull (strstr (text, "TRIGGER:-P2D"));
  dt_cli_test_run (f, "tasks", "--events", NULL);
  dt_cli_test_assert_refused (f, 2, "FILE.ics");
  dt_cli_test_run (f, "tasks", "--alarm", "99", "-o", path, NULL);
  dt_cli_test_assert_refused (f, 2, "60");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) \
  g_test_add ("/cli/list/" name, DtCliTest, NULL, dt_cli_test_set_up_seed, func, dt_cli_test_tear_down)
  ADD ("json", test_json);
  ADD ("filters", test_filters);
  ADD ("csv", test_csv);
  ADD ("csv-guards", test_csv_guards);
  ADD ("text", test_text);
  ADD ("units", test_units);
  ADD ("c-locale", test_c_locale);
  ADD ("calendar", test_calendar);

  return g_test_run ();
}
