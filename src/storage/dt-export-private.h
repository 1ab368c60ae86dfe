/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the export. */

#include "dt-db.h"
#include "dt-export.h"

G_BEGIN_DECLS

gboolean dt_export_directive (DtDb *db, gint64 id, const DtExportSink *sink, gpointer user_data, GError **error);
gboolean dt_export_office    (DtDb *db, const DtExportSink *sink, gpointer user_data, GError **error);

G_END_DECLS
