/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The task list as a GListModel. The ids of the whole answer lie in an array; its items are slots that stand
 * for positions. When the answer changes the array is swapped, the few live slots say so, and only the tail
 * is announced: with GTK 4.8 announcing the rest would ask for every new item. Texts are read by id, in pages, for
 * slots that are held and empty. */

#include "dt-open-rows.h"
#include "dt-task-listing.h"
#include "dt-task-slots.h"

struct _DtTaskFeed
{
  GObject        parent_instance;

  /* Owned */
  DtStore       *store;
  DtQuery       *query;
  DtTaskShape   *shape;             /* what is listed */
  DtTaskSlots   *slots;             /* those that somebody holds */
  DtTaskTexts   *texts;
  DtTaskListing *listing;

  gulong         changed_id;
  gboolean       new_query;         /* the list being read is the first of its query */
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

G_DEFINE_FINAL_TYPE_WITH_CODE (DtTaskFeed, dt_task_feed, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dt_task_feed_list_model_init))

static DtSlotSource
source_of (DtTaskFeed *self)
{
  return (DtSlotSource) { self->shape, self->query, self->texts };
}

void
dt_task_feed_forget (DtTaskFeed *self,
                     guint       position)
{
  dt_task_slots_forget (self->slots, position);
}

static void
report_error (gpointer      self,
              const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* Texts */

static DtDay
on_texts_collect (gpointer     owner,
                  DtTaskTexts *texts)
{
  DtTaskFeed *self = owner;
  DtSlotSource source = source_of (self);

  dt_task_slots_want (self->slots, &source);

  return self->query->today;
}

static void
on_texts_arrived (gpointer owner)
{
  DtTaskFeed *self = owner;
  DtSlotSource source = source_of (self);
  g_autoptr(GPtrArray) differing = dt_task_slots_fill (self->slots, &source, FALSE);

  dt_task_slots_announce (differing);
  dt_task_listing_go_on (self->listing);
}

static const DtTaskTextsOwner texts_owner = { on_texts_collect, on_texts_arrived, report_error };

/* The list */

/* force: every live slot speaks, because the rows depend on more of the query than what slots compare. */
static void
show_shape (DtTaskFeed  *self,
            DtTaskShape *shape,
            gboolean     force)
{
  g_autoptr(DtTaskShape) old = g_steal_pointer (&self->shape);
  g_autoptr(GPtrArray) differing = NULL;
  guint n_old = dt_task_shape_get_n_rows (old);
  guint n_new = dt_task_shape_get_n_rows (shape);
  DtSlotSource source;

  self->shape = shape;
  source = source_of (self);
  dt_task_slots_drop (self->slots, n_new);
  differing = dt_task_slots_fill (self->slots, &source, force);

  if (n_new < n_old)
    g_list_model_items_changed (G_LIST_MODEL (self), n_new, n_old - n_new, 0);
  else if (n_new > n_old)
    g_list_model_items_changed (G_LIST_MODEL (self), n_old, 0, n_new - n_old);
  dt_task_slots_announce (differing);

  if (dt_task_shape_get_n_tasks (old) != dt_task_shape_get_n_tasks (shape))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TASKS]);
  if (dt_task_shape_get_n_overdue (old) != dt_task_shape_get_n_overdue (shape))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_OVERDUE]);
  g_signal_emit (self, signals[SIGNAL_RELOADED], 0);
  if (dt_task_slots_get_size (self->slots) > 0)
    dt_task_texts_schedule (self->texts);
}

static void
on_list_arrived (gpointer    owner,
                 DtTaskList *list)
{
  DtTaskFeed *self = owner;
  gboolean new_query = self->new_query;

  self->new_query = FALSE;
  show_shape (self, dt_task_shape_new (list), new_query);
}

static void
on_listing_changed (gpointer owner)
{
  g_object_notify_by_pspec (owner, properties[PROP_LOADING]);
}

static const DtTaskListingOwner listing_owner = { on_list_arrived, report_error, on_listing_changed };

/* Changes of the register */

static void
on_store_changed (DtTaskFeed *self,
                  DtChange   *change)
{
  dt_task_texts_forget (self->texts, change);
  if (self->query != NULL)
    dt_task_listing_ask_again (self->listing, self->query);
}

/* Opening and closing */

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
  gboolean closing;

  g_return_if_fail (DT_IS_TASK_FEED (self));

  if (position >= dt_task_shape_get_n_rows (self->shape))
    return;
  key = dt_task_shape_get_row (self->shape, position);
  if (key->kind == DT_ROW_ASSIGNMENT)
    return;

  closing = dt_open_rows_toggle (self->query, key);

  /* The rows below need no reading to go. */
  if (closing)
    show_shape (self, dt_task_shape_close (self->shape, position), FALSE);
  if (!closing || dt_task_listing_is_busy (self->listing))
    dt_task_listing_ask (self->listing, self->query, FALSE);
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
  return dt_task_shape_get_n_rows (DT_TASK_FEED (model)->shape);
}

static gpointer
dt_task_feed_get_item (GListModel *model,
                       guint       position)
{
  DtTaskFeed *self = DT_TASK_FEED (model);
  DtSlotSource source = source_of (self);
  const DtRowKey *key = dt_task_shape_get_row (self->shape, position);
  DtTaskItem *item;
  gboolean made;

  if (key == NULL)
    return NULL;

  item = dt_task_slots_take (self->slots, self, position, &source, &made);
  if (made && dt_task_texts_is_wanted (self->texts, key))
    dt_task_texts_schedule (self->texts);

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

  g_clear_pointer (&self->listing, dt_task_listing_free);
  g_clear_pointer (&self->texts, dt_task_texts_free);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_id, self->store);
  g_clear_object (&self->store);
  dt_task_slots_drop (self->slots, 0);
  g_clear_pointer (&self->shape, dt_task_shape_free);
  self->shape = dt_task_shape_new (NULL);

  G_OBJECT_CLASS (dt_task_feed_parent_class)->dispose (object);
}

static void
dt_task_feed_finalize (GObject *object)
{
  DtTaskFeed *self = DT_TASK_FEED (object);

  g_clear_pointer (&self->query, dt_query_free);
  g_clear_pointer (&self->shape, dt_task_shape_free);
  g_clear_pointer (&self->slots, dt_task_slots_free);

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
  properties[PROP_N_TASKS] = g_param_spec_int ("n-tasks", NULL, NULL, -1, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_OVERDUE] = g_param_spec_int ("n-overdue", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * DtTaskFeed::reloaded:
   *
   * Positions mean other tasks now: select again by id. Of a long list this comes twice, first with its beginning alone: see
   * dt_task_feed_get_partial().
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
  self->shape = dt_task_shape_new (NULL);
  self->slots = dt_task_slots_new ();
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
  self->texts = dt_task_texts_new (store, &texts_owner, self);
  self->listing = dt_task_listing_new (store, &listing_owner, self);
  self->changed_id = g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);

  return self;
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

  merged = dt_open_rows_merge (query, self->query);
  if (self->query != NULL && dt_query_equal (self->query, merged))
    return;

  /* How many leads are late depends on the day. */
  new_day = self->query != NULL && self->query->today != merged->today;
  if (new_day)
    dt_task_texts_forget (self->texts, NULL);

  dt_query_free (self->query);
  self->query = g_steal_pointer (&merged);
  self->new_query = TRUE;
  /* The same question asked again has rows on the screen, which stay until all new ones are there. */
  dt_task_listing_ask (self->listing, self->query, TRUE);
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

  return dt_task_shape_find (self->shape, task_id);
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
  const DtRowKey *row;

  g_return_val_if_fail (DT_IS_TASK_FEED (self), FALSE);

  row = dt_task_shape_get_row (self->shape, position);
  if (row == NULL)
    return FALSE;
  *key = *row;

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
  g_return_val_if_fail (DT_IS_TASK_FEED (self), NULL);

  return dt_task_shape_get_head (self->shape, position);
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
  g_return_val_if_fail (DT_IS_TASK_FEED (self), G_MAXUINT);

  return dt_task_shape_get_head_position (self->shape, position);
}

/**
 * dt_task_feed_get_n_tasks:
 *
 * Returns: how many tasks match, those under closed heads too; −1 while that is not known of the list's beginning
 */
int
dt_task_feed_get_n_tasks (DtTaskFeed *self)
{
  g_return_val_if_fail (DT_IS_TASK_FEED (self), 0);

  return dt_task_shape_get_n_tasks (self->shape);
}

/* How many of them are overdue. */
int
dt_task_feed_get_n_overdue (DtTaskFeed *self)
{
  g_return_val_if_fail (DT_IS_TASK_FEED (self), 0);

  return dt_task_shape_get_n_overdue (self->shape);
}

/**
 * dt_task_feed_get_partial:
 *
 * Returns: whether only the beginning of the list is there, and the rest is being read
 */
gboolean
dt_task_feed_get_partial (DtTaskFeed *self)
{
  g_return_val_if_fail (DT_IS_TASK_FEED (self), FALSE);

  return dt_task_shape_is_partial (self->shape);
}

/**
 * dt_task_feed_get_loading:
 *
 * Returns: whether a list, or the rest of one, is being read
 */
gboolean
dt_task_feed_get_loading (DtTaskFeed *self)
{
  g_return_val_if_fail (DT_IS_TASK_FEED (self), FALSE);

  return self->listing != NULL && dt_task_listing_is_busy (self->listing);
}
