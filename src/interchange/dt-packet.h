/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "dt-types.h"
#include "dt-date.h"
#include "dt-directive-page.h"

G_BEGIN_DECLS

/* What a packet of the national exchange of documents is about (QCVN 102:2016/BTTTT, BussinessDocType; a status has none). */
typedef enum
{
  DT_PACKET_NEW,
  DT_PACKET_RECALL,
  DT_PACKET_UPDATE,
  DT_PACKET_REPLACE,
  DT_PACKET_STATUS,
} DtPacketKind;
extern const DtNick dt_packet_kind_nicks[];

/* What a receiver tells about a document: the codes of the standard. */
typedef enum
{
  DT_PACKET_ARRIVED     = 1,
  DT_PACKET_REFUSED     = 2,
  DT_PACKET_ACCEPTED    = 3,
  DT_PACKET_ASSIGNED    = 4,
  DT_PACKET_PROCESSING  = 5,
  DT_PACKET_FINISHED    = 6,
  DT_PACKET_TAKE_BACK   = 13,    /* the sender asks for it */
  DT_PACKET_AGREED      = 15,
  DT_PACKET_NOT_AGREED  = 16,
} DtPacketStatus;
extern const DtNick dt_packet_status_nicks[];

/* A body that sends or receives. Texts are never NULL. */
typedef struct
{
  char *id;              /* OrganId: opaque */
  char *superior;
  char *name;
  char *address;
  char *email;
  char *telephone;
  char *fax;
  char *website;
} DtPacketOrgan;

/* A document that is answered, or that a status is about. */
typedef struct
{
  char  *organ_id;
  char  *code;           /* whole: "7816/VPCP-TTĐT" */
  char  *document_id;
  DtDay  day;
} DtPacketAnswer;

/* A file in the packet, taken out of whatever it was wrapped in. */
typedef struct
{
  char   *name;          /* base name */
  char   *media_type;
  char   *description;
  GBytes *bytes;
} DtPacketFile;

/**
 * DtPacket:
 *
 * One packet, in whatever dialect it was written. Texts are never %NULL, "" where the packet says nothing; days are
 * %DT_DAY_NONE then. `warnings` are sentences about what was odd, but could be read.
 */
typedef struct
{
  DtPacketKind   kind;
  DtPacketOrgan *from;
  GPtrArray     *to;             /* DtPacketOrgan */
  char          *document_id;
  char          *number;         /* CodeNumber */
  char          *notation;       /* CodeNotation */
  char          *place;
  DtDay          day;
  char          *type_name;
  char          *subject;
  char          *content;
  char          *competence;
  char          *position;
  char          *signer;
  DtDay          due_day;
  DtUrgency      urgency;
  char          *sphere;
  int            steering;       /* SteeringType, a hint; 0 none */
  GPtrArray     *places;         /* char*: ToPlaces */
  GPtrArray     *answers;        /* DtPacketAnswer: ResponseFor */
  GPtrArray     *task_codes;     /* char*: ResponseForTask */
  char          *reason;         /* BussinessDocReason */
  GPtrArray     *added;          /* char*: OrganId of recipients that an update adds */
  GPtrArray     *dropped;        /* and drops */
  GPtrArray     *replaced;       /* char*: DocumentId of what is replaced */
  int            status;         /* DtPacketStatus, or another number of a status packet */
  char          *description;
  char          *department;     /* StaffInfo: who is in charge of it at the sender */
  char          *staff;
  char          *staff_phone;
  char          *staff_email;
  GPtrArray     *appendices;     /* char* */
  int            n_copies;       /* issued; 0 not told */
  int            n_pages;        /* 0 not told */
  char          *timestamp;      /* canonical yyyy/MM/dd HH:mm:ss, or "" */
  GPtrArray     *files;          /* DtPacketFile */
  gboolean       signed_by;      /* there is a signature, which is not checked */
  GPtrArray     *warnings;       /* char* */
} DtPacket;

DtPacket       *dt_packet_new          (void);
void            dt_packet_free         (DtPacket *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtPacket, dt_packet_free)
DtPacketOrgan  *dt_packet_organ_new    (void);
DtPacketAnswer *dt_packet_answer_new   (void);
DtPacketFile   *dt_packet_file_new     (const char *name, const char *media_type, const char *description, GBytes *bytes);

/* As it is written on the document: a Party number is joined with a hyphen ("1438-CV/TU"), a State one with a slash. */
char           *dt_packet_get_symbol   (const DtPacket *self);
/* The other way: FALSE if there is no number in it. */
gboolean        dt_packet_set_symbol   (DtPacket *self, const char *symbol);

/* "03 Entered by the receiver", also for a number nobody uses. */
char           *dt_packet_dup_status_label (int status);
/* Who is in charge of it at the sender, in one line. */
char           *dt_packet_dup_staff        (const DtPacket *self);
/* "" for what is no time; else yyyy/MM/dd HH:mm:ss. */
char           *dt_packet_parse_timestamp  (const char *text);
/* Now in Viet Nam, where all packets are written: no zone stands in them. */
char           *dt_packet_dup_now          (void);

/* Whether the bytes look like a packet at all, of whatever dialect. */
gboolean        dt_packet_is_one       (GBytes *bytes);
/* The file as it is; DT_ERROR_TOO_LARGE before it is read. */
GBytes         *dt_packet_load         (const char *path, GCancellable *cancellable, GError **error);
/* name: for messages. DT_ERROR_PARSE with line and column, DT_ERROR_TOO_LARGE; nothing is fetched, nothing executed. */
DtPacket       *dt_packet_read         (GBytes *bytes, const char *name, GCancellable *cancellable, GError **error);
/* In the strict form. DT_ERROR_INVALID for what no receiver would accept: the sentence says what is missing. */
GBytes         *dt_packet_write        (const DtPacket *self, GError **error);

/* A status to be sent back; DT_ERROR_INVALID where it does not fit what was received. */
DtPacket       *dt_packet_new_answer   (const DtPacket *received, int status, const DtPacketOrgan *from, const char *description,
                                        const char *timestamp, GError **error);

/* A document of the register to be sent, without recipients and files. DT_ERROR_INVALID for one with a mark of secrecy: a packet has no place
 * for it, and such a document must not go that way. */
DtPacket       *dt_packet_new_document (const DtDirectivePage *page, const DtPacketOrgan *from, const char *timestamp, GError **error);

G_END_DECLS
