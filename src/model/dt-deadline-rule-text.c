/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules of deadlines as text: read, checked, written. The grammar stands in dt-deadline-rule.h. */

#include "dt-deadline-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-error.h"

#define MAX_TASK 200    /* bytes of a task's name */

static const char *const part_names[] = { "BEGIN", "MIDDLE", "END", NULL };
static const char *const cycle_names[] = { "DAILY", "WEEKLY", "MONTHLY", "QUARTERLY", "HALFYEARLY", "YEARLY", NULL };
static const char *const weekday_names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU", NULL };
static const char *const anchor_names[] = { NULL, "received", "issued", "event", "done:", "due:" };

/* Where the reader stands. */
typedef struct
{
  const char *text;
  const char *p;
  GError    **error;
} Cursor;

/* Always NULL or FALSE for the caller; the first complaint stands. */
static gboolean
complain (Cursor     *self,
          const char *what)
{
  g_set_error (self->error, DT_ERROR, DT_ERROR_PARSE,
               /* Translators: the rule as written, the character it goes wrong at, what is wrong there */
               _("The rule “%1$s” cannot be read at character %2$d: %3$s"), self->text,
               (int) g_utf8_pointer_to_offset (self->text, self->p) + 1, what);
  return FALSE;
}

static gboolean
accept (Cursor     *self,
        const char *word)
{
  if (!g_str_has_prefix (self->p, word))
    return FALSE;

  self->p += strlen (word);
  return TRUE;
}

/* A whole number of @min_digits or more digits, from @min to @max. */
static gboolean
read_number (Cursor *self,
             int     min_digits,
             int     max_digits,
             int     min,
             int     max,
             int    *number)
{
  int n = 0;
  int value = 0;

  while (n < max_digits && g_ascii_isdigit (self->p[n]))
    value = value * 10 + (self->p[n++] - '0');
  if (n < min_digits || value < min || value > max)
    {
      g_autofree char *what = g_strdup_printf (_("a number from %1$d to %2$d is expected"), min, max);

      return complain (self, what);
    }

  self->p += n;
  *number = value;
  return TRUE;
}

static gboolean
read_name (Cursor             *self,
           const char *const  *names,
           int                *value)
{
  g_autofree char *list = NULL;
  g_autofree char *what = NULL;

  for (int i = 0; names[i] != NULL; i++)
    if (accept (self, names[i]))
      {
        *value = i;
        return TRUE;
      }

  list = g_strjoinv (", ", (char **) names);
  what = g_strdup_printf (_("one of these is expected: %s"), list);
  return complain (self, what);
}

static gboolean
read_date (Cursor *self,
           DtDay  *day)
{
  g_autofree char *date = g_strndup (self->p, MIN (strlen (self->p), 10));

  *day = dt_day_from_iso (date, NULL);
  if (*day == DT_DAY_NONE)
    return complain (self, _("a date such as 2024-08-25 is expected"));

  self->p += 10;
  return TRUE;
}

static gboolean
read_end (Cursor *self)
{
  return *self->p == '\0' || complain (self, _("nothing more is expected here"));
}

/* Parts */

static gboolean
read_period (Cursor         *self,
             DtDeadlineRule *rule)
{
  rule->cycle = DT_CYCLE_YEAR;
  rule->index = 1;
  if (!read_number (self, 4, 4, 1, 9999, &rule->year))
    return FALSE;
  if (!accept (self, "-"))
    return TRUE;

  if (accept (self, "Q"))
    {
      rule->cycle = DT_CYCLE_QUARTER;
      return read_number (self, 1, 1, 1, 4, &rule->index);
    }
  if (accept (self, "H"))
    {
      rule->cycle = DT_CYCLE_HALF_YEAR;
      return read_number (self, 1, 1, 1, 2, &rule->index);
    }

  rule->cycle = DT_CYCLE_MONTH;
  return read_number (self, 2, 2, 1, 12, &rule->index);
}

static gboolean
read_part (Cursor         *self,
           DtDeadlineRule *rule)
{
  int part;

  rule->kind = DT_RULE_PART;
  if (!read_period (self, rule))
    return FALSE;
  if (!accept (self, "/"))
    return complain (self, _("“/” is expected"));
  if (!read_name (self, part_names, &part))
    return FALSE;

  rule->part = (DtPart) part;
  return TRUE;
}

/* Counts */

static gboolean
read_unit (Cursor         *self,
           DtDeadlineRule *rule)
{
  int factor = 1;

  if (accept (self, "D"))
    rule->unit = DT_SPAN_DAYS;
  else if (accept (self, "WD"))
    rule->unit = DT_SPAN_WORKING_DAYS;
  else if (accept (self, "M"))
    rule->unit = DT_SPAN_MONTHS;
  else if (accept (self, "W"))
    factor = 7;
  else if (accept (self, "Y"))
    {
      rule->unit = DT_SPAN_MONTHS;
      factor = 12;
    }
  else
    return complain (self, _("one of these is expected: D, WD, M, W, Y"));

  rule->amount *= factor;
  if (ABS (rule->amount) > DT_RULE_MAX_COUNT)
    return complain (self, _("the count is too large"));
  return TRUE;
}

static gboolean
read_task (Cursor         *self,
           DtDeadlineRule *rule)
{
  gsize length = strlen (self->p);

  if (length == 0 || length > MAX_TASK || strcmp (self->p, "#") == 0)
    return complain (self, _("a task is expected: its identifier, or # and its number in the directive"));
  for (const char *p = self->p; *p != '\0'; p = g_utf8_next_char (p))
    if (g_ascii_isspace (*p) || g_ascii_iscntrl (*p))
      {
        self->p = p;
        return complain (self, _("a space cannot stand here"));
      }

  rule->task = g_strdup (self->p);
  self->p += length;
  return TRUE;
}

static gboolean
read_anchor (Cursor         *self,
             DtDeadlineRule *rule)
{
  if (g_ascii_isdigit (*self->p))
    {
      rule->anchor = DT_ANCHOR_DAY;
      return read_date (self, &rule->anchor_day);
    }

  for (int i = DT_ANCHOR_RECEIVED; i <= DT_ANCHOR_DUE; i++)
    if (accept (self, anchor_names[i]))
      {
        rule->anchor = (DtAnchor) i;
        return i < DT_ANCHOR_DONE || read_task (self, rule);
      }

  return complain (self, _("a date, “received”, “issued”, “event”, “done:” or “due:” is expected"));
}

static gboolean
read_count (Cursor         *self,
            DtDeadlineRule *rule)
{
  gboolean negative = accept (self, "-");

  rule->kind = DT_RULE_COUNT;
  if (!accept (self, "P"))
    return complain (self, _("“P” and a count are expected"));
  if (!read_number (self, 1, 4, 1, DT_RULE_MAX_COUNT, &rule->amount))
    return FALSE;
  if (negative)
    rule->amount = -rule->amount;
  if (!read_unit (self, rule))
    return FALSE;
  if (!accept (self, "@"))
    return complain (self, _("“@” and what is counted from are expected"));

  return read_anchor (self, rule);
}

/* Recurring */

static int
months_of (DtCycle cycle)
{
  switch (cycle)
    {
    case DT_CYCLE_QUARTER:
      return 3;
    case DT_CYCLE_HALF_YEAR:
      return 6;
    case DT_CYCLE_YEAR:
      return 12;
    case DT_CYCLE_DAY:
    case DT_CYCLE_WEEK:
    case DT_CYCLE_MONTH:
      break;
    }

  return 1;
}

static gboolean
read_day (Cursor        *self,
          const DtDeadlineRule *rule,
          int           *day)
{
  int weekday;

  if (rule->cycle == DT_CYCLE_WEEK)
    {
      if (!read_name (self, weekday_names, &weekday))
        return FALSE;
      *day = weekday + 1;
      return TRUE;
    }

  if (accept (self, "LAST"))
    {
      *day = DT_RULE_LAST_DAY;
      return TRUE;
    }
  return read_number (self, 1, 2, 1, 31, day);
}

typedef enum { FIELD_WORKING, FIELD_MONTH, FIELD_FROM, FIELD_DAY, FIELD_BEFORE, FIELD_SINCE, FIELD_UNTIL, N_FIELDS } Field;

static const char *const field_names[] = { "WORKING", "MONTH=", "FROM=", "DAY=", "BEFORE", "SINCE=", "UNTIL=", NULL };

/* Which fields a cycle has. */
static gboolean
has_field (DtCycle cycle,
           int     field)
{
  switch (field)
    {
    case FIELD_WORKING:
      return cycle == DT_CYCLE_DAY;
    case FIELD_MONTH:
      return months_of (cycle) > 1;
    case FIELD_FROM:
    case FIELD_DAY:
      return cycle != DT_CYCLE_DAY;
    default:
      return TRUE;
    }
}

static gboolean
read_field (Cursor         *self,
            DtDeadlineRule *rule,
            int             field)
{
  switch (field)
    {
    case FIELD_WORKING:
      rule->working = TRUE;
      return TRUE;
    case FIELD_MONTH:
      return read_number (self, 1, 2, 1, months_of (rule->cycle), &rule->month);
    case FIELD_FROM:
      return read_day (self, rule, &rule->from);
    case FIELD_DAY:
      return read_day (self, rule, &rule->day);
    case FIELD_BEFORE:
      rule->before = TRUE;
      return TRUE;
    case FIELD_SINCE:
      return read_date (self, &rule->since);
    default:
      return read_date (self, &rule->until);
    }
}

static gboolean
check_recurring (Cursor         *self,
                 DtDeadlineRule *rule)
{
  if (rule->cycle != DT_CYCLE_DAY && rule->day == 0)
    return complain (self, _("“;DAY=” and the day are expected"));
  if (rule->from != 0 && rule->from > rule->day)
    return complain (self, _("the span opens after the day on which it ends"));
  if (rule->from != 0 && rule->before && rule->from == rule->day)
    return complain (self, _("the span ends before it opens"));
  if (rule->since != DT_DAY_NONE && rule->until != DT_DAY_NONE && rule->until < rule->since)
    return complain (self, _("the rule ends before it begins"));

  return TRUE;
}

static gboolean
read_recurring (Cursor         *self,
                DtDeadlineRule *rule)
{
  int previous = -1;
  int cycle;

  rule->kind = DT_RULE_RECURRING;
  if (!read_name (self, cycle_names, &cycle))
    return FALSE;
  rule->cycle = (DtCycle) cycle;
  if (months_of (rule->cycle) > 1)
    rule->month = months_of (rule->cycle);

  while (accept (self, ";"))
    {
      const char *start = self->p;
      int field;

      if (!read_name (self, field_names, &field))
        return FALSE;
      if (field <= previous || !has_field (rule->cycle, field))
        {
          self->p = start;
          return complain (self, field <= previous ? _("this stands twice, or not in its order")
                                                   : _("this does not go with how often it recurs"));
        }
      if (!read_field (self, rule, field))
        return FALSE;
      previous = field;
    }

  return read_end (self) && check_recurring (self, rule);
}

/**
 * dt_deadline_rule_parse:
 * @text: a rule as text
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the rule; %NULL with %DT_ERROR_PARSE and a sentence that names the character
 *   where it goes wrong
 */
DtDeadlineRule *
dt_deadline_rule_parse (const char  *text,
                        GError     **error)
{
  g_autoptr(DtDeadlineRule) self = g_new0 (DtDeadlineRule, 1);
  Cursor cursor = { text, text, error };
  gboolean ok;

  if (accept (&cursor, "R/"))
    ok = read_recurring (&cursor, self);
  else if (g_ascii_isdigit (*text))
    ok = read_part (&cursor, self) && read_end (&cursor);
  else
    ok = read_count (&cursor, self) && read_end (&cursor);

  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * dt_deadline_rule_free:
 * @self: (nullable) (transfer full): a rule
 */
void
dt_deadline_rule_free (DtDeadlineRule *self)
{
  if (self == NULL)
    return;

  g_free (self->task);
  g_free (self);
}

/* Writing */

static char *
format_part (const DtDeadlineRule *self)
{
  const char *part = part_names[self->part];

  switch (self->cycle)
    {
    case DT_CYCLE_QUARTER:
      return g_strdup_printf ("%04d-Q%d/%s", self->year, self->index, part);
    case DT_CYCLE_HALF_YEAR:
      return g_strdup_printf ("%04d-H%d/%s", self->year, self->index, part);
    case DT_CYCLE_YEAR:
      return g_strdup_printf ("%04d/%s", self->year, part);
    case DT_CYCLE_DAY:
    case DT_CYCLE_WEEK:
    case DT_CYCLE_MONTH:
      break;
    }

  return g_strdup_printf ("%04d-%02d/%s", self->year, self->index, part);
}

static char *
format_count (const DtDeadlineRule *self)
{
  static const char *const units[] = { [DT_SPAN_DAYS] = "D", [DT_SPAN_WORKING_DAYS] = "WD", [DT_SPAN_MONTHS] = "M" };
  g_autofree char *date = NULL;

  if (self->anchor == DT_ANCHOR_DAY)
    date = dt_day_to_iso (self->anchor_day);

  return g_strdup_printf ("%sP%d%s@%s%s", self->amount < 0 ? "-" : "", ABS (self->amount), units[self->unit],
                          date != NULL ? date : anchor_names[self->anchor], self->task != NULL ? self->task : "");
}

static void
append_day (GString              *text,
            const char           *field,
            const DtDeadlineRule *self,
            int                   day)
{
  if (day == 0)
    return;

  if (self->cycle == DT_CYCLE_WEEK)
    g_string_append_printf (text, ";%s%s", field, weekday_names[day - 1]);
  else if (day == DT_RULE_LAST_DAY)
    g_string_append_printf (text, ";%sLAST", field);
  else
    g_string_append_printf (text, ";%s%d", field, day);
}

static void
append_date (GString    *text,
             const char *field,
             DtDay       day)
{
  g_autofree char *date = NULL;

  if (day == DT_DAY_NONE)
    return;

  date = dt_day_to_iso (day);
  g_string_append_printf (text, ";%s%s", field, date);
}

static char *
format_recurring (const DtDeadlineRule *self)
{
  GString *text = g_string_new ("R/");

  g_string_append (text, cycle_names[self->cycle]);
  if (self->working)
    g_string_append (text, ";WORKING");
  if (self->month != 0)
    g_string_append_printf (text, ";MONTH=%d", self->month);
  append_day (text, field_names[FIELD_FROM], self, self->from);
  append_day (text, field_names[FIELD_DAY], self, self->day);
  if (self->before)
    g_string_append (text, ";BEFORE");
  append_date (text, field_names[FIELD_SINCE], self->since);
  append_date (text, field_names[FIELD_UNTIL], self->until);

  return g_string_free (text, FALSE);
}

/**
 * dt_deadline_rule_format:
 * @self: a rule
 *
 * Returns: (transfer full): its canonical text, which reads as the same rule
 */
char *
dt_deadline_rule_format (const DtDeadlineRule *self)
{
  switch (self->kind)
    {
    case DT_RULE_PART:
      return format_part (self);
    case DT_RULE_COUNT:
      return format_count (self);
    case DT_RULE_RECURRING:
      break;
    }

  return format_recurring (self);
}
