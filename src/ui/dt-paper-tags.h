/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-directive-paper.h"

G_BEGIN_DECLS

/* How what was recognised in a text is shown on paper. Tasks have no ink of their own: they stand in the gutter. */
void        dt_paper_tags_new      (GtkTextBuffer *buffer, GtkTextTag *tags[DT_N_PAPER_KINDS]);    /* borrowed from the buffer */
const char *dt_paper_kind_get_name (DtPaperKind kind);       /* translated: "Deadlines" */
const char *dt_paper_kind_get_css  (DtPaperKind kind);       /* class of what is coloured like it */
gboolean    dt_paper_kind_has_ink  (DtPaperKind kind);

G_END_DECLS
