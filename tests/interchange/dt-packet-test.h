/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-packet.h"

G_BEGIN_DECLS

/* What a document needs at least, with room for more. */
#define HEAD(more) \
  "<edXML xmlns='http://www.mic.gov.vn/TBT/QCVN_102_2016'><e:edXMLEnvelope xmlns:e='http://www.mic.gov.vn/TBT/QCVN_102_2016'><e:edXMLHeader>" \
  "<e:MessageHeader><e:From><e:OrganId>000.00.15.A48</e:OrganId><e:OrganName>Thành ủy Bình An</e:OrganName></e:From>" \
  "<e:Code><e:CodeNumber>12</e:CodeNumber><e:CodeNotation>CV/TU</e:CodeNotation></e:Code>" more

#define TAIL "</e:edXMLHeader></e:edXMLEnvelope></edXML>"
#define WITH(more) HEAD (more "</e:MessageHeader>") TAIL

/* Must be read. */
DtPacket *dt_packet_test_read (const char *text);

G_END_DECLS
