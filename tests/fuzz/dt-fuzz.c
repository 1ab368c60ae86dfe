/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-fuzz.h"

const char *
dt_fuzz_get_folder (void)
{
  static char *folder;

  if (folder == NULL)
    folder = g_dir_make_tmp ("dt-fuzz-XXXXXX", NULL);
  g_assert_nonnull (folder);
  return folder;
}
