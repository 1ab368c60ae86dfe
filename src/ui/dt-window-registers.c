/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One register or another: opened, begun anew, or one of those that were open lately. Each has a window of its own. */

#include "dt-window-parts.h"

#include <glib/gi18n-lib.h>

#include "dt-compat.h"
#include "dt-samples.h"

static GtkFileFilter *
new_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Registers"));
  gtk_file_filter_add_pattern (filter, "*.db");

  return filter;
}

static void
open_file (DtWindow *self,
           GFile    *file)
{
  if (g_file_peek_path (file) == NULL)
    {
      dt_compat_tell (GTK_WINDOW (self), _("The register could not be opened"), _("That place is not on this machine. Choose a folder on it."));
      return;
    }
  dt_window_keep_folder (self, file);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-register", "s", g_file_peek_path (file));
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GFile) file = dt_compat_open_file_finish (result, NULL);

  if (file != NULL)
    open_file (DT_WINDOW (source), file);
}

void
dt_window_open_register (GtkWidget  *widget,
                         const char *action,
                         GVariant   *parameter)
{
  g_autoptr(GtkFileFilter) filter = new_filter ();

  dt_compat_open_file_async (GTK_WINDOW (widget), _("Open Register"), filter, NULL, NULL, on_chosen, NULL);
}

/* A name that is taken already is opened, never written over: the chooser's question is about other kinds of files. */
static void
on_named (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GFile) file = dt_compat_save_file_finish (result, NULL);

  if (file != NULL)
    open_file (DT_WINDOW (source), file);
}

void
dt_window_new_register (GtkWidget  *widget,
                        const char *action,
                        GVariant   *parameter)
{
  g_autoptr(GtkFileFilter) filter = new_filter ();
  /* Translators: name of a file, without accents where the language has them */
  g_autofree char *name = g_strconcat (_("register"), ".db", NULL);

  dt_compat_save_file_async (GTK_WINDOW (widget), _("New Register"), name, filter, NULL, NULL, on_named, NULL);
}

/* --- Those that were open lately --- */

/* Two of one name are told apart by their folders. */
static char *
make_label (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *folder = g_filename_display_basename (parent);
  g_autoptr(GString) label = g_string_new (NULL);

  /* Translators: a file, and the folder it is in */
  g_string_printf (label, _("%s (in “%s”)"), name, folder);
  /* An underscore would be a mnemonic. */
  g_string_replace (label, "_", "__", 0);

  return g_string_free (g_steal_pointer (&label), FALSE);
}

static void
fill_recent (DtWindow *self)
{
  g_auto(GStrv) paths = g_settings_get_strv (dt_context_get_settings (self->context), "recent-registers");
  const char *own = dt_store_get_path (dt_context_get_store (self->context));

  g_menu_remove_all (self->recent_section);
  for (int i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *label = make_label (paths[i]);
      g_autoptr(GMenuItem) item = NULL;

      if (g_strcmp0 (paths[i], own) == 0)
        continue;
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "app.open-register", "s", paths[i]);
      g_menu_append_item (self->recent_section, item);
    }
}

/* --- Which one this is --- */

static void
show_name (DtWindow   *self,
           const char *path)
{
  g_autofree char *usual = dt_store_default_path ();
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (g_strcmp0 (usual, path) == 0)
    return;

  name = g_path_get_basename (path);
  /* Translators: name of a register's file, then of the program */
  title = g_strdup_printf (_("%s · %s"), name, _("Directive Tracker"));
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
tell_samples (DtWindow *self)
{
  DtDay today = dt_context_get_today (self->context);
  g_autofree char *day = dt_day_format (today, DT_DAY_STYLE_PARTY, DT_DAY_NONE);
  g_autofree char *text = g_strdup_printf (_("Invented directives, as if today were %s. Try what you like: your own register is not touched, and nothing of this is kept."), day);

  dt_banner_show (self->banner, FALSE, text, _("Close"), "window.close");
}

/**
 * dt_window_tell_register:
 * @self: a window
 *
 * Says which register it shows, and which others there are.
 */
void
dt_window_tell_register (DtWindow *self)
{
  const char *path = dt_store_get_path (dt_context_get_store (self->context));

  if (dt_samples_is_register (path))
    tell_samples (self);
  else
    show_name (self, path);
  g_signal_connect_object (dt_context_get_settings (self->context), "changed::recent-registers", G_CALLBACK (fill_recent), self, G_CONNECT_SWAPPED);
  fill_recent (self);
}
