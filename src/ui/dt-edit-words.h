/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"

G_BEGIN_DECLS

/* What a person does to the register with one click. */
typedef enum
{
  DT_EDIT_RECORD,
  DT_EDIT_ACCEPT,
  DT_EDIT_RETURN,
  DT_EDIT_REMOVE,
  DT_EDIT_PROGRESS,
  DT_EDIT_REMIND,
  DT_EDIT_SUSPEND,
  DT_EDIT_CANCEL,
  DT_EDIT_RESUME,
  DT_EDIT_UNLINK,
  DT_EDIT_EXCUSE,
  DT_EDIT_ASK_AGAIN,
  DT_EDIT_SET_LEAD,
  DT_EDIT_REMOVE_PART,
  DT_EDIT_PASS_ON,
  DT_EDIT_REMOVE_VERSION,
  DT_EDIT_REMOVE_TASK,
  DT_EDIT_REMOVE_DIRECTIVE,
  DT_EDIT_REMOVE_GROUP,
  DT_EDIT_MOVE_FILTER,
  DT_EDIT_REMOVE_FILTER,
} DtEditKind;

DtWrite dt_edit_get_write (DtEditKind kind);
char   *dt_edit_tell_one  (DtEditKind kind, const char *unit);
char   *dt_edit_tell_many (DtEditKind kind, guint n);

G_END_DECLS
