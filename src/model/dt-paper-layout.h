/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-directive-paper.h"

G_BEGIN_DECLS

/* Head and foot of a document whose own were not kept, in two columns as on paper. runs: DtPaperRun, by their begin */
void dt_paper_add_head (GString *text, GArray *runs, const DtDirectivePage *page);
void dt_paper_add_foot (GString *text, GArray *runs, const DtDirectivePage *page);

G_END_DECLS
