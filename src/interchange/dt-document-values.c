/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-document-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-nearest.h"
#include "dt-text.h"

#define MEMBER(record, spec, Type) (*(Type *) ((char *) (record) + (spec)->offset))
#define MEMBER_CONST(record, spec, Type) (*(Type const *) ((const char *) (record) + (spec)->offset))

/**
 * dt_value_reset:
 * @spec: an attribute
 * @record: the record it belongs to
 *
 * Sets the value that an attribute has which is not mentioned.
 */
void
dt_value_reset (const DtAttributeSpec *spec,
                gpointer               record)
{
  switch (spec->kind)
    {
    case DT_VALUE_TIME:
    case DT_VALUE_NUMBER:
    case DT_VALUE_NICK:
      MEMBER (record, spec, int) = spec->absent;
      break;

    case DT_VALUE_TEXT:
    case DT_VALUE_WORD:
    case DT_VALUE_CODE:
    case DT_VALUE_UID:
    case DT_VALUE_TASK:
    case DT_VALUE_FILE_NAME:
    case DT_VALUE_SHA256:
    case DT_VALUE_DATE_OR_PERIOD:
    case DT_VALUE_DAY:
    case DT_VALUE_IGNORED_DAY:
    case DT_VALUE_SIZE:
    case DT_VALUE_INSTANT:
    case DT_VALUE_BOOLEAN:
      break;              /* a new record has these as nothing */
    }
}

static gboolean
read_instant (const char *text,
              gint64     *at)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) moment = g_date_time_new_from_iso8601 (text, utc);

  if (moment == NULL)
    return FALSE;
  *at = g_date_time_to_unix (moment);

  return TRUE;
}

static char *
format_instant (gint64 at)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (at);

  return moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* Takes both texts. */
static gboolean
wrong (char **reason,
       char **hint,
       char  *why,
       char  *what_to_do)
{
  *reason = why;
  *hint = what_to_do;
  return FALSE;
}

static gboolean
read_digits (const char **text,
             int          at_most,
             int         *number)
{
  int n = 0;

  for (*number = 0; n < at_most && g_ascii_isdigit (**text); n++)
    *number = *number * 10 + *(*text)++ - '0';

  return n > 0;
}

/* Says what is wrong with a date that does not exist, as a person would. */
static void
explain_date (const char  *written,
              int          year,
              int          month,
              int          dom,
              char       **reason,
              char       **hint)
{
  int days = dt_days_in_month (year, month);

  if (month < 1 || month > 12)
    {
      *reason = g_strdup_printf (_("The date “%s” does not exist: the months are 1 to 12"), written);
      *hint = dom >= 1 && dom <= 12 ? g_strdup (_("Day and month may have been exchanged.")) : NULL;
    }
  else if (days == 0 || dom < 1)
    {
      *reason = g_strdup_printf (_("The date “%s” does not exist"), written);
      *hint = NULL;
    }
  else
    {
      int next_month = month % 12 + 1;

      /* Translators: the date as written, its month, how many days that month has */
      *reason = g_strdup_printf (_("The date “%1$s” does not exist: month %2$d has %3$d days"), written, month, days);
      if (dom <= dt_days_in_month (year, next_month) && next_month > 1)
        /* Translators: four numbers make two dates of one year: day/month/year or day/month/year */
        *hint = g_strdup_printf (_("Correct the date; it may be %1$d/%2$d/%5$d or %3$d/%4$d/%5$d."), days, month, dom, next_month, year);
      else
        *hint = g_strdup_printf (_("Correct the date; it may be %1$d/%2$d/%3$d."), days, month, year);
    }
}

/**
 * dt_value_day:
 * @text: "2024-08-25"
 * @reason: (out): why it is no date, translated
 * @hint: (out) (nullable): what to do
 *
 * Returns: the day, or %DT_DAY_NONE with @reason set
 */
DtDay
dt_value_day (const char  *text,
              char       **reason,
              char       **hint)
{
  const char *p = text;
  int year;
  int month;
  int dom;
  DtDay day;

  if (strlen (text) == 10 && read_digits (&p, 4, &year) && *p++ == '-' && read_digits (&p, 2, &month) && *p++ == '-'
      && read_digits (&p, 2, &dom) && *p == '\0')
    {
      day = dt_day_new (year, month, dom);
      if (day == DT_DAY_NONE)
        explain_date (text, year, month, dom, reason, hint);
      return day;
    }

  p = text;
  if (read_digits (&p, 2, &dom) && (*p == '/' || *p == '-' || *p == '.') && p++ && read_digits (&p, 2, &month)
      && (*p == '/' || *p == '-' || *p == '.') && p++ && read_digits (&p, 4, &year) && *p == '\0')
    {
      g_autofree char *iso = dt_day_new (year, month, dom) != DT_DAY_NONE ? dt_day_to_iso (dt_day_new (year, month, dom)) : NULL;

      if (iso == NULL)
        explain_date (text, year, month, dom, reason, hint);
      else
        wrong (reason, hint, g_strdup_printf (_("The date “%s” is not in the form year-month-day"), text),
               g_strdup_printf (_("Write “%s”."), iso));
      return DT_DAY_NONE;
    }

  wrong (reason, hint, g_strdup_printf (_("“%s” is not a date"), text), g_strdup (_("Dates are written like “2024-08-25”.")));
  return DT_DAY_NONE;
}

/**
 * dt_words_find_date:
 * @words: the words of a directive
 * @day: (out): the last date in them
 * @n_found: (out): how many there are
 * @offset: (out): where the last one begins, in bytes
 * @reason: (out): why it does not exist
 * @hint: (out): what to do
 *
 * Looks for dates as they are written in directives: 25/8/2024.
 */
gboolean
dt_words_find_date (const char  *words,
                    DtDay       *day,
                    guint       *n_found,
                    gsize       *offset,
                    char       **reason,
                    char       **hint)
{
  const char *p = words;

  *n_found = 0;
  *day = DT_DAY_NONE;
  while (*p != '\0')
    {
      const char *start = p;
      int dom;
      int month;
      int year;

      if (!g_ascii_isdigit (*p))
        {
          p++;
          continue;
        }
      if (read_digits (&p, 9, &dom) && p - start <= 2 && *p == '/' && g_ascii_isdigit (p[1]))
        {
          const char *second = ++p;

          if (read_digits (&p, 9, &month) && p - second <= 2 && *p == '/' && g_ascii_isdigit (p[1]))
            {
              const char *third = ++p;

              if (read_digits (&p, 9, &year) && p - third == 4)
                {
                  (*n_found)++;
                  *offset = (gsize) (start - words);
                  *day = dt_day_new (year, month, dom);
                  if (*day == DT_DAY_NONE)
                    {
                      g_autofree char *written = g_strndup (start, (gsize) (p - start));

                      explain_date (written, year, month, dom, reason, hint);
                      return FALSE;
                    }
                }
            }
        }
    }

  return *n_found > 0;
}

static gboolean
parse_nick (const DtAttributeSpec  *spec,
            const char             *text,
            gpointer                record,
            char                  **reason,
            char                  **hint)
{
  g_auto(DtNearest) nearest = { 0 };
  g_autoptr(GString) all = g_string_new (NULL);
  int value;

  if (dt_nick_find (spec->nicks, text, &value))
    {
      MEMBER (record, spec, int) = value;
      return TRUE;
    }

  for (const DtNick *nick = spec->nicks; nick->nick != NULL; nick++)
    {
      dt_nearest_offer (&nearest, text, nick->nick);
      g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", nick->nick);
    }

  return wrong (reason, hint, g_strdup_printf (_("“%1$s” is not a value of the attribute “%2$s”"), text, spec->name),
                nearest.best != NULL
                ? g_strdup_printf (_("Nearest: “%1$s”. Values: %2$s."), nearest.best, all->str)
                : g_strdup_printf (_("Values: %s."), all->str));
}

static gboolean
parse_number (const DtAttributeSpec  *spec,
              const char             *text,
              gpointer                record,
              char                  **reason,
              char                  **hint)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, spec->minimum, spec->maximum, &number, NULL))
    return wrong (reason, hint,
                  g_strdup_printf (_("“%1$s” is not a number for the attribute “%2$s”"), text, spec->name),
                  spec->maximum == G_MAXINT
                  ? g_strdup_printf (_("Write a whole number from %d."), spec->minimum)
                  : g_strdup_printf (_("Write a whole number from %1$d to %2$d."), spec->minimum, spec->maximum));

  MEMBER (record, spec, int) = (int) number;
  return TRUE;
}

static gboolean
parse_time (const DtAttributeSpec  *spec,
            const char             *text,
            gpointer                record,
            char                  **reason,
            char                  **hint)
{
  if (strlen (text) == 5 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1]) && text[2] == ':'
      && g_ascii_isdigit (text[3]) && g_ascii_isdigit (text[4]))
    {
      int hours = (text[0] - '0') * 10 + text[1] - '0';
      int minutes = (text[3] - '0') * 10 + text[4] - '0';

      if (hours < 24 && minutes < 60)
        {
          MEMBER (record, spec, int) = hours * 60 + minutes;
          return TRUE;
        }
    }

  return wrong (reason, hint, g_strdup_printf (_("“%s” is not a time of day"), text),
                g_strdup (_("Times are written like “16:30”.")));
}

static gboolean
is_period (const char *text)
{
  return strlen (text) == 7 && strspn (text, "0123456789") == 4 && text[4] == '-'
         && ((text[5] == 'Q' && text[6] >= '1' && text[6] <= '4')
             || (text[5] == '0' && text[6] >= '1' && text[6] <= '9')
             || (text[5] == '1' && text[6] >= '0' && text[6] <= '2'));
}

static gboolean
check_code (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)) || *p == '#' || *p == '@')
        return FALSE;
    }

  return *text != '\0' && g_utf8_strlen (text, -1) <= 64;
}

static gboolean
check_string (const DtAttributeSpec  *spec,
              const char             *text,
              char                  **reason,
              char                  **hint)
{
  glong most = spec->kind == DT_VALUE_TEXT ? DT_MAX_LINE : DT_MAX_WORD;

  if (spec->kind == DT_VALUE_DATE_OR_PERIOD)
    return is_period (text) || dt_value_day (text, reason, hint) != DT_DAY_NONE;

  if (spec->kind != DT_VALUE_TEXT && *text == '\0')
    return wrong (reason, hint, g_strdup_printf (_("The attribute “%s” is empty"), spec->name),
                  g_strdup (_("Give it a value, or leave it out.")));
  if (g_utf8_strlen (text, -1) > most)
    return wrong (reason, hint, g_strdup_printf (_("The attribute “%1$s” is longer than %2$ld characters"), spec->name, most), NULL);
  if (spec->kind == DT_VALUE_CODE && !check_code (text))
    return wrong (reason, hint, g_strdup_printf (_("“%s” cannot be a code"), text),
                  g_strdup (_("Codes have at most 64 characters, without blanks, # and @.")));
  if (spec->kind == DT_VALUE_UID && !dt_uid_is_valid (text))
    return wrong (reason, hint, g_strdup_printf (_("“%s” is not a uid"), text),
                  g_strdup (_("A uid is a UUID, as written by the program. In a file made by hand leave it out.")));
  if (spec->kind == DT_VALUE_FILE_NAME && strchr (text, '/') != NULL)
    return wrong (reason, hint, g_strdup_printf (_("“%s” is not the name of a file"), text),
                  g_strdup (_("Give the name without folders.")));
  if (spec->kind == DT_VALUE_SHA256 && (strlen (text) != 64 || strspn (text, "0123456789abcdef") != 64))
    return wrong (reason, hint, g_strdup_printf (_("“%s” is not a SHA-256 checksum"), text),
                  g_strdup (_("It has 64 characters, 0 to 9 and a to f.")));

  return TRUE;
}

/**
 * dt_value_parse:
 * @spec: the attribute
 * @text: its value in the file
 * @record: where it goes
 * @reason: (out): why it is wrong, translated
 * @hint: (out) (nullable): what to do about it, translated
 *
 * Returns: whether the value is good; if not, @record keeps what it had
 */
gboolean
dt_value_parse (const DtAttributeSpec  *spec,
                const char             *text,
                gpointer                record,
                char                  **reason,
                char                  **hint)
{
  switch (spec->kind)
    {
    case DT_VALUE_NICK:
      return parse_nick (spec, text, record, reason, hint);

    case DT_VALUE_NUMBER:
      return parse_number (spec, text, record, reason, hint);

    case DT_VALUE_TIME:
      return parse_time (spec, text, record, reason, hint);

    case DT_VALUE_DAY:
    case DT_VALUE_IGNORED_DAY:
      {
        DtDay day = dt_value_day (text, reason, hint);

        if (day == DT_DAY_NONE)
          return FALSE;
        if (spec->kind == DT_VALUE_DAY)
          MEMBER (record, spec, DtDay) = day;
        return TRUE;
      }

    case DT_VALUE_SIZE:
      if (!g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &MEMBER (record, spec, gint64), NULL))
        return wrong (reason, hint, g_strdup_printf (_("“%1$s” is not a number for the attribute “%2$s”"), text, spec->name),
                      g_strdup_printf (_("Write a whole number from %d."), 0));
      return TRUE;

    case DT_VALUE_INSTANT:
      return read_instant (text, &MEMBER (record, spec, gint64))
             || wrong (reason, hint, g_strdup_printf (_("“%1$s” is not a moment for the attribute “%2$s”"), text, spec->name),
                       g_strdup (_("Write it as 2024-08-12T02:41:00Z.")));

    case DT_VALUE_BOOLEAN:
      if (strcmp (text, "true") != 0 && strcmp (text, "false") != 0 && strcmp (text, "1") != 0 && strcmp (text, "0") != 0)
        return wrong (reason, hint, g_strdup_printf (_("“%1$s” is not a value of the attribute “%2$s”"), text, spec->name),
                      g_strdup_printf (_("Values: %s."), "true, false"));
      MEMBER (record, spec, gboolean) = text[0] == 't' || text[0] == '1';
      return TRUE;

    case DT_VALUE_TEXT:
    case DT_VALUE_WORD:
    case DT_VALUE_CODE:
    case DT_VALUE_UID:
    case DT_VALUE_TASK:
    case DT_VALUE_FILE_NAME:
    case DT_VALUE_SHA256:
    case DT_VALUE_DATE_OR_PERIOD:
      if (!check_string (spec, text, reason, hint))
        return FALSE;
      g_free (MEMBER (record, spec, char *));
      MEMBER (record, spec, char *) = spec->kind == DT_VALUE_UID ? g_ascii_strdown (text, -1) : g_strdup (text);
      return TRUE;
    }

  g_return_val_if_reached (FALSE);
}

/**
 * dt_value_format:
 * @spec: the attribute
 * @record: where its value is
 *
 * Returns: (transfer full) (nullable): the value as text; %NULL: the attribute is not written
 */
char *
dt_value_format (const DtAttributeSpec *spec,
                 gconstpointer          record)
{
  switch (spec->kind)
    {
    case DT_VALUE_NICK:
      {
        int value = MEMBER_CONST (record, spec, int);

        /* A role is always told, whatever reads as one. */
        return value < 0 ? NULL : g_strdup (dt_nick_get (spec->nicks, value));
      }

    case DT_VALUE_NUMBER:
      {
        int value = MEMBER_CONST (record, spec, int);

        return value == spec->absent && !spec->required ? NULL : g_strdup_printf ("%d", value);
      }

    case DT_VALUE_TIME:
      {
        int value = MEMBER_CONST (record, spec, int);

        return value == DT_TIME_NONE ? NULL : dt_time_format (value);
      }

    case DT_VALUE_DAY:
    case DT_VALUE_IGNORED_DAY:
      {
        DtDay value = MEMBER_CONST (record, spec, DtDay);

        return value == DT_DAY_NONE ? NULL : dt_day_to_iso (value);
      }

    case DT_VALUE_SIZE:
      {
        gint64 value = MEMBER_CONST (record, spec, gint64);

        return value == 0 ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, value);
      }

    case DT_VALUE_INSTANT:
      return format_instant (MEMBER_CONST (record, spec, gint64));

    case DT_VALUE_BOOLEAN:
      return MEMBER_CONST (record, spec, gboolean) ? g_strdup ("true") : NULL;

    case DT_VALUE_TEXT:
    case DT_VALUE_WORD:
    case DT_VALUE_CODE:
    case DT_VALUE_UID:
    case DT_VALUE_TASK:
    case DT_VALUE_FILE_NAME:
    case DT_VALUE_SHA256:
    case DT_VALUE_DATE_OR_PERIOD:
      {
        const char *value = MEMBER_CONST (record, spec, char *);

        return value == NULL || *value == '\0' ? NULL : g_strdup (value);
      }
    }

  g_return_val_if_reached (NULL);
}
