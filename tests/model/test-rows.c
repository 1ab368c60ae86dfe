/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows, records and reports: made whole, freed whole, and what rows say of themselves. */

#include <string.h>

#include "dt-directive.h"
#include "dt-import-report.h"
#include "dt-month.h"
#include "dt-record.h"
#include "dt-test.h"
#include "dt-unit.h"

#define TODAY "2024-08-12"

static DtTaskRow *
make_row (DtPhase     phase,
          const char *last_day,
          int         owed,
          int         handed_in)
{
  DtTaskRow *row = dt_task_row_new ();

  row->uid = dt_day_to_iso (DT_DAY_NONE);
  row->directive = g_strdup ("145-KH/TU");
  row->ordinal = g_strdup ("1");
  row->clause = g_strdup ("mục 1");
  row->title = g_strdup ("Báo cáo tự kiểm tra");
  row->short_title = g_strdup ("Tự kiểm tra");
  row->product = g_strdup ("");
  row->lead = g_strdup ("P. Minh Tân");
  row->lead_name = g_strdup ("Đảng ủy phường Minh Tân");
  row->words = g_strdup ("");
  row->phase = phase;
  row->last_day = last_day != NULL ? dt_test_day (last_day) : DT_DAY_NONE;
  row->next_day = row->last_day;
  row->owed = owed;
  row->handed_in = handed_in;

  return row;
}

static void
test_spoken (void)
{
  g_autoptr(DtTaskRow) collection = make_row (DT_PHASE_PROGRESS, "2024-08-09", 18, 15);
  g_autoptr(DtTaskRow) single = make_row (DT_PHASE_IDLE, "2024-08-21", 1, 0);
  g_autoptr(DtTaskRow) undated = make_row (DT_PHASE_IDLE, NULL, 1, 0);
  DtDay today = dt_test_day (TODAY);

  g_assert_true (dt_task_row_is_collection (collection));
  g_assert_false (dt_task_row_is_collection (single));
  dt_test_assert_string (dt_task_row_spoken (collection, today, 3),
                         "Overdue, 3 days late. Báo cáo tự kiểm tra, 145-KH/TU mục 1, 15 of 18 units, "
                         "last day Friday 9 August");
  dt_test_assert_string (dt_task_row_spoken (single, today, 3),
                         "Not Started, 9 days left. Báo cáo tự kiểm tra, 145-KH/TU mục 1, P. Minh Tân, "
                         "last day Wednesday 21 August");
  dt_test_assert_string (dt_task_row_spoken (undated, today, 3),
                         "Not Started, —. Báo cáo tự kiểm tra, 145-KH/TU mục 1, P. Minh Tân, no last day");
}

/* One unit has a day of its own: state and words speak of the same day. */
static void
test_counted_day (void)
{
  g_autoptr(DtTaskRow) extended = make_row (DT_PHASE_PROGRESS, "2024-08-09", 18, 17);
  g_autoptr(DtTaskRow) early = make_row (DT_PHASE_PROGRESS, "2024-08-20", 18, 17);
  g_autoptr(DtTaskRow) done = make_row (DT_PHASE_DONE, "2024-08-09", 18, 18);
  DtDay today = dt_test_day (TODAY);

  extended->next_day = dt_test_day ("2024-08-14");
  g_assert_cmpint (dt_task_row_get_state (extended, today, 3), ==, DT_STATE_SOON);
  dt_test_assert_string (dt_task_row_time_left (extended, today, 3), "2 days left");

  early->next_day = dt_test_day ("2024-08-10");
  g_assert_cmpint (dt_task_row_get_state (early, today, 3), ==, DT_STATE_OVERDUE);
  dt_test_assert_string (dt_task_row_time_left (early, today, 3), "2 days late");

  done->next_day = DT_DAY_NONE;
  done->handed_day = dt_test_day ("2024-08-08");
  dt_test_assert_day (dt_task_row_get_counted_day (done), "2024-08-09");
  dt_test_assert_string (dt_task_row_time_left (done, today, 3), "1 day early");
}

static void
test_assignment (void)
{
  g_autoptr(DtAssignmentRow) row = dt_assignment_row_new ();
  g_autoptr(DtAssignmentRow) again = dt_assignment_row_ref (row);
  DtDay today = dt_test_day (TODAY);

  row->phase = DT_PHASE_IDLE;
  row->last_day = today - 1;
  g_assert_cmpint (dt_assignment_row_get_state (row, today, 3), ==, DT_STATE_OVERDUE);
  row->phase = DT_PHASE_HANDED;
  g_assert_cmpint (dt_assignment_row_get_state (row, today, 3), ==, DT_STATE_HANDED);
  g_assert_cmpint (again->received_time, ==, DT_TIME_NONE);
}

static void
test_month (void)
{
  g_autoptr(DtMonth) month = dt_month_new (dt_test_day ("2024-07-29"));

  for (int i = 0; i < DT_MONTH_DAYS; i++)
    {
      g_ptr_array_add (month->days[i].tasks, make_row (DT_PHASE_IDLE, "2024-08-09", 1, 0));
      g_assert_cmpuint (month->days[i].ghosts->len, ==, 0);
    }
  dt_month_free (NULL);
}

/* Lists exist from the start; freeing takes everything, and takes NULL. */
static void
test_records (void)
{
#define MAKE_AND_FREE(Type, func)              \
  G_STMT_START {                               \
    g_autoptr(Type) record = func##_new ();    \
    g_assert_nonnull (record);                 \
    func##_free (NULL);                        \
  } G_STMT_END

  MAKE_AND_FREE (DtUnitRecord, dt_unit_record);
  MAKE_AND_FREE (DtMemberRecord, dt_member_record);
  MAKE_AND_FREE (DtGroupRecord, dt_group_record);
  MAKE_AND_FREE (DtAddresseeRecord, dt_addressee_record);
  MAKE_AND_FREE (DtReferenceRecord, dt_reference_record);
  MAKE_AND_FREE (DtAttachmentRecord, dt_attachment_record);
  MAKE_AND_FREE (DtDirectiveRecord, dt_directive_record);
  MAKE_AND_FREE (DtSubmissionRecord, dt_submission_record);
  MAKE_AND_FREE (DtAssignmentRecord, dt_assignment_record);
  MAKE_AND_FREE (DtTaskRecord, dt_task_record);
  MAKE_AND_FREE (DtMoveRecord, dt_move_record);
  MAKE_AND_FREE (DtScheduleChangeRecord, dt_schedule_change_record);
  MAKE_AND_FREE (DtReminderRecord, dt_reminder_record);
  MAKE_AND_FREE (DtSettingRecord, dt_setting_record);
#undef MAKE_AND_FREE
}

static void
test_nested_record (void)
{
  g_autoptr(DtTaskRecord) task = dt_task_record_new ();
  DtAssignmentRecord *assignment = dt_assignment_record_new ();
  DtSubmissionRecord *submission = dt_submission_record_new ();
  DtAttachmentRecord *attachment = dt_attachment_record_new ();
  DtTaskLinkRecord *link = dt_task_link_record_new ();

  link->task = g_strdup ("150-KH/TU#2.1");
  attachment->name = g_strdup ("bao-cao.odt");
  g_ptr_array_add (submission->attachments, attachment);
  g_ptr_array_add (assignment->submissions, submission);
  assignment->unit = g_strdup ("P01");
  g_ptr_array_add (task->assignments, assignment);
  g_ptr_array_add (task->needs, link);
  task->deadline = dt_deadline_new (DT_BOUND_BEFORE, dt_test_day ("2024-08-25"), DT_TIME_NONE, "trước ngày 25/8/2024");
  g_assert_cmpint (submission->received_time, ==, DT_TIME_NONE);
}

static void
test_report (void)
{
  g_autoptr(DtImportReport) report = dt_import_report_new ();
  DtPlace place = { 12, 5 };

  for (int i = 0; i < DT_IMPORT_MAX_LINES + 20; i++)
    {
      dt_import_report_error (report, place, "write it like 25/8/2024", "“%s” is no day", "31/6");
      dt_import_report_warning (report, place, NULL, "%d", i);
      dt_import_report_count (report, DT_ENTITY_TASK, DT_OUTCOME_NEW);
      dt_import_report_line (report, DT_ENTITY_TASK, DT_OUTCOME_NEW, "2.1", NULL, DT_DAY_NONE, DT_DAY_NONE);
    }

  /* Counted in full, kept up to the limit. */
  g_assert_cmpint (report->n_errors, ==, DT_IMPORT_MAX_LINES + 20);
  g_assert_cmpint (report->n_warnings, ==, DT_IMPORT_MAX_LINES + 20);
  g_assert_cmpint (report->counts[DT_ENTITY_TASK][DT_OUTCOME_NEW], ==, DT_IMPORT_MAX_LINES + 20);
  g_assert_cmpuint (report->errors->len, ==, DT_IMPORT_MAX_LINES);
  g_assert_cmpuint (report->lines->len, ==, DT_IMPORT_MAX_LINES);

  {
    const DtProblem *problem = g_ptr_array_index (report->errors, 0);

    g_assert_cmpint (problem->place.line, ==, 12);
    g_assert_cmpstr (problem->reason, ==, "“31/6” is no day");
    g_assert_cmpstr (problem->hint, ==, "write it like 25/8/2024");
  }
}

static void
test_unit_and_directive (void)
{
  g_autoptr(DtUnitRow) unit = dt_unit_row_new ();
  g_autoptr(DtUnitRow) same_unit = dt_unit_row_ref (unit);
  g_autoptr(DtDirectiveRow) directive = dt_directive_row_new ();
  g_autoptr(DtDirectiveRow) same_directive = dt_directive_row_ref (directive);

  unit->name = g_strdup ("Đảng ủy phường Minh Tân");
  directive->symbol = g_strdup ("1438-CV/TU");
  g_assert_true (same_unit == unit);
  g_assert_true (same_directive == directive);
  dt_unit_row_unref (NULL);
  dt_directive_row_unref (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/rows/spoken", test_spoken);
  g_test_add_func ("/model/rows/counted-day", test_counted_day);
  g_test_add_func ("/model/rows/assignment", test_assignment);
  g_test_add_func ("/model/rows/month", test_month);
  g_test_add_func ("/model/rows/records", test_records);
  g_test_add_func ("/model/rows/nested-record", test_nested_record);
  g_test_add_func ("/model/rows/report", test_report);
  g_test_add_func ("/model/rows/unit-and-directive", test_unit_and_directive);

  return g_test_run ();
}
