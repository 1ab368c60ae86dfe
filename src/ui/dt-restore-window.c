/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-restore-window.h"

#include <glib/gi18n-lib.h>

#include "dt-accessible.h"
#include "dt-backup-folder.h"
#include "dt-error.h"
#include "dt-restore.h"
#include "dt-weak.h"
#include "dt-window-private.h"

#define SHOWN_LOST 12

struct _DtRestoreWindow
{
  AdwWindow     parent_instance;

  /* Children */
  GtkStack     *pages;
  GtkListBox   *list;
  GtkLabel     *size;
  GtkLabel     *lost_head;
  GtkBox       *lost;
  GtkLabel     *problem;

  /* Owned */
  DtContext    *context;
  GPtrArray    *files;          /* DtBackupFile; NULL: not read yet */
  GCancellable *looking;        /* of the look under way */

  gboolean      waiting;        /* for that look */
  gboolean      working;
};

G_DEFINE_FINAL_TYPE (DtRestoreWindow, dt_restore_window, ADW_TYPE_WINDOW)

static DtStore *
get_store (DtRestoreWindow *self)
{
  return dt_context_get_store (self->context);
}

static const DtBackupFile *
get_chosen (DtRestoreWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL && self->files != NULL ? g_ptr_array_index (self->files, (guint) gtk_list_box_row_get_index (row)) : NULL;
}

static void
sync_apply (DtRestoreWindow *self,
            gboolean         looked)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "restore.apply", looked && !self->working && !dt_store_get_read_only (get_store (self)));
}

static void
tell (DtRestoreWindow *self,
      const GError    *error)
{
  g_autofree char *text = error != NULL ? dt_error_user_text (error) : NULL;

  gtk_label_set_label (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* ---- What is in it ---- */

static void
clear_lost (DtRestoreWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lost))) != NULL)
    gtk_box_remove (self->lost, child);
}

static void
show_look (DtRestoreWindow    *self,
           const DtBackupLook *look)
{
  g_autofree char *size = g_strdup_printf (_("In the backup: %d directives, %d tasks, %d submissions.\nIn the register now: %d, %d, %d."),
                                           look->then.n_directives, look->then.n_tasks, look->then.n_submissions,
                                           look->now.n_directives, look->now.n_tasks, look->now.n_submissions);
  g_autofree char *head = look->n_lost == 0 ? g_strdup (_("Nothing was done since."))
                          : g_strdup_printf (ngettext ("%d action was done since, and will be gone:", "%d actions were done since, and will be gone:",
                                                       (gulong) look->n_lost), look->n_lost);

  gtk_label_set_label (self->size, size);
  gtk_label_set_label (self->lost_head, head);
  clear_lost (self);
  for (guint i = 0; i < MIN (look->lost->len, SHOWN_LOST); i++)
    gtk_box_append (self->lost, g_object_new (GTK_TYPE_LABEL, "label", g_ptr_array_index (look->lost, i), "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  if (look->n_lost > SHOWN_LOST)
    gtk_box_append (self->lost, g_object_new (GTK_TYPE_LABEL, "label", "…", "xalign", 0.f, NULL));
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtRestoreWindow) self = dt_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtBackupLook) look = dt_backup_look_finish (DT_STORE (source), result, &error);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->waiting = FALSE;
  tell (self, error);
  if (look != NULL)
    show_look (self, look);
  sync_apply (self, look != NULL);
}

static void
on_selected (DtRestoreWindow *self)
{
  const DtBackupFile *file = get_chosen (self);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  sync_apply (self, FALSE);
  gtk_label_set_label (self->size, "");
  gtk_label_set_label (self->lost_head, "");
  clear_lost (self);
  if (file == NULL)
    return;
  self->looking = g_cancellable_new ();
  self->waiting = TRUE;
  dt_backup_look_async (get_store (self), file->path, self->looking, on_looked, dt_weak_new (self));
}

/* ---- Putting it back ---- */

static void
fail (DtRestoreWindow *self,
      const GError    *error)
{
  self->working = FALSE;
  tell (self, error);
  sync_apply (self, TRUE);
}

static void
on_restored (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(DtRestoreWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *when = get_chosen (self) != NULL ? dt_backup_file_describe (get_chosen (self)) : NULL;
  g_autofree char *text = NULL;

  if (!dt_store_restore_finish (DT_STORE (source), result, &error))
    {
      fail (self, error);
      return;
    }
  text = g_strdup_printf (_("The register is as it was on %s"), when);
  if (DT_IS_WINDOW (parent))
    dt_window_toast (DT_WINDOW (parent), text, FALSE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_backed_up (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(DtRestoreWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  const DtBackupFile *file = get_chosen (self);

  if (!dt_store_backup_finish (DT_STORE (source), result, &error))
    {
      fail (self, error);
      return;
    }
  if (file != NULL)
    dt_store_restore_async (get_store (self), file->path, NULL, on_restored, g_object_ref (self));
}

/* Nothing is lost: what is there is backed up before. */
static void
apply (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  DtRestoreWindow *self = DT_RESTORE_WINDOW (widget);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = dt_backup_folder_new_path (dt_store_get_path (get_store (self)), "before-restore", &error);

  tell (self, error);
  if (path == NULL || get_chosen (self) == NULL)
    return;
  self->working = TRUE;
  sync_apply (self, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), FALSE);
  dt_store_backup_async (get_store (self), path, NULL, on_backed_up, g_object_ref (self));
}

/* ---- The list ---- */

static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_task_return_pointer (task, dt_backup_folder_list (data), (GDestroyNotify) g_ptr_array_unref);
}

static GtkWidget *
new_row (const DtBackupFile *file)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "margin-top", 6, "margin-bottom", 6, "margin-start", 9, "margin-end", 9, NULL);
  g_autofree char *when = dt_backup_file_describe (file);
  g_autofree char *size = g_format_size ((guint64) file->size);
  /* Translators: size of a backup, and who made it */
  g_autofree char *about = g_strdup_printf (C_("size and who made it", "%s · %s"), size, file->automatic ? _("by the program") : _("by hand"));

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", when, "xalign", 0.f, NULL));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", about, "xalign", 0.f, "css-classes", (const char *[]) { "register-echo", NULL }, NULL));
  return box;
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtRestoreWindow) self = dt_weak_take (user_data);
  g_autoptr(GPtrArray) files = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self == NULL || files == NULL)
    return;
  self->files = g_steal_pointer (&files);
  for (guint i = 0; i < self->files->len; i++)
    gtk_list_box_append (self->list, new_row (g_ptr_array_index (self->files, i)));
  gtk_stack_set_visible_child_name (self->pages, self->files->len > 0 ? "list" : "nothing");
  if (self->files->len > 0)
    {
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
    }
}

/* ---- The object ---- */

gboolean
dt_restore_window_is_settled (DtRestoreWindow *self)
{
  g_return_val_if_fail (DT_IS_RESTORE_WINDOW (self), FALSE);

  return self->files != NULL && !self->waiting && !self->working;
}

static void
dt_restore_window_dispose (GObject *object)
{
  g_cancellable_cancel (DT_RESTORE_WINDOW (object)->looking);

  G_OBJECT_CLASS (dt_restore_window_parent_class)->dispose (object);
}

static void
dt_restore_window_finalize (GObject *object)
{
  DtRestoreWindow *self = DT_RESTORE_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->files, g_ptr_array_unref);

  G_OBJECT_CLASS (dt_restore_window_parent_class)->finalize (object);
}

static void
dt_restore_window_class_init (DtRestoreWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_restore_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_restore_window_finalize;
  gtk_widget_class_install_action (widget_class, "restore.apply", NULL, apply);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "restore.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkLabel *
new_text (const char *css_class)
{
  return g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "css-classes", (const char *[]) { css_class, NULL }, NULL);
}

static GtkWidget *
build_preview (DtRestoreWindow *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, "margin-top", 18, "margin-bottom", 18, "margin-start", 18,
                                 "margin-end", 18, "hexpand", TRUE, NULL);

  self->problem = new_text ("error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  self->size = new_text ("numeric");
  self->lost_head = new_text ("heading");
  self->lost = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->size));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lost_head));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lost));
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, "hexpand", TRUE, NULL);
}

static GtkWidget *
build_sides (DtRestoreWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scroller;

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  dt_accessible_set_label (GTK_WIDGET (self->list), _("Backups"));
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_selected), self);
  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", self->list, "width-request", 260, "vexpand", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (box), build_preview (self));
  return box;
}

static void
dt_restore_window_init (DtRestoreWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *restore = gtk_button_new_with_mnemonic (_("_Restore"));

  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Restore a Backup"), _("What the register holds now is backed up before")));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (restore), "restore.apply");
  gtk_widget_add_css_class (restore, "destructive-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), restore);
  self->pages = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->pages, g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE, "halign", GTK_ALIGN_CENTER, NULL), "reading");
  gtk_stack_add_named (self->pages, build_sides (self), "list");
  gtk_stack_add_named (self->pages, g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "document-save-symbolic", "title", _("No Backup Yet"), "description",
                                                  _("The program makes one each day, a while after it was opened. Ctrl+B makes one at once."), NULL), "nothing");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->pages));
  gtk_window_set_title (GTK_WINDOW (self), _("Restore a Backup"));
  gtk_window_set_default_size (GTK_WINDOW (self), 820, 540);
  adw_window_set_content (ADW_WINDOW (self), box);
}

DtRestoreWindow *
dt_restore_window_new (GtkWindow *parent,
                       DtContext *context)
{
  DtRestoreWindow *self = g_object_new (DT_TYPE_RESTORE_WINDOW, "transient-for", parent, "modal", TRUE, "destroy-with-parent", TRUE, NULL);
  g_autoptr(GTask) task = g_task_new (NULL, NULL, on_listed, dt_weak_new (self));

  self->context = g_object_ref (context);
  sync_apply (self, FALSE);
  g_task_set_source_tag (task, dt_restore_window_new);
  g_task_set_task_data (task, g_strdup (dt_store_get_path (get_store (self))), g_free);
  g_task_run_in_thread (task, list_thread);
  return self;
}
