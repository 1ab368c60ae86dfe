/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tasks as a calendar, read back by the library that calendars use. */

#include <glib/gstdio.h>
#include <libical/ical.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "dt-calendar-file.h"
#include "dt-seed.h"
#include "dt-test.h"

typedef struct
{
  DtStore *store;
  DtQuery *query;
  char    *dir;
} Fixture;

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  f->dir = dt_test_dir_new ();
  f->store = dt_seed_open ();
  f->query = dt_query_new (DT_SEED_TODAY);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  dt_test_dir_remove (f->dir);
  g_free (f->dir);
  dt_query_free (f->query);
  dt_seed_close (f->store);
}

/* What the file says, and its lines as the standard wants them. */
static icalcomponent *
write_and_read (Fixture                 *f,
                const DtCalendarOptions *options,
                int                     *n,
                int                     *n_left_out)
{
  g_autofree char *path = g_build_filename (f->dir, "list.ics", NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GError) error = NULL;
  icalcomponent *calendar;

  g_assert_true (dt_calendar_file_write (f->store, f->query, path, options, n, n_left_out, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_null (strchr (lines[i], '\n'));
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    }
  calendar = icalparser_parse_string (text);
  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  return calendar;
}

static icalcomponent *
find (icalcomponent *calendar,
      const char    *title)
{
  for (icalcomponent *at = icalcomponent_get_first_component (calendar, ICAL_ANY_COMPONENT); at != NULL;
       at = icalcomponent_get_next_component (calendar, ICAL_ANY_COMPONENT))
    if (g_strcmp0 (icalcomponent_get_summary (at), title) == 0)
      return at;

  return NULL;
}

static DtDay
day_of (struct icaltimetype time)
{
  g_assert_true (time.is_date);
  return dt_day_new (time.year, time.month, time.day);
}

static void
test_tasks (Fixture       *f,
            gconstpointer  data)
{
  DtCalendarOptions options = { .alarm_days = 3, .now = 1723420800 };
  icalcomponent *calendar, *task, *alarm;
  int n;

  calendar = write_and_read (f, &options, &n, NULL);
  g_assert_cmpint (n, ==, DT_SEED_N_TASKS);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VTODO_COMPONENT), ==, DT_SEED_N_TASKS);
  task = find (calendar, "Kế hoạch đại hội điểm");
  g_assert_nonnull (task);
  dt_test_assert_day (day_of (icalcomponent_get_due (task)), "2024-09-15");
  g_assert_nonnull (strstr (icalcomponent_get_description (task), "150-KH/TU"));
  alarm = icalcomponent_get_first_component (task, ICAL_VALARM_COMPONENT);
  g_assert_nonnull (alarm);
  g_assert_nonnull (strstr (icalcomponent_as_ical_string (alarm), "TRIGGER;RELATED=END:-P3D"));
  icalcomponent_free (calendar);
}

/* A later file has the same names and a higher number, so that it updates; what was cancelled says so. */
static void
test_again (Fixture       *f,
            gconstpointer  data)
{
  DtCalendarOptions options = { .alarm_days = -1, .now = 1723420800 };
  icalcomponent *first, *second, *before, *after;
  int n;

  first = write_and_read (f, &options, &n, NULL);
  before = find (first, "Kế hoạch đại hội điểm");
  dt_seed_write (f->store, "UPDATE task SET title = 'Một; hai, ba\\bốn' || char (10) || 'năm', hold = 'cancelled' WHERE title = 'Kế hoạch đại hội điểm'");
  options.now += 1;
  second = write_and_read (f, &options, &n, NULL);
  after = find (second, "Một; hai, ba\\bốn\nnăm");
  g_assert_nonnull (after);
  g_assert_cmpstr (icalcomponent_get_uid (after), ==, icalcomponent_get_uid (before));
  g_assert_cmpint (icalcomponent_get_sequence (after), >, icalcomponent_get_sequence (before));
  g_assert_cmpint (icalcomponent_get_status (before), !=, ICAL_STATUS_CANCELLED);
  g_assert_cmpint (icalcomponent_get_status (after), ==, ICAL_STATUS_CANCELLED);
  g_assert_cmpint (icalcomponent_count_components (after, ICAL_VALARM_COMPONENT), ==, 0);
  icalcomponent_free (first);
  icalcomponent_free (second);
}

/* Whole days end on the next one; a time of day is that of Viet Nam; what has no day is not in it, nor counted. */
static void
test_events (Fixture       *f,
             gconstpointer  data)
{
  DtCalendarOptions options = { .events = TRUE, .alarm_days = 1, .now = 1723420800 };
  gint64 n_dated = dt_seed_ask (f->store, "SELECT count(*) FROM task_status WHERE last_day IS NOT NULL");
  icalcomponent *calendar, *event;
  struct icaltimetype start;
  int n, n_left_out;

  calendar = write_and_read (f, &options, &n, &n_left_out);
  g_assert_cmpint (n, ==, n_dated);
  g_assert_cmpint (n_left_out, ==, DT_SEED_N_TASKS - n_dated);
  g_assert_cmpint (n_left_out, >, 0);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, n);
  event = find (calendar, "Kế hoạch đại hội điểm");
  dt_test_assert_day (day_of (icalcomponent_get_dtstart (event)), "2024-09-15");
  dt_test_assert_day (day_of (icalcomponent_get_dtend (event)), "2024-09-16");
  icalcomponent_free (calendar);

  dt_seed_write (f->store, "UPDATE deadline SET named_time = 1020 WHERE task_id = (SELECT id FROM task WHERE title = 'Kế hoạch đại hội điểm')");
  calendar = write_and_read (f, &options, &n, NULL);
  event = find (calendar, "Kế hoạch đại hội điểm");
  start = icalcomponent_get_dtstart (event);
  g_assert_cmpint (start.hour, ==, 10);
  g_assert_true (icaltime_is_utc (start));
  icalcomponent_free (calendar);
}

static void
test_not_written (Fixture       *f,
                  gconstpointer  data)
{
  DtCalendarOptions options = { .alarm_days = -1 };
  g_autofree char *path = g_build_filename (f->dir, "none", "list.ics", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_false (dt_calendar_file_write (f->store, f->query, path, &options, NULL, NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static guint
count_files (Fixture *f)
{
  g_autoptr(GDir) dir = g_dir_open (f->dir, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* A disk that is full in the middle, a stop before it: each is told, the old file stays, and nothing lies beside it. */
static void
test_broken_off (Fixture       *f,
                 gconstpointer  data)
{
  DtCalendarOptions options = { .events = TRUE, .alarm_days = 3 };
  g_autofree char *path = g_build_filename (f->dir, "list.ics", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  struct rlimit before, small;
  gboolean written;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_cancellable_cancel (cancelled);
  g_assert_false (dt_calendar_file_write (f->store, f->query, path, &options, NULL, NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (f), ==, 1);

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 1000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  written = dt_calendar_file_write (f->store, f->query, path, &options, NULL, NULL, NULL, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_DFL);
  g_assert_false (written);
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  g_assert_cmpuint (count_files (f), ==, 1);
}

#define ADD(name, func) g_test_add ("/interchange/calendar-file/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("tasks", test_tasks);
  ADD ("again", test_again);
  ADD ("events", test_events);
  ADD ("not-written", test_not_written);
  ADD ("broken-off", test_broken_off);

  return g_test_run ();
}
