/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-detail-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "dt-detail-cards.h"
#include "dt-detail-deadline.h"
#include "dt-detail-menu.h"
#include "dt-detail-selection.h"
#include "dt-detail-units.h"
#include "dt-detail-words.h"
#include "dt-error.h"
#include "dt-list-jobs.h"
#include "dt-result.h"
#include "dt-state-mark.h"

#define MAX_UNITS 12           /* of several tasks */
#define MAX_REMINDERS 30

struct _DtDetailPanel
{
  GtkWidget         parent_instance;

  /* Template */
  GtkStack         *stack;
  AdwStatusPage    *status;
  GtkBox           *head;
  GtkBox           *pill;
  DtStateMark      *pill_mark;
  GtkLabel         *pill_words;
  GtkButton        *directive;
  GtkLabel         *source;
  GtkMenuButton    *menu_button;
  GtkScrolledWindow *scroller;
  GtkStack         *pages;
  GtkLabel         *title;
  DtDetailDeadline *deadline;
  GtkBox           *instruction;
  GtkLabel         *text;
  DtDetailUnits    *units;
  GtkBox           *links_section;
  GtkListBox       *links;
  GtkBox           *reminders_section;
  GtkLabel         *reminders_count;
  GtkListBox       *reminders;
  GtkExpander      *journal_expander;
  GtkListBox       *journal;
  GtkLabel         *many_title;
  GtkLabel         *many_day;
  GtkListBox       *many_states;
  GtkLabel         *many_units_head;
  GtkListBox       *many_units;
  GtkButton        *record;
  GtkButton        *call;

  /* Owned */
  DtContext        *context;
  DtResult         *detail;       /* DtTaskDetail: of one task */
  DtResult         *selection;    /* DtSelection: of several */
  GArray           *ids;          /* gint64: what is to be shown */
  GArray           *assignments;  /* gint64: open, of what is shown */

  gint64            shown_id;     /* of the one task shown; 0 none */
};

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
  aim_button (self->call, "win.log-call", self->assignments, why);
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

static void
show_head (DtDetailPanel      *self,
           const DtTaskDetail *detail)
{
  const DtTaskRow *row = detail->row;
  DtDay today = dt_context_get_today (self->context);
  int soon_days = dt_context_get_soon_days (self->context);
  DtState state = dt_task_row_get_state (row, today, soon_days);
  g_autofree char *words = dt_detail_pill (row, today, soon_days);
  g_autofree char *source = dt_detail_source (row);
  g_autofree char *source_line = source[0] != '\0' ? g_strdup_printf ("· %s", source) : NULL;

  dt_state_mark_set (self->pill_mark, state, row->percent);
  gtk_label_set_text (self->pill_words, words);
  dt_state_style (GTK_WIDGET (self->pill), (int) state);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pill), dt_state_label (state));
  gtk_button_set_label (self->directive, row->directive);
  dt_detail_aim (GTK_WIDGET (self->directive), "win.open-directive", g_variant_new_int64 (row->directive_id));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->directive), _("Show the tasks of this directive"));
  gtk_label_set_text (self->source, source_line != NULL ? source_line : "");

  gtk_label_set_text (self->title, row->title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), row->title);
  if (row->phase == DT_PHASE_CANCELLED)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "struck");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "struck");
}

/* A text that did not change keeps what is selected in it. */
static void
show_text (DtDetailPanel      *self,
           const DtTaskDetail *detail)
{
  g_autofree char *quoted = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->instruction), detail->text != NULL && detail->text[0] != '\0');
  if (detail->text == NULL)
    return;

  /* Translators: the words of a directive, in quotation marks */
  quoted = g_strdup_printf (_("“%s”"), detail->text);
  if (g_strcmp0 (quoted, gtk_label_get_text (self->text)) != 0)
    gtk_label_set_text (self->text, quoted);
}

static void
show_links (DtDetailPanel      *self,
            const DtTaskDetail *detail)
{
  DtDay today = dt_context_get_today (self->context);
  int soon_days = dt_context_get_soon_days (self->context);
  guint n_needed = detail->waits_for->len;
  guint n = n_needed + detail->waited_by->len;

  dt_detail_fit_rows (self->links, n, dt_detail_link_row_new);
  for (guint i = 0; i < n; i++)
    {
      gboolean needed = i < n_needed;
      const DtLinkRow *link = needed ? g_ptr_array_index (detail->waits_for, i)
                                     : g_ptr_array_index (detail->waited_by, i - n_needed);

      dt_detail_link_row_set (gtk_list_box_get_row_at_index (self->links, (int) i), detail->row, link, needed,
                              today, soon_days);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->links_section), n > 0);
}

static void
show_reminders (DtDetailPanel      *self,
                const DtTaskDetail *detail)
{
  DtDay today = dt_context_get_today (self->context);
  guint n_all = detail->reminders->len;
  guint n = MIN (n_all, MAX_REMINDERS);
  g_autofree char *count = g_strdup_printf (ngettext ("%u time", "%u times", n_all), n_all);

  gtk_label_set_text (self->reminders_count, count);
  dt_detail_fit_rows (self->reminders, n, dt_detail_reminder_row_new);
  for (guint i = 0; i < n; i++)
    dt_detail_reminder_row_set (gtk_list_box_get_row_at_index (self->reminders, (int) i),
                                g_ptr_array_index (detail->reminders, i), today);
  gtk_widget_set_visible (GTK_WIDGET (self->reminders_section), n > 0);
}

static void
show_journal (DtDetailPanel      *self,
              const DtTaskDetail *detail)
{
  DtDay today = dt_context_get_today (self->context);

  dt_detail_fit_rows (self->journal, detail->journal->len, dt_detail_journal_row_new);
  for (guint i = 0; i < detail->journal->len; i++)
    dt_detail_journal_row_set (gtk_list_box_get_row_at_index (self->journal, (int) i),
                               g_ptr_array_index (detail->journal, i), today);
  gtk_widget_set_visible (GTK_WIDGET (self->journal_expander), detail->journal->len > 0);
}

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
  DtDay today = dt_context_get_today (self->context);
  int soon_days = dt_context_get_soon_days (self->context);

  begin_task (self, detail->row->id);
  take_assignments (self, detail);
  show_head (self, detail);
  dt_detail_deadline_set (self->deadline, detail, dt_context_get_calendar (self->context), today, soon_days);
  show_text (self, detail);
  dt_detail_units_set (self->units, detail, today, soon_days);
  show_links (self, detail);
  show_reminders (self, detail);
  show_journal (self, detail);
  aim_actions (self, why_nothing_open (detail));

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
show_states (DtDetailPanel     *self,
             const DtSelection *sum)
{
  guint n = 0;
  int line = 0;

  for (int state = 0; state < DT_N_STATES; state++)
    n += sum->by_state[state] > 0;
  dt_detail_fit_rows (self->many_states, n, dt_detail_count_row_new);
  for (int state = 0; state < DT_N_STATES; state++)
    if (sum->by_state[state] > 0)
      dt_detail_count_row_set (gtk_list_box_get_row_at_index (self->many_states, line++), state,
                               dt_state_label ((DtState) state), sum->by_state[state], 0);
}

static void
show_debtors (DtDetailPanel     *self,
              const DtSelection *sum)
{
  guint n = MIN (sum->units->len, MAX_UNITS);
  g_autofree char *head = g_strdup_printf (ngettext ("Owed by %u unit", "Owed by %u units", sum->units->len),
                                           sum->units->len);

  gtk_label_set_text (self->many_units_head, head);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->many_units), GTK_ACCESSIBLE_PROPERTY_LABEL, head, -1);
  dt_detail_fit_rows (self->many_units, n, dt_detail_count_row_new);
  for (guint i = 0; i < n; i++)
    {
      const DtUnitCount *unit = g_ptr_array_index (sum->units, i);

      dt_detail_count_row_set (gtk_list_box_get_row_at_index (self->many_units, (int) i),
                               unit->n_overdue > 0 ? (int) DT_STATE_OVERDUE : -1, unit->short_name, unit->n_open, unit->id);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->many_units_head), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->many_units), n > 0);
}

static void
on_selection_updated (DtDetailPanel *self)
{
  const DtSelection *sum = dt_result_get (self->selection);
  DtDay today = dt_context_get_today (self->context);
  g_autofree char *title = NULL;
  g_autofree char *first = NULL;
  g_autofree char *day = NULL;

  if (sum == NULL || self->ids->len < 2)
    return;

  title = g_strdup_printf (ngettext ("%d task selected", "%d tasks selected", (gulong) sum->n_tasks), sum->n_tasks);
  gtk_label_set_text (self->many_title, title);
  if (sum->first_day != DT_DAY_NONE)
    {
      first = dt_day_format (sum->first_day, DT_DAY_STYLE_LONG, today);
      day = g_strdup_printf (_("First last day: %s"), first);
    }
  gtk_label_set_text (self->many_day, day != NULL ? day : "");
  gtk_widget_set_visible (GTK_WIDGET (self->many_day), day != NULL);
  show_states (self, sum);
  show_debtors (self, sum);

  g_array_set_size (self->assignments, 0);
  g_array_append_vals (self->assignments, sum->assignments->data, sum->assignments->len);
  aim_actions (self, self->ids->len > DT_SELECTION_MAX ? _("Too many tasks are selected to act on them together")
                                                       : _("Nothing is open in the selected tasks"));

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
  gtk_widget_class_bind_template_child (widget_class, DtDetailPanel, call);
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
