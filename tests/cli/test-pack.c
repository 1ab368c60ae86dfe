/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `pack` and `unpack`: a register goes to another one and comes back. */

#include <glib/gstdio.h>
#include <string.h>

#include "dt-cli-test.h"

/* From now on it is the register "other.db" of the same folder. */
static void
use_other (DtCliTest *f)
{
  g_autofree char *other = dt_cli_test_file (f, "other.db");

  g_free (f->path);
  f->path = g_steal_pointer (&other);
}

static void
use_first (DtCliTest  *f,
           const char *path)
{
  g_free (f->path);
  f->path = g_strdup (path);
}

static void
change (DtCliTest  *f,
        const char *sql)
{
  DtStore *store = dt_store_new (f->path, DT_STORE_FLAGS_NONE);

  g_assert_true (dt_store_open (store, NULL, NULL));
  dt_seed_write (store, sql);
  dt_store_close (store);
  g_object_unref (store);
}

static void
test_there_and_back (DtCliTest     *f,
                     gconstpointer  data)
{
  g_autofree char *first = g_strdup (f->path);
  g_autofree char *package = dt_cli_test_file (f, "a.dtpack");
  g_autofree char *before = NULL;

  dt_cli_test_run (f, "pack", "-o", package, NULL);
  g_assert_cmpstr (f->err, ==, "");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "2 directives"));

  use_other (f);
  dt_cli_test_run (f, "unpack", package, NULL);
  g_assert_cmpstr (f->err, ==, "");
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "+ Directive · 1438-CV/TU"));

  /* Both change the same: it is told, and nothing is stored. */
  change (f, "UPDATE assignment SET percent = 90 WHERE uid = '00000000-0000-4000-8000-000000000405'");
  before = dt_cli_test_digest (f);
  use_first (f, first);
  change (f, "UPDATE assignment SET percent = 70 WHERE id = 5");
  dt_cli_test_run (f, "pack", "--since", "last", "-o", package, NULL);
  g_assert_cmpint (f->code, ==, 0);
  use_other (f);
  dt_cli_test_run (f, "unpack", package, "--dry-run", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->err, "Progress"));
  dt_cli_test_run (f, "unpack", package, NULL);
  dt_cli_test_assert_refused (f, 1, "here: 90%");
  dt_cli_test_assert_refused (f, 1, "in the package: 70%");
  dt_cli_test_assert_refused (f, 1, "--newest");
  dt_test_assert_string (dt_cli_test_digest (f), before);

  dt_cli_test_run (f, "unpack", package, "--theirs", NULL);
  g_assert_cmpint (f->code, ==, 0);
  g_assert_nonnull (strstr (f->out, "90% → 70%"));
}

static void
test_refused (DtCliTest     *f,
              gconstpointer  data)
{
  g_autofree char *package = dt_cli_test_file (f, "a.dtpack");
  g_autofree char *broken = dt_cli_test_write (f, "b.dtpack", "no package");
  g_autofree char *digest = dt_cli_test_digest (f);

  dt_cli_test_run (f, "pack", NULL);
  dt_cli_test_assert_refused (f, 2, "-o");
  dt_cli_test_run (f, "pack", "--since", "someday", "-o", package, NULL);
  dt_cli_test_assert_refused (f, 2, "--since");
  dt_cli_test_run (f, "pack", "--since", "2024-08-01", "--directive", "1438-CV/TU", "-o", package, NULL);
  dt_cli_test_assert_refused (f, 2, "not both");
  dt_cli_test_run (f, "pack", "--directive", "9-CV/TU", "-o", package, NULL);
  dt_cli_test_assert_refused (f, 1, "9-CV/TU");
  g_assert_false (g_file_test (package, G_FILE_TEST_EXISTS));
  dt_cli_test_run (f, "unpack", NULL);
  dt_cli_test_assert_refused (f, 2, "package");
  dt_cli_test_run (f, "unpack", broken, NULL);
  dt_cli_test_assert_refused (f, 1, "b.dtpack");
  dt_cli_test_run (f, "unpack", broken, "--mine", "--theirs", NULL);
  dt_cli_test_assert_refused (f, 2, "--mine");
  dt_test_assert_string (dt_cli_test_digest (f), digest);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/cli/pack/there-and-back", DtCliTest, NULL, dt_cli_test_set_up_seed, test_there_and_back, dt_cli_test_tear_down);
  g_test_add ("/cli/pack/refused", DtCliTest, NULL, dt_cli_test_set_up_seed, test_refused, dt_cli_test_tear_down);

  return g_test_run ();
}
