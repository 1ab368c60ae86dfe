/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names of units as letters write them. */

#include "dt-test.h"
#include "dt-unit-name.h"

static void
test_key (void)
{
  static const char *const same[][2] = {
    { "UBND TP", "Ủy ban nhân dân thành phố" }, { "các Ủy ban nhân dân xã", "UBND xã" }, { "VP Thành ủy", "văn phòng thành ủy" },
    { "Ủy ban MTTQ Việt Nam thành phố", "ub mặt trận tổ quốc TP" }, { "HĐND - UBND", "Hội đồng nhân dân, Ủy ban nhân dân" }, { "P. An Phú", "Phường An Phú" },
    { "các", "" }, { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *a = dt_unit_name_key (same[i][0]);
      g_autofree char *b = dt_unit_name_key (same[i][1]);

      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_likeness (void)
{
  g_autofree char *letter = dt_unit_name_key ("UBND thành phố");
  g_autofree char *whole = dt_unit_name_key ("Ủy ban nhân dân thành phố Quảng Ngãi");
  g_autofree char *other = dt_unit_name_key ("Ban Tổ chức Thành ủy");

  g_assert_cmpfloat (dt_unit_name_likeness (letter, letter), ==, 1);
  g_assert_cmpfloat (dt_unit_name_likeness (letter, whole), >, .8);
  g_assert_cmpfloat (dt_unit_name_likeness (letter, whole), ==, dt_unit_name_likeness (whole, letter));
  g_assert_cmpfloat (dt_unit_name_likeness (letter, other), <, dt_unit_name_likeness (letter, whole));
  g_assert_cmpfloat (dt_unit_name_likeness (letter, ""), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/unit-name/key", test_key);
  g_test_add_func ("/model/unit-name/likeness", test_likeness);

  return g_test_run ();
}
