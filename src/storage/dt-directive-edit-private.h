/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of the form of a directive. */

#include "dt-directive-edit-jobs.h"

G_BEGIN_DECLS

#define DT_MAX_SYMBOL 100

/* Makes the references of the directive those of the form; what is not in the register is kept as a stub. */
gboolean dt_directive_edit_store_references (DtDb *db, const DtDirectiveEdit *edit, GError **error);

G_END_DECLS
