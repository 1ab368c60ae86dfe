/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which units a task is asked of: added, excused, asked again, taken out, named as lead, passed on to their successor. */

#include "dt-edit-actions-private.h"

#include <glib/gi18n-lib.h>

#include "dt-edit-find.h"
#include "dt-error.h"
#include "dt-form-dialog.h"
#include "dt-obligation-jobs.h"
#include "dt-pick-button.h"
#include "dt-reason-dialog.h"
#include "dt-unit-jobs.h"

/* ---- Added ---- */

typedef struct
{
  DtFormDialog *form;
  gint64        task_id;
  DtPickButton *unit;
  GtkDropDown  *role;
} Adding;

static void
show_units (DtFormDialog *form,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  Adding *self = user_data;
  GPtrArray *rows = result;
  DtDay today = dt_context_get_today (dt_form_dialog_get_context (form));
  g_autofree char *problem = error != NULL ? dt_error_user_text (error) : NULL;

  dt_form_dialog_set_problem (form, problem);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DtUnitRow *row = g_ptr_array_index (rows, i);

      if (row->valid_to == DT_DAY_NONE || row->valid_to >= today)
        dt_pick_button_add (self->unit, row->id, row->name, row->short_name);
    }
}

static char *
tell_added (gpointer result,
            gpointer user_data)
{
  const Adding *self = user_data;

  return g_strdup_printf (_("%s is asked for the task as well"), dt_pick_button_get_label (self->unit));
}

static void
store_unit (Adding *self)
{
  DtWrite write = { .action = "add-unit" };

  dt_form_dialog_write (self->form, &write, dt_job_add_unit,
                        dt_add_unit_edit_new (self->task_id, dt_pick_button_get_id (self->unit),
                                              (DtRole) gtk_drop_down_get_selected (self->role)),
                        (GDestroyNotify) dt_add_unit_edit_free, NULL, tell_added, self);
}

static void
on_unit_edited (Adding *self)
{
  dt_form_dialog_touch (self->form);
  dt_form_dialog_set_ready (self->form, dt_pick_button_get_id (self->unit) != 0);
}

static GtkWidget *
new_roles (void)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);

  for (int role = DT_ROLE_LEAD; role <= DT_ROLE_OVERSEER; role++)
    gtk_string_list_append (model, dt_nick_label (dt_role_nicks, role));

  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&model)), NULL);
}

static DtUnitFetch *
new_unit_fetch (DtContext *context)
{
  const DtUnitFetch fetch = { .today = dt_context_get_today (context), .soon_days = dt_context_get_soon_days (context) };

  return g_memdup2 (&fetch, sizeof fetch);
}

static void
ask_unit (DtWindow           *window,
          const DtTaskDetail *detail,
          gint64              about)
{
  DtContext *context = dt_window_get_context (window);
  Adding *self = g_new0 (Adding, 1);
  GtkWidget *unit = dt_pick_button_new (_("Choose a unit"), _("Name of a unit"));
  GtkWidget *role = new_roles ();

  self->form = dt_form_dialog_new (GTK_WINDOW (window), context, _("Add a Unit"), _("_Add"));
  g_object_set_data_full (G_OBJECT (self->form), "adding", self, g_free);
  self->task_id = detail->row->id;
  self->unit = DT_PICK_BUTTON (unit);
  self->role = GTK_DROP_DOWN (role);
  dt_form_dialog_set_about (self->form, detail->row->title);
  dt_form_dialog_add (self->form, _("_Unit"), unit, dt_pick_button_get_button (self->unit));
  dt_form_dialog_add (self->form, _("_Role"), role, role);
  g_signal_connect_swapped (unit, "picked", G_CALLBACK (on_unit_edited), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (store_unit), self);
  dt_form_dialog_read (self->form, dt_job_list_units, new_unit_fetch (context),
                       g_free, (GDestroyNotify) g_ptr_array_unref, show_units, self);
  gtk_widget_grab_focus (unit);
  gtk_window_present (GTK_WINDOW (self->form));
}

/* parameter: x: a task */
void
dt_edit_add_unit (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  dt_edit_find_task (DT_WINDOW (widget), g_variant_get_int64 (parameter), ask_unit, 0);
}

/* ---- Excused, and asked again ---- */

typedef struct { DtWindow *window; GPtrArray *rows; } Excusing;

static void
excusing_free (gpointer  data,
               GClosure *closure)
{
  Excusing *self = data;

  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
write_excuse (DtWindow   *window,
              GPtrArray  *rows,
              const char *reason)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, ((DtAssignmentRow *) g_ptr_array_index (rows, i))->id);
  dt_edit_write (window, reason != NULL ? DT_EDIT_EXCUSE : DT_EDIT_ASK_AGAIN, rows, rows->len, dt_job_excuse,
                 dt_excuse_edit_new ((const gint64 *) (gpointer) ids->data, ids->len, reason),
                 (GDestroyNotify) dt_excuse_edit_free);
}

static void
on_excuse_apply (DtReasonDialog *dialog,
                 const char     *reason,
                 Excusing       *self)
{
  write_excuse (self->window, self->rows, reason);
}

static void
ask_excuse (DtWindow  *window,
            GPtrArray *rows,
            gpointer   user_data)
{
  const DtAssignmentRow *first = g_ptr_array_index (rows, 0);
  g_autofree char *about = NULL;
  DtReasonDialog *dialog;
  Excusing *self = g_new0 (Excusing, 1);

  if (rows->len == 1)
    about = g_strdup_printf (_("%s keeps its place in the task and what it handed in, but owes nothing."), first->unit_name);
  else
    about = g_strdup_printf (ngettext ("%u unit keeps its place in the task, but owes nothing.",
                                       "%u units keep their place in the task, but owe nothing.", rows->len), rows->len);
  self->window = window;
  self->rows = g_ptr_array_ref (rows);
  dialog = dt_reason_dialog_new (GTK_WINDOW (window), _("Excuse from the Task"), about, _("_Excuse"), TRUE);
  g_signal_connect_data (dialog, "apply", G_CALLBACK (on_excuse_apply), self, excusing_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
do_ask_again (DtWindow  *window,
              GPtrArray *rows,
              gpointer   user_data)
{
  write_excuse (window, rows, NULL);
}

/* parameter: ax: units' parts */
void
dt_edit_excuse (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  gsize n;
  const gint64 *ids = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));
  GArray *array = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint) n);

  g_array_append_vals (array, ids, (guint) n);
  dt_edit_find (DT_WINDOW (widget), DT_FIND_GIVEN, array, g_str_equal (action, "win.excuse") ? ask_excuse : do_ask_again, NULL, NULL);
}

/* ---- Lead, removal, successor ---- */

/* parameter: x: a unit's part, or for "win.pass-to-successor" a unit */
void
dt_edit_obligation (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  static const struct { const char *action; DtEditKind kind; DtJobFunc job; } acts[] = {
    { "win.set-lead", DT_EDIT_SET_LEAD, dt_job_set_lead },
    { "win.remove-part", DT_EDIT_REMOVE_PART, dt_job_remove_part },
    { "win.pass-to-successor", DT_EDIT_PASS_ON, dt_job_pass_to_successor },
  };
  gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (action, acts[i].action))
      dt_edit_write (DT_WINDOW (widget), acts[i].kind, NULL, 1, acts[i].job, g_memdup2 (&id, sizeof id), g_free);
}
