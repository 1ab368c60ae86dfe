/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"
#include "dt-draft-jobs.h"
#include "dt-proposal.h"

G_BEGIN_DECLS

/**
 * DtRegisterWindow:
 *
 * Enters a directive by form, or from what was read of a letter, which stands beside. What the reading was not sure of must be
 * looked at before anything is stored.
 */
#define DT_TYPE_REGISTER_WINDOW (dt_register_window_get_type ())
G_DECLARE_FINAL_TYPE (DtRegisterWindow, dt_register_window, DT, REGISTER_WINDOW, AdwWindow)

/* text, proposal: (nullable): of the letter; both are read now, not kept */
DtRegisterWindow *dt_register_window_new (GtkWindow *parent, DtContext *context, const char *text, const DtProposal *proposal);
/* files: DtAttached, kept with the directive as it is entered; read now, not kept */
void              dt_register_window_add_files (DtRegisterWindow *self, GPtrArray *files);
DtRegisterWindow *dt_register_window_new_from_draft (GtkWindow *parent, DtContext *context, const DtDraft *draft);

G_END_DECLS
