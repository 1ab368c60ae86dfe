/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-store.h"

G_BEGIN_DECLS

/* What was begun in a form and not yet entered. */
typedef struct
{
  char   *uid;
  char   *kind;           /* of which form: "directive" */
  char   *title;          /* what a person knows it by */
  char   *content;        /* in a form of the kind's own; NULL in a list */
  gint64  changed_at;     /* instant */
} DtDraft;

DtDraft *dt_draft_new  (const char *uid, const char *kind, const char *title, const char *content);
void     dt_draft_free (DtDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtDraft, dt_draft_free)

/* Written with DtWrite.aside: a draft is none of the register's acts. */
gboolean dt_job_save_draft   (DtDb *db, gpointer data, gpointer *result, GError **error);   /* DtDraft: new, or in the place of that uid */
gboolean dt_job_remove_draft (DtDb *db, gpointer data, gpointer *result, GError **error);   /* char*: uid; nothing where there is none */

gboolean dt_job_list_drafts  (DtDb *db, gpointer data, gpointer *result, GError **error);   /* char*: kind → GPtrArray of DtDraft, newest first */
gboolean dt_job_load_draft   (DtDb *db, gpointer data, gpointer *result, GError **error);   /* char*: uid → DtDraft; DT_ERROR_NOT_FOUND */

G_END_DECLS
