/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-query.h"
#include "dt-store.h"

G_BEGIN_DECLS

/* A question to the list of tasks, kept under a name. */
typedef struct
{
  gint64   id;
  char    *name;
  DtQuery *query;      /* of today; NULL: it names a unit or a directive that is not in the register */
} DtSavedFilter;

void dt_saved_filter_free (DtSavedFilter *self);

/* id 0: a new one; query NULL: only the name */
typedef struct { gint64 id; char *name; DtQuery *query; } DtFilterEdit;
DtFilterEdit *dt_filter_edit_new  (gint64 id, const char *name, const DtQuery *query);
void          dt_filter_edit_free (DtFilterEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtFilterEdit, dt_filter_edit_free)

typedef struct { DtDay today; int soon_days; } DtFilterFetch;
gboolean dt_job_list_filters  (DtDb *db, gpointer data, gpointer *result, GError **error);   /* DtFilterFetch → GPtrArray of DtSavedFilter, in the person's order */
gboolean dt_job_save_filter   (DtDb *db, gpointer data, gpointer *result, GError **error);   /* DtFilterEdit → gint64*: its id */
gboolean dt_job_remove_filter (DtDb *db, gpointer data, gpointer *result, GError **error);   /* gint64* */
typedef struct { gint64 id; int by; } DtFilterMove;
gboolean dt_job_move_filter   (DtDb *db, gpointer data, gpointer *result, GError **error);   /* DtFilterMove: so many places down, negative up */

/* The conditions of @query in words of the register, which mean the same in every other: units by code, directives by uid,
 * a period that begins today by its length. Order, groups and what is opened are the person's, not the filter's. */
char    *dt_filter_to_text    (DtDb *db, const DtQuery *query, GError **error);
/* NULL without an error: it names what is not in the register, or is no filter. */
DtQuery *dt_filter_from_text  (DtDb *db, const char *text, const DtFilterFetch *fetch, GError **error);

G_END_DECLS
