/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-agenda.h"
#include "dt-calendar-view.h"
#include "dt-choice-chip.h"
#include "dt-day-popover.h"
#include "dt-mini-month.h"
#include "dt-saved-foot.h"
#include "dt-month-grid.h"
#include "dt-result.h"
#include "dt-state-legend.h"
#include "dt-task-popover.h"
#include "dt-week-grid.h"

G_BEGIN_DECLS

#define DT_AGENDA_DAYS 60

typedef enum { DT_CALENDAR_MONTH, DT_CALENDAR_WEEK, DT_CALENDAR_AGENDA } DtCalendarMode;

struct _DtCalendarView
{
  GtkWidget       parent_instance;

  /* Template: owned by the widget tree, NULL after dispose */
  GtkWidget      *sidebar;
  GtkWidget      *side_box;
  DtSavedFoot    *foot;
  GtkWidget      *page;
  DtMiniMonth    *mini;
  DtStateLegend  *legend;
  GtkWidget      *toolbar;
  GtkWidget      *title;
  GtkWidget      *filters;
  GtkSearchEntry *search;
  GtkWidget      *search_button;
  GtkWidget      *previous_button;
  GtkWidget      *next_button;
  GtkStack       *pages;               /* a page for each mode */
  DtMonthGrid    *grid;
  DtWeekGrid     *week;
  GtkWidget      *caption_box;
  GtkWidget      *caption;
  GtkWidget      *retry_button;

  /* Children made in code */
  DtAgenda       *agenda;
  DtChoiceChip   *directive_chip;
  DtChoiceChip   *unit_chip;
  GtkWidget      *moved_count;
  GtkWidget      *unofficial;          /* says that only the days off by law are known */
  DtDayPopover   *day_popover;         /* of the page; NULL until first wanted */
  DtTaskPopover  *task_popover;

  /* Owned */
  DtContext      *context;
  DtResult       *content;             /* DtMonth */
  DtResult       *marks;               /* GArray of int */
  DtResult       *directives;          /* DtDirectiveRow */
  DtResult       *units;               /* DtUnitRow */
  DtResult       *n_carried;           /* DtTaskList: what is overdue from before the week */
  DtResult       *carried;             /* DtTaskRow: some of it */

  DtCalendarMode  mode;
  DtDay           month;               /* its first day */
  DtDay           marks_day;           /* first day of the marks asked for */
  DtDay           print_day;           /* while a day is printed from its list */
  gint64          selected_task;       /* 0 none */
};

/* dt-calendar-view.c */
DtQuery *dt_calendar_view_new_query       (DtCalendarView *self);    /* what the filters let through; caller frees */
void     dt_calendar_view_set_month       (DtCalendarView *self, DtDay month);
void     dt_calendar_view_select_day      (DtCalendarView *self, DtDay day);
void     dt_calendar_view_reload          (DtCalendarView *self);
void     dt_calendar_view_set_caption     (DtCalendarView *self, const char *text, gboolean can_retry);    /* NULL: none */
void     dt_calendar_view_get_layers      (DtCalendarView *self, DtMonthLayers *layers);
const DtMonth *dt_calendar_view_get_content (DtCalendarView *self);  /* of the month on the page; NULL not read yet */

/* dt-calendar-modes.c */
void     dt_calendar_view_install_modes   (GtkWidgetClass *widget_class);
void     dt_calendar_view_build_modes     (DtCalendarView *self);
void     dt_calendar_view_get_span        (DtCalendarView *self, DtDay *from, DtDay *to);    /* the days shown */
void     dt_calendar_view_ask_mode        (DtCalendarView *self);
void     dt_calendar_view_show_mode       (DtCalendarView *self);
void     dt_calendar_view_turn            (DtCalendarView *self, int pages);
gboolean dt_calendar_view_focus_content   (DtCalendarView *self);

/* dt-calendar-interface.c */
void     dt_calendar_view_init_interface  (DtViewInterface *iface);

/* dt-calendar-actions.c */
void     dt_calendar_view_install_actions (GtkWidgetClass *widget_class);
void     dt_calendar_view_watch_clicks    (DtCalendarView *self);
gboolean dt_calendar_view_close_popovers  (DtCalendarView *self);    /* TRUE if one was open */

G_END_DECLS
