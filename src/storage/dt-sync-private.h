/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the files of the synchronisation. Everything but two rows that are compared goes by keys that hold in both registers. */

#include "dt-db.h"
#include "dt-sync-history.h"
#include "dt-sync.h"

G_BEGIN_DECLS

/* ---- What records are ---- */

#define DT_SYNC_MAX_COLUMNS 6

typedef struct { const char *name; const char *ref; /* table that the column names a row of */ } DtSyncColumn;

/* Columns that say one thing and are taken together. Its name is that of the first. */
typedef struct
{
  DtSyncColumn columns[DT_SYNC_MAX_COLUMNS];   /* ended by one without a name */
  gboolean     quiet;      /* nobody is asked: the later one is in force */
  gboolean     late;       /* names records of its own table: set when all are there */
} DtSyncField;

/* Rows of another table that are a part of the record, as one value: JSON of portable keys, the same on both sides. */
typedef struct
{
  const char *table;
  const char *select;      /* an expression over the row `r` */
  const char *remove;      /* ?1: id, ?2: the new value */
  const char *insert;
  const char *shown;       /* an expression: for a person */
  gboolean    quiet;
} DtSyncSet;

typedef struct
{
  const char        *table;
  DtEntity           entity;       /* for the report; -1: not counted */
  const char        *key;          /* column; "uid" */
  DtSyncColumn       fixed[4];     /* given when the record is made: what it hangs on */
  const char        *parent;       /* column: the record of the same table on which it hangs, too; NULL none */
  const DtSyncField *fields;       /* ended by one without columns */
  const DtSyncSet   *sets;         /* NULL none; ended by one without a table */
  const char        *same_from;    /* SELECT over `r`: what it is known by where the uid is another; NULL nothing */
  const char        *same_to;      /* condition over `r` with ?1 … */
  const char        *title;        /* an expression over the row `r` */
  const char        *below;        /* condition over journal_item `i`: what is about records below it; ?1: id */
} DtSyncTable;

/* An argument of a statement as the key of a table: a text for those with a uid, a number else. So that an index is used. */
#define DT_SYNC_KEY_IS(table) (strcmp ((table)->key, "uid") == 0 ? "uid = ?1" : (table)->key[0] == 'd' ? "day = CAST (?1 AS INTEGER)" : "year = CAST (?1 AS INTEGER)")

extern const DtSyncTable dt_sync_tables[];   /* what is named first; ended by one without a name */

/* ---- Its running ---- */

typedef struct
{
  const DtSync *sync;
  DtDb         *mine;
  DtDb         *theirs;
  GHashTable   *added;        /* uids of records that were made in this run */
  GHashTable   *stayed;       /* uid of a record that was removed on one side and stays → the entry by which it was */
  GHashTable   *other_uids;   /* uid → the one that the other register had for the same record */
  DtSyncReport *report;
  gint64        n_rows;       /* records of the other register */
  gint64        n_walked;     /* of them */
} DtSyncRun;

/* Where the work stands after its records, its sets and what was removed; the days are computed last. A rough guess. */
#define DT_SYNC_RECORDS_DONE 0.6
#define DT_SYNC_PARTS_DONE   0.8

/* Which of two values is in force. */
typedef enum { DT_SYNC_KEEP, DT_SYNC_TAKE, DT_SYNC_OPEN } DtSyncVerdict;

/* What a journal says of one field. */
typedef struct
{
  gboolean  only;             /* something that the other journal does not know */
  gint64    at;               /* of the last change */
  char     *who;
  char     *uid;              /* of its entry */
} DtSyncSide;

void     dt_sync_side_clear (DtSyncSide *side);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DtSyncSide, dt_sync_side_clear)

/* The history of columns (NULL: of the whole record) of @entity in the record @uid; @owner: the table of the record. */
gboolean dt_sync_look (DtSyncRun *self, gboolean theirs, const char *owner, const char *entity, const char *uid, const DtSyncColumn *columns,
                       DtSyncSide *side, GError **error);
/* The same of the record and everything below it. */
gboolean dt_sync_look_below (DtSyncRun *self, gboolean theirs, const DtSyncTable *table, const char *uid, DtSyncSide *side, GError **error);
/* Was the last thing that happened to it that a reading was taken back? */
gboolean dt_sync_is_unread (DtSyncRun *self, const char *entity, const char *uid, const DtSyncColumn *columns, gboolean *unread, GError **error);
/* *entry: (out): uid of the entry of the journal by which the record was removed last; NULL if it was not, or came back since */
gboolean dt_sync_find_removal (DtSyncRun *self, gboolean theirs, const DtSyncTable *table, const char *uid, char **entry, GError **error);
/* Whether something on which it hangs was removed by the same act, and stays all the same. */
gboolean dt_sync_owner_stays (DtSyncRun *self, gboolean theirs, const DtSyncTable *table, const char *uid, const char *entry, gboolean *stays, GError **error);
gboolean dt_sync_take_journal (DtSyncRun *self, GError **error);

typedef struct
{
  const DtSyncTable *table;
  const char        *uid;
  const char        *entity;         /* table of the column, or of the set */
  const char        *field;          /* column, or table of a set; "" the record */
  gboolean           quiet;
  const char        *mine, *theirs;  /* portable; NULL none */
  const char        *mine_shown, *theirs_shown;
} DtSyncQuestion;

/* Where both have changed it: what the person, or the rule, says. */
gboolean dt_sync_decide (DtSyncRun *self, const DtSyncQuestion *question, const DtSyncSide *mine, const DtSyncSide *theirs,
                         DtSyncVerdict *verdict, GError **error);
char    *dt_sync_title  (DtSyncRun *self, const DtSyncTable *table, const char *uid);    /* "" gone */
char    *dt_sync_show   (DtDb *db, const DtSyncTable *table, const DtSyncColumn *column, const char *value);

gboolean dt_sync_run_records (DtSyncRun *self, GError **error);
gboolean dt_sync_run_parts   (DtSyncRun *self, GError **error);      /* late fields and sets */
gboolean dt_sync_run_removed (DtSyncRun *self, GError **error);
gboolean dt_sync_unify       (DtSyncRun *self, const DtSyncTable *table, GError **error);
gboolean dt_sync_add_submission (DtSyncRun *self, const char *uid, GError **error);

G_END_DECLS
