/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was saved of a damaged register and what was not, said to people. */

#include "dt-salvage.h"

#include <glib/gi18n-lib.h>

static const struct { DtLost kind; const char *text; } losses[] = {
  { DT_LOST_UNITS, N_("Some units are lost, with what they were to do.") },
  { DT_LOST_DIRECTIVES, N_("Some directives are lost, with their tasks.") },
  { DT_LOST_TASKS, N_("Some tasks are lost.") },
  { DT_LOST_DEADLINES, N_("Some deadlines are lost: their tasks show none.") },
  { DT_LOST_ASSIGNMENTS, N_("Of some tasks it is lost which units are to do them.") },
  { DT_LOST_SUBMISSIONS, N_("Some submissions are lost: what was handed in may show as owed.") },
};

/**
 * dt_salvage_path:
 * @path: of a damaged register
 *
 * Returns: (transfer full): where what can be read of it is put by the window
 */
char *
dt_salvage_path (const char *path)
{
  return g_strconcat (path, ".saved", NULL);
}

/**
 * dt_salvage_describe:
 *
 * Returns: (transfer full) (element-type utf8): sentences in the person's language
 */
GPtrArray *
dt_salvage_describe (const DtSalvage *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (lines, g_strdup_printf (ngettext ("%d record was read.", "%d records were read.", (gulong) self->n_read), (int) self->n_read));
  if (self->n_places > 0)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("At %u place of the file nothing could be read.",
                                                       "At %u places of the file nothing could be read.", self->n_places), self->n_places));
  for (guint i = 0; i < G_N_ELEMENTS (losses); i++)
    if (self->lost & losses[i].kind)
      g_ptr_array_add (lines, g_strdup (_(losses[i].text)));
  if (self->n_filled > 0)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("%d record of what is lost was taken from the backup, as it was then.",
                                                       "%d records of what is lost were taken from the backup, as they were then.",
                                                       (gulong) self->n_filled), (int) self->n_filled));
  if (self->n_left_out > 0)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("%d record is left out, because what it belongs to is lost.",
                                                       "%d records are left out, because what they belong to is lost.",
                                                       (gulong) self->n_left_out), (int) self->n_left_out));

  return lines;
}
