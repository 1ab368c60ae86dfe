/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-table.h"

G_BEGIN_DECLS

/* What a list is one of. */
typedef enum { DT_LIST_UNITS, DT_LIST_TASKS } DtListKind;

/* What a column says. */
typedef enum
{
  DT_LIST_NOTHING,         /* the column is not read */
  DT_LIST_ORDINAL,

  DT_LIST_NAME,            /* of units */
  DT_LIST_SHORT_NAME,
  DT_LIST_CODE,
  DT_LIST_UNIT_KIND,
  DT_LIST_PARENT,
  DT_LIST_CONTACT,
  DT_LIST_PHONE,
  DT_LIST_EMAIL,
  DT_LIST_ADDRESS,

  DT_LIST_TITLE,           /* of tasks */
  DT_LIST_LEAD,
  DT_LIST_COORDINATOR,
  DT_LIST_DEADLINE,
  DT_LIST_PRODUCT,
  DT_LIST_NOTE,
  DT_LIST_SYMBOL,
  DT_LIST_ISSUED,
  DT_LIST_ISSUER,
  DT_N_LIST_FIELDS,
} DtListField;

/**
 * DtListColumns:
 * @head_row: number of the row with the heads of the columns; 0: none was found
 * @first_row: nothing before the row of this number belongs to the list
 * @heads: (array length=n): what stands over each column; its letter where nothing does
 * @fields: (array length=n): what each says
 *
 * Which column of a table says what: guessed from the heads as offices write them, and corrected by the person.
 */
typedef struct
{
  DtListKind   kind;
  guint        head_row;
  guint        first_row;
  guint        n;
  char       **heads;
  DtListField *fields;
} DtListColumns;

DtListColumns *dt_list_columns_guess (const DtTable *table);                      /* also the kind */
DtListColumns *dt_list_columns_guess_as (const DtTable *table, DtListKind kind);
DtListColumns *dt_list_columns_copy  (const DtListColumns *self);
void           dt_list_columns_free  (DtListColumns *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtListColumns, dt_list_columns_free)

void           dt_list_columns_set   (DtListColumns *self, guint column, DtListField field);   /* no other keeps the field */
int            dt_list_columns_find  (const DtListColumns *self, DtListField field);          /* −1: no column says it */
/* By its head, accents and capitals aside, or by its letter; −1: there is none. */
int            dt_list_columns_find_head (const DtListColumns *self, const char *head);
int            dt_list_columns_take_head (DtListColumns *self, const DtTable *table, const char *head);
/* FALSE with the sentence that says which column is missing. */
gboolean       dt_list_columns_check (const DtListColumns *self, GError **error);

gboolean       dt_list_field_belongs (DtListField field, DtListKind kind);
const char    *dt_list_field_label   (DtListField field);                         /* translated */
const char    *dt_list_field_nick    (DtListField field);                         /* as the command line names it */
gboolean       dt_list_field_find    (const char *nick, DtListKind kind, DtListField *field);

G_END_DECLS
