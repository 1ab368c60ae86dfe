/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An OpenDocument text: a zip of a few XML files, the type first and not packed, as the standard asks. Styles are automatic ones of
 * the document, with the measures of what is printed. */

#include "dt-odt-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <string.h>

#include "dt-date.h"
#include "dt-error.h"
#include "dt-new-file.h"

typedef struct archive DtArchive;
typedef struct archive_entry DtArchiveEntry;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtArchive, archive_write_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtArchiveEntry, archive_entry_free)

#define MIME_TYPE "application/vnd.oasis.opendocument.text"

static const char manifest[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">"
  "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"" MIME_TYPE "\"/>"
  "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
  "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
  "<manifest:file-entry manifest:full-path=\"settings.xml\" manifest:media-type=\"text/xml\"/>"
  "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>"
  "</manifest:manifest>\n";

#define NAME_SPACES                                                                   \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""                \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""                  \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""                    \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""                  \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""         \
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""           \
  " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""                    \
  " xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\""                \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""                                   \
  " office:version=\"1.2\""

/* A format: width, height, margins at the top less the header, at the foot, at the left; what stands before and after the number of a
 * page. The number stands at the top from the second page on. */
static const char styles_format[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<office:document-styles" NAME_SPACES "><office:font-face-decls>"
  "<style:font-face style:name=\"Times\" svg:font-family=\"'Times New Roman', 'Liberation Serif'\"/></office:font-face-decls>"
  "<office:styles><style:default-style style:family=\"paragraph\"><style:paragraph-properties fo:orphans=\"2\" fo:widows=\"2\"/>"
  "<style:text-properties style:font-name=\"Times\" fo:font-size=\"14pt\" fo:language=\"vi\" fo:country=\"VN\"/></style:default-style>"
  "<style:style style:name=\"Standard\" style:family=\"paragraph\"/></office:styles>"
  "<office:automatic-styles>"
  "<style:style style:name=\"Number\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
  "<style:paragraph-properties fo:text-align=\"center\"/></style:style>"
  "<style:page-layout style:name=\"Sheet\"><style:page-layout-properties fo:page-width=\"%dmm\" fo:page-height=\"%dmm\" %s"
  " fo:margin-top=\"%smm\" fo:margin-bottom=\"%smm\" fo:margin-left=\"%dmm\" fo:margin-right=\"15mm\"/>"
  "<style:header-style><style:header-footer-properties fo:min-height=\"%smm\" fo:margin-bottom=\"0mm\"/></style:header-style>"
  "</style:page-layout></office:automatic-styles>"
  "<office:master-styles>"
  "<style:master-page style:name=\"Next\" style:page-layout-name=\"Sheet\"><style:header><text:p text:style-name=\"Number\">"
  "%s</text:p></style:header></style:master-page>"
  "<style:master-page style:name=\"First\" style:page-layout-name=\"Sheet\" style:next-style-name=\"Next\"><style:header><text:p/>"
  "</style:header></style:master-page>"
  "</office:master-styles></office:document-styles>\n";

/* The name of a group stays with its first row: LibreOffice asks for that to be said of the document. */
static const char settings[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<office:document-settings" NAME_SPACES "><office:settings>"
  "<config:config-item-set config:name=\"ooo:configuration-settings\" xmlns:ooo=\"http://openoffice.org/2004/office\">"
  "<config:config-item config:name=\"TableRowKeep\" config:type=\"boolean\">true</config:config-item>"
  "</config:config-item-set></office:settings></office:document-settings>\n";

#define PAGE_NUMBER "<text:page-number text:select-page=\"current\"/>"

/* ---- Writing XML ---- */

void
dt_odt_start (DtXmlWriter *xml,
              const char  *name)
{
  xmlTextWriterStartElement (xml, BAD_CAST name);
}

void
dt_odt_attribute (DtXmlWriter *xml,
                  const char  *name,
                  const char  *value)
{
  xmlTextWriterWriteAttribute (xml, BAD_CAST name, BAD_CAST value);
}

void
dt_odt_end (DtXmlWriter *xml)
{
  xmlTextWriterEndElement (xml);
}

void
dt_odt_text (DtXmlWriter *xml,
             const char  *words)
{
  xmlTextWriterWriteString (xml, BAD_CAST words);
}

void
dt_odt_span (DtXmlWriter *xml,
             const char  *style,
             const char  *words)
{
  if (style == NULL)
    {
      dt_odt_text (xml, words);
      return;
    }

  dt_odt_start (xml, "text:span");
  dt_odt_attribute (xml, "text:style-name", style);
  dt_odt_text (xml, words);
  dt_odt_end (xml);
}

void
dt_odt_paragraph (DtXmlWriter *xml,
                  const char  *style,
                  const char  *words)
{
  dt_odt_start (xml, "text:p");
  dt_odt_attribute (xml, "text:style-name", style);
  dt_odt_text (xml, words);
  dt_odt_end (xml);
}

void
dt_odt_start_table (DtXmlWriter *xml,
                    const char  *name,
                    const char  *style)
{
  dt_odt_start (xml, "table:table");
  dt_odt_attribute (xml, "table:name", name);
  dt_odt_attribute (xml, "table:style-name", style);
}

void
dt_odt_column (DtXmlWriter *xml,
               const char  *style)
{
  dt_odt_start (xml, "table:table-column");
  dt_odt_attribute (xml, "table:style-name", style);
  dt_odt_end (xml);
}

void
dt_odt_start_row (DtXmlWriter *xml,
                  const char  *style)
{
  dt_odt_start (xml, "table:table-row");
  dt_odt_attribute (xml, "table:style-name", style);
}

void
dt_odt_start_cell (DtXmlWriter *xml,
                   const char  *style,
                   guint        spanned)
{
  dt_odt_start (xml, "table:table-cell");
  dt_odt_attribute (xml, "table:style-name", style);
  dt_odt_attribute (xml, "office:value-type", "string");
  if (spanned > 1)
    {
      g_autofree char *columns = g_strdup_printf ("%u", spanned);

      dt_odt_attribute (xml, "table:number-columns-spanned", columns);
    }
}

/* Each cell that is spanned over is told of. */
void
dt_odt_end_cell (DtXmlWriter *xml,
                 guint        spanned)
{
  dt_odt_end (xml);
  for (guint i = 1; i < spanned; i++)
    {
      dt_odt_start (xml, "table:covered-table-cell");
      dt_odt_end (xml);
    }
}

/* ---- What letters and reports have alike ---- */

void
dt_odt_head (DtXmlWriter    *xml,
             const DtOffice *office,
             const char     *number,
             const char     *subject,
             const char     *place_and_day)
{
  g_autofree char *parent = g_utf8_strup (office->parent, -1);
  g_autofree char *name = g_utf8_strup (office->name, -1);
  gboolean state = office->form == DT_FORM_STATE;

  dt_odt_paragraph (xml, "Begin", "");
  dt_odt_start_table (xml, "Head", "Plain");
  dt_odt_column (xml, "Left");
  dt_odt_column (xml, "Right");
  dt_odt_start_row (xml, "Whole");
  dt_odt_start_cell (xml, "Open", 1);
  dt_odt_paragraph (xml, "Center", parent);
  dt_odt_paragraph (xml, state ? "Name" : "Strong", name);
  if (!state)
    dt_odt_paragraph (xml, "Center", "*");
  if (number != NULL)
    dt_odt_paragraph (xml, "Center", number);
  if (subject != NULL && *subject != '\0')
    dt_odt_paragraph (xml, "Subject", subject);
  dt_odt_end_cell (xml, 1);
  dt_odt_start_cell (xml, "Open", 1);
  if (state)
    {
      dt_odt_paragraph (xml, "State", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
      dt_odt_paragraph (xml, "Motto", "Độc lập - Tự do - Hạnh phúc");
    }
  else
    {
      dt_odt_paragraph (xml, "Party", "ĐẢNG CỘNG SẢN VIỆT NAM");
    }
  dt_odt_paragraph (xml, "Place", place_and_day);
  dt_odt_end_cell (xml, 1);
  dt_odt_end (xml);
  dt_odt_end (xml);
}

void
dt_odt_head_apart (DtXmlWriter    *xml,
                   const DtOffice *office,
                   const char     *place_and_day,
                   const char     *heading,
                   const char     *subject,
                   GPtrArray      *facts)
{
  g_autofree char *parent = g_utf8_strup (office->parent, -1);
  g_autofree char *name = g_utf8_strup (office->name, -1);
  gboolean state = office->form == DT_FORM_STATE;

  dt_odt_paragraph (xml, "Begin", "");
  dt_odt_start_table (xml, "Head", "Plain");
  dt_odt_column (xml, "Side");
  dt_odt_column (xml, "Middle");
  dt_odt_column (xml, "Side");
  dt_odt_start_row (xml, "Whole");
  dt_odt_start_cell (xml, "Open", 1);
  dt_odt_paragraph (xml, "ApartPlain", parent);
  dt_odt_paragraph (xml, state ? "ApartRuled" : "ApartStrong", name);
  if (!state)
    dt_odt_paragraph (xml, "ApartPlain", "*");
  dt_odt_end_cell (xml, 1);
  dt_odt_start_cell (xml, "Open", 1);
  dt_odt_paragraph (xml, "ApartStrong", heading);
  dt_odt_paragraph (xml, "ApartPlain", subject);
  for (guint i = 0; i < facts->len; i++)
    dt_odt_paragraph (xml, "ApartSlanted", g_ptr_array_index (facts, i));
  dt_odt_end_cell (xml, 1);
  dt_odt_start_cell (xml, "Open", 1);
  if (state)
    dt_odt_paragraph (xml, "ApartState", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  dt_odt_paragraph (xml, "ApartRuled", state ? "Độc lập - Tự do - Hạnh phúc" : "ĐẢNG CỘNG SẢN VIỆT NAM");
  dt_odt_paragraph (xml, "ApartSlanted", place_and_day);
  dt_odt_end_cell (xml, 1);
  dt_odt_end (xml);
  dt_odt_end (xml);
}

void
dt_odt_foot (DtXmlWriter       *xml,
             const DtOffice    *office,
             const char *const *recipients,
             const char        *signer_title)
{
  g_autofree char *title = g_utf8_strup (signer_title, -1);
  gboolean state = office->form == DT_FORM_STATE;

  dt_odt_paragraph (xml, "Gap", "");
  dt_odt_start_table (xml, "End", "Plain");
  dt_odt_column (xml, "Half");
  dt_odt_column (xml, "Half");
  dt_odt_start_row (xml, "Whole");
  dt_odt_start_cell (xml, "Open", 1);
  dt_odt_paragraph (xml, state ? "StateRecipientsHead" : "RecipientsHead", "Nơi nhận:");
  for (guint i = 0; recipients[i] != NULL; i++)
    {
      gsize length = strlen (recipients[i]);
      gboolean stopped = length > 0 && strchr (",;.", recipients[i][length - 1]) != NULL;
      g_autofree char *line = g_strdup_printf ("- %s%s", recipients[i], stopped ? "" : recipients[i + 1] == NULL ? "." : state ? ";" : ",");

      dt_odt_paragraph (xml, state ? "StateRecipient" : "Recipient", line);
    }
  dt_odt_end_cell (xml, 1);
  dt_odt_start_cell (xml, "Open", 1);
  dt_odt_paragraph (xml, "Strong", title);
  dt_odt_end_cell (xml, 1);
  dt_odt_end (xml);
  dt_odt_end (xml);
}

/* ---- The zip ---- */

static gboolean
set_error (DtArchive *zip,
           GError   **error)
{
  int code = archive_errno (zip);

  if (code == ENOSPC)
    g_set_error (error, DT_ERROR, DT_ERROR_FULL, "%s", archive_error_string (zip));
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code > 0 ? code : EIO), "%s", archive_error_string (zip));
  return FALSE;
}

static gboolean
add_file (DtArchive  *zip,
          const char *name,
          const char *bytes,
          gsize       size,
          gboolean    packed,
          GError    **error)
{
  g_autoptr(DtArchiveEntry) entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  if ((packed ? archive_write_zip_set_compression_deflate (zip) : archive_write_zip_set_compression_store (zip)) != ARCHIVE_OK
      || archive_write_header (zip, entry) != ARCHIVE_OK
      || archive_write_data (zip, bytes, size) != (la_ssize_t) size
      || archive_write_finish_entry (zip) != ARCHIVE_OK)
    return set_error (zip, error);

  return TRUE;
}

typedef struct
{
  DtXmlBuffer *content;
  char        *styles;
  DtXmlBuffer *meta;
} Package;

static gboolean
write_zip (const char  *path,
           gpointer     data,
           GError     **error)
{
  const Package *package = data;
  g_autoptr(DtArchive) zip = archive_write_new ();

  if (archive_write_set_format_zip (zip) != ARCHIVE_OK || archive_write_open_filename (zip, path) != ARCHIVE_OK)
    return set_error (zip, error);
  /* The name and size of the first file stand before its bytes only where it is not packed and not streamed. */
  if (!add_file (zip, "mimetype", MIME_TYPE, strlen (MIME_TYPE), FALSE, error)
      || !add_file (zip, "content.xml", (const char *) xmlBufferContent (package->content), (gsize) xmlBufferLength (package->content), TRUE, error)
      || !add_file (zip, "styles.xml", package->styles, strlen (package->styles), TRUE, error)
      || !add_file (zip, "settings.xml", settings, strlen (settings), TRUE, error)
      || !add_file (zip, "meta.xml", (const char *) xmlBufferContent (package->meta), (gsize) xmlBufferLength (package->meta), TRUE, error)
      || !add_file (zip, "META-INF/manifest.xml", manifest, strlen (manifest), TRUE, error))
    return FALSE;
  if (archive_write_close (zip) != ARCHIVE_OK)
    return set_error (zip, error);

  return TRUE;
}

static char *
make_styles (const DtOdtSheet *sheet)
{
  char top[G_ASCII_DTOSTR_BUF_SIZE], foot[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_dtostr (top, sizeof top, sheet->edge / 2);
  g_ascii_dtostr (foot, sizeof foot, sheet->edge);
  return g_strdup_printf (styles_format, sheet->landscape ? 297 : 210, sheet->landscape ? 210 : 297,
                          sheet->landscape ? "style:print-orientation=\"landscape\"" : "", top, foot, sheet->landscape ? 20 : 30, top,
                          sheet->tells_all ? "Trang " PAGE_NUMBER "/<text:page-count/>" : PAGE_NUMBER);
}

/* Its title and its language, for who has it read aloud. */
static DtXmlBuffer *
make_meta (const char *title)
{
  DtXmlBuffer *buffer = xmlBufferCreate ();
  g_autoptr(DtXmlWriter) xml = xmlNewTextWriterMemory (buffer, 0);

  xmlTextWriterStartDocument (xml, NULL, "UTF-8", NULL);
  xmlTextWriterWriteRaw (xml, BAD_CAST "<office:document-meta" NAME_SPACES "><office:meta>");
  dt_odt_start (xml, "meta:generator");
  dt_odt_text (xml, "Directive Tracker " DT_VERSION);
  dt_odt_end (xml);
  dt_odt_start (xml, "dc:title");
  dt_odt_text (xml, title);
  dt_odt_end (xml);
  dt_odt_start (xml, "dc:language");
  dt_odt_text (xml, "vi-VN");
  dt_odt_end (xml);
  xmlTextWriterWriteRaw (xml, BAD_CAST "</office:meta></office:document-meta>");
  xmlTextWriterEndDocument (xml);

  return buffer;
}

/**
 * dt_odt_open:
 * @automatic_styles: of the document
 * @xml: (out) (transfer full): what the text is written with; taken by dt_odt_close()
 *
 * Returns: (transfer full): what it is written into
 */
DtXmlBuffer *
dt_odt_open (const char   *automatic_styles,
             DtXmlWriter **xml)
{
  DtXmlBuffer *buffer = xmlBufferCreate ();

  *xml = xmlNewTextWriterMemory (buffer, 0);
  xmlTextWriterStartDocument (*xml, NULL, "UTF-8", NULL);
  xmlTextWriterWriteRaw (*xml, BAD_CAST "<office:document-content" NAME_SPACES "><office:automatic-styles>");
  xmlTextWriterWriteRaw (*xml, BAD_CAST automatic_styles);
  xmlTextWriterWriteRaw (*xml, BAD_CAST "</office:automatic-styles>");
  dt_odt_start (*xml, "office:body");
  dt_odt_start (*xml, "office:text");

  return buffer;
}

/**
 * dt_odt_close:
 * @content: (transfer full): of dt_odt_open()
 * @xml: (transfer full): as well
 * @path: where to; replaced only when the new file is whole
 *
 * Returns: %FALSE with %DT_ERROR_FULL, G_FILE_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
dt_odt_close (DtXmlBuffer       *content,
              DtXmlWriter       *xml,
              const DtOdtSheet  *sheet,
              const char        *path,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autofree char *styles = make_styles (sheet);
  g_autoptr(DtXmlBuffer) meta = make_meta (sheet->title);
  Package package = { content, styles, meta };
  gboolean done;

  dt_odt_end (xml);
  dt_odt_end (xml);
  xmlTextWriterWriteRaw (xml, BAD_CAST "</office:document-content>");
  xmlTextWriterEndDocument (xml);
  xmlFreeTextWriter (xml);

  done = !g_cancellable_set_error_if_cancelled (cancellable, error) && dt_new_file_write (path, write_zip, &package, error);
  xmlBufferFree (content);
  return done;
}
