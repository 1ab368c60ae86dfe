/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every test needs and GLib does not have. */

#include "dt-test.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <locale.h>

#define WAIT_SECONDS 60

/**
 * dt_test_dir_new:
 *
 * Returns: (transfer full): the path of a new, empty folder
 */
char *
dt_test_dir_new (void)
{
  g_autoptr(GError) error = NULL;
  char *path = g_dir_make_tmp ("directive-tracker-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

static void
remove_file (GFile *file)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileEnumerator) children = NULL;

  children = g_file_enumerate_children (file, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                        G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  while (children != NULL)
    {
      GFile *child;

      g_assert_true (g_file_enumerator_iterate (children, NULL, &child, NULL, &error));
      g_assert_no_error (error);
      if (child == NULL)
        break;
      remove_file (child);
    }

  g_assert_true (g_file_delete (file, NULL, &error));
  g_assert_no_error (error);
}

/**
 * dt_test_dir_remove:
 * @path: a folder made by dt_test_dir_new()
 */
void
dt_test_dir_remove (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  remove_file (file);
}

static gboolean
on_timeout (gpointer user_data)
{
  gboolean *is_over = user_data;

  *is_over = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * dt_test_wait_until:
 * @condition: what is waited for
 * @user_data: for @condition
 */
void
dt_test_wait_until (DtTestCondition condition,
                    gpointer        user_data)
{
  gboolean is_over = FALSE;
  guint timeout;

  if (condition (user_data))
    return;

  timeout = g_timeout_add_seconds (WAIT_SECONDS, on_timeout, &is_over);
  while (!condition (user_data))
    {
      g_assert_false (is_over);
      g_main_context_iteration (NULL, TRUE);
    }

  if (!is_over)
    g_source_remove (timeout);
}

/**
 * dt_test_use_vietnamese:
 *
 * Returns: whether messages are Vietnamese from here on
 */
gboolean
dt_test_use_vietnamese (void)
{
  const char *folder = g_getenv ("DT_LOCALE_DIR");
  g_autofree char *catalogue = NULL;

  if (folder != NULL)
    catalogue = g_build_filename (folder, "vi", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  if (catalogue == NULL || !g_file_test (catalogue, G_FILE_TEST_IS_REGULAR))
    {
      g_test_skip ("the Vietnamese messages have not been built");
      return FALSE;
    }

  /* A locale of its own need not be installed: the language alone picks the messages, as long as the
   * locale is not the bare "C". */
  g_setenv ("LANGUAGE", "vi", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (g_strcmp0 (_("Overdue"), "Overdue") == 0)
    {
      g_test_skip ("the Vietnamese messages are not complete");
      return FALSE;
    }

  return TRUE;
}

/**
 * dt_test_day:
 * @iso: "2024-08-25"
 *
 * Returns: that day; a wrong one fails the test
 */
DtDay
dt_test_day (const char *iso)
{
  g_autoptr(GError) error = NULL;
  DtDay day = dt_day_from_iso (iso, &error);

  g_assert_no_error (error);
  return day;
}

/**
 * dt_test_iso:
 * @day: a day
 *
 * Returns: (transfer full): "2024-08-25"; "" for no day
 */
char *
dt_test_iso (DtDay day)
{
  return dt_day_to_iso (day);
}

char *
dt_test_without_last_entry (char *xml)
{
  char *start = g_strrstr (xml, "    <Entry ");
  char *end = start != NULL ? strstr (start, "</Entry>\n") : NULL;

  g_assert_nonnull (end);
  end += strlen ("</Entry>\n");
  memmove (start, end, strlen (end) + 1);

  return xml;
}
