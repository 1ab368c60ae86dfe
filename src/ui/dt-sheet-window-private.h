/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the two halves of the window: what is chosen and what becomes of it, and the reading of the file. */

#include "dt-sheet-directive.h"
#include "dt-sheet-table.h"
#include "dt-sheet-window.h"

G_BEGIN_DECLS

struct _DtSheetWindow
{
  AdwWindow         parent_instance;

  GtkWidget        *title;
  GtkWidget        *progress;
  GtkWidget        *problem;
  GtkWidget        *stack;
  GtkWidget        *spinner;
  GtkWidget        *failed_page;
  GtkWidget        *sheet_field;
  GtkWidget        *sheet_choice;
  GtkWidget        *kind_choice;
  GtkWidget        *first_row;
  DtSheetDirective *directive;
  DtSheetTable     *table;
  GtkWidget        *counts;

  /* Owned */
  DtContext        *context;
  GFile            *file;
  char             *name;
  DtTables         *tables;         /* NULL until they are read */
  DtListColumns    *columns;
  GCancellable     *reading;
  GCancellable     *looking;
  guint             look_timeout;
  gulong            store_handler;

  /* Borrowed */
  const DtTable    *sheet;

  gboolean          setting;
  gboolean          storing;
};

void dt_sheet_window_show            (DtSheetWindow *self, DtListColumns *columns);     /* takes columns */
void dt_sheet_window_show_counts     (DtSheetWindow *self);
void dt_sheet_window_read_file       (DtSheetWindow *self);      /* also once more */
void dt_sheet_window_read_directives (DtSheetWindow *self);

G_END_DECLS
