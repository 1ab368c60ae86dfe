/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records of comma-separated values (RFC 4180), as spreadsheets of offices take them. */

#include "dt-csv.h"

#include <string.h>

static void
separate (GString *line)
{
  if (line->len > 0)
    g_string_append_c (line, ',');
}

/**
 * dt_csv_add_text:
 * @line: what there is of the record
 * @text: the next field
 *
 * A field that begins as a formula does is written behind an apostrophe: a spreadsheet would run it.
 */
void
dt_csv_add_text (GString    *line,
                 const char *text)
{
  const char *guard = *text != '\0' && strchr ("=+-@\t\r", *text) != NULL ? "'" : "";

  separate (line);
  g_string_append_c (line, '"');
  g_string_append (line, guard);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (line, '"');
      g_string_append_c (line, *p);
    }
  g_string_append_c (line, '"');
}

/**
 * dt_csv_add_number:
 * @line: what there is of the record
 * @number: the next field
 */
void
dt_csv_add_number (GString *line,
                   gint64   number)
{
  separate (line);
  g_string_append_printf (line, "%" G_GINT64_FORMAT, number);
}

/**
 * dt_csv_add_day:
 * @line: what there is of the record
 * @day: the next field, written as "2024-08-24"; %DT_DAY_NONE as an empty one
 */
void
dt_csv_add_day (GString *line,
                DtDay    day)
{
  g_autofree char *text = day != DT_DAY_NONE ? dt_day_to_iso (day) : g_strdup ("");

  dt_csv_add_text (line, text);
}

/**
 * dt_csv_add_empty:
 * @line: what there is of the record, not nothing
 */
void
dt_csv_add_empty (GString *line)
{
  separate (line);
}
