/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-holiday-page.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-compat.h"
#include "dt-error.h"
#include "dt-holiday-dialog.h"
#include "dt-holiday-jobs.h"
#include "dt-import-dialog.h"
#include "dt-preferences.h"
#include "dt-result.h"
#include "dt-transfer.h"

struct _DtHolidayPage
{
  AdwPreferencesPage   parent_instance;

  /* Template */
  GtkSpinButton       *year;
  AdwActionRow        *standing;
  GtkSwitch           *complete;
  GtkWidget           *add;
  GtkWidget           *import;
  AdwPreferencesGroup *days;

  /* Owned */
  DtContext           *context;
  DtResult            *holidays;    /* DtHolidayYear */
  GPtrArray           *rows;        /* GtkWidget in the group; borrowed from it */

  gboolean             filling;
};

G_DEFINE_FINAL_TYPE (DtHolidayPage, dt_holiday_page, ADW_TYPE_PREFERENCES_PAGE)

static DtStore *
get_store (DtHolidayPage *self)
{
  return dt_context_get_store (self->context);
}

static int
get_year (DtHolidayPage *self)
{
  return gtk_spin_button_get_value_as_int (self->year);
}

static GtkWindow *
get_window (DtHolidayPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* --- Edits --- */


static void
on_edited (DtHolidayPage       *self,
           const DtHolidayEdit *edit)
{
  dt_preferences_write (GTK_WIDGET (self), get_store (self), "set-holiday", dt_job_set_holiday,
                        dt_holiday_edit_new (edit->old_day, edit->day, edit->kind, edit->name),
                        (GDestroyNotify) dt_holiday_edit_free);
}

static void
present_dialog (DtHolidayPage      *self,
                const DtHolidayRow *row)
{
  GtkWidget *dialog = dt_holiday_dialog_new (get_window (self), row, dt_context_get_today (self->context));

  g_signal_connect_object (dialog, "apply", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_add (DtHolidayPage *self)
{
  present_dialog (self, NULL);
}

static const DtHolidayRow *
find_day (DtHolidayPage *self,
          DtDay          day)
{
  const DtHolidayYear *list = dt_result_get (self->holidays);

  for (guint i = 0; list != NULL && i < list->days->len; i++)
    {
      const DtHolidayRow *row = g_ptr_array_index (list->days, i);

      if (row->day == day)
        return row;
    }

  return NULL;
}

static void
edit_day (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  const DtHolidayRow *row = find_day (DT_HOLIDAY_PAGE (widget), g_variant_get_int32 (parameter));

  if (row != NULL)
    present_dialog (DT_HOLIDAY_PAGE (widget), row);
}

static void
remove_day (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  DtDay day = g_variant_get_int32 (parameter);

  dt_preferences_write (widget, get_store (DT_HOLIDAY_PAGE (widget)), "remove-holiday", dt_job_remove_holiday,
                        g_memdup2 (&day, sizeof day), g_free);
}

static void
on_complete (DtHolidayPage *self)
{
  DtYearEdit edit = { get_year (self), gtk_switch_get_active (self->complete) };

  if (self->filling)
    return;
  dt_preferences_write (GTK_WIDGET (self), get_store (self), "set-calendar-year", dt_job_set_year_complete,
                        g_memdup2 (&edit, sizeof edit), g_free);
}

/* --- The list --- */

static void
add_button (GtkWidget  *row,
            const char *icon,
            const char *tooltip,
            const char *action,
            DtDay       day)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", day);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
make_row (const DtHolidayRow *day)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown = dt_day_format (day->day, DT_DAY_STYLE_LONG, day->day);
  const char *kind = dt_nick_label (dt_calendar_kind_nicks, (int) day->kind);
  g_autofree char *subtitle = NULL;

  if (day->own)
    subtitle = *day->name != '\0' ? g_strdup_printf (C_("kind and name of a day off", "%1$s · %2$s"), kind, day->name)
                                  : g_strdup (kind);
  else
    /* Translators: kind and name of a day off that was not entered here */
    subtitle = *day->name != '\0' ? g_strdup_printf (_("%1$s · %2$s · by law or built in"), kind, day->name)
                                  : g_strdup_printf (_("%s · by law or built in"), kind);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  add_button (row, "document-edit-symbolic", _("Change"), "holidays.edit", day->day);
  if (day->own)
    add_button (row, "user-trash-symbolic", _("Remove"), "holidays.remove", day->day);

  return row;
}

static void
clear_rows (DtHolidayPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->days, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
fill (DtHolidayPage *self)
{
  const DtHolidayYear *list = dt_result_get (self->holidays);
  g_autofree char *title = NULL;

  clear_rows (self);
  if (list == NULL)
    return;

  for (guint i = 0; i < list->days->len; i++)
    {
      GtkWidget *row = make_row (g_ptr_array_index (list->days, i));

      adw_preferences_group_add (self->days, row);
      g_ptr_array_add (self->rows, row);
    }

  title = g_strdup_printf (_("Days Off and Swaps in %d"), list->year);
  adw_preferences_group_set_title (self->days, title);
  adw_action_row_set_subtitle (self->standing, list->declared ? _("Only the days of this list count.")
                                               : list->official ? _("The announcement is built in; days entered here are laid over it.")
                                                                : _("No official holidays yet: only the days by law are known."));
  self->filling = TRUE;
  gtk_switch_set_active (self->complete, list->declared);
  self->filling = FALSE;
}

static gpointer
copy_year (gpointer year)
{
  return g_memdup2 (year, sizeof (int));
}

static void
on_year (DtHolidayPage *self)
{
  int year = get_year (self);

  if (self->holidays != NULL)
    dt_result_load (self->holidays, copy_year (&year), copy_year, g_free);
}

/* --- Files --- */

static void
on_import_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(DtHolidayPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = dt_compat_open_file_finish (result, &error);

  if (file != NULL && self->context != NULL)
    dt_import_dialog_present (GTK_WINDOW (source), self->context, file);
}

static GtkFileFilter *
make_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("XML documents"));
  gtk_file_filter_add_pattern (filter, "*.xml");
  return filter;
}

static void
on_import (DtHolidayPage *self)
{
  g_autoptr(GtkFileFilter) filter = make_filter ();

  dt_compat_open_file_async (get_window (self), _("Read Days Off"), filter, NULL, NULL, on_import_chosen, g_object_ref (self));
}

static void
on_exported (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(DtHolidayPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (dt_transfer_export_finish (DT_STORE (source), result, &error))
    text = g_strdup (_("The days off were written"));
  else
    text = dt_error_user_text (error);
  dt_preferences_tell (GTK_WIDGET (self), text);
}

static void
on_export_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(DtHolidayPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = dt_compat_save_file_finish (result, &error);

  if (file != NULL && self->context != NULL)
    dt_transfer_export_calendar_async (get_store (self), get_year (self), file, NULL, on_exported, g_object_ref (self));
}

static void
on_export (DtHolidayPage *self)
{
  g_autoptr(GtkFileFilter) filter = make_filter ();
  /* Translators: a suggested file name; the year */
  g_autofree char *name = g_strdup_printf (_("days-off-%d.xml"), get_year (self));

  dt_compat_save_file_async (get_window (self), _("Write Days Off"), name, filter, NULL, NULL, on_export_chosen, g_object_ref (self));
}

/* --- Object --- */

static void
dt_holiday_page_dispose (GObject *object)
{
  DtHolidayPage *self = DT_HOLIDAY_PAGE (object);

  if (self->holidays != NULL)
    g_signal_handlers_disconnect_by_data (self->holidays, self);
  g_clear_object (&self->holidays);
  g_clear_object (&self->context);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (dt_holiday_page_parent_class)->dispose (object);
}

static void
dt_holiday_page_class_init (DtHolidayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_holiday_page_dispose;

  gtk_widget_class_install_action (widget_class, "holidays.edit", "i", edit_day);
  gtk_widget_class_install_action (widget_class, "holidays.remove", "i", remove_day);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-holiday-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DtHolidayPage, year);
  gtk_widget_class_bind_template_child (widget_class, DtHolidayPage, standing);
  gtk_widget_class_bind_template_child (widget_class, DtHolidayPage, complete);
  gtk_widget_class_bind_template_child (widget_class, DtHolidayPage, add);
  gtk_widget_class_bind_template_child (widget_class, DtHolidayPage, import);
  gtk_widget_class_bind_template_child (widget_class, DtHolidayPage, days);
  gtk_widget_class_bind_template_callback (widget_class, on_year);
  gtk_widget_class_bind_template_callback (widget_class, on_complete);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_import);
  gtk_widget_class_bind_template_callback (widget_class, on_export);
}

static void
dt_holiday_page_init (DtHolidayPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));
}

/* Any year can be looked at, and written to a file. */
static void
set_read_only (DtHolidayPage *self)
{
  GtkWidget *writers[] = { GTK_WIDGET (self->complete), self->add, self->import };

  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
    gtk_widget_set_sensitive (writers[i], FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holidays.edit", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "holidays.remove", FALSE);
}

/**
 * dt_holiday_page_new:
 * @context: what the views share
 *
 * Returns: (transfer floating): a page of the preferences, at the year of today
 */
GtkWidget *
dt_holiday_page_new (DtContext *context)
{
  DtHolidayPage *self = g_object_new (DT_TYPE_HOLIDAY_PAGE, NULL);
  int year;

  self->context = g_object_ref (context);
  self->holidays = dt_result_new (get_store (self), dt_job_load_holidays, (GDestroyNotify) dt_holiday_year_free);
  g_signal_connect_swapped (self->holidays, "updated", G_CALLBACK (fill), self);
  if (dt_store_get_read_only (get_store (self)))
    set_read_only (self);
  dt_day_get (dt_context_get_today (context), &year, NULL, NULL);
  gtk_spin_button_set_value (self->year, year);
  on_year (self);

  return GTK_WIDGET (self);
}
