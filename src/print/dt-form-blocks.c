/* SPDX-License-Identifier: GPL-3.0-or-later */

/* These words belong to the form of the document: Vietnamese, whatever the language of the program. */

#include "dt-form-blocks.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "dt-roman.h"

#define SIGN_HEIGHT 96.0
/* Of the width. */
#define LEFT_PART 0.41
#define STATE_LEFT_PART 0.38
/* Between the two sides of a letterhead. */
#define GAP 8.0

/* Left open on the sheet, for a pen. */
#define BLANK "……………………"

/* Within a paragraph: rules are drawn below paragraphs. */
#define LINE_BREAK "\342\200\250"

#define PARTY_HEAD "ĐẢNG CỘNG SẢN VIỆT NAM"
#define STATE_HEAD "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
#define STATE_MOTTO "Độc lập - Tự do - Hạnh phúc"

/* Points, of one line as it is printed. */
static double
measure_line (const char *text,
              gboolean    bold,
              double      size)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr(PangoLayout) layout = pango_layout_new (context);
  g_autoptr(PangoFontDescription) font = pango_font_description_from_string ("Liberation Serif, Times New Roman, serif");
  int width;

  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, NULL);
  g_object_unref (context);
  return (double) width / PANGO_SCALE;
}

/* Words of two syllables that names of offices are made of stay on one line. */
static gboolean
belong_together (const char *first,
                 const char *second)
{
  static const char *const words[][2] = { { "ỦY", "BAN" }, { "NHÂN", "DÂN" }, { "HỘI", "ĐỒNG" }, { "THÀNH", "PHỐ" }, { "THÀNH", "ỦY" }, { "TỈNH", "ỦY" },
                                          { "ĐẢNG", "BỘ" }, { "ĐẢNG", "ỦY" }, { "VĂN", "PHÒNG" }, { "THỊ", "XÃ" }, { "THƯỜNG", "TRỰC" } };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (first, words[i][0]) && g_str_equal (second, words[i][1]))
      return TRUE;

  return FALSE;
}

/* A name that is too long for its column stands in two lines of about one length, as a clerk would set it, and not with its last
 * word alone. One that is too long for two is left to be broken where each line is full. */
static char *
break_name (const char *name,
            gboolean    bold,
            double      width,
            double      size)
{
  g_auto(GStrv) words = g_strsplit (name, " ", -1);
  g_autofree char *best = NULL;
  double least = width;

  if (measure_line (name, bold, size) <= width)
    return g_strdup (name);
  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    {
      char *word = words[i];
      g_autofree char *second = g_strjoinv (" ", words + i);
      g_autofree char *first = NULL;
      double longer;

      if (belong_together (words[i - 1], word))
        continue;
      words[i] = NULL;
      first = g_strjoinv (" ", words);
      words[i] = word;
      longer = MAX (measure_line (first, bold, size), measure_line (second, bold, size));
      if (longer < least)
        {
          least = longer;
          g_free (best);
          best = g_strconcat (first, LINE_BREAK, second, NULL);
        }
    }

  return best != NULL ? g_steal_pointer (&best) : g_strdup (name);
}

/**
 * dt_form_left_head:
 * @office: how the office names itself
 * @width: of its column, points
 * @size: of its letters, points
 *
 * Returns: (transfer full): markup: the body above, the office, and in a Party document the star
 */
char *
dt_form_left_head (const DtOffice *office,
                   double          width,
                   double          size)
{
  g_autofree char *parent = g_utf8_strup (*office->parent != '\0' ? office->parent : BLANK, -1);
  g_autofree char *name = g_utf8_strup (*office->name != '\0' ? office->name : BLANK, -1);
  g_autofree char *parent_lines = break_name (parent, FALSE, width, size);
  g_autofree char *name_lines = break_name (name, TRUE, width, size);

  return g_markup_printf_escaped (office->form == DT_FORM_STATE ? "%s\n<b>%s</b>" : "%s\n<b>%s</b>\n*", parent_lines, name_lines);
}

/**
 * dt_form_place_and_day:
 * @office: how the office names itself
 * @date: of the document
 *
 * Returns: (transfer full): plain text. A day has two digits, a month two only for January and February.
 */
char *
dt_form_place_and_day (const DtOffice *office,
                       DtDay           date)
{
  const char *place = *office->place != '\0' ? office->place : BLANK;
  int year, month, day;

  dt_day_get (date, &year, &month, &day);
  return g_strdup_printf ("%s, ngày %02d tháng %s%d năm %d", place, day, month <= 2 ? "0" : "", month, year);
}

/* The right side: the Party's name, or the State's with its motto; size: of what is largest there, points. */
static void
add_right_head (DtReportBlock  *block,
                const DtOffice *office,
                const char     *place_and_day,
                double          x,
                double          width,
                double          size)
{
  gboolean state = office->form == DT_FORM_STATE;
  const char *head = state ? "<span size=\"86%\"><b>" STATE_HEAD "</b></span>\n<span size=\"93%\"><b>" STATE_MOTTO "</b></span>"
                           : "<span size=\"107%\"><b>" PARTY_HEAD "</b></span>";
  g_autofree char *rest = g_markup_printf_escaped ("\n<span size=\"6pt\"> </span>\n<i>%s</i>", place_and_day);
  DtReportCell *cell = dt_report_block_add_cell (block, x, width, size, DT_CELL_CENTER, g_strconcat (head, rest, NULL));

  cell->ruled = state ? 2 : 1;
}

static void
rule_left_head (DtReportCell   *cell,
                const DtOffice *office)
{
  if (office->form != DT_FORM_STATE)
    return;
  /* Below the name of the office, which stands after that of the body above. */
  cell->ruled = 2;
  cell->rule_part = 0.4;
}

/**
 * dt_form_fill_heads:
 * @left: (transfer full): markup
 * @place_and_day: plain text
 * @left_width: points
 * @width: between the margins, points
 * @size: of the text, points
 *
 * The two sides of a letterhead: at the right the Party's name (36-HD/VPTW, 05-HD/VPTW), or the State's with its motto
 * (Decree 30/2020/NĐ-CP).
 */
void
dt_form_fill_heads (DtReportBlock  *block,
                    const DtOffice *office,
                    char           *left,
                    const char     *place_and_day,
                    double          left_width,
                    double          width,
                    double          size)
{
  rule_left_head (dt_report_block_add_cell (block, 0, left_width, size, DT_CELL_CENTER, left), office);
  add_right_head (block, office, place_and_day, left_width + GAP, width - left_width - GAP, size);
}

/**
 * dt_form_fill_heads_apart:
 * @middle: markup of what stands between the two sides
 * @side_width: of each, points
 *
 * As dt_form_fill_heads(), for a sheet that lies across and has to save room.
 */
void
dt_form_fill_heads_apart (DtReportBlock  *block,
                          const DtOffice *office,
                          const char     *place_and_day,
                          const char     *middle,
                          double          side_width,
                          double          width,
                          double          size)
{
  rule_left_head (dt_report_block_add_cell (block, 0, side_width, size, DT_CELL_CENTER,
                                            dt_form_left_head (office, side_width, size)), office);
  dt_report_block_add_cell (block, side_width, width - 2 * side_width, size, DT_CELL_CENTER, g_strdup (middle))->heading = TRUE;
  add_right_head (block, office, place_and_day, width - side_width, side_width, size);
  for (int i = 0; i < block->n_cells; i++)
    block->cells[i].top = TRUE;
}

/**
 * dt_form_fill_letterhead:
 * @block: an empty block
 * @office: how the office names itself
 * @date: the day of the report
 * @width: between the margins, points
 */
void
dt_form_fill_letterhead (DtReportBlock  *block,
                         const DtOffice *office,
                         DtDay           date,
                         double          width)
{
  g_autofree char *place_and_day = dt_form_place_and_day (office, date);
  double part = office->form == DT_FORM_STATE ? STATE_LEFT_PART : LEFT_PART;

  dt_form_fill_heads (block, office, dt_form_left_head (office, width * part, DT_FORM_SIZE), place_and_day, width * part, width, DT_FORM_SIZE);
  block->keep_with_next = TRUE;
}

/**
 * dt_form_fill_title:
 * @heading: in capitals, plain text
 * @subject: the second line, plain text; ""
 * @facts: (transfer full) (nullable): markup of what stands below in italics
 * @width: between the margins, points
 */
void
dt_form_fill_title (DtReportBlock *block,
                    const char    *heading,
                    const char    *subject,
                    char          *facts,
                    double         width)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *first = g_markup_printf_escaped ("<span size=\"16pt\"><b>%s</b></span>", heading);
  g_autofree char *second = g_markup_printf_escaped ("\n<b>%s</b>", subject);

  g_string_append (text, first);
  if (*subject != '\0')
    g_string_append (text, second);
  if (facts != NULL && *facts != '\0')
    g_string_append_printf (text, "\n<span size=\"13pt\"><i>%s</i></span>", facts);
  g_free (facts);

  dt_report_block_add_cell (block, 0, width, DT_FORM_SIZE, DT_CELL_CENTER, g_strdup (text->str))->heading = TRUE;
  block->space_before = 14;
  block->keep_with_next = TRUE;
}

/**
 * dt_form_recipients:
 * @office: how the office names itself
 * @lines: markup
 *
 * Returns: (transfer full): markup: the head of the list, underlined in a Party document, bold italics in one of the State
 */
char *
dt_form_recipients (const DtOffice *office,
                    const char     *lines)
{
  return office->form == DT_FORM_STATE
           ? g_strdup_printf ("<span size=\"12pt\"><b><i>Nơi nhận:</i></b></span><span size=\"11pt\">%s</span>", lines)
           : g_strdup_printf ("<span size=\"14pt\"><u>Nơi nhận:</u></span><span size=\"12pt\">%s</span>", lines);
}

/**
 * dt_form_fill_end:
 * @block: an empty block
 * @office: how the office names itself
 * @width: between the margins, points
 *
 * "Nơi nhận" at the left, the title of who signs at the right with room for the signature.
 */
void
dt_form_fill_end (DtReportBlock  *block,
                  const DtOffice *office,
                  double          width)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; office->recipients[i] != NULL; i++)
    {
      g_autofree char *line = g_markup_escape_text (office->recipients[i], -1);
      /* The State's documents end each line by a semicolon. */
      const char *comma = office->form == DT_FORM_STATE ? ";" : ",";
      gboolean stopped = *line != '\0' && strchr (",;.", line[strlen (line) - 1]) != NULL;
      gboolean last = office->recipients[i + 1] == NULL;

      g_string_append_printf (list, "\n- %s%s", line, stopped ? "" : last ? "." : comma);
    }

  if (office->recipients[0] != NULL)
    dt_report_block_add_cell (block, 0, width / 2 - 6, DT_FORM_SIZE, DT_CELL_START, dt_form_recipients (office, list->str));
  if (*office->signer_title != '\0')
    {
      g_autofree char *title = g_utf8_strup (office->signer_title, -1);

      dt_report_block_add_cell (block, width / 2, width / 2, DT_FORM_SIZE, DT_CELL_CENTER,
                                g_markup_printf_escaped ("<b>%s</b>", title));
      /* Room for the signature itself. */
      block->min_height = SIGN_HEIGHT;
    }
  block->space_before = 14;
}

/**
 * dt_form_fill_note:
 * @markup: (transfer full): what must be known to read the table
 * @width: between the margins, points
 */
void
dt_form_fill_note (DtReportBlock *block,
                   char          *markup,
                   double         width)
{
  g_autofree char *note = markup;

  dt_report_block_add_cell (block, 0, width, DT_FORM_TABLE_SIZE, DT_CELL_START, g_strdup_printf ("<i>%s</i>", note));
  block->space_before = 6;
  block->keep_with_next = TRUE;
}

#define SYMBOL_PADDING 12       /* of a cell, and a little more */
#define SYMBOL_LETTER 0.68      /* the mean width of a capital, of the size of the text */

static gboolean
hold_symbol (const GMatchInfo *match,
             GString          *out,
             gpointer          width)
{
  g_autofree char *symbol = g_match_info_fetch (match, 0);

  /* What is too wide for the cell must break somewhere. */
  if ((double) g_utf8_strlen (symbol, -1) * SYMBOL_LETTER * DT_FORM_TABLE_SIZE > *(double *) width - SYMBOL_PADDING)
    g_string_append (out, symbol);
  else
    g_string_append_printf (out, "<span allow_breaks=\"false\">%s</span>", symbol);
  return FALSE;
}

/* Lines break after a slash or a hyphen; the symbol of a directive is one word all the same: 09-NQ/TU. */
static char *
hold_symbols (char   *markup,
              double  width)
{
  static GRegex *regex = NULL;
  char *held;

  if (markup == NULL || strchr (markup, '/') == NULL)
    return markup;
  if (g_once_init_enter (&regex))
    g_once_init_leave (&regex, g_regex_new ("(?<![\\w/<-])\\d{1,5}(/\\d{4})?-\\p{L}{2,6}/\\p{L}{2,8}(?![\\w/-])", G_REGEX_OPTIMIZE, 0, NULL));
  held = g_regex_replace_eval (regex, markup, -1, 0, 0, hold_symbol, &width, NULL);
  if (held == NULL)
    return markup;
  g_free (markup);
  return held;
}

/**
 * dt_form_add_cell:
 * @markup: (transfer full) (nullable): of the text
 *
 * Returns: (transfer none): a cell of a table
 */
DtReportCell *
dt_form_add_cell (DtReportBlock *block,
                  double         x,
                  double         width,
                  DtCellAlign    align,
                  char          *markup)
{
  DtReportCell *cell = dt_report_block_add_cell (block, x, width, DT_FORM_TABLE_SIZE, align, hold_symbols (markup, width));

  cell->framed = TRUE;
  return cell;
}

/**
 * dt_form_fill_group:
 * @number: of the group, from 1
 * @name: plain text
 * @count: (nullable): plain text, at the right
 * @number_width: of the column of numbers; 0: the numeral stands before the name
 * @count_x: where the count begins
 * @width: of the table
 * @continued: whether the group began on a page before
 *
 * The head of a group of rows.
 */
void
dt_form_fill_group (DtReportBlock *block,
                    guint          number,
                    const char    *name,
                    const char    *count,
                    double         number_width,
                    double         count_x,
                    double         width,
                    gboolean       continued)
{
  g_autofree char *numeral = dt_roman_format (number);
  /* Translators: head of a group that goes on on the next page */
  g_autofree char *text = continued ? g_strdup_printf (_("%s (continued)"), name) : g_strdup (name);

  if (number_width > 0)
    dt_form_add_cell (block, 0, number_width, DT_CELL_CENTER, g_markup_printf_escaped ("<b>%s</b>", numeral));
  dt_form_add_cell (block, number_width, (count != NULL ? count_x : width) - number_width, DT_CELL_START,
                    number_width > 0 ? g_markup_printf_escaped ("<b>%s</b>", text)
                                     : g_markup_printf_escaped ("<b>%s. %s</b>", numeral, text));
  if (count != NULL)
    dt_form_add_cell (block, count_x, width - count_x, DT_CELL_CENTER, g_markup_escape_text (count, -1));

  for (int i = 0; i < block->n_cells; i++)
    block->cells[i].shaded = TRUE;
  block->kind = DT_BLOCK_HEAD;
}

/**
 * dt_form_author:
 * @office: how the office names itself
 *
 * Returns: (transfer full): who issues the document, for the properties of a file
 */
char *
dt_form_author (const DtOffice *office)
{
  return *office->parent != '\0' ? g_strdup_printf ("%s, %s", office->name, office->parent) : g_strdup (office->name);
}
