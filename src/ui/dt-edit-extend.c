/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A unit asks for a later day, and what is decided: two small forms. */

#include "dt-edit-actions-private.h"

#include <glib/gi18n-lib.h>

#include "dt-day-entry.h"
#include "dt-directive.h"
#include "dt-edit-effect.h"
#include "dt-edit-jobs.h"
#include "dt-edit-find.h"
#include "dt-error.h"
#include "dt-form-dialog.h"
#include "dt-list-jobs.h"
#include "dt-obligation-jobs.h"
#include "dt-pick-button.h"

typedef struct
{
  DtFormDialog *form;
  gint64        extension_id;     /* 0: it is being asked for */
  gint64        assignment_id;
  DtDay         wanted_day;
  char         *unit;

  /* Fields, of the form */
  DtDayEntry   *asked;
  DtDayEntry   *wanted;
  GtkEditable  *symbol;
  GtkEditable  *reason;
  GtkDropDown  *verdict;
  DtDayEntry   *decided;
  DtPickButton *cause;
} Extension;

static void
extension_free (Extension *self)
{
  g_free (self->unit);
  g_free (self);
}

static guint
count_granted (const DtTaskDetail *detail,
               gint64              assignment_id)
{
  guint n = 0;

  for (guint i = 0; i < detail->extensions->len; i++)
    {
      const DtExtensionRow *row = g_ptr_array_index (detail->extensions, i);

      n += row->assignment_id == assignment_id
           && (row->verdict == DT_EXTENSION_GRANTED || row->verdict == DT_EXTENSION_PARTLY);
    }

  return n;
}

/* Beyond the limit it is told, never refused: that is the office's to decide. */
static char *
tell_count (guint n,
            int   limit)
{
  if ((int) n >= limit)
    return g_strdup_printf (ngettext ("It was granted %u time already; the office grants at most %d.",
                                      "It was granted %u times already; the office grants at most %d.", n), n, limit);
  /* Translators: how many extensions a unit was granted, and how many are usual */
  return g_strdup_printf (_("Extensions granted so far: %u of at most %d."), n, limit);
}

static void
tell_about (Extension          *self,
            const DtTaskDetail *detail,
            DtDay               day)
{
  g_autofree char *count = tell_count (count_granted (detail, self->assignment_id), detail->extension_limit);
  g_autofree char *shown = dt_day_format (day, DT_DAY_STYLE_LONG, dt_context_get_today (dt_form_dialog_get_context (self->form)));
  /* Translators: unit, task, its last day, how many extensions it had */
  g_autofree char *about = g_strdup_printf (_("%1$s: %2$s\nLast day in force: %3$s. %4$s"), self->unit, detail->row->title, shown,
                                            count);

  dt_form_dialog_set_about (self->form, about);
}

/* ---- The effect of the later day ---- */

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
  dt_form_dialog_set_effect (form, text, warning);
  dt_form_dialog_set_problem (form, problem);
}

static void
read_effect (Extension *self,
             DtDay      day)
{
  DtDay today = dt_context_get_today (dt_form_dialog_get_context (self->form));
  DtScheduleRule rule = { .kind = DT_CHANGE_EXTEND, .fixed_day = day, .day_off = DT_DAY_OFF_KEEP };

  if (day == DT_DAY_NONE)
    {
      dt_form_dialog_set_effect (self->form, NULL, FALSE);
      return;
    }
  dt_form_dialog_read (self->form, dt_job_preview_change, dt_change_edit_new_for_part (self->assignment_id, 0, &rule, today),
                       (GDestroyNotify) dt_change_edit_free, (GDestroyNotify) dt_change_preview_free, show_effect, self);
}

/* ---- Asking ---- */

static void
sync_request (Extension *self)
{
  DtDay wanted = dt_day_entry_get_day (self->wanted);

  dt_form_dialog_set_ready (self->form, dt_day_entry_get_day (self->asked) != DT_DAY_NONE && wanted != DT_DAY_NONE);
  read_effect (self, wanted);
}

static char *
tell_requested (gpointer result,
                gpointer user_data)
{
  const Extension *self = user_data;

  return g_strdup_printf (_("Noted that %s asks for an extension"), self->unit);
}

static void
store_request (Extension *self)
{
  DtWrite write = { .action = "request-extension" };
  DtExtensionEdit *edit = dt_extension_edit_new (self->assignment_id, dt_day_entry_get_day (self->asked),
                                                 dt_day_entry_get_day (self->wanted));

  edit->symbol = g_strdup (gtk_editable_get_text (self->symbol));
  edit->reason = g_strdup (gtk_editable_get_text (self->reason));
  dt_form_dialog_write (self->form, &write, dt_job_request_extension, edit, (GDestroyNotify) dt_extension_edit_free, g_free,
                        tell_requested, self);
}

static const DtAssignmentRow *
find_part (const DtTaskDetail *detail,
           gint64              assignment_id)
{
  for (guint i = 0; i < detail->assignments->len; i++)
    {
      const DtAssignmentRow *row = g_ptr_array_index (detail->assignments, i);

      if (row->id == assignment_id)
        return row;
    }

  return NULL;
}

static Extension *
new_form (DtWindow              *window,
          const DtAssignmentRow *part,
          const char            *title,
          const char            *apply)
{
  Extension *self = g_new0 (Extension, 1);

  self->form = dt_form_dialog_new (GTK_WINDOW (window), dt_window_get_context (window), title, apply);
  self->assignment_id = part->id;
  self->unit = g_strdup (part->unit_name);
  g_object_set_data_full (G_OBJECT (self->form), "extension", self, (GDestroyNotify) extension_free);

  return self;
}

static void
ask_request (DtWindow           *window,
             const DtTaskDetail *detail,
             gint64              assignment_id)
{
  const DtAssignmentRow *part = find_part (detail, assignment_id);
  DtDay day = part != NULL && part->last_day != DT_DAY_NONE ? part->last_day : detail->row->last_day;
  Extension *self;

  if (part == NULL || day == DT_DAY_NONE)
    {
      dt_window_toast (window, _("This task has no day that could be put off."), FALSE);
      return;
    }

  self = new_form (window, part, _("Request for an Extension"), _("_Note the Request"));
  tell_about (self, detail, day);
  self->asked = DT_DAY_ENTRY (dt_form_dialog_add_day (self->form, _("_Asked on"), dt_context_get_today (dt_window_get_context (window))));
  self->wanted = DT_DAY_ENTRY (dt_form_dialog_add_day (self->form, _("_New day asked for"), DT_DAY_NONE));
  self->symbol = GTK_EDITABLE (dt_form_dialog_add_entry (self->form, _("_Symbol of the request"), NULL, NULL));
  self->reason = GTK_EDITABLE (dt_form_dialog_add_entry (self->form, _("_Reason"), NULL, NULL));
  g_signal_connect_swapped (self->asked, "notify::day", G_CALLBACK (sync_request), self);
  g_signal_connect_swapped (self->wanted, "notify::day", G_CALLBACK (sync_request), self);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (store_request), self);
  gtk_widget_grab_focus (GTK_WIDGET (self->wanted));
  gtk_window_present (GTK_WINDOW (self->form));
}

/* parameter: (xx): a task and a unit's part of it */
void
dt_edit_ask_extension (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  gint64 task_id, assignment_id;

  g_variant_get (parameter, "(xx)", &task_id, &assignment_id);
  dt_edit_find_task (DT_WINDOW (widget), task_id, ask_request, assignment_id);
}

/* ---- Deciding ---- */

/* In the order of the drop-down. */
static const DtExtensionVerdict verdicts[] = { DT_EXTENSION_GRANTED, DT_EXTENSION_PARTLY, DT_EXTENSION_REFUSED };

static void
sync_decision (Extension *self)
{
  DtExtensionVerdict verdict = verdicts[gtk_drop_down_get_selected (self->verdict)];
  gboolean granted = verdict != DT_EXTENSION_REFUSED;
  DtDay day = verdict == DT_EXTENSION_GRANTED ? self->wanted_day : dt_day_entry_get_day (self->wanted);

  dt_form_dialog_show_field (self->form, GTK_WIDGET (self->wanted), verdict == DT_EXTENSION_PARTLY);
  dt_form_dialog_set_ready (self->form, dt_day_entry_get_day (self->decided) != DT_DAY_NONE
                                        && (!granted || (day != DT_DAY_NONE && dt_pick_button_get_id (self->cause) != 0)));
  read_effect (self, granted ? day : DT_DAY_NONE);
}

static void
on_decision_edited (Extension *self)
{
  dt_form_dialog_touch (self->form);
  sync_decision (self);
}

static char *
tell_decided (gpointer result,
              gpointer user_data)
{
  const Extension *self = user_data;
  const DtExtensionCount *count = result;

  if (verdicts[gtk_drop_down_get_selected (self->verdict)] == DT_EXTENSION_REFUSED)
    return g_strdup_printf (_("Refused the extension of %s"), self->unit);
  /* Translators: unit, how many extensions it has been granted now, how many are usual */
  return g_strdup_printf (_("Granted %1$s an extension (%2$d of at most %3$d)"), self->unit, count->n, count->limit);
}

static void
store_decision (Extension *self)
{
  DtWrite write = { .action = "decide-extension" };
  DtExtensionVerdict verdict = verdicts[gtk_drop_down_get_selected (self->verdict)];
  DtExtensionDecision *decision = dt_extension_decision_new (self->extension_id, verdict, dt_day_entry_get_day (self->decided));

  if (verdict == DT_EXTENSION_PARTLY)
    decision->granted_day = dt_day_entry_get_day (self->wanted);
  decision->cause_id = dt_pick_button_get_id (self->cause);
  dt_form_dialog_write (self->form, &write, dt_job_decide_extension, decision, (GDestroyNotify) dt_extension_decision_free, g_free,
                        tell_decided, self);
}

static void
show_directives (DtFormDialog *form,
                 gpointer      result,
                 const GError *error,
                 gpointer      user_data)
{
  Extension *self = user_data;
  GPtrArray *rows = result;
  g_autofree char *problem = error != NULL ? dt_error_user_text (error) : NULL;

  dt_form_dialog_set_problem (form, problem);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DtDirectiveRow *row = g_ptr_array_index (rows, i);

      dt_pick_button_add (self->cause, row->id, row->symbol, row->subject);
    }
}

static GtkWidget *
new_verdicts (void)
{
  g_autoptr(GtkStringList) model = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    gtk_string_list_append (model, dt_nick_label (dt_extension_verdict_nicks, (int) verdicts[i]));

  return gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&model)), NULL);
}

static void
add_decision_fields (Extension *self,
                     DtDay      today)
{
  GtkWidget *verdict = new_verdicts ();
  GtkWidget *cause = dt_pick_button_new (_("Choose a directive"), _("Symbol or subject"));

  self->verdict = GTK_DROP_DOWN (verdict);
  self->cause = DT_PICK_BUTTON (cause);
  dt_form_dialog_add (self->form, _("_Decision"), verdict, verdict);
  self->wanted = DT_DAY_ENTRY (dt_form_dialog_add_day (self->form, _("_Granted until"), DT_DAY_NONE));
  self->decided = DT_DAY_ENTRY (dt_form_dialog_add_day (self->form, _("Decided _on"), today));
  dt_form_dialog_add (self->form, _("By the d_irective"), cause, dt_pick_button_get_button (self->cause));
  g_signal_connect_swapped (verdict, "notify::selected", G_CALLBACK (on_decision_edited), self);
  g_signal_connect_swapped (cause, "picked", G_CALLBACK (on_decision_edited), self);
  g_signal_connect_swapped (self->wanted, "notify::day", G_CALLBACK (sync_decision), self);
  g_signal_connect_swapped (self->decided, "notify::day", G_CALLBACK (sync_decision), self);
}

static void
tell_request (Extension            *self,
              const DtTaskDetail   *detail,
              const DtExtensionRow *row,
              DtDay                 today)
{
  g_autofree char *asked = dt_day_format (row->requested_day, DT_DAY_STYLE_PARTY, today);
  g_autofree char *wanted = dt_day_format (row->wanted_day, DT_DAY_STYLE_LONG, today);
  g_autofree char *count = tell_count (count_granted (detail, row->assignment_id), detail->extension_limit);
  g_autofree char *about = NULL;

  /* Translators: unit, task, when it asked, for which day, how many extensions it had */
  about = g_strdup_printf (_("%1$s: %2$s\nOn %3$s it asked for time until %4$s. %5$s"), self->unit, detail->row->title, asked, wanted,
                           count);
  dt_form_dialog_set_about (self->form, about);
}

static void
ask_decision (DtWindow           *window,
              const DtTaskDetail *detail,
              gint64              extension_id)
{
  DtDay today = dt_context_get_today (dt_window_get_context (window));
  const DtExtensionRow *row = NULL;
  const DtAssignmentRow *part;
  Extension *self;

  for (guint i = 0; i < detail->extensions->len && (row == NULL || row->id != extension_id); i++)
    row = g_ptr_array_index (detail->extensions, i);
  part = row != NULL && row->id == extension_id ? find_part (detail, row->assignment_id) : NULL;
  if (part == NULL)
    {
      dt_window_toast (window, _("This request is no longer in the register."), FALSE);
      return;
    }

  self = new_form (window, part, _("Decision on the Extension"), _("_Store the Decision"));
  self->extension_id = extension_id;
  self->wanted_day = row->wanted_day;
  tell_request (self, detail, row, today);
  add_decision_fields (self, today);
  g_signal_connect_swapped (self->form, "apply", G_CALLBACK (store_decision), self);
  dt_form_dialog_read (self->form, dt_job_list_directives, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, show_directives, self);
  sync_decision (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->verdict));
  gtk_window_present (GTK_WINDOW (self->form));
}

/* parameter: (xx): a task and a request for an extension of it */
void
dt_edit_decide_extension (GtkWidget  *widget,
                          const char *action,
                          GVariant   *parameter)
{
  gint64 task_id, extension_id;

  g_variant_get (parameter, "(xx)", &task_id, &extension_id);
  dt_edit_find_task (DT_WINDOW (widget), task_id, ask_decision, extension_id);
}
