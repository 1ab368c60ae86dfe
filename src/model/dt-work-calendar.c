/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which days are worked. A year is laid out the first time it is asked for, then only read: a day is a look
 * into an array, a count between two days a difference of two sums. */

#include "dt-work-calendar.h"

#include "dt-holiday-table.h"
#include "dt-statutory-year.h"

#include <glib/gi18n-lib.h>

#define N_YEARS (DT_CALENDAR_LAST_YEAR - DT_CALENDAR_FIRST_YEAR + 1)

typedef struct
{
  DtDay     first;
  int       n_days;
  int       before[DT_YEAR_DAYS + 1];   /* working days from 1 January to the day before */
  DtYearDay days[DT_YEAR_DAYS];
} YearPlan;

struct _DtWorkCalendar
{
  gatomicrefcount ref_count;

  /* Owned: what was announced, by the caller's word */
  GPtrArray *announced;       /* DtCalendarDay */
  GArray    *official_years;  /* int */

  /* Owned: YearPlan *, 0 until first asked for; made under g_once_init_enter */
  gsize plans[N_YEARS];
};

G_DEFINE_BOXED_TYPE (DtWorkCalendar, dt_work_calendar, dt_work_calendar_ref, dt_work_calendar_unref)

/**
 * dt_calendar_day_new:
 * @day: a day
 * @kind: what is special about it
 * @name: (nullable): how it is called
 *
 * Returns: (transfer full): an announced day
 */
DtCalendarDay *
dt_calendar_day_new (DtDay          day,
                     DtCalendarKind kind,
                     const char    *name)
{
  DtCalendarDay *self = g_new0 (DtCalendarDay, 1);

  self->day = day;
  self->kind = kind;
  self->name = g_strdup (name);

  return self;
}

/**
 * dt_calendar_day_free:
 * @day: (nullable) (transfer full): an announced day
 */
void
dt_calendar_day_free (DtCalendarDay *day)
{
  if (day == NULL)
    return;

  g_free (day->name);
  g_free (day);
}

/**
 * dt_work_calendar_new:
 * @days: (nullable) (element-type DtCalendarDay): announced days; copied
 * @official_years: (nullable) (element-type int): years whose announced days in @days are complete; copied
 *
 * A calendar. In an official year only the announced days count, together with the weekends. In every other
 * year they are laid over the statutory and the built-in announced days, day by day.
 *
 * Returns: (transfer full): the calendar
 */
DtWorkCalendar *
dt_work_calendar_new (GPtrArray *days,
                      GArray    *official_years)
{
  DtWorkCalendar *self = g_new0 (DtWorkCalendar, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->announced = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_calendar_day_free);
  self->official_years = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; days != NULL && i < days->len; i++)
    {
      const DtCalendarDay *day = g_ptr_array_index (days, i);

      g_ptr_array_add (self->announced, dt_calendar_day_new (day->day, day->kind, day->name));
    }
  if (official_years != NULL && official_years->len > 0)
    g_array_append_vals (self->official_years, official_years->data, official_years->len);

  return self;
}

/**
 * dt_work_calendar_ref:
 * @self: a calendar
 *
 * Returns: (transfer full): @self
 */
DtWorkCalendar *
dt_work_calendar_ref (DtWorkCalendar *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dt_work_calendar_unref:
 * @self: (nullable) (transfer full): a calendar
 */
void
dt_work_calendar_unref (DtWorkCalendar *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (int i = 0; i < N_YEARS; i++)
    g_free (GSIZE_TO_POINTER (self->plans[i]));
  g_clear_pointer (&self->announced, g_ptr_array_unref);
  g_clear_pointer (&self->official_years, g_array_unref);
  g_free (self);
}

/* The calendar of law and built-in announcements, for callers without a register. */
static DtWorkCalendar *
default_calendar (void)
{
  static gsize calendar = 0;

  if (g_once_init_enter (&calendar))
    g_once_init_leave (&calendar, GPOINTER_TO_SIZE (dt_work_calendar_new (NULL, NULL)));

  return GSIZE_TO_POINTER (calendar);
}

static gboolean
is_declared_official (DtWorkCalendar *self,
                      int             year)
{
  for (guint i = 0; i < self->official_years->len; i++)
    if (g_array_index (self->official_years, int, i) == year)
      return TRUE;

  return FALSE;
}

/**
 * dt_work_calendar_is_weekend:
 * @day: a day
 *
 * Returns: whether it is a Saturday or a Sunday
 */
gboolean
dt_work_calendar_is_weekend (DtDay day)
{
  return dt_day_get_weekday (day) >= 6;
}

static gboolean
is_worked (const DtYearDay *entry,
           DtDay            day)
{
  if (entry->marked)
    return entry->kind == DT_CALENDAR_SWAPPED_WORKING;

  return !dt_work_calendar_is_weekend (day);
}

static YearPlan *
make_plan (DtWorkCalendar *self,
           int             year)
{
  YearPlan *plan = g_new0 (YearPlan, 1);

  plan->first = dt_day_new (year, 1, 1);
  plan->n_days = dt_day_new (year, 12, 31) - plan->first + 1;

  if (!is_declared_official (self, year))
    dt_statutory_year_fill (year, plan->days);

  for (guint i = 0; i < self->announced->len; i++)
    {
      const DtCalendarDay *announced = g_ptr_array_index (self->announced, i);
      DtYearDay *entry;

      if (announced->day < plan->first || announced->day >= plan->first + plan->n_days)
        continue;
      entry = &plan->days[announced->day - plan->first];
      entry->marked = TRUE;
      entry->kind = (guint8) announced->kind;
      entry->own_name = TRUE;
      entry->name = announced->name;
    }

  for (int i = 0; i < plan->n_days; i++)
    plan->before[i + 1] = plan->before[i] + (is_worked (&plan->days[i], plan->first + i) ? 1 : 0);

  return plan;
}

/* The plan of the year of @day; NULL outside the years of the calendar. */
static const YearPlan *
get_plan (DtWorkCalendar *self,
          DtDay           day)
{
  int year;
  gsize *place;

  dt_day_get (day, &year, NULL, NULL);
  if (year < DT_CALENDAR_FIRST_YEAR || year > DT_CALENDAR_LAST_YEAR)
    return NULL;

  place = &self->plans[year - DT_CALENDAR_FIRST_YEAR];
  if (g_once_init_enter (place))
    g_once_init_leave (place, GPOINTER_TO_SIZE (make_plan (self, year)));

  return GSIZE_TO_POINTER (*place);
}

/**
 * dt_work_calendar_is_working:
 * @self: (nullable): a calendar; %NULL for law and built-in announcements alone
 * @day: a day; outside 1990 to 2100 only weekends are free
 *
 * Returns: whether it is a working day
 */
gboolean
dt_work_calendar_is_working (DtWorkCalendar *self,
                             DtDay           day)
{
  const YearPlan *plan;

  if (day <= DT_DAY_NONE)
    return FALSE;

  plan = get_plan (self != NULL ? self : default_calendar (), day);
  if (plan == NULL)
    return !dt_work_calendar_is_weekend (day);

  return is_worked (&plan->days[day - plan->first], day);
}

/**
 * dt_work_calendar_holiday_name:
 * @self: (nullable): a calendar
 * @day: a day
 *
 * Returns: (nullable): the translated name of a day off that is more than a weekend; lives as long as @self
 */
const char *
dt_work_calendar_holiday_name (DtWorkCalendar *self,
                               DtDay           day)
{
  const YearPlan *plan;
  const DtYearDay *entry;

  if (day <= DT_DAY_NONE)
    return NULL;

  plan = get_plan (self != NULL ? self : default_calendar (), day);
  if (plan == NULL)
    return NULL;

  entry = &plan->days[day - plan->first];
  if (!entry->marked || entry->kind == DT_CALENDAR_SWAPPED_WORKING)
    return NULL;
  if (entry->name == NULL || *entry->name == '\0')
    return dt_nick_label (dt_calendar_kind_nicks, entry->kind);

  return entry->own_name ? entry->name : _(entry->name);
}

/**
 * dt_work_calendar_list_year:
 * @self: (nullable): a calendar
 * @year: a year
 *
 * What is special about the days of a year, by law, by built-in announcement and by what was announced: days off, also
 * on weekends where an announced break takes them in, and days worked in place of them.
 *
 * Returns: (transfer full) (element-type DtCalendarDay): the days in their order, names as a person reads them (%NULL
 *   for a day worked); none outside 1990 to 2100
 */
GPtrArray *
dt_work_calendar_list_year (DtWorkCalendar *self,
                            int             year)
{
  GPtrArray *days = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_calendar_day_free);
  const YearPlan *plan = NULL;

  if (year >= DT_CALENDAR_FIRST_YEAR && year <= DT_CALENDAR_LAST_YEAR)
    plan = get_plan (self != NULL ? self : default_calendar (), dt_day_new (year, 1, 1));

  for (int i = 0; plan != NULL && i < plan->n_days; i++)
    {
      const DtYearDay *entry = &plan->days[i];
      const char *name;

      if (!entry->marked)
        continue;
      name = entry->kind != DT_CALENDAR_SWAPPED_WORKING ? dt_work_calendar_holiday_name (self, plan->first + i)
             : entry->own_name ? entry->name : NULL;
      g_ptr_array_add (days, dt_calendar_day_new (plan->first + i, (DtCalendarKind) entry->kind, name));
    }

  return days;
}

/**
 * dt_work_calendar_is_official:
 * @self: (nullable): a calendar
 * @year: a year
 *
 * Whether the announced days of a year are known in full. If not, working days in it are counted by law
 * alone and a person should be told so.
 *
 * Returns: %TRUE if they are known
 */
gboolean
dt_work_calendar_is_official (DtWorkCalendar *self,
                              int             year)
{
  for (const int *known = dt_announced_years; *known != 0; known++)
    if (*known == year)
      return TRUE;

  return self != NULL && is_declared_official (self, year);
}

static DtDay
step_to_working (DtWorkCalendar *self,
                 DtDay           day,
                 int             step)
{
  while (day > DT_DAY_NONE && !dt_work_calendar_is_working (self, day))
    day += step;

  return MAX (day, DT_DAY_NONE);
}

/**
 * dt_work_calendar_previous:
 * @self: (nullable): a calendar
 * @day: a day
 *
 * Returns: the last working day that is not after @day
 */
DtDay
dt_work_calendar_previous (DtWorkCalendar *self,
                           DtDay           day)
{
  return step_to_working (self, day, -1);
}

/**
 * dt_work_calendar_next:
 * @self: (nullable): a calendar
 * @day: a day
 *
 * Returns: the first working day that is not before @day
 */
DtDay
dt_work_calendar_next (DtWorkCalendar *self,
                       DtDay           day)
{
  return step_to_working (self, day, 1);
}

/**
 * dt_work_calendar_add:
 * @self: (nullable): a calendar
 * @day: a day, itself not counted (Civil Code art. 147)
 * @working_days: how many; negative for the days before
 *
 * Returns: the working day that is so many working days away; @day itself for 0
 */
DtDay
dt_work_calendar_add (DtWorkCalendar *self,
                      DtDay           day,
                      int             working_days)
{
  int step = working_days < 0 ? -1 : 1;
  int left = ABS (working_days);

  while (left > 0 && day > DT_DAY_NONE)
    {
      day = step_to_working (self, day + step, step);
      left--;
    }

  return MAX (day, DT_DAY_NONE);
}

/* Working days from 1 January of @first_year to @day, itself counted. */
static int
working_days_until (DtWorkCalendar *self,
                    DtDay           day,
                    int             first_year)
{
  const YearPlan *plan = get_plan (self, day);
  int sum = plan->before[day - plan->first + 1];
  int year;

  dt_day_get (day, &year, NULL, NULL);
  for (int y = first_year; y < year; y++)
    {
      plan = get_plan (self, dt_day_new (y, 1, 1));
      sum += plan->before[plan->n_days];
    }

  return sum;
}

/**
 * dt_work_calendar_count:
 * @self: (nullable): a calendar
 * @after: a day, not counted
 * @until: a day, counted
 *
 * Returns: the working days from the day after @after to @until; negative if @until comes before @after:
 *   then those from the day after @until to @after
 */
int
dt_work_calendar_count (DtWorkCalendar *self,
                        DtDay           after,
                        DtDay           until)
{
  int first_year, last_year;
  int n = 0;

  if (after <= DT_DAY_NONE || until <= DT_DAY_NONE)
    return 0;
  if (until < after)
    return -dt_work_calendar_count (self, until, after);

  if (self == NULL)
    self = default_calendar ();

  dt_day_get (after, &first_year, NULL, NULL);
  dt_day_get (until, &last_year, NULL, NULL);
  if (first_year >= DT_CALENDAR_FIRST_YEAR && last_year <= DT_CALENDAR_LAST_YEAR)
    return working_days_until (self, until, first_year) - working_days_until (self, after, first_year);

  for (DtDay day = after + 1; day <= until; day++)
    if (dt_work_calendar_is_working (self, day))
      n++;

  return n;
}
