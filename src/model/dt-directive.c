/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-directive.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (DtDirectiveRow, dt_directive_row, dt_directive_row_ref, dt_directive_row_unref)

DtDirectiveRow *
dt_directive_row_new (void)
{
  DtDirectiveRow *self = g_new0 (DtDirectiveRow, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

DtDirectiveRow *
dt_directive_row_ref (DtDirectiveRow *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
dt_directive_row_unref (DtDirectiveRow *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->uid);
  g_free (self->symbol);
  g_free (self->issuer);
  g_free (self->subject);
  g_free (self);
}

/**
 * dt_directive_row_cite:
 * @self: a directive
 *
 * Returns: (transfer full): how a sentence names it: type, symbol, day of issue
 */
char *
dt_directive_row_cite (const DtDirectiveRow *self)
{
  const char *type = dt_nick_label (dt_document_type_nicks, self->type);
  g_autofree char *day = NULL;

  if (self->issued_day == DT_DAY_NONE)
    /* Translators: a directive in a sentence: type, symbol */
    return g_strdup_printf (_("%s No. %s"), type, self->symbol);

  day = dt_day_format (self->issued_day, DT_DAY_STYLE_PARTY, DT_DAY_NONE);
  /* Translators: a directive in a sentence: type, symbol, day of issue */
  return g_strdup_printf (_("%s No. %s of %s"), type, self->symbol, day);
}

/**
 * dt_directive_moves_note:
 * @moved: whether there is a struck day
 * @causes: (nullable) (element-type DtDirectiveRow): what moved them
 *
 * Returns: (transfer full): the note below a table of deadlines
 */
char *
dt_directive_moves_note (gboolean   moved,
                         GPtrArray *causes)
{
  g_autoptr(GString) names = g_string_new (NULL);

  if (!moved)
    return g_strdup (_("Note: “last day” is the last day that is still in time."));

  for (guint i = 0; causes != NULL && i < causes->len; i++)
    {
      g_autofree char *name = dt_directive_row_cite (g_ptr_array_index (causes, i));

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", name);
    }
  if (names->len == 0)
    return g_strdup (_("Note: a struck day is the original one, before it was moved; “last day” is the last day that "
                       "is still in time."));

  return g_strdup_printf (_("Note: a struck day is the original one, before it was moved by %s; “last day” is the "
                            "last day that is still in time."),
                          names->str);
}
