/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-task-listing.h"

#include "dt-list-jobs.h"

/* Where nobody asks for the texts of the first rows, the rest waits no longer. */
#define REST_AFTER_MS 150

struct _DtTaskListing
{
  DtStore                  *store;
  const DtTaskListingOwner *functions;
  gpointer                  owner;         /* NULL: gone */
  GCancellable             *reading;       /* of what is being read or will be, as the rest; NULL: nothing */
  DtQuery                  *query;         /* what is read */
  guint                     rest_timeout;  /* the rest waits for the texts of the first rows */
  gboolean                  again;
};

/* What a reading carries: the list may be gone, or ask for something else, when it ends. */
typedef struct
{
  DtTaskListing *listing;
  GCancellable  *cancellable;
} Reading;

static void read_list (DtTaskListing *self, DtJobFunc job);

static void
listing_clear (gpointer data)
{
  DtTaskListing *self = data;

  g_clear_object (&self->store);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->query, dt_query_free);
}

static void
reading_free (Reading *self)
{
  g_clear_object (&self->cancellable);
  g_rc_box_release_full (self->listing, listing_clear);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

DtTaskListing *
dt_task_listing_new (DtStore                  *store,
                     const DtTaskListingOwner *functions,
                     gpointer                  owner)
{
  DtTaskListing *self = g_rc_box_new0 (DtTaskListing);

  self->store = g_object_ref (store);
  self->functions = functions;
  self->owner = owner;

  return self;
}

static void
give_up (DtTaskListing *self)
{
  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

void
dt_task_listing_free (DtTaskListing *self)
{
  if (self == NULL)
    return;

  self->owner = NULL;
  give_up (self);
  g_rc_box_release_full (self, listing_clear);
}

static gboolean
on_rest_timeout (gpointer user_data)
{
  dt_task_listing_go_on (user_data);

  return G_SOURCE_REMOVE;
}

/* One thread reads, in the order in which it is asked: a long rest would keep the texts of the first rows waiting. */
static void
take_beginning (DtTaskListing *self,
                DtTaskList    *list)
{
  self->rest_timeout = g_timeout_add (REST_AFTER_MS, on_rest_timeout, self);
  self->functions->arrived (self->owner, list);
}

static void
take_end (DtTaskListing *self,
          DtTaskList    *list,
          const GError  *error)
{
  g_clear_object (&self->reading);
  if (list != NULL)
    self->functions->arrived (self->owner, list);
  else if (error != NULL)
    self->functions->failed (self->owner, error);

  /* Either may have asked for something else, or have done away with the list. */
  if (self->owner == NULL || self->reading != NULL)
    return;
  if (self->again)
    {
      g_autoptr(DtQuery) query = dt_query_copy (self->query);

      dt_task_listing_ask (self, query, FALSE);
    }
  else
    {
      self->functions->changed (self->owner);
    }
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Reading) reading = user_data;
  DtTaskListing *self = reading->listing;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtTaskList) list = dt_store_read_finish (DT_STORE (source), result, &error);

  /* Another list has been asked for since. */
  if (self->owner == NULL || self->reading != reading->cancellable)
    return;

  if (list != NULL && list->partial)
    take_beginning (self, g_steal_pointer (&list));
  else
    take_end (self, g_steal_pointer (&list), error);
}

static void
read_list (DtTaskListing *self,
           DtJobFunc      job)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->listing = g_rc_box_acquire (self);
  reading->cancellable = g_object_ref (self->reading);
  dt_store_read_async (self->store, job, dt_query_copy (self->query), (GDestroyNotify) dt_query_free,
                       (GDestroyNotify) dt_task_list_free, self->reading, on_listed, reading);
}

void
dt_task_listing_go_on (DtTaskListing *self)
{
  if (self->rest_timeout == 0)
    return;

  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  read_list (self, dt_job_list_tasks);
}

void
dt_task_listing_ask (DtTaskListing *self,
                     const DtQuery *query,
                     gboolean       beginning)
{
  gboolean was_busy = self->reading != NULL;

  give_up (self);
  dt_query_free (self->query);
  self->query = dt_query_copy (query);
  self->again = FALSE;
  self->reading = g_cancellable_new ();
  read_list (self, beginning ? dt_job_begin_list : dt_job_list_tasks);
  if (!was_busy)
    self->functions->changed (self->owner);
}

void
dt_task_listing_ask_again (DtTaskListing *self,
                           const DtQuery *query)
{
  if (self->reading != NULL)
    self->again = TRUE;
  else
    dt_task_listing_ask (self, query, FALSE);
}

gboolean
dt_task_listing_is_busy (DtTaskListing *self)
{
  return self->reading != NULL;
}
