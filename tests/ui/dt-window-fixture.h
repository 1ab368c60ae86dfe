/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-task.h"
#include "dt-window.h"

G_BEGIN_DECLS

/* The real window over a register of its own. */
typedef struct
{
  char           *dir;
  GSettings      *settings;
  DtStore        *store;
  DtWindow       *window;
  GtkWidget      *view;
} DtWindowFixture;

void             dt_window_fixture_set_size   (int width, int height);                   /* of those opened from now on; 1300 × 800 */
void             dt_window_fixture_open       (DtWindowFixture *f, gboolean seeded);
void             dt_window_fixture_set_up     (DtWindowFixture *f, gconstpointer data);    /* seeded, and its list is there */
void             dt_window_fixture_tear_down  (DtWindowFixture *f, gconstpointer data);
void             dt_window_fixture_write      (DtWindowFixture *f, const char *sql);      /* changes the register as a user's write */
DtAssignmentRow *dt_window_fixture_read       (DtWindowFixture *f, gint64 id);
DtPhase          dt_window_fixture_read_phase (DtWindowFixture *f, gint64 id);
void             dt_window_fixture_wait_phase (DtWindowFixture *f, gint64 id, DtPhase phase);
/* Until the register answers so: what was asked for is done on another thread. */
void             dt_window_fixture_wait_for   (DtWindowFixture *f, const char *sql, gint64 expected);
void             dt_window_fixture_activate   (DtWindowFixture *f, const char *action, GVariant *parameter);

G_END_DECLS
