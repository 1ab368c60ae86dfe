/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that bring things into the register: XML of our own, and spreadsheets. */

#include "dt-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-compat.h"
#include "dt-import-dialog.h"
#include "dt-sheet-window.h"
#include "dt-table.h"

/**
 * dt_window_import_file:
 * @self: a window
 * @file: a document or a package of ours, or a spreadsheet
 *
 * Shows what @file would bring into the register, and brings it when the person says so.
 */
void
dt_window_import_file (DtWindow *self,
                       GFile    *file)
{
  g_autofree char *name = NULL;

  g_return_if_fail (DT_IS_WINDOW (self));

  name = g_file_get_basename (file);
  if (dt_window_is_pack (name))
    dt_window_unpack_file (self, file);
  else if (dt_tables_is_name (name))
    dt_sheet_window_present (GTK_WINDOW (self), dt_window_get_context (self), file);
  else
    dt_import_dialog_present (GTK_WINDOW (self), dt_window_get_context (self), file);
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  DtWindow *self = DT_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = dt_compat_open_file_finish (result, &error);

  if (file == NULL)
    return;

  dt_window_keep_folder (self, file);
  dt_window_import_file (self, file);
}

void
dt_window_import (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  gboolean sheet = g_str_equal (action, "win.import-sheet");
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr(GFile) folder = dt_window_dup_last_folder (self);

  gtk_file_filter_set_name (filter, sheet ? _("Spreadsheets (XLSX, CSV)") : _("XML documents, packages and spreadsheets"));
  if (!sheet)
    {
      gtk_file_filter_add_pattern (filter, "*.xml");
      gtk_file_filter_add_pattern (filter, "*.dtpack");
    }
  gtk_file_filter_add_pattern (filter, "*.xlsx");
  gtk_file_filter_add_pattern (filter, "*.csv");
  dt_compat_open_file_async (GTK_WINDOW (self), sheet ? _("Import from Spreadsheet") : _("Register from File"), filter, folder, NULL, on_chosen, NULL);
}
