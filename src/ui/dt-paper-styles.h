/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-directive-paper.h"

G_BEGIN_DECLS

/**
 * DtPaperStyles:
 *
 * How the head, the foot and the body of a document are set in a text view: two columns of the head in the middle of
 * their halves, whatever the width of the sheet; where that is too narrow, in smaller letters.
 */
typedef struct _DtPaperStyles DtPaperStyles;

DtPaperStyles *dt_paper_styles_new   (GtkTextView *view);
void           dt_paper_styles_free  (DtPaperStyles *self);
/* paper: its text is in the buffer already */
void           dt_paper_styles_apply (DtPaperStyles *self, const DtDirectivePaper *paper);
/* After the view got another width. */
void           dt_paper_styles_fit   (DtPaperStyles *self);

G_END_DECLS
