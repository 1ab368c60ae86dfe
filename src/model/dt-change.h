/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DtChange:
 *
 * What one commit changed, told to every feed. Immutable. `everything` is set after a large import, a
 * restore, or when another process wrote.
 */
typedef struct
{
  gatomicrefcount ref_count;
  gboolean        everything;
  GArray         *tasks;         /* gint64 ids, sorted; inserted, changed or gone */
  GArray         *units;
  GArray         *directives;
  gboolean        calendar;      /* days off or settings changed: recompute all */
  char           *label;         /* of the action, translated: "Record submission"; may be NULL */
} DtChange;

#define DT_TYPE_CHANGE (dt_change_get_type ())
GType     dt_change_get_type (void);
DtChange *dt_change_new   (void);
DtChange *dt_change_ref   (DtChange *self);
void      dt_change_unref (DtChange *self);
gboolean  dt_change_has_task (const DtChange *self, gint64 id);
gboolean  dt_change_has_unit (const DtChange *self, gint64 id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtChange, dt_change_unref)

G_END_DECLS
