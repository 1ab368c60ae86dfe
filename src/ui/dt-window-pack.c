/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packages between registers whose networks are apart: out of the window, and into it. */

#include "dt-window-parts.h"

#include <glib/gi18n-lib.h>

#include "dt-busy.h"
#include "dt-compat.h"
#include "dt-pack-dialog.h"
#include "dt-unpack-window.h"

/* What is under way; both ways need the same. */
typedef struct
{
  DtWindow *window;      /* owned */
  DtBusy   *busy;        /* owned */
  DtPack   *pack;        /* that was opened; NULL not yet */
  char     *path;
} Going;

static Going *
begin (DtWindow   *window,
       const char *path,
       const char *text)
{
  Going *self = g_new0 (Going, 1);

  self->window = g_object_ref (window);
  self->path = g_strdup (path);
  self->busy = dt_busy_begin (GTK_WINDOW (window), text);
  return self;
}

static void
end (Going *self)
{
  dt_busy_end (self->busy);
  g_object_unref (self->window);
  g_clear_pointer (&self->pack, dt_pack_unref);
  g_free (self->path);
  g_free (self);
}

/* ---- Out ---- */

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Going *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtPackTold) told = dt_pack_write_finish (DT_STORE (source), result, &error);
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *text = NULL;

  if (told == NULL)
    {
      dt_window_tell_error (self->window, _("The Package Was Not Written"), error);
    }
  else
    {
      text = g_strdup_printf (ngettext ("“%s” written, with %d directive", "“%s” written, with %d directives", (gulong) told->n_directives), name,
                              told->n_directives);
      dt_window_toast (self->window, text, FALSE);
      if (told->n_secret > 0)
        {
          g_autofree char *secret = g_strdup_printf (ngettext ("%d directive bears a mark of secrecy: keep and carry the package as such papers are.",
                                                               "%d directives bear a mark of secrecy: keep and carry the package as such papers are.",
                                                               (gulong) told->n_secret), told->n_secret);

          dt_compat_tell (GTK_WINDOW (self->window), _("The Package Is Secret"), secret);
        }
      if (told->n_missing > 0)
        {
          g_autofree char *missing = g_strdup_printf (ngettext ("%d file is not where it was kept, or damaged: only its name goes along.",
                                                                "%d files are not where they were kept, or damaged: only their names go along.",
                                                                (gulong) told->n_missing), told->n_missing);

          dt_compat_tell (GTK_WINDOW (self->window), _("Some Files Are Missing"), missing);
        }
    }
  end (self);
}

/**
 * dt_window_write_pack:
 * @self: a window
 * @path: where to
 * @options: what goes into it
 *
 * Writes a package in the background; a toast tells when it is done.
 */
void
dt_window_write_pack (DtWindow      *self,
                      const char    *path,
                      DtPackOptions *options)
{
  Going *going = begin (self, path, _("Writing the package…"));

  options->progress = dt_busy_tell;
  options->progress_data = going->busy;
  dt_pack_write_async (dt_context_get_store (self->context), path, options, dt_busy_get_cancellable (going->busy), on_written, going);
}

static void
on_chosen_part (DtWindow     *self,
                GFile        *file,
                DtPackDialog *dialog)
{
  DtPackOptions options;
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    {
      dt_compat_tell (GTK_WINDOW (self), _("The Package Was Not Written"), _("That place is not on this machine. Choose a folder on it."));
      return;
    }
  dt_window_keep_folder (self, file);
  dt_pack_dialog_get_options (dialog, &options);
  dt_window_write_pack (self, path, &options);
}

void
dt_window_pack (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  DtWindow *self = DT_WINDOW (widget);
  DtPackDialog *dialog = dt_pack_dialog_new (GTK_WINDOW (self), self->context, "");

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_chosen_part), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- In ---- */

/* To check the package is the first half of the way, to compare it with the register the second. */

static void
on_checked (double   fraction,
            gpointer busy)
{
  dt_busy_tell (fraction / 2, busy);
}

static void
on_compared (double   fraction,
             gpointer busy)
{
  dt_busy_tell (0.5 + fraction / 2, busy);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Going *self = user_data;
  g_autoptr(GError) error = NULL;
  DtSyncReport *report = dt_pack_take_finish (DT_STORE (source), result, &error);

  if (report == NULL)
    dt_window_tell_error (self->window, _("The Package Could Not Be Read"), error);
  else
    gtk_window_present (GTK_WINDOW (dt_unpack_window_new (GTK_WINDOW (self->window), self->window->context, self->pack, report)));
  end (self);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Going *self = user_data;
  DtPackTaking look = { .choice = DT_SYNC_ASK, .dry_run = TRUE };
  g_autoptr(GError) error = NULL;

  self->pack = dt_pack_open_finish (result, &error);
  if (self->pack == NULL)
    {
      dt_window_tell_error (self->window, _("The Package Could Not Be Read"), error);
      end (self);
      return;
    }
  look.progress = on_compared;
  look.progress_data = self->busy;
  dt_pack_take_async (dt_context_get_store (self->window->context), self->pack, &look, dt_busy_get_cancellable (self->busy), on_looked, self);
}

/**
 * dt_window_is_pack:
 * @name: of a file
 *
 * Returns: whether it is a package by its name
 */
gboolean
dt_window_is_pack (const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return g_str_has_suffix (folded, DT_PACK_SUFFIX);
}

void
dt_window_unpack_file (DtWindow *self,
                       GFile    *file)
{
  g_autofree char *path = g_file_get_path (file);
  Going *going;

  if (path == NULL)
    {
      dt_compat_tell (GTK_WINDOW (self), _("The Package Could Not Be Read"), _("That place is not on this machine. Choose a folder on it."));
      return;
    }
  going = begin (self, path, _("Checking the package…"));
  dt_pack_open_async (path, on_checked, going->busy, dt_busy_get_cancellable (going->busy), on_opened, going);
}
