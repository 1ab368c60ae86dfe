/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo, which the store does by itself. */

#include "dt-edit-actions-private.h"

#include <glib/gi18n-lib.h>

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = dt_store_undo_finish (DT_STORE (source), result, &error);
  g_autofree char *text = NULL;

  dt_window_set_saved (self, error);
  if (error != NULL)
    {
      dt_window_tell_error (self, _("It could not be undone"), error);
      return;
    }

  text = g_strdup_printf (_("Undone: %s"), label != NULL ? label : "");
  dt_window_toast (self, text, FALSE);
}

/**
 * dt_edit_undo:
 * @widget: a window
 * @action: "win.undo"
 * @parameter: (nullable): none
 *
 * Takes back what was changed last; a toast tells what it was.
 */
void
dt_edit_undo (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  dt_store_undo_async (dt_context_get_store (dt_window_get_context (DT_WINDOW (widget))), on_undone, g_object_ref (widget));
}

static void
on_redone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = dt_store_redo_finish (DT_STORE (source), result, &error);
  g_autofree char *text = NULL;

  dt_window_set_saved (self, error);
  if (error != NULL)
    {
      dt_window_tell_error (self, _("It could not be done again"), error);
      return;
    }

  text = g_strdup_printf (_("Done again: %s"), label != NULL ? label : "");
  dt_window_toast (self, text, TRUE);
}

/**
 * dt_edit_redo:
 * @widget: a window
 * @action: "win.redo"
 * @parameter: (nullable): none
 *
 * Does again what was taken back last; a toast tells what it was.
 */
void
dt_edit_redo (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  dt_store_redo_async (dt_context_get_store (dt_window_get_context (DT_WINDOW (widget))), on_redone, g_object_ref (widget));
}
