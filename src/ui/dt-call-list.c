/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-call-list.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-day-entry.h"

struct _DtCallCard
{
  GtkBox       parent_instance;

  /* Children, owned by the widget tree */
  GtkCheckButton *called;
  GtkEditable    *note;
  DtDayEntry     *promised;

  gint64       unit_id;
};

G_DEFINE_FINAL_TYPE (DtCallCard, dt_call_card, GTK_TYPE_BOX)

enum { SIGNAL_CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
tell_changed (DtCallCard *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Who types what was answered has called. */
static void
on_typed (DtCallCard *self)
{
  if (*gtk_editable_get_text (self->note) != '\0')
    gtk_check_button_set_active (self->called, TRUE);
  tell_changed (self);
}

static void
dt_call_card_class_init (DtCallCardClass *klass)
{
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DT_TYPE_CALL_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dt_call_card_init (DtCallCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "call-card");
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_head (DtCallCard     *self,
          const DtDebtor *debtor)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = make_label (debtor->unit_name, "strong");
  g_autofree char *called = g_strdup_printf (_("%s was called"), debtor->unit_name);

  self->called = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (_("Called")));
  dt_accessible_set_label (GTK_WIDGET (self->called), called);
  g_signal_connect_swapped (self->called, "toggled", G_CALLBACK (tell_changed), self);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (line), name);
  if (debtor->phone[0] != '\0')
    {
      GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
      g_autofree char *words = g_strdup_printf (_("Copy %s"), debtor->phone);

      gtk_box_append (GTK_BOX (line), make_label (debtor->phone, "numeric"));
      gtk_widget_add_css_class (copy, "flat");
      gtk_widget_set_tooltip_text (copy, words);
      dt_accessible_set_label (copy, words);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "reminder.copy-text");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (copy), "s", debtor->phone);
      gtk_box_append (GTK_BOX (line), copy);
    }
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->called));
  gtk_box_append (GTK_BOX (self), line);
  if (debtor->contact[0] != '\0')
    gtk_box_append (GTK_BOX (self), make_label (debtor->contact, "dim"));
}

static void
add_debts (DtCallCard     *self,
           const DtDebtor *debtor,
           DtDay           today)
{
  for (guint i = 0; i < debtor->debts->len; i++)
    {
      const DtDebt *debt = g_ptr_array_index (debtor->debts, i);
      g_autofree char *day = dt_day_format (debt->last_day, DT_DAY_STYLE_TABLE, today);
      g_autofree char *text = debt->last_day != DT_DAY_NONE
        ? g_strdup_printf (_("%s · %s %s · due %s"), debt->title, debt->directive, debt->clause, day)
        : g_strdup_printf (_("%s · %s %s"), debt->title, debt->directive, debt->clause);
      GtkWidget *label = make_label (text, "dense");

      if (debt->last_day != DT_DAY_NONE && debt->last_day < today)
        gtk_widget_add_css_class (label, "overdue");
      gtk_box_append (GTK_BOX (self), label);
    }
}

static void
add_entries (DtCallCard *self,
             DtDay       today)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *note = gtk_entry_new ();
  GtkWidget *label = gtk_label_new_with_mnemonic (_("Pro_mised for"));

  gtk_entry_set_placeholder_text (GTK_ENTRY (note), _("Who answered, and what"));
  dt_accessible_set_label (note, _("Who answered, and what"));
  gtk_widget_set_hexpand (note, TRUE);
  self->note = GTK_EDITABLE (note);
  self->promised = DT_DAY_ENTRY (dt_day_entry_new ());
  dt_day_entry_set_today (self->promised, today);
  dt_day_entry_set_optional (self->promised, TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), dt_day_entry_get_entry (self->promised));
  gtk_widget_add_css_class (label, "dim");
  g_signal_connect_swapped (note, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->promised, "notify::valid", G_CALLBACK (tell_changed), self);
  gtk_box_append (GTK_BOX (line), note);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->promised));
  gtk_box_append (GTK_BOX (self), line);
}

/**
 * dt_call_card_new:
 * @debtor: whom to call
 * @today: the day it is
 */
GtkWidget *
dt_call_card_new (const DtDebtor *debtor,
                  DtDay           today)
{
  DtCallCard *self = g_object_new (DT_TYPE_CALL_CARD, NULL);

  self->unit_id = debtor->unit_id;
  add_head (self, debtor);
  add_debts (self, debtor, today);
  add_entries (self, today);

  return GTK_WIDGET (self);
}

gint64
dt_call_card_get_unit (DtCallCard *self)
{
  return self->unit_id;
}

gboolean
dt_call_card_is_called (DtCallCard *self)
{
  return gtk_check_button_get_active (self->called);
}

gboolean
dt_call_card_is_valid (DtCallCard *self)
{
  return dt_day_entry_is_valid (self->promised);
}

gboolean
dt_call_card_is_touched (DtCallCard *self)
{
  return dt_call_card_is_called (self) || *gtk_editable_get_text (self->note) != '\0';
}

/**
 * dt_call_card_fill:
 * @edit: gets what was answered
 */
void
dt_call_card_fill (DtCallCard     *self,
                   DtReminderEdit *edit)
{
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (self->note)));

  if (*note != '\0')
    edit->answer = g_steal_pointer (&note);
  edit->answer_day = dt_day_entry_get_day (self->promised);
}
