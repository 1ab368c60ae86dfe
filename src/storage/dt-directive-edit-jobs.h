/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"

G_BEGIN_DECLS

/* A reference as a form has it: @target_id where it is known, else the directive of that symbol, or a stub for it. */
typedef struct
{
  DtRelation relation;
  gint64     target_id;       /* 0: by the symbol */
  char      *symbol;
} DtReferenceEdit;

void dt_reference_edit_free (DtReferenceEdit *self);

/* A directive that is in the register, as a form has it. Texts are never NULL when read; NULL is "" when stored. */
typedef struct
{
  gint64         id;
  char          *symbol;
  DtDocumentType type;
  char          *issuer;
  DtDay          issued_day;
  char          *place;
  char          *subject;
  char          *signer;
  char          *signer_title;
  DtUrgency      urgency;
  DtDay          arrived_day;
  int            incoming_number;   /* 0 none */
  DtDay          passed_day;        /* passed on here, or sent */
  char          *passed_to;         /* unit or person */
  int            copies;            /* 0: not said */
  char          *addressees;        /* a line each */
  char          *distribution;      /* a line each */
  char          *note;
  gboolean       stub;              /* read only: what is stored is none any more */
  GPtrArray     *references;        /* DtReferenceEdit */
} DtDirectiveEdit;

DtDirectiveEdit *dt_directive_edit_new           (gint64 id);
void             dt_directive_edit_free          (DtDirectiveEdit *self);
void             dt_directive_edit_add_reference (DtDirectiveEdit *self, DtRelation relation, gint64 target_id, const char *symbol);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtDirectiveEdit, dt_directive_edit_free)

gboolean dt_job_load_directive_edit (DtDb *db, gpointer data, gpointer *result, GError **error);   /* gint64* → DtDirectiveEdit */
gboolean dt_job_store_directive     (DtDb *db, gpointer data, gpointer *result, GError **error);   /* DtDirectiveEdit → int*: last days that moved with its date */
gboolean dt_job_remove_directive    (DtDb *db, gpointer data, gpointer *result, GError **error);   /* gint64*: one on which nothing rests */

G_END_DECLS
