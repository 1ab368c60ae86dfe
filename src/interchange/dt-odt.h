/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-letter.h"

G_BEGIN_DECLS

/* Letters as an OpenDocument text (ISO/IEC 26300), laid out as they are printed, to be gone on with in a word processor. */
gboolean dt_odt_write_letters (GPtrArray *letters, DtDay today, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
