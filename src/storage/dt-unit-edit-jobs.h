/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"
#include "dt-unit.h"

G_BEGIN_DECLS

/* A unit as the form has it. Texts: NULL or "" none. */
typedef struct
{
  gint64     id;             /* 0: a new one */
  char      *code;
  char      *name;
  char      *short_name;     /* none: the name */
  DtUnitKind kind;
  char      *contact, *phone, *email, *address;
  DtDay      valid_from, valid_to;
  gint64     successor_id;   /* 0 none */
} DtUnitEdit;

DtUnitEdit *dt_unit_edit_new  (gint64 id);
void        dt_unit_edit_free (DtUnitEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtUnitEdit, dt_unit_edit_free)

gboolean dt_job_load_unit_edit  (DtDb *db, gpointer data, gpointer *result, GError **error);   /* gint64* → DtUnitEdit; DT_ERROR_NOT_FOUND */
gboolean dt_job_store_unit      (DtDb *db, gpointer data, gpointer *result, GError **error);   /* DtUnitEdit → gint64*: its id */

G_END_DECLS
