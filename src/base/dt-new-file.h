/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @part: the file until it is whole; it is there, empty, with the rights of any new file */
typedef gboolean (*DtNewFileFunc) (const char *part, gpointer data, GError **error);

gboolean dt_new_file_write       (const char *path, DtNewFileFunc func, gpointer data, GError **error);
gboolean dt_new_file_write_bytes (const char *path, GBytes *bytes, GError **error);
/* For who writes the file: what it is to say. Answers FALSE. */
gboolean dt_new_file_set_error   (const char *path, int code, GError **error);
/* The name of a file reaches the disk with the folder it lies in. */
void     dt_new_file_sync_folder (const char *path);

G_END_DECLS
