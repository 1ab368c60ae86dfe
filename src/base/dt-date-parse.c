/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days and times as a person types them, and as files write them. */

#include "dt-date.h"

#include "dt-error.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Years a person can mean; anything else is a slip of the finger. */
#define FIRST_ENTRY_YEAR 1900
#define LAST_ENTRY_YEAR 2199
/* "+n" reaches this far, about ten years. */
#define MAX_ENTRY_OFFSET 3660

static DtDay
check_parts (int      year,
             int      month,
             int      dom,
             GError **error)
{
  DtDay day = dt_day_new (year, month, dom);
  int days = dt_days_in_month (year, month);

  if (day != DT_DAY_NONE)
    return day;

  if (month < 1 || month > 12)
    g_set_error (error, DT_ERROR, DT_ERROR_INVALID,
                 _("%d/%d/%d does not exist: the months are 1 to 12"), dom, month, year);
  else if (days == 0)
    g_set_error (error, DT_ERROR, DT_ERROR_INVALID,
                 _("%d/%d/%d does not exist: the year cannot be right"), dom, month, year);
  else
    g_set_error (error, DT_ERROR, DT_ERROR_INVALID,
                 /* Translators: a date, then its month and how many days that has */
                 _("%1$d/%2$d/%3$d does not exist: month %2$d has %4$d days"), dom, month, year, days);

  return DT_DAY_NONE;
}

/**
 * dt_day_from_iso:
 * @text: "2024-08-25", the whole string
 * @error: return location for an error
 *
 * Returns: the day; %DT_DAY_NONE with %DT_ERROR_PARSE for another form, %DT_ERROR_INVALID for a day that
 *   does not exist
 */
DtDay
dt_day_from_iso (const char  *text,
                 GError     **error)
{
  int parts[3] = { 0, 0, 0 };
  int part = 0;

  for (int i = 0; text != NULL && i < 10; i++)
    {
      if (i == 4 || i == 7)
        {
          if (text[i] != '-')
            break;
          part++;
        }
      else if (g_ascii_isdigit (text[i]))
        {
          parts[part] = parts[part] * 10 + (text[i] - '0');
          if (i == 9 && text[10] == '\0')
            return check_parts (parts[0], parts[1], parts[2], error);
        }
      else
        {
          break;
        }
    }

  g_set_error (error, DT_ERROR, DT_ERROR_PARSE,
               _("“%s” is not a date of the form 2024-08-25"), text != NULL ? text : "");
  return DT_DAY_NONE;
}

/**
 * dt_time_parse:
 * @text: (nullable): "16:30", "16h30", "16h", "16 giờ 30"
 *
 * Returns: minutes since midnight, or %DT_TIME_NONE if it is no time of day
 */
int
dt_time_parse (const char *text)
{
  g_autofree char *folded = NULL;
  const char *p;
  guint64 hours;
  guint64 minutes = 0;
  char *end;

  if (text == NULL)
    return DT_TIME_NONE;

  folded = dt_text_fold (text);
  if (!g_ascii_isdigit (folded[0]))
    return DT_TIME_NONE;

  hours = g_ascii_strtoull (folded, &end, 10);
  p = end;
  while (*p == ' ')
    p++;

  /* ":" has become the blank; what stands there otherwise must mean "hours". */
  if (g_str_has_prefix (p, "gio"))
    p += strlen ("gio");
  else if (*p == 'h')
    p++;
  else if (*end == '\0')
    return DT_TIME_NONE;
  while (*p == ' ')
    p++;

  if (*p != '\0')
    {
      if (!g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]))
        return DT_TIME_NONE;
      minutes = g_ascii_strtoull (p, &end, 10);
      if (*end != '\0' && strcmp (end, " phut") != 0)
        return DT_TIME_NONE;
    }

  if (hours > 23 || minutes > 59)
    return DT_TIME_NONE;

  return (int) (hours * 60 + minutes);
}

typedef struct
{
  const char *words;   /* folded */
  int         value;
} EntryWord;

static const EntryWord offset_words[] = {
  { "hom nay", 0 }, { "hn", 0 }, { "nay", 0 }, { "today", 0 },
  { "mai", 1 }, { "ngay mai", 1 }, { "tomorrow", 1 },
  { "mot", 2 }, { "ngay mot", 2 }, { "ngay kia", 2 },
  { "hom qua", -1 }, { "qua", -1 }, { "yesterday", -1 },
};

static const EntryWord weekday_words[] = {
  { "thu hai", 1 }, { "thu ba", 2 }, { "thu tu", 3 }, { "thu nam", 4 }, { "thu sau", 5 }, { "thu bay", 6 },
  { "chu nhat", 7 }, { "thu 2", 1 }, { "thu 3", 2 }, { "thu 4", 3 }, { "thu 5", 4 }, { "thu 6", 5 }, { "thu 7", 6 },
  { "t2", 1 }, { "t3", 2 }, { "t4", 3 }, { "t5", 4 }, { "t6", 5 }, { "t7", 6 }, { "cn", 7 },
  { "monday", 1 }, { "tuesday", 2 }, { "wednesday", 3 }, { "thursday", 4 }, { "friday", 5 }, { "saturday", 6 },
  { "sunday", 7 }, { "mon", 1 }, { "tue", 2 }, { "wed", 3 }, { "thu", 4 }, { "fri", 5 }, { "sat", 6 }, { "sun", 7 },
};

static DtDay
unreadable (const char  *text,
            GError     **error)
{
  g_set_error (error, DT_ERROR, DT_ERROR_INVALID,
               _("“%s” is not a day; write it like 25/8, 25/8/2024, T6 or +3"), text);
  return DT_DAY_NONE;
}

/* The weekday that @words begins with, 0 for none; @rest is what follows it. */
static int
take_weekday (const char  *words,
              const char **rest)
{
  for (gsize i = 0; i < G_N_ELEMENTS (weekday_words); i++)
    {
      gsize length = strlen (weekday_words[i].words);

      if (strncmp (words, weekday_words[i].words, length) != 0)
        continue;
      if (words[length] == '\0' || words[length] == ' ')
        {
          *rest = words[length] == ' ' ? words + length + 1 : words + length;
          return weekday_words[i].value;
        }
    }

  *rest = words;
  return 0;
}

/* "+3", "-2", "−2": days from today. FALSE if it is not of that form. */
static gboolean
parse_offset (const char *text,
              int        *offset)
{
  int sign = 1;
  guint64 amount;
  char *end;

  if (*text == '+')
    text++;
  else if (*text == '-')
    {
      sign = -1;
      text++;
    }
  else if (g_str_has_prefix (text, "−"))
    {
      sign = -1;
      text += strlen ("−");
    }
  else
    return FALSE;

  while (*text == ' ')
    text++;
  if (!g_ascii_isdigit (*text))
    return FALSE;

  amount = g_ascii_strtoull (text, &end, 10);
  if (*end != '\0' || amount > MAX_ENTRY_OFFSET)
    return FALSE;

  *offset = sign * (int) amount;
  return TRUE;
}

/* Up to three numbers out of folded words like "25 8 2024" or "ngay 25 thang 8 nam 2024". Returns how
 * many, 0 if anything else stands between. @lengths are the numbers of digits. */
static int
take_numbers (const char *words,
              int         numbers[3],
              int         lengths[3])
{
  static const char *const fillers[] = { "ngay ", "thang ", "nam " };
  int n = 0;

  while (*words != '\0')
    {
      const char *start;
      int value = 0;

      if (n == 3)
        return 0;
      if (g_str_has_prefix (words, fillers[n]))
        words += strlen (fillers[n]);

      start = words;
      while (g_ascii_isdigit (*words) && words - start < 4)
        value = value * 10 + (*words++ - '0');
      if (words == start || (*words != '\0' && *words != ' '))
        return 0;
      while (*words == ' ')
        words++;

      numbers[n] = value;
      lengths[n] = (int) strcspn (start, " ");
      n++;
    }

  return n;
}

static DtDay
day_from_numbers (const char  *text,
                  const char  *words,
                  DtDay        today,
                  GError     **error)
{
  int numbers[3] = { 0, 0, 0 };
  int lengths[3] = { 0, 0, 0 };
  int n = take_numbers (words, numbers, lengths);
  int year, month, dom;

  if (n < 2)
    return unreadable (text, error);

  if (n == 3 && lengths[0] == 4)
    {
      year = numbers[0];
      month = numbers[1];
      dom = numbers[2];
      if (lengths[1] > 2 || lengths[2] > 2)
        return unreadable (text, error);
    }
  else
    {
      dom = numbers[0];
      month = numbers[1];
      if (lengths[0] > 2 || lengths[1] > 2 || lengths[2] == 1 || lengths[2] == 3)
        return unreadable (text, error);

      if (n == 2)
        dt_day_get (today, &year, NULL, NULL);
      else
        year = lengths[2] == 2 ? 2000 + numbers[2] : numbers[2];
    }

  if (year < FIRST_ENTRY_YEAR || year > LAST_ENTRY_YEAR)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_INVALID, _("The year %d cannot be right"), year);
      return DT_DAY_NONE;
    }

  return check_parts (year, month, dom, error);
}

/**
 * dt_day_parse_entry:
 * @text: what was typed
 * @today: the day it is
 * @error: return location for an error
 *
 * A day as a person types it: `25/8` (of the year of @today, even when that is past; the entry echoes the
 * long form beside it), `25.8.24`, `25-8-2024`, `2024-08-25`, `T6` or `CN` (the next such day, today
 * counts), `T7 24/8`, `hôm nay`, `mai`, `mốt`, `+3`, `-2`. Accents and case do not matter.
 *
 * Returns: the day; %DT_DAY_NONE with %DT_ERROR_INVALID and a sentence for the person
 */
DtDay
dt_day_parse_entry (const char  *text,
                    DtDay        today,
                    GError     **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *words = NULL;
  const char *rest;
  int offset;
  int weekday;
  DtDay day;

  g_return_val_if_fail (today > DT_DAY_NONE, DT_DAY_NONE);

  trimmed = g_strstrip (g_utf8_make_valid (text != NULL ? text : "", -1));
  if (*trimmed == '\0')
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_INVALID, _("A day is missing here"));
      return DT_DAY_NONE;
    }

  if (parse_offset (trimmed, &offset))
    return today + offset > 0 ? today + offset : unreadable (trimmed, error);

  words = dt_text_fold (trimmed);
  for (gsize i = 0; i < G_N_ELEMENTS (offset_words); i++)
    if (strcmp (words, offset_words[i].words) == 0)
      return today + offset_words[i].value;

  weekday = take_weekday (words, &rest);
  if (weekday != 0 && *rest == '\0')
    return today + (weekday - dt_day_get_weekday (today) + 7) % 7;

  day = day_from_numbers (trimmed, rest, today, error);
  if (day != DT_DAY_NONE && weekday != 0 && dt_day_get_weekday (day) != weekday)
    {
      g_autofree char *date = dt_day_format (day, DT_DAY_STYLE_LONG, today);

      g_set_error (error, DT_ERROR, DT_ERROR_INVALID,
                   /* Translators: %s is the day that was meant by the numbers, with its right weekday */
                   _("Weekday and date do not go together: the date is %s"), date);
      return DT_DAY_NONE;
    }

  return day;
}
