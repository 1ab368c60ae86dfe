/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Recurring deadlines: each turn that is near becomes a task of its own below the recurring one, owed by the same
 * units. A turn is known by its number, "2.1/2024-08", so that it is made once, by whichever machine comes first, and
 * is recognised when the register is read from a file. */

#include "dt-occurrence-jobs.h"

#include <glib/gi18n-lib.h>

#include "dt-db.h"
#include "dt-deadline.h"
#include "dt-schedule.h"

/* How far ahead turns are made: far enough to plan, near enough not to bury the list. */
#define HORIZON_DAYS 45
#define HORIZON_DAYS_DAILY 7

/* After years away the rest comes the next time. */
#define MAX_TURNS 400

/* A recurring task. */
typedef struct
{
  gint64          id;
  gint64          directive_id;
  int             position;
  char           *ordinal;
  char           *title;
  char           *short_title;
  DtDay           issued_day;
  DtDeadlineRule *rule;
} Recurring;

static void
recurring_free (Recurring *self)
{
  g_free (self->ordinal);
  g_free (self->title);
  g_free (self->short_title);
  dt_deadline_rule_free (self->rule);
  g_free (self);
}

static GPtrArray *
load_recurring (DtDb    *db,
                GError **error)
{
  g_autoptr(GPtrArray) tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) recurring_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT t.id, t.directive_id, t.position, t.ordinal, t.title, t.short_title, d.issued_day, l.rule"
                      "  FROM deadline l JOIN task t ON t.id = l.task_id JOIN directive d ON d.id = t.directive_id"
                      " WHERE l.rule >= 'R/' AND l.rule < 'R0' AND l.bound = 'recurring' AND t.hold = 'active' AND d.stub = 0"
                      " ORDER BY t.id",
                      error))
    return NULL;

  while (TRUE)
    {
      Recurring *task;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&tasks);

      task = g_new0 (Recurring, 1);
      task->id = dt_column_int64 (&st, 0);
      task->directive_id = dt_column_int64 (&st, 1);
      task->position = dt_column_int (&st, 2);
      task->ordinal = dt_column_dup (&st, 3);
      task->title = dt_column_dup (&st, 4);
      task->short_title = dt_column_dup_nullable (&st, 5);
      task->issued_day = dt_column_day (&st, 6);
      task->rule = dt_deadline_rule_parse (dt_column_peek (&st, 7), NULL);
      g_ptr_array_add (tasks, task);
    }
}

/* What the numbers of its turns begin with: "2.1/". */
static char *
turn_prefix (const Recurring *task)
{
  return *task->ordinal != '\0' ? g_strdup_printf ("%s/", task->ordinal) : g_strdup_printf ("%d/", task->position);
}

/* Numbers of the turns that are there, and the newest day named among them. Other tasks below the recurring one are no
 * turns of it. */
static gboolean
load_made (DtDb            *db,
           const Recurring *task,
           GHashTable      *made,
           DtDay           *newest,
           GError         **error)
{
  g_autofree char *prefix = turn_prefix (task);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  *newest = DT_DAY_NONE;
  if (!dt_db_prepare (db, &st, "SELECT t.ordinal, l.named_day FROM task t LEFT JOIN deadline l ON l.task_id = t.id"
                               " WHERE t.parent_id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, task->id);

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!g_str_has_prefix (dt_column_peek (&st, 0), prefix))
        continue;
      g_hash_table_add (made, dt_column_dup (&st, 0));
      *newest = MAX (*newest, dt_column_day (&st, 1));
    }
}

static char *
turn_ordinal (const Recurring    *task,
              const DtOccurrence *turn)
{
  g_autofree char *prefix = turn_prefix (task);
  g_autofree char *key = dt_deadline_rule_turn_key (task->rule, turn->named);

  return g_strconcat (prefix, key, NULL);
}

static gboolean
insert_task (DtDb               *db,
             const Recurring    *task,
             const DtOccurrence *turn,
             const char         *ordinal,
             gint64             *id,
             GError            **error)
{
  g_autofree char *uid = g_uuid_string_random ();
  g_autofree char *period = dt_deadline_rule_turn_title (task->rule, turn->named);
  /* Translators: title of a recurring task, the period it is made for */
  g_autofree char *title = g_strdup_printf (C_("turn of a recurring task", "%1$s – %2$s"), task->title, period);
  g_autofree char *short_title = NULL;
  g_auto(DtStmt) st = { 0 };

  if (task->short_title != NULL)
    short_title = g_strdup_printf (C_("turn of a recurring task", "%1$s – %2$s"), task->short_title, period);

  if (!dt_db_prepare (db, &st,
                      "INSERT INTO task (uid, directive_id, parent_id, position, ordinal, clause, title, short_title, text, product)"
                      " SELECT ?2, directive_id, id, position, ?3, clause, ?4, ?5, text, product FROM task WHERE id = ?1",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, task->id);
  dt_bind_text (&st, 2, uid);
  dt_bind_text (&st, 3, ordinal);
  dt_bind_text (&st, 4, title);
  dt_bind_text (&st, 5, short_title);
  if (!dt_stmt_run (&st, error))
    return FALSE;

  *id = sqlite3_last_insert_rowid (dt_db_handle (db));
  return TRUE;
}

/* The turn's own deadline is an ordinary one: before, or by, the day named. */
static gboolean
insert_deadline (DtDb               *db,
                 const Recurring    *task,
                 const DtOccurrence *turn,
                 gint64              id,
                 GError            **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st,
                      "INSERT INTO deadline (task_id, bound, words, named_day, named_time)"
                      " SELECT ?2, ?3, words, ?4, named_time FROM deadline WHERE task_id = ?1",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, task->id);
  dt_bind_int64 (&st, 2, id);
  dt_bind_text (&st, 3, dt_nick_get (dt_bound_nicks, task->rule->before ? DT_BOUND_BEFORE : DT_BOUND_BY));
  dt_bind_day (&st, 4, turn->named);

  return dt_stmt_run (&st, error) && dt_schedule_apply_to_new_task (db, id, error);
}

/* Who owes the duty owes each turn of it, from the beginning. Units that are no more on that day owe nothing; those
 * excused once and for all stay excused. */
static gboolean
copy_assignments (DtDb               *db,
                  const Recurring    *task,
                  const DtOccurrence *turn,
                  gint64              id,
                  GError            **error)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto(DtStmt) list = { 0 };
  gboolean has_row = TRUE;

  if (!dt_db_prepare (db, &list,
                      "SELECT a.id FROM assignment a JOIN unit u ON u.id = a.unit_id"
                      " WHERE a.task_id = ?1 AND (u.valid_to IS NULL OR u.valid_to >= ?2) ORDER BY a.id",
                      error))
    return FALSE;
  dt_bind_int64 (&list, 1, task->id);
  dt_bind_int (&list, 2, turn->named);
  while (has_row)
    {
      gint64 row;

      if (!dt_stmt_next (&list, &has_row, error))
        return FALSE;
      row = has_row ? dt_column_int64 (&list, 0) : 0;
      if (has_row)
        g_array_append_val (rows, row);
    }

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *uid = g_uuid_string_random ();
      g_auto(DtStmt) st = { 0 };

      if (!dt_db_prepare (db, &st,
                          "INSERT INTO assignment (uid, task_id, unit_id, role, group_id, position, excused)"
                          " SELECT ?2, ?3, unit_id, role, group_id, position, excused FROM assignment WHERE id = ?1",
                          error))
        return FALSE;
      dt_bind_int64 (&st, 1, g_array_index (rows, gint64, i));
      dt_bind_text (&st, 2, uid);
      dt_bind_int64 (&st, 3, id);
      if (!dt_stmt_run (&st, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
make_turn (DtDb               *db,
           const Recurring    *task,
           const DtOccurrence *turn,
           const char         *ordinal,
           GError            **error)
{
  gint64 id;

  return insert_task (db, task, turn, ordinal, &id, error)
         && copy_assignments (db, task, turn, id, error)
         && insert_deadline (db, task, turn, id, error);
}

/* Turns are made without a gap: after the newest that is there, else from the day the rule begins, else from today; none
 * before the directive was issued. Where the day named is itself too late, today's turn is past. */
static DtDay
first_day (const Recurring *task,
           DtDay            newest,
           DtDay            today)
{
  DtDay first = newest + 1;

  if (newest == DT_DAY_NONE && task->rule->since != DT_DAY_NONE)
    first = task->rule->since;
  else if (newest == DT_DAY_NONE)
    first = task->rule->before ? today + 1 : today;

  return MAX (first, task->issued_day);
}

/* The next turn always, the further ones as far as the horizon. */
static GArray *
list_turns (const Recurring *task,
            DtDay            newest,
            DtDay            today,
            DtWorkCalendar  *calendar)
{
  DtDay first = first_day (task, newest, today);
  DtDay horizon = today + (task->rule->cycle == DT_CYCLE_DAY ? HORIZON_DAYS_DAILY : HORIZON_DAYS);
  GArray *turns = dt_deadline_rule_list (task->rule, first, horizon, MAX_TURNS, calendar);

  if (turns->len == 0 && newest < today)
    {
      g_array_unref (turns);
      turns = dt_deadline_rule_list (task->rule, MAX (first, horizon + 1), G_MAXINT / 2, 1, calendar);
    }

  return turns;
}

static gboolean
make_turns_of (DtDb            *db,
               const Recurring *task,
               DtDay            today,
               DtWorkCalendar  *calendar,
               int             *n_made,
               GError         **error)
{
  g_autoptr(GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GArray) turns = NULL;
  DtDay newest;

  if (task->rule == NULL)     /* of a newer program: left alone */
    return TRUE;
  if (!load_made (db, task, made, &newest, error))
    return FALSE;

  turns = list_turns (task, newest, today, calendar);
  for (guint i = 0; i < turns->len; i++)
    {
      const DtOccurrence *turn = &g_array_index (turns, DtOccurrence, i);
      g_autofree char *ordinal = turn_ordinal (task, turn);

      if (g_hash_table_contains (made, ordinal))
        continue;
      if (!make_turn (db, task, turn, ordinal, error))
        return FALSE;
      (*n_made)++;
    }

  return TRUE;
}

/**
 * dt_job_make_occurrences:
 * @data: a #DtDay: today
 * @result: (out) (optional): an int, newly allocated: how many tasks were made
 *
 * Makes the next turns of all recurring tasks: those named within 45 days (a week for daily ones), and at least the
 * next one; none for a task that is suspended or cancelled, nor for one of a directive that is only cited. Each is a
 * task below the recurring one, with its units, its words and a deadline of its own.
 */
gboolean
dt_job_make_occurrences (DtDb      *db,
                         gpointer   data,
                         gpointer  *result,
                         GError   **error)
{
  DtDay today = *(const DtDay *) data;
  g_autoptr(GPtrArray) tasks = load_recurring (db, error);
  g_autoptr(DtWorkCalendar) calendar = NULL;
  g_autofree char *label = NULL;
  int n_made = 0;

  if (tasks == NULL)
    return FALSE;
  if (tasks->len > 0)
    {
      calendar = dt_schedule_calendar (db, error);
      if (calendar == NULL)
        return FALSE;
    }

  for (guint i = 0; i < tasks->len; i++)
    if (!make_turns_of (db, g_ptr_array_index (tasks, i), today, calendar, &n_made, error))
      return FALSE;

  label = g_strdup_printf (ngettext ("Make %d recurring task", "Make %d recurring tasks", (gulong) n_made), n_made);
  dt_db_set_label (db, label);
  if (result != NULL)
    *result = g_memdup2 (&n_made, sizeof n_made);

  return TRUE;
}

typedef struct
{
  DtDay           first, last;
  DtWorkCalendar *calendar;
  gboolean        include_named;
  DtTurnFunc      func;
  gpointer        user_data;
} Telling;

/* Those of one task that are not there yet. */
static gboolean
tell_turns_of (const Telling   *telling,
               DtDb            *db,
               const Recurring *task,
               GError         **error)
{
  g_autoptr(GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GArray) turns = NULL;
  DtDay newest;

  if (!load_made (db, task, made, &newest, error))
    return FALSE;
  turns = dt_deadline_rule_list (task->rule, MAX (telling->first, newest + 1), telling->last, MAX_TURNS, telling->calendar);
  for (guint i = 0; i < turns->len; i++)
    {
      const DtOccurrence *turn = &g_array_index (turns, DtOccurrence, i);
      DtDay last_day = turn->named - (task->rule->before && !telling->include_named ? 1 : 0);
      g_autofree char *ordinal = turn_ordinal (task, turn);

      if (!g_hash_table_contains (made, ordinal) && !telling->func (db, task->id, task->directive_id, last_day, telling->user_data, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * dt_turns_foreach:
 * @today: the day it is
 * @first: the first day that is asked about
 * @last: the last one
 * @func: told each turn whose day named lies there and that is not a task yet
 *
 * What dt_job_make_occurrences() will make later: nothing of it is owed by anybody now.
 */
gboolean
dt_turns_foreach (DtDb        *db,
                  DtDay        today,
                  DtDay        first,
                  DtDay        last,
                  DtTurnFunc   func,
                  gpointer     user_data,
                  GError     **error)
{
  Telling telling = { .first = MAX (first, today + 1), .last = last, .func = func, .user_data = user_data };
  g_autoptr(GPtrArray) tasks = NULL;
  g_autoptr(DtWorkCalendar) calendar = NULL;

  if (last <= today)
    return TRUE;
  tasks = load_recurring (db, error);
  if (tasks == NULL)
    return FALSE;
  if (tasks->len == 0)
    return TRUE;
  calendar = dt_schedule_calendar (db, error);
  if (calendar == NULL || !dt_schedule_include_named (db, &telling.include_named, error))
    return FALSE;
  telling.calendar = calendar;
  for (guint i = 0; i < tasks->len; i++)
    if (!tell_turns_of (&telling, db, g_ptr_array_index (tasks, i), error))
      return FALSE;

  return TRUE;
}
