/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-report.h"
#include "dt-listing.h"

G_BEGIN_DECLS

/* The table has its office. */
DtReport *dt_listing_report_new (DtListingView *view);

G_END_DECLS
