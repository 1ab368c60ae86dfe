/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What GTK 4.8 and libadwaita 1.2 have only in a form that later versions deprecate. Everything of that kind is
 * behind this header, in the shape of what replaces it.
 */

void   dt_compat_open_file_async  (GtkWindow *parent, const char *title, GtkFileFilter *filter, GFile *folder,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GFile *dt_compat_open_file_finish (GAsyncResult *result, GError **error);

void   dt_compat_save_file_async  (GtkWindow *parent, const char *title, const char *name, GtkFileFilter *filter, GFile *folder,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GFile *dt_compat_save_file_finish (GAsyncResult *result, GError **error);

/* Tells something that cannot be overlooked; the only answer is to close it. */
void   dt_compat_tell             (GtkWindow *parent, const char *heading, const char *body);

typedef enum { DT_ANSWER_PLAIN, DT_ANSWER_SUGGESTED, DT_ANSWER_DESTRUCTIVE } DtAnswerLook;
typedef struct { const char *id; const char *label; /* translated, with mnemonic */ DtAnswerLook look; } DtAnswer;

void   dt_compat_ask_async        (GtkWindow *parent, const char *heading, const char *body,
                                   const DtAnswer *answers, guint n_answers, const char *close_id,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char  *dt_compat_ask_finish       (GAsyncResult *result, GError **error);

void   dt_compat_show_about       (GtkWindow *parent);

G_END_DECLS
