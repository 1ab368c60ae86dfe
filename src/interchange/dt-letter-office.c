/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of .docx and .odt: a zip with one XML file that matters. What a file may make of itself is limited, and no
 * document type is accepted: an attack needs one. */

#include "dt-letter-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "dt-error.h"

#define MAX_ENTRIES 4000
#define MAX_PART    (64 * 1024 * 1024)    /* bytes of one file of the zip, unpacked */
/* A file that grows so much is a bomb; below a megabyte nobody minds. */
#define MAX_GROWTH  200
#define FREE_GROWTH (1024 * 1024)

typedef struct archive DtReadArchive;
typedef xmlTextReader DtXmlTextReader;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtReadArchive, archive_read_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtXmlTextReader, xmlFreeTextReader)

/* The parts of the zip that tell what it is. */
typedef struct
{
  GByteArray *document;     /* word/document.xml or content.xml */
  GByteArray *numbering;    /* word/numbering.xml */
  GByteArray *styles;       /* word/styles.xml */
  gboolean    is_odt;
  gboolean    encrypted;
} Parts;

static gboolean
read_part (DtReadArchive  *archive,
           gsize           packed,
           const char     *name,
           GByteArray     *part,
           GError        **error)
{
  guint8 buffer[65536];
  la_ssize_t n;

  while ((n = archive_read_data (archive, buffer, sizeof buffer)) > 0)
    {
      g_byte_array_append (part, buffer, (guint) n);
      if (part->len > MAX_PART || (part->len > FREE_GROWTH && part->len / MAX_GROWTH > packed))
        return dt_error_refuse (error, DT_ERROR_TOO_LARGE, _("“%s” would unpack to far more than a letter holds, so it is not read. Ask for the file again."), name);
    }
  if (n < 0)
    return dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” is damaged: it cannot be unpacked. Ask for the file again, or open it and save it anew."), name);

  return TRUE;
}

/* How lists count stands in files of its own. */
static gboolean
read_more (DtReadArchive  *archive,
           gsize           packed,
           const char     *name,
           const char     *path,
           Parts          *parts,
           GError        **error)
{
  GByteArray **part = g_strcmp0 (path, "word/numbering.xml") == 0 ? &parts->numbering : g_strcmp0 (path, "word/styles.xml") == 0 ? &parts->styles : NULL;

  if (part == NULL || *part != NULL)
    return TRUE;

  *part = g_byte_array_new ();
  return read_part (archive, packed, name, *part, error);
}

static gboolean
find_parts (GBytes        *bytes,
            const char    *name,
            GCancellable  *cancellable,
            Parts         *parts,
            GError       **error)
{
  g_autoptr(DtReadArchive) archive = archive_read_new ();
  struct archive_entry *entry;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  guint n = 0;
  int status;

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    return dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” is damaged: it cannot be unpacked. Ask for the file again, or open it and save it anew."), name);
  while ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN)
    {
      const char *path = archive_entry_pathname (entry);
      gboolean docx = g_strcmp0 (path, "word/document.xml") == 0;
      gboolean odt = g_strcmp0 (path, "content.xml") == 0;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (++n > MAX_ENTRIES)
        return dt_error_refuse (error, DT_ERROR_TOO_LARGE, _("“%s” would unpack to far more than a letter holds, so it is not read. Ask for the file again."), name);
      if (archive_entry_is_encrypted (entry))
        parts->encrypted = TRUE;
      if (g_strcmp0 (path, "META-INF/manifest.xml") == 0)
        {
          g_autoptr(GByteArray) manifest = g_byte_array_new ();

          if (!read_part (archive, size, name, manifest, error))
            return FALSE;
          parts->encrypted = parts->encrypted || g_strstr_len ((const char *) manifest->data, (gssize) manifest->len, "encryption-data") != NULL;
        }
      if (!read_more (archive, size, name, path, parts, error))
        return FALSE;
      if ((docx || odt) && parts->document == NULL && !archive_entry_is_encrypted (entry))
        {
          parts->is_odt = odt;
          parts->document = g_byte_array_new ();
          if (!read_part (archive, size, name, parts->document, error))
            return FALSE;
        }
    }
  if (status != ARCHIVE_EOF && parts->document == NULL)
    return dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” is damaged: it cannot be unpacked. Ask for the file again, or open it and save it anew."), name);

  return TRUE;
}

/* ---- The XML ---- */

typedef struct
{
  DtTextGatherer *gatherer;
  xmlTextReaderPtr reader;
  guint           skip;           /* depth below which nothing counts; 0 none */
  guint           covered;        /* cells that the last one spans */
  gboolean        merged;
  gboolean        in_text;
  gboolean        listed;         /* the paragraph is an item of a list */
  DtLetterNumbers *numbers;
  GHashTable     *styles;         /* of .docx: char* → char*, the list of a numbered style */
  char           *list;           /* which one; NULL: it has no name */
  guint           list_depth;
  guint           tables;         /* that one stands in */
  GPtrArray      *open_lists;     /* of .odt: char*, their styles */
} Walker;

static gboolean
is_named (Walker     *self,
          const char *name)
{
  return g_strcmp0 ((const char *) xmlTextReaderConstLocalName (self->reader), name) == 0;
}

/* The attribute of that local name, whatever its name space. */
static char *
get_attribute (Walker     *self,
               const char *name)
{
  char *value = NULL;

  if (xmlTextReaderMoveToFirstAttribute (self->reader) != 1)
    return NULL;
  do
    if (is_named (self, name))
      value = g_strdup ((const char *) xmlTextReaderConstValue (self->reader));
  while (value == NULL && xmlTextReaderMoveToNextAttribute (self->reader) == 1);
  xmlTextReaderMoveToElement (self->reader);

  return value;
}

static guint
get_number (Walker     *self,
            const char *name,
            guint       otherwise)
{
  g_autofree char *text = get_attribute (self, name);
  guint64 number;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, 63, &number, NULL) ? (guint) number : otherwise;
}

static gboolean
is_any (Walker            *self,
        const char *const *names)
{
  return g_strv_contains (names, (const char *) xmlTextReaderConstLocalName (self->reader));
}

static void
set_list (Walker *self,
          char   *list,
          guint   depth)
{
  g_free (self->list);
  self->list = list;
  self->list_depth = depth;
  /* The number 0 takes a paragraph out of the list of its style. */
  self->listed = list != NULL && !g_str_equal (list, "0");
}

/* What stands before the first word of an item of a list. @empty: there is no word. */
static void
add_mark (Walker   *self,
          gboolean  empty)
{
  if (self->listed)
    {
      g_autofree char *mark = self->list != NULL ? dt_letter_numbers_next (self->numbers, self->list, self->list_depth) : g_strdup ("- ");

      /* An empty one counts too; in a table it is the number of the row. */
      if (!empty || (self->tables > 0 && *mark != '-'))
        dt_text_gatherer_add (self->gatherer, mark);
    }
  self->listed = FALSE;
}

static void
begin_docx (Walker *self)
{
  static const char *const skipped[] = { "Fallback", "del", "moveFrom", "instrText", "delText", NULL };

  if (is_any (self, skipped))
    self->skip = (guint) xmlTextReaderDepth (self->reader) + 1;
  else if (is_named (self, "tbl"))
    {
      self->tables++;
      dt_text_gatherer_begin_table (self->gatherer);
    }
  else if (is_named (self, "tc"))
    {
      self->merged = FALSE;
      self->covered = 0;
    }
  else if (is_named (self, "gridSpan"))
    self->covered = MAX (get_number (self, "val", 1), 1) - 1;
  else if (is_named (self, "vMerge"))
    {
      g_autofree char *value = get_attribute (self, "val");

      self->merged = g_strcmp0 (value, "restart") != 0;
    }
  else if (is_named (self, "pStyle"))
    {
      g_autofree char *style = get_attribute (self, "val");
      const char *list = style != NULL ? g_hash_table_lookup (self->styles, style) : NULL;

      if (list != NULL)
        set_list (self, g_strdup (list), 0);
    }
  else if (is_named (self, "numPr"))
    self->listed = TRUE;
  else if (is_named (self, "ilvl"))
    self->list_depth = get_number (self, "val", 0);
  else if (is_named (self, "numId"))
    set_list (self, get_attribute (self, "val"), self->list_depth);
  else if (is_named (self, "tab") && !self->in_text)
    dt_text_gatherer_add (self->gatherer, "    ");
  else if (is_named (self, "br") || is_named (self, "cr"))
    dt_text_gatherer_end_line (self->gatherer);
  else if (is_named (self, "noBreakHyphen"))
    dt_text_gatherer_add (self->gatherer, "-");
  else if (is_named (self, "t"))
    {
      add_mark (self, FALSE);
      self->in_text = !xmlTextReaderIsEmptyElement (self->reader);
    }
  else if (is_named (self, "tabs"))
    self->skip = xmlTextReaderIsEmptyElement (self->reader) ? 0 : (guint) xmlTextReaderDepth (self->reader) + 1;
}

static void
end_docx (Walker *self)
{
  if (is_named (self, "t"))
    self->in_text = FALSE;
  else if (is_named (self, "p"))
    {
      add_mark (self, TRUE);
      set_list (self, NULL, 0);
      dt_text_gatherer_end_line (self->gatherer);
    }
  else if (is_named (self, "tc"))
    dt_text_gatherer_end_cell (self->gatherer, self->merged, self->covered);
  else if (is_named (self, "tr"))
    dt_text_gatherer_end_row (self->gatherer);
  else if (is_named (self, "tbl"))
    {
      self->tables -= self->tables > 0;
      dt_text_gatherer_end_table (self->gatherer);
    }
}

/* Lists of .odt are named by their style, in which each level is described. */
static void
begin_list_style (Walker *self)
{
  char *name = get_attribute (self, "name");

  set_list (self, name, 0);
  self->listed = FALSE;
  if (name != NULL)
    dt_letter_numbers_add_use (self->numbers, name, name);
}

static void
read_list_level (Walker *self)
{
  static const struct { const char *odt, *docx; } formats[] = {
    { "1", "decimal" }, { "a", "lowerLetter" }, { "A", "upperLetter" }, { "i", "lowerRoman" }, { "I", "upperRoman" },
  };
  guint level = get_number (self, "level", 1);
  guint shown = get_number (self, "display-levels", 1);
  g_autofree char *format = get_attribute (self, "num-format");
  g_autofree char *prefix = get_attribute (self, "num-prefix");
  g_autofree char *suffix = get_attribute (self, "num-suffix");
  g_autoptr(GString) text = g_string_new (prefix);
  const char *found = "bullet";

  if (self->list == NULL || level < 1)
    return;
  for (guint i = 0; format != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].odt, format))
      found = formats[i].docx;
  for (guint i = level > shown ? level - shown + 1 : 1; i <= MIN (level, 9); i++)
    g_string_append_printf (text, "%s%%%u", i > 1 && text->len > (prefix != NULL ? strlen (prefix) : 0) ? "." : "", i);
  g_string_append (text, suffix != NULL ? suffix : "");
  dt_letter_numbers_set_level (self->numbers, self->list, level - 1, found, text->str, get_number (self, "start-value", 1));
}

static void
begin_list (Walker *self)
{
  g_autofree char *style = get_attribute (self, "style-name");
  g_autofree char *going_on = get_attribute (self, "continue-numbering");
  g_autofree char *after = get_attribute (self, "continue-list");
  const char *above = self->open_lists->len > 0 ? g_ptr_array_index (self->open_lists, self->open_lists->len - 1) : NULL;

  if (style != NULL && above == NULL && g_strcmp0 (going_on, "true") != 0 && after == NULL)
    dt_letter_numbers_reset (self->numbers, style);
  g_ptr_array_add (self->open_lists, g_strdup (style != NULL ? style : above != NULL ? above : ""));
}

static void
begin_odt (Walker *self)
{
  static const char *const skipped[] = { "tracked-changes", "annotation", "note", "font-face-decls", "scripts", NULL };

  if (is_any (self, skipped))
    self->skip = xmlTextReaderIsEmptyElement (self->reader) ? 0 : (guint) xmlTextReaderDepth (self->reader) + 1;
  else if (is_named (self, "table"))
    {
      self->tables++;
      dt_text_gatherer_begin_table (self->gatherer);
    }
  else if (is_named (self, "covered-table-cell"))
    dt_text_gatherer_end_cell (self->gatherer, TRUE, get_number (self, "number-columns-repeated", 1) - 1);
  else if (is_named (self, "table-cell") && xmlTextReaderIsEmptyElement (self->reader))
    dt_text_gatherer_end_cell (self->gatherer, FALSE, get_number (self, "number-columns-repeated", 1) - 1);
  else if (is_named (self, "tab"))
    dt_text_gatherer_add (self->gatherer, "    ");
  else if (is_named (self, "line-break"))
    dt_text_gatherer_end_line (self->gatherer);
  else if (is_named (self, "list-style"))
    begin_list_style (self);
  else if (is_named (self, "list-level-style-number") || is_named (self, "list-level-style-bullet"))
    read_list_level (self);
  else if (is_named (self, "list") && !xmlTextReaderIsEmptyElement (self->reader))
    begin_list (self);
  else if (is_named (self, "list-item") && self->open_lists->len > 0)
    set_list (self, g_strdup (g_ptr_array_index (self->open_lists, self->open_lists->len - 1)), self->open_lists->len - 1);
  else if (is_named (self, "s"))
    for (guint i = get_number (self, "c", 1); i > 0; i--)
      dt_text_gatherer_add (self->gatherer, " ");
  else if ((is_named (self, "p") || is_named (self, "h")) && !xmlTextReaderIsEmptyElement (self->reader))
    {
      add_mark (self, FALSE);
      self->in_text = TRUE;
    }
  else if (is_named (self, "p"))
    {
      add_mark (self, TRUE);
      dt_text_gatherer_end_line (self->gatherer);
    }
}

static void
end_odt (Walker *self)
{
  if (is_named (self, "p") || is_named (self, "h"))
    {
      self->in_text = FALSE;
      dt_text_gatherer_end_line (self->gatherer);
    }
  else if (is_named (self, "list") && self->open_lists->len > 0)
    g_ptr_array_set_size (self->open_lists, (int) self->open_lists->len - 1);
  else if (is_named (self, "table-cell"))
    dt_text_gatherer_end_cell (self->gatherer, FALSE, 0);
  else if (is_named (self, "table-row"))
    dt_text_gatherer_end_row (self->gatherer);
  else if (is_named (self, "table"))
    {
      self->tables -= self->tables > 0;
      dt_text_gatherer_end_table (self->gatherer);
    }
}

static void
ignore_message (void           *data,
                xmlErrorPtr     error)
{
}

static void
step (Walker   *self,
      gboolean  odt)
{
  int type = xmlTextReaderNodeType (self->reader);
  guint depth = (guint) xmlTextReaderDepth (self->reader);

  if (self->skip > 0 && depth >= self->skip)
    return;
  if (self->skip > 0)
    {
      self->skip = 0;
      if (type == XML_READER_TYPE_END_ELEMENT)
        return;
    }
  if (type == XML_READER_TYPE_ELEMENT)
    (odt ? begin_odt : begin_docx) (self);
  else if (type == XML_READER_TYPE_END_ELEMENT)
    (odt ? end_odt : end_docx) (self);
  else if (self->in_text && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE))
    dt_text_gatherer_add (self->gatherer, (const char *) xmlTextReaderConstValue (self->reader));
}

static gboolean
walk (Walker        *self,
      gboolean       odt,
      const char    *name,
      GCancellable  *cancellable,
      GError       **error)
{
  guint n = 0;
  int status;

  xmlTextReaderSetStructuredErrorHandler (self->reader, ignore_message, NULL);
  while ((status = xmlTextReaderRead (self->reader)) == 1)
    {
      if (xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_DOCUMENT_TYPE)
        return dt_error_refuse (error, DT_ERROR_UNSUPPORTED, _("“%s” is made in a way no office program does, so it is not read. Ask for the file again."), name);
      step (self, odt);
      if (++n % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (dt_text_gatherer_is_full (self->gatherer) || xmlTextReaderDepth (self->reader) > 500)
        return dt_error_refuse (error, DT_ERROR_TOO_LARGE, _("“%s” would unpack to far more than a letter holds, so it is not read. Ask for the file again."), name);
    }
  if (status < 0)
    return dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” is damaged: it cannot be unpacked. Ask for the file again, or open it and save it anew."), name);

  return TRUE;
}

static char *
read_document (const Parts   *parts,
               const char    *name,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(DtXmlTextReader) reader = xmlReaderForMemory ((const char *) parts->document->data, (int) parts->document->len, NULL, NULL,
                                                          XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_HUGE);
  g_autoptr(DtTextGatherer) gatherer = dt_text_gatherer_new ();
  g_autoptr(DtLetterNumbers) numbers = dt_letter_numbers_new ();
  g_autoptr(GHashTable) styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) open_lists = g_ptr_array_new_with_free_func (g_free);
  Walker walker = { .gatherer = gatherer, .reader = reader, .numbers = numbers, .styles = styles, .open_lists = open_lists };
  gboolean read;

  /* An empty part. */
  if (reader == NULL)
    {
      dt_error_refuse (error, DT_ERROR_PARSE, _("“%s” is damaged: it cannot be unpacked. Ask for the file again, or open it and save it anew."), name);
      return NULL;
    }
  if (parts->numbering != NULL)
    dt_letter_numbering_read (numbers, parts->numbering);
  if (parts->styles != NULL)
    dt_letter_numbering_read_styles (styles, parts->styles);
  read = walk (&walker, parts->is_odt, name, cancellable, error);
  g_free (walker.list);

  return read ? dt_text_gatherer_finish (gatherer) : NULL;
}

/**
 * dt_letter_office_read:
 * @bytes: a zip
 * @name: what the file is called
 * @cancellable: (nullable): to give up early
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the text of a .docx or .odt
 */
char *
dt_letter_office_read (GBytes        *bytes,
                       const char    *name,
                       GCancellable  *cancellable,
                       GError       **error)
{
  Parts parts = { 0 };
  char *text = NULL;

  if (find_parts (bytes, name, cancellable, &parts, error))
    {
      if (parts.encrypted)
        dt_error_refuse (error, DT_ERROR_UNSUPPORTED, _("“%s” is protected by a password. Open it, take the password away, save it, and read it then."), name);
      else if (parts.document == NULL)
        dt_error_refuse (error, DT_ERROR_UNSUPPORTED, _("“%s” is no letter that can be read. Save it as .docx, .odt, .pdf with text, or as plain text."), name);
      else
        text = read_document (&parts, name, cancellable, error);
    }
  g_clear_pointer (&parts.document, g_byte_array_unref);
  g_clear_pointer (&parts.numbering, g_byte_array_unref);
  g_clear_pointer (&parts.styles, g_byte_array_unref);

  return text;
}
