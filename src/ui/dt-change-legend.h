/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "dt-date.h"

G_BEGIN_DECLS

void dt_change_legend_fill (GtkBox *box, DtDay today);

G_END_DECLS
