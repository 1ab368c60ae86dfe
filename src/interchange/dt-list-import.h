/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-progress.h"
#include "dt-store.h"
#include "dt-table-columns.h"

G_BEGIN_DECLS

typedef enum
{
  DT_LIST_ROW_NEW,
  DT_LIST_ROW_CHANGED,
  DT_LIST_ROW_UNCHANGED,
  DT_LIST_ROW_FAULTY,
  DT_LIST_ROW_SKIPPED,      /* a heading, a sum, a line under the list */
  DT_N_LIST_OUTCOMES,
} DtListOutcome;

/**
 * DtListLine:
 * @number: of the row
 * @column: of the first fault; −1 none
 * @title: what the row is about
 * @detail: (nullable): what is wrong and where; else what changes, old → new, and what is to be known
 *
 * What reading one row would do, or did.
 */
typedef struct
{
  guint          number;
  int            column;
  DtListOutcome  outcome;
  char          *title;
  char          *detail;
} DtListLine;

typedef struct
{
  GPtrArray *lines;         /* DtListLine, downwards */
  int        counts[DT_N_LIST_OUTCOMES];
} DtListReport;

void        dt_list_report_free (DtListReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtListReport, dt_list_report_free)
const char *dt_list_outcome_label (DtListOutcome outcome);      /* translated */

/**
 * DtListOptions:
 * @dry_run: reads, compares and reports, stores nothing
 * @file_name: for the journal
 * @today: %DT_DAY_NONE: today
 * @directive_id: of the directive that tasks go to, with its @symbol; 0: told by symbol, issuer and day
 * @symbol: (nullable): of the directive; without one a column says it, row by row
 * @issuer: (nullable): as on the document
 * @issued: its day; a directive that is not in the register yet is made of symbol, issuer and day
 */
typedef struct
{
  gboolean        dry_run;
  const char     *file_name;
  DtDay           today;
  gint64          directive_id;
  const char     *symbol;
  const char     *issuer;
  DtDay           issued;
  DtProgressFunc  progress;       /* NULL: nobody looks */
  gpointer        progress_data;
} DtListOptions;

/* Reads the rows of a sheet into the register: one transaction, one step of undo, all or nothing. Rows with faults store nothing; the
 * report tells them. */
void          dt_list_import_async  (DtStore *store, DtTables *tables, const DtTable *table, const DtListColumns *columns, const DtListOptions *options,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DtListReport *dt_list_import_finish (DtStore *store, GAsyncResult *result, GError **error);
DtListReport *dt_list_import        (DtStore *store, DtTables *tables, const DtTable *table, const DtListColumns *columns, const DtListOptions *options,
                                     GCancellable *cancellable, GError **error);   /* waits */

G_END_DECLS
