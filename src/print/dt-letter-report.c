/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters on paper, as 36-HD/VPTW and 05-HD/VPTW lay them out: head, number and subject at the left, place and day at the
 * right, addressees, justified body, recipients and signature; a list of units on a page of its own. */

#include "dt-letter-report.h"

#include "dt-form-blocks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LETTER_SIZE 14
#define SUBJECT_SIZE 12
#define LIST_SIZE 12
#define TABLE_SIZE 11
#define LEADING 19
#define INDENT DT_MM (10)
#define LEFT_HEAD_PART 0.44
#define STATE_LEFT_PART 0.40
/* Room for the signature. */
#define SIGNATURE 70

typedef enum { ITEM_HEAD, ITEM_ADDRESSEE, ITEM_PARAGRAPH, ITEM_END, ITEM_LIST_TITLE, ITEM_UNIT, ITEM_DEBT } ItemKind;

typedef struct
{
  ItemKind  kind;
  DtLetter *letter;
  char     *markup;       /* of a paragraph */
  guint     debtor, debt;
  guint     head;
} Item;

typedef struct
{
  GPtrArray *letters;     /* DtLetter */
  GArray    *items;
  double     width;
  DtDay      today;
} Content;

static void
item_clear (gpointer item)
{
  g_free (((Item *) item)->markup);
}

static void
content_free (gpointer data)
{
  Content *self = data;

  g_array_unref (self->items);
  g_ptr_array_unref (self->letters);
  g_free (self);
}

static void
fill_head (Content        *self,
           const DtLetter *letter,
           DtReportBlock  *block)
{
  const DtOffice *office = letter->office;
  g_autofree char *subject = *letter->subject == '\0' ? g_strdup ("")
    : g_markup_printf_escaped ("\n<span size=\"%dpt\"><i>%s</i></span>", SUBJECT_SIZE, letter->subject);
  gboolean state = office->form == DT_FORM_STATE;
  double left = self->width * (state ? STATE_LEFT_PART : LEFT_HEAD_PART);
  g_autofree char *names = dt_form_left_head (office, left, LETTER_SIZE);
  g_autofree char *number = g_markup_printf_escaped (state ? "\n<span size=\"6pt\"> </span>\nSố: %s%s" : "\nSố %s%s",
                                                     *letter->number != '\0' ? letter->number : "……", letter->notation);

  dt_form_fill_heads (block, office, g_strconcat (names, number, subject, NULL), letter->place_and_day, left, self->width, LETTER_SIZE);
  block->page_break = DT_BREAK_LETTER;
  block->keep_with_next = TRUE;
}

/* One after "Kính gửi", several as a list below it. */
static void
fill_addressee (Content        *self,
                const DtLetter *letter,
                DtReportBlock  *block)
{
  gboolean several = strchr (letter->addressee, '\n') != NULL;
  gboolean state = letter->office->form == DT_FORM_STATE;
  g_autofree char *lines = NULL;

  block->space_before = 14;
  block->keep_with_next = TRUE;
  if (!several)
    {
      dt_report_block_add_cell (block, 0, self->width, LETTER_SIZE, DT_CELL_CENTER,
                                g_markup_printf_escaped (state ? "Kính gửi: %s" : "<i>Kính gửi:</i> %s", letter->addressee));
      return;
    }

  {
    g_auto(GStrv) each = g_strsplit (letter->addressee, "\n", -1);

    lines = g_strjoinv ("\n- ", each);
  }
  dt_report_block_add_cell (block, 0, self->width * 0.34, LETTER_SIZE, DT_CELL_END,
                            g_strdup (state ? "Kính gửi:" : "<i>Kính gửi:</i>"));
  dt_report_block_add_cell (block, self->width * 0.36, self->width * 0.64, LETTER_SIZE, DT_CELL_START,
                            g_markup_printf_escaped ("- %s", lines));
}

static void
fill_paragraph (Content       *self,
                const Item    *item,
                DtReportBlock *block)
{
  DtReportCell *cell = dt_report_block_add_cell (block, 0, self->width, LETTER_SIZE, DT_CELL_START, g_strdup (item->markup));

  cell->justified = TRUE;
  cell->indent = INDENT;
  cell->leading = LEADING;
  block->space_before = 6;
}

static void
fill_end (Content        *self,
          const DtLetter *letter,
          DtReportBlock  *block)
{
  g_auto(GStrv) lines = g_strsplit (letter->recipients, "\n", -1);
  g_autofree char *joined = g_strjoinv (letter->office->form == DT_FORM_STATE ? ";\n- " : ",\n- ", lines);
  g_autofree char *list = g_markup_printf_escaped ("\n- %s.", joined);
  g_autofree char *title = g_utf8_strup (letter->signer_title, -1);

  if (*joined != '\0')
    dt_report_block_add_cell (block, 0, self->width * 0.48, LIST_SIZE, DT_CELL_START,
                              dt_form_recipients (letter->office, list));
  dt_report_block_add_cell (block, self->width * 0.5, self->width * 0.5, LETTER_SIZE, DT_CELL_CENTER,
                            g_markup_printf_escaped ("<b>%s</b>", title));
  block->space_before = 14;
  block->min_height = SIGNATURE;
}

static void
fill_list_title (Content        *self,
                 const DtLetter *letter,
                 DtReportBlock  *block)
{
  dt_report_block_add_cell (block, 0, self->width, LETTER_SIZE, DT_CELL_CENTER,
                            g_markup_printf_escaped ("<b>%s</b>", letter->list_title));
  block->page_break = DT_BREAK_PAGE;
  block->keep_with_next = TRUE;
}

static const double column_parts[] = { 0.07, 0.55, 0.2, 0.18 };

static void
add_table_cell (Content       *self,
                DtReportBlock *block,
                guint          column,
                DtCellAlign    align,
                char          *markup)
{
  double x = 0;
  DtReportCell *cell;

  for (guint i = 0; i < column; i++)
    x += column_parts[i] * self->width;
  cell = dt_report_block_add_cell (block, x, column_parts[column] * self->width, TABLE_SIZE, align, markup);
  cell->framed = TRUE;
}

static void
fill_table_head (gpointer       data,
                 DtReportBlock *block)
{
  Content *self = data;
  const char *const titles[] = { C_("column", "No."), _("Body or unit, task"), _("Directive"), _("Last Day") };

  block->kind = DT_BLOCK_ROW;
  block->min_height = 26;
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    add_table_cell (self, block, i, DT_CELL_CENTER, g_markup_printf_escaped ("<b>%s</b>", titles[i]));
}

static const DtDebtor *
get_debtor (const Item *item)
{
  return g_ptr_array_index (item->letter->debtors, item->debtor);
}

/* The unit as a head, followed by its own tasks. */
static void
fill_unit (Content       *self,
           const Item    *item,
           gboolean       continued,
           DtReportBlock *block)
{
  const DtDebtor *debtor = get_debtor (item);
  g_autofree char *name = continued ? g_strdup_printf (_("%s (continued)"), debtor->unit_name) : g_strdup (debtor->unit_name);
  double number = column_parts[0] * self->width;

  block->kind = DT_BLOCK_HEAD;
  dt_report_block_add_cell (block, 0, number, TABLE_SIZE, DT_CELL_CENTER, g_strdup_printf ("<b>%u</b>", item->debtor + 1))->framed = TRUE;
  dt_report_block_add_cell (block, number, self->width - number, TABLE_SIZE, DT_CELL_START,
                            g_markup_printf_escaped ("<b>%s</b>", name))->framed = TRUE;
}

static void
fill_debt (Content       *self,
           const Item    *item,
           DtReportBlock *block)
{
  const DtDebtor *debtor = get_debtor (item);
  const DtDebt *debt = g_ptr_array_index (debtor->debts, item->debt);
  g_autofree char *day = dt_day_format (debt->last_day, DT_DAY_STYLE_PARTY, self->today);
  gboolean alone = item->head == DT_REPORT_NO_HEAD;
  g_autofree char *directive = *debt->clause != '\0' ? g_strdup_printf ("%s\n%s", debt->directive, debt->clause) : g_strdup (debt->directive);

  block->kind = DT_BLOCK_ROW;
  block->head = item->head;
  add_table_cell (self, block, 0, DT_CELL_CENTER, alone ? g_strdup_printf ("%u", item->debtor + 1) : NULL);
  add_table_cell (self, block, 1, DT_CELL_START, g_markup_escape_text (alone ? debtor->unit_name : debt->title, -1));
  add_table_cell (self, block, 2, DT_CELL_CENTER, g_markup_escape_text (directive, -1));
  add_table_cell (self, block, 3, DT_CELL_CENTER, g_markup_escape_text (debt->last_day != DT_DAY_NONE ? day : "—", -1));
}

static void
fill (gpointer       data,
      guint          index,
      gboolean       continued,
      DtReportBlock *block)
{
  Content *self = data;
  const Item *item = &g_array_index (self->items, Item, index);

  switch (item->kind)
    {
    case ITEM_HEAD:
      fill_head (self, item->letter, block);
      break;
    case ITEM_ADDRESSEE:
      fill_addressee (self, item->letter, block);
      break;
    case ITEM_PARAGRAPH:
      fill_paragraph (self, item, block);
      break;
    case ITEM_END:
      fill_end (self, item->letter, block);
      break;
    case ITEM_LIST_TITLE:
      fill_list_title (self, item->letter, block);
      break;
    case ITEM_UNIT:
      fill_unit (self, item, continued, block);
      break;
    case ITEM_DEBT:
      fill_debt (self, item, block);
      break;
    }

  if (index > 0 && block->kind != DT_BLOCK_TEXT && g_array_index (self->items, Item, index - 1).kind == ITEM_LIST_TITLE)
    block->space_before = 12;
}

static Item *
add_item (Content  *self,
          ItemKind  kind,
          DtLetter *letter)
{
  Item item = { .kind = kind, .letter = letter, .head = DT_REPORT_NO_HEAD };

  g_array_append_val (self->items, item);
  return &g_array_index (self->items, Item, self->items->len - 1);
}

/* Where every unit owes one thing a row names the unit; else each has its own list below its name. */
static void
list_debtors (Content  *self,
              DtLetter *letter)
{
  gboolean one_each = TRUE;

  for (guint i = 0; i < letter->debtors->len; i++)
    one_each = one_each && ((DtDebtor *) g_ptr_array_index (letter->debtors, i))->debts->len == 1;

  add_item (self, ITEM_LIST_TITLE, letter);
  for (guint i = 0; i < letter->debtors->len; i++)
    {
      const DtDebtor *debtor = g_ptr_array_index (letter->debtors, i);
      guint head = DT_REPORT_NO_HEAD;

      if (!one_each)
        {
          head = self->items->len;
          add_item (self, ITEM_UNIT, letter)->debtor = i;
        }
      for (guint k = 0; k < debtor->debts->len; k++)
        {
          Item *item = add_item (self, ITEM_DEBT, letter);

          item->debtor = i;
          item->debt = k;
          item->head = head;
        }
    }
}

static void
list_items (Content  *self,
            DtLetter *letter)
{
  g_auto(GStrv) paragraphs = dt_letter_text_paragraphs (letter->text);

  add_item (self, ITEM_HEAD, letter);
  if (*letter->addressee != '\0')
    add_item (self, ITEM_ADDRESSEE, letter);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    add_item (self, ITEM_PARAGRAPH, letter)->markup = g_strdup (paragraphs[i]);
  add_item (self, ITEM_END, letter);
  if (letter->list_title != NULL && letter->debtors != NULL && letter->debtors->len > 0)
    list_debtors (self, letter);
}

/**
 * dt_letter_report_new:
 * @letters: (transfer full) (element-type DtLetter): one after the other, at least one
 * @today: for days that leave out the year
 *
 * Returns: (transfer full): the letters on A4, each beginning a page counted from 1, not yet cut into pages
 */
DtReport *
dt_letter_report_new (GPtrArray *letters,
                      DtDay      today)
{
  DtReportSource source = { .fill = fill, .fill_table_head = fill_table_head };
  DtLetter *first = g_ptr_array_index (letters, 0);
  Content *self = g_new0 (Content, 1);
  g_autofree char *author = g_strdup_printf ("%s, %s", first->office->name, first->office->parent);
  DtPageLayout layout;

  dt_page_layout_init_party (&layout, FALSE);
  self->letters = letters;
  self->width = dt_page_layout_get_width (&layout);
  self->today = today;
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  for (guint i = 0; i < letters->len; i++)
    list_items (self, g_ptr_array_index (letters, i));
  source.n_blocks = self->items->len;

  return dt_report_new (&layout, *first->subject != '\0' ? first->subject : first->addressee, author, &source, self, content_free);
}
