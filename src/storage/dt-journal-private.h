/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-db.h"
#include "dt-types.h"

G_BEGIN_DECLS

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
