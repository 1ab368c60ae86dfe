/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dt-choice-chip.h"

#include <glib/gi18n-lib.h>

#include "dt-text.h"

/* One thing to choose; id 0 stands for any. */
#define DT_TYPE_CHOICE (dt_choice_get_type ())
G_DECLARE_FINAL_TYPE (DtChoice, dt_choice, DT, CHOICE, GObject)

struct _DtChoice
{
  GObject parent_instance;

  gint64  id;
  char   *label;
  char   *detail;
  char   *folded;
};

G_DEFINE_FINAL_TYPE (DtChoice, dt_choice, G_TYPE_OBJECT)

static void
dt_choice_finalize (GObject *object)
{
  DtChoice *self = DT_CHOICE (object);

  g_free (self->label);
  g_free (self->detail);
  g_free (self->folded);

  G_OBJECT_CLASS (dt_choice_parent_class)->finalize (object);
}

static void
dt_choice_class_init (DtChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dt_choice_finalize;
}

static void
dt_choice_init (DtChoice *self)
{
}

struct _DtChoiceChip
{
  GtkWidget        parent_instance;

  /* Children */
  GtkWidget       *button;         /* GtkMenuButton */
  GtkWidget       *label;
  GtkWidget       *popover;
  GtkWidget       *entry;

  /* Owned */
  GListStore      *choices;        /* DtChoice; the first is "any" */
  GPtrArray       *coming;         /* between begin and end */
  GtkCustomFilter *filter;
  char            *title;
  char            *any;
  char            *wanted;         /* folded, what is searched for; "" all */

  gint64           selected;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtChoiceChip, dt_choice_chip, GTK_TYPE_WIDGET)

static DtChoice *
new_choice (gint64      id,
            const char *label,
            const char *detail)
{
  DtChoice *choice = g_object_new (DT_TYPE_CHOICE, NULL);
  g_autofree char *both = g_strjoin (" ", label, detail, NULL);

  choice->id = id;
  choice->label = g_strdup (label);
  choice->detail = g_strdup (detail);
  choice->folded = dt_text_fold (both);
  return choice;
}

static gboolean
is_wanted (gpointer item,
           gpointer user_data)
{
  DtChoiceChip *self = user_data;
  DtChoice *choice = item;

  if (self->wanted[0] == '\0')
    return TRUE;
  return choice->id != 0 && strstr (choice->folded, self->wanted) != NULL;
}

static void
update_label (DtChoiceChip *self)
{
  const char *text = self->title;
  g_autofree char *spoken = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->choices)); i++)
    {
      g_autoptr(DtChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      if (self->selected != 0 && choice->id == self->selected)
        text = choice->label;
    }

  gtk_label_set_label (GTK_LABEL (self->label), text);
  if (self->selected != 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "set");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "set");

  spoken = g_strdup_printf (C_("filter and its value", "%s: %s"), self->title,
                            self->selected != 0 ? gtk_label_get_label (GTK_LABEL (self->label)) : self->any);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_tooltip_text (self->button, spoken);
}

void
dt_choice_chip_begin (DtChoiceChip *self)
{
  g_return_if_fail (DT_IS_CHOICE_CHIP (self));

  g_clear_pointer (&self->coming, g_ptr_array_unref);
  self->coming = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->coming, new_choice (0, self->any, NULL));
}

/**
 * dt_choice_chip_add:
 * @id: not 0
 * @label: what the chip shows when it is chosen
 * @detail: (nullable): second line of the list; searched as well
 */
void
dt_choice_chip_add (DtChoiceChip *self,
                    gint64        id,
                    const char   *label,
                    const char   *detail)
{
  g_return_if_fail (DT_IS_CHOICE_CHIP (self));
  g_return_if_fail (self->coming != NULL);

  g_ptr_array_add (self->coming, new_choice (id, label, detail));
}

void
dt_choice_chip_end (DtChoiceChip *self)
{
  g_return_if_fail (DT_IS_CHOICE_CHIP (self));
  g_return_if_fail (self->coming != NULL);

  /* Apart: what is gone and what is new need not be compared. */
  g_list_store_remove_all (self->choices);
  g_list_store_splice (self->choices, 0, 0, self->coming->pdata, self->coming->len);
  g_clear_pointer (&self->coming, g_ptr_array_unref);
  update_label (self);
}

gint64
dt_choice_chip_get_selected (DtChoiceChip *self)
{
  g_return_val_if_fail (DT_IS_CHOICE_CHIP (self), 0);

  return self->selected;
}

void
dt_choice_chip_set_selected (DtChoiceChip *self,
                             gint64        id)
{
  g_return_if_fail (DT_IS_CHOICE_CHIP (self));

  self->selected = id;
  update_label (self);
}

static void
choose (DtChoiceChip *self,
        DtChoice     *choice)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (choice == NULL || choice->id == self->selected)
    return;

  dt_choice_chip_set_selected (self, choice->id);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_activate (DtChoiceChip *self,
             guint         position,
             GtkListView  *view)
{
  g_autoptr(DtChoice) choice = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);

  choose (self, choice);
}

/* Enter takes the first that is found. */
static void
on_search_activate (DtChoiceChip *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->choices)); i++)
    {
      g_autoptr(DtChoice) choice = g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      if (is_wanted (choice, self))
        {
          choose (self, choice);
          return;
        }
    }
}

static void
on_search_changed (DtChoiceChip *self)
{
  g_free (self->wanted);
  self->wanted = dt_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_popover_show (DtChoiceChip *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                       "max-width-chars", 36, NULL);

      gtk_widget_add_css_class (label, i == 0 ? "dense" : "second-line");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  DtChoice *choice = gtk_list_item_get_item (item);
  GtkWidget *first = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *second = gtk_widget_get_next_sibling (first);

  gtk_label_set_label (GTK_LABEL (first), choice->label);
  gtk_label_set_label (GTK_LABEL (second), choice->detail != NULL ? choice->detail : "");
  gtk_widget_set_visible (second, choice->detail != NULL);
}

static GtkWidget *
new_list (DtChoiceChip *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;
  GtkWidget *view;
  GtkWidget *scroller;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->choices)),
                                        g_object_ref (GTK_FILTER (self->filter)));
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (filtered))), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
  g_signal_connect_swapped (view, "activate", G_CALLBACK (on_activate), self);

  scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                           "hscrollbar-policy", GTK_POLICY_NEVER,
                           "min-content-height", 240,
                           "max-content-height", 360,
                           "propagate-natural-height", TRUE,
                           "child", view,
                           NULL);
  return scroller;
}

static void
build (DtChoiceChip *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->entry = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _("Search"), "search-delay", 60, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_search_activate), self);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), new_list (self));

  self->popover = gtk_popover_new ();
  gtk_widget_set_size_request (self->popover, 300, -1);
  gtk_widget_add_css_class (self->popover, "choice-popover");
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (on_popover_show), self);

  self->label = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 18, NULL);
  gtk_box_append (GTK_BOX (content), self->label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "child", content, "popover", self->popover, NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

static void
dt_choice_chip_dispose (GObject *object)
{
  DtChoiceChip *self = DT_CHOICE_CHIP (object);

  if (self->entry != NULL)
    g_signal_handlers_disconnect_by_data (self->entry, self);
  self->entry = NULL;
  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->coming, g_ptr_array_unref);

  G_OBJECT_CLASS (dt_choice_chip_parent_class)->dispose (object);
}

static void
dt_choice_chip_finalize (GObject *object)
{
  DtChoiceChip *self = DT_CHOICE_CHIP (object);

  /* The list may outlive the chip for a moment; its filter must not look here. */
  gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_object_unref (self->filter);
  g_object_unref (self->choices);
  g_free (self->title);
  g_free (self->any);
  g_free (self->wanted);

  G_OBJECT_CLASS (dt_choice_chip_parent_class)->finalize (object);
}

static void
dt_choice_chip_class_init (DtChoiceChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dt_choice_chip_dispose;
  object_class->finalize = dt_choice_chip_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "choice-chip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dt_choice_chip_init (DtChoiceChip *self)
{
  self->choices = g_list_store_new (DT_TYPE_CHOICE);
  self->filter = gtk_custom_filter_new (is_wanted, self, NULL);
  self->wanted = g_strdup ("");
}

/**
 * dt_choice_chip_new:
 * @title: what is filtered by
 * @any: the choice that filters nothing
 *
 * Returns: (transfer floating): a chip without choices
 */
GtkWidget *
dt_choice_chip_new (const char *title,
                    const char *any)
{
  DtChoiceChip *self = g_object_new (DT_TYPE_CHOICE_CHIP, NULL);

  self->title = g_strdup (title);
  self->any = g_strdup (any);
  build (self);
  dt_choice_chip_begin (self);
  dt_choice_chip_end (self);
  return GTK_WIDGET (self);
}
