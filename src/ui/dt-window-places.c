/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the other files ask of the window: its views, where one was, notices, popovers. */

#include "dt-window-parts.h"

#include <glib/gi18n-lib.h>

#include "dt-calendar-view.h"
#include "dt-compat.h"
#include "dt-error.h"
#include "dt-toast.h"

#define MAX_PLACES 50

/**
 * dt_window_get_context:
 * @self: a window
 *
 * Returns: (transfer none): what its views share
 */
DtContext *
dt_window_get_context (DtWindow *self)
{
  g_return_val_if_fail (DT_IS_WINDOW (self), NULL);

  return self->context;
}

/**
 * dt_window_get_view:
 * @self: a window
 *
 * Returns: (transfer none): the view that is shown
 */
DtView *
dt_window_get_view (DtWindow *self)
{
  g_return_val_if_fail (DT_IS_WINDOW (self), NULL);

  return dt_window_ensure_view (self, adw_view_stack_get_visible_child_name (self->stack));
}

/**
 * dt_window_get_view_name:
 * @self: a window
 *
 * Returns: name of the view that is shown
 */
const char *
dt_window_get_view_name (DtWindow *self)
{
  g_return_val_if_fail (DT_IS_WINDOW (self), NULL);

  return adw_view_stack_get_visible_child_name (self->stack);
}

DtTaskView *
dt_window_get_task_view (DtWindow *self)
{
  return self->task_view;
}

GtkWidget *
dt_window_find_view (DtWindow   *self,
                     const char *name)
{
  return GTK_WIDGET (dt_window_ensure_view (self, name));
}

gboolean
dt_window_show_view (DtWindow   *self,
                     const char *name)
{
  if (adw_view_stack_get_child_by_name (self->stack, name) == NULL)
    return FALSE;

  adw_view_stack_set_visible_child_name (self->stack, name);
  return TRUE;
}

void
dt_window_step_view (DtWindow *self,
                     int       step)
{
  g_autoptr(GtkSelectionModel) pages = adw_view_stack_get_pages (self->stack);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (pages));

  for (guint i = 0; i < n; i++)
    if (gtk_selection_model_is_selected (pages, i))
      {
        gtk_selection_model_select_item (pages, (i + n + step) % n, TRUE);
        return;
      }
}

void
dt_window_popup_menu (DtWindow *self)
{
  gtk_menu_button_popup (self->menu_button);
}

static DtWindowPlace *
make_place (DtWindow *self)
{
  DtWindowPlace *place = g_new0 (DtWindowPlace, 1);

  place->view = g_strdup (dt_window_get_view_name (self));
  place->query = dt_view_dup_query (DT_VIEW (self->task_view));
  place->task = dt_task_view_get_task (self->task_view);

  return place;
}

void
dt_window_remember_place (DtWindow *self)
{
  g_queue_push_head (self->back, make_place (self));
  while (g_queue_get_length (self->back) > MAX_PLACES)
    dt_window_place_free (g_queue_pop_tail (self->back));
  g_queue_clear_full (self->forward, (GDestroyNotify) dt_window_place_free);
  dt_window_sync_actions (self);
}

void
dt_window_step_place (DtWindow *self,
                      gboolean  back)
{
  DtWindowPlace *place = g_queue_pop_head (back ? self->back : self->forward);

  if (place == NULL)
    return;

  g_queue_push_head (back ? self->forward : self->back, make_place (self));
  dt_window_show_view (self, place->view);
  if (place->query != NULL)
    dt_task_view_set_query (self->task_view, place->query, place->task);
  dt_window_place_free (place);
  dt_window_sync_actions (self);
}

static void
sync_place_actions (DtWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", !g_queue_is_empty (self->back));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.forward", !g_queue_is_empty (self->forward));
}

void
dt_window_sync_actions (DtWindow *self)
{
  sync_place_actions (self);
}

void
dt_window_toast (DtWindow   *self,
                 const char *text,
                 gboolean    undoable)
{
  if (self->toasts != NULL)
    dt_toast_show (self->toasts, text, undoable ? _("Undo") : NULL, undoable ? "win.undo" : NULL);
}

void
dt_window_tell_error (DtWindow     *self,
                      const char   *heading,
                      const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->toasts == NULL)
    return;

  text = dt_error_user_text (error);
  g_message ("%s", error->message);
  dt_compat_tell (GTK_WINDOW (self), heading != NULL ? heading : _("That did not work"), text);
}

void
dt_window_take_down_popover (DtWindow *self)
{
  if (self->popover != NULL)
    gtk_widget_set_visible (self->popover, FALSE);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
on_popover_closed (DtWindow  *self,
                   GtkWidget *popover)
{
  /* A file chooser over it closes it for a while; it comes back, so only the next one takes it away. */
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *view = GTK_WIDGET (dt_window_get_view (self));

  if (focus != NULL && !gtk_widget_is_ancestor (focus, popover))
    return;
  /* Where one was, so that the arrows go on from there; else the keys would be for the first button of the window. */
  if (self->before_popover == NULL || !gtk_widget_is_ancestor (self->before_popover, view)
      || !gtk_widget_get_mapped (self->before_popover) || !gtk_widget_grab_focus (self->before_popover))
    {
      if (DT_IS_TASK_VIEW (view))
        dt_task_view_focus_list (DT_TASK_VIEW (view));
      else
        gtk_widget_grab_focus (view);
    }
}

void
dt_window_popup_over_focus (DtWindow  *self,
                            GtkWidget *popover)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  graphene_rect_t bounds;
  GdkRectangle at;

  dt_window_take_down_popover (self);

  if (focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_compute_bounds (focus, self->body, &bounds))
    at = (GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };
  else
    at = (GdkRectangle) { gtk_widget_get_width (self->body) / 2, gtk_widget_get_height (self->body) / 3, 1, 1 };

  self->popover = popover;
  g_set_weak_pointer (&self->before_popover, focus);
  gtk_widget_set_parent (popover, self->body);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &at);
  g_signal_connect_object (popover, "closed", G_CALLBACK (on_popover_closed), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

void
dt_window_set_saved (DtWindow     *self,
                     const GError *error)
{
  /* The window may have been closed since the change was asked for. */
  if (self->task_view == NULL)
    return;

  dt_task_view_set_saved (self->task_view, error == NULL);
  dt_calendar_view_set_saved (DT_CALENDAR_VIEW (dt_window_find_view (self, "calendar")), error == NULL);
  if (error == NULL)
    {
      if (!dt_store_get_read_only (dt_context_get_store (self->context)))
        dt_banner_hide (self->banner);
    }
  else if (g_error_matches (error, DT_ERROR, DT_ERROR_FULL) || g_error_matches (error, DT_ERROR, DT_ERROR_READ_ONLY))
    {
      g_autofree char *text = dt_error_user_text (error);
      dt_banner_show (self->banner, TRUE, text, NULL, NULL);
    }
}
