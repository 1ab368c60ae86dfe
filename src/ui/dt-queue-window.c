/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-queue-window.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-queue-item.h"
#include "dt-register-jobs.h"
#include "dt-weak.h"

#define TICK 80         /* ms between two looks at what the worker has done */

struct _DtQueueWindow
{
  AdwWindow           parent_instance;

  /* Children */
  GtkListView        *list;
  GtkProgressBar     *progress;
  GtkLabel           *counts;
  GtkWidget          *stop;

  /* Owned */
  DtContext          *context;
  GListStore         *items;         /* DtQueueItem */
  GtkSingleSelection *selection;
  GCancellable       *cancellable;
  GAsyncQueue        *looks;         /* DtQueueLook */
  gulong              store_handler;
  guint               tick;

  guint               n_read;
  guint               n_failed;
  guint               n_known;
  gboolean            reading;
  gboolean            asking;        /* which of them the register has */
};

G_DEFINE_FINAL_TYPE (DtQueueWindow, dt_queue_window, ADW_TYPE_WINDOW)

static guint
count_items (DtQueueWindow *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

static void
show_counts (DtQueueWindow *self)
{
  guint n = count_items (self);
  g_autofree char *read = g_strdup_printf (ngettext ("%u of %u file read", "%u of %u files read", n), self->n_read, n);
  g_autofree char *known = g_strdup_printf (ngettext ("%u in the register", "%u in the register", self->n_known), self->n_known);
  g_autofree char *failed = g_strdup_printf (ngettext ("%u cannot be read", "%u cannot be read", self->n_failed), self->n_failed);
  g_autofree char *all = g_strjoin (" · ", read, self->n_known > 0 || self->n_failed > 0 ? known : NULL, self->n_failed > 0 ? failed : NULL, NULL);

  gtk_label_set_label (self->counts, all);
  gtk_progress_bar_set_fraction (self->progress, n > 0 ? (double) self->n_read / n : 1);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), self->reading);
  gtk_widget_set_visible (self->stop, self->reading);
}

/* ---- What the register has ---- */

static void
on_known (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(DtQueueWindow) self = dt_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) symbols = dt_store_read_finish (DT_STORE (source), result, &error);

  if (self == NULL)
    return;
  self->asking = FALSE;
  self->n_known = 0;
  for (guint i = 0; symbols != NULL && i < symbols->len && i < count_items (self); i++)
    {
      g_autoptr(DtQueueItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      gboolean known = ((const DtKnownSymbol *) g_ptr_array_index (symbols, i))->known == DT_SYMBOL_KNOWN;

      dt_queue_item_set_known (item, known);
      self->n_known += known;
    }
  if (error != NULL)
    g_message ("What the register has of these files could not be read: %s", error->message);
  show_counts (self);
}

static void
ask_known (DtQueueWindow *self)
{
  GPtrArray *symbols;

  if (self->asking || self->reading)
    return;
  symbols = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < count_items (self); i++)
    {
      g_autoptr(DtQueueItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const DtQueueLook *look = dt_queue_item_get_look (item);

      g_ptr_array_add (symbols, g_strdup (look != NULL ? look->symbol : ""));
    }
  self->asking = TRUE;
  dt_store_read_async (dt_context_get_store (self->context), dt_job_know_symbols, symbols, (GDestroyNotify) g_ptr_array_unref,
                       (GDestroyNotify) g_ptr_array_unref, NULL, on_known, dt_weak_new (self));
}

/* ---- Reading ---- */

typedef struct
{
  GPtrArray    *paths;        /* char*; NULL: not on this machine */
  GAsyncQueue  *looks;
} Work;

static void
work_free (gpointer data)
{
  Work *self = data;

  g_ptr_array_unref (self->paths);
  g_async_queue_unref (self->looks);
  g_free (self);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Work *work = data;

  for (guint i = 0; i < work->paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const char *path = g_ptr_array_index (work->paths, i);

      g_async_queue_push (work->looks, dt_queue_look (i, path != NULL ? path : "", cancellable));
    }
  g_task_return_boolean (task, TRUE);
}

static void
take_looks (DtQueueWindow *self)
{
  DtQueueLook *look;

  while ((look = g_async_queue_try_pop (self->looks)) != NULL)
    {
      g_autoptr(DtQueueItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), look->number);

      self->n_read++;
      self->n_failed += look->state == DT_QUEUE_FAILED;
      dt_queue_item_set_look (item, look);
    }
  show_counts (self);
}

static gboolean
on_tick (gpointer user_data)
{
  take_looks (user_data);
  return G_SOURCE_CONTINUE;
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(DtQueueWindow) self = dt_weak_take (user_data);

  if (self == NULL)
    return;
  g_clear_handle_id (&self->tick, g_source_remove);
  self->reading = FALSE;
  take_looks (self);
  ask_known (self);
}

static void
begin_reading (DtQueueWindow *self)
{
  Work *work = g_new0 (Work, 1);
  /* No source object: a window that was closed must not wait for the worker. */
  g_autoptr(GTask) task = g_task_new (NULL, self->cancellable, on_read, dt_weak_new (self));

  work->paths = g_ptr_array_new_with_free_func (g_free);
  work->looks = g_async_queue_ref (self->looks);
  for (guint i = 0; i < count_items (self); i++)
    {
      g_autoptr(DtQueueItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_ptr_array_add (work->paths, g_file_get_path (dt_queue_item_get_file (item)));
    }
  self->reading = TRUE;
  self->tick = g_timeout_add (TICK, on_tick, self);
  g_task_set_source_tag (task, begin_reading);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, read_thread);
  show_counts (self);
}

static void
stop (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  g_cancellable_cancel (DT_QUEUE_WINDOW (widget)->cancellable);
}

/* ---- Rows ---- */

typedef struct { GtkLabel *title, *second, *state; GtkImage *icon; } Row;

static GtkLabel *
add_label (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, "css-classes", (const char *[]) { css_class, NULL }, NULL);

  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 12, "css-classes", (const char *[]) { "queue-row", NULL }, NULL);
  GtkWidget *texts = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  Row *row = g_new0 (Row, 1);

  row->icon = GTK_IMAGE (gtk_image_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->icon));
  row->title = add_label (texts, "title");
  row->second = add_label (texts, "quiet");
  gtk_box_append (GTK_BOX (box), texts);
  row->state = add_label (box, "quiet");
  gtk_label_set_max_width_chars (row->state, 48);
  g_object_set_data_full (G_OBJECT (item), "dt-row", row, g_free);
  gtk_list_item_set_child (item, box);
}

static char *
describe_state (DtQueueItem *item)
{
  const DtQueueLook *look = dt_queue_item_get_look (item);

  if (look == NULL)
    return g_strdup (_("waiting"));
  if (look->state == DT_QUEUE_FAILED)
    return g_strdup (look->kind);
  if (dt_queue_item_is_known (item))
    return g_strdup (_("in the register"));
  if (look->n_tasks > 0)
    return g_strdup_printf (ngettext ("%s · %d task", "%s · %d tasks", (gulong) look->n_tasks), look->kind, look->n_tasks);
  if (look->n_files > 0)
    return g_strdup_printf (ngettext ("%s · %d file", "%s · %d files", (gulong) look->n_files), look->kind, look->n_files);
  return g_strdup (look->kind);
}

static const char *
get_icon (DtQueueItem *item)
{
  const DtQueueLook *look = dt_queue_item_get_look (item);

  if (look == NULL)
    return "dt-state-idle-symbolic";
  if (look->state == DT_QUEUE_FAILED)
    return "dialog-error-symbolic";
  return dt_queue_item_is_known (item) ? "object-select-symbolic" : "document-new-symbolic";
}

static void
show_item (GtkListItem *list_item)
{
  DtQueueItem *item = gtk_list_item_get_item (list_item);
  Row *row = g_object_get_data (G_OBJECT (list_item), "dt-row");
  const DtQueueLook *look = dt_queue_item_get_look (item);
  g_autofree char *name = g_file_get_basename (dt_queue_item_get_file (item));
  g_autofree char *state = describe_state (item);
  gboolean named = look != NULL && *look->symbol != '\0';
  const char *second = look != NULL && *look->subject != '\0' ? look->subject : named ? name : "";
  /* Translators: symbol of a letter, who issued it */
  g_autofree char *title = named && *look->issuer != '\0' ? g_strdup_printf (C_("symbol and issuer", "%s · %s"), look->symbol, look->issuer)
                           : g_strdup (named ? look->symbol : name);
  g_autofree char *spoken = g_strdup_printf (C_("a file that waits", "%s, %s, %s"), title, second, state);

  gtk_label_set_label (row->title, title);
  gtk_label_set_label (row->second, second);
  gtk_widget_set_visible (GTK_WIDGET (row->second), *second != '\0');
  gtk_label_set_label (row->state, state);
  gtk_image_set_from_icon_name (row->icon, get_icon (item));
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->state), state);
  if (look != NULL && look->state == DT_QUEUE_FAILED)
    gtk_widget_add_css_class (GTK_WIDGET (row->icon), "error-mark");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row->icon), "error-mark");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_list_item_get_child (list_item)), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_item), item);
  show_item (item);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_item, item);
}

static void
on_activate (DtQueueWindow *self,
             guint          position)
{
  g_autoptr(DtQueueItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (item != NULL && DT_IS_WINDOW (parent))
    dt_window_register_file (DT_WINDOW (parent), dt_queue_item_get_file (item));
}

/* ---- The object ---- */

gboolean
dt_queue_window_is_settled (DtQueueWindow *self)
{
  g_return_val_if_fail (DT_IS_QUEUE_WINDOW (self), FALSE);

  return !self->reading && !self->asking;
}

static void
dt_queue_window_dispose (GObject *object)
{
  DtQueueWindow *self = DT_QUEUE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->store_handler != 0)
    g_signal_handler_disconnect (dt_context_get_store (self->context), self->store_handler);
  self->store_handler = 0;

  G_OBJECT_CLASS (dt_queue_window_parent_class)->dispose (object);
}

static void
dt_queue_window_finalize (GObject *object)
{
  DtQueueWindow *self = DT_QUEUE_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->items);
  g_clear_object (&self->selection);
  g_clear_object (&self->cancellable);
  g_async_queue_unref (self->looks);

  G_OBJECT_CLASS (dt_queue_window_parent_class)->finalize (object);
}

static void
dt_queue_window_class_init (DtQueueWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_queue_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_queue_window_finalize;
  gtk_widget_class_install_action (widget_class, "queue.stop", NULL, stop);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
}

static GtkWidget *
build_list (DtQueueWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  self->list = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activate), self);
  dt_accessible_set_label (GTK_WIDGET (self->list), _("Files to enter"));
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", self->list, NULL);
}

static GtkWidget *
build_foot (DtQueueWindow *self)
{
  GtkWidget *foot = g_object_new (GTK_TYPE_BOX, "spacing", 12, "css-classes", (const char *[]) { "register-foot", NULL }, NULL);

  self->counts = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  self->progress = g_object_new (GTK_TYPE_PROGRESS_BAR, "valign", GTK_ALIGN_CENTER, NULL);
  dt_accessible_set_label (GTK_WIDGET (self->progress), _("Reading"));
  self->stop = gtk_button_new_with_mnemonic (_("_Stop"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->stop), "queue.stop");
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->counts));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (foot), self->stop);
  return foot;
}

static void
dt_queue_window_init (DtQueueWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  self->cancellable = g_cancellable_new ();
  self->looks = g_async_queue_new_full ((GDestroyNotify) dt_queue_look_free);
  self->items = g_list_store_new (DT_TYPE_QUEUE_ITEM);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Files to Enter"), _("Enter or a double click opens one")));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), build_list (self));
  gtk_box_append (GTK_BOX (box), build_foot (self));
  gtk_window_set_title (GTK_WINDOW (self), _("Files to Enter"));
  gtk_window_set_default_size (GTK_WINDOW (self), 860, 560);
  adw_window_set_content (ADW_WINDOW (self), box);
}

/**
 * dt_queue_window_new:
 * @parent: the window that they are entered in
 * @files: (element-type GFile): what came
 *
 * Returns: a window to be presented; it belongs to the toolkit
 */
DtQueueWindow *
dt_queue_window_new (DtWindow   *parent,
                     GListModel *files)
{
  DtQueueWindow *self = g_object_new (DT_TYPE_QUEUE_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  self->context = g_object_ref (dt_window_get_context (parent));
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      g_ptr_array_add (items, dt_queue_item_new (file));
    }
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  self->store_handler = g_signal_connect_swapped (dt_context_get_store (self->context), "changed", G_CALLBACK (ask_known), self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  begin_reading (self);
  return self;
}
