/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-a11y.h"

#include <signal.h>
#include <string.h>

#define PATIENCE_MS 30000
#define LOOK_EVERY_MS 50
/* Each question costs a millisecond, and a list keeps two hundred rows alive: only the first are walked. */
#define MAX_CHILDREN 60
#define MAX_ROWS 12

struct _DtProgram
{
  GSubprocess *process;
  char        *register_path;
};

/**
 * dt_a11y_init:
 *
 * libatspi warns when it meets a program that is still starting, and warnings end a GLib test. Here only what is
 * critical does.
 */
void
dt_a11y_init (int    *argc,
              char ***argv)
{
  g_test_init (argc, argv, NULL);
  g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL);
  atspi_init ();
}

static void
rest (void)
{
  g_usleep (LOOK_EVERY_MS * 1000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static char *
run_and_read (const char *const *argv,
              gboolean           must_succeed)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = NULL;
  char *output = NULL;

  process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error));
  g_assert_no_error (error);
  if (must_succeed && !g_subprocess_get_successful (process))
    g_error ("%s failed: %s", argv[0], output);

  return output;
}

/* --- Looking --- */

static gboolean
name_fits (const char *name,
           const char *wanted)
{
  if (wanted == NULL)
    return TRUE;
  if (name == NULL)
    return FALSE;
  if (g_str_has_prefix (wanted, "…"))
    return strstr (name, wanted + strlen ("…")) != NULL;
  if (g_str_has_suffix (wanted, "…") && !g_str_equal (name, wanted))
    return strncmp (name, wanted, strlen (wanted) - strlen ("…")) == 0;
  return g_str_equal (name, wanted);
}

static gboolean
fits (DtAccessible *candidate,
      AtspiRole     role,
      const char   *name)
{
  g_autofree char *own_name = NULL;

  if (atspi_accessible_get_role (candidate, NULL) != role)
    return FALSE;
  own_name = atspi_accessible_get_name (candidate, NULL);
  return name_fits (own_name, name);
}

/**
 * dt_accessible_find:
 * @root: where to look
 *
 * Returns: (transfer full) (nullable): the first that fits, depth first
 */
DtAccessible *
dt_accessible_find (DtAccessible *root,
                    AtspiRole     role,
                    const char   *name)
{
  gboolean is_list;
  int n;

  if (fits (root, role, name))
    return g_object_ref (root);

  is_list = atspi_accessible_get_role (root, NULL) == ATSPI_ROLE_LIST;
  n = MIN (atspi_accessible_get_child_count (root, NULL), is_list ? MAX_ROWS : MAX_CHILDREN);
  for (int i = 0; i < n; i++)
    {
      g_autoptr(DtAccessible) child = atspi_accessible_get_child_at_index (root, i, NULL);
      DtAccessible *found = child != NULL ? dt_accessible_find (child, role, name) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

static DtAccessible *
find_application (void)
{
  g_autoptr(DtAccessible) desktop = atspi_get_desktop (0);
  g_autofree char *basename = g_path_get_basename (g_getenv ("DT_PROGRAM"));
  int n;

  atspi_accessible_clear_cache (desktop);
  n = atspi_accessible_get_child_count (desktop, NULL);
  /* Newest last: a program of an earlier case may still be on its way out. */
  for (int i = n - 1; i >= 0; i--)
    {
      g_autoptr(DtAccessible) child = atspi_accessible_get_child_at_index (desktop, i, NULL);
      g_autofree char *name = child != NULL ? atspi_accessible_get_name (child, NULL) : NULL;

      if (g_strcmp0 (name, basename) == 0)
        return g_steal_pointer (&child);
    }

  return NULL;
}

DtAccessible *
dt_program_find (DtProgram  *self,
                 AtspiRole   role,
                 const char *name)
{
  g_autoptr(DtAccessible) application = find_application ();
  int n;

  if (application == NULL)
    return NULL;

  atspi_accessible_clear_cache (application);
  /* Newest window first: a dialog is looked at before the window behind it. */
  n = atspi_accessible_get_child_count (application, NULL);
  for (int i = n - 1; i >= 0; i--)
    {
      g_autoptr(DtAccessible) window = atspi_accessible_get_child_at_index (application, i, NULL);
      DtAccessible *found = window != NULL ? dt_accessible_find (window, role, name) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

DtAccessible *
dt_program_await (DtProgram  *self,
                  AtspiRole   role,
                  const char *name)
{
  g_autofree char *role_name = NULL;

  for (gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000; g_get_monotonic_time () < end;)
    {
      DtAccessible *found = dt_program_find (self, role, name);

      if (found != NULL)
        return found;
      rest ();
    }

  dt_screen_save ("a11y-failure.png");
  role_name = atspi_role_get_name (role);
  g_error ("There is no %s “%s” in the window (a picture: a11y-failure.png)", role_name, name);
}

void
dt_program_await_gone (DtProgram  *self,
                       AtspiRole   role,
                       const char *name)
{
  for (gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000; g_get_monotonic_time () < end;)
    {
      g_autoptr(DtAccessible) found = dt_program_find (self, role, name);

      if (found == NULL)
        return;
      rest ();
    }

  dt_screen_save ("a11y-failure.png");
  g_error ("“%s” is still in the window (a picture: a11y-failure.png)", name);
}

/* --- Acting --- */

void
dt_accessible_press (DtAccessible *self)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (atspi_action_do_action (ATSPI_ACTION (self), 0, &error));
  g_assert_no_error (error);
}

void
dt_accessible_set_text (DtAccessible *self,
                        const char   *text)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (atspi_editable_text_set_text_contents (ATSPI_EDITABLE_TEXT (self), text, &error));
  g_assert_no_error (error);
}

char *
dt_accessible_get_text (DtAccessible *self)
{
  return atspi_text_get_text (ATSPI_TEXT (self), 0, atspi_text_get_character_count (ATSPI_TEXT (self), NULL), NULL);
}

void
dt_keys_press (const char *keys)
{
  const char *argv[] = { "xdotool", "key", "--clearmodifiers", keys, NULL };

  g_free (run_and_read (argv, TRUE));
}

void
dt_keys_type (const char *text)
{
  const char *argv[] = { "xdotool", "type", "--clearmodifiers", "--delay", "20", text, NULL };

  g_free (run_and_read (argv, TRUE));
}

/* --- The program --- */

/**
 * dt_program_start:
 * @dir: the folder that gets the register and stands for the person's home
 * @locale: language of the program
 * @arguments: (nullable): further arguments
 *
 * Starts the program and waits until its window is there and has the focus.
 */
DtProgram *
dt_program_start (const char        *dir,
                  const char        *locale,
                  const char *const *arguments)
{
  DtProgram *self = g_new0 (DtProgram, 1);
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) argv = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(DtAccessible) frame = NULL;

  self->register_path = g_build_filename (dir, "register.db", NULL);
  g_strv_builder_add_many (builder, g_getenv ("DT_PROGRAM"), "--today", "2024-08-12", "--register", self->register_path, NULL);
  for (int i = 0; arguments != NULL && arguments[i] != NULL; i++)
    g_strv_builder_add (builder, arguments[i]);
  argv = g_strv_builder_end (builder);

  /* The test libraries of GTK and the bus of screen readers exclude each other. */
  g_subprocess_launcher_unsetenv (launcher, "GTK_A11Y");
  g_subprocess_launcher_setenv (launcher, "LC_ALL", locale, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", dir, TRUE);
  self->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);

  frame = dt_program_await (self, ATSPI_ROLE_FRAME, NULL);
  dt_program_focus (self, ".*(Directive Tracker|Theo dõi chỉ đạo)");

  return self;
}

const char *
dt_program_get_register (DtProgram *self)
{
  return self->register_path;
}

/**
 * dt_program_focus:
 * @title: beginning of a window's title
 *
 * Gives the keys to a window, as a click on it would: under the bare X server of the tests no window manager does.
 */
void
dt_program_focus (DtProgram  *self,
                  const char *title)
{
  g_autofree char *pattern = g_strdup_printf ("^%s", title);
  const char *search[] = { "xdotool", "search", "--sync", "--onlyvisible", "--name", pattern, NULL };
  g_autofree char *output = run_and_read (search, TRUE);
  g_auto(GStrv) lines = g_strsplit (g_strstrip (output), "\n", -1);
  const char *focus[] = { "xdotool", "windowfocus", lines[0], NULL };

  g_assert_nonnull (lines[0]);
  g_free (run_and_read (focus, TRUE));
}

void
dt_program_stop (DtProgram *self)
{
  g_autoptr(GError) error = NULL;

  dt_keys_press ("ctrl+q");
  g_subprocess_wait_check (self->process, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (self->process);
  g_free (self->register_path);
  g_free (self);
}

void
dt_program_kill (DtProgram *self)
{
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, NULL);
  g_object_unref (self->process);
  g_free (self->register_path);
  g_free (self);
}

/* The frame that GTK draws its shadow on is a pixel or two wider than the window. */
void
dt_program_resize (DtProgram *self,
                   int        width,
                   int        height)
{
  g_autofree char *w = g_strdup_printf ("%d", width);
  g_autofree char *h = g_strdup_printf ("%d", height);
  const char *argv[] = { "xdotool", "search", "--onlyvisible", "--name", ".*(Directive Tracker|Theo dõi chỉ đạo)",
                         "windowmove", "0", "0", "windowsize", w, h, NULL };

  g_free (run_and_read (argv, TRUE));
  dt_screen_await_still ();
}

/* --- The register --- */

/**
 * dt_program_ask:
 * @arguments: of the command line tool, NULL-terminated
 *
 * Returns: (transfer full): what the tool answers of the program's register
 */
char *
dt_program_ask (DtProgram         *self,
                const char *const *arguments)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) argv = NULL;

  g_strv_builder_add_many (builder, g_getenv ("DT_CLI"), "--register", self->register_path, "--today", "2024-08-12", NULL);
  for (int i = 0; arguments[i] != NULL; i++)
    g_strv_builder_add (builder, arguments[i]);
  argv = g_strv_builder_end (builder);

  return run_and_read ((const char *const *) argv, FALSE);
}

gboolean
dt_program_try_answer (DtProgram         *self,
                       const char *const *arguments,
                       const char        *expected_part)
{
  gint64 end = g_get_monotonic_time () + 4 * G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    {
      g_autofree char *answer = dt_program_ask (self, arguments);

      if (strstr (answer, expected_part) != NULL)
        return TRUE;
      rest ();
    }

  return FALSE;
}

void
dt_program_await_answer (DtProgram         *self,
                         const char *const *arguments,
                         const char        *expected_part)
{
  g_autofree char *answer = NULL;

  for (gint64 end = g_get_monotonic_time () + PATIENCE_MS * 1000; g_get_monotonic_time () < end;)
    {
      g_free (answer);
      answer = dt_program_ask (self, arguments);
      if (strstr (answer, expected_part) != NULL)
        return;
      rest ();
    }

  dt_screen_save ("a11y-failure.png");
  g_error ("The register never answered “%s”, but: %s", expected_part, answer);
}

void
dt_screen_save (const char *path)
{
  const char *argv[] = { "import", "-window", "root", path, NULL };

  g_free (run_and_read (argv, FALSE));
}

void
dt_screen_save_part (const char *path,
                     int         width,
                     int         height)
{
  g_autofree char *part = g_strdup_printf ("%dx%d+0+0", width, height);
  const char *argv[] = { "import", "-window", "root", "-crop", part, "+repage", "-strip", path, NULL };

  g_free (run_and_read (argv, TRUE));
}

static char *
fingerprint (void)
{
  const char *argv[] = { "sh", "-c", "import -window root rgb:- | sha256sum", NULL };

  return run_and_read (argv, TRUE);
}

void
dt_screen_await_still (void)
{
  g_autofree char *before = NULL;
  int still = 0;

  for (int waited = 0; waited < PATIENCE_MS && still < 3; waited += 200)
    {
      g_autofree char *now = NULL;

      g_usleep (200 * 1000);
      now = fingerprint ();
      still = g_strcmp0 (before, now) == 0 ? still + 1 : 0;
      g_free (before);
      before = g_steal_pointer (&now);
    }
}
