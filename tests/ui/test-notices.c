/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The notice of the morning, as a desktop receives it; and the entry from which desktops begin programs. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "dt-notifier.h"
#include "dt-seed.h"
#include "dt-test.h"
#include "dt-ui-fixture.h"

/* A desktop that only writes down what it is to show. */
typedef struct
{
  guint      owner;
  guint      object;
  GDBusConnection *bus;       /* weak */
  gboolean   owned;
  int        n;
  char      *summary;
  char      *body;
  GSettings *settings;
  DtStore   *store;
} Desktop;

static GtkApplication *application;

static const char interface_xml[] =
  "<node><interface name='org.freedesktop.Notifications'>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
  "<arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "</interface></node>";

static void
on_call (GDBusConnection       *connection,
         const char            *sender,
         const char            *path,
         const char            *interface,
         const char            *method,
         GVariant              *parameters,
         GDBusMethodInvocation *invocation,
         gpointer               user_data)
{
  Desktop *self = user_data;

  if (!g_str_equal (method, "Notify"))
    {
      g_dbus_method_invocation_return_value (invocation, NULL);
      return;
    }
  g_free (self->summary);
  g_free (self->body);
  g_variant_get_child (parameters, 3, "s", &self->summary);
  g_variant_get_child (parameters, 4, "s", &self->body);
  self->n++;
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", 1));
}

static void
on_bus (GDBusConnection *connection,
        const char      *name,
        gpointer         user_data)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call };
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  g_autoptr(GError) error = NULL;
  Desktop *self = user_data;

  self->bus = connection;
  self->object = g_dbus_connection_register_object (connection, "/org/freedesktop/Notifications", node->interfaces[0], &table, self, NULL, &error);
  g_assert_no_error (error);
}

static void
on_owned (GDBusConnection *connection,
          const char      *name,
          gpointer         user_data)
{
  ((Desktop *) user_data)->owned = TRUE;
}

static gboolean
is_owned (gpointer user_data)
{
  return ((Desktop *) user_data)->owned;
}

static gboolean
is_told (gpointer user_data)
{
  return ((Desktop *) user_data)->n == 1;
}

static gboolean
is_done (gpointer user_data)
{
  g_autofree char *day = g_settings_get_string (((Desktop *) user_data)->settings, "notice-day");

  return g_str_equal (day, "2024-08-12");
}

static void
set_up (Desktop       *self,
        gconstpointer  data)
{
  dt_today_set_fixed (DT_SEED_TODAY);
  self->store = dt_seed_open ();
  self->settings = g_settings_new (DT_APP_ID);
  g_settings_reset (self->settings, "notice");
  g_settings_reset (self->settings, "notice-time");
  g_settings_reset (self->settings, "notice-day");
  g_settings_set_string (self->settings, "last-register", dt_store_get_path (self->store));
  self->owner = g_bus_own_name (G_BUS_TYPE_SESSION, "org.freedesktop.Notifications", G_BUS_NAME_OWNER_FLAGS_NONE, on_bus, on_owned, NULL, self, NULL);
  dt_test_wait_until (is_owned, self);
}

static void
tear_down (Desktop       *self,
           gconstpointer  data)
{
  g_dbus_connection_unregister_object (self->bus, self->object);
  g_bus_unown_name (self->owner);
  g_settings_reset (self->settings, "last-register");
  g_settings_reset (self->settings, "notice-day");
  g_object_unref (self->settings);
  dt_seed_close (self->store);
  g_free (self->summary);
  g_free (self->body);
}

/* Once a day, with what the seed has on that day. */
static void
test_told (Desktop       *self,
           gconstpointer  data)
{
  g_autoptr(DtNotifier) notifier = dt_notifier_new (G_APPLICATION (application), self->settings);

  dt_notifier_check (notifier);
  dt_test_wait_until (is_told, self);
  g_assert_cmpstr (self->summary, ==, "1 task is overdue");
  g_assert_cmpstr (self->body, ==, "1 overdue\n1 due today\n2 waiting for acceptance");
  dt_test_wait_until (is_done, self);

  dt_notifier_check (notifier);
  dt_ui_settle ();
  g_assert_cmpint (self->n, ==, 1);
}

/* Not before the time that the person wants, and not at all where it is not wanted. The held clock says 09:41. */
static void
test_not_told (Desktop       *self,
               gconstpointer  data)
{
  g_autoptr(DtNotifier) notifier = dt_notifier_new (G_APPLICATION (application), self->settings);

  g_settings_set_int (self->settings, "notice-time", 9 * 60 + 42);
  dt_notifier_check (notifier);
  g_settings_set_int (self->settings, "notice-time", 9 * 60);
  g_settings_set_boolean (self->settings, "notice", FALSE);
  dt_notifier_check (notifier);
  dt_ui_settle ();
  g_assert_cmpint (self->n, ==, 0);
  g_assert_false (is_done (self));
}

/* A register without anything urgent says nothing, and is not counted again that day. */
static void
test_nothing (Desktop       *self,
              gconstpointer  data)
{
  g_autoptr(DtNotifier) notifier = dt_notifier_new (G_APPLICATION (application), self->settings);

  dt_seed_write (self->store, "UPDATE task SET hold = 'cancelled'");
  dt_notifier_check (notifier);
  dt_test_wait_until (is_done, self);
  dt_ui_settle ();
  g_assert_cmpint (self->n, ==, 0);
}

/* The entry begins this very program, without a window; taken away it leaves nothing behind. */
static void
test_autostart (void)
{
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "autostart", DT_APP_ID ".desktop", NULL);
  g_autoptr(GKeyFile) entry = g_key_file_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *command = NULL;
  g_auto(GStrv) words = NULL;

  g_assert_false (dt_autostart_get ());
  g_assert_true (dt_autostart_set (TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (dt_autostart_get ());
  g_assert_true (g_key_file_load_from_file (entry, path, G_KEY_FILE_NONE, &error));
  command = g_key_file_get_string (entry, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, &error);
  g_assert_no_error (error);
  g_assert_true (g_shell_parse_argv (command, NULL, &words, &error));
  g_assert_true (g_file_test (words[0], G_FILE_TEST_IS_EXECUTABLE));
  g_assert_cmpstr (words[1], ==, "--background");
  g_assert_true (dt_autostart_set (FALSE, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (dt_autostart_set (FALSE, &error));
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  application = GTK_APPLICATION (adw_application_new (DT_APP_ID, G_APPLICATION_NON_UNIQUE));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add ("/notices/told", Desktop, NULL, set_up, test_told, tear_down);
  g_test_add ("/notices/not-told", Desktop, NULL, set_up, test_not_told, tear_down);
  g_test_add ("/notices/nothing", Desktop, NULL, set_up, test_nothing, tear_down);
  g_test_add_func ("/notices/autostart", test_autostart);
  status = g_test_run ();
  g_object_unref (application);

  return status;
}
