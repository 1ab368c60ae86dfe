/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-reminder-dialog.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-day-entry.h"
#include "dt-task.h"

struct _DtReminderDialog
{
  AdwWindow       parent_instance;

  /* Template */
  GtkBox         *units;
  GtkLabel       *unit_head;
  GtkDropDown    *channel;
  GtkLabel       *day_label;
  DtDayEntry     *day;
  GtkLabel       *symbol_label;
  GtkEntry       *symbol;
  GtkEntry       *note;
  GtkEntry       *answer;
  GtkLabel       *promised_label;
  DtDayEntry     *promised;

  /* Owned */
  DtContext      *context;
  GPtrArray      *assignments;      /* DtAssignmentRow */
  GPtrArray      *checks;           /* GtkCheckButton of each; borrowed from the template */
};

enum { SIGNAL_APPLY, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtReminderDialog, dt_reminder_dialog, ADW_TYPE_WINDOW)

static guint
count_checked (DtReminderDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (g_ptr_array_index (self->checks, i));

  return n;
}

static void
sync_apply (DtReminderDialog *self)
{
  g_autofree char *head = NULL;
  guint n = count_checked (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.apply",
                                 n > 0 && dt_day_entry_is_valid (self->day) && dt_day_entry_is_valid (self->promised));

  head = g_strdup_printf (ngettext ("%u unit", "%u units", n), n);
  gtk_label_set_label (self->unit_head, head);
}

/* Only what goes out on paper has a symbol. */
static void
on_channel_changed (DtReminderDialog *self)
{
  guint channel = gtk_drop_down_get_selected (self->channel);
  gboolean paper = channel == DT_CHANNEL_LETTER || channel == DT_CHANNEL_MAIL;

  gtk_widget_set_visible (GTK_WIDGET (self->symbol), paper);
  gtk_widget_set_visible (GTK_WIDGET (self->symbol_label), paper);
}

static char *
dup_text (GtkEntry *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
apply (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  DtReminderDialog *self = DT_REMINDER_DIALOG (widget);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DtChannel channel = (DtChannel) gtk_drop_down_get_selected (self->channel);
  DtDay day = dt_day_entry_get_day (self->day);
  DtReminderEdit *edit;

  for (guint i = 0; i < self->assignments->len; i++)
    {
      DtAssignmentRow *row = g_ptr_array_index (self->assignments, i);

      if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
        g_array_append_val (ids, row->id);
    }

  edit = dt_reminder_edit_new ((const gint64 *) (gpointer) ids->data, ids->len, day, channel);
  edit->time = day == dt_context_get_today (self->context) ? dt_now_minutes () : DT_TIME_NONE;
  edit->rung = channel == DT_CHANNEL_LETTER ? 2 : 1;
  if (gtk_widget_get_visible (GTK_WIDGET (self->symbol)))
    edit->symbol = dup_text (self->symbol);
  edit->note = dup_text (self->note);
  edit->answer = dup_text (self->answer);
  edit->answer_day = dt_day_entry_get_day (self->promised);

  g_signal_emit (self, signals[SIGNAL_APPLY], 0, edit);
  gtk_window_close (GTK_WINDOW (self));
}

/* Who is urged, with the telephone number at hand; who was urged today already is left unchecked. */
static void
add_unit (DtReminderDialog *self,
          DtAssignmentRow  *row)
{
  DtDay today = dt_context_get_today (self->context);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new_with_label (row->unit_name);
  gboolean reminded = row->reminded_day != DT_DAY_NONE && row->reminded_day == today;
  g_autofree char *said = NULL;
  GtkWidget *label;

  if (reminded)
    said = g_strdup (_("already urged today"));
  else if (row->phone[0] != '\0')
    said = g_strdup (row->phone);
  else
    said = g_strdup ("");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !reminded || self->assignments->len == 1);
  gtk_widget_set_hexpand (check, TRUE);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (sync_apply), self);
  g_ptr_array_add (self->checks, check);

  label = g_object_new (GTK_TYPE_LABEL, "label", said, "selectable", FALSE,
                        "css-classes", (const char *[]) { "dim", "numeric", NULL }, NULL);
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (self->units, line);
}

static void
dt_reminder_dialog_dispose (GObject *object)
{
  DtReminderDialog *self = DT_REMINDER_DIALOG (object);

  g_clear_pointer (&self->checks, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_REMINDER_DIALOG);
  g_clear_object (&self->context);
  g_clear_pointer (&self->assignments, g_ptr_array_unref);

  G_OBJECT_CLASS (dt_reminder_dialog_parent_class)->dispose (object);
}

static void
dt_reminder_dialog_class_init (DtReminderDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_reminder_dialog_dispose;

  signals[SIGNAL_APPLY] = g_signal_new ("apply", DT_TYPE_REMINDER_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (DT_TYPE_DAY_ENTRY);
  gtk_widget_class_install_action (widget_class, "dialog.apply", NULL, apply);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-reminder-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DtReminderDialog, units);
  gtk_widget_class_bind_template_child (widget_class, DtReminderDialog, unit_head);
  gtk_widget_class_bind_template_child (widget_class, DtReminderDialog, channel);
  gtk_widget_class_bind_template_child (widget_class, DtReminderDialog, day_label);
  gtk_widget_class_bind_template_child (widget_class, DtReminderDialog, day);
  gtk_widget_class_bind_template_child (widget_class, DtReminderDialog, symbol_label);
  gtk_widget_class_bind_template_child (widget_class, DtReminderDialog, symbol);
  gtk_widget_class_bind_template_child (widget_class, DtReminderDialog, note);
  gtk_widget_class_bind_template_child (widget_class, DtReminderDialog, answer);
  gtk_widget_class_bind_template_child (widget_class, DtReminderDialog, promised_label);
  gtk_widget_class_bind_template_child (widget_class, DtReminderDialog, promised);
  gtk_widget_class_bind_template_callback (widget_class, on_channel_changed);
  gtk_widget_class_bind_template_callback (widget_class, sync_apply);
}

static void
name_entry (DtDayEntry *entry,
            GtkLabel   *label,
            const char *name)
{
  GtkWidget *inner = dt_day_entry_get_entry (entry);

  gtk_label_set_mnemonic_widget (label, inner);
  gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
dt_reminder_dialog_init (DtReminderDialog *self)
{
  g_autoptr(GtkStringList) channels = gtk_string_list_new (NULL);

  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));
  name_entry (self->day, self->day_label, _("Day"));
  name_entry (self->promised, self->promised_label, _("Promised for"));

  for (int i = 0; dt_channel_nicks[i].nick != NULL; i++)
    gtk_string_list_append (channels, dt_nick_label (dt_channel_nicks, dt_channel_nicks[i].value));
  gtk_drop_down_set_model (self->channel, G_LIST_MODEL (channels));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->channel), GTK_ACCESSIBLE_PROPERTY_LABEL, _("How"), -1);
  on_channel_changed (self);
}

/**
 * dt_reminder_dialog_new:
 * @parent: (nullable): the window it is asked for
 * @context: what the window shares
 * @assignments: (element-type DtAssignmentRow): whom it may concern
 *
 * Returns: (transfer none): a dialog to be presented; it belongs to the toolkit until it is closed
 */
DtReminderDialog *
dt_reminder_dialog_new (GtkWindow *parent,
                        DtContext *context,
                        GPtrArray *assignments)
{
  DtReminderDialog *self = g_object_new (DT_TYPE_REMINDER_DIALOG, "transient-for", parent, NULL);
  DtDay today = dt_context_get_today (context);

  self->context = g_object_ref (context);
  self->assignments = g_ptr_array_ref (assignments);
  for (guint i = 0; i < assignments->len; i++)
    add_unit (self, g_ptr_array_index (assignments, i));

  dt_day_entry_set_today (self->day, today);
  dt_day_entry_set_day (self->day, today);
  dt_day_entry_set_today (self->promised, today);
  dt_day_entry_set_optional (self->promised, TRUE);
  sync_apply (self);

  return self;
}
