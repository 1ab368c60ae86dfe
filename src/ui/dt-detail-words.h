/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-task.h"

G_BEGIN_DECLS

/* What the detail panel says, as words; pure, so that tests need no window. All strings are the caller's. */

char *dt_detail_day          (DtDay day, DtDay today);                       /* "08/7", with the year if another */
char *dt_detail_capitalise   (const char *text);
char *dt_detail_pill         (const DtTaskRow *row, DtDay today, int soon_days);
char *dt_detail_big_day      (const DtTaskDetail *detail, DtDay today);      /* "Thứ Năm, 15/8/2024" */
char *dt_detail_days_left    (const DtTaskDetail *detail, DtWorkCalendar *calendar, DtDay today, int soon_days);
char *dt_detail_move_label   (const DtMoveRow *move);                        /* "−15 ngày" */
char *dt_detail_day_off      (DtDay day, DtWorkCalendar *calendar, DtDay today);   /* NULL: it is a working day */
char *dt_detail_when         (const DtAssignmentRow *row, DtDay task_last_day, DtDay today);
char *dt_detail_when_received (const DtAssignmentRow *row, DtDay today);
char *dt_detail_source       (const DtTaskRow *row);                         /* "mục III.3" */
char *dt_detail_link_title   (const DtLinkRow *link);
char *dt_detail_link_progress (const DtLinkRow *link, DtState state, DtDay today);
char *dt_detail_slack        (int days);
int   dt_detail_slack_days   (DtDay needed_day, gboolean needed_open, DtDay waiting_day, DtDay today);
char *dt_detail_reminder     (const DtReminderRow *reminder);
char *dt_detail_answer       (const DtReminderRow *reminder, DtDay today);   /* NULL: none */
char *dt_detail_copy_text    (const DtTaskRow *row);                         /* one line, columns by tab */

G_END_DECLS
