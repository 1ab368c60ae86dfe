/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-listing.h"
#include "dt-matrix.h"

G_BEGIN_DECLS

DtListing *dt_report_matrix_listing (const DtMatrix *matrix, GPtrArray *units, DtOffice *office, DtDay today, int soon_days);

G_END_DECLS
