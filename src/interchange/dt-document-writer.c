/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-document-writer.h"

#include <libxml/xmlwriter.h>
#include <string.h>

#include "dt-document-spec.h"
#include "dt-document-values.h"
#include "dt-error.h"

typedef xmlTextWriter DtXmlWriter;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtXmlWriter, xmlFreeTextWriter)

struct _DtDocumentWriter
{
  /* Owned */
  GOutputStream *stream;
  GCancellable  *cancellable;
  DtXmlWriter   *xml;
  GError        *error;       /* the first */

  DtElement      section;     /* open under the root; DT_ELEMENT_END: none */
  gboolean       in_tasks;    /* of the open directive */
  int            position;    /* of the last task */
};

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

/* Every return code of libxml2 comes through here. */
static void
check (DtDocumentWriter *self,
       int               code)
{
  if (code < 0 && self->error == NULL)
    self->error = g_error_new_literal (DT_ERROR, DT_ERROR_FAILED, "The document could not be written");
}

/* XML 1.0 has no form at all for some characters; the register should not have let them in. */
static gboolean
check_text (DtDocumentWriter *self,
            const char       *text)
{
  const char *end;
  gboolean good = g_utf8_validate (text, -1, &end);

  for (const guint8 *p = (const guint8 *) text; good && *p != '\0'; p++)
    good = (*p >= ' ' || *p == '\t' || *p == '\n' || *p == '\r') && !(p[0] == 0xef && p[1] == 0xbf && p[2] >= 0xbe);

  if (!good && self->error == NULL)
    self->error = g_error_new (DT_ERROR, DT_ERROR_INVALID, "A text holds a character that XML cannot carry: %.60s", text);
  return good;
}

static void
start (DtDocumentWriter *self,
       DtElement         element)
{
  check (self, xmlTextWriterStartElement (self->xml, (const xmlChar *) dt_document_spec[element].name));
}

static void
end (DtDocumentWriter *self)
{
  check (self, xmlTextWriterEndElement (self->xml));
}

static void
write_attribute (DtDocumentWriter *self,
                 const char       *name,
                 const char       *value)
{
  if (check_text (self, value))
    check (self, xmlTextWriterWriteAttribute (self->xml, (const xmlChar *) name, (const xmlChar *) value));
}

static void
write_attributes (DtDocumentWriter *self,
                  DtElement         element,
                  gconstpointer     record)
{
  const DtAttributeSpec *attributes = dt_document_spec[element].attributes;

  for (const DtAttributeSpec *a = attributes; a != NULL && a->name != NULL; a++)
    {
      g_autofree char *value = dt_value_format (a, record);

      if (value != NULL)
        write_attribute (self, a->name, value);
    }
}

static const char *
words_of (DtElement     element,
          gconstpointer record)
{
  const char *words = *(char *const *) ((const char *) record + dt_document_spec[element].words_offset);

  return words != NULL ? words : "";
}

static void
write_words (DtDocumentWriter *self,
             DtElement         element,
             gconstpointer     record)
{
  const char *words = words_of (element, record);
  g_autofree char *read = NULL;

  if (*words == '\0' || !check_text (self, words))
    return;

  read = dt_words_tidy (words, dt_document_spec[element].words);
  if (strcmp (read, words) != 0)
    write_attribute (self, "xml:space", "preserve");
  check (self, xmlTextWriterWriteString (self->xml, (const xmlChar *) words));
}

/* An element with its attributes and words, and nothing else inside. */
static void
write_leaf (DtDocumentWriter *self,
            DtElement         element,
            gconstpointer     record)
{
  start (self, element);
  write_attributes (self, element, record);
  if (dt_document_spec[element].words != DT_WORDS_NONE)
    write_words (self, element, record);
  end (self);
}

static void
write_leaf_if_any (DtDocumentWriter *self,
                   DtElement         element,
                   gconstpointer     record)
{
  if (*words_of (element, record) != '\0')
    write_leaf (self, element, record);
}

static void
write_leaves (DtDocumentWriter *self,
              DtElement         element,
              GPtrArray        *records)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    write_leaf (self, element, records->pdata[i]);
}

static gboolean
done (DtDocumentWriter  *self,
      GError           **error)
{
  if (self->error == NULL)
    return TRUE;

  if (error != NULL)
    *error = g_error_copy (self->error);
  return FALSE;
}

static void
enter (DtDocumentWriter *self,
       DtElement         section)
{
  if (self->section == section)
    return;
  if (self->section != DT_ELEMENT_END)
    end (self);
  if (section != DT_ELEMENT_END)
    start (self, section);
  self->section = section;
}

static gboolean
write_setting (gpointer               data,
               const DtSettingRecord *record,
               GError               **error)
{
  DtDocumentWriter *self = data;

  enter (self, DT_ELEMENT_SETTINGS);
  write_leaf (self, DT_ELEMENT_SETTING, record);

  return done (self, error);
}

static gboolean
write_calendar_year (gpointer   data,
                     int        year,
                     GError   **error)
{
  DtDocumentWriter *self = data;
  DtYearDraft draft = { year };

  enter (self, DT_ELEMENT_WORK_CALENDAR);
  write_leaf (self, DT_ELEMENT_YEAR, &draft);

  return done (self, error);
}

static gboolean
write_calendar_day (gpointer              data,
                    const DtCalendarDay  *day,
                    GError              **error)
{
  DtDocumentWriter *self = data;

  enter (self, DT_ELEMENT_WORK_CALENDAR);
  write_leaf (self, DT_ELEMENT_DAY, day);

  return done (self, error);
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

  enter (self, DT_ELEMENT_UNITS);
  start (self, DT_ELEMENT_UNIT);
  write_attributes (self, DT_ELEMENT_UNIT, record);
  write_leaf (self, DT_ELEMENT_UNIT_NAME, record);
  if (is_something (record->contact) || is_something (record->phone) || is_something (record->email) || is_something (record->address))
    write_leaf (self, DT_ELEMENT_CONTACT, record);
  end (self);

  return done (self, error);
}

static gboolean
write_group (gpointer              data,
             const DtGroupRecord  *record,
             GError              **error)
{
  DtDocumentWriter *self = data;

  enter (self, DT_ELEMENT_UNIT_GROUPS);
  start (self, DT_ELEMENT_UNIT_GROUP);
  write_attributes (self, DT_ELEMENT_UNIT_GROUP, record);
  write_leaf (self, DT_ELEMENT_GROUP_NAME, record);
  write_leaves (self, DT_ELEMENT_MEMBER, record->members);
  end (self);

  return done (self, error);
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
        write_leaf (self, distribution ? DT_ELEMENT_DISTRIBUTION : DT_ELEMENT_ADDRESSEE, record);
    }
}

static gboolean
write_begin_directive (gpointer                  data,
                       const DtDirectiveRecord  *record,
                       GError                  **error)
{
  DtDocumentWriter *self = data;

  enter (self, DT_ELEMENT_DIRECTIVES);
  start (self, DT_ELEMENT_DIRECTIVE);
  write_attributes (self, DT_ELEMENT_DIRECTIVE, record);
  write_leaf_if_any (self, DT_ELEMENT_ISSUER, record);
  write_leaf_if_any (self, DT_ELEMENT_PLACE, record);
  write_leaf_if_any (self, DT_ELEMENT_SUBJECT, record);
  if (is_something (record->signer) || is_something (record->signer_title))
    write_leaf (self, DT_ELEMENT_SIGNER, record);
  write_addressees (self, record->addressees, FALSE);
  write_addressees (self, record->addressees, TRUE);
  write_leaves (self, DT_ELEMENT_REFERENCE, record->references);
  write_leaf_if_any (self, DT_ELEMENT_DIRECTIVE_NOTE, record);
  write_leaf_if_any (self, DT_ELEMENT_DIRECTIVE_TEXT, record);
  write_leaves (self, DT_ELEMENT_ATTACHMENT, record->attachments);
  self->in_tasks = FALSE;
  self->position = 0;

  return done (self, error);
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

  write_leaf (self, DT_ELEMENT_DEADLINE, &draft);
}

static void
write_submission (DtDocumentWriter         *self,
                  const DtSubmissionRecord *record)
{
  start (self, DT_ELEMENT_SUBMISSION);
  write_attributes (self, DT_ELEMENT_SUBMISSION, record);
  write_leaf_if_any (self, DT_ELEMENT_REASON, record);
  write_leaf_if_any (self, DT_ELEMENT_SUBMISSION_NOTE, record);
  write_leaves (self, DT_ELEMENT_ATTACHMENT, record->attachments);
  end (self);
}

static void
write_assignment (DtDocumentWriter         *self,
                  const DtAssignmentRecord *record)
{
  start (self, DT_ELEMENT_ASSIGNMENT);
  write_attributes (self, DT_ELEMENT_ASSIGNMENT, record);
  for (guint i = 0; i < record->submissions->len; i++)
    write_submission (self, record->submissions->pdata[i]);
  write_leaves (self, DT_ELEMENT_EXTENSION, record->extensions);
  end (self);
}

static gboolean
write_task (gpointer             data,
            const DtTaskRecord  *record,
            GError             **error)
{
  DtDocumentWriter *self = data;
  DtTaskRecord head = *record;      /* borrows everything */

  if (!self->in_tasks)
    start (self, DT_ELEMENT_TASKS);
  self->in_tasks = TRUE;

  /* The order in the file says it, as long as there is no gap. */
  if (head.position == self->position + 1)
    head.position = 0;
  self->position = record->position;

  start (self, DT_ELEMENT_TASK);
  write_attributes (self, DT_ELEMENT_TASK, &head);
  write_leaf (self, DT_ELEMENT_TITLE, record);
  write_leaf_if_any (self, DT_ELEMENT_SHORT_TITLE, record);
  write_leaf_if_any (self, DT_ELEMENT_TASK_TEXT, record);
  write_leaf_if_any (self, DT_ELEMENT_HOLD_REASON, record);
  if (record->deadline != NULL)
    write_deadline (self, record);
  for (guint i = 0; i < record->assignments->len; i++)
    write_assignment (self, record->assignments->pdata[i]);
  write_leaves (self, DT_ELEMENT_NEEDS, record->needs);
  end (self);

  return done (self, error);
}

static gboolean
write_end_directive (gpointer   data,
                     GError   **error)
{
  DtDocumentWriter *self = data;

  if (self->in_tasks)
    end (self);
  end (self);
  self->in_tasks = FALSE;

  return done (self, error);
}

static gboolean
write_schedule_change (gpointer                       data,
                       const DtScheduleChangeRecord  *record,
                       GError                       **error)
{
  DtDocumentWriter *self = data;

  enter (self, DT_ELEMENT_SCHEDULE_CHANGES);
  start (self, DT_ELEMENT_SCHEDULE_CHANGE);
  write_attributes (self, DT_ELEMENT_SCHEDULE_CHANGE, record);
  write_leaf (self, DT_ELEMENT_CAUSE, record);
  if (is_something (record->target.symbol))
    write_leaf (self, DT_ELEMENT_TARGET, record);
  write_leaf_if_any (self, DT_ELEMENT_CHANGE_NOTE, record);
  write_leaves (self, DT_ELEMENT_MOVE, record->moves);
  end (self);

  return done (self, error);
}

static gboolean
write_reminder (gpointer                 data,
                const DtReminderRecord  *record,
                GError                 **error)
{
  DtDocumentWriter *self = data;

  enter (self, DT_ELEMENT_REMINDERS);
  start (self, DT_ELEMENT_REMINDER);
  write_attributes (self, DT_ELEMENT_REMINDER, record);
  write_leaf_if_any (self, DT_ELEMENT_REMINDER_NOTE, record);
  write_leaf_if_any (self, DT_ELEMENT_ANSWER, record);
  write_leaves (self, DT_ELEMENT_ABOUT, record->tasks);
  end (self);

  return done (self, error);
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
  check (self, xmlTextWriterSetIndent (self->xml, 1));
  check (self, xmlTextWriterSetIndentString (self->xml, (const xmlChar *) "  "));
  check (self, xmlTextWriterStartDocument (self->xml, NULL, "UTF-8", NULL));
  start (self, DT_ELEMENT_REGISTER);
  write_attribute (self, "xmlns", DT_DOCUMENT_NAMESPACE);
  write_attribute (self, "version", DT_DOCUMENT_VERSION);

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
  enter (self, DT_ELEMENT_END);
  check (self, xmlTextWriterEndDocument (self->xml));
  check (self, xmlTextWriterFlush (self->xml));
  if (self->error == NULL)
    g_output_stream_flush (self->stream, self->cancellable, &self->error);

  return done (self, error);
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
