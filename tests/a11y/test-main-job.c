/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * A morning at the office, from outside: the built program in its window, real keys, and after each act a look at what the
 * register holds.
 */

#include <string.h>

#include "dt-a11y.h"

typedef struct
{
  char      *dir;
  DtProgram *program;
} Fixture;

static char *
sample (const char *name)
{
  return g_build_filename (g_getenv ("DT_SOURCE_DIR"), "data", "samples", name, NULL);
}

/* The units come in by the command line tool, as an administrator would prepare a register. */
static void
prepare_units (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->dir, "register.db", NULL);
  g_autofree char *units = sample ("01-units.xml");
  const char *argv[] = { g_getenv ("DT_CLI"), "--register", path, "--today", "2024-08-12", "import", units, NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  const char *const *files = data;
  g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);

  f->dir = dt_test_dir_new ();
  prepare_units (f);
  for (int i = 0; files[i] != NULL; i++)
    g_ptr_array_add (arguments, sample (files[i]));
  g_ptr_array_add (arguments, NULL);
  f->program = dt_program_start (f->dir, "C.UTF-8", (const char *const *) arguments->pdata);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  dt_program_stop (f->program);
  dt_test_dir_remove (f->dir);
  g_free (f->dir);
}

#define ASK(...) (const char *const[]) { __VA_ARGS__, NULL }

/* A file is shown before it is stored, and nothing is stored before the person says so. */
static void
import_file (Fixture    *f,
             const char *symbol)
{
  g_autoptr(DtAccessible) button = dt_program_await (f->program, ATSPI_ROLE_PUSH_BUTTON, "Enter in Register");
  g_autofree char *before = dt_program_ask (f->program, ASK ("tasks", "--directive", symbol, "--format", "json"));

  g_assert_null (strstr (before, "\"title\""));
  dt_accessible_press (button);
  dt_program_await_answer (f->program, ASK ("tasks", "--directive", symbol, "--format", "json"), "\"title\"");
  dt_program_await_gone (f->program, ATSPI_ROLE_PUSH_BUTTON, "Enter in Register");
  dt_program_focus (f->program, ".*Directive Tracker");
}

static void
test_import (Fixture       *f,
             gconstpointer  data)
{
  g_autoptr(DtAccessible) list = NULL;

  import_file (f, "150-KH/TU");
  dt_program_await_answer (f->program, ASK ("tasks", "--directive", "150-KH/TU", "--format", "json"),
                           "Hoàn chỉnh Đề cương Báo cáo chính trị");

  /* What was stored is on the screen. */
  list = dt_program_await (f->program, ATSPI_ROLE_LIST, "Tasks");
}

/* The register has the answer a moment before the window knows that there is something to take back: a person would press
 * again, and so does this, but never after it has worked. */
static void
press_until (Fixture    *f,
             const char *keys,
             const char *expected)
{
  for (int i = 0; i < 5; i++)
    {
      dt_keys_press (keys);
      if (dt_program_try_answer (f->program, ASK ("tasks", "--search", "du toan kinh phi", "--format", "json"), expected))
        return;
    }

  g_error ("%s never led to %s", keys, expected);
}

static gboolean
file_is_there (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The preview, the file chooser, a name typed into it: a PDF whose words are those of the register. */
static void
print_to_pdf (Fixture *f)
{
  g_autofree char *path = g_build_filename (f->dir, "summary.pdf", NULL);
  const char *pdftotext[] = { "pdftotext", path, "-", NULL };
  g_autoptr(DtAccessible) pages = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autofree char *text = NULL;

  dt_keys_press ("alt+1");
  dt_keys_press ("ctrl+p");
  pages = dt_program_await (f->program, ATSPI_ROLE_LABEL, "Page 1 of 1");
  dt_program_focus (f->program, "Deadline Summary");
  dt_keys_press ("ctrl+s");
  dt_program_focus (f->program, "Write PDF");
  dt_keys_press ("ctrl+a");
  dt_keys_type (path);
  dt_keys_press ("Return");
  dt_test_wait_until (file_is_there, path);

  process = g_subprocess_newv (pdftotext, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "ĐẢNG CỘNG SẢN VIỆT NAM"));
  g_assert_nonnull (strstr (text, "Dự toán kinh phí"));
  dt_program_focus (f->program, ".*Directive Tracker");
}

/* Imported, searched without accents, recorded, undone, looked at in the calendar, printed. */
static void
test_morning (Fixture       *f,
              gconstpointer  data)
{
  g_autoptr(DtAccessible) search = NULL;
  g_autoptr(DtAccessible) row = NULL;
  g_autoptr(DtAccessible) record = NULL;
  g_autoptr(DtAccessible) chip = NULL;
  g_autoptr(DtAccessible) everywhere = NULL;
  g_autofree char *typed = NULL;

  import_file (f, "150-KH/TU");

  /* Without accents, over everything. */
  dt_keys_press ("ctrl+f");
  dt_keys_type ("du toan kinh phi");
  search = dt_program_await (f->program, ATSPI_ROLE_ENTRY, "Search tasks, symbols, units");
  typed = dt_accessible_get_text (search);
  g_assert_cmpstr (typed, ==, "du toan kinh phi");
  everywhere = dt_program_await (f->program, ATSPI_ROLE_PUSH_BUTTON, "Search All Tasks");
  dt_accessible_press (everywhere);
  row = dt_program_await (f->program, ATSPI_ROLE_LIST_ITEM, "…Dự toán kinh phí phục vụ Đại hội");

  /* From the entry to the row, then the main action: today's day is filled in, Enter stores. */
  dt_keys_press ("Return");
  dt_keys_press ("ctrl+Return");
  record = dt_program_await (f->program, ATSPI_ROLE_PUSH_BUTTON, "Record submission");
  dt_keys_press ("Return");
  dt_program_await_answer (f->program, ASK ("tasks", "--search", "du toan kinh phi", "--format", "json"), "\"handed\"");
  press_until (f, "ctrl+z", "\"progress\"");
  press_until (f, "ctrl+shift+z", "\"handed\"");

  /* The same task stands in the calendar. */
  dt_keys_press ("alt+2");
  chip = dt_program_await (f->program, ATSPI_ROLE_PUSH_BUTTON, "…Dự toán kinh phí");

  print_to_pdf (f);
}

int
main (int    argc,
      char **argv)
{
  static const char *const plan[] = { "02-150-KH-TU.xml", NULL };

  dt_a11y_init (&argc, &argv);
  g_test_add ("/a11y/import", Fixture, plan, set_up, test_import, tear_down);
  g_test_add ("/a11y/morning", Fixture, plan, set_up, test_morning, tear_down);

  return g_test_run ();
}
