/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever the person chooses, the rows are looked at anew in the background without storing; what is told last is of what is chosen now.
 * Storing reads the same rows once more, and decides. */

#include "dt-sheet-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-error.h"
#include "dt-proposal.h"
#include "dt-sheet-row.h"
#include "dt-window-private.h"

#define LOOK_AFTER_MS 150       /* so that nobody looks at half a word */

G_DEFINE_FINAL_TYPE (DtSheetWindow, dt_sheet_window, ADW_TYPE_WINDOW)

const DtListReport *
dt_sheet_window_get_report (DtSheetWindow *self)
{
  g_return_val_if_fail (DT_IS_SHEET_WINDOW (self), NULL);

  return dt_sheet_table_get_report (self->table);
}

static void
set_problem (DtSheetWindow *self,
             const char    *text)
{
  gtk_label_set_label (GTK_LABEL (self->problem), text != NULL ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
}

/* ---- What becomes of the rows ---- */

static void
add_count (DtSheetWindow *self,
           DtListOutcome  outcome,
           int            count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (dt_sheet_outcome_icon (outcome));
  g_autofree char *text = g_strdup_printf ("<b>%d</b> %s", count, dt_list_outcome_label (outcome));
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), text);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (box, dt_sheet_outcome_class (outcome));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (self->counts), box);
}

void
dt_sheet_window_show_counts (DtSheetWindow *self)
{
  const DtListReport *report = dt_sheet_table_get_report (self->table);
  GtkWidget *child;
  gboolean ready;

  while ((child = gtk_widget_get_first_child (self->counts)) != NULL)
    gtk_box_remove (GTK_BOX (self->counts), child);
  for (guint i = 0; report != NULL && i < DT_N_LIST_OUTCOMES; i++)
    if (report->counts[i] > 0)
      add_count (self, (DtListOutcome) i, report->counts[i]);

  ready = report != NULL && report->counts[DT_LIST_ROW_FAULTY] == 0 && report->counts[DT_LIST_ROW_NEW] + report->counts[DT_LIST_ROW_CHANGED] > 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.store", ready && !self->storing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.next-fault", report != NULL && report->counts[DT_LIST_ROW_FAULTY] > 0);
}

static void
on_progress (double   fraction,
             gpointer user_data)
{
  DtSheetWindow *self = user_data;

  gtk_widget_set_visible (self->progress, TRUE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), fraction);
}

static void
begin (DtSheetWindow       *self,
       gboolean             dry_run,
       GAsyncReadyCallback  callback)
{
  DtListOptions options = { .dry_run = dry_run, .file_name = self->name, .today = dt_context_get_today (self->context),
                            .progress = on_progress, .progress_data = self };

  if (self->columns->kind == DT_LIST_TASKS)
    dt_sheet_directive_get (self->directive, &options);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  dt_list_import_async (dt_context_get_store (self->context), self->tables, self->sheet, self->columns, &options, self->looking, callback,
                        g_object_ref (self));
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtSheetWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  DtListReport *report = dt_list_import_finish (DT_STORE (source), result, &error);
  g_autofree char *text = report == NULL ? dt_error_user_text (error) : NULL;

  /* Something else has been chosen since, or the window is closed. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      dt_list_report_free (report);
      return;
    }
  gtk_widget_set_visible (self->progress, FALSE);
  dt_sheet_table_take_report (self->table, report);
  set_problem (self, text);
  dt_sheet_window_show_counts (self);
}

static gboolean
on_look_timeout (gpointer user_data)
{
  DtSheetWindow *self = user_data;

  self->look_timeout = 0;
  begin (self, TRUE, on_looked);
  return G_SOURCE_REMOVE;
}

static void
look (DtSheetWindow *self)
{
  if (self->tables == NULL || self->setting || self->storing)
    return;

  g_cancellable_cancel (self->looking);
  dt_sheet_table_take_report (self->table, NULL);
  dt_sheet_window_show_counts (self);
  g_clear_handle_id (&self->look_timeout, g_source_remove);
  self->look_timeout = g_timeout_add (LOOK_AFTER_MS, on_look_timeout, self);
}

/* ---- What is chosen ---- */

/* "Kèm theo Kế hoạch số 150-KH/TU ngày 08/7/2024" over the list. */
static void
suggest_directive (DtSheetWindow *self)
{
  g_autofree char *symbol = NULL;
  DtDay day = DT_DAY_NONE;

  for (guint r = 0; r < self->sheet->rows->len && symbol == NULL; r++)
    {
      const DtTableRow *row = g_ptr_array_index (self->sheet->rows, r);

      if (row->number >= self->columns->first_row)
        break;
      for (guint i = 0; i < row->cells->len && symbol == NULL; i++)
        symbol = dt_symbol_read (((const DtTableCell *) g_ptr_array_index (row->cells, i))->text, &day);
    }
  dt_sheet_directive_suggest (self->directive, symbol, day);
}

static void
sync_fields (DtSheetWindow *self)
{
  gboolean tasks = self->columns->kind == DT_LIST_TASKS;

  self->setting = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind_choice), tasks ? 1 : 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->first_row), self->columns->first_row);
  gtk_widget_set_visible (GTK_WIDGET (self->directive), tasks);
  dt_sheet_directive_set_column (self->directive, dt_list_columns_find (self->columns, DT_LIST_SYMBOL) >= 0);
  self->setting = FALSE;
}

/* Takes columns. */
void
dt_sheet_window_show (DtSheetWindow *self,
                      DtListColumns *columns)
{
  g_clear_pointer (&self->columns, dt_list_columns_free);
  self->columns = columns;
  sync_fields (self);
  suggest_directive (self);
  dt_sheet_table_set (self->table, self->tables, self->sheet, columns);
  look (self);
}

static void
on_sheet_chosen (DtSheetWindow *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->sheet_choice));

  if (self->setting || self->tables == NULL || at >= self->tables->tables->len)
    return;
  self->sheet = g_ptr_array_index (self->tables->tables, at);
  dt_sheet_window_show (self, dt_list_columns_guess (self->sheet));
}

static void
on_kind_chosen (DtSheetWindow *self)
{
  DtListKind kind = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind_choice)) == 0 ? DT_LIST_UNITS : DT_LIST_TASKS;

  if (!self->setting && self->tables != NULL && kind != self->columns->kind)
    dt_sheet_window_show (self, dt_list_columns_guess_as (self->sheet, kind));
}

static void
on_first_row (DtSheetWindow *self)
{
  int row = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->first_row));

  if (self->setting || self->tables == NULL || (guint) row == self->columns->first_row)
    return;
  self->columns->first_row = (guint) row;
  dt_sheet_table_set (self->table, self->tables, self->sheet, self->columns);
  look (self);
}

static void
on_matched (DtSheetWindow *self,
            guint          column,
            int            field)
{
  dt_list_columns_set (self->columns, column, (DtListField) field);
  dt_sheet_table_set_fields (self->table, self->columns);
  sync_fields (self);
  look (self);
}

/* ---- Storing ---- */

static void
set_storing (DtSheetWindow *self,
             gboolean       storing)
{
  self->storing = storing;
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), storing ? _("Storing…") : _("Nothing is stored yet"));
  gtk_widget_set_sensitive (self->stack, !storing);
  gtk_widget_set_visible (self->progress, storing);
  dt_sheet_window_show_counts (self);
}

static void
tell_stored (DtSheetWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *text = g_strdup_printf (_("“%s” is in the register"), self->name);

  if (DT_IS_WINDOW (parent))
    dt_window_toast (DT_WINDOW (parent), text, TRUE);
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtSheetWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  DtListReport *report = dt_list_import_finish (DT_STORE (source), result, &error);

  set_storing (self, FALSE);
  if (report != NULL && report->counts[DT_LIST_ROW_FAULTY] == 0)
    {
      dt_list_report_free (report);
      tell_stored (self);
      dt_context_make_occurrences (self->context);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  if (report != NULL)
    {
      dt_sheet_table_take_report (self->table, report);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *reason = dt_error_user_text (error);
      g_autofree char *text = g_strdup_printf (_("The file was not stored: %s"), reason);

      set_problem (self, text);
    }
  dt_sheet_window_show_counts (self);
}

static void
store_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DtSheetWindow *self = DT_SHEET_WINDOW (widget);

  if (self->storing || dt_sheet_table_get_report (self->table) == NULL)
    return;
  set_problem (self, NULL);
  set_storing (self, TRUE);
  begin (self, FALSE, on_stored);
}

/* What was corrected in the file meanwhile. */
static void
reread_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DtSheetWindow *self = DT_SHEET_WINDOW (widget);

  if (self->storing)
    return;
  g_cancellable_cancel (self->looking);
  g_clear_handle_id (&self->look_timeout, g_source_remove);
  dt_sheet_window_read_file (self);
}

static void
next_fault_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dt_sheet_table_next_fault (DT_SHEET_WINDOW (widget)->table);
}

/* While it stores, cancelling only stops that: nothing is stored in part. */
static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DtSheetWindow *self = DT_SHEET_WINDOW (widget);

  g_cancellable_cancel (self->looking);
  if (self->storing)
    return;
  g_cancellable_cancel (self->reading);
  g_clear_handle_id (&self->look_timeout, g_source_remove);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
dt_sheet_window_close_request (GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "sheet.cancel", NULL);
  return GDK_EVENT_STOP;
}

/* ---- The object ---- */

static void
dt_sheet_window_dispose (GObject *object)
{
  DtSheetWindow *self = DT_SHEET_WINDOW (object);

  g_cancellable_cancel (self->reading);
  if (!self->storing)
    g_cancellable_cancel (self->looking);
  g_clear_handle_id (&self->look_timeout, g_source_remove);
  if (self->store_handler != 0)
    g_signal_handler_disconnect (dt_context_get_store (self->context), self->store_handler);
  self->store_handler = 0;

  G_OBJECT_CLASS (dt_sheet_window_parent_class)->dispose (object);
}

static void
dt_sheet_window_finalize (GObject *object)
{
  DtSheetWindow *self = DT_SHEET_WINDOW (object);

  g_clear_object (&self->reading);
  g_clear_object (&self->looking);
  g_clear_object (&self->context);
  g_clear_object (&self->file);
  g_clear_pointer (&self->columns, dt_list_columns_free);
  g_clear_pointer (&self->tables, dt_tables_unref);
  g_free (self->name);

  G_OBJECT_CLASS (dt_sheet_window_parent_class)->finalize (object);
}

static void
dt_sheet_window_class_init (DtSheetWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dt_sheet_window_dispose;
  object_class->finalize = dt_sheet_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dt_sheet_window_close_request;

  g_type_ensure (DT_TYPE_SHEET_DIRECTIVE);
  g_type_ensure (DT_TYPE_SHEET_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-sheet-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DtSheetWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DtSheetWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, DtSheetWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, DtSheetWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DtSheetWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, DtSheetWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, DtSheetWindow, sheet_field);
  gtk_widget_class_bind_template_child (widget_class, DtSheetWindow, sheet_choice);
  gtk_widget_class_bind_template_child (widget_class, DtSheetWindow, kind_choice);
  gtk_widget_class_bind_template_child (widget_class, DtSheetWindow, first_row);
  gtk_widget_class_bind_template_child (widget_class, DtSheetWindow, directive);
  gtk_widget_class_bind_template_child (widget_class, DtSheetWindow, table);
  gtk_widget_class_bind_template_child (widget_class, DtSheetWindow, counts);
  gtk_widget_class_bind_template_callback (widget_class, on_sheet_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_first_row);
  gtk_widget_class_bind_template_callback (widget_class, look);
  gtk_widget_class_bind_template_callback (widget_class, on_matched);

  gtk_widget_class_install_action (widget_class, "sheet.store", NULL, store_action);
  gtk_widget_class_install_action (widget_class, "sheet.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "sheet.next-fault", NULL, next_fault_action);
  gtk_widget_class_install_action (widget_class, "sheet.reread", NULL, reread_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "sheet.store", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "sheet.store", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "sheet.reread", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "sheet.next-fault", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "sheet.cancel", NULL);
}

static void
dt_sheet_window_init (DtSheetWindow *self)
{
  self->reading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.store", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.next-fault", FALSE);
}

/* At most 60 px smaller than the window it stands before. */
static void
fit_to_parent (DtSheetWindow *self,
               GtkWindow     *parent)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (parent == NULL || gtk_widget_get_width (GTK_WIDGET (parent)) <= 0)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), MIN (width, gtk_widget_get_width (GTK_WIDGET (parent)) - 60),
                               MIN (height, gtk_widget_get_height (GTK_WIDGET (parent)) - 60));
}

/**
 * dt_sheet_window_present:
 * @parent: (nullable): the window it stands before
 * @context: of that window
 * @file: .xlsx or .csv
 */
void
dt_sheet_window_present (GtkWindow *parent,
                         DtContext *context,
                         GFile     *file)
{
  DtSheetWindow *self;
  DtStore *store;
  g_autofree char *base = NULL;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (DT_IS_CONTEXT (context) && G_IS_FILE (file));

  self = g_object_new (DT_TYPE_SHEET_WINDOW, "transient-for", parent, NULL);
  store = dt_context_get_store (context);
  base = g_file_get_basename (file);
  self->context = g_object_ref (context);
  self->file = g_object_ref (file);
  self->name = g_filename_display_name (base);
  self->store_handler = g_signal_connect_swapped (store, "changed", G_CALLBACK (look), self);
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), self->name);
  dt_sheet_directive_set_today (self->directive, dt_context_get_today (context));
  fit_to_parent (self, parent);
  dt_sheet_window_read_directives (self);
  dt_sheet_window_read_file (self);
  gtk_window_present (GTK_WINDOW (self));
}
