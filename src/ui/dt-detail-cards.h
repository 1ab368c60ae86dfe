/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-task.h"

G_BEGIN_DECLS

/* The small parts of the detail panel. What is shown anew goes into the rows that are there, so that the place one has
 * scrolled to and the focus stay. */

GtkWidget *dt_detail_label     (const char *text, const char *css_class);   /* one line, at the left */
GtkWidget *dt_detail_link      (void);                                      /* a button that looks like a link */
void       dt_detail_link_set  (GtkWidget *link, const char *text, const char *action, gint64 target);
void       dt_detail_aim       (GtkWidget *button, const char *action, GVariant *target);
GVariant  *dt_detail_ids       (const gint64 *ids, guint n);                /* "ax" */

/* Makes the list have @n rows: new ones by @create, those too many go. */
typedef GtkWidget *(*DtDetailCreate) (void);
void       dt_detail_fit_rows  (GtkListBox *list, guint n, DtDetailCreate create);

/* What this task waits for (needed TRUE), or what waits for it, as rows from @first on; returns the number of rows. */
GtkWidget *dt_detail_link_row_new (void);
void       dt_detail_link_row_set (GtkListBoxRow *row, const DtTaskRow *task, const DtLinkRow *link, gboolean needed,
                                   DtDay today, int soon_days);

GtkWidget *dt_detail_reminder_row_new (void);
void       dt_detail_reminder_row_set (GtkListBoxRow *row, const DtReminderRow *reminder, DtDay today);

GtkWidget *dt_detail_journal_row_new  (void);
void       dt_detail_journal_row_set  (GtkListBoxRow *row, const DtJournalRow *entry, DtDay today);

/* A mark, a name, a number at the right: for the summary of several tasks. */
GtkWidget *dt_detail_count_row_new    (void);
void       dt_detail_count_row_set    (GtkListBoxRow *row, int state, const char *name, int n, gint64 target);

/* What activating the row opens; 0: nothing */
gint64     dt_detail_row_get_target   (GtkListBoxRow *row);

G_END_DECLS
