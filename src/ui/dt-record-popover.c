/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-record-popover.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-attach.h"
#include "dt-compat.h"
#include "dt-day-entry.h"
#include "dt-error.h"
#include "dt-task.h"
#include "dt-time-entry.h"

struct _DtRecordPopover
{
  GtkPopover    parent_instance;

  /* Template */
  GtkLabel     *heading;
  GtkDropDown  *who;
  GtkLabel     *day_label;
  DtDayEntry   *day;
  GtkGrid      *grid;
  GtkLabel     *time_label;
  GtkWidget    *time;
  GtkEntry     *symbol;
  GtkEntry     *via;
  GtkButton    *file_button;
  GtkLabel     *file_label;
  GtkButton    *file_remove;
  GtkCheckButton *accept;
  GtkLabel     *problem;
  GtkButton    *apply;

  /* Owned */
  DtContext    *context;
  GPtrArray    *assignments;      /* DtAssignmentRow */
  DtAttached   *attached;
  GCancellable *cancellable;
};

enum { SIGNAL_APPLY, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtRecordPopover, dt_record_popover, GTK_TYPE_POPOVER)

static void
show_problem (DtRecordPopover *self,
              const char      *text)
{
  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
show_file (DtRecordPopover *self)
{
  gboolean there = self->attached != NULL;

  gtk_label_set_label (self->file_label, there ? self->attached->name : _("Choose…"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file_button), there ? self->attached->name : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->file_remove), there);
}

static void
on_attached (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(DtRecordPopover) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtAttached) attached = dt_attach_finish (result, &error);

  if (self->context == NULL)
    return;
  if (attached == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_autofree char *text = dt_error_user_text (error);
          show_problem (self, text);
        }
      return;
    }

  dt_attached_free (self->attached);
  self->attached = g_steal_pointer (&attached);
  show_problem (self, NULL);
  show_file (self);
}

/**
 * dt_record_popover_attach:
 * @self: a form
 * @file: what is handed in
 */
void
dt_record_popover_attach (DtRecordPopover *self,
                          GFile           *file)
{
  g_return_if_fail (DT_IS_RECORD_POPOVER (self));

  dt_attach_async (file, dt_store_get_path (dt_context_get_store (self->context)), self->cancellable, on_attached, g_object_ref (self));
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(DtRecordPopover) self = user_data;
  g_autoptr(GFile) file = dt_compat_open_file_finish (result, NULL);

  if (self->context == NULL)
    return;

  gtk_popover_popup (GTK_POPOVER (self));
  if (file != NULL)
    dt_record_popover_attach (self, file);
}

static void
choose_file (DtRecordPopover *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_WINDOW));

  dt_compat_open_file_async (window, _("File of the Submission"), NULL, NULL, self->cancellable,
                             on_file_chosen, g_object_ref (self));
}

static void
remove_file (DtRecordPopover *self)
{
  g_clear_pointer (&self->attached, dt_attached_free);
  show_file (self);
}

/* The ids chosen: one of several, or all. */
static DtRecordEdit *
make_edit (DtRecordPopover *self)
{
  guint chosen = gtk_widget_get_visible (GTK_WIDGET (self->who)) ? gtk_drop_down_get_selected (self->who) : self->assignments->len;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *symbol = gtk_editable_get_text (GTK_EDITABLE (self->symbol));
  const char *via = gtk_editable_get_text (GTK_EDITABLE (self->via));
  DtRecordEdit *edit;

  for (guint i = 0; i < self->assignments->len; i++)
    {
      DtAssignmentRow *row = g_ptr_array_index (self->assignments, i);

      if (i == chosen || chosen >= self->assignments->len)
        g_array_append_val (ids, row->id);
    }

  edit = dt_record_edit_new ((const gint64 *) (gpointer) ids->data, ids->len, dt_day_entry_get_day (self->day));
  edit->time = dt_time_entry_get_time (self->time);
  /* What comes in today comes in now, unless one says otherwise. */
  if (edit->time == DT_TIME_NONE && dt_day_entry_get_day (self->day) == dt_context_get_today (self->context))
    edit->time = dt_now_minutes ();
  edit->symbol = *symbol != '\0' ? g_strdup (symbol) : NULL;
  edit->via = *via != '\0' ? g_strdup (via) : NULL;
  edit->accept = gtk_check_button_get_active (self->accept);
  if (self->attached != NULL)
    {
      edit->file = g_strdup (self->attached->name);
      edit->file_type = g_strdup (self->attached->type);
      edit->file_size = self->attached->size;
      edit->file_sha256 = g_strdup (self->attached->sha256);
    }

  return edit;
}

static gboolean
is_complete (DtRecordPopover *self)
{
  return dt_day_entry_is_valid (self->day) && dt_time_entry_is_valid (self->time);
}

static void
apply (DtRecordPopover *self)
{
  if (!is_complete (self))
    return;

  g_signal_emit (self, signals[SIGNAL_APPLY], 0, make_edit (self));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_valid_changed (DtRecordPopover *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), is_complete (self));
}

static gboolean
is_one_unit (DtRecordPopover *self)
{
  const DtAssignmentRow *first = g_ptr_array_index (self->assignments, 0);

  for (guint i = 1; i < self->assignments->len; i++)
    if (((const DtAssignmentRow *) g_ptr_array_index (self->assignments, i))->unit_id != first->unit_id)
      return FALSE;

  return TRUE;
}

/* Whether each row is another unit's; their names in the same order tell. */
static gboolean
are_units (GPtrArray *assignments)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < assignments->len; i++)
    if (!g_hash_table_add (seen, &((DtAssignmentRow *) g_ptr_array_index (assignments, i))->unit_id))
      return FALSE;

  return TRUE;
}

static gboolean
is_one_task (GPtrArray *assignments)
{
  const DtAssignmentRow *first = g_ptr_array_index (assignments, 0);

  for (guint i = 1; i < assignments->len; i++)
    if (((const DtAssignmentRow *) g_ptr_array_index (assignments, i))->task_id != first->task_id)
      return FALSE;

  return TRUE;
}

static void
show_who (DtRecordPopover *self)
{
  guint n = self->assignments->len;
  DtAssignmentRow *first = g_ptr_array_index (self->assignments, 0);
  g_autoptr(GtkStringList) names = NULL;
  g_autofree char *all = NULL;

  /* Several requests of one unit, as in a row of the matrix: there is nobody to choose. */
  if (n > 1 && is_one_unit (self))
    all = g_strdup_printf (ngettext ("%1$s · %2$u request", "%1$s · %2$u requests", n), first->unit_name, n);
  gtk_widget_set_visible (GTK_WIDGET (self->who), n > 1 && all == NULL);
  gtk_label_set_label (self->heading, all != NULL ? all : n > 1 ? _("Record submission") : first->unit_name);
  if (n == 1 || all != NULL)
    return;

  names = gtk_string_list_new (NULL);
  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, ((DtAssignmentRow *) g_ptr_array_index (self->assignments, i))->unit);
  all = are_units (self->assignments) ? g_strdup_printf (ngettext ("All %u unit", "All %u units", n), n)
                                      : g_strdup_printf (ngettext ("All %u report", "All %u reports", n), n);
  gtk_string_list_append (names, all);
  gtk_drop_down_set_model (self->who, G_LIST_MODEL (names));
  /* Who has selected several tasks means them all; of one request the reports come in one by one. */
  if (!is_one_task (self->assignments))
    dt_record_popover_choose_all (self);
}

/**
 * dt_record_popover_choose_all:
 * @self: a popover
 *
 * All of the assignments are meant, unless one says otherwise.
 */
void
dt_record_popover_choose_all (DtRecordPopover *self)
{
  g_return_if_fail (DT_IS_RECORD_POPOVER (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self->who)))
    gtk_drop_down_set_selected (self->who, self->assignments->len);
}

/* Enter stores: the focus begins where it does. */
static void
dt_record_popover_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dt_record_popover_parent_class)->map (widget);

  gtk_widget_grab_focus (GTK_WIDGET (DT_RECORD_POPOVER (widget)->day));
}

/* It never comes back: what it holds is let go here, because this toolkit version keeps a popover that was taken away
 * while it was shown. */
static void
dt_record_popover_unroot (GtkWidget *widget)
{
  DtRecordPopover *self = DT_RECORD_POPOVER (widget);

  GTK_WIDGET_CLASS (dt_record_popover_parent_class)->unroot (widget);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);
}

static void
dt_record_popover_dispose (GObject *object)
{
  DtRecordPopover *self = DT_RECORD_POPOVER (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_RECORD_POPOVER);
  g_clear_object (&self->context);
  g_clear_pointer (&self->assignments, g_ptr_array_unref);
  g_clear_pointer (&self->attached, dt_attached_free);

  G_OBJECT_CLASS (dt_record_popover_parent_class)->dispose (object);
}

static void
dt_record_popover_finalize (GObject *object)
{
  g_clear_object (&DT_RECORD_POPOVER (object)->cancellable);

  G_OBJECT_CLASS (dt_record_popover_parent_class)->finalize (object);
}

static void
dt_record_popover_class_init (DtRecordPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dt_record_popover_dispose;
  object_class->finalize = dt_record_popover_finalize;
  widget_class->map = dt_record_popover_map;
  widget_class->unroot = dt_record_popover_unroot;

  signals[SIGNAL_APPLY] = g_signal_new ("apply", DT_TYPE_RECORD_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (DT_TYPE_DAY_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-record-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DtRecordPopover, heading);
  gtk_widget_class_bind_template_child (widget_class, DtRecordPopover, who);
  gtk_widget_class_bind_template_child (widget_class, DtRecordPopover, day_label);
  gtk_widget_class_bind_template_child (widget_class, DtRecordPopover, day);
  gtk_widget_class_bind_template_child (widget_class, DtRecordPopover, grid);
  gtk_widget_class_bind_template_child (widget_class, DtRecordPopover, time_label);
  gtk_widget_class_bind_template_child (widget_class, DtRecordPopover, symbol);
  gtk_widget_class_bind_template_child (widget_class, DtRecordPopover, via);
  gtk_widget_class_bind_template_child (widget_class, DtRecordPopover, file_button);
  gtk_widget_class_bind_template_child (widget_class, DtRecordPopover, file_label);
  gtk_widget_class_bind_template_child (widget_class, DtRecordPopover, file_remove);
  gtk_widget_class_bind_template_child (widget_class, DtRecordPopover, accept);
  gtk_widget_class_bind_template_child (widget_class, DtRecordPopover, problem);
  gtk_widget_class_bind_template_child (widget_class, DtRecordPopover, apply);
  gtk_widget_class_bind_template_callback (widget_class, choose_file);
  gtk_widget_class_bind_template_callback (widget_class, remove_file);
  gtk_widget_class_bind_template_callback (widget_class, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_valid_changed);
}

static void
add_time (DtRecordPopover *self)
{
  self->time = dt_time_entry_new (DT_TIME_NONE);
  gtk_grid_attach (self->grid, self->time, 1, 3, 1, 1);
  gtk_widget_insert_after (self->time, GTK_WIDGET (self->grid), GTK_WIDGET (self->time_label));     /* for Tab */
  gtk_label_set_mnemonic_widget (self->time_label, self->time);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->time), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Time"), -1);
  g_signal_connect_swapped (self->time, "changed", G_CALLBACK (on_valid_changed), self);
  g_signal_connect_swapped (self->time, "activate", G_CALLBACK (apply), self);
}

static void
dt_record_popover_init (DtRecordPopover *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_time (self);
  dt_accessible_name_buttons (GTK_WIDGET (self));
  gtk_label_set_mnemonic_widget (self->day_label, dt_day_entry_get_entry (self->day));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->who), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Unit"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (dt_day_entry_get_entry (self->day)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Date received"), -1);
}

/**
 * dt_record_popover_new:
 * @context: what the window shares
 * @assignments: (element-type DtAssignmentRow): whose submission it may be, at least one
 *
 * Returns: (transfer floating): a popover to be given a parent
 */
GtkWidget *
dt_record_popover_new (DtContext *context,
                       GPtrArray *assignments)
{
  DtRecordPopover *self = g_object_new (DT_TYPE_RECORD_POPOVER, NULL);

  g_return_val_if_fail (assignments != NULL && assignments->len > 0, GTK_WIDGET (self));

  self->context = g_object_ref (context);
  self->assignments = g_ptr_array_ref (assignments);
  dt_day_entry_set_today (self->day, dt_context_get_today (context));
  dt_day_entry_set_day (self->day, dt_context_get_today (context));
  if (assignments->len == 1)
    gtk_editable_set_text (GTK_EDITABLE (self->via), ((DtAssignmentRow *) g_ptr_array_index (assignments, 0))->via);
  show_who (self);
  show_file (self);

  return GTK_WIDGET (self);
}
