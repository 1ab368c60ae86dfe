/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A slot of the task list. It stands for a position and is kept by identity while somebody holds it: when
 * the list behind it changes, the few live slots say so and nothing else has to be walked. */

#include "dt-task-item-private.h"

struct _DtTaskItem
{
  GObject        parent_instance;

  /* Borrowed: cleared by the feed before it goes */
  DtTaskFeed    *feed;

  guint          position;
  DtSlotContent  content;
};

G_DEFINE_FINAL_TYPE (DtTaskItem, dt_task_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
clear_rows (DtSlotContent *content)
{
  g_clear_pointer (&content->task, dt_task_row_unref);
  g_clear_pointer (&content->assignment, dt_assignment_row_unref);
}

static void
dt_task_item_finalize (GObject *object)
{
  DtTaskItem *self = DT_TASK_ITEM (object);

  if (self->feed != NULL)
    dt_task_feed_forget (self->feed, self->position);
  clear_rows (&self->content);

  G_OBJECT_CLASS (dt_task_item_parent_class)->finalize (object);
}

static void
dt_task_item_class_init (DtTaskItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_task_item_finalize;

  /**
   * DtTaskItem::changed:
   *
   * The position holds something else now, or its texts have come.
   */
  changed_signal = g_signal_new ("changed", DT_TYPE_TASK_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dt_task_item_init (DtTaskItem *self)
{
}

DtTaskItem *
dt_task_item_new (DtTaskFeed *feed,
                  guint       position)
{
  DtTaskItem *self = g_object_new (DT_TYPE_TASK_ITEM, NULL);

  self->feed = feed;
  self->position = position;

  return self;
}

const DtSlotContent *
dt_task_item_peek (DtTaskItem *self)
{
  return &self->content;
}

/* The heads of two answers are different objects even where they say the same. */
static gboolean
is_same_head (const DtGroupHead *a,
              const DtGroupHead *b)
{
  if (a == b || a == NULL || b == NULL)
    return a == b;

  return a->key == b->key && a->kind == b->kind && a->n_tasks == b->n_tasks && a->oldest == b->oldest
         && g_strcmp0 (a->title, b->title) == 0;
}

gboolean
dt_task_item_set (DtTaskItem          *self,
                  const DtSlotContent *content)
{
  DtSlotContent old = self->content;
  gboolean differs = old.key.id != content->key.id
                     || old.key.kind != content->key.kind
                     || !is_same_head (old.head, content->head)
                     || old.task != content->task
                     || old.assignment != content->assignment
                     || old.expanded != content->expanded;

  self->content = *content;
  if (content->task != NULL)
    dt_task_row_ref (content->task);
  if (content->assignment != NULL)
    dt_assignment_row_ref (content->assignment);
  clear_rows (&old);

  return differs;
}

void
dt_task_item_announce (DtTaskItem *self)
{
  g_signal_emit (self, changed_signal, 0);
}

void
dt_task_item_detach (DtTaskItem *self)
{
  self->feed = NULL;
  self->content.head = NULL;
}

/**
 * dt_task_item_get_position:
 *
 * Returns: the position in the list that it stands for
 */
guint
dt_task_item_get_position (DtTaskItem *self)
{
  g_return_val_if_fail (DT_IS_TASK_ITEM (self), 0);

  return self->position;
}

/**
 * dt_task_item_get_kind:
 *
 * Returns: whether it holds a head, a task or an assignment
 */
DtRowKind
dt_task_item_get_kind (DtTaskItem *self)
{
  g_return_val_if_fail (DT_IS_TASK_ITEM (self), DT_ROW_TASK);

  return (DtRowKind) self->content.key.kind;
}

/**
 * dt_task_item_get_id:
 *
 * Returns: id of the task or assignment, or the key of the group
 */
gint64
dt_task_item_get_id (DtTaskItem *self)
{
  g_return_val_if_fail (DT_IS_TASK_ITEM (self), 0);

  return self->content.key.id;
}

/**
 * dt_task_item_get_head:
 *
 * Returns: (nullable) (transfer none): the head that it is or stands under; NULL in a list without groups
 */
const DtGroupHead *
dt_task_item_get_head (DtTaskItem *self)
{
  g_return_val_if_fail (DT_IS_TASK_ITEM (self), NULL);

  return self->content.head;
}

/**
 * dt_task_item_get_task:
 *
 * Returns: (nullable) (transfer none): the row, NULL while its texts have not come or if it holds no task
 */
DtTaskRow *
dt_task_item_get_task (DtTaskItem *self)
{
  g_return_val_if_fail (DT_IS_TASK_ITEM (self), NULL);

  return self->content.task;
}

/**
 * dt_task_item_get_assignment:
 *
 * Returns: (nullable) (transfer none): the row, NULL while its texts have not come or if it holds no assignment
 */
DtAssignmentRow *
dt_task_item_get_assignment (DtTaskItem *self)
{
  g_return_val_if_fail (DT_IS_TASK_ITEM (self), NULL);

  return self->content.assignment;
}

/**
 * dt_task_item_is_expanded:
 *
 * Returns: whether the group shows its tasks, or the collection its debtors
 */
gboolean
dt_task_item_is_expanded (DtTaskItem *self)
{
  g_return_val_if_fail (DT_IS_TASK_ITEM (self), FALSE);

  return self->content.expanded;
}
