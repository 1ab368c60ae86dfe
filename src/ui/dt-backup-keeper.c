/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-backup-keeper.h"

#include <glib/gstdio.h>

#include "dt-backup-folder.h"
#include "dt-backup-plan.h"
#include "dt-error.h"

#define WAIT_SECONDS 30     /* nobody waits for a backup before the first list is there */

struct _DtBackupKeeper
{
  GObject       parent_instance;

  /* Owned */
  DtContext    *context;
  GCancellable *cancellable;
  char         *problem;

  gulong        today_handler;
  guint         source;
  gint64        moment;
  gboolean      working;
};

enum { SIGNAL_TOLD, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtBackupKeeper, dt_backup_keeper, G_TYPE_OBJECT)

static void
tell (DtBackupKeeper *self,
      gint64          moment,
      const GError   *error)
{
  g_free (self->problem);
  self->problem = error != NULL ? dt_error_user_text (error) : NULL;
  if (moment > 0)
    self->moment = moment;
  self->working = FALSE;
  g_signal_emit (self, signals[SIGNAL_TOLD], 0);
}

/* ---- What was made before ---- */

typedef struct
{
  char   *path;          /* of the register */
  DtDay   today;
  gint64  newest;        /* moment of the newest backup; 0 none */
  gboolean done;         /* there is one of today */
} Looking;

static void
looking_free (gpointer data)
{
  Looking *self = data;

  g_free (self->path);
  g_free (self);
}

static void
look_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Looking *self = data;
  g_autoptr(GPtrArray) files = dt_backup_folder_list (self->path);

  for (guint i = 0; i < files->len; i++)
    {
      const DtBackupFile *file = g_ptr_array_index (files, i);

      self->newest = MAX (self->newest, file->moment);
      self->done = self->done || (file->automatic && file->day == self->today);
    }
  g_task_return_boolean (task, TRUE);
}

/* Only what the program made by itself goes. */
static void
thin_out_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Looking *self = data;
  g_autoptr(GPtrArray) files = dt_backup_folder_list (self->path);
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (DtDay));
  g_autoptr(GArray) surplus = NULL;

  for (guint i = 0; i < files->len; i++)
    if (((DtBackupFile *) g_ptr_array_index (files, i))->automatic)
      g_array_append_val (days, ((DtBackupFile *) g_ptr_array_index (files, i))->day);
  surplus = dt_backup_plan_surplus (days, self->today);
  for (guint i = 0; i < files->len; i++)
    {
      const DtBackupFile *file = g_ptr_array_index (files, i);

      for (guint k = 0; file->automatic && k < surplus->len; k++)
        if (g_array_index (surplus, DtDay, k) == file->day && g_unlink (file->path) != 0)
          g_message ("%s could not be removed", file->path);
    }
  g_task_return_boolean (task, TRUE);
}

static void
run (DtBackupKeeper      *self,
     GTaskThreadFunc      func,
     GAsyncReadyCallback  callback)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, callback, NULL);
  Looking *looking = g_new0 (Looking, 1);

  looking->path = g_strdup (dt_store_get_path (dt_context_get_store (self->context)));
  looking->today = dt_context_get_today (self->context);
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, looking, looking_free);
  g_task_run_in_thread (task, func);
}

/* ---- Backing up ---- */

static void
on_thinned_out (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  DtBackupKeeper *self = DT_BACKUP_KEEPER (source);

  tell (self, g_get_real_time () / G_USEC_PER_SEC, NULL);
}

static void
on_backed_up (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(DtBackupKeeper) self = user_data;
  g_autoptr(GError) error = NULL;

  if (dt_store_backup_finish (DT_STORE (source), result, &error))
    run (self, thin_out_thread, on_thinned_out);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (self, 0, error);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  DtBackupKeeper *self = DT_BACKUP_KEEPER (source);
  const Looking *looking = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  path = looking->done ? NULL : dt_backup_folder_day_path (looking->path, looking->today, &error);
  if (path == NULL)
    {
      tell (self, looking->newest, error);
      return;
    }
  dt_store_backup_async (dt_context_get_store (self->context), path, self->cancellable, on_backed_up, g_object_ref (self));
}

void
dt_backup_keeper_check (DtBackupKeeper *self)
{
  g_return_if_fail (DT_IS_BACKUP_KEEPER (self));

  if (self->working)
    return;
  self->working = TRUE;
  run (self, look_thread, on_looked);
}

static gboolean
on_time (gpointer user_data)
{
  DtBackupKeeper *self = user_data;

  self->source = 0;
  dt_backup_keeper_check (self);
  return G_SOURCE_REMOVE;
}

static void
wait (DtBackupKeeper *self)
{
  DtStore *store = dt_context_get_store (self->context);

  g_clear_handle_id (&self->source, g_source_remove);
  if (!dt_store_get_read_only (store) && !dt_context_is_as_of (self->context)
      && g_settings_get_boolean (dt_context_get_settings (self->context), "backup-daily"))
    self->source = g_timeout_add_seconds (WAIT_SECONDS, on_time, self);
}

gint64
dt_backup_keeper_get_moment (DtBackupKeeper *self)
{
  g_return_val_if_fail (DT_IS_BACKUP_KEEPER (self), 0);

  return self->moment;
}

const char *
dt_backup_keeper_get_problem (DtBackupKeeper *self)
{
  g_return_val_if_fail (DT_IS_BACKUP_KEEPER (self), NULL);

  return self->problem;
}

gboolean
dt_backup_keeper_is_settled (DtBackupKeeper *self)
{
  g_return_val_if_fail (DT_IS_BACKUP_KEEPER (self), TRUE);

  return !self->working;
}

/* ---- The object ---- */

static void
dt_backup_keeper_dispose (GObject *object)
{
  DtBackupKeeper *self = DT_BACKUP_KEEPER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->today_handler != 0)
    g_signal_handler_disconnect (self->context, self->today_handler);
  self->today_handler = 0;

  G_OBJECT_CLASS (dt_backup_keeper_parent_class)->dispose (object);
}

static void
dt_backup_keeper_finalize (GObject *object)
{
  DtBackupKeeper *self = DT_BACKUP_KEEPER (object);

  g_clear_object (&self->context);
  g_clear_object (&self->cancellable);
  g_free (self->problem);

  G_OBJECT_CLASS (dt_backup_keeper_parent_class)->finalize (object);
}

static void
dt_backup_keeper_class_init (DtBackupKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dt_backup_keeper_dispose;
  G_OBJECT_CLASS (klass)->finalize = dt_backup_keeper_finalize;
  signals[SIGNAL_TOLD] = g_signal_new ("told", DT_TYPE_BACKUP_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dt_backup_keeper_init (DtBackupKeeper *self)
{
  self->cancellable = g_cancellable_new ();
}

DtBackupKeeper *
dt_backup_keeper_new (DtContext *context)
{
  DtBackupKeeper *self = g_object_new (DT_TYPE_BACKUP_KEEPER, NULL);

  self->context = g_object_ref (context);
  self->today_handler = g_signal_connect_swapped (context, "notify::today", G_CALLBACK (wait), self);
  wait (self);
  return self;
}
