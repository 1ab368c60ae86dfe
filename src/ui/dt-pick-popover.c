/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-pick-popover.h"

#include <glib/gi18n-lib.h>

#include "dt-text.h"

#define MAX_SHOWN 200

/* folded: of the label; folded_second: of what is said about it */
typedef struct { gint64 id; char *label; char *second; char *folded; char *folded_second; } Choice;

struct _DtPickPopover
{
  GtkPopover      parent_instance;

  /* Children */
  GtkSearchEntry *search;
  GtkListBox     *list;

  GPtrArray      *choices;       /* Choice; owned */
  gboolean        live;          /* the owner finds what fits what is typed */
};

enum { SIGNAL_PICKED, SIGNAL_TYPED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtPickPopover, dt_pick_popover, GTK_TYPE_POPOVER)

static void
choice_free (Choice *choice)
{
  g_free (choice->label);
  g_free (choice->second);
  g_free (choice->folded);
  g_free (choice->folded_second);
  g_free (choice);
}

static GtkWidget *
make_row (const Choice *choice)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", choice->label, "xalign", 0.f,
                                               "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  if (choice->second != NULL && *choice->second != '\0')
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", choice->second, "xalign", 0.f,
                                                 "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 40,
                                                 "css-classes", (const char *[]) { "caption9", "dim", NULL }, NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "choice", (gpointer) choice);

  return row;
}

/* by_name: every word is in the label; else one at least only in what is said about it. */
static gboolean
matches (const Choice *choice,
         GStrv         words,
         gboolean      by_name)
{
  gboolean all_in_label = TRUE;

  for (int i = 0; words[i] != NULL; i++)
    if (strstr (choice->folded, words[i]) == NULL)
      {
        all_in_label = FALSE;
        if (strstr (choice->folded_second, words[i]) == NULL)
          return FALSE;
      }

  return all_in_label == by_name;
}

static int
append_matches (DtPickPopover *self,
                GStrv          words,
                gboolean       by_name,
                int            n)
{
  for (guint i = 0; i < self->choices->len && n < MAX_SHOWN; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      if (!matches (choice, words, by_name))
        continue;
      gtk_list_box_append (self->list, make_row (choice));
      n++;
    }
  return n;
}

/* Only what is looked for is made into rows: an office may have hundreds of directives. What bears the name comes before
 * what only mentions it. */
static void
fill (DtPickPopover *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *folded = self->live ? g_strdup ("") : dt_text_fold (typed);
  g_auto(GStrv) words = g_strsplit (folded, " ", -1);
  GtkListBoxRow *row;
  int n;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  n = append_matches (self, words, TRUE, 0);
  append_matches (self, words, FALSE, n);
}

static void
on_typed (DtPickPopover *self)
{
  if (self->live)
    g_signal_emit (self, signals[SIGNAL_TYPED], 0, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  else
    fill (self);
}

static void
pick (DtPickPopover *self,
      GtkListBoxRow *row)
{
  Choice *choice = g_object_get_data (G_OBJECT (row), "choice");
  gint64 id = choice->id;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_PICKED], 0, id);
}

static void
pick_first (DtPickPopover *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    pick (self, row);
}

static void
dt_pick_popover_map (GtkWidget *widget)
{
  DtPickPopover *self = DT_PICK_POPOVER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill (self);
  GTK_WIDGET_CLASS (dt_pick_popover_parent_class)->map (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
dt_pick_popover_finalize (GObject *object)
{
  g_ptr_array_unref (DT_PICK_POPOVER (object)->choices);

  G_OBJECT_CLASS (dt_pick_popover_parent_class)->finalize (object);
}

static void
dt_pick_popover_class_init (DtPickPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_pick_popover_finalize;
  GTK_WIDGET_CLASS (klass)->map = dt_pick_popover_map;

  signals[SIGNAL_PICKED] = g_signal_new ("picked", DT_TYPE_PICK_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_TYPED] = g_signal_new ("typed", DT_TYPE_PICK_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
dt_pick_popover_init (DtPickPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                      "propagate-natural-height", TRUE, "max-content-height", 360,
                                      "width-request", 280, NULL);
  GtkWidget *empty = gtk_label_new (_("Nothing of that name"));

  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pick-list");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_margin_top (empty, 12);
  gtk_widget_set_margin_bottom (empty, 12);
  gtk_widget_add_css_class (empty, "dim");
  gtk_list_box_set_placeholder (self->list, empty);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self), box);

  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (pick_first), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (pick), self);
}

/**
 * dt_pick_popover_new:
 * @placeholder: what can be typed, translated
 *
 * Returns: (transfer floating): an empty choice
 */
GtkWidget *
dt_pick_popover_new (const char *placeholder)
{
  DtPickPopover *self = g_object_new (DT_TYPE_PICK_POPOVER, NULL);

  g_object_set (self->search, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);

  return GTK_WIDGET (self);
}

/**
 * dt_pick_popover_clear:
 * @self: a choice
 *
 * Takes away all there is to choose.
 */
void
dt_pick_popover_clear (DtPickPopover *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (DT_IS_PICK_POPOVER (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->choices, 0);
}

/**
 * dt_pick_popover_add:
 * @self: a choice
 * @id: of the thing
 * @label: its name
 * @second: (nullable): more about it
 */
void
dt_pick_popover_add (DtPickPopover *self,
                     gint64         id,
                     const char    *label,
                     const char    *second)
{
  Choice *choice;

  g_return_if_fail (DT_IS_PICK_POPOVER (self));

  choice = g_new0 (Choice, 1);
  choice->id = id;
  choice->label = g_strdup (label);
  choice->second = g_strdup (second);
  choice->folded = dt_text_fold (label);
  choice->folded_second = dt_text_fold (second != NULL ? second : "");
  g_ptr_array_add (self->choices, choice);
}

/**
 * dt_pick_popover_set_live:
 * @self: a choice
 *
 * There is too much to choose from to have it all: on every signal `typed` the owner clears, adds what fits, and calls
 * dt_pick_popover_refresh().
 */
void
dt_pick_popover_set_live (DtPickPopover *self)
{
  g_return_if_fail (DT_IS_PICK_POPOVER (self));

  self->live = TRUE;
}

/* Shows what was added. */
void
dt_pick_popover_refresh (DtPickPopover *self)
{
  g_return_if_fail (DT_IS_PICK_POPOVER (self));

  fill (self);
}
