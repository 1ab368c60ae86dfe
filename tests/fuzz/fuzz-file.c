/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of letters. The first byte says which ending the file has: it decides who reads it. */

#include "dt-fuzz.h"
#include "dt-letter-file.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const char *const names[] = { "fuzz.docx", "fuzz.odt", "fuzz.pdf", "fuzz.txt" };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (size == 0)
    return 0;
  path = g_build_filename (dt_fuzz_get_folder (), names[data[0] % G_N_ELEMENTS (names)], NULL);
  g_assert_true (g_file_set_contents (path, (const char *) data + 1, (gssize) size - 1, NULL));
  text = dt_letter_file_read (path, NULL, &error);
  g_assert ((text == NULL) == (error != NULL));
  g_assert (text == NULL || g_utf8_validate (text, -1, NULL));
  return 0;
}
