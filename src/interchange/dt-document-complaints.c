/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the reader says of elements and attributes that it does not know: with what was most likely meant. */

#include "dt-document-reader-private.h"

#include <glib/gi18n-lib.h>

#include "dt-nearest.h"

void
dt_reader_complain_of_attribute (DtReader      *self,
                                 const DtFrame *frame,
                                 const char    *name)
{
  const DtElementSpec *spec = &dt_document_spec[frame->element];
  g_auto(DtNearest) nearest = { 0 };
  g_autoptr(GString) known = g_string_new (NULL);
  g_autofree char *hint = NULL;
  DtPlace place = dt_reader_attribute_place (frame, name);

  for (const DtAttributeSpec *a = spec->attributes; a != NULL && a->name != NULL; a++)
    {
      dt_nearest_offer (&nearest, name, a->name);
      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", a->name);
    }

  if (nearest.best != NULL)
    hint = g_strdup_printf (_("Nearest: “%s”."), nearest.best);
  else if (known->len > 0)
    hint = g_strdup_printf (_("Its attributes: %s."), known->str);
  else
    hint = g_strdup (_("It has no attributes."));

  dt_import_report_error (self->report, place, hint,
                          _("The element <%1$s> has no attribute “%2$s”"), spec->name, name);
}

/* The parts of an element, in their order. */
char *
dt_reader_list_parts (const DtElementSpec *spec)
{
  GString *list = g_string_new (NULL);

  for (const DtChildSpec *child = spec->children; child->element != DT_ELEMENT_END; child++)
    g_string_append_printf (list, "%s<%s>", list->len > 0 ? ", " : "", dt_document_spec[child->element].name);

  return g_string_free (list, FALSE);
}

void
dt_reader_complain_of_element (DtReader      *self,
                               const DtFrame *parent,
                               const char    *name,
                               DtPlace        place)
{
  const DtElementSpec *spec = &dt_document_spec[parent->element];
  g_auto(DtNearest) nearest = { 0 };
  g_autofree char *hint = NULL;

  if (spec->children == NULL)
    {
      hint = g_strdup_printf (_("<%s> holds no other elements."), spec->name);
    }
  else
    {
      g_autofree char *list = dt_reader_list_parts (spec);

      for (const DtChildSpec *child = spec->children; child->element != DT_ELEMENT_END; child++)
        dt_nearest_offer (&nearest, name, dt_document_spec[child->element].name);
      hint = nearest.best != NULL
             ? g_strdup_printf (_("Nearest: <%1$s>. The parts of <%2$s>, in this order: %3$s."), nearest.best, spec->name, list)
             : g_strdup_printf (_("The parts of <%1$s>, in this order: %2$s."), spec->name, list);
    }

  dt_import_report_error (self->report, place, hint, _("The element <%1$s> cannot stand in <%2$s>"), name, spec->name);
}
