/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of a directive that is in the register, also of one that was only cited so far. */

#include "dt-edit-actions-private.h"

#include <glib/gi18n-lib.h>

#include "dt-day-entry.h"
#include "dt-directive-edit-jobs.h"
#include "dt-error.h"
#include "dt-form-dialog.h"
#include "dt-form-fields.h"
#include "dt-references-field.h"
#include "dt-weak.h"

typedef struct
{
  DtFormDialog      *form;
  gint64             id;
  gboolean           filling;
  gboolean           filled;
  guint              n_previews;

  /* Fields, of the form */
  GtkEditable       *symbol;
  GtkDropDown       *type;
  DtDayEntry        *issued;
  GtkEditable       *issuer;
  GtkEditable       *place;
  GtkTextBuffer     *subject;
  GtkEditable       *signer;
  GtkEditable       *signer_title;
  GtkDropDown       *urgency;
  DtDayEntry        *arrived;
  GtkEditable       *number;
  DtDayEntry        *passed;
  GtkEditable       *passed_to;
  GtkEditable       *copies;
  GtkTextBuffer     *addressees;
  GtkTextBuffer     *distribution;
  DtReferencesField *references;
  GtkEditable       *note;
} DirectiveForm;

/* 0: it is empty; -1: it is not a number */
static int
read_number (GtkEditable *entry)
{
  g_autofree char *text = dt_form_dup_text (entry);
  guint64 number;

  if (*text == '\0')
    return 0;
  return g_ascii_string_to_unsigned (text, 10, 1, 999999, &number, NULL) ? (int) number : -1;
}

static DtDirectiveEdit *
read_form (DirectiveForm *self)
{
  DtDirectiveEdit *edit = dt_directive_edit_new (self->id);

  edit->symbol = dt_form_dup_text (self->symbol);
  edit->type = (DtDocumentType) dt_document_type_nicks[gtk_drop_down_get_selected (self->type)].value;
  edit->issued_day = dt_day_entry_get_day (self->issued);
  edit->issuer = dt_form_dup_text (self->issuer);
  edit->place = dt_form_dup_text (self->place);
  edit->subject = g_strdelimit (dt_form_dup_buffer (self->subject), "\n\r", ' ');
  edit->signer = dt_form_dup_text (self->signer);
  edit->signer_title = dt_form_dup_text (self->signer_title);
  edit->urgency = (DtUrgency) dt_urgency_nicks[gtk_drop_down_get_selected (self->urgency)].value;
  edit->arrived_day = dt_day_entry_get_day (self->arrived);
  edit->incoming_number = read_number (self->number);
  edit->passed_day = dt_day_entry_get_day (self->passed);
  edit->passed_to = dt_form_dup_text (self->passed_to);
  edit->copies = read_number (self->copies);
  edit->addressees = dt_form_dup_buffer (self->addressees);
  edit->distribution = dt_form_dup_buffer (self->distribution);
  edit->note = dt_form_dup_text (self->note);
  dt_references_field_store (self->references, edit);

  return edit;
}

static gboolean
can_store (DirectiveForm *self)
{
  g_autofree char *symbol = dt_form_dup_text (self->symbol);

  return self->filled && *symbol != '\0' && dt_day_entry_is_valid (self->issued) && dt_day_entry_is_valid (self->arrived)
         && dt_day_entry_is_valid (self->passed) && read_number (self->number) >= 0 && read_number (self->copies) >= 0;
}

/* What is missing is told at once; what only the register knows, when it is stored. */
static void
sync_form (DirectiveForm *self)
{
  DtDay issued = dt_day_entry_get_day (self->issued);
  DtDay arrived = dt_day_entry_get_day (self->arrived);
  const char *problem = NULL;

  if (self->filling)
    return;
  if (issued != DT_DAY_NONE && arrived != DT_DAY_NONE && arrived < issued)
    problem = _("A directive cannot arrive before the day it is issued.");
  else if (read_number (self->number) < 0)
    problem = _("The incoming number counts from 1.");
  else if (read_number (self->copies) < 0)
    problem = _("Copies are counted from 1.");
  dt_form_dialog_set_problem (self->form, problem);
  dt_form_dialog_set_ready (self->form, problem == NULL && can_store (self));
}

static void
on_edited (DirectiveForm *self)
{
  if (!self->filling)
    dt_form_dialog_touch (self->form);
  sync_form (self);
}

/* ---- What a new day would move ---- */

typedef struct { DtWeak *form; guint n; } Preview;

static void
on_previewed (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree Preview *preview = user_data;
  g_autoptr(DtFormDialog) form = dt_weak_take (preview->form);
  g_autofree int *n = dt_store_write_finish (DT_STORE (source), result, NULL);
  DirectiveForm *self = form != NULL ? g_object_get_data (G_OBJECT (form), "directive") : NULL;
  g_autofree char *text = NULL;

  if (self == NULL || preview->n != self->n_previews)
    return;
  if (n != NULL && *n > 0)
    text = g_strdup_printf (ngettext ("%d last day counted from this date moves with it.", "%d last days counted from this date move with it.", (guint) *n), *n);
  dt_form_dialog_set_effect (form, text, FALSE);
}

/* As a rehearsal that leaves nothing behind. */
static void
on_day (DirectiveForm *self)
{
  DtWrite write = { .action = "edit-directive", .dry_run = TRUE };
  Preview *preview;

  on_edited (self);
  if (self->filling || !can_store (self))
    return;
  preview = g_new0 (Preview, 1);
  preview->form = dt_weak_new (self->form);
  preview->n = ++self->n_previews;
  dt_store_write_async (dt_context_get_store (dt_form_dialog_get_context (self->form)), &write, dt_job_store_directive, read_form (self),
                        (GDestroyNotify) dt_directive_edit_free, g_free, NULL, on_previewed, preview);
}

static char *
tell_stored (gpointer result,
             gpointer user_data)
{
  DirectiveForm *self = user_data;
  g_autofree char *symbol = dt_form_dup_text (self->symbol);

  return g_strdup_printf (_("Changed %s"), symbol);
}

static void
store (DirectiveForm *self)
{
  DtWrite write = { .action = "edit-directive" };

  dt_form_dialog_write (self->form, &write, dt_job_store_directive, read_form (self), (GDestroyNotify) dt_directive_edit_free, g_free, tell_stored, self);
}

/* ---- Filling it ---- */

static void
show_number (GtkEditable *entry,
             int          number)
{
  g_autofree char *text = number > 0 ? g_strdup_printf ("%d", number) : g_strdup ("");

  gtk_editable_set_text (entry, text);
}

static void
show_directive (DtFormDialog *form,
                gpointer      result,
                const GError *error,
                gpointer      user_data)
{
  DirectiveForm *self = user_data;
  const DtDirectiveEdit *edit = result;
  g_autofree char *problem = error != NULL ? dt_error_user_text (error) : NULL;

  if (edit == NULL)
    {
      dt_form_dialog_set_problem (form, problem);
      return;
    }
  self->filling = TRUE;
  if (edit->stub)
    {
      gtk_window_set_title (GTK_WINDOW (form), _("Complete Directive"));
      dt_form_dialog_set_about (form, _("This directive was only cited so far. With what is written on it, it is in the register itself."));
    }
  gtk_editable_set_text (self->symbol, edit->symbol);
  dt_form_select_nick (self->type, dt_document_type_nicks, (int) edit->type);
  dt_day_entry_set_day (self->issued, edit->issued_day);
  gtk_editable_set_text (self->issuer, edit->issuer);
  gtk_editable_set_text (self->place, edit->place);
  gtk_text_buffer_set_text (self->subject, edit->subject, -1);
  gtk_editable_set_text (self->signer, edit->signer);
  gtk_editable_set_text (self->signer_title, edit->signer_title);
  dt_form_select_nick (self->urgency, dt_urgency_nicks, (int) edit->urgency);
  dt_day_entry_set_day (self->arrived, edit->arrived_day);
  show_number (self->number, edit->incoming_number);
  dt_day_entry_set_day (self->passed, edit->passed_day);
  gtk_editable_set_text (self->passed_to, edit->passed_to);
  show_number (self->copies, edit->copies);
  gtk_text_buffer_set_text (self->addressees, edit->addressees, -1);
  gtk_text_buffer_set_text (self->distribution, edit->distribution, -1);
  dt_references_field_set (self->references, edit);
  gtk_editable_set_text (self->note, edit->note);
  self->filling = FALSE;
  self->filled = TRUE;
  dt_form_dialog_set_filled (form);
  sync_form (self);
}

/* ---- The form ---- */

static DtDayEntry *
add_day (DirectiveForm *self,
         const char    *label)
{
  GtkWidget *entry = dt_form_dialog_add_day (self->form, label, DT_DAY_NONE);

  dt_day_entry_set_optional (DT_DAY_ENTRY (entry), TRUE);
  g_signal_connect_swapped (entry, "notify::day", G_CALLBACK (on_day), self);
  g_signal_connect_swapped (entry, "notify::valid", G_CALLBACK (sync_form), self);
  return DT_DAY_ENTRY (entry);
}

static void
add_fields (DirectiveForm *self)
{
  GCallback edited = G_CALLBACK (on_edited);
  GtkWidget *references = dt_references_field_new ();

  self->symbol = dt_form_add_entry (self->form, _("_Number and symbol"), NULL, edited, self);
  self->type = dt_form_add_nicks (self->form, _("_Type"), dt_document_type_nicks, edited, self);
  self->issued = add_day (self, _("_Day of issue"));
  self->issuer = dt_form_add_entry (self->form, _("_Issuer"), NULL, edited, self);
  self->subject = gtk_text_view_get_buffer (dt_form_add_text (self->form, _("Su_bject"), 40, edited, self));
  self->place = dt_form_add_entry (self->form, _("P_lace"), NULL, edited, self);
  self->signer = dt_form_add_entry (self->form, _("Si_gner"), NULL, edited, self);
  self->signer_title = dt_form_add_entry (self->form, _("Signer’s ti_tle"), NULL, edited, self);
  self->urgency = dt_form_add_nicks (self->form, _("_Urgency"), dt_urgency_nicks, edited, self);
  self->arrived = add_day (self, _("A_rrived on"));
  self->number = dt_form_add_entry (self->form, _("Incoming nu_mber"), NULL, edited, self);
  self->passed = add_day (self, _("_Passed on"));
  self->passed_to = dt_form_add_entry (self->form, _("Pa_ssed to"), NULL, edited, self);
  self->copies = dt_form_add_entry (self->form, _("_Copies issued"), NULL, edited, self);
  self->addressees = gtk_text_view_get_buffer (dt_form_add_text (self->form, _("Addr_essed to, a line each"), 40, edited, self));
  self->distribution = gtk_text_view_get_buffer (dt_form_add_text (self->form, _("Distributed t_o, a line each"), 40, edited, self));
  self->references = DT_REFERENCES_FIELD (references);
  dt_form_dialog_add (self->form, _("Ci_tes"), references, dt_references_field_get_button (self->references));
  g_signal_connect_swapped (references, "changed", edited, self);
  self->note = dt_form_add_entry (self->form, _("Not_e"), NULL, edited, self);
}

/* parameter: (x) a directive */
void
dt_edit_directive (GtkWidget  *widget,
                   const char *action,
                   GVariant   *parameter)
{
  DtWindow *window = DT_WINDOW (widget);
  DirectiveForm *self = g_new0 (DirectiveForm, 1);

  self->id = g_variant_get_int64 (parameter);
  self->form = dt_form_dialog_new (GTK_WINDOW (window), dt_window_get_context (window), _("Edit Directive"), _("_Save"));
  gtk_window_set_default_size (GTK_WINDOW (self->form), 660, -1);
  g_object_set_data_full (G_OBJECT (self->form), "directive", self, g_free);
  self->filling = TRUE;
  add_fields (self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (store), self);
  dt_form_dialog_read (self->form, dt_job_load_directive_edit, g_memdup2 (&self->id, sizeof self->id), g_free, (GDestroyNotify) dt_directive_edit_free,
                       show_directive, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->symbol));
  gtk_window_present (GTK_WINDOW (self->form));
}

/* parameter: (x) a directive; one on which something rests is refused */
void
dt_edit_remove_directive (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  dt_edit_write (DT_WINDOW (widget), DT_EDIT_REMOVE_DIRECTIVE, NULL, 1, dt_job_remove_directive, g_memdup2 (&id, sizeof id), g_free);
}
