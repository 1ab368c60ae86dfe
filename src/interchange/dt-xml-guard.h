/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-import-report.h"

G_BEGIN_DECLS

/* The limits of a document. Our own documents stay far below all of them. */
#define DT_XML_MAX_TAG        (64 * 1024)         /* bytes of one tag */
#define DT_XML_MAX_TEXT       (8 * 1024 * 1024)   /* bytes of one piece of text, comment or instruction */
#define DT_XML_MAX_DEPTH      64
#define DT_XML_MAX_ATTRIBUTES 32

/**
 * DtTagPlace:
 * @tag: of the "<"
 * @content: of what follows the ">"
 * @attributes: of each value
 * @names: hash of the name of each attribute (dt_xml_guard_hash())
 *
 * Where a start tag and its attributes stand. Lines and columns count from 1, columns in characters.
 */
typedef struct
{
  DtPlace tag;
  DtPlace content;
  guint   n_attributes;
  DtPlace attributes[DT_XML_MAX_ATTRIBUTES];
  guint32 names[DT_XML_MAX_ATTRIBUTES];
} DtTagPlace;

/**
 * DtXmlGuard:
 *
 * Stands between a stream and the XML parser and watches every byte. Some attacks cannot be
 * stopped by options of the parser, because they do their harm before a node is told: so a document type declaration, other
 * encodings than UTF-8, tags without end, depth and crowds of attributes are refused here. It also knows
 * exactly where each start tag stands, in files of any length, and finds tags that do not match.
 *
 * At the first fault the stream ends for the parser; what stood before it has been handed on, so that faults of
 * content before it are still found.
 */
typedef struct _DtXmlGuard DtXmlGuard;

DtXmlGuard      *dt_xml_guard_new      (GInputStream *stream, goffset max_bytes, GCancellable *cancellable);
void             dt_xml_guard_free     (DtXmlGuard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtXmlGuard, dt_xml_guard_free)

int              dt_xml_guard_read     (gpointer self, char *buffer, int length);   /* xmlInputReadCallback */
gboolean         dt_xml_guard_next_tag (DtXmlGuard *self, DtTagPlace *place);       /* once for each element, in order */
goffset          dt_xml_guard_get_position (DtXmlGuard *self);                      /* bytes handed on */

/* The fault found, or NULL; texts translated. */
const DtProblem *dt_xml_guard_get_fault (DtXmlGuard *self);
/* An error of the stream itself, or cancelled. */
const GError    *dt_xml_guard_get_error (DtXmlGuard *self);

guint32          dt_xml_guard_hash     (const char *name, gsize length);

G_END_DECLS
