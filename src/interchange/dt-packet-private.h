/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Between the reader and the writer of packets. */

#include "dt-packet.h"

G_BEGIN_DECLS

#define DT_PACKET_NAMESPACE "http://www.mic.gov.vn/TBT/QCVN_102_2016"
#define DT_PACKET_MAX_BYTES (256 * 1024 * 1024)

/* dt-packet-file.c: text is base64, perhaps of a zip of one entry. NULL with @error set if it is damaged or grows too much. */
DtPacketFile *dt_packet_file_unwrap (const char *name, const char *media_type, const char *description, const char *text, GError **error);

/* dt-packet-send.c */
gboolean      dt_packet_has_secrecy_mark (const char *text);

/* dt-packet-values.c: of the six forms met; none for what is no day. */
DtDay         dt_packet_parse_day       (const char *text);
/* "", "N/A", "null", "0" and the like say nothing. */
gboolean      dt_packet_is_filler       (const char *text);

/* What is beside the document: who is in charge of it, how many copies and pages. Names in small letters. FALSE: it is none of that. */
gboolean      dt_packet_take_aside      (DtPacket *self, const char *parent, const char *name, const char *text);

G_END_DECLS
