/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-storage-test.h"

static char *
step_back (DtStorageFixture *fixture,
           gboolean          forward)
{
  g_autoptr(GError) error = NULL;
  DtChange *change = NULL;
  char *label = forward ? dt_writer_redo (fixture->writer, &change, &error) : dt_writer_undo (fixture->writer, &change, &error);

  g_assert_no_error (error);
  g_assert_nonnull (change);
  dt_change_unref (change);
  return label;
}

static void
check_references (DtDb *db)
{
  g_autofree char *broken = dt_storage_text (db, "PRAGMA foreign_key_check");
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (broken, ==, "");
  dt_db_exec (db, "INSERT INTO task_fts (task_fts, rank) VALUES ('integrity-check', 1)", &error);
  g_assert_no_error (error);
}

static void
test_one_step (DtStorageFixture *fixture,
               gconstpointer     seed)
{
  g_autofree char *before = dt_storage_dump (fixture->db, TRUE);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  dt_storage_run (fixture, "DELETE FROM task WHERE id = 13; UPDATE unit SET name = 'Đơn vị khác' WHERE id = 2");
  after = dt_storage_dump (fixture->db, TRUE);
  g_assert_cmpstr (dt_writer_get_undo_label (fixture->writer), ==, "Test");
  g_assert_null (dt_writer_get_redo_label (fixture->writer));

  dt_test_assert_string (step_back (fixture, FALSE), "Test");
  undone = dt_storage_dump (fixture->db, TRUE);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpstr (dt_writer_get_redo_label (fixture->writer), ==, "Test");

  dt_test_assert_string (step_back (fixture, TRUE), "Test");
  redone = dt_storage_dump (fixture->db, TRUE);
  g_assert_cmpstr (redone, ==, after);
  check_references (fixture->db);
}

/* Random walks: whatever is written, undone, done again, the register is exactly what it was then. */
static void
walk (DtStorageFixture *fixture,
      guint32           start)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (start);
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint now = 0;

  g_ptr_array_add (states, dt_storage_dump (fixture->db, TRUE));
  for (int i = 0; i < 60; i++)
    {
      int what = g_rand_int_range (random, 0, 10);
      g_autofree char *dump = NULL;

      if (what < 5)
        {
          guint had = now;

          if (dt_storage_random_write (fixture, random, FALSE))
            {
              dump = dt_storage_dump (fixture->db, TRUE);
              if (!g_str_equal (dump, states->pdata[now]))
                {
                  g_ptr_array_set_size (states, (int) now + 1);
                  g_ptr_array_add (states, g_strdup (dump));
                  now++;
                }
            }
          if (now == had)
            continue;
        }
      else if (what < 8 && now > 0 && dt_writer_get_undo_label (fixture->writer) != NULL)
        {
          g_free (step_back (fixture, FALSE));
          now--;
        }
      else if (now + 1 < states->len && dt_writer_get_redo_label (fixture->writer) != NULL)
        {
          g_free (step_back (fixture, TRUE));
          now++;
        }
      else
        {
          continue;
        }

      g_free (dump);
      dump = dt_storage_dump (fixture->db, TRUE);
      g_assert_cmpstr (dump, ==, states->pdata[now]);
      check_references (fixture->db);
    }
}

static void
test_walks (void)
{
  for (guint32 start = 1; start <= (g_test_slow () ? 200 : 12); start++)
    {
      DtStorageFixture fixture;

      g_test_message ("walk %u", start);
      dt_storage_fixture_set_up (&fixture, "seed");
      walk (&fixture, start);
      dt_storage_fixture_tear_down (&fixture, "seed");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/storage/undo/one-step", DtStorageFixture, "seed", dt_storage_fixture_set_up, test_one_step,
              dt_storage_fixture_tear_down);
  g_test_add_func ("/storage/undo/walks", test_walks);
  return g_test_run ();
}
