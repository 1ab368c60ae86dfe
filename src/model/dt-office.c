/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-office.h"

#include <glib/gi18n-lib.h>

const DtNick dt_form_nicks[] = {
  { DT_FORM_PARTY, "party", N_("Party (36-HD/VPTW, 05-HD/VPTW)") },
  { DT_FORM_STATE, "state", N_("State (Decree 30/2020/NĐ-CP)") },
  { 0, NULL, NULL },
};

static char *
dup_setting (GHashTable *settings,
             const char *name)
{
  const char *value = settings != NULL ? g_hash_table_lookup (settings, name) : NULL;

  return g_strstrip (g_strdup (value != NULL ? value : ""));
}

/* The lines that are not empty; a dash or bullet before them is dropped, for the sheet sets its own. */
static char **
split_lines (const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      if (*line == '-')
        line = g_strchug (line + 1);
      if (*line != '\0')
        g_strv_builder_add (builder, line);
    }

  return g_strv_builder_end (builder);
}

/**
 * dt_office_new:
 * @settings: (nullable) (element-type utf8 utf8): the settings of the register, by name
 *
 * Returns: (transfer full): how the office names itself
 */
DtOffice *
dt_office_new (GHashTable *settings)
{
  DtOffice *self = g_new0 (DtOffice, 1);
  g_autofree char *recipients = dup_setting (settings, "office.recipients");
  g_autofree char *form = dup_setting (settings, "office.form");
  int value;

  self->parent = dup_setting (settings, "office.parent");
  self->name = dup_setting (settings, "office.name");
  self->place = dup_setting (settings, "office.place");
  self->signer_title = dup_setting (settings, "office.signer-title");
  self->notation = dup_setting (settings, "office.notation");
  self->organ_id = dup_setting (settings, "office.organ-id");
  self->recipients = split_lines (recipients);
  /* What a later version may have set is laid out as the Party's. */
  self->form = dt_nick_find (dt_form_nicks, form, &value) ? (DtForm) value : DT_FORM_PARTY;

  return self;
}

/**
 * dt_office_copy:
 * @self: an office
 *
 * Returns: (transfer full): the same
 */
DtOffice *
dt_office_copy (const DtOffice *self)
{
  DtOffice *copy = g_new0 (DtOffice, 1);

  copy->parent = g_strdup (self->parent);
  copy->name = g_strdup (self->name);
  copy->place = g_strdup (self->place);
  copy->signer_title = g_strdup (self->signer_title);
  copy->notation = g_strdup (self->notation);
  copy->organ_id = g_strdup (self->organ_id);
  copy->recipients = g_strdupv (self->recipients);
  copy->form = self->form;

  return copy;
}

/**
 * dt_office_free:
 * @self: (nullable) (transfer full): an office
 */
void
dt_office_free (DtOffice *self)
{
  if (self == NULL)
    return;

  g_free (self->parent);
  g_free (self->name);
  g_free (self->place);
  g_free (self->signer_title);
  g_free (self->notation);
  g_free (self->organ_id);
  g_strfreev (self->recipients);
  g_free (self);
}
