/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the files of the writer. */

#include <libxml/xmlwriter.h>

#include "dt-document-spec.h"
#include "dt-document-writer.h"

G_BEGIN_DECLS

typedef xmlTextWriter DtXmlWriter;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtXmlWriter, xmlFreeTextWriter)

struct _DtDocumentWriter
{
  /* Owned */
  GOutputStream *stream;
  GCancellable  *cancellable;
  DtXmlWriter   *xml;
  GError        *error;       /* the first */

  DtElement      section;     /* open under the root; DT_ELEMENT_END: none */
  gboolean       in_tasks;    /* of the open directive */
  int            position;    /* how many tasks of the directive so far */
};

/* dt-document-writer-parts.c; an error is kept until dt_writer_done() tells it */
void     dt_writer_check           (DtDocumentWriter *self, int code);      /* every return code of libxml2 */
void     dt_writer_start           (DtDocumentWriter *self, DtElement element);
void     dt_writer_end             (DtDocumentWriter *self);
void     dt_writer_attribute       (DtDocumentWriter *self, const char *name, const char *value);
void     dt_writer_attributes      (DtDocumentWriter *self, DtElement element, gconstpointer record);
void     dt_writer_leaf            (DtDocumentWriter *self, DtElement element, gconstpointer record);
void     dt_writer_leaf_if_any     (DtDocumentWriter *self, DtElement element, gconstpointer record);
void     dt_writer_leaves          (DtDocumentWriter *self, DtElement element, GPtrArray *records);
void     dt_writer_enter           (DtDocumentWriter *self, DtElement section);
gboolean dt_writer_done            (DtDocumentWriter *self, GError **error);

/* dt-document-writer-office.c */
gboolean dt_writer_template        (gpointer data, const DtTemplateRecord *record, GError **error);
gboolean dt_writer_board           (gpointer data, const DtBoardRecord *record, GError **error);
gboolean dt_writer_filter          (gpointer data, const DtFilterRecord *record, GError **error);
gboolean dt_writer_draft           (gpointer data, const DtDraftRecord *record, GError **error);
gboolean dt_writer_journal         (gpointer data, const DtJournalRecord *record, GError **error);
gboolean dt_writer_journal_item    (gpointer data, const DtJournalItemRecord *item, GError **error);
gboolean dt_writer_end_journal     (gpointer data, GError **error);

G_END_DECLS
