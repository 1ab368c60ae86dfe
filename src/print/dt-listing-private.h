/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of a report that is a table: what it is made of, and how wide its columns are. */

#include "dt-listing-report.h"

G_BEGIN_DECLS

typedef struct { int index; /* of the table; -1: numbers */ double x, width; } DtListingPlace;

typedef struct
{
  DtListingView  *view;
  DtListing      *table;       /* of the view */
  GArray         *items;       /* blocks */
  DtListingPlace  columns[DT_REPORT_MAX_CELLS];
  int             n_columns;
  double          width;       /* between the margins */
  gboolean        name_numbers; /* the numerals of groups stand before their names */
} DtListingContent;

const DtListingColumn *dt_listing_content_get_column (const DtListingContent *self, int index);
void     dt_listing_content_choose_columns  (DtListingContent *self);
gboolean dt_listing_content_fits            (DtListingContent *self, double width);
void     dt_listing_content_lay_out_columns (DtListingContent *self);

G_END_DECLS
