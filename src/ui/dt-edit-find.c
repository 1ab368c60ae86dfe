/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-edit-find.h"

#include <glib/gi18n-lib.h>

#include "dt-list-jobs.h"
#include "dt-window-private.h"

#define MAX_TASKS 500

typedef struct
{
  DtFind    find;
  GArray *ids;        /* gint64: assignments, or tasks whose assignments are looked for */
  DtDay   today;
} FindRequest;

static void
find_request_free (FindRequest *request)
{
  g_array_unref (request->ids);
  g_free (request);
}

static gboolean
is_found (const DtAssignmentRow *row,
          DtFind                 find_what)
{
  if (row->role != DT_ROLE_LEAD || row->excused != NULL)
    return FALSE;

  return find_what == DT_FIND_WAITING ? row->phase == DT_PHASE_HANDED
                                   : dt_phase_is_open (row->phase) || row->phase == DT_PHASE_STANDING;
}

static gboolean
add_found (DtDb       *db,
           gint64      task_id,
           DtFind      find_what,
           GPtrArray  *rows,
           GError    **error)
{
  g_autoptr(DtTaskDetail) detail = NULL;
  gpointer result = NULL;

  if (!dt_job_load_task (db, &task_id, &result, error))
    return FALSE;

  detail = result;
  for (guint i = 0; i < detail->assignments->len; i++)
    {
      DtAssignmentRow *row = g_ptr_array_index (detail->assignments, i);

      if (is_found (row, find_what))
        g_ptr_array_add (rows, dt_assignment_row_ref (row));
    }

  return TRUE;
}

static gboolean
find_job (DtDb      *db,
          gpointer   data,
          gpointer  *result,
          GError   **error)
{
  FindRequest *request = data;
  g_autoptr(GPtrArray) rows = NULL;

  if (request->find == DT_FIND_GIVEN)
    {
      DtRowFetch fetch = { request->ids, request->today };

      return dt_job_fetch_assignments (db, &fetch, result, error);
    }

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_assignment_row_unref);
  for (guint i = 0; i < request->ids->len; i++)
    if (!add_found (db, g_array_index (request->ids, gint64, i), request->find, rows, error))
      return FALSE;

  *result = g_steal_pointer (&rows);
  return TRUE;
}

typedef struct
{
  DtWindow       *window;
  DtFoundFunc       found;
  gpointer        user_data;
  GDestroyNotify  user_data_free;
} Waiting;

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Waiting *waiting = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = dt_store_read_finish (DT_STORE (source), result, &error);

  if (rows == NULL)
    dt_window_tell_error (waiting->window, NULL, error);
  else if (rows->len == 0)
    dt_window_toast (waiting->window, _("There is nothing here to do that with"), FALSE);
  else
    waiting->found (waiting->window, rows, waiting->user_data);

  g_object_unref (waiting->window);
  if (waiting->user_data_free != NULL)
    waiting->user_data_free (waiting->user_data);
  g_free (waiting);
}

/**
 * dt_edit_find:
 * @window: for whom
 * @find_what: which assignments
 * @ids: (transfer full): ids (gint64) of them, or of tasks
 * @found: called with at least one row, or not at all
 * @user_data: for @found
 * @user_data_free: (nullable): frees @user_data when @found was or will not be called
 *
 * Reads the assignments that an action is about; tells the person if there are none.
 */
void
dt_edit_find (DtWindow       *window,
              DtFind          find_what,
              GArray         *ids,
              DtFoundFunc     found,
              gpointer        user_data,
              GDestroyNotify  user_data_free)
{
  Waiting *waiting;
  FindRequest *request;

  /* Rather nothing than a part of what was meant. */
  if (ids->len > MAX_TASKS)
    {
      dt_window_toast (window, _("Too many tasks are selected to act on them together"), FALSE);
      g_array_unref (ids);
      if (user_data_free != NULL)
        user_data_free (user_data);
      return;
    }

  waiting = g_new0 (Waiting, 1);
  request = g_new0 (FindRequest, 1);
  request->find = find_what;
  request->ids = ids;
  request->today = dt_context_get_today (dt_window_get_context (window));
  waiting->window = g_object_ref (window);
  waiting->found = found;
  waiting->user_data = user_data;
  waiting->user_data_free = user_data_free;

  dt_store_read_async (dt_context_get_store (dt_window_get_context (window)), find_job,
                       request, (GDestroyNotify) find_request_free, (GDestroyNotify) g_ptr_array_unref,
                       NULL, on_found, waiting);
}

/* ---- One task ---- */

typedef struct { DtWindow *window; DtTaskFoundFunc found; gint64 about; } WaitingTask;

static void
on_task_found (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autofree WaitingTask *waiting = user_data;
  g_autoptr(DtWindow) window = waiting->window;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtTaskDetail) detail = dt_store_read_finish (DT_STORE (source), result, &error);

  if (detail == NULL)
    dt_window_tell_error (window, NULL, error);
  else
    waiting->found (window, detail, waiting->about);
}

/**
 * dt_edit_find_task:
 * @window: for whom
 * @task_id: a task
 * @found: called with all there is to know of it, or not at all
 * @about: for @found: what in the task the action is about
 *
 * Reads the task that an action is about; tells the person if it is gone.
 */
void
dt_edit_find_task (DtWindow        *window,
                   gint64           task_id,
                   DtTaskFoundFunc  found,
                   gint64           about)
{
  WaitingTask *waiting = g_new0 (WaitingTask, 1);

  waiting->window = g_object_ref (window);
  waiting->found = found;
  waiting->about = about;
  dt_store_read_async (dt_context_get_store (dt_window_get_context (window)), dt_job_load_task,
                       g_memdup2 (&task_id, sizeof task_id), g_free, (GDestroyNotify) dt_task_detail_free,
                       NULL, on_task_found, waiting);
}
