/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of the bar. */

#include "dt-filter-bar.h"
#include "dt-pick-popover.h"
#include "dt-result.h"

G_BEGIN_DECLS

struct _DtFilterBar
{
  GtkWidget           parent_instance;

  /* Template */
  GtkWidget          *scroller;
  GtkBox             *chips;
  GtkMenuButton      *add_button;
  GtkWidget          *directive_button;
  GtkWidget          *unit_button;
  GtkMenuButton      *state_button;
  GtkWidget          *summary;        /* with the day, where there is room for it */
  GtkLabel           *summary_full;
  GtkLabel           *summary_short;
  GMenu              *state_menu;
  GMenu              *all_menu;

  /* Children */
  DtPickPopover      *directive_popover;
  DtPickPopover      *unit_popover;

  /* Owned */
  DtContext          *context;
  DtQuery            *query;
  DtResult           *directives;      /* GPtrArray of DtDirectiveRow; read when first asked for */
  DtResult           *units;           /* GPtrArray of DtUnitRow */
  GSimpleActionGroup *actions;

  gboolean            narrow;
};

/* dt-filter-bar.c */
void     dt_filter_bar_announce          (DtFilterBar *self, DtQuery *query);     /* takes query */
DtQuery *dt_filter_bar_edit              (DtFilterBar *self);

/* dt-filter-bar-chips.c */
void     dt_filter_bar_ensure_directives (DtFilterBar *self);
void     dt_filter_bar_ensure_units      (DtFilterBar *self);
void     dt_filter_bar_sync_chips        (DtFilterBar *self);

/* dt-filter-bar-menus.c */
void     dt_filter_bar_make_menus        (DtFilterBar *self);
void     dt_filter_bar_sync_menus        (DtFilterBar *self);

G_END_DECLS
