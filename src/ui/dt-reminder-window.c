/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-day-entry.h"
#include "dt-reminder-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-call-list.h"
#include "dt-compat.h"
#include "dt-error.h"
#include "dt-reminder-letter.h"
#include "dt-toast.h"
#include "dt-weak.h"

G_DEFINE_FINAL_TYPE (DtReminderWindow, dt_reminder_window, ADW_TYPE_WINDOW)

DtChannel
dt_reminder_window_get_channel (DtReminderWindow *self)
{
  return gtk_toggle_button_get_active (self->by_phone) ? DT_CHANNEL_PHONE
         : gtk_toggle_button_get_active (self->by_mail) ? DT_CHANNEL_MAIL : DT_CHANNEL_LETTER;
}

const DtLetterTemplate *
dt_reminder_window_get_template (DtReminderWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->template);

  if (chosen == GTK_INVALID_LIST_POSITION || chosen < DT_REMINDER_N_RUNGS || self->templates == NULL || chosen - DT_REMINDER_N_RUNGS >= self->templates->len)
    return NULL;

  return g_ptr_array_index (self->templates, chosen - DT_REMINDER_N_RUNGS);
}

int
dt_reminder_window_get_rung (DtReminderWindow *self)
{
  const DtLetterTemplate *template = dt_reminder_window_get_template (self);
  guint chosen = gtk_drop_down_get_selected (self->template);

  if (dt_reminder_window_get_channel (self) == DT_CHANNEL_PHONE)
    return 1;
  if (template != NULL)
    return MAX (template->rung, DT_REMINDER_FIRST_RUNG);

  return DT_REMINDER_FIRST_RUNG + (chosen < DT_REMINDER_N_RUNGS ? (int) chosen : 0);
}

/* ---- Showing ---- */

static gboolean
has_bad_answer (DtReminderWindow *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (!dt_call_card_is_valid (g_ptr_array_index (self->cards, i)))
      return TRUE;

  return FALSE;
}

void
dt_reminder_window_sync (DtReminderWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean phone = dt_reminder_window_get_channel (self) == DT_CHANNEL_PHONE;
  g_autofree char *count = NULL;
  guint n = 0;

  for (guint i = 0; self->list != NULL && i < self->list->debtors->len; i++)
    n += dt_reminder_window_is_chosen (self, i);
  gtk_widget_action_set_enabled (widget, "reminder.store", n > 0 && !self->storing
                                                             && !dt_store_get_read_only (dt_context_get_store (self->context))
                                                             && (phone ? !has_bad_answer (self) : dt_day_entry_is_valid (self->wanted)));
  gtk_widget_action_set_enabled (widget, "reminder.print", n > 0 && !phone);
  gtk_widget_action_set_enabled (widget, "reminder.save", n > 0 && !phone);
  gtk_widget_action_set_enabled (widget, "reminder.remove-template", dt_reminder_window_get_template (self) != NULL);

  if (self->list == NULL)
    return;
  /* Translators: how many of the units that owe are chosen: "Sent to · 18/19" */
  count = g_strdup_printf (phone ? _("Called · %u/%u") : _("Sent To · %u/%u"), n, self->list->debtors->len);
  gtk_label_set_text (self->count, count);
}

static void
show_note (DtReminderWindow   *self,
           const DtDebtorList *chosen)
{
  g_autofree char *note = NULL;

  if (gtk_check_button_get_active (self->each))
    note = g_strdup_printf (ngettext ("%u copy, to one unit", "%u copies, each to one unit with its own list", chosen->debtors->len),
                            chosen->debtors->len);
  else if (dt_reminder_window_wants_list (self))
    note = g_strdup_printf (ngettext ("Page 2: list of %u unit", "Page 2: list of %u units", chosen->debtors->len), chosen->debtors->len);
  dt_letter_view_set_note (self->letter, note);
}

/* @anew: other words; else only what was put into the blanks. */
static void
show_letter (DtReminderWindow *self,
             gboolean          anew)
{
  g_autoptr(DtDebtorList) chosen = NULL;
  g_autoptr(DtLetter) letter = NULL;
  DtReminderDraft draft;

  if (self->list == NULL || self->list->debtors->len == 0)
    return;

  chosen = dt_reminder_window_choose (self);
  dt_reminder_window_make_draft (self, chosen, &draft);
  letter = dt_reminder_letter_new (&draft);
  if (anew)
    dt_letter_view_set_letter (self->letter, letter);
  else
    dt_letter_view_refill (self->letter, letter);
  dt_letter_view_set_numbered (self->letter, dt_reminder_window_get_channel (self) == DT_CHANNEL_LETTER);
  show_note (self, chosen);
}

static void
show_page (DtReminderWindow *self)
{
  gboolean phone = dt_reminder_window_get_channel (self) == DT_CHANNEL_PHONE;
  gboolean nobody = self->list == NULL || self->list->debtors->len == 0;

  gtk_stack_set_visible_child_name (self->pages, self->list == NULL ? "loading" : nobody ? "nobody" : phone ? "calls" : "letter");
  gtk_widget_set_visible (GTK_WIDGET (self->letter_options), !phone);
  gtk_widget_set_visible (GTK_WIDGET (self->units), !phone && !nobody);
  gtk_widget_set_visible (GTK_WIDGET (self->choose_button), !phone && !nobody);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), !phone && !nobody);
  gtk_widget_set_visible (GTK_WIDGET (self->save_button), !phone);
  gtk_widget_set_visible (GTK_WIDGET (self->print_button), !phone);
}

static void
on_channel_toggled (DtReminderWindow *self)
{
  if (self->filling)
    return;
  show_page (self);
  show_letter (self, FALSE);
  dt_reminder_window_sync (self);
}

static void
on_options_changed (DtReminderWindow *self)
{
  if (self->filling)
    return;
  show_letter (self, FALSE);
  dt_reminder_window_sync (self);
}

static void
on_template_chosen (DtReminderWindow *self)
{
  if (self->filling)
    return;
  show_letter (self, TRUE);
  dt_reminder_window_sync (self);
}

static char *
describe_debtor (DtReminderWindow *self,
                 const DtDebtor   *debtor)
{
  DtDay today = dt_context_get_today (self->context);
  g_autofree char *day = NULL;

  if (debtor->reminded_day == DT_DAY_NONE)
    return g_strdup ("");
  if (debtor->reminded_day == today)
    return g_strdup (_("reminded today"));

  day = dt_day_format (debtor->reminded_day, DT_DAY_STYLE_SHORT, today);
  return g_strdup_printf (_("reminded %s"), day);
}

static void
add_unit (DtReminderWindow *self,
          const DtDebtor   *debtor)
{
  DtDay today = dt_context_get_today (self->context);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new_with_label (debtor->unit);
  g_autofree char *reminded = describe_debtor (self, debtor);
  GtkWidget *label = gtk_label_new (reminded);
  g_autofree char *spoken = *reminded != '\0' ? g_strdup_printf (_("%s, %s"), debtor->unit_name, reminded) : g_strdup (debtor->unit_name);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), debtor->reminded_day != today);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_set_tooltip_text (check, debtor->unit_name);
  dt_accessible_set_label (check, spoken);
  gtk_widget_add_css_class (label, "dim");
  gtk_widget_add_css_class (label, "caption");
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_options_changed), self);
  gtk_box_append (GTK_BOX (line), check);
  gtk_box_append (GTK_BOX (line), label);
  gtk_list_box_append (self->units, line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (gtk_widget_get_parent (line)), FALSE);
  gtk_widget_set_focusable (gtk_widget_get_parent (line), FALSE);
  g_ptr_array_add (self->checks, check);
}

static void
empty (GtkWidget *parent,
       GPtrArray *widgets)
{
  GtkWidget *child;

  g_ptr_array_set_size (widgets, 0);
  while ((child = gtk_widget_get_first_child (parent)) != NULL)
    if (GTK_IS_LIST_BOX (parent))
      gtk_list_box_remove (GTK_LIST_BOX (parent), child);
    else
      gtk_box_remove (GTK_BOX (parent), child);
}

static void
show_hint (DtReminderWindow *self)
{
  DtDay today = dt_context_get_today (self->context);
  g_autoptr(GString) hint = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->list->debtors->len; i++)
    n += ((DtDebtor *) g_ptr_array_index (self->list->debtors, i))->reminded_day == today;
  if (n > 0)
    g_string_append_printf (hint, ngettext ("%u unit was reminded today and is not ticked.", "%u units were reminded today and are not ticked.", n), n);
  if (hint->len > 0)
    g_string_append_c (hint, ' ');
  g_string_append (hint, _("What the program has filled in is blue; write over it where you like."));
  gtk_label_set_text (self->hint, hint->str);
}

static void
show_title (DtReminderWindow *self)
{
  g_autofree char *title = self->list->n_tasks == 1 ? g_strdup_printf (_("Write Reminder · %s"), self->list->short_title)
                                                    : g_strdup (_("Write Reminder"));

  adw_window_title_set_title (self->window_title, title);
}

/* Who was ticked stays ticked when the register has changed. */
static GHashTable *
dup_unticked (DtReminderWindow *self)
{
  GHashTable *units = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; self->list != NULL && i < self->checks->len; i++)
    if (!gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_hash_table_add (units, g_memdup2 (&((DtDebtor *) g_ptr_array_index (self->list->debtors, i))->unit_id, sizeof (gint64)));

  return units;
}

static void
show_list (DtReminderWindow *self,
           DtDebtorList     *list)
{
  DtDay today = dt_context_get_today (self->context);
  gboolean first = self->list == NULL;
  g_autoptr(GHashTable) unticked = dup_unticked (self);
  int rung = DT_REMINDER_FIRST_RUNG;

  self->filling = TRUE;
  empty (GTK_WIDGET (self->units), self->checks);
  empty (GTK_WIDGET (self->calls), self->cards);
  g_clear_pointer (&self->list, dt_debtor_list_free);
  self->list = list;
  for (guint i = 0; i < list->debtors->len; i++)
    {
      const DtDebtor *debtor = g_ptr_array_index (list->debtors, i);
      GtkWidget *card = dt_call_card_new (debtor, today);

      add_unit (self, debtor);
      if (!first && g_hash_table_contains (unticked, &debtor->unit_id))
        gtk_check_button_set_active (g_ptr_array_index (self->checks, i), FALSE);
      g_signal_connect_swapped (card, "changed", G_CALLBACK (dt_reminder_window_sync), self);
      gtk_box_append (self->calls, card);
      g_ptr_array_add (self->cards, card);
      rung = MAX (rung, debtor->rung);
    }
  if (first)
    {
      dt_day_entry_set_day (self->wanted, dt_reminder_wanted_day (list, today));
      gtk_drop_down_set_selected (self->template, (guint) (MIN (rung, DT_REMINDER_LAST_RUNG) - DT_REMINDER_FIRST_RUNG));
      gtk_check_button_set_active (self->with_list, list->debtors->len > 3 || list->n_tasks > 1);
    }
  self->filling = FALSE;

  show_title (self);
  show_hint (self);
  show_page (self);
  show_letter (self, first);
  dt_reminder_window_sync (self);
}

void
dt_reminder_window_tell (DtReminderWindow *self,
              const GError     *error)
{
  g_autofree char *text = error != NULL ? dt_error_user_text (error) : NULL;

  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtReminderWindow) self = dt_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  DtDebtorList *list = dt_store_read_finish (DT_STORE (source), result, &error);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&list, dt_debtor_list_free);
      return;
    }
  dt_reminder_window_tell (self, error);
  if (list != NULL)
    show_list (self, list);
}

/* A copy, for it is read on another thread while the window goes on. */
static DtDebtorQuery *
copy_query (const DtDebtorQuery *query)
{
  DtDebtorQuery *copy = dt_debtor_query_new (query->today);

  copy->unit_id = query->unit_id;
  copy->tasks = query->tasks != NULL ? g_array_copy (query->tasks) : NULL;
  copy->assignments = query->assignments != NULL ? g_array_copy (query->assignments) : NULL;

  return copy;
}

void
dt_reminder_window_read (DtReminderWindow *self)
{
  if (self->storing)
    return;
  dt_store_read_async (dt_context_get_store (self->context), dt_job_list_debtors, copy_query (self->query),
                       (GDestroyNotify) dt_debtor_query_free, (GDestroyNotify) dt_debtor_list_free, self->cancellable,
                       on_listed, dt_weak_new (self));
}

/* All ticked, or all but those reminded today where all are. */
static void
choose_again (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DtReminderWindow *self = DT_REMINDER_WINDOW (widget);
  DtDay today = dt_context_get_today (self->context);
  gboolean all = TRUE;

  for (guint i = 0; i < self->checks->len; i++)
    all = all && gtk_check_button_get_active (g_ptr_array_index (self->checks, i));
  self->filling = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                 !all || ((DtDebtor *) g_ptr_array_index (self->list->debtors, i))->reminded_day != today);
  self->filling = FALSE;
  on_options_changed (self);
}

static void
copy_text (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DtReminderWindow *self = DT_REMINDER_WINDOW (widget);
  const char *text = g_variant_get_string (parameter, NULL);
  g_autofree char *told = g_strdup_printf (_("Copied %s"), text);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  dt_toast_show (self->toasts, told, NULL, NULL);
}

/* ---- Closing ---- */

static gboolean
is_touched (DtReminderWindow *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    if (dt_call_card_is_touched (g_ptr_array_index (self->cards, i)))
      return TRUE;

  return dt_letter_view_is_edited (self->letter);
}

static void
on_close_answered (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(DtReminderWindow) self = user_data;
  g_autofree char *answer = dt_compat_ask_finish (result, NULL);

  if (g_strcmp0 (answer, "discard") != 0 || self->pages == NULL)
    return;
  self->forced_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
dt_reminder_window_close_request (GtkWindow *window)
{
  const DtAnswer answers[] = {
    { "stay", _("_Go On Writing"), DT_ANSWER_PLAIN },
    { "discard", _("_Discard"), DT_ANSWER_DESTRUCTIVE },
  };
  DtReminderWindow *self = DT_REMINDER_WINDOW (window);

  if (!self->forced_close && is_touched (self))
    {
      dt_compat_ask_async (window, _("Discard What You Have Written?"), _("The reminder is not in the register yet."),
                           answers, G_N_ELEMENTS (answers), "stay", NULL, on_close_answered, g_object_ref (self));
      return GDK_EVENT_STOP;
    }

  g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (dt_reminder_window_parent_class)->close_request (window);
}

static void
dt_reminder_window_dispose (GObject *object)
{
  DtReminderWindow *self = DT_REMINDER_WINDOW (object);

  if (self->store_handler != 0)
    g_signal_handler_disconnect (dt_context_get_store (self->context), self->store_handler);
  self->store_handler = 0;
  self->filling = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_REMINDER_WINDOW);

  G_OBJECT_CLASS (dt_reminder_window_parent_class)->dispose (object);
}

static void
dt_reminder_window_finalize (GObject *object)
{
  DtReminderWindow *self = DT_REMINDER_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->written);
  g_clear_pointer (&self->query, dt_debtor_query_free);
  g_clear_pointer (&self->list, dt_debtor_list_free);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->cards, g_ptr_array_unref);

  G_OBJECT_CLASS (dt_reminder_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DtReminderWindow, name)
  BIND (toasts); BIND (window_title); BIND (store_button); BIND (save_button); BIND (print_button); BIND (problem);
  BIND (by_letter); BIND (by_mail); BIND (by_phone); BIND (letter_options); BIND (template); BIND (template_menu);
  BIND (wanted_label); BIND (wanted); BIND (with_list); BIND (each); BIND (count); BIND (choose_button); BIND (units);
  BIND (hint); BIND (pages); BIND (letter); BIND (calls);
#undef BIND
}

static void
dt_reminder_window_class_init (DtReminderWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_reminder_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_reminder_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dt_reminder_window_close_request;
  g_signal_new ("stored", DT_TYPE_REMINDER_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (DT_TYPE_DAY_ENTRY);
  g_type_ensure (DT_TYPE_LETTER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-reminder-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_channel_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_template_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_options_changed);

  gtk_widget_class_install_action (widget_class, "reminder.store", NULL, dt_reminder_window_store);
  gtk_widget_class_install_action (widget_class, "reminder.print", NULL, dt_reminder_window_print);
  gtk_widget_class_install_action (widget_class, "reminder.save", NULL, dt_reminder_window_save);
  gtk_widget_class_install_action (widget_class, "reminder.open-written", NULL, dt_reminder_window_open_written);
  gtk_widget_class_install_action (widget_class, "reminder.choose-again", NULL, choose_again);
  gtk_widget_class_install_action (widget_class, "reminder.copy-text", "s", copy_text);
  gtk_widget_class_install_action (widget_class, "reminder.save-template", NULL, dt_reminder_window_save_template);
  gtk_widget_class_install_action (widget_class, "reminder.remove-template", NULL, dt_reminder_window_remove_template);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "reminder.store", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "reminder.store", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "reminder.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dt_reminder_window_init (DtReminderWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->checks = g_ptr_array_new ();
  self->cards = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_mnemonic_widget (self->wanted_label, dt_day_entry_get_entry (self->wanted));
  dt_day_entry_set_optional (self->wanted, TRUE);
  g_signal_connect_swapped (dt_day_entry_get_entry (self->wanted), "changed", G_CALLBACK (on_options_changed), self);
  dt_accessible_name_buttons (GTK_WIDGET (self));
}

/**
 * dt_reminder_window_new:
 * @parent: (nullable): the window it stands before
 * @context: of that window
 * @query: (transfer full): whose debts
 */
DtReminderWindow *
dt_reminder_window_new (GtkWindow     *parent,
                        DtContext     *context,
                        DtDebtorQuery *query)
{
  DtReminderWindow *self = g_object_new (DT_TYPE_REMINDER_WINDOW, "transient-for", parent, NULL);
  int width, height;

  self->context = g_object_ref (context);
  self->query = query;
  self->store_handler = g_signal_connect_swapped (dt_context_get_store (context), "changed", G_CALLBACK (dt_reminder_window_read), self);
  dt_day_entry_set_today (self->wanted, dt_context_get_today (context));
  if (parent != NULL && gtk_widget_get_width (GTK_WIDGET (parent)) > 0)
    {
      gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
      gtk_window_set_default_size (GTK_WINDOW (self), MIN (width, gtk_widget_get_width (GTK_WIDGET (parent)) - 60),
                                   MIN (height, gtk_widget_get_height (GTK_WIDGET (parent)) - 60));
    }
  show_page (self);
  dt_reminder_window_sync (self);
  dt_reminder_window_read_templates (self);
  dt_reminder_window_read (self);

  return self;
}

/**
 * dt_reminder_window_is_settled:
 *
 * Returns: whether it shows what it was opened for, and nothing is on the way
 */
gboolean
dt_reminder_window_is_settled (DtReminderWindow *self)
{
  return self->list != NULL && self->templates != NULL && !self->storing;
}
