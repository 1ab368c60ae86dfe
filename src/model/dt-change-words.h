/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-schedule-change.h"

G_BEGIN_DECLS

/* What a schedule change does to one task, in words: for the table of the preview, and on paper. */
char *dt_change_effect_words (const DtMovePreview *move, gboolean left_out, const DtScheduleRule *rule, DtDay today,
                              DtWorkCalendar *calendar);
/* "III.3" of "mục III.3": what it stands under says already that it is an item. Borrowed; "" of NULL. */
const char *dt_change_item_words (const DtMovePreview *move);
char *dt_change_lead_words   (const DtMovePreview *move);

G_END_DECLS
