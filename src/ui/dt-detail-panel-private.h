/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of the panel. */

#include "dt-detail-panel.h"

#include <adwaita.h>

#include "dt-detail-deadline.h"
#include "dt-detail-extensions.h"
#include "dt-detail-selection.h"
#include "dt-detail-units.h"
#include "dt-result.h"
#include "dt-state-mark.h"

G_BEGIN_DECLS

struct _DtDetailPanel
{
  GtkWidget         parent_instance;

  /* Template */
  GtkStack         *stack;
  AdwStatusPage    *status;
  GtkBox           *head;
  GtkBox           *pill;
  DtStateMark      *pill_mark;
  GtkLabel         *pill_words;
  GtkButton        *directive;
  GtkLabel         *source;
  GtkMenuButton    *menu_button;
  GtkScrolledWindow *scroller;
  GtkStack         *pages;
  GtkLabel         *title;
  DtDetailDeadline *deadline;
  GtkBox           *instruction;
  GtkLabel         *text;
  DtDetailUnits    *units;
  DtDetailExtensions *extensions;
  GtkBox           *links_section;
  GtkButton        *add_link;
  GtkListBox       *links;
  GtkBox           *reminders_section;
  GtkLabel         *reminders_count;
  GtkListBox       *reminders;
  GtkExpander      *journal_expander;
  GtkListBox       *journal;
  GtkLabel         *many_title;
  GtkLabel         *many_day;
  GtkListBox       *many_states;
  GtkLabel         *many_units_head;
  GtkListBox       *many_units;
  GtkButton        *record;
  GtkButton        *remind;
  GtkLabel         *remind_label;

  /* Owned */
  DtContext        *context;
  DtResult         *detail;       /* DtTaskDetail: of one task */
  DtResult         *selection;    /* DtSelection: of several */
  GArray           *ids;          /* gint64: what is to be shown */
  GArray           *assignments;  /* gint64: open, of what is shown */

  gint64            shown_id;     /* of the one task shown; 0 none */
};

/* dt-detail-panel-pages.c */
void dt_detail_panel_fill_one  (DtDetailPanel *self, const DtTaskDetail *detail);
void dt_detail_panel_fill_many (DtDetailPanel *self, const DtSelection *sum);

G_END_DECLS
