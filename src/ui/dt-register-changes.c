/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A directive that the register has already: what entering it again would change there, line by line, before it is done. */

#include "dt-register-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-import-row.h"
#include "dt-register-jobs.h"

#define MOST_LINES 60

static void
tell (DtRegisterWindow *self,
      const char       *text)
{
  gtk_label_set_label (self->symbol_echo, text);
  gtk_widget_set_visible (GTK_WIDGET (self->symbol_echo), *text != '\0');
}

static void
add_line (DtRegisterWindow   *self,
          const DtImportLine *line)
{
  g_autoptr(DtImportEntry) entry = dt_import_entry_new_line (line);
  GtkWidget *row = dt_import_row_new ();

  dt_import_row_set_entry (DT_IMPORT_ROW (row), entry, dt_context_get_today (self->context));
  gtk_list_box_append (self->differences, g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", row, "activatable", FALSE, NULL));
}

static void
show_changes (DtRegisterWindow *self)
{
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->differences, 0)) != NULL)
    gtk_list_box_remove (self->differences, GTK_WIDGET (row));
  for (guint i = 0; self->changes != NULL && i < self->changes->lines->len && n < MOST_LINES; i++)
    {
      const DtImportLine *line = g_ptr_array_index (self->changes->lines, i);

      if (line->outcome == DT_OUTCOME_UNCHANGED)
        continue;
      add_line (self, line);
      n++;
    }
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->differences)), n > 0);
  dt_register_window_sync_strip (self);
}

static void
on_compared (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(DtRegisterWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtImportReport) report = dt_store_write_finish (DT_STORE (source), result, &error);
  gboolean same = report != NULL && report->counts[DT_ENTITY_DIRECTIVE][DT_OUTCOME_NEW] == 0;

  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  g_clear_pointer (&self->changes, dt_import_report_free);
  if (report == NULL)
    tell (self, _("The register has a directive of this symbol already. What would be changed is shown once nothing is left to be asked."));
  else if (!same)
    tell (self, _("The register has another directive of this symbol, of another issuer or day."));
  else if (report->lines->len == 0)
    tell (self, _("The register has this directive already, just as it stands here."));
  else
    tell (self, _("The register has this directive already. To enter it changes it there, as is shown below."));
  if (same)
    self->changes = g_steal_pointer (&report);
  show_changes (self);
}

void
dt_register_window_compare (DtRegisterWindow *self)
{
  DtWrite write = { .action = "preview", .dry_run = TRUE };
  DtRegisterEdit *edit = dt_register_window_make_edit (self);

  edit->update = TRUE;
  dt_store_write_async (dt_context_get_store (self->context), &write, dt_job_preview_register, edit, (GDestroyNotify) dt_register_edit_free,
                        (GDestroyNotify) dt_import_report_free, NULL, on_compared, g_object_ref (self));
}

void
dt_register_window_forget_changes (DtRegisterWindow *self)
{
  g_clear_pointer (&self->changes, dt_import_report_free);
  tell (self, "");
  show_changes (self);
}

GtkWidget *
dt_register_window_build_changes (DtRegisterWindow *self)
{
  self->differences = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "css-classes", (const char *[]) { "card", "import-list", NULL }, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->differences), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What would be changed"), -1);
  return GTK_WIDGET (self->differences);
}
