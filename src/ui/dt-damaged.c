/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A register that is damaged: its newest backup in its place, or what can still be read of it; the damaged file itself is kept. */

#include "dt-damaged.h"

#include <glib/gi18n-lib.h>

#include "dt-backup-folder.h"
#include "dt-busy.h"
#include "dt-error.h"
#include "dt-progress.h"
#include "dt-replace.h"
#include "dt-salvage.h"

#define MAX_OFFERED 3

static GtkWidget *
new_restore_button (const char         *path,
                    const DtBackupFile *file,
                    gboolean            suggested)
{
  g_autofree char *when = dt_backup_file_describe (file);
  g_autofree char *label = g_strdup_printf (_("_Restore the Backup of %s"), when);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "pill-button");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", path, file->path);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.restore-register");
  return button;
}

/* ---- What can still be read ---- */

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

static void
show_saved (GtkWidget       *box,
            const char      *path,
            const DtSalvage *salvage)
{
  g_autofree char *saved = dt_salvage_path (path);
  g_autoptr(GPtrArray) lines = dt_salvage_describe (salvage);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Go On with What Was Read"));

  for (guint i = 0; i < lines->len; i++)
    add_line (box, g_strdup (lines->pdata[i]));

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

/* The check button before it tells from which backup; none: from none. */
static void
on_save_clicked (GtkButton *button,
                 gpointer   path)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (button));
  GtkWidget *fill = gtk_widget_get_prev_sibling (GTK_WIDGET (button));
  const char *backup = fill != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (fill)) ? g_object_get_data (G_OBJECT (fill), "backup") : NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *saved = dt_salvage_path (path);
  Saving *saving = g_new0 (Saving, 1);

  g_weak_ref_init (&saving->box, box);
  saving->path = g_strdup (path);
  g_signal_connect_object (box, "destroy", G_CALLBACK (g_cancellable_cancel), cancellable, G_CONNECT_SWAPPED);
  dt_salvage_async (saving->path, saved, backup, cancellable, on_saved, saving);

  empty_box (box);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_SPINNER, "spinning", TRUE, NULL));
  add_line (box, g_strdup (_("What can be read is being saved…")));
}

static GtkWidget *
new_fill_button (const DtBackupFile *file)
{
  g_autofree char *when = dt_backup_file_describe (file);
  g_autofree char *label = g_strdup_printf (_("Take what is _lost from the backup of %s"), when);
  GtkWidget *button = gtk_check_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("As it was then; what was entered or changed in it since stays lost"));
  g_object_set_data_full (G_OBJECT (button), "backup", g_strdup (file->path), g_free);
  return button;
}

static GtkWidget *
new_save_box (const char         *path,
              const DtBackupFile *file)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Save What Can Still Be Read"));

  gtk_widget_add_css_class (button, "pill-button");
  gtk_widget_set_tooltip_text (button, _("The damaged file is only read; it is kept"));
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_save_clicked), g_strdup (path), (GClosureNotify) (GCallback) g_free, 0);
  if (file != NULL)
    gtk_box_append (GTK_BOX (box), new_fill_button (file));
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
  /* The newest may be damaged as well. */
  for (guint i = 0; files != NULL && i < MIN (files->len, MAX_OFFERED); i++)
    gtk_box_append (GTK_BOX (box), new_restore_button (path, g_ptr_array_index (files, i), i == 0));
  if (g_error_matches (error, DT_ERROR, DT_ERROR_CORRUPT))
    gtk_box_append (GTK_BOX (box), new_save_box (path, files->len > 0 ? g_ptr_array_index (files, 0) : NULL));
  if (gtk_widget_get_first_child (box) == NULL)
    gtk_widget_add_css_class (other, "suggested-action");
  gtk_box_append (GTK_BOX (box), other);

  return box;
}

/* ---- In its place ---- */

typedef struct
{
  DtBusy             *busy;
  GtkWindow          *window;
  DtDamagedDoneFunc   done;
  gpointer            user_data;
} Replacing;

static void
on_replaced (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Replacing *self = user_data;
  g_autoptr(GError) error = NULL;

  dt_register_replace_finish (result, &error);
  dt_busy_end (self->busy);
  self->done (self->window, error, self->user_data);
  g_object_unref (self->window);
  g_free (self);
}

/**
 * dt_damaged_replace:
 * @window: which offered it; it stays open meanwhile
 * @path: of the register
 * @other: a backup of it, or what was saved of it
 * @done: called in the end, with %NULL if it is in its place
 */
void
dt_damaged_replace (GtkWindow         *window,
                    const char        *path,
                    const char        *other,
                    DtDamagedDoneFunc  done,
                    gpointer           user_data)
{
  Replacing *self = g_new0 (Replacing, 1);
  g_autoptr(DtProgress) progress = NULL;
  GCancellable *cancellable;

  self->window = g_object_ref (window);
  self->done = done;
  self->user_data = user_data;
  self->busy = dt_busy_begin (window, _("Putting the backup in its place…"));
  cancellable = dt_busy_get_cancellable (self->busy);
  progress = dt_progress_new (dt_busy_tell, self->busy, g_main_context_default (), cancellable);
  dt_register_replace_async (path, other, progress, cancellable, on_replaced, self);
}
