/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-document-writer-private.h"

#include <string.h>

#include "dt-error.h"

static int
write_bytes (gpointer    data,
             const char *buffer,
             int         length)
{
  DtDocumentWriter *self = data;

  if (self->error != NULL
      || !g_output_stream_write_all (self->stream, buffer, (gsize) length, NULL, self->cancellable, &self->error))
    return -1;

  return length;
}

static gboolean
write_setting (gpointer               data,
               const DtSettingRecord *record,
               GError               **error)
{
  DtDocumentWriter *self = data;

  dt_writer_enter (self, DT_ELEMENT_SETTINGS);
  dt_writer_leaf (self, DT_ELEMENT_SETTING, record);

  return dt_writer_done (self, error);
}

static gboolean
write_calendar_year (gpointer   data,
                     int        year,
                     GError   **error)
{
  DtDocumentWriter *self = data;
  DtYearDraft draft = { year };

  dt_writer_enter (self, DT_ELEMENT_WORK_CALENDAR);
  dt_writer_leaf (self, DT_ELEMENT_YEAR, &draft);

  return dt_writer_done (self, error);
}

static gboolean
write_calendar_day (gpointer              data,
                    const DtCalendarDay  *day,
                    GError              **error)
{
  DtDocumentWriter *self = data;

  dt_writer_enter (self, DT_ELEMENT_WORK_CALENDAR);
  dt_writer_leaf (self, DT_ELEMENT_DAY, day);

  return dt_writer_done (self, error);
}

static gboolean
is_something (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
write_unit (gpointer             data,
            const DtUnitRecord  *record,
            GError             **error)
{
  DtDocumentWriter *self = data;

  dt_writer_enter (self, DT_ELEMENT_UNITS);
  dt_writer_start (self, DT_ELEMENT_UNIT);
  dt_writer_attributes (self, DT_ELEMENT_UNIT, record);
  dt_writer_leaf (self, DT_ELEMENT_UNIT_NAME, record);
  if (is_something (record->contact) || is_something (record->phone) || is_something (record->email) || is_something (record->address))
    dt_writer_leaf (self, DT_ELEMENT_CONTACT, record);
  dt_writer_end (self);

  return dt_writer_done (self, error);
}

static gboolean
write_group (gpointer              data,
             const DtGroupRecord  *record,
             GError              **error)
{
  DtDocumentWriter *self = data;

  dt_writer_enter (self, DT_ELEMENT_UNIT_GROUPS);
  dt_writer_start (self, DT_ELEMENT_UNIT_GROUP);
  dt_writer_attributes (self, DT_ELEMENT_UNIT_GROUP, record);
  dt_writer_leaf (self, DT_ELEMENT_GROUP_NAME, record);
  dt_writer_leaves (self, DT_ELEMENT_MEMBER, record->members);
  dt_writer_end (self);

  return dt_writer_done (self, error);
}

static void
write_addressees (DtDocumentWriter *self,
                  GPtrArray        *addressees,
                  gboolean          distribution)
{
  for (guint i = 0; i < addressees->len; i++)
    {
      const DtAddresseeRecord *record = addressees->pdata[i];

      if (record->distribution == distribution)
        dt_writer_leaf (self, distribution ? DT_ELEMENT_DISTRIBUTION : DT_ELEMENT_ADDRESSEE, record);
    }
}

static gboolean
write_begin_directive (gpointer                  data,
                       const DtDirectiveRecord  *record,
                       GError                  **error)
{
  DtDocumentWriter *self = data;

  dt_writer_enter (self, DT_ELEMENT_DIRECTIVES);
  dt_writer_start (self, DT_ELEMENT_DIRECTIVE);
  dt_writer_attributes (self, DT_ELEMENT_DIRECTIVE, record);
  dt_writer_leaf_if_any (self, DT_ELEMENT_ISSUER, record);
  dt_writer_leaf_if_any (self, DT_ELEMENT_PLACE, record);
  dt_writer_leaf_if_any (self, DT_ELEMENT_SUBJECT, record);
  if (is_something (record->signer) || is_something (record->signer_title))
    dt_writer_leaf (self, DT_ELEMENT_SIGNER, record);
  write_addressees (self, record->addressees, FALSE);
  write_addressees (self, record->addressees, TRUE);
  dt_writer_leaves (self, DT_ELEMENT_REFERENCE, record->references);
  dt_writer_leaf_if_any (self, DT_ELEMENT_DIRECTIVE_NOTE, record);
  dt_writer_leaf_if_any (self, DT_ELEMENT_DIRECTIVE_TEXT, record);
  dt_writer_leaves (self, DT_ELEMENT_ATTACHMENT, record->attachments);
  self->in_tasks = FALSE;
  self->position = 0;

  return dt_writer_done (self, error);
}

/* A month as 2024-08, a quarter as 2024-Q3: that is what its words say. */
static char *
format_named_day (const DtDeadline *deadline)
{
  int year;
  int month;
  int dom;

  if (deadline->named_day == DT_DAY_NONE)
    return NULL;

  dt_day_get (deadline->named_day, &year, &month, &dom);
  if (deadline->bound == DT_BOUND_IN_MONTH)
    return g_strdup_printf ("%04d-%02d", year, month);
  if (deadline->bound == DT_BOUND_IN_QUARTER)
    return g_strdup_printf ("%04d-Q%d", year, (month - 1) / 3 + 1);
  return dt_day_to_iso (deadline->named_day);
}

static void
write_deadline (DtDocumentWriter   *self,
                const DtTaskRecord *record)
{
  g_autofree char *date = format_named_day (record->deadline);
  DtDeadlineDraft draft = {
    .bound = record->deadline->bound,
    .date = date,
    .time = record->deadline->named_time,
    .rule = record->deadline->rule,
    .original_day = record->original_day,
    .last_day = record->last_day,
    .words = record->deadline->words,
  };

  dt_writer_leaf (self, DT_ELEMENT_DEADLINE, &draft);
}

static void
write_submission (DtDocumentWriter         *self,
                  const DtSubmissionRecord *record)
{
  dt_writer_start (self, DT_ELEMENT_SUBMISSION);
  dt_writer_attributes (self, DT_ELEMENT_SUBMISSION, record);
  dt_writer_leaf_if_any (self, DT_ELEMENT_REASON, record);
  dt_writer_leaf_if_any (self, DT_ELEMENT_SUBMISSION_NOTE, record);
  dt_writer_leaves (self, DT_ELEMENT_ATTACHMENT, record->attachments);
  dt_writer_end (self);
}

static void
write_assignment (DtDocumentWriter         *self,
                  const DtAssignmentRecord *record,
                  int                       place)
{
  DtAssignmentRecord head = *record;      /* borrows everything */

  /* The order in the file says it, as long as there is no gap. */
  if (head.position == place)
    head.position = -1;
  dt_writer_start (self, DT_ELEMENT_ASSIGNMENT);
  dt_writer_attributes (self, DT_ELEMENT_ASSIGNMENT, &head);
  for (guint i = 0; i < record->submissions->len; i++)
    write_submission (self, record->submissions->pdata[i]);
  dt_writer_leaves (self, DT_ELEMENT_EXTENSION, record->extensions);
  dt_writer_end (self);
}

static gboolean
write_task (gpointer             data,
            const DtTaskRecord  *record,
            GError             **error)
{
  DtDocumentWriter *self = data;
  DtTaskRecord head = *record;      /* borrows everything */

  if (!self->in_tasks)
    dt_writer_start (self, DT_ELEMENT_TASKS);
  self->in_tasks = TRUE;

  /* The order in the file says it, where it is the same. */
  if (head.position == ++self->position)
    head.position = 0;

  dt_writer_start (self, DT_ELEMENT_TASK);
  dt_writer_attributes (self, DT_ELEMENT_TASK, &head);
  dt_writer_leaf (self, DT_ELEMENT_TITLE, record);
  dt_writer_leaf_if_any (self, DT_ELEMENT_SHORT_TITLE, record);
  dt_writer_leaf_if_any (self, DT_ELEMENT_TASK_TEXT, record);
  dt_writer_leaf_if_any (self, DT_ELEMENT_HOLD_REASON, record);
  if (record->deadline != NULL)
    write_deadline (self, record);
  for (guint i = 0; i < record->assignments->len; i++)
    write_assignment (self, record->assignments->pdata[i], (int) i + 1);
  dt_writer_leaves (self, DT_ELEMENT_NEEDS, record->needs);
  dt_writer_end (self);

  return dt_writer_done (self, error);
}

static gboolean
write_end_directive (gpointer   data,
                     GError   **error)
{
  DtDocumentWriter *self = data;

  if (self->in_tasks)
    dt_writer_end (self);
  dt_writer_end (self);
  self->in_tasks = FALSE;

  return dt_writer_done (self, error);
}

static gboolean
write_schedule_change (gpointer                       data,
                       const DtScheduleChangeRecord  *record,
                       GError                       **error)
{
  DtDocumentWriter *self = data;

  dt_writer_enter (self, DT_ELEMENT_SCHEDULE_CHANGES);
  dt_writer_start (self, DT_ELEMENT_SCHEDULE_CHANGE);
  dt_writer_attributes (self, DT_ELEMENT_SCHEDULE_CHANGE, record);
  dt_writer_leaf (self, DT_ELEMENT_CAUSE, record);
  if (is_something (record->target.symbol))
    dt_writer_leaf (self, DT_ELEMENT_TARGET, record);
  dt_writer_leaf_if_any (self, DT_ELEMENT_CHANGE_NOTE, record);
  dt_writer_leaves (self, DT_ELEMENT_MOVE, record->moves);
  dt_writer_end (self);

  return dt_writer_done (self, error);
}

static gboolean
write_reminder (gpointer                 data,
                const DtReminderRecord  *record,
                GError                 **error)
{
  DtDocumentWriter *self = data;

  dt_writer_enter (self, DT_ELEMENT_REMINDERS);
  dt_writer_start (self, DT_ELEMENT_REMINDER);
  dt_writer_attributes (self, DT_ELEMENT_REMINDER, record);
  dt_writer_leaf_if_any (self, DT_ELEMENT_REMINDER_NOTE, record);
  dt_writer_leaf_if_any (self, DT_ELEMENT_ANSWER, record);
  dt_writer_leaves (self, DT_ELEMENT_ABOUT, record->tasks);
  dt_writer_end (self);

  return dt_writer_done (self, error);
}

const DtExportSink dt_document_writer_sink = {
  .setting = write_setting,
  .calendar_day = write_calendar_day,
  .calendar_year = write_calendar_year,
  .unit = write_unit,
  .group = write_group,
  .begin_directive = write_begin_directive,
  .task = write_task,
  .end_directive = write_end_directive,
  .schedule_change = write_schedule_change,
  .reminder = write_reminder,
  .template = dt_writer_template,
  .board = dt_writer_board,
  .filter = dt_writer_filter,
  .draft = dt_writer_draft,
  .journal = dt_writer_journal,
  .journal_item = dt_writer_journal_item,
  .end_journal = dt_writer_end_journal,
};

/**
 * dt_document_writer_new:
 * @stream: where the document goes
 * @cancellable: (nullable): stops the writing
 *
 * Begins a document. Errors are kept for the next call that can tell one.
 *
 * Returns: (transfer full): a writer
 */
DtDocumentWriter *
dt_document_writer_new (GOutputStream *stream,
                        GCancellable  *cancellable)
{
  DtDocumentWriter *self = g_new0 (DtDocumentWriter, 1);
  xmlOutputBufferPtr buffer;

  self->stream = g_buffered_output_stream_new_sized (stream, 64 * 1024);
  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (self->stream), FALSE);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;

  buffer = xmlOutputBufferCreateIO (write_bytes, NULL, self, NULL);
  self->xml = xmlNewTextWriter (buffer);
  dt_writer_check (self, xmlTextWriterSetIndent (self->xml, 1));
  dt_writer_check (self, xmlTextWriterSetIndentString (self->xml, (const xmlChar *) "  "));
  dt_writer_check (self, xmlTextWriterStartDocument (self->xml, NULL, "UTF-8", NULL));
  dt_writer_start (self, DT_ELEMENT_REGISTER);
  dt_writer_attribute (self, "xmlns", DT_DOCUMENT_NAMESPACE);
  dt_writer_attribute (self, "version", DT_DOCUMENT_VERSION);

  return self;
}

/**
 * dt_document_writer_finish:
 * @self: a writer that was given all records
 * @error: return location for an error
 *
 * Ends the document and flushes it. Closing the stream is the caller's.
 *
 * Returns: whether everything could be written
 */
gboolean
dt_document_writer_finish (DtDocumentWriter *self,
                           GError          **error)
{
  dt_writer_enter (self, DT_ELEMENT_END);
  dt_writer_check (self, xmlTextWriterEndDocument (self->xml));
  dt_writer_check (self, xmlTextWriterFlush (self->xml));
  if (self->error == NULL)
    g_output_stream_flush (self->stream, self->cancellable, &self->error);

  return dt_writer_done (self, error);
}

void
dt_document_writer_free (DtDocumentWriter *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->xml, xmlFreeTextWriter);
  g_object_unref (self->stream);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self);
}
