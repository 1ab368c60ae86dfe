/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A register that is damaged: its newest backup in its place, or what can still be read of it; the damaged file itself is kept. */

#include "dt-damaged.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "dt-backup-folder.h"
#include "dt-error.h"
#include "dt-salvage.h"

static GtkWidget *
new_restore_button (const char         *path,
                    const DtBackupFile *file)
{
  g_autofree char *when = dt_backup_file_describe (file);
  g_autofree char *label = g_strdup_printf (_("_Restore the Backup of %s"), when);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill-button");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", path, file->path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.restore-register");
  return button;
}

/* ---- What can still be read ---- */

static char *
get_saved_path (const char *path)
{
  return g_strconcat (path, ".saved", NULL);
}

typedef struct
{
  GWeakRef  box;
  char     *path;
} Saving;

static void
saving_free (Saving *self)
{
  g_weak_ref_clear (&self->box);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_line (GtkWidget *box,
          char      *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);

  gtk_box_append (GTK_BOX (box), label);
  g_free (text);
}

static const struct { DtLost kind; const char *text; } losses[] = {
  { DT_LOST_UNITS, N_("Some units are lost, with what they were to do.") },
  { DT_LOST_DIRECTIVES, N_("Some directives are lost, with their tasks.") },
  { DT_LOST_TASKS, N_("Some tasks are lost.") },
  { DT_LOST_DEADLINES, N_("Some deadlines are lost: their tasks show none.") },
  { DT_LOST_ASSIGNMENTS, N_("Of some tasks it is lost which units are to do them.") },
  { DT_LOST_SUBMISSIONS, N_("Some submissions are lost: what was handed in may show as owed.") },
};

static void
show_saved (GtkWidget       *box,
            const char      *path,
            const DtSalvage *salvage)
{
  g_autofree char *saved = get_saved_path (path);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Go On with What Was Read"));

  add_line (box, g_strdup_printf (ngettext ("%d record was read.", "%d records were read.", (gulong) salvage->n_read),
                                  (int) salvage->n_read));
  if (salvage->n_places > 0)
    add_line (box, g_strdup_printf (ngettext ("At %u place of the file nothing could be read.",
                                                 "At %u places of the file nothing could be read.", salvage->n_places), salvage->n_places));
  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    if (salvage->lost & losses[i].kind)
      add_line (box, g_strdup (_(losses[i].text)));
  if (salvage->n_left_out > 0)
    add_line (box, g_strdup_printf (ngettext ("%d record is left out, because what it belongs to is lost.",
                                                 "%d records are left out, because what they belong to is lost.",
                                                 (gulong) salvage->n_left_out), (int) salvage->n_left_out));

  gtk_widget_add_css_class (button, "pill-button");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", path, saved);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.restore-register");
  gtk_box_append (GTK_BOX (box), button);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(Saving) self = data;
  g_autoptr(GError) error = NULL;
  DtSalvage salvage = { 0 };
  gboolean ok = dt_salvage_finish (result, &salvage, &error);
  g_autoptr(GtkWidget) box = g_weak_ref_get (&self->box);

  if (box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  empty_box (box);
  if (ok)
    show_saved (box, self->path, &salvage);
  else
    add_line (box, dt_error_user_text (error));
}

static void
on_save_clicked (GtkButton *button,
                 gpointer   path)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (button));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *saved = get_saved_path (path);
  Saving *saving = g_new0 (Saving, 1);

  g_weak_ref_init (&saving->box, box);
  saving->path = g_strdup (path);
  g_signal_connect_object (box, "destroy", G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  dt_salvage_async (saving->path, saved, cancellable, on_saved, saving);

  empty_box (box);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE, NULL));
  add_line (box, g_strdup (_("What can be read is being saved…")));
}

static GtkWidget *
new_save_box (const char *path)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Save What Can Still Be Read"));

  gtk_widget_add_css_class (button, "pill-button");
  gtk_widget_set_tooltip_text (button, _("The damaged file is only read; it is kept"));
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_save_clicked), g_strdup (path), (GClosureNotify) (GCallback) g_free, 0);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

GtkWidget *
dt_damaged_new_ways (const char   *path,
                     const GError *error,
                     GtkWidget    *other)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, "halign", GTK_ALIGN_CENTER, NULL);
  g_autoptr(GPtrArray) files = NULL;

  if (g_error_matches (error, DT_ERROR, DT_ERROR_CORRUPT) || g_error_matches (error, DT_ERROR, DT_ERROR_NOT_REGISTER))
    files = dt_backup_folder_list (path);
  if (files != NULL && files->len > 0)
    gtk_box_append (GTK_BOX (box), new_restore_button (path, g_ptr_array_index (files, 0)));
  if (g_error_matches (error, DT_ERROR, DT_ERROR_CORRUPT))
    gtk_box_append (GTK_BOX (box), new_save_box (path));
  if (gtk_widget_get_first_child (box) == NULL)
    gtk_widget_add_css_class (other, "suggested-action");
  gtk_box_append (GTK_BOX (box), other);

  return box;
}

/* The file with its log: they belong together. */
static gboolean
set_aside (const char  *path,
           GError     **error)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d-%H%M%S");

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (path, endings[i], NULL);
      g_autofree char *to = g_strdup_printf ("%s.damaged-%s%s", path, moment, endings[i]);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          int code = errno;

          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", from, g_strerror (code));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * dt_damaged_replace:
 * @path: of the register
 * @backup: a backup of it, or what was saved of it
 *
 * The copy is complete before anything is moved. What was saved is not kept twice.
 */
gboolean
dt_damaged_replace (const char  *path,
                    const char  *backup,
                    GError     **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autofree char *saved = get_saved_path (path);
  g_autoptr(GFile) from = g_file_new_for_path (backup);
  g_autoptr(GFile) copy = g_file_new_for_path (part);
  int code;

  if (!g_file_copy (from, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error) || !set_aside (path, error))
    return FALSE;
  g_chmod (part, 0600);
  if (g_rename (part, path) == 0)
    {
      if (g_str_equal (backup, saved))
        (void) g_unlink (saved);
      return TRUE;
    }

  code = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}
