/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dt_search_match_expression (const char *typed);
char *dt_search_text_condition   (const char *typed, const char *row);

G_END_DECLS
