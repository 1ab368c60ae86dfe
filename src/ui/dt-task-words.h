/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-query.h"
#include "dt-task.h"
#include "dt-work-calendar.h"

G_BEGIN_DECLS

/* What the cells of a task's row and of a group's head say. All returned texts are owned by the caller. */

char    *dt_words_source_markup    (const DtTaskRow *row, gboolean compact);           /* symbol, clause under it */
char    *dt_words_under_title      (const DtTaskRow *row);                             /* "150-KH/TU · III.3 · 6 đơn vị" */
char    *dt_words_lead             (const DtTaskRow *row);                             /* unit, or "18 đơn vị" */
char    *dt_words_day_markup       (const DtTaskRow *row, DtDay today, gboolean compact);   /* day, under it original day or time */
char    *dt_words_left_markup      (const DtTaskRow *row, DtState state, DtDay today, gboolean compact);
char    *dt_words_progress_markup  (const DtTaskRow *row, DtState state, DtDay today); /* "60%", "15/18 đơn vị", "đã nộp 09/8" */
gboolean dt_words_has_bar          (const DtTaskRow *row, DtState state);
/* The state whose colour the words of the column "time left" take; −1: plain */
int      dt_words_left_state       (const DtTaskRow *row, DtState state, DtDay today, int soon_days);

char    *dt_words_assignment_left     (const DtAssignmentRow *row, DtState state, DtDay today);
char    *dt_words_assignment_progress (const DtAssignmentRow *row, DtState state, DtDay today);   /* "đã nộp 08/8, đã duyệt" */
char    *dt_words_assignment_spoken   (const DtAssignmentRow *row, DtDay today, int soon_days);

char    *dt_words_head_title       (const DtGroupHead *head, DtDay today);
char    *dt_words_head_side        (const DtGroupHead *head, DtDay today, DtWorkCalendar *calendar);   /* "còn 3 ngày · 3 ngày làm việc" */
/* State whose mark and colour the head has; −1 none */
int      dt_words_head_state       (const DtGroupHead *head, DtDay today);
char    *dt_words_working_days     (DtDay day, DtDay today, DtWorkCalendar *calendar);    /* "3 ngày làm việc" */

G_END_DECLS
