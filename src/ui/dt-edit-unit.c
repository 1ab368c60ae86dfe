/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of a unit: a new one, or one that is corrected. */

#include "dt-edit-actions-private.h"

#include <glib/gi18n-lib.h>

#include "dt-day-entry.h"
#include "dt-error.h"
#include "dt-form-dialog.h"
#include "dt-pick-button.h"
#include "dt-unit-edit-jobs.h"
#include "dt-unit-jobs.h"
#include "dt-unit-view.h"

typedef struct
{
  DtFormDialog *form;
  gint64        id;              /* 0: a new one */
  gboolean      filling;

  /* Fields, of the form */
  GtkEditable  *name;
  GtkEditable  *short_name;
  GtkEditable  *code;
  GtkDropDown  *kind;
  GtkEditable  *contact;
  GtkEditable  *phone;
  GtkEditable  *email;
  GtkEditable  *address;
  DtDayEntry   *from;
  DtDayEntry   *to;
  DtPickButton *successor;
  gint64        successor_id;    /* chosen, while the list of units is still to come */
} UnitForm;

static char *
dup_text (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static DtUnitEdit *
read_form (UnitForm *self)
{
  DtUnitEdit *edit = dt_unit_edit_new (self->id);

  edit->name = dup_text (self->name);
  edit->short_name = dup_text (self->short_name);
  edit->code = dup_text (self->code);
  edit->kind = (DtUnitKind) dt_unit_kind_nicks[gtk_drop_down_get_selected (self->kind)].value;
  edit->contact = dup_text (self->contact);
  edit->phone = dup_text (self->phone);
  edit->email = dup_text (self->email);
  edit->address = dup_text (self->address);
  edit->valid_from = dt_day_entry_get_day (self->from);
  edit->valid_to = dt_day_entry_get_day (self->to);
  edit->successor_id = dt_pick_button_get_id (self->successor);
  return edit;
}

/* What is missing is told at once; what only the register knows, when it is stored. */
static void
sync_form (UnitForm *self)
{
  g_autoptr(DtUnitEdit) edit = NULL;
  const char *problem = NULL;
  gboolean days = dt_day_entry_is_valid (self->from) && dt_day_entry_is_valid (self->to);

  if (self->filling)
    return;
  edit = read_form (self);
  if (days && edit->valid_from != DT_DAY_NONE && edit->valid_to != DT_DAY_NONE && edit->valid_to < edit->valid_from)
    problem = _("A unit cannot end before it begins.");
  dt_form_dialog_set_problem (self->form, problem);
  dt_form_dialog_set_ready (self->form, problem == NULL && days && *edit->name != '\0' && *edit->code != '\0');
}

static void
on_edited (UnitForm *self)
{
  if (!self->filling)
    dt_form_dialog_touch (self->form);
  sync_form (self);
}

static char *
tell_stored (gpointer result,
             gpointer user_data)
{
  UnitForm *self = user_data;
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self->form));
  g_autofree char *name = dup_text (self->name);

  /* A new one is wanted next. */
  if (self->id == 0 && DT_IS_WINDOW (window) && g_str_equal (dt_window_get_view_name (DT_WINDOW (window)), "units"))
    dt_unit_view_open (DT_UNIT_VIEW (dt_window_find_view (DT_WINDOW (window), "units")), *(gint64 *) result);
  return g_strdup_printf (self->id == 0 ? _("Entered %s") : _("Changed %s"), name);
}

static void
store (UnitForm *self)
{
  DtWrite write = { .action = self->id == 0 ? "new-unit" : "edit-unit" };

  dt_form_dialog_write (self->form, &write, dt_job_store_unit, read_form (self), (GDestroyNotify) dt_unit_edit_free, g_free, tell_stored, self);
}

/* ---- Filling it ---- */

static void
set_text (GtkEditable *entry,
          const char  *text)
{
  gtk_editable_set_text (entry, text != NULL ? text : "");
}

static void
fill (UnitForm         *self,
      const DtUnitEdit *edit)
{
  self->filling = TRUE;
  set_text (self->name, edit->name);
  set_text (self->short_name, edit->short_name);
  set_text (self->code, edit->code);
  set_text (self->contact, edit->contact);
  set_text (self->phone, edit->phone);
  set_text (self->email, edit->email);
  set_text (self->address, edit->address);
  for (guint i = 0; dt_unit_kind_nicks[i].nick != NULL; i++)
    if (dt_unit_kind_nicks[i].value == (int) edit->kind)
      gtk_drop_down_set_selected (self->kind, i);
  dt_day_entry_set_day (self->from, edit->valid_from);
  dt_day_entry_set_day (self->to, edit->valid_to);
  self->successor_id = edit->successor_id;
  dt_pick_button_set_id (self->successor, edit->successor_id);
  self->filling = FALSE;
  dt_form_dialog_set_filled (self->form);
  sync_form (self);
}

static void read_units (UnitForm *self);

static void
show_unit (DtFormDialog *form,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  UnitForm *self = user_data;
  g_autofree char *problem = error != NULL ? dt_error_user_text (error) : NULL;

  if (result == NULL)
    {
      dt_form_dialog_set_problem (form, problem);
      return;
    }
  fill (self, result);
  read_units (self);
}

static void
show_units (DtFormDialog *form,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  UnitForm *self = user_data;
  GPtrArray *rows = result;

  dt_pick_button_clear (self->successor);
  dt_pick_button_add (self->successor, 0, _("None"), NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DtUnitRow *row = g_ptr_array_index (rows, i);

      if (row->id != self->id)
        dt_pick_button_add (self->successor, row->id, row->short_name, row->name);
    }
  dt_pick_button_set_id (self->successor, self->successor_id);
}

static void
read_units (UnitForm *self)
{
  DtContext *context = dt_form_dialog_get_context (self->form);
  DtUnitFetch fetch = { 0, dt_context_get_today (context), dt_context_get_soon_days (context) };

  dt_form_dialog_read (self->form, dt_job_list_units, g_memdup2 (&fetch, sizeof fetch), g_free, (GDestroyNotify) g_ptr_array_unref, show_units, self);
}

/* ---- The form ---- */

static GtkEditable *
add_entry (UnitForm   *self,
           const char *label,
           const char *placeholder)
{
  GtkWidget *entry = dt_form_dialog_add_entry (self->form, label, NULL, placeholder);

  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_edited), self);
  return GTK_EDITABLE (entry);
}

static DtDayEntry *
add_day (UnitForm   *self,
         const char *label)
{
  GtkWidget *entry = dt_form_dialog_add_day (self->form, label, DT_DAY_NONE);

  dt_day_entry_set_optional (DT_DAY_ENTRY (entry), TRUE);
  g_signal_connect_swapped (entry, "notify::day", G_CALLBACK (on_edited), self);
  g_signal_connect_swapped (entry, "notify::valid", G_CALLBACK (sync_form), self);
  return DT_DAY_ENTRY (entry);
}

static void
add_fields (UnitForm *self)
{
  g_autoptr(GtkStringList) kinds = gtk_string_list_new (NULL);
  GtkWidget *kind, *successor;

  for (guint i = 0; dt_unit_kind_nicks[i].nick != NULL; i++)
    gtk_string_list_append (kinds, dt_nick_label (dt_unit_kind_nicks, dt_unit_kind_nicks[i].value));
  self->name = add_entry (self, _("_Name"), NULL);
  self->short_name = add_entry (self, _("_Short name"), _("As in tables; else the name"));
  self->code = add_entry (self, _("_Code"), _("Such as VPTU; one for each unit"));
  kind = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&kinds)), NULL);
  self->kind = GTK_DROP_DOWN (kind);
  dt_form_dialog_add (self->form, _("_Kind"), kind, kind);
  g_signal_connect_swapped (kind, "notify::selected", G_CALLBACK (on_edited), self);
  self->contact = add_entry (self, _("_Whom to call"), _("Role or office"));
  self->phone = add_entry (self, _("_Telephone"), NULL);
  self->email = add_entry (self, _("_E-mail"), NULL);
  self->address = add_entry (self, _("_Address"), NULL);
  self->from = add_day (self, _("E_xists since"));
  self->to = add_day (self, _("Existed _until"));
  successor = dt_pick_button_new (_("None"), _("Name of the unit"));
  self->successor = DT_PICK_BUTTON (successor);
  dt_form_dialog_add (self->form, _("Succeeded _by"), successor, dt_pick_button_get_button (self->successor));
  g_signal_connect_swapped (successor, "picked", G_CALLBACK (on_edited), self);
}

/* parameter: (x) a unit; of "win.new-unit" none */
void
dt_edit_unit (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DtWindow *window = DT_WINDOW (widget);
  UnitForm *self = g_new0 (UnitForm, 1);
  g_autoptr(DtUnitEdit) empty = dt_unit_edit_new (0);

  self->id = parameter != NULL ? g_variant_get_int64 (parameter) : 0;
  self->form = dt_form_dialog_new (GTK_WINDOW (window), dt_window_get_context (window), self->id == 0 ? _("New Unit") : _("Edit Unit"),
                                   self->id == 0 ? _("_Enter in Register") : _("_Save"));
  g_object_set_data_full (G_OBJECT (self->form), "unit", self, g_free);
  add_fields (self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (store), self);
  fill (self, empty);
  if (self->id != 0)
    dt_form_dialog_read (self->form, dt_job_load_unit_edit, g_memdup2 (&self->id, sizeof self->id), g_free, (GDestroyNotify) dt_unit_edit_free,
                         show_unit, self);
  else
    read_units (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  gtk_window_present (GTK_WINDOW (self->form));
}
