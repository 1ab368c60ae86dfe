/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-form-dialog.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-compat.h"
#include "dt-day-entry.h"
#include "dt-error.h"
#include "dt-weak.h"
#include "dt-window-private.h"

struct _DtFormDialog
{
  AdwWindow     parent_instance;

  /* Template */
  GtkLabel     *about;
  GtkScrolledWindow *scroll;
  GtkGrid      *grid;
  GtkLabel     *effect;
  GtkLabel     *problem;
  GtkButton    *apply;

  /* Owned */
  DtContext    *context;
  GCancellable *cancellable;

  int           n_rows;
  GHashTable   *newest;         /* DtFormShow → number of the newest reading: what came before it is not shown */
  guint         n_reads;
  guint         n_pending;
  gboolean      ready;
  gboolean      storing;
  gboolean      touched;
};

enum { SIGNAL_APPLY, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtFormDialog, dt_form_dialog, ADW_TYPE_WINDOW)

static void
sync_apply (DtFormDialog *self)
{
  gboolean can_write = !dt_store_get_read_only (dt_context_get_store (self->context));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.apply", self->ready && can_write && !self->storing);
}

/* A window grows with what its content needs, not with what that would like: the fields need all of their height, up to
 * what fits on a small screen. */
static void
sync_height (DtFormDialog *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->grid));
  int height;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->grid)))
    return;
  gtk_widget_measure (GTK_WIDGET (self->grid), GTK_ORIENTATION_VERTICAL, width > 0 ? width : -1, NULL, &height, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (self->scroll, MIN (height, gtk_scrolled_window_get_max_content_height (self->scroll)));
}

static void
apply (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_APPLY], 0);
}

static void
leave (DtFormDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_answered (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(DtFormDialog) self = dt_weak_take (user_data);
  g_autofree char *answer = dt_compat_ask_finish (result, NULL);

  if (self != NULL && g_strcmp0 (answer, "drop") == 0 && !self->storing)
    leave (self);
}

/* What was typed is not thrown away by one key. */
static gboolean
dt_form_dialog_close_request (GtkWindow *window)
{
  DtFormDialog *self = DT_FORM_DIALOG (window);
  const DtAnswer answers[] = { { "stay", _("_Continue"), DT_ANSWER_PLAIN }, { "drop", _("_Discard"), DT_ANSWER_DESTRUCTIVE } };

  if (self->storing)
    return GDK_EVENT_STOP;
  if (!self->touched)
    leave (self);
  else
    dt_compat_ask_async (window, _("Discard what you typed?"), _("It has not been stored."), answers, G_N_ELEMENTS (answers),
                         "stay", self->cancellable, on_answered, dt_weak_new (self));
  return GDK_EVENT_STOP;
}

static void
dt_form_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DT_TYPE_FORM_DIALOG);

  G_OBJECT_CLASS (dt_form_dialog_parent_class)->dispose (object);
}

static void
dt_form_dialog_finalize (GObject *object)
{
  DtFormDialog *self = DT_FORM_DIALOG (object);

  g_clear_object (&self->context);
  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->newest);

  G_OBJECT_CLASS (dt_form_dialog_parent_class)->finalize (object);
}

static void
dt_form_dialog_class_init (DtFormDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_form_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_form_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dt_form_dialog_close_request;

  signals[SIGNAL_APPLY] = g_signal_new ("apply", DT_TYPE_FORM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "form.apply", NULL, apply);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "form.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-form-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DtFormDialog, about);
  gtk_widget_class_bind_template_child (widget_class, DtFormDialog, scroll);
  gtk_widget_class_bind_template_child (widget_class, DtFormDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, DtFormDialog, effect);
  gtk_widget_class_bind_template_child (widget_class, DtFormDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DtFormDialog, apply);
}

static void
dt_form_dialog_init (DtFormDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->newest = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_accessible_name_buttons (GTK_WIDGET (self));
  g_signal_connect_object (self->grid, "map", G_CALLBACK (sync_height), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * dt_form_dialog_new:
 * @parent: (nullable): the window it stands before; a #DtWindow is told what was done
 * @context: of that window
 * @title: translated
 * @apply_label: of the button that stores, translated, with mnemonic
 *
 * Returns: (transfer none): a form without fields, to be presented; it belongs to the toolkit until it is closed
 */
DtFormDialog *
dt_form_dialog_new (GtkWindow  *parent,
                    DtContext  *context,
                    const char *title,
                    const char *apply_label)
{
  DtFormDialog *self = g_object_new (DT_TYPE_FORM_DIALOG, "title", title, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  gtk_button_set_label (self->apply, apply_label);
  sync_apply (self);

  return self;
}

DtContext *
dt_form_dialog_get_context (DtFormDialog *self)
{
  g_return_val_if_fail (DT_IS_FORM_DIALOG (self), NULL);

  return self->context;
}

/* ---- Fields ---- */

void
dt_form_dialog_set_about (DtFormDialog *self,
                          const char   *text)
{
  g_return_if_fail (DT_IS_FORM_DIALOG (self));

  gtk_label_set_label (self->about, text);
  gtk_widget_set_visible (GTK_WIDGET (self->about), TRUE);
}

/**
 * dt_form_dialog_add:
 * @self: a form
 * @label: of the field, translated, with mnemonic
 * @field: (transfer floating): what is filled in
 * @named: the widget in @field that the label names; often @field itself
 *
 * Puts a field under those there are.
 */
void
dt_form_dialog_add (DtFormDialog *self,
                    const char   *label,
                    GtkWidget    *field,
                    GtkWidget    *named)
{
  GtkWidget *name = gtk_label_new_with_mnemonic (label);
  g_autofree char *spoken = NULL;

  g_return_if_fail (DT_IS_FORM_DIALOG (self));

  gtk_label_set_mnemonic_widget (GTK_LABEL (name), named);
  g_object_set (name, "xalign", 1.f, "valign", GTK_ALIGN_START, "margin-top", 8, NULL);
  gtk_widget_add_css_class (name, "dim");
  gtk_widget_set_hexpand (field, TRUE);
  spoken = g_strdup (gtk_label_get_text (GTK_LABEL (name)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_grid_attach (self->grid, name, 0, self->n_rows, 1, 1);
  gtk_grid_attach (self->grid, field, 1, self->n_rows++, 1, 1);
  g_object_set_data (G_OBJECT (field), "dt-name", name);
}

/**
 * dt_form_dialog_add_wide:
 * @self: a form
 * @widget: (transfer floating): what stands under the fields there are, across
 */
void
dt_form_dialog_add_wide (DtFormDialog *self,
                         GtkWidget    *widget)
{
  g_return_if_fail (DT_IS_FORM_DIALOG (self));

  gtk_widget_set_hexpand (widget, TRUE);
  gtk_grid_attach (self->grid, widget, 0, self->n_rows++, 2, 1);
}

/**
 * dt_form_dialog_add_entry:
 * @self: a form
 * @label: of the field, translated, with mnemonic
 * @text: (nullable): what stands in it
 * @placeholder: (nullable): what may be typed, translated
 *
 * Returns: (transfer none): a #GtkEntry; what is typed in it counts as typed
 */
GtkWidget *
dt_form_dialog_add_entry (DtFormDialog *self,
                          const char   *label,
                          const char   *text,
                          const char   *placeholder)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  g_object_set (entry, "placeholder-text", placeholder, NULL);
  dt_form_dialog_add (self, label, entry, entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (dt_form_dialog_touch), self, G_CONNECT_SWAPPED);

  return entry;
}

/**
 * dt_form_dialog_add_day:
 * @self: a form
 * @label: of the field, translated, with mnemonic
 * @day: what stands in it, or %DT_DAY_NONE
 *
 * Returns: (transfer none): a #DtDayEntry; what is typed in it counts as typed
 */
GtkWidget *
dt_form_dialog_add_day (DtFormDialog *self,
                        const char   *label,
                        DtDay         day)
{
  GtkWidget *entry = dt_day_entry_new ();

  dt_day_entry_set_today (DT_DAY_ENTRY (entry), dt_context_get_today (self->context));
  dt_day_entry_set_day (DT_DAY_ENTRY (entry), day);
  dt_form_dialog_add (self, label, entry, dt_day_entry_get_entry (DT_DAY_ENTRY (entry)));
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (dt_day_entry_get_entry (DT_DAY_ENTRY (entry)))), "changed",
                           G_CALLBACK (dt_form_dialog_touch), self, G_CONNECT_SWAPPED);

  return entry;
}

/**
 * dt_form_dialog_show_field:
 * @self: a form
 * @field: one that was added
 * @shown: whether it is asked for, with its label
 */
void
dt_form_dialog_show_field (DtFormDialog *self,
                           GtkWidget    *field,
                           gboolean      shown)
{
  GtkWidget *name = g_object_get_data (G_OBJECT (field), "dt-name");

  gtk_widget_set_visible (field, shown);
  if (name != NULL)
    gtk_widget_set_visible (name, shown);
  sync_height (self);
}

static void
set_line (GtkLabel   *label,
          const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

void
dt_form_dialog_set_effect (DtFormDialog *self,
                           const char   *text,
                           gboolean      warning)
{
  g_return_if_fail (DT_IS_FORM_DIALOG (self));

  set_line (self->effect, text);
  if (warning)
    gtk_widget_add_css_class (GTK_WIDGET (self->effect), "day-off");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->effect), "day-off");
}

void
dt_form_dialog_set_problem (DtFormDialog *self,
                            const char   *text)
{
  g_return_if_fail (DT_IS_FORM_DIALOG (self));

  set_line (self->problem, text);
}

/**
 * dt_form_dialog_set_ready:
 * @self: a form
 * @ready: whether there is enough to store
 */
void
dt_form_dialog_set_ready (DtFormDialog *self,
                          gboolean      ready)
{
  g_return_if_fail (DT_IS_FORM_DIALOG (self));

  self->ready = ready;
  sync_apply (self);
}

/* Something was typed or chosen: leaving asks first. */
void
dt_form_dialog_touch (DtFormDialog *self)
{
  g_return_if_fail (DT_IS_FORM_DIALOG (self));

  self->touched = TRUE;
  sync_height (self);
}

/* What stands in it now is what the register has: leaving loses nothing. */
void
dt_form_dialog_set_filled (DtFormDialog *self)
{
  g_return_if_fail (DT_IS_FORM_DIALOG (self));

  self->touched = FALSE;
  sync_height (self);
}

/* ---- The effect ---- */

typedef struct { DtWeak *form; DtFormShow show; gpointer user_data; GDestroyNotify result_free; guint n; } Reading;

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr(DtFormDialog) self = dt_weak_take (reading->form);
  g_autoptr(GError) error = NULL;
  gpointer answer = dt_store_read_finish (DT_STORE (source), result, &error);

  if (self != NULL)
    self->n_pending--;
  if (self != NULL && !g_cancellable_is_cancelled (self->cancellable)
      && reading->n == GPOINTER_TO_UINT (g_hash_table_lookup (self->newest, (gpointer) reading->show)))
    reading->show (self, answer, error, reading->user_data);
  if (answer != NULL && reading->result_free != NULL)
    reading->result_free (answer);
}

/**
 * dt_form_dialog_read:
 * @self: a form
 * @job: what is read, on a reader's thread
 * @data: (transfer full): of @job
 * @data_free: (nullable): frees @data
 * @result_free: (nullable): frees the result after @show
 * @show: told the result, unless something newer is read for it by then or the form is gone
 * @user_data: for @show; lives as long as the form
 */
void
dt_form_dialog_read (DtFormDialog   *self,
                     DtJobFunc       job,
                     gpointer        data,
                     GDestroyNotify  data_free,
                     GDestroyNotify  result_free,
                     DtFormShow      show,
                     gpointer        user_data)
{
  Reading *reading;

  g_return_if_fail (DT_IS_FORM_DIALOG (self));

  reading = g_new0 (Reading, 1);
  reading->form = dt_weak_new (self);
  reading->show = show;
  reading->user_data = user_data;
  reading->result_free = result_free;
  reading->n = ++self->n_reads;
  self->n_pending++;
  g_hash_table_insert (self->newest, (gpointer) show, GUINT_TO_POINTER (reading->n));
  dt_store_read_async (dt_context_get_store (self->context), job, data, data_free, result_free, self->cancellable, on_read, reading);
}

/* ---- Storing ---- */

typedef struct { DtFormDialog *form; DtFormTell tell; gpointer user_data; GDestroyNotify result_free; } Storing;

/* The window that tells what was done: the one the form stands before, or that stands before. */
static DtWindow *
find_teller (DtFormDialog *self)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  while (window != NULL && !DT_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);

  return window != NULL ? DT_WINDOW (window) : NULL;
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Storing *storing = user_data;
  g_autoptr(DtFormDialog) self = storing->form;
  g_autoptr(GError) error = NULL;
  gpointer answer = dt_store_write_finish (DT_STORE (source), result, &error);
  DtWindow *teller = find_teller (self);
  g_autofree char *text = NULL;

  self->storing = FALSE;
  if (error != NULL)
    {
      text = dt_error_user_text (error);
      dt_form_dialog_set_problem (self, text);
      sync_apply (self);
      return;
    }

  text = storing->tell (answer, storing->user_data);
  if (answer != NULL && storing->result_free != NULL)
    storing->result_free (answer);
  if (teller != NULL)
    {
      dt_window_set_saved (teller, NULL);
      dt_window_toast (teller, text, TRUE);
    }
  leave (self);
}

/**
 * dt_form_dialog_write:
 * @self: a form
 * @write: how it goes into the journal and the undo menu
 * @job: what is done, on the writer's thread
 * @data: (transfer full): of @job
 * @data_free: frees @data
 * @result_free: (nullable): frees the result after @tell
 * @tell: the notice that it was done
 * @user_data: for @tell; lives as long as the form
 *
 * Stores; when that is done the form closes and its window tells so, with Undo. A refusal is told in the form, where
 * everything is still as it was typed.
 */
void
dt_form_dialog_write (DtFormDialog   *self,
                      const DtWrite  *write,
                      DtJobFunc       job,
                      gpointer        data,
                      GDestroyNotify  data_free,
                      GDestroyNotify  result_free,
                      DtFormTell      tell,
                      gpointer        user_data)
{
  Storing *storing;

  g_return_if_fail (DT_IS_FORM_DIALOG (self));
  g_return_if_fail (!self->storing);

  storing = g_new0 (Storing, 1);
  storing->form = g_object_ref (self);
  storing->tell = tell;
  storing->user_data = user_data;
  storing->result_free = result_free;
  self->storing = TRUE;
  dt_form_dialog_set_problem (self, NULL);
  sync_apply (self);
  dt_store_write_async (dt_context_get_store (self->context), write, job, data, data_free, result_free, NULL, on_stored, storing);
}

gboolean
dt_form_dialog_is_settled (DtFormDialog *self)
{
  g_return_val_if_fail (DT_IS_FORM_DIALOG (self), FALSE);

  return self->n_pending == 0 && !self->storing;
}
