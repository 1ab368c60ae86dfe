/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-search-hints.h"

#include "dt-filter-chip.h"
#include "dt-result.h"
#include "dt-state.h"

/* Hints wait for a pause in typing: the list's own reading goes first. */
#define PAUSE_MS 150

struct _DtSearchHints
{
  GtkWidget  parent_instance;

  /* Children */
  GtkWidget *scroller;
  GtkBox    *box;

  /* Owned */
  DtContext *context;
  DtResult  *suggestions;      /* GPtrArray of DtSuggestion */
  char      *text;
  guint      pause;
};

enum { SIGNAL_PICKED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtSearchHints, dt_search_hints, GTK_TYPE_WIDGET)

static gpointer
copy_query (gpointer query)
{
  return dt_query_copy (query);
}

static gboolean
on_pause (gpointer user_data)
{
  DtSearchHints *self = DT_SEARCH_HINTS (user_data);
  DtQuery *query = dt_query_new (dt_context_get_today (self->context));

  self->pause = 0;
  query->soon_days = dt_context_get_soon_days (self->context);
  query->search = g_strdup (self->text);
  dt_result_load (self->suggestions, query, copy_query, (GDestroyNotify) dt_query_free);

  return G_SOURCE_REMOVE;
}

static void
on_clicked (DtSearchHints *self,
            GtkWidget     *chip)
{
  int kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "kind"));
  gint64 id = g_ascii_strtoll (dt_filter_chip_get_name (chip), NULL, 10);

  g_signal_emit (self, signals[SIGNAL_PICKED], 0, kind, id);
}

static const char *
icon_of (const DtSuggestion *suggestion)
{
  switch (suggestion->kind)
    {
    case DT_SUGGEST_STATE:
      return dt_state_icon_name ((DtState) suggestion->id, 50);
    case DT_SUGGEST_UNIT:
      return "system-users-symbolic";
    case DT_SUGGEST_DIRECTIVE:
      break;
    }

  return "text-x-generic-symbolic";
}

static void
on_suggestions (DtSearchHints *self)
{
  GPtrArray *suggestions = dt_result_get (self->suggestions);
  guint n = suggestions != NULL ? suggestions->len : 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < n; i++)
    {
      DtSuggestion *suggestion = g_ptr_array_index (suggestions, i);
      g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, suggestion->id);
      GtkWidget *chip = dt_filter_chip_new_hint (suggestion->label, icon_of (suggestion), name);

      g_object_set_data (G_OBJECT (chip), "kind", GINT_TO_POINTER (suggestion->kind));
      g_signal_connect_swapped (chip, "clicked", G_CALLBACK (on_clicked), self);
      gtk_box_append (self->box, chip);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0 && self->text[0] != '\0');
}

static void
dt_search_hints_dispose (GObject *object)
{
  DtSearchHints *self = DT_SEARCH_HINTS (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->suggestions != NULL)
    g_signal_handlers_disconnect_by_data (self->suggestions, self);
  g_clear_object (&self->suggestions);
  g_clear_object (&self->context);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (dt_search_hints_parent_class)->dispose (object);
}

static void
dt_search_hints_finalize (GObject *object)
{
  g_free (DT_SEARCH_HINTS (object)->text);

  G_OBJECT_CLASS (dt_search_hints_parent_class)->finalize (object);
}

static void
dt_search_hints_class_init (DtSearchHintsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dt_search_hints_dispose;
  object_class->finalize = dt_search_hints_finalize;

  signals[SIGNAL_PICKED] = g_signal_new ("picked", DT_TYPE_SEARCH_HINTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
dt_search_hints_init (DtSearchHints *self)
{
  self->text = g_strdup ("");
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy", GTK_POLICY_NEVER,
                                 "hscrollbar-policy", GTK_POLICY_EXTERNAL, "child", self->box, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * dt_search_hints_set_context:
 * @self: hints
 * @context: what the window shares
 *
 * Lets the hints read. To be called once.
 */
void
dt_search_hints_set_context (DtSearchHints *self,
                             DtContext     *context)
{
  g_return_if_fail (DT_IS_SEARCH_HINTS (self) && self->context == NULL);

  self->context = g_object_ref (context);
  self->suggestions = dt_result_new (dt_context_get_store (context), dt_job_suggest, (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect_swapped (self->suggestions, "updated", G_CALLBACK (on_suggestions), self);
}

/**
 * dt_search_hints_set_text:
 * @self: hints
 * @text: what is typed so far
 */
void
dt_search_hints_set_text (DtSearchHints *self,
                          const char    *text)
{
  g_return_if_fail (DT_IS_SEARCH_HINTS (self));

  if (g_str_equal (self->text, text))
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_handle_id (&self->pause, g_source_remove);
  if (*text != '\0')
    self->pause = g_timeout_add (PAUSE_MS, on_pause, self);
  else
    {
      dt_result_clear (self->suggestions);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    }
}
