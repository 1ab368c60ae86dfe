/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DtPaperGutter:
 *
 * Beside the text of a directive: the number of each instruction, and a bar along its passage. Says nothing of its own; the
 * tasks are listed beside.
 */
#define DT_TYPE_PAPER_GUTTER (dt_paper_gutter_get_type ())
G_DECLARE_FINAL_TYPE (DtPaperGutter, dt_paper_gutter, DT, PAPER_GUTTER, GtkWidget)

GtkWidget *dt_paper_gutter_new   (GtkTextView *view);    /* in whose gutter it will lie */
void       dt_paper_gutter_clear (DtPaperGutter *self);
void       dt_paper_gutter_add   (DtPaperGutter *self, const char *number, int start, int end);    /* characters */

G_END_DECLS
