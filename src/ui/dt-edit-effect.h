/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-schedule-change.h"

G_BEGIN_DECLS

char *dt_edit_effect_text (const DtChangePreview *preview, DtWorkCalendar *calendar, DtDay today, gboolean *warning);

G_END_DECLS
