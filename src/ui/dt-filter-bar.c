/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "dt-filter-bar-private.h"

#include <glib/gi18n-lib.h>

#define GAP 12
#define LEAST_WORDS 110

enum { SIGNAL_EDITED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DtFilterBar, dt_filter_bar, GTK_TYPE_WIDGET)

/**
 * dt_filter_bar_announce:
 * @self: a filter bar
 * @query: (transfer full): the conditions that are wanted
 *
 * Tells them to who listens to `edited`.
 */
void
dt_filter_bar_announce (DtFilterBar *self,
                        DtQuery     *query)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, query);
  dt_query_free (query);
}

/**
 * dt_filter_bar_edit:
 * @self: a filter bar
 *
 * A condition set by hand ends what the left list had chosen as a whole.
 *
 * Returns: (transfer full): the conditions in force, to be changed and announced
 */
DtQuery *
dt_filter_bar_edit (DtFilterBar *self)
{
  DtQuery *query = dt_query_copy (self->query);

  query->morning = FALSE;
  return query;
}

/* --- Choices --- */

static void
on_directive_picked (DtFilterBar *self,
                     gint64       id)
{
  DtQuery *query = dt_filter_bar_edit (self);

  query->directive_id = id;
  dt_filter_bar_announce (self, query);
}

static void
on_unit_picked (DtFilterBar *self,
                gint64       id)
{
  DtQuery *query = dt_filter_bar_edit (self);

  query->unit_id = id;
  dt_filter_bar_announce (self, query);
}

static void
sync_buttons (DtFilterBar *self)
{
  gtk_widget_set_visible (self->directive_button, !self->narrow);
  gtk_widget_set_visible (self->unit_button, !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->state_button), !self->narrow);
}

/* --- Size --- */

static void
dt_filter_bar_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  DtFilterBar *self = DT_FILTER_BAR (widget);
  int chips_minimum, chips, words_minimum, words;

  gtk_widget_measure (self->scroller, orientation, -1, &chips_minimum, &chips, NULL, NULL);
  gtk_widget_measure (self->summary, orientation, -1, &words_minimum, &words, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = MAX (chips_minimum, words_minimum);
      *natural = MAX (chips, words);
    }
  else
    {
      *minimum = chips_minimum + words_minimum;
      *natural = chips + GAP + words;
    }
}

/* The chips can be clicked, the words only read: where there is too little room, the words give way. */
static void
dt_filter_bar_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DtFilterBar *self = DT_FILTER_BAR (widget);
  int chips, words;

  gtk_widget_measure (self->scroller, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &chips, NULL, NULL);
  gtk_widget_measure (self->summary, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &words, NULL, NULL);
  chips = MIN (chips, MAX (0, width - LEAST_WORDS));
  words = MIN (words, MAX (0, width - chips - GAP));
  gtk_widget_size_allocate (self->scroller, &(GtkAllocation) { 0, 0, MAX (1, chips), height }, -1);
  gtk_widget_size_allocate (self->summary, &(GtkAllocation) { width - words, 0, words, height }, -1);

  if (self->directive_popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->directive_popover));
  if (self->unit_popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->unit_popover));
}

/* --- Object --- */

static void
take_away (DtPickPopover **popover)
{
  if (*popover == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (*popover), FALSE);
  gtk_widget_unparent (GTK_WIDGET (*popover));
  *popover = NULL;
}

static void
dt_filter_bar_dispose (GObject *object)
{
  DtFilterBar *self = DT_FILTER_BAR (object);
  GtkWidget *child;

  if (self->directives != NULL)
    g_signal_handlers_disconnect_by_data (self->directives, self);
  if (self->units != NULL)
    g_signal_handlers_disconnect_by_data (self->units, self);
  g_clear_object (&self->directives);
  g_clear_object (&self->units);
  take_away (&self->directive_popover);
  take_away (&self->unit_popover);
  gtk_widget_dispose_template (GTK_WIDGET (self), DT_TYPE_FILTER_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->context);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->query, dt_query_free);

  G_OBJECT_CLASS (dt_filter_bar_parent_class)->dispose (object);
}

static void
dt_filter_bar_class_init (DtFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dt_filter_bar_dispose;
  widget_class->measure = dt_filter_bar_measure;
  widget_class->size_allocate = dt_filter_bar_size_allocate;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", DT_TYPE_FILTER_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/example/DirectiveTracker/ui/dt-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, scroller);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, add_button);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, directive_button);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, unit_button);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, state_button);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, summary);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, summary_full);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, summary_short);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, state_menu);
  gtk_widget_class_bind_template_child (widget_class, DtFilterBar, all_menu);
}

static DtPickPopover *
make_popover (DtFilterBar *self,
              const char  *placeholder,
              GCallback    picked)
{
  GtkWidget *popover = dt_pick_popover_new (placeholder);

  g_signal_connect_swapped (popover, "picked", picked, self);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  return DT_PICK_POPOVER (popover);
}

static void
dt_filter_bar_init (DtFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dt_filter_bar_make_menus (self);
}

/**
 * dt_filter_bar_set_context:
 * @self: a filter bar
 * @context: what the window shares
 *
 * Lets the bar read what there is to choose from. To be called once.
 */
void
dt_filter_bar_set_context (DtFilterBar *self,
                           DtContext   *context)
{
  g_return_if_fail (DT_IS_FILTER_BAR (self) && self->context == NULL);

  self->context = g_object_ref (context);
  self->directive_popover = make_popover (self, _("Symbol or subject"), G_CALLBACK (on_directive_picked));
  self->unit_popover = make_popover (self, _("Unit"), G_CALLBACK (on_unit_picked));
}

/**
 * dt_filter_bar_new:
 * @context: what the window shares
 *
 * Returns: (transfer floating): a bar without conditions
 */
GtkWidget *
dt_filter_bar_new (DtContext *context)
{
  DtFilterBar *self = g_object_new (DT_TYPE_FILTER_BAR, NULL);

  dt_filter_bar_set_context (self, context);
  return GTK_WIDGET (self);
}

/**
 * dt_filter_bar_set_query:
 * @self: a filter bar
 * @query: the conditions in force
 */
void
dt_filter_bar_set_query (DtFilterBar   *self,
                         const DtQuery *query)
{
  g_return_if_fail (DT_IS_FILTER_BAR (self));

  g_clear_pointer (&self->query, dt_query_free);
  self->query = dt_query_copy (query);
  dt_filter_bar_sync_chips (self);
  dt_filter_bar_sync_menus (self);
}

/**
 * dt_filter_bar_set_narrow:
 * @self: a filter bar
 * @narrow: whether there is little room
 */
void
dt_filter_bar_set_narrow (DtFilterBar *self,
                          gboolean     narrow)
{
  g_return_if_fail (DT_IS_FILTER_BAR (self));

  self->narrow = narrow;
  sync_buttons (self);
}

/**
 * dt_filter_bar_set_summary:
 * @self: a filter bar
 * @full: Pango markup: what is shown, in numbers, with the day
 * @brief: Pango markup: the same where there is too little room
 */
void
dt_filter_bar_set_summary (DtFilterBar *self,
                           const char  *full,
                           const char  *brief)
{
  g_return_if_fail (DT_IS_FILTER_BAR (self));

  gtk_label_set_markup (self->summary_full, full);
  gtk_label_set_markup (self->summary_short, brief);
}
