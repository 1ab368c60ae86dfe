/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-types.h"

G_BEGIN_DECLS

/**
 * DtState:
 *
 * The twelve states of interface.md §4, derived from dates and submissions, never stored. The order is
 * that of severity and of sorting.
 */
typedef enum
{
  DT_STATE_OVERDUE,
  DT_STATE_TODAY,
  DT_STATE_SOON,
  DT_STATE_RETURNED,
  DT_STATE_PROGRESS,
  DT_STATE_IDLE,
  DT_STATE_HANDED,
  DT_STATE_DONE,
  DT_STATE_DONE_LATE,
  DT_STATE_SUSPENDED,
  DT_STATE_CANCELLED,
  DT_STATE_STANDING,
} DtState;
#define DT_N_STATES 12
#define DT_STATE_BIT(state) (1u << (state))
extern const DtNick dt_state_nicks[];   /* overdue today soon returned progress idle handed done done-late suspended cancelled standing */

/**
 * DtPhase:
 *
 * The part of a state that does not depend on today's date; stored with each assignment and task
 * (tables assignment_status, task_status) and refreshed in the transaction that changes it. Worst first.
 */
typedef enum
{
  DT_PHASE_RETURNED,
  DT_PHASE_PROGRESS,
  DT_PHASE_IDLE,
  DT_PHASE_HANDED,
  DT_PHASE_DONE,
  DT_PHASE_DONE_LATE,
  DT_PHASE_SUSPENDED,
  DT_PHASE_CANCELLED,
  DT_PHASE_STANDING,
} DtPhase;

/* open: RETURNED, PROGRESS, IDLE. next_day: the last day of the open part, DT_DAY_NONE if undated. */
DtState     dt_state_derive     (DtPhase phase, DtDay next_day, DtDay today, int soon_days);
gboolean    dt_phase_is_open    (DtPhase phase);      /* something must still be handed in */
gboolean    dt_state_is_open    (DtState state);      /* as above, or waiting for acceptance */
const char *dt_state_label      (DtState state);      /* "Quá hạn", translated */
const char *dt_state_css_class  (DtState state);      /* "overdue", … */
const char *dt_state_icon_name  (DtState state, int percent);   /* "dt-state-overdue-symbolic"; ring with pie 25/50/75 by percent */
/* Cột "Còn lại": "trễ 3 ngày", "hôm nay", "còn 9 ngày", "chờ duyệt", "sớm 1 ngày", "đúng hạn", "trễ 2 ngày", "tạm dừng", "thường xuyên", "—" */
char       *dt_state_time_left  (DtState state, DtDay last_day, DtDay handed_day, DtDay today);
/* In print: "Trễ 3 ngày", "Hôm nay", "Còn 2 ngày", "Đang làm 60%", "✓ 08/8", "✓ 10/8 (+2)" (interface.md §4) */
char       *dt_state_print_word (DtState state, int percent, DtDay last_day, DtDay handed_day, DtDay today);

G_END_DECLS
