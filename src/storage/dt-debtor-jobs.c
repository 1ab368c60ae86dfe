/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who still owes what: the ground of a reminder. Asked anew each time, so that no letter names a day that was moved. */

#include "dt-debtor-jobs.h"

#include "dt-db.h"
#include "dt-edit-jobs.h"
#include "dt-schedule.h"
#include "dt-state.h"
#include "dt-work-calendar.h"

DtDebtorQuery *
dt_debtor_query_new (DtDay today)
{
  DtDebtorQuery *self = g_new0 (DtDebtorQuery, 1);

  self->today = today;

  return self;
}

void
dt_debtor_query_free (DtDebtorQuery *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->tasks, g_array_unref);
  g_clear_pointer (&self->assignments, g_array_unref);
  g_free (self);
}

/* Declared in the order of the SELECT list. */
enum
{
  DEBT_ASSIGNMENT_ID,
  DEBT_TASK_ID,
  DEBT_TITLE,
  DEBT_CLAUSE,
  DEBT_DIRECTIVE,
  DEBT_LAST_DAY,
  DEBT_TIME,
  DEBT_PHASE,
  DEBT_PERCENT,
  DEBT_N_REMINDERS,
  DEBT_REMINDED_DAY,
  DEBT_RUNG,
  DEBT_CHANNEL,
  DEBT_UNIT_ID,
  DEBT_UNIT,
  DEBT_UNIT_NAME,
  DEBT_CONTACT,
  DEBT_PHONE,
  DEBT_KIND,
};

#define REMINDED(column)                                                                                \
  " (SELECT " column " FROM reminder_assignment r JOIN reminder m ON m.id = r.reminder_id"              \
  "   WHERE r.assignment_id = a.id ORDER BY m.day DESC, m.rung DESC, m.id DESC LIMIT 1)"

/* ?1: the ids as a JSON list, or one unit; ?2: up to which phase something is owed. A standing duty is urged by its
 * turns, which are tasks of their own. */
#define DEBTS(of)                                                                                       \
  "SELECT a.id, t.id, t.title, coalesce (nullif (t.clause, ''), t.ordinal), d.symbol, s.last_day, l.named_time, s.phase, a.percent," \
  "       (SELECT count(*) FROM reminder_assignment r WHERE r.assignment_id = a.id)," REMINDED ("m.day") "," \
  REMINDED ("m.rung") "," REMINDED ("m.channel") ","                                                   \
  "       u.id, u.short_name, u.name, u.contact, u.phone, u.kind"                                        \
  "  FROM assignment_status s JOIN assignment a ON a.id = s.assignment_id JOIN task t ON t.id = s.task_id" \
  "  JOIN directive d ON d.id = t.directive_id JOIN unit u ON u.id = a.unit_id LEFT JOIN deadline l ON l.task_id = t.id" \
  " WHERE " of " AND s.phase <= ?2"                                                                    \
  " ORDER BY u.position = 0, u.position, u.sort_key, u.id, s.last_day IS NULL, s.last_day, t.directive_id, t.position"

static const char of_tasks_sql[] = DEBTS ("s.task_id IN (SELECT value FROM json_each (?1))");
static const char of_assignments_sql[] = DEBTS ("s.assignment_id IN (SELECT value FROM json_each (?1))");
static const char of_unit_sql[] = DEBTS ("s.unit_id = ?1");

static char *
list_ids (GArray *ids)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (list, ']');

  return g_string_free (list, FALSE);
}

static DtDebt *
read_debt (DtStmt *st)
{
  DtDebt *debt = g_new0 (DtDebt, 1);

  debt->assignment_id = dt_column_int64 (st, DEBT_ASSIGNMENT_ID);
  debt->task_id = dt_column_int64 (st, DEBT_TASK_ID);
  debt->title = dt_column_dup (st, DEBT_TITLE);
  debt->clause = dt_column_dup (st, DEBT_CLAUSE);
  debt->directive = dt_column_dup (st, DEBT_DIRECTIVE);
  debt->last_day = dt_column_day (st, DEBT_LAST_DAY);
  debt->time = dt_column_time (st, DEBT_TIME);
  debt->phase = (DtPhase) dt_column_int (st, DEBT_PHASE);
  debt->percent = dt_column_int (st, DEBT_PERCENT);
  debt->n_reminders = dt_column_int (st, DEBT_N_REMINDERS);
  debt->reminded_day = dt_column_day (st, DEBT_REMINDED_DAY);

  return debt;
}

static DtDebtor *
read_debtor (DtStmt *st)
{
  DtDebtor *debtor = dt_debtor_new ();

  debtor->unit_id = dt_column_int64 (st, DEBT_UNIT_ID);
  debtor->unit = dt_column_dup (st, DEBT_UNIT);
  debtor->unit_name = dt_column_dup (st, DEBT_UNIT_NAME);
  debtor->contact = dt_column_dup (st, DEBT_CONTACT);
  debtor->phone = dt_column_dup (st, DEBT_PHONE);
  debtor->kind = (DtUnitKind) dt_column_nick (st, DEBT_KIND, dt_unit_kind_nicks);

  return debtor;
}

/* The ladder: one step above the last, the last step again at its end. */
static void
climb (DtDebtor *debtor,
       DtStmt   *st,
       DtDebt   *debt)
{
  debtor->n_reminders = MAX (debtor->n_reminders, debt->n_reminders);
  if (debt->reminded_day == DT_DAY_NONE)
    return;

  debtor->rung = MAX (debtor->rung, MIN (dt_column_int (st, DEBT_RUNG) + 1, 4));
  if (debt->reminded_day > debtor->reminded_day)
    {
      debtor->reminded_day = debt->reminded_day;
      debtor->channel = (DtChannel) dt_column_nick (st, DEBT_CHANNEL, dt_channel_nicks);
    }
}

static gboolean
load_debtors (DtDb                *db,
              const DtDebtorQuery *query,
              DtDebtorList        *list,
              GError             **error)
{
  g_autofree char *ids = NULL;
  g_auto(DtStmt) st = { 0 };
  DtDebtor *debtor = NULL;
  gboolean has_row;

  if (!dt_db_prepare (db, &st, query->unit_id != 0 ? of_unit_sql : query->tasks != NULL ? of_tasks_sql : of_assignments_sql, error))
    return FALSE;
  if (query->unit_id != 0)
    {
      dt_bind_int64 (&st, 1, query->unit_id);
    }
  else
    {
      ids = list_ids (query->tasks != NULL ? query->tasks : query->assignments);
      dt_bind_text (&st, 1, ids);
    }
  dt_bind_int (&st, 2, DT_PHASE_IDLE);

  while (TRUE)
    {
      DtDebt *debt;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      if (debtor == NULL || debtor->unit_id != dt_column_int64 (&st, DEBT_UNIT_ID))
        {
          debtor = read_debtor (&st);
          g_ptr_array_add (list->debtors, debtor);
        }
      debt = read_debt (&st);
      g_ptr_array_add (debtor->debts, debt);
      climb (debtor, &st, debt);
    }
}

/* By kind; within one, as they were read. */
static void
sort_debtors (DtDebtorList *list)
{
  g_autoptr(GPtrArray) read = g_ptr_array_new ();
  guint n = 0;

  for (guint i = 0; i < list->debtors->len; i++)
    g_ptr_array_add (read, g_ptr_array_index (list->debtors, i));
  for (int kind = 0; n < read->len && kind <= DT_UNIT_OTHER; kind++)
    for (guint i = 0; i < read->len; i++)
      if ((int) ((DtDebtor *) g_ptr_array_index (read, i))->kind == kind)
        list->debtors->pdata[n++] = g_ptr_array_index (read, i);
}

static void
count_tasks (DtDebtorList *list,
             gint64       *task_id)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < list->debtors->len; i++)
    {
      const DtDebtor *debtor = g_ptr_array_index (list->debtors, i);

      for (guint k = 0; k < debtor->debts->len; k++)
        {
          const DtDebt *debt = g_ptr_array_index (debtor->debts, k);

          g_hash_table_add (seen, (gpointer) &debt->task_id);
          *task_id = debt->task_id;
        }
    }
  list->n_tasks = g_hash_table_size (seen);
}

static const char about_sql[] =
  "SELECT t.title, d.symbol, d.issued_day, d.issuer, l.words, coalesce (l.bound, 'none'), l.named_day, l.last_day, s.owed, s.handed_in,"
  "       (SELECT u.short_name FROM assignment r JOIN unit u ON u.id = r.unit_id WHERE r.task_id = t.id AND r.role = 'recipient'"
  "         ORDER BY r.position, r.id LIMIT 1), coalesce (t.short_title, t.title)"
  "  FROM task t JOIN directive d ON d.id = t.directive_id JOIN task_status s ON s.task_id = t.id"
  "  LEFT JOIN deadline l ON l.task_id = t.id WHERE t.id = ?1";

static const char outward_sql[] =
  "SELECT t.title, l.last_day FROM dependency x JOIN task t ON t.id = x.task_id JOIN deadline l ON l.task_id = t.id"
  " WHERE x.needs_id = ?1 AND l.last_day IS NOT NULL ORDER BY l.last_day, t.id LIMIT 1";

static gboolean
load_outward (DtDb         *db,
              gint64        task_id,
              DtDebtorList *list,
              GError      **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, outward_sql, error))
    return FALSE;
  dt_bind_int64 (&st, 1, task_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  list->outward = has_row ? dt_column_dup (&st, 0) : g_strdup ("");
  if (has_row)
    list->outward_day = dt_column_day (&st, 1);

  return TRUE;
}

/* How the office calls itself, and its days off. */
static gboolean
load_office (DtDb         *db,
             DtDebtorList *list,
             GError      **error)
{
  g_auto(DtStmt) st = { 0 };
  gpointer settings = NULL;
  gboolean has_row;

  if (!dt_job_load_settings (db, NULL, &settings, error))
    return FALSE;
  list->settings = settings;
  list->calendar = dt_schedule_calendar (db, error);
  if (list->calendar == NULL
      || !dt_db_prepare (db, &st, "SELECT name FROM unit WHERE code = (SELECT value FROM setting WHERE name = 'office.unit')", error)
      || !dt_stmt_next (&st, &has_row, error))
    return FALSE;
  list->office = has_row ? dt_column_dup (&st, 0) : g_strdup ("");

  return TRUE;
}

/* What a letter about one task says of it. */
static gboolean
load_about (DtDb         *db,
            gint64        task_id,
            DtDebtorList *list,
            GError      **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, about_sql, error))
    return FALSE;
  dt_bind_int64 (&st, 1, task_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;

  list->title = dt_column_dup (&st, 0);
  list->directive = dt_column_dup (&st, 1);
  list->issued_day = dt_column_day (&st, 2);
  list->issuer = dt_column_dup (&st, 3);
  list->words = dt_column_dup (&st, 4);
  list->bound = (DtBound) dt_column_nick (&st, 5, dt_bound_nicks);
  list->named_day = dt_column_day (&st, 6);
  list->last_day = dt_column_day (&st, 7);
  list->owed = dt_column_int (&st, 8);
  list->handed_in = dt_column_int (&st, 9);
  list->recipient = dt_column_dup (&st, 10);
  list->short_title = dt_column_dup (&st, 11);
  if (list->last_day != DT_DAY_NONE)
    list->working_day = dt_work_calendar_previous (list->calendar, list->last_day);

  return load_outward (db, task_id, list, error);
}

/**
 * dt_job_list_debtors:
 * @data: a #DtDebtorQuery
 * @result: (out): a #DtDebtorList
 *
 * Only what is still owed: not what is excused, handed in, suspended, cancelled or a standing duty.
 */
gboolean
dt_job_list_debtors (DtDb     *db,
                     gpointer  data,
                     gpointer *result,
                     GError  **error)
{
  g_autoptr(DtDebtorList) list = dt_debtor_list_new ();
  gint64 task_id = 0;

  if (!load_debtors (db, data, list, error) || !load_office (db, list, error))
    return FALSE;

  sort_debtors (list);
  count_tasks (list, &task_id);
  if (list->n_tasks == 1)
    {
      if (!load_about (db, task_id, list, error))
        return FALSE;
    }
  else
    {
      char **texts[] = { &list->title, &list->short_title, &list->directive, &list->issuer, &list->words, &list->recipient, &list->outward };

      for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        *texts[i] = g_strdup ("");
    }
  *result = g_steal_pointer (&list);

  return TRUE;
}
