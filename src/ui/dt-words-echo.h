/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-deadline.h"

G_BEGIN_DECLS

/* The line under an entry for the words of a deadline: what was understood, or how to write it. */
GtkLabel *dt_words_echo_new  (float xalign);
void      dt_words_echo_show (GtkLabel *echo, const char *words, const DtDeadline *deadline, DtDay last_day, DtDay today);

G_END_DECLS
