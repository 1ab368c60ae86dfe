/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Millimetres in points, the unit of everything in print. */
#define DT_MM(mm) ((mm) * 72.0 / 25.4)

/**
 * DtPageLayout:
 * @paper_width: of the sheet, points
 * @paper_height: of the sheet, points
 * @top: margin, points; the same for @bottom, @left, @right
 * @family: font families, the first that is installed is taken
 *
 * The sheet and its margins.
 */
typedef struct
{
  double      paper_width;
  double      paper_height;
  double      top;
  double      bottom;
  double      left;
  double      right;
  const char *family;
} DtPageLayout;

typedef enum { DT_PAPER_A4, DT_PAPER_A3 } DtPaper;

void   dt_page_layout_init_party  (DtPageLayout *self, gboolean landscape);
void   dt_page_layout_set_paper   (DtPageLayout *self, DtPaper paper);
double dt_page_layout_get_width   (const DtPageLayout *self);
double dt_page_layout_get_height  (const DtPageLayout *self);

G_END_DECLS
