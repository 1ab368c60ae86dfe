/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of one widget. */

#include <adwaita.h>

#include "dt-banner.h"
#include "dt-columns.h"
#include "dt-detail-panel.h"
#include "dt-filter-bar.h"
#include "dt-result.h"
#include "dt-search-hints.h"
#include "dt-task-feed.h"
#include "dt-task-header.h"
#include "dt-task-pages.h"
#include "dt-task-sidebar.h"
#include "dt-task-table.h"
#include "dt-task-view.h"
#include "dt-welcome.h"

G_BEGIN_DECLS

struct _DtTaskView
{
  GtkWidget       parent_instance;

  /* Template */
  DtTaskSidebar  *sidebar;
  DtWelcome      *welcome;
  GtkStack       *pages;
  GtkPaned       *paned;
  GtkWidget      *middle;
  DtBanner       *banner;
  GtkSearchEntry *search;
  GtkWidget      *search_key;
  GtkWidget      *group_label;
  GtkDropDown    *group;
  GtkMenuButton  *options;
  DtSearchHints  *hints;
  DtFilterBar    *filters;
  AdwBin         *header_place;
  GtkStack       *list_pages;
  AdwBin         *table_place;
  AdwStatusPage  *empty;
  GtkWidget      *empty_button;
  GtkBox         *ghosts;

  /* Belong to the template */
  DtDetailPanel  *panel;
  DtTaskHeader   *header;
  DtTaskTable    *table;

  /* Owned */
  DtContext      *context;
  DtColumns      *columns;
  DtTaskFeed     *feed;
  DtQuery        *query;
  DtResult       *counts;           /* DtCounts */
  DtResult       *saved;            /* GPtrArray of DtSavedFilter */
  guint           ghosts_timeout;
  guint           counts_idle;

  gint64          wanted_task;      /* to be selected when the list has come; 0 none */
  gboolean        narrow;           /* the window is */
  gboolean        narrow_table;     /* the middle column is */
  gboolean        detail_shown;
  gboolean        counting;         /* the numbers have been asked for */
  gboolean        placed;           /* the panel has its width */
  gboolean        quiet;            /* the program sets controls, not the person */
};

DtQuery *dt_task_view_new_query (DtTaskView *self);
DtQuery *dt_task_view_make_page_query (DtTaskView *self, DtPage page);
const char *dt_task_view_get_search (DtTaskView *self);
void dt_task_view_apply (DtTaskView *self, DtQuery *query);
void dt_task_view_apply_new (DtTaskView *self, DtQuery *query);
void dt_task_view_on_page (DtTaskView *self, int page);
void dt_task_view_on_directive (DtTaskView *self, gint64 id);
void dt_task_view_on_unit (DtTaskView *self, gint64 id);
void dt_task_view_on_filters_edited (DtTaskView *self, const DtQuery *query);
void dt_task_view_on_search_changed (DtTaskView *self);
void dt_task_view_on_stop_search (DtTaskView *self);
void dt_task_view_on_search_activate (DtTaskView *self);
void dt_task_view_set_search (DtTaskView *self, const char *text);
void dt_task_view_on_hint (DtTaskView *self, int kind, gint64 id);
gboolean dt_task_view_may_widen (DtTaskView *self);
void dt_task_view_on_clear_filters (DtTaskView *self);
void dt_task_view_on_group_selected (DtTaskView *self);
void dt_task_view_on_sort (DtTaskView *self, int sort, gboolean descending);
void dt_task_view_on_order_changed (DtTaskView *self);
GSettings *dt_task_view_get_settings (DtTaskView *self);

void dt_task_view_keep_panel_width (DtTaskView *self);
void dt_task_view_size_allocate (GtkWidget *widget, int width, int height, int baseline);
void dt_task_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline);
void dt_task_view_view_init (DtViewInterface *iface);
void dt_task_view_show_summary (DtTaskView *self);

/* dt-task-view-filters.c */
void dt_task_view_load_filters (DtTaskView *self);
gint64 dt_task_view_find_filter (DtTaskView *self);
void dt_task_view_mark (DtTaskView *self);
void dt_task_view_on_filter (DtTaskView *self, gint64 id);

void dt_task_view_select_wanted (DtTaskView *self);
void dt_task_view_on_failed (DtTaskView *self, const GError *error);
void dt_task_view_load_counts (DtTaskView *self);

G_END_DECLS
