/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each element becomes: which record it opens, where a finished one goes, what must hold inside it. */

#include "dt-document-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dt-document-values.h"
#include "dt-error.h"

/* Where the parts of a record have no place of their own, faults of the register point to the value that named a thing. */
void
dt_reader_set_place (DtPlace       *place,
                     const DtFrame *frame,
                     const char    *attribute)
{
  *place = dt_reader_attribute_place (frame, attribute);
}

static gpointer
open_reference (void)
{
  DtReferenceRecord *record = dt_reference_record_new ();

  record->type = DT_DOCUMENT_OTHER;
  return record;
}

static gpointer
open_deadline (void)
{
  DtDeadlineDraft *draft = g_new0 (DtDeadlineDraft, 1);

  draft->bound = -1;
  draft->time = DT_TIME_NONE;
  return draft;
}

static void
free_deadline (DtDeadlineDraft *draft)
{
  g_free (draft->date);
  g_free (draft->rule);
  g_free (draft->words);
  g_free (draft);
}

static gpointer
open_year (void)
{
  return g_new0 (DtYearDraft, 1);
}

static gpointer
open_day (void)
{
  return g_new0 (DtCalendarDay, 1);
}

/* The elements that have a record of their own. A record begins with its place, a draft has none. */
static const struct
{
  gpointer       (*make) (void);
  GDestroyNotify   free;
  gboolean         is_draft;
} own_record[DT_N_ELEMENTS] = {
#define OWN(func) { (gpointer (*) (void)) func##_new, (GDestroyNotify) func##_free, FALSE }
  [DT_ELEMENT_SETTING] = OWN (dt_setting_record),
  [DT_ELEMENT_YEAR] = { open_year, g_free, TRUE },
  [DT_ELEMENT_DAY] = { open_day, (GDestroyNotify) dt_calendar_day_free, TRUE },
  [DT_ELEMENT_UNIT] = OWN (dt_unit_record),
  [DT_ELEMENT_UNIT_GROUP] = OWN (dt_group_record),
  [DT_ELEMENT_MEMBER] = OWN (dt_member_record),
  [DT_ELEMENT_DIRECTIVE] = OWN (dt_directive_record),
  [DT_ELEMENT_ADDRESSEE] = OWN (dt_addressee_record),
  [DT_ELEMENT_DISTRIBUTION] = OWN (dt_addressee_record),
  [DT_ELEMENT_REFERENCE] = { open_reference, (GDestroyNotify) dt_reference_record_free, FALSE },
  [DT_ELEMENT_ATTACHMENT] = OWN (dt_attachment_record),
  [DT_ELEMENT_TASK] = OWN (dt_task_record),
  [DT_ELEMENT_DEADLINE] = { open_deadline, (GDestroyNotify) free_deadline, TRUE },
  [DT_ELEMENT_ASSIGNMENT] = OWN (dt_assignment_record),
  [DT_ELEMENT_SUBMISSION] = OWN (dt_submission_record),
  [DT_ELEMENT_EXTENSION] = OWN (dt_extension_record),
  [DT_ELEMENT_NEEDS] = OWN (dt_task_link_record),
  [DT_ELEMENT_SCHEDULE_CHANGE] = OWN (dt_schedule_change_record),
  [DT_ELEMENT_MOVE] = OWN (dt_move_record),
  [DT_ELEMENT_REMINDER] = OWN (dt_reminder_record),
  [DT_ELEMENT_ABOUT] = OWN (dt_task_link_record),
  [DT_ELEMENT_TEMPLATE] = OWN (dt_template_record),
  [DT_ELEMENT_BOARD] = OWN (dt_board_record),
  [DT_ELEMENT_COLUMN] = OWN (dt_task_link_record),
  [DT_ELEMENT_FILTER] = OWN (dt_filter_record),
  [DT_ELEMENT_DRAFT] = OWN (dt_draft_record),
  [DT_ELEMENT_ENTRY] = OWN (dt_journal_record),
  [DT_ELEMENT_CHANGED] = OWN (dt_journal_item_record),
#undef OWN
};

/**
 * dt_reader_open_record:
 * @element: an element that begins
 * @parent: (nullable): the record of the element around it
 * @place: where it begins
 *
 * Returns: (transfer full): a new record for an element that has its own, else @parent
 */
gpointer
dt_reader_open_record (DtReader  *self,
                       DtElement  element,
                       gpointer   parent,
                       DtPlace    place)
{
  gpointer record;

  if (own_record[element].make == NULL)
    return parent;

  record = own_record[element].make ();
  if (!own_record[element].is_draft)
    *(DtPlace *) record = place;
  if (element == DT_ELEMENT_DIRECTIVE || element == DT_ELEMENT_ENTRY)
    self->begun = FALSE;

  return record;
}

/* Frees a record that is no longer wanted; that of another element is left to it. */
void
dt_reader_discard_record (DtFrame *frame)
{
  if (frame->record != NULL && own_record[frame->element].free != NULL)
    own_record[frame->element].free (frame->record);
  frame->record = NULL;
}

/* The directive goes to the sink before its first task. */
static gboolean
begin_directive (DtReader          *self,
                 DtDirectiveRecord *record)
{
  if (self->begun)
    return TRUE;

  self->begun = TRUE;
  if (record->symbol == NULL)
    return TRUE;        /* told already */

  return self->sink->begin_directive (self->user_data, record, self->error);
}

/* Told already: such a record cannot be stored. */
static gboolean
is_missing (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
can_be_entry (const DtJournalRecord *record)
{
  return !is_missing (record->uid) && !is_missing (record->action);
}

/* An entry goes to the sink before the first row it changed, as soon as its label is known. */
static gboolean
begin_entry (DtReader        *self,
             DtJournalRecord *record)
{
  if (self->begun)
    return TRUE;

  self->begun = TRUE;

  return !can_be_entry (record) || self->sink->journal (self->user_data, record, self->error);
}

static gboolean
close_changed (DtReader                  *self,
               const DtJournalItemRecord *item,
               const DtJournalRecord     *entry)
{
  return !can_be_entry (entry) || self->sink->journal_item (self->user_data, item, self->error);
}

gboolean
dt_reader_begin_content (DtReader *self,
                         DtFrame  *frame)
{
  return frame->element != DT_ELEMENT_TASKS || begin_directive (self, frame->record);
}

/* Deadlines */

/* "2024-08" and "2024-Q3" name their first day. */
static DtDay
day_of_period (const char *text,
               gboolean   *is_quarter)
{
  int year = (int) g_ascii_strtoull (text, NULL, 10);

  *is_quarter = text[5] == 'Q';
  return dt_day_new (year, *is_quarter ? (text[6] - '1') * 3 + 1 : (int) g_ascii_strtoull (text + 5, NULL, 10), 1);
}

static DtDay
start_of_period (DtBound bound,
                 DtDay   day)
{
  int year;
  int month;
  int dom;

  dt_day_get (day, &year, &month, &dom);
  return dt_day_new (year, bound == DT_BOUND_IN_QUARTER ? (month - 1) / 3 * 3 + 1 : month, 1);
}

static DtDay
read_named_day (DtReader              *self,
                const DtFrame         *frame,
                const DtDeadlineDraft *draft)
{
  DtPlace place = dt_reader_attribute_place (frame, "date");
  gboolean in_period = draft->bound == DT_BOUND_IN_MONTH || draft->bound == DT_BOUND_IN_QUARTER;
  g_autofree char *reason = NULL;
  g_autofree char *hint = NULL;
  gboolean is_quarter;
  DtDay day;

  if (strlen (draft->date) == 7)
    {
      day = day_of_period (draft->date, &is_quarter);
      if (in_period && is_quarter == (draft->bound == DT_BOUND_IN_QUARTER))
        return day;
      dt_import_report_error (self->report, place, _("Whole months go with in-month, quarters with in-quarter."),
                              _("“%1$s” does not go with the bound “%2$s”"), draft->date, dt_nick_get (dt_bound_nicks, draft->bound));
      return day;
    }

  day = dt_value_day (draft->date, &reason, &hint);
  return in_period && day != DT_DAY_NONE ? start_of_period (draft->bound, day) : day;
}

/* Where inside the raw text of the element a place is. */
static DtPlace
place_in_words (DtReader *self,
                DtFrame  *frame,
                gsize     offset)
{
  DtPlace place = frame->places.content;
  const char *raw = self->words->str;
  const char *end = raw + MIN (self->words_start + offset, self->words->len);

  for (const char *p = raw; p < end; p = g_utf8_next_char (p))
    {
      if (*p == '\n')
        {
          place.line++;
          place.column = 1;
        }
      else
        {
          place.column++;
        }
    }

  return place;
}

/* The words may name the day as well, or alone; then both must agree. */
static DtDay
compare_with_words (DtReader        *self,
                    DtFrame         *frame,
                    DtDeadlineDraft *draft,
                    DtDay            day)
{
  g_autofree char *reason = NULL;
  g_autofree char *hint = NULL;
  DtDay said = DT_DAY_NONE;
  guint n_found = 0;
  gsize offset = 0;
  gboolean dated = draft->bound == DT_BOUND_BEFORE || draft->bound == DT_BOUND_BY || draft->bound == DT_BOUND_PERIOD;

  if (!dated || draft->words == NULL)
    return day;

  if (!dt_words_find_date (draft->words, &said, &n_found, &offset, &reason, &hint))
    {
      if (reason != NULL)
        dt_import_report_error (self->report, place_in_words (self, frame, offset), hint, "%s", reason);
      return day;
    }

  if (day == DT_DAY_NONE)
    return said;

  if (n_found == 1 && said != day)
    {
      g_autofree char *in_words = dt_day_format (said, DT_DAY_STYLE_PARTY, said);
      g_autofree char *in_date = dt_day_format (day, DT_DAY_STYLE_PARTY, day);

      dt_import_report_warning (self->report, place_in_words (self, frame, offset), _("The date of the attribute is taken."),
                                _("The words name %1$s, the date attribute %2$s"), in_words, in_date);
    }
  return day;
}

static gboolean
has_attribute (const DtFrame *frame,
               const char    *name)
{
  DtPlace place = dt_reader_attribute_place (frame, name);

  return place.line != frame->places.tag.line || place.column != frame->places.tag.column;
}

/* As the register keeps it; a rule that cannot be read is told with its place. */
static char *
read_rule (DtReader      *self,
           const DtFrame *frame,
           const char    *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(DtDeadlineRule) rule = dt_deadline_rule_parse (text, &error);

  if (rule == NULL)
    {
      dt_import_report_error (self->report, dt_reader_attribute_place (frame, "rule"),
                              _("For example: P5WD@received, 2024-Q3/END, R/MONTHLY;DAY=20;BEFORE"), "%s", error->message);
      return NULL;
    }

  return dt_deadline_rule_format (rule);
}

static void
close_deadline (DtReader        *self,
                DtFrame         *frame,
                DtDeadlineDraft *draft,
                DtTaskRecord    *task)
{
  g_autoptr(GError) error = NULL;
  int n_errors = self->report->n_errors;
  DtDay day = DT_DAY_NONE;

  if (draft->bound < 0 || (draft->date == NULL && has_attribute (frame, "date")))
    return;             /* told already */

  if (draft->date != NULL)
    day = read_named_day (self, frame, draft);
  day = compare_with_words (self, frame, draft, day);

  /* A second one is told as a fault, and read all the same. */
  g_clear_pointer (&task->deadline, dt_deadline_free);
  task->deadline = dt_deadline_new ((DtBound) draft->bound, day, draft->time, draft->words);
  if (draft->rule != NULL && *draft->rule != '\0')
    task->deadline->rule = read_rule (self, frame, draft->rule);
  task->deadline_place = draft->date != NULL ? dt_reader_attribute_place (frame, "date") : frame->places.content;

  if (self->report->n_errors == n_errors && !dt_deadline_check (task->deadline, &error))
    {
      g_autofree char *text = dt_error_user_text (error);

      dt_import_report_error (self->report, dt_reader_attribute_place (frame, "bound"),
                              day == DT_DAY_NONE && task->deadline->rule == NULL ? _("Add date=\"2024-08-25\".") : NULL, "%s", text);
    }
}

/* Checks inside one record */

/* Closing */

static gboolean
add_to (GPtrArray *list,
        DtFrame   *frame)
{
  g_ptr_array_add (list, g_steal_pointer (&frame->record));
  return TRUE;
}

static gboolean
close_attachment (DtFrame *frame,
                  DtFrame *parent)
{
  if (parent->element == DT_ELEMENT_SUBMISSION)
    return add_to (((DtSubmissionRecord *) parent->record)->attachments, frame);
  return add_to (((DtDirectiveRecord *) parent->record)->attachments, frame);
}

/* A part of a task, a change or a reminder: goes into the record around it. */
static gboolean
close_part (DtReader *self,
            DtFrame  *frame,
            DtFrame  *parent)
{
  switch ((int) frame->element)
    {
    case DT_ELEMENT_MEMBER:
      {
        DtMemberRecord *record = frame->record;

        dt_reader_check_span (self, frame, "to", record->valid_from, record->valid_to);
        dt_reader_set_place (&record->place, frame, "unit");
        return add_to (((DtGroupRecord *) parent->record)->members, frame);
      }

    case DT_ELEMENT_ADDRESSEE:
    case DT_ELEMENT_DISTRIBUTION:
      {
        DtAddresseeRecord *record = frame->record;

        record->distribution = frame->element == DT_ELEMENT_DISTRIBUTION;
        dt_reader_set_place (&record->place, frame, record->unit != NULL ? "unit" : "group");
        return add_to (((DtDirectiveRecord *) parent->record)->addressees, frame);
      }

    case DT_ELEMENT_REFERENCE:
      return add_to (((DtDirectiveRecord *) parent->record)->references, frame);

    case DT_ELEMENT_ATTACHMENT:
      return close_attachment (frame, parent);

    case DT_ELEMENT_DEADLINE:
      close_deadline (self, frame, frame->record, parent->record);
      return TRUE;

    case DT_ELEMENT_ASSIGNMENT:
      dt_reader_check_assignment (self, frame, frame->record);
      return add_to (((DtTaskRecord *) parent->record)->assignments, frame);

    case DT_ELEMENT_SUBMISSION:
      dt_reader_check_submission (self, frame, frame->record);
      return add_to (((DtAssignmentRecord *) parent->record)->submissions, frame);

    case DT_ELEMENT_EXTENSION:
      dt_reader_check_extension (self, frame, frame->record);
      return add_to (((DtAssignmentRecord *) parent->record)->extensions, frame);

    case DT_ELEMENT_NEEDS:
      dt_reader_set_place (frame->record, frame, "task");
      return add_to (((DtTaskRecord *) parent->record)->needs, frame);

    case DT_ELEMENT_MOVE:
      dt_reader_set_place (frame->record, frame, "task");
      return add_to (((DtScheduleChangeRecord *) parent->record)->moves, frame);

    case DT_ELEMENT_ABOUT:
      dt_reader_set_place (frame->record, frame, "task");
      return add_to (((DtReminderRecord *) parent->record)->tasks, frame);

    case DT_ELEMENT_COLUMN:
      dt_reader_set_place (frame->record, frame, "task");
      return add_to (((DtBoardRecord *) parent->record)->tasks, frame);

    case DT_ELEMENT_CHANGED:
      return begin_entry (self, parent->record) && close_changed (self, frame->record, parent->record);

    default:
      return TRUE;
    }
}

static gboolean
close_directive (DtReader          *self,
                 DtFrame           *frame,
                 DtDirectiveRecord *record)
{
  gboolean told = record->symbol != NULL;

  return begin_directive (self, record) && (!told || self->sink->end_directive (self->user_data, self->error));
}

/* A record that is whole goes to the sink, unless it lacks what would name it (told already). */
static gboolean
close_whole (DtReader *self,
             DtFrame  *frame)
{
  const DtDocumentSink *sink = self->sink;

  switch ((int) frame->element)
    {
    case DT_ELEMENT_SETTING:
      return ((DtSettingRecord *) frame->record)->name == NULL || sink->setting (self->user_data, frame->record, self->error);

    case DT_ELEMENT_YEAR:
      {
        int year = ((DtYearDraft *) frame->record)->year;

        return year == 0 || sink->calendar_year (self->user_data, year, self->error);
      }

    case DT_ELEMENT_DAY:
      {
        DtCalendarDay *day = frame->record;

        return day->day == DT_DAY_NONE || (int) day->kind < 0
               || sink->calendar_day (self->user_data, frame->places.tag, day, self->error);
      }

    case DT_ELEMENT_UNIT:
      {
        DtUnitRecord *record = frame->record;

        dt_reader_check_span (self, frame, "valid-to", record->valid_from, record->valid_to);
        return is_missing (record->code) || is_missing (record->name) || sink->unit (self->user_data, record, self->error);
      }

    case DT_ELEMENT_UNIT_GROUP:
      {
        DtGroupRecord *record = frame->record;

        return is_missing (record->code) || is_missing (record->name) || sink->group (self->user_data, record, self->error);
      }

    case DT_ELEMENT_DIRECTIVE:
      return close_directive (self, frame, frame->record);

    case DT_ELEMENT_TASK:
      {
        DtTaskRecord *record = frame->record;

        return is_missing (record->title) || sink->task (self->user_data, record, self->error);
      }

    case DT_ELEMENT_SCHEDULE_CHANGE:
      {
        DtScheduleChangeRecord *record = frame->record;

        dt_reader_check_change (self, frame, record);
        return record->cause.symbol == NULL || sink->schedule_change (self->user_data, record, self->error);
      }

    case DT_ELEMENT_REMINDER:
      {
        DtReminderRecord *record = frame->record;

        dt_reader_set_place (&record->place, frame, "unit");
        return record->unit == NULL || record->day == DT_DAY_NONE || sink->reminder (self->user_data, record, self->error);
      }

    case DT_ELEMENT_TEMPLATE:
      return is_missing (((DtTemplateRecord *) frame->record)->name) || sink->template (self->user_data, frame->record, self->error);

    case DT_ELEMENT_BOARD:
      return is_missing (((DtBoardRecord *) frame->record)->name) || sink->board (self->user_data, frame->record, self->error);

    case DT_ELEMENT_FILTER:
      return is_missing (((DtFilterRecord *) frame->record)->name) || sink->filter (self->user_data, frame->record, self->error);

    case DT_ELEMENT_DRAFT:
      {
        DtDraftRecord *record = frame->record;

        return is_missing (record->uid) || is_missing (record->kind) || sink->draft (self->user_data, record, self->error);
      }

    case DT_ELEMENT_ENTRY:
      return begin_entry (self, frame->record);

    default:
      return TRUE;
    }
}

/**
 * dt_reader_close_record:
 * @frame: an element that has ended; its record is taken
 * @parent: (nullable): the element around it
 *
 * Returns: %FALSE if the sink failed
 */
gboolean
dt_reader_close_record (DtReader *self,
                        DtFrame  *frame,
                        DtFrame  *parent)
{
  gboolean ok = close_part (self, frame, parent) && close_whole (self, frame);

  dt_reader_discard_record (frame);

  return ok;
}
