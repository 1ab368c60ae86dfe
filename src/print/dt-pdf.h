/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-report.h"

G_BEGIN_DECLS

/* How far the work is, 0 to 1. Called on the thread that does it. */
typedef void (*DtPdfProgress) (double fraction, gpointer user_data);

gboolean dt_pdf_write (DtReport *report, const char *path, DtPdfProgress progress, gpointer user_data,
                       GCancellable *cancellable, GError **error);

G_END_DECLS
