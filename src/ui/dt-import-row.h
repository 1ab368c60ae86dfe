/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-import-report.h"

G_BEGIN_DECLS

typedef enum
{
  DT_IMPORT_SECTION_NONE,
  DT_IMPORT_SECTION_DIRECTIVES,
  DT_IMPORT_SECTION_CHANGES,
  DT_IMPORT_SECTION_MOVED,
  DT_IMPORT_SECTION_WARNINGS,
  DT_IMPORT_SECTION_TASKS,
  DT_IMPORT_SECTION_ASSIGNMENTS,
  DT_IMPORT_SECTION_UNITS,
  DT_IMPORT_SECTION_OTHERS,
} DtImportSection;

/* A line of the preview: a head, something that would be stored, or a warning. Borrows from the report. */
#define DT_TYPE_IMPORT_ENTRY (dt_import_entry_get_type ())
G_DECLARE_FINAL_TYPE (DtImportEntry, dt_import_entry, DT, IMPORT_ENTRY, GObject)

DtImportEntry *dt_import_entry_new_head    (DtImportSection section, const char *title, int count);
DtImportEntry *dt_import_entry_new_line    (const DtImportLine *line);
DtImportEntry *dt_import_entry_new_warning (const DtProblem *problem);
const char    *dt_import_entry_get_title   (DtImportEntry *self);
gboolean       dt_import_entry_is_head     (DtImportEntry *self);

/* The lines of a report in their sections, each under its head. */
GListModel    *dt_import_entries_new       (const DtImportReport *report);
guint          dt_import_entries_find      (GListModel *entries, DtImportSection section);

#define DT_TYPE_IMPORT_ROW (dt_import_row_get_type ())
G_DECLARE_FINAL_TYPE (DtImportRow, dt_import_row, DT, IMPORT_ROW, GtkWidget)

GtkWidget *dt_import_row_new       (void);
void       dt_import_row_set_entry (DtImportRow *self, DtImportEntry *entry, DtDay today);

G_END_DECLS
