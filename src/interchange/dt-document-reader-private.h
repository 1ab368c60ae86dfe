/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the two halves of the reader: the walk over the elements, and the records they become. */

#include "dt-document-reader.h"
#include "dt-document-spec.h"
#include "dt-xml-guard.h"

G_BEGIN_DECLS

/* No element of the format stands deeper. */
#define DT_DOCUMENT_MAX_DEPTH 12

/* An element that has begun and not yet ended. */
typedef struct
{
  DtElement   element;
  gpointer    record;        /* where its attributes and words go; its own or that of an element around it */
  DtTagPlace  places;
  guint       next_child;    /* the first of the children that may still come */
  guint32     seen;          /* which children were there */
  gboolean    preserve;      /* xml:space */
  gboolean    has_text;      /* a fault: told once */
  gboolean    has_stranger;  /* a fault: what is missing may be what is not known */
} DtFrame;

typedef struct
{
  DtImportReport       *report;
  const DtDocumentSink *sink;
  gpointer              user_data;
  GError              **error;       /* of the sink */

  DtFrame               frames[DT_DOCUMENT_MAX_DEPTH];
  int                   depth;
  GString              *words;       /* of the element that is read */
  gsize                 words_start; /* of the words themselves in the raw text, for places inside */

  gboolean              begun;       /* the directive, or the entry of the journal, has been handed to the sink */
} DtReader;

gpointer dt_reader_open_record    (DtReader *self, DtElement element, gpointer parent, DtPlace place);
gboolean dt_reader_begin_content  (DtReader *self, DtFrame *frame);                    /* its attributes are read */
gboolean dt_reader_close_record   (DtReader *self, DtFrame *frame, DtFrame *parent);   /* FALSE: the sink failed */
void     dt_reader_discard_record (DtFrame *frame);
void     dt_reader_complain_of_attribute (DtReader *self, const DtFrame *frame, const char *name);
void     dt_reader_complain_of_element   (DtReader *self, const DtFrame *parent, const char *name, DtPlace place);
char    *dt_reader_list_parts     (const DtElementSpec *spec);                          /* "<Title>, <Text>" */
void     dt_reader_set_place (DtPlace *place, const DtFrame *frame, const char *attribute);
DtPlace  dt_reader_attribute_place (const DtFrame *frame, const char *name);

/* dt-document-checks.c: faults go into the report */
void     dt_reader_check_span       (DtReader *self, const DtFrame *frame, const char *attribute, DtDay from, DtDay to);
void     dt_reader_check_assignment (DtReader *self, const DtFrame *frame, DtAssignmentRecord *record);
void     dt_reader_check_submission (DtReader *self, const DtFrame *frame, DtSubmissionRecord *record);
void     dt_reader_check_extension  (DtReader *self, const DtFrame *frame, DtExtensionRecord *record);
void     dt_reader_check_change     (DtReader *self, const DtFrame *frame, DtScheduleChangeRecord *record);

G_END_DECLS
