/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of one sheet of a workbook. A formula is worth what the program that saved the file had reckoned. */

#include "dt-table-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <math.h>
#include <string.h>

#include "dt-error.h"

#define MAX_MERGES  65536
#define MAX_CARRIED 1000000     /* cells that merged ones may fill */

/* ---- Numbers ---- */

/* The letters of a format count only outside of quotes, brackets and escapes: [Red]"ngày" 0 is a number. */
gboolean
dt_number_format_is_date (const char *format)
{
  gboolean clock = FALSE, month = FALSE;

  for (const char *p = format; *p != '\0' && *p != ';'; p++)
    {
      if (*p == '"')
        {
          for (p++; *p != '\0' && *p != '"'; p++)
            ;
        }
      else if (*p == '[')
        {
          for (p++; *p != '\0' && *p != ']'; p++)
            clock = clock || strchr ("hHsS", *p) != NULL;
        }
      else if ((*p == '\\' || *p == '_' || *p == '*') && p[1] != '\0')
        {
          p++;
        }
      else if (g_ascii_strncasecmp (p, "general", 7) == 0)
        {
          return FALSE;
        }
      else if (strchr ("yYdD", *p) != NULL)
        {
          return TRUE;
        }
      else
        {
          clock = clock || strchr ("hHsS", *p) != NULL;
          month = month || strchr ("mM", *p) != NULL;
        }
      if (*p == '\0')
        break;
    }

  return month && !clock;
}

DtDay
dt_number_to_day (double    number,
                  gboolean  since_1904,
                  int      *minutes)
{
  double whole = floor (number);
  int part = (int) lround ((number - whole) * 24 * 60);
  int serial;

  *minutes = DT_TIME_NONE;
  if (!(number >= 1 && number < 2958466) && !(since_1904 && number >= 0 && number < 2957004))
    return DT_DAY_NONE;

  serial = (int) whole;
  if (part > 0 && part < 24 * 60)
    *minutes = part;
  if (since_1904)
    return dt_day_new (1904, 1, 1) + serial;
  /* Excel took over from an older program that 1900 had a 29 February. */
  if (serial == 60)
    return DT_DAY_NONE;
  return serial > 60 ? dt_day_new (1899, 12, 30) + serial : dt_day_new (1899, 12, 31) + serial;
}

/* ---- Cells ---- */

typedef struct
{
  DtBook         *book;
  DtTableBuilder *builder;
  GString        *text;
  GString        *value;
  GArray         *merges;     /* guint[4] */
  guint           row;
  guint           column;     /* of the cell that is read */
  char           *type;
  guint           style;
  int             skip;       /* depth of what is only how to pronounce it; 0: none */
  gboolean        in_value;
  gboolean        in_text;
  gboolean        has_formula;
} Sheet;

/* "C17" → 2, 17. */
static gboolean
read_reference (const char  *text,
                guint       *column,
                guint       *row,
                const char **end)
{
  guint letters = 0;
  guint64 n = 0, number = 0;

  for (; g_ascii_isalpha (*text) && letters < 4; text++, letters++)
    n = n * 26 + (guint64) (g_ascii_toupper (*text) - 'A') + 1;
  if (letters == 0 || letters > 3 || !g_ascii_isdigit (*text))
    return FALSE;
  for (guint i = 0; g_ascii_isdigit (*text) && i < 10; text++, i++)
    number = number * 10 + (guint64) (*text - '0');
  *column = (guint) n - 1;
  *row = number <= DT_TABLE_LAST_ROW ? (guint) number : 0;
  if (end != NULL)
    *end = text;

  return *row > 0;
}

static gboolean
refuse_cell (Sheet      *self,
             GError    **error,
             const char *reason)
{
  return dt_table_refuse_at (self->builder, self->row, (int) self->column, error, reason);
}

static gboolean
begin_row (Sheet         *self,
           DtBookReader  *reader,
           GError       **error)
{
  g_autofree char *text = dt_book_attribute (reader, "r");
  guint64 number = self->row + 1;

  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, DT_TABLE_LAST_ROW, &number, NULL))
    return dt_table_refuse_at (self->builder, self->row, -1, error, _("the rows are not in order. The file is damaged: open it and save it anew."));
  self->row = (guint) number;
  self->column = G_MAXUINT;

  return dt_table_builder_row (self->builder, self->row, error);
}

static gboolean
begin_cell (Sheet         *self,
            DtBookReader  *reader,
            GError       **error)
{
  g_autofree char *reference = dt_book_attribute (reader, "r");
  g_autofree char *style = dt_book_attribute (reader, "s");
  guint64 number = 0;
  guint row;

  if (self->builder->row == NULL)
    return refuse_cell (self, error, _("a cell stands outside of the rows. The file is damaged: open it and save it anew."));
  if (reference == NULL)
    self->column++;
  else if (!read_reference (reference, &self->column, &row, NULL) || row != self->row)
    return dt_table_refuse_at (self->builder, self->row, -1, error, _("the rows are not in order. The file is damaged: open it and save it anew."));
  if (style != NULL)
    g_ascii_string_to_unsigned (style, 10, 0, G_MAXUINT - 1, &number, NULL);
  self->style = (guint) number;
  g_free (self->type);
  self->type = dt_book_attribute (reader, "t");
  g_string_truncate (self->text, 0);
  g_string_truncate (self->value, 0);
  self->has_formula = FALSE;

  return TRUE;
}

/* "00000" keeps the noughts in front: codes, telephones. */
static char *
show_number (double      number,
             const char *format)
{
  char plain[G_ASCII_DTOSTR_BUF_SIZE];
  gsize width = strspn (format, "0");

  if (number != floor (number) || fabs (number) >= 1e15)
    return g_strdup (g_ascii_formatd (plain, sizeof plain, "%.15g", number));
  if (width > 1 && format[width] == '\0' && number >= 0 && width < 32)
    return g_strdup_printf ("%0*" G_GINT64_FORMAT, (int) width, (gint64) number);
  return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number);
}

static gboolean
add_number (Sheet   *self,
            GError **error)
{
  const char *format = self->style < self->book->formats->len ? g_ptr_array_index (self->book->formats, self->style) : "";
  char *end;
  double number = g_ascii_strtod (self->value->str, &end);
  g_autofree char *shown = NULL;
  DtTableCell *cell;
  int minutes;
  DtDay day;

  if (*end != '\0' || !isfinite (number))
    return dt_table_builder_cell (self->builder, self->column, DT_CELL_FAULT, self->value->str, NULL, error);
  if (!dt_number_format_is_date (format))
    {
      shown = show_number (number, format);
      return dt_table_builder_cell (self->builder, self->column, DT_CELL_NUMBER, shown, NULL, error);
    }

  day = dt_number_to_day (number, self->book->since_1904, &minutes);
  shown = day != DT_DAY_NONE ? dt_day_format (day, DT_DAY_STYLE_PARTY, day) : show_number (number, "");
  if (!dt_table_builder_cell (self->builder, self->column, day != DT_DAY_NONE ? DT_CELL_DAY : DT_CELL_FAULT, shown, &cell, error))
    return FALSE;
  if (cell != NULL)
    {
      cell->day = day;
      cell->minutes = minutes;
    }
  return TRUE;
}

static gboolean
add_shared (Sheet   *self,
            GError **error)
{
  guint64 index;

  if (!g_ascii_string_to_unsigned (self->value->str, 10, 0, G_MAXUINT, &index, NULL) || index >= self->book->strings->len)
    return refuse_cell (self, error, _("the text of the cell is not in the file. The file is damaged: open it and save it anew."));

  return dt_table_builder_cell (self->builder, self->column, DT_CELL_TEXT, g_ptr_array_index (self->book->strings, (guint) index), NULL, error);
}

static gboolean
add_iso_day (Sheet   *self,
             GError **error)
{
  g_autofree char *date = g_strndup (self->value->str, 10);
  DtDay day = dt_day_from_iso (date, NULL);
  g_autofree char *shown = day != DT_DAY_NONE ? dt_day_format (day, DT_DAY_STYLE_PARTY, day) : NULL;
  DtTableCell *cell;

  if (!dt_table_builder_cell (self->builder, self->column, day != DT_DAY_NONE ? DT_CELL_DAY : DT_CELL_FAULT,
                              shown != NULL ? shown : self->value->str, &cell, error))
    return FALSE;
  if (cell != NULL)
    cell->day = day;
  return TRUE;
}

static gboolean
end_cell (Sheet   *self,
          GError **error)
{
  const char *type = self->type != NULL ? self->type : "n";

  if (self->text->len > 0)      /* inline */
    return dt_table_builder_cell (self->builder, self->column, DT_CELL_TEXT, self->text->str, NULL, error);
  if (self->value->len == 0)
    return !self->has_formula || g_str_equal (type, "str")
           || dt_table_builder_cell (self->builder, self->column, DT_CELL_FAULT, "=", NULL, error);
  if (g_str_equal (type, "s"))
    return add_shared (self, error);
  if (g_str_equal (type, "str") || g_str_equal (type, "inlineStr"))
    return dt_table_builder_cell (self->builder, self->column, DT_CELL_TEXT, self->value->str, NULL, error);
  if (g_str_equal (type, "e"))
    return dt_table_builder_cell (self->builder, self->column, DT_CELL_FAULT, self->value->str, NULL, error);
  if (g_str_equal (type, "d"))
    return add_iso_day (self, error);
  if (g_str_equal (type, "b"))
    return dt_table_builder_cell (self->builder, self->column, DT_CELL_TEXT, self->value->str[0] == '1' ? "TRUE" : "FALSE", NULL, error);

  return add_number (self, error);
}

static gboolean
take_merge (Sheet         *self,
            DtBookReader  *reader,
            GError       **error)
{
  g_autofree char *text = dt_book_attribute (reader, "ref");
  const char *p;
  guint cells[4];      /* columns and rows of both corners */

  if (text == NULL || !read_reference (text, &cells[0], &cells[1], &p) || *p != ':' || !read_reference (p + 1, &cells[2], &cells[3], NULL)
      || cells[2] < cells[0] || cells[3] < cells[1] || cells[0] >= DT_TABLE_MAX_COLUMNS)
    return TRUE;
  if (self->merges->len >= MAX_MERGES)
    return dt_error_refuse (error, DT_ERROR_TOO_LARGE, _("“%s” would unpack to far more than a list holds, so it is not read. Ask for the file again."),
                            self->book->name);
  g_array_append_val (self->merges, cells);

  return TRUE;
}

static gboolean
take_element (Sheet         *self,
              DtBookReader  *reader,
              GError       **error)
{
  gboolean empty = xmlTextReaderIsEmptyElement (reader);

  if (dt_book_is (reader, "row"))
    return begin_row (self, reader, error);
  if (dt_book_is (reader, "c"))
    return begin_cell (self, reader, error);
  if (dt_book_is (reader, "mergeCell"))
    return take_merge (self, reader, error);
  if (dt_book_is (reader, "v"))
    self->in_value = !empty;
  else if (dt_book_is (reader, "t"))
    self->in_text = !empty;
  else if (dt_book_is (reader, "f"))
    self->has_formula = TRUE;
  else if (dt_book_is (reader, "rPh") && !empty)
    self->skip = xmlTextReaderDepth (reader);

  return TRUE;
}

static gboolean
take_node (DtBookReader  *reader,
           gpointer       data,
           GError       **error)
{
  Sheet *self = data;
  int type = xmlTextReaderNodeType (reader);

  if (self->skip > 0 && xmlTextReaderDepth (reader) > self->skip)
    return TRUE;
  self->skip = 0;
  if (type == XML_READER_TYPE_ELEMENT)
    return take_element (self, reader, error);
  if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE)
    {
      if (self->in_value)
        g_string_append (self->value, (const char *) xmlTextReaderConstValue (reader));
      else if (self->in_text)
        g_string_append (self->text, (const char *) xmlTextReaderConstValue (reader));
    }
  else if (type == XML_READER_TYPE_END_ELEMENT)
    {
      if (dt_book_is (reader, "v"))
        self->in_value = FALSE;
      else if (dt_book_is (reader, "t"))
        self->in_text = FALSE;
      else if (dt_book_is (reader, "c") && self->builder->row != NULL)
        return end_cell (self, error);
      else if (dt_book_is (reader, "sheetData"))
        dt_table_builder_end (self->builder);
    }

  return TRUE;
}

gboolean
dt_book_read_sheet (DtBook             *book,
                    const DtBookSheet  *sheet,
                    DtTableBuilder     *builder,
                    GError            **error)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) value = g_string_new (NULL);
  g_autoptr(GArray) merges = g_array_new (FALSE, FALSE, 4 * sizeof (guint));
  DtTable *table = dt_table_builder_begin (builder, sheet->name, sheet->hidden);
  Sheet self = { .book = book, .builder = builder, .text = text, .value = value, .merges = merges };
  gboolean done = dt_book_walk (book, g_hash_table_lookup (book->parts, sheet->path), take_node, &self, error);
  guint budget = MAX_CARRIED;

  g_free (self.type);
  dt_table_builder_end (builder);
  for (guint i = 0; done && i < merges->len; i++)
    {
      const guint *cells = (const guint *) (gpointer) merges->data + 4 * i;

      if (!dt_table_merge (table, cells[1], cells[3], cells[0], cells[2], &budget))
        done = dt_error_refuse (error, DT_ERROR_TOO_LARGE, _("“%s” would unpack to far more than a list holds, so it is not read. Ask for the file again."),
                                book->name);
    }

  return done;
}
