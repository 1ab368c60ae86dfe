/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-page-layout.h"

/**
 * dt_page_layout_init_party:
 * @self: (out caller-allocates): the layout
 * @landscape: whether the long side lies at the top
 *
 * The layout of Party documents (Hướng dẫn 36-HD/VPTW): A4, 20 mm at the top and the bottom, 30 mm at the left where the
 * sheet is bound, 15 mm at the right. The font is Times New Roman or its metric twin Liberation Serif, which is
 * asked for first, so that pages break alike on all machines.
 */
void
dt_page_layout_init_party (DtPageLayout *self,
                           gboolean      landscape)
{
  self->paper_width = DT_MM (landscape ? 297 : 210);
  self->paper_height = DT_MM (landscape ? 210 : 297);
  self->top = DT_MM (20);
  self->bottom = DT_MM (20);
  self->left = DT_MM (landscape ? 20 : 30);
  self->right = DT_MM (15);
  self->family = "Liberation Serif, Times New Roman, serif";
}

/**
 * dt_page_layout_set_paper:
 * @self: a layout
 * @paper: the sheet; margins and the side it lies on stay
 */
void
dt_page_layout_set_paper (DtPageLayout *self,
                          DtPaper       paper)
{
  gboolean landscape = self->paper_width > self->paper_height;
  double narrow = DT_MM (paper == DT_PAPER_A3 ? 297 : 210);
  double wide = DT_MM (paper == DT_PAPER_A3 ? 420 : 297);

  self->paper_width = landscape ? wide : narrow;
  self->paper_height = landscape ? narrow : wide;
}

/**
 * dt_page_layout_get_width:
 * @self: a layout
 *
 * Returns: the width between the margins, points
 */
double
dt_page_layout_get_width (const DtPageLayout *self)
{
  return self->paper_width - self->left - self->right;
}

/**
 * dt_page_layout_get_height:
 * @self: a layout
 *
 * Returns: the height between the margins, points
 */
double
dt_page_layout_get_height (const DtPageLayout *self)
{
  return self->paper_height - self->top - self->bottom;
}
