/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The merge as a whole: its life, what it knows by heart, settings and calendar, the end. The parts are in the
 * other files of this name. */

#include "dt-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-nearest.h"
#include "dt-schedule.h"
#include "dt-text.h"

#define SETTING_INCLUDE_NAMED "deadline.include-named"

static void
group_free (gpointer data)
{
  DtMergeGroup *group = data;

  g_clear_pointer (&group->members, g_array_unref);
  g_free (group);
}

static void
clear_unit_link (gpointer data)
{
  DtUnitLink *link = data;

  g_free (link->parent);
  g_free (link->successor);
}

static void
pending_free (gpointer data)
{
  DtPendingLinks *pending = data;

  g_ptr_array_unref (pending->links);
  g_free (pending);
}

/**
 * dt_merge_new:
 * @db: the connection of the running write job
 * @report: (transfer none): gets faults, warnings and counts; must outlive the merge
 * @today: for "already past"
 *
 * Returns: (transfer full): a merge that has seen nothing yet
 */
DtMerge *
dt_merge_new (DtDb           *db,
              DtImportReport *report,
              DtDay           today)
{
  DtMerge *self = g_new0 (DtMerge, 1);

  self->db = db;
  self->report = report;
  self->today = today;
  self->directive_uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->task_uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stubs_made = g_hash_table_new (NULL, NULL);
  self->unit_links = g_array_new (FALSE, FALSE, sizeof (DtUnitLink));
  g_array_set_clear_func (self->unit_links, clear_unit_link);
  self->pending = g_ptr_array_new_with_free_func (pending_free);
  self->dirty = g_hash_table_new (NULL, NULL);
  self->days_before = g_hash_table_new (NULL, NULL);
  self->directive.known = g_hash_table_new (NULL, NULL);
  self->directive.counts = g_hash_table_new (NULL, NULL);
  self->directive.ordinals = g_hash_table_new (NULL, NULL);
  self->directive.claimed = g_hash_table_new (NULL, NULL);

  return self;
}

void
dt_merge_free (DtMerge *self)
{
  if (self == NULL)
    return;

  for (int i = 0; i < DT_N_STMTS; i++)
    dt_stmt_clear (&self->stmts[i]);
  for (int i = 0; i < DT_N_MERGE_TABLES; i++)
    {
      g_clear_pointer (&self->claimed[i], g_hash_table_unref);
      dt_stmt_clear (&self->inserts[i]);
      dt_stmt_clear (&self->selects[i]);
      dt_stmt_clear (&self->updates[i]);
    }

  g_clear_pointer (&self->units, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_hash_table_unref (self->directive_uids);
  g_hash_table_unref (self->task_uids);
  g_hash_table_unref (self->stubs_made);
  g_array_unref (self->unit_links);
  g_ptr_array_unref (self->pending);
  g_hash_table_unref (self->dirty);
  g_hash_table_unref (self->days_before);
  g_clear_pointer (&self->calendar, dt_work_calendar_unref);
  g_hash_table_unref (self->directive.known);
  g_hash_table_unref (self->directive.counts);
  g_hash_table_unref (self->directive.ordinals);
  g_hash_table_unref (self->directive.claimed);
  g_free (self->directive.symbol);
  g_free (self);
}

/* 64 bits of a text and a count; two texts of one register meet in it about never. */
guint64
dt_merge_hash (const char *text,
               int         count)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (const guint8 *p = (const guint8 *) text; *p != '\0'; p++)
    hash = (hash ^ *p) * G_GUINT64_CONSTANT (1099511628211);

  return (hash ^ (guint64) count) * G_GUINT64_CONSTANT (1099511628211);
}

static gboolean
load_units (DtMerge  *self,
            GError  **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!dt_db_prepare (self->db, &stmt, "SELECT code, id FROM unit", error))
    return FALSE;

  while (dt_stmt_next (&stmt, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_hash_table_insert (self->units, dt_column_dup (&stmt, 0), GSIZE_TO_POINTER (dt_column_int64 (&stmt, 1)));
    }

  return FALSE;
}

static gboolean
load_groups (DtMerge  *self,
             GError  **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, group_free);
  if (!dt_db_prepare (self->db, &stmt, "SELECT code, id FROM unit_group", error))
    return FALSE;

  while (dt_stmt_next (&stmt, &has_row, error))
    {
      DtMergeGroup *group;

      if (!has_row)
        return TRUE;
      group = g_new0 (DtMergeGroup, 1);
      group->id = dt_column_int64 (&stmt, 1);
      g_hash_table_insert (self->groups, dt_column_dup (&stmt, 0), group);
    }

  return FALSE;
}

gboolean
dt_merge_load (DtMerge  *self,
               GError  **error)
{
  if (self->units == NULL && (!load_units (self, error) || !load_groups (self, error)))
    return FALSE;

  if (!self->knows_settings)
    {
      g_clear_pointer (&self->calendar, dt_work_calendar_unref);
      self->calendar = dt_schedule_calendar (self->db, error);
      if (self->calendar == NULL || !dt_schedule_include_named (self->db, &self->include_named, error))
        return FALSE;
      self->knows_settings = TRUE;
    }

  return TRUE;
}

/* The code that was most likely meant; NULL if none is near. */
static char *
find_nearest (GHashTable *codes,
              const char *code)
{
  g_auto(DtNearest) nearest = { 0 };
  g_autoptr(GList) sorted = g_list_sort (g_hash_table_get_keys (codes), (GCompareFunc) strcmp);

  for (GList *l = sorted; l != NULL; l = l->next)
    dt_nearest_offer (&nearest, code, l->data);

  return g_steal_pointer (&nearest.best);
}

gint64
dt_merge_find_unit (DtMerge    *self,
                    DtPlace     place,
                    const char *code)
{
  gint64 id = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->units, code));

  if (id == 0)
    {
      g_autofree char *nearest = find_nearest (self->units, code);
      g_autofree char *hint = nearest != NULL ? g_strdup_printf (_("Add the unit, or correct the code; nearest: %s."), nearest)
                                              : g_strdup (_("Add it, or correct the code."));

      dt_import_report_error (self->report, place, hint, _("The unit “%s” is not in the list of units"), code);
    }

  return id;
}

DtMergeGroup *
dt_merge_find_group (DtMerge    *self,
                     DtPlace     place,
                     const char *code)
{
  DtMergeGroup *group = g_hash_table_lookup (self->groups, code);

  if (group == NULL)
    {
      g_autofree char *nearest = find_nearest (self->groups, code);
      g_autofree char *hint = nearest != NULL ? g_strdup_printf (_("Add the group, or correct the code; nearest: %s."), nearest)
                                              : g_strdup (_("Add it, or correct the code."));

      dt_import_report_error (self->report, place, hint, _("The group “%s” is not in the list of groups"), code);
    }

  return group;
}

/* Settings and calendar */

static gboolean
get_text (DtMerge     *self,
          const char  *sql,
          const char  *key,
          gint64       number,
          char       **text,
          GError     **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (!dt_db_prepare (self->db, &stmt, sql, error))
    return FALSE;
  if (key != NULL)
    dt_bind (&stmt, 1, key);
  else
    dt_bind (&stmt, 1, number);
  if (!dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  *text = has_row ? dt_column_dup (&stmt, 0) : NULL;
  return TRUE;
}

gboolean
dt_merge_setting (DtMerge                *self,
                  const DtSettingRecord  *record,
                  GError                **error)
{
  const char *value = record->value != NULL ? record->value : "";
  g_autofree char *old = NULL;
  g_auto(DtStmt) stmt = { 0 };

  if (!get_text (self, "SELECT value FROM setting WHERE name = ?1", record->name, 0, &old, error))
    return FALSE;

  if (g_strcmp0 (old, value) == 0)
    {
      dt_import_report_count (self->report, DT_ENTITY_SETTING, DT_OUTCOME_UNCHANGED);
      return TRUE;
    }

  if (!dt_db_prepare (self->db, &stmt, "INSERT INTO setting (name, value) VALUES (?1, ?2)"
                                       " ON CONFLICT (name) DO UPDATE SET value = excluded.value", error))
    return FALSE;
  dt_bind (&stmt, 1, record->name);
  dt_bind (&stmt, 2, value);
  if (!dt_stmt_run (&stmt, error))
    return FALSE;

  /* A register that holds no tasks yet has nothing to compute anew; nor does one where nothing differs. */
  if (strcmp (record->name, SETTING_INCLUDE_NAMED) == 0)
    self->recompute_all = TRUE;
  self->knows_settings = FALSE;
  dt_import_report_count (self->report, DT_ENTITY_SETTING, old == NULL ? DT_OUTCOME_NEW : DT_OUTCOME_CHANGED);
  return TRUE;
}

/* "kind name" of a day, to see whether it differs. */
gboolean
dt_merge_calendar_day (DtMerge              *self,
                       DtPlace               place,
                       const DtCalendarDay  *day,
                       GError              **error)
{
  const char *kind = dt_nick_get (dt_calendar_kind_nicks, day->kind);
  g_autofree char *given = g_strconcat (kind, " ", day->name != NULL ? day->name : "", NULL);
  g_autofree char *old = NULL;
  g_auto(DtStmt) stmt = { 0 };

  if (!get_text (self, "SELECT kind || ' ' || coalesce (name, '') FROM calendar_day WHERE day = ?1", NULL, day->day, &old, error))
    return FALSE;

  if (g_strcmp0 (old, given) == 0)
    {
      dt_import_report_count (self->report, DT_ENTITY_CALENDAR, DT_OUTCOME_UNCHANGED);
      return TRUE;
    }

  if (!dt_db_prepare (self->db, &stmt, "INSERT INTO calendar_day (day, kind, name) VALUES (?1, ?2, nullif (?3, ''))"
                                       " ON CONFLICT (day) DO UPDATE SET kind = excluded.kind, name = excluded.name", error))
    return FALSE;
  dt_bind_day (&stmt, 1, day->day);
  dt_bind (&stmt, 2, kind);
  dt_bind (&stmt, 3, (const char *) day->name);
  if (!dt_stmt_run (&stmt, error))
    return FALSE;

  self->knows_settings = FALSE;
  dt_import_report_count (self->report, DT_ENTITY_CALENDAR, old == NULL ? DT_OUTCOME_NEW : DT_OUTCOME_CHANGED);
  return TRUE;
}

gboolean
dt_merge_calendar_year (DtMerge  *self,
                        int       year,
                        GError  **error)
{
  g_auto(DtStmt) stmt = { 0 };
  gboolean is_new;

  if (!dt_db_prepare (self->db, &stmt, "INSERT INTO calendar_year (year) VALUES (?1) ON CONFLICT (year) DO NOTHING", error))
    return FALSE;
  dt_bind (&stmt, 1, year);
  if (!dt_stmt_run (&stmt, error))
    return FALSE;

  is_new = sqlite3_changes (dt_db_handle (self->db)) > 0;
  if (is_new)
    self->knows_settings = FALSE;
  dt_import_report_count (self->report, DT_ENTITY_CALENDAR, is_new ? DT_OUTCOME_NEW : DT_OUTCOME_UNCHANGED);
  return TRUE;
}

/* Warnings */

/* Is anything still to be handed in? A task that nobody leads is open as well. */
static gboolean
is_open (DtMerge   *self,
         gint64     task_id,
         gboolean  *open,
         GError   **error)
{
  DtStmt *stmt = dt_merge_stmt (self, DT_STMT_IS_OPEN,
                                "SELECT 1 FROM task WHERE id = ?1 AND hold <> 'cancelled'"
                                " AND (NOT EXISTS (SELECT 1 FROM assignment WHERE task_id = ?1 AND role = 'lead')"
                                "  OR EXISTS (SELECT 1 FROM assignment AS a WHERE task_id = ?1 AND role = 'lead' AND excused IS NULL"
                                "   AND NOT EXISTS (SELECT 1 FROM submission WHERE assignment_id = a.id AND verdict <> 'returned')))", error);

  if (stmt == NULL)
    return FALSE;
  dt_bind (stmt, 1, task_id);
  if (!dt_stmt_next (stmt, open, error))
    return FALSE;

  dt_stmt_reset (stmt);
  return TRUE;
}

static void
warn_of_past (DtMerge    *self,
              DtPlace     place,
              const char *title,
              const char *shown,
              DtDay       day,
              DtDay       issued_day)
{
  if (issued_day != DT_DAY_NONE && day < issued_day)
    dt_import_report_warning (self->report, place, NULL, _("%1$s: the last day %2$s lies before the date of the directive"), title, shown);
  else if (day < self->today)
    dt_import_report_warning (self->report, place, NULL, _("%1$s: the last day %2$s is already past"), title, shown);
}

static void
warn_of_day_off (DtMerge    *self,
                 DtPlace     place,
                 const char *title,
                 const char *shown,
                 DtDay       day)
{
  const char *holiday = dt_work_calendar_holiday_name (self->calendar, day);
  g_autofree char *working = dt_day_format (dt_work_calendar_previous (self->calendar, day), DT_DAY_STYLE_PARTY, self->today);
  g_autofree char *hint = g_strdup_printf (_("The working day before is %s."), working);

  if (holiday != NULL)
    dt_import_report_warning (self->report, place, hint, _("%1$s: the last day %2$s is a holiday (%3$s)"), title, shown, holiday);
  else
    dt_import_report_warning (self->report, place, hint, _("%1$s: the last day %2$s is a day off (%3$s)"), title, shown,
                              dt_weekday_name (dt_day_get_weekday (day)));
}

/**
 * dt_merge_warn_of_day:
 * @place: where the deadline stands
 * @task_id: the task, its assignments merged
 * @title: how to call it
 * @day: the last day that is in time
 * @issued_day: of its directive
 *
 * Warns of a day off, of a day that has gone by, of one before the directive was issued: where something is still open.
 * None of them stops anything.
 */
gboolean
dt_merge_warn_of_day (DtMerge     *self,
                      DtPlace      place,
                      gint64       task_id,
                      const char  *title,
                      DtDay        day,
                      DtDay        issued_day,
                      GError     **error)
{
  gboolean past = day < self->today || (issued_day != DT_DAY_NONE && day < issued_day);
  gboolean day_off = day != DT_DAY_NONE && !dt_work_calendar_is_working (self->calendar, day);
  g_autofree char *shown = NULL;
  gboolean open;

  if (day == DT_DAY_NONE || (!past && !day_off))
    return TRUE;
  if (!is_open (self, task_id, &open, error))
    return FALSE;
  if (!open)
    return TRUE;

  shown = dt_day_format (day, DT_DAY_STYLE_PARTY, self->today);
  warn_of_past (self, place, title, shown, day, issued_day);
  if (day_off)
    warn_of_day_off (self, place, title, shown, day);

  return TRUE;
}

/**
 * dt_merge_finish:
 * @error: return location for an error
 *
 * After the last record: what pointed forward is linked, and last days that schedule changes move are computed.
 *
 * Returns: %FALSE if the register failed
 */
gboolean
dt_merge_finish (DtMerge  *self,
                 GError  **error)
{
  return dt_merge_load (self, error)
         && dt_merge_link_units (self, error)
         && dt_merge_resolve_pending (self, error)
         && (self->report->n_errors > 0 || dt_merge_recompute (self, error));
}
