/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The three forms of a list: aligned text for a person, JSON and CSV for programs. */

#include "dt-cli-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * dt_cli_parse_format:
 * @text: (nullable): what was typed; %NULL: text
 * @format: (out): the form
 *
 * Returns: an exit code
 */
int
dt_cli_parse_format (DtCli       *cli,
                     const char  *text,
                     DtCliFormat *format)
{
  static const DtNick formats[] = {
    { DT_CLI_TEXT, "text", NULL }, { DT_CLI_JSON, "json", NULL }, { DT_CLI_CSV, "csv", NULL }, { 0, NULL, NULL },
  };
  int value = DT_CLI_TEXT;

  if (text != NULL && !dt_nick_find (formats, text, &value))
    return dt_cli_wrong_usage (cli, _("There is no format “%s”. The formats are: %s."), text, "text, json, csv");

  *format = (DtCliFormat) value;
  return DT_CLI_DONE;
}

void
dt_cli_write_field (const char *label,
                    const char *value)
{
  g_autofree char *line = NULL;

  if (value == NULL || *value == '\0')
    return;

  /* Translators: a label and its value */
  line = g_strdup_printf (_("%s: %s"), label, value);
  dt_cli_write (line);
  dt_cli_write ("\n");
}

struct _DtCliTable
{
  GPtrArray *rows;       /* char** */
  guint      n_columns;
};

static char **
take_cells (const char *first,
            va_list     args)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (const char *cell = first; cell != NULL; cell = va_arg (args, const char *))
    g_strv_builder_add (builder, cell);

  return g_strv_builder_end (builder);
}

/**
 * dt_cli_table_new:
 * @first_title: titles of the columns, ended by %NULL
 *
 * Returns: (transfer full): a table without rows
 */
DtCliTable *
dt_cli_table_new (const char *first_title,
                  ...)
{
  DtCliTable *self = g_new0 (DtCliTable, 1);
  va_list args;
  char **titles;

  va_start (args, first_title);
  titles = take_cells (first_title, args);
  va_end (args);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->n_columns = g_strv_length (titles);
  g_ptr_array_add (self->rows, titles);

  return self;
}

/**
 * dt_cli_table_add:
 * @first_cell: as many cells as there are titles, ended by %NULL
 */
void
dt_cli_table_add (DtCliTable *self,
                  const char *first_cell,
                  ...)
{
  va_list args;
  char **cells;

  va_start (args, first_cell);
  cells = take_cells (first_cell, args);
  va_end (args);

  g_assert (g_strv_length (cells) == self->n_columns);
  g_ptr_array_add (self->rows, cells);
}

/**
 * dt_cli_text_width:
 * @text: UTF-8
 *
 * Returns: how many columns of a terminal it takes: marks that combine none, wide letters two
 */
int
dt_cli_text_width (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (letter))
        width += g_unichar_iswide (letter) ? 2 : 1;
    }

  return width;
}

/* A cell is one line, whatever the register holds. */
static void
append_line (GString    *text,
             const char *cell)
{
  for (const char *p = cell; *p != '\0'; p++)
    g_string_append_c (text, (guchar) *p < 0x20 ? ' ' : *p);
}

/**
 * dt_cli_table_write:
 *
 * Writes the table to the standard output; the last column is not filled up.
 */
void
dt_cli_table_write (DtCliTable *self)
{
  g_autofree int *widths = g_new0 (int, self->n_columns);

  for (guint i = 0; i < self->rows->len; i++)
    for (guint k = 0; k < self->n_columns; k++)
      widths[k] = MAX (widths[k], dt_cli_text_width (((char **) g_ptr_array_index (self->rows, i))[k]));

  for (guint i = 0; i < self->rows->len; i++)
    {
      char **cells = g_ptr_array_index (self->rows, i);
      g_autoptr(GString) line = g_string_new (NULL);

      for (guint k = 0; k < self->n_columns; k++)
        {
          append_line (line, cells[k]);
          if (k + 1 < self->n_columns)
            g_string_append_printf (line, "%*s", widths[k] - dt_cli_text_width (cells[k]) + 2, "");
        }
      g_string_append_c (line, '\n');
      dt_cli_write (line->str);
    }
}

/**
 * dt_cli_table_free:
 * @self: (nullable) (transfer full): a table
 */
void
dt_cli_table_free (DtCliTable *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * dt_cli_csv_begin:
 *
 * Writes the mark by which spreadsheets know UTF-8.
 */
void
dt_cli_csv_begin (void)
{
  dt_cli_write ("\xef\xbb\xbf");
}

/**
 * dt_cli_csv_write:
 * @line: a whole record; empty afterwards
 */
void
dt_cli_csv_write (GString *line)
{
  g_string_append (line, "\r\n");
  dt_cli_write (line->str);
  g_string_truncate (line, 0);
}

/**
 * dt_cli_json_begin:
 */
void
dt_cli_json_begin (void)
{
  dt_cli_write ("[");
}

/**
 * dt_cli_json_write:
 * @object: its members; empty afterwards
 * @first: whether it is the first of the array
 */
void
dt_cli_json_write (GString  *object,
                   gboolean  first)
{
  g_string_append (object, object->len > 0 ? "}" : "{}");
  dt_cli_write (first ? "\n" : ",\n");
  dt_cli_write (object->str);
  g_string_truncate (object, 0);
}

/**
 * dt_cli_json_end:
 * @empty: whether no object was written
 */
void
dt_cli_json_end (gboolean empty)
{
  dt_cli_write (empty ? "]\n" : "\n]\n");
}

static void
append_escaped (GString *json,
                guchar   byte)
{
  static const char *const named = "\"\"\\\\\bb\ff\nn\rr\tt";

  for (const char *p = named; *p != '\0'; p += 2)
    if ((guchar) p[0] == byte)
      {
        g_string_append_c (json, '\\');
        g_string_append_c (json, p[1]);
        return;
      }

  g_string_append_printf (json, "\\u%04x", byte);
}

/* In quotes. What need not be escaped is copied in one piece, as most texts are. */
static void
append_quoted (GString    *json,
               const char *text)
{
  const char *start = text;

  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      guchar byte = (guchar) *p;

      if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7f)
        continue;
      g_string_append_len (json, start, p - start);
      append_escaped (json, byte);
      start = p + 1;
    }
  g_string_append (json, start);
  g_string_append_c (json, '"');
}

/* @name: needs no escape */
static void
begin_member (GString    *object,
              const char *name)
{
  g_string_append (object, object->len > 0 ? ",\"" : "{\"");
  g_string_append (object, name);
  g_string_append (object, "\":");
}

/**
 * dt_cli_json_text:
 * @object: what there is of the object
 * @name: of the member
 * @text: (nullable): its value; %NULL or "" is written as null
 */
void
dt_cli_json_text (GString    *object,
                  const char *name,
                  const char *text)
{
  begin_member (object, name);
  if (text == NULL || *text == '\0')
    g_string_append (object, "null");
  else
    append_quoted (object, text);
}

/**
 * dt_cli_json_texts:
 * @object: what there is of the object
 * @name: of the member
 * @texts: (element-type utf8): its value, an array
 */
void
dt_cli_json_texts (GString    *object,
                   const char *name,
                   GPtrArray  *texts)
{
  begin_member (object, name);
  g_string_append_c (object, '[');
  for (guint i = 0; i < texts->len; i++)
    {
      if (i > 0)
        g_string_append_c (object, ',');
      append_quoted (object, g_ptr_array_index (texts, i));
    }
  g_string_append_c (object, ']');
}

/**
 * dt_cli_json_raw:
 * @object: what there is of the object
 * @name: of the member
 * @json: its value, as JSON
 */
void
dt_cli_json_raw (GString    *object,
                 const char *name,
                 const char *json)
{
  begin_member (object, name);
  g_string_append (object, json);
}

/**
 * dt_cli_json_number:
 * @object: what there is of the object
 * @name: of the member
 * @number: its value
 */
void
dt_cli_json_number (GString    *object,
                    const char *name,
                    gint64      number)
{
  begin_member (object, name);
  g_string_append_printf (object, "%" G_GINT64_FORMAT, number);
}

/**
 * dt_cli_json_day:
 * @object: what there is of the object
 * @name: of the member
 * @day: its value, written as "2024-08-24"; %DT_DAY_NONE as null
 */
void
dt_cli_json_day (GString    *object,
                 const char *name,
                 DtDay       day)
{
  g_autofree char *text = day != DT_DAY_NONE ? dt_day_to_iso (day) : NULL;

  dt_cli_json_text (object, name, text);
}
