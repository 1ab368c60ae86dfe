/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reminder says, from the step of urging and from what is owed. */

#include "dt-letter.h"

#include <glib/gi18n-lib.h>

#include "dt-work-calendar.h"

static char *
party_day (DtDay day,
           DtDay today)
{
  return dt_day_format (day, DT_DAY_STYLE_PARTY, today);
}

/* Why an earlier day is asked for than the last one: that is a day off. */
static char *
explain_wanted (const DtReminderWords *self)
{
  const DtDebtorList *list = self->debtors;
  g_autofree char *last = NULL;
  const char *holiday;

  if (self->wanted_day == DT_DAY_NONE || list->last_day == DT_DAY_NONE || self->wanted_day >= list->last_day
      || self->calendar == NULL || dt_work_calendar_is_working (self->calendar, list->last_day))
    return g_strdup ("");

  last = party_day (list->last_day, self->today);
  holiday = dt_work_calendar_holiday_name (self->calendar, list->last_day);
  if (holiday != NULL)
    /* Translators: a day and the name of a holiday. Begins with a blank: it stands behind the day that is asked for. */
    return g_strdup_printf (_(" (%s is a holiday: %s)"), last, holiday);

  /* Translators: a day and the name of a day of the week. Begins with a blank. */
  return g_strdup_printf (_(" (%s is a %s)"), last, dt_weekday_name (dt_day_get_weekday (list->last_day)));
}

static char *
say_wanted (const DtReminderWords *self)
{
  g_autofree char *day = NULL;

  if (self->wanted_day == DT_DAY_NONE)
    return g_strdup (_("as soon as possible"));

  day = dt_day_format (self->wanted_day, DT_DAY_STYLE_SENTENCE, self->today);
  /* Translators: until when an answer is asked for: "by Friday, 23/8/2024" */
  return g_strdup_printf (_("by %s"), day);
}

static char *
say_deadline (const DtDebtorList *list,
              DtDay               today)
{
  g_autofree char *day = NULL;

  /* The directive's own words say a day that may have been moved: then the day in force is said. */
  if (*list->words != '\0' && (list->named_day == DT_DAY_NONE || list->bound == DT_BOUND_NONE || list->last_day == list->named_day
                               || (list->bound == DT_BOUND_BEFORE && list->last_day == list->named_day - 1)))
    return g_strdup (list->words);
  if (list->last_day == DT_DAY_NONE)
    return g_strdup ("");

  day = party_day (list->last_day, today);
  return g_strdup_printf (_("no later than %s"), day);
}

static char *
say_outward (const DtReminderWords *self)
{
  const DtDebtorList *list = self->debtors;
  g_autofree char *day = NULL;

  if (list->outward_day == DT_DAY_NONE)
    return g_strdup ("");

  day = party_day (list->outward_day, self->today);
  /* Translators: a task that waits for the reports, and its last day. Begins with a blank. */
  return g_strdup_printf (_(" They are needed for “%s”, due %s."), list->outward, day);
}

static char *
say_via (const DtDebtorList *list)
{
  /* Translators: the unit through which reports are sent. Begins with a blank. */
  return *list->recipient != '\0' ? g_strdup_printf (_(" (through %s)"), list->recipient) : g_strdup ("");
}

/* One by its name, more by their number. */
static char *
say_addressee (const DtReminderWords *self)
{
  const GPtrArray *debtors = self->debtors->debtors;
  g_autoptr(GString) names = NULL;

  if (debtors->len > 3 || debtors->len == 0)
    return g_strdup_printf (self->with_list ? ngettext ("%u body (list attached).", "%u bodies and units (list attached).", debtors->len)
                                            : ngettext ("%u body.", "%u bodies and units.", debtors->len), debtors->len);

  names = g_string_new (NULL);
  for (guint i = 0; i < debtors->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ",\n" : "", ((const DtDebtor *) g_ptr_array_index (debtors, i))->unit_name);
  g_string_append_c (names, '.');

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
say_count (const DtReminderWords *self)
{
  guint n = dt_debtor_list_count_debts (self->debtors);

  return g_strdup_printf (ngettext ("%u task", "%u tasks", n), n);
}

/**
 * dt_reminder_values:
 *
 * What the blanks {task} {directive} {issued} {issuer} {deadline} {via} {today} {handed} {outward} {office} {wanted} {why}
 * {to} {count} stand for. Days are always those in force.
 *
 * Returns: (transfer full) (element-type utf8 utf8): the values by name
 */
GHashTable *
dt_reminder_values (const DtReminderWords *self)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const DtDebtorList *list = self->debtors;

#define SET(name, value) g_hash_table_insert (values, (gpointer) (name), (value))
  SET ("task", g_strdup (list->title));
  SET ("directive", g_strdup (list->directive));
  SET ("issued", list->issued_day != DT_DAY_NONE ? party_day (list->issued_day, self->today) : g_strdup (""));
  SET ("issuer", g_strdup (list->issuer));
  SET ("deadline", say_deadline (list, self->today));
  SET ("via", say_via (list));
  SET ("today", party_day (self->today, self->today));
  /* Translators: of so many units, so many have handed in: "11/30" */
  SET ("handed", g_strdup_printf (_("%d/%d"), list->handed_in, list->owed));
  SET ("outward", say_outward (self));
  SET ("office", g_strdup (self->office));
  SET ("wanted", say_wanted (self));
  SET ("why", explain_wanted (self));
  SET ("to", say_addressee (self));
  SET ("count", say_count (self));
#undef SET

  return values;
}

/**
 * dt_reminder_rung_name:
 * @rung: 1 to 4
 *
 * Returns: (transfer full): the step of urging, as a choice
 */
char *
dt_reminder_rung_name (int rung)
{
  static const char *const names[] = { N_("Call"), N_("First reminder"), N_("Second reminder"), N_("Last reminder") };

  return g_strdup (_(names[CLAMP (rung, 1, 4) - 1]));
}

/**
 * dt_reminder_default_subject:
 * @rung: the step of urging
 * @one_task: it is about one task, which {task} names
 *
 * Returns: (transfer full): a template
 */
char *
dt_reminder_default_subject (int      rung,
                             gboolean one_task)
{
  if (!one_task)
    return g_strdup (rung >= 3 ? _("Re: tasks still not done, reminded again") : _("Re: tasks that are due"));

  return g_strdup (rung >= 3 ? _("Re: reminded again of {task}") : _("Re: {task}"));
}

/**
 * dt_reminder_default_body:
 * @rung: the step of urging
 * @one_task: it is about one task, which {task} names
 *
 * Returns: (transfer full): a template, paragraphs by newline
 */
char *
dt_reminder_default_body (int      rung,
                          gboolean one_task)
{
  const char *what = one_task
    ? _("By {directive} of {issued}, {issuer} asks the bodies and units for {task} **{deadline}**{via}.")
    : _("The bodies and units named in this letter still owe {count} that directives have set them, listed with their last days.");
  const char *state = one_task
    ? _("On {today}, {office} had received those of {handed} units.{outward} {office} asks the bodies and units named here to finish and send theirs "
        "**{wanted}**{why}.")
    : _("{office} asks them to finish and send the results **{wanted}**{why}.");
  const char *end = rung <= 2 ? _("Please give this your attention.")
                    : rung == 3 ? _("This is the second reminder. Bodies and units that do not answer are put on the list for the leaders.")
                                : _("This is the last reminder. {office} reports those who still owe to the Standing Committee, for criticism.");

  return g_strjoin ("\n", what, state, end, NULL);
}
