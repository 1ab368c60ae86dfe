/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts of a .docx that tell how its lists count: word/numbering.xml and word/styles.xml. A part that is damaged tells
 * nothing more; the letter itself is read all the same. */

#include "dt-letter-private.h"

#include <libxml/xmlreader.h>

typedef xmlTextReader DtXmlTextReader;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtXmlTextReader, xmlFreeTextReader)

typedef struct
{
  xmlTextReaderPtr reader;
  DtLetterNumbers *numbers;
  GHashTable      *styles;
  char            *list;          /* of the level that is read */
  char            *use;
  char            *style;
  guint            level;
  guint            start;
  char            *format;
} Reading;

static void
ignore_message (void        *data,
                xmlErrorPtr  error)
{
}

static char *
get_attribute (Reading    *self,
               const char *name)
{
  char *value = NULL;

  if (xmlTextReaderMoveToFirstAttribute (self->reader) != 1)
    return NULL;
  do
    if (g_strcmp0 ((const char *) xmlTextReaderConstLocalName (self->reader), name) == 0)
      value = g_strdup ((const char *) xmlTextReaderConstValue (self->reader));
  while (value == NULL && xmlTextReaderMoveToNextAttribute (self->reader) == 1);
  xmlTextReaderMoveToElement (self->reader);

  return value;
}

static guint
get_number (Reading    *self,
            const char *name,
            guint       otherwise)
{
  g_autofree char *text = get_attribute (self, name);
  guint64 number;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, 100000, &number, NULL) ? (guint) number : otherwise;
}

static void
take (char **place,
      char  *value)
{
  g_free (*place);
  *place = value;
}

static void
begin_numbering (Reading    *self,
                 const char *name)
{
  if (g_str_equal (name, "abstractNum"))
    {
      take (&self->list, get_attribute (self, "abstractNumId"));
      take (&self->use, NULL);
    }
  else if (g_str_equal (name, "num"))
    {
      take (&self->use, get_attribute (self, "numId"));
      take (&self->list, NULL);
    }
  else if (g_str_equal (name, "abstractNumId") && self->use != NULL)
    {
      g_autofree char *list = get_attribute (self, "val");

      if (list != NULL)
        dt_letter_numbers_add_use (self->numbers, self->use, list);
    }
  else if (g_str_equal (name, "lvl") || g_str_equal (name, "lvlOverride"))
    {
      self->level = get_number (self, "ilvl", 0);
      self->start = 1;
      take (&self->format, NULL);
    }
  else if (g_str_equal (name, "startOverride") && self->use != NULL)
    dt_letter_numbers_restart (self->numbers, self->use, self->level, get_number (self, "val", 1));
  else if (g_str_equal (name, "start"))
    self->start = get_number (self, "val", 1);
  else if (g_str_equal (name, "numFmt"))
    take (&self->format, get_attribute (self, "val"));
  else if (g_str_equal (name, "lvlText") && self->list != NULL)
    {
      g_autofree char *text = get_attribute (self, "val");

      dt_letter_numbers_set_level (self->numbers, self->list, self->level, self->format != NULL ? self->format : "decimal", text, self->start);
    }
}

static void
begin_styles (Reading    *self,
              const char *name)
{
  if (g_str_equal (name, "style"))
    take (&self->style, get_attribute (self, "styleId"));
  else if (g_str_equal (name, "numId") && self->style != NULL && g_hash_table_size (self->styles) < 4000)
    {
      char *use = get_attribute (self, "val");

      if (use != NULL)
        g_hash_table_insert (self->styles, g_strdup (self->style), use);
    }
}

static void
read_part (Reading          *self,
           const GByteArray *part)
{
  g_autoptr(DtXmlTextReader) reader = xmlReaderForMemory ((const char *) part->data, (int) part->len, NULL, NULL,
                                                          XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_HUGE);

  self->reader = reader;
  if (reader == NULL)
    return;
  xmlTextReaderSetStructuredErrorHandler (reader, ignore_message, NULL);
  while (xmlTextReaderRead (reader) == 1 && xmlTextReaderNodeType (reader) != XML_READER_TYPE_DOCUMENT_TYPE && xmlTextReaderDepth (reader) < 500)
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT)
      {
        const char *name = (const char *) xmlTextReaderConstLocalName (reader);

        (self->numbers != NULL ? begin_numbering : begin_styles) (self, name);
      }
  g_free (self->list);
  g_free (self->use);
  g_free (self->style);
  g_free (self->format);
}

/**
 * dt_letter_numbering_read:
 * @part: word/numbering.xml
 */
void
dt_letter_numbering_read (DtLetterNumbers  *self,
                          const GByteArray *part)
{
  Reading reading = { .numbers = self };

  read_part (&reading, part);
}

/**
 * dt_letter_numbering_read_styles:
 * @styles: (element-type utf8 utf8): where the use of each numbered style goes
 * @part: word/styles.xml
 */
void
dt_letter_numbering_read_styles (GHashTable       *styles,
                                 const GByteArray *part)
{
  Reading reading = { .styles = styles };

  read_part (&reading, part);
}
