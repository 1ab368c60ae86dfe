/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-packet.h"
#include "dt-proposal.h"

G_BEGIN_DECLS

/* The letter in a packet: of the first file that has a text, else subject and content. A file that could be read by a person
 * only is noted among the warnings. Never NULL. */
char       *dt_packet_read_letter (DtPacket *self, GCancellable *cancellable);
/* What that text seems to ask, completed by what the packet says; where the two differ a person is asked. */
DtProposal *dt_packet_propose     (const DtPacket *self, const char *text);

G_END_DECLS
