/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a task waits for: a small form that shows the day it would derive, and the removal of a link. */

#include "dt-edit-actions-private.h"

#include <glib/gi18n-lib.h>

#include "dt-edit-effect.h"
#include "dt-edit-find.h"
#include "dt-error.h"
#include "dt-form-dialog.h"
#include "dt-list-jobs.h"
#include "dt-obligation-jobs.h"
#include "dt-pick-button.h"

#define MAX_FOUND 50
#define DEFAULT_LAG 5
#define MAX_LAG 365

typedef struct
{
  DtFormDialog  *form;
  gint64         task_id;        /* the task it was opened for */
  char          *title;
  gint64         other_id;       /* of a link that is there; 0: it is being made */

  /* Fields, of the form */
  GtkDropDown    *direction;     /* 0: the task waits for the other; 1: the other waits for it */
  DtPickButton   *other;
  GtkCheckButton *derived;
  GtkSpinButton  *lag;
  GtkEditable    *note;
} Link;

static void
link_free (Link *self)
{
  g_free (self->title);
  g_free (self);
}

static DtLinkEdit *
make_edit (Link *self)
{
  gint64 other = self->other_id != 0 ? self->other_id : dt_pick_button_get_id (self->other);
  gboolean waits = gtk_drop_down_get_selected (self->direction) == 0;
  int lag = gtk_check_button_get_active (self->derived) ? gtk_spin_button_get_value_as_int (self->lag) : -1;
  DtLinkEdit *edit;

  if (other == 0)
    return NULL;
  edit = dt_link_edit_new (waits ? self->task_id : other, waits ? other : self->task_id, lag);
  edit->note = g_strdup (gtk_editable_get_text (self->note));

  return edit;
}

/* ---- The effect ---- */

static void
show_effect (DtFormDialog *form,
             gpointer      result,
             const GError *error,
             gpointer      user_data)
{
  DtContext *context = dt_form_dialog_get_context (form);
  gboolean warning = FALSE;
  g_autofree char *text = NULL;
  g_autofree char *problem = error != NULL ? dt_error_user_text (error) : NULL;

  if (result != NULL)
    text = dt_edit_effect_text (result, dt_context_get_calendar (context), dt_context_get_today (context), &warning);
  if (text != NULL && *text == '\0')
    {
      g_free (text);
      text = g_strdup (_("No day moves."));
    }
  dt_form_dialog_set_effect (form, text, warning);
  dt_form_dialog_set_problem (form, problem);
  dt_form_dialog_set_ready (form, error == NULL);
}

static void
read_effect (Link *self)
{
  DtLinkEdit *edit = make_edit (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->lag), gtk_check_button_get_active (self->derived));
  dt_form_dialog_set_ready (self->form, FALSE);
  if (edit != NULL)
    dt_form_dialog_read (self->form, dt_job_preview_link, edit, (GDestroyNotify) dt_link_edit_free,
                         (GDestroyNotify) dt_change_preview_free, show_effect, self);
}

static void
on_edited (Link *self)
{
  dt_form_dialog_touch (self->form);
  read_effect (self);
}

/* ---- The other task ---- */

static void
show_found (DtFormDialog *form,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  Link *self = user_data;
  GPtrArray *rows = result;
  g_autofree char *problem = error != NULL ? dt_error_user_text (error) : NULL;

  dt_form_dialog_set_problem (form, problem);
  dt_pick_button_clear (self->other);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DtTaskRow *row = g_ptr_array_index (rows, i);
      /* Translators: a task among others: its directive and its item */
      g_autofree char *about = g_strdup_printf (_("%1$s %2$s"), row->directive, row->clause[0] != '\0' ? row->clause : row->ordinal);

      if (row->id != self->task_id)
        dt_pick_button_add (self->other, row->id, row->title, about);
    }
  dt_pick_popover_refresh (dt_pick_button_get_popover (self->other));
}

static void
find_tasks (Link       *self,
            const char *words)
{
  DtQuery *query = dt_query_new (dt_context_get_today (dt_form_dialog_get_context (self->form)));

  query->search = g_strdup (words);
  query->open_only = TRUE;
  query->limit = MAX_FOUND;
  dt_form_dialog_read (self->form, dt_job_select_tasks, query, (GDestroyNotify) dt_query_free,
                       (GDestroyNotify) g_ptr_array_unref, show_found, self);
}

/* ---- The form ---- */

static char *
tell_linked (gpointer result,
             gpointer user_data)
{
  const Link *self = user_data;

  return g_strdup_printf (self->other_id != 0 ? _("Changed what “%s” waits for") : _("Linked “%s” with another task"), self->title);
}

static void
store_link (Link *self)
{
  DtWrite write = { .action = "add-link" };
  DtLinkEdit *edit = make_edit (self);

  if (edit != NULL)
    dt_form_dialog_write (self->form, &write, dt_job_add_link, edit, (GDestroyNotify) dt_link_edit_free, NULL, tell_linked, self);
}

static GtkWidget *
new_lag (Link *self,
         int   lag)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *spin = gtk_spin_button_new_with_range (0, MAX_LAG, 1);

  self->derived = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_("_Derive its last day: days before")));
  self->lag = GTK_SPIN_BUTTON (spin);
  gtk_check_button_set_active (self->derived, lag >= 0);
  gtk_spin_button_set_value (self->lag, lag >= 0 ? lag : DEFAULT_LAG);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Days before the day of the task that waits"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->derived));
  gtk_box_append (GTK_BOX (box), spin);
  g_signal_connect_swapped (self->derived, "toggled", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (on_edited), self);

  return box;
}

static void
add_fields (Link            *self,
            const DtLinkRow *link,
            gboolean         waits)
{
  const char *directions[] = { _("waits for"), _("is waited for by"), NULL };
  GtkWidget *direction = gtk_drop_down_new_from_strings (directions);
  GtkWidget *other = dt_pick_button_new (_("Choose a task"), _("Words of its title, symbol, unit"));

  self->direction = GTK_DROP_DOWN (direction);
  self->other = DT_PICK_BUTTON (other);
  gtk_drop_down_set_selected (self->direction, waits ? 0 : 1);
  dt_form_dialog_add (self->form, _("_This task"), direction, direction);
  dt_form_dialog_add (self->form, _("_Task"), other, dt_pick_button_get_button (self->other));
  dt_form_dialog_add_wide (self->form, new_lag (self, link != NULL ? link->lag_days : -1));
  self->note = GTK_EDITABLE (dt_form_dialog_add_entry (self->form, _("Rema_rk"), link != NULL ? link->note : NULL, NULL));
  if (link != NULL)
    {
      dt_pick_button_add (self->other, link->task_id, link->title, link->clause);
      dt_pick_button_set_id (self->other, link->task_id);
      gtk_widget_set_sensitive (direction, FALSE);
      gtk_widget_set_sensitive (other, FALSE);
    }

  dt_pick_popover_set_live (dt_pick_button_get_popover (self->other));
  g_signal_connect_swapped (dt_pick_button_get_popover (self->other), "typed", G_CALLBACK (find_tasks), self);
  g_signal_connect_swapped (other, "picked", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (direction, "notify::selected", G_CALLBACK (on_edited), self);
}

static const DtLinkRow *
find_link (GPtrArray *links,
           gint64     task_id)
{
  for (guint i = 0; i < links->len; i++)
    {
      const DtLinkRow *row = g_ptr_array_index (links, i);

      if (row->task_id == task_id)
        return row;
    }

  return NULL;
}

/* other_id: of a link that is there; 0: a new one */
static void
ask_link (DtWindow           *window,
          const DtTaskDetail *detail,
          gint64              other_id)
{
  const DtLinkRow *needed = find_link (detail->waits_for, other_id);
  const DtLinkRow *link = needed != NULL ? needed : find_link (detail->waited_by, other_id);
  Link *self = g_new0 (Link, 1);

  self->form = dt_form_dialog_new (GTK_WINDOW (window), dt_window_get_context (window), _("Wait for a Result"),
                                   link != NULL ? _("_Change the Link") : _("_Link the Tasks"));
  g_object_set_data_full (G_OBJECT (self->form), "link", self, (GDestroyNotify) link_free);
  self->task_id = detail->row->id;
  self->title = g_strdup (detail->row->title);
  self->other_id = link != NULL ? other_id : 0;
  dt_form_dialog_set_about (self->form, detail->row->title);
  add_fields (self, link, link == NULL || needed != NULL);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (store_link), self);
  if (link == NULL)
    find_tasks (self, "");
  read_effect (self);
  gtk_widget_grab_focus (link != NULL ? GTK_WIDGET (self->derived) : dt_pick_button_get_button (self->other));
  gtk_window_present (GTK_WINDOW (self->form));
}

/* parameter: (xx): a task, and the one it is linked with or 0 */
void
dt_edit_link (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  gint64 task_id, other_id;

  g_variant_get (parameter, "(xx)", &task_id, &other_id);
  dt_edit_find_task (DT_WINDOW (widget), task_id, ask_link, other_id);
}

/* parameter: (xx): a task and what it waits for */
void
dt_edit_unlink (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  gint64 task_id, needs_id;

  g_variant_get (parameter, "(xx)", &task_id, &needs_id);
  dt_edit_write (DT_WINDOW (widget), DT_EDIT_UNLINK, NULL, 1, dt_job_remove_link, dt_link_edit_new (task_id, needs_id, -1),
                 (GDestroyNotify) dt_link_edit_free);
}
