/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a register looks like, and how an older one becomes one of today. Steps are only ever added. */

#include "dt-db-private.h"

#include <sys/stat.h>

#include "dt-error.h"

static const char schema_v1[] =
#include "schema-v1.inc"
;

static const char schema_v2[] =
#include "schema-v2.inc"
;

static const char schema_v3[] =
#include "schema-v3.inc"
;

static const char schema_v4[] =
#include "schema-v4.inc"
;

static const char schema_v5[] =
#include "schema-v5.inc"
;

static const char schema_v6[] =
#include "schema-v6.inc"
;

static const char schema_v7[] =
#include "schema-v7.inc"
;

static const char * const steps[] = { schema_v1, schema_v2, schema_v3, schema_v4, schema_v5, schema_v6, schema_v7 };

/* Up to this size the whole file is checked when it is opened (some 10 ms); damage in a larger one is found when the page is
 * read. */
#define MAX_CHECKED_BYTES (8 * 1024 * 1024)

/**
 * dt_schema_latest:
 *
 * Returns: the version that this program writes, stored as `user_version`
 */
int
dt_schema_latest (void)
{
  return G_N_ELEMENTS (steps);
}

/* One transaction per step, stamped inside: a step happens whole or not at all. Another process may have
 * made the same step while this one waited for the lock. */
static gboolean
take_step (DtDb   *db,
           int     version,
           GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d",
                                            version + 1, DT_DB_APPLICATION_ID);
  gint64 found;

  if (!dt_db_begin (db, error))
    return FALSE;

  if (!dt_db_get_pragma (db, "user_version", &found, error)
      || (found == version && (!dt_db_exec (db, steps[version], error) || !dt_db_exec (db, stamp, error)))
      || !dt_db_commit (db, error))
    {
      dt_db_rollback (db);
      return FALSE;
    }

  return TRUE;
}

/* Makes of a register of schema version @from one of version @to; of version 0 is an empty file. */
gboolean
dt_schema_take_steps (DtDb    *db,
                      int      from,
                      int      to,
                      GError **error)
{
  for (int i = from; i < to; i++)
    if (!take_step (db, i, error))
      return FALSE;

  return TRUE;
}

/* Statistics of ANALYZE are nobody's harm. */
#define OBJECTS \
  "SELECT type || ' ' || name || ' on ' || tbl_name || ': ' || coalesce (sql, '')" \
  " FROM sqlite_schema WHERE name NOT GLOB 'sqlite_stat[0-9]' ORDER BY 1"

static gboolean
compare_objects (DtDb    *db,
                 DtDb    *model,
                 GError **error)
{
  g_auto(DtStmt) found = { 0 };
  g_auto(DtStmt) expected = { 0 };
  gboolean more = TRUE;

  if (!dt_db_prepare (db, &found, OBJECTS, error) || !dt_db_prepare (model, &expected, OBJECTS, error))
    return FALSE;

  while (more)
    {
      gboolean more_expected;

      if (!dt_stmt_next (&found, &more, error) || !dt_stmt_next (&expected, &more_expected, error))
        return FALSE;

      if (more != more_expected
          || (more && !g_str_equal (dt_column_peek (&found, 0), dt_column_peek (&expected, 0))))
        {
          g_set_error (error, DT_ERROR, DT_ERROR_NOT_REGISTER, "%s: the schema is not that of a register: %.200s",
                       db->path, more ? dt_column_peek (&found, 0) : "something is missing");
          return FALSE;
        }
    }

  return TRUE;
}

/* A trigger or a view that somebody put into the file would run with our hands. So nothing may be in it
 * but what the steps make. */
static gboolean
check_objects (DtDb    *db,
               int      version,
               GError **error)
{
  g_autoptr(DtDb) model = dt_db_open (":memory:", DT_DB_READ_WRITE_CREATE, error);

  if (model == NULL)
    return FALSE;

  for (int i = 0; i < version; i++)
    if (!dt_db_exec (model, steps[i], error))
      return FALSE;

  return compare_objects (db, model, error);
}

static gboolean
check_pages (DtDb    *db,
             GError **error)
{
  struct stat info;

  return stat (db->path, &info) != 0 || info.st_size > MAX_CHECKED_BYTES || dt_db_check_pages (db, error);
}

static gboolean
is_empty (DtDb      *db,
          gboolean  *empty,
          GError   **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &stmt, "SELECT 1 FROM sqlite_schema", error) || !dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  *empty = !has_row;
  return TRUE;
}

/* Whose file it is, before anything in it is run or changed. */
static gboolean
check_owner (DtDb    *db,
             int     *version,
             GError **error)
{
  gint64 owner, found;
  gboolean empty;

  if (!dt_db_get_pragma (db, "application_id", &owner, error)
      || !dt_db_get_pragma (db, "user_version", &found, error)
      || !is_empty (db, &empty, error))
    return FALSE;

  *version = 0;
  if (owner == 0 && found == 0 && empty && !db->read_only)
    return TRUE;

  if (owner != DT_DB_APPLICATION_ID || found < 1)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_NOT_REGISTER, "%s belongs to another program (%08x)", db->path, (guint) owner);
      return FALSE;
    }
  if (found > dt_schema_latest ())
    {
      g_set_error (error, DT_ERROR, DT_ERROR_TOO_NEW, "%s has schema version %d, this program knows %d",
                   db->path, (int) found, dt_schema_latest ());
      return FALSE;
    }

  *version = (int) found;
  return TRUE;
}

/* Before the first step of an upgrade: REGISTER.v1, should the person want to go back. */
static gboolean
keep_old (DtDb    *db,
          int      version,
          GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s.v%d", db->path, version);

  return dt_db_copy (db, path, NULL, NULL, error);
}

/* Whether the file is a register of this program with nothing else in it, whatever state its pages are in. All of it is looked at as it
 * is at one moment: another program may be bringing it up to date just now. */
gboolean
dt_schema_recognise (DtDb    *db,
                     int     *version,
                     GError **error)
{
  gboolean known = dt_db_exec (db, "BEGIN", error) && check_owner (db, version, error)
                   && (*version == 0 || check_objects (db, *version, error));

  dt_db_rollback (db);
  return known;
}

/**
 * dt_schema_migrate:
 * @db: a connection just opened
 *
 * Makes an empty file a register, and an older register one of today, after a copy beside it. What is not a
 * register of this program, or has been tampered with, is refused before it is touched.
 *
 * Returns: %FALSE with %DT_ERROR_NOT_REGISTER, %DT_ERROR_TOO_NEW, %DT_ERROR_CORRUPT, %DT_ERROR_BUSY, or
 *   %DT_ERROR_READ_ONLY for an older register that cannot be written
 */
gboolean
dt_schema_migrate (DtDb    *db,
                   GError **error)
{
  int version;

  if (!dt_schema_recognise (db, &version, error) || (version > 0 && !check_pages (db, error)))
    return FALSE;

  if (db->read_only)
    {
      if (version == dt_schema_latest ())
        return TRUE;
      g_set_error (error, DT_ERROR, DT_ERROR_READ_ONLY, "%s has schema version %d and cannot be written", db->path, version);
      return FALSE;
    }

  if (version > 0 && version < dt_schema_latest () && !keep_old (db, version, error))
    return FALSE;
  if (!dt_db_set_durable (db, error))
    return FALSE;

  return dt_schema_take_steps (db, version, dt_schema_latest (), error);
}
