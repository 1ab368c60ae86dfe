/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "dt-context.h"
#include "dt-packet-letter.h"

G_BEGIN_DECLS

/* A packet that was received, with its letter. */
typedef struct
{
  char       *name;          /* of its file */
  GBytes     *bytes;         /* as they came */
  DtPacket   *packet;
  char       *text;          /* of the letter */
  DtProposal *proposal;      /* NULL for a status */
} DtReceivedPacket;

void dt_received_packet_free (DtReceivedPacket *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtReceivedPacket, dt_received_packet_free)

/**
 * DtPacketWindow:
 *
 * Shows what came through the exchange of documents, and what can be done about it: enter it, keep it with its directive, answer.
 * Nothing happens by itself.
 */
#define DT_TYPE_PACKET_WINDOW (dt_packet_window_get_type ())
G_DECLARE_FINAL_TYPE (DtPacketWindow, dt_packet_window, DT, PACKET_WINDOW, AdwWindow)

/* Takes received. */
DtPacketWindow *dt_packet_window_new (GtkWindow *parent, DtContext *context, DtReceivedPacket *received);

G_END_DECLS
