/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters as OpenDocument, with the measures of the printed letter. */

#include "dt-odt.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-odt-private.h"

static const char automatic_styles[] =
  COMMON_STYLES
  TABLE ("Plain", "165mm") TABLE ("List", "165mm") COLUMN ("Left", "73mm") COLUMN ("Right", "92mm") COLUMN ("Half", "82.5mm")
  PARAGRAPH ("To", "fo:text-align=\"center\" fo:margin-top=\"14pt\"", "fo:font-size=\"14pt\"")
  PARAGRAPH ("ToEach", "fo:margin-left=\"55mm\"", "fo:font-size=\"14pt\"")
  PARAGRAPH ("Body", "fo:text-align=\"justify\" fo:text-indent=\"10mm\" fo:margin-top=\"6pt\" fo:line-height=\"19pt\"", "fo:font-size=\"14pt\"")
  PARAGRAPH ("ListTitle", "fo:text-align=\"center\" fo:break-before=\"page\" fo:margin-bottom=\"12pt\"", "fo:font-weight=\"bold\"")
  PARAGRAPH ("Cell", "fo:text-align=\"left\"", "fo:font-size=\"11pt\"")
  PARAGRAPH ("CellCenter", "fo:text-align=\"center\"", "fo:font-size=\"11pt\"")
  PARAGRAPH ("CellStrong", "fo:text-align=\"left\" fo:keep-with-next=\"always\"", "fo:font-size=\"11pt\" fo:font-weight=\"bold\"")
  PARAGRAPH ("CellStays", "fo:text-align=\"center\" fo:keep-with-next=\"always\"", "fo:font-size=\"11pt\" fo:font-weight=\"bold\"")
  PARAGRAPH ("CellHead", "fo:text-align=\"center\"", "fo:font-size=\"11pt\" fo:font-weight=\"bold\"")
  COLUMN ("C1", "11.5mm") COLUMN ("C2", "90.5mm") COLUMN ("C3", "33mm") COLUMN ("C4", "30mm");

/* ---- The parts of a letter ---- */

static void
write_head (DtXmlWriter    *xml,
            const DtLetter *letter)
{
  gboolean state = letter->office->form == DT_FORM_STATE;
  g_autofree char *number = g_strdup_printf (state ? "Số: %s%s" : "Số %s%s", *letter->number != '\0' ? letter->number : "……", letter->notation);

  dt_odt_head (xml, letter->office, number, letter->subject, letter->place_and_day);
}

static void
write_addressee (DtXmlWriter    *xml,
                 const DtLetter *letter)
{
  g_auto(GStrv) each = g_strsplit (letter->addressee, "\n", -1);
  gboolean several = g_strv_length (each) > 1;

  dt_odt_start (xml, "text:p");
  dt_odt_attribute (xml, "text:style-name", "To");
  dt_odt_span (xml, letter->office->form == DT_FORM_STATE ? NULL : "Slanted", "Kính gửi:");
  if (!several)
    {
      dt_odt_text (xml, " ");
      dt_odt_text (xml, letter->addressee);
    }
  dt_odt_end (xml);
  for (guint i = 0; several && each[i] != NULL; i++)
    {
      g_autofree char *line = g_strconcat ("- ", each[i], NULL);

      dt_odt_paragraph (xml, "ToEach", line);
    }
}

static void
write_body (DtXmlWriter    *xml,
            const DtLetter *letter)
{
  dt_odt_start (xml, "text:p");
  dt_odt_attribute (xml, "text:style-name", "Body");
  for (guint i = 0; i < letter->text->len; i++)
    {
      const DtLetterRun *run = g_ptr_array_index (letter->text, i);
      g_auto(GStrv) lines = g_strsplit (run->text, "\n", -1);

      for (guint k = 0; lines[k] != NULL; k++)
        {
          if (k > 0)
            {
              dt_odt_end (xml);
              dt_odt_start (xml, "text:p");
              dt_odt_attribute (xml, "text:style-name", "Body");
            }
          if (*lines[k] != '\0')
            dt_odt_span (xml, run->bold ? "Stressed" : NULL, lines[k]);
        }
    }
  dt_odt_end (xml);
}

static void
write_end (DtXmlWriter    *xml,
           const DtLetter *letter)
{
  g_auto(GStrv) lines = g_strsplit (letter->recipients, "\n", -1);

  dt_odt_foot (xml, letter->office, (const char *const *) lines, letter->signer_title);
}

static void
cell (DtXmlWriter *xml,
      const char  *style,
      const char  *words)
{
  g_auto(GStrv) lines = g_strsplit (words, "\n", -1);

  dt_odt_start_cell (xml, "Framed", 1);
  for (guint i = 0; lines[i] != NULL; i++)
    dt_odt_paragraph (xml, style, lines[i]);
  if (lines[0] == NULL)
    dt_odt_paragraph (xml, style, "");
  dt_odt_end_cell (xml, 1);
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

  dt_odt_start_row (xml, "Whole");
  cell (xml, "CellCenter", alone ? number : "");
  cell (xml, "Cell", alone ? debtor->unit_name : debt->title);
  cell (xml, "Cell", directive);
  cell (xml, "CellCenter", debt->last_day != DT_DAY_NONE ? day : "—");
  dt_odt_end (xml);
}

static void
write_list (DtXmlWriter    *xml,
            const DtLetter *letter,
            DtDay           today)
{
  static const char *const columns[] = { "C1", "C2", "C3", "C4" };
  const char *const titles[] = { C_("column", "No."), _("Body or unit, task"), _("Directive"), _("Last Day") };
  gboolean alone = TRUE;

  for (guint i = 0; i < letter->debtors->len; i++)
    alone = alone && ((DtDebtor *) g_ptr_array_index (letter->debtors, i))->debts->len == 1;

  dt_odt_paragraph (xml, "ListTitle", letter->list_title);
  dt_odt_start_table (xml, "List", "List");
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    dt_odt_column (xml, columns[i]);
  dt_odt_start (xml, "table:table-header-rows");
  dt_odt_start_row (xml, "Whole");
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    cell (xml, "CellHead", titles[i]);
  dt_odt_end (xml);
  dt_odt_end (xml);
  for (guint i = 0; i < letter->debtors->len; i++)
    {
      const DtDebtor *debtor = g_ptr_array_index (letter->debtors, i);

      if (!alone)
        {
          g_autofree char *number = g_strdup_printf ("%u", i + 1);

          dt_odt_start_row (xml, "Whole");
          cell (xml, "CellStays", number);
          dt_odt_start_cell (xml, "Framed", 3);
          dt_odt_paragraph (xml, "CellStrong", debtor->unit_name);
          dt_odt_end_cell (xml, 3);
          dt_odt_end (xml);
        }
      for (guint k = 0; k < debtor->debts->len; k++)
        write_debt (xml, debtor, i, g_ptr_array_index (debtor->debts, k), alone, today);
    }
  dt_odt_end (xml);
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
  const DtLetter *first = g_ptr_array_index (letters, 0);
  const DtOdtSheet sheet = { .title = *first->subject != '\0' ? first->subject : first->addressee, .edge = 20 };
  DtXmlWriter *xml;
  DtXmlBuffer *content = dt_odt_open (automatic_styles, &xml);

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

  return dt_odt_close (content, xml, &sheet, path, cancellable, error);
}
