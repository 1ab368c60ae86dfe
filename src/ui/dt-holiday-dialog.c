/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-holiday-dialog.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-day-entry.h"

struct _DtHolidayDialog
{
  AdwWindow     parent_instance;

  /* Template */
  GtkLabel     *day_label;
  DtDayEntry   *day;
  GtkDropDown  *kind;
  GtkEntry     *name;

  DtDay         old_day;      /* of the register's own row that is changed */
};

enum { SIGNAL_APPLY, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtHolidayDialog, dt_holiday_dialog, ADW_TYPE_WINDOW)

static void
sync_apply (DtHolidayDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.apply", dt_day_entry_is_valid (self->day));
}

static void
apply (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  DtHolidayDialog *self = DT_HOLIDAY_DIALOG (widget);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  DtHolidayEdit *edit = dt_holiday_edit_new (self->old_day, dt_day_entry_get_day (self->day),
                                             (DtCalendarKind) gtk_drop_down_get_selected (self->kind), name);

  g_signal_emit (self, signals[SIGNAL_APPLY], 0, edit);
  dt_holiday_edit_free (edit);
  gtk_window_close (GTK_WINDOW (self));
}

static void
dt_holiday_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DT_TYPE_HOLIDAY_DIALOG);

  G_OBJECT_CLASS (dt_holiday_dialog_parent_class)->dispose (object);
}

static void
dt_holiday_dialog_class_init (DtHolidayDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_holiday_dialog_dispose;

  signals[SIGNAL_APPLY] = g_signal_new ("apply", DT_TYPE_HOLIDAY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (DT_TYPE_DAY_ENTRY);
  gtk_widget_class_install_action (widget_class, "dialog.apply", NULL, apply);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-holiday-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DtHolidayDialog, day_label);
  gtk_widget_class_bind_template_child (widget_class, DtHolidayDialog, day);
  gtk_widget_class_bind_template_child (widget_class, DtHolidayDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, DtHolidayDialog, name);
}

static void
dt_holiday_dialog_init (DtHolidayDialog *self)
{
  g_autoptr(GtkStringList) kinds = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));

  for (int kind = 0; dt_calendar_kind_nicks[kind].nick != NULL; kind++)
    gtk_string_list_append (kinds, dt_nick_label (dt_calendar_kind_nicks, kind));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
  gtk_label_set_mnemonic_widget (self->day_label, dt_day_entry_get_entry (self->day));
  g_signal_connect_object (self->day, "notify::valid", G_CALLBACK (sync_apply), self, G_CONNECT_SWAPPED);
}

/**
 * dt_holiday_dialog_new:
 * @parent: (nullable): the window it is asked for
 * @row: (nullable): the day that is changed; one by law is laid over
 * @today: the day it is
 *
 * Returns: (transfer none): a dialog to be presented; it belongs to the toolkit until it is closed
 */
GtkWidget *
dt_holiday_dialog_new (GtkWindow          *parent,
                       const DtHolidayRow *row,
                       DtDay               today)
{
  DtHolidayDialog *self = g_object_new (DT_TYPE_HOLIDAY_DIALOG, "transient-for", parent,
                                        "title", row != NULL ? _("Change a Day") : _("Add a Day"), NULL);

  dt_day_entry_set_today (self->day, today);
  if (row != NULL)
    {
      self->old_day = row->own ? row->day : DT_DAY_NONE;
      dt_day_entry_set_day (self->day, row->day);
      gtk_drop_down_set_selected (self->kind, (guint) row->kind);
      gtk_editable_set_text (GTK_EDITABLE (self->name), row->name);
    }
  sync_apply (self);

  return GTK_WIDGET (self);
}
