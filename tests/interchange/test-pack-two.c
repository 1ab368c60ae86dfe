/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two registers that are written in on both sides and exchange packages both ways end equal, whatever was done. The acts are drawn by
 * a generator of a fixed seed. */

#include <string.h>

#include "dt-db.h"
#include "dt-pack.h"
#include "dt-schedule.h"
#include "dt-transfer-test.h"

#define N_RUNS   6
#define N_SLOW   40
#define N_ROUNDS 4
#define N_ACTS   12

typedef struct
{
  DtTransferFixture sides[2];
  GRand            *random;
  guint             n_uids;
} Two;

static const char *const words[] = { "một", "hai", "ba", "bốn" };

static guint
draw (Two   *self,
      guint  below)
{
  return (guint) g_rand_int_range (self->random, 0, (gint32) below);
}

static const char *
draw_word (Two *self)
{
  return words[draw (self, G_N_ELEMENTS (words))];
}

static char *
draw_uid (Two *self)
{
  return g_strdup_printf ("%08x-0000-4000-8000-%012x", g_rand_int (self->random), self->n_uids++);
}

/* An act as the program does it: the change, then the days that follow from it. */
static gboolean
run_act (DtDb      *db,
         gpointer   sql,
         gpointer  *result,
         GError   **error)
{
  return dt_db_exec (db, sql, error)
         /* A change whose only tasks are gone says nothing any more. */
         && dt_db_exec (db, "DELETE FROM schedule_change WHERE target_id IS NULL AND NOT EXISTS"
                            " (SELECT 1 FROM deadline_move m WHERE m.change_id = schedule_change.id)", error)
         && dt_schedule_recompute (db, 0, error);
}

static void
act (Two               *self,
     DtTransferFixture *side,
     char              *sql)
{
  DtWrite write = { .action = "test", .label = "Test" };
  g_autofree char *owned = sql;
  g_autoptr(GError) error = NULL;

  g_test_message ("%s: %s", side == &self->sides[0] ? "A" : "B", sql);
  dt_store_write (side->store, &write, run_act, sql, NULL, &error);
  g_assert_no_error (error);
}

/* The id of the nth row that fits, the same on both sides for the same rows. */
#define NTH(table, condition) \
  "(SELECT id FROM " table " WHERE " condition " ORDER BY uid LIMIT 1 OFFSET %u %% max (1, (SELECT count (*) FROM " table " WHERE " condition ")))"

static void
change_something (Two               *self,
                  DtTransferFixture *side)
{
  guint n = g_rand_int (self->random) & 0x7fff;
  guint m = g_rand_int (self->random) & 0x7fff;
  g_autofree char *uid = draw_uid (self);
  const char *word = draw_word (self);

  switch (draw (self, 26))
    {
    case 0:
      act (self, side, g_strdup_printf ("UPDATE assignment SET percent = %u WHERE id = " NTH ("assignment", "role = 'lead'"), draw (self, 4) * 25, n));
      break;
    case 1:
      act (self, side, g_strdup_printf ("UPDATE task SET title = 'Việc %s' WHERE id = " NTH ("task", "true"), word, n));
      break;
    case 2:
      act (self, side, g_strdup_printf ("UPDATE task SET hold = '%s', hold_reason = '%s' WHERE id = " NTH ("task", "true"),
                                        draw (self, 2) ? "suspended" : "active", word, n));
      break;
    case 3:
      act (self, side, g_strdup_printf ("UPDATE deadline SET bound = 'by', rule = NULL, named_day = %u, words = 'ngày %s' WHERE task_id = " NTH ("task", "true"),
                                        739100 + draw (self, 60), word, n));
      break;
    case 4:
      act (self, side, g_strdup_printf ("DELETE FROM deadline WHERE task_id = " NTH ("task", "true"), n));
      break;
    case 5:
    case 6:
      act (self, side, g_strdup_printf ("INSERT INTO submission (uid, assignment_id, version, received_day, symbol)"
                                        " SELECT '%s', a.id, 1 + coalesce ((SELECT max (version) FROM submission s WHERE s.assignment_id = a.id), 0), %u, '%u-BC'"
                                        " FROM assignment a WHERE a.id = " NTH ("assignment", "role = 'lead'"), uid, 739100 + draw (self, 20), n, m));
      break;
    case 7:
      act (self, side, g_strdup_printf ("UPDATE submission SET verdict = '%s', reason = '%s' WHERE id = " NTH ("submission", "true"),
                                        draw (self, 2) ? "accepted" : "returned", word, n));
      break;
    case 8:
      act (self, side, g_strdup_printf ("DELETE FROM submission WHERE id = " NTH ("submission", "true"), n));
      break;
    case 9:
      act (self, side, g_strdup_printf ("DELETE FROM task WHERE id = " NTH ("task", "true"), n));
      break;
    case 10:
      act (self, side, g_strdup_printf ("INSERT INTO task (uid, directive_id, position, title) SELECT '%s', id, 50, 'Việc mới %s' FROM directive WHERE id = "
                                        NTH ("directive", "stub = 0") ";"
                                        "INSERT INTO deadline (task_id, bound, named_day) SELECT id, 'by', %u FROM task WHERE uid = '%s'",
                                        uid, word, n, 739100 + draw (self, 60), uid));
      break;
    case 11:
      act (self, side, g_strdup_printf ("INSERT INTO assignment (uid, task_id, unit_id, role) SELECT '%s', t.id, u.id, 'lead' FROM task t, unit u WHERE t.id = "
                                        NTH ("task", "true") " AND u.id = " NTH ("unit", "true") " ON CONFLICT DO NOTHING", uid, n, m));
      break;
    case 12:
      act (self, side, g_strdup_printf ("DELETE FROM assignment WHERE id = " NTH ("assignment", "true"), n));
      break;
    case 13:
      act (self, side, g_strdup_printf ("DELETE FROM group_member WHERE group_id = 1 AND unit_id = " NTH ("unit", "true"), n));
      break;
    case 14:
      act (self, side, g_strdup_printf ("INSERT INTO group_member (group_id, unit_id) SELECT g.id, u.id FROM unit_group g, unit u WHERE g.id = "
                                        NTH ("unit_group", "true") " AND u.id = " NTH ("unit", "true") " AND NOT EXISTS"
                                        " (SELECT 1 FROM group_member m WHERE m.group_id = g.id AND m.unit_id = u.id)", n, m));
      break;
    case 15:
      act (self, side, g_strdup_printf ("UPDATE unit SET phone = '%u' WHERE id = " NTH ("unit", "true"), m, n));
      break;
    case 16:
      act (self, side, g_strdup_printf ("INSERT INTO unit (uid, code, name, short_name, kind, sort_key) VALUES ('%s', 'N%u', 'Đơn vị %s', '%s', 'other', dt_sort_key ('%s'))",
                                        uid, self->n_uids, word, word, word));
      break;
    case 17:
      act (self, side, g_strdup_printf ("UPDATE directive SET note = '%s', subject = 'Về việc %s' WHERE id = " NTH ("directive", "stub = 0"), word, draw_word (self), n));
      break;
    case 18:
      act (self, side, g_strdup_printf ("INSERT INTO reminder (uid, unit_id, day, channel, note) SELECT '%s', a.unit_id, %u, 'phone', '%s' FROM assignment a WHERE a.id = "
                                        NTH ("assignment", "role = 'lead'") ";"
                                        "INSERT INTO reminder_assignment (reminder_id, assignment_id) SELECT r.id, a.id FROM reminder r JOIN assignment a ON a.unit_id = r.unit_id"
                                        " WHERE r.uid = '%s' AND a.role = 'lead' LIMIT 1", uid, 739100 + draw (self, 20), word, n, uid));
      break;
    case 19:
      act (self, side, g_strdup_printf (draw (self, 2) ? "DELETE FROM calendar_day WHERE day = %u"
                                                       : "INSERT INTO calendar_day (day, kind, name) VALUES (%u, 'holiday', 'Nghỉ') ON CONFLICT DO NOTHING",
                                        739140 + draw (self, 5)));
      break;
    case 20:
      act (self, side, g_strdup_printf ("INSERT INTO saved_filter (uid, name, query) VALUES ('%s', '%s', 'state=overdue')", uid, uid));
      break;
    case 21:
      act (self, side, g_strdup_printf ("DELETE FROM saved_filter WHERE id = " NTH ("saved_filter", "true"), n));
      break;
    case 22:
      /* From a later task to an earlier one: no circle. */
      act (self, side, g_strdup_printf ("INSERT INTO dependency (task_id, needs_id, note) SELECT iif (a.uid > b.uid, a.id, b.id), iif (a.uid > b.uid, b.id, a.id), '%s'"
                                        " FROM task a, task b WHERE a.id = " NTH ("task", "true") " AND b.id = " NTH ("task", "true")
                                        " AND a.id <> b.id ON CONFLICT (task_id, needs_id) DO UPDATE SET note = excluded.note", word, n, m));
      break;
    case 23:
      act (self, side, g_strdup_printf ("INSERT INTO schedule_change (uid, kind, cause_id, target_id, amount, decided_day) SELECT '%s', 'accelerate', c.id, d.id, %u, %u"
                                        " FROM directive c, directive d WHERE c.id = " NTH ("directive", "true") " AND d.id = " NTH ("directive", "stub = 0")
                                        " AND c.id <> d.id", uid, 1 + draw (self, 9), 739090 + self->n_uids, n, m));
      break;
    case 24:
      act (self, side, g_strdup_printf ("UPDATE schedule_change SET lifted_day = %u WHERE id = " NTH ("schedule_change", "true"), 739110 + draw (self, 9), n));
      break;
    default:
      /* Who takes a reading back has not read; that is another case. */
      if (g_strcmp0 (dt_store_get_undo_label (side->store), "Test") == 0)
      {
        g_autofree char *undone = dt_store_undo (side->store, NULL);

        g_test_message ("%s: undo %s", side == &self->sides[0] ? "A" : "B", undone);
      }
    }
}

static char *
pack (Two   *self,
      guint  from,
      gboolean since_last)
{
  DtPackOptions options = { .part.since_last = since_last };
  char *path = g_strdup_printf ("%s/%u.dtpack", self->sides[from].folder, self->n_uids++);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtPackTold) told = dt_pack_write (self->sides[from].store, path, &options, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (told);
  return path;
}

static DtSyncReport *
take (Two        *self,
      guint       into,
      const char *path)
{
  DtPackTaking taking = { .choice = DT_SYNC_NEWEST };
  g_autoptr(GError) error = NULL;
  g_autoptr(DtPack) opened = dt_pack_open (path, NULL, &error);
  DtSyncReport *report;

  g_assert_no_error (error);
  report = dt_pack_take (self->sides[into].store, opened, &taking, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (report);
  dt_transfer_assert_good (report->report);
  g_assert_cmpint (report->n_open, ==, 0);
  return report;
}

/* Only the first difference is of use to a person. */
static void
assert_equal (Two *self)
{
  g_autofree char *a = dt_transfer_dump (&self->sides[0]);
  g_autofree char *b = dt_transfer_dump (&self->sides[1]);
  g_auto(GStrv) left = g_strsplit (a, "\n", -1);
  g_auto(GStrv) right = g_strsplit (b, "\n", -1);

  for (guint i = 0; left[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) right, left[i]))
      g_test_message ("only A: %s", left[i]);
  for (guint i = 0; right[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) left, right[i]))
      g_test_message ("only B: %s", right[i]);
  for (guint i = 0; left[i] != NULL && right[i] != NULL; i++)
    g_assert_cmpstr (left[i], ==, right[i]);
  g_assert_cmpuint (g_strv_length (left), ==, g_strv_length (right));
}

static void
exchange (Two      *self,
          gboolean  at_once,
          gboolean  since_last)
{
  if (at_once)
    {
      g_autofree char *a = pack (self, 0, since_last);
      g_autofree char *b = pack (self, 1, since_last);

      dt_sync_report_free (take (self, 1, a));
      dt_sync_report_free (take (self, 0, b));
    }
  else
    {
      g_autofree char *a = pack (self, 0, since_last);
      g_autofree char *b = NULL;

      dt_sync_report_free (take (self, 1, a));
      b = pack (self, 1, since_last);
      dt_sync_report_free (take (self, 0, b));
    }
}

/* So that the same seed always means the same rows. */
static void
take_numbered (DtTransferFixture *side)
{
  static const char *const tables[] = {
    "unit", "unit_group", "directive", "task", "assignment", "submission", "extension", "schedule_change", "reminder", "attachment",
  };

  dt_transfer_take_sample (side, "valid-register.xml");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE %s SET uid = printf ('00000000-0000-4000-8000-%%04d%%08d', %u, id)", tables[i], i);

      dt_seed_write (side->store, sql);
    }

  {
    g_autofree char *text = dt_transfer_export_text (side);
    char *journal = strstr (text, "<Journal>");

    g_assert_nonnull (journal);
    strcpy (journal, "</Register>\n");
    dt_transfer_renew (side);
    dt_transfer_take_text (side, text);
  }
}

static void
set_up (Two           *self,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(DtImportReport) report = NULL;

  dt_transfer_set_up (&self->sides[0], NULL);
  dt_transfer_set_up (&self->sides[1], NULL);
  take_numbered (&self->sides[0]);
  path = g_build_filename (self->sides[0].folder, "all.xml", NULL);
  file = g_file_new_for_path (path);
  g_assert_true (dt_transfer_export (self->sides[0].store, file, NULL, &error));
  report = dt_transfer_read (&self->sides[1], file, DT_TRANSFER_FLAGS_NONE);
  dt_transfer_assert_good (report);
  self->random = g_rand_new_with_seed (1438);
}

static void
tear_down (Two           *self,
           gconstpointer  data)
{
  dt_transfer_tear_down (&self->sides[0], NULL);
  dt_transfer_tear_down (&self->sides[1], NULL);
  g_rand_free (self->random);
}

static void
test_equal (Two           *self,
            gconstpointer  data)
{
  guint seed = GPOINTER_TO_UINT (data);

  g_rand_set_seed (self->random, 1438 + seed);
  assert_equal (self);
  for (int round = 0; round < N_ROUNDS; round++)
    {
      g_autofree char *again = NULL;
      g_autofree char *before = NULL;
      gboolean at_once = draw (self, 2);
      gboolean since_last = draw (self, 2);

      for (int i = 0; i < N_ACTS; i++)
        change_something (self, &self->sides[draw (self, 2)]);
      g_test_message ("exchange %s %s", at_once ? "at once" : "one after the other", since_last ? "since last" : "all");
      exchange (self, at_once, since_last);
      assert_equal (self);

      /* Once more changes nothing. */
      again = pack (self, 0, FALSE);
      before = dt_transfer_query (&self->sides[1], "SELECT count (*) FROM journal");
      dt_sync_report_free (take (self, 1, again));
      assert_equal (self);
      dt_test_assert_string (dt_transfer_query (&self->sides[1], "SELECT count (*) FROM journal"), before);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  dt_today_set_fixed (DT_TRANSFER_TODAY);

  for (guint i = 0; i < (g_test_slow () ? N_SLOW : N_RUNS); i++)
    {
      g_autofree char *path = g_strdup_printf ("/interchange/pack/two/%02u", i);

      g_test_add (path, Two, GUINT_TO_POINTER (i), set_up, test_equal, tear_down);
    }

  return g_test_run ();
}
