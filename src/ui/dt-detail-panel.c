/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-detail-panel-private.h"

#include <glib/gi18n-lib.h>

#include "dt-detail-cards.h"
#include "dt-detail-menu.h"
#include "dt-detail-words.h"
#include "dt-error.h"
#include "dt-focus.h"
#include "dt-list-jobs.h"
#include "dt-row-menu.h"

G_DEFINE_FINAL_TYPE (DtDetailPanel, dt_detail_panel, GTK_TYPE_WIDGET)

/* --- The actions below --- */

/* why: what to say when there is nothing to act upon */
static void
aim_button (GtkButton  *button,
            const char *action,
            GArray     *assignments,
            const char *why)
{
  gboolean useful = assignments->len > 0;

  if (useful)
    dt_detail_aim (GTK_WIDGET (button), action,
                   dt_detail_ids ((const gint64 *) (gpointer) assignments->data, assignments->len));
  else
    {
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), NULL);
      gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), useful ? NULL : why);
}

static void
aim_actions (DtDetailPanel *self,
             const char    *why)
{
  aim_button (self->record, "win.record", self->assignments, why);
  aim_button (self->remind, "win.write-reminder", self->assignments, why);
}

/* How many units are urged; with several tasks one unit may owe more than one. */
static void
name_remind (DtDetailPanel *self,
             gboolean       one_task)
{
  guint n = self->assignments->len;
  g_autofree char *label = one_task && n > 0 ? g_strdup_printf (ngettext ("Remind %u Unit…", "Remind %u Units…", n), n)
                                             : g_strdup (_("Write Reminder…"));

  gtk_label_set_text (self->remind_label, label);
}

static void
take_assignments (DtDetailPanel      *self,
                  const DtTaskDetail *detail)
{
  g_array_set_size (self->assignments, 0);
  for (guint i = 0; i < detail->assignments->len; i++)
    {
      const DtAssignmentRow *row = g_ptr_array_index (detail->assignments, i);

      if (dt_detail_is_owed (row))
        g_array_append_val (self->assignments, row->id);
    }
}

static const char *
why_nothing_open (const DtTaskDetail *detail)
{
  switch (detail->hold)
    {
    case DT_HOLD_SUSPENDED:
      return _("The task is suspended");
    case DT_HOLD_CANCELLED:
      return _("The task is cancelled");
    case DT_HOLD_ACTIVE:
      break;
    }

  return detail->row->owed > 0 ? _("All units have handed in") : _("No unit leads this task");
}

/* --- One task --- */

/* Another task begins at its top, folded; the same one stays as it is. */
static void
begin_task (DtDetailPanel *self,
            gint64         id)
{
  if (id == self->shown_id)
    return;

  self->shown_id = id;
  gtk_expander_set_expanded (self->journal_expander, FALSE);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
show_one (DtDetailPanel      *self,
          const DtTaskDetail *detail)
{
  begin_task (self, detail->row->id);
  take_assignments (self, detail);
  dt_detail_panel_fill_one (self, detail);
  aim_actions (self, why_nothing_open (detail));
  name_remind (self, TRUE);

  gtk_widget_show (GTK_WIDGET (self->head));
  gtk_stack_set_visible_child_name (self->pages, "one");
  gtk_stack_set_visible_child_name (self->stack, "shown");
}

static void
on_detail_updated (DtDetailPanel *self)
{
  const DtTaskDetail *detail = dt_result_get (self->detail);

  if (detail != NULL && self->ids->len == 1 && detail->row->id == g_array_index (self->ids, gint64, 0))
    show_one (self, detail);
}

/* Made when it is opened: a menu that changes under an open popover would confuse it. */
static void
make_menu (GtkMenuButton *button,
           gpointer       user_data)
{
  DtDetailPanel *self = user_data;
  const DtTaskDetail *detail = dt_result_get (self->detail);
  g_autoptr(GMenuModel) menu = detail != NULL ? dt_detail_menu_new (detail, self->assignments) : NULL;

  gtk_menu_button_set_menu_model (button, menu);
}

/* --- Several tasks --- */

static void
on_selection_updated (DtDetailPanel *self)
{
  const DtSelection *sum = dt_result_get (self->selection);

  if (sum == NULL || self->ids->len < 2)
    return;

  dt_detail_panel_fill_many (self, sum);
  g_array_set_size (self->assignments, 0);
  g_array_append_vals (self->assignments, sum->assignments->data, sum->assignments->len);
  aim_actions (self, self->ids->len > DT_SELECTION_MAX ? _("Too many tasks are selected to act on them together")
                                                       : _("Nothing is open in the selected tasks"));
  name_remind (self, FALSE);

  begin_task (self, 0);
  gtk_widget_hide (GTK_WIDGET (self->head));
  gtk_stack_set_visible_child_name (self->pages, "many");
  gtk_stack_set_visible_child_name (self->stack, "shown");
}

/* --- Nothing --- */

static void
show_nothing (DtDetailPanel *self,
              const char    *title,
              const char    *description)
{
  self->shown_id = 0;
  g_array_set_size (self->assignments, 0);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, description);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
on_failed (DtDetailPanel *self,
           const GError  *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, DT_ERROR, DT_ERROR_NOT_FOUND))
    {
      show_nothing (self, _("The Task Is No Longer in the Register"), NULL);
      return;
    }

  text = dt_error_user_text (error);
  show_nothing (self, _("The Task Could Not Be Read"), text);
}

static gpointer
copy_id (gpointer id)
{
  return g_memdup2 (id, sizeof (gint64));
}

static void
reload (DtDetailPanel *self)
{
  if (self->ids->len == 1)
    dt_result_load (self->detail, copy_id (self->ids->data), copy_id, g_free);
  else if (self->ids->len > 1)
    dt_result_load (self->selection,
                    dt_selection_fetch_new ((const gint64 *) (gpointer) self->ids->data, self->ids->len,
                                            dt_context_get_today (self->context), dt_context_get_soon_days (self->context)),
                    dt_selection_fetch_copy, dt_selection_fetch_free);
}

/* --- What a click opens --- */

static void
on_link_activated (GtkListBox    *list,
                   GtkListBoxRow *row,
                   gpointer       user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.open-task", "x", dt_detail_row_get_target (row));
}

/* What the task waits for comes first in the list, then what waits for it. */
static GMenuModel *
make_link_menu (GtkListBoxRow *row,
                gpointer       user_data)
{
  DtDetailPanel *self = user_data;
  const DtTaskDetail *detail = dt_result_get (self->detail);
  gint64 other = dt_detail_row_get_target (row);
  gboolean needed = gtk_list_box_row_get_index (row) < (int) detail->waits_for->len;
  gint64 task = detail->row->id;
  GMenu *menu = g_menu_new ();

  dt_detail_menu_append (menu, _("Open Task"), "win.open-task", g_variant_new_int64 (other));
  dt_detail_menu_append (menu, _("Change the Link…"), "win.link", g_variant_new ("(xx)", task, other));
  dt_detail_menu_append (menu, _("Remove the Link"), "win.unlink",
                         g_variant_new ("(xx)", needed ? task : other, needed ? other : task));

  return G_MENU_MODEL (menu);
}

static void
on_debtor_activated (GtkListBox    *list,
                     GtkListBoxRow *row,
                     gpointer       user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.open-unit", "x", dt_detail_row_get_target (row));
}

/* The panel itself is nothing to stand on: the first thing in it is. The stack is asked, not the panel, which would ask
 * here again when there is nothing. */
static gboolean
dt_detail_panel_grab_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (dt_focus_is_inside (widget))
    return FALSE;
  if (focus != NULL && gtk_widget_is_ancestor (focus, widget))
    return TRUE;
  return gtk_widget_child_focus (GTK_WIDGET (DT_DETAIL_PANEL (widget)->stack), GTK_DIR_TAB_FORWARD);
}

static void
dt_detail_panel_dispose (GObject *object)
{
  DtDetailPanel *self = DT_DETAIL_PANEL (object);

  if (self->detail != NULL)
    g_signal_handlers_disconnect_by_data (self->detail, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_DETAIL_PANEL);
  g_clear_object (&self->detail);
  g_clear_object (&self->selection);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_detail_panel_parent_class)->dispose (object);
}

static void
dt_detail_panel_finalize (GObject *object)
{
  DtDetailPanel *self = DT_DETAIL_PANEL (object);

  g_array_unref (self->ids);
  g_array_unref (self->assignments);

  G_OBJECT_CLASS (dt_detail_panel_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, status);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, head);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, pill);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, pill_mark);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, pill_words);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, directive);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, source);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, scroller);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, pages);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, title);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, deadline);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, instruction);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, text);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, units);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, links_section);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, extensions);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, add_link);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, links);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, reminders_section);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, reminders_count);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, reminders);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, journal_expander);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, journal);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, many_title);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, many_day);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, many_states);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, many_units_head);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, many_units);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, record);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, remind);
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, remind_label);
}

static void
dt_detail_panel_class_init (DtDetailPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_detail_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_detail_panel_finalize;
  widget_class->grab_focus = dt_detail_panel_grab_focus;

  g_type_ensure (DT_TYPE_STATE_MARK);
  g_type_ensure (DT_TYPE_DETAIL_DEADLINE);
  g_type_ensure (DT_TYPE_DETAIL_EXTENSIONS);
  g_type_ensure (DT_TYPE_DETAIL_UNITS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "detailpanel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-detail-panel.ui");
  bind_children (widget_class);
}

static void
dt_detail_panel_init (DtDetailPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->assignments = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Details of the task"), -1);

  g_signal_connect (self->links, "row-activated", G_CALLBACK (on_link_activated), self);
  dt_row_menu_attach (self->links, make_link_menu, self);
  g_signal_connect (self->many_units, "row-activated", G_CALLBACK (on_debtor_activated), self);
}

/**
 * dt_detail_panel_new:
 * @context: what the views share
 *
 * Returns: (transfer floating): a panel that shows no task yet
 */
GtkWidget *
dt_detail_panel_new (DtContext *context)
{
  DtDetailPanel *self = g_object_new (DT_TYPE_DETAIL_PANEL, NULL);

  self->context = g_object_ref (context);
  self->detail = dt_result_new (dt_context_get_store (context), dt_job_load_task, (GDestroyNotify) dt_task_detail_free);
  self->selection = dt_result_new (dt_context_get_store (context), dt_job_sum_selection, (GDestroyNotify) dt_selection_free);
  g_signal_connect_swapped (self->detail, "updated", G_CALLBACK (on_detail_updated), self);
  g_signal_connect_swapped (self->detail, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_swapped (self->selection, "updated", G_CALLBACK (on_selection_updated), self);
  g_signal_connect_swapped (self->selection, "failed", G_CALLBACK (on_failed), self);
  g_signal_connect_swapped (context, "notify::today", G_CALLBACK (reload), self);
  g_signal_connect_swapped (context, "notify::soon-days", G_CALLBACK (reload), self);
  g_signal_connect_swapped (context, "notify::calendar", G_CALLBACK (on_detail_updated), self);

  return GTK_WIDGET (self);
}

/**
 * dt_detail_panel_show:
 * @self: a panel
 * @task_ids: (array length=n_ids) (nullable): the tasks selected
 * @n_ids: how many; 0 asks to choose one, several are shown in sum
 *
 * What was shown stays until the new has been read.
 */
void
dt_detail_panel_show (DtDetailPanel *self,
                      const gint64  *task_ids,
                      guint          n_ids)
{
  g_return_if_fail (DT_IS_DETAIL_PANEL (self));

  if (n_ids > 0 && n_ids == self->ids->len && memcmp (self->ids->data, task_ids, n_ids * sizeof (gint64)) == 0)
    return;

  g_array_set_size (self->ids, 0);
  if (n_ids > 0)
    g_array_append_vals (self->ids, task_ids, n_ids);
  if (n_ids != 1)
    dt_result_clear (self->detail);
  if (n_ids < 2)
    dt_result_clear (self->selection);
  if (n_ids == 0)
    show_nothing (self, _("Choose a Task"), NULL);
  else
    reload (self);
}

/**
 * dt_detail_panel_dup_assignments:
 * @self: a panel
 *
 * Returns: (transfer full) (nullable): ids (gint64) of the lead assignments shown that owe; %NULL: none
 */
GArray *
dt_detail_panel_dup_assignments (DtDetailPanel *self)
{
  g_return_val_if_fail (DT_IS_DETAIL_PANEL (self), NULL);

  return self->assignments->len > 0 ? g_array_copy (self->assignments) : NULL;
}
