/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Acts of urging, kept as the proof of it. */

#include "dt-edit-private.h"

#include "dt-text.h"

#include <glib/gi18n-lib.h>

#define MAX_SYMBOL 120

/**
 * dt_reminder_edit_new:
 * @assignments: (array length=n): ids of what it is about; copied
 * @n: how many
 * @day: when
 * @channel: how
 *
 * Returns: (transfer full): data for dt_job_log_reminder(), of the first rung for a call and the second for the rest
 */
DtReminderEdit *
dt_reminder_edit_new (const gint64 *assignments,
                      guint         n,
                      DtDay         day,
                      DtChannel     channel)
{
  DtReminderEdit *self = g_new0 (DtReminderEdit, 1);

  self->assignments = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_array_append_vals (self->assignments, assignments, n);
  self->day = day;
  self->time = DT_TIME_NONE;
  self->channel = channel;
  self->rung = channel == DT_CHANNEL_PHONE ? 1 : 2;

  return self;
}

void
dt_reminder_edit_free (DtReminderEdit *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->assignments, g_array_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_free (self->symbol);
  g_free (self->note);
  g_free (self->answer);
  g_free (self);
}

static const char *
text_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
check_edit (const DtReminderEdit *edit,
            GError              **error)
{
  if (edit->assignments->len == 0)
    return dt_refuse (error, _("No unit was chosen."));
  if (!dt_check_past (edit->day, error)
      || !dt_check_words (edit->symbol, MAX_SYMBOL, error)
      || !dt_check_words (edit->note, DT_MAX_WORDS, error)
      || !dt_check_words (edit->answer, DT_MAX_WORDS, error))
    return FALSE;
  if (edit->answer_day != DT_DAY_NONE && edit->answer_day < edit->day)
    return dt_refuse (error, _("The day promised cannot be earlier than the reminder."));
  if (edit->rung < 1 || edit->rung > 4)
    return dt_refuse (error, _("There are four steps of urging, from 1 to 4."));

  return TRUE;
}

static gboolean
insert_reminder (DtDb                 *db,
                 const DtReminderEdit *edit,
                 gint64                unit_id,
                 gint64               *id,
                 GError              **error)
{
  g_autofree char *uid = dt_uid_new ();
  const char *name = g_get_real_name ();
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st,
                      "INSERT INTO reminder (uid, unit_id, day, time, channel, rung, symbol, by_whom, note, answer, answer_day)"
                      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
                      error))
    return FALSE;
  dt_bind_text (&st, 1, uid);
  dt_bind_int64 (&st, 2, unit_id);
  dt_bind_day (&st, 3, edit->day);
  dt_bind_time (&st, 4, edit->time);
  dt_bind_text (&st, 5, dt_nick_get (dt_channel_nicks, (int) edit->channel));
  dt_bind_int (&st, 6, edit->rung);
  dt_bind_text (&st, 7, text_or_null (edit->symbol));
  /* What the C library says when the account has no name of its own. */
  dt_bind_text (&st, 8, g_strcmp0 (name, "Unknown") != 0 ? text_or_null (name) : NULL);
  dt_bind_text (&st, 9, text_or_null (edit->note));
  dt_bind_text (&st, 10, text_or_null (edit->answer));
  dt_bind_day (&st, 11, edit->answer_day);
  if (!dt_stmt_run (&st, error))
    return FALSE;
  *id = sqlite3_last_insert_rowid (dt_db_handle (db));

  return TRUE;
}

static gboolean
link_assignment (DtDb    *db,
                 gint64   reminder_id,
                 gint64   assignment_id,
                 GError **error)
{
  g_auto(DtStmt) st = { 0 };

  if (!dt_db_prepare (db, &st,
                      "INSERT INTO reminder_assignment (reminder_id, assignment_id) VALUES (?1, ?2)"
                      " ON CONFLICT (reminder_id, assignment_id) DO NOTHING",
                      error))
    return FALSE;
  dt_bind_int64 (&st, 1, reminder_id);
  dt_bind_int64 (&st, 2, assignment_id);

  return dt_stmt_run (&st, error);
}

/* A letter must not name a day that has moved since it was written. */
static gboolean
check_day (DtDb           *db,
           const DtTarget *target,
           DtDay           day,
           GError        **error)
{
  g_autofree char *shown = NULL;
  g_auto(DtStmt) st = { 0 };
  gboolean has_row;
  DtDay now;

  if (!dt_db_prepare (db, &st, "SELECT last_day FROM assignment_status WHERE assignment_id = ?1", error))
    return FALSE;
  dt_bind_int64 (&st, 1, target->id);
  if (!dt_stmt_next (&st, &has_row, error))
    return FALSE;
  now = has_row ? dt_column_day (&st, 0) : DT_DAY_NONE;
  if (now == day)
    return TRUE;

  shown = dt_day_format (now, DT_DAY_STYLE_PARTY, dt_today ());
  if (now == DT_DAY_NONE)
    return dt_refuse (error, _("“%s” has no last day any more. Look at the letter again."), target->title);
  return dt_refuse (error, _("The last day of “%s” is now %s. Look at the letter again."), target->title, shown);
}

/**
 * dt_job_log_reminder:
 * @data: a #DtReminderEdit
 *
 * One reminder for each unit among the assignments, about those of it.
 */
gboolean
dt_job_log_reminder (DtDb     *db,
                     gpointer  data,
                     gpointer *result,
                     GError  **error)
{
  const DtReminderEdit *edit = data;
  g_autoptr(GHashTable) of_units = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr(DtTarget) first = NULL;
  g_autofree char *many = NULL;
  guint n_units;

  if (!check_edit (edit, error))
    return FALSE;

  for (guint i = 0; i < edit->assignments->len; i++)
    {
      g_autoptr(DtTarget) target = dt_target_load (db, g_array_index (edit->assignments, gint64, i), error);
      gint64 *reminder_id;

      if (target == NULL
          || (edit->days != NULL && !check_day (db, target, g_array_index (edit->days, DtDay, i), error)))
        return FALSE;
      reminder_id = g_hash_table_lookup (of_units, &target->unit_id);
      if (reminder_id == NULL)
        {
          reminder_id = g_new0 (gint64, 1);
          g_hash_table_insert (of_units, g_memdup2 (&target->unit_id, sizeof (gint64)), reminder_id);
          if (!insert_reminder (db, edit, target->unit_id, reminder_id, error))
            return FALSE;
        }
      if (!link_assignment (db, *reminder_id, target->id, error))
        return FALSE;
      if (first == NULL)
        first = g_steal_pointer (&target);
    }

  n_units = g_hash_table_size (of_units);
  many = g_strdup_printf (ngettext ("Remind %u unit", "Remind %u units", n_units), n_units);
  dt_label_edit (db, edit->channel == DT_CHANNEL_PHONE ? _("Call") : _("Remind"), many, edit->assignments->len, first);

  return TRUE;
}

/**
 * dt_job_log_reminders:
 * @data: (element-type DtReminderEdit): a #GPtrArray, at least one
 *
 * Several acts of urging, each with its own note and answer, as one action.
 */
gboolean
dt_job_log_reminders (DtDb     *db,
                      gpointer  data,
                      gpointer *result,
                      GError  **error)
{
  GPtrArray *edits = data;
  g_autofree char *label = NULL;

  for (guint i = 0; i < edits->len; i++)
    if (!dt_job_log_reminder (db, g_ptr_array_index (edits, i), result, error))
      return FALSE;

  if (edits->len > 1)
    {
      label = g_strdup_printf (ngettext ("Remind %u unit", "Remind %u units", edits->len), edits->len);
      dt_db_set_label (db, label);
    }

  return TRUE;
}
