/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of one widget. */

#include "dt-backup-keeper.h"
#include "dt-banner.h"
#include "dt-window-private.h"

G_BEGIN_DECLS

/* Where one was: for Alt+←. */
typedef struct
{
  char    *view;
  DtQuery *query;
  gint64   task;
} DtWindowPlace;

struct _DtWindow
{
  AdwApplicationWindow  parent_instance;

  /* Template */
  AdwToastOverlay      *toasts;
  GtkWidget            *body;
  AdwSplitButton       *register_button;
  GtkWidget            *register_content;
  AdwViewSwitcher      *switcher;
  GtkMenuButton        *menu_button;
  GtkWidget            *print_button;
  GtkWidget            *undo_button;
  DtBanner             *banner;
  AdwViewStack         *stack;
  GMenu                *draft_section;
  GMenu                *recent_section;

  /* Owned */
  DtContext            *context;
  DtBackupKeeper       *keeper;           /* NULL: of a register as of an earlier day */
  GtkWidget            *popover;          /* over the focus; NULL */
  GtkWidget            *before_popover;   /* weak: what had the focus when it came */
  GQueue               *back;             /* DtWindowPlace, newest first */
  GQueue               *forward;
  guint                 narrow_idle;

  /* Borrowed: belongs to the stack */
  DtTaskView           *task_view;

  gboolean              narrow;
  gboolean              sidebar_wide;     /* what the person wants when there is room … */
  gboolean              sidebar_narrow;   /* … and when there is not */
  gboolean              detail;
  DtDay                 told_day;         /* the day last spoken of */
  gboolean              drafts_told;
  gboolean              day_turned;       /* it is to be spoken of */
  guint                 overdue_before;
};

void dt_window_take_down_popover (DtWindow *self);
void dt_window_place_free (DtWindowPlace *place);
DtView *dt_window_ensure_view (DtWindow *self, const char *name);

void dt_window_keep_backups (DtWindow *self);    /* dt-window-backup.c */
void dt_window_tell_register (DtWindow *self);   /* dt-window-registers.c */
void dt_window_tell_as_of (DtWindow *self);      /* dt-window-asof.c */

G_END_DECLS
