/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-schedule-change.h"
#include "dt-task.h"

G_BEGIN_DECLS

/* A directive in a list of many. Strings are never NULL here and below, unless said. */
typedef struct
{
  gint64   id;
  char    *symbol;
  char    *subject;
  char    *issuer;
  DtDay    issued_day;
  gboolean stub;
  int      n_tasks;
  int      n_done;
  int      n_open;
  int      n_late;       /* of the open ones */
} DtDirectiveLine;

typedef enum
{
  DT_DIRECTIVE_ORDER_NEWEST,
  DT_DIRECTIVE_ORDER_OLDEST,
  DT_DIRECTIVE_ORDER_SYMBOL,    /* by number */
  DT_DIRECTIVE_ORDER_LATE,      /* most late tasks first */
  DT_DIRECTIVE_ORDER_OPEN,      /* most open tasks first */
} DtDirectiveOrder;

/* The first lines of the directives that are found. */
typedef struct
{
  GPtrArray *lines;      /* DtDirectiveLine */
  gboolean   more;       /* others follow them */
  int        n_all;
  int        n_stubs;    /* of all */
} DtDirectiveList;

/* A directive in the chain of the one that is looked at. */
typedef struct
{
  gint64     id;
  char      *symbol;
  char      *issuer;
  char      *short_issuer; /* of the unit it is; as issuer where it is none of the register */
  DtDay      issued_day;
  gboolean   stub;
  int        level;      /* −1: what it rests on; −2: what that rests on; 1: what came of it */
  gint64     to_id;      /* the other end of the link: the directive itself, or one of level −1 */
  DtRelation relation;   /* of the later to the earlier */
  int        shift;      /* days by which the later moves the deadlines of the earlier; negative: earlier; 0 none in days */
} DtChainNode;

/* A schedule change that the directive orders, with the first of its moves. */
typedef struct
{
  gint64         id;
  DtScheduleRule rule;
  gint64         target_id;    /* 0: single tasks */
  char          *target;       /* its symbol */
  gboolean       in_force;
  GPtrArray     *moves;        /* DtMovePreview, at most DT_PAGE_MOVES */
  int            n_moves;
} DtChangeCard;
#define DT_PAGE_MOVES 5

typedef struct
{
  gint64  id;
  char   *name;
  char   *media_type;
  gint64  size;          /* bytes */
  char   *sha256;        /* "": only the name is known */
} DtAttachmentRow;

typedef struct
{
  gboolean distribution;   /* "Nơi nhận", not "Kính gửi" */
  char    *words;
} DtAddresseeRow;

typedef struct
{
  DtTaskRow *row;
  char      *text;         /* the passage; "" */
} DtDirectiveTask;

typedef struct { gint64 id; char *name; } DtNamedUnit;

/* All that the page of a directive shows. */
typedef struct
{
  gint64         id;
  char          *symbol;
  DtDocumentType type;
  char          *issuer;
  char          *short_issuer;    /* as in DtChainNode */
  DtDay          issued_day;
  char          *place;
  char          *signer;
  char          *signer_title;
  char          *subject;
  char          *text;            /* "": not kept */
  gboolean       stub;
  int            n_mentions;      /* directives that refer to it */
  GPtrArray     *nodes;           /* DtChainNode */
  GPtrArray     *changes;         /* DtChangeCard */
  GPtrArray     *tasks;           /* DtDirectiveTask, in its order */
  GPtrArray     *addressees;      /* DtAddresseeRow, in its order */
  GPtrArray     *attachments;     /* DtAttachmentRow */
  GPtrArray     *units;           /* DtNamedUnit: the units it may speak of, by full and by short name */
} DtDirectivePage;

void dt_directive_line_free (DtDirectiveLine *self);
void dt_directive_list_free (DtDirectiveList *self);
void dt_chain_node_free     (DtChainNode *self);
void dt_change_card_free    (DtChangeCard *self);
void dt_attachment_row_free (DtAttachmentRow *self);
void dt_addressee_row_free  (DtAddresseeRow *self);
void dt_directive_task_free (DtDirectiveTask *self);
void dt_named_unit_free     (DtNamedUnit *self);
DtDirectivePage *dt_directive_page_new  (void);
void dt_directive_page_free (DtDirectivePage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtDirectiveList, dt_directive_list_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtDirectivePage, dt_directive_page_free)

/* "thực hiện", "đẩy nhanh −15 ngày"; caller frees */
char *dt_chain_node_words   (const DtChainNode *self);
/* "15 days earlier", "to 30/8/2024"; caller frees */
char *dt_change_card_words  (const DtChangeCard *self, DtDay today);

G_END_DECLS
