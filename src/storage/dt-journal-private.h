/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-db.h"
#include "dt-types.h"

G_BEGIN_DECLS

/* SQLite gives the id of a row that is gone to the next one: entries up to here are about another task (unit, directive)
 * that had the id before. An expression of the last such entry, 0: none. */
#define DT_JOURNAL_STRANGERS(entity, id) \
  "coalesce ((SELECT max (x.journal_id) FROM journal_item x JOIN " entity " e ON e.id = " id \
  " WHERE x." entity "_id = " id " AND x.entity = '" entity "' AND x.entity_id = " id " AND x.op <> 'update'" \
  " AND coalesce (x.after ->> 'uid', x.before ->> 'uid') <> e.uid), 0)"

/* How a column's value is put into words. */
typedef enum
{
  DT_TOLD_NOT,          /* says nothing to a person: uids, places in an order */
  DT_TOLD_TEXT,
  DT_TOLD_NUMBER,
  DT_TOLD_PERCENT,
  DT_TOLD_DAY,
  DT_TOLD_TIME,
  DT_TOLD_NICK,
  DT_TOLD_UNIT,
  DT_TOLD_GROUP,
  DT_TOLD_DIRECTIVE,
  DT_TOLD_TASK,
} DtToldAs;

typedef struct
{
  const char   *name;
  const char   *label;     /* msgid */
  DtToldAs      as;
  const DtNick *nicks;
} DtToldColumn;

typedef struct
{
  const char         *name;
  const char         *label;      /* msgid */
  const DtToldColumn *columns;    /* ended by one without a name */
} DtToldTable;

const DtToldTable  *dt_told_table_find  (const char *name);
const DtToldColumn *dt_told_column_find (const DtToldTable *table, const char *name);

G_END_DECLS
