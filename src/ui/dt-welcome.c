/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-welcome.h"

#include <glib/gi18n-lib.h>

#include "dt-beginning-jobs.h"
#include "dt-edit-jobs.h"
#include "dt-result.h"
#include "dt-samples.h"
#include "dt-welcome-step.h"

enum
{
  STEP_OFFICE,
  STEP_UNITS,
  STEP_DAYS_OFF,
  STEP_DIRECTIVE,
  N_STEPS
};

struct _DtWelcome
{
  GtkWidget      parent_instance;

  /* Template */
  GtkListBox    *steps;
  GtkWidget     *try_samples;

  DtWelcomeStep *rows[N_STEPS];

  /* Owned */
  DtContext     *context;    /* NULL: not told yet */
  DtResult      *settings;   /* GHashTable of names and values; NULL: nobody looks */
  DtResult      *beginning;  /* DtBeginning; likewise */
};

G_DEFINE_FINAL_TYPE (DtWelcome, dt_welcome, GTK_TYPE_WIDGET)

/* --- What is done --- */

static gboolean
sync_office (DtWelcome *self)
{
  GHashTable *settings = self->settings != NULL ? dt_result_get (self->settings) : NULL;
  const char *name = settings != NULL ? g_hash_table_lookup (settings, "office.name") : NULL;
  const char *parent = settings != NULL ? g_hash_table_lookup (settings, "office.parent") : NULL;
  gboolean done = name != NULL && *name != '\0';
  g_autofree char *text = NULL;

  if (done && parent != NULL && *parent != '\0')
    /* Translators: an office and the body it belongs to */
    text = g_strdup_printf (C_("office of a body", "%s, %s"), name, parent);
  else
    text = g_strdup (done ? name : _("The names at the head of what is printed are not set yet"));
  dt_welcome_step_set (self->rows[STEP_OFFICE], done, text);
  dt_welcome_step_set_act (self->rows[STEP_OFFICE], done ? _("Edit") : _("Fill In"), "win.preferences-page", "office");

  return done;
}

static gboolean
sync_units (DtWelcome *self)
{
  const DtBeginning *beginning = self->beginning != NULL ? dt_result_get (self->beginning) : NULL;
  int n_units = beginning != NULL ? beginning->n_units : 0;
  int n_groups = beginning != NULL ? beginning->n_groups : 0;
  g_autofree char *units = g_strdup_printf (ngettext ("%d unit", "%d units", (gulong) n_units), n_units);
  g_autofree char *grouped = g_strdup_printf (ngettext ("%d group", "%d groups", (gulong) n_groups), n_groups);
  /* Translators: so many units, so many groups */
  g_autofree char *text = g_strdup_printf (_("%s, %s; telephone numbers make reminding quick"), units, grouped);
  gboolean done = n_units > 0;

  dt_welcome_step_set (self->rows[STEP_UNITS], done,
                       done ? text : _("None yet: from a spreadsheet, an XML file, or one by one"));
  if (done)
    dt_welcome_step_set_act (self->rows[STEP_UNITS], _("Open"), "win.show-view", "units");
  else
    dt_welcome_step_set_act (self->rows[STEP_UNITS], _("From Spreadsheet…"), "win.import-sheet", NULL);

  return done;
}

/* Those that fall on a weekend are not had. */
static int
count_holidays (DtWorkCalendar *calendar,
                int             year)
{
  g_autoptr(GPtrArray) days = dt_work_calendar_list_year (calendar, year);
  int n = 0;

  for (guint i = 0; i < days->len; i++)
    {
      const DtCalendarDay *day = g_ptr_array_index (days, i);

      n += day->kind == DT_CALENDAR_HOLIDAY && !dt_work_calendar_is_weekend (day->day);
    }

  return n;
}

static gboolean
sync_days_off (DtWelcome *self)
{
  DtWorkCalendar *calendar = dt_context_get_calendar (self->context);
  g_autofree char *title = NULL;
  g_autofree char *known = NULL;
  g_autofree char *text = NULL;
  gboolean now, next;
  int year, n;

  dt_day_get (dt_context_get_today (self->context), &year, NULL, NULL);
  n = count_holidays (calendar, year);
  now = dt_work_calendar_is_official (calendar, year);
  next = dt_work_calendar_is_official (calendar, year + 1);
  title = g_strdup_printf (_("Days off in %d and %d"), year, year + 1);
  known = g_strdup_printf (ngettext ("%d public holiday this year is there", "%d public holidays this year are there", (gulong) n), n);
  if (now && next)
    text = g_strdup_printf (_("%s, as officially announced"), known);
  else if (now)
    text = g_strdup_printf (_("%s, as officially announced; of %d only those of the law"), known, year + 1);
  else
    text = g_strdup_printf (_("%s, by the law; check compensatory days off and swapped Saturdays"), known);
  dt_welcome_step_set_title (self->rows[STEP_DAYS_OFF], title);
  dt_welcome_step_set (self->rows[STEP_DAYS_OFF], now, text);
  dt_welcome_step_set_act (self->rows[STEP_DAYS_OFF], _("Check"), "win.preferences-page", "holidays");

  return now;
}

/* The first thing that is not done is the one to begin with. */
static void
sync_steps (DtWelcome *self)
{
  gboolean done[N_STEPS] = { FALSE };
  gboolean found = FALSE;

  if (self->context == NULL)
    return;

  done[STEP_OFFICE] = sync_office (self);
  done[STEP_UNITS] = sync_units (self);
  done[STEP_DAYS_OFF] = sync_days_off (self);
  for (int i = 0; i < N_STEPS; i++)
    {
      dt_welcome_step_set_next (self->rows[i], !done[i] && !found);
      found = found || !done[i];
    }
}

/* --- Seen or not --- */

/* A register with directives is not read for a page that nobody sees. */
static void
begin_reading (DtWelcome *self)
{
  DtStore *store;

  if (self->context == NULL || self->settings != NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  store = dt_context_get_store (self->context);
  self->settings = dt_result_new (store, dt_job_load_settings, (GDestroyNotify) g_hash_table_unref);
  g_signal_connect_swapped (self->settings, "updated", G_CALLBACK (sync_steps), self);
  dt_result_load (self->settings, NULL, NULL, NULL);
  self->beginning = dt_result_new (store, dt_job_load_beginning, g_free);
  g_signal_connect_swapped (self->beginning, "updated", G_CALLBACK (sync_steps), self);
  dt_result_load (self->beginning, NULL, NULL, NULL);
  sync_steps (self);
}

static void
clear_result (DtWelcome  *self,
              DtResult  **result)
{
  if (*result != NULL)
    g_signal_handlers_disconnect_by_data (*result, self);
  g_clear_object (result);
}

static void
end_reading (DtWelcome *self)
{
  clear_result (self, &self->settings);
  clear_result (self, &self->beginning);
}

static void
dt_welcome_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dt_welcome_parent_class)->map (widget);
  begin_reading (DT_WELCOME (widget));
}

static void
dt_welcome_unmap (GtkWidget *widget)
{
  end_reading (DT_WELCOME (widget));
  GTK_WIDGET_CLASS (dt_welcome_parent_class)->unmap (widget);
}

/* --- Object --- */

static void
dt_welcome_dispose (GObject *object)
{
  DtWelcome *self = DT_WELCOME (object);
  GtkWidget *child;

  end_reading (self);
  gtk_widget_dispose_template (GTK_WIDGET (object), DT_TYPE_WELCOME);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (dt_welcome_parent_class)->dispose (object);
}

static void
dt_welcome_class_init (DtWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_welcome_dispose;
  widget_class->map = dt_welcome_map;
  widget_class->unmap = dt_welcome_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, DtWelcome, steps);
  gtk_widget_class_bind_template_child (widget_class, DtWelcome, try_samples);
}

static void
dt_welcome_init (DtWelcome *self)
{
  const char *titles[N_STEPS] = { _("My office"), _("Units and groups"), _("Days off"), _("The first directive") };

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->try_samples, dt_samples_exist ());
  for (int i = 0; i < N_STEPS; i++)
    {
      self->rows[i] = DT_WELCOME_STEP (dt_welcome_step_new (i + 1, titles[i]));
      gtk_list_box_append (self->steps, GTK_WIDGET (self->rows[i]));
    }
  dt_welcome_step_set (self->rows[STEP_DIRECTIVE], FALSE, _("or drop its file anywhere on this window"));
}

/**
 * dt_welcome_set_context:
 * @self: the page, once
 * @context: what the window shares
 */
void
dt_welcome_set_context (DtWelcome *self,
                        DtContext *context)
{
  g_return_if_fail (DT_IS_WELCOME (self));

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "notify::calendar", G_CALLBACK (sync_steps), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::today", G_CALLBACK (sync_steps), self, G_CONNECT_SWAPPED);
  begin_reading (self);
}
