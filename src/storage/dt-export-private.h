/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the export. */

#include "dt-db.h"
#include "dt-export.h"

G_BEGIN_DECLS

gboolean dt_export_directive (DtDb *db, gint64 id, const DtExportSink *sink, gpointer user_data, GError **error);
gboolean dt_export_directives (DtDb *db, const char *sql, const DtExportSink *sink, gpointer user_data, GError **error);
gboolean dt_export_office    (DtDb *db, const DtExportSink *sink, gpointer user_data, GError **error);

/* The parts of dt_export_register() and dt_export_office(). */
gboolean dt_export_years     (DtDb *db, const DtExportSink *sink, gpointer user_data, GError **error);
gboolean dt_export_days      (DtDb *db, const DtExportSink *sink, gpointer user_data, GError **error);
gboolean dt_export_units     (DtDb *db, const DtExportSink *sink, gpointer user_data, GError **error);
gboolean dt_export_groups    (DtDb *db, const DtExportSink *sink, gpointer user_data, GError **error);
gboolean dt_export_changes   (DtDb *db, const DtExportSink *sink, gpointer user_data, GError **error);
gboolean dt_export_reminders (DtDb *db, const DtExportSink *sink, gpointer user_data, GError **error);
gboolean dt_export_templates (DtDb *db, const DtExportSink *sink, gpointer user_data, GError **error);
gboolean dt_export_boards    (DtDb *db, const DtExportSink *sink, gpointer user_data, GError **error);
gboolean dt_export_filters   (DtDb *db, const DtExportSink *sink, gpointer user_data, GError **error);
gboolean dt_export_journal   (DtDb *db, gboolean part, const DtExportSink *sink, gpointer user_data, GError **error);

G_END_DECLS
