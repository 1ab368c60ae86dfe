/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The manifest of a package: which files are in it and what they must be. It is checked against its schema before a word
 * of it is believed. */

#include "dt-pack-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/relaxng.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>
#include <string.h>

#include "dt-error.h"
#include "dt-xml-guard.h"

static const char schema_text[] =
#include "directive-tracker-package-1.rng.inc"
;

typedef xmlTextReader DtPackXml;
typedef xmlTextWriter DtPackXmlWriter;
typedef xmlBuffer DtPackXmlBuffer;
typedef xmlRelaxNG DtPackSchema;
typedef xmlRelaxNGParserCtxt DtPackSchemaParser;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtPackXml, xmlFreeTextReader)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtPackXmlWriter, xmlFreeTextWriter)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtPackXmlBuffer, xmlBufferFree)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtPackSchema, xmlRelaxNGFree)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DtPackSchemaParser, xmlRelaxNGFreeParserCtxt)

#if LIBXML_VERSION >= 21200
typedef const xmlError *DtPackXmlError;
#else
typedef xmlErrorPtr DtPackXmlError;
#endif

static void
entry_free (DtPackEntry *self)
{
  g_free (self->name);
  g_free (self->sha256);
  g_free (self);
}

void
dt_pack_told_free (DtPackTold *self)
{
  if (self == NULL)
    return;

  g_free (self->register_uid);
  g_free (self->office);
  g_free (self);
}

DtPackManifest *
dt_pack_manifest_new (void)
{
  DtPackManifest *self = g_new0 (DtPackManifest, 1);

  self->told = g_new0 (DtPackTold, 1);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  return self;
}

void
dt_pack_manifest_free (DtPackManifest *self)
{
  if (self == NULL)
    return;

  dt_pack_told_free (self->told);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

void
dt_pack_manifest_add (DtPackManifest *self,
                      const char     *name,
                      gint64          size,
                      const char     *sha256)
{
  DtPackEntry *entry = g_new0 (DtPackEntry, 1);

  entry->name = g_strdup (name);
  entry->size = size;
  entry->sha256 = g_strdup (sha256);
  g_ptr_array_add (self->entries, entry);
  self->told->size += size;
  if (g_str_has_prefix (name, DT_PACK_FILES))
    self->told->n_files++;
}

/**
 * dt_pack_manifest_find:
 * @name: of a file in the package
 *
 * Returns: (transfer none) (nullable): what the manifest says of it
 */
DtPackEntry *
dt_pack_manifest_find (DtPackManifest *self,
                       const char     *name)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      DtPackEntry *entry = self->entries->pdata[i];

      if (g_str_equal (entry->name, name))
        return entry;
    }

  return NULL;
}

/* Writing */

static gboolean
put (DtPackXmlWriter *xml,
     const char      *name,
     const char      *value)
{
  return xmlTextWriterWriteAttribute (xml, (const xmlChar *) name, (const xmlChar *) value) >= 0;
}

static gboolean
put_entry (DtPackXmlWriter   *xml,
           const DtPackEntry *entry)
{
  g_autofree char *size = g_strdup_printf ("%" G_GINT64_FORMAT, entry->size);

  return xmlTextWriterStartElement (xml, (const xmlChar *) "Entry") >= 0
         && put (xml, "name", entry->name) && put (xml, "size", size) && put (xml, "sha256", entry->sha256)
         && xmlTextWriterEndElement (xml) >= 0;
}

static gboolean
put_all (DtPackXmlWriter *xml,
         DtPackManifest  *self)
{
  g_autoptr(GDateTime) made = g_date_time_new_from_unix_utc (self->told->made_at);
  g_autofree char *made_text = g_date_time_format (made, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *since = self->told->since != DT_DAY_NONE ? dt_day_to_iso (self->told->since) : NULL;
  gboolean good = xmlTextWriterSetIndent (xml, 1) >= 0
                  && xmlTextWriterStartDocument (xml, NULL, "UTF-8", NULL) >= 0
                  && xmlTextWriterStartElement (xml, (const xmlChar *) "Package") >= 0
                  && put (xml, "xmlns", DT_PACK_NAMESPACE) && put (xml, "version", "1")
                  && put (xml, "register", self->told->register_uid)
                  && (*self->told->office == '\0' || put (xml, "office", self->told->office))
                  && put (xml, "made", made_text) && (since == NULL || put (xml, "since", since));

  for (guint i = 0; good && i < self->entries->len; i++)
    good = put_entry (xml, self->entries->pdata[i]);

  return good && xmlTextWriterEndDocument (xml) >= 0 && xmlTextWriterFlush (xml) >= 0;
}

GBytes *
dt_pack_manifest_write (DtPackManifest *self,
                        GError        **error)
{
  g_autoptr(DtPackXmlBuffer) buffer = xmlBufferCreate ();
  g_autoptr(DtPackXmlWriter) xml = xmlNewTextWriterMemory (buffer, 0);

  if (xml == NULL || !put_all (xml, self))
    {
      g_set_error_literal (error, DT_ERROR, DT_ERROR_FAILED, "The manifest could not be written");
      return NULL;
    }

  return g_bytes_new (xmlBufferContent (buffer), (gsize) xmlBufferLength (buffer));
}

/* Reading */

static void
on_error (gpointer       data,
          DtPackXmlError error)
{
  GError **failure = data;
  g_autofree char *reason = g_strchomp (g_strdup (error->message != NULL ? error->message : ""));

  if (*failure == NULL && error->level != XML_ERR_NONE && error->level != XML_ERR_WARNING)
    g_set_error (failure, DT_ERROR, DT_ERROR_PARSE, _("%1$s, line %2$d: %3$s"), DT_PACK_MANIFEST, error->line, reason);
}

static char *
take (DtPackXml  *xml,
      const char *name)
{
  xmlChar *value = xmlTextReaderGetAttribute (xml, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

static void
read_package (DtPackXml  *xml,
              DtPackTold *told)
{
  g_autofree char *made = take (xml, "made");
  g_autofree char *since = take (xml, "since");
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) time = made != NULL ? g_date_time_new_from_iso8601 (made, utc) : NULL;

  told->register_uid = take (xml, "register");
  told->office = take (xml, "office");
  if (told->office == NULL)
    told->office = g_strdup ("");
  told->made_at = time != NULL ? g_date_time_to_unix (time) : 0;
  told->since = since != NULL ? dt_day_from_iso (since, NULL) : DT_DAY_NONE;
}

static void
read_entry (DtPackXml       *xml,
            DtPackManifest  *self,
            GError         **failure)
{
  g_autofree char *name = take (xml, "name");
  g_autofree char *size = take (xml, "size");
  g_autofree char *sha256 = take (xml, "sha256");
  guint64 number;

  if (*failure != NULL || name == NULL || size == NULL || sha256 == NULL)
    return;
  if (!g_ascii_string_to_unsigned (size, 10, 0, DT_PACK_MAX_REGISTER, &number, NULL)
      || (g_str_has_prefix (name, DT_PACK_FILES) && number > DT_PACK_MAX_FILE))
    g_set_error (failure, DT_ERROR, DT_ERROR_TOO_LARGE, _("“%s” is said to be larger than a package may carry."), name);
  else if (g_str_has_prefix (name, DT_PACK_FILES) && !g_str_equal (name + strlen (DT_PACK_FILES), sha256))
    g_set_error (failure, DT_ERROR, DT_ERROR_PARSE, _("“%s” does not bear the name of its checksum."), name);
  else if (self->entries->len >= DT_PACK_MAX_ENTRIES)
    g_set_error_literal (failure, DT_ERROR, DT_ERROR_TOO_LARGE, _("The package names more files than one may carry."));
  else
    dt_pack_manifest_add (self, name, (gint64) number, sha256);
}

/* Of a crowd only a table finds the second of a name in time. */
static gboolean
check_names (DtPackManifest  *self,
             GError         **error)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->entries->len; i++)
    {
      DtPackEntry *entry = self->entries->pdata[i];

      if (!g_hash_table_add (names, entry->name))
        {
          g_set_error (error, DT_ERROR, DT_ERROR_PARSE, _("The package names “%s” twice."), entry->name);
          return FALSE;
        }
    }
  if (g_hash_table_contains (names, DT_PACK_REGISTER) && self->told->size <= DT_PACK_MAX_ALL)
    return TRUE;

  if (self->told->size > DT_PACK_MAX_ALL)
    g_set_error_literal (error, DT_ERROR, DT_ERROR_TOO_LARGE, _("The package names more files than one may carry."));
  else
    g_set_error (error, DT_ERROR, DT_ERROR_PARSE, _("“%s” is missing in the package."), DT_PACK_REGISTER);
  return FALSE;
}

static void
walk (DtPackXml       *xml,
      DtPackManifest  *self,
      GError         **failure)
{
  int status = 0;

  while (*failure == NULL && (status = xmlTextReaderRead (xml)) == 1)
    {
      if (xmlTextReaderNodeType (xml) != XML_READER_TYPE_ELEMENT)
        continue;
      if (xmlTextReaderDepth (xml) == 0)
        read_package (xml, self->told);
      else if (g_strcmp0 ((const char *) xmlTextReaderConstLocalName (xml), "Entry") == 0)
        read_entry (xml, self, failure);
    }
  if (*failure == NULL && (status != 0 || self->told->register_uid == NULL))
    g_set_error (failure, DT_ERROR, DT_ERROR_PARSE, _("%1$s, line %2$d: %3$s"), DT_PACK_MANIFEST, 1, _("this is no manifest of a package"));
}

/**
 * dt_pack_manifest_read:
 * @bytes: manifest.xml
 * @error: DT_ERROR_PARSE, DT_ERROR_TOO_LARGE
 *
 * Returns: (transfer full) (nullable): what it says, by its schema
 */
DtPackManifest *
dt_pack_manifest_read (GBytes  *bytes,
                       GError **error)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr(DtXmlGuard) guard = dt_xml_guard_new (stream, DT_PACK_MAX_MANIFEST, NULL);
  g_autoptr(DtPackSchemaParser) parser = xmlRelaxNGNewMemParserCtxt (schema_text, sizeof schema_text - 1);
  g_autoptr(DtPackSchema) schema = xmlRelaxNGParse (parser);
  g_autoptr(DtPackXml) xml = NULL;
  g_autoptr(DtPackManifest) self = dt_pack_manifest_new ();
  g_autoptr(GError) failure = NULL;

  xmlSetStructuredErrorFunc (&failure, (xmlStructuredErrorFunc) on_error);
  xml = xmlReaderForIO (dt_xml_guard_read, NULL, guard, NULL, "UTF-8", XML_PARSE_NONET);
  if (xml == NULL || schema == NULL || xmlTextReaderRelaxNGSetSchema (xml, schema) != 0)
    {
      xmlSetStructuredErrorFunc (NULL, NULL);
      g_set_error_literal (error, DT_ERROR, DT_ERROR_NO_MEMORY, "The XML parser could not be started");
      return NULL;
    }
  xmlTextReaderSetStructuredErrorHandler (xml, (xmlStructuredErrorFunc) on_error, &failure);
  walk (xml, self, &failure);
  xmlSetStructuredErrorFunc (NULL, NULL);

  if (dt_xml_guard_get_fault (guard) != NULL)
    {
      const DtProblem *fault = dt_xml_guard_get_fault (guard);

      g_clear_error (&failure);
      g_set_error (&failure, DT_ERROR, DT_ERROR_PARSE, _("%1$s, line %2$d: %3$s"), DT_PACK_MANIFEST, fault->place.line, fault->reason);
    }
  if (failure == NULL && check_names (self, &failure))
    return g_steal_pointer (&self);

  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
