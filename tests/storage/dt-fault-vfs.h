/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk and a memory that fail when they are told to: SQLite's own way to both, in between which one call ends badly. */
typedef enum
{
  DT_FAULT_OPEN,
  DT_FAULT_READ,           /* EIO */
  DT_FAULT_WRITE,          /* EIO */
  DT_FAULT_FULL,           /* a write, from then on every one: ENOSPC */
  DT_FAULT_SHORT_WRITE,    /* half of it is written, then the disk is full */
  DT_FAULT_SYNC,
  DT_FAULT_TRUNCATE,
  DT_FAULT_DELETE,
  DT_FAULT_LOCK,           /* of the file, or of what the connections share beside it */
  DT_FAULT_SHARE,          /* what they share cannot be reached */
  DT_FAULT_SIZE,
  DT_FAULT_MEMORY,         /* one request for memory of SQLite */
  DT_FAULT_NO_MEMORY,      /* that one and every one after it */
  DT_FAULT_N,
} DtFault;

const char *dt_fault_name     (DtFault fault);
void        dt_fault_install  (void);                       /* before SQLite is used: from then on all goes through it */
void        dt_fault_arm      (DtFault fault, guint n);     /* the n-th such call, from 1 */
gboolean    dt_fault_disarm   (void);                       /* whether it has failed meanwhile */

G_END_DECLS
