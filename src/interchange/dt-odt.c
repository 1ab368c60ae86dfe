/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters as OpenDocument: a zip of a few XML files, the type first and not packed, as the standard asks. Styles are
 * automatic ones of the document, with the measures of the printed letter. */

#include "dt-odt.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#include "dt-error.h"
#include "dt-new-file.h"

typedef struct archive DtArchive;
typedef struct archive_entry DtArchiveEntry;
typedef xmlTextWriter DtXmlWriter;
typedef xmlBuffer DtXmlBuffer;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtArchive, archive_write_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtArchiveEntry, archive_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtXmlWriter, xmlFreeTextWriter)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtXmlBuffer, xmlBufferFree)

#define MIME_TYPE "application/vnd.oasis.opendocument.text"

static const char manifest[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">"
  "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.2\" manifest:media-type=\"" MIME_TYPE "\"/>"
  "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
  "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
  "</manifest:manifest>\n";

#define NAME_SPACES                                                                   \
  " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""                \
  " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""                  \
  " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""                    \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""                  \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""         \
  " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""           \
  " office:version=\"1.2\""

/* The sheet: A4, margins 20, 20, 30 and 15 mm; the number of the page at the top from the second one on. */
static const char styles[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  "<office:document-styles" NAME_SPACES "><office:font-face-decls>"
  "<style:font-face style:name=\"Times\" svg:font-family=\"'Times New Roman', 'Liberation Serif'\"/></office:font-face-decls>"
  "<office:styles><style:default-style style:family=\"paragraph\"><style:paragraph-properties fo:orphans=\"2\" fo:widows=\"2\"/>"
  "<style:text-properties style:font-name=\"Times\" fo:font-size=\"14pt\" fo:language=\"vi\" fo:country=\"VN\"/></style:default-style>"
  "<style:style style:name=\"Standard\" style:family=\"paragraph\"/></office:styles>"
  "<office:automatic-styles>"
  "<style:style style:name=\"Number\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
  "<style:paragraph-properties fo:text-align=\"center\"/></style:style>"
  "<style:page-layout style:name=\"Sheet\"><style:page-layout-properties fo:page-width=\"210mm\" fo:page-height=\"297mm\""
  " fo:margin-top=\"10mm\" fo:margin-bottom=\"20mm\" fo:margin-left=\"30mm\" fo:margin-right=\"15mm\"/>"
  "<style:header-style><style:header-footer-properties fo:min-height=\"10mm\" fo:margin-bottom=\"0mm\"/></style:header-style>"
  "</style:page-layout></office:automatic-styles>"
  "<office:master-styles>"
  "<style:master-page style:name=\"Next\" style:page-layout-name=\"Sheet\"><style:header><text:p text:style-name=\"Number\">"
  "<text:page-number text:select-page=\"current\"/></text:p></style:header></style:master-page>"
  "<style:master-page style:name=\"First\" style:page-layout-name=\"Sheet\" style:next-style-name=\"Next\"><style:header><text:p/>"
  "</style:header></style:master-page>"
  "</office:master-styles></office:document-styles>\n";

#define PARAGRAPH(name, paragraph, text)                                              \
  "<style:style style:name=\"" name "\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">" \
  "<style:paragraph-properties " paragraph "/><style:text-properties " text "/></style:style>"
#define COLUMN(name, width)                                                           \
  "<style:style style:name=\"" name "\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"" width "\"/></style:style>"
#define FIRST(name)                                                           \
  "<style:style style:name=\"" name "\" style:family=\"paragraph\" style:parent-style-name=\"Standard\" style:master-page-name=\"First\">" \
  "<style:paragraph-properties style:page-number=\"1\" fo:line-height=\"1pt\"/><style:text-properties fo:font-size=\"1pt\"/></style:style>"

static const char automatic_styles[] =
  FIRST ("Begin")
  PARAGRAPH ("Center", "fo:text-align=\"center\"", "fo:font-size=\"14pt\"")
  PARAGRAPH ("Party", "fo:text-align=\"center\"", "fo:font-size=\"15pt\" fo:font-weight=\"bold\" style:text-underline-style=\"solid\"")
  PARAGRAPH ("State", "fo:text-align=\"center\"", "fo:font-size=\"12pt\" fo:font-weight=\"bold\"")
  PARAGRAPH ("Motto", "fo:text-align=\"center\"", "fo:font-size=\"13pt\" fo:font-weight=\"bold\" style:text-underline-style=\"solid\"")
  PARAGRAPH ("Name", "fo:text-align=\"center\" fo:margin-bottom=\"6pt\"", "fo:font-weight=\"bold\" style:text-underline-style=\"solid\"")
  PARAGRAPH ("Strong", "fo:text-align=\"center\"", "fo:font-weight=\"bold\"")
  PARAGRAPH ("Place", "fo:text-align=\"center\" fo:margin-top=\"4pt\"", "fo:font-style=\"italic\"")
  PARAGRAPH ("Subject", "fo:text-align=\"center\"", "fo:font-size=\"12pt\" fo:font-style=\"italic\"")
  PARAGRAPH ("To", "fo:text-align=\"center\" fo:margin-top=\"14pt\"", "fo:font-size=\"14pt\"")
  PARAGRAPH ("ToEach", "fo:margin-left=\"55mm\"", "fo:font-size=\"14pt\"")
  PARAGRAPH ("Body", "fo:text-align=\"justify\" fo:text-indent=\"10mm\" fo:margin-top=\"6pt\" fo:line-height=\"19pt\"", "fo:font-size=\"14pt\"")
  PARAGRAPH ("Gap", "fo:margin-top=\"6pt\"", "fo:font-size=\"8pt\"")
  PARAGRAPH ("RecipientsHead", "fo:text-align=\"left\"", "style:text-underline-style=\"solid\"")
  PARAGRAPH ("StateRecipientsHead", "fo:text-align=\"left\"", "fo:font-size=\"12pt\" fo:font-weight=\"bold\" fo:font-style=\"italic\"")
  PARAGRAPH ("StateRecipient", "fo:text-align=\"left\"", "fo:font-size=\"11pt\"")
  PARAGRAPH ("Recipient", "fo:text-align=\"left\"", "fo:font-size=\"12pt\"")
  PARAGRAPH ("ListTitle", "fo:text-align=\"center\" fo:break-before=\"page\" fo:margin-bottom=\"12pt\"", "fo:font-weight=\"bold\"")
  PARAGRAPH ("Cell", "fo:text-align=\"left\"", "fo:font-size=\"11pt\"")
  PARAGRAPH ("CellCenter", "fo:text-align=\"center\"", "fo:font-size=\"11pt\"")
  PARAGRAPH ("CellStrong", "fo:text-align=\"left\"", "fo:font-size=\"11pt\" fo:font-weight=\"bold\"")
  PARAGRAPH ("CellHead", "fo:text-align=\"center\"", "fo:font-size=\"11pt\" fo:font-weight=\"bold\"")
  "<style:style style:name=\"Stressed\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
  "<style:style style:name=\"Slanted\" style:family=\"text\"><style:text-properties fo:font-style=\"italic\"/></style:style>"
  "<style:style style:name=\"Plain\" style:family=\"table\"><style:table-properties style:width=\"165mm\" table:align=\"left\"/></style:style>"
  COLUMN ("Left", "73mm") COLUMN ("Right", "92mm") COLUMN ("Half", "82.5mm")
  COLUMN ("C1", "11.5mm") COLUMN ("C2", "90.5mm") COLUMN ("C3", "33mm") COLUMN ("C4", "30mm")
  "<style:style style:name=\"Open\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0mm\" fo:border=\"none\"/></style:style>"
  "<style:style style:name=\"Framed\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"1mm\" fo:border=\"0.5pt solid #000000\""
  " style:vertical-align=\"middle\"/></style:style>"
  "<style:style style:name=\"Whole\" style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"always\"/></style:style>";

/* ---- Writing XML. A failure stays in the writer's buffer and is seen at the end. ---- */

static void
start (DtXmlWriter *xml,
       const char  *name)
{
  xmlTextWriterStartElement (xml, BAD_CAST name);
}

static void
attribute (DtXmlWriter *xml,
           const char  *name,
           const char  *value)
{
  xmlTextWriterWriteAttribute (xml, BAD_CAST name, BAD_CAST value);
}

static void
end (DtXmlWriter *xml)
{
  xmlTextWriterEndElement (xml);
}

static void
text (DtXmlWriter *xml,
      const char  *words)
{
  xmlTextWriterWriteString (xml, BAD_CAST words);
}

static void
span (DtXmlWriter *xml,
      const char  *style,
      const char  *words)
{
  if (style == NULL)
    {
      text (xml, words);
      return;
    }

  start (xml, "text:span");
  attribute (xml, "text:style-name", style);
  text (xml, words);
  end (xml);
}

static void
paragraph (DtXmlWriter *xml,
           const char  *style,
           const char  *words)
{
  start (xml, "text:p");
  attribute (xml, "text:style-name", style);
  text (xml, words);
  end (xml);
}

static void
start_table (DtXmlWriter        *xml,
             const char         *name,
             const char *const  *columns)
{
  start (xml, "table:table");
  attribute (xml, "table:name", name);
  attribute (xml, "table:style-name", "Plain");
  for (; *columns != NULL; columns++)
    {
      start (xml, "table:table-column");
      attribute (xml, "table:style-name", *columns);
      end (xml);
    }
}

static void
start_row (DtXmlWriter *xml)
{
  start (xml, "table:table-row");
  attribute (xml, "table:style-name", "Whole");
}

static void
start_cell (DtXmlWriter *xml,
            const char  *style,
            guint        spanned)
{
  start (xml, "table:table-cell");
  attribute (xml, "table:style-name", style);
  attribute (xml, "office:value-type", "string");
  if (spanned > 1)
    {
      g_autofree char *columns = g_strdup_printf ("%u", spanned);

      attribute (xml, "table:number-columns-spanned", columns);
    }
}

static void
cell (DtXmlWriter *xml,
      const char  *style,
      const char  *words)
{
  g_auto(GStrv) lines = g_strsplit (words, "\n", -1);

  start_cell (xml, "Framed", 1);
  for (guint i = 0; lines[i] != NULL; i++)
    paragraph (xml, style, lines[i]);
  if (lines[0] == NULL)
    paragraph (xml, style, "");
  end (xml);
}

/* ---- The parts of a letter ---- */

static void
write_head (DtXmlWriter    *xml,
            const DtLetter *letter)
{
  static const char *const columns[] = { "Left", "Right", NULL };
  g_autofree char *parent = g_utf8_strup (letter->office->parent, -1);
  g_autofree char *name = g_utf8_strup (letter->office->name, -1);
  gboolean state = letter->office->form == DT_FORM_STATE;
  g_autofree char *number = g_strdup_printf (state ? "Số: %s%s" : "Số %s%s", *letter->number != '\0' ? letter->number : "……", letter->notation);

  paragraph (xml, "Begin", "");
  start_table (xml, "Head", columns);
  start_row (xml);
  start_cell (xml, "Open", 1);
  paragraph (xml, "Center", parent);
  paragraph (xml, state ? "Name" : "Strong", name);
  if (!state)
    paragraph (xml, "Center", "*");
  paragraph (xml, "Center", number);
  if (*letter->subject != '\0')
    paragraph (xml, "Subject", letter->subject);
  end (xml);
  start_cell (xml, "Open", 1);
  if (state)
    {
      paragraph (xml, "State", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
      paragraph (xml, "Motto", "Độc lập - Tự do - Hạnh phúc");
    }
  else
    {
      paragraph (xml, "Party", "ĐẢNG CỘNG SẢN VIỆT NAM");
    }
  paragraph (xml, "Place", letter->place_and_day);
  end (xml);
  end (xml);
  end (xml);
}

static void
write_addressee (DtXmlWriter    *xml,
                 const DtLetter *letter)
{
  g_auto(GStrv) each = g_strsplit (letter->addressee, "\n", -1);
  gboolean several = g_strv_length (each) > 1;

  start (xml, "text:p");
  attribute (xml, "text:style-name", "To");
  span (xml, letter->office->form == DT_FORM_STATE ? NULL : "Slanted", "Kính gửi:");
  if (!several)
    {
      text (xml, " ");
      text (xml, letter->addressee);
    }
  end (xml);
  for (guint i = 0; several && each[i] != NULL; i++)
    {
      g_autofree char *line = g_strconcat ("- ", each[i], NULL);

      paragraph (xml, "ToEach", line);
    }
}

static void
write_body (DtXmlWriter    *xml,
            const DtLetter *letter)
{
  start (xml, "text:p");
  attribute (xml, "text:style-name", "Body");
  for (guint i = 0; i < letter->text->len; i++)
    {
      const DtLetterRun *run = g_ptr_array_index (letter->text, i);
      g_auto(GStrv) lines = g_strsplit (run->text, "\n", -1);

      for (guint k = 0; lines[k] != NULL; k++)
        {
          if (k > 0)
            {
              end (xml);
              start (xml, "text:p");
              attribute (xml, "text:style-name", "Body");
            }
          if (*lines[k] != '\0')
            span (xml, run->bold ? "Stressed" : NULL, lines[k]);
        }
    }
  end (xml);
}

static void
write_end (DtXmlWriter    *xml,
           const DtLetter *letter)
{
  static const char *const columns[] = { "Half", "Half", NULL };
  g_autofree char *title = g_utf8_strup (letter->signer_title, -1);
  g_auto(GStrv) lines = g_strsplit (letter->recipients, "\n", -1);
  gboolean state = letter->office->form == DT_FORM_STATE;

  paragraph (xml, "Gap", "");
  start_table (xml, "End", columns);
  start_row (xml);
  start_cell (xml, "Open", 1);
  paragraph (xml, state ? "StateRecipientsHead" : "RecipientsHead", "Nơi nhận:");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("- %s%s", lines[i], lines[i + 1] == NULL ? "." : state ? ";" : ",");

      paragraph (xml, state ? "StateRecipient" : "Recipient", line);
    }
  end (xml);
  start_cell (xml, "Open", 1);
  paragraph (xml, "Strong", title);
  end (xml);
  end (xml);
  end (xml);
}

static void
write_debt (DtXmlWriter    *xml,
            const DtDebtor *debtor,
            guint           index,
            const DtDebt   *debt,
            gboolean        alone,
            DtDay           today)
{
  g_autofree char *day = dt_day_format (debt->last_day, DT_DAY_STYLE_PARTY, today);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *directive = *debt->clause != '\0' ? g_strdup_printf ("%s\n%s", debt->directive, debt->clause) : g_strdup (debt->directive);

  start_row (xml);
  cell (xml, "CellCenter", alone ? number : "");
  cell (xml, "Cell", alone ? debtor->unit_name : debt->title);
  cell (xml, "Cell", directive);
  cell (xml, "CellCenter", debt->last_day != DT_DAY_NONE ? day : "—");
  end (xml);
}

static void
write_list (DtXmlWriter    *xml,
            const DtLetter *letter,
            DtDay           today)
{
  static const char *const columns[] = { "C1", "C2", "C3", "C4", NULL };
  const char *const titles[] = { C_("column", "No."), _("Body or unit, task"), _("Directive"), _("Last Day") };
  gboolean alone = TRUE;

  for (guint i = 0; i < letter->debtors->len; i++)
    alone = alone && ((DtDebtor *) g_ptr_array_index (letter->debtors, i))->debts->len == 1;

  paragraph (xml, "ListTitle", letter->list_title);
  start_table (xml, "List", columns);
  start (xml, "table:table-header-rows");
  start_row (xml);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    cell (xml, "CellHead", titles[i]);
  end (xml);
  end (xml);
  for (guint i = 0; i < letter->debtors->len; i++)
    {
      const DtDebtor *debtor = g_ptr_array_index (letter->debtors, i);

      if (!alone)
        {
          g_autofree char *number = g_strdup_printf ("%u", i + 1);

          start_row (xml);
          cell (xml, "CellHead", number);
          start_cell (xml, "Framed", 3);
          paragraph (xml, "CellStrong", debtor->unit_name);
          end (xml);
          for (int k = 0; k < 2; k++)
            {
              start (xml, "table:covered-table-cell");
              end (xml);
            }
          end (xml);
        }
      for (guint k = 0; k < debtor->debts->len; k++)
        write_debt (xml, debtor, i, g_ptr_array_index (debtor->debts, k), alone, today);
    }
  end (xml);
}

static DtXmlBuffer *
write_content (GPtrArray *letters,
               DtDay      today)
{
  DtXmlBuffer *buffer = xmlBufferCreate ();
  g_autoptr(DtXmlWriter) xml = xmlNewTextWriterMemory (buffer, 0);

  xmlTextWriterStartDocument (xml, NULL, "UTF-8", NULL);
  xmlTextWriterWriteRaw (xml, BAD_CAST "<office:document-content" NAME_SPACES "><office:automatic-styles>");
  xmlTextWriterWriteRaw (xml, BAD_CAST automatic_styles);
  xmlTextWriterWriteRaw (xml, BAD_CAST "</office:automatic-styles>");
  start (xml, "office:body");
  start (xml, "office:text");
  for (guint i = 0; i < letters->len; i++)
    {
      const DtLetter *letter = g_ptr_array_index (letters, i);

      write_head (xml, letter);
      if (*letter->addressee != '\0')
        write_addressee (xml, letter);
      write_body (xml, letter);
      write_end (xml, letter);
      if (letter->list_title != NULL && letter->debtors != NULL && letter->debtors->len > 0)
        write_list (xml, letter, today);
    }
  end (xml);
  end (xml);
  xmlTextWriterWriteRaw (xml, BAD_CAST "</office:document-content>");
  xmlTextWriterEndDocument (xml);

  return buffer;
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

static gboolean
write_zip (const char  *path,
           gpointer     data,
           GError     **error)
{
  DtXmlBuffer *content = data;
  g_autoptr(DtArchive) zip = archive_write_new ();

  if (archive_write_set_format_zip (zip) != ARCHIVE_OK || archive_write_open_filename (zip, path) != ARCHIVE_OK)
    return set_error (zip, error);
  /* The name and size of the first file stand before its bytes only where it is not packed and not streamed. */
  if (!add_file (zip, "mimetype", MIME_TYPE, strlen (MIME_TYPE), FALSE, error)
      || !add_file (zip, "content.xml", (const char *) xmlBufferContent (content), (gsize) xmlBufferLength (content), TRUE, error)
      || !add_file (zip, "styles.xml", styles, strlen (styles), TRUE, error)
      || !add_file (zip, "META-INF/manifest.xml", manifest, strlen (manifest), TRUE, error))
    return FALSE;
  if (archive_write_close (zip) != ARCHIVE_OK)
    return set_error (zip, error);

  return TRUE;
}

/**
 * dt_odt_write_letters:
 * @letters: (element-type DtLetter): one after the other, each counting its pages from 1
 * @today: for days that leave out the year
 * @path: where to; replaced only when the new file is whole
 *
 * Returns: %FALSE with %DT_ERROR_FULL or G_FILE_ERROR if it cannot be written
 */
gboolean
dt_odt_write_letters (GPtrArray     *letters,
                      DtDay          today,
                      const char    *path,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(DtXmlBuffer) content = write_content (letters, today);

  return !g_cancellable_set_error_if_cancelled (cancellable, error) && dt_new_file_write (path, write_zip, content, error);
}
