/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-db-private.h"
#include "dt-writer.h"

#include "dt-error.h"
#include "dt-journal.h"
#include "dt-schedule.h"
#include "dt-status.h"
#include "dt-touched.h"
#include "dt-undo.h"

/* What is kept to be undone; the oldest goes first. */
#define MAX_STEPS 200
#define MAX_ROWS 200000

/* A write that can be undone, or an undo that can be done again. */
typedef struct
{
  gint64  id;
  gint64  n_rows;
  char   *label;
} Step;

struct _DtWriter
{
  DtDb    *db;             /* borrowed */
  DtUndo  *undo;
  GQueue   undo_steps;     /* Step, newest at the head */
  GQueue   redo_steps;
  gint64   n_rows;         /* of all of them */
  gint64   seen_version;   /* changes when another connection has written */
};

static void
step_free (Step *step)
{
  g_free (step->label);
  g_free (step);
}

/**
 * dt_writer_new:
 * @db: (transfer none): a connection to a register that has been migrated
 *
 * Returns: (transfer full) (nullable): a writer without history
 */
DtWriter *
dt_writer_new (DtDb    *db,
               GError **error)
{
  g_autoptr(DtWriter) self = g_new0 (DtWriter, 1);

  self->db = db;
  g_queue_init (&self->undo_steps);
  g_queue_init (&self->redo_steps);
  self->undo = dt_undo_new (db, error);
  if (self->undo == NULL
      || !dt_status_prepare (db, error)
      || !dt_schedule_prepare (db, error)
      || !dt_db_get_pragma (db, "data_version", &self->seen_version, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
dt_writer_free (DtWriter *self)
{
  if (self == NULL)
    return;

  g_queue_clear_full (&self->undo_steps, (GDestroyNotify) step_free);
  g_queue_clear_full (&self->redo_steps, (GDestroyNotify) step_free);
  dt_undo_free (self->undo);
  g_free (self);
}

/* History. What follows a commit only touches TEMP tables; should it fail, for want of memory, what was written stands, and rows that
 * no step names lie there until the register is closed. */

static void
complain (DtWriter   *self,
          const char *what,
          GError     *error)
{
  g_message ("%s: %s: %s", self->db->path, what, error->message);
}

static void
forget_step (DtWriter *self,
             Step     *step)
{
  g_autoptr(GError) error = NULL;

  if (!dt_undo_forget (self->undo, step->id, &error))
    complain (self, "forget a step", error);
  self->n_rows -= step->n_rows;
  step_free (step);
}

static void
forget_all (DtWriter *self)
{
  g_autoptr(GError) error = NULL;

  g_queue_clear_full (&self->undo_steps, (GDestroyNotify) step_free);
  g_queue_clear_full (&self->redo_steps, (GDestroyNotify) step_free);
  self->n_rows = 0;
  if (!dt_undo_forget_all (self->undo, &error))
    complain (self, "forget the history", error);
}

static void
forget_queue (DtWriter *self,
              GQueue   *steps)
{
  Step *step;

  while ((step = g_queue_pop_head (steps)) != NULL)
    forget_step (self, step);
}

static void
trim (DtWriter *self)
{
  while (self->undo_steps.length > MAX_STEPS || (self->n_rows > MAX_ROWS && self->undo_steps.length > 0))
    forget_step (self, g_queue_pop_tail (&self->undo_steps));

  if (self->n_rows > MAX_ROWS)
    forget_queue (self, &self->redo_steps);
}

static void
remember (DtWriter   *self,
          GQueue     *steps,
          gint64      id,
          gint64      n_rows,
          const char *label)
{
  Step *step = g_new0 (Step, 1);

  step->id = id;
  step->n_rows = n_rows;
  step->label = g_strdup (label);
  g_queue_push_head (steps, step);
  self->n_rows += n_rows;
  trim (self);
}

/**
 * dt_writer_look:
 * @change: (out) (nullable): set if another process has written since the last look
 *
 * What another process has changed is not in the shadow tables: the history is forgotten, and every view
 * has to look again.
 */
gboolean
dt_writer_look (DtWriter  *self,
                DtChange **change,
                GError   **error)
{
  gint64 version, schema;

  if (!dt_db_get_pragma (self->db, "data_version", &version, error))
    return FALSE;
  if (version == self->seen_version)
    return TRUE;

  if (!dt_db_get_pragma (self->db, "user_version", &schema, error))
    return FALSE;
  if (schema > dt_schema_latest ())
    {
      g_set_error (error, DT_ERROR, DT_ERROR_TOO_NEW, "%s was meanwhile brought to schema version %d",
                   self->db->path, (int) schema);
      return FALSE;
    }

  self->seen_version = version;
  forget_all (self);
  *change = dt_change_new ();
  (*change)->everything = TRUE;
  return TRUE;
}

/* The frame of a write */

typedef struct
{
  const char *action;
  char       *label;
  gint64      step;
  gint64      n_rows;
  gboolean    written;
  DtChange   *change;
} Frame;

static void
frame_clear (Frame *frame)
{
  g_clear_pointer (&frame->label, g_free);
  g_clear_pointer (&frame->change, dt_change_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Frame, frame_clear)

static gboolean
begin (DtWriter  *self,
       Frame     *frame,
       DtChange **outside,
       GError   **error)
{
  if (!dt_db_begin (self->db, error))
    return FALSE;

  frame->step = dt_undo_start (self->undo);
  return dt_writer_look (self, outside, error);
}

/* @outside: what the frame has found; its forgetting was rolled back too, so it is done again. */
static void
roll_back (DtWriter *self,
           DtChange *outside)
{
  dt_undo_stop (self->undo);
  dt_db_rollback (self->db);
  if (outside != NULL)
    forget_all (self);
}

/* Everything that belongs to the write and is not its job, from what the shadow tables have seen. */
static gboolean
complete (DtWriter *self,
          Frame    *frame,
          GError  **error)
{
  if (!dt_schedule_follow (self->db, error)
      || !dt_status_refresh (self->db, error)
      || !dt_journal_write (self->db, self->undo, frame->action, frame->label, self->db->detail, &frame->written, error)
      || !dt_undo_count (self->undo, frame->step, &frame->n_rows, error))
    return FALSE;

  frame->change = dt_touched_read (self->db, error);
  if (frame->change == NULL)
    return FALSE;

  frame->change->label = g_strdup (frame->label);
  return TRUE;
}

static gboolean
complete_bulk (DtWriter *self,
               Frame    *frame,
               GError  **error)
{
  if (!dt_status_resume (self->db, error)
      || !dt_undo_resume (self->undo, error)
      || !dt_journal_write (self->db, self->undo, frame->action, frame->label,
                            self->db->detail != NULL ? self->db->detail : frame->label, &frame->written, error))
    return FALSE;

  frame->change = dt_change_new ();
  frame->change->everything = TRUE;
  frame->change->label = g_strdup (frame->label);
  return TRUE;
}

/* Once the disk is asked to keep it, nobody may change their mind. */
static gboolean
commit (DtWriter *self,
        GError  **error)
{
  dt_db_watch (self->db, NULL);
  dt_undo_stop (self->undo);
  return dt_db_commit (self->db, error);
}

static char *
take_label (DtWriter   *self,
            const char *fallback)
{
  return g_strdup (self->db->label != NULL ? self->db->label : fallback);
}

/* Beside the register, one generation: what was there before the last large import. An empty register needs
 * none. */
static gboolean
keep_copy (DtWriter *self,
           GError  **error)
{
  g_autofree char *path = g_strconcat (self->db->path, ".before-import", NULL);
  g_auto(DtStmt) stmt = { 0 };
  gboolean has_row;

  if (sqlite3_db_filename (self->db->handle, "main") == NULL || *sqlite3_db_filename (self->db->handle, "main") == '\0')
    return TRUE;

  if (!dt_db_prepare (self->db, &stmt, "SELECT 1 FROM directive LIMIT 1", error)
      || !dt_stmt_next (&stmt, &has_row, error))
    return FALSE;

  dt_stmt_clear (&stmt);
  return !has_row || dt_db_copy (self->db, path, NULL, dt_db_get_cancellable (self->db), error);
}

static gboolean
run_job (DtWriter      *self,
         const DtWrite *write,
         Frame         *frame,
         DtJobFunc      job,
         gpointer       data,
         gpointer      *result,
         GError       **error)
{
  if (write->bulk && (!dt_undo_suspend (self->undo, error) || !dt_status_suspend (self->db, error)))
    return FALSE;
  if (write->aside)
    dt_undo_stop (self->undo);
  if (!job (self->db, data, result, error))
    return FALSE;

  frame->action = write->action;
  frame->label = take_label (self, write->action);
  if (write->dry_run || write->aside)
    return TRUE;
  return write->bulk ? complete_bulk (self, frame, error) : complete (self, frame, error);
}

/* After the commit. */
static void
enter_history (DtWriter      *self,
               const DtWrite *write,
               Frame         *frame)
{
  if (write->bulk)
    {
      forget_all (self);
    }
  else if (frame->written)
    {
      forget_queue (self, &self->redo_steps);
      remember (self, &self->undo_steps, frame->step, frame->n_rows, frame->label);
    }
}

static DtChange *
join_changes (Frame    *frame,
              DtChange *outside)
{
  if (outside != NULL && frame->written)
    outside->label = g_strdup (frame->label);
  if (outside != NULL || !frame->written)
    return outside;
  return g_steal_pointer (&frame->change);
}

/**
 * dt_writer_run:
 * @result_free: (nullable): frees the job's result if the write fails after it
 * @change: (out) (nullable): what was changed, also by another process; %NULL for nothing
 *
 * One write: BEGIN IMMEDIATE, the job, derived rows, journal, COMMIT. If any of them fails, nothing is
 * changed and nothing remembered.
 */
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
  g_auto(Frame) frame = { 0 };
  DtChange *outside = NULL;
  gpointer answer = NULL;
  gboolean ok;

  dt_db_set_label (self->db, write->label);
  dt_db_set_detail (self->db, NULL);
  if (write->bulk && !write->dry_run && !keep_copy (self, error))
    return FALSE;

  ok = begin (self, &frame, &outside, error) && run_job (self, write, &frame, job, data, &answer, error);
  if (ok && !write->dry_run)
    ok = commit (self, error);
  if (!ok || write->dry_run)
    roll_back (self, outside);

  if (ok && !write->dry_run)
    enter_history (self, write, &frame);
  *change = join_changes (&frame, outside);
  if (ok)
    *result = answer;
  else if (answer != NULL && result_free != NULL)
    result_free (answer);
  return ok;
}

/* Undo and redo */

static gboolean
revert (DtWriter  *self,
        Step      *step,
        Frame     *frame,
        DtChange **outside,
        GError   **error)
{
  if (!begin (self, frame, outside, error))
    return FALSE;
  if (*outside != NULL)   /* and with it @step is gone */
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NOT_FOUND, "Another program has written; the history is gone");
      return FALSE;
    }

  frame->label = g_strdup (step->label);
  dt_db_set_detail (self->db, NULL);
  return dt_undo_revert (self->undo, step->id, error) && complete (self, frame, error);
}

/* Takes back the newest of @from; what that changes becomes the newest of @to. */
static char *
move_step (DtWriter    *self,
           const char  *action,
           GQueue      *from,
           GQueue      *to,
           DtChange   **change,
           GError     **error)
{
  g_auto(Frame) frame = { .action = action };
  Step *step = g_queue_peek_head (from);
  DtChange *outside = NULL;
  gboolean ok;

  if (step == NULL)
    {
      g_set_error (error, DT_ERROR, DT_ERROR_NOT_FOUND, "There is nothing to %s", action);
      return NULL;
    }

  /* See dt_undo_revert(). */
  dt_db_set_foreign_keys (self->db, FALSE);
  ok = revert (self, step, &frame, &outside, error) && commit (self, error);
  if (!ok)
    roll_back (self, outside);
  dt_db_set_foreign_keys (self->db, TRUE);

  if (ok)
    {
      g_queue_pop_head (from);
      forget_step (self, step);
      remember (self, to, frame.step, frame.n_rows, frame.label);
    }
  frame.written = ok;
  *change = join_changes (&frame, outside);
  return ok ? g_strdup (frame.label) : NULL;
}

/**
 * dt_writer_undo:
 *
 * Returns: (transfer full) (nullable): the label of what was undone; %DT_ERROR_NOT_FOUND for nothing
 */
char *
dt_writer_undo (DtWriter  *self,
                DtChange **change,
                GError   **error)
{
  return move_step (self, "undo", &self->undo_steps, &self->redo_steps, change, error);
}

char *
dt_writer_redo (DtWriter  *self,
                DtChange **change,
                GError   **error)
{
  return move_step (self, "redo", &self->redo_steps, &self->undo_steps, change, error);
}

static const char *
newest_label (GQueue *steps)
{
  Step *step = g_queue_peek_head (steps);

  return step != NULL ? step->label : NULL;
}

const char *
dt_writer_get_undo_label (DtWriter *self)
{
  return newest_label (&self->undo_steps);
}

const char *
dt_writer_get_redo_label (DtWriter *self)
{
  return newest_label (&self->redo_steps);
}
