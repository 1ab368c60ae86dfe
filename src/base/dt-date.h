/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtDay:
 *
 * A date as a day number: days of the proleptic Gregorian calendar, day 1 being 1 January of year 1
 * (as in GDate). 0 is "no day". Never a moment: no zone, no clock. In SQL: `date (day + 1721424.5)`.
 */
typedef int DtDay;

#define DT_DAY_NONE 0
/* No time of day; else minutes since midnight, 0 to 1439. */
#define DT_TIME_NONE (-1)

typedef enum
{
  DT_DAY_STYLE_PARTY,    /* 08/7/2024: day two digits, month two digits only for 1 and 2 */
  DT_DAY_STYLE_SHORT,    /* 08/7 */
  DT_DAY_STYLE_TABLE,    /* T5 08/8, and T5 08/8/2023 where the year is not that of today */
  DT_DAY_STYLE_LONG,     /* Thứ Năm, 15/8/2024 */
  DT_DAY_STYLE_PROSE,    /* ngày 22 tháng 7 năm 2024 */
  DT_DAY_STYLE_SPOKEN,   /* thứ Sáu 9 tháng 8: for labels that are read aloud */
  DT_DAY_STYLE_CLAUSE,   /* thứ Bảy 24/8, with the year where it is not that of today: inside a short sentence */
  DT_DAY_STYLE_SENTENCE, /* thứ Sáu, ngày 23/8/2024: inside the sentence of a letter */
} DtDayStyle;

DtDay    dt_day_new            (int year, int month, int day);
void     dt_day_get            (DtDay day, int *year, int *month, int *dom);
int      dt_day_get_weekday    (DtDay day);                 /* 1 Monday … 7 Sunday */
int      dt_day_get_iso_week   (DtDay day, int *iso_year);
DtDay    dt_day_add_months     (DtDay day, int months);     /* clamps to the month's last day */
DtDay    dt_day_month_start    (DtDay day);
DtDay    dt_day_month_end      (DtDay day);
DtDay    dt_day_quarter_end    (DtDay day);
int      dt_days_in_month      (int year, int month);       /* 0 for no such month */

DtDay    dt_day_from_iso       (const char *text, GError **error);      /* YYYY-MM-DD, whole string */
char    *dt_day_to_iso         (DtDay day);
char    *dt_day_format         (DtDay day, DtDayStyle style, DtDay today);
char    *dt_time_format        (int minutes);               /* "16:30" */
int      dt_time_parse         (const char *text);          /* "16:30", DT_TIME_NONE if it is none */
DtDay    dt_day_parse_entry    (const char *text, DtDay today, GError **error);

const char *dt_weekday_name       (int weekday);            /* "Thứ Hai" */
const char *dt_weekday_spoken_name (int weekday);           /* "thứ Hai" */
const char *dt_weekday_short_name (int weekday);            /* "T2", "CN" */
char    *dt_month_title        (int year, int month);       /* "Tháng 8, 2024" */

/* The one clock of the program, so that tests and --today can hold it still. */
DtDay    dt_today              (void);
void     dt_today_set_fixed    (DtDay day);                 /* DT_DAY_NONE: back to the real clock */
int      dt_now_minutes        (void);                      /* time of day; 09:41 when today is fixed */
gint64   dt_now_instant        (void);                      /* seconds UTC; on the fixed day when today is fixed */
char    *dt_instant_format     (gint64 instant, DtDay today);  /* "09:40" today, else "12/8 09:40" */

G_END_DECLS
