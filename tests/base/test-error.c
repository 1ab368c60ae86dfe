/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "dt-error.h"
#include "dt-test.h"

/* Every code has advice of its own, and no advice is empty. */
static void
test_advice (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int code = DT_ERROR_FAILED; code <= DT_ERROR_UNSUPPORTED; code++)
    {
      g_autoptr(GError) error = g_error_new_literal (DT_ERROR, code, "");
      char *text = dt_error_user_text (error);

      g_assert_cmpuint (strlen (text), >, 20);
      g_assert_true (g_hash_table_add (seen, text));
    }
}

/* The log's words do not reach a person; the person's do. */
static void
test_audience (void)
{
  g_autoptr(GError) for_log = g_error_new_literal (DT_ERROR, DT_ERROR_CORRUPT, "SQLITE_CORRUPT (11)");
  g_autoptr(GError) for_person = g_error_new_literal (DT_ERROR, DT_ERROR_INVALID, "31/6 does not exist");
  g_autofree char *log_text = dt_error_user_text (for_log);

  g_assert_null (strstr (log_text, "SQLITE"));
  dt_test_assert_string (dt_error_user_text (for_person), "31/6 does not exist");
}

static void
test_other_domain (void)
{
  g_autoptr(GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No such file");
  g_autofree char *nothing = dt_error_user_text (NULL);

  dt_test_assert_string (dt_error_user_text (error), "No such file");
  g_assert_cmpuint (strlen (nothing), >, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/error/advice", test_advice);
  g_test_add_func ("/base/error/audience", test_audience);
  g_test_add_func ("/base/error/other-domain", test_other_domain);

  return g_test_run ();
}
