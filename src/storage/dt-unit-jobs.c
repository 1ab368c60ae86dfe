/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Units: the list with what each owes and how punctual it was, and the page of one. Numbers of all units come
 * from one scan over the derived rows. */

#include "dt-unit-jobs.h"

#include "dt-db.h"
#include "dt-error.h"
#include "dt-list-rows.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

#define MAX_OWED 500
#define MAX_HANDED 200

/* What becomes of an obligation in the eyes of who counts punctuality. */
typedef enum
{
  FATE_PENDING,     /* not due, or nothing that can be late */
  FATE_ON_TIME,
  FATE_LATE,
  FATE_MISSING,
} Fate;

typedef struct
{
  DtDay        today;
  DtDay        month_starts[DT_UNIT_N_MONTHS + 1];   /* oldest first; the last is the month after today's */
  DtUnitDetail *detail;                              /* NULL in a list */
} Tally;

static void
tally_init (Tally *self,
            DtDay  today)
{
  DtDay start = dt_day_month_start (today);

  *self = (Tally) { .today = today };
  for (int i = 0; i <= DT_UNIT_N_MONTHS; i++)
    self->month_starts[i] = dt_day_add_months (start, i - DT_UNIT_N_MONTHS + 1);
}

static Fate
judge (const Tally *self,
       DtPhase      phase,
       DtDay        last_day,
       DtDay        received_day)
{
  switch (phase)
    {
    case DT_PHASE_DONE:
      return FATE_ON_TIME;
    case DT_PHASE_DONE_LATE:
      return FATE_LATE;
    case DT_PHASE_HANDED:
      return received_day <= last_day ? FATE_ON_TIME : FATE_LATE;
    case DT_PHASE_RETURNED:
    case DT_PHASE_PROGRESS:
    case DT_PHASE_IDLE:
      return last_day < self->today ? FATE_MISSING : FATE_PENDING;
    case DT_PHASE_SUSPENDED:
    case DT_PHASE_CANCELLED:
    case DT_PHASE_STANDING:
      break;
    }

  return FATE_PENDING;
}

static void
count_month (Tally     *self,
             DtUnitRow *row,
             DtPhase    phase,
             DtDay      last_day,
             DtDay      received_day)
{
  Fate fate;
  int month = DT_UNIT_N_MONTHS - 1;

  if (last_day < self->month_starts[0] || last_day >= self->month_starts[DT_UNIT_N_MONTHS])
    return;

  while (last_day < self->month_starts[month])
    month--;

  fate = judge (self, phase, last_day, received_day);
  row->months[month].on_time += fate == FATE_ON_TIME;
  row->months[month].late += fate == FATE_LATE;
  row->months[month].missing += fate == FATE_MISSING;
}

static void
count_assignment (Tally     *self,
                  DtUnitRow *row,
                  DtPhase    phase,
                  DtDay      last_day,
                  DtDay      received_day)
{
  if (dt_phase_is_open (phase))
    {
      row->n_owed++;
      row->n_overdue += last_day != DT_DAY_NONE && last_day < self->today;
    }
  else if (phase == DT_PHASE_HANDED)
    {
      row->n_waiting++;
    }
  if (self->detail != NULL)
    self->detail->n_handed += phase == DT_PHASE_HANDED || phase == DT_PHASE_DONE || phase == DT_PHASE_DONE_LATE;

  if (last_day != DT_DAY_NONE)
    count_month (self, row, phase, last_day, received_day);
}

/* What was handed in is judged by the day that was in force then. Handed in, done, done late. */
#define DAY_OWED "CASE WHEN phase BETWEEN 3 AND 5 THEN judged_day ELSE last_day END"

G_STATIC_ASSERT (DT_PHASE_HANDED == 3 && DT_PHASE_DONE_LATE == 5);

/* unit_id 0: of all units */
static gboolean
scan_assignments (DtDb       *db,
                  Tally      *self,
                  gint64      unit_id,
                  GHashTable *rows,
                  GError    **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      unit_id == 0 ? "SELECT unit_id, phase, " DAY_OWED ", received_day FROM assignment_status"
                                   : "SELECT unit_id, phase, " DAY_OWED ", received_day FROM assignment_status WHERE unit_id = ?1",
                      error))
    return FALSE;
  if (unit_id != 0)
    dt_bind_int64 (&st, 1, unit_id);

  while (TRUE)
    {
      DtUnitRow *row;
      gint64 id;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      id = sqlite3_column_int64 (st.handle, 0);
      row = g_hash_table_lookup (rows, &id);
      if (row != NULL)
        count_assignment (self, row, (DtPhase) sqlite3_column_int (st.handle, 1),
                          sqlite3_column_int (st.handle, 2), sqlite3_column_int (st.handle, 3));
    }
}

#define UNIT_SQL                                                                                        \
  "SELECT u.id, u.uid, u.code, u.name, u.short_name, u.kind, u.sort_key, u.valid_from, u.valid_to,"      \
  "       u.successor_id, n.short_name FROM unit u LEFT JOIN unit n ON n.id = u.successor_id"

static DtUnitRow *
read_unit (const Tally *tally,
           DtStmt      *st)
{
  DtUnitRow *row = dt_unit_row_new ();
  g_autofree char *both = NULL;

  row->id = dt_column_int64 (st, 0);
  row->uid = dt_column_dup (st, 1);
  row->code = dt_column_dup (st, 2);
  row->name = dt_column_dup (st, 3);
  row->short_name = dt_column_dup (st, 4);
  row->kind = (DtUnitKind) dt_column_nick (st, 5, dt_unit_kind_nicks);
  row->sort_key = dt_column_dup (st, 6);
  row->valid_from = dt_column_day (st, 7);
  row->valid_to = dt_column_day (st, 8);
  row->successor_id = dt_column_int64 (st, 9);
  row->successor = dt_column_dup (st, 10);
  both = g_strconcat (row->name, " ", row->short_name, " ", row->code, NULL);
  row->folded = dt_text_fold (both);
  for (int i = 0; i < DT_UNIT_N_MONTHS; i++)
    dt_day_get (tally->month_starts[i], &row->months[i].year, &row->months[i].month, NULL);

  return row;
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  const DtUnitRow *left = *(DtUnitRow *const *) a;
  const DtUnitRow *right = *(DtUnitRow *const *) b;

  return (int) left->kind - (int) right->kind;
}

/**
 * dt_job_list_units:
 * @data: a #DtUnitFetch, of which today is read
 * @result: (out): all #DtUnitRow, by kind, then by place and name; units that are no more as well
 */
gboolean
dt_job_list_units (DtDb     *db,
                   gpointer  data,
                   gpointer *result,
                   GError  **error)
{
  const DtUnitFetch *fetch = data;
  g_autoptr(GPtrArray) units = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_unit_row_unref);
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_auto(DtStmt) st = { 0 };
  Tally tally;
  gboolean has_row;

  tally_init (&tally, fetch->today);
  if (!dt_db_prepare (db, &st, UNIT_SQL " ORDER BY u.position = 0, u.position, u.sort_key, u.id", error))
    return FALSE;

  while (TRUE)
    {
      DtUnitRow *row;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        break;

      row = read_unit (&tally, &st);
      g_ptr_array_add (units, row);
      g_hash_table_insert (by_id, &row->id, row);
    }
  if (!scan_assignments (db, &tally, 0, by_id, error))
    return FALSE;

  /* Stable: within a kind the order of the statement stays. */
  g_ptr_array_sort (units, compare_kinds);
  *result = g_steal_pointer (&units);

  return TRUE;
}

static gboolean
load_contact (DtDb         *db,
              gint64        id,
              DtUnitDetail *detail,
              GError      **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT p.name, u.contact, u.phone, u.email, u.address"
                      "  FROM unit u LEFT JOIN unit p ON p.id = u.parent_id WHERE u.id = ?1",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  detail->parent = dt_column_dup (&st, 0);
  detail->contact = dt_column_dup (&st, 1);
  detail->phone = dt_column_dup (&st, 2);
  detail->email = dt_column_dup (&st, 3);
  detail->address = dt_column_dup (&st, 4);

  return TRUE;
}

static gboolean
load_groups (DtDb         *db,
             gint64        id,
             DtDay         today,
             DtUnitDetail *detail,
             GError      **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT DISTINCT g.name FROM group_member m JOIN unit_group g ON g.id = m.group_id"
                      " WHERE m.unit_id = ?1 AND coalesce (m.valid_from, ?2) <= ?2 AND coalesce (m.valid_to, ?2) >= ?2"
                      " ORDER BY g.name",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, id);
  dt_bind_int (&st, 2, today);
  detail->groups = g_ptr_array_new_with_free_func (g_free);

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      g_ptr_array_add (detail->groups, dt_column_dup (&st, 0));
    }
}

static gboolean
add_obligation (DtDb      *db,
                gint64     assignment_id,
                gint64     task_id,
                DtDay      today,
                GPtrArray *obligations,
                GError   **error)
{
  DtObligation *obligation = g_new0 (DtObligation, 1);

  g_ptr_array_add (obligations, obligation);

  return dt_load_assignment_row (db, assignment_id, &obligation->assignment, error)
         && dt_load_task_row (db, task_id, today, &obligation->task, error);
}

static GPtrArray *
load_obligations (DtDb       *db,
                  gint64      unit_id,
                  DtDay       today,
                  const char *sql,
                  int         limit,
                  GError    **error)
{
  g_autoptr(GPtrArray) obligations = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_obligation_free);
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, sql, error))
    return NULL;
  dt_bind_int64 (&st, 1, unit_id);
  dt_bind_int (&st, 2, DT_PHASE_IDLE);
  dt_bind_int (&st, 3, DT_PHASE_DONE_LATE);
  dt_bind_int (&st, 4, limit);

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&obligations);
      if (!add_obligation (db, dt_column_int64 (&st, 0), dt_column_int64 (&st, 1), today, obligations, error))
        return NULL;
    }
}

static gboolean
load_work (DtDb              *db,
           const DtUnitFetch *fetch,
           DtUnitDetail      *detail,
           GError           **error)
{
  detail->owed = load_obligations (db, fetch->unit_id, fetch->today,
                                   "SELECT assignment_id, task_id FROM assignment_status"
                                   " WHERE unit_id = ?1 AND phase <= ?2 AND ?3 >= 0"
                                   " ORDER BY last_day IS NULL, last_day, task_id LIMIT ?4",
                                   fetch->whole ? -1 : MAX_OWED, error);
  if (detail->owed == NULL)
    return FALSE;

  detail->handed = load_obligations (db, fetch->unit_id, fetch->today,
                                     "SELECT assignment_id, task_id FROM assignment_status"
                                     " WHERE unit_id = ?1 AND phase > ?2 AND phase <= ?3"
                                     " ORDER BY received_day DESC, task_id DESC LIMIT ?4",
                                     fetch->whole ? -1 : MAX_HANDED, error);
  if (detail->handed == NULL)
    return FALSE;

  detail->reminders = dt_load_reminders (db, 0, fetch->unit_id, error);

  return detail->reminders != NULL;
}

/**
 * dt_job_load_unit:
 * @data: a #DtUnitFetch
 * @result: (out): a #DtUnitDetail
 *
 * The page of one unit. DT_ERROR_NOT_FOUND if it is gone.
 */
gboolean
dt_job_load_unit (DtDb     *db,
                  gpointer  data,
                  gpointer *result,
                  GError  **error)
{
  const DtUnitFetch *fetch = data;
  g_autoptr(DtUnitDetail) detail = g_new0 (DtUnitDetail, 1);
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_auto(DtStmt) st = { 0 };
  Tally tally;
  gboolean has_row;

  tally_init (&tally, fetch->today);
  tally.detail = detail;
  if (!dt_db_prepare (db, &st, UNIT_SQL " WHERE u.id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, fetch->unit_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This unit is no longer in the register."));
      return FALSE;
    }

  detail->row = read_unit (&tally, &st);
  g_hash_table_insert (by_id, &detail->row->id, detail->row);
  if (!scan_assignments (db, &tally, fetch->unit_id, by_id, error)
      || !load_contact (db, fetch->unit_id, detail, error)
      || !load_groups (db, fetch->unit_id, fetch->today, detail, error)
      || !load_work (db, fetch, detail, error)
      || !dt_unit_load_rates (db, fetch, &detail->rates, error))
    return FALSE;

  *result = g_steal_pointer (&detail);

  return TRUE;
}
