/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The task list as a GListModel. The ids of the whole answer lie in an array; its items are slots that stand
 * for positions. When the answer changes the array is swapped, the few live slots say so, and only the tail
 * is announced: with GTK 4.8 announcing the rest would ask for every new item. Texts are read by id, in pages, for
 * slots that are held and empty. */

#include "dt-task-item-private.h"

#include "dt-row-cache.h"

#include <string.h>

#define PAGE_SIZE 64
#define MAX_PAGES 64
/* One reading asks for no more: what scrolled by in the meantime is not wanted any longer. */
#define MAX_FETCH (PAGE_SIZE * 8)

struct _DtTaskFeed
{
  GObject       parent_instance;

  /* Owned */
  DtStore      *store;
  DtQuery      *query;
  DtTaskList   *list;              /* never NULL once asked */
  GArray       *head_positions;    /* guint by head */
  GHashTable   *slots;             /* position → DtTaskItem, not owned */
  DtRowCache   *tasks;
  DtRowCache   *assignments;
  GCancellable *listing;           /* of the list being read; NULL: none */
  GCancellable *fetching;          /* of the texts being read; NULL: none */

  gulong        changed_id;
  guint         fetch_idle;
  guint         epoch;             /* counts changes of the register: texts read before one are not kept */
  gboolean      list_again;
  gboolean      new_query;         /* the list being read is the first of its query */
};

enum
{
  PROP_QUERY = 1,
  PROP_LOADING,
  PROP_N_TASKS,
  PROP_N_OVERDUE,
  N_PROPS
};

enum
{
  SIGNAL_RELOADED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void dt_task_feed_list_model_init (GListModelInterface *iface);
static void start_listing                (DtTaskFeed *self);
static void schedule_fetch               (DtTaskFeed *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (DtTaskFeed, dt_task_feed, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dt_task_feed_list_model_init))

/* Slots */

static guint
count_rows (DtTaskFeed *self)
{
  return self->list != NULL ? self->list->rows->len : 0;
}

static const DtRowKey *
row_at (DtTaskFeed *self,
        guint       position)
{
  return &g_array_index (self->list->rows, DtRowKey, position);
}

static gboolean
set_contains (GHashTable *set,
              gint64      id)
{
  return set != NULL && g_hash_table_contains (set, &id);
}

/* What the slot shall show. Texts that are out of date stay until the new ones come, as long as they are of the
 * same row. */
static void
make_content (DtTaskFeed    *self,
              guint          position,
              DtTaskItem    *item,
              DtSlotContent *content)
{
  const DtRowKey *key = row_at (self, position);
  const DtSlotContent *old = dt_task_item_peek (item);
  gboolean same = old->key.id == key->id && old->key.kind == key->kind;
  gpointer row = NULL;

  *content = (DtSlotContent) {
    .key = *key,
    .head = key->group < self->list->heads->len ? g_ptr_array_index (self->list->heads, key->group) : NULL,
  };

  switch ((DtRowKind) key->kind)
    {
    case DT_ROW_GROUP:
      content->expanded = !set_contains (self->query->collapsed, key->id);
      break;
    case DT_ROW_TASK:
      content->expanded = set_contains (self->query->expanded, key->id);
      content->task = dt_row_cache_lookup (self->tasks, key->id, &row) ? row : same ? old->task : NULL;
      break;
    case DT_ROW_ASSIGNMENT:
      content->assignment = dt_row_cache_lookup (self->assignments, key->id, &row) ? row : same ? old->assignment : NULL;
      break;
    }
}

static gboolean
fill_slot (DtTaskFeed *self,
           DtTaskItem *item)
{
  DtSlotContent content;

  make_content (self, dt_task_item_get_position (item), item, &content);

  return dt_task_item_set (item, &content);
}

static GPtrArray *
hold_slots (DtTaskFeed *self)
{
  GPtrArray *items = g_ptr_array_new_full (g_hash_table_size (self->slots), g_object_unref);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_ptr_array_add (items, g_object_ref (item));

  return items;
}

/* All slots are set before the first one speaks, so that a listener sees one list, not half of two. */
static void
announce (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    dt_task_item_announce (g_ptr_array_index (items, i));
}

void
dt_task_feed_forget (DtTaskFeed *self,
                     guint       position)
{
  g_hash_table_remove (self->slots, GUINT_TO_POINTER (position));
}

/* Texts */

typedef struct
{
  DtDay   today;
  GArray *tasks;            /* gint64 */
  GArray *assignments;
} FetchRequest;

typedef struct
{
  GPtrArray *tasks;         /* DtTaskRow */
  GPtrArray *assignments;   /* DtAssignmentRow */
} FetchAnswer;

static void
fetch_request_free (FetchRequest *self)
{
  g_array_unref (self->tasks);
  g_array_unref (self->assignments);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FetchRequest, fetch_request_free)

static void
fetch_answer_free (FetchAnswer *self)
{
  g_clear_pointer (&self->tasks, g_ptr_array_unref);
  g_clear_pointer (&self->assignments, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FetchAnswer, fetch_answer_free)

static gboolean
fetch_rows (DtDb     *db,
            gpointer  data,
            gpointer *result,
            GError  **error)
{
  const FetchRequest *request = data;
  g_autoptr(FetchAnswer) answer = g_new0 (FetchAnswer, 1);
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

/* What a reading carries: the feed may be gone, or ask for something else, when it ends. */
typedef struct
{
  GWeakRef      feed;
  GCancellable *cancellable;
  guint         epoch;
  FetchRequest *asked;      /* NULL for a list */
} Reading;

static Reading *
reading_new (DtTaskFeed   *feed,
             GCancellable *cancellable)
{
  Reading *self = g_new0 (Reading, 1);

  g_weak_ref_init (&self->feed, feed);
  self->cancellable = g_object_ref (cancellable);
  self->epoch = feed->epoch;

  return self;
}

static void
reading_free (Reading *self)
{
  g_weak_ref_clear (&self->feed);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->asked, fetch_request_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static DtRowCache *
cache_of (DtTaskFeed *self,
          DtRowKind   kind)
{
  return kind == DT_ROW_TASK ? self->tasks : kind == DT_ROW_ASSIGNMENT ? self->assignments : NULL;
}

static gboolean
is_wanted (DtTaskFeed     *self,
           const DtRowKey *key)
{
  DtRowCache *cache = cache_of (self, (DtRowKind) key->kind);

  return cache != NULL && !dt_row_cache_knows (cache, key->id);
}

static void
ask_for_page (DtTaskFeed   *self,
              guint         page,
              FetchRequest *request)
{
  guint end = MIN ((page + 1) * PAGE_SIZE, count_rows (self));

  for (guint position = page * PAGE_SIZE; position < end; position++)
    {
      const DtRowKey *key = row_at (self, position);

      if (is_wanted (self, key))
        g_array_append_val (key->kind == DT_ROW_TASK ? request->tasks : request->assignments, key->id);
    }
}

/* Only pages with a slot that is held and empty: a flood of looks must not become a flood of readings. */
static FetchRequest *
collect_request (DtTaskFeed *self)
{
  g_autoptr(FetchRequest) request = g_new0 (FetchRequest, 1);
  g_autoptr(GHashTable) pages = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer position;

  request->today = self->query->today;
  request->tasks = g_array_new (FALSE, FALSE, sizeof (gint64));
  request->assignments = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &position, NULL))
    {
      guint at = GPOINTER_TO_UINT (position);

      if (!is_wanted (self, row_at (self, at)) || !g_hash_table_add (pages, GUINT_TO_POINTER (at / PAGE_SIZE)))
        continue;
      ask_for_page (self, at / PAGE_SIZE, request);
      if (request->tasks->len + request->assignments->len >= MAX_FETCH)
        break;
    }

  return request->tasks->len + request->assignments->len > 0 ? g_steal_pointer (&request) : NULL;
}

/* Ids that were asked for and did not come back are gone; without a note of it they would be asked for for ever. */
static void
keep_rows (DtTaskFeed         *self,
           const FetchRequest *asked,
           FetchAnswer        *answer)
{
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
fill_slots (DtTaskFeed *self)
{
  g_autoptr(GPtrArray) items = hold_slots (self);
  g_autoptr(GPtrArray) differing = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    if (fill_slot (self, g_ptr_array_index (items, i)))
      g_ptr_array_add (differing, g_ptr_array_index (items, i));

  announce (differing);
}

static void
report_error (DtTaskFeed   *self,
              const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
on_fetched (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Reading) reading = user_data;
  g_autoptr(DtTaskFeed) self = g_weak_ref_get (&reading->feed);
  g_autoptr(GError) error = NULL;
  g_autoptr(FetchAnswer) answer = dt_store_read_finish (DT_STORE (source), result, &error);

  if (self == NULL || self->fetching != reading->cancellable)
    return;
  g_clear_object (&self->fetching);

  if (error != NULL)
    {
      report_error (self, error);
      return;
    }
  /* What was read before a change may be out of date. */
  if (reading->epoch == self->epoch)
    {
      keep_rows (self, reading->asked, answer);
      fill_slots (self);
    }
  schedule_fetch (self);
}

static FetchRequest *
copy_request (const FetchRequest *request)
{
  FetchRequest *copy = g_new0 (FetchRequest, 1);

  copy->today = request->today;
  copy->tasks = g_array_copy (request->tasks);
  copy->assignments = g_array_copy (request->assignments);

  return copy;
}

static gboolean
on_fetch_idle (gpointer user_data)
{
  DtTaskFeed *self = user_data;
  g_autoptr(FetchRequest) request = NULL;
  Reading *reading;

  self->fetch_idle = 0;
  request = collect_request (self);
  if (request == NULL)
    return G_SOURCE_REMOVE;

  self->fetching = g_cancellable_new ();
  reading = reading_new (self, self->fetching);
  reading->asked = copy_request (request);
  dt_store_read_async (self->store, fetch_rows, g_steal_pointer (&request), (GDestroyNotify) fetch_request_free,
                       (GDestroyNotify) fetch_answer_free, self->fetching, on_fetched, reading);

  return G_SOURCE_REMOVE;
}

/* Before the next frame is drawn, after the looks that fill it. */
static void
schedule_fetch (DtTaskFeed *self)
{
  if (self->fetch_idle != 0 || self->fetching != NULL || self->store == NULL || g_hash_table_size (self->slots) == 0)
    return;

  self->fetch_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_fetch_idle, self, NULL);
}

/* The list */

static void
index_heads (DtTaskFeed *self)
{
  g_array_set_size (self->head_positions, self->list->heads->len);
  for (guint position = 0; position < self->list->rows->len; position++)
    {
      const DtRowKey *key = row_at (self, position);

      if (key->kind == DT_ROW_GROUP && key->group < self->head_positions->len)
        g_array_index (self->head_positions, guint, key->group) = position;
    }
}

/* Slots beyond the end stand for nothing any more. */
static void
drop_tail_slots (DtTaskFeed *self,
                 guint       n_rows)
{
  GHashTableIter iter;
  gpointer position;
  gpointer item;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &position, &item))
    if (GPOINTER_TO_UINT (position) >= n_rows)
      {
        dt_task_item_detach (item);
        g_hash_table_iter_remove (&iter);
      }
}

/* force: every live slot speaks, because the rows depend on more of the query than what slots compare. */
static void
show_list (DtTaskFeed *self,
           DtTaskList *list,
           gboolean    force)
{
  g_autoptr(DtTaskList) old = g_steal_pointer (&self->list);
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GPtrArray) differing = g_ptr_array_new ();
  guint n_old = old != NULL ? old->rows->len : 0;
  guint n_new = list->rows->len;
  gboolean n_tasks_differs = old == NULL || old->n_tasks != list->n_tasks;
  gboolean n_overdue_differs = old == NULL || old->n_overdue != list->n_overdue;

  self->list = list;
  index_heads (self);
  drop_tail_slots (self, n_new);

  items = hold_slots (self);
  for (guint i = 0; i < items->len; i++)
    if (fill_slot (self, g_ptr_array_index (items, i)) || force)
      g_ptr_array_add (differing, g_ptr_array_index (items, i));

  if (n_new < n_old)
    g_list_model_items_changed (G_LIST_MODEL (self), n_new, n_old - n_new, 0);
  else if (n_new > n_old)
    g_list_model_items_changed (G_LIST_MODEL (self), n_old, 0, n_new - n_old);
  announce (differing);

  if (n_tasks_differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TASKS]);
  if (n_overdue_differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_OVERDUE]);
  g_signal_emit (self, signals[SIGNAL_RELOADED], 0);
  schedule_fetch (self);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Reading) reading = user_data;
  g_autoptr(DtTaskFeed) self = g_weak_ref_get (&reading->feed);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtTaskList) list = dt_store_read_finish (DT_STORE (source), result, &error);

  /* Another list has been asked for since. */
  if (self == NULL || self->listing != reading->cancellable)
    return;

  g_clear_object (&self->listing);
  if (list != NULL)
    {
      gboolean new_query = self->new_query;

      self->new_query = FALSE;
      show_list (self, g_steal_pointer (&list), new_query);
    }
  else if (error != NULL)
    report_error (self, error);

  if (self->list_again && self->listing == NULL)
    start_listing (self);
  else if (self->listing == NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
start_listing (DtTaskFeed *self)
{
  g_autoptr(GCancellable) previous = g_steal_pointer (&self->listing);

  if (previous != NULL)
    g_cancellable_cancel (previous);
  self->list_again = FALSE;
  self->listing = g_cancellable_new ();
  dt_store_read_async (self->store, dt_job_list_tasks, dt_query_copy (self->query), (GDestroyNotify) dt_query_free,
                       (GDestroyNotify) dt_task_list_free, self->listing, on_listed,
                       reading_new (self, self->listing));
  if (previous == NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* Changes of the register */

static gboolean
is_task_changed (gpointer row,
                 gpointer user_data)
{
  const DtTaskRow *task = row;

  return dt_change_has_task (user_data, task->id);
}

static gboolean
is_assignment_changed (gpointer row,
                       gpointer user_data)
{
  const DtAssignmentRow *assignment = row;
  const DtChange *change = user_data;

  return dt_change_has_task (change, assignment->task_id) || dt_change_has_unit (change, assignment->unit_id);
}

static void
on_store_changed (DtTaskFeed *self,
                  DtChange   *change)
{
  self->epoch++;
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

  if (self->query == NULL)
    return;
  if (self->listing != NULL)
    self->list_again = TRUE;
  else
    start_listing (self);
}

/* Opening and closing */

static void
toggle_member (GHashTable **set,
               gint64       id)
{
  if (*set == NULL)
    *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!g_hash_table_remove (*set, &id))
    g_hash_table_add (*set, g_memdup2 (&id, sizeof id));
}

/* The rows below a head or a collection that is closed need no reading to go. */
static void
cut_rows_below (DtTaskFeed *self,
                guint       position)
{
  DtTaskList *list = g_new0 (DtTaskList, 1);
  DtRowKind kind = (DtRowKind) row_at (self, position)->kind;
  guint end = position + 1;

  while (end < count_rows (self)
         && (kind == DT_ROW_GROUP ? row_at (self, end)->kind != DT_ROW_GROUP
                                  : row_at (self, end)->kind == DT_ROW_ASSIGNMENT))
    end++;

  list->rows = g_array_copy (self->list->rows);
  g_array_remove_range (list->rows, position + 1, end - position - 1);
  list->heads = g_ptr_array_ref (self->list->heads);
  list->n_tasks = self->list->n_tasks;
  list->n_overdue = self->list->n_overdue;
  show_list (self, list, FALSE);
}

/**
 * dt_task_feed_toggle:
 * @position: of a group head or of a task
 *
 * Opens or closes what stands there. What is closed goes at once; what is opened comes with the next reading, a few
 * milliseconds later. Nothing happens at an assignment.
 */
void
dt_task_feed_toggle (DtTaskFeed *self,
                     guint       position)
{
  const DtRowKey *key;
  GHashTable **set;
  gboolean closing;

  g_return_if_fail (DT_IS_TASK_FEED (self));

  if (position >= count_rows (self))
    return;
  key = row_at (self, position);
  if (key->kind == DT_ROW_ASSIGNMENT)
    return;

  set = key->kind == DT_ROW_GROUP ? &self->query->collapsed : &self->query->expanded;
  closing = (key->kind == DT_ROW_GROUP) != set_contains (*set, key->id);
  toggle_member (set, key->id);

  if (closing)
    cut_rows_below (self, position);
  if (!closing || self->listing != NULL)
    start_listing (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

/* GListModel */

static GType
dt_task_feed_get_item_type (GListModel *model)
{
  return DT_TYPE_TASK_ITEM;
}

static guint
dt_task_feed_get_n_items (GListModel *model)
{
  return count_rows (DT_TASK_FEED (model));
}

static gpointer
dt_task_feed_get_item (GListModel *model,
                       guint       position)
{
  DtTaskFeed *self = DT_TASK_FEED (model);
  DtTaskItem *item;

  if (position >= count_rows (self))
    return NULL;

  item = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  if (item != NULL)
    return g_object_ref (item);

  item = dt_task_item_new (self, position);
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), item);
  fill_slot (self, item);
  if (is_wanted (self, row_at (self, position)))
    schedule_fetch (self);

  return item;
}

static void
dt_task_feed_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dt_task_feed_get_item_type;
  iface->get_n_items = dt_task_feed_get_n_items;
  iface->get_item = dt_task_feed_get_item;
}

/* GObject */

static void
dt_task_feed_dispose (GObject *object)
{
  DtTaskFeed *self = DT_TASK_FEED (object);

  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  if (self->fetching != NULL)
    g_cancellable_cancel (self->fetching);
  g_clear_object (&self->listing);
  g_clear_object (&self->fetching);
  g_clear_handle_id (&self->fetch_idle, g_source_remove);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_id, self->store);
  g_clear_object (&self->store);
  drop_tail_slots (self, 0);

  G_OBJECT_CLASS (dt_task_feed_parent_class)->dispose (object);
}

static void
dt_task_feed_finalize (GObject *object)
{
  DtTaskFeed *self = DT_TASK_FEED (object);

  g_clear_pointer (&self->query, dt_query_free);
  g_clear_pointer (&self->list, dt_task_list_free);
  g_clear_pointer (&self->head_positions, g_array_unref);
  g_clear_pointer (&self->slots, g_hash_table_unref);
  g_clear_pointer (&self->tasks, dt_row_cache_free);
  g_clear_pointer (&self->assignments, dt_row_cache_free);

  G_OBJECT_CLASS (dt_task_feed_parent_class)->finalize (object);
}

static void
dt_task_feed_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  DtTaskFeed *self = DT_TASK_FEED (object);

  switch (property_id)
    {
    case PROP_QUERY:
      g_value_set_pointer (value, self->query);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, dt_task_feed_get_loading (self));
      break;
    case PROP_N_TASKS:
      g_value_set_int (value, dt_task_feed_get_n_tasks (self));
      break;
    case PROP_N_OVERDUE:
      g_value_set_int (value, dt_task_feed_get_n_overdue (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dt_task_feed_class_init (DtTaskFeedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dt_task_feed_dispose;
  object_class->finalize = dt_task_feed_finalize;
  object_class->get_property = dt_task_feed_get_property;

  properties[PROP_QUERY] = g_param_spec_pointer ("query", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_TASKS] = g_param_spec_int ("n-tasks", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_OVERDUE] = g_param_spec_int ("n-overdue", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * DtTaskFeed::reloaded:
   *
   * Positions mean other tasks now: select again by id.
   */
  signals[SIGNAL_RELOADED] = g_signal_new ("reloaded", DT_TYPE_TASK_FEED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
  /**
   * DtTaskFeed::failed:
   * @error: what went wrong; the old list stays
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DT_TYPE_TASK_FEED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
dt_task_feed_init (DtTaskFeed *self)
{
  self->head_positions = g_array_new (FALSE, TRUE, sizeof (guint));
  self->slots = g_hash_table_new (NULL, NULL);
  self->tasks = dt_row_cache_new (PAGE_SIZE * MAX_PAGES, (GDestroyNotify) dt_task_row_unref);
  self->assignments = dt_row_cache_new (PAGE_SIZE * MAX_PAGES, (GDestroyNotify) dt_assignment_row_unref);
}

/**
 * dt_task_feed_new:
 * @store: the register; a reference is kept
 *
 * Returns: (transfer full): an empty list; it reads when it is given a query
 */
DtTaskFeed *
dt_task_feed_new (DtStore *store)
{
  DtTaskFeed *self;

  g_return_val_if_fail (DT_IS_STORE (store), NULL);

  self = g_object_new (DT_TYPE_TASK_FEED, NULL);
  self->store = g_object_ref (store);
  self->changed_id = g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);

  return self;
}

/* What is open or closed belongs to the list, not to the question: it stays unless the question brings its own. */
static DtQuery *
merge_query (DtTaskFeed    *self,
             const DtQuery *query)
{
  DtQuery *merged = dt_query_copy (query);
  const DtQuery *old = self->query;

  if (old == NULL)
    return merged;

  if (merged->expanded == NULL && old->expanded != NULL)
    merged->expanded = g_hash_table_ref (old->expanded);
  if (merged->collapsed == NULL && old->collapsed != NULL
      && merged->group == old->group && !merged->morning == !old->morning)
    merged->collapsed = g_hash_table_ref (old->collapsed);

  return merged;
}

/**
 * dt_task_feed_set_query:
 * @query: what to list; copied
 *
 * Asks anew if the query differs. The old list stays until the new one has come. `expanded` and `collapsed` NULL
 * mean: as they are now (closed groups are forgotten when the grouping changes).
 */
void
dt_task_feed_set_query (DtTaskFeed    *self,
                        const DtQuery *query)
{
  g_autoptr(DtQuery) merged = NULL;
  gboolean new_day;

  g_return_if_fail (DT_IS_TASK_FEED (self));
  g_return_if_fail (query != NULL);

  merged = merge_query (self, query);
  if (self->query != NULL && dt_query_equal (self->query, merged))
    return;

  /* How many leads are late depends on the day. */
  new_day = self->query != NULL && self->query->today != merged->today;
  if (new_day)
    {
      self->epoch++;
      dt_row_cache_clear (self->tasks);
    }

  dt_query_free (self->query);
  self->query = g_steal_pointer (&merged);
  self->new_query = TRUE;
  start_listing (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

/**
 * dt_task_feed_get_query:
 *
 * Returns: (nullable) (transfer none): what is listed, with what is open and closed; until the next `notify::query`
 */
const DtQuery *
dt_task_feed_get_query (DtTaskFeed *self)
{
  g_return_val_if_fail (DT_IS_TASK_FEED (self), NULL);

  return self->query;
}

/**
 * dt_task_feed_find:
 * @task_id: a task
 *
 * Returns: its position, G_MAXUINT (which is GTK_INVALID_LIST_POSITION) if it is not listed or its group is closed
 */
guint
dt_task_feed_find (DtTaskFeed *self,
                   gint64      task_id)
{
  g_return_val_if_fail (DT_IS_TASK_FEED (self), G_MAXUINT);

  for (guint position = 0; position < count_rows (self); position++)
    {
      const DtRowKey *key = row_at (self, position);

      if (key->id == task_id && key->kind == DT_ROW_TASK)
        return position;
    }

  return G_MAXUINT;
}

/**
 * dt_task_feed_peek:
 * @position: where to look
 * @key: (out): what stands there
 *
 * Looks without making an item, so that nothing is read.
 *
 * Returns: FALSE beyond the end
 */
gboolean
dt_task_feed_peek (DtTaskFeed *self,
                   guint       position,
                   DtRowKey   *key)
{
  g_return_val_if_fail (DT_IS_TASK_FEED (self), FALSE);

  if (position >= count_rows (self))
    return FALSE;
  *key = *row_at (self, position);

  return TRUE;
}

/**
 * dt_task_feed_get_head:
 *
 * Returns: (nullable) (transfer none): the head that the position is or stands under; until the next #DtTaskFeed::reloaded
 */
const DtGroupHead *
dt_task_feed_get_head (DtTaskFeed *self,
                       guint       position)
{
  const DtRowKey *key;

  g_return_val_if_fail (DT_IS_TASK_FEED (self), NULL);

  if (position >= count_rows (self))
    return NULL;
  key = row_at (self, position);

  return key->group < self->list->heads->len ? g_ptr_array_index (self->list->heads, key->group) : NULL;
}

/**
 * dt_task_feed_get_head_position:
 *
 * Returns: the position of the head above, G_MAXUINT in a list without groups
 */
guint
dt_task_feed_get_head_position (DtTaskFeed *self,
                                guint       position)
{
  const DtRowKey *key;

  g_return_val_if_fail (DT_IS_TASK_FEED (self), G_MAXUINT);

  if (position >= count_rows (self))
    return G_MAXUINT;
  key = row_at (self, position);

  return key->group < self->head_positions->len ? g_array_index (self->head_positions, guint, key->group) : G_MAXUINT;
}

/**
 * dt_task_feed_get_n_tasks:
 *
 * Returns: how many tasks match, those under closed heads too
 */
int
dt_task_feed_get_n_tasks (DtTaskFeed *self)
{
  g_return_val_if_fail (DT_IS_TASK_FEED (self), 0);

  return self->list != NULL ? self->list->n_tasks : 0;
}

/**
 * dt_task_feed_get_n_overdue:
 *
 * Returns: how many of them are overdue
 */
int
dt_task_feed_get_n_overdue (DtTaskFeed *self)
{
  g_return_val_if_fail (DT_IS_TASK_FEED (self), 0);

  return self->list != NULL ? self->list->n_overdue : 0;
}

/**
 * dt_task_feed_get_loading:
 *
 * Returns: whether a list is being read
 */
gboolean
dt_task_feed_get_loading (DtTaskFeed *self)
{
  g_return_val_if_fail (DT_IS_TASK_FEED (self), FALSE);

  return self->listing != NULL;
}
