/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by what is written as OpenDocument: the package with its sheets, and the writing of its XML. */

#include <gio/gio.h>
#include <libxml/xmlwriter.h>

#include "dt-office.h"

G_BEGIN_DECLS

typedef xmlTextWriter DtXmlWriter;
typedef xmlBuffer DtXmlBuffer;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtXmlWriter, xmlFreeTextWriter)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtXmlBuffer, xmlBufferFree)

#define PARAGRAPH(name, paragraph, text)                                              \
  "<style:style style:name=\"" name "\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">" \
  "<style:paragraph-properties " paragraph "/><style:text-properties " text "/></style:style>"
#define COLUMN(name, width)                                                           \
  "<style:style style:name=\"" name "\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"" width "\"/></style:style>"
#define FIRST(name)                                                           \
  "<style:style style:name=\"" name "\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:master-page-name=\"First\">" \
  "<style:paragraph-properties style:page-number=\"1\" fo:line-height=\"1pt\"/><style:text-properties fo:font-size=\"1pt\"/></style:style>"
#define TABLE(name, width)                                                            \
  "<style:style style:name=\"" name "\" style:family=\"table\"><style:table-properties style:width=\"" width "\" table:align=\"left\"" \
  " table:border-model=\"collapsing\"/></style:style>"
/* The styles that all documents have. */
#define COMMON_STYLES                                                                 \
  FIRST ("Begin") \
  PARAGRAPH ("Center", "fo:text-align=\"center\"", "fo:font-size=\"14pt\"") \
  PARAGRAPH ("Party", "fo:text-align=\"center\"", "fo:font-size=\"15pt\" fo:font-weight=\"bold\" style:text-underline-style=\"solid\"") \
  PARAGRAPH ("State", "fo:text-align=\"center\"", "fo:font-size=\"12pt\" fo:font-weight=\"bold\"") \
  PARAGRAPH ("Motto", "fo:text-align=\"center\"", "fo:font-size=\"13pt\" fo:font-weight=\"bold\" style:text-underline-style=\"solid\"") \
  PARAGRAPH ("Name", "fo:text-align=\"center\" fo:margin-bottom=\"6pt\"", "fo:font-weight=\"bold\" style:text-underline-style=\"solid\"") \
  PARAGRAPH ("Strong", "fo:text-align=\"center\"", "fo:font-weight=\"bold\"") \
  PARAGRAPH ("Place", "fo:text-align=\"center\" fo:margin-top=\"4pt\"", "fo:font-style=\"italic\"") \
  PARAGRAPH ("Subject", "fo:text-align=\"center\"", "fo:font-size=\"12pt\" fo:font-style=\"italic\"") \
  PARAGRAPH ("Gap", "fo:margin-top=\"6pt\"", "fo:font-size=\"8pt\"") \
  PARAGRAPH ("RecipientsHead", "fo:text-align=\"left\"", "style:text-underline-style=\"solid\"") \
  PARAGRAPH ("StateRecipientsHead", "fo:text-align=\"left\"", "fo:font-size=\"12pt\" fo:font-weight=\"bold\" fo:font-style=\"italic\"") \
  PARAGRAPH ("StateRecipient", "fo:text-align=\"left\"", "fo:font-size=\"11pt\"") \
  PARAGRAPH ("Recipient", "fo:text-align=\"left\"", "fo:font-size=\"12pt\"") \
  "<style:style style:name=\"Stressed\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>" \
  "<style:style style:name=\"Slanted\" style:family=\"text\"><style:text-properties fo:font-style=\"italic\"/></style:style>" \
  "<style:style style:name=\"Open\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0mm\" fo:border=\"none\"/></style:style>" \
  "<style:style style:name=\"Framed\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"1.75pt\" fo:padding-left=\"3.5pt\" fo:padding-right=\"3.5pt\" fo:border=\"0.5pt solid #000000\"" \
  " style:vertical-align=\"middle\"/></style:style>" \
  "<style:style style:name=\"Whole\" style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"always\"/></style:style>"

/* What the sheets of a document are like. */
typedef struct
{
  const char *title;
  gboolean    landscape;
  double      edge;         /* margin above and below, mm */
  gboolean    tells_all;    /* "Trang 2/5" instead of "2" */
} DtOdtSheet;

/* A failure stays in the writer's buffer and is seen at the end. */
void         dt_odt_start      (DtXmlWriter *xml, const char *name);
void         dt_odt_attribute  (DtXmlWriter *xml, const char *name, const char *value);
void         dt_odt_end        (DtXmlWriter *xml);
void         dt_odt_text       (DtXmlWriter *xml, const char *words);
void         dt_odt_span       (DtXmlWriter *xml, const char *style, const char *words);   /* style: or NULL */
void         dt_odt_paragraph  (DtXmlWriter *xml, const char *style, const char *words);
void         dt_odt_start_table (DtXmlWriter *xml, const char *name, const char *style);
void         dt_odt_column     (DtXmlWriter *xml, const char *style);
void         dt_odt_start_row  (DtXmlWriter *xml, const char *style);
void         dt_odt_start_cell (DtXmlWriter *xml, const char *style, guint spanned);
void         dt_odt_end_cell   (DtXmlWriter *xml, guint spanned);

/* number: with notation, NULL none; subject: NULL or "" none. The columns are the styles Left and Right. */
void         dt_odt_head       (DtXmlWriter *xml, const DtOffice *office, const char *number, const char *subject, const char *place_and_day);
/* The title between the two sides, for a sheet that has to save room. facts: below it. The columns are of the styles Side and Middle. */
void         dt_odt_head_apart (DtXmlWriter *xml, const DtOffice *office, const char *place_and_day, const char *heading, const char *subject,
                                GPtrArray *facts);
/* "Nơi nhận" and the signer's title. The columns are of the style Half. */
void         dt_odt_foot       (DtXmlWriter *xml, const DtOffice *office, const char *const *recipients, const char *signer_title);

DtXmlBuffer *dt_odt_open       (const char *automatic_styles, DtXmlWriter **xml);
gboolean     dt_odt_close      (DtXmlBuffer *content, DtXmlWriter *xml, const DtOdtSheet *sheet, const char *path, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
