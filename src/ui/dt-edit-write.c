/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One change on its way to the writer, and what the window tells of it. */

#include "dt-edit-actions-private.h"

#include <glib/gi18n-lib.h>

#include "dt-task.h"

typedef struct
{
  DtWindow   *window;
  DtEditKind  kind;
  char       *unit;      /* where it is one unit's */
  guint       n;
} Edit;

static void
edit_free (Edit *edit)
{
  g_clear_object (&edit->window);
  g_free (edit->unit);
  g_free (edit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edit, edit_free)

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Edit) edit = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree gpointer answer = dt_store_write_finish (DT_STORE (source), result, &error);

  dt_window_set_saved (edit->window, error);
  if (error != NULL)
    {
      dt_window_tell_error (edit->window, _("Nothing was changed"), error);
      return;
    }

  text = edit->unit != NULL && edit->n == 1 ? dt_edit_tell_one (edit->kind, edit->unit) : dt_edit_tell_many (edit->kind, edit->n);
  dt_window_toast (edit->window, text, TRUE);
}

/**
 * dt_edit_write:
 * @window: that tells how it ended
 * @kind: what is done, in the words of the toast
 * @rows: (nullable): the DtAssignmentRow it is about, to name the unit where it is one
 * @n: how many are changed
 * @job: what is done, on the writer's thread; its result, if any, is freed with g_free()
 * @data: (transfer full): of @job
 * @data_free: frees @data
 *
 * Sends one job to the writer. When it is done the window shows a toast with Undo, or what went wrong.
 */
void
dt_edit_write (DtWindow       *window,
               DtEditKind      kind,
               GPtrArray      *rows,
               guint           n,
               DtJobFunc       job,
               gpointer        data,
               GDestroyNotify  data_free)
{
  DtWrite write = dt_edit_get_write (kind);
  Edit *edit = g_new0 (Edit, 1);

  edit->window = g_object_ref (window);
  edit->kind = kind;
  edit->n = n;
  if (rows != NULL && rows->len == 1)
    edit->unit = g_strdup (((DtAssignmentRow *) g_ptr_array_index (rows, 0))->unit);

  dt_store_write_async (dt_context_get_store (dt_window_get_context (window)), &write, job, data, data_free, g_free, NULL,
                        on_written, edit);
}
