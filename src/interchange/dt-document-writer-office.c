/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the office keeps beside its matter, and the journal. */

#include "dt-document-writer-private.h"

gboolean
dt_writer_template (gpointer                 data,
                const DtTemplateRecord  *record,
                GError                 **error)
{
  DtDocumentWriter *self = data;

  dt_writer_enter (self, DT_ELEMENT_TEMPLATES);
  dt_writer_start (self, DT_ELEMENT_TEMPLATE);
  dt_writer_attributes (self, DT_ELEMENT_TEMPLATE, record);
  dt_writer_leaf_if_any (self, DT_ELEMENT_TEMPLATE_SUBJECT, record);
  dt_writer_leaf_if_any (self, DT_ELEMENT_TEMPLATE_BODY, record);
  dt_writer_end (self);

  return dt_writer_done (self, error);
}

gboolean
dt_writer_board (gpointer              data,
             const DtBoardRecord  *record,
             GError              **error)
{
  DtDocumentWriter *self = data;

  dt_writer_enter (self, DT_ELEMENT_BOARDS);
  dt_writer_start (self, DT_ELEMENT_BOARD);
  dt_writer_attributes (self, DT_ELEMENT_BOARD, record);
  dt_writer_leaves (self, DT_ELEMENT_COLUMN, record->tasks);
  dt_writer_end (self);

  return dt_writer_done (self, error);
}

gboolean
dt_writer_filter (gpointer               data,
              const DtFilterRecord  *record,
              GError               **error)
{
  DtDocumentWriter *self = data;

  dt_writer_enter (self, DT_ELEMENT_FILTERS);
  dt_writer_leaf (self, DT_ELEMENT_FILTER, record);

  return dt_writer_done (self, error);
}

gboolean
dt_writer_draft (gpointer              data,
                 const DtDraftRecord  *record,
                 GError              **error)
{
  DtDocumentWriter *self = data;

  dt_writer_enter (self, DT_ELEMENT_DRAFTS);
  dt_writer_leaf (self, DT_ELEMENT_DRAFT, record);

  return dt_writer_done (self, error);
}

gboolean
dt_writer_journal (gpointer                data,
               const DtJournalRecord  *record,
               GError                **error)
{
  DtDocumentWriter *self = data;

  dt_writer_enter (self, DT_ELEMENT_JOURNAL);
  dt_writer_start (self, DT_ELEMENT_ENTRY);
  dt_writer_attributes (self, DT_ELEMENT_ENTRY, record);
  dt_writer_leaf_if_any (self, DT_ELEMENT_LABEL, record);

  return dt_writer_done (self, error);
}

gboolean
dt_writer_journal_item (gpointer                    data,
                        const DtJournalItemRecord  *item,
                        GError                    **error)
{
  DtDocumentWriter *self = data;

  dt_writer_start (self, DT_ELEMENT_CHANGED);
  dt_writer_attributes (self, DT_ELEMENT_CHANGED, item);
  dt_writer_leaf_if_any (self, DT_ELEMENT_BEFORE, item);
  dt_writer_leaf_if_any (self, DT_ELEMENT_AFTER, item);
  dt_writer_end (self);

  return dt_writer_done (self, error);
}

gboolean
dt_writer_end_journal (gpointer   data,
                       GError   **error)
{
  DtDocumentWriter *self = data;

  dt_writer_end (self);

  return dt_writer_done (self, error);
}
