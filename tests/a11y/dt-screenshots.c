/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * dt-screenshots FOLDER    pictures of every view on the samples: light, dark, narrow, in both languages
 *
 * Run by `meson compile screenshots`; the README shows one of them.
 */

#include "dt-a11y.h"

typedef struct
{
  const char *name;
  const char *locale;
  const char *scheme;      /* ADW_DEBUG_COLOR_SCHEME */
  int         width, height;
  const char *keys[4];     /* pressed one after the other */
  struct { int x, y; } clicks[3];   /* before the keys; 0: none */
} Shot;

/* "Next 15 Days", and then a request to six units. */
#define TASK { { 110, 306 }, { 480, 705 } }
#define NARROW_TASK { { 300, 512 } }

static const Shot shots[] = {
  { "tasks", "vi_VN.UTF-8", "default", 1440, 900, { "alt+1" }, TASK },
  { "tasks-small", "vi_VN.UTF-8", "default", 1366, 768, { "alt+1" }, TASK },
  { "tasks-narrow", "vi_VN.UTF-8", "default", 1024, 700, { "alt+1" }, NARROW_TASK },
  { "tasks-dark", "vi_VN.UTF-8", "prefer-dark", 1440, 900, { "alt+1" }, TASK },
  { "tasks-en", "C.UTF-8", "default", 1440, 900, { "alt+1" } },
  { "calendar", "vi_VN.UTF-8", "default", 1440, 900, { "alt+2" } },
  { "calendar-dark", "vi_VN.UTF-8", "prefer-dark", 1440, 900, { "alt+2" } },
  { "directives", "vi_VN.UTF-8", "default", 1440, 900, { "alt+5" } },
  { "calendar-week", "vi_VN.UTF-8", "default", 1440, 900, { "alt+2", "ctrl+2" } },
  { "calendar-agenda", "vi_VN.UTF-8", "default", 1440, 900, { "alt+2", "ctrl+3" } },
  { "calendar-small", "vi_VN.UTF-8", "default", 1366, 768, { "alt+2" } },
  { "collections", "vi_VN.UTF-8", "default", 1440, 900, { "alt+3" } },
  { "collections-dark", "vi_VN.UTF-8", "prefer-dark", 1440, 900, { "alt+3" } },
  { "collections-narrow", "vi_VN.UTF-8", "default", 1024, 700, { "alt+3" } },
  { "collections-en", "C.UTF-8", "default", 1366, 768, { "alt+3" } },
  { "units", "vi_VN.UTF-8", "default", 1440, 900, { "alt+4" } },
  { "units-dark", "vi_VN.UTF-8", "prefer-dark", 1440, 900, { "alt+4" } },
  { "units-en", "C.UTF-8", "default", 1366, 768, { "alt+4" } },
  { "print", "vi_VN.UTF-8", "default", 1440, 900, { "alt+1", "ctrl+p" } },
};

static void
import_samples (const char *dir)
{
  static const char *const files[] = { "01-units.xml", "02-150-KH-TU.xml", "03-1438-CV-TU.xml", "04-directives-2024.xml",
                                       "05-history-2023.xml", "06-reminders.xml", "07-boards.xml" };
  g_autofree char *path = g_build_filename (dir, "register.db", NULL);
  g_autoptr(GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (argv, g_strdup (g_getenv ("DT_CLI")));
  g_ptr_array_add (argv, g_strdup ("--register"));
  g_ptr_array_add (argv, g_strdup (path));
  g_ptr_array_add (argv, g_strdup ("--today"));
  g_ptr_array_add (argv, g_strdup ("2024-08-12"));
  g_ptr_array_add (argv, g_strdup ("import"));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_ptr_array_add (argv, g_build_filename (g_getenv ("DT_SOURCE_DIR"), "data", "samples", files[i], NULL));
  g_ptr_array_add (argv, NULL);

  process = g_subprocess_newv ((const char *const *) argv->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

static void
click (int x,
       int y)
{
  g_autofree char *at_x = g_strdup_printf ("%d", x);
  g_autofree char *at_y = g_strdup_printf ("%d", y);
  const char *argv[] = { "xdotool", "mousemove", at_x, at_y, "click", "1", NULL };
  g_autoptr(GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_NONE, NULL);

  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  dt_screen_await_still ();
}

static void
take (const Shot *shot,
      const char *folder)
{
  g_autofree char *dir = dt_test_dir_new ();
  g_autofree char *file = g_strdup_printf ("%s.png", shot->name);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  DtProgram *program;

  import_samples (dir);
  g_setenv ("ADW_DEBUG_COLOR_SCHEME", shot->scheme, TRUE);
  program = dt_program_start (dir, shot->locale, NULL);
  dt_program_resize (program, shot->width, shot->height);
  for (guint i = 0; i < G_N_ELEMENTS (shot->clicks) && shot->clicks[i].x > 0; i++)
    click (shot->clicks[i].x, shot->clicks[i].y);
  for (guint i = 0; i < G_N_ELEMENTS (shot->keys) && shot->keys[i] != NULL; i++)
    {
      dt_keys_press (shot->keys[i]);
      dt_screen_await_still ();
    }
  dt_screen_save_part (path, shot->width, shot->height);
  g_print ("%s\n", path);
  dt_program_kill (program);
  dt_test_dir_remove (dir);
}

int
main (int    argc,
      char **argv)
{
  if (argc < 2)
    {
      g_printerr ("Usage: dt-screenshots FOLDER [NAME…]\n");
      return 2;
    }

  dt_a11y_init (&argc, &argv);
  g_mkdir_with_parents (argv[1], 0755);
  for (guint i = 0; i < G_N_ELEMENTS (shots); i++)
    if (argc == 2 || g_strv_contains ((const char *const *) argv + 2, shots[i].name))
      take (&shots[i], argv[1]);

  return 0;
}
