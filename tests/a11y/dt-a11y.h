/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <atspi/atspi.h>

#include "dt-test.h"

G_BEGIN_DECLS

/* A later libatspi may bring its own cleanup for the original name. */
typedef AtspiAccessible DtAccessible;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtAccessible, g_object_unref)

/**
 * DtProgram:
 *
 * The program running in a window of its own, on a register in a folder of its own.
 */
typedef struct _DtProgram DtProgram;

void          dt_a11y_init          (int *argc, char ***argv);      /* instead of g_test_init */

/* locale: of the program; arguments: besides --register and --today, NULL-terminated, or NULL */
DtProgram    *dt_program_start      (const char *dir, const char *locale, const char *const *arguments);
void          dt_program_stop       (DtProgram *self);              /* closes it as a person does, and waits for a good end */
const char   *dt_program_get_register (DtProgram *self);
void          dt_program_kill       (DtProgram *self);              /* where how it ends does not matter */
void          dt_program_focus      (DtProgram *self, const char *title);
void          dt_program_resize     (DtProgram *self, int width, int height);   /* its main window, at the top left */

/* Finds what is seen by role and name. name: NULL any; a final "…" stands for anything that follows, a first "…"
 * for a name that holds the rest. Waits, and fails the test with what it was looking for. */
DtAccessible *dt_program_await      (DtProgram *self, AtspiRole role, const char *name);
DtAccessible *dt_program_find       (DtProgram *self, AtspiRole role, const char *name);   /* now; NULL */
void          dt_program_await_gone (DtProgram *self, AtspiRole role, const char *name);
DtAccessible *dt_accessible_find    (DtAccessible *root, AtspiRole role, const char *name);

void          dt_accessible_press   (DtAccessible *self);           /* its first action */
void          dt_accessible_set_text (DtAccessible *self, const char *text);
char         *dt_accessible_get_text (DtAccessible *self);

/* Real keys to the window with the focus. */
void          dt_keys_press         (const char *keys);             /* "ctrl+f" */
void          dt_keys_type          (const char *text);

/* The command line tool on the same register: what the register really holds. */
char         *dt_program_ask        (DtProgram *self, const char *const *arguments);
gboolean      dt_program_try_answer (DtProgram *self, const char *const *arguments, const char *expected_part);  /* for some seconds */
void          dt_program_await_answer (DtProgram *self, const char *const *arguments, const char *expected_part);

/* A picture of the screen. */
void          dt_screen_save        (const char *path);
void          dt_screen_save_part   (const char *path, int width, int height);
void          dt_screen_await_still (void);                         /* until two pictures in a row are the same */

G_END_DECLS
