/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-db.h"

G_BEGIN_DECLS

/**
 * DtWriter:
 *
 * The write path of one connection, on its thread: what stands around every write job. It knows no
 * queue and no main loop, so that it is tested on a register in memory.
 */
typedef struct _DtWriter DtWriter;

DtWriter   *dt_writer_new            (DtDb *db, GError **error);
void        dt_writer_free           (DtWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtWriter, dt_writer_free)

/* @change: NULL when nothing was changed */
gboolean    dt_writer_run            (DtWriter *self, const DtWrite *write, DtJobFunc job, gpointer data,
                                      GDestroyNotify result_free, gpointer *result, DtChange **change, GError **error);
char       *dt_writer_undo           (DtWriter *self, DtChange **change, GError **error);
char       *dt_writer_redo           (DtWriter *self, DtChange **change, GError **error);
gboolean    dt_writer_look           (DtWriter *self, DtChange **change, GError **error);
const char *dt_writer_get_undo_label (DtWriter *self);
const char *dt_writer_get_redo_label (DtWriter *self);

G_END_DECLS
