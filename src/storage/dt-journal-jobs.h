/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-journal-entry.h"
#include "dt-store.h"

G_BEGIN_DECLS

/* data: DtJournalQuery → GPtrArray of DtJournalEntry, newest first */
gboolean dt_job_list_journal (DtDb *db, gpointer data, gpointer *result, GError **error);

/* data: gint64* id of an entry → GPtrArray of DtJournalLine, at most DT_JOURNAL_MAX_LINES */
#define DT_JOURNAL_MAX_LINES 500
gboolean dt_job_load_journal_lines (DtDb *db, gpointer data, gpointer *result, GError **error);

/* The words of a table or of a column of it, translated; NULL for what is not told. */
const char *dt_journal_table_words  (const char *table);
const char *dt_journal_column_words (const char *table, const char *column, gboolean *known);

G_END_DECLS
