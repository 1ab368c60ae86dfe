/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-directive-page.h"
#include "dt-query.h"
#include "dt-store.h"

G_BEGIN_DECLS

#define DT_DIRECTIVE_LIST_PAGE 500     /* lines that are read at first */

/* Which lines, and in which order. */
typedef struct
{
  char             *search;      /* words in any order, with or without accents; NULL or "" none */
  DtDay             today;
  DtDirectiveOrder  order;
  int               limit;       /* no more lines than this … */
  gint64            wanted_id;   /* … but for those as far as this directive; 0: none */
} DtDirectiveFetch;
DtDirectiveFetch *dt_directive_fetch_new  (const char *search, DtDay today);
DtDirectiveFetch *dt_directive_fetch_copy (const DtDirectiveFetch *self);
void              dt_directive_fetch_free (DtDirectiveFetch *self);
gboolean dt_job_list_directive_lines (DtDb *db, gpointer data, gpointer *result, GError **error);   /* → DtDirectiveList */

/* data: DtQuery with directive_id, today and soon_days → DtDirectivePage; DT_ERROR_NOT_FOUND if it is gone */
gboolean dt_job_load_directive_page  (DtDb *db, gpointer data, gpointer *result, GError **error);

/* A file that was taken into the register's folder (see dt_attach_async()). */
typedef struct { gint64 directive_id; char *name, *media_type, *sha256; gint64 size; } DtAttachEdit;
void     dt_attach_edit_free         (DtAttachEdit *self);
char    *dt_attachment_path          (const char *register_path, const char *sha256);   /* where its bytes lie, if they were ever taken in */
gboolean dt_job_add_attachment       (DtDb *db, gpointer data, gpointer *result, GError **error);
gboolean dt_job_add_attachments      (DtDb *db, gpointer data, gpointer *result, GError **error);   /* GPtrArray of DtAttachEdit */
gboolean dt_job_remove_attachment    (DtDb *db, gpointer data, gpointer *result, GError **error);   /* gint64* attachment; the file stays, for undo */

G_END_DECLS
