/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-query.h"
#include "dt-store.h"
#include "dt-work-calendar.h"

G_BEGIN_DECLS

/**
 * DtContext:
 *
 * What every view of a window shares: the open register, today, the work calendar, the person's settings.
 * One per window. Properties notify: store, today (changes at midnight), soon-days, calendar, settings.
 */
#define DT_TYPE_CONTEXT (dt_context_get_type ())
G_DECLARE_FINAL_TYPE (DtContext, dt_context, DT, CONTEXT, GObject)

DtContext      *dt_context_new           (DtStore *store, GSettings *settings);
DtStore        *dt_context_get_store     (DtContext *self);
GSettings      *dt_context_get_settings  (DtContext *self);
DtDay           dt_context_get_today     (DtContext *self);
gboolean        dt_context_is_as_of      (DtContext *self);    /* today is an earlier day, and stays it */
void            dt_context_look_at_clock (DtContext *self);   /* at once, for who cannot wait half a minute */
int             dt_context_get_soon_days (DtContext *self);
void            dt_context_make_occurrences (DtContext *self);
DtWorkCalendar *dt_context_get_calendar  (DtContext *self);   /* borrowed; never NULL */

/* A view says which tasks the person has before the eyes: for print, export, remind. */
#define DT_TYPE_VIEW (dt_view_get_type ())
G_DECLARE_INTERFACE (DtView, dt_view, DT, VIEW, GtkWidget)
struct _DtViewInterface
{
  GTypeInterface parent_iface;

  DtQuery *(*dup_query)        (DtView *self);    /* what is shown, for print and export; caller frees, NULL none */
  void     (*focus_search)     (DtView *self);    /* Ctrl+F */
  void     (*go_today)         (DtView *self);    /* Ctrl+T */
  gboolean (*escape)           (DtView *self);    /* Esc: TRUE if something was cleared */
  void     (*focus_pane)       (DtView *self, gboolean forward);   /* F6 */
  void     (*set_sidebar)      (DtView *self, gboolean shown);     /* F9 */
  void     (*set_detail)       (DtView *self, gboolean shown);     /* F8 */
  void     (*set_narrow)       (DtView *self, gboolean narrow);    /* width rule of interface.md §3 */
  GArray  *(*dup_assignments)  (DtView *self);    /* gint64 ids of selected open lead assignments; caller unrefs, NULL none */
};
DtQuery *dt_view_dup_query       (DtView *self);
void     dt_view_focus_search    (DtView *self);
void     dt_view_go_today        (DtView *self);
gboolean dt_view_escape          (DtView *self);
void     dt_view_focus_pane      (DtView *self, gboolean forward);
void     dt_view_set_sidebar     (DtView *self, gboolean shown);
void     dt_view_set_detail      (DtView *self, gboolean shown);
void     dt_view_set_narrow      (DtView *self, gboolean narrow);
GArray  *dt_view_dup_assignments (DtView *self);

G_END_DECLS
