/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Elements, attributes and words, by the tables of the format. */

#include "dt-document-writer-private.h"

#include <string.h>

#include "dt-document-values.h"
#include "dt-error.h"

/* Every return code of libxml2 comes through here. */
void
dt_writer_check (DtDocumentWriter *self,
       int               code)
{
  if (code < 0 && self->error == NULL)
    self->error = g_error_new_literal (DT_ERROR, DT_ERROR_FAILED, "The document could not be written");
}

/* XML 1.0 has no form at all for some characters; the register should not have let them in. */
static gboolean
check_text (DtDocumentWriter *self,
            const char       *text)
{
  const char *end;
  gboolean good = g_utf8_validate (text, -1, &end);

  for (const guint8 *p = (const guint8 *) text; good && *p != '\0'; p++)
    good = (*p >= ' ' || *p == '\t' || *p == '\n' || *p == '\r') && !(p[0] == 0xef && p[1] == 0xbf && p[2] >= 0xbe);

  if (!good && self->error == NULL)
    self->error = g_error_new (DT_ERROR, DT_ERROR_INVALID, "A text holds a character that XML cannot carry: %.60s", text);
  return good;
}

void
dt_writer_start (DtDocumentWriter *self,
       DtElement         element)
{
  dt_writer_check (self, xmlTextWriterStartElement (self->xml, (const xmlChar *) dt_document_spec[element].name));
}

void
dt_writer_end (DtDocumentWriter *self)
{
  dt_writer_check (self, xmlTextWriterEndElement (self->xml));
}

void
dt_writer_attribute (DtDocumentWriter *self,
                 const char       *name,
                 const char       *value)
{
  if (check_text (self, value))
    dt_writer_check (self, xmlTextWriterWriteAttribute (self->xml, (const xmlChar *) name, (const xmlChar *) value));
}

void
dt_writer_attributes (DtDocumentWriter *self,
                  DtElement         element,
                  gconstpointer     record)
{
  const DtAttributeSpec *attributes = dt_document_spec[element].attributes;

  for (const DtAttributeSpec *a = attributes; a != NULL && a->name != NULL; a++)
    {
      g_autofree char *value = dt_value_format (a, record);

      if (value != NULL)
        dt_writer_attribute (self, a->name, value);
    }
}

static const char *
words_of (DtElement     element,
          gconstpointer record)
{
  const char *words = *(char *const *) ((const char *) record + dt_document_spec[element].words_offset);

  return words != NULL ? words : "";
}

static void
write_words (DtDocumentWriter *self,
             DtElement         element,
             gconstpointer     record)
{
  const char *words = words_of (element, record);
  g_autofree char *read = NULL;

  if (*words == '\0' || !check_text (self, words))
    return;

  read = dt_words_tidy (words, dt_document_spec[element].words);
  if (strcmp (read, words) != 0)
    dt_writer_attribute (self, "xml:space", "preserve");
  dt_writer_check (self, xmlTextWriterWriteString (self->xml, (const xmlChar *) words));
}

/* An element with its attributes and words, and nothing else inside. */
void
dt_writer_leaf (DtDocumentWriter *self,
            DtElement         element,
            gconstpointer     record)
{
  dt_writer_start (self, element);
  dt_writer_attributes (self, element, record);
  if (dt_document_spec[element].words != DT_WORDS_NONE)
    write_words (self, element, record);
  dt_writer_end (self);
}

void
dt_writer_leaf_if_any (DtDocumentWriter *self,
                   DtElement         element,
                   gconstpointer     record)
{
  if (*words_of (element, record) != '\0')
    dt_writer_leaf (self, element, record);
}

void
dt_writer_leaves (DtDocumentWriter *self,
              DtElement         element,
              GPtrArray        *records)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    dt_writer_leaf (self, element, records->pdata[i]);
}

gboolean
dt_writer_done (DtDocumentWriter  *self,
      GError           **error)
{
  if (self->error == NULL)
    return TRUE;

  if (error != NULL)
    *error = g_error_copy (self->error);
  return FALSE;
}

void
dt_writer_enter (DtDocumentWriter *self,
       DtElement         section)
{
  if (self->section == section)
    return;
  if (self->section != DT_ELEMENT_END)
    dt_writer_end (self);
  if (section != DT_ELEMENT_END)
    dt_writer_start (self, section);
  self->section = section;
}
