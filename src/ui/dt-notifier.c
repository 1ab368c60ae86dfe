/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-notifier.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "dt-list-jobs.h"
#include "dt-morning-notice.h"
#include "dt-store.h"

#define LOOK_AT_CLOCK_S 60

struct _DtNotifier
{
  GObject       parent_instance;

  GApplication *application;     /* weak */
  GSettings    *settings;
  guint         clock;
  gboolean      counting;
};

G_DEFINE_FINAL_TYPE (DtNotifier, dt_notifier, G_TYPE_OBJECT)

/* ---- Counting ---- */

typedef struct { char *path; DtDay today; int soon_days; } Counting;

static void
counting_free (gpointer data)
{
  g_free (((Counting *) data)->path);
  g_free (data);
}

/* By a store of its own: the program may have no window, or one on another register. */
static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const Counting *counting = data;
  g_autoptr(DtStore) store = dt_store_new (counting->path, DT_STORE_FLAGS_READ_ONLY);
  g_autoptr(DtQuery) query = dt_query_new (counting->today);
  DtCounts *counts = NULL;
  GError *error = NULL;

  query->soon_days = counting->soon_days;
  if (dt_store_open (store, cancellable, &error))
    counts = dt_store_read (store, dt_job_count, query, cancellable, &error);
  dt_store_close (store);
  if (counts != NULL)
    g_task_return_pointer (task, counts, (GDestroyNotify) dt_counts_free);
  else
    g_task_return_error (task, error);
}

static void
send (DtNotifier     *self,
      const DtCounts *counts)
{
  g_autofree char *title = dt_morning_notice_title (counts);
  g_autofree char *body = dt_morning_notice_body (counts);
  g_autoptr(GNotification) notice = NULL;

  if (title == NULL || self->application == NULL)
    return;
  notice = g_notification_new (title);
  g_notification_set_body (notice, body);
  g_notification_set_default_action (notice, "app.show-morning");
  g_notification_add_button (notice, _("Show This Morning"), "app.show-morning");
  g_application_send_notification (self->application, "morning", notice);
}

/* A register that cannot be read is told when it is opened, not every morning. */
static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  DtNotifier *self = DT_NOTIFIER (source);
  const Counting *counting = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(DtCounts) counts = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *day = dt_day_to_iso (counting->today);

  self->counting = FALSE;
  g_settings_set_string (self->settings, "notice-day", day);
  if (counts != NULL)
    send (self, counts);
  else
    g_message ("No notice of the morning: %s", error->message);
}

/* ---- The clock ---- */

static char *
get_register (DtNotifier *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-register");
  g_autofree char *usual = dt_store_default_path ();

  if (*last != '\0' && g_file_test (last, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&last);

  return g_file_test (usual, G_FILE_TEST_EXISTS) ? g_steal_pointer (&usual) : NULL;
}

void
dt_notifier_check (DtNotifier *self)
{
  g_autofree char *told = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GTask) task = NULL;
  Counting *counting;

  g_return_if_fail (DT_IS_NOTIFIER (self));

  told = g_settings_get_string (self->settings, "notice-day");
  if (self->counting || !g_settings_get_boolean (self->settings, "notice")
      || !dt_morning_notice_is_due (dt_today (), *told != '\0' ? dt_day_from_iso (told, NULL) : DT_DAY_NONE, dt_now_minutes (),
                                    g_settings_get_int (self->settings, "notice-time")))
    return;
  path = get_register (self);
  if (path == NULL)
    return;

  self->counting = TRUE;
  counting = g_new0 (Counting, 1);
  counting->path = g_steal_pointer (&path);
  counting->today = dt_today ();
  counting->soon_days = g_settings_get_int (self->settings, "soon-days");
  task = g_task_new (self, NULL, on_counted, NULL);
  g_task_set_source_tag (task, dt_notifier_check);
  g_task_set_task_data (task, counting, counting_free);
  g_task_run_in_thread (task, count_thread);
}

static gboolean
on_clock (gpointer user_data)
{
  dt_notifier_check (user_data);
  return G_SOURCE_CONTINUE;
}

/* ---- The object ---- */

static void
dt_notifier_finalize (GObject *object)
{
  DtNotifier *self = DT_NOTIFIER (object);

  g_clear_handle_id (&self->clock, g_source_remove);
  g_clear_weak_pointer (&self->application);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (dt_notifier_parent_class)->finalize (object);
}

static void
dt_notifier_class_init (DtNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_notifier_finalize;
}

static void
dt_notifier_init (DtNotifier *self)
{
}

/**
 * dt_notifier_new:
 * @application: sends the notice, and has an action `show-morning`
 * @settings: the person's settings
 *
 * Returns: (transfer full): one that looks at the clock as long as it lives
 */
DtNotifier *
dt_notifier_new (GApplication *application,
                 GSettings    *settings)
{
  DtNotifier *self = g_object_new (DT_TYPE_NOTIFIER, NULL);

  g_set_weak_pointer (&self->application, application);
  self->settings = g_object_ref (settings);
  self->clock = g_timeout_add_seconds (LOOK_AT_CLOCK_S, on_clock, self);

  return self;
}

/* ---- Autostart ---- */

static char *
get_autostart_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "autostart", DT_APP_ID ".desktop", NULL);
}

gboolean
dt_autostart_get (void)
{
  g_autofree char *path = get_autostart_path ();

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Where the program lies; a copy that is not installed is not found by its name. */
static char *
get_command (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *quoted = program != NULL ? g_shell_quote (program) : g_strdup ("directive-tracker");

  return g_strdup_printf ("%s --background", quoted);
}

/**
 * dt_autostart_set:
 * @on: whether the program is to begin in the background when the person logs in
 *
 * Writes or removes the person's entry in the folder that desktops start from (Desktop Application Autostart Specification).
 */
gboolean
dt_autostart_set (gboolean   on,
                  GError   **error)
{
  g_autofree char *path = get_autostart_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *command = get_command ();
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GKeyFile) entry = g_key_file_new ();

  if (!on)
    return !dt_autostart_get () || g_file_delete (file, NULL, error);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE, G_KEY_FILE_DESKTOP_TYPE_APPLICATION);
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, _("Directive Tracker"));
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, command);
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_ICON, DT_APP_ID);

  return g_key_file_save_to_file (entry, path, error);
}
