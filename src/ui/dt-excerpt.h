/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DtExcerpt:
 *
 * The lines of a file around a place, ready to be shown: valid UTF-8, tabs as two spaces, long lines cut around the place.
 */
typedef struct
{
  int        first_line;     /* number of the first, from 1 */
  GPtrArray *lines;          /* char* */
  int        index;          /* of the line with the place */
  int        start, end;     /* characters of that line to underline; end > start unless the line is empty */
} DtExcerpt;

void       dt_excerpt_free        (DtExcerpt *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtExcerpt, dt_excerpt_free)

/* lines: those of the file from first_line on; line, column: the place, from 1, as a report tells it; column counts characters */
DtExcerpt *dt_excerpt_new         (const char * const *lines, int first_line, int line, int column);   /* NULL: the place is not in there */
void       dt_excerpt_read_async  (GFile *file, int line, int column, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
DtExcerpt *dt_excerpt_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
