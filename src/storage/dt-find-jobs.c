/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what a person types to the one thing that it names. */

#include "dt-db.h"
#include "dt-edit-jobs.h"
#include "dt-error.h"
#include "dt-text.h"

#include <glib/gi18n-lib.h>

/* Takes the id when there is one; names the choices when there are more. */
typedef struct
{
  gint64   id;
  int      n;
  GString *choices;
} Finding;

static void
add_choice (Finding    *self,
            gint64      id,
            const char *name)
{
  if (self->n++ == 0)
    self->id = id;
  g_string_append_printf (self->choices, "%s%s", self->choices->len > 0 ? "; " : "", name);
}

static gboolean
finish (Finding    *self,
        const char *typed,
        gpointer   *result,
        GError    **error)
{
  g_autofree char *choices = g_string_free (g_steal_pointer (&self->choices), FALSE);

  if (self->n == 0)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("“%s” is not in the register."), typed);
      return FALSE;
    }
  if (self->n > 1)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_AMBIGUOUS, _("“%s” may be any of these: %s"), typed, choices);
      return FALSE;
    }

  *result = g_memdup2 (&self->id, sizeof self->id);

  return TRUE;
}

/**
 * dt_job_find_directive:
 * @data: (type utf8): a symbol as typed: "1438-CV/TU", "1438/cv/tu"
 * @result: (out): pointer to the id; free with g_free()
 *
 * DT_ERROR_NOT_FOUND, or DT_ERROR_AMBIGUOUS with issuer and date of each: a symbol alone identifies nothing.
 */
gboolean
dt_job_find_directive (DtDb     *db,
                       gpointer  data,
                       gpointer *result,
                       GError  **error)
{
  const char *typed = data;
  g_autofree char *key = dt_text_symbol_key (typed);
  g_auto(DtStmt) st = { 0 };
  Finding finding = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT id, symbol, issuer, issued_day FROM directive WHERE symbol_key = ?1"
                               " ORDER BY issued_day, id", error))
    return FALSE;
  dt_bind_text (&st, 1, key != NULL ? key : "");

  finding.choices = g_string_new (NULL);
  while (TRUE)
    {
      DtDay issued_day;
      g_autofree char *day = NULL;
      g_autofree char *name = NULL;

      if (!dt_stmt_next (&st, &has_row, error))
        {
          g_string_free (finding.choices, TRUE);
          return FALSE;
        }
      if (!has_row)
        return finish (&finding, typed, result, error);

      issued_day = dt_column_day (&st, 3);
      day = issued_day != DT_DAY_NONE ? dt_day_format (issued_day, DT_DAY_STYLE_PARTY, dt_today ()) : g_strdup ("—");
      name = g_strdup_printf ("%s, %s, %s", dt_column_peek (&st, 1), dt_column_peek (&st, 2), day);
      add_choice (&finding, dt_column_int64 (&st, 0), name);
    }
}

/* A code is exact and wins; a name is compared as it would be typed, without marks or case. */
static gboolean
find_unit_by_code (DtDb       *db,
                   const char *code,
                   gint64     *id,
                   GError    **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st, "SELECT id FROM unit WHERE code = ?1", error))
    return FALSE;
  dt_bind_text (&st, 1, code);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  *id = has_row ? dt_column_int64 (&st, 0) : 0;

  return TRUE;
}

static gboolean
is_named (DtStmt     *st,
          const char *folded,
          const char *typed)
{
  for (int column = 1; column <= 3; column++)
    {
      const char *name = dt_column_peek (st, column);
      g_autofree char *folded_name = dt_text_fold (name);

      /* What is typed with marks must have them. */
      if (g_strcmp0 (folded_name, folded) != 0)
        continue;
      if (dt_text_has_marks (typed))
        {
          g_autofree char *exact = dt_text_exact (typed);
          g_autofree char *exact_name = dt_text_exact (name);

          if (g_strcmp0 (exact, exact_name) != 0)
            continue;
        }
      return TRUE;
    }

  return FALSE;
}

/**
 * dt_job_find_unit:
 * @data: (type utf8): a code, or a short or full name as typed
 * @result: (out): pointer to the id; free with g_free()
 */
gboolean
dt_job_find_unit (DtDb     *db,
                  gpointer  data,
                  gpointer *result,
                  GError  **error)
{
  const char *typed = data;
  g_autofree char *folded = dt_text_fold (typed);
  g_auto(DtStmt) st = { 0 };
  Finding finding = { 0 };
  gint64 id;
  gboolean has_row;

  if (!find_unit_by_code (db, typed, &id, error))
    return FALSE;
  if (id != 0)
    {
      *result = g_memdup2 (&id, sizeof id);
      return TRUE;
    }

  if (!dt_db_prepare (db, &st, "SELECT id, code, short_name, name FROM unit ORDER BY sort_key, id", error))
    return FALSE;

  finding.choices = g_string_new (NULL);
  while (TRUE)
    {
      if (!dt_stmt_next (&st, &has_row, error))
        {
          g_string_free (finding.choices, TRUE);
          return FALSE;
        }
      if (!has_row)
        return finish (&finding, typed, result, error);

      if (folded != NULL && *folded != '\0' && is_named (&st, folded, typed))
        {
          g_autofree char *name = g_strdup_printf ("%s (%s)", dt_column_peek (&st, 3), dt_column_peek (&st, 1));

          add_choice (&finding, dt_column_int64 (&st, 0), name);
        }
    }
}
