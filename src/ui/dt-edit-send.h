/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-form-dialog.h"

G_BEGIN_DECLS

/* Writes the packet that the form describes, with the files that are checked; the form closes once that is done. */
void dt_send_form_write (DtFormDialog *form, GFile *file);

G_END_DECLS
