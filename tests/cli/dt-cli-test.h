/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "dt-seed.h"
#include "dt-test.h"

/* The built program on a register of its own, as a script calls it. */
typedef struct
{
  char *folder;
  char *path;        /* of the register; not made by itself */
  char *language;    /* LC_ALL; NULL: C.UTF-8 */

  /* Of the last run */
  int   code;
  char *out;
  char *err;
} DtCliTest;

void      dt_cli_test_set_up    (DtCliTest *self, gconstpointer data);
/* The same with the seed register in place. */
void      dt_cli_test_set_up_seed (DtCliTest *self, gconstpointer data);
void      dt_cli_test_tear_down (DtCliTest *self, gconstpointer data);

/* Runs it with --register and --today 2024-08-12 before the arguments, ended by NULL. */
void      dt_cli_test_run       (DtCliTest *self, ...) G_GNUC_NULL_TERMINATED;
/* Runs it with nothing but the arguments. */
void      dt_cli_test_run_bare  (DtCliTest *self, ...) G_GNUC_NULL_TERMINATED;
/* The last run was refused with these words, and wrote nothing to standard output. */
void      dt_cli_test_assert_refused (DtCliTest *self, int code, const char *words);

char     *dt_cli_test_file      (DtCliTest *self, const char *name);
char     *dt_cli_test_write     (DtCliTest *self, const char *name, const char *text);     /* its path */
/* A digest of the register's contents, to see that nothing was changed. */
char     *dt_cli_test_digest    (DtCliTest *self);
JsonArray *dt_cli_test_json     (DtCliTest *self);
