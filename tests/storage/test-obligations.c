/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who owes what: units added, excused, replaced, named as lead; later days asked for; what waits for what. */

#include "dt-edit-jobs.h"
#include "dt-list-jobs.h"
#include "dt-obligation-jobs.h"
#include "dt-storage-test.h"
#include "dt-submission.h"

static gpointer
run (DtStorageFixture *fixture,
     DtJobFunc         job,
     gpointer          data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  DtWrite write = { .action = "edit" };
  gpointer result = NULL;

  dt_writer_run (fixture->writer, &write, job, data, NULL, &result, &change, &error);
  g_assert_no_error (error);

  return result;
}

static void
refused (DtStorageFixture *fixture,
         DtJobFunc         job,
         gpointer          data,
         const char       *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  DtWrite write = { .action = "edit" };
  gpointer result = NULL;

  g_assert_false (dt_writer_run (fixture->writer, &write, job, data, NULL, &result, &change, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

static void
undo (DtStorageFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;

  g_free (dt_writer_undo (fixture->writer, &change, &error));
  g_assert_no_error (error);
}

static DtTaskDetail *
load (DtStorageFixture *fixture,
      gint64            task)
{
  g_autoptr(GError) error = NULL;
  gpointer detail = NULL;

  dt_job_load_task (fixture->db, &task, &detail, &error);
  g_assert_no_error (error);

  return detail;
}

static void
test_add_unit (DtStorageFixture *fixture,
               gconstpointer     seed)
{
  DtAddUnitEdit *edit = dt_add_unit_edit_new (DT_SEED_COLLECTION, DT_SEED_GOVERNMENT, DT_ROLE_LEAD);
  g_autofree char *before = dt_storage_dump (fixture->db, TRUE);
  g_autofree char *after = NULL;

  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT owed FROM task_status WHERE task_id = 13"), ==, 4);
  run (fixture, dt_job_add_unit, edit);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT owed FROM task_status WHERE task_id = 13"), ==, 5);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count(*) FROM journal_item WHERE entity = 'assignment' AND task_id = 13"
                                                   " AND unit_id = 4 AND op = 'insert'"), ==, 1);
  refused (fixture, dt_job_add_unit, edit, "already");
  undo (fixture);
  after = dt_storage_dump (fixture->db, TRUE);
  g_assert_cmpstr (after, ==, before);
  dt_add_unit_edit_free (edit);
}

static void
test_excuse (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  gint64 ids[] = { 15, 16 };
  gint64 coordinator = 18;
  DtExcuseEdit *edit = dt_excuse_edit_new (ids, 2, "Đã sáp nhập");
  DtExcuseEdit *back = dt_excuse_edit_new (ids, 1, NULL);
  DtExcuseEdit *silent = dt_excuse_edit_new (ids, 1, "  ");
  DtExcuseEdit *other = dt_excuse_edit_new (&coordinator, 1, "x");

  run (fixture, dt_job_excuse, edit);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT owed, handed_in FROM task_status WHERE task_id = 13"), "2|2");
  run (fixture, dt_job_excuse, back);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT owed, handed_in FROM task_status WHERE task_id = 13"), "3|2");
  refused (fixture, dt_job_excuse, back, "not excused");
  refused (fixture, dt_job_excuse, silent, "Say why");
  refused (fixture, dt_job_excuse, other, "owes nothing");
  dt_excuse_edit_free (edit);
  dt_excuse_edit_free (back);
  dt_excuse_edit_free (silent);
  dt_excuse_edit_free (other);
}

/* Open parts move, history stays, a second pass finds nothing. */
static void
test_successor (DtStorageFixture *fixture,
                gconstpointer     seed)
{
  gint64 unit = DT_SEED_ORGANISATION;
  g_autofree char *submissions = dt_storage_text (fixture->db, "SELECT * FROM submission ORDER BY id");
  g_autofree char *after = NULL;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  g_autofree int *n = NULL;
  g_autofree int *none = NULL;
  gint64 open;

  refused (fixture, dt_job_pass_to_successor, &unit, "no successor");
  dt_storage_run (fixture, "UPDATE unit SET successor_id = 3 WHERE id = 2");
  before = dt_storage_dump (fixture->db, TRUE);
  open = dt_storage_number (fixture->db, "SELECT count(*) FROM assignment_status WHERE unit_id = 2 AND phase NOT IN (3, 4, 5, 7)");
  g_assert_cmpint (open, >, 0);

  n = run (fixture, dt_job_pass_to_successor, &unit);
  g_assert_cmpint (*n, >=, open);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count(*) FROM assignment_status WHERE unit_id = 2 AND phase NOT IN (3, 4, 5, 7)"), ==, 0);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count(*) FROM assignment WHERE unit_id = 2 AND excused LIKE 'Passed on to %'"), ==, *n);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count(*) FROM assignment WHERE unit_id = 3 AND passed_from = 2"), >, 0);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT a.percent - b.percent FROM assignment a JOIN assignment b ON b.task_id = a.task_id"
                                                   " AND b.role = a.role WHERE a.passed_from = 2 AND b.unit_id = 2 AND a.percent <> b.percent"), ==, 0);
  after = dt_storage_text (fixture->db, "SELECT * FROM submission ORDER BY id");
  g_assert_cmpstr (after, ==, submissions);

  none = run (fixture, dt_job_pass_to_successor, &unit);
  g_assert_cmpint (*none, ==, 0);
  undo (fixture);
  undone = dt_storage_dump (fixture->db, TRUE);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_lead (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  gint64 assignment = 50;
  g_autoptr(DtTaskDetail) unknown = NULL;
  g_autoptr(DtTaskDetail) known = NULL;
  GArray *ids;
  gpointer result = NULL;

  dt_storage_run (fixture,
    "INSERT INTO assignment (id, uid, task_id, unit_id, role) VALUES"
    " (50, '00000000-0000-4000-8000-000000009050', 14, 2, 'coordinator'), (51, '00000000-0000-4000-8000-000000009051', 14, 3, 'coordinator')");
  g_assert_true (dt_job_list_leadless (fixture->db, NULL, &result, NULL));
  ids = result;
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 14);
  g_array_unref (ids);
  unknown = load (fixture, 14);
  g_assert_true (unknown->lead_unknown);

  run (fixture, dt_job_set_lead, &assignment);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT lead_id, owed FROM task_status WHERE task_id = 14"), "2|1");
  known = load (fixture, 14);
  g_assert_false (known->lead_unknown);
  refused (fixture, dt_job_set_lead, &assignment, "already");
}

static gint64
request (DtStorageFixture *fixture,
         DtDay             wanted,
         int               granted,
         int               limit)
{
  DtExtensionEdit *edit = dt_extension_edit_new (15, DT_SEED_TODAY, wanted);
  g_autofree DtExtensionCount *count = NULL;

  edit->reason = g_strdup ("Thiếu số liệu");
  count = run (fixture, dt_job_request_extension, edit);
  g_assert_cmpint (count->n, ==, granted);
  g_assert_cmpint (count->limit, ==, limit);
  dt_extension_edit_free (edit);

  return dt_storage_number (fixture->db, "SELECT max (id) FROM extension");
}

static void
test_extension (DtStorageFixture *fixture,
                gconstpointer     seed)
{
  gint64 first = request (fixture, 739130, 0, 2);
  DtExtensionDecision *partly = dt_extension_decision_new (first, DT_EXTENSION_PARTLY, DT_SEED_TODAY);
  DtExtensionDecision *refusal;
  g_autofree DtExtensionCount *count = NULL;
  g_autofree DtExtensionCount *same = NULL;
  g_autoptr(DtTaskDetail) detail = NULL;
  g_autoptr(DtTaskDetail) later = NULL;
  const DtExtensionRow *row;

  /* Nothing moves before it is decided. */
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT last_day FROM assignment WHERE id = 15"), "~");
  refused (fixture, dt_job_decide_extension, partly, "needs the directive");
  partly->cause_id = DT_SEED_PLAN;
  refused (fixture, dt_job_decide_extension, partly, "earlier than what was asked");
  partly->granted_day = 739126;
  count = run (fixture, dt_job_decide_extension, partly);
  g_assert_cmpint (count->n, ==, 1);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT last_day FROM assignment WHERE id = 15"), "739126");
  refused (fixture, dt_job_decide_extension, partly, "already");
  detail = load (fixture, 13);
  row = g_ptr_array_index (detail->extensions, 0);
  g_assert_cmpint (row->verdict, ==, DT_EXTENSION_PARTLY);
  g_assert_cmpstr (row->decided_by, ==, "150-KH/TU");
  g_assert_cmpuint (detail->part_moves->len, ==, 1);
  g_assert_cmpint (detail->extension_limit, ==, 2);

  /* More often than usual is told, not refused. */
  dt_storage_run (fixture, "INSERT INTO setting (name, value) VALUES ('extension.limit', '1')");
  refusal = dt_extension_decision_new (request (fixture, 739140, 1, 1), DT_EXTENSION_REFUSED, DT_SEED_TODAY);
  same = run (fixture, dt_job_decide_extension, refusal);
  g_assert_cmpint (same->n, ==, 1);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT last_day FROM assignment WHERE id = 15"), "739126");
  later = load (fixture, 13);
  g_assert_cmpuint (later->extensions->len, ==, 2);

  undo (fixture);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT verdict FROM extension ORDER BY id"), "partly\nwaiting");
  dt_extension_decision_free (partly);
  dt_extension_decision_free (refusal);
}

static void
test_correct_submission (DtStorageFixture *fixture,
                         gconstpointer     seed)
{
  DtSubmissionEdit *edit = dt_submission_edit_new (5, DT_SEED_TODAY - 1, 600);

  edit->via = g_strdup ("Văn phòng Thành ủy");
  run (fixture, dt_job_edit_submission, edit);
  dt_test_assert_string (dt_storage_text (fixture->db, "SELECT received_day, received_time, symbol, via FROM submission WHERE id = 5"),
                         "739109|600|21-BC/ĐU|Văn phòng Thành ủy");
  edit->day = DT_SEED_TODAY + 1;
  refused (fixture, dt_job_edit_submission, edit, "not come yet");
  edit->day = dt_day_new (2024, 7, 1);
  refused (fixture, dt_job_edit_submission, edit, "Nothing can have been received");
  dt_submission_edit_free (edit);
}

/* 5 waits for 1; so 1 cannot wait for 5, nor for anything that waits for it. */
static void
test_circle (DtStorageFixture *fixture,
             gconstpointer     seed)
{
  DtLinkEdit *edit = dt_link_edit_new (6, 5, -1);
  DtLinkEdit *back = dt_link_edit_new (1, 6, -1);
  DtLinkEdit *self = dt_link_edit_new (6, 6, -1);

  run (fixture, dt_job_add_link, edit);
  refused (fixture, dt_job_add_link, back, "150-KH/TU 1 → 150-KH/TU 6 → 150-KH/TU 5 → 150-KH/TU 1");
  refused (fixture, dt_job_add_link, self, "wait for itself");
  run (fixture, dt_job_remove_link, edit);
  run (fixture, dt_job_add_link, back);
  dt_link_edit_free (edit);
  dt_link_edit_free (back);
  dt_link_edit_free (self);
}

/* The synthesis on 30/8 and the reports five days before it. */
static void
test_derived_link (DtStorageFixture *fixture,
                   gconstpointer     seed)
{
  DtLinkEdit *edit = dt_link_edit_new (6, DT_SEED_COLLECTION, 5);
  DtDay before = (DtDay) dt_storage_number (fixture->db, "SELECT last_day FROM deadline WHERE task_id = 13");
  DtDay outward = (DtDay) dt_storage_number (fixture->db, "SELECT last_day FROM deadline WHERE task_id = 6");
  g_autoptr(DtChangePreview) plan = NULL;
  g_autoptr(DtTaskDetail) waiting = NULL;
  g_autoptr(DtTaskDetail) ready = NULL;
  const DtMovePreview *move;
  const DtLinkRow *link;
  gpointer result = NULL;

  dt_storage_run (fixture, "UPDATE deadline SET named_day = original_day + (bound = 'before')");
  g_assert_true (dt_job_preview_link (fixture->db, edit, &result, NULL));
  plan = result;
  move = g_ptr_array_index (plan->moves, 0);
  g_assert_cmpint (move->old_day, ==, before);
  g_assert_cmpint (move->new_day, ==, outward - 5);

  run (fixture, dt_job_add_link, edit);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT last_day FROM deadline WHERE task_id = 13"), ==, outward - 5);
  waiting = load (fixture, 6);
  link = g_ptr_array_index (waiting->waits_for, 0);
  g_assert_cmpint (link->slack, ==, 5);
  g_assert_cmpint (link->slack_working, <, 5);
  g_assert_cmpint (link->lag_days, ==, 5);
  g_assert_cmpint (link->handed_in, ==, 2);
  g_assert_cmpint (link->owed, ==, 4);
  g_assert_false (waiting->ready);

  dt_storage_run (fixture,
    "INSERT INTO submission (uid, assignment_id, version, received_day) VALUES"
    " ('00000000-0000-4000-8000-000000007001', 15, 1, 739108), ('00000000-0000-4000-8000-000000007002', 16, 1, 739109)");
  ready = load (fixture, 6);
  g_assert_true (ready->ready);

  run (fixture, dt_job_remove_link, edit);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT last_day FROM deadline WHERE task_id = 13"), ==, before);
  dt_link_edit_free (edit);
}

/* A unit that was named by mistake goes; one with a history stays, and says why. */
static void
test_remove_part (DtStorageFixture *fixture,
                  gconstpointer     seed)
{
  gint64 untouched = 16, urged = 1;
  g_autofree char *before = dt_storage_dump (fixture->db, TRUE);
  g_autofree char *after = NULL;

  run (fixture, dt_job_remove_part, &untouched);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT owed FROM task_status WHERE task_id = 13"), ==, 3);
  refused (fixture, dt_job_remove_part, &urged, "has a history");
  undo (fixture);
  after = dt_storage_dump (fixture->db, TRUE);
  g_assert_cmpstr (after, ==, before);
}

static GPtrArray *
list_versions (DtStorageFixture *fixture,
               gint64            assignment)
{
  g_autoptr(GError) error = NULL;
  gpointer rows = NULL;

  dt_job_list_submissions (fixture->db, &assignment, &rows, &error);
  g_assert_no_error (error);

  return rows;
}

/* Task 4 was returned and handed in again: both versions are told; without the second, the first counts again. */
static void
test_versions (DtStorageFixture *fixture,
               gconstpointer     seed)
{
  gint64 part = 4, second;
  DtRecordEdit *edit = dt_record_edit_new (&part, 1, DT_SEED_TODAY);
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(GPtrArray) left = NULL;
  const DtSubmissionRow *row;

  edit->via = g_strdup ("Văn phòng Thành ủy");
  run (fixture, dt_job_record_submission, edit);
  dt_record_edit_free (edit);
  versions = list_versions (fixture, part);
  g_assert_cmpuint (versions->len, ==, 2);
  row = g_ptr_array_index (versions, 0);
  g_assert_cmpint (row->version, ==, 2);
  g_assert_cmpstr (row->via, ==, "Văn phòng Thành ủy");
  g_assert_cmpint (row->verdict, ==, DT_VERDICT_WAITING);
  second = row->id;
  row = g_ptr_array_index (versions, 1);
  g_assert_cmpint (row->verdict, ==, DT_VERDICT_RETURNED);
  g_assert_cmpstr (row->reason, ==, "Thiếu phụ lục kinh phí");
  g_assert_cmpstr (row->symbol, ==, "31/UBND-VP");

  run (fixture, dt_job_remove_version, &second);
  left = list_versions (fixture, part);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT phase FROM assignment_status WHERE assignment_id = 4"), ==, DT_PHASE_RETURNED);
}

#define ADD(path, test) g_test_add (path, DtStorageFixture, "seed", dt_storage_fixture_set_up, test, dt_storage_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  dt_today_set_fixed (DT_SEED_TODAY);

  ADD ("/storage/obligation/remove-part", test_remove_part);
  ADD ("/storage/obligation/versions", test_versions);
  ADD ("/storage/obligation/add-unit", test_add_unit);
  ADD ("/storage/obligation/excuse", test_excuse);
  ADD ("/storage/obligation/successor", test_successor);
  ADD ("/storage/obligation/lead", test_lead);
  ADD ("/storage/obligation/extension", test_extension);
  ADD ("/storage/obligation/correct-submission", test_correct_submission);
  ADD ("/storage/obligation/circle", test_circle);
  ADD ("/storage/obligation/derived-link", test_derived_link);

  return g_test_run ();
}
