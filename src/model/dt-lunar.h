/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-date.h"

G_BEGIN_DECLS

/* The Vietnamese lunisolar calendar (UTC+7); formats.md §5.2. Valid for solar years 1900 to 2199. */
typedef struct
{
  int      year;
  int      month;   /* 1 to 12 */
  int      day;     /* 1 to 30 */
  gboolean leap;
} DtLunar;

gboolean dt_lunar_from_day   (DtDay day, DtLunar *lunar);
DtDay    dt_lunar_to_day     (int year, int month, int day, gboolean leap);   /* DT_DAY_NONE if there is none */
DtDay    dt_lunar_new_year   (int year);        /* Tết: from the table 2020–2036, else computed */
DtDay    dt_lunar_new_year_computed (int year); /* always by the algorithm: for the test against the table */
int      dt_lunar_leap_month (int year);        /* 0: none */
char    *dt_lunar_format     (const DtLunar *lunar); /* "9/7", and with the month named on its first day "1/7 ÂL" */

G_END_DECLS
