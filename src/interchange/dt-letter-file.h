/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The limits of a letter: a book of 2,000 pages stays below them. */
#define DT_LETTER_MAX_FILE  (64 * 1024 * 1024)    /* bytes of the file */
#define DT_LETTER_MAX_TEXT  (16 * 1024 * 1024)    /* bytes of text taken from it */

/* The text of a letter: .docx, .odt, .pdf with a text layer, or plain text in any of its encodings. */
char *dt_letter_file_read (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
