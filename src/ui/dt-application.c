/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-application.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "dt-asof.h"
#include "dt-compat.h"
#include "dt-damaged.h"
#include "dt-error.h"
#include "dt-notifier.h"
#include "dt-samples.h"
#include "dt-window.h"

#define MAX_RECENT 10

struct _DtApplication
{
  AdwApplication  parent_instance;

  GSettings      *settings;
  DtNotifier     *notifier;
  gboolean        background;    /* without a window it goes on */
};

G_DEFINE_FINAL_TYPE (DtApplication, dt_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "register", 'r', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL, N_("Open this register"), N_("FILE") },
  { "today", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, NULL, N_("Take this day for today"), N_("YYYY-MM-DD") },
  { "samples", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_("Look around in a throw-away register of invented directives"), NULL },
  { "background", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_("Begin without a window, for the notice of the morning"), NULL },
  { "version", 'v', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL },
  { G_OPTION_REMAINING, 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_("[DOCUMENT…]") },
  { NULL },
};

/* --- Opening a register --- */

typedef struct
{
  DtApplication  *application;
  DtStore        *store;
  GFile         **imports;      /* NULL-terminated; NULL none */
} Opening;

static void
opening_free (Opening *opening)
{
  g_application_release (G_APPLICATION (opening->application));
  g_clear_object (&opening->application);
  g_clear_object (&opening->store);
  for (int i = 0; opening->imports != NULL && opening->imports[i] != NULL; i++)
    g_object_unref (opening->imports[i]);
  g_free (opening->imports);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
import_files (DtWindow  *window,
              GFile    **files)
{
  g_autoptr(GListStore) list = g_list_store_new (G_TYPE_FILE);

  for (int i = 0; files != NULL && files[i] != NULL; i++)
    g_list_store_append (list, files[i]);
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    dt_window_register_files (window, G_LIST_MODEL (list));
}

static void
keep_recent (DtApplication *self,
             const char    *path)
{
  g_auto(GStrv) old = g_settings_get_strv (self->settings, "recent-registers");
  g_autoptr(GPtrArray) paths = g_ptr_array_new ();

  g_ptr_array_add (paths, (gpointer) path);
  for (int i = 0; old[i] != NULL && paths->len < MAX_RECENT; i++)
    if (!g_str_equal (old[i], path))
      g_ptr_array_add (paths, old[i]);
  g_ptr_array_add (paths, NULL);
  g_settings_set_strv (self->settings, "recent-registers", (const char * const *) paths->pdata);
}

static DtWindow *
find_window (DtApplication *self,
             const char    *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (DT_IS_WINDOW (l->data)
        && g_strcmp0 (dt_store_get_path (dt_context_get_store (dt_window_get_context (l->data))), path) == 0)
      return l->data;

  return NULL;
}

/* A register that cannot be opened still gets a window: to read why, and to choose another. */
static void
show_failure (DtApplication *self,
              const char    *path,
              const GError  *error)
{
  g_autofree char *reason = dt_error_user_text (error);
  g_autofree char *text = g_strdup_printf ("%s\n\n%s", path, reason);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Open Another Register…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "dialog-error-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("The register could not be opened"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page), escaped);
  gtk_widget_add_css_class (button, "pill-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.choose-register");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), dt_damaged_new_ways (path, error, button));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);

  gtk_window_set_title (GTK_WINDOW (window), _("Directive Tracker"));
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 520);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Opening) opening = user_data;
  DtApplication *self = opening->application;
  const char *path = dt_store_get_path (opening->store);
  g_autoptr(GError) error = NULL;
  DtWindow *window;

  if (!dt_store_open_finish (opening->store, result, &error))
    {
      g_message ("%s: %s", path, error->message);
      show_failure (self, path, error);
      dt_store_close (opening->store);
      return;
    }

  if (!dt_samples_is_register (path))
    keep_recent (self, path);
  window = dt_window_new (GTK_APPLICATION (self), opening->store, self->settings);
  gtk_window_present (GTK_WINDOW (window));
  dt_context_make_occurrences (dt_window_get_context (window));
  import_files (window, opening->imports);
}

/* Takes imports. */
static void
open_register (DtApplication  *self,
               const char     *path,
               GFile         **imports)
{
  DtWindow *window = find_window (self, path);
  Opening *opening = g_new0 (Opening, 1);

  g_application_hold (G_APPLICATION (self));
  opening->application = g_object_ref (self);
  opening->imports = imports;
  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      import_files (window, imports);
      opening_free (opening);
      return;
    }

  opening->store = dt_store_new (path, DT_STORE_FLAGS_NONE);
  dt_store_open_async (opening->store, NULL, on_opened, opening);
}

/* One that has gone away (a stick, a share) does not keep the person from the usual one. */
static char *
get_usual_path (DtApplication *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-register");

  return *last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS) ? g_steal_pointer (&last) : dt_store_default_path ();
}

/* --- Actions of the program --- */

static void
on_open_register (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  DtApplication *self = DT_APPLICATION (user_data);
  const char *path = g_variant_get_string (parameter, NULL);

  g_settings_set_string (self->settings, "last-register", path);
  open_register (self, path, NULL);
}

typedef struct
{
  DtApplication *application;
  char          *path;
} Restoring;

static void
on_restored (GtkWindow    *window,
             const GError *error,
             gpointer      user_data)
{
  Restoring *restoring = user_data;
  DtApplication *self = restoring->application;

  /* Given up: it still offers the other ways. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (!DT_IS_WINDOW (window))
        gtk_window_destroy (window);
      if (error == NULL)
        open_register (self, restoring->path, NULL);
      else
        show_failure (self, restoring->path, error);
    }
  g_application_release (G_APPLICATION (self));
  g_object_unref (restoring->application);
  g_free (restoring->path);
  g_free (restoring);
}

/* In the place of a register that cannot be opened any more. */
static void
on_restore_register (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  DtApplication *self = DT_APPLICATION (user_data);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  Restoring *restoring;
  const char *path, *backup;

  if (window == NULL)
    return;

  g_variant_get (parameter, "(&s&s)", &path, &backup);
  restoring = g_new0 (Restoring, 1);
  restoring->application = g_object_ref (self);
  restoring->path = g_strdup (path);
  g_application_hold (G_APPLICATION (self));
  dt_damaged_replace (window, path, backup, on_restored, restoring);
}

static void
on_register_chosen (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = dt_compat_open_file_finish (result, &error);
  DtApplication *self = DT_APPLICATION (g_application_get_default ());
  GtkWindow *old = GTK_WINDOW (source);

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;

  g_application_hold (G_APPLICATION (self));
  gtk_window_close (old);
  g_action_group_activate_action (G_ACTION_GROUP (self), "open-register", g_variant_new_string (g_file_peek_path (file)));
  g_application_release (G_APPLICATION (self));
}

static void
on_choose_register (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Registers"));
  gtk_file_filter_add_pattern (filter, "*.db");
  dt_compat_open_file_async (gtk_application_get_active_window (GTK_APPLICATION (user_data)), _("Open Register"),
                             filter, NULL, NULL, on_register_chosen, NULL);
}

static void
on_try_samples (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_autoptr(GError) error = NULL;

  if (!dt_samples_try (&error))
    {
      g_autofree char *reason = dt_error_user_text (error);

      dt_compat_tell (gtk_application_get_active_window (GTK_APPLICATION (user_data)), _("The Samples Could Not Be Opened"), reason);
    }
}

/* What the notice tells of, in the window that shows it. */
static void
on_show_morning (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  DtApplication *self = DT_APPLICATION (user_data);
  g_autofree char *path = get_usual_path (self);
  DtWindow *window = find_window (self, path);

  g_application_withdraw_notification (G_APPLICATION (self), "morning");
  if (window != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-morning", NULL);
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  g_settings_set_string (self->settings, "view", "tasks");
  g_settings_set_string (self->settings, "task-page", "morning");
  open_register (self, path, NULL);
}

static void
on_quit (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  if (DT_APPLICATION (user_data)->background)
    g_application_release (G_APPLICATION (user_data));
  DT_APPLICATION (user_data)->background = FALSE;
}

static const GActionEntry actions[] = {
  { "open-register", on_open_register, "s" },
  { "restore-register", on_restore_register, "(ss)" },
  { "choose-register", on_choose_register },
  { "try-samples", on_try_samples },
  { "show-morning", on_show_morning },
  { "quit", on_quit },
};

/* --- Command line --- */

static int
refuse (const char   *what,
        const GError *error)
{
  g_autofree char *reason = dt_error_user_text (error);

  /* Translators: an option of the command line, then what is wrong with it */
  g_printerr (_("%s: %s\n"), what, reason);
  return 2;
}

/* A held clock is this process's alone. */
static void
hold_clock (GApplication *application,
            DtDay         day)
{
  dt_today_set_fixed (day);
  g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
}

static int
dt_application_handle_local_options (GApplication *application,
                                     GVariantDict *dict)
{
  const char *text;

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("directive-tracker %s\n", DT_VERSION);
      return 0;
    }

  if (g_variant_dict_contains (dict, "samples"))
    hold_clock (application, DT_SAMPLES_TODAY);
  if (g_variant_dict_lookup (dict, "today", "&s", &text))
    {
      g_autoptr(GError) error = NULL;
      DtDay day = dt_day_from_iso (text, &error);

      if (error != NULL)
        return refuse ("--today", error);
      hold_clock (application, day);
    }

  return -1;
}

static GFile **
get_documents (GApplicationCommandLine *line,
               GVariantDict            *dict)
{
  g_autofree const char **names = NULL;
  GPtrArray *files = g_ptr_array_new ();

  if (g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &names))
    for (int i = 0; names[i] != NULL; i++)
      g_ptr_array_add (files, g_application_command_line_create_file_for_arg (line, names[i]));
  g_ptr_array_add (files, NULL);

  return (GFile **) g_ptr_array_free (files, FALSE);
}

static char *
get_register_path (DtApplication           *self,
                   GApplicationCommandLine *line,
                   GVariantDict            *dict)
{
  const char *given;

  if (g_variant_dict_lookup (dict, "register", "^&ay", &given))
    {
      g_autoptr(GFile) file = g_application_command_line_create_file_for_arg (line, given);
      return g_file_get_path (file);
    }

  return get_usual_path (self);
}

/* Without a window it waits for the morning, until the person quits or logs out. */
static void
begin_in_background (DtApplication *self)
{
  if (!self->background)
    g_application_hold (G_APPLICATION (self));
  self->background = TRUE;
}

static void
on_samples_made (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(DtApplication) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = dt_samples_make_finish (result, &error);

  if (path != NULL)
    open_register (self, path, NULL);
  else
    show_failure (self, "", error);
  g_application_release (G_APPLICATION (self));
}

static int
dt_application_command_line (GApplication            *application,
                             GApplicationCommandLine *line)
{
  DtApplication *self = DT_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (line);
  g_autofree char *path = get_register_path (self, line, dict);

  if (g_variant_dict_contains (dict, "background"))
    begin_in_background (self);
  else if (g_variant_dict_contains (dict, "samples"))
    {
      g_application_hold (application);
      dt_samples_make_async (NULL, on_samples_made, g_object_ref (self));
      return 0;
    }
  else
    open_register (self, path, get_documents (line, dict));
  dt_notifier_check (self->notifier);
  return 0;
}

/* Begun by the session bus: from the menu of the desktop, by a notice of the morning that outlived the program. */
static void
dt_application_activate (GApplication *application)
{
  DtApplication *self = DT_APPLICATION (application);
  g_autofree char *path = get_usual_path (self);

  open_register (self, path, NULL);
}

static void
dt_application_open (GApplication  *application,
                     GFile        **files,
                     int            n_files,
                     const char    *hint)
{
  DtApplication *self = DT_APPLICATION (application);
  g_autofree char *path = get_usual_path (self);
  GPtrArray *documents = g_ptr_array_new ();

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (documents, g_object_ref (files[i]));
  g_ptr_array_add (documents, NULL);
  open_register (self, path, (GFile **) g_ptr_array_free (documents, FALSE));
}

/* --- Object --- */

/* Files are taken away, which can wait for a disk. */
static void
clear_up (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  dt_as_of_clear_up ();
}

static void
dt_application_startup (GApplication *application)
{
  DtApplication *self = DT_APPLICATION (application);
  g_autoptr(GTask) task = g_task_new (self, NULL, NULL, NULL);

  G_APPLICATION_CLASS (dt_application_parent_class)->startup (application);
  g_task_run_in_thread (task, clear_up);

  self->settings = g_settings_new (DT_APP_ID);
  self->notifier = dt_notifier_new (application, self->settings);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_window_set_default_icon_name (DT_APP_ID);
}

static void
dt_application_shutdown (GApplication *application)
{
  G_APPLICATION_CLASS (dt_application_parent_class)->shutdown (application);
  dt_samples_remove ();
}

static void
dt_application_finalize (GObject *object)
{
  g_clear_object (&DT_APPLICATION (object)->notifier);
  g_clear_object (&DT_APPLICATION (object)->settings);

  G_OBJECT_CLASS (dt_application_parent_class)->finalize (object);
}

static void
dt_application_class_init (DtApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dt_application_finalize;
  application_class->startup = dt_application_startup;
  application_class->shutdown = dt_application_shutdown;
  application_class->handle_local_options = dt_application_handle_local_options;
  application_class->activate = dt_application_activate;
  application_class->open = dt_application_open;
  application_class->command_line = dt_application_command_line;
}

static void
dt_application_init (DtApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (G_APPLICATION (self), _("Follow who owes what, to whom and by when"));
}

/**
 * dt_application_new:
 *
 * Returns: (transfer full): the program
 */
GApplication *
dt_application_new (void)
{
  return g_object_new (DT_TYPE_APPLICATION,
                       "application-id", DT_APP_ID,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
