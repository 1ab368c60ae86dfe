/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown of a directive: built once by the reader, never changed. */

#include "dt-directive-page.h"

#include <glib/gi18n-lib.h>

void
dt_directive_line_free (DtDirectiveLine *self)
{
  g_free (self->symbol);
  g_free (self->subject);
  g_free (self->issuer);
  g_free (self);
}

void
dt_directive_list_free (DtDirectiveList *self)
{
  g_ptr_array_unref (self->lines);
  g_free (self);
}

void
dt_chain_node_free (DtChainNode *self)
{
  g_free (self->symbol);
  g_free (self->issuer);
  g_free (self->short_issuer);
  g_free (self);
}

void
dt_change_card_free (DtChangeCard *self)
{
  g_free (self->target);
  g_ptr_array_unref (self->moves);
  g_free (self);
}

void
dt_attachment_row_free (DtAttachmentRow *self)
{
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->sha256);
  g_free (self);
}

void
dt_addressee_row_free (DtAddresseeRow *self)
{
  g_free (self->words);
  g_free (self);
}

void
dt_directive_task_free (DtDirectiveTask *self)
{
  g_clear_pointer (&self->row, dt_task_row_unref);
  g_free (self->text);
  g_free (self);
}

void
dt_named_unit_free (DtNamedUnit *self)
{
  g_free (self->name);
  g_free (self);
}

DtDirectivePage *
dt_directive_page_new (void)
{
  DtDirectivePage *self = g_new0 (DtDirectivePage, 1);

  self->nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_chain_node_free);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_change_card_free);
  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_directive_task_free);
  self->addressees = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_addressee_row_free);
  self->attachments = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_attachment_row_free);
  self->units = g_ptr_array_new_with_free_func ((GDestroyNotify) dt_named_unit_free);
  return self;
}

void
dt_directive_page_free (DtDirectivePage *self)
{
  g_free (self->symbol);
  g_free (self->issuer);
  g_free (self->short_issuer);
  g_free (self->place);
  g_free (self->signer);
  g_free (self->signer_title);
  g_free (self->subject);
  g_free (self->text);
  g_ptr_array_unref (self->nodes);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->tasks);
  g_ptr_array_unref (self->addressees);
  g_ptr_array_unref (self->attachments);
  g_ptr_array_unref (self->units);
  g_free (self);
}

char *
dt_chain_node_words (const DtChainNode *self)
{
  static const char *const words[] = {
    NC_("relation of directives", "implements"), NC_("relation of directives", "replies to"), NC_("relation of directives", "accelerates"),
    NC_("relation of directives", "amends"), NC_("relation of directives", "urges"), NC_("relation of directives", "replaces"),
    NC_("relation of directives", "recalls"), NC_("relation of directives", "mentions"),
  };
  const char *relation = g_dpgettext2 (NULL, "relation of directives", words[self->relation]);

  G_STATIC_ASSERT (G_N_ELEMENTS (words) == DT_RELATION_MENTIONS + 1);

  if (self->shift == 0)
    return g_strdup (relation);
  /* Translators: a relation and by how many days it moves deadlines: "accelerates −15 days" */
  return g_strdup_printf (ngettext ("%s %s%d day", "%s %s%d days", (gulong) ABS (self->shift)), relation, self->shift < 0 ? "−" : "+", ABS (self->shift));
}

static char *
format_span (const DtScheduleRule *rule)
{
  gulong n = (gulong) rule->amount;

  switch (rule->unit)
    {
    case DT_SPAN_WORKING_DAYS:
      return g_strdup_printf (ngettext ("%d working day", "%d working days", n), rule->amount);
    case DT_SPAN_MONTHS:
      return g_strdup_printf (ngettext ("%d month", "%d months", n), rule->amount);
    case DT_SPAN_DAYS:
    default:
      return g_strdup_printf (ngettext ("%d day", "%d days", n), rule->amount);
    }
}

char *
dt_change_card_words (const DtChangeCard *self,
                      DtDay               today)
{
  g_autofree char *span = NULL;

  if (self->rule.kind == DT_CHANGE_FIX || self->rule.fixed_day != DT_DAY_NONE)
    {
      g_autofree char *day = dt_day_format (self->rule.fixed_day, DT_DAY_STYLE_PARTY, today);

      return g_strdup_printf (_("Moved to %s"), day);
    }
  span = format_span (&self->rule);
  /* Translators: a span: "15 days" */
  return g_strdup_printf (self->rule.kind == DT_CHANGE_ACCELERATE ? _("Earlier by %s") : _("Later by %s"), span);
}
