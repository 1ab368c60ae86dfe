/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The head and the foot of a document (Guidance 36-HD/VPTW; Decree 30/2020/NĐ-CP, annex I). The words of a document are not
 * those of the program: they stay Vietnamese in every language. */

#include "dt-paper-layout.h"

#include <string.h>

/* Letters of a line in a column of the head, and of the foot. */
#define HEAD_WIDTH 28
#define ABOUT_WIDTH 36
#define FOOT_WIDTH 40

typedef struct { char *words; DtPaperStyle style; } Cell;

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->words);
}

static GArray *
new_column (void)
{
  GArray *column = g_array_new (FALSE, FALSE, sizeof (Cell));

  g_array_set_clear_func (column, clear_cell);
  return column;
}

/* In as many lines as it needs, broken between words. */
static void
add_cells (GArray       *column,
           const char   *words,
           int           width,
           DtPaperStyle  style)
{
  g_auto(GStrv) each = g_strsplit_set (words, " \n", -1);
  g_autoptr(GString) line = g_string_new (NULL);

  for (guint i = 0; each[i] != NULL; i++)
    {
      if (line->len > 0 && g_utf8_strlen (line->str, -1) + 1 + g_utf8_strlen (each[i], -1) > width)
        {
          Cell cell = { g_strdup (line->str), style };

          g_array_append_val (column, cell);
          g_string_truncate (line, 0);
        }
      if (line->len > 0 && each[i][0] != '\0')
        g_string_append_c (line, ' ');
      g_string_append (line, each[i]);
    }
  if (line->len > 0)
    {
      Cell cell = { g_strdup (line->str), style };

      g_array_append_val (column, cell);
    }
}

static void
add_gap (GArray *column)
{
  Cell cell = { g_strdup (""), DT_PAPER_BODY };

  g_array_append_val (column, cell);
}

/* ---- Into the text ---- */

static void
add_run (GString      *text,
         GArray       *runs,
         const char   *words,
         DtPaperStyle  style)
{
  DtPaperRun run = { style, (int) g_utf8_strlen (text->str, (gssize) text->len), 0 };

  g_string_append (text, words);
  run.end = run.start + (int) g_utf8_strlen (words, -1);
  if (run.end > run.start)
    g_array_append_val (runs, run);
}

static void
add_cell (GString      *text,
          GArray       *runs,
          const GArray *column,
          guint         i)
{
  if (i < column->len)
    add_run (text, runs, g_array_index (column, Cell, i).words, g_array_index (column, Cell, i).style);
}

/* The lines of two columns, one beside the other; the first column of a head is in the middle of its half too. */
static void
join_columns (GString      *text,
              GArray       *runs,
              const GArray *left,
              const GArray *right,
              DtPaperStyle  style)
{
  for (guint i = 0; i < MAX (left->len, right->len); i++)
    {
      DtPaperRun line = { style, (int) g_utf8_strlen (text->str, (gssize) text->len), 0 };
      guint at = runs->len;

      if (style == DT_PAPER_HEAD)
        g_string_append_c (text, '\t');
      add_cell (text, runs, left, i);
      if (i < right->len && g_array_index (right, Cell, i).words[0] != '\0')
        g_string_append_c (text, '\t');
      add_cell (text, runs, right, i);
      g_string_append_c (text, '\n');
      line.end = (int) g_utf8_strlen (text->str, (gssize) text->len);
      g_array_insert_val (runs, at, line);
    }
}

/* "1438-CV/TU" is the Party's way, "38/UBND-VP" the State's. */
static gboolean
is_of_party (const char *symbol)
{
  const char *digits = symbol + strcspn (symbol, "0123456789");

  return digits[strspn (digits, "0123456789")] != '/';
}

/* Day and the months 1 and 2 have two digits. */
static char *
dup_place_and_day (const DtDirectivePage *page)
{
  int year, month, day;

  if (page->issued_day == DT_DAY_NONE)
    return g_strdup ("");
  dt_day_get (page->issued_day, &year, &month, &day);
  return g_strdup_printf (month < 3 ? "%s%sngày %02d tháng %02d năm %d" : "%s%sngày %02d tháng %d năm %d",
                          page->place, page->place[0] != '\0' ? ", " : "", day, month, year);
}

static GArray *
make_right_head (const DtDirectivePage *page,
                 gboolean               party)
{
  GArray *column = new_column ();
  g_autofree char *place = dup_place_and_day (page);

  if (party)
    {
      add_cells (column, "ĐẢNG CỘNG SẢN VIỆT NAM", 99, DT_PAPER_RULED);
      add_gap (column);
    }
  else
    {
      add_cells (column, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 99, DT_PAPER_ROOF);
      add_cells (column, "Độc lập - Tự do - Hạnh phúc", 99, DT_PAPER_RULED);
    }
  add_cells (column, place, 99, DT_PAPER_PLACE);
  return column;
}

static GArray *
make_left_head (const DtDirectivePage *page,
                gboolean               party)
{
  GArray *column = new_column ();
  g_autofree char *number = g_strconcat (party ? "Số " : "Số: ", page->symbol, NULL);

  add_cells (column, page->issuer, HEAD_WIDTH, DT_PAPER_ISSUER);
  if (party)
    add_cells (column, "*", 99, DT_PAPER_LEFT);
  add_cells (column, number, 99, DT_PAPER_LEFT);
  if (page->type == DT_DOCUMENT_LETTER)
    add_cells (column, page->subject, ABOUT_WIDTH, DT_PAPER_ABOUT);
  return column;
}

static void
add_whole_line (GString      *text,
                GArray       *runs,
                const char   *words,
                DtPaperStyle  style)
{
  add_run (text, runs, words, style);
  if (words[0] != '\0')
    g_string_append_c (text, '\n');
}

static void
add_addressees (GString               *text,
                GArray                *runs,
                const DtDirectivePage *page)
{
  gboolean first = TRUE;

  for (guint i = 0; i < page->addressees->len; i++)
    {
      const DtAddresseeRow *row = g_ptr_array_index (page->addressees, i);
      g_autofree char *line = g_strconcat ("- ", row->words, NULL);

      if (row->distribution)
        continue;
      if (first)
        add_whole_line (text, runs, "Kính gửi:", DT_PAPER_TO_HEAD);
      add_whole_line (text, runs, line, DT_PAPER_TO);
      first = FALSE;
    }
}

void
dt_paper_add_head (GString               *text,
                   GArray                *runs,
                   const DtDirectivePage *page)
{
  gboolean party = is_of_party (page->symbol);
  g_autoptr(GArray) left = make_left_head (page, party);
  g_autoptr(GArray) right = make_right_head (page, party);

  join_columns (text, runs, left, right, DT_PAPER_HEAD);
  if (page->type != DT_DOCUMENT_LETTER)
    {
      if (page->type != DT_DOCUMENT_OTHER)
        add_whole_line (text, runs, dt_document_type_name (page->type), DT_PAPER_TITLE);
      add_whole_line (text, runs, page->subject, DT_PAPER_SUBJECT);
    }
  add_addressees (text, runs, page);
}

void
dt_paper_add_foot (GString               *text,
                   GArray                *runs,
                   const DtDirectivePage *page)
{
  g_autoptr(GArray) left = new_column ();
  g_autoptr(GArray) right = new_column ();
  g_autofree char *title = g_utf8_strup (page->signer_title, -1);
  g_auto(GStrv) titles = g_strsplit (title, " – ", -1);

  for (guint i = 0; i < page->addressees->len; i++)
    {
      const DtAddresseeRow *row = g_ptr_array_index (page->addressees, i);
      g_autofree char *line = g_strconcat ("- ", row->words, NULL);

      if (!row->distribution)
        continue;
      if (left->len == 0)
        add_cells (left, "Nơi nhận:", 99, DT_PAPER_RECIPIENTS_HEAD);
      add_cells (left, line, FOOT_WIDTH, DT_PAPER_RECIPIENTS);
    }
  /* "T/M BAN THƯỜNG VỤ – BÍ THƯ" stands in two lines on paper. */
  for (guint i = 0; titles[i] != NULL; i++)
    add_cells (right, titles[i], HEAD_WIDTH, DT_PAPER_SIGNER);
  if (right->len > 0 && page->signer[0] != '\0')
    add_gap (right);
  add_cells (right, page->signer, HEAD_WIDTH, DT_PAPER_SIGNER);
  join_columns (text, runs, left, right, DT_PAPER_FOOT);
}
