/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-export.h"

G_BEGIN_DECLS

/**
 * DtDocumentWriter:
 *
 * Writes records as a document: the other side of dt_document_read(). The output is canonical: the same records
 * give the same bytes, so that two files can be compared line by line.
 */
typedef struct _DtDocumentWriter DtDocumentWriter;

/* Takes records, with a writer as user_data. */
extern const DtExportSink dt_document_writer_sink;

DtDocumentWriter *dt_document_writer_new    (GOutputStream *stream, GCancellable *cancellable);
gboolean          dt_document_writer_finish (DtDocumentWriter *self, GError **error);   /* then the document is whole; the stream stays open */
void              dt_document_writer_free   (DtDocumentWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtDocumentWriter, dt_document_writer_free)

G_END_DECLS
