/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "dt-types.h"

G_BEGIN_DECLS

/* A directive as it is named and chosen from. */
typedef struct
{
  gatomicrefcount ref_count;
  gint64          id;
  char           *uid;
  char           *symbol;
  DtDocumentType  type;
  char           *issuer;
  DtDay           issued_day;
  char           *subject;
  gboolean        stub;
  int             n_tasks;
} DtDirectiveRow;

#define DT_TYPE_DIRECTIVE_ROW (dt_directive_row_get_type ())
GType           dt_directive_row_get_type (void);
DtDirectiveRow *dt_directive_row_new   (void);
DtDirectiveRow *dt_directive_row_ref   (DtDirectiveRow *self);
void            dt_directive_row_unref (DtDirectiveRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtDirectiveRow, dt_directive_row_unref)

/* "Plan No. 150-KH/TU of 08/7/2024"; caller frees */
char           *dt_directive_row_cite   (const DtDirectiveRow *self);
/* What must be known to read days: what a struck one is and who moved it (causes: DtDirectiveRow, may be NULL), what a last day is;
 * caller frees */
char           *dt_directive_moves_note (gboolean moved, GPtrArray *causes);

G_END_DECLS
