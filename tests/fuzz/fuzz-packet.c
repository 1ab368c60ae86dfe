/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Packets: whatever the bytes are, they are read or refused; what was read can be written, or is refused in words. */

#include "dt-fuzz.h"
#include "dt-packet-letter.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(DtPacket) packet = dt_packet_read (bytes, "fuzz.edxml", NULL, &error);
  g_autoptr(GBytes) written = NULL;
  g_autofree char *symbol = NULL;

  g_assert ((packet == NULL) == (error != NULL));
  if (packet == NULL)
    return 0;
  symbol = dt_packet_get_symbol (packet);
  written = dt_packet_write (packet, &error);
  g_assert ((written == NULL) == (error != NULL));
  if (packet->kind != DT_PACKET_STATUS)
    {
      g_autoptr(DtProposal) proposal = dt_packet_propose (packet, packet->content);

      g_assert_nonnull (proposal);
    }
  return 0;
}
