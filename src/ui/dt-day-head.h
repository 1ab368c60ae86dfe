/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-date.h"

G_BEGIN_DECLS

/* How a day of the month looks, whatever falls due on it. */
typedef struct
{
  DtDay       day;
  DtDay       today;
  int         soon_days;
  gboolean    in_month;      /* of the month shown; others are dim */
  gboolean    name_month;    /* "01/8" instead of "1" */
  const char *holiday;       /* its name; NULL none, or the layer is off */
  const char *lunar;         /* "9/7"; NULL: the layer is off */
} DtDayLook;

/**
 * DtDayHead:
 *
 * The first line of a day of the calendar: flag and name of a holiday, "today" or how many tasks, the lunar date, the number.
 * In a narrow day the number comes first, and the lunar date gives way. Silent: the day itself is read out.
 */
#define DT_TYPE_DAY_HEAD (dt_day_head_get_type ())
G_DECLARE_FINAL_TYPE (DtDayHead, dt_day_head, DT, DAY_HEAD, GtkWidget)

DtDayHead *dt_day_head_new       (void);
void       dt_day_head_set_look  (DtDayHead *self, const DtDayLook *look);
void       dt_day_head_set_state (DtDayHead *self, gboolean selected, int n_tasks);   /* the number is told of the selected day */

G_END_DECLS
