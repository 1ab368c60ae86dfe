/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text as markup with the beginnings of words that @search finds in bold. search may be NULL. */
char *dt_highlight_markup (const char *text, const char *search);

G_END_DECLS
