/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Out of one register and into another: nothing is lost, nothing is doubled. */

#include "dt-transfer-test.h"

static void
test_sample (DtTransferFixture *fixture,
             gconstpointer      data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  dt_transfer_take_sample (fixture, "valid-register.xml");
  before = dt_transfer_dump (fixture);
  first = dt_transfer_export_text (fixture);

  for (int round = 0; round < 2; round++)
    {
      g_autofree char *again = NULL;

      dt_transfer_renew (fixture);
      dt_transfer_take_text (fixture, first);
      again = dt_transfer_dump (fixture);
      g_assert_cmpstr (again, ==, before);
      second = dt_transfer_export_text (fixture);
      g_assert_cmpstr (second, ==, first);
      g_clear_pointer (&second, g_free);
    }

  /* Into the register that has it all: nothing changes. */
  dt_transfer_take_text (fixture, first);
  after = dt_transfer_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/interchange/round-trip/sample", DtTransferFixture, NULL, dt_transfer_set_up, test_sample, dt_transfer_tear_down);

  return g_test_run ();
}
