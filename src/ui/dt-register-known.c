/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether the register has the directive that is being entered, and those that it cites. */

#include "dt-register-window-private.h"

#include <glib/gi18n-lib.h>

#include "dt-register-jobs.h"

#define WAIT 250      /* ms after the last letter */

static void
add_symbol (GtkWidget  *entry,
            DtRelation  relation,
            const char *symbol,
            DtDay       issued_day,
            gpointer    user_data)
{
  g_ptr_array_add (user_data, g_strdup (symbol));
}

/* The symbol itself first, then what is cited. */
static GPtrArray *
list_symbols (DtRegisterWindow *self)
{
  GPtrArray *symbols = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (symbols, g_strstrip (g_strdup (gtk_editable_get_text (self->symbol))));
  dt_references_field_foreach (self->references, add_symbol, symbols);
  return symbols;
}

static char *
describe (const DtKnownSymbol *symbol,
          DtDay                issued_day)
{
  g_autofree char *day = issued_day != DT_DAY_NONE ? dt_day_format (issued_day, DT_DAY_STYLE_PARTY, DT_DAY_NONE) : NULL;
  g_autofree char *state = NULL;

  if (symbol->known == DT_SYMBOL_KNOWN && symbol->n_tasks == 0)
    state = g_strdup (_("in the register"));
  else if (symbol->known == DT_SYMBOL_KNOWN)
    state = g_strdup_printf (ngettext ("in the register · %d task", "in the register · %d tasks", (gulong) symbol->n_tasks), symbol->n_tasks);
  else if (symbol->known == DT_SYMBOL_STUB)
    state = g_strdup (_("cited before, its original has not come"));
  else
    state = g_strdup (_("not there yet, noted as awaited"));

  /* Translators: date of a directive that is cited, and what the register has of it */
  return day != NULL ? g_strdup_printf (C_("day and state", "%s · %s"), day, state) : g_steal_pointer (&state);
}

typedef struct { DtRegisterWindow *window; GPtrArray *symbols; } Telling;

/* What was typed meanwhile is asked about anew. */
static void
tell_line (GtkWidget  *entry,
           DtRelation  relation,
           const char *symbol,
           DtDay       issued_day,
           gpointer    user_data)
{
  Telling *telling = user_data;

  for (guint i = 1; i < telling->symbols->len; i++)
    {
      const DtKnownSymbol *known = g_ptr_array_index (telling->symbols, i);
      g_autofree char *note = NULL;

      if (!g_str_equal (known->symbol, symbol))
        continue;
      note = describe (known, issued_day);
      dt_references_field_tell (telling->window->references, entry, note);
      return;
    }
}

static void
on_known (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(DtRegisterWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) symbols = dt_store_read_finish (DT_STORE (source), result, &error);
  Telling telling = { self, symbols };
  const DtKnownSymbol *own;

  if (error != NULL)
    g_message ("What the register has of a symbol could not be read: %s", error->message);
  if (symbols == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  own = g_ptr_array_index (symbols, 0);
  dt_references_field_foreach (self->references, tell_line, &telling);
  self->known = own->known == DT_SYMBOL_KNOWN;
  if (self->known)
    dt_register_window_compare (self);
  else
    dt_register_window_forget_changes (self);
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

/* Under the symbol. */
void
dt_register_window_add_echo (DtRegisterWindow *self)
{
  self->symbol_echo = g_object_new (GTK_TYPE_LABEL, "xalign", 0.f, "wrap", TRUE, "visible", FALSE, "css-classes", (const char *[]) { "register-echo", NULL }, NULL);
  gtk_grid_attach (self->grid, GTK_WIDGET (self->symbol_echo), 0, ++self->n_rows, 12, 1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->symbol), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->symbol_echo, NULL, -1);
  g_signal_connect_swapped (self->symbol, "changed", G_CALLBACK (dt_register_window_ask_known), self);
}
