/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-listing.h"

G_BEGIN_DECLS

/* More than a sheet that is printed has: see dt_listing_report_new(). */
#define DT_LISTING_MAX_PLACES 64

typedef struct { int index; /* of the table; -1: numbers */ double x, width; } DtListingPlace;

/**
 * DtListingPaper:
 *
 * How a table stands on sheets, those of a printer and those of a word processor. Lengths in points.
 */
typedef struct
{
  DtListingView  *view;
  DtListingPlace  columns[DT_LISTING_MAX_PLACES];
  int             n_columns;
  double          width;        /* between the margins */
  gboolean        landscape;
  gboolean        name_numbers; /* the numerals of groups stand before their names */
} DtListingPaper;

void  dt_listing_paper_init  (DtListingPaper *self, DtListingView *view, double upright, double across);
const DtListingColumn *dt_listing_paper_get_column (const DtListingPaper *self, int index);
/* All three are newly allocated. */
char *dt_listing_paper_words (const DtListing *self, const DtListingCell *cell, DtColumnFlags flags);
char *dt_listing_short_day   (const DtListing *self, DtDay day);

G_END_DECLS
