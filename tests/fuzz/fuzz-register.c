/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Our own XML, compared with an empty register: a report comes back, and nothing was stored. */

#include "dt-fuzz.h"
#include "dt-store.h"
#include "dt-transfer.h"

static DtStore *
get_store (void)
{
  static DtStore *store;

  if (store == NULL)
    {
      g_autofree char *path = g_build_filename (dt_fuzz_get_folder (), "register.dtreg", NULL);
      g_autoptr(GError) error = NULL;

      store = dt_store_new (path, DT_STORE_FLAGS_NONE);
      dt_store_open (store, NULL, &error);
      g_assert_no_error (error);
    }
  return store;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  DtTransferOptions options = { .flags = DT_TRANSFER_FLAGS_DRY_RUN, .today = dt_day_new (2024, 8, 12) };
  g_autofree char *path = g_build_filename (dt_fuzz_get_folder (), "fuzz.xml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  DtImportReport *report;

  g_assert_true (g_file_set_contents (path, (const char *) data, (gssize) size, NULL));
  report = dt_transfer_import (get_store (), &file, 1, &options, NULL, &error);
  g_assert_no_error (error);
  dt_import_report_free (report);
  return 0;
}
