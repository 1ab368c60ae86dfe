/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of a group of units, and that by which one unit joins a group. */

#include "dt-edit-actions-private.h"

#include <glib/gi18n-lib.h>

#include "dt-day-entry.h"
#include "dt-error.h"
#include "dt-form-dialog.h"
#include "dt-form-fields.h"
#include "dt-group-jobs.h"
#include "dt-groups-window.h"
#include "dt-members-field.h"
#include "dt-pick-button.h"
#include "dt-unit-jobs.h"

typedef struct
{
  DtFormDialog   *form;
  gint64          id;           /* 0: a new one */
  gboolean        filling;

  /* Fields, of the form */
  GtkEditable    *name;
  GtkEditable    *code;
  DtMembersField *members;
} GroupForm;

static DtGroupEdit *
read_form (GroupForm *self)
{
  DtGroupEdit *edit = dt_group_edit_new (self->id);

  edit->name = dt_form_dup_text (self->name);
  edit->code = dt_form_dup_text (self->code);
  dt_members_field_store (self->members, edit);
  return edit;
}

static void
sync_form (GroupForm *self)
{
  g_autofree char *name = dt_form_dup_text (self->name);
  g_autofree char *code = dt_form_dup_text (self->code);
  gboolean days = dt_members_field_is_valid (self->members);

  if (self->filling)
    return;
  dt_form_dialog_set_problem (self->form, days ? NULL : _("A day is not understood. Write it like 25/8/2024."));
  dt_form_dialog_set_ready (self->form, days && *name != '\0' && *code != '\0');
}

static void
on_edited (GroupForm *self)
{
  if (!self->filling)
    dt_form_dialog_touch (self->form);
  sync_form (self);
}

static char *
tell_stored (gpointer result,
             gpointer user_data)
{
  GroupForm *self = user_data;
  g_autofree char *name = dt_form_dup_text (self->name);

  return g_strdup_printf (self->id == 0 ? _("Entered %s") : _("Changed %s"), name);
}

static void
store (GroupForm *self)
{
  DtWrite write = { .action = self->id == 0 ? "new-group" : "edit-group" };

  dt_form_dialog_write (self->form, &write, dt_job_store_group, read_form (self), (GDestroyNotify) dt_group_edit_free, g_free, tell_stored, self);
}

static void
show_group (DtFormDialog *form,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  GroupForm *self = user_data;
  const DtGroupEdit *edit = result;
  g_autofree char *problem = error != NULL ? dt_error_user_text (error) : NULL;

  if (edit == NULL)
    {
      dt_form_dialog_set_problem (form, problem);
      return;
    }
  self->filling = TRUE;
  gtk_editable_set_text (self->name, edit->name);
  gtk_editable_set_text (self->code, edit->code);
  dt_members_field_set (self->members, edit);
  self->filling = FALSE;
  dt_form_dialog_set_filled (form);
  sync_form (self);
}

static void
show_units (DtFormDialog *form,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  GroupForm *self = user_data;
  GPtrArray *rows = result;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DtUnitRow *row = g_ptr_array_index (rows, i);

      dt_members_field_add_choice (self->members, row->id, row->short_name, row->name);
    }
}

static void
add_fields (GroupForm *self,
            DtDay      today)
{
  GtkWidget *members = dt_members_field_new (today);

  self->name = dt_form_add_entry (self->form, _("_Name"), NULL, G_CALLBACK (on_edited), self);
  self->code = dt_form_add_entry (self->form, _("_Code"), _("Such as PX; one for each group"), G_CALLBACK (on_edited), self);
  self->members = DT_MEMBERS_FIELD (members);
  dt_form_dialog_add (self->form, _("_Members"), members, dt_members_field_get_button (self->members));
  g_signal_connect_swapped (members, "changed", G_CALLBACK (on_edited), self);
}

/* parameter: (x) a group; of "win.new-group" none */
void
dt_edit_group (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  DtWindow *window = DT_WINDOW (widget);
  DtContext *context = dt_window_get_context (window);
  const DtUnitFetch fetch = { 0, dt_context_get_today (context), dt_context_get_soon_days (context) };
  GtkWindow *list = dt_groups_window_find (window);
  GroupForm *self = g_new0 (GroupForm, 1);

  self->id = parameter != NULL ? g_variant_get_int64 (parameter) : 0;
  self->form = dt_form_dialog_new (list != NULL ? list : GTK_WINDOW (window), context, self->id == 0 ? _("New Group") : _("Edit Group"),
                                   self->id == 0 ? _("_Enter in Register") : _("_Save"));
  gtk_window_set_default_size (GTK_WINDOW (self->form), 620, -1);
  g_object_set_data_full (G_OBJECT (self->form), "group", self, g_free);
  add_fields (self, dt_context_get_today (context));
  dt_form_dialog_set_about (self->form, _("What is asked of a group is asked of the units that are members on the day of the directive."));
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (store), self);
  dt_form_dialog_read (self->form, dt_job_list_units, g_memdup2 (&fetch, sizeof fetch), g_free, (GDestroyNotify) g_ptr_array_unref, show_units, self);
  if (self->id != 0)
    dt_form_dialog_read (self->form, dt_job_load_group, g_memdup2 (&self->id, sizeof self->id), g_free, (GDestroyNotify) dt_group_edit_free,
                         show_group, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  gtk_window_present (GTK_WINDOW (self->form));
}

/* parameter: (x) a group; one that something names is refused */
void
dt_edit_remove_group (GtkWidget  *widget,
                      const char *action,
                      GVariant   *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  dt_edit_write (DT_WINDOW (widget), DT_EDIT_REMOVE_GROUP, NULL, 1, dt_job_remove_group, g_memdup2 (&id, sizeof id), g_free);
}

void
dt_edit_show_groups (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (dt_groups_window_new (DT_WINDOW (widget))));
}

/* ---- Joining ---- */

typedef struct
{
  DtFormDialog *form;
  gint64        unit_id;
  DtPickButton *group;
  DtDayEntry   *from;
} JoinForm;

static void
sync_join (JoinForm *self)
{
  dt_form_dialog_set_ready (self->form, dt_pick_button_get_id (self->group) != 0 && dt_day_entry_is_valid (self->from));
}

static void
on_join_edited (JoinForm *self)
{
  dt_form_dialog_touch (self->form);
  sync_join (self);
}

static void
show_groups (DtFormDialog *form,
             gpointer      result,
             const GError *error,
             gpointer      user_data)
{
  JoinForm *self = user_data;
  GPtrArray *rows = result;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DtUnitGroupRow *row = g_ptr_array_index (rows, i);
      g_autofree char *members = g_strdup_printf (ngettext ("%d member", "%d members", (guint) row->n_members), row->n_members);

      dt_pick_button_add (self->group, row->id, row->name, members);
    }
}

static char *
tell_joined (gpointer result,
             gpointer user_data)
{
  const JoinForm *self = user_data;

  return g_strdup_printf (_("The unit is in the group “%s”"), dt_pick_button_get_label (self->group));
}

static void
store_join (JoinForm *self)
{
  DtWrite write = { .action = "edit-group" };
  const DtGroupJoin join = { dt_pick_button_get_id (self->group), self->unit_id, dt_day_entry_get_day (self->from) };

  dt_form_dialog_write (self->form, &write, dt_job_join_group, g_memdup2 (&join, sizeof join), g_free, NULL, tell_joined, self);
}

/* parameter: (x) a unit */
void
dt_edit_join_group (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  DtWindow *window = DT_WINDOW (widget);
  DtContext *context = dt_window_get_context (window);
  DtDay today = dt_context_get_today (context);
  GtkWidget *group = dt_pick_button_new (_("Choose a group"), _("Name of a group"));
  JoinForm *self = g_new0 (JoinForm, 1);

  self->unit_id = g_variant_get_int64 (parameter);
  self->form = dt_form_dialog_new (GTK_WINDOW (window), context, _("Add to a Group"), _("_Add"));
  g_object_set_data_full (G_OBJECT (self->form), "join", self, g_free);
  self->group = DT_PICK_BUTTON (group);
  dt_form_dialog_add (self->form, _("_Group"), group, dt_pick_button_get_button (self->group));
  self->from = DT_DAY_ENTRY (dt_form_dialog_add_day (self->form, _("_Since"), today));
  dt_day_entry_set_optional (self->from, TRUE);
  g_signal_connect_swapped (group, "picked", G_CALLBACK (on_join_edited), self);
  g_signal_connect_swapped (self->from, "notify::valid", G_CALLBACK (sync_join), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (store_join), self);
  dt_form_dialog_read (self->form, dt_job_list_unit_groups, g_memdup2 (&today, sizeof today), g_free, (GDestroyNotify) g_ptr_array_unref,
                       show_groups, self);
  gtk_widget_grab_focus (group);
  gtk_window_present (GTK_WINDOW (self->form));
}
