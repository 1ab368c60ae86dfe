/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of the PDF. */

#include <glib.h>
#include <sys/types.h>

G_BEGIN_DECLS

char *dt_pdf_make_language (int fd, off_t length, const char *language);

G_END_DECLS
