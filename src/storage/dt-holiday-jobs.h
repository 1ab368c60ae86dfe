/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"
#include "dt-work-calendar.h"

G_BEGIN_DECLS

/* A day of the list of a year. own: announced in this register; else it comes from law or a built-in announcement. */
typedef struct
{
  DtDay          day;
  DtCalendarKind kind;
  char          *name;     /* as a person reads it; "" none */
  gboolean       own;
} DtHolidayRow;

/**
 * DtHolidayYear:
 * @official: its announcement is known in full, by this register or built in
 * @declared: this register says so: then only its own days count
 */
typedef struct
{
  int        year;
  gboolean   official;
  gboolean   declared;
  GPtrArray *days;         /* DtHolidayRow, by day */
} DtHolidayYear;

void dt_holiday_year_free (DtHolidayYear *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtHolidayYear, dt_holiday_year_free)

/* data: an int*, the year → DtHolidayYear */
gboolean dt_job_load_holidays      (DtDb *db, gpointer data, gpointer *result, GError **error);

/* Edits: one user action each, result NULL. Counted deadlines follow in the same step. */

/* Adds a day, or puts one in place of old_day (DT_DAY_NONE: of none). */
typedef struct { DtDay old_day; DtDay day; DtCalendarKind kind; char *name; } DtHolidayEdit;
DtHolidayEdit *dt_holiday_edit_new  (DtDay old_day, DtDay day, DtCalendarKind kind, const char *name);
void           dt_holiday_edit_free (DtHolidayEdit *self);
gboolean dt_job_set_holiday        (DtDb *db, gpointer data, gpointer *result, GError **error);

/* data: a DtDay*; DT_ERROR_NOT_FOUND unless it is one of the register's own */
gboolean dt_job_remove_holiday     (DtDb *db, gpointer data, gpointer *result, GError **error);

/* Complete: what counts in the year so far is taken over as the register's own, to be edited as it was announced; from
 * then on only these count. Not complete: they stay, laid over law and built-in announcements again. */
typedef struct { int year; gboolean complete; } DtYearEdit;
gboolean dt_job_set_year_complete  (DtDb *db, gpointer data, gpointer *result, GError **error);

G_END_DECLS
