/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of base/dt-text.h as SQL functions, so that a statement can compute derived columns of many
 * rows: dt_fold, dt_exact, dt_sort_key, dt_title_key, dt_symbol_key. NULL gives NULL. */

#include "dt-db-private.h"

#include <string.h>

#include "dt-text.h"

/* Of a long title the list sorts by so many bytes; the rest hardly ever decides. */
#define TITLE_KEY_BYTES 32

static char *
title_key (const char *title)
{
  char *key = dt_text_sort_key (title);
  gsize length = strlen (key);

  if (length > TITLE_KEY_BYTES)
    {
      length = TITLE_KEY_BYTES;
      while (length > 0 && ((guchar) key[length] & 0xC0) == 0x80)   /* inside of a character */
        length--;
      key[length] = '\0';
    }

  return key;
}

typedef char *(*TextFunc) (const char *text);

static void
call_text_func (sqlite3_context  *context,
                int               n_values,
                sqlite3_value   **values)
{
  TextFunc func = (TextFunc) sqlite3_user_data (context);
  gboolean null = sqlite3_value_type (values[0]) == SQLITE_NULL;
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (null)
    sqlite3_result_null (context);
  else if (text == NULL)
    sqlite3_result_error_nomem (context);
  else
    sqlite3_result_text (context, func (text), -1, g_free);
}

gboolean
dt_db_add_functions (DtDb    *self,
                     GError **error)
{
  static const struct { const char *name; TextFunc func; } functions[] = {
    { "dt_fold", dt_text_fold },
    { "dt_exact", dt_text_exact },
    { "dt_sort_key", dt_text_sort_key },
    { "dt_title_key", title_key },
    { "dt_symbol_key", dt_text_symbol_key },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (sqlite3_create_function (self->handle, functions[i].name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                 (gpointer) functions[i].func, call_text_func, NULL, NULL) != SQLITE_OK)
      return dt_db_set_error (self, error, "function");

  return TRUE;
}
