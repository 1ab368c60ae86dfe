/* SPDX-License-Identifier: GPL-3.0-or-later */

/* .xlsx: a zip with a part for each sheet, one for the texts that they share, and one for the ways to show numbers. What a file
 * may make of itself is limited, and no document type is accepted: an attack needs one. */

#include "dt-table-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "dt-error.h"

#define MAX_ENTRIES 4000
#define MAX_PART    (256 * 1024 * 1024)    /* bytes of one part, unpacked */
#define MAX_PARTS   (384 * 1024 * 1024)    /* and of all that are kept */
/* A file that grows so much is a bomb; below a megabyte nobody minds. A sheet that is formatted down to its last row comes near. */
#define MAX_GROWTH  400
#define FREE_GROWTH (1024 * 1024)
#define MAX_DEPTH   100
#define MAX_STRINGS 2000000
#define MAX_FORMATS 70000                  /* styles of cells that Excel itself allows: 65,490 */

typedef struct archive DtReadArchive;
typedef xmlTextReader DtXmlTextReader;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtReadArchive, archive_read_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtXmlTextReader, xmlFreeTextReader)

static gboolean
refuse_damaged (GError     **error,
                const char  *name)
{
  return dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” is damaged: it cannot be unpacked. Ask for the file again, or open it and save it anew."), name);
}

static gboolean
refuse_size (GError     **error,
             const char  *name)
{
  return dt_error_refuse (error, DT_ERROR_TOO_LARGE, _("“%s” would unpack to far more than a list holds, so it is not read. Ask for the file again."), name);
}

/* ---- The zip ---- */

static gboolean
read_part (DtReadArchive  *archive,
           gsize           packed,
           gsize          *total,
           const char     *name,
           GByteArray     *part,
           GError        **error)
{
  guint8 buffer[65536];
  la_ssize_t n;

  while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
    {
      g_byte_array_append (part, buffer, (guint) n);
      *total += (gsize) n;
      if (part->len > MAX_PART || *total > MAX_PARTS || (*total > FREE_GROWTH && *total / MAX_GROWTH > packed))
        return refuse_size (error, name);
    }

  return n == 0 || refuse_damaged (error, name);
}

static gboolean
is_wanted (const char *path)
{
  return path != NULL && g_str_has_prefix (path, "xl/")
         && (g_str_equal (path, "xl/workbook.xml") || g_str_equal (path, "xl/_rels/workbook.xml.rels") || g_str_equal (path, "xl/sharedStrings.xml")
             || g_str_equal (path, "xl/styles.xml") || (g_str_has_prefix (path, "xl/worksheets/") && g_str_has_suffix (path, ".xml")));
}

static gboolean
unpack (DtBook  *self,
        GBytes  *bytes,
        GError **error)
{
  g_autoptr(DtReadArchive) archive = archive_read_new ();
  struct archive_entry *entry;
  gsize size;
  gsize total = 0;
  const void *data = g_bytes_get_data (bytes, &size);
  guint n = 0;
  int status;

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    return refuse_damaged (error, self->name);
  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN)
    {
      const char *path = archive_entry_pathname (entry);
      GByteArray *part;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (++n > MAX_ENTRIES)
        return refuse_size (error, self->name);
      if (archive_entry_is_encrypted (entry))
        return dt_error_refuse (error, DT_ERROR_UNSUPPORTED, _("“%s” is protected by a password. Open it, take the password away, save it, and read it then."), self->name);
      if (!is_wanted (path))
        continue;
      part = g_byte_array_new ();
      g_hash_table_insert (self->parts, g_strdup (path), part);
      if (!read_part (archive, size, &total, self->name, part, error))
        return FALSE;
    }
  if (status != ARCHIVE_EOF)
    return refuse_damaged (error, self->name);

  return g_hash_table_contains (self->parts, "xl/workbook.xml")
         || dt_error_refuse (error, DT_ERROR_UNSUPPORTED, _("“%s” is no spreadsheet. Save it as .xlsx or .csv."), self->name);
}

/* ---- The XML of a part ---- */

static void
ignore_message (void        *data,
                xmlErrorPtr  error)
{
}

gboolean
dt_book_walk (DtBook      *self,
              GByteArray  *part,
              DtBookFunc   func,
              gpointer     data,
              GError     **error)
{
  g_autoptr(DtXmlTextReader) reader = NULL;
  guint n = 0;
  int status;

  if (part == NULL)
    return TRUE;
  reader = xmlReaderForMemory ((const char *) part->data, (int) part->len, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_HUGE);
  if (reader == NULL)
    return refuse_damaged (error, self->name);
  xmlTextReaderSetStructuredErrorHandler (reader, ignore_message, NULL);
  while ((status = xmlTextReaderRead (reader)) == 1)
    {
      if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_DOCUMENT_TYPE)
        return dt_error_refuse (error, DT_ERROR_UNSUPPORTED, _("“%s” is made in a way no office program does, so it is not read. Ask for the file again."), self->name);
      if (xmlTextReaderDepth (reader) > MAX_DEPTH)
        return refuse_size (error, self->name);
      if (++n % 4096 == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (!func (reader, data, error))
        return FALSE;
    }

  return status == 0 || refuse_damaged (error, self->name);
}

gboolean
dt_book_is (DtBookReader *reader,
            const char   *name)
{
  return g_strcmp0 ((const char *) xmlTextReaderConstLocalName (reader), name) == 0;
}

char *
dt_book_attribute (DtBookReader *reader,
                   const char   *name)
{
  char *value = NULL;

  if (xmlTextReaderMoveToFirstAttribute (reader) != 1)
    return NULL;
  do
    if (dt_book_is (reader, name))
      value = g_strdup ((const char *) xmlTextReaderConstValue (reader));
  while (value == NULL && xmlTextReaderMoveToNextAttribute (reader) == 1);
  xmlTextReaderMoveToElement (reader);

  return value;
}

/* ---- The heads ---- */

static void
book_sheet_free (gpointer data)
{
  DtBookSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->path);
  g_free (sheet);
}

/* Until the relations are read, the path of a sheet is the name of its relation. */
static gboolean
take_workbook (DtBookReader  *reader,
               gpointer       data,
               GError       **error)
{
  DtBook *self = data;

  if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT)
    return TRUE;
  if (dt_book_is (reader, "workbookPr"))
    {
      g_autofree char *since = dt_book_attribute (reader, "date1904");

      self->since_1904 = g_strcmp0 (since, "1") == 0 || g_strcmp0 (since, "true") == 0;
    }
  else if (dt_book_is (reader, "sheet"))
    {
      DtBookSheet *sheet;
      g_autofree char *state = dt_book_attribute (reader, "state");

      if (self->sheets->len >= DT_TABLE_MAX_SHEETS)
        return refuse_size (error, self->name);
      sheet = g_new0 (DtBookSheet, 1);
      sheet->name = dt_book_attribute (reader, "name");
      sheet->path = dt_book_attribute (reader, "id");
      sheet->hidden = state != NULL && !g_str_equal (state, "visible");
      if (sheet->name == NULL)
        sheet->name = g_strdup_printf ("%u", self->sheets->len + 1);
      g_ptr_array_add (self->sheets, sheet);
    }

  return TRUE;
}

static gboolean
take_relation (DtBookReader  *reader,
               gpointer       data,
               GError       **error)
{
  DtBook *self = data;
  g_autofree char *id = NULL;
  g_autofree char *target = NULL;

  if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT || !dt_book_is (reader, "Relationship"))
    return TRUE;

  id = dt_book_attribute (reader, "Id");
  target = dt_book_attribute (reader, "Target");
  for (guint i = 0; i < self->sheets->len && id != NULL && target != NULL; i++)
    {
      DtBookSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (g_strcmp0 (sheet->path, id) != 0)
        continue;
      g_free (sheet->path);
      sheet->path = *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
    }

  return TRUE;
}

/* "_x000D_" stands for a letter that XML does not hold. Halves of a pair that stand alone are left out. */
static char *
unescape (const char *text)
{
  GString *out;
  gunichar high = 0;

  if (strstr (text, "_x") == NULL)
    return g_strdup (text);
  out = g_string_new (NULL);
  for (const char *p = text; *p != '\0';)
    {
      gboolean escaped = p[0] == '_' && p[1] == 'x';
      gunichar c = 0;

      for (guint i = 2; i < 6 && escaped; i++)
        {
          escaped = g_ascii_isxdigit (p[i]);
          c = c * 16 + (gunichar) (escaped ? g_ascii_xdigit_value (p[i]) : 0);
        }
      if (!escaped || p[6] != '_')
        {
          g_string_append_c (out, *p++);
          high = 0;
          continue;
        }
      p += 7;
      if (c >= 0xDC00 && c < 0xE000 && high != 0)
        g_string_append_unichar (out, 0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00));
      else if (c != 0 && (c < 0xD800 || c >= 0xE000))
        g_string_append_unichar (out, c);
      high = c >= 0xD800 && c < 0xDC00 ? c : 0;
    }

  return g_string_free (out, FALSE);
}

typedef struct
{
  DtBook  *book;
  GString *text;
  gsize    total;
  int      skip;          /* depth of what is only how to pronounce it; 0: none */
  gboolean in_text;
} Strings;

static gboolean
take_string (DtBookReader  *reader,
             gpointer       data,
             GError       **error)
{
  Strings *self = data;
  int type = xmlTextReaderNodeType (reader);
  int depth = xmlTextReaderDepth (reader);

  if (self->skip > 0 && depth > self->skip)
    return TRUE;
  self->skip = 0;
  if (type == XML_READER_TYPE_ELEMENT && dt_book_is (reader, "rPh") && !xmlTextReaderIsEmptyElement (reader))
    self->skip = depth;
  else if (type == XML_READER_TYPE_ELEMENT && dt_book_is (reader, "t"))
    self->in_text = !xmlTextReaderIsEmptyElement (reader);
  else if (type == XML_READER_TYPE_END_ELEMENT && dt_book_is (reader, "t"))
    self->in_text = FALSE;
  else if (self->in_text && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE))
    g_string_append (self->text, (const char *) xmlTextReaderConstValue (reader));

  if (dt_book_is (reader, "si")
      && (type == XML_READER_TYPE_END_ELEMENT || (type == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement (reader))))
    {
      self->total += self->text->len;
      if (self->book->strings->len >= MAX_STRINGS || self->total > DT_TABLE_MAX_TEXT)
        return refuse_size (error, self->book->name);
      g_ptr_array_add (self->book->strings, unescape (self->text->str));
      g_string_truncate (self->text, 0);
    }

  return TRUE;
}

/* Formats that have a number, but no words in the file: dates of all languages. */
static const char *
builtin_format (guint id)
{
  if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
    return "dd/mm/yyyy";
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 || id == 56)
    return "hh:mm";
  return "";
}

typedef struct
{
  DtBook     *book;
  GHashTable *codes;        /* number → char* */
  gboolean    in_cells;
} Styles;

static gboolean
take_style (DtBookReader  *reader,
            gpointer       data,
            GError       **error)
{
  Styles *self = data;
  int type = xmlTextReaderNodeType (reader);
  g_autofree char *id = NULL;
  guint64 number = 0;

  if (dt_book_is (reader, "cellXfs"))
    self->in_cells = type == XML_READER_TYPE_ELEMENT;
  if (type != XML_READER_TYPE_ELEMENT || (!dt_book_is (reader, "numFmt") && !dt_book_is (reader, "xf")))
    return TRUE;

  id = dt_book_attribute (reader, "numFmtId");
  if (id != NULL)
    g_ascii_string_to_unsigned (id, 10, 0, 65535, &number, NULL);
  if (dt_book_is (reader, "numFmt"))
    {
      g_hash_table_insert (self->codes, GUINT_TO_POINTER ((guint) number), dt_book_attribute (reader, "formatCode"));
    }
  else if (self->in_cells)
    {
      const char *code = g_hash_table_lookup (self->codes, GUINT_TO_POINTER ((guint) number));

      if (self->book->formats->len >= MAX_FORMATS)
        return refuse_size (error, self->book->name);
      g_ptr_array_add (self->book->formats, g_strdup (code != NULL ? code : builtin_format ((guint) number)));
    }

  return TRUE;
}

gboolean
dt_book_read_heads (DtBook  *self,
                    GError **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Strings strings = { .book = self, .text = text };
  Styles styles = { .book = self, .codes = codes };

  return dt_book_walk (self, g_hash_table_lookup (self->parts, "xl/workbook.xml"), take_workbook, self, error)
         && dt_book_walk (self, g_hash_table_lookup (self->parts, "xl/_rels/workbook.xml.rels"), take_relation, self, error)
         && dt_book_walk (self, g_hash_table_lookup (self->parts, "xl/sharedStrings.xml"), take_string, &strings, error)
         && dt_book_walk (self, g_hash_table_lookup (self->parts, "xl/styles.xml"), take_style, &styles, error);
}

/* ---- The whole ---- */

static gboolean
read_sheets (DtBook    *self,
             DtTables  *tables,
             GError   **error)
{
  DtTableBuilder builder = { .file_name = self->name, .tables = tables };

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const DtBookSheet *sheet = g_ptr_array_index (self->sheets, i);

      /* A sheet that is only a chart has its part elsewhere. */
      if (sheet->path != NULL && g_hash_table_contains (self->parts, sheet->path) && !dt_book_read_sheet (self, sheet, &builder, error))
        return FALSE;
    }

  return tables->tables->len > 0 || refuse_damaged (error, self->name);
}

/**
 * dt_table_read_xlsx:
 * @bytes: a zip
 * @name: what the file is called
 * @cancellable: (nullable): to give up early
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): its sheets, hidden ones too, in their order
 */
DtTables *
dt_table_read_xlsx (GBytes        *bytes,
                    const char    *name,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_byte_array_unref);
  g_autoptr(GPtrArray) sheets = g_ptr_array_new_with_free_func (book_sheet_free);
  g_autoptr(GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) formats = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(DtTables) tables = dt_tables_new ();
  DtBook book = { .name = name, .cancellable = cancellable, .parts = parts, .sheets = sheets, .strings = strings, .formats = formats };

  if (!unpack (&book, bytes, error) || !dt_book_read_heads (&book, error) || !read_sheets (&book, tables, error))
    return NULL;

  dt_tables_mend (tables);
  return g_steal_pointer (&tables);
}
