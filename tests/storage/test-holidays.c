/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The days off of a year, entered by hand. */

#include "dt-holiday-jobs.h"
#include "dt-schedule.h"
#include "dt-storage-test.h"

static DtHolidayYear *
load (DtStorageFixture *fixture,
      int               year)
{
  g_autoptr(GError) error = NULL;
  gpointer result = NULL;

  dt_job_load_holidays (fixture->db, &year, &result, &error);
  g_assert_no_error (error);
  return result;
}

/* "02/9/2027 holiday own Quốc khánh" of that day; NULL if it is not in the list */
static char *
row_of (DtStorageFixture *fixture,
        int               year,
        const char       *iso)
{
  g_autoptr(DtHolidayYear) list = load (fixture, year);

  for (guint i = 0; i < list->days->len; i++)
    {
      const DtHolidayRow *row = g_ptr_array_index (list->days, i);

      if (row->day == dt_test_day (iso))
        return g_strdup_printf ("%s %s %s", dt_nick_get (dt_calendar_kind_nicks, (int) row->kind), row->own ? "own" : "law", row->name);
    }

  return NULL;
}

static char *
run (DtStorageFixture *fixture,
     DtJobFunc         job,
     gpointer          data,
     GError          **error)
{
  g_autoptr(DtChange) change = NULL;
  DtWrite write = { .action = "test" };
  gpointer result = NULL;

  if (!dt_writer_run (fixture->writer, &write, job, data, NULL, &result, &change, error))
    return NULL;
  g_assert_true (change->calendar);
  return g_strdup (dt_writer_get_undo_label (fixture->writer));
}

static char *
set (DtStorageFixture *fixture,
     const char       *old_day,
     const char       *day,
     DtCalendarKind    kind,
     const char       *name,
     GError          **error)
{
  DtHolidayEdit *edit = dt_holiday_edit_new (old_day != NULL ? dt_test_day (old_day) : DT_DAY_NONE, dt_test_day (day), kind, name);
  char *label = run (fixture, dt_job_set_holiday, edit, error);

  dt_holiday_edit_free (edit);
  return label;
}

static void
test_edit (DtStorageFixture *fixture,
           gconstpointer     seed)
{
  g_autofree char *before = dt_storage_dump (fixture->db, TRUE);
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtChange) change = NULL;
  DtDay day = dt_test_day ("2027-09-04");

  dt_test_assert_string (row_of (fixture, 2027, "2027-09-02"), "holiday law National Day");
  dt_test_assert_string (set (fixture, NULL, "2027-09-03", DT_CALENDAR_SWAPPED_OFF, "Nghỉ bù", NULL), "Add to the work calendar: 03/9/2027");
  dt_test_assert_string (row_of (fixture, 2027, "2027-09-03"), "swapped-off own Nghỉ bù");
  dt_test_assert_string (set (fixture, "2027-09-03", "2027-09-04", DT_CALENDAR_SWAPPED_WORKING, NULL, NULL), "Change the work calendar: 04/9/2027");
  dt_test_assert_string (row_of (fixture, 2027, "2027-09-04"), "swapped-working own ");
  g_assert_cmpint (dt_storage_number (fixture->db, "SELECT count(*) FROM calendar_day"), ==, 1);

  g_assert_null (set (fixture, NULL, "2027-09-04", DT_CALENDAR_HOLIDAY, NULL, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (set (fixture, NULL, "2101-09-04", DT_CALENDAR_HOLIDAY, NULL, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_INVALID);
  g_clear_error (&error);

  dt_test_assert_string (run (fixture, dt_job_remove_holiday, &day, NULL), "Remove from the work calendar: 04/9/2027");
  day = dt_test_day ("2027-09-02");
  g_assert_null (run (fixture, dt_job_remove_holiday, &day, &error));
  g_assert_error (error, DT_ERROR, DT_ERROR_NOT_FOUND);

  for (int i = 0; i < 3; i++)
    {
      g_free (dt_writer_undo (fixture->writer, &change, NULL));
      g_clear_pointer (&change, dt_change_unref);
    }
  after = dt_storage_dump (fixture->db, TRUE);
  g_assert_cmpstr (after, ==, before);
}

/* What counted goes over into the register, and can then be corrected; one step. */
static void
test_complete (DtStorageFixture *fixture,
               gconstpointer     seed)
{
  g_autofree char *before = dt_storage_dump (fixture->db, TRUE);
  g_autofree char *after = NULL;
  g_autoptr(DtHolidayYear) list = load (fixture, 2027);
  g_autoptr(DtHolidayYear) taken = NULL;
  g_autoptr(DtWorkCalendar) calendar = NULL;
  g_autoptr(DtChange) change = NULL;
  DtYearEdit edit = { 2027, TRUE };

  g_assert_false (list->official);
  dt_test_assert_string (run (fixture, dt_job_set_year_complete, &edit, NULL), "Holidays of 2027 are complete");
  taken = load (fixture, 2027);
  g_assert_true (taken->official && taken->declared);
  g_assert_cmpuint (taken->days->len, ==, list->days->len);
  for (guint i = 0; i < taken->days->len; i++)
    {
      const DtHolidayRow *row = g_ptr_array_index (taken->days, i);
      const DtHolidayRow *old = g_ptr_array_index (list->days, i);

      g_assert_true (row->own);
      g_assert_cmpint (row->day, ==, old->day);
      g_assert_cmpint (row->kind, ==, old->kind);
      g_assert_cmpstr (row->name, ==, old->name);
    }
  calendar = dt_schedule_calendar (fixture->db, NULL);
  for (DtDay day = dt_test_day ("2026-12-25"); day <= dt_test_day ("2028-01-10"); day++)
    g_assert_cmpint (dt_work_calendar_is_working (calendar, day), ==, dt_work_calendar_is_working (NULL, day));

  edit.complete = FALSE;
  dt_test_assert_string (run (fixture, dt_job_set_year_complete, &edit, NULL), "Holidays of 2027 are not complete");
  for (int i = 0; i < 2; i++)
    {
      g_free (dt_writer_undo (fixture->writer, &change, NULL));
      g_clear_pointer (&change, dt_change_unref);
    }
  after = dt_storage_dump (fixture->db, TRUE);
  g_assert_cmpstr (after, ==, before);
}

#define CASE(name, func) g_test_add ("/storage/holidays/" name, DtStorageFixture, "seed", dt_storage_fixture_set_up, func, \
                                     dt_storage_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  CASE ("edit", test_edit);
  CASE ("complete", test_complete);

  return g_test_run ();
}
