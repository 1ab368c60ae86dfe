/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"
#include "dt-journal-jobs.h"

G_BEGIN_DECLS

/**
 * DtJournalWindow:
 *
 * Who did what and when: found by day, unit, directive, kind and words, read page by page, and what each action changed,
 * before and after. Follows the register while it is open.
 */
#define DT_TYPE_JOURNAL_WINDOW (dt_journal_window_get_type ())
G_DECLARE_FINAL_TYPE (DtJournalWindow, dt_journal_window, DT, JOURNAL_WINDOW, AdwWindow)

/* query: (transfer full): what is looked for at first */
DtJournalWindow *dt_journal_window_new         (GtkWindow *parent, DtContext *context, DtJournalQuery *query);
gboolean         dt_journal_window_is_settled  (DtJournalWindow *self);
guint            dt_journal_window_get_n_shown (DtJournalWindow *self);

G_END_DECLS
