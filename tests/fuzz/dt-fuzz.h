/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "dt-store.h"

/* What the fuzzer calls with bytes of its own making. */
int         LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* A folder of this run; the script that starts it removes it. */
const char *dt_fuzz_get_folder     (void);

/* An empty register of this run. */
DtStore    *dt_fuzz_get_store      (void);

/* A file in a zip. */
typedef struct
{
  const char *name;
  const void *data;
  size_t      size;
} DtFuzzPart;

/* A zip of these, not compressed, whose sums are right. */
GBytes     *dt_fuzz_zip            (const DtFuzzPart *parts, guint n);
