/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-asof-dialog.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-day-entry.h"
#include "dt-error.h"

struct _DtAsofDialog
{
  AdwWindow      parent_instance;

  /* Template */
  GtkLabel      *day_label;
  DtDayEntry    *day;
  GtkCalendar   *calendar;
  GtkLabel      *problem;
  GtkWidget     *working;
  GtkProgressBar *progress;

  /* Owned */
  char          *path;           /* of the register itself */
  GCancellable  *cancellable;
  DtStore       *opening;

  DtDay          today;          /* no later day can be shown */
  DtDay          first;          /* nor an earlier one; none: not known yet */
  gboolean       setting;
  gboolean       busy;
};

enum { SIGNAL_MADE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtAsofDialog, dt_asof_dialog, ADW_TYPE_WINDOW)

static void
tell (DtAsofDialog *self,
      const char   *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* Why the day cannot be shown; NULL: it can. */
static char *
find_fault (DtAsofDialog *self,
            DtDay         day)
{
  g_autofree char *first = NULL;

  if (day > self->today)
    return g_strdup (_("That day has not come yet."));
  if (self->first == DT_DAY_NONE || day >= self->first)
    return NULL;

  first = dt_day_format (self->first, DT_DAY_STYLE_PARTY, DT_DAY_NONE);
  /* Translators: a date */
  return g_strdup_printf (_("The register knows nothing of that day: it begins on %s."), first);
}

static void
sync_show (DtAsofDialog *self)
{
  DtDay day = dt_day_entry_get_day (self->day);
  g_autofree char *fault = day != DT_DAY_NONE ? find_fault (self, day) : NULL;

  tell (self, fault);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "asof.show", day != DT_DAY_NONE && fault == NULL && !self->busy);
}

static void
on_day_typed (DtAsofDialog *self)
{
  DtDay day = dt_day_entry_get_day (self->day);

  if (!self->setting && day != DT_DAY_NONE)
    {
      g_autoptr(GDateTime) shown = NULL;
      int year, month, dom;

      dt_day_get (day, &year, &month, &dom);
      shown = g_date_time_new_local (year, month, dom, 12, 0, 0);
      self->setting = TRUE;
      gtk_calendar_select_day (self->calendar, shown);
      self->setting = FALSE;
    }
  sync_show (self);
}

static void
on_day_selected (DtAsofDialog *self)
{
  g_autoptr(GDateTime) chosen = gtk_calendar_get_date (self->calendar);

  if (self->setting)
    return;
  self->setting = TRUE;
  dt_day_entry_set_day (self->day, dt_day_new (g_date_time_get_year (chosen), g_date_time_get_month (chosen),
                                               g_date_time_get_day_of_month (chosen)));
  self->setting = FALSE;
  sync_show (self);
}

static void
on_first_day (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(DtAsofDialog) self = user_data;
  g_autofree DtDay *first = dt_store_read_finish (DT_STORE (source), result, NULL);

  /* Not known, any day is let through: of one before all others nothing is shown. */
  if (first == NULL || self->working == NULL)
    return;
  self->first = *first;
  if (!self->busy)
    sync_show (self);
}

static void
set_busy (DtAsofDialog *self,
          gboolean      busy)
{
  self->busy = busy;
  gtk_widget_set_visible (self->working, busy);
  gtk_progress_bar_set_fraction (self->progress, 0);
  /* Not insensitive: it may have the focus, and Esc must still be heard. */
  gtk_editable_set_editable (GTK_EDITABLE (dt_day_entry_get_entry (self->day)), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->calendar), !busy);
  sync_show (self);
}

static void
fail (DtAsofDialog *self,
      const GError *error)
{
  g_autofree char *text = dt_error_user_text (error);

  set_busy (self, FALSE);
  tell (self, text);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtAsofDialog) self = user_data;
  g_autoptr(DtStore) store = g_steal_pointer (&self->opening);
  g_autoptr(GError) error = NULL;

  if (!dt_store_open_finish (store, result, &error) || self->working == NULL)
    {
      dt_store_close (store);
      if (error != NULL && self->working != NULL)
        fail (self, error);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_MADE], 0, store);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(DtAsofDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  DtAsOf *made = dt_as_of_make_finish (result, &error);

  if (self->working == NULL)
    {
      g_clear_pointer (&made, dt_as_of_free);
      return;
    }
  if (made == NULL)
    {
      fail (self, error);
      return;
    }

  self->opening = dt_store_new_as_of (made);
  dt_store_open_async (self->opening, NULL, on_opened, g_object_ref (self));
}

static void
on_progress (double   fraction,
             gpointer user_data)
{
  gtk_progress_bar_set_fraction (DT_ASOF_DIALOG (user_data)->progress, fraction);
}

static void
show_day (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  DtAsofDialog *self = DT_ASOF_DIALOG (widget);

  set_busy (self, TRUE);
  dt_as_of_make_async (self->path, dt_day_entry_get_day (self->day), on_progress, self, self->cancellable, on_made,
                       g_object_ref (self));
}

static void
on_day_entered (DtAsofDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "asof.show", NULL);
}

/* Closed, or gone with its window: what is being made is not wanted any more, and nobody is told how far it is. */
static void
dt_asof_dialog_dispose (GObject *object)
{
  g_cancellable_cancel (DT_ASOF_DIALOG (object)->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), DT_TYPE_ASOF_DIALOG);

  G_OBJECT_CLASS (dt_asof_dialog_parent_class)->dispose (object);
}

static void
dt_asof_dialog_finalize (GObject *object)
{
  DtAsofDialog *self = DT_ASOF_DIALOG (object);

  g_free (self->path);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (dt_asof_dialog_parent_class)->finalize (object);
}

static void
dt_asof_dialog_class_init (DtAsofDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_asof_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_asof_dialog_finalize;
  signals[SIGNAL_MADE] = g_signal_new ("made", DT_TYPE_ASOF_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       DT_TYPE_STORE);

  g_type_ensure (DT_TYPE_DAY_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-asof-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DtAsofDialog, day_label);
  gtk_widget_class_bind_template_child (widget_class, DtAsofDialog, day);
  gtk_widget_class_bind_template_child (widget_class, DtAsofDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, DtAsofDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DtAsofDialog, working);
  gtk_widget_class_bind_template_child (widget_class, DtAsofDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected);
  gtk_widget_class_install_action (widget_class, "asof.show", NULL, show_day);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "asof.show", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dt_asof_dialog_init (DtAsofDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_mnemonic_widget (self->day_label, dt_day_entry_get_entry (self->day));
  g_signal_connect_swapped (dt_day_entry_get_entry (self->day), "changed", G_CALLBACK (on_day_typed), self);
  g_signal_connect_swapped (self->day, "activate", G_CALLBACK (on_day_entered), self);
  dt_accessible_set_label (GTK_WIDGET (self->calendar), _("Day to go back to"));
  dt_accessible_name_buttons (GTK_WIDGET (self));
}

void
dt_asof_dialog_set_day (DtAsofDialog *self,
                        DtDay         day)
{
  dt_day_entry_set_day (self->day, day);
  on_day_typed (self);
}

/**
 * dt_asof_dialog_new:
 * @parent: (nullable): the window it stands before
 * @context: of that window; of the register itself or of one as it stood
 */
DtAsofDialog *
dt_asof_dialog_new (GtkWindow *parent,
                    DtContext *context)
{
  DtAsofDialog *self = g_object_new (DT_TYPE_ASOF_DIALOG, "transient-for", parent, NULL);

  self->path = g_strdup (dt_store_get_source (dt_context_get_store (context)));
  self->today = dt_today ();
  dt_day_entry_set_today (self->day, self->today);
  dt_asof_dialog_set_day (self, dt_context_get_today (context) - 1);
  dt_store_read_async (dt_context_get_store (context), dt_job_first_day, NULL, NULL, g_free, self->cancellable, on_first_day,
                       g_object_ref (self));
  gtk_widget_grab_focus (dt_day_entry_get_entry (self->day));

  return self;
}
