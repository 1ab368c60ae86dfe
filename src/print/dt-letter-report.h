/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-letter.h"
#include "dt-report.h"

G_BEGIN_DECLS

DtReport *dt_letter_report_new (GPtrArray *letters, DtDay today);

G_END_DECLS
