/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the register has the directive that is being entered, and those that it cites. */

#include "dt-register-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-register-jobs.h"

#define WAIT 250      /* ms after the last letter */

/* The symbol itself first, then what is cited. */
static GPtrArray *
list_symbols (DtRegisterWindow *self)
{
  GPtrArray *symbols = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) cited = g_strsplit (gtk_editable_get_text (self->references), ";", -1);

  g_ptr_array_add (symbols, g_strstrip (g_strdup (gtk_editable_get_text (self->symbol))));
  for (guint i = 0; cited[i] != NULL; i++)
    if (*g_strstrip (cited[i]) != '\0')
      g_ptr_array_add (symbols, g_strdup (cited[i]));
  return symbols;
}

static void
tell (GtkLabel   *echo,
      const char *text)
{
  gtk_label_set_label (echo, text);
  gtk_widget_set_visible (GTK_WIDGET (echo), *text != '\0');
}

static char *
describe (const DtKnownSymbol *symbol)
{
  if (symbol->known == DT_SYMBOL_KNOWN)
    /* Translators: symbol of a directive that is cited */
    return g_strdup_printf (_("%s: in the register"), symbol->symbol);
  if (symbol->known == DT_SYMBOL_STUB)
    return g_strdup_printf (_("%s: cited before, its original has not come"), symbol->symbol);
  return g_strdup_printf (_("%s: not there yet, noted as awaited"), symbol->symbol);
}

static void
on_known (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(DtRegisterWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) symbols = dt_store_read_finish (DT_STORE (source), result, &error);
  g_autoptr(GString) cited = g_string_new (NULL);
  const DtKnownSymbol *own;

  if (error != NULL)
    g_message ("What the register has of a symbol could not be read: %s", error->message);
  if (symbols == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  own = g_ptr_array_index (symbols, 0);
  tell (self->symbol_echo, own->known != DT_SYMBOL_KNOWN ? ""
        : _("The register has a directive of this symbol already. Of the same issuer and day it cannot be entered again."));
  for (guint i = 1; i < symbols->len; i++)
    {
      g_autofree char *line = describe (g_ptr_array_index (symbols, i));

      g_string_append_printf (cited, "%s%s", cited->len > 0 ? "\n" : "", line);
    }
  tell (self->references_echo, cited->str);
}

static gboolean
on_time (gpointer user_data)
{
  DtRegisterWindow *self = user_data;

  self->known_source = 0;
  dt_store_read_async (dt_context_get_store (self->context), dt_job_know_symbols, list_symbols (self), (GDestroyNotify) g_ptr_array_unref,
                       (GDestroyNotify) g_ptr_array_unref, NULL, on_known, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* Something was typed into one of the two. */
void
dt_register_window_ask_known (DtRegisterWindow *self)
{
  g_clear_handle_id (&self->known_source, g_source_remove);
  self->known_source = g_timeout_add (WAIT, on_time, self);
}

GtkLabel *
dt_register_window_add_echo (DtRegisterWindow *self,
                             GtkEditable      *entry)
{
  GtkLabel *echo = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "visible", FALSE, "css-classes", (const char *[]) { "register-echo", NULL }, NULL);

  gtk_grid_attach (self->grid, GTK_WIDGET (echo), 1, self->n_rows++, 1, 1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, echo, NULL, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (dt_register_window_ask_known), self);
  return echo;
}
