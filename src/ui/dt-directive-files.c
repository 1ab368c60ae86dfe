/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-directive-files.h"

#include <glib/gi18n-lib.h>

#include "dt-attach.h"
#include "dt-attach-open.h"
#include "dt-compat.h"
#include "dt-directive-jobs.h"
#include "dt-error.h"
#include "dt-window-private.h"

struct _DtDirectiveFiles
{
  GtkWidget     parent_instance;

  /* Children */
  GtkWidget    *button;
  GtkWidget    *count;
  GtkWidget    *list;
  GtkWidget    *nothing;

  /* Owned */
  DtContext    *context;
  GCancellable *cancellable;
  GPtrArray    *rows;            /* DtAttachmentRow; NULL: no directive */

  gint64        directive_id;
  gint64        saving;          /* the attachment a place is asked for */
};

G_DEFINE_FINAL_TYPE (DtDirectiveFiles, dt_directive_files, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (DtDirectiveFiles *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static const char *
get_path (DtDirectiveFiles *self)
{
  return dt_store_get_path (dt_context_get_store (self->context));
}

static const DtAttachmentRow *
find_row (DtDirectiveFiles *self,
          gint64            id)
{
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      const DtAttachmentRow *row = g_ptr_array_index (self->rows, i);

      if (row->id == id)
        return row;
    }
  return NULL;
}

/* Stopping is no failure. */
static void
tell_failed (DtDirectiveFiles *self,
             const char       *heading,
             const GError     *error)
{
  g_autofree char *reason = dt_error_user_text (error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dt_compat_tell (get_window (self), heading, reason);
}

/* ---- Opening and saving ---- */

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtDirectiveFiles) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!dt_attach_open_finish (result, &error))
    tell_failed (self, _("The File Could Not Be Opened"), error);
}

static void
open_file (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DtDirectiveFiles *self = DT_DIRECTIVE_FILES (widget);
  const DtAttachmentRow *row = find_row (self, g_variant_get_int64 (parameter));

  if (row != NULL && row->sha256[0] != '\0')
    dt_attach_open_async (get_path (self), row->sha256, row->name, self->cancellable, on_opened, g_object_ref (self));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(DtDirectiveFiles) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_file_copy_finish (G_FILE (source), result, &error))
    tell_failed (self, _("The File Was Not Saved"), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _("File saved"));
}

void
dt_directive_files_save (DtDirectiveFiles *self,
                         gint64            attachment,
                         GFile            *place)
{
  const DtAttachmentRow *row;
  g_autoptr(GFile) kept = NULL;

  g_return_if_fail (DT_IS_DIRECTIVE_FILES (self));

  row = find_row (self, attachment);
  if (row == NULL || row->sha256[0] == '\0')
    return;
  kept = dt_attach_get_file (get_path (self), row->sha256);
  g_file_copy_async (kept, place, G_FILE_COPY_OVERWRITE, G_PRIORITY_DEFAULT, self->cancellable, NULL, NULL, on_saved, g_object_ref (self));
}

static void
on_place (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(DtDirectiveFiles) self = user_data;
  g_autoptr(GFile) file = dt_compat_save_file_finish (result, NULL);

  if (file != NULL)
    dt_directive_files_save (self, self->saving, file);
}

static void
save_file (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DtDirectiveFiles *self = DT_DIRECTIVE_FILES (widget);
  const DtAttachmentRow *row = find_row (self, g_variant_get_int64 (parameter));

  if (row == NULL)
    return;
  self->saving = row->id;
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  dt_compat_save_file_async (get_window (self), _("Save File"), row->name, NULL, NULL, self->cancellable, on_place, g_object_ref (self));
}

/* ---- Adding and removing ---- */

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(DtDirectiveFiles) self = user_data;
  g_autoptr(GError) error = NULL;
  GtkWindow *window = get_window (self);

  dt_store_write_finish (DT_STORE (source), result, &error);
  if (DT_IS_WINDOW (window))
    dt_window_set_saved (DT_WINDOW (window), error);
  if (error != NULL)
    tell_failed (self, _("Nothing was changed"), error);
  else if (DT_IS_WINDOW (window))
    dt_window_toast (DT_WINDOW (window), _("Files of the directive changed"), TRUE);
}

static void
on_attached (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(DtDirectiveFiles) self = user_data;
  DtWrite write = { .action = "add-attachment" };
  g_autoptr(GError) error = NULL;
  g_autoptr(DtAttached) attached = dt_attach_finish (result, &error);
  DtAttachEdit *edit;

  if (attached == NULL)
    {
      tell_failed (self, _("The File Was Not Added"), error);
      return;
    }
  edit = g_new0 (DtAttachEdit, 1);
  edit->directive_id = self->directive_id;
  edit->name = g_strdup (attached->name);
  edit->media_type = g_strdup (attached->type);
  edit->sha256 = g_strdup (attached->sha256);
  edit->size = attached->size;
  dt_store_write_async (dt_context_get_store (self->context), &write, dt_job_add_attachment, edit, (GDestroyNotify) dt_attach_edit_free, NULL, NULL,
                        on_written, g_object_ref (self));
}

void
dt_directive_files_add (DtDirectiveFiles *self,
                        GFile            *file)
{
  g_return_if_fail (DT_IS_DIRECTIVE_FILES (self));

  if (self->directive_id != 0)
    dt_attach_async (file, get_path (self), self->cancellable, on_attached, g_object_ref (self));
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(DtDirectiveFiles) self = user_data;
  g_autoptr(GFile) file = dt_compat_open_file_finish (result, NULL);

  if (file != NULL)
    dt_directive_files_add (self, file);
}

static void
add_file (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  DtDirectiveFiles *self = DT_DIRECTIVE_FILES (widget);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  dt_compat_open_file_async (get_window (self), _("Add File"), NULL, NULL, self->cancellable, on_chosen, g_object_ref (self));
}

/* At once: it can be undone, and the bytes stay in the folder for that. */
static void
remove_file (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  DtDirectiveFiles *self = DT_DIRECTIVE_FILES (widget);
  DtWrite write = { .action = "remove-attachment" };
  gint64 id = g_variant_get_int64 (parameter);

  dt_store_write_async (dt_context_get_store (self->context), &write, dt_job_remove_attachment, g_memdup2 (&id, sizeof id), g_free, NULL, NULL,
                        on_written, g_object_ref (self));
}

/* ---- What is shown ---- */

static void
add_button (GtkWidget  *line,
            const char *icon,
            const char *name,
            const char *action,
            gint64      id,
            gboolean    possible)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  if (possible)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  else
    gtk_widget_set_sensitive (button, FALSE);
  gtk_box_append (GTK_BOX (line), button);
}

static GtkWidget *
new_line (const DtAttachmentRow *row)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *names = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE, NULL);
  gboolean kept = row->sha256[0] != '\0';
  g_autofree char *size = kept ? g_format_size ((guint64) row->size) : g_strdup (_("only the name is known"));

  gtk_box_append (GTK_BOX (names), g_object_new (GTK_TYPE_LABEL, "label", row->name, "xalign", 0.f, "ellipsize", PANGO_ELLIPSIZE_MIDDLE, "width-chars", 26,
                                                 "max-width-chars", 36, "tooltip-text", row->name, NULL));
  gtk_box_append (GTK_BOX (names), g_object_new (GTK_TYPE_LABEL, "label", size, "xalign", 0.f, "css-classes", (const char *[]) { "second-line", NULL }, NULL));
  gtk_box_append (GTK_BOX (line), names);
  add_button (line, "document-open-symbolic", _("Open File"), "files.open", row->id, kept);
  add_button (line, "document-save-symbolic", _("Save File As…"), "files.save", row->id, kept);
  add_button (line, "list-remove-symbolic", _("Remove File"), "files.remove", row->id, TRUE);
  return line;
}

/**
 * dt_directive_files_set:
 * @directive_id: whose files they are
 * @rows: (element-type DtAttachmentRow): what is kept with it
 */
void
dt_directive_files_set (DtDirectiveFiles *self,
                        gint64            directive_id,
                        GPtrArray        *rows)
{
  GtkWidget *child;
  g_autofree char *text = g_strdup_printf ("%u", rows->len);
  g_autofree char *name = g_strdup_printf (ngettext ("%u file", "%u files", rows->len), rows->len);

  g_return_if_fail (DT_IS_DIRECTIVE_FILES (self));

  g_ptr_array_ref (rows);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows;
  self->directive_id = directive_id;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < rows->len; i++)
    gtk_box_append (GTK_BOX (self->list), new_line (g_ptr_array_index (rows, i)));
  gtk_widget_set_visible (self->nothing, rows->len == 0);
  gtk_label_set_label (GTK_LABEL (self->count), rows->len > 0 ? text : "");
  gtk_widget_set_tooltip_text (self->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* ---- The object ---- */

static void
dt_directive_files_dispose (GObject *object)
{
  DtDirectiveFiles *self = DT_DIRECTIVE_FILES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_directive_files_parent_class)->dispose (object);
}

static void
dt_directive_files_finalize (GObject *object)
{
  g_object_unref (DT_DIRECTIVE_FILES (object)->cancellable);

  G_OBJECT_CLASS (dt_directive_files_parent_class)->finalize (object);
}

static void
dt_directive_files_class_init (DtDirectiveFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_directive_files_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_directive_files_finalize;
  gtk_widget_class_install_action (widget_class, "files.open", "x", open_file);
  gtk_widget_class_install_action (widget_class, "files.save", "x", save_file);
  gtk_widget_class_install_action (widget_class, "files.add", NULL, add_file);
  gtk_widget_class_install_action (widget_class, "files.remove", "x", remove_file);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dt_directive_files_init (DtDirectiveFiles *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, NULL);
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Add File…"));
  GtkWidget *popover = gtk_popover_new ();

  self->cancellable = g_cancellable_new ();
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->nothing = g_object_new (GTK_TYPE_LABEL, "label", _("No files are kept with this directive"), "css-classes", (const char *[]) { "dim", NULL }, NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "files.add");
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_box_append (GTK_BOX (box), add);
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  self->count = g_object_new (GTK_TYPE_LABEL, "css-classes", (const char *[]) { "numeric", NULL }, NULL);
  gtk_box_append (GTK_BOX (face), gtk_image_new_from_icon_name ("mail-attachment-symbolic"));
  gtk_box_append (GTK_BOX (face), self->count);
  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "child", face, "popover", popover, "css-classes", (const char *[]) { "flat", NULL }, NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * dt_directive_files_new:
 * @context: what the views share
 *
 * Returns: (transfer floating): a button without files
 */
GtkWidget *
dt_directive_files_new (DtContext *context)
{
  DtDirectiveFiles *self = g_object_new (DT_TYPE_DIRECTIVE_FILES, NULL);

  g_return_val_if_fail (DT_IS_CONTEXT (context), GTK_WIDGET (self));

  self->context = g_object_ref (context);
  if (dt_store_get_read_only (dt_context_get_store (context)))
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.add", FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.remove", FALSE);
    }
  return GTK_WIDGET (self);
}
