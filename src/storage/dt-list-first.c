/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The beginning of a long task list, for a window that shows thirty rows of a million. How many tasks there are of each phase and
 * day is kept: from that it is known where the first hundred lie, or how far the first heads reach, and only those are picked. They
 * are ordered and laid out as the whole list is, so that it goes on where its beginning ends. */

#include "dt-list-jobs.h"

#include "dt-db.h"
#include "dt-list-layout.h"
#include "dt-search.h"
#include "dt-task-order.h"

/* More than a window shows. */
#define MIN_ROWS 100
/* Of an answer to a search: a window is full. */
#define MIN_FOUND 30
/* Up to here a list is read whole, and a beginning is not worth more. */
#define MAX_ROWS 5000

/* Tasks of one phase and of the same days. */
typedef struct
{
  int   n;
  DtDay next_day;
  DtDay last_day;
} Cell;

typedef struct
{
  gint64 key;        /* must be first: it is hashed by it */
  int    n;
  int    oldest;     /* days late */
} Tally;

typedef struct
{
  const DtQuery *query;       /* its search apart */
  DtListLayout   layout;
  char          *condition;   /* of what is searched for, upon x; NULL: nothing */
  GArray        *cells;       /* Cell */
  GArray        *places;      /* DtPicked by cell: what its tasks have in common; id is the number of the cell from 1 */
  GHashTable    *tallies;     /* Tally by head */
  int            n_tasks;
  int            n_overdue;
  gint64         last_head;   /* of the cells that were chosen; there may be more of it */
} Beginning;

static void
beginning_clear (Beginning *self)
{
  dt_list_layout_clear (&self->layout);
  g_clear_pointer (&self->condition, g_free);
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->tallies, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Beginning, beginning_clear)

/* --- What is known of all tasks --- */

static void
add_cell (Beginning  *self,
          DtPicked   *place,
          const Cell *cell)
{
  g_array_append_val (self->cells, *cell);
  place->id = self->cells->len;
  g_array_append_val (self->places, *place);
  self->n_tasks += cell->n;
  self->n_overdue += place->state == DT_STATE_OVERDUE ? cell->n : 0;
}

static gboolean
load_cells (Beginning  *self,
            GError    **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->layout.db, &st, "SELECT phase, next_day, last_day, waiting, n FROM day_status WHERE n > 0", error))
    return FALSE;

  while (TRUE)
    {
      Cell cell;
      DtPicked place = { 0 };

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      cell = (Cell) { sqlite3_column_int (st.handle, 4), sqlite3_column_int (st.handle, 1), sqlite3_column_int (st.handle, 2) };
      place.phase = (guint8) sqlite3_column_int (st.handle, 0);
      place.waiting = sqlite3_column_int (st.handle, 3) != 0;
      place.day = dt_pick_day (place.phase, cell.next_day, cell.last_day);
      place.state = (guint8) dt_state_derive (place.phase, cell.next_day, self->query->today, self->query->soon_days);
      if (dt_pick_passes (self->query, &place))
        add_cell (self, &place, &cell);
    }
}

/* --- By phase and day --- */

static gboolean
is_by_day (const DtQuery *query)
{
  return query->sort == DT_SORT_LAST_DAY || query->sort == DT_SORT_TIME_LEFT;
}

static void
tally_group (Beginning      *self,
             const DtPicked *place)
{
  const Cell *cell = &g_array_index (self->cells, Cell, place->id - 1);
  Tally *tally = g_hash_table_lookup (self->tallies, &place->group);

  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      tally->key = place->group;
      g_hash_table_add (self->tallies, tally);
    }
  tally->n += cell->n;
  tally->oldest = MAX (tally->oldest, self->query->today - place->day);
}

#define IN_CELLS "s.task_id IN (SELECT t.task_id FROM json_each (?7) c CROSS JOIN task_status t ON t.phase = c.value ->> 0" \
                 " AND t.next_day IS nullif (c.value ->> 1, 0) AND t.last_day IS nullif (c.value ->> 2, 0))"

/* In the order in which their tasks are listed; where the days do not decide it within a head, the heads alone. */
static void
order_cells (Beginning *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      DtPicked *place = &g_array_index (self->places, DtPicked, i);

      if (is_by_day (self->query))
        dt_list_layout_place (&self->layout, place);
      else
        dt_list_layout_place_group (&self->layout, place);
      tally_group (self, place);
    }
  dt_task_order_sort (self->places, NULL, self->query->descending);
}

/* JSON of the first cells, as many as have @wanted rows, and those whose tasks stand among theirs. NULL: too many rows. */
static char *
first_cells (Beginning *self,
             int        wanted)
{
  g_autoptr(GString) json = g_string_new ("[");
  const DtPicked *last = NULL;
  int n = 0;

  for (guint i = 0; i < self->places->len; i++)
    {
      const DtPicked *place = &g_array_index (self->places, DtPicked, i);
      const Cell *cell = &g_array_index (self->cells, Cell, place->id - 1);

      if (n >= wanted && (place->order != last->order || place->value != last->value))
        break;
      n += cell->n;
      if (n > MAX_ROWS)
        return NULL;
      /* No day is stored as 0 here, and as NULL in the rows of the tasks. */
      g_string_append_printf (json, "%s[%d,%d,%d]", last != NULL ? "," : "", place->phase, cell->next_day, cell->last_day);
      last = place;
    }
  g_string_append_c (json, ']');
  self->last_head = last->group;

  return g_string_free (g_steal_pointer (&json), FALSE);
}

/* The last head may be longer than the rows below it that are there; how long, is not known of what is searched for. */
static void
complete_heads (Beginning *self)
{
  GPtrArray *heads = self->layout.list->heads;

  for (guint i = 0; i < heads->len; i++)
    {
      DtGroupHead *head = g_ptr_array_index (heads, i);
      const Tally *tally = g_hash_table_lookup (self->tallies, &head->key);

      if (self->condition != NULL && head->key == self->last_head)
        head->n_tasks = -1;
      if (self->condition != NULL || tally == NULL)
        continue;
      head->n_tasks = tally->n;
      if (head->kind == DT_HEAD_OVERDUE)
        head->oldest = tally->oldest;
    }
}

/* Leaves layout.list NULL where there are fewer than the rows wanted. */
static gboolean
lay_out (Beginning   *self,
         const char  *where,
         const char  *among,
         GError     **error)
{
  DtListLayout *layout = &self->layout;
  guint wanted = self->condition != NULL ? MIN_FOUND : MIN_ROWS;
  g_autofree char *searched = NULL;

  if (self->condition != NULL)
    searched = g_strdup_printf ("%s AND EXISTS (SELECT 1 FROM task_search x WHERE x.task_id = s.task_id AND %s)", where, self->condition);

  g_clear_pointer (&layout->pick, dt_pick_free);
  layout->pick = dt_pick_tasks_among (layout->db, self->query, dt_list_layout_text (self->query),
                                      searched != NULL ? searched : where, among, error);
  if (layout->pick == NULL)
    return FALSE;
  if (layout->pick->tasks->len < wanted)
    return TRUE;

  return dt_list_layout_load_ranks (layout, error) && dt_list_layout_run (layout, error);
}

/* Words that many tasks have are found in the first of them, those that one in a hundred has a little further on. */
static gboolean
begin_by_cells (Beginning  *self,
                GError    **error)
{
  static const int searched[] = { 3 * MIN_ROWS, 30 * MIN_ROWS };
  guint n = self->condition != NULL ? G_N_ELEMENTS (searched) : 1;

  order_cells (self);
  for (guint i = 0; i < n && self->layout.list == NULL; i++)
    {
      g_autofree char *among = first_cells (self, self->condition != NULL ? searched[i] : MIN_ROWS);

      if (among != NULL && !lay_out (self, IN_CELLS, among, error))
        return FALSE;
    }
  if (self->layout.list != NULL)
    complete_heads (self);

  return TRUE;
}

/* --- By title, by progress --- */

/* The tasks before a title, and as many of those that have it as can be among the first. */
#define OF_TITLES(before)                                                                       \
  "s.task_id IN (SELECT task_id FROM task_status WHERE title_key <> '' AND title_key " before " ?7"   \
  " UNION ALL SELECT task_id FROM (SELECT task_id FROM task_status WHERE title_key = ?7"          \
  "  ORDER BY directive_id, position, task_id LIMIT " G_STRINGIFY (MAX_ROWS) "))"

/* Titles at the end of the first @n, from either end. */
static const char *const title_sql[] = {
  "SELECT title_key FROM task_status WHERE title_key <> '' ORDER BY title_key LIMIT 1 OFFSET ?1",
  "SELECT title_key FROM task_status WHERE title_key <> '' ORDER BY title_key DESC LIMIT 1 OFFSET ?1",
};

static gboolean
begin_by_title (Beginning  *self,
                GError    **error)
{
  gboolean descending = self->query->descending;

  for (int n = 3 * MIN_ROWS; n <= MAX_ROWS && self->layout.list == NULL; n *= 10)
    {
      g_auto(DtStmt) st = { 0 };
      gboolean has_row;

      if (!dt_db_prepare (self->layout.db, &st, title_sql[descending], error))
        return FALSE;
      dt_bind_int (&st, 1, n);
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (has_row && !lay_out (self, descending ? OF_TITLES (">") : OF_TITLES ("<"), dt_column_peek (&st, 0), error))
        return FALSE;
    }

  return TRUE;
}

/* Where nothing is known to be done, and where all is; each in the order in which tasks of the same progress stand. */
#define OF_PROGRESS(is)                                                                             \
  "s.task_id IN (SELECT task_id FROM (SELECT task_id, percent, phase IN (4, 5) AS done FROM task_status"  \
  "  ORDER BY directive_id, position, task_id LIMIT 20000) WHERE " is " LIMIT " G_STRINGIFY (MAX_ROWS) ")"

static gboolean
begin_by_progress (Beginning  *self,
                   GError    **error)
{
  return lay_out (self, self->query->descending ? OF_PROGRESS ("done OR percent = 100") : OF_PROGRESS ("NOT done AND percent = 0"),
                  "", error);
}

/* --- By directive, by unit --- */

/* Places in an order of the register, by which tasks are grouped or sorted. */
typedef struct
{
  const char *sql;           /* → id, and what it is ordered by where two may be alike in that; those with tasks alone */
  const char *where;         /* the tasks of some of them, ?7 */
  gboolean    descending;
  gboolean    by_directive;
} Walk;

#define WITH_TASKS " FROM directive d WHERE EXISTS (SELECT 1 FROM task_status s WHERE s.directive_id = d.id)"
#define WITH_OPEN_TASKS " FROM directive_status o CROSS JOIN directive d ON d.id = o.directive_id WHERE o.n_open > 0"
#define OF_DIRECTIVES "s.directive_id IN (SELECT value FROM json_each (?7))"

#define WITH_PARTS " FROM unit u WHERE EXISTS (SELECT 1 FROM assignment_status a WHERE a.unit_id = u.id)"
#define OF_UNITS "s.task_id IN (SELECT task_id FROM assignment_status WHERE unit_id IN (SELECT value FROM json_each (?7)))" \
                 " AND s.lead_id IN (SELECT value FROM json_each (?7))"

static gboolean
find_walk (const DtQuery *query,
           Walk          *walk)
{
  gboolean is_open = query->open_only || query->owed_only || query->undated_only;
  gboolean newest_first = query->group == DT_GROUP_DIRECTIVE || query->descending;

  if (query->group == DT_GROUP_DIRECTIVE || (query->group == DT_GROUP_NONE && query->sort == DT_SORT_DIRECTIVE))
    {
      const char *up = is_open ? "SELECT d.id, NULL" WITH_OPEN_TASKS " ORDER BY d.issued_day, d.symbol_key, d.id"
                               : "SELECT d.id, NULL" WITH_TASKS " ORDER BY d.issued_day, d.symbol_key, d.id";
      const char *down = is_open ? "SELECT d.id, NULL" WITH_OPEN_TASKS " ORDER BY d.issued_day DESC, d.symbol_key DESC, d.id DESC"
                                 : "SELECT d.id, NULL" WITH_TASKS " ORDER BY d.issued_day DESC, d.symbol_key DESC, d.id DESC";

      *walk = (Walk) { newest_first ? down : up, OF_DIRECTIVES, newest_first, TRUE };
      return TRUE;
    }
  if (query->group == DT_GROUP_UNIT)
    {
      *walk = (Walk) { "SELECT u.id, NULL" WITH_PARTS " ORDER BY u.sort_key, u.id", OF_UNITS, FALSE, FALSE };
      return TRUE;
    }
  if (query->group == DT_GROUP_NONE && query->sort == DT_SORT_LEAD)
    {
      /* Tasks of units of the same name stand among each other. */
      *walk = (Walk) { query->descending ? "SELECT u.id, u.sort_key" WITH_PARTS " ORDER BY u.sort_key DESC"
                                         : "SELECT u.id, u.sort_key" WITH_PARTS " ORDER BY u.sort_key",
                       OF_UNITS, query->descending, FALSE };
      return TRUE;
    }

  return FALSE;
}

/* The ids of the first @n, and of those that cannot be told from the last. */
static gboolean
first_ids (Beginning   *self,
           const Walk  *walk,
           guint        n,
           GArray      *ids,
           GError     **error)
{
  g_autofree char *last = NULL;
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  g_array_set_size (ids, 0);
  if (!dt_db_prepare (self->layout.db, &st, walk->sql, error))
    return FALSE;

  while (TRUE)
    {
      gint64 id;

      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      id = dt_column_int64 (&st, 0);
      if (ids->len >= n && (last == NULL || g_strcmp0 (last, dt_column_peek (&st, 1)) != 0))
        return TRUE;
      g_array_append_val (ids, id);
      g_free (last);
      last = dt_column_dup_nullable (&st, 1);
    }
}

/* The places of some are enough: only which comes first matters. */
static GHashTable *
ranks_of (GArray     *ids,
          const Walk *walk)
{
  GHashTable *ranks = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (ranks, GSIZE_TO_POINTER ((gsize) g_array_index (ids, gint64, i)),
                         GSIZE_TO_POINTER ((gsize) (walk->descending ? ids->len - i : i + 1)));

  return ranks;
}

static char *
json_of (GArray *ids)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));

  return g_string_free (g_string_append_c (json, ']'), FALSE);
}

static gboolean
begin_by_walk (Beginning   *self,
               const Walk  *walk,
               GError     **error)
{
  static const guint steps[] = { 4, 40, 400 };
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < G_N_ELEMENTS (steps) && self->layout.list == NULL; i++)
    {
      g_autofree char *among = NULL;

      if (!first_ids (self, walk, steps[i], ids, error))
        return FALSE;
      among = json_of (ids);
      if (walk->by_directive)
        {
          g_clear_pointer (&self->layout.directive_ranks, g_hash_table_unref);
          self->layout.directive_ranks = ranks_of (ids, walk);
        }
      if (!lay_out (self, walk->where, among, error))
        return FALSE;
    }

  return TRUE;
}

/* --- The job --- */

/* What is about one unit or directive, or was chosen by hand, has few tasks, and is read whole as fast. */
static gboolean
may_be_long (const DtQuery *query)
{
  return query->unit_id == 0 && query->directive_id == 0 && query->only == NULL && query->limit == 0
         && (query->collapsed == NULL || g_hash_table_size (query->collapsed) == 0);
}

/* Leaves layout.list NULL where the list has to be read whole. */
static gboolean
begin (Beginning  *self,
       GError    **error)
{
  const DtQuery *query = self->query;
  gboolean by_cells = query->morning || query->group == DT_GROUP_DAY || query->group == DT_GROUP_STATE
                      || (query->group == DT_GROUP_NONE && is_by_day (query));
  Walk walk;

  if (!may_be_long (query))
    return TRUE;

  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->places = g_array_new (FALSE, FALSE, sizeof (DtPicked));
  self->tallies = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  if (!load_cells (self, error))
    return FALSE;
  if (self->n_tasks <= MAX_ROWS)
    return TRUE;

  /* The days of the oldest stand in a head, and are known from the first task below it if that is the oldest. */
  if (by_cells)
    return (self->condition != NULL && query->descending) || begin_by_cells (self, error);

  if (find_walk (query, &walk))
    return begin_by_walk (self, &walk, error);

  return query->sort == DT_SORT_TITLE ? begin_by_title (self, error) : begin_by_progress (self, error);
}

/* The words are looked for in the tasks of the beginning, not all tasks by the words. FALSE: what was typed has none. */
static gboolean
take_search (Beginning *self,
             DtQuery   *query)
{
  if (query->search == NULL || *query->search == '\0')
    return TRUE;

  self->condition = dt_search_text_condition (query->search, "x");
  g_clear_pointer (&query->search, g_free);

  return self->condition != NULL;
}

/**
 * dt_job_begin_list:
 * @data: a #DtQuery
 * @result: (out): a #DtTaskList
 *
 * The list of dt_job_list_tasks(), or of a long one a beginning that fills a window, which then says that it is `partial`: what it has of
 * rows is as in the whole list, and so are the numbers of tasks, also those of its heads. Of the answer to a search they are not
 * known before all of it is read: then they are −1, but for the heads that are whole.
 */
gboolean
dt_job_begin_list (DtDb      *db,
                   gpointer   data,
                   gpointer  *result,
                   GError   **error)
{
  g_autoptr(DtQuery) query = dt_query_copy (data);
  g_auto(Beginning) self = { .query = query, .layout = { .db = db, .query = query } };
  DtTaskList *list;

  if (take_search (&self, query) && !begin (&self, error))
    return FALSE;
  if (self.layout.list == NULL)
    return dt_job_list_tasks (db, data, result, error);

  list = g_steal_pointer (&self.layout.list);
  list->n_tasks = self.condition == NULL ? self.n_tasks : -1;
  list->n_overdue = self.condition == NULL ? self.n_overdue : 0;
  list->partial = TRUE;
  *result = list;

  return TRUE;
}
