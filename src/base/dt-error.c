/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The error domain, and the one place that turns an error into words for a person. */

#include "dt-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (dt-error-quark, dt_error)

/* What a person can do about a code when the error carries no sentence of its own. */
static const char *
advice_for_code (DtError code)
{
  switch (code)
    {
    case DT_ERROR_FAILED:
      return _("Something went wrong and nothing was changed. Try again; if it happens again, restart the program.");
    case DT_ERROR_BUSY:
      return _("The register is in use by another program or computer. Wait a moment and try again.");
    case DT_ERROR_CONSTRAINT:
      return _("That change would break a link between records, so it was not made. Read the register again and look at what is still linked.");
    case DT_ERROR_CORRUPT:
      return _("The register file is damaged. Stop working with it and restore the latest backup.");
    case DT_ERROR_NOT_REGISTER:
      return _("This file is not a register of this program. Choose another file.");
    case DT_ERROR_TOO_NEW:
      return _("The register was written by a newer version of the program. Install that version on this machine to open it.");
    case DT_ERROR_FULL:
      return _("The disk is full, so the change was not stored. Free some space, then try again.");
    case DT_ERROR_NO_MEMORY:
      return _("There is not enough memory for this, and nothing was changed. Close other programs, then try again.");
    case DT_ERROR_READ_ONLY:
      return _("The register can only be read here. Check the rights of the file, or open it where it can be written.");
    case DT_ERROR_NOT_FOUND:
      return _("What was looked for is no longer in the register. Read the register again.");
    case DT_ERROR_AMBIGUOUS:
      return _("That fits more than one entry of the register. Say it more exactly.");
    case DT_ERROR_INVALID:
      return _("A value is not allowed here. Correct it and try again.");
    case DT_ERROR_PARSE:
      return _("The file or the text cannot be read. Check that it is complete and of the right kind.");
    case DT_ERROR_TOO_LARGE:
      return _("This is larger than the program can take in. Divide it into smaller parts.");
    case DT_ERROR_UNSUPPORTED:
      return _("The program does not read this form. Save it in another form and try again.");
    }

  return _("Something went wrong and nothing was changed. Try again; if it happens again, restart the program.");
}

/* Whether an error of this code is raised with a translated sentence as its message. */
static gboolean
code_speaks_for_itself (DtError code)
{
  switch (code)
    {
    case DT_ERROR_NOT_FOUND:
    case DT_ERROR_AMBIGUOUS:
    case DT_ERROR_INVALID:
    case DT_ERROR_PARSE:
    case DT_ERROR_TOO_LARGE:
    case DT_ERROR_UNSUPPORTED:
      return TRUE;

    case DT_ERROR_FAILED:
    case DT_ERROR_BUSY:
    case DT_ERROR_CONSTRAINT:
    case DT_ERROR_CORRUPT:
    case DT_ERROR_NOT_REGISTER:
    case DT_ERROR_TOO_NEW:
    case DT_ERROR_FULL:
    case DT_ERROR_NO_MEMORY:
    case DT_ERROR_READ_ONLY:
      return FALSE;
    }

  return FALSE;
}

/**
 * dt_error_user_text:
 * @error: (nullable): an error of any domain
 *
 * The sentence a person reads: what happened and what to do. For codes that are raised with a translated
 * sentence (see #DtError) that sentence; errors of other domains, GIO's above all, are translated already.
 *
 * Returns: (transfer full): the sentence, never %NULL
 */
char *
dt_error_user_text (const GError *error)
{
  gboolean has_message;

  if (error == NULL)
    return g_strdup (advice_for_code (DT_ERROR_FAILED));

  has_message = error->message != NULL && *error->message != '\0';

  if (error->domain != DT_ERROR)
    return g_strdup (has_message ? error->message : advice_for_code (DT_ERROR_FAILED));

  if (has_message && code_speaks_for_itself ((DtError) error->code))
    return g_strdup (error->message);

  return g_strdup (advice_for_code ((DtError) error->code));
}

/**
 * dt_error_refuse:
 * @code: what is at fault
 * @format: translated sentence for the person, with one %s
 * @name: what it names
 *
 * Returns: %FALSE, with @error set
 */
gboolean
dt_error_refuse (GError     **error,
                 DtError      code,
                 const char  *format,
                 const char  *name)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, DT_ERROR, code, format, name);
#pragma GCC diagnostic pop
  return FALSE;
}
