/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-paper-tags.h"

#include <glib/gi18n-lib.h>

/* In the order of DtPaperKind. The paper is white in every theme, so its inks are fixed. */
static const struct { const char *name, *css, *ground, *line; } kinds[DT_N_PAPER_KINDS] = {
  { N_("Deadlines"), "date", "rgba(245,194,17,.42)", "#9a7400" },
  { N_("Units"), "unit", "rgba(53,132,228,.12)", "#1a5fb4" },
  { N_("Directives"), "directive", "rgba(145,65,172,.12)", "#7a3794" },
  { N_("Tasks"), "task", NULL, NULL },
};

void
dt_paper_tags_new (GtkTextBuffer *buffer,
                   GtkTextTag    *tags[DT_N_PAPER_KINDS])
{
  GdkRGBA ground, line;

  for (int i = 0; i < DT_N_PAPER_KINDS; i++)
    {
      tags[i] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
      if (kinds[i].ground == NULL)
        continue;
      gdk_rgba_parse (&ground, kinds[i].ground);
      gdk_rgba_parse (&line, kinds[i].line);
      g_object_set (tags[i], "background-rgba", &ground, "underline", PANGO_UNDERLINE_SINGLE, "underline-rgba", &line, NULL);
    }
}

const char *
dt_paper_kind_get_name (DtPaperKind kind)
{
  return _(kinds[kind].name);
}

const char *
dt_paper_kind_get_css (DtPaperKind kind)
{
  return kinds[kind].css;
}

gboolean
dt_paper_kind_has_ink (DtPaperKind kind)
{
  return kinds[kind].ground != NULL;
}
