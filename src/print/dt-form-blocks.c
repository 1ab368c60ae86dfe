/* SPDX-License-Identifier: GPL-3.0-or-later */

/* These words belong to the form of the document: Vietnamese, whatever the language of the program. */

#include "dt-form-blocks.h"

#include <string.h>

#define SIGN_HEIGHT 96.0
#define LEFT_HEAD_WIDTH 190.0

/* Left open on the sheet, for a pen. */
#define BLANK "……………………"

#define PARTY_HEAD "ĐẢNG CỘNG SẢN VIỆT NAM"

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
  g_autofree char *parent = g_utf8_strup (*office->parent != '\0' ? office->parent : BLANK, -1);
  g_autofree char *name = g_utf8_strup (*office->name != '\0' ? office->name : BLANK, -1);
  const char *place = *office->place != '\0' ? office->place : BLANK;
  DtReportCell *right;
  int year, month, day;

  dt_day_get (date, &year, &month, &day);
  dt_report_block_add_cell (block, 0, LEFT_HEAD_WIDTH, DT_FORM_SIZE, DT_CELL_CENTER,
                            g_markup_printf_escaped ("%s\n<b>%s</b>\n*", parent, name));
  /* A day has two digits, a month two only for January and February. */
  right = dt_report_block_add_cell (block, LEFT_HEAD_WIDTH, width - LEFT_HEAD_WIDTH, DT_FORM_SIZE, DT_CELL_CENTER,
                                    g_markup_printf_escaped ("<span size=\"15pt\"><b>" PARTY_HEAD "</b></span>\n"
                                                             "<span size=\"6pt\"> </span>\n"
                                                             "<i>%s, ngày %02d tháng %s%d năm %d</i>",
                                                             place, day, month <= 2 ? "0" : "", month, year));
  right->ruled = TRUE;
  block->keep_with_next = TRUE;
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
  g_autoptr(GString) list = g_string_new ("<u>Nơi nhận:</u><span size=\"12pt\">");

  for (guint i = 0; office->recipients[i] != NULL; i++)
    {
      g_autofree char *line = g_markup_escape_text (office->recipients[i], -1);
      gboolean stopped = *line != '\0' && strchr (",;.", line[strlen (line) - 1]) != NULL;
      gboolean last = office->recipients[i + 1] == NULL;

      g_string_append_printf (list, "\n- %s%s", line, stopped ? "" : last ? "." : ",");
    }
  g_string_append (list, "</span>");

  if (office->recipients[0] != NULL)
    dt_report_block_add_cell (block, 0, width / 2 - 6, DT_FORM_SIZE, DT_CELL_START, g_strdup (list->str));
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
