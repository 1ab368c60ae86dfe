/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-office-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-edit-jobs.h"
#include "dt-office.h"
#include "dt-preferences.h"
#include "dt-result.h"

typedef enum { ROW_PARENT, ROW_NAME, ROW_PLACE, ROW_SIGNER_TITLE, ROW_NOTATION, ROW_ORGAN_ID, N_ROWS } Row;

static const char *const row_settings[N_ROWS] = {
  "office.parent", "office.name", "office.place", "office.signer-title", "office.notation", "office.organ-id",
};

struct _DtOfficePage
{
  AdwPreferencesPage  parent_instance;

  /* Template */
  AdwEntryRow        *office_parent;
  AdwEntryRow        *office_name;
  AdwEntryRow        *office_place;
  AdwEntryRow        *office_signer_title;
  AdwEntryRow        *office_notation;
  AdwEntryRow        *office_organ_id;
  AdwComboRow        *form;
  GtkTextView        *recipients;
  GtkButton          *store_recipients;
  GtkSwitch          *include_named;

  /* Owned */
  DtStore            *store;
  DtResult           *settings;     /* GHashTable of names and values */

  gboolean            filling;
};

G_DEFINE_FINAL_TYPE (DtOfficePage, dt_office_page, ADW_TYPE_PREFERENCES_PAGE)

static AdwEntryRow *
get_row (DtOfficePage *self,
         Row           row)
{
  AdwEntryRow *rows[N_ROWS] = {
    self->office_parent, self->office_name, self->office_place, self->office_signer_title, self->office_notation, self->office_organ_id,
  };

  return rows[row];
}

static const char *
get_setting (DtOfficePage *self,
             const char   *name)
{
  GHashTable *settings = dt_result_get (self->settings);
  const char *value = settings != NULL ? g_hash_table_lookup (settings, name) : NULL;

  return value != NULL ? value : "";
}

static void
store_setting (DtOfficePage *self,
               const char   *name,
               const char   *value)
{
  if (strcmp (get_setting (self, name), value) == 0)
    return;

  dt_preferences_write (GTK_WIDGET (self), self->store, "set-setting", dt_job_set_setting,
                        dt_setting_edit_new (name, *value != '\0' ? value : NULL), (GDestroyNotify) dt_setting_edit_free);
}

static void
on_apply (DtOfficePage *self,
          AdwEntryRow  *entry)
{
  for (Row row = 0; row < N_ROWS; row++)
    if (get_row (self, row) == entry)
      store_setting (self, row_settings[row], gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static char *
dup_recipients (DtOfficePage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->recipients);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
on_recipients_changed (DtOfficePage *self)
{
  g_autofree char *text = dup_recipients (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->store_recipients), strcmp (text, get_setting (self, "office.recipients")) != 0);
}

static void
on_store_recipients (DtOfficePage *self)
{
  g_autofree char *text = dup_recipients (self);

  store_setting (self, "office.recipients", text);
}

static void
on_include_named (DtOfficePage *self)
{
  if (!self->filling)
    store_setting (self, "deadline.include-named", gtk_switch_get_active (self->include_named) ? "true" : "false");
}

static void
on_form (DtOfficePage *self)
{
  if (!self->filling)
    store_setting (self, "office.form", dt_nick_get (dt_form_nicks, (int) adw_combo_row_get_selected (self->form)));
}

/* What is being typed is not overwritten by what somebody else stores. */
static void
on_settings (DtOfficePage *self)
{
  const char *named = get_setting (self, "deadline.include-named");
  const char *lines = get_setting (self, "office.recipients");
  int form;

  self->filling = TRUE;
  for (Row row = 0; row < N_ROWS; row++)
    {
      AdwEntryRow *entry = get_row (self, row);
      const char *value = get_setting (self, row_settings[row]);

      if (strcmp (gtk_editable_get_text (GTK_EDITABLE (entry)), value) != 0)
        {
          /* Set without the button, which asks to store what is stored already. */
          adw_entry_row_set_show_apply_button (entry, FALSE);
          gtk_editable_set_text (GTK_EDITABLE (entry), value);
          adw_entry_row_set_show_apply_button (entry, TRUE);
        }
    }
  if (!gtk_widget_has_focus (GTK_WIDGET (self->recipients)))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->recipients), lines, -1);
  on_recipients_changed (self);
  gtk_switch_set_active (self->include_named, strcmp (named, "true") == 0 || strcmp (named, "1") == 0);
  if (!dt_nick_find (dt_form_nicks, get_setting (self, "office.form"), &form))
    form = DT_FORM_PARTY;
  adw_combo_row_set_selected (self->form, (guint) form);
  self->filling = FALSE;
}

static void
dt_office_page_dispose (GObject *object)
{
  DtOfficePage *self = DT_OFFICE_PAGE (object);

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dt_office_page_parent_class)->dispose (object);
}

static void
dt_office_page_class_init (DtOfficePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_office_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-office-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DtOfficePage, office_parent);
  gtk_widget_class_bind_template_child (widget_class, DtOfficePage, office_name);
  gtk_widget_class_bind_template_child (widget_class, DtOfficePage, office_place);
  gtk_widget_class_bind_template_child (widget_class, DtOfficePage, office_signer_title);
  gtk_widget_class_bind_template_child (widget_class, DtOfficePage, office_notation);
  gtk_widget_class_bind_template_child (widget_class, DtOfficePage, office_organ_id);
  gtk_widget_class_bind_template_child (widget_class, DtOfficePage, form);
  gtk_widget_class_bind_template_child (widget_class, DtOfficePage, recipients);
  gtk_widget_class_bind_template_child (widget_class, DtOfficePage, store_recipients);
  gtk_widget_class_bind_template_child (widget_class, DtOfficePage, include_named);
  gtk_widget_class_bind_template_callback (widget_class, on_apply);
  gtk_widget_class_bind_template_callback (widget_class, on_store_recipients);
  gtk_widget_class_bind_template_callback (widget_class, on_include_named);
  gtk_widget_class_bind_template_callback (widget_class, on_form);
}

static void
dt_office_page_init (DtOfficePage *self)
{
  g_autoptr(GtkStringList) forms = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (const DtNick *nick = dt_form_nicks; nick->nick != NULL; nick++)
    gtk_string_list_append (forms, _(nick->label));
  self->filling = TRUE;
  adw_combo_row_set_model (self->form, G_LIST_MODEL (forms));
  self->filling = FALSE;
  g_signal_connect_object (gtk_text_view_get_buffer (self->recipients), "changed", G_CALLBACK (on_recipients_changed), self,
                           G_CONNECT_SWAPPED);
}

/* What it says can be read, and copied. */
static void
set_read_only (DtOfficePage *self)
{
  for (Row row = 0; row < N_ROWS; row++)
    gtk_editable_set_editable (GTK_EDITABLE (get_row (self, row)), FALSE);
  gtk_text_view_set_editable (self->recipients, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->include_named), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), FALSE);
}

/**
 * dt_office_page_new:
 * @context: what the views share
 *
 * Returns: (transfer floating): a page of the preferences
 */
GtkWidget *
dt_office_page_new (DtContext *context)
{
  DtOfficePage *self = g_object_new (DT_TYPE_OFFICE_PAGE, NULL);

  self->store = g_object_ref (dt_context_get_store (context));
  self->settings = dt_result_new (self->store, dt_job_load_settings, (GDestroyNotify) g_hash_table_unref);
  g_signal_connect_swapped (self->settings, "updated", G_CALLBACK (on_settings), self);
  if (dt_store_get_read_only (self->store))
    set_read_only (self);
  dt_result_load (self->settings, NULL, NULL, NULL);

  return GTK_WIDGET (self);
}
