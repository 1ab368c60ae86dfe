/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-listing.h"

G_BEGIN_DECLS

gboolean dt_odt_write_listing (DtListingView *view, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
