/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-types.h"

G_BEGIN_DECLS

#define DT_CALENDAR_FIRST_YEAR 1990
#define DT_CALENDAR_LAST_YEAR 2100
#define DT_YEAR_DAYS 366

/* One day of a year. If it is not marked it is worked, unless it is a weekend. */
typedef struct
{
  guint8      marked;    /* has a kind */
  guint8      kind;      /* DtCalendarKind */
  guint8      own_name;  /* name is data, not a msgid */
  const char *name;
} DtYearDay;

void dt_statutory_year_fill (int year, DtYearDay days[DT_YEAR_DAYS]);

G_END_DECLS
