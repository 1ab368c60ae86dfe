/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the views of a window share. The day is looked at twice a minute, so that midnight, or waking up on
 * another day, reaches every view by one notification. */

#include "dt-context.h"

#include "dt-asof.h"
#include "dt-calendar-jobs.h"
#include "dt-occurrence-jobs.h"
#include "dt-task-feed.h"

#define LOOK_AT_CLOCK_S 30

struct _DtContext
{
  GObject         parent_instance;

  /* Owned */
  DtStore        *store;
  GSettings      *settings;
  DtWorkCalendar *built_in;         /* until the register's days have been read */
  DtResult       *announced;        /* DtWorkCalendar */
  guint           clock;

  DtDay           today;
};

enum
{
  PROP_STORE = 1,
  PROP_SETTINGS,
  PROP_TODAY,
  PROP_SOON_DAYS,
  PROP_CALENDAR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DtContext, dt_context, G_TYPE_OBJECT)

/* What failed is tried again on the next day, and when the register is opened again. */
static void
on_occurrences_made (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_free (dt_store_write_finish (DT_STORE (source), result, &error));
  if (error != NULL)
    g_message ("Recurring tasks could not be made: %s", error->message);
}

/**
 * dt_context_make_occurrences:
 * @self: a context
 *
 * Makes the next turns of recurring tasks, as far as there are none yet: when the register is opened, on a new day,
 * and after something was read into it.
 */
void
dt_context_make_occurrences (DtContext *self)
{
  DtWrite write = { .action = DT_OCCURRENCES_ACTION };

  g_return_if_fail (DT_IS_CONTEXT (self));

  if (dt_store_get_read_only (self->store))
    return;

  dt_store_write_async (self->store, &write, dt_job_make_occurrences, g_memdup2 (&self->today, sizeof self->today), g_free,
                        g_free, NULL, on_occurrences_made, NULL);
}

static gboolean
on_clock (gpointer user_data)
{
  dt_context_look_at_clock (DT_CONTEXT (user_data));

  return G_SOURCE_CONTINUE;
}

static void
on_calendar_read (DtContext *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CALENDAR]);
}

static void
on_soon_days_changed (DtContext *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SOON_DAYS]);
}

/* A failure to read the announced days is no reason to stop: the statutory ones are known. */
static void
on_calendar_failed (DtContext    *self,
                    const GError *error)
{
  g_message ("The announced days off could not be read: %s", error->message);
}

static void
dt_context_dispose (GObject *object)
{
  DtContext *self = DT_CONTEXT (object);

  g_clear_handle_id (&self->clock, g_source_remove);
  if (self->announced != NULL)
    g_signal_handlers_disconnect_by_data (self->announced, self);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->announced);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dt_context_parent_class)->dispose (object);
}

static void
dt_context_finalize (GObject *object)
{
  DtContext *self = DT_CONTEXT (object);

  g_clear_pointer (&self->built_in, dt_work_calendar_unref);

  G_OBJECT_CLASS (dt_context_parent_class)->finalize (object);
}

static void
dt_context_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  DtContext *self = DT_CONTEXT (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_TODAY:
      g_value_set_int (value, self->today);
      break;
    case PROP_SOON_DAYS:
      g_value_set_int (value, dt_context_get_soon_days (self));
      break;
    case PROP_CALENDAR:
      g_value_set_boxed (value, dt_context_get_calendar (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dt_context_class_init (DtContextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = dt_context_dispose;
  object_class->finalize = dt_context_finalize;
  object_class->get_property = dt_context_get_property;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, DT_TYPE_STORE, flags);
  properties[PROP_SETTINGS] = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS, flags);
  properties[PROP_TODAY] = g_param_spec_int ("today", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_SOON_DAYS] = g_param_spec_int ("soon-days", NULL, NULL, 1, 10, 3, flags);
  properties[PROP_CALENDAR] = g_param_spec_boxed ("calendar", NULL, NULL, DT_TYPE_WORK_CALENDAR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
dt_context_init (DtContext *self)
{
  self->today = dt_today ();
  self->built_in = dt_work_calendar_new (NULL, NULL);
  self->clock = g_timeout_add_seconds (LOOK_AT_CLOCK_S, on_clock, self);
}

/**
 * dt_context_new:
 * @store: an open register
 * @settings: the person's settings
 *
 * Returns: (transfer full): a context
 */
DtContext *
dt_context_new (DtStore   *store,
                GSettings *settings)
{
  DtContext *self = g_object_new (DT_TYPE_CONTEXT, NULL);

  g_return_val_if_fail (DT_IS_STORE (store), self);
  g_return_val_if_fail (G_IS_SETTINGS (settings), self);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  /* In a register as it stood it is that day, whatever the clock says. */
  if (dt_context_is_as_of (self))
    self->today = dt_store_get_as_of (store);
  g_signal_connect_swapped (settings, "changed::soon-days", G_CALLBACK (on_soon_days_changed), self);

  self->announced = dt_result_new (store, dt_job_load_calendar, (GDestroyNotify) dt_work_calendar_unref);
  g_signal_connect_swapped (self->announced, "updated", G_CALLBACK (on_calendar_read), self);
  g_signal_connect_swapped (self->announced, "failed", G_CALLBACK (on_calendar_failed), self);
  dt_result_load (self->announced, NULL, NULL, NULL);

  return self;
}

/**
 * dt_context_get_store:
 * @self: a context
 *
 * Returns: (transfer none): the open register
 */
DtStore *
dt_context_get_store (DtContext *self)
{
  g_return_val_if_fail (DT_IS_CONTEXT (self), NULL);

  return self->store;
}

/**
 * dt_context_get_settings:
 * @self: a context
 *
 * Returns: (transfer none): the person's settings
 */
GSettings *
dt_context_get_settings (DtContext *self)
{
  g_return_val_if_fail (DT_IS_CONTEXT (self), NULL);

  return self->settings;
}

/**
 * dt_context_get_today:
 * @self: a context
 *
 * Returns: the day that every view takes for today
 */
DtDay
dt_context_get_today (DtContext *self)
{
  g_return_val_if_fail (DT_IS_CONTEXT (self), DT_DAY_NONE);

  return self->today;
}

/**
 * dt_context_is_as_of:
 * @self: a context
 *
 * Returns: whether the register is shown as it stood on an earlier day, which then is the day that views take for today
 */
gboolean
dt_context_is_as_of (DtContext *self)
{
  g_return_val_if_fail (DT_IS_CONTEXT (self), FALSE);

  return dt_store_get_as_of (self->store) != DT_DAY_NONE;
}

/**
 * dt_context_look_at_clock:
 * @self: a context
 *
 * Notices that it has become another day; done by itself twice a minute.
 */
void
dt_context_look_at_clock (DtContext *self)
{
  DtDay today = dt_today ();

  g_return_if_fail (DT_IS_CONTEXT (self));

  if (today == self->today || dt_context_is_as_of (self))
    return;

  self->today = today;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
  dt_context_make_occurrences (self);
}

/**
 * dt_context_get_soon_days:
 * @self: a context
 *
 * Returns: days before the last one in which a task counts as due soon, 1 to 10
 */
int
dt_context_get_soon_days (DtContext *self)
{
  g_return_val_if_fail (DT_IS_CONTEXT (self), 3);

  return g_settings_get_int (self->settings, "soon-days");
}

/**
 * dt_context_get_calendar:
 * @self: a context
 *
 * Returns: (transfer none): the days that are worked; never %NULL
 */
DtWorkCalendar *
dt_context_get_calendar (DtContext *self)
{
  DtWorkCalendar *announced;

  g_return_val_if_fail (DT_IS_CONTEXT (self), NULL);

  announced = self->announced != NULL ? dt_result_get (self->announced) : NULL;
  return announced != NULL ? announced : self->built_in;
}
