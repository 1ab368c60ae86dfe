/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-sync.h"

/* Reading a package repeats what was done in the other register, and is no act of this one; nor is taking it back. */
#define DT_JOURNAL_IS_UNREAD(j) \
  "(" j ".action IN ('undo', 'redo') AND EXISTS (SELECT 1 FROM journal u WHERE u.action = '" DT_SYNC_ACTION "' AND u.label = " j ".label))"
#define DT_JOURNAL_IS_OWN_ACT(j) "(" j ".action <> '" DT_SYNC_ACTION "' AND NOT " DT_JOURNAL_IS_UNREAD (j) ")"
