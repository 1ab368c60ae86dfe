/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the parts that a pattern names to a day or a rule. */

#include "dt-phrase-private.h"
#include "dt-reading-private.h"

#include <stdio.h>
#include <string.h>

/* ---- Parts of a match ---- */

static gboolean
has_part (DtPhraseReader     *self,
          const char *name)
{
  int start, end;

  return g_match_info_fetch_named_pos (self->match, name, &start, &end) && start >= 0 && end > start;
}

static int
read_number (DtPhraseReader     *self,
             const char *name)
{
  int start, end, value = 0;

  if (!g_match_info_fetch_named_pos (self->match, name, &start, &end) || start < 0 || end == start)
    return -1;

  for (int i = start; i < end && i < start + 5; i++)
    if (g_ascii_isdigit (self->text->fold[i]))
      value = value * 10 + (self->text->fold[i] - '0');

  return value;
}

static char
read_letter (DtPhraseReader     *self,
             const char *name,
             guint       skip)
{
  int start, end;

  if (!g_match_info_fetch_named_pos (self->match, name, &start, &end) || start < 0 || start + (int) skip >= end)
    return '\0';

  return self->text->fold[start + (int) skip];
}

static int
read_year (DtPhraseReader *self)
{
  int year = read_number (self, "y");

  if (year < 0)
    year = read_number (self, "y2");
  if (year < 0 && has_part (self, "z"))
    year = 2000 + read_number (self, "z");

  return year;
}

/* Monday 1 to Sunday 7; 0: none named. */
static int
read_weekday (DtPhraseReader *self)
{
  static const char *const names[] = { "hai", "ba", "tu", "nam", "sau", "bay" };
  int start, end;

  if (!g_match_info_fetch_named_pos (self->match, "w", &start, &end) || start < 0 || end == start)
    return 0;
  if (self->text->fold[start] == 'c')
    return 7;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint length = (guint) strlen (names[i]);

      if (strncmp (self->text->fold + end - length, names[i], length) == 0 || self->text->fold[end - 1] == (char) ('2' + i))
        return (int) i + 1;
    }

  return 0;
}

static int
read_time (DtPhraseReader *self)
{
  int hour = read_number (self, "h");
  int minute = read_number (self, "i");

  if (hour < 0 || hour > 24 || minute > 59)
    return DT_TIME_NONE;
  if (hour == 24)
    return 23 * 60 + 59;

  return hour * 60 + MAX (minute, 0);
}

/* Of a day or a month without a year: that of the letter, or the next where the day lies before it. */
static int
supply_year (DtPhraseReader *self,
             int     month,
             int     day)
{
  int year, issued_month, issued_day;

  if (self->issued == DT_DAY_NONE)
    {
      self->phrase->doubts |= DT_DOUBT_NO_YEAR;
      return -1;
    }
  self->phrase->doubts |= DT_DOUBT_YEAR;
  dt_day_get (self->issued, &year, &issued_month, &issued_day);

  return month < issued_month || (month == issued_month && day < issued_day) ? year + 1 : year;
}

static int
quarter_of (DtPhraseReader *self)
{
  int start, end;

  if (!g_match_info_fetch_named_pos (self->match, "q", &start, &end) || start < 0)
    return -1;
  if (g_ascii_isdigit (self->text->fold[start]))
    return self->text->fold[start] - '0';

  return self->text->fold[end - 1] == 'v' ? 4 : end - start;
}

/* ---- Each kind ---- */

static gboolean
read_day_parts (DtPhraseReader     *self,
                const char *day_name,
                const char *month_name,
                int         year,
                DtDay      *day)
{
  int d = read_number (self, day_name);
  int m = read_number (self, month_name);

  if (m < 1 || m > 12 || d < 1 || d > 31)
    return FALSE;
  if (year < 0)
    year = supply_year (self, m, d);
  if (year < 0)
    {
      *day = DT_DAY_NONE;
      return TRUE;
    }
  if (year < 1990 || year > 2100)
    return FALSE;

  *day = dt_day_new (year, m, d);
  if (*day == DT_DAY_NONE)
    self->phrase->doubts |= DT_DOUBT_NO_DAY;
  return TRUE;
}

static gboolean
make_day (DtPhraseReader *self)
{
  DtDeadline *deadline = &self->phrase->deadline;
  int weekday = read_weekday (self);

  if (!read_day_parts (self, "d", "m", read_year (self), &deadline->named_day))
    return FALSE;
  deadline->named_time = read_time (self);
  if (weekday != 0 && deadline->named_day != DT_DAY_NONE && dt_day_get_weekday (deadline->named_day) != weekday)
    self->phrase->doubts |= DT_DOUBT_WEEKDAY;

  return TRUE;
}

static gboolean
make_span (DtPhraseReader *self)
{
  return read_day_parts (self, "e", "f", read_number (self, "g"), &self->phrase->deadline.named_day);
}

/* A month of the half year before the letter, and no word that asks for anything. */
static gboolean
is_lately (DtPhraseReader *self,
           int             month)
{
  int year, issued_month, day;

  if (self->issued == DT_DAY_NONE)
    return FALSE;
  dt_day_get (self->issued, &year, &issued_month, &day);

  return issued_month > month && issued_month - month <= 6
         && !dt_reading_match (DT_REGEX ("^(?:hoan thanh|xong|cham nhat)\\b"), self->text, self->phrase->start, self->phrase->end, NULL);
}

static gboolean
make_month (DtPhraseReader *self)
{
  int month = read_number (self, "m");
  int year = read_year (self);

  /* "Trước năm 2026" */
  if (month < 0 && year > 0)
    month = 1;
  if (month < 1 || month > 12)
    return FALSE;
  /* "Trong tháng 9, …" of a letter of October tells what has been. */
  if (year < 0 && is_lately (self, month))
    return FALSE;
  if (year < 0)
    year = supply_year (self, month, 31);
  if (year > 0)
    self->phrase->deadline.named_day = dt_day_new (year, month, 1);

  return year < 0 || self->phrase->deadline.named_day != DT_DAY_NONE;
}

/* "Tuần thứ 3 tháng 8": the seven days that end on the 21st. */
static gboolean
make_week (DtPhraseReader *self)
{
  static const char *const words[] = { "nhat", "hai", "ba", "tu", "nam" };
  int month = read_number (self, "m");
  int year = read_year (self);
  int week = read_number (self, "k");
  int start, end, length;

  if (month < 1 || month > 12)
    return FALSE;
  if (week < 1 && g_match_info_fetch_named_pos (self->match, "k", &start, &end))
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      if (strncmp (self->text->fold + start, words[i], (gsize) (end - start)) == 0)
        week = (int) i + 1;
  if (has_part (self, "p"))
    week = read_letter (self, "p", 0) == 'd' ? 1 : 5;
  if (has_part (self, "f"))
    week = 0;
  else if (week < 1 || week > 5)
    return FALSE;
  if (year < 0)
    year = supply_year (self, month, 31);
  if (week > 0)
    self->phrase->doubts |= DT_DOUBT_WEEK;
  if (year < 0)
    return TRUE;

  length = dt_days_in_month (year, month);
  self->phrase->deadline.named_day = dt_day_new (year, month, week > 0 ? MIN (week * 7, length) : read_letter (self, "f", 0) == 'd' ? 15 : length);
  return self->phrase->deadline.named_day != DT_DAY_NONE;
}

/* "trong tuần này", "ngày mai": counted from the day of the letter. */
static gboolean
make_near (DtPhraseReader *self)
{
  DtDeadline *deadline = &self->phrase->deadline;
  char unit = has_part (self, "u2") ? 'm' : read_letter (self, "u", 0);
  gboolean week = unit == 't' && read_letter (self, "u", 1) == 'u';
  gboolean next = has_part (self, "r") && read_letter (self, "r", 0) != 'n' && read_letter (self, "r", 0) != 'h';
  int year, month, day;

  if (self->issued == DT_DAY_NONE)
    {
      self->phrase->doubts |= DT_DOUBT_NO_YEAR;
      return TRUE;
    }
  dt_day_get (self->issued, &year, &month, &day);
  if (unit == 'n')
    {
      deadline->rule = g_strdup_printf ("%d/END", year);
      return TRUE;
    }
  if (week)
    {
      self->phrase->doubts |= DT_DOUBT_THIS_WEEK;
      deadline->named_day = self->issued + 7 - dt_day_get_weekday (self->issued) + (next ? 7 : 0);
    }
  else if (unit == 't' || unit == 'q')
    {
      month = unit == 'q' ? (month - 1) / 3 * 3 + 1 : month;
      month += next ? (unit == 'q' ? 3 : 1) : 0;
      deadline->named_day = month > 12 ? dt_day_new (year + 1, month - 12, 1) : dt_day_new (year, month, 1);
    }
  else
    {
      deadline->named_day = self->issued + (unit == 'm' ? 1 : 0);
    }

  return TRUE;
}

static gboolean
make_quarter (DtPhraseReader *self)
{
  int quarter = quarter_of (self);
  int year = read_year (self);

  if (quarter < 1 || quarter > 4)
    return FALSE;
  if (year < 0)
    year = supply_year (self, quarter * 3, 31);
  if (year > 0)
    self->phrase->deadline.named_day = dt_day_new (year, quarter * 3 - 2, 1);

  return TRUE;
}

static gboolean
make_part (DtPhraseReader *self)
{
  DtDeadline *deadline = &self->phrase->deadline;
  char letter = read_letter (self, "p", 0);
  const char *part = letter == 'd' ? "BEGIN" : letter == 'g' ? "MIDDLE" : "END";
  int year = read_year (self);
  int month = read_number (self, "m");
  int quarter = quarter_of (self);

  if (year < 0 && month > 0)
    year = supply_year (self, month, 31);
  else if (year < 0 && quarter > 0)
    year = supply_year (self, quarter * 3, 31);
  if (year < 0)
    return self->phrase->doubts & DT_DOUBT_NO_YEAR;

  if (month > 0)
    deadline->rule = g_strdup_printf ("%d-%02d/%s", year, month, part);
  else if (quarter > 0)
    deadline->rule = g_strdup_printf ("%d-Q%d/%s", year, quarter, part);
  else if (has_part (self, "k"))
    deadline->rule = g_strdup_printf ("%d-H%d/END", year, read_letter (self, "k", 0) == 'd' ? 1 : 2);
  else
    deadline->rule = g_strdup_printf ("%d/%s", year, part);

  return TRUE;
}

/* "ba mươi": −1 no such number. */
static int
read_words (DtPhraseReader *self)
{
  static const struct { const char *words; int value; } numbers[] = {
    { "muoi lam", 15 }, { "hai muoi", 20 }, { "ba muoi", 30 }, { "bon lam", 45 }, { "chin muoi", 90 }, { "mot", 1 }, { "hai", 2 }, { "ba", 3 }, { "bon", 4 },
    { "bay", 7 }, { "tam", 8 }, { "chin", 9 }, { "muoi", 10 },
  };
  int start, end;

  if (!g_match_info_fetch_named_pos (self->match, "v", &start, &end) || start < 0)
    return -1;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (strlen (numbers[i].words) == (gsize) (end - start) && strncmp (self->text->fold + start, numbers[i].words, (gsize) (end - start)) == 0)
      return numbers[i].value;

  return -1;
}

/* "P5WD"; NULL: hours that are no whole days, or nothing sensible. */
static char *
span_text (DtPhraseReader *self)
{
  int start, end;
  int amount = read_number (self, "n");

  if (amount < 0)
    amount = read_words (self);
  if (amount <= 0 || !g_match_info_fetch_named_pos (self->match, "u", &start, &end))
    return NULL;
  if (self->text->fold[start] == 'g' || self->text->fold[start] == 'h')
    return amount % 24 == 0 ? g_strdup_printf ("P%dD", amount / 24) : NULL;
  if (self->text->fold[start] == 'n')
    return g_strdup_printf ("P%d%s", amount, end - start > 6 ? "WD" : "D");
  if (self->text->fold[start] == 't')
    return self->text->fold[start + 1] == 'u' ? g_strdup_printf ("P%dD", amount * 7) : g_strdup_printf ("P%dM", amount);

  return NULL;
}

static gboolean
make_count (DtPhraseReader *self)
{
  g_autofree char *span = span_text (self);
  char letter = read_letter (self, "a", 0);
  int start, end;

  if (span == NULL)
    return FALSE;
  if (!has_part (self, "a"))
    {
      self->phrase->deadline.rule = g_strdup_printf ("%s@event", span);
      self->phrase->doubts |= DT_DOUBT_EVENT;
      return TRUE;
    }
  g_match_info_fetch_named_pos (self->match, "a", &start, &end);
  if (g_ascii_isdigit (letter))
    {
      int d, m, y;
      g_autofree char *text = g_strndup (self->text->fold + start, (gsize) (end - start));
      g_autofree char *iso = NULL;

      g_strdelimit (text, ".-", '/');
      if (sscanf (text, "%d/%d/%d", &d, &m, &y) != 3 || dt_day_new (y, m, d) == DT_DAY_NONE)
        return FALSE;
      iso = dt_day_to_iso (dt_day_new (y, m, d));
      self->phrase->deadline.rule = g_strdup_printf ("%s@%s", span, iso);
      return TRUE;
    }
  if (strncmp (self->text->fold + start, "nhan", 4) == 0)
    self->phrase->deadline.rule = g_strdup_printf ("%s@received", span);
  else if (strncmp (self->text->fold + start, "toi", 3) == 0 || strncmp (self->text->fold + start, "nua", 3) == 0 || strncmp (self->text->fold + start, "ban", 3) == 0 || strncmp (self->text->fold + start, "ky", 2) == 0)
    self->phrase->deadline.rule = g_strdup_printf ("%s@issued", span);
  else if (dt_reading_match (DT_REGEX ("\\bnay (?:duoc )?(?:ky )?ban hanh"), self->text, self->phrase->start, self->phrase->end, NULL))
    self->phrase->deadline.rule = g_strdup_printf ("%s@issued", span);
  else
    self->phrase->deadline.rule = g_strdup_printf ("%s@event", span);

  if (g_str_has_suffix (self->phrase->deadline.rule, "@issued"))
    self->phrase->deadline.anchor_day = self->issued;
  else
    self->phrase->doubts |= DT_DOUBT_EVENT;
  return TRUE;
}

static gboolean
make_countdown (DtPhraseReader *self)
{
  g_autofree char *span = span_text (self);

  if (span == NULL)
    return FALSE;
  if (has_part (self, "d") && !read_day_parts (self, "d", "m", read_year (self), &self->phrase->deadline.named_day))
    return FALSE;

  self->phrase->deadline.rule = g_strdup_printf ("-%s@event", span);
  if (self->phrase->deadline.named_day == DT_DAY_NONE)
    self->phrase->doubts |= DT_DOUBT_EVENT;
  return TRUE;
}

/* "ngày làm việc cuối cùng của tháng": its last day; that it is to be a working day is for the calendar. */
static gboolean
make_last_of_cycle (DtPhraseReader *self)
{
  const char *before = has_part (self, "b") ? ";BEFORE" : "";
  char first = read_letter (self, "c", 0);
  char **rule = &self->phrase->deadline.rule;

  if (first == 't' && read_letter (self, "c", 1) == 'u')
    *rule = g_strdup_printf ("R/WEEKLY;DAY=FR%s", before);
  else if (first == 't')
    *rule = g_strdup_printf ("R/MONTHLY;DAY=LAST%s", before);
  else if (first == 'q')
    *rule = g_strdup_printf ("R/QUARTERLY;MONTH=3;DAY=LAST%s", before);
  else
    *rule = g_strdup_printf ("R/YEARLY;MONTH=12;DAY=LAST%s", before);

  return TRUE;
}

static gboolean
make_recurring (DtPhraseReader *self)
{
  static const char *const weekdays[] = { "", "MO", "TU", "WE", "TH", "FR", "SA", "SU" };
  const char *before = has_part (self, "b") ? ";BEFORE" : "";
  char first = read_letter (self, "c", 0);
  char second = read_letter (self, "c", 1);
  int day = read_number (self, "d");
  int month = MAX (read_number (self, "m"), read_number (self, "m2"));
  char **rule = &self->phrase->deadline.rule;

  if (has_part (self, "l") || has_part (self, "l2"))
    return make_last_of_cycle (self);
  self->phrase->deadline.named_time = read_time (self);
  if (first == 'n' && second == 'g')                       /* ngày */
    {
      *rule = g_strdup ("R/DAILY");
      return read_weekday (self) == 0 && day < 0;
    }
  if (first == 't' && second == 'u')                       /* tuần */
    {
      if (read_weekday (self) == 0)
        return FALSE;
      *rule = g_strdup_printf ("R/WEEKLY;DAY=%s%s", weekdays[read_weekday (self)],
                               self->phrase->deadline.named_time == DT_TIME_NONE ? before : "");
      return TRUE;
    }
  if (day < 1 || day > 31 || month == 0 || month > 12)
    return FALSE;
  if (first == 't' && read_number (self, "o") > 0)         /* tháng, từ ngày … */
    *rule = g_strdup_printf ("R/MONTHLY;FROM=%d;DAY=%d", read_number (self, "o"), day);
  else if (first == 't')
    *rule = g_strdup_printf ("R/MONTHLY;DAY=%d%s", day, before);
  else if (first == 'q')                                   /* quý */
    *rule = g_strdup_printf ("R/QUARTERLY;MONTH=%d;DAY=%d%s", read_letter (self, "k", 0) == 'd' ? 1 : 3, day, before);
  else                                                     /* năm */
    *rule = g_strdup_printf ("R/YEARLY;MONTH=%d;DAY=%d%s", month > 0 ? month : 12, day, before);
  if (month < 0 && first == 'n')
    self->phrase->doubts |= DT_DOUBT_TURN;

  return TRUE;
}

static gboolean
make_move (DtPhraseReader *self)
{
  int start, end;

  self->phrase->amount = read_number (self, "n");
  self->phrase->later = has_part (self, "l");
  if (self->phrase->amount <= 0 || !g_match_info_fetch_named_pos (self->match, "u", &start, &end))
    return FALSE;
  if (self->text->fold[start] == 'g' || self->text->fold[start] == 'h')
    return FALSE;

  self->phrase->unit = DT_SPAN_DAYS;
  if (self->text->fold[start] == 'n' && end - start > 6)
    self->phrase->unit = DT_SPAN_WORKING_DAYS;
  else if (strncmp (self->text->fold + start, "thang", 5) == 0)
    self->phrase->unit = DT_SPAN_MONTHS;
  else if (strncmp (self->text->fold + start, "tuan", 4) == 0)
    self->phrase->amount *= 7;
  g_match_info_fetch_named_pos (self->match, "t", &start, &end);
  self->phrase->target = (guint) end;

  return TRUE;
}

/**
 * dt_phrase_make:
 * @self: a match of a rule
 *
 * Fills in the phrase from the parts of the match.
 *
 * Returns: %FALSE if they make no sense
 */
gboolean
dt_phrase_make (DtPhraseReader *self)
{
  switch (self->phrase->rule->kind)
    {
    case DT_PHRASE_DAY:
      return make_day (self);
    case DT_PHRASE_SPAN:
      return make_span (self);
    case DT_PHRASE_MONTH:
      return make_month (self);
    case DT_PHRASE_WEEK:
      return make_week (self);
    case DT_PHRASE_NEAR:
      return make_near (self);
    case DT_PHRASE_QUARTER:
      return make_quarter (self);
    case DT_PHRASE_PART:
      return make_part (self);
    case DT_PHRASE_COUNT:
      return make_count (self);
    case DT_PHRASE_COUNTDOWN:
      return make_countdown (self);
    case DT_PHRASE_RECURRING:
      return make_recurring (self);
    case DT_PHRASE_MOVE:
      return make_move (self);
    case DT_PHRASE_LABEL:
      return dt_phrase_make_label (self);
    case DT_PHRASE_STANDING:
      break;
    }

  return TRUE;
}
