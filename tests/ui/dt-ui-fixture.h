/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-context.h"
#include "dt-seed.h"
#include "dt-test.h"

G_BEGIN_DECLS

/* A window over the small register, whose actions do nothing but write down that they were asked for. */
typedef struct
{
  DtStore   *store;
  DtContext *context;
  GtkWidget *window;
  GString   *done;      /* "record([13, 15]) open-task(5) " */
} DtUiFixture;

void       dt_ui_fixture_open  (DtUiFixture *self, int width, int height);
void       dt_ui_fixture_show  (DtUiFixture *self, GtkWidget *child);      /* puts it into the window and presents that */
void       dt_ui_fixture_close (DtUiFixture *self);
void       dt_ui_fixture_write (DtUiFixture *self, const char *sql);       /* changes the register as a user's write */

/* What was asked for since the last call must be this. */
void       dt_ui_fixture_assert_done (DtUiFixture *self, const char *expected);

/* What can be read at or below @root: the texts of the labels that are seen, each on its line. */
char      *dt_ui_texts         (GtkWidget *root);
gboolean   dt_ui_has_text      (GtkWidget *root, const char *line);
GtkWidget *dt_ui_find_label    (GtkWidget *root, const char *text);        /* seen; NULL: none */
GtkWidget *dt_ui_find_button   (GtkWidget *root, const char *name);        /* seen, by its label or tooltip; NULL: none */
GtkWidget *dt_ui_find_row      (GtkWidget *root, const char *text);        /* the row of a list box with that label */
GtkWidget *dt_ui_find_focus    (GtkWidget *root);                          /* what has the focus */
void       dt_ui_wait_text     (GtkWidget *root, const char *line);        /* fails after ten seconds */
void       dt_ui_wait_no_text  (GtkWidget *root, const char *line);
void       dt_ui_settle        (void);                                     /* lets what is waiting in the main loop happen */

G_END_DECLS
