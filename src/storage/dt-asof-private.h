/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The steps from the register of today to that of an earlier day, on a copy. */

#include "dt-db.h"

G_BEGIN_DECLS

gboolean dt_as_of_take_back (DtDb *db, gint64 until, GError **error);              /* dt-asof-journal.c */
gboolean dt_as_of_has_later_import (DtDb *db, gint64 until, gboolean *has, GError **error);
gboolean dt_as_of_trim      (DtDb *db, DtDay day, GError **error);                 /* dt-asof-facts.c */

G_END_DECLS
