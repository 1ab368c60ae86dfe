/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The walk over a document: which element may stand where, its attributes and words. */

#include "dt-document-reader-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/relaxng.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "dt-document-faults.h"
#include "dt-document-values.h"
#include "dt-error.h"

/* Deliberately absent: NOENT DTDLOAD DTDATTR DTDVALID XINCLUDE HUGE RECOVER */
#define PARSE_OPTIONS (XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT)
#define PROGRESS_EVERY 256

typedef xmlTextReader DtXmlReader;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtXmlReader, xmlFreeTextReader)

#if LIBXML_VERSION >= 21200
typedef const xmlError *DtXmlError;
#else
typedef xmlErrorPtr DtXmlError;
#endif

static const char schema_text[] =
#include "directive-tracker-1.rng.inc"
  ;

typedef struct
{
  DtReader       reader;
  DtXmlReader   *xml;
  DtXmlGuard    *guard;
  const DtDocumentOptions *options;

  /* The first fault that the parser found, and the first against the schema */
  gboolean       parser_failed;
  DtProblem      parser_fault;
  gboolean       schema_failed;
  DtProblem      schema_fault;

  gboolean       stopped;      /* nothing more is to be read */
  int            skipping;     /* elements inside one that is passed over */
  gsize          n_elements;
} Walk;

static xmlParserInputPtr
refuse_entity (const char       *url,
               const char       *id,
               xmlParserCtxtPtr  context)
{
  return NULL;
}

static void
ignore_error (gpointer   data,
              DtXmlError error)
{
}

/* Compiled once, never freed: it is part of the program. */
static gpointer
prepare_parser (gpointer data)
{
  xmlRelaxNGParserCtxtPtr context;
  xmlRelaxNGPtr schema;

  LIBXML_TEST_VERSION
  xmlInitParser ();
  xmlSetExternalEntityLoader (refuse_entity);

  context = xmlRelaxNGNewMemParserCtxt (schema_text, sizeof schema_text - 1);
  schema = xmlRelaxNGParse (context);
  xmlRelaxNGFreeParserCtxt (context);

  return schema;
}

static xmlRelaxNGPtr
get_schema (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, prepare_parser, NULL);
}

static void
on_xml_error (gpointer   data,
              DtXmlError error)
{
  Walk *walk = data;
  gboolean of_schema = dt_fault_is_of_schema (error);
  gboolean *failed = of_schema ? &walk->schema_failed : &walk->parser_failed;
  DtProblem *fault = of_schema ? &walk->schema_fault : &walk->parser_fault;

  if (*failed || error->level == XML_ERR_NONE || error->level == XML_ERR_WARNING)
    return;

  *failed = TRUE;
  fault->place = (DtPlace) { error->line, MAX (error->int2, 1) };
  fault->reason = dt_fault_reason (error, &fault->hint);
  if (of_schema && walk->reader.depth > 0)
    fault->place = walk->reader.frames[walk->reader.depth - 1].places.tag;
}

static const DtElementSpec *
spec_of (const DtFrame *frame)
{
  return &dt_document_spec[frame->element];
}

static DtFrame *
top (Walk *walk)
{
  return walk->reader.depth > 0 ? &walk->reader.frames[walk->reader.depth - 1] : NULL;
}

DtPlace
dt_reader_attribute_place (const DtFrame *frame,
                           const char    *name)
{
  guint32 hash = dt_xml_guard_hash (name, strlen (name));

  for (guint i = 0; i < frame->places.n_attributes; i++)
    {
      if (frame->places.names[i] == hash)
        return frame->places.attributes[i];
    }

  return frame->places.tag;
}

/* Attributes */

static void
read_attribute (Walk          *walk,
                DtFrame       *frame,
                const xmlAttr *attribute)
{
  const char *name = (const char *) attribute->name;
  const char *value = "";
  g_autofree char *reason = NULL;
  g_autofree char *hint = NULL;

  if (attribute->children != NULL && attribute->children->content != NULL)
    value = (const char *) attribute->children->content;

  if (attribute->ns != NULL)
    {
      if (strcmp (name, "space") == 0 && attribute->ns->prefix != NULL && strcmp ((const char *) attribute->ns->prefix, "xml") == 0)
        frame->preserve = strcmp (value, "preserve") == 0;
      else
        dt_reader_complain_of_attribute (&walk->reader, frame, name);
      return;
    }

  for (const DtAttributeSpec *a = spec_of (frame)->attributes; a != NULL && a->name != NULL; a++)
    {
      if (strcmp (a->name, name) != 0)
        continue;
      if (!dt_value_parse (a, value, frame->record, &reason, &hint))
        dt_import_report_error (walk->reader.report, dt_reader_attribute_place (frame, name), hint, "%s", reason);
      return;
    }

  dt_reader_complain_of_attribute (&walk->reader, frame, name);
}

static void
read_attributes (Walk          *walk,
                 DtFrame       *frame,
                 const xmlNode *node)
{
  const DtElementSpec *spec = spec_of (frame);

  for (const DtAttributeSpec *a = spec->attributes; a != NULL && a->name != NULL; a++)
    dt_value_reset (a, frame->record);

  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    read_attribute (walk, frame, attribute);

  for (const DtAttributeSpec *a = spec->attributes; a != NULL && a->name != NULL; a++)
    {
      g_autofree char *hint = NULL;

      if (!a->required || xmlHasProp ((xmlNode *) node, (const xmlChar *) a->name) != NULL)
        continue;
      hint = g_strdup_printf (_("Add %s=\"…\"."), a->name);
      dt_import_report_error (walk->reader.report, frame->places.tag, hint,
                              _("The element <%1$s> lacks the attribute “%2$s”"), spec->name, a->name);
    }
}

/* Elements */

/* Finds the child and checks its order; one that comes too late is still read. */
static DtElement
choose_child (Walk       *walk,
              DtFrame    *parent,
              const char *name,
              DtPlace     place)
{
  const DtElementSpec *spec = spec_of (parent);
  guint i = 0;

  for (; spec->children != NULL && spec->children[i].element != DT_ELEMENT_END; i++)
    {
      if (strcmp (dt_document_spec[spec->children[i].element].name, name) == 0)
        break;
    }
  if (spec->children == NULL || spec->children[i].element == DT_ELEMENT_END)
    {
      dt_reader_complain_of_element (&walk->reader, parent, name, place);
      return DT_ELEMENT_END;
    }

  if (!spec->children[i].many && (parent->seen & (1u << i)) != 0)
    {
      dt_import_report_error (walk->reader.report, place, NULL, _("The element <%1$s> stands twice in <%2$s>"), name, spec->name);
    }
  else if (i < parent->next_child)
    {
      g_autofree char *list = dt_reader_list_parts (spec);
      g_autofree char *hint = g_strdup_printf (_("The parts of <%1$s>, in this order: %2$s."), spec->name, list);

      dt_import_report_error (walk->reader.report, place, hint, _("The element <%1$s> stands too late: it belongs before <%2$s>"),
                              name, dt_document_spec[spec->children[parent->next_child].element].name);
    }
  parent->next_child = MAX (parent->next_child, i);
  parent->seen |= 1u << i;

  return spec->children[i].element;
}

static gboolean
refuse_document (Walk       *walk,
                 DtPlace     place,
                 const char *hint,
                 char       *reason)
{
  dt_import_report_error (walk->reader.report, place, hint, "%s", reason);
  g_free (reason);
  walk->stopped = TRUE;

  return FALSE;
}

static gboolean
refuse_newer (Walk       *walk,
              DtPlace     place,
              const char *version)
{
  return refuse_document (walk, place, _("Update the program, or ask for the file in format 1.0."),
                          g_strdup_printf (_("The file was made by a newer version of the program (format %s)"), version));
}

/* Is it a document of ours, and one that we can read? */
static gboolean
check_root (Walk          *walk,
            const xmlNode *node,
            DtPlace        place)
{
  const char *name = (const char *) node->name;
  const char *space = node->ns != NULL ? (const char *) node->ns->href : "";
  const xmlAttr *version = xmlHasProp ((xmlNode *) node, (const xmlChar *) "version");
  g_autofree char *lower = g_ascii_strdown (space, -1);

  if (g_ascii_strncasecmp (name, "edXML", 5) == 0 || strstr (lower, "edxml") != NULL)
    return refuse_document (walk, place, _("Ask the sender for a file of Directive Tracker, or enter the directive by hand."),
                            g_strdup (_("This is an edXML packet of the exchange axis, not a register file")));
  if (strcmp (name, "Register") != 0)
    return refuse_document (walk, place, _("Choose a file in the format of Directive Tracker (it begins with <?xml or <Register)."),
                            g_strdup_printf (_("This XML file is no register: it begins with <%s>, not with <Register>"), name));
  if (g_str_has_prefix (space, DT_DOCUMENT_NAMESPACE_BASE) && strcmp (space, DT_DOCUMENT_NAMESPACE) != 0)
    return refuse_newer (walk, place, space + strlen (DT_DOCUMENT_NAMESPACE_BASE));
  if (strcmp (space, DT_DOCUMENT_NAMESPACE) != 0)
    return refuse_document (walk, place, "<Register xmlns=\"" DT_DOCUMENT_NAMESPACE "\" version=\"" DT_DOCUMENT_VERSION "\">",
                            *space == '\0' ? g_strdup (_("The element <Register> has no namespace"))
                                           : g_strdup_printf (_("The namespace “%s” is not that of a register file"), space));

  if (version == NULL)
    {
      dt_import_report_error (walk->reader.report, place, _("Add version=\"1.0\"."),
                              _("The element <%1$s> lacks the attribute “%2$s”"), "Register", "version");
    }
  else
    {
      const char *value = version->children != NULL && version->children->content != NULL ? (const char *) version->children->content : "";

      if (strcmp (value, DT_DOCUMENT_VERSION) != 0)
        return refuse_newer (walk, place, value);
    }

  return TRUE;
}

static gboolean
start_element (Walk    *walk,
               xmlNode *node)
{
  DtFrame *parent = top (walk);
  DtElement element = DT_ELEMENT_REGISTER;
  DtTagPlace places = { { 0 } };
  const char *name = (const char *) node->name;
  DtFrame *frame;

  dt_xml_guard_next_tag (walk->guard, &places);
  walk->n_elements++;
  if (walk->skipping > 0)
    {
      walk->skipping++;
      return TRUE;
    }

  if (parent == NULL)
    {
      if (!check_root (walk, node, places.tag))
        return FALSE;
    }
  else
    {
      if (node->ns != NULL && strcmp ((const char *) node->ns->href, DT_DOCUMENT_NAMESPACE) == 0)
        element = choose_child (walk, parent, name, places.tag);
      else
        {
          dt_reader_complain_of_element (&walk->reader, parent, name, places.tag);
          element = DT_ELEMENT_END;
        }
      if (element == DT_ELEMENT_END)
        {
          walk->skipping = 1;
          parent->has_stranger = TRUE;
          return TRUE;
        }
    }

  g_assert (walk->reader.depth < DT_DOCUMENT_MAX_DEPTH);
  frame = &walk->reader.frames[walk->reader.depth++];
  *frame = (DtFrame) { .element = element, .places = places };
  frame->record = dt_reader_open_record (&walk->reader, element, parent != NULL ? parent->record : NULL, places.tag);
  if (element != DT_ELEMENT_REGISTER)
    read_attributes (walk, frame, node);
  g_string_truncate (walk->reader.words, 0);

  return dt_reader_begin_content (&walk->reader, frame);
}

static void
take_words (Walk    *walk,
            DtFrame *frame)
{
  const DtElementSpec *spec = spec_of (frame);
  GString *raw = walk->reader.words;
  glong most = spec->words == DT_WORDS_BLOCK ? DT_MAX_BLOCK : DT_MAX_LINE;
  char **target;

  /* What has no words may have no record either. */
  if (spec->words == DT_WORDS_NONE)
    return;

  target = (char **) ((char *) frame->record + spec->words_offset);
  g_free (*target);
  *target = frame->preserve ? g_strdup (raw->str) : dt_words_tidy (raw->str, spec->words);
  walk->reader.words_start = frame->preserve ? 0 : strspn (raw->str, " \t\r\n");

  if (spec->words_required && **target == '\0')
    dt_import_report_error (walk->reader.report, frame->places.tag, NULL, _("The element <%s> is empty"), spec->name);
  else if (raw->len > (gsize) most && g_utf8_strlen (*target, -1) > most)
    dt_import_report_error (walk->reader.report, frame->places.content, NULL,
                            _("The text of <%1$s> is longer than %2$ld characters"), spec->name, most);
}

static void
check_children (Walk    *walk,
                DtFrame *frame)
{
  const DtElementSpec *spec = spec_of (frame);

  for (guint i = 0; spec->children != NULL && !frame->has_stranger && spec->children[i].element != DT_ELEMENT_END; i++)
    {
      if (spec->children[i].required && (frame->seen & (1u << i)) == 0)
        dt_import_report_error (walk->reader.report, frame->places.tag, NULL, _("The element <%1$s> lacks <%2$s>"),
                                spec->name, dt_document_spec[spec->children[i].element].name);
    }
}

static gboolean
end_element (Walk *walk)
{
  DtFrame *frame = top (walk);
  DtFrame *parent;

  if (walk->skipping > 0)
    {
      walk->skipping--;
      return TRUE;
    }
  if (frame == NULL)
    return TRUE;

  take_words (walk, frame);
  check_children (walk, frame);
  parent = walk->reader.depth > 1 ? frame - 1 : NULL;
  walk->reader.depth--;
  if (!dt_reader_close_record (&walk->reader, frame, parent))
    return FALSE;

  if (walk->reader.report->n_errors >= DT_DOCUMENT_MAX_FAULTS)
    return refuse_document (walk, frame->places.tag, _("Correct the faults above and read the file again."),
                            g_strdup (_("Too many faults; the rest of the file was not read")));
  return TRUE;
}

static void
take_text (Walk          *walk,
           const xmlNode *node)
{
  DtFrame *frame = top (walk);
  const char *text = (const char *) node->content;

  if (frame == NULL || walk->skipping > 0 || text == NULL)
    return;

  if (spec_of (frame)->words != DT_WORDS_NONE)
    {
      g_string_append (walk->reader.words, text);
      return;
    }

  if (text[strspn (text, " \t\r\n")] != '\0' && !frame->has_text)
    {
      frame->has_text = TRUE;
      dt_import_report_error (walk->reader.report, frame->places.content, NULL,
                              _("Text cannot stand directly in <%s>"), spec_of (frame)->name);
    }
}

static gboolean
visit (Walk *walk)
{
  xmlNode *node = xmlTextReaderCurrentNode (walk->xml);

  switch (xmlTextReaderNodeType (walk->xml))
    {
    case XML_READER_TYPE_ELEMENT:
      if (!start_element (walk, node))
        return FALSE;
      return !xmlTextReaderIsEmptyElement (walk->xml) || end_element (walk);

    case XML_READER_TYPE_END_ELEMENT:
      return end_element (walk);

    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
      take_text (walk, node);
      return TRUE;

    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
      /* The guard lets none of these through; it is not the only wall. */
      return refuse_document (walk, (DtPlace) { xmlTextReaderGetParserLineNumber (walk->xml), 1 }, NULL,
                              g_strdup (_("The file has a document type declaration (DTD); such files are refused for safety")));

    default:
      return TRUE;
    }
}

static void
tell_progress (Walk *walk)
{
  if (walk->options->progress != NULL && walk->n_elements % PROGRESS_EVERY == 0)
    walk->options->progress (dt_xml_guard_get_position (walk->guard), walk->options->progress_data);
}

/* After the walk: what the guard, the parser and the schema have to say. TRUE if the file was read to its end. */
static gboolean
gather_faults (Walk *walk)
{
  DtImportReport *report = walk->reader.report;
  const DtProblem *fault = dt_xml_guard_get_fault (walk->guard);
  gboolean parsed = fault == NULL && !walk->parser_failed && !walk->stopped;

  if (walk->parser_failed && (fault == NULL || walk->parser_fault.place.line < fault->place.line))
    dt_import_report_error (report, walk->parser_fault.place, walk->parser_fault.hint, "%s", walk->parser_fault.reason);
  if (fault != NULL && !walk->stopped)
    dt_import_report_error (report, fault->place, fault->hint, "%s", fault->reason);

  /* Our own tables say better what breaks the schema; what they passed must not pass here. */
  if (walk->schema_failed && report->n_errors == 0)
    dt_import_report_error (report, walk->schema_fault.place, walk->schema_fault.hint, "%s", walk->schema_fault.reason);

  return parsed;
}

static void
clear_walk (Walk *walk)
{
  while (walk->reader.depth > 0)
    dt_reader_discard_record (&walk->reader.frames[--walk->reader.depth]);
  g_string_free (walk->reader.words, TRUE);
  g_free (walk->parser_fault.reason);
  g_free (walk->parser_fault.hint);
  g_free (walk->schema_fault.reason);
  g_free (walk->schema_fault.hint);
}

/**
 * dt_document_read:
 * @stream: the bytes of a document
 * @options: limits, and who wants to know how far it is
 * @sink: takes the records
 * @user_data: for @sink
 * @report: gets every fault of the file, with its place
 * @readable: (out): whether the file could be read to its end
 * @cancellable: (nullable): stops the reading
 * @error: return location for an error
 *
 * Reads a document from beginning to end, in memory that does not grow with it. Faults are told to @report and
 * reading goes on where it can; the records that were good have been handed on even so, and it is up to the
 * caller to throw them away.
 *
 * Returns: %FALSE with @error set if the stream failed, @sink failed, or @cancellable was cancelled
 */
gboolean
dt_document_read (GInputStream             *stream,
                  const DtDocumentOptions  *options,
                  const DtDocumentSink     *sink,
                  gpointer                  user_data,
                  DtImportReport           *report,
                  gboolean                 *readable,
                  GCancellable             *cancellable,
                  GError                  **error)
{
  g_autoptr(DtXmlGuard) guard = dt_xml_guard_new (stream, options->max_bytes, cancellable);
  g_autoptr(DtXmlReader) xml = NULL;
  g_autoptr(GError) failure = NULL;
  xmlRelaxNGPtr schema = get_schema ();
  Walk walk = { { 0 } };
  gboolean ok = TRUE;
  int status = 0;

  walk.reader = (DtReader) { .report = report, .sink = sink, .user_data = user_data, .error = &failure, .words = g_string_new (NULL) };
  walk.guard = guard;
  walk.options = options;
  *readable = FALSE;

  /* Of this thread: nothing of libxml2 may reach standard error. */
  xmlSetStructuredErrorFunc (NULL, ignore_error);
  xml = xmlReaderForIO (dt_xml_guard_read, NULL, guard, NULL, "UTF-8", PARSE_OPTIONS);
  walk.xml = xml;
  if (xml == NULL || schema == NULL || xmlTextReaderRelaxNGSetSchema (xml, schema) != 0)
    {
      xmlSetStructuredErrorFunc (NULL, NULL);
      clear_walk (&walk);
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NO_MEMORY, "The XML parser could not be started");
      return FALSE;
    }
  xmlTextReaderSetStructuredErrorHandler (xml, on_xml_error, &walk);

  while (ok && !walk.parser_failed && (status = xmlTextReaderRead (xml)) == 1)
    {
      ok = visit (&walk);
      tell_progress (&walk);
    }

  xmlSetStructuredErrorFunc (NULL, NULL);
  if (dt_xml_guard_get_error (guard) != NULL)
    {
      g_clear_error (&failure);
      failure = g_error_copy (dt_xml_guard_get_error (guard));
    }
  /* It has ended, and says neither why nor that it came to the end: there was no memory even for that. */
  if (failure == NULL && status < 0 && !walk.parser_failed && dt_xml_guard_get_fault (guard) == NULL)
    g_set_error_literal (&failure, DT_ERROR, DT_ERROR_NO_MEMORY, "The XML parser gave up");
  if (failure == NULL)
    *readable = gather_faults (&walk);
  clear_walk (&walk);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}
