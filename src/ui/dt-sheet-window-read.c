/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file of a list: read when the window is opened, and again when the person has corrected it. */

#include "dt-sheet-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-error.h"
#include "dt-list-jobs.h"

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  DtTables *tables = dt_tables_read (data, cancellable, &error);

  if (tables != NULL)
    g_task_return_pointer (task, tables, (GDestroyNotify) dt_tables_unref);
  else
    g_task_return_error (task, error);
}

static void
fill_sheets (DtSheetWindow *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint at = 0;

  self->setting = TRUE;
  for (guint i = 0; i < self->tables->tables->len; i++)
    {
      const DtTable *table = g_ptr_array_index (self->tables->tables, i);

      gtk_string_list_append (names, table->name != NULL ? table->name : "");
      at = table == self->sheet ? i : at;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->sheet_choice), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->sheet_choice), at);
  gtk_widget_set_visible (self->sheet_field, self->tables->tables->len > 1);
  self->setting = FALSE;
}

/* Takes tables. What the person has said of the columns still holds if they have the heads that they had. */
static void
take_tables (DtSheetWindow *self,
             DtTables      *tables)
{
  gboolean again = self->tables != NULL;
  const DtTable *sheet = again ? dt_tables_find (tables, self->sheet->name) : NULL;
  g_autoptr(DtListColumns) kept = NULL;
  g_autoptr(DtListColumns) columns = NULL;

  if (sheet == NULL)
    sheet = dt_tables_find (tables, NULL);
  columns = again ? dt_list_columns_guess_as (sheet, self->columns->kind) : dt_list_columns_guess (sheet);
  if (again && g_strv_equal ((const char *const *) columns->heads, (const char *const *) self->columns->heads))
    kept = dt_list_columns_copy (self->columns);

  self->sheet = sheet;
  g_clear_pointer (&self->tables, dt_tables_unref);
  self->tables = tables;
  fill_sheets (self);
  dt_sheet_window_show (self, kept != NULL ? g_steal_pointer (&kept) : g_steal_pointer (&columns));
  if (!again)
    gtk_widget_grab_focus (self->kind_choice);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  DtSheetWindow *self = DT_SHEET_WINDOW (source);
  g_autoptr(GError) error = NULL;
  DtTables *tables = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (self->reading))
    {
      dt_tables_unref (tables);
      return;
    }
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  if (tables == NULL)
    {
      g_autofree char *text = dt_error_user_text (error);
      g_autofree char *escaped = g_markup_escape_text (text, -1);

      adw_status_page_set_description (ADW_STATUS_PAGE (self->failed_page), escaped);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "failed");
      return;
    }
  take_tables (self, tables);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
}

static void
on_directives (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(DtSheetWindow) self = user_data;
  g_autoptr(GPtrArray) rows = dt_store_read_finish (DT_STORE (source), result, NULL);

  if (!g_cancellable_is_cancelled (self->reading) && rows != NULL)
    dt_sheet_directive_fill (self->directive, rows);
}

/**
 * dt_sheet_window_read_file:
 *
 * Reads the file in the background, and shows its rows, or why it cannot be read.
 */
void
dt_sheet_window_read_file (DtSheetWindow *self)
{
  g_autoptr(GTask) task = g_task_new (self, self->reading, on_read, NULL);
  char *path = g_file_get_path (self->file);

  /* What was told of other rows must not be stored any more. */
  dt_sheet_table_take_report (self->table, NULL);
  dt_sheet_window_show_counts (self);
  g_task_set_source_tag (task, dt_sheet_window_read_file);
  g_task_set_task_data (task, path, g_free);
  if (path != NULL)
    g_task_run_in_thread (task, read_thread);
  else
    g_task_return_new_error (task, DT_ERROR, DT_ERROR_UNSUPPORTED, "%s", _("That place is not on this machine. Choose a folder on it."));
}

void
dt_sheet_window_read_directives (DtSheetWindow *self)
{
  dt_store_read_async (dt_context_get_store (self->context), dt_job_list_directives, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, self->reading,
                       on_directives, g_object_ref (self));
}
