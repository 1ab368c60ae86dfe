/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk that fails when it is told to: SQLite's own way to the files, in between which one call ends badly. */
typedef enum
{
  DT_FAULT_OPEN,
  DT_FAULT_READ,           /* EIO */
  DT_FAULT_WRITE,          /* EIO */
  DT_FAULT_FULL,           /* a write, from then on every one: ENOSPC */
  DT_FAULT_SHORT_WRITE,    /* half of it is written, then the disk is full */
  DT_FAULT_SYNC,
  DT_FAULT_TRUNCATE,
  DT_FAULT_N,
} DtFault;

const char *dt_fault_name     (DtFault fault);
void        dt_fault_install  (void);                       /* from here on every file goes through it */
void        dt_fault_arm      (DtFault fault, guint n);     /* the n-th such call, from 1 */
gboolean    dt_fault_disarm   (void);                       /* whether it has failed meanwhile */

G_END_DECLS
