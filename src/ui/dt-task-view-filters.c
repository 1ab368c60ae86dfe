/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saved filters of the view: read, shown at the left, asked, and recognised when they are in force. */

#include "dt-task-view-private.h"

#include <glib/gi18n-lib.h>

#include "dt-filter-jobs.h"

static gpointer
copy_fetch (gpointer fetch)
{
  return g_memdup2 (fetch, sizeof (DtFilterFetch));
}

/* What a filter asks, in the groups and the order of @query. */
static DtQuery *
dress (const DtSavedFilter *filter,
       const DtQuery       *query)
{
  DtQuery *asked = dt_query_copy (filter->query);

  asked->group = query->group;
  asked->sort = query->sort;
  asked->descending = query->descending;
  return asked;
}

static GPtrArray *
get_filters (DtTaskView *self)
{
  return self->saved != NULL ? dt_result_get (self->saved) : NULL;
}

/**
 * dt_task_view_find_filter:
 *
 * Returns: the saved filter whose conditions are in force, 0 none
 */
gint64
dt_task_view_find_filter (DtTaskView *self)
{
  GPtrArray *filters = get_filters (self);
  g_autoptr(DtQuery) plain = dt_query_copy (self->query);

  g_clear_pointer (&plain->expanded, g_hash_table_unref);
  g_clear_pointer (&plain->collapsed, g_hash_table_unref);
  for (guint i = 0; filters != NULL && i < filters->len; i++)
    {
      const DtSavedFilter *filter = g_ptr_array_index (filters, i);
      g_autoptr(DtQuery) asked = filter->query != NULL ? dress (filter, plain) : NULL;

      if (asked != NULL && dt_query_equal (asked, plain))
        return filter->id;
    }

  return 0;
}

/* Marks at the left what the list shows; a filter that a page asks as well is the page. */
void
dt_task_view_mark (DtTaskView *self)
{
  int page = dt_page_find (self->query);
  gint64 filter = page < 0 ? dt_task_view_find_filter (self) : 0;
  gboolean other = page < 0 && filter == 0;

  dt_task_sidebar_select (self->sidebar, page, filter, other ? self->query->directive_id : 0, other ? self->query->unit_id : 0);
}

void
dt_task_view_on_filter (DtTaskView *self,
                        gint64      id)
{
  GPtrArray *filters = get_filters (self);

  for (guint i = 0; filters != NULL && i < filters->len; i++)
    {
      const DtSavedFilter *filter = g_ptr_array_index (filters, i);

      if (filter->id != id)
        continue;
      if (filter->query == NULL)
        {
          dt_banner_show (self->banner, TRUE, _("This filter names a unit or a directive that is not in the register any more. Save it anew or remove it."),
                          NULL, NULL);
          return;
        }
      dt_banner_hide (self->banner);
      dt_task_view_set_search (self, filter->query->search);
      dt_task_view_apply_new (self, dress (filter, self->query));
      return;
    }
}

static void
on_filters (DtTaskView *self)
{
  GPtrArray *filters = get_filters (self);

  if (filters == NULL)
    return;
  dt_task_sidebar_set_filters (self->sidebar, filters);
  if (self->query != NULL)
    dt_task_view_mark (self);
}

void
dt_task_view_load_filters (DtTaskView *self)
{
  DtFilterFetch fetch = { dt_context_get_today (self->context), dt_context_get_soon_days (self->context) };

  if (self->saved == NULL)
    {
      self->saved = dt_result_new (dt_context_get_store (self->context), dt_job_list_filters, (GDestroyNotify) g_ptr_array_unref);
      g_signal_connect_swapped (self->saved, "updated", G_CALLBACK (on_filters), self);
    }
  dt_result_load (self->saved, copy_fetch (&fetch), copy_fetch, g_free);
}

/**
 * dt_task_view_get_query:
 * @self: the tasks
 *
 * Returns: (transfer none): what the list asks now
 */
const DtQuery *
dt_task_view_get_query (DtTaskView *self)
{
  g_return_val_if_fail (DT_IS_TASK_VIEW (self), NULL);

  return self->query;
}
