/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One version of a submission, corrected. */

#include "dt-submission-form.h"

#include <glib/gi18n-lib.h>

#include "dt-day-entry.h"
#include "dt-obligation-jobs.h"
#include "dt-time-entry.h"

typedef struct
{
  DtFormDialog *form;
  gint64        submission_id;
  char         *unit;

  /* Fields, of the form */
  DtDayEntry   *day;
  GtkWidget    *time;
  GtkEditable  *symbol;
  GtkEditable  *via;
  GtkEditable  *note;
} Correction;

static void
correction_free (Correction *self)
{
  g_free (self->unit);
  g_free (self);
}

static void
sync_ready (Correction *self)
{
  dt_form_dialog_set_ready (self->form, dt_day_entry_is_valid (self->day) && dt_time_entry_is_valid (self->time));
}

static char *
tell (gpointer result,
      gpointer user_data)
{
  return g_strdup_printf (_("Corrected the submission of %s"), ((Correction *) user_data)->unit);
}

static void
store (Correction *self)
{
  DtWrite write = { .action = "edit-submission" };
  DtSubmissionEdit *edit = dt_submission_edit_new (self->submission_id, dt_day_entry_get_day (self->day),
                                                   dt_time_entry_get_time (self->time));

  edit->symbol = g_strdup (gtk_editable_get_text (self->symbol));
  edit->via = g_strdup (gtk_editable_get_text (self->via));
  edit->note = g_strdup (gtk_editable_get_text (self->note));
  dt_form_dialog_write (self->form, &write, dt_job_edit_submission, edit, (GDestroyNotify) dt_submission_edit_free, NULL, tell, self);
}

/**
 * dt_submission_form_new:
 * @parent: the window it stands before
 * @context: of that window
 * @row: what stands in the register
 * @unit: whose it is
 *
 * Returns: (transfer none): a form to be presented
 */
DtFormDialog *
dt_submission_form_new (GtkWindow             *parent,
                        DtContext             *context,
                        const DtSubmissionRow *row,
                        const char            *unit)
{
  Correction *self = g_new0 (Correction, 1);

  self->form = dt_form_dialog_new (parent, context, _("Correct the Submission"), _("_Store"));
  g_object_set_data_full (G_OBJECT (self->form), "correction", self, (GDestroyNotify) correction_free);
  self->submission_id = row->id;
  self->unit = g_strdup (unit);
  dt_form_dialog_set_about (self->form, unit);
  self->day = DT_DAY_ENTRY (dt_form_dialog_add_day (self->form, _("Date _received"), row->received_day));
  self->time = dt_time_entry_new (row->received_time);
  dt_form_dialog_add (self->form, _("_Time"), self->time, self->time);
  self->symbol = GTK_EDITABLE (dt_form_dialog_add_entry (self->form, _("_Symbol"), row->symbol, NULL));
  self->via = GTK_EDITABLE (dt_form_dialog_add_entry (self->form, _("T_hrough"), row->via, _("The unit that passed it on")));
  self->note = GTK_EDITABLE (dt_form_dialog_add_entry (self->form, _("Rema_rk"), row->note, NULL));
  g_signal_connect_swapped (self->day, "notify::day", G_CALLBACK (sync_ready), self);
  g_signal_connect_swapped (self->time, "changed", G_CALLBACK (sync_ready), self);
  g_signal_connect_object (self->time, "changed", G_CALLBACK (dt_form_dialog_touch), self->form, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (store), self);
  sync_ready (self);

  return self->form;
}
