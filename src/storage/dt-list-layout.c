/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shape of the task list: heads and row ids in order, no texts. */

#include "dt-list-layout.h"

#include "dt-task-order.h"

#include <glib/gi18n-lib.h>

#define NO_HEAD G_MAXUINT32
#define KEY_OVERDUE (-1)
#define KEY_UNDATED (-2)

void
dt_list_layout_clear (DtListLayout *self)
{
  g_clear_pointer (&self->pick, dt_pick_free);
  g_clear_pointer (&self->directive_ranks, g_hash_table_unref);
  g_clear_pointer (&self->unit_ranks, g_hash_table_unref);
  g_clear_pointer (&self->list, dt_task_list_free);
}

static DtTaskList *
task_list_new (void)
{
  DtTaskList *self = g_new0 (DtTaskList, 1);

  self->rows = g_array_new (FALSE, TRUE, sizeof (DtRowKey));
  self->heads = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_group_head_free);

  return self;
}

/* Ids in an order of the register, as id → place from 1. */
static GHashTable *
load_ranks (DtDb        *db,
            const char  *sql,
            GError     **error)
{
  g_autoptr(GHashTable) ranks = g_hash_table_new (NULL, NULL);
  g_auto(DtStmt) st = { 0 };
  gsize rank = 0;
  gboolean has_row;

  if (!dt_db_prepare (db, &st, sql, error))
    return NULL;

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      g_hash_table_insert (ranks, GSIZE_TO_POINTER ((gsize) dt_column_int64 (&st, 0)), GSIZE_TO_POINTER (++rank));
    }

  return g_steal_pointer (&ranks);
}

static gint64
rank_of (GHashTable *ranks,
         gint64      id)
{
  return (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (ranks, GSIZE_TO_POINTER ((gsize) id)));
}

gboolean
dt_list_layout_load_ranks (DtListLayout  *self,
                           GError       **error)
{
  const DtQuery *query = self->query;

  if (self->unit_ranks == NULL && !query->morning && query->group == DT_GROUP_UNIT)
    {
      self->unit_ranks = load_ranks (self->db, "SELECT id FROM unit ORDER BY sort_key, id", error);
      if (self->unit_ranks == NULL)
        return FALSE;
    }
  if (self->directive_ranks == NULL
      && ((!query->morning && query->group == DT_GROUP_DIRECTIVE) || query->sort == DT_SORT_DIRECTIVE))
    {
      self->directive_ranks = load_ranks (self->db, "SELECT id FROM directive ORDER BY issued_day, symbol_key, id", error);
      if (self->directive_ranks == NULL)
        return FALSE;
    }

  return TRUE;
}

/* Late work stands on top where a person looks forward, and under its day where a span was asked for. */
static gboolean
has_overdue_head (const DtQuery *query)
{
  return query->pin_overdue || ((query->open_only || query->owed_only) && query->from == DT_DAY_NONE && query->to == DT_DAY_NONE);
}

static gint64
group_of (DtListLayout   *self,
          const DtPicked *task)
{
  const DtQuery *query = self->query;

  if (query->morning)
    return task->state == DT_STATE_OVERDUE ? KEY_OVERDUE
           : task->state == DT_STATE_TODAY ? query->today
                                           : DT_STATE_HANDED + 1;

  switch (query->group)
    {
    case DT_GROUP_DAY:
      if (task->state == DT_STATE_OVERDUE && has_overdue_head (query))
        return KEY_OVERDUE;
      return task->day != DT_DAY_NONE ? task->day : KEY_UNDATED;
    case DT_GROUP_DIRECTIVE:
      return task->directive_id;
    case DT_GROUP_UNIT:
      return task->lead_id;
    case DT_GROUP_STATE:
      return task->state + 1;
    case DT_GROUP_NONE:
      break;
    }

  return 0;
}

/* Where the group stands among the others. */
static gint64
group_order (DtListLayout   *self,
             const DtPicked *task)
{
  const DtQuery *query = self->query;

  if (query->morning)
    return task->group == KEY_OVERDUE ? 0 : task->group == query->today ? 1 : 2;

  switch (query->group)
    {
    case DT_GROUP_DAY:
      return task->group == KEY_OVERDUE ? G_MININT32 : task->group == KEY_UNDATED ? G_MAXINT32 : task->group;
    case DT_GROUP_DIRECTIVE:
      return -rank_of (self->directive_ranks, task->group);   /* the newest first */
    case DT_GROUP_UNIT:
      return task->group != 0 ? rank_of (self->unit_ranks, task->group) : G_MAXINT32;
    case DT_GROUP_STATE:
      return task->group;
    case DT_GROUP_NONE:
      break;
    }

  return 0;
}

/* What is open by its day, then what waits, then what is over. */
static gint64
time_left_class (const DtPicked *task)
{
  if (dt_phase_is_open (task->phase))
    return 0;
  if (task->phase == DT_PHASE_HANDED)
    return 1;

  return task->phase == DT_PHASE_STANDING ? 3 : 2;
}

/* What the task is sorted by, such that the smaller comes first. What is empty comes last, both ways. */
static gint64
sort_value (DtListLayout   *self,
            const DtPicked *task)
{
  gint64 last = G_MAXINT32;
  gint64 value = 0;

  switch (self->query->sort)
    {
    case DT_SORT_LAST_DAY:
      if (task->day == DT_DAY_NONE)
        return last;
      value = task->day;
      break;
    case DT_SORT_TIME_LEFT:
      if (task->day == DT_DAY_NONE)
        return last;
      value = (time_left_class (task) << 24) | task->day;
      break;
    case DT_SORT_PROGRESS:
      value = task->phase == DT_PHASE_DONE || task->phase == DT_PHASE_DONE_LATE ? 100 : task->percent;
      break;
    case DT_SORT_DIRECTIVE:
      value = rank_of (self->directive_ranks, task->directive_id);
      break;
    case DT_SORT_TITLE:
    case DT_SORT_LEAD:
      /* The rest of the text is compared where this is equal. */
      if (task->text == 0)
        return G_MAXINT64;
      value = dt_task_order_prefix ((const char *) self->pick->texts->data + task->text);
      break;
    }

  return self->query->descending ? -value : value;
}

void
dt_list_layout_place_group (DtListLayout *self,
                            DtPicked     *task)
{
  const DtQuery *query = self->query;
  gboolean by_day = query->sort == DT_SORT_LAST_DAY || query->sort == DT_SORT_TIME_LEFT;
  gboolean latest_day_first = query->descending && by_day && !query->morning && query->group == DT_GROUP_DAY;

  task->group = group_of (self, task);
  task->order = group_order (self, task);
  /* The late stay on top and the undated at the end, whichever way the days run. */
  if (latest_day_first && task->group > 0)
    task->order = -task->order;
}

void
dt_list_layout_place (DtListLayout *self,
                      DtPicked     *task)
{
  dt_list_layout_place_group (self, task);
  task->value = sort_value (self, task);
}

DtPickText
dt_list_layout_text (const DtQuery *query)
{
  switch (query->sort)
    {
    case DT_SORT_TITLE:
      return DT_PICK_TEXT_TITLE;
    case DT_SORT_LEAD:
      return DT_PICK_TEXT_LEAD;
    case DT_SORT_LAST_DAY:
    case DT_SORT_DIRECTIVE:
    case DT_SORT_TIME_LEFT:
    case DT_SORT_PROGRESS:
      break;
    }

  return DT_PICK_TEXT_NONE;
}

static void
order_tasks (DtListLayout *self)
{
  gboolean by_text = dt_list_layout_text (self->query) != DT_PICK_TEXT_NONE;

  for (guint i = 0; i < self->pick->tasks->len; i++)
    dt_list_layout_place (self, &g_array_index (self->pick->tasks, DtPicked, i));

  dt_task_order_sort (self->pick->tasks, by_text ? (const char *) self->pick->texts->data : NULL, self->query->descending);
}

static DtHeadKind
head_kind (DtListLayout *self,
           gint64        key)
{
  const DtQuery *query = self->query;

  if (query->morning)
    return key == KEY_OVERDUE ? DT_HEAD_OVERDUE : key == query->today ? DT_HEAD_DAY : DT_HEAD_STATE;

  switch (query->group)
    {
    case DT_GROUP_DIRECTIVE:
      return DT_HEAD_DIRECTIVE;
    case DT_GROUP_UNIT:
      return DT_HEAD_UNIT;
    case DT_GROUP_STATE:
      return DT_HEAD_STATE;
    case DT_GROUP_DAY:
    case DT_GROUP_NONE:
      break;
    }

  return key == KEY_OVERDUE ? DT_HEAD_OVERDUE : key == KEY_UNDATED ? DT_HEAD_UNDATED : DT_HEAD_DAY;
}

static gboolean
load_title (DtListLayout  *self,
            DtGroupHead   *head,
            GError       **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (head->kind == DT_HEAD_UNIT && head->key == 0)
    {
      head->title = g_strdup (_("No Unit in Charge"));
      return TRUE;
    }
  if (head->kind != DT_HEAD_DIRECTIVE && head->kind != DT_HEAD_UNIT)
    return TRUE;

  if (!dt_db_prepare (self->db, &st,
                      head->kind == DT_HEAD_UNIT ? "SELECT short_name FROM unit WHERE id = ?1"
                                                 : "SELECT symbol FROM directive WHERE id = ?1",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, head->key);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  head->title = has_row ? dt_column_dup (&st, 0) : g_strdup ("");

  return TRUE;
}

static void
append_row (DtListLayout *self,
            DtRowKind     kind,
            gint64        id)
{
  DtRowKey row = {
    .id = id,
    .group = self->list->heads->len > 0 ? self->list->heads->len - 1 : NO_HEAD,
    .kind = (guint8) kind,
  };

  g_array_append_val (self->list->rows, row);
}

static gboolean
begin_group (DtListLayout  *self,
             gint64         key,
             GError       **error)
{
  DtGroupHead *head = g_new0 (DtGroupHead, 1);

  head->key = key;
  head->kind = head_kind (self, key);
  g_ptr_array_add (self->list->heads, head);
  self->head = head;
  self->hidden = self->query->collapsed != NULL && g_hash_table_contains (self->query->collapsed, &key);
  append_row (self, DT_ROW_GROUP, key);

  return load_title (self, head, error);
}

/* The debtors of a collection that is opened. */
static gboolean
append_assignments (DtListLayout  *self,
                    gint64         task_id,
                    GError       **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &st,
                      "SELECT id FROM assignment WHERE task_id = ?1 AND role = 'lead' AND excused IS NULL"
                      " ORDER BY position, id",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, task_id);

  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      append_row (self, DT_ROW_ASSIGNMENT, dt_column_int64 (&st, 0));
    }
}

static gboolean
append_task (DtListLayout    *self,
             const DtPicked  *task,
             GError         **error)
{
  const DtQuery *query = self->query;

  if (self->head != NULL)
    {
      self->head->n_tasks++;
      if (self->head->kind == DT_HEAD_OVERDUE)
        self->head->oldest = MAX (self->head->oldest, query->today - task->day);
      if (self->hidden)
        return TRUE;
    }

  append_row (self, DT_ROW_TASK, task->id);
  if (query->expanded != NULL && task->owed > 1 && g_hash_table_contains (query->expanded, &task->id))
    return append_assignments (self, task->id, error);

  return TRUE;
}

gboolean
dt_list_layout_run (DtListLayout  *self,
                    GError       **error)
{
  const DtQuery *query = self->query;
  GArray *tasks = self->pick->tasks;
  gboolean grouped = query->morning || query->group != DT_GROUP_NONE;
  guint n = query->limit > 0 ? MIN (tasks->len, (guint) query->limit) : tasks->len;

  order_tasks (self);
  self->list = task_list_new ();
  self->list->n_tasks = (int) tasks->len;
  for (guint i = 0; i < tasks->len; i++)
    self->list->n_overdue += g_array_index (tasks, DtPicked, i).state == DT_STATE_OVERDUE;

  for (guint i = 0; i < n; i++)
    {
      const DtPicked *task = &g_array_index (tasks, DtPicked, i);

      if (grouped && (self->head == NULL || self->head->key != task->group)
          && !begin_group (self, task->group, error))
        return FALSE;
      if (!append_task (self, task, error))
        return FALSE;
    }

  return TRUE;
}

