/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One scan over the derived rows: which tasks answer a question. What SQL can leave out cheaply it leaves
 * out; the exact rule is applied here, by the functions of the model, so that there is one of each. */

#include "dt-task-pick.h"

#include "dt-search.h"

#include <string.h>

#define ALL_PHASES ((1u << (DT_PHASE_STANDING + 1)) - 1)
#define PHASE_BIT(phase) (1u << (phase))
#define OPEN_PHASES (PHASE_BIT (DT_PHASE_RETURNED) | PHASE_BIT (DT_PHASE_PROGRESS) | PHASE_BIT (DT_PHASE_IDLE))
/* Of these something may wait for acceptance: a collection is open until its last unit has handed in. */
#define LIVE_PHASES (OPEN_PHASES | PHASE_BIT (DT_PHASE_HANDED))

enum
{
  COLUMN_TASK,
  COLUMN_DIRECTIVE,
  COLUMN_POSITION,
  COLUMN_PHASE,
  COLUMN_NEXT_DAY,
  COLUMN_LAST_DAY,
  COLUMN_ORIGINAL_DAY,
  COLUMN_OWED,
  COLUMN_HANDED_IN,
  COLUMN_ACCEPTED,
  COLUMN_PERCENT,
  COLUMN_LEAD,
  COLUMN_TEXT,
};

enum
{
  PARAM_DIRECTIVE = 1,
  PARAM_UNIT,
  PARAM_SEARCH,
  PARAM_FROM,
  PARAM_TO,
  PARAM_TODAY,
  PARAM_AMONG,
};

/* Which of the tasks that answer the question. */
typedef struct
{
  gboolean    ghosts;
  const char *where;      /* SQL; NULL: all */
  const char *among;
} Scope;
G_STATIC_ASSERT (PARAM_AMONG == 7);

void
dt_pick_free (DtPick *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->tasks, g_array_unref);
  g_clear_pointer (&self->texts, g_byte_array_unref);
  g_free (self);
}

gboolean
dt_pick_is_open (DtPhase phase)
{
  return (PHASE_BIT (phase) & (LIVE_PHASES | PHASE_BIT (DT_PHASE_STANDING))) != 0;
}

DtDay
dt_pick_day (DtPhase phase,
             DtDay   next_day,
             DtDay   last_day)
{
  if (dt_phase_is_open (phase) && next_day != DT_DAY_NONE)
    return next_day;

  return last_day;
}

gboolean
dt_pick_waits (DtPhase phase,
               int     handed_in,
               int     accepted)
{
  return phase == DT_PHASE_HANDED || (dt_phase_is_open (phase) && handed_in > accepted);
}

gboolean
dt_pick_in_span (const DtQuery *query,
                 DtDay          day)
{
  if (query->from == DT_DAY_NONE && query->to == DT_DAY_NONE)
    return TRUE;
  if (day == DT_DAY_NONE)
    return FALSE;

  return (query->from == DT_DAY_NONE || day >= query->from) && (query->to == DT_DAY_NONE || day <= query->to);
}

/* The phases that can have one of the states asked for. */
static unsigned
phases_of_states (unsigned states)
{
  static const struct { DtState state; unsigned phases; } table[] = {
    { DT_STATE_OVERDUE, OPEN_PHASES },
    { DT_STATE_TODAY, OPEN_PHASES },
    { DT_STATE_SOON, OPEN_PHASES },
    { DT_STATE_RETURNED, OPEN_PHASES },
    { DT_STATE_PROGRESS, OPEN_PHASES },
    { DT_STATE_IDLE, OPEN_PHASES },
    { DT_STATE_HANDED, LIVE_PHASES },
    { DT_STATE_DONE, PHASE_BIT (DT_PHASE_DONE) },
    { DT_STATE_DONE_LATE, PHASE_BIT (DT_PHASE_DONE_LATE) },
    { DT_STATE_SUSPENDED, PHASE_BIT (DT_PHASE_SUSPENDED) },
    { DT_STATE_CANCELLED, PHASE_BIT (DT_PHASE_CANCELLED) },
    { DT_STATE_STANDING, PHASE_BIT (DT_PHASE_STANDING) },
  };
  unsigned phases = 0;

  if (states == 0)
    return ALL_PHASES;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if ((states & DT_STATE_BIT (table[i].state)) != 0)
      phases |= table[i].phases;

  return phases;
}

static unsigned
wanted_phases (const DtQuery *query)
{
  unsigned phases = phases_of_states (query->states);

  if (query->open_only || query->undated_only)
    phases &= LIVE_PHASES | PHASE_BIT (DT_PHASE_STANDING);
  if (query->owed_only)
    phases &= OPEN_PHASES;
  if (query->morning)
    phases &= LIVE_PHASES;

  return phases;
}

/* The unary plus keeps the planner from walking the phase index with a look-up for every row: one walk over
 * the table is shorter. */
static void
append_phases (GString    *sql,
               const char *table,
               unsigned    phases)
{
  const char *separator = "";

  if (phases == ALL_PHASES)
    return;

  g_string_append_printf (sql, " AND +%s.phase IN (", table);
  for (int phase = 0; phase <= DT_PHASE_STANDING; phase++)
    if ((phases & PHASE_BIT (phase)) != 0)
      {
        g_string_append_printf (sql, "%s%d", separator, phase);
        separator = ", ";
      }
  g_string_append_c (sql, ')');
}

static void
append_days (GString       *sql,
             const DtQuery *query,
             const char    *next_day,
             const char    *last_day,
             gboolean       ghosts)
{
  const char *columns[] = { last_day, next_day, "s.original_day" };

  if (query->from == DT_DAY_NONE && query->to == DT_DAY_NONE)
    return;

  g_string_append (sql, " AND (0");
  for (guint i = 0; i < (ghosts ? 3u : 2u); i++)
    g_string_append_printf (sql, " OR +%s BETWEEN ?%d AND ?%d", columns[i], PARAM_FROM, PARAM_TO);
  if (query->pin_overdue)
    g_string_append_printf (sql, " OR +%s < ?%d", next_day, PARAM_TODAY);
  g_string_append_c (sql, ')');
}

/* A short span of a large register is found by its days, and is in the order of the ids as a walk would give them. Where the late
 * ones are asked for as well a walk is shorter. */
#define MAX_INDEXED_DAYS 100

static gboolean
is_short_span (const DtQuery *query)
{
  return query->from != DT_DAY_NONE && query->to != DT_DAY_NONE && query->to - query->from < MAX_INDEXED_DAYS && !query->pin_overdue
         && query->unit_id == 0 && query->directive_id == 0;
}

static void
append_span (GString  *sql,
             gboolean  ghosts)
{
  g_string_append_printf (sql, " AND s.task_id IN (SELECT task_id FROM task_status WHERE last_day BETWEEN ?%1$d AND ?%2$d"
                               " UNION ALL SELECT task_id FROM task_status WHERE phase IN (0, 1, 2) AND next_day BETWEEN ?%1$d AND ?%2$d",
                          PARAM_FROM, PARAM_TO);
  if (ghosts)
    g_string_append_printf (sql, " UNION ALL SELECT task_id FROM task_status WHERE original_day BETWEEN ?%d AND ?%d", PARAM_FROM, PARAM_TO);
  g_string_append_c (sql, ')');
}

G_STATIC_ASSERT (DT_PHASE_IDLE == 2);

static char *
build_sql (const DtQuery *query,
           DtPickText     text,
           gboolean       searching,
           const Scope   *scope)
{
  GString *sql = g_string_new ("SELECT s.task_id, s.directive_id, s.position, ");
  gboolean of_unit = query->unit_id != 0;
  const char *next_day = of_unit ? "a.last_day" : "s.next_day";
  const char *last_day = of_unit ? "a.last_day" : "s.last_day";

  g_string_append_printf (sql, "%s.phase, %s, %s, s.original_day, s.owed, ", of_unit ? "a" : "s", next_day, last_day);
  if (of_unit)
    g_string_append_printf (sql, "0, 0, s.percent, a.unit_id, ");
  else
    g_string_append (sql, "s.handed_in, s.accepted, s.percent, s.lead_id, ");
  g_string_append (sql, text == DT_PICK_TEXT_TITLE ? "s.title_key" : text == DT_PICK_TEXT_LEAD ? "s.lead_key" : "NULL");

  /* The narrowest first; CROSS JOIN holds that order. */
  g_string_append (sql, " FROM ");
  if (of_unit)
    g_string_append (sql, "assignment_status a CROSS JOIN task_status s ON s.task_id = a.task_id");
  else if (searching)
    g_string_append (sql, "task_fts f CROSS JOIN task_status s ON s.task_id = f.rowid");
  else
    g_string_append (sql, "task_status s");

  g_string_append (sql, " WHERE 1");
  if (query->directive_id != 0)
    g_string_append_printf (sql, " AND s.directive_id = ?%d", PARAM_DIRECTIVE);
  if (of_unit)
    g_string_append_printf (sql, " AND a.unit_id = ?%d", PARAM_UNIT);
  if (searching && of_unit)
    g_string_append_printf (sql, " AND s.task_id IN (SELECT rowid FROM task_fts WHERE task_fts MATCH ?%d)", PARAM_SEARCH);
  else if (searching)
    g_string_append_printf (sql, " AND task_fts MATCH ?%d", PARAM_SEARCH);
  append_phases (sql, of_unit ? "a" : "s", wanted_phases (query));
  if (is_short_span (query) && !searching)
    append_span (sql, scope->ghosts);
  else
    append_days (sql, query, next_day, last_day, scope->ghosts);
  if (scope->where != NULL)
    g_string_append_printf (sql, " AND %s", scope->where);

  return g_string_free (sql, FALSE);
}

static void
bind_query (DtStmt        *st,
            const DtQuery *query,
            const char    *match,
            const Scope   *scope)
{
  int n = sqlite3_bind_parameter_count (st->handle);

  /* Only those that the question has are in the statement; the numbers stay. */
  if (n >= PARAM_DIRECTIVE && query->directive_id != 0)
    dt_bind_int64 (st, PARAM_DIRECTIVE, query->directive_id);
  if (n >= PARAM_UNIT && query->unit_id != 0)
    dt_bind_int64 (st, PARAM_UNIT, query->unit_id);
  if (n >= PARAM_SEARCH && match != NULL)
    dt_bind_text (st, PARAM_SEARCH, match);
  if (n >= PARAM_FROM)
    dt_bind_int (st, PARAM_FROM, query->from != DT_DAY_NONE ? query->from : 1);
  if (n >= PARAM_TO)
    dt_bind_int (st, PARAM_TO, query->to != DT_DAY_NONE ? query->to : G_MAXINT);
  if (n >= PARAM_TODAY)
    dt_bind_int (st, PARAM_TODAY, query->today);
  if (n >= PARAM_AMONG && scope->among != NULL)
    dt_bind_text (st, PARAM_AMONG, scope->among);
}

static gboolean
passes_states (const DtQuery  *query,
               const DtPicked *task)
{
  if (query->states == 0 || (query->states & DT_STATE_BIT (task->state)) != 0)
    return TRUE;

  /* "Waiting for acceptance" means every submission that lies there, of an open collection too. */
  return task->waiting && (query->states & DT_STATE_BIT (DT_STATE_HANDED)) != 0;
}

static gboolean
passes (const DtQuery  *query,
        const DtPicked *task,
        gboolean        ghosts)
{
  gboolean overdue = task->state == DT_STATE_OVERDUE;

  if (query->only != NULL && !g_hash_table_contains (query->only, &task->id))
    return FALSE;
  if (!passes_states (query, task))
    return FALSE;
  if (query->open_only && !dt_pick_is_open (task->phase))
    return FALSE;
  if (query->owed_only && !dt_phase_is_open ((DtPhase) task->phase))
    return FALSE;
  if (query->undated_only
      && !(task->phase == DT_PHASE_STANDING || (task->day == DT_DAY_NONE && dt_pick_is_open (task->phase))))
    return FALSE;
  if (query->morning && !(overdue || task->state == DT_STATE_TODAY || task->waiting))
    return FALSE;
  if (!dt_pick_in_span (query, task->day)
      && !(query->pin_overdue && overdue)
      && !(ghosts && dt_pick_in_span (query, task->original_day)))
    return FALSE;

  return TRUE;
}

gboolean
dt_pick_passes (const DtQuery  *query,
                const DtPicked *task)
{
  return passes (query, task, FALSE);
}

static void
read_task (DtStmt        *st,
           const DtQuery *query,
           DtPicked      *task)
{
  sqlite3_stmt *row = st->handle;
  DtDay next_day = sqlite3_column_int (row, COLUMN_NEXT_DAY);

  *task = (DtPicked) {
    .id = sqlite3_column_int64 (row, COLUMN_TASK),
    .directive_id = sqlite3_column_int64 (row, COLUMN_DIRECTIVE),
    .position = sqlite3_column_int (row, COLUMN_POSITION),
    .phase = (guint8) sqlite3_column_int (row, COLUMN_PHASE),
    .original_day = sqlite3_column_int (row, COLUMN_ORIGINAL_DAY),
    .owed = (guint16) MIN (sqlite3_column_int (row, COLUMN_OWED), G_MAXUINT16),
    .percent = (guint8) sqlite3_column_int (row, COLUMN_PERCENT),
    .lead_id = sqlite3_column_int64 (row, COLUMN_LEAD),
  };
  task->day = dt_pick_day (task->phase, next_day, sqlite3_column_int (row, COLUMN_LAST_DAY));
  task->state = (guint8) dt_state_derive (task->phase, next_day, query->today, query->soon_days);
  task->waiting = dt_pick_waits (task->phase, sqlite3_column_int (row, COLUMN_HANDED_IN),
                                 sqlite3_column_int (row, COLUMN_ACCEPTED));
}

static guint32
keep_text (DtPick     *self,
           const char *text)
{
  guint32 offset = self->texts->len;

  if (*text == '\0')
    return 0;

  g_byte_array_append (self->texts, (const guint8 *) text, strlen (text) + 1);

  return offset;
}

/* TRUE in *nothing when words were typed that no task can have, as in a search for punctuation alone. */
static char *
search_expression (const DtQuery *query,
                   gboolean      *nothing)
{
  char *match;

  *nothing = FALSE;
  if (query->search == NULL || *query->search == '\0')
    return NULL;

  match = dt_search_match_expression (query->search);
  if (match != NULL && *match == '\0')
    g_clear_pointer (&match, g_free);
  if (match == NULL)
    {
      g_autofree char *typed = g_strstrip (g_strdup (query->search));

      *nothing = *typed != '\0';
    }

  return match;
}

static DtPick *
pick_tasks (DtDb          *db,
            const DtQuery *query,
            DtPickText     text,
            const Scope   *scope,
            GError       **error)
{
  g_autoptr(DtPick) self = g_new0 (DtPick, 1);
  g_autofree char *match = NULL;
  g_autofree char *sql = NULL;
  g_auto(DtStmt) st = { 0 };
  gboolean nothing;
  gboolean has_row;

  self->tasks = g_array_new (FALSE, FALSE, sizeof (DtPicked));
  self->texts = g_byte_array_new ();
  g_byte_array_append (self->texts, (const guint8 *) "", 1);

  match = search_expression (query, &nothing);
  if (nothing)
    return g_steal_pointer (&self);

  sql = build_sql (query, text, match != NULL, scope);
  if (!dt_db_prepare (db, &st, sql, error))
    return NULL;
  bind_query (&st, query, match, scope);

  while (TRUE)
    {
      DtPicked task;

      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      read_task (&st, query, &task);
      if (!passes (query, &task, scope->ghosts))
        continue;
      if (text != DT_PICK_TEXT_NONE)
        task.text = keep_text (self, dt_column_peek (&st, COLUMN_TEXT));
      g_array_append_val (self->tasks, task);
    }

  return g_steal_pointer (&self);
}

DtPick *
dt_pick_tasks (DtDb          *db,
               const DtQuery *query,
               DtPickText     text,
               gboolean       ghosts,
               GError       **error)
{
  Scope scope = { .ghosts = ghosts };

  return pick_tasks (db, query, text, &scope, error);
}

DtPick *
dt_pick_tasks_among (DtDb          *db,
                     const DtQuery *query,
                     DtPickText     text,
                     const char    *where,
                     const char    *among,
                     GError       **error)
{
  Scope scope = { .where = where, .among = among };

  return pick_tasks (db, query, text, &scope, error);
}
