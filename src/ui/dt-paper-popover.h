/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-directive-paper.h"

G_BEGIN_DECLS

void dt_paper_popover_show (GtkTextView *view, const DtDirectivePage *page, const DtPaperMark *mark, DtDay today);

G_END_DECLS
