/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The disk fails at every call there is, one after the other, and so does the memory of SQLite (that of GLib ends the program, by
 * design of GLib: then it is as if it were killed, see test-crash.c): what was being done ends with an error that says something, and the
 * register is whole and as it was before, or as it is afterwards. */

#include "dt-db-private.h"
#include "dt-edit-jobs.h"
#include "dt-fault-vfs.h"
#include "dt-storage-test.h"

#include <glib/gstdio.h>

/* A scenario is made ready with a disk that works, and run with one that fails. */
typedef struct
{
  const char *name;
  gboolean    fresh;                                               /* there is no register yet */
  gboolean  (*prepare) (DtStorageFixture *fixture, GError **error);  /* NULL: nothing */
  gboolean  (*run)     (DtStorageFixture *fixture, GError **error);
} Scenario;

static gboolean
write_job (DtStorageFixture  *fixture,
           gboolean           bulk,
           DtJobFunc          job,
           gpointer           data,
           GDestroyNotify     result_free,
           GError           **error)
{
  DtWrite write = { .action = "test", .label = "Test", .bulk = bulk };
  DtChange *change = NULL;
  gpointer result = NULL;
  gboolean ok = dt_writer_run (fixture->writer, &write, job, data, result_free, &result, &change, error);

  g_clear_pointer (&change, dt_change_unref);
  if (result != NULL && result_free != NULL)
    result_free (result);
  return ok;
}

static gboolean
record (DtStorageFixture  *fixture,
        GError           **error)
{
  gint64 assignment = DT_SEED_OVERDUE;
  DtRecordEdit *edit = dt_record_edit_new (&assignment, 1, DT_SEED_TODAY);
  gboolean ok = write_job (fixture, FALSE, dt_job_record_submission, edit, NULL, error);

  dt_record_edit_free (edit);
  return ok;
}

static gboolean
apply_change (DtStorageFixture  *fixture,
              GError           **error)
{
  DtScheduleRule rule = { .kind = DT_CHANGE_POSTPONE, .amount = 30, .unit = DT_SPAN_DAYS };
  DtChangeEdit *edit = dt_change_edit_new (DT_SEED_PLAN, DT_SEED_LETTER, &rule, DT_SEED_TODAY);
  gboolean ok = write_job (fixture, FALSE, dt_job_apply_change, edit, (GDestroyNotify) dt_change_preview_free, error);

  dt_change_edit_free (edit);
  return ok;
}

static gboolean
undo (DtStorageFixture  *fixture,
      GError           **error)
{
  DtChange *change = NULL;
  g_autofree char *label = dt_writer_undo (fixture->writer, &change, error);

  g_clear_pointer (&change, dt_change_unref);
  return label != NULL;
}

static gboolean
write_bulk (DtStorageFixture  *fixture,
            GError           **error)
{
  return write_job (fixture, TRUE, dt_storage_job_sql,
                    (gpointer) "UPDATE assignment SET percent = (percent + 10) % 100; DELETE FROM task WHERE id = 13", NULL, error);
}

static gboolean
back_up (DtStorageFixture  *fixture,
         GError           **error)
{
  g_autofree char *path = g_strconcat (fixture->db->path, ".copy", NULL);

  return dt_db_copy (fixture->db, path, NULL, NULL, error);
}

/* The log is folded into the register; should that fail, it is left for the next one who opens it. */
static gboolean
shut (DtStorageFixture  *fixture,
      GError           **error)
{
  g_clear_pointer (&fixture->writer, dt_writer_free);
  g_clear_pointer (&fixture->db, dt_db_close);
  return TRUE;
}

static const Scenario scenarios[] = {
  { "new", TRUE, NULL, NULL },
  { "open", FALSE, NULL, NULL },
  { "record", FALSE, NULL, record },
  { "change", FALSE, NULL, apply_change },
  { "undo", FALSE, record, undo },
  { "bulk", FALSE, NULL, write_bulk },
  { "backup", FALSE, NULL, back_up },
  { "close", FALSE, record, shut },
};

static gboolean
open_register (DtStorageFixture  *fixture,
               const char        *path,
               GError           **error)
{
  fixture->db = dt_db_open (path, DT_DB_READ_WRITE_CREATE, error);
  if (fixture->db == NULL || !dt_schema_migrate (fixture->db, error))
    return FALSE;
  fixture->writer = dt_writer_new (fixture->db, error);
  return fixture->writer != NULL;
}

static void
close_register (DtStorageFixture *fixture)
{
  g_clear_pointer (&fixture->writer, dt_writer_free);
  g_clear_pointer (&fixture->db, dt_db_close);
}

/* Opens it with a disk that works; what it holds, and how many entries its journal has. */
static char *
look_at (const char *path)
{
  g_autoptr(GError) error = NULL;
  DtStorageFixture fixture = { NULL };
  char *seen;

  open_register (&fixture, path, &error);
  g_assert_no_error (error);
  dt_test_assert_string (dt_storage_text (fixture.db, "PRAGMA integrity_check"), "ok");
  dt_test_assert_string (dt_storage_text (fixture.db, "PRAGMA foreign_key_check"), "");
  seen = dt_storage_text (fixture.db,
    "SELECT (SELECT count (*) FROM submission), (SELECT count (*) FROM schedule_change), (SELECT count (*) FROM deadline_move),"
    " (SELECT sum (last_day) FROM deadline), (SELECT count (*) FROM task), (SELECT sum (percent) FROM assignment),"
    " (SELECT count (*) FROM unit), (SELECT count (*) FROM journal), (SELECT count (*) FROM journal_item),"
    " (SELECT count (*) FROM task_status), (SELECT count (*) FROM task_search)");
  close_register (&fixture);
  return seen;
}

/* Where a scenario is run, the seeded register it starts from, as one file, and how often it has ended with an error. */
typedef struct
{
  char  *folder;
  char  *seed;
  gsize  length;
  guint  n_errors;
} Place;

static char *
lay_out (const Place    *place,
         const Scenario *scenario)
{
  char *path = g_build_filename (place->folder, "register.db", NULL);
  static const char * const ends[] = { "", "-wal", "-shm", "-journal", ".copy", ".before-import" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *old = g_strconcat (path, ends[i], NULL);

      (void) g_unlink (old);
    }
  if (!scenario->fresh)
    g_assert_true (g_file_set_contents (path, place->seed, (gssize) place->length, NULL));
  return path;
}

static void
start (const Scenario   *scenario,
       DtStorageFixture *fixture,
       const char       *path)
{
  g_autoptr(GError) error = NULL;

  if (scenario->run == NULL)
    return;
  open_register (fixture, path, &error);
  g_assert_no_error (error);
  if (scenario->prepare != NULL)
    scenario->prepare (fixture, &error);
  g_assert_no_error (error);
}

static gboolean
act (const Scenario    *scenario,
     DtStorageFixture  *fixture,
     const char        *path,
     GError           **error)
{
  return scenario->run != NULL ? scenario->run (fixture, error) : open_register (fixture, path, error);
}

/* A copy is complete or not there, and nothing lies about. */
static void
check_copies (const char *path)
{
  static const char * const ends[] = { ".copy", ".before-import" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *copy = g_strconcat (path, ends[i], NULL);
      g_autofree char *part = g_strconcat (copy, ".part", NULL);

      g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
      if (g_file_test (copy, G_FILE_TEST_EXISTS))
        g_free (look_at (copy));
    }
}

/* What the register holds when nothing fails, with the scenario run or only made ready. */
static char *
run_well (const Place    *place,
          const Scenario *scenario,
          gboolean        whole)
{
  g_autofree char *path = lay_out (place, scenario);
  g_autoptr(GError) error = NULL;
  DtStorageFixture fixture = { NULL };

  start (scenario, &fixture, path);
  if (whole)
    act (scenario, &fixture, path, &error);
  g_assert_no_error (error);
  close_register (&fixture);
  return look_at (path);
}

/* The n-th call fails; FALSE if there were not so many. */
static gboolean
run_badly (Place          *place,
           const Scenario *scenario,
           DtFault         fault,
           guint           n,
           const char     *before,
           const char     *after)
{
  g_autofree char *path = lay_out (place, scenario);
  g_autofree char *seen = NULL;
  g_autoptr(GError) error = NULL;
  DtStorageFixture fixture = { NULL };
  gboolean ok, fired;

  g_test_message ("%s: %s %u", scenario->name, dt_fault_name (fault), n);
  start (scenario, &fixture, path);
  dt_fault_arm (fault, n);
  ok = act (scenario, &fixture, path, &error);
  fired = dt_fault_disarm ();
  g_assert_cmpint (ok, ==, error == NULL);
  if (!ok)
    {
      place->n_errors++;
      g_assert_true (fired);
      g_assert_cmpint (g_utf8_strlen (error->message, -1), >, 5);
      if (fault == DT_FAULT_FULL || fault == DT_FAULT_SHORT_WRITE)
        g_assert_error (error, DT_ERROR, DT_ERROR_FULL);
      if (fault == DT_FAULT_MEMORY || fault == DT_FAULT_NO_MEMORY)
        g_assert_error (error, DT_ERROR, DT_ERROR_NO_MEMORY);
    }
  close_register (&fixture);

  seen = look_at (path);
  if (ok || !g_str_equal (seen, before))
    g_assert_cmpstr (seen, ==, after);
  check_copies (path);
  return fired;
}

/* All of them are suite slow's; of requests for memory, which are tens of thousands, the first hundred and then one in a hundred. */
static guint
step_after (DtFault fault,
            guint   n)
{
  gboolean of_memory = fault == DT_FAULT_MEMORY || fault == DT_FAULT_NO_MEMORY;

  if (n < 4)
    return 1;
  if (g_test_slow ())
    return of_memory ? MAX (1, n / 100) : 1;
  return of_memory ? n * 3 / 4 : 19;
}

static void
test_scenario (gconstpointer data)
{
  const Scenario *scenario = data;
  const Scenario seed = { "seed", TRUE, NULL, NULL };
  Place place = { .folder = dt_test_dir_new () };
  g_autofree char *path = lay_out (&place, &seed);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  DtStorageFixture fixture = { NULL };
  guint n_failed = 0;

  open_register (&fixture, path, &error);
  g_assert_no_error (error);
  dt_storage_run (&fixture, dt_seed_sql);
  close_register (&fixture);
  g_assert_true (g_file_get_contents (path, &place.seed, &place.length, NULL));

  before = run_well (&place, scenario, FALSE);
  after = run_well (&place, scenario, TRUE);
  for (DtFault fault = 0; fault < DT_FAULT_N; fault++)
    for (guint n = 1; run_badly (&place, scenario, fault, n, before, after); n += step_after (fault, n))
      n_failed++;

  g_test_message ("%s: %u failures, %u errors", scenario->name, n_failed, place.n_errors);
  g_assert_cmpuint (n_failed, >, 0);
  if (scenario->run != shut)
    g_assert_cmpuint (place.n_errors, >, 0);
  g_free (place.seed);
  dt_test_dir_remove (place.folder);
  g_free (place.folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dt_fault_install ();
  for (gsize i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path = g_strconcat ("/storage/faults/", scenarios[i].name, NULL);

      g_test_add_data_func (path, &scenarios[i], test_scenario);
    }
  return g_test_run ();
}
