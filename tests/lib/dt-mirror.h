/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DtMirror:
 *
 * Follows a list model by its `items-changed` alone and fails the test as soon as the two differ: what was
 * announced must be what changed, and an item that was not announced must still be the same object. Holds
 * every item, so use it on small lists.
 */
typedef struct _DtMirror DtMirror;

DtMirror *dt_mirror_new   (GListModel *model);
void      dt_mirror_free  (DtMirror *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtMirror, dt_mirror_free)
void      dt_mirror_check (DtMirror *self);

G_END_DECLS
