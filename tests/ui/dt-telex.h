/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A small input method: "dd" is đ, "aa" â, "w" ư, as Telex has them; what may still become another letter is shown as preedit. */
#define DT_TYPE_TELEX (dt_telex_get_type ())
G_DECLARE_FINAL_TYPE (DtTelex, dt_telex, DT, TELEX, GtkIMContext)

void dt_telex_announce (void);      /* before gtk_init: it is the one that is used */
void dt_telex_register (void);      /* after it */

G_END_DECLS
