/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DtError:
 * @DT_ERROR_FAILED: anything without a better name
 * @DT_ERROR_BUSY: the register is locked by another program
 * @DT_ERROR_CONSTRAINT: the change would break a link or a check of the register
 * @DT_ERROR_CORRUPT: the register is damaged
 * @DT_ERROR_NOT_REGISTER: the file is no register of this program
 * @DT_ERROR_TOO_NEW: the register was written by a newer version of the program
 * @DT_ERROR_FULL: no space left on the disk
 * @DT_ERROR_NO_MEMORY: the machine has not enough memory for it
 * @DT_ERROR_READ_ONLY: the register may only be read
 * @DT_ERROR_NOT_FOUND: what was named is not in the register
 * @DT_ERROR_AMBIGUOUS: what was named fits more than one thing
 * @DT_ERROR_INVALID: a value breaks a rule of the model
 * @DT_ERROR_PARSE: a file or a text cannot be read
 * @DT_ERROR_TOO_LARGE: beyond a limit of the program
 * @DT_ERROR_UNSUPPORTED: a form that the program does not read
 *
 * The one error domain of the program. What a person reads comes from dt_error_user_text().
 *
 * The message of %DT_ERROR_NOT_FOUND, %DT_ERROR_AMBIGUOUS, %DT_ERROR_INVALID, %DT_ERROR_PARSE,
 * %DT_ERROR_TOO_LARGE and %DT_ERROR_UNSUPPORTED is a translated sentence for a person: only the place
 * that raises such an error knows what was wrong with the value. Leave it empty ("") to fall back on the
 * general advice of the code. The message of every other code is for the log, in English, with the file
 * or the code of SQLite, and is never shown.
 */
typedef enum
{
  DT_ERROR_FAILED,
  DT_ERROR_BUSY,
  DT_ERROR_CONSTRAINT,
  DT_ERROR_CORRUPT,
  DT_ERROR_NOT_REGISTER,
  DT_ERROR_TOO_NEW,
  DT_ERROR_FULL,
  DT_ERROR_NO_MEMORY,
  DT_ERROR_READ_ONLY,
  DT_ERROR_NOT_FOUND,
  DT_ERROR_AMBIGUOUS,
  DT_ERROR_INVALID,
  DT_ERROR_PARSE,
  DT_ERROR_TOO_LARGE,
  DT_ERROR_UNSUPPORTED,
} DtError;

#define DT_ERROR (dt_error_quark ())

GQuark      dt_error_quark     (void);
char       *dt_error_user_text (const GError *error);
gboolean    dt_error_refuse    (GError **error, DtError code, const char *format, const char *name);

G_END_DECLS
