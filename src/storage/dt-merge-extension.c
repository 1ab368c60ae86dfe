/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What units have asked for: later days, and what was decided. */

#include "dt-merge-private.h"

#include <glib/gi18n-lib.h>

#include "dt-text.h"

/* Requests for a later day: by uid, else by the day they were made. */

static gboolean
find_extension (DtMerge                  *self,
                const DtExtensionRecord  *record,
                gint64                    assignment_id,
                gint64                   *id,
                GError                  **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt,
                      "SELECT id FROM extension WHERE assignment_id = ?1 AND (uid = ?2 OR (?2 IS NULL AND requested_day = ?3)) LIMIT 1", error))
    return FALSE;
  dt_bind (&stmt, 1, assignment_id);
  dt_bind (&stmt, 2, (const char *) record->uid);
  dt_bind_day (&stmt, 3, record->requested_day);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  *id = has_row ? dt_column_int64 (&stmt, 0) : 0;
  return TRUE;
}

static gboolean
merge_extension (DtMerge                  *self,
                 const DtExtensionRecord  *record,
                 gint64                    assignment_id,
                 GError                  **error)
{
  g_autofree char *uid = NULL;
  DtMergeRow row = { .n = 0 };
  gboolean judged = (int) record->verdict >= 0;
  gboolean changed = FALSE;
  gint64 id;

  if (record->requested_day == DT_DAY_NONE || record->wanted_day == DT_DAY_NONE)
    return TRUE;        /* told already */
  if (!find_extension (self, record, assignment_id, &id, error))
    return FALSE;

  if (id == 0)
    uid = record->uid != NULL ? g_strdup (record->uid) : dt_uid_new ();
  dt_merge_row_string (&row, "uid", NULL, uid);
  dt_merge_row_id (&row, "assignment_id", FALSE, assignment_id);
  dt_merge_row_day (&row, "requested_day", NULL, record->requested_day);
  dt_merge_row_day (&row, "wanted_day", NULL, record->wanted_day);
  dt_merge_row_text (&row, "symbol", NULL, record->symbol);
  dt_merge_row_text (&row, "reason", NULL, record->reason);
  dt_merge_row_nick (&row, "verdict", NULL, dt_extension_verdict_nicks, (int) record->verdict, DT_EXTENSION_WAITING);
  dt_merge_row_exact_day (&row, "decided_day", NULL, judged, record->decided_day);
  dt_merge_row_exact_day (&row, "granted_day", NULL, judged, record->granted_day);
  dt_merge_row_text (&row, "decided_by", NULL, record->decided_by);
  if (uid == NULL)
    return dt_merge_update (self, DT_MERGE_EXTENSION, id, &row, &changed, NULL, error);

  if (!dt_merge_insert (self, DT_MERGE_EXTENSION, &row, &id, error))
    return FALSE;
  if (id == 0)
    dt_import_report_error (self->report, record->place, NULL, _("The uid “%s” belongs to another extension already"), uid);
  return TRUE;
}

gboolean
dt_merge_extensions (DtMerge    *self,
                     GPtrArray  *records,
                     gint64      assignment_id,
                     GError    **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      if (!merge_extension (self, records->pdata[i], assignment_id, error))
        return FALSE;
    }

  return TRUE;
}
