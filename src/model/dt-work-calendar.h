/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "dt-types.h"

G_BEGIN_DECLS

typedef struct
{
  DtDay          day;
  DtCalendarKind kind;
  char          *name;    /* may be NULL */
} DtCalendarDay;

/**
 * DtWorkCalendar:
 *
 * Which days are worked: Monday to Friday less the holidays. The statutory holidays of any year
 * 1990–2100 are computed (Labour Code 45/2019 art. 112, lunar ones by #DtLunar; a holiday on a weekly
 * day off moves to the next working day, art. 111.3); the announcements known to the program are laid over
 * them. Announced days of an official year (holidays, compensatory days, swaps) are data and replace all of
 * that; those of another year are laid over it. Immutable, shared between threads. All questions accept
 * %NULL: what law and built-in announcements say.
 */
typedef struct _DtWorkCalendar DtWorkCalendar;

#define DT_TYPE_WORK_CALENDAR (dt_work_calendar_get_type ())
GType           dt_work_calendar_get_type (void);

/* days: DtCalendarDay announced; official_years: ints, the years whose announcement is complete. Both copied, both may be NULL. */
DtWorkCalendar *dt_work_calendar_new   (GPtrArray *days, GArray *official_years);
DtWorkCalendar *dt_work_calendar_ref   (DtWorkCalendar *self);
void            dt_work_calendar_unref (DtWorkCalendar *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtWorkCalendar, dt_work_calendar_unref)

gboolean        dt_work_calendar_is_working    (DtWorkCalendar *self, DtDay day);
gboolean        dt_work_calendar_is_weekend    (DtDay day);
const char     *dt_work_calendar_holiday_name  (DtWorkCalendar *self, DtDay day);   /* translated; NULL if no holiday */
GPtrArray      *dt_work_calendar_list_year     (DtWorkCalendar *self, int year);    /* new array of DtCalendarDay, names translated */
gboolean        dt_work_calendar_is_official   (DtWorkCalendar *self, int year);
DtDay           dt_work_calendar_previous      (DtWorkCalendar *self, DtDay day);   /* last working day <= day */
DtDay           dt_work_calendar_next          (DtWorkCalendar *self, DtDay day);   /* first working day >= day */
DtDay           dt_work_calendar_add           (DtWorkCalendar *self, DtDay day, int working_days); /* the day itself is not counted */
int             dt_work_calendar_count         (DtWorkCalendar *self, DtDay after, DtDay until);    /* working days in (after, until]; negative the other way */

DtCalendarDay  *dt_calendar_day_new  (DtDay day, DtCalendarKind kind, const char *name);
void            dt_calendar_day_free (DtCalendarDay *day);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtCalendarDay, dt_calendar_day_free)

G_END_DECLS
