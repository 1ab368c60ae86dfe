/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "dt-matrix.h"
#include "dt-store.h"

G_BEGIN_DECLS

/* Which requests: those of a board, or one by itself. A plain struct that g_memdup2() copies. */
typedef struct
{
  gint64 board_id;
  gint64 task_id;      /* where board_id is 0 */
  DtDay  today;
} DtMatrixFetch;
gboolean dt_job_load_matrix      (DtDb *db, gpointer data, gpointer *result, GError **error);   /* → DtMatrix; DT_ERROR_NOT_FOUND */

/* data: DtMatrixFetch, of which only today is read → GPtrArray of DtCollectionRow: boards, pinned ones first; open requests by
 * day; then those that are closed, newest first. */
#define DT_COLLECTION_MAX_OPEN 400
#define DT_COLLECTION_MAX_CLOSED 60
gboolean dt_job_list_collections (DtDb *db, gpointer data, gpointer *result, GError **error);

/* Boards: one user action each. Result NULL unless said; a refusal is DT_ERROR_INVALID with a translated message. */
typedef struct
{
  gint64  id;          /* 0: a new one */
  char   *name;
  gint64  group_id;    /* its members alone; 0: all that were asked */
  GArray *tasks;       /* gint64, in the order of the columns */
  gboolean pinned;
} DtBoardEdit;
DtBoardEdit *dt_board_edit_new  (gint64 id, const char *name, gint64 group_id, const gint64 *tasks, guint n_tasks, gboolean pinned);
void         dt_board_edit_free (DtBoardEdit *self);
gboolean dt_job_save_board       (DtDb *db, gpointer data, gpointer *result, GError **error);   /* → gint64* id */

typedef struct { gint64 id; gboolean pinned; } DtBoardPin;
gboolean dt_job_pin_board        (DtDb *db, gpointer data, gpointer *result, GError **error);
typedef struct { gint64 id; gint64 task_id; int to; } DtBoardMove;
gboolean dt_job_move_on_board    (DtDb *db, gpointer data, gpointer *result, GError **error);   /* one column to another place */
gboolean dt_job_remove_board     (DtDb *db, gpointer data, gpointer *result, GError **error);   /* gint64* */

/* data: DtMatrixFetch, of which only today is read → GPtrArray of DtGroupRow with members on that day, by name */
gboolean dt_job_list_groups      (DtDb *db, gpointer data, gpointer *result, GError **error);

G_END_DECLS
