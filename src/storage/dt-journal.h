/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-undo.h"

G_BEGIN_DECLS

gboolean dt_journal_write (DtDb *db, DtUndo *undo, const char *action, const char *label, const char *detail,
                           gboolean *written, GError **error);

G_END_DECLS
