/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-packet-test.h"

#include <string.h>

DtPacket *
dt_packet_test_read (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  DtPacket *packet = dt_packet_read (bytes, "test.edxml", NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (packet);
  return packet;
}
