/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the file twice: once without storing, for the preview; once more to store it, when the person says so. Should the
 * file have changed in between, the second reading decides, and tells what it did. */

#include "dt-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-error.h"
#include "dt-import-errors.h"
#include "dt-import-preview.h"
#include "dt-toast.h"
#include "dt-transfer.h"

#define SHOW_AFTER_MS 300       /* what is read sooner needs no spinner */

struct _DtImportDialog
{
  AdwWindow        parent_instance;

  /* Template */
  GtkWidget       *window_title;
  GtkWidget       *cancel_button;
  GtkWidget       *store_button;
  GtkWidget       *progress;
  GtkWidget       *problem;
  GtkWidget       *stack;
  GtkWidget       *spinner;
  GtkWidget       *reading_label;
  DtImportPreview *preview;
  GtkWidget       *nothing_page;

  /* Owned */
  DtContext       *context;
  GFile           *file;
  GCancellable    *cancellable;
  DtImportReport  *report;         /* of the preview; NULL while reading */
  guint            show_timeout;

  gboolean         has_parent;
  gboolean         storing;
};

G_DEFINE_FINAL_TYPE (DtImportDialog, dt_import_dialog, ADW_TYPE_WINDOW)

const DtImportReport *
dt_import_dialog_get_report (DtImportDialog *self)
{
  g_return_val_if_fail (DT_IS_IMPORT_DIALOG (self), NULL);

  return self->report;
}

static char *
dup_file_name (DtImportDialog *self)
{
  g_autofree char *base = g_file_get_basename (self->file);

  return g_filename_display_name (base);
}

/* ---- The preview ---- */

static gboolean
has_anything (const DtImportReport *report)
{
  return dt_import_preview_count (report, DT_OUTCOME_NEW) > 0 || dt_import_preview_count (report, DT_OUTCOME_CHANGED) > 0
         || report->n_deadlines_moved > 0 || report->n_stubs > 0;
}

static void
show_preview (DtImportDialog *self)
{
  gboolean anything = has_anything (self->report);

  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->window_title), anything ? _("Nothing is stored yet") : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.store", anything);
  gtk_widget_set_visible (self->store_button, anything);
  gtk_widget_set_visible (self->cancel_button, anything);
  gtk_widget_set_visible (self->progress, FALSE);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));

  if (anything)
    {
      g_autofree char *name = dup_file_name (self);

      dt_import_preview_show (self->preview, self->report, name, dt_context_get_today (self->context));
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "preview");
      gtk_window_set_focus (GTK_WINDOW (self), self->store_button);
    }
  else
    {
      g_autofree char *name = dup_file_name (self);
      g_autofree char *escaped = g_markup_escape_text (name, -1);
      g_autofree char *text = g_strdup_printf (_("All that “%s” says stands in the register already. There is nothing to store."),
                                               escaped);

      adw_status_page_set_description (ADW_STATUS_PAGE (self->nothing_page), text);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "nothing");
    }
}

/* ---- Reading and storing ---- */

static void
on_progress (double   fraction,
             gpointer user_data)
{
  DtImportDialog *self = user_data;

  if (self->progress == NULL)
    return;

  gtk_widget_set_visible (self->progress, TRUE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), fraction);
}

/* The window it was for has been closed meanwhile. Not left to destroy-with-parent: that would destroy twice what a
 * running reading keeps alive. */
static gboolean
is_orphan (DtImportDialog *self)
{
  return self->has_parent && gtk_window_get_transient_for (GTK_WINDOW (self)) == NULL;
}

static gboolean
on_show_timeout (gpointer user_data)
{
  DtImportDialog *self = user_data;

  self->show_timeout = 0;
  if (!is_orphan (self))
    gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
on_reread (DtImportErrors *errors,
           DtImportDialog *self)
{
  dt_import_dialog_present (gtk_window_get_transient_for (GTK_WINDOW (errors)), self->context, self->file);
}

static void
drop_dialog (gpointer  self,
             GClosure *closure)
{
  g_object_unref (self);
}

/* The dialog gives way to the window that tells the faults, which remembers it for "Reread File". */
static void
show_errors (DtImportDialog *self,
             DtImportReport *report)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GtkWidget *errors = dt_import_errors_new (parent, self->file, report);

  g_signal_connect_data (errors, "reread", G_CALLBACK (on_reread), g_object_ref (self), drop_dialog, 0);
  gtk_window_present (GTK_WINDOW (errors));
  gtk_window_destroy (GTK_WINDOW (self));
}

/* What kept the file from being read at all is told like a fault in it. */
static DtImportReport *
report_failure (const GError *error)
{
  DtImportReport *report = dt_import_report_new ();
  g_autofree char *text = dt_error_user_text (error);

  dt_import_report_error (report, (DtPlace) { 0, 0 }, NULL, "%s", text);
  return report;
}

static void
begin (DtImportDialog      *self,
       DtTransferFlags      flags,
       GAsyncReadyCallback  callback)
{
  DtTransferOptions options = { .flags = flags, .today = dt_context_get_today (self->context),
                                .max_bytes = DT_TRANSFER_DIALOG_MAX_BYTES,
                                .progress = on_progress, .progress_data = self };

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  dt_transfer_import_async (dt_context_get_store (self->context), &self->file, 1, &options, self->cancellable, callback,
                            g_object_ref (self));
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(DtImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  DtImportReport *report = dt_transfer_import_finish (DT_STORE (source), result, &error);

  g_clear_handle_id (&self->show_timeout, g_source_remove);
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      dt_import_report_free (report);
      return;
    }

  if (is_orphan (self))
    {
      dt_import_report_free (report);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  if (report == NULL)
    report = report_failure (error);
  if (report->n_errors > 0)
    {
      show_errors (self, report);
      return;
    }

  self->report = report;
  show_preview (self);
  gtk_window_present (GTK_WINDOW (self));
}

/* The first widget of a type below @widget. */
static GtkWidget *
find_child (GtkWidget *widget,
            GType      type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
tell_stored (DtImportDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  GtkWidget *overlay = parent != NULL ? find_child (GTK_WIDGET (parent), ADW_TYPE_TOAST_OVERLAY) : NULL;
  g_autofree char *name = dup_file_name (self);
  g_autofree char *text = g_strdup_printf (_("“%s” is in the register"), name);
  gboolean can_undo = dt_store_get_undo_label (dt_context_get_store (self->context)) != NULL;

  if (overlay != NULL)
    dt_toast_show (ADW_TOAST_OVERLAY (overlay), text, can_undo ? _("Undo") : NULL, can_undo ? "win.undo" : NULL);
}

/* Why it could not be stored; NULL: no trouble. */
static void
set_problem (DtImportDialog *self,
             const char     *text)
{
  gtk_label_set_label (GTK_LABEL (self->problem), text != NULL ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
}

static void
set_storing (DtImportDialog *self,
             gboolean        storing)
{
  self->storing = storing;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.store", !storing);
  gtk_widget_set_visible (self->progress, storing);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->window_title),
                                 storing ? _("Storing…") : _("Nothing is stored yet"));
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtImportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtImportReport) report = dt_transfer_import_finish (DT_STORE (source), result, &error);

  if (report == NULL)
    {
      set_storing (self, FALSE);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_autofree char *reason = dt_error_user_text (error);
          g_autofree char *text = g_strdup_printf (_("The file was not stored: %s"), reason);

          set_problem (self, text);
        }
      return;
    }

  if (report->n_errors > 0)
    {
      show_errors (self, g_steal_pointer (&report));
      return;
    }

  tell_stored (self);
  dt_context_make_occurrences (self->context);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* ---- Actions ---- */

static void
store_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  DtImportDialog *self = DT_IMPORT_DIALOG (widget);

  if (self->report == NULL || self->storing)
    return;

  set_problem (self, NULL);
  set_storing (self, TRUE);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), 0);
  begin (self, DT_TRANSFER_FLAGS_NONE, on_stored);
}

/* While it stores, cancelling only stops that: nothing is stored in part, and the preview is still there. */
static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  DtImportDialog *self = DT_IMPORT_DIALOG (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->storing)
    return;

  g_clear_handle_id (&self->show_timeout, g_source_remove);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
dt_import_dialog_close_request (GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "import.cancel", NULL);
  return GDK_EVENT_STOP;
}

/* ---- The object ---- */

static void
dt_import_dialog_dispose (GObject *object)
{
  DtImportDialog *self = DT_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->show_timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (dt_import_dialog_parent_class)->dispose (object);
}

static void
dt_import_dialog_finalize (GObject *object)
{
  DtImportDialog *self = DT_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_object (&self->file);
  g_clear_pointer (&self->report, dt_import_report_free);

  G_OBJECT_CLASS (dt_import_dialog_parent_class)->finalize (object);
}

static void
dt_import_dialog_class_init (DtImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dt_import_dialog_dispose;
  object_class->finalize = dt_import_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dt_import_dialog_close_request;

  g_type_ensure (DT_TYPE_IMPORT_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DtImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, DtImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DtImportDialog, store_button);
  gtk_widget_class_bind_template_child (widget_class, DtImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DtImportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DtImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DtImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DtImportDialog, reading_label);
  gtk_widget_class_bind_template_child (widget_class, DtImportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, DtImportDialog, nothing_page);

  gtk_widget_class_install_action (widget_class, "import.store", NULL, store_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.store", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "import.store", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
}

static void
dt_import_dialog_init (DtImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.store", FALSE);
}

/* At most 60 px smaller than the window it stands before. */
static void
fit_to_parent (DtImportDialog *self,
               GtkWindow      *parent)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (parent == NULL || gtk_widget_get_width (GTK_WIDGET (parent)) <= 0)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self),
                               MIN (width, gtk_widget_get_width (GTK_WIDGET (parent)) - 60),
                               MIN (height, gtk_widget_get_height (GTK_WIDGET (parent)) - 60));
}

/**
 * dt_import_dialog_present:
 * @parent: the window it stands before
 * @context: of that window
 * @file: what to read
 *
 * Reads @file in the background and shows what it would do, or its faults. Stores nothing by itself.
 */
void
dt_import_dialog_present (GtkWindow *parent,
                          DtContext *context,
                          GFile     *file)
{
  DtImportDialog *self;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (DT_IS_CONTEXT (context));
  g_return_if_fail (G_IS_FILE (file));

  self = g_object_new (DT_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  self->file = g_object_ref (file);
  self->has_parent = parent != NULL;
  name = dup_file_name (self);
  text = g_strdup_printf (_("Reading %s…"), name);
  gtk_label_set_label (GTK_LABEL (self->reading_label), text);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  fit_to_parent (self, parent);

  self->show_timeout = g_timeout_add (SHOW_AFTER_MS, on_show_timeout, self);
  begin (self, DT_TRANSFER_FLAGS_DRY_RUN, on_read);
}
