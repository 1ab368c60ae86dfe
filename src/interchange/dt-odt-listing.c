/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report as an OpenDocument text, to be gone on with in a word processor: the same heads, columns and words as on paper, the table a
 * real one whose head is told again on every sheet. */

#include "dt-odt-listing.h"

#include <glib/gi18n-lib.h>

#include "dt-letter.h"
#include "dt-listing-paper.h"
#include "dt-odt-private.h"
#include "dt-roman.h"

/* Between the margins of a sheet that stands, and of one that lies, mm. */
#define UPRIGHT 165.0
#define ACROSS 262.0
#define MM_IN_POINTS (72.0 / 25.4)
/* As on paper, points. */
#define TABLE_SIZE 11.0
#define SMALL 0.88
/* Rows between two looks at whether it is to stop. */
#define ROWS_AT_ONCE 256
/* Of a letterhead with the title in the middle. */
#define SIDE_PART 0.32
/* Of the notes beside who made the table. */
#define NOTES_PART 0.76

typedef struct
{
  DtXmlWriter     *xml;
  DtListingView   *view;
  const DtListing *table;
  DtListingPaper   paper;
} Writing;

/* ---- Styles ---- */

static void
append_length (GString    *text,
               const char *before,
               double      length,
               const char *behind)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, before);
  g_string_append (text, g_ascii_formatd (digits, sizeof digits, "%.2f", length));
  g_string_append (text, behind);
}

static void
append_paragraph (GString    *text,
                  const char *name,
                  const char *align,
                  double      size,
                  const char *more)
{
  g_string_append_printf (text, "<style:style style:name=\"%s\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
                                "<style:paragraph-properties fo:text-align=\"%s\"/><style:text-properties %s", name, align, more);
  append_length (text, " fo:font-size=\"", size, "pt\"/></style:style>");
}

static void
append_column (GString    *text,
               const char *name,
               double      width)
{
  g_string_append_printf (text, "<style:style style:name=\"%s\" style:family=\"table-column\">", name);
  append_length (text, "<style:table-column-properties style:column-width=\"", width, "mm\"/></style:style>");
}

static void
append_table (GString    *text,
              const char *name,
              double      width)
{
  g_string_append_printf (text, "<style:style style:name=\"%s\" style:family=\"table\"><style:table-properties table:align=\"left\""
                                " table:border-model=\"collapsing\"", name);
  append_length (text, " style:width=\"", width, "mm\"/></style:style>");
}

#define FRAMED_CELL(name, more)                                                       \
  PADDED_CELL (name, "1.75pt", more)
/* A cell without room above and below its text. */
#define TIGHT_CELL(name, more) PADDED_CELL (name, "0.25pt", more)
#define PADDED_CELL(name, padding, more)                                              \
  "<style:style style:name=\"" name "\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"" padding "\"" \
  " fo:padding-left=\"3.5pt\" fo:padding-right=\"3.5pt\" fo:border=\"0.5pt solid #000000\" " more "/></style:style>"

static char *
make_styles (const Writing *self)
{
  GString *text = g_string_new (COMMON_STYLES
    PARAGRAPH ("Heading", "fo:text-align=\"center\" fo:margin-top=\"14pt\"", "fo:font-size=\"16pt\" fo:font-weight=\"bold\"")
    PARAGRAPH ("Fact", "fo:text-align=\"center\"", "fo:font-size=\"13pt\" fo:font-style=\"italic\"")
    PARAGRAPH ("Line", "fo:text-align=\"left\" fo:line-height=\"16pt\"", "fo:font-size=\"12pt\"")
    PARAGRAPH ("Empty", "fo:text-align=\"left\" fo:margin-top=\"16pt\"", "fo:font-size=\"14pt\"")
    PARAGRAPH ("Note", "fo:text-align=\"left\" fo:margin-top=\"4pt\"", "fo:font-size=\"11pt\" fo:font-style=\"italic\"")
    "<style:style style:name=\"Struck\" style:family=\"text\"><style:text-properties style:text-line-through-style=\"solid\"/></style:style>"
    FRAMED_CELL ("Shaded", "fo:background-color=\"#eeeeee\" style:vertical-align=\"middle\"")
    FRAMED_CELL ("High", "style:vertical-align=\"top\"")
    FRAMED_CELL ("HighShaded", "fo:background-color=\"#eeeeee\" style:vertical-align=\"top\"")
    TIGHT_CELL ("Tight", "style:vertical-align=\"middle\"")
    TIGHT_CELL ("TightShaded", "fo:background-color=\"#eeeeee\" style:vertical-align=\"middle\"")
    PARAGRAPH ("Behind", "fo:line-height=\"1pt\"", "fo:font-size=\"1pt\"")
    PARAGRAPH ("ApartPlain", "fo:text-align=\"center\"", "fo:font-size=\"12pt\"")
    PARAGRAPH ("ApartStrong", "fo:text-align=\"center\"", "fo:font-size=\"12pt\" fo:font-weight=\"bold\"")
    PARAGRAPH ("ApartSlanted", "fo:text-align=\"center\"", "fo:font-size=\"12pt\" fo:font-style=\"italic\"")
    PARAGRAPH ("ApartState", "fo:text-align=\"center\"", "fo:font-size=\"10pt\" fo:font-weight=\"bold\"")
    PARAGRAPH ("ApartRuled", "fo:text-align=\"center\" fo:margin-bottom=\"4pt\"",
               "fo:font-size=\"12pt\" fo:font-weight=\"bold\" style:text-underline-style=\"solid\""));
  double size = self->table->size > 0 ? self->table->size : TABLE_SIZE;
  double width = self->paper.landscape ? ACROSS : UPRIGHT;

  append_paragraph (text, "Cell", "left", size, "");
  append_paragraph (text, "CellCenter", "center", size, "");
  append_paragraph (text, "CellSmall", "left", size * SMALL, "");
  append_paragraph (text, "CellSmallCenter", "center", size * SMALL, "");
  append_paragraph (text, "CellHead", "center", self->table->tight ? size : TABLE_SIZE, "fo:font-weight=\"bold\"");
  append_paragraph (text, "CellStrong", "left", self->table->tight ? size : TABLE_SIZE, "fo:font-weight=\"bold\"");
  append_paragraph (text, "GroupNumber", "center\" fo:keep-with-next=\"always", TABLE_SIZE, "fo:font-weight=\"bold\"");
  append_paragraph (text, "GroupName", "left\" fo:keep-with-next=\"always", TABLE_SIZE, "fo:font-weight=\"bold\"");
  append_paragraph (text, "GroupCount", "center\" fo:keep-with-next=\"always", TABLE_SIZE, "");
  append_paragraph (text, "CellNote", "left", size, "fo:font-style=\"italic\"");
  append_table (text, "Plain", width);
  append_table (text, "List", width);
  append_column (text, "Left", width * 0.41);
  append_column (text, "Right", width * 0.59);
  append_column (text, "Half", width / 2);
  append_column (text, "Side", width * SIDE_PART);
  append_column (text, "Middle", width * (1 - 2 * SIDE_PART));
  append_column (text, "Notes", width * NOTES_PART);
  append_column (text, "Compiler", width * (1 - NOTES_PART));
  for (int i = 0; i < self->paper.n_columns; i++)
    {
      char name[16];

      g_snprintf (name, sizeof name, "C%d", i + 1);
      append_column (text, name, self->paper.columns[i].width / MM_IN_POINTS);
    }
  if (self->table->row_height > 0)
    {
      g_string_append (text, "<style:style style:name=\"Row\" style:family=\"table-row\">");
      append_length (text, "<style:table-row-properties fo:keep-together=\"always\" style:min-row-height=\"", self->table->row_height, "pt\"/></style:style>");
    }

  return g_string_free (text, FALSE);
}

/* ---- Cells ---- */

static const char *
cell_style (const Writing *self,
            gboolean       top,
            gboolean       shaded)
{
  if (self->table->tight)
    return shaded ? "TightShaded" : "Tight";
  if (top)
    return shaded ? "HighShaded" : "High";
  return shaded ? "Shaded" : "Framed";
}

static void
write_framed (const Writing *self,
              const char    *cell_style,
              const char    *style,
              const char    *words,
              guint          spanned)
{
  dt_odt_start_cell (self->xml, cell_style, spanned);
  dt_odt_paragraph (self->xml, style, words);
  dt_odt_end_cell (self->xml, spanned);
}

/* Lines of a text are paragraphs of the cell. */
static void
write_lines (const Writing *self,
             const char    *style,
             const char    *text_style,
             const char    *words)
{
  g_auto(GStrv) lines = g_strsplit (words, "\n", -1);

  for (guint i = 0; lines[i] != NULL || i == 0; i++)
    {
      dt_odt_start (self->xml, "text:p");
      dt_odt_attribute (self->xml, "text:style-name", style);
      if (lines[i] != NULL)
        dt_odt_span (self->xml, text_style, lines[i]);
      dt_odt_end (self->xml);
      if (lines[i] == NULL)
        break;
    }
}

static void
write_cell (const Writing       *self,
            const DtListingCell *cell,
            DtColumnFlags        flags)
{
  gboolean center = cell->kind != DT_VALUE_TEXT || (flags & DT_COLUMN_CENTER) != 0;
  gboolean top = (flags & DT_COLUMN_TOP) != 0;
  gboolean shaded = (cell->style & DT_VALUE_SHADED) != 0;
  const char *small = center ? "CellSmallCenter" : "CellSmall";

  dt_odt_start_cell (self->xml, cell_style (self, top, shaded), 1);
  if (cell->kind == DT_VALUE_NONE)
    {
      dt_odt_paragraph (self->xml, "Cell", "");
    }
  else
    {
      g_autofree char *words = dt_listing_paper_words (self->table, cell, flags);

      write_lines (self, center ? "CellCenter" : "Cell", (cell->style & DT_VALUE_BOLD) != 0 ? "Stressed"
                   : (cell->style & DT_VALUE_ITALIC) != 0 ? "Slanted" : (cell->style & DT_VALUE_STRUCK) != 0 ? "Struck" : NULL, words);
    }
  if (cell->kind == DT_VALUE_DAY && cell->original != DT_DAY_NONE && cell->original != cell->day)
    {
      g_autofree char *original = dt_listing_short_day (self->table, cell->original);

      write_lines (self, small, "Struck", original);
    }
  if (cell->under != NULL && *cell->under != '\0')
    write_lines (self, small, NULL, cell->under);
  dt_odt_end_cell (self->xml, 1);
}

/* ---- Rows ---- */

static void
write_heads (const Writing *self)
{
  dt_odt_start (self->xml, "table:table-header-rows");
  dt_odt_start_row (self->xml, "Whole");
  for (int i = 0; i < self->paper.n_columns; i++)
    {
      int index = self->paper.columns[i].index;

      dt_odt_start_cell (self->xml, cell_style (self, FALSE, FALSE), 1);
      write_lines (self, "CellHead", NULL, index < 0 ? C_("printed column", "No.") : dt_listing_paper_get_column (&self->paper, index)->title);
      dt_odt_end_cell (self->xml, 1);
    }
  dt_odt_end (self->xml);
  dt_odt_end (self->xml);
}

static void
write_group (const Writing *self,
             guint          index)
{
  g_autofree char *name = dt_listing_view_group_name (self->view, index);
  g_autofree char *numeral = dt_roman_format (index + 1);
  guint n = dt_listing_view_count (self->view, index);
  g_autofree char *count = n > 0 ? dt_listing_count_words (self->table, n) : NULL;
  guint n_columns = (guint) self->paper.n_columns;
  gboolean apart = self->table->numbered && !self->paper.name_numbers;
  g_autofree char *title = apart ? g_strdup (name) : g_strdup_printf ("%s. %s", numeral, name);
  guint of_name = n_columns - (apart ? 1 : 0);

  dt_odt_start_row (self->xml, "Whole");
  if (apart)
    write_framed (self, "Shaded", "GroupNumber", numeral, 1);
  write_framed (self, "Shaded", "GroupName", title, count != NULL && of_name > 1 ? of_name - 1 : of_name);
  if (count != NULL && of_name > 1)
    write_framed (self, "Shaded", "GroupCount", count, 1);
  dt_odt_end (self->xml);
}

static void
write_row (const Writing *self,
           guint          row,
           guint          number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  int first = self->table->numbered ? 1 : 0;

  dt_odt_start_row (self->xml, self->table->row_height > 0 ? "Row" : "Whole");
  if (first > 0)
    write_framed (self, cell_style (self, FALSE, FALSE), "CellCenter", dt_listing_is_message (self->table, row) ? "" : digits, 1);
  if (dt_listing_is_message (self->table, row))
    {
      g_autofree char *words = dt_listing_cell_words (self->table, dt_listing_get_cell (self->table, row, 0));

      dt_odt_start_cell (self->xml, cell_style (self, FALSE, FALSE), (guint) (self->paper.n_columns - first));
      write_lines (self, "Cell", "Slanted", words);
      dt_odt_end_cell (self->xml, (guint) (self->paper.n_columns - first));
    }
  else
    {
      for (int i = first; i < self->paper.n_columns; i++)
        write_cell (self, dt_listing_get_cell (self->table, row, (guint) self->paper.columns[i].index),
                    dt_listing_paper_get_column (&self->paper, self->paper.columns[i].index)->flags);
    }
  dt_odt_end (self->xml);
}

/* The words go over all columns before the first with a sum. */
static void
write_total (const Writing *self)
{
  const GArray *sums = self->table->sums;
  int first = self->paper.n_columns;

  for (int i = self->paper.n_columns - 1; i > 0 && sums->len > 0; i--)
    if (self->paper.columns[i].index >= 0 && g_array_index (sums, DtListingCell, self->paper.columns[i].index).kind != DT_VALUE_NONE)
      first = i;

  dt_odt_start_row (self->xml, "Whole");
  write_framed (self, cell_style (self, FALSE, FALSE), "CellStrong", self->table->total, (guint) first);
  for (int i = first; i < self->paper.n_columns; i++)
    {
      g_autofree char *words = dt_listing_cell_words (self->table, &g_array_index (sums, DtListingCell, self->paper.columns[i].index));

      write_framed (self, cell_style (self, FALSE, FALSE), "CellHead", words, 1);
    }
  dt_odt_end (self->xml);
}

static gboolean
write_table (const Writing  *self,
             GCancellable   *cancellable,
             GError        **error)
{
  dt_odt_paragraph (self->xml, "Gap", "");
  dt_odt_start_table (self->xml, "List", "List");
  for (int i = 0; i < self->paper.n_columns; i++)
    {
      char name[16];

      g_snprintf (name, sizeof name, "C%d", i + 1);
      dt_odt_column (self->xml, name);
    }
  write_heads (self);
  for (guint i = 0; i < self->view->groups->len; i++)
    {
      const DtListingGroup *group = &g_array_index (self->view->groups, DtListingGroup, i);

      if (self->view->group >= 0)
        write_group (self, i);
      for (guint k = 0; k < group->n; k++)
        {
          if (k % ROWS_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          write_row (self, g_array_index (self->view->order, guint, group->first + k), k + 1);
        }
    }
  if (*self->table->total != '\0')
    write_total (self);
  dt_odt_end (self->xml);

  return TRUE;
}

/* ---- The whole ---- */

static void
write_all (const Writing *self,
           const char    *style,
           GPtrArray     *lines)
{
  for (guint i = 0; i < lines->len; i++)
    dt_odt_paragraph (self->xml, style, g_ptr_array_index (lines, i));
}

/* A word processor puts an empty line behind a table that is the last thing of a text, and a sheet that is full gets a second one. */
static void
write_behind (const Writing *self)
{
  dt_odt_paragraph (self->xml, "Behind", "");
}

/* The notes, and beside them who made the table. */
static void
write_notes (const Writing *self)
{
  if (self->table->compiler == NULL)
    {
      write_all (self, "Note", self->table->notes);
      return;
    }

  dt_odt_start_table (self->xml, "Notes", "Plain");
  dt_odt_column (self->xml, "Notes");
  dt_odt_column (self->xml, "Compiler");
  dt_odt_start_row (self->xml, "Whole");
  dt_odt_start_cell (self->xml, "Open", 1);
  write_all (self, "CellNote", self->table->notes);
  dt_odt_end_cell (self->xml, 1);
  dt_odt_start_cell (self->xml, "Open", 1);
  dt_odt_paragraph (self->xml, "CellHead", self->table->compiler);
  dt_odt_end_cell (self->xml, 1);
  dt_odt_end (self->xml);
  dt_odt_end (self->xml);
  write_behind (self);
}

static void
write_title (const Writing *self)
{
  const DtListing *table = self->table;
  g_autoptr(DtLetter) letter = dt_letter_new (table->office, table->today);

  if (table->plain)
    {
      dt_odt_head_apart (self->xml, table->office, letter->place_and_day, table->heading, table->subject, table->facts);
      return;
    }

  dt_odt_head (self->xml, table->office, NULL, NULL, letter->place_and_day);
  dt_odt_paragraph (self->xml, "Heading", table->heading);
  if (*table->subject != '\0')
    dt_odt_paragraph (self->xml, "Strong", table->subject);
  write_all (self, "Fact", table->facts);
}

static gboolean
write_text (const Writing  *self,
            GCancellable   *cancellable,
            GError        **error)
{
  const DtListing *table = self->table;

  write_title (self);
  write_all (self, "Line", table->lines);
  if (self->view->order->len == 0)
    dt_odt_paragraph (self->xml, "Empty", table->empty);
  else if (!write_table (self, cancellable, error))
    return FALSE;
  else
    write_notes (self);
  if (!table->plain && (table->office->recipients[0] != NULL || *table->office->signer_title != '\0'))
    {
      dt_odt_foot (self->xml, table->office, (const char *const *) table->office->recipients, table->office->signer_title);
      write_behind (self);
    }

  return TRUE;
}

/**
 * dt_odt_write_listing:
 * @view: (transfer none): a report that has its office, as it is looked at
 * @path: where to; replaced only when the new file is whole
 * @cancellable: (nullable): to give up
 *
 * Returns: %FALSE with %DT_ERROR_FULL, G_FILE_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
dt_odt_write_listing (DtListingView  *view,
                      const char     *path,
                      GCancellable   *cancellable,
                      GError        **error)
{
  Writing self = { .view = view, .table = view->table };
  g_autofree char *title = *view->table->subject != '\0' ? g_strdup_printf ("%s %s", view->table->heading, view->table->subject)
                                                         : g_strdup (view->table->heading);
  DtOdtSheet sheet = { .title = view->table->title != NULL ? view->table->title : title, .edge = view->table->plain ? 12 : 20, .tells_all = TRUE };
  g_autofree char *styles = NULL;
  DtXmlBuffer *content;

  g_return_val_if_fail (view->table->office != NULL, FALSE);

  dt_listing_paper_init (&self.paper, view, UPRIGHT * MM_IN_POINTS, ACROSS * MM_IN_POINTS);
  sheet.landscape = self.paper.landscape;
  styles = make_styles (&self);
  content = dt_odt_open (styles, &self.xml);
  if (!write_text (&self, cancellable, error))
    {
      xmlFreeTextWriter (self.xml);
      xmlBufferFree (content);
      return FALSE;
    }

  return dt_odt_close (content, self.xml, &sheet, path, cancellable, error);
}
