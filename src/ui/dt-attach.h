/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DT_ATTACH_MAX_BYTES (256 * 1024 * 1024)

/* A file taken into the register's folder. */
typedef struct
{
  char   *name;      /* base name */
  char   *type;      /* media type */
  char   *sha256;    /* lower-case hex; also its name in the folder */
  gint64  size;
} DtAttached;

void        dt_attached_free     (DtAttached *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtAttached, dt_attached_free)

/* Copies @file into the folder "attachments" beside the register, under its checksum. */
void        dt_attach_async      (GFile *file, const char *register_path, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
DtAttached *dt_attach_finish     (GAsyncResult *result, GError **error);
/* The same with several, also from memory → GPtrArray of DtAttached, all or none. */
typedef struct { char *name; GBytes *bytes; /* NULL: of the file */ GFile *file; } DtAttachSource;
DtAttachSource *dt_attach_source_new (const char *name, GBytes *bytes);
void        dt_attach_source_free (DtAttachSource *self);
void        dt_attach_all_async  (GPtrArray *sources, const char *register_path, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
GPtrArray  *dt_attach_all_finish (GAsyncResult *result, GError **error);
/* Where the bytes of an attachment lie. */
GFile      *dt_attach_get_file   (const char *register_path, const char *sha256);

G_END_DECLS
