/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-journal-entry.h"

G_BEGIN_DECLS

/* An entry of the journal as an item of a list. */
#define DT_TYPE_JOURNAL_ITEM (dt_journal_item_get_type ())
G_DECLARE_FINAL_TYPE (DtJournalItem, dt_journal_item, DT, JOURNAL_ITEM, GObject)

DtJournalItem        *dt_journal_item_new       (DtJournalEntry *entry);
const DtJournalEntry *dt_journal_item_get_entry (DtJournalItem *self);

/* Its row: when, what, about what, by whom. */
GtkWidget            *dt_journal_row_new        (void);
void                  dt_journal_row_set        (GtkWidget *row, const DtJournalEntry *entry, DtDay today);

/* What an entry changed, in a box: a head for each row of the register, below it what was and what is. */
void                  dt_journal_show_lines     (GtkBox *box, GPtrArray *lines);

G_END_DECLS
