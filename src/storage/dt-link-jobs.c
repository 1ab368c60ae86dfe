/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which task waits for which. Nothing may wait for itself, by whatever way round. */

#include "dt-edit-private.h"
#include "dt-error.h"
#include "dt-obligation-jobs.h"
#include "dt-schedule.h"
#include "dt-work-calendar.h"

#include <glib/gi18n-lib.h>

/**
 * dt_link_edit_new:
 * @task_id: the task that waits
 * @needs_id: the one it waits for
 * @lag_days: how many days before it that one is due, and follows it; -1: it has its own day
 *
 * Returns: (transfer full): data for the jobs of links
 */
DtLinkEdit *
dt_link_edit_new (gint64 task_id,
                  gint64 needs_id,
                  int    lag_days)
{
  DtLinkEdit *self = g_new0 (DtLinkEdit, 1);

  self->task_id = task_id;
  self->needs_id = needs_id;
  self->lag_days = lag_days;

  return self;
}

void
dt_link_edit_free (DtLinkEdit *self)
{
  if (self == NULL)
    return;

  g_free (self->note);
  g_free (self);
}

/* "150-KH/TU 2.1" */
static char *
name_task (DtDb    *db,
           gint64   id,
           GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (db, &st,
                      "SELECT d.symbol || ' ' || CASE WHEN t.ordinal <> '' THEN t.ordinal ELSE coalesce (t.short_title, t.title) END"
                      "  FROM task t JOIN directive d ON d.id = t.directive_id WHERE t.id = ?1",
                      error))
    return NULL;
  dt_bind_int64 (&st, 1, id);
  if (!dt_stmt_next (&st, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("This task is no longer in the register."));
      return NULL;
    }

  return dt_column_dup (&st, 0);
}

/* The way from the task that is needed back to the one that waits, as ids with blanks between; NULL: there is none.
 * The shortest is enough to see what is wrong. */
static gboolean
find_way (DtDb    *db,
          gint64   from_id,
          gint64   to_id,
          char   **way,
          GError **error)
{
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  /* Each task is reached once: its first way is among the shortest. */
  if (!dt_db_prepare (db, &st,
                      "WITH RECURSIVE reach (id, depth) AS (SELECT ?1, 0 UNION"
                      "  SELECT x.needs_id, r.depth + 1 FROM reach r JOIN dependency x ON x.task_id = r.id"
                      "   WHERE r.depth < (SELECT count (*) FROM dependency) AND r.id <> ?2),"
                      " first (id, depth) AS (SELECT id, min (depth) FROM reach GROUP BY id),"
                      " back (id, depth, way) AS (SELECT id, depth, CAST (id AS TEXT) FROM first WHERE id = ?2 UNION ALL"
                      "  SELECT f.id, f.depth, f.id || ' ' || b.way FROM back b JOIN dependency x ON x.needs_id = b.id"
                      "   JOIN first f ON f.id = x.task_id AND f.depth = b.depth - 1)"
                      " SELECT way FROM back WHERE id = ?1 AND depth = 0 LIMIT 1",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, from_id);
  dt_bind_int64 (&st, 2, to_id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  *way = has_row ? dt_column_dup (&st, 0) : NULL;

  return TRUE;
}

static gboolean
refuse_circle (DtDb       *db,
               gint64      task_id,
               const char *way,
               GError    **error)
{
  g_auto(GStrv) ids = g_strsplit (way, " ", -1);
  g_autoptr(GString) circle = g_string_new (NULL);
  g_autofree char *first = name_task (db, task_id, error);

  if (first == NULL)
    return FALSE;
  g_string_append (circle, first);
  for (char **id = ids; *id != NULL; id++)
    {
      g_autofree char *name = name_task (db, g_ascii_strtoll (*id, NULL, 10), error);

      if (name == NULL)
        return FALSE;
      g_string_append_printf (circle, " → %s", name);
    }

  return dt_refuse (error, _("These tasks would wait for each other: %s."), circle->str);
}

static gboolean
check_link (DtDb             *db,
            const DtLinkEdit *edit,
            char            **task,
            char            **needs,
            GError          **error)
{
  g_autofree char *way = NULL;

  *task = name_task (db, edit->task_id, error);
  if (*task == NULL)
    return FALSE;
  *needs = name_task (db, edit->needs_id, error);
  if (*needs == NULL)
    return FALSE;

  if (edit->task_id == edit->needs_id)
    return dt_refuse (error, _("A task cannot wait for itself."));
  if (edit->lag_days > 3660)
    return dt_refuse (error, _("That is too many days."));
  if (!dt_check_words (edit->note, DT_MAX_WORDS, error) || !find_way (db, edit->needs_id, edit->task_id, &way, error))
    return FALSE;

  return way == NULL || refuse_circle (db, edit->task_id, way, error);
}

/**
 * dt_job_preview_link:
 * @data: a #DtLinkEdit
 * @result: (out): a #DtChangePreview: the task whose day would be derived, if it is
 *
 * Refuses as dt_job_add_link() does.
 */
gboolean
dt_job_preview_link (DtDb     *db,
                     gpointer  data,
                     gpointer *result,
                     GError  **error)
{
  const DtLinkEdit *edit = data;
  g_autoptr(DtChangePreview) preview = g_new0 (DtChangePreview, 1);
  g_autoptr(DtWorkCalendar) calendar = NULL;
  g_autofree char *task = NULL;
  g_autofree char *needs = NULL;
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;

  preview->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_move_preview_free);
  if (!check_link (db, edit, &task, &needs, error)
      || !dt_db_prepare (db, &st,
                         "SELECT t.id, coalesce (t.clause, t.ordinal), t.title, u.short_name, l.last_day, o.last_day - ?3"
                         "  FROM task t JOIN task_status s ON s.task_id = t.id JOIN deadline o ON o.task_id = ?2"
                         "  LEFT JOIN deadline l ON l.task_id = t.id LEFT JOIN unit u ON u.id = s.lead_id"
                         " WHERE t.id = ?1 AND ?3 >= 0 AND o.last_day IS NOT NULL",
                         error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->needs_id);
  dt_bind_int64 (&st, 2, edit->task_id);
  dt_bind_int (&st, 3, edit->lag_days);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;

  if (has_row)
    {
      DtMovePreview *move = g_new0 (DtMovePreview, 1);

      g_ptr_array_add (preview->moves, move);
      move->task_id = dt_column_int64 (&st, 0);
      move->clause = dt_column_dup (&st, 1);
      move->title = dt_column_dup (&st, 2);
      move->lead = dt_column_dup (&st, 3);
      move->old_day = dt_column_day (&st, 4);
      move->new_day = dt_column_day (&st, 5);
      move->follows = TRUE;
      move->effects = move->new_day == move->old_day ? DT_EFFECT_UNCHANGED : DT_EFFECT_MOVED;
      if (move->new_day != move->old_day && move->new_day < dt_today ())
        move->effects |= DT_EFFECT_PAST;
      calendar = dt_schedule_calendar (db, error);
      if (calendar == NULL)
        return FALSE;
      if (!dt_work_calendar_is_working (calendar, move->new_day))
        move->effects |= DT_EFFECT_DAY_OFF;
      preview->n_moved = (move->effects & DT_EFFECT_MOVED) != 0;
      preview->n_unchanged = !preview->n_moved;
      preview->n_past = (move->effects & DT_EFFECT_PAST) != 0;
      preview->n_day_off = (move->effects & DT_EFFECT_DAY_OFF) != 0;
    }
  *result = g_steal_pointer (&preview);

  return TRUE;
}

/* What has no deadline at all gets one to hold the day that is derived. */
static gboolean
make_deadline (DtDb    *db,
               gint64   task_id,
               GError **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st, "INSERT INTO deadline (task_id, bound) VALUES (?1, 'none') ON CONFLICT (task_id) DO NOTHING", error))
    return FALSE;
  dt_bind_int64 (&st, 1, task_id);

  return dt_stmt_run (&st, error);
}

/**
 * dt_job_add_link:
 * @data: a #DtLinkEdit
 *
 * A link that is there already gets the new lag and note. Refused where tasks would wait for each other, with the circle
 * named. A derived day follows the outward one at once.
 */
gboolean
dt_job_add_link (DtDb     *db,
                 gpointer  data,
                 gpointer *result,
                 GError  **error)
{
  const DtLinkEdit *edit = data;
  g_autofree char *task = NULL;
  g_autofree char *needs = NULL;
  g_autofree char *label = NULL;
  g_auto(DtStmt) st = { 0 };

  if (!check_link (db, edit, &task, &needs, error)
      || (edit->lag_days >= 0 && !make_deadline (db, edit->needs_id, error))
      || !dt_db_prepare (db, &st,
                         "INSERT INTO dependency (task_id, needs_id, lag_days, note) VALUES (?1, ?2, ?3, nullif (?4, ''))"
                         " ON CONFLICT (task_id, needs_id) DO UPDATE SET lag_days = excluded.lag_days, note = excluded.note",
                         error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->task_id);
  dt_bind_int64 (&st, 2, edit->needs_id);
  if (edit->lag_days >= 0)
    dt_bind_int (&st, 3, edit->lag_days);
  else
    dt_bind_null (&st, 3);
  dt_bind_text (&st, 4, edit->note);
  if (!dt_stmt_run (&st, error) || !dt_schedule_apply_to_new_task (db, edit->needs_id, error))
    return FALSE;

  /* Translators: two tasks: "150-KH/TU 3 waits for 150-KH/TU 2.1" */
  label = g_strdup_printf (_("%s waits for %s"), task, needs);
  dt_db_set_label (db, label);

  return TRUE;
}

/**
 * dt_job_remove_link:
 * @data: a #DtLinkEdit; its lag does not matter
 *
 * A day that was derived is again what the words of its own task give. %DT_ERROR_NOT_FOUND if there is no such link.
 */
gboolean
dt_job_remove_link (DtDb     *db,
                    gpointer  data,
                    gpointer *result,
                    GError  **error)
{
  const DtLinkEdit *edit = data;
  g_autofree char *task = name_task (db, edit->task_id, error);
  g_autofree char *needs = task != NULL ? name_task (db, edit->needs_id, error) : NULL;
  g_autofree char *label = NULL;
  g_auto(DtStmt) st = { 0 };

  if (needs == NULL || !dt_db_prepare (db, &st, "DELETE FROM dependency WHERE task_id = ?1 AND needs_id = ?2", error))
    return FALSE;
  dt_bind_int64 (&st, 1, edit->task_id);
  dt_bind_int64 (&st, 2, edit->needs_id);
  if (!dt_stmt_run (&st, error))
    return FALSE;
  if (sqlite3_changes (dt_db_handle (db)) == 0)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_NOT_FOUND, _("%s does not wait for %s."), task, needs);
      return FALSE;
    }
  if (!dt_schedule_apply_to_new_task (db, edit->needs_id, error))
    return FALSE;

  label = g_strdup_printf (_("%s no longer waits for %s"), task, needs);
  dt_db_set_label (db, label);

  return TRUE;
}
