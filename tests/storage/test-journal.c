/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-storage-test.h"

#define ITEMS \
  "SELECT entity, entity_id, task_id, unit_id, directive_id, op, before, after FROM journal_item" \
  " WHERE journal_id = (SELECT max (id) FROM journal) ORDER BY entity, entity_id"

static void
test_update (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  dt_storage_run (fixture, "UPDATE assignment SET percent = 75, excused = 'a\"b' || char (10) WHERE id = 5;"
                           "UPDATE assignment SET percent = 80 WHERE id = 5");
  dt_test_assert_string (dt_storage_text (fixture->db, ITEMS),
                         "assignment|5|5|2|1|update|{\"percent\":60,\"excused\":null}|{\"percent\":80,\"excused\":\"a\\\"b\\n\"}");
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT action, label FROM journal ORDER BY id DESC LIMIT 1"), "test|Test");
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT min (at > 0 AND who <> '') FROM journal"), ==, 1);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT min (json_valid (coalesce (before, '{}'))"
                                                   " AND json_valid (coalesce (after, '{}'))) FROM journal_item"), ==, 1);
}

/* Rows that go by cascade are told too, with what they concerned. */
static void
test_delete (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  dt_storage_run (fixture, "DELETE FROM task WHERE id = 7");
  dt_test_assert_string (dt_storage_text (fixture->db,
                           "SELECT entity, entity_id, task_id, unit_id, directive_id, op, after FROM journal_item"
                           " WHERE journal_id = (SELECT max (id) FROM journal) ORDER BY entity"),
                         "assignment|7|7|1|1|delete|~\n"
                         "attachment|1|7|1|1|delete|~\n"
                         "deadline|7|7|~|1|delete|~\n"
                         "submission|2|7|1|1|delete|~\n"
                         "task|7|7|~|1|delete|~");
  dt_test_assert_string (dt_storage_text (fixture->db,
                           "SELECT json_extract (before, '$.name'), json_extract (before, '$.size') FROM journal_item"
                           " WHERE entity = 'attachment' AND op = 'delete'"),
                         "quy-che.pdf|12345");
}

static void
test_insert (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  dt_storage_run (fixture, "INSERT INTO reminder (id, uid, unit_id, day, channel) VALUES (9, 'r', 4, 739000, 'phone');"
                           "INSERT INTO reminder_assignment (id, reminder_id, assignment_id) VALUES (9, 9, 4);"
                           "INSERT INTO calendar_day (day, kind) VALUES (739000, 'holiday')");
  dt_test_assert_string (dt_storage_text (fixture->db, ITEMS),
                         "calendar_day|739000|~|~|~|insert|~|{\"day\":739000,\"kind\":\"holiday\"}\n"
                         "reminder|9|~|4|~|insert|~|{\"uid\":\"r\",\"unit_id\":4,\"day\":739000,\"channel\":\"phone\",\"rung\":1}\n"
                         "reminder_assignment|9|4|4|1|insert|~|{\"reminder_id\":9,\"assignment_id\":4}");
}

/* A write that leaves everything as it was is no action. */
static void
test_nothing (DtStorageFixture *fixture,
              gconstpointer     seed)
{
  gint64 before = dt_storage_number (fixture->db, "SELECT count (*) FROM journal");
  const char *label = dt_writer_get_undo_label (fixture->writer);

  dt_storage_run (fixture, "UPDATE assignment SET percent = percent; UPDATE unit SET code = 'x' WHERE id = 1;"
                           "UPDATE unit SET code = 'VPTU' WHERE id = 1;"
                           "INSERT INTO setting (id, name, value) VALUES (5, 'a', 'b'); DELETE FROM setting");
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count (*) FROM journal"), ==, before);
  g_assert_true (dt_writer_get_undo_label (fixture->writer) == label);
}

static void
test_undo (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  g_autoptr(GError) error = NULL;
  DtChange *change = NULL;

  dt_storage_run (fixture, "UPDATE task SET title = 'khác' WHERE id = 1");
  g_free (dt_writer_undo (fixture->writer, &change, &error));
  g_assert_no_error (error);
  g_clear_pointer (&change, dt_change_unref);
  dt_test_assert_string (dt_storage_text (fixture->db, ITEMS),
                         "task|1|1|~|1|update|{\"title\":\"khác\"}|{\"title\":\"Báo cáo tự kiểm tra công tác nhân sự\"}");
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT action, label FROM journal ORDER BY id DESC LIMIT 1"), "undo|Test");
}

static void
test_append_only (DtStorageFixture *fixture,
                  gconstpointer     seed)
{
  static const char * const forbidden[] = {
    "DELETE FROM journal", "UPDATE journal SET who = 'x'", "DELETE FROM journal_item", "UPDATE journal_item SET after = NULL",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (dt_db_exec (fixture->db, forbidden[i], &error));
      g_assert_error (error, DT_ERROR, DT_ERROR_CONSTRAINT);
    }
}

#define CASE(path, func)                                                                      \
  g_test_add ("/storage/journal/" path, DtStorageFixture, "seed", dt_storage_fixture_set_up, func, dt_storage_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CASE ("update", test_update);
  CASE ("delete", test_delete);
  CASE ("insert", test_insert);
  CASE ("nothing", test_nothing);
  CASE ("undo", test_undo);
  CASE ("append-only", test_append_only);
  return g_test_run ();
}
