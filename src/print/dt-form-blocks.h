/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The parts of a report that the rules on layout of Party documents fix: its head, and its end. */

#include "dt-date.h"
#include "dt-office.h"
#include "dt-report.h"

G_BEGIN_DECLS

#define DT_FORM_SIZE 14.0       /* of their text, points */

void dt_form_fill_letterhead (DtReportBlock *block, const DtOffice *office, DtDay date, double width);
void dt_form_fill_end        (DtReportBlock *block, const DtOffice *office, double width);

G_END_DECLS
