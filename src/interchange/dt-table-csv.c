/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables of comma-separated values, as spreadsheets and people write them: whatever separates the fields, and in whatever encoding. */

#include "dt-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-error.h"
#include "dt-text.h"

#define LOOK_AT 40         /* records that the separator is told by */

static const char separators[] = ",;\t|";

/* Where the reading stands. */
typedef struct
{
  const char *at;
  char        separator;
  GString    *field;
  gboolean    open;         /* ended within quotes */
} Scanner;

/* One field. Returns whether another one of the same record follows. */
static gboolean
next_field (Scanner *self)
{
  const char *p = self->at;
  gboolean more;

  g_string_truncate (self->field, 0);
  while (*p == ' ' && self->separator != ' ')
    p++;
  if (*p == '"')
    {
      self->open = TRUE;
      for (p++; *p != '\0'; p++)
        {
          if (*p == '"' && p[1] != '"')
            {
              self->open = FALSE;
              p++;
              break;
            }
          p += *p == '"';
          g_string_append_c (self->field, *p);
        }
    }
  /* What stands behind the closing quote belongs to the field too. */
  for (; *p != '\0' && *p != self->separator && *p != '\n' && *p != '\r'; p++)
    g_string_append_c (self->field, *p);

  more = *p == self->separator && *p != '\0';
  if (more)
    p++;
  else if (*p == '\r')
    p += p[1] == '\n' ? 2 : 1;
  else if (*p == '\n')
    p++;
  self->at = p;

  return more;
}

/* How many records of the beginning have the number of fields that most have, if that is more than one. */
static guint
rate_separator (const char *text,
                char        separator)
{
  g_autoptr(GString) field = g_string_new (NULL);
  Scanner scanner = { .at = text, .separator = separator, .field = field };
  guint counts[DT_TABLE_MAX_COLUMNS + 1] = { 0 };
  guint best = 0;

  for (guint i = 0; i < LOOK_AT && *scanner.at != '\0'; i++)
    {
      guint n = 1;

      while (next_field (&scanner))
        n++;
      counts[MIN (n, DT_TABLE_MAX_COLUMNS)]++;
    }
  for (guint n = 2; n <= DT_TABLE_MAX_COLUMNS; n++)
    best = MAX (best, counts[n] * 1000 + (counts[n] > 0 ? n : 0));

  return best;
}

static char
guess_separator (const char *text)
{
  char best = ',';
  guint most = 0;

  for (guint i = 0; separators[i] != '\0'; i++)
    {
      guint rating = rate_separator (text, separators[i]);

      if (rating > most)
        {
          most = rating;
          best = separators[i];
        }
    }

  return best;
}

/* "sep=;" in the first line, as Excel reads it. */
static char
read_separator (const char **text)
{
  const char *p = *text;
  char separator;

  if (!g_str_has_prefix (p, "sep=") || p[4] == '\0' || (p[5] != '\r' && p[5] != '\n'))
    return guess_separator (p);

  separator = p[4];
  p += p[5] == '\r' && p[6] == '\n' ? 7 : 6;
  *text = p;
  return separator;
}

/* A day as our own files have it, alone in its field. */
static DtDay
read_iso_day (const char *text)
{
  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return DT_DAY_NONE;

  return dt_day_from_iso (text, NULL);
}

static gboolean
add_field (DtTableBuilder  *builder,
           guint            column,
           const char      *field,
           GError         **error)
{
  /* The apostrophe guards what a spreadsheet would take for a formula; it is not part of the text. */
  const char *text = *field == '\'' && field[1] != '\0' && strchr ("=+-@\t\r", field[1]) != NULL ? field + 1 : field;
  DtDay day = read_iso_day (text);
  g_autofree char *shown = day != DT_DAY_NONE ? dt_day_format (day, DT_DAY_STYLE_PARTY, day) : NULL;
  DtTableCell *cell;

  if (!dt_table_builder_cell (builder, column, day != DT_DAY_NONE ? DT_CELL_DAY : DT_CELL_TEXT, shown != NULL ? shown : text, &cell, error))
    return FALSE;
  if (cell != NULL)
    cell->day = day;
  return TRUE;
}

static gboolean
read_records (DtTableBuilder  *builder,
              const char      *text,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr(GString) field = g_string_new (NULL);
  Scanner scanner = { .field = field };

  scanner.separator = read_separator (&text);
  scanner.at = text;
  for (guint number = 1; *scanner.at != '\0'; number++)
    {
      gboolean more = TRUE;

      if (number % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!dt_table_builder_row (builder, number, error))
        return FALSE;
      for (guint column = 0; more; column++)
        {
          more = next_field (&scanner);
          if (scanner.open)
            return dt_table_refuse_at (builder, number, (int) MIN (column, DT_TABLE_MAX_COLUMNS), error,
                                       _("a quotation mark is opened and never closed. Close it, or take it away."));
          if (!add_field (builder, column, field->str, error))
            return FALSE;
        }
    }
  dt_table_builder_end (builder);

  return TRUE;
}

static char *
decode (GBytes      *bytes,
        const char  *name,
        GError     **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr(GError) failure = NULL;
  g_autofree char *text = size > 0 ? dt_text_decode (data, size, name, &failure) : g_strdup ("");
  g_autofree char *mended = NULL;

  if (text == NULL)
    {
      dt_error_refuse (error, DT_ERROR_UNSUPPORTED, _("“%s” is no spreadsheet. Save it as .xlsx or .csv."), name);
      return NULL;
    }
  mended = dt_text_mend_legacy (text);

  return mended != NULL ? g_steal_pointer (&mended) : g_steal_pointer (&text);
}

/**
 * dt_table_read_csv:
 * @bytes: a text
 * @name: what the file is called
 * @cancellable: (nullable): to give up early
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): one table
 */
DtTables *
dt_table_read_csv (GBytes        *bytes,
                   const char    *name,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autofree char *text = decode (bytes, name, error);
  g_autoptr(DtTables) tables = NULL;
  DtTableBuilder builder = { .file_name = name };

  if (text == NULL)
    return NULL;
  tables = builder.tables = dt_tables_new ();
  dt_table_builder_begin (&builder, NULL, FALSE);
  if (!read_records (&builder, g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text, cancellable, error))
    return NULL;

  return g_steal_pointer (&tables);
}
