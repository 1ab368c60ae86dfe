/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-import FILE [REGISTER]: reads a document into a register of its own, and says how long that took. Memory is
 * measured from outside (/usr/bin/time). */

#include <stdio.h>

#include "dt-test.h"
#include "dt-transfer.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = dt_test_dir_new ();
  g_autofree char *own = g_build_filename (folder, "register.db", NULL);
  const char *path = argc > 2 ? argv[2] : own;
  g_autoptr(GFile) file = g_file_new_for_path (argc > 1 ? argv[1] : "");
  g_autoptr(DtStore) store = dt_store_new (path, DT_STORE_FLAGS_NONE);
  g_autoptr(DtImportReport) report = NULL;
  gint64 start;

  if (argc < 2)
    {
      fputs ("Usage: bench-import FILE [REGISTER]\n", stderr);
      return 2;
    }

  if (!dt_store_open (store, NULL, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  start = g_get_monotonic_time ();
  report = dt_transfer_import (store, &file, 1, NULL, NULL, &error);
  if (report == NULL || report->n_errors > 0)
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : ((DtProblem *) report->errors->pdata[0])->reason);
      return 1;
    }
  printf ("import_s=%.3f new_tasks=%d\n", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC,
          report->counts[DT_ENTITY_TASK][DT_OUTCOME_NEW]);

  dt_store_close (store);
  dt_test_dir_remove (folder);
  return 0;
}
