/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must hold between the values of one element. */

#include "dt-document-reader-private.h"

#include <glib/gi18n-lib.h>

void
dt_reader_check_span (DtReader      *self,
            const DtFrame *frame,
            const char    *last_name,
            DtDay          first,
            DtDay          last)
{
  if (first != DT_DAY_NONE && last != DT_DAY_NONE && last < first)
    dt_import_report_error (self->report, dt_reader_attribute_place (frame, last_name), NULL,
                            _("The last day lies before the first"));
}

void
dt_reader_check_assignment (DtReader           *self,
                  const DtFrame      *frame,
                  DtAssignmentRecord *record)
{
  if (record->unit == NULL && record->group == NULL)
    dt_import_report_error (self->report, frame->places.tag, _("Add unit=\"…\" or group=\"…\"."),
                            _("The element <%s> names neither unit nor group"), "Assignment");
  else if (record->unit == NULL && (record->submissions->len > 0 || record->extensions->len > 0))
    dt_import_report_error (self->report, frame->places.tag, _("Give each unit of the group its own <Assignment>."),
                            _("A group as a whole cannot hand in"));
  else if ((record->submissions->len > 0 || record->extensions->len > 0) && record->role != DT_ROLE_LEAD)
    dt_import_report_error (self->report, frame->places.tag, NULL, _("Only a lead hands in"));

  dt_reader_set_place (&record->place, frame, record->unit != NULL ? "unit" : "group");
}

void
dt_reader_check_submission (DtReader           *self,
                  const DtFrame      *frame,
                  DtSubmissionRecord *record)
{
  if (record->verdict_day != DT_DAY_NONE && record->received_day != DT_DAY_NONE && record->verdict_day < record->received_day)
    dt_import_report_error (self->report, dt_reader_attribute_place (frame, "verdict-day"), NULL,
                            _("Accepted or returned before the day it was received"));
}

/* What was granted, even in part, says until when; what was not says nothing. */
void
dt_reader_check_extension (DtReader          *self,
                 const DtFrame     *frame,
                 DtExtensionRecord *record)
{
  gboolean granted = record->verdict == DT_EXTENSION_GRANTED || record->verdict == DT_EXTENSION_PARTLY;

  if (granted && record->granted_day == DT_DAY_NONE)
    dt_import_report_error (self->report, frame->places.tag, _("Add granted=\"2024-08-25\"."),
                            _("The extension was granted, but not until when"));
  else if (!granted && (int) record->verdict >= 0 && record->granted_day != DT_DAY_NONE)
    dt_import_report_error (self->report, dt_reader_attribute_place (frame, "granted"), NULL,
                            _("The extension was not granted, and has a day all the same"));
}

void
dt_reader_check_change (DtReader               *self,
              const DtFrame          *frame,
              DtScheduleChangeRecord *record)
{
  gboolean to_a_day = record->rule.kind == DT_CHANGE_FIX || record->rule.kind == DT_CHANGE_CORRECT;

  if (record->target.symbol == NULL && record->target.uid == NULL && record->moves->len == 0)
    dt_import_report_error (self->report, frame->places.tag, _("Add a <Target> or a <Move>."),
                            _("The schedule change says neither which directive nor which tasks"));
  if (record->moves->len > 0)
    return;             /* each says its own days */
  if (to_a_day && record->rule.fixed_day == DT_DAY_NONE)
    dt_import_report_error (self->report, frame->places.tag, _("Add fixed=\"2024-08-25\"."),
                            _("The schedule change says no day"));
  else if (!to_a_day && record->rule.amount == 0)
    dt_import_report_error (self->report, frame->places.tag, _("Add amount=\"15\"."),
                            _("The schedule change does not say by how much"));
}
