/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-debtor.h"
#include "dt-store.h"

G_BEGIN_DECLS

/* Whose debts: of these tasks, of these assignments, or all of a unit. Ids are gint64; one of the three. */
typedef struct
{
  GArray *tasks;
  GArray *assignments;
  gint64  unit_id;
  DtDay   today;
} DtDebtorQuery;
DtDebtorQuery *dt_debtor_query_new  (DtDay today);
void           dt_debtor_query_free (DtDebtorQuery *self);
gboolean dt_job_list_debtors        (DtDb *db, gpointer data, gpointer *result, GError **error);   /* → DtDebtorList */

/* The words of reminder letters that the office keeps. Strings are never NULL. */
typedef struct
{
  gint64    id;
  char     *name;
  DtChannel channel;
  int       rung;
  char     *subject;
  char     *body;      /* paragraphs by newline, places to fill in {like this} */
} DtLetterTemplate;
void     dt_letter_template_free  (DtLetterTemplate *self);
gboolean dt_job_list_templates    (DtDb *db, gpointer data, gpointer *result, GError **error);   /* → GPtrArray of DtLetterTemplate */
gboolean dt_job_save_template     (DtDb *db, gpointer data, gpointer *result, GError **error);   /* DtLetterTemplate; of that name, or a new one */
gboolean dt_job_remove_template   (DtDb *db, gpointer data, gpointer *result, GError **error);   /* gint64* */

G_END_DECLS
