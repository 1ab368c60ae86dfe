/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-document-faults.h"

#include <glib/gi18n-lib.h>
#include <libxml/relaxng.h>

gboolean
dt_fault_is_of_schema (const xmlError *error)
{
  return error->domain == XML_FROM_RELAXNGV || error->domain == XML_FROM_RELAXNGP || error->domain == XML_FROM_DATATYPE;
}

static const char *
name_of (const char *name)
{
  return name != NULL ? name : "?";
}

/* The reader checks by its own tables what the schema checks, and says it better. This is for what it may have missed. */
static char *
explain_schema (const xmlError  *error,
                char           **hint)
{
  switch (error->code)
    {
    case XML_RELAXNG_ERR_ELEMWRONG:
    case XML_RELAXNG_ERR_ELEMNAME:
    case XML_RELAXNG_ERR_ELEMEXTRANS:
    case XML_RELAXNG_ERR_EXTRACONTENT:
      *hint = g_strdup (_("The schema directive-tracker-1.rng says what may stand where."));
      return g_strdup_printf (_("The element <%s> cannot stand here"), name_of (error->str1));

    case XML_RELAXNG_ERR_NOELEM:
    case XML_RELAXNG_ERR_ELEMNOTEMPTY:
      return g_strdup_printf (_("The element <%s> lacks something or has too much"), name_of (error->str1));

    case XML_RELAXNG_ERR_INVALIDATTR:
    case XML_RELAXNG_ERR_ATTRVALID:
      return g_strdup_printf (_("An attribute of <%s> is not as it should be"), name_of (error->str1));

    default:
      *hint = g_strdup (_("The schema directive-tracker-1.rng says what may stand where."));
      return g_strdup (_("The file does not follow the schema here"));
    }
}

/**
 * dt_fault_reason:
 * @error: what the parser or the schema found; most of what can be wrong the guard has found before it
 * @hint: (out) (nullable): what to do about it, translated
 *
 * Returns: (transfer full): one sentence, translated
 */
char *
dt_fault_reason (const xmlError  *error,
                 char           **hint)
{
  g_autofree char *message = g_strdup (error->message != NULL ? error->message : "");

  *hint = NULL;
  if (dt_fault_is_of_schema (error))
    return explain_schema (error, hint);

  switch (error->code)
    {
    case XML_ERR_INVALID_CHAR:
    case XML_ERR_INVALID_CHARREF:
      *hint = g_strdup (_("Delete it."));
      return g_strdup (_("A character that XML does not allow"));

    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
      return g_strdup_printf (_("The attribute “%s” has no value"), name_of (error->str1));

    case XML_ERR_SPACE_REQUIRED:
      return g_strdup (_("A blank is missing between two attributes"));

    case XML_ERR_RESERVED_XML_NAME:
      *hint = g_strdup (_("The line <?xml … ?> must be the very first of the file."));
      return g_strdup (_("The XML declaration is not at the beginning"));

    case XML_NS_ERR_UNDEFINED_NAMESPACE:
      return g_strdup_printf (_("The prefix “%s” is not declared"), name_of (error->str1));

    default:
      break;
    }

  /* Translators: what the XML parser says, in English */
  return g_strdup_printf (_("Not well-formed XML: %s"), g_strstrip (message));
}
