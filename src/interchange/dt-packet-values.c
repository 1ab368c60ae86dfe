/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days, times and what is said aside, as programs really write them into packets. */

#include "dt-packet-private.h"

#include <stdio.h>
#include <string.h>

gboolean
dt_packet_is_filler (const char *text)
{
  static const char *const fillers[] = { "", "n/a", "null", "none", "(null)", "0" };
  g_autofree char *plain = g_ascii_strdown (text, -1);

  g_strstrip (plain);
  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (g_str_equal (plain, fillers[i]))
      return TRUE;

  return FALSE;
}

/* yyyy/MM/dd, yyyy-MM-dd, dd/MM/yyyy, dd-MM-yyyy, each perhaps with a time behind it; *rest: (out): what follows the day. */
static DtDay
read_day (const char  *text,
          const char **rest)
{
  int a, b, c, n = 0;
  char first, second;

  if (sscanf (text, " %4d%c%2d%c%4d%n", &a, &first, &b, &second, &c, &n) < 5 || n == 0 || first != second || (first != '/' && first != '-'))
    return DT_DAY_NONE;
  *rest = text + n;
  if (a > 31)
    return b >= 1 && b <= 12 && c >= 1 && c <= dt_days_in_month (a, b) ? dt_day_new (a, b, c) : DT_DAY_NONE;

  return c > 31 && b >= 1 && b <= 12 && a >= 1 && a <= dt_days_in_month (c, b) ? dt_day_new (c, b, a) : DT_DAY_NONE;
}

DtDay
dt_packet_parse_day (const char *text)
{
  const char *rest;

  return read_day (text, &rest);
}

/**
 * dt_packet_parse_timestamp:
 *
 * Returns: (transfer full): yyyy/MM/dd HH:mm:ss, or "" for what is no time
 */
char *
dt_packet_parse_timestamp (const char *text)
{
  const char *rest = "";
  DtDay day = read_day (text, &rest);
  int hour = 0, minute = 0, second = 0;
  int year, month, of_month;

  if (day == DT_DAY_NONE)
    return g_strdup ("");
  if (*rest == 'T' || *rest == ' ')
    sscanf (rest + 1, "%2d:%2d:%2d", &hour, &minute, &second);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
    return g_strdup ("");
  dt_day_get (day, &year, &month, &of_month);

  return g_strdup_printf ("%04d/%02d/%02d %02d:%02d:%02d", year, month, of_month, hour, minute, second);
}

char *
dt_packet_dup_now (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_offset (7 * 3600);
  g_autoptr(GDateTime) now = g_date_time_new_now (zone);

  return g_date_time_format (now, "%Y/%m/%d %H:%M:%S");
}

/* More than a document ever has is a mistake. */
#define MAX_COUNT 65535

static int
read_count (const char *text)
{
  guint64 n;

  return g_ascii_string_to_unsigned (text, 10, 0, MAX_COUNT, &n, NULL) ? (int) n : 0;
}

gboolean
dt_packet_take_aside (DtPacket   *self,
                      const char *parent,
                      const char *name,
                      const char *text)
{
  const struct { const char *name; char **field; } fields[] = {
    { "department", &self->department }, { "staff", &self->staff }, { "mobile", &self->staff_phone }, { "email", &self->staff_email },
  };

  if (g_strcmp0 (parent, "staffinfo") == 0)
    {
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        if (g_strcmp0 (name, fields[i].name) == 0 && !dt_packet_is_filler (text))
          {
            g_free (*fields[i].field);
            *fields[i].field = g_strdup (text);
          }
      return TRUE;
    }
  if (g_strcmp0 (parent, "appendixes") == 0)
    {
      if (!dt_packet_is_filler (text))
        g_ptr_array_add (self->appendices, g_strdup (text));
      return TRUE;
    }
  if (g_strcmp0 (parent, "otherinfo") != 0)
    return FALSE;

  if (g_strcmp0 (name, "promulgationamount") == 0)
    self->n_copies = read_count (text);
  else if (g_strcmp0 (name, "pageamount") == 0)
    self->n_pages = read_count (text);
  else
    return FALSE;

  return TRUE;
}
