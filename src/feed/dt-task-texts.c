/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts of rows. One reading at a time, for what is held and empty when it starts: a flood of looks must
 * not become a flood of readings. The last some thousand rows stay; a change forgets those that it names. */

#include "dt-task-texts.h"

#include "dt-list-jobs.h"
#include "dt-row-cache.h"

#define MAX_ROWS (64 * 64)
/* One reading asks for no more: what scrolled by in the meantime is not wanted any longer. */
#define MAX_FETCH 512

typedef struct
{
  DtDay   today;
  GArray *tasks;            /* gint64 */
  GArray *assignments;
} Request;

typedef struct
{
  GPtrArray *tasks;         /* DtTaskRow */
  GPtrArray *assignments;   /* DtAssignmentRow */
} Answer;

struct _DtTaskTexts
{
  gatomicrefcount         ref_count;   /* a reading under way holds one */

  /* Owned */
  DtStore                *store;
  DtRowCache             *tasks;
  DtRowCache             *assignments;
  GCancellable           *cancellable;
  Request                *request;     /* being collected, or being read */

  /* Borrowed: NULL once freed */
  gpointer                owner;
  const DtTaskTextsOwner *functions;

  guint                   idle;
  gboolean                reading;
  gboolean                outdated;    /* the register changed while texts were read: they do not count */
};

static void
request_free (Request *self)
{
  g_array_unref (self->tasks);
  g_array_unref (self->assignments);
  g_free (self);
}

static Request *
request_new (void)
{
  Request *self = g_new0 (Request, 1);

  self->tasks = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->assignments = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

static Request *
request_copy (const Request *self)
{
  Request *copy = g_new0 (Request, 1);

  copy->today = self->today;
  copy->tasks = g_array_copy (self->tasks);
  copy->assignments = g_array_copy (self->assignments);

  return copy;
}

static void
answer_free (Answer *self)
{
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->assignments, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

/* A read job: knows nothing of the list. */
static gboolean
fetch_rows (DtDb     *db,
            gpointer  data,
            gpointer *result,
            GError  **error)
{
  const Request *request = data;
  g_autoptr(Answer) answer = g_new0 (Answer, 1);
  DtRowFetch tasks = { request->tasks, request->today };
  DtRowFetch assignments = { request->assignments, request->today };
  gpointer rows = NULL;

  if (!dt_job_fetch_tasks (db, &tasks, &rows, error))
    return FALSE;
  answer->tasks = rows;
  if (!dt_job_fetch_assignments (db, &assignments, &rows, error))
    return FALSE;
  answer->assignments = rows;

  *result = g_steal_pointer (&answer);

  return TRUE;
}

static void
texts_unref (DtTaskTexts *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->tasks, dt_row_cache_free);
  g_clear_pointer (&self->assignments, dt_row_cache_free);
  g_clear_pointer (&self->request, request_free);
  g_free (self);
}

DtTaskTexts *
dt_task_texts_new (DtStore                *store,
                   const DtTaskTextsOwner *functions,
                   gpointer                owner)
{
  DtTaskTexts *self = g_new0 (DtTaskTexts, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->store = g_object_ref (store);
  self->tasks = dt_row_cache_new (MAX_ROWS, (GDestroyNotify) dt_task_row_unref);
  self->assignments = dt_row_cache_new (MAX_ROWS, (GDestroyNotify) dt_assignment_row_unref);
  self->cancellable = g_cancellable_new ();
  self->functions = functions;
  self->owner = owner;

  return self;
}

void
dt_task_texts_free (DtTaskTexts *self)
{
  if (self == NULL)
    return;

  self->owner = NULL;
  g_clear_handle_id (&self->idle, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  texts_unref (self);
}

gboolean
dt_task_texts_lookup_task (DtTaskTexts *self,
                           gint64       id,
                           DtTaskRow  **row)
{
  gpointer found = NULL;

  if (!dt_row_cache_lookup (self->tasks, id, &found))
    return FALSE;
  *row = found;

  return TRUE;
}

gboolean
dt_task_texts_lookup_assignment (DtTaskTexts      *self,
                                 gint64            id,
                                 DtAssignmentRow **row)
{
  gpointer found = NULL;

  if (!dt_row_cache_lookup (self->assignments, id, &found))
    return FALSE;
  *row = found;

  return TRUE;
}

gboolean
dt_task_texts_is_wanted (DtTaskTexts    *self,
                         const DtRowKey *key)
{
  switch ((DtRowKind) key->kind)
    {
    case DT_ROW_GROUP:
      break;
    case DT_ROW_TASK:
      return !dt_row_cache_knows (self->tasks, key->id);
    case DT_ROW_ASSIGNMENT:
      return !dt_row_cache_knows (self->assignments, key->id);
    }

  return FALSE;
}

gboolean
dt_task_texts_want (DtTaskTexts    *self,
                    const DtRowKey *key)
{
  Request *request = self->request;

  if (dt_task_texts_is_wanted (self, key))
    g_array_append_val (key->kind == DT_ROW_TASK ? request->tasks : request->assignments, key->id);

  return request->tasks->len + request->assignments->len < MAX_FETCH;
}

/* Ids that were asked for and did not come back are gone; without a note of it they would be asked for for ever. */
static void
keep_rows (DtTaskTexts *self,
           Answer      *answer)
{
  const Request *asked = self->request;

  for (guint i = 0; i < asked->tasks->len; i++)
    dt_row_cache_insert (self->tasks, g_array_index (asked->tasks, gint64, i), NULL);
  for (guint i = 0; i < asked->assignments->len; i++)
    dt_row_cache_insert (self->assignments, g_array_index (asked->assignments, gint64, i), NULL);

  for (guint i = 0; i < answer->tasks->len; i++)
    {
      DtTaskRow *row = g_ptr_array_index (answer->tasks, i);

      dt_row_cache_insert (self->tasks, row->id, dt_task_row_ref (row));
    }
  for (guint i = 0; i < answer->assignments->len; i++)
    {
      DtAssignmentRow *row = g_ptr_array_index (answer->assignments, i);

      dt_row_cache_insert (self->assignments, row->id, dt_assignment_row_ref (row));
    }
}

static void
on_fetched (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  DtTaskTexts *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(Answer) answer = dt_store_read_finish (DT_STORE (source), result, &error);

  self->reading = FALSE;
  if (self->owner != NULL && error != NULL)
    {
      self->functions->failed (self->owner, error);
    }
  else if (self->owner != NULL)
    {
      if (!self->outdated)
        {
          keep_rows (self, answer);
          self->functions->arrived (self->owner);
        }
      if (self->owner != NULL)
        dt_task_texts_schedule (self);
    }

  texts_unref (self);
}

static gboolean
on_idle (gpointer user_data)
{
  DtTaskTexts *self = user_data;

  self->idle = 0;
  g_clear_pointer (&self->request, request_free);
  self->request = request_new ();
  self->request->today = self->functions->collect (self->owner, self);
  if (self->request->tasks->len + self->request->assignments->len == 0)
    return G_SOURCE_REMOVE;

  self->reading = TRUE;
  self->outdated = FALSE;
  g_atomic_ref_count_inc (&self->ref_count);
  dt_store_read_async (self->store, fetch_rows, request_copy (self->request), (GDestroyNotify) request_free,
                       (GDestroyNotify) answer_free, self->cancellable, on_fetched, self);

  return G_SOURCE_REMOVE;
}

/* Before the next frame is drawn, after the looks that fill it. */
void
dt_task_texts_schedule (DtTaskTexts *self)
{
  if (self->idle == 0 && !self->reading)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static gboolean
is_task_changed (gpointer row,
                 gpointer change)
{
  return dt_change_has_task (change, ((DtTaskRow *) row)->id);
}

static gboolean
is_assignment_changed (gpointer row,
                       gpointer change)
{
  const DtAssignmentRow *assignment = row;

  return dt_change_has_task (change, assignment->task_id) || dt_change_has_unit (change, assignment->unit_id);
}

void
dt_task_texts_forget (DtTaskTexts *self,
                      DtChange    *change)
{
  self->outdated = TRUE;
  /* A change names every task whose row reads otherwise, also because a unit or a directive has another name. */
  if (change == NULL || change->everything || change->calendar)
    {
      dt_row_cache_clear (self->tasks);
      dt_row_cache_clear (self->assignments);
    }
  else
    {
      dt_row_cache_remove_if (self->tasks, is_task_changed, change);
      dt_row_cache_remove_if (self->assignments, is_assignment_changed, change);
    }
}
