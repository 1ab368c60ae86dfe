/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* What the fuzzer calls with bytes of its own making. */
int         LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* A folder of this run; the script that starts it removes it. */
const char *dt_fuzz_get_folder     (void);
