/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tasks as iCalendar (RFC 5545). A task keeps its UID, so that a file that is read again updates what the calendar has. */

#include "dt-calendar-file-private.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

/* Viet Nam has one zone and no summer time: a time of day is told in UTC, which needs no table of zones in the file. */
#define OFFSET_MINUTES (7 * 60)
/* The sequence of an entry must grow with each file: seconds since this moment (2020-01-01), which an integer holds until 2088. */
#define SEQUENCE_START 1577836800

struct _DtCalendarFile
{
  GOutputStream     *stream;
  DtCalendarOptions  options;
  char              *end;        /* what closes the calendar */
};

static gboolean
write_text (DtCalendarFile  *self,
            const char      *text,
            gsize            size,
            GError         **error)
{
  return g_output_stream_write_all (self->stream, text, size, NULL, NULL, error);
}

void
dt_calendar_file_free (DtCalendarFile *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->stream);
  g_free (self->end);
  g_free (self);
}

/* The empty calendar, in two parts: entries go between them. */
static gboolean
begin (DtCalendarFile  *self,
       GError         **error)
{
  icalcomponent *calendar = icalcomponent_vanew (ICAL_VCALENDAR_COMPONENT, icalproperty_new_version ("2.0"),
                                                 icalproperty_new_prodid ("-//example.org//Directive Tracker " DT_VERSION "//VI"),
                                                 icalproperty_new_method (ICAL_METHOD_PUBLISH), (void *) 0);
  char *text = icalcomponent_as_ical_string_r (calendar);
  char *end = strstr (text, "END:VCALENDAR");
  gboolean done = write_text (self, text, (gsize) (end - text), error);

  self->end = g_strdup (end);
  free (text);
  icalcomponent_free (calendar);
  return done;
}

DtCalendarFile *
dt_calendar_file_open (const char               *path,
                       const DtCalendarOptions  *options,
                       GError                  **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileOutputStream) plain = g_file_append_to (file, G_FILE_CREATE_PRIVATE, NULL, error);
  DtCalendarFile *self;

  if (plain == NULL)
    return NULL;
  self = g_new0 (DtCalendarFile, 1);
  self->options = *options;
  if (self->options.now == 0)
    self->options.now = g_get_real_time () / G_USEC_PER_SEC;
  self->stream = g_buffered_output_stream_new (G_OUTPUT_STREAM (plain));
  if (!begin (self, error))
    g_clear_pointer (&self, dt_calendar_file_free);
  return self;
}

/* ---- An entry ---- */

static struct icaltimetype
make_date (DtDay day)
{
  struct icaltimetype time = icaltime_null_date ();

  dt_day_get (day, &time.year, &time.month, &time.day);
  /* Those of the null date are below zero. */
  time.hour = time.minute = time.second = 0;
  return time;
}

static struct icaltimetype
make_time (DtDay day,
           int   minutes)
{
  struct icaltimetype time = make_date (day);

  time.is_date = 0;
  time.minute = minutes - OFFSET_MINUTES;
  time.zone = icaltimezone_get_utc_timezone ();
  return icaltime_normalize (time);
}

static struct icaltimetype
make_moment (const DtTaskRow *row)
{
  return row->time != DT_TIME_NONE ? make_time (row->last_day, row->time) : make_date (row->last_day);
}

static void
add_line (GString    *text,
          const char *label,
          const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  /* Translators: what a field is called and what it holds */
  g_string_append_printf (text, _("%s: %s"), label, value);
}

static char *
describe (const DtTaskRow   *row,
          const DtTaskUnits *units)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) leads = g_string_new (NULL);

  for (guint i = 0; i < units->leads->len; i++)
    g_string_append_printf (leads, "%s%s", i > 0 ? "; " : "", (const char *) g_ptr_array_index (units->leads, i));
  add_line (text, _("Directive"), row->directive);
  /* A clause says itself what it is ("mục III.2"). */
  if (row->clause[0] != '\0')
    g_string_append_printf (text, "\n%s", row->clause);
  else
    add_line (text, _("Clause"), row->ordinal);
  add_line (text, _("Lead"), leads->str);
  add_line (text, _("Deadline"), row->words);
  add_line (text, _("Product"), row->product);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static enum icalproperty_status
status_of (const DtTaskRow *row,
           gboolean         event)
{
  if (row->phase == DT_PHASE_CANCELLED)
    return ICAL_STATUS_CANCELLED;
  if (event)
    return ICAL_STATUS_CONFIRMED;
  if (row->phase == DT_PHASE_DONE || row->phase == DT_PHASE_DONE_LATE)
    return ICAL_STATUS_COMPLETED;
  return row->percent > 0 || row->handed_in > 0 || row->phase == DT_PHASE_PROGRESS || row->phase == DT_PHASE_HANDED ? ICAL_STATUS_INPROCESS
                                                                                                                     : ICAL_STATUS_NEEDSACTION;
}

/* Of a task that is over nobody is reminded. */
static void
add_alarm (DtCalendarFile  *self,
           const DtTaskRow *row,
           icalcomponent   *entry)
{
  struct icaltriggertype trigger = { .time = icaltime_null_time (), .duration = icaldurationtype_from_int (-self->options.alarm_days * 24 * 3600) };
  icalproperty *property;

  if (self->options.alarm_days < 0 || row->last_day == DT_DAY_NONE || !(dt_phase_is_open (row->phase)))
    return;
  property = icalproperty_new_trigger (trigger);
  /* What is due has an end, an event its beginning. */
  if (!self->options.events)
    icalproperty_add_parameter (property, icalparameter_new_related (ICAL_RELATED_END));
  icalcomponent_add_component (entry, icalcomponent_vanew (ICAL_VALARM_COMPONENT, icalproperty_new_action (ICAL_ACTION_DISPLAY), property,
                                                           icalproperty_new_description (row->title), (void *) 0));
}

static void
add_day (DtCalendarFile  *self,
         const DtTaskRow *row,
         icalcomponent   *entry)
{
  if (row->last_day == DT_DAY_NONE)
    return;
  if (!self->options.events)
    {
      icalcomponent_add_property (entry, icalproperty_new_due (make_moment (row)));
      return;
    }
  icalcomponent_add_property (entry, icalproperty_new_dtstart (make_moment (row)));
  /* The day after the last one, as the standard counts. At a time of day it ends where it begins. */
  if (row->time == DT_TIME_NONE)
    icalcomponent_add_property (entry, icalproperty_new_dtend (make_date (row->last_day + 1)));
  icalcomponent_add_property (entry, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
}

static icalcomponent *
make_entry (DtCalendarFile    *self,
            const DtTaskRow   *row,
            const DtTaskUnits *units)
{
  icalcomponent *entry = icalcomponent_new (self->options.events ? ICAL_VEVENT_COMPONENT : ICAL_VTODO_COMPONENT);
  struct icaltimetype now = icaltime_from_timet_with_zone ((time_t) self->options.now, 0, icaltimezone_get_utc_timezone ());
  g_autofree char *uid = g_strconcat (row->uid, "@directive-tracker", NULL);
  g_autofree char *description = describe (row, units);

  icalcomponent_add_property (entry, icalproperty_new_uid (uid));
  icalcomponent_add_property (entry, icalproperty_new_dtstamp (now));
  icalcomponent_add_property (entry, icalproperty_new_sequence ((int) CLAMP (self->options.now - SEQUENCE_START, 0, G_MAXINT)));
  icalcomponent_add_property (entry, icalproperty_new_summary (row->title));
  icalcomponent_add_property (entry, icalproperty_new_description (description));
  icalcomponent_add_property (entry, icalproperty_new_categories (row->directive));
  icalcomponent_add_property (entry, icalproperty_new_status (status_of (row, self->options.events)));
  if (!self->options.events)
    icalcomponent_add_property (entry, icalproperty_new_percentcomplete (row->phase == DT_PHASE_DONE || row->phase == DT_PHASE_DONE_LATE
                                                                          ? 100 : CLAMP (row->percent, 0, 100)));
  add_day (self, row, entry);
  add_alarm (self, row, entry);
  return entry;
}

gboolean
dt_calendar_file_add (DtCalendarFile     *self,
                      const DtTaskRow    *row,
                      const DtTaskUnits  *units,
                      gboolean           *written,
                      GError            **error)
{
  icalcomponent *entry;
  char *text;
  gboolean done;

  *written = !self->options.events || row->last_day != DT_DAY_NONE;
  if (!*written)
    return TRUE;
  entry = make_entry (self, row, units);
  text = icalcomponent_as_ical_string_r (entry);
  done = write_text (self, text, strlen (text), error);
  free (text);
  icalcomponent_free (entry);
  return done;
}

gboolean
dt_calendar_file_finish (DtCalendarFile  *self,
                         GError         **error)
{
  return write_text (self, self->end, strlen (self->end), error) && g_output_stream_close (self->stream, NULL, error);
}
