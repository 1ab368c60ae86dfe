/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-detail-unit-row.h"

#include <glib/gi18n-lib.h>

#include "dt-detail-cards.h"
#include "dt-detail-menu.h"
#include "dt-detail-units.h"
#include "dt-detail-words.h"
#include "dt-state-mark.h"

struct _DtDetailUnitRow
{
  GtkListBoxRow    parent_instance;

  GtkWidget       *mark;
  GtkWidget       *unit;       /* opens the unit */
  GtkWidget       *when;
  GtkWidget       *accept;
  GtkWidget       *send_back;
  GtkWidget       *call;

  DtAssignmentRow *assignment;
};

G_DEFINE_FINAL_TYPE (DtDetailUnitRow, dt_detail_unit_row, GTK_TYPE_LIST_BOX_ROW)

/* A button that goes must not take the focus with it. */
static void
show_button (DtDetailUnitRow *self,
             GtkWidget       *button,
             gboolean         visible)
{
  if (!visible && gtk_widget_is_focus (button))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_set_visible (button, visible);
}

static void
name_button (GtkWidget  *button,
             const char *tooltip,
             const char *unit)
{
  /* Translators: what a button does, and for which unit; read aloud */
  g_autofree char *spoken = g_strdup_printf (_("%1$s: %2$s"), tooltip, unit);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_buttons (DtDetailUnitRow *self)
{
  const DtAssignmentRow *assignment = self->assignment;
  gboolean waiting = assignment->phase == DT_PHASE_HANDED && assignment->excused == NULL;
  gboolean owes = assignment->excused == NULL && dt_phase_is_open (assignment->phase);

  dt_detail_aim (self->accept, "win.accept", dt_detail_ids (&assignment->id, 1));
  dt_detail_aim (self->send_back, "win.return", dt_detail_ids (&assignment->id, 1));
  dt_detail_aim (self->call, "win.log-call", dt_detail_ids (&assignment->id, 1));
  name_button (self->accept, _("Accept"), assignment->unit_name);
  name_button (self->send_back, _("Return…"), assignment->unit_name);
  name_button (self->call, _("Log Call"), assignment->unit_name);
  if (assignment->phone[0] != '\0')
    {
      g_autofree char *tooltip = g_strdup_printf (_("Log Call · %s"), assignment->phone);
      gtk_widget_set_tooltip_text (self->call, tooltip);
    }

  show_button (self, self->accept, waiting);
  show_button (self, self->send_back, waiting);
  show_button (self, self->call, owes);
}

/* That the day is near, the head of the panel tells of all; here it counts how far each one is. */
static DtState
get_mark (const DtAssignmentRow *assignment,
          DtDay                  today,
          int                    soon_days)
{
  DtState state = dt_assignment_row_get_state (assignment, today, soon_days);

  return state == DT_STATE_SOON ? dt_state_derive (assignment->phase, DT_DAY_NONE, today, soon_days) : state;
}

/**
 * dt_detail_unit_row_set:
 * @self: a row
 * @assignment: what it shows
 * @task_last_day: the last day of the whole task
 * @today: the day to judge by
 * @soon_days: how near is soon
 */
void
dt_detail_unit_row_set (DtDetailUnitRow *self,
                        DtAssignmentRow *assignment,
                        DtDay            task_last_day,
                        DtDay            today,
                        int              soon_days)
{
  DtState state = get_mark (assignment, today, soon_days);
  g_autofree char *when = dt_detail_when (assignment, task_last_day, today);
  g_autofree char *waits = NULL;
  g_autofree char *spoken = NULL;

  dt_assignment_row_ref (assignment);
  if (self->assignment != NULL)
    dt_assignment_row_unref (self->assignment);
  self->assignment = assignment;

  dt_state_mark_set (DT_STATE_MARK (self->mark), state, assignment->percent);
  dt_detail_link_set (self->unit, assignment->unit, "win.open-unit", assignment->unit_id);
  gtk_widget_set_tooltip_text (self->unit, assignment->unit_name);
  waits = assignment->phase == DT_PHASE_HANDED && assignment->excused == NULL ? dt_detail_when_received (assignment, today) : NULL;
  gtk_label_set_text (GTK_LABEL (self->when), waits != NULL ? waits : when);
  gtk_widget_set_tooltip_text (self->when, when);
  show_buttons (self);

  if (state <= DT_STATE_TODAY || state == DT_STATE_DONE || state == DT_STATE_DONE_LATE)
    /* Translators: a unit's part of a task read aloud: unit, state, how far it is and since when */
    spoken = g_strdup_printf (_("%1$s, %2$s, %3$s"), assignment->unit_name, dt_state_label (state), when);
  else
    /* Translators: a unit's part of a task read aloud: unit, how far it is and since when */
    spoken = g_strdup_printf (_("%1$s: %2$s"), assignment->unit_name, when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

gint64
dt_detail_unit_row_get_id (DtDetailUnitRow *self)
{
  return self->assignment != NULL ? self->assignment->id : 0;
}

/**
 * dt_detail_unit_row_activate:
 * @self: a row
 *
 * Enter or double click: records what is owed; of what has come in there is nothing to record, so the unit opens.
 */
void
dt_detail_unit_row_activate (DtDetailUnitRow *self)
{
  g_return_if_fail (DT_IS_DETAIL_UNIT_ROW (self));

  if (self->assignment == NULL)
    return;

  if (dt_detail_is_owed (self->assignment))
    {
      g_autoptr(GVariant) ids = g_variant_ref_sink (dt_detail_ids (&self->assignment->id, 1));
      gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.record", ids);
    }
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-unit", "x", self->assignment->unit_id);
}

/* What is asked of the unit, and until when. */
static GMenu *
obligation_section (const DtAssignmentRow *assignment,
                    gboolean               dated)
{
  GMenu *section = g_menu_new ();
  gboolean owes = assignment->excused == NULL && dt_phase_is_open (assignment->phase);

  if (owes && dated)
    {
      dt_detail_menu_append (section, _("Request for an Extension…"), "win.ask-extension",
                             g_variant_new ("(xx)", assignment->task_id, assignment->id));
      dt_detail_menu_append (section, _("Change Its Deadline…"), "win.change-schedule-part",
                             g_variant_new_int64 (assignment->id));
    }
  if (assignment->excused != NULL)
    dt_detail_menu_append (section, _("Ask Again"), "win.ask-again", dt_detail_ids (&assignment->id, 1));
  else if (owes)
    dt_detail_menu_append (section, _("Excuse…"), "win.excuse", dt_detail_ids (&assignment->id, 1));
  if (assignment->submission_id == 0)
    dt_detail_menu_append (section, _("Remove from the Task"), "win.remove-part", g_variant_new_int64 (assignment->id));

  return section;
}

/**
 * dt_detail_unit_row_new_menu:
 * @self: a row that shows something
 * @dated: whether the task has a last day
 *
 * Returns: (transfer full): all that can be done with it
 */
GMenuModel *
dt_detail_unit_row_new_menu (DtDetailUnitRow *self,
                             gboolean         dated)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) act = g_menu_new ();
  g_autoptr(GMenu) obligation = obligation_section (self->assignment, dated);
  g_autoptr(GMenu) go = g_menu_new ();
  gint64 id = self->assignment->id;
  gboolean owed = dt_detail_is_owed (self->assignment);

  if (owed)
    {
      dt_detail_menu_append (act, _("Record Submission…"), "win.record", dt_detail_ids (&id, 1));
      dt_detail_menu_append (act, _("Log Call"), "win.log-call", dt_detail_ids (&id, 1));
      dt_detail_menu_append_percents (act, &id, 1);
    }
  if (self->assignment->phase == DT_PHASE_HANDED)
    {
      dt_detail_menu_append (act, _("Accept"), "win.accept", dt_detail_ids (&id, 1));
      dt_detail_menu_append (act, _("Return…"), "win.return", dt_detail_ids (&id, 1));
    }
  if (self->assignment->submission_id != 0 && !owed)
    dt_detail_menu_append (act, _("Remove Submission"), "win.remove-submission", dt_detail_ids (&id, 1));
  if (self->assignment->submission_id != 0)
    dt_detail_menu_append (act, _("Submissions…"), "win.show-submissions", g_variant_new_int64 (id));
  dt_detail_menu_append (go, _("Open Unit"), "win.open-unit", g_variant_new_int64 (self->assignment->unit_id));
  dt_detail_menu_append (go, _("Copy Unit's Name"), "win.copy-text", g_variant_new_string (self->assignment->unit_name));
  if (self->assignment->phone[0] != '\0')
    dt_detail_menu_append (go, _("Copy Phone Number"), "win.copy-text", g_variant_new_string (self->assignment->phone));

  g_menu_append_section (menu, NULL, G_MENU_MODEL (act));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (obligation));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (go));
  return G_MENU_MODEL (menu);
}

static void
dt_detail_unit_row_finalize (GObject *object)
{
  DtDetailUnitRow *self = DT_DETAIL_UNIT_ROW (object);

  g_clear_pointer (&self->assignment, dt_assignment_row_unref);

  G_OBJECT_CLASS (dt_detail_unit_row_parent_class)->finalize (object);
}

static void
dt_detail_unit_row_class_init (DtDetailUnitRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_detail_unit_row_finalize;
}

static GtkWidget *
new_icon_button (const char *icon)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  return button;
}

static void
dt_detail_unit_row_init (DtDetailUnitRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name;

  self->mark = dt_state_mark_new ();
  gtk_box_append (GTK_BOX (box), self->mark);

  /* By keyboard the unit is opened from the menu of the row: one stop per row is enough. */
  self->unit = dt_detail_link ();
  gtk_widget_set_focusable (self->unit, FALSE);
  gtk_widget_add_css_class (self->unit, "plain");
  gtk_widget_set_margin_start (self->unit, 3);
  name = gtk_button_get_child (GTK_BUTTON (self->unit));
  gtk_label_set_width_chars (GTK_LABEL (name), 13);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 13);
  gtk_box_append (GTK_BOX (box), self->unit);

  self->when = dt_detail_label (NULL, "second-line");
  gtk_label_set_wrap (GTK_LABEL (self->when), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->when), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->when), 2);
  gtk_widget_set_hexpand (self->when, TRUE);
  gtk_widget_set_valign (self->when, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->when);

  self->send_back = new_icon_button ("dt-state-returned-symbolic");
  gtk_box_append (GTK_BOX (box), self->send_back);
  self->accept = gtk_button_new_with_label (_("Accept"));
  gtk_widget_add_css_class (self->accept, "row-button");
  gtk_widget_set_valign (self->accept, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->accept);
  self->call = new_icon_button ("call-start-symbolic");
  gtk_box_append (GTK_BOX (box), self->call);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, 34);
}

GtkWidget *
dt_detail_unit_row_new (void)
{
  return g_object_new (DT_TYPE_DETAIL_UNIT_ROW, NULL);
}
