/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The days off of a year as data: what the yearly announcement says, entered and corrected by hand. */

#include "dt-holiday-jobs.h"

#include <glib/gi18n-lib.h>

#include "dt-db.h"
#include "dt-edit-private.h"
#include "dt-error.h"
#include "dt-schedule.h"
#include "dt-statutory-year.h"

#define MAX_NAME 200

static void
holiday_row_free (DtHolidayRow *row)
{
  g_free (row->name);
  g_free (row);
}

void
dt_holiday_year_free (DtHolidayYear *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->days, g_ptr_array_unref);
  g_free (self);
}

/**
 * dt_holiday_edit_new:
 * @old_day: the day it stands in place of; %DT_DAY_NONE for a new one
 * @day: the day
 * @kind: what is special about it
 * @name: (nullable): how it is called
 *
 * Returns: (transfer full): data for dt_job_set_holiday()
 */
DtHolidayEdit *
dt_holiday_edit_new (DtDay          old_day,
                     DtDay          day,
                     DtCalendarKind kind,
                     const char    *name)
{
  DtHolidayEdit *self = g_new0 (DtHolidayEdit, 1);

  self->old_day = old_day;
  self->day = day;
  self->kind = kind;
  self->name = g_strdup (name);

  return self;
}

void
dt_holiday_edit_free (DtHolidayEdit *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self);
}

/* Reading */

static gboolean
has_row_for (DtDb       *db,
             const char *sql,
             int         value,
             gboolean   *has_row,
             GError    **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, sql, error))
    return FALSE;
  dt_bind_int (&st, 1, value);
  return dt_stmt_next (&st, has_row, error);
}

#define IS_OWN "SELECT 1 FROM calendar_day WHERE day = ?1"
#define IS_DECLARED "SELECT 1 FROM calendar_year WHERE year = ?1"

/**
 * dt_job_load_holidays:
 * @data: an int: the year
 * @result: (out): a #DtHolidayYear
 */
gboolean
dt_job_load_holidays (DtDb      *db,
                      gpointer   data,
                      gpointer  *result,
                      GError   **error)
{
  int year = *(const int *) data;
  g_autoptr(DtHolidayYear) self = g_new0 (DtHolidayYear, 1);
  g_autoptr(DtWorkCalendar) calendar = dt_schedule_calendar (db, error);
  g_autoptr(GPtrArray) days = NULL;

  if (calendar == NULL || !has_row_for (db, IS_DECLARED, year, &self->declared, error))
    return FALSE;

  self->year = year;
  self->official = dt_work_calendar_is_official (calendar, year);
  self->days = g_ptr_array_new_with_free_func ((GDestroyNotify) holiday_row_free);
  days = dt_work_calendar_list_year (calendar, year);
  for (guint i = 0; i < days->len; i++)
    {
      const DtCalendarDay *day = g_ptr_array_index (days, i);
      DtHolidayRow *row = g_new0 (DtHolidayRow, 1);

      row->day = day->day;
      row->kind = day->kind;
      row->name = g_strdup (day->name != NULL ? day->name : "");
      g_ptr_array_add (self->days, row);
      if (!has_row_for (db, IS_OWN, row->day, &row->own, error))
        return FALSE;
    }

  *result = g_steal_pointer (&self);
  return TRUE;
}

/* Writing */

static gboolean
store_day (DtDb                *db,
           DtDay                day,
           DtCalendarKind       kind,
           const char          *name,
           GError             **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st,
                      "INSERT INTO calendar_day (day, kind, name) VALUES (?1, ?2, nullif (?3, ''))"
                      " ON CONFLICT (day) DO UPDATE SET kind = excluded.kind, name = excluded.name",
                      error))
    return FALSE;
  dt_bind_int (&st, 1, day);
  dt_bind_text (&st, 2, dt_nick_get (dt_calendar_kind_nicks, (int) kind));
  dt_bind_text (&st, 3, name != NULL ? name : "");

  return dt_stmt_run (&st, error);
}

static gboolean
remove_day (DtDb    *db,
            DtDay    day,
            GError **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "DELETE FROM calendar_day WHERE day = ?1", error))
    return FALSE;
  dt_bind_int (&st, 1, day);

  return dt_stmt_run (&st, error);
}

static gboolean
check_edit (DtDb                 *db,
            const DtHolidayEdit  *edit,
            GError              **error)
{
  gboolean taken = FALSE;
  int year = 0;

  if (edit->day > DT_DAY_NONE)
    dt_day_get (edit->day, &year, NULL, NULL);
  if (year < DT_CALENDAR_FIRST_YEAR || year > DT_CALENDAR_LAST_YEAR)
    return dt_refuse (error, _("The work calendar goes from %1$d to %2$d"), DT_CALENDAR_FIRST_YEAR, DT_CALENDAR_LAST_YEAR);
  if (!dt_check_words (edit->name, MAX_NAME, error))
    return FALSE;

  if (edit->day != edit->old_day && !has_row_for (db, IS_OWN, edit->day, &taken, error))
    return FALSE;
  if (taken)
    {
      g_autofree char *shown = dt_day_format (edit->day, DT_DAY_STYLE_PARTY, edit->day);

      return dt_refuse (error, _("%s is in the list already; change it there"), shown);
    }

  return TRUE;
}

static void
label_day (DtDb       *db,
           const char *format,
           DtDay       day)
{
  g_autofree char *shown = dt_day_format (day, DT_DAY_STYLE_PARTY, day);
  g_autofree char *label = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  label = g_strdup_printf (format, shown);
#pragma GCC diagnostic pop
  dt_db_set_label (db, label);
}

/**
 * dt_job_set_holiday:
 * @data: a #DtHolidayEdit
 *
 * %DT_ERROR_INVALID for a day outside of 1990 to 2100, or one that has been entered already.
 */
gboolean
dt_job_set_holiday (DtDb      *db,
                    gpointer   data,
                    gpointer  *result,
                    GError   **error)
{
  const DtHolidayEdit *edit = data;

  if (!check_edit (db, edit, error))
    return FALSE;
  if (edit->old_day != DT_DAY_NONE && edit->old_day != edit->day && !remove_day (db, edit->old_day, error))
    return FALSE;

  /* Translators: an action; a date */
  label_day (db, edit->old_day == DT_DAY_NONE ? _("Add to the work calendar: %s") : _("Change the work calendar: %s"), edit->day);
  return store_day (db, edit->day, edit->kind, edit->name, error);
}

/**
 * dt_job_remove_holiday:
 * @data: a #DtDay
 */
gboolean
dt_job_remove_holiday (DtDb      *db,
                       gpointer   data,
                       gpointer  *result,
                       GError   **error)
{
  DtDay day = *(const DtDay *) data;
  gboolean own;

  if (!has_row_for (db, IS_OWN, day, &own, error))
    return FALSE;
  if (!own)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This day is off by law or by a built-in announcement."));
      return FALSE;
    }

  /* Translators: an action; a date */
  label_day (db, _("Remove from the work calendar: %s"), day);
  return remove_day (db, day, error);
}

static gboolean
take_over_year (DtDb    *db,
                int      year,
                GError **error)
{
  g_autoptr(DtWorkCalendar) calendar = dt_schedule_calendar (db, error);
  g_autoptr(GPtrArray) days = calendar != NULL ? dt_work_calendar_list_year (calendar, year) : NULL;

  for (guint i = 0; days != NULL && i < days->len; i++)
    {
      const DtCalendarDay *day = g_ptr_array_index (days, i);

      if (!store_day (db, day->day, day->kind, day->name, error))
        return FALSE;
    }

  return days != NULL;
}

/**
 * dt_job_set_year_complete:
 * @data: a #DtYearEdit
 */
gboolean
dt_job_set_year_complete (DtDb      *db,
                          gpointer   data,
                          gpointer  *result,
                          GError   **error)
{
  const DtYearEdit *edit = data;
  g_autofree char *label = NULL;
  g_auto(DtStmt) st = { 0 };

  if (edit->year < DT_CALENDAR_FIRST_YEAR || edit->year > DT_CALENDAR_LAST_YEAR)
    return dt_refuse (error, _("The work calendar goes from %1$d to %2$d"), DT_CALENDAR_FIRST_YEAR, DT_CALENDAR_LAST_YEAR);

  if (edit->complete && !take_over_year (db, edit->year, error))
    return FALSE;
  if (!dt_db_prepare (db, &st,
                      edit->complete ? "INSERT INTO calendar_year (year) VALUES (?1) ON CONFLICT (year) DO NOTHING"
                                     : "DELETE FROM calendar_year WHERE year = ?1",
                      error))
    return FALSE;
  dt_bind_int (&st, 1, edit->year);

  label = g_strdup_printf (edit->complete ? _("Holidays of %d are complete") : _("Holidays of %d are not complete"), edit->year);
  dt_db_set_label (db, label);

  return dt_stmt_run (&st, error);
}
