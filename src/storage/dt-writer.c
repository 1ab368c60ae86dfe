/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-db-private.h"
#include "dt-writer.h"

#include "dt-error.h"

struct _DtWriter
{
  DtDb   *db;          /* borrowed */
  gint64  seen_version;
};

DtWriter *
dt_writer_new (DtDb    *db,
               GError **error)
{
  g_autoptr(DtWriter) self = g_new0 (DtWriter, 1);

  self->db = db;
  if (!dt_db_get_pragma (db, "data_version", &self->seen_version, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
dt_writer_free (DtWriter *self)
{
  g_free (self);
}

gboolean
dt_writer_run (DtWriter        *self,
               const DtWrite   *write,
               DtJobFunc        job,
               gpointer         data,
               GDestroyNotify   result_free,
               gpointer        *result,
               DtChange       **change,
               GError         **error)
{
  gpointer answer = NULL;

  dt_db_set_label (self->db, write->label);
  dt_db_set_detail (self->db, NULL);
  if (!dt_db_begin (self->db, error))
    return FALSE;

  if (!job (self->db, data, &answer, error))
    {
      dt_db_rollback (self->db);
      return FALSE;
    }

  if (write->dry_run)
    {
      dt_db_rollback (self->db);
    }
  else if (!dt_db_commit (self->db, error))
    {
      dt_db_rollback (self->db);
      if (result_free != NULL && answer != NULL)
        result_free (answer);
      return FALSE;
    }

  *result = answer;
  *change = dt_change_new ();
  (*change)->everything = TRUE;
  return TRUE;
}

char *
dt_writer_undo (DtWriter  *self,
                DtChange **change,
                GError   **error)
{
  g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, "There is nothing to undo");
  return NULL;
}

char *
dt_writer_redo (DtWriter  *self,
                DtChange **change,
                GError   **error)
{
  g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, "There is nothing to redo");
  return NULL;
}

gboolean
dt_writer_look (DtWriter  *self,
                DtChange **change,
                GError   **error)
{
  gint64 version;

  if (!dt_db_get_pragma (self->db, "data_version", &version, error))
    return FALSE;

  if (version != self->seen_version)
    {
      self->seen_version = version;
      *change = dt_change_new ();
      (*change)->everything = TRUE;
    }
  return TRUE;
}

const char *
dt_writer_get_undo_label (DtWriter *self)
{
  return NULL;
}

const char *
dt_writer_get_redo_label (DtWriter *self)
{
  return NULL;
}
